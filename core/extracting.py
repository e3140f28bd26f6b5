"""Owns `extract`: import and clean one file without a project, for the command line and the benches."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.files import join_runs, same_place, write_json, write_text
from core.progress import BadOption, Progress, Report
from core.project import Project
from core.types import Book, Decision, as_json


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
    """Import and clean one file; nothing but `output` and `report` is written.

    Raises:
        BadInput: the file is no usable book, or a place cannot be written.
        BadOption: text or report would be written over the book, or over each other.
        Cancelled: as `report` does.
    """
    from core.cleaning import decide, render
    from core.cleaning.stage import remarks, tally
    from core.importing.reading import read_book

    _check_places(options)
    book = read_book(Path(options.book).expanduser(), as_stage(report, "extract"))
    decisions = decide(book)
    text = raw_text(book) if options.raw else render([book], decisions, {})
    write_text(Path(options.output).expanduser(), text)
    counts = tally([book], decisions, {})
    warnings = (*book.warnings, *remarks([book], counts))
    if options.report:
        write_json(Path(options.report).expanduser(), _account(book, decisions, warnings))
    report(Progress("extract", 1, 1, f"Wrote {options.output}"))
    return Result(
        book.title, book.author, counts.kept_words, counts.dropped_words, counts.look_paragraphs, warnings
    )


def _check_places(options: Options) -> None:
    places = [Path(p).expanduser() for p in (options.book, options.output, options.report) if p]
    if any(same_place(a, b) for a, b in itertools.combinations(places, 2)):
        raise BadOption(
            "The book, the text and the report must be different files.",
            "Choose another name with -o or --report; the book stays as it is.",
        )


def as_stage(report: Report, stage: str) -> Report:
    """Pass progress on under another stage's name."""
    return lambda progress: report(replace(progress, stage=stage))


def raw_text(book: Book) -> str:
    """All text as imported: a gap between sections."""
    return join_runs([p.text for p in section.paragraphs] for section in book.sections)


def _account(book: Book, decisions: list[Decision], warnings: tuple[str, ...]) -> dict[str, Any]:
    """The decisions for people and programs: each with its place and its text."""
    rows = []
    for decision in decisions:
        paragraph = book.sections[decision.section].paragraphs[decision.index]
        rows.append({**as_json(decision), "place": paragraph.place, "text": paragraph.text})
    return {
        "title": book.title,
        "author": book.author,
        "language": book.language,
        "format": book.format,
        "warnings": list(warnings),
        "paragraphs": rows,
    }
