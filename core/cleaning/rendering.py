"""Owns the text that is left: what the rules and the user keep, a gap wherever something was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.cleaning.furniture import CONTINUOUS
from core.files import join_runs
from core.types import Book, Decision


def kept(decision: Decision, overrides: Mapping[str, str]) -> bool:
    """Whether a paragraph stays: the user's word wins over the rules."""
    return overrides.get(decision.id, decision.verdict) != "drop"


def runs(book: Book, decisions: Sequence[Decision], overrides: Mapping[str, str]) -> list[list[str]]:
    """The kept paragraphs of one book as unbroken runs."""
    found: list[list[str]] = [[]]
    section = -1
    for decision in decisions:
        part = book.sections[decision.section]
        if decision.section != section:
            section = decision.section
            if not part.joined:
                found.append([])
        if kept(decision, overrides):
            found[-1].append(decision.repaired or part.paragraphs[decision.index].text)
        elif overrides.get(decision.id) == "drop" or decision.rule not in CONTINUOUS:
            found.append([])
    return [run for run in found if run]


def render(books: Sequence[Book], decisions: Sequence[Decision], overrides: Mapping[str, str]) -> str:
    """What the user would have got by cleaning by hand: see `core.files.join_runs` for the gaps."""
    by_book: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_book.setdefault(decision.book, []).append(decision)
    return join_runs(run for book in books for run in runs(book, by_book.get(book.digest, []), overrides))
