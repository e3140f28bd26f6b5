"""Owns `extract`: import and clean one file without a project, for the command line and the benches."""

from __future__ import annotations

from dataclasses import dataclass

from core.progress import Report
from core.project import Project


@dataclass(frozen=True, slots=True)
class Options:
    """One book in, one text out.

    Attributes:
        book: the file.
        output: where the text goes.
        report: where the decisions go as JSON, or empty.
        raw: True to write all text as imported, nothing dropped.
    """

    book: str
    output: str
    report: str = ""
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    title: str
    author: str
    kept_words: int
    dropped_words: int
    look_paragraphs: int
    warnings: tuple[str, ...] = ()


def run(project: Project | None, options: Options, report: Report) -> Result:
    raise NotImplementedError
