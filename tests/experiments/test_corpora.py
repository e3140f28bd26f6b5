"""Tests that an experiment's sets of chapters stay apart and are spread over the book."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from core.language.words import count_words
from core.progress import BadInput
from core.training.dataset import Example
from core.writing.prompt import training_text
from tests.experiments.corpora import LEAST, Parts, Sizes, parts_of, shortened

SIZES = Sizes(6_000, 800, 1_600, 1_000)


def chapters(count: int, words: int = 1_200) -> list[list[str]]:
    """Each paragraph names its chapter, so that it is known again."""
    return [[f"chapter{number} " + "word " * 99 for _ in range(words // 100)] for number in range(count)]


def numbers(side: Sequence[Sequence[str]]) -> list[int]:
    return [int(run[0].split()[0].removeprefix("chapter")) for run in side]


def words(side: Sequence[Sequence[str]]) -> int:
    return sum(count_words(paragraph) for run in side for paragraph in run)


@pytest.fixture
def parts() -> Parts:
    return parts_of(chapters(40), SIZES)


def test_no_chapter_is_in_two_sets(parts: Parts) -> None:
    sides = [set(numbers(side)) for side in (parts.train, parts.valid, parts.test)]
    assert sum(map(len, sides)) == len(set.union(*sides))


def test_what_is_known_of_the_author_leaves_the_measured_chapters_out(parts: Parts) -> None:
    assert not set(numbers(parts.rest)) & set(numbers(parts.test))
    assert len(parts.rest) + len(parts.test) == 40


def test_sets_are_about_as_large_as_asked_for(parts: Parts) -> None:
    assert SIZES.valid <= words(parts.valid) <= SIZES.valid + SIZES.piece
    assert SIZES.test <= words(parts.test) <= SIZES.test + SIZES.piece
    assert SIZES.train - SIZES.piece <= words(parts.train) <= SIZES.train + SIZES.piece


def test_held_out_chapters_stand_between_the_others(parts: Parts) -> None:
    learned = numbers(parts.train)
    assert all(min(learned) < number < max(learned) for number in numbers(parts.test))


def test_of_a_long_chapter_the_beginning_is_used() -> None:
    parts = parts_of(chapters(10, words=5_000), SIZES)
    assert all(count_words(" ".join(run)) == SIZES.piece for run in parts.train)


def test_short_chapters_are_passed_over() -> None:
    mixed = [*chapters(30), *([["short " * (LEAST - 1)]] * 30)]
    parts = parts_of(mixed, SIZES)
    assert all(run[0].startswith("chapter") for run in (*parts.train, *parts.valid, *parts.test))


def test_too_little_text_is_refused() -> None:
    with pytest.raises(BadInput):
        parts_of(chapters(4), SIZES)


def test_half_a_description_is_every_other_sentence() -> None:
    told = "A girl came in. She sat down. Nobody spoke. The rain went on."
    text, chars = training_text("A", 4, told, "Rain. Nothing but rain.")
    half = shortened(Example(text, chars), 0.5)
    assert half.description == "A girl came in. Nobody spoke."
    assert half.completion == "Rain. Nothing but rain."


def test_a_description_is_never_left_out() -> None:
    text, chars = training_text("A", 4, "A girl came in.", "Rain. Nothing but rain.")
    assert shortened(Example(text, chars), 0.1).description == "A girl came in."
