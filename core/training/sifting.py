"""Owns which pairs are not learned from, and why: no description, a copy, twice there, another author's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.files import text_hash
from core.language.shingles import longest_shared_run
from core.language.words import words
from core.training.authors import of_author

Row = Mapping[str, Any]

COPIED = 0.8
"""Share of a description's words that stand in a row in the original, from which on it is no description."""
LONG_COPY = 40
"""Words. Shorter runs are quotations."""


def sift(rows: Sequence[Row], author: str, where: str) -> tuple[list[Row], list[str]]:
    """The pairs to learn from, in their order, and for each reason how many were left out.

    Args:
        rows: each with `description` and `original`. where: the file, for people.

    Raises:
        BadInput: half of the rows or more name another author.
    """
    kept, told = of_author(rows, [_author(row) for row in rows], author, where)
    kept, count = _without(kept, lambda row: not row["description"].strip())
    if count:
        told.append(f"{_pairs(count)} left out: the description is empty. Describe again (neutralize).")
    kept, count = _without(kept, _copies)
    if count:
        told.append(
            f"{_pairs(count)} left out: the description is the author's own text, which teaches to copy. "
            "Describe again (neutralize)."
        )
    kept, count = _without(kept, _Seen())
    if count:
        told.append(f"{_pairs(count)} left out: the same text stands in the file more than once.")
    return kept, told


def several_books(rows: Sequence[Row]) -> list[str]:
    """What to tell where pairs come from several projects or files, perhaps by a slip."""
    books = sorted({str(row["book"]) for row in rows if row.get("book")})
    if len(books) < 2:
        return []
    named = ", ".join(books[:4]) + (f" and {len(books) - 4} more" if len(books) > 4 else "")
    return [f"The pairs come from {len(books)} texts ({named}); all of them are learned as one author's."]


class _Seen:
    """Whether the same original was asked about before; white space does not count."""

    def __init__(self) -> None:
        self._hashes: set[str] = set()

    def __call__(self, row: Row) -> bool:
        key = text_hash(" ".join(row["original"].split()))
        known = key in self._hashes
        self._hashes.add(key)
        return known


def _copies(row: Row) -> bool:
    """Whether the description is the original, whole or in one long stretch."""
    said, original = words(row["description"]), words(row["original"])
    if said == original:
        return True
    if len(said) < LONG_COPY:
        return False
    shared = longest_shared_run(row["description"], row["original"])
    return shared >= max(LONG_COPY, COPIED * len(said))


def _without(rows: Sequence[Row], bad: Callable[[Row], bool]) -> tuple[list[Row], int]:
    kept = [row for row in rows if not bad(row)]
    return kept, len(rows) - len(kept)


def _author(row: Row) -> str:
    named = row.get("author")
    return named.strip() if isinstance(named, str) else ""


def _pairs(count: int) -> str:
    return "One pair" if count == 1 else f"{count} pairs"
