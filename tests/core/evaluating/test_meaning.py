"""Whether a text tells what it should: by embeddings where they are, by words else; and what was kept."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import fmean

import pytest

from core.evaluating import meaning
from core.evaluating.likenesses import Likenesses
from core.evaluating.meaning import BY_WORDS, GAVE_UP, by_words, kept, meanings
from core.evaluating.measuring import Both, meaning_of
from core.evaluating.samples import Ask, Written
from core.files import read_jsonl
from core.language import likeness
from core.language.likeness import Judge
from core.progress import Cancelled, Progress, silent

SOURCES = [
    "The ferryman waited at the landing until it rained, and then he went in and made the passengers tea.",
    "The parliament debated the new tax on windows for eleven hours, and voted against it without a count.",
    "A surgeon washed her hands, looked at the broken wrist, and asked the boy which tree it had been.",
    "Two brothers sold the orchard, quarrelled over the price of the cider press, and moved apart.",
    "The orchestra lost its second oboe to the fever, so the conductor crossed out eight bars and went on.",
    "At the observatory they measured the comet twice, and both times the old clock was four seconds slow.",
]
RETOLD = [
    "He stood at the landing, the ferryman, till the rain came; then tea it was, for him and his passengers.",
    "For eleven hours they debated windows and the tax on them, and parliament would have none of it.",
    "The wrist was broken. She washed, the surgeon, and wished to know of the boy which tree it had been.",
    "The orchard went, and the cider press with it; the brothers quarrelled over the price and parted.",
    "Eight bars were crossed out by the conductor, for the oboe lay in a fever, and the orchestra went on.",
    "Twice was the comet measured, and twice the clock of the observatory was four seconds slow.",
]

CHILD = """
import json, sys
sys.stdin.readline()
known = []
for line in sys.stdin:
    asked = json.loads(line)
    if asked["do"] == "know":
        known += asked["texts"]
    elif asked["text"] == "die":
        sys.exit(3)
    else:
        found = {"event": "compared", "id": asked["id"], "likeness": len(asked["text"]) / 100, "spread": 0.25}
        print(json.dumps(found), flush=True)
"""


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An embedding model that takes the length of a text for its likeness."""
    (tmp_path / "child.py").write_text(CHILD)
    monkeypatch.setattr(likeness, "worker_command", lambda: [sys.executable, str(tmp_path / "child.py")])
    monkeypatch.setattr(Judge, "available", staticmethod(lambda: True))


def test_by_words_a_retelling_is_nearer_to_its_own_source_than_to_others() -> None:
    found = by_words(SOURCES, RETOLD)
    assert all(one.to_source > 0.3 and not one.strays for one in found)
    astray = by_words(SOURCES, [*RETOLD[1:], RETOLD[0]])
    assert all(one.strays for one in astray)
    assert all(one.to_source == pytest.approx(1) for one in by_words(SOURCES, SOURCES))


def test_by_words_of_hardly_any_text() -> None:
    assert by_words([], []) == []
    for text in ("", "word", "…", "a b c d"):
        (found,) = by_words([text], [text])
        assert found.to_source in (0.0, pytest.approx(1.0))
        assert by_words([SOURCES[0]], [text])[0].strays
    book = ["祖母は豆をむき、雨が近いと言った。", "電車は三番線から出る。", "医者は手を洗った。"]
    same, other = by_words(book, [book[0], book[2], ""])[:2]
    assert same.to_source == pytest.approx(1) and other.to_source < 0.2


def test_without_the_embedding_model_words_are_compared_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Judge, "available", staticmethod(lambda: False))
    found = meanings(SOURCES, RETOLD, silent)
    assert found.by == "words" and found.note == BY_WORDS
    assert all(0.3 < one.to_source < 1 and not one.strays for one in found.each)
    assert meanings([], [], silent).each == ()


