"""Names are seen wherever a capital stands that nothing else asks for: also of those who are always "Mr."."""

from __future__ import annotations

import pytest

from core.language.names import cast, names

BOOK = (
    "Mr. Quill came down late. “Is the post in?” asked Mr. Quill, and Mrs. Tarn said that it was. Dr. Ash, "
    "who lodged above them, had it already; he read out what J. Fenwick wrote of St. Oran, and Mrs. Tarn’s "
    "tea got cold. “I never liked him.” Nobody asked Mr. Quill whom he meant. “Well!” Dr. Ash left."
)


def test_a_title_ends_no_sentence() -> None:
    assert dict(names(BOOK)) == {"Quill": 3, "Tarn": 2, "Ash": 2, "Fenwick": 1, "Oran": 1}


def test_whoever_is_always_called_mister_belongs_to_the_cast() -> None:
    chapters = [f"{BOOK} “Good night.” Then nothing was heard for a while." for _ in range(2)]
    assert cast(chapters) == {"quill", "tarn", "ash"}


@pytest.mark.parametrize(
    "text",
    [
        "He said so. Nobody came. “No!” Presently it rained… Everything was wet, hats etc. Nothing else was.",
        "“Will you?” Somebody laughed. ‘Never.’ Later they all went home at 5 p.m. Nothing was said.",
    ],
)
def test_other_stops_ask_for_a_capital(text: str) -> None:
    assert not names(text)
