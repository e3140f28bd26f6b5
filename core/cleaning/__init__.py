"""Owns the stage *clean*: a verdict with a reason for every paragraph, and the text that is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from core.progress import Report
from core.project import Project
from core.types import Book, Decision


@dataclass(frozen=True, slots=True)
class Options:
    """Cleaning needs no options: the user's word is in clean/overrides.json."""


@dataclass(frozen=True, slots=True)
class Result:
    """What cleaning left.

    Attributes:
        kept_words, dropped_words, look_words: `look_words` are among the kept ones.
        look_paragraphs: how many paragraphs the user should look at.
        dropped: rule -> paragraphs dropped by it.
        warnings: plain sentences, e.g. about translations and books held twice.
    """

    books: int
    kept_words: int
    dropped_words: int
    look_words: int
    kept_paragraphs: int
    dropped_paragraphs: int
    look_paragraphs: int
    dropped: dict[str, int]
    warnings: tuple[str, ...] = ()


def decide(book: Book, author: str = "") -> list[Decision]:
    """A verdict with a reason for every paragraph of a book, in reading order.

    Args:
        author: whose text to keep where the book does not name its author.
    """
    from core.cleaning import deciding

    return deciding.decide(book, author)


def render(books: Sequence[Book], decisions: Sequence[Decision], overrides: Mapping[str, str]) -> str:
    """The text that is left, with three blank lines wherever something was left out."""
    from core.cleaning import rendering

    return rendering.render(books, decisions, overrides)


def set_override(project: Project, ids: Iterable[str], verdict: Literal["keep", "drop"] | None) -> None:
    """Note the user's word on paragraphs, by decision id; None takes it back."""
    from core.cleaning import overrides

    overrides.set_verdict(project, ids, verdict)


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Decide every paragraph of the project's books and write clean.txt.

    Raises:
        Missing: there is no book yet.
        Cancelled: as `report` does; the files of the last run stay.
    """
    from core.cleaning.stage import clean

    return clean(project, report)
