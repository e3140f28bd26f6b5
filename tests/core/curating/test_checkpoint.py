"""The step's own check: markup, lines of verse or of a fixed width, a text without blank lines, its size."""

import textwrap

import pytest

from core.curating import quality
from core.curating.checkpoint import HINTS, check, lost
from tests.fakes.prose import paragraph

PROSE = [paragraph("sea", 90, n) for n in range(8)]
VERSE = "The hill is low. The road is long.\nThe river bends below.\nAnd nobody has learned the song."


def told(*runs: list[str]) -> str:
    return " ".join(check(runs, 700_000, 700_000, cut=False))


def test_plain_prose_needs_no_word() -> None:
    assert told(PROSE) == ""


def test_a_corpus_of_poems_is_told() -> None:
    assert "as verse does" in told([*PROSE[:1], *[VERSE] * 20])
    assert told([*PROSE, VERSE]) == ""


def test_lines_of_a_fixed_width_are_told() -> None:
    assert "fixed width" in told([textwrap.fill(p, 72) for p in PROSE])
    assert "fixed width" not in told([VERSE] * 20)


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_text_without_blank_lines_is_told(between: str) -> None:
    text = told([between.join(PROSE * 8)])
    assert "blank lines between paragraphs seem to be missing" in text
    assert "verse" not in text


@pytest.mark.parametrize("markup", ["<p class='x'>", "&nbsp;", "**bold**", "[a](https://example.org)"])
def test_markup_is_shown(markup: str) -> None:
    assert repr(markup)[1:-1] in told([*PROSE, f"He left. {markup} She stayed."])


def test_small_corpora_and_gaps_are_told() -> None:
    small = " ".join(check([PROSE], 1_000, 900_000, cut=False))
    assert "very small corpus (1,000 tokens)" in small
    assert "too short to cut training passages from" in " ".join(
        check([[p] for p in PROSE], 900_000, 900_000, cut=True)
    )


def test_a_text_that_is_mostly_rejected_is_told_why() -> None:
    text = lost({quality.SPECIAL: 700, quality.SHORT: 20, "beyond the budget": 5_000}, 1_000)
    assert text.startswith("720 of 1,000 words are not fit")
    assert quality.SPECIAL in text and HINTS[quality.SPECIAL] in text
    assert lost({quality.SHORT: 20, "beyond the budget": 900}, 1_000) == ""
    assert lost({}, 0) == ""


def test_every_reason_has_a_hint() -> None:
    reasons = {quality.SPECIAL, quality.DAMAGED, quality.FRAGMENT, quality.SHORT, quality.REPETITIVE}
    assert set(HINTS) == reasons