@pytest.mark.usefixtures("child")
def test_the_embedding_model_is_asked_for_each_and_told_of() -> None:
    told: list[Progress] = []
    found = meanings(SOURCES[:3], ["x" * 20, "x" * 30, "x" * 80], told.append)
    assert found.by == "embeddings" and found.note == ""
    assert [one.to_source for one in found.each] == [0.2, 0.3, 0.8]
    assert [one.strays for one in found.each] == [True, False, False]
    assert {(p.stage, p.total) for p in told} == {("evaluate", 3)}
    assert sorted({p.done for p in told}) == [0, 1, 2]


@pytest.mark.usefixtures("child")
def test_a_model_that_ends_in_the_middle_leaves_words_for_all_and_says_so() -> None:
    found = meanings(SOURCES[:3], [RETOLD[0], "die", RETOLD[2]], silent)
    assert found.by == "words" and found.note == GAVE_UP and len(found.each) == 3


@pytest.mark.usefixtures("child")
def test_what_was_compared_once_is_not_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, written = tmp_path / "likenesses.jsonl", ["x" * 20, "x" * 30, "x" * 80]

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        meanings(SOURCES[:3], written, stop, Likenesses(file))
    assert len(read_jsonl(file)) == 2
    asked, ask = list[str](), Judge.ask
    monkeypatch.setattr(
        Judge, "ask", lambda judge, source, text: asked.append(text) or ask(judge, source, text)
    )
    first = meanings(SOURCES[:3], written, silent, Likenesses(file))
    assert asked == written[2:] and first == meanings(SOURCES[:3], written, silent)
    asked.clear()
    assert meanings(SOURCES[:3], written, silent, Likenesses(file)) == first and not asked
    # Other texts, other sources beside them and another model are other questions.
    meanings(SOURCES[:3], [*written[:2], "x" * 81], silent, Likenesses(file))
    assert asked == ["x" * 81]
    meanings(SOURCES[:2], written[:2], silent, Likenesses(file))
    assert asked == ["x" * 81, *written[:2]]
    monkeypatch.setattr(meaning, "model_path", lambda: tmp_path / "another")
    meanings(SOURCES[:2], written[:2], silent, Likenesses(file))
    assert asked == ["x" * 81, *written[:2], *written[:2]]


@pytest.mark.usefixtures("child")
def test_a_stop_is_heard_between_two_texts() -> None:
    def stop_at_the_second(progress: Progress) -> None:
        if progress.done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        meanings(SOURCES, RETOLD, stop_at_the_second)


def test_names_numbers_and_length_that_were_kept() -> None:
    source = "On the quay old Havering counted 12 crates and 340 barrels, and Martha wrote it all down."
    text = "Twelve crates, said Havering, and barrels without number; nobody wrote."
    found = kept(source, text)
    assert (found.names, found.names_told, found.numbers, found.numbers_told) == (1, 2, 1, 2)
    assert found.length == pytest.approx(10 / 17)
    assert kept(source, text, 20).length == pytest.approx(0.5)
    nothing = kept("", "")
    assert (nothing.names_told, nothing.numbers_told, nothing.length) == (0, 0, 0.0)


def test_chance_is_of_other_descriptions_and_with_one_alone_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Judge, "available", staticmethod(lambda: False))
    written = [
        Written(Ask(source[:9], "scene", "", source, 20, source), text, "stop")
        for source, text in zip(SOURCES, RETOLD, strict=True)
    ]
    many, one = (meaning_of(Both(some, some), None, silent) for some in (written, written[:1]))
    assert many.chance is not None and many.chance < 0.1 < many.voice.likeness.low
    assert one.chance is None and one.voice.likeness.middle > 0.3


@pytest.mark.long
@pytest.mark.skipif(not Judge.available(), reason="the embedding model is not here")
def test_the_real_model_knows_the_retellings() -> None:
    found = meanings(SOURCES, RETOLD, silent)
    astray = meanings(SOURCES, [*RETOLD[1:], RETOLD[0]], silent)
    assert found.by == "embeddings" and not any(one.strays for one in found.each)
    assert fmean(one.to_source for one in found.each) > 0.6
    assert fmean(one.to_source for one in astray.each) < 0.35
