"""Owns books that say the same twice: another edition of a text trains it twice, so the later one goes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from core.cleaning.rulings import Ruling
from core.types import Book, Decision

RUN = 5  # words; editions differ in spelling and commas, and still share most runs of five
SAME = 0.6  # of a paragraph's runs, from where it is the same paragraph
MUCH = 0.3  # of a book's paragraphs, from where it is another edition; less is quotation
LEAST_RUNS = 4  # shorter paragraphs go with their neighbours
TWICE = Ruling("drop", "said-twice", "An earlier book of this project holds the same paragraph.")


def drop_repeats(books: Sequence[Book], decisions: Sequence[Decision]) -> tuple[list[Decision], list[str]]:
    """Drop from later books what an earlier one holds too, where much of the book is the same.

    Returns:
        the decisions, and the titles of the books concerned.
    """
    if len(books) < 2:
        return list(decisions), []
    by_book: dict[str, list[Decision]] = {book.digest: [] for book in books}
    for decision in decisions:
        by_book[decision.book].append(decision)
    seen: set[int] = set()
    out: list[Decision] = []
    twice: list[str] = []
    for book in books:
        rows = by_book[book.digest]
        runs = [_runs(_text(book, row)) if row.verdict != "drop" else [] for row in rows]
        same = _repeated(runs, seen) if seen else set()
        if len(same) > max(5, MUCH * sum(bool(found) for found in runs)):
            twice.append(book.title or book.source)
            rows = [_dropped(row) if i in same else row for i, row in enumerate(rows)]
        out += rows
        seen.update(run for found in runs for run in found)
    return out, twice


def _repeated(runs: Sequence[Sequence[int]], seen: set[int]) -> set[int]:
    """Which paragraphs were said before, with the short ones between two such."""
    same = {
        i
        for i, found in enumerate(runs)
        if len(found) >= LEAST_RUNS and sum(run in seen for run in found) >= SAME * len(found)
    }
    told = [i for i, found in enumerate(runs) if len(found) >= LEAST_RUNS]
    for first, last in itertools.pairwise(told):
        if first in same and last in same:
            same.update(range(first + 1, last))
    return same


def _dropped(row: Decision) -> Decision:
    if row.verdict == "drop":
        return row
    return replace(row, verdict=TWICE.verdict, rule=TWICE.rule, reason=TWICE.reason, repaired="")


def _text(book: Book, row: Decision) -> str:
    return book.sections[row.section].paragraphs[row.index].text


def _runs(text: str) -> list[int]:
    """Every run of words in a paragraph, folded and hashed."""
    words = re.findall(r"\w+", text.casefold())
    return [hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1)]
