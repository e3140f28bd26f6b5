"""Repetition is counted, held against the author's own pages of that length, and little text says nothing."""

from __future__ import annotations

import pytest

from core import machine
from core.evaluating.corpus import Corpus
from core.evaluating.degeneration import OwnPages, repetition
from core.evaluating.ground import Ground
from core.evaluating.measuring import Both, flow_of
from core.evaluating.samples import Ask, Written
from core.files import read_text
from core.language.words import words
from tests.fakes.prose import paragraph

LOOP = "He took the rope and went down to the boat. " * 30


CHAPTERS = [read_text(path) for path in sorted(machine.resource("sample_book/source").iterdir())]


@pytest.fixture(scope="module")
def own() -> OwnPages:
    return OwnPages(CHAPTERS)


def test_figures_of_a_small_text_by_hand() -> None:
    found = repetition("One two three four one two three four five.")
    assert found.words == 9
    assert found.repeated == pytest.approx(1 / 6)  # of six runs of four the fifth stood before
    assert found.distinct == pytest.approx((5 / 9, 5 / 8, 5 / 7))
    assert not found.telling


@pytest.mark.parametrize("text", ["", "  \n", "word", "…", "two words"])
def test_hardly_any_text_repeats_nothing_and_says_nothing(text: str, own: OwnPages) -> None:
    found = repetition(text)
    assert found.repeated == 0 and found.distinct == (1, 1, 1) and not found.telling
    assert own.beside(text).pages == 0


def test_a_loop_repeats_itself_more_than_any_page_of_the_author(own: OwnPages) -> None:
    found, beside = repetition(LOOP), own.beside(LOOP)
    assert found.repeated > 0.9 and found.compression < 0.1 and found.distinct[0] < 0.05
    assert beside.pages >= 20 and beside.repeated == beside.compression == 1
    assert beside.usual is not None and beside.usual.words == found.words
    assert beside.usual.repeated < 0.05 and beside.usual.compression > 0.4


def test_a_page_of_the_author_is_usual(own: OwnPages) -> None:
    beside = own.beside(" ".join(max(CHAPTERS, key=len).split()[300:550]))
    assert beside.pages > 10 and beside.compression < 0.95 and beside.repeated < 0.95


def test_without_books_of_that_length_nothing_is_held_against() -> None:
    assert OwnPages([]).beside(LOOP).pages == 0
    assert OwnPages([paragraph("sea", 100, 1)]).beside(LOOP).pages == 0


def test_a_script_without_spaces_is_read_by_characters() -> None:
    text = "祖母は黙って豆をむき、空を見上げては雨が近いと言った。" * 6
    found = repetition(text)
    assert found.words == len(words(text)) > 100 and found.repeated > 0.7


def test_an_end_of_its_own_is_the_models_and_nobody_elses() -> None:
    ask = Ask("scene", "scene", "", "A man takes a rope.", 270, "")
    written = [
        Written(ask, LOOP, "stop"),
        Written(ask, CHAPTERS[0][:2000], "stop"),
        Written(ask, CHAPTERS[1][:2000], "sentence"),
        Written(ask, CHAPTERS[2][:2000], "length"),
        Written(ask, "", "stop"),
    ]
    ground = Ground("Ada", Corpus(), (), None, "", None, OwnPages(CHAPTERS))
    found = flow_of(ground, Both(written[1:2], written))
    assert (found.voice.texts, found.voice.empty, found.voice.circles) == (5, 1, 1)
    assert found.voice.ended is not None and found.voice.ended.middle == pytest.approx(2 / 5)
    assert found.base.ended is not None and found.base.ended.middle == 1
    assert found.author is not None and found.author.ended is None
