"""The blind test asks fairly, keeps its answers, goes on later, and says no more than the count does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.evaluating import blind
from core.evaluating.blind import FEWEST, LEAST, MOST, Blind, Score, Side, answer, read
from core.evaluating.interval import proportion
from core.evaluating.summary import Finding, folder_of
from core.files import read_jsonl, write_jsonl
from core.language.words import WORD
from tests.core.evaluating.findings import COPIED, HELD_OUT, finding


def made(turn: int = 1) -> Blind:
    return blind.blind(finding(), turn)


def first_places(test: Blind) -> list[blind.Round]:
    """The questions about the beginning of a page."""
    return [one for one in test.rounds if "-" not in one.id]


def test_every_question_is_the_author_against_the_voice_on_the_same_page() -> None:
    originals = {sample.original: sample.voice.text for sample in finding().samples if sample.original}
    test = made()
    assert test.rounds and len({one.id for one in test.rounds}) == len(test.rounds)
    for one in test.rounds:
        own, other = (one.left, one.right) if one.author == "left" else (one.right, one.left)
        original = next(text for text in originals if own.strip(" …") in text)
        assert other.strip(" …") in originals[original]


def test_nothing_but_the_writing_tells_them_apart() -> None:
    for one in made().rounds:
        assert len(WORD.findall(one.left)) == len(WORD.findall(one.right)) in range(LEAST, MOST + 1)
        assert one.left.endswith(" …") and one.right.endswith(" …") and one.page.endswith(" …")
        assert one.left.startswith("… ") == one.right.startswith("… ")


def test_a_page_to_compare_with_is_never_asked_about() -> None:
    for turn in range(1, 8):
        test = made(turn)
        own = {one.left if one.author == "left" else one.right for one in test.rounds}
        shown = {one.page for one in test.rounds}
        assert not any(page[:60] == text[:60] for page in shown for text in own)
        assert len(shown) + len(first_places(test)) <= HELD_OUT


def test_sides_are_drawn_and_can_be_drawn_again() -> None:
    assert made() == made() and made(2).rounds != made().rounds
    sides = [one.author for turn in range(1, 30) for one in made(turn).rounds]
    assert 0.4 < sides.count("left") / len(sides) < 0.6


def test_a_text_that_recites_is_left_out() -> None:
    whole = finding()
    samples = tuple(replace(s, voice=replace(s.voice, copies=COPIED)) for s in whole.samples[:8])
    test = blind.blind(replace(whole, samples=(*samples, *whole.samples[8:])))
    assert test.left_out and len(first_places(test)) + test.left_out == len(first_places(made()))
    shut = {sample.voice.text[:60] for sample in samples}
    assert not any(text[:60] in shut for one in test.rounds for text in (one.left, one.right))


@pytest.mark.parametrize("held_out", [0, 1])
def test_too_few_pages_are_no_test(held_out: int) -> None:
    whole = finding()
    pages = [sample for sample in whole.samples if sample.kind == "held-out"][:held_out]
    test = blind.blind(replace(whole, samples=tuple(pages)))
    assert test.rounds == () and test.next is None and not test.over and not test.enough


def judge(adapter: Path, found: Finding, rounds: int, right: int) -> Blind:
    """Answer so many questions, the first ones rightly."""
    for number in range(rounds):
        test = read(adapter, found)
        asked = test.next
        assert asked is not None
        other: Side = "right" if asked.author == "left" else "left"
        answer(adapter, test, asked, asked.author if number < right else other)
    return read(adapter, found)


def test_answers_are_kept_and_it_goes_on_where_it_was_left(tmp_path: Path) -> None:
    found = finding()
    folder_of(tmp_path).mkdir()
    test = judge(tmp_path, found, 4, 3)
    assert test.answered == 4 and not test.over and (test.score.right, test.score.of) == (3, 4)
    with (folder_of(tmp_path) / blind.FILE).open("a", encoding="utf-8") as file:
        file.write('{"test": "torn')  # a kill in the middle of a row
    assert read(tmp_path, found).answered == 4
    test = judge(tmp_path, found, len(test.rounds) - 4, 0)
    assert test.over and test.next is None and len(test.rounds) >= FEWEST and test.enough
    rows = read_jsonl(folder_of(tmp_path) / blind.FILE)
    assert sum(row["right"] for row in rows) == 3 and {row["test"] for row in rows} == {f"{found.weights}-1"}


@pytest.mark.parametrize("page", range(HELD_OUT))
def test_a_right_answer_stays_right_when_another_page_drops_out(tmp_path: Path, page: int) -> None:
    whole = finding()
    folder_of(tmp_path).mkdir()
    number = len(read(tmp_path, whole).rounds)
    judge(tmp_path, whole, number, number)
    sample = whole.samples[page]
    reciting = replace(sample, voice=replace(sample.voice, copies=COPIED))
    for changed in ((reciting,), ()):  # a text counts as recited by now; a page is not there any more
        samples = (*whole.samples[:page], *changed, *whole.samples[page + 1 :])
        test = read(tmp_path, replace(whole, samples=samples))
        assert test.score.right == test.score.of >= number - 2
        before = {one.id: one.author for one in read(tmp_path, whole).rounds}
        assert all(before.get(one.id, one.author) == one.author for one in test.rounds)


def test_an_answer_counts_as_it_was_kept(tmp_path: Path) -> None:
    """Also one to a question whose sides an older version had drawn otherwise."""
    found = finding()
    folder_of(tmp_path).mkdir()
    asked = read(tmp_path, found).rounds[0]
    other = "right" if asked.author == "left" else "left"
    row = {"test": f"{found.weights}-1", "round": asked.id, "chosen": other, "right": True}
    write_jsonl(folder_of(tmp_path) / blind.FILE, [row])
    assert (read(tmp_path, found).score.right, read(tmp_path, found).score.of) == (1, 1)


def test_another_test_asks_anew_and_keeps_the_first(tmp_path: Path) -> None:
    found = finding()
    folder_of(tmp_path).mkdir()
    first = judge(tmp_path, found, 3, 3)
    second = blind.again(tmp_path, found, first)
    assert second.answered == 0 and read(tmp_path, found) == second and second.test != first.test
    assert len(read_jsonl(folder_of(tmp_path) / blind.FILE)) == 4


def test_a_voice_that_was_trained_again_begins_anew(tmp_path: Path) -> None:
    folder_of(tmp_path).mkdir()
    judge(tmp_path, finding(), 3, 3)
    assert read(tmp_path, replace(finding(), weights="fedcba")).answered == 0


@pytest.mark.parametrize(
    ("right", "of", "said"),
    [
        (
            12,
            20,
            "12 of 20 right: guessing could do as well. Asked for ever, between 39 and 78 answers",
        ),
        (18, 20, "18 of 20 right: you can tell the voice from Ada Fern. Asked for ever, between 70 and 97"),
        (2, 20, "2 of 20 right: you took the voice for Ada Fern. Asked for ever, between 3 and 30 answers"),
        (4, 4, "4 of 4 right: that is too few to say anything."),
        (5, 5, "5 of 5 right: that is too few to say anything."),
        (6, 6, "6 of 6 right: you can tell the voice from Ada Fern."),
        (9, 9, "9 of 9 right: you can tell the voice from Ada Fern."),
        (0, 9, "0 of 9 right: you took the voice for Ada Fern."),
        (7, 9, "7 of 9 right: guessing could do as well."),
    ],
)
def test_the_count_is_said_with_what_it_may_be(right: int, of: int, said: str) -> None:
    assert Score(right, of, proportion(right, of)).sentence("Ada Fern").startswith(said)


def test_where_there_are_few_pages_long_ones_are_asked_about_from_several_places() -> None:
    whole = finding()
    long = [
        replace(one, original=f"{one.original} " * 8, voice=replace(one.voice, text=f"{one.voice.text} " * 8))
        for one in whole.samples
        if one.kind == "held-out"
    ][:4]
    test = blind.blind(replace(whole, samples=tuple(long)))
    assert len(first_places(test)) == 3 and len(test.rounds) == 9 and test.enough
    assert len({one.id for one in test.rounds}) == 9
    for one in test.rounds:
        assert len(WORD.findall(one.left)) == len(WORD.findall(one.right)) in range(LEAST, MOST + 1)
        assert one.left.startswith("… ") == one.right.startswith("… ") == ("-" in one.id)
    assert len({one.left for one in test.rounds} | {one.right for one in test.rounds}) == 18
