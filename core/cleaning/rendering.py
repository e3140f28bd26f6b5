"""Owns the text that is left: what the rules and the user keep, a gap wherever something was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.cleaning.furniture import CONTINUOUS
from core.files import join_runs
from core.types import Book, Decision


def kept(decision: Decision, overrides: Mapping[str, str]) -> bool:
    """Whether a paragraph stays: the user's word wins over the rules."""
    return overrides.get(decision.id, decision.verdict) != "drop"


@dataclass(slots=True)
class Run:
    """An unbroken stretch of kept paragraphs, and where in its book it begins."""

    section: int
    paragraphs: list[str] = field(default_factory=list)


def runs(book: Book, decisions: Sequence[Decision], overrides: Mapping[str, str]) -> list[Run]:
    """The kept paragraphs of one book as unbroken runs."""
    found = [Run(0)]
    section = -1
    for decision in decisions:
        part = book.sections[decision.section]
        if decision.section != section:
            section = decision.section
            if not part.joined:
                found.append(Run(section))
        if kept(decision, overrides):
            found[-1].paragraphs.append(decision.repaired or part.paragraphs[decision.index].text)
        elif overrides.get(decision.id) == "drop" or decision.rule not in CONTINUOUS:
            found.append(Run(section))
    return [run for run in found if run.paragraphs]


def render(books: Sequence[Book], decisions: Sequence[Decision], overrides: Mapping[str, str]) -> str:
    """What the user would have got by cleaning by hand: see `core.files.join_runs` for the gaps."""
    return join_runs(run.paragraphs for _, run in _all(books, decisions, overrides))


def places(
    books: Sequence[Book], decisions: Sequence[Decision], overrides: Mapping[str, str]
) -> list[dict[str, str]]:
    """Book and chapter of each run of `render`; the chapter is empty where it has no title."""
    return [
        {"book": book.title or book.source, "chapter": book.sections[run.section].title}
        for book, run in _all(books, decisions, overrides)
    ]


def _all(
    books: Sequence[Book], decisions: Sequence[Decision], overrides: Mapping[str, str]
) -> Iterator[tuple[Book, Run]]:
    by_book: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_book.setdefault(decision.book, []).append(decision)
    return ((book, run) for book in books for run in runs(book, by_book.get(book.digest, []), overrides))
