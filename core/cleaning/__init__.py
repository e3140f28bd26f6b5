"""Owns the stage *clean*: a verdict with a reason for every paragraph, and the text that is left."""

from __future__ import annotations

from dataclasses import dataclass

from core.progress import Report
from core.project import Project


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


def run(project: Project | None, options: Options, report: Report) -> Result:
    raise NotImplementedError
