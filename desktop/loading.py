"""Owns what pages read from a project folder: plain rows, made on a `Load`, never on the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.cleaning import overrides
from core.files import latest_rows, parse_runs, read_json, read_jsonl, read_text
from core.importing import Imported
from core.project import Project
from core.stages import STAGES
from desktop.review import Review, ReviewSection, Row


def read_review(root: Path) -> Review:
    """The books of a project joined with the decisions on them.

    Raises:
        BadInput: a file is damaged.
    """
    project = Project.open(root)
    decisions = {(d["book"], d["section"], d["index"]): d for d in read_jsonl(project.decisions)}
    own = overrides.load(project)
    review = Review()
    books = [read_json(path) for path in sorted(project.books.glob("*.json"))]
    titles = [book["title"] or book["source"] for book in books]
    for book, title in zip(books, titles, strict=True):
        twice = titles.count(title) > 1
        _add_book(review, book, f"{title}, {book['source']}" if twice else title, decisions, own)
    review.count()
    return review


def _add_book(
    review: Review,
    book: dict[str, Any],
    name: str,
    decisions: dict[tuple[str, int, int], Any],
    own: dict[str, str],
) -> None:
    for number, section in enumerate(book["sections"]):
        rows = []
        for index, paragraph in enumerate(section["paragraphs"]):
            decision = decisions.get((book["digest"], number, index))
            if decision is None or not paragraph["text"].strip():
                continue
            text = decision.get("repaired") or paragraph["text"]
            rows.append(
                Row(
                    text,
                    decision["id"],
                    len(review.sections),
                    decision["verdict"],
                    decision["rule"],
                    decision["reason"],
                    len(text.split()),
                    own.get(decision["id"], ""),
                )
            )
        if rows:
            title = section["title"] or _opening(rows[0].text)
            heading = Row(title, section=len(review.sections))
            review.sections.append(ReviewSection(name, title, len(review.rows)))
            review.rows += [heading, *rows]
            review.sections[-1].end = len(review.rows)


def _opening(text: str, letters: int = 40) -> str:
    return text if len(text) <= letters else text[:letters].rsplit(" ", 1)[0] + "…"


def read_runs(path: Path, heading: str) -> Review:
    """A plain text with gaps as a review without decisions; `heading` holds {n} for the run's number."""
    review = Review()
    for number, run in enumerate(parse_runs(read_text(path)), 1):
        title = heading.format(n=number)
        section = ReviewSection("", title, len(review.rows))
        review.rows.append(Row(title, section=len(review.sections)))
        for text in run:
            review.rows.append(Row(text, "-", len(review.sections), words=len(text.split())))
        section.end = len(review.rows)
        review.sections.append(section)
    review.count()
    return review


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a project's import result does not say.

    Attributes:
        removed: books that were taken out.
        copies: digest -> digest of the book that it is another copy of.
    """

    removed: tuple[Imported, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)


def read_shelf(root: Path) -> Shelf:
    """Raises BadInput where a file is damaged."""
    from core.importing import shelf

    project = Project.open(root)
    return Shelf(shelf.taken_out(project), shelf.copies(project))


def change_shelf(root: Path, change: str, digest: str) -> None:
    """Do "take_out", "put_back" or "use_copy" with a book; the project's import result follows.

    Raises:
        BadInput: the book is not there.
        Locked: the project is at work.
    """
    from core.importing import shelf

    project = Project.open(root)
    stage = STAGES["import"]
    with project.lock():
        getattr(shelf, change)(project, digest)
        books = tuple(shelf.imported(book) for book in shelf.saved(project).values())
        before = project.outcome(stage)
        result = stage.results(books, before.refused if before is not None else ())
        project.record(stage, project.options("import"), project.fingerprint(stage), result)


@dataclass(frozen=True, slots=True)
class PairRow:
    """One described passage, or one that could not be described and why."""

    original: str
    description: str
    words: int
    opening: str
    failed: str = ""


def read_pairs(path: Path, failed: Path) -> list[PairRow]:
    """Described passages in their order, then the failed ones. Missing files give none."""
    rows = sorted(latest_rows(path), key=lambda r: (r.get("chapter", 0), r.get("start", 0)))
    found = [_pair(row) for row in rows]
    described = {row["id"] for row in rows}
    for row in latest_rows(failed):
        if row["id"] not in described:
            found.append(_pair(row, str(row.get("reason") or row.get("why") or "?")))
    return found


def _pair(row: dict[str, Any], failed: str = "") -> PairRow:
    original = str(row.get("original", ""))
    words = int(row.get("word_count") or len(original.split()))
    return PairRow(original, str(row.get("description", "")), words, _opening(original, 60), failed)


@dataclass(frozen=True, slots=True)
class Losses:
    """The two curves of a training, as (step, loss)."""

    train: list[tuple[float, float]]
    valid: list[tuple[float, float]]


def read_losses(folder: Path) -> Losses:
    """losses.jsonl of an adapter folder; empty where there is none."""
    train, valid = [], []
    for row in read_jsonl(folder / "losses.jsonl"):
        step = float(row.get("step", row.get("iteration", 0)))
        if isinstance(row.get("train_loss"), int | float):
            train.append((step, float(row["train_loss"])))
        if isinstance(row.get("val_loss"), int | float):
            valid.append((step, float(row["val_loss"])))
    return Losses(train, valid)
