"""Owns what pages read from a project folder: plain rows, made on a `Load`, never on the window's thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.cleaning import overrides
from core.files import parse_runs, read_json, read_jsonl, read_text
from core.importing import Imported
from core.progress import PasticheError
from core.project import Project
from core.stages import STAGES
from core.training import Result
from core.types import from_json
from desktop.review import Review, ReviewSection, Row


def read_review(root: Path) -> Review:
    """The books of a project joined with the decisions on them.

    Raises:
        BadInput: a file is damaged.
    """
    project = Project.open(root)
    decisions: dict[str, list[Any]] = {}
    for decision in read_jsonl(project.decisions):
        decisions.setdefault(decision["book"], []).append(decision)
    own = overrides.load(project)
    cleaned = project.decisions.stat().st_mtime_ns if decisions else 0
    paths = sorted(project.books.glob("*.json"))
    books = [read_json(path) for path in paths]
    titles = [book["title"] or book["source"] for book in books]
    review = Review(books=frozenset(decisions))
    for path, book, title in zip(paths, books, titles, strict=True):
        name = f"{title}, {book['source']}" if titles.count(title) > 1 else title
        newer = path.stat().st_mtime_ns > cleaned
        _add_book(review, book, name, _decided(book, decisions.get(book["digest"], []), newer), own)
    review.count()
    return review


def _decided(book: dict[str, Any], decisions: list[Any], newer: bool) -> Iterator[Any]:
    """The decision on each paragraph in reading order, None where there is none.

    A book that was read again after it was cleaned may have other places: what it says counts then.
    """
    if newer:
        texts = (p["text"] for section in book["sections"] for p in section["paragraphs"])
        by_id = {d["id"]: d for d in decisions}
        return (by_id.get(id) for id in overrides.paragraph_ids(texts, book["digest"]))
    by_place = {(d["section"], d["index"]): d for d in decisions}
    sections = enumerate(book["sections"])
    return (by_place.get((s, i)) for s, section in sections for i in range(len(section["paragraphs"])))


def _add_book(
    review: Review, book: dict[str, Any], name: str, decided: Iterator[Any], own: dict[str, str]
) -> None:
    for section in book["sections"]:
        rows = []
        for paragraph in section["paragraphs"]:
            decision = next(decided)
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
        project.record(
            stage, from_json(stage.options, project.options("import")), project.inputs(stage), result
        )


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


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph that was written during a training.

    Attributes:
        description, original: the plain account it was given, and the author's own passage.
    """

    step: int
    description: str
    original: str
    text: str


def read_samples(folder: Path) -> tuple[Sample, ...]:
    """samples.jsonl of an adapter folder by step, a later row of a step for an earlier one."""
    found = {}
    for row in read_jsonl(folder / "samples.jsonl"):
        said = (str(row.get(name, "")) for name in ("description", "original", "text"))
        found[int(row["step"])] = Sample(int(row["step"]), *said)
    return tuple(found[step] for step in sorted(found))


@dataclass(frozen=True, slots=True)
class Learned:
    """What a training left to be looked at so far."""

    losses: Losses
    samples: tuple[Sample, ...]


def read_learned(folder: Path) -> Learned:
    """The curves and the paragraphs of an adapter folder.

    Raises:
        BadInput: a file is damaged.
    """
    return Learned(read_losses(folder), read_samples(folder))


@dataclass(frozen=True, slots=True)
class LeftTraining:
    """A training that did not come to its end.

    Attributes:
        step: of its last checkpoint, 0 where there is none; steps: of the whole, 0 where nobody knows.
        best: step of the weights that are in place as a voice, or None.
        choice: what it was asked for with (preset, model, epochs, seed), as far as anybody knows.
        result: what those weights reached, or None.
        kept: the voice in place is an earlier one, of a training that came to its end.
    """

    step: int
    steps: int
    best: int | None
    choice: Mapping[str, Any] = field(default_factory=dict)
    result: Result | None = None
    kept: bool = False


def read_left(folder: Path) -> LeftTraining | None:
    """What a training in this adapter folder left off; None where there is none, or it came to its end."""
    metadata = read_json(folder / "metadata.json") if (folder / "metadata.json").is_file() else {}
    checkpoints = folder / "checkpoints"
    names = [p.name for p in checkpoints.iterdir() if p.name.isdigit()] if checkpoints.is_dir() else []
    step = max(map(int, names), default=0)
    whole = bool(metadata) and (folder / "adapters.safetensors").is_file()
    ended = bool(metadata.get("finished"))
    result = metadata.get("result", {})
    if ended and step <= int(result.get("steps", 0)) and not _of_another(checkpoints, names, metadata):
        return None
    if not step and not whole:
        return None
    if not whole or ended:
        return LeftTraining(step, 0, None, kept=whole)
    recipe = metadata.get("recipe", {})
    asked = {"preset": metadata.get("preset"), "model": metadata.get("base_model")}
    choice = {**asked, "epochs": recipe.get("epochs"), "seed": recipe.get("seed")}
    choice["variety"], choice["changes"] = bool(metadata.get("variety")), metadata.get("changes") or {}
    best = int(result.get("best_step", 0))
    return LeftTraining(step, int(recipe.get("iters", 0)), best, choice, _reached(result))


def _of_another(checkpoints: Path, names: Sequence[str], metadata: Mapping[str, Any]) -> bool:
    """Whether the newest checkpoint is of another training than the voice in place."""
    file = checkpoints / max(names, default="", key=lambda name: int(name or 0)) / "state.json"
    if not names or not file.is_file():
        return False
    run = read_json(file).get("state", {}).get("run")
    return bool(run) and run != metadata.get("run", run)


def _reached(result: Mapping[str, Any]) -> Result | None:
    """None where an older version, or another program, wrote less."""
    try:
        return from_json(Result, result)
    except TypeError:
        return None


def ends_early(folder: Path) -> bool:
    """Whether the voice in this adapter folder is the best of a training that did not come to its end."""
    try:
        left = read_left(folder)
    except (PasticheError, OSError):  # whoever shows the training says so
        return False
    return left is not None and left.result is not None
