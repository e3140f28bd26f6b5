"""Owns what tests of the page Curate share: a project with a choice and a map, made without any model."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from core import cleaning, curating, importing
from core.files import join_runs, text_hash, write_json, write_jsonl, write_text
from core.project import Project
from core.stages import STAGES
from desktop.steps.curating import CuratePage
from tests.fakes.prose import SUBJECTS, paragraph
from tests.fakes.windows import settle

THEMES = 12


def make_choice(
    folder: Path, passages: int = 60, mapped: bool = True, spread: float = 0.07, words: int = 45
) -> Project:
    """A project that was imported, cleaned and curated: two of three passages chosen, each tenth too short.

    The passages of a theme lie around a centre of their own on the map.
    """
    project = Project.create(folder / "Ferry.pastiche", "Ada Marsh")
    texts = [paragraph(SUBJECTS[n % len(SUBJECTS)], words, n) for n in range(passages)]
    runs = [texts[first : first + 10] for first in range(0, passages, 10)]
    write_text(project.clean_text, join_runs(runs))
    write_json(project.books / "ferry.json", {})
    write_jsonl(project.decisions, [])
    chapters = [{"book": "The Ferry", "chapter": f"Chapter {n + 1}"} for n in range(len(runs))]
    write_json(project.places, chapters)
    choice = random.Random(7)
    centres = [(choice.uniform(0.1, 0.9), choice.uniform(0.1, 0.9)) for _ in range(THEMES)]
    rows = [_row(n, text, centres, choice, mapped, spread) for n, text in enumerate(texts)]
    write_jsonl(project.curated_rows, rows)
    write_text(project.curated_text, join_runs([[texts[n]] for n, row in enumerate(rows) if row["kept"]]))
    _record(project, rows, mapped)
    return project


def _row(
    number: int,
    text: str,
    centres: list[tuple[float, float]],
    choice: random.Random,
    mapped: bool,
    spread: float,
) -> dict[str, Any]:
    theme = number // 5 % THEMES
    reason = "too short" if number % 10 == 9 else "" if number % 3 else "beyond the budget"
    x, y = (min(1.0, max(0.0, choice.gauss(at, spread))) for at in centres[theme])
    return {
        "id": text_hash(text, "0"),
        "run": number // 10,
        "start": number % 10,
        "paragraphs": 1,
        "place": 0.0,
        "words": len(text.split()),
        "tokens": round(len(text.split()) * 1.3),
        "scores": {},
        "cluster": theme if mapped else None,
        "kept": not reason,
        "reason": reason,
        "book": "The Ferry",
        "chapter": f"Chapter {number // 10 + 1}",
        "x": x if mapped else None,
        "y": y if mapped else None,
    }


def _record(project: Project, rows: list[dict[str, Any]], mapped: bool) -> None:
    n = sum(row["words"] for row in rows)
    book = importing.Imported("ferry.epub", "The Ferry", "Ada Marsh", "epub", n, "digest")
    clean = cleaning.Result(1, n, 0, 0, len(rows), 0, 0, {})
    tokens = 50 * len(rows)
    results = {"import": importing.Result((book,)), "clean": clean, "curate": result(rows, mapped)}
    options = {
        "import": importing.Options(),
        "clean": cleaning.Options(),
        "curate": curating.Options(target_tokens=tokens, model="practice", cluster=False),
    }
    for name, made in results.items():
        project.record(STAGES[name], options[name], project.inputs(STAGES[name]), made)


def result(rows: list[dict[str, Any]], mapped: bool) -> curating.Result:
    chosen = [row for row in rows if row["kept"]]
    reasons = ("beyond the budget", "too short")
    left = {reason: [row for row in rows if row["reason"] == reason] for reason in reasons}
    names = [f"{subject} {kind}" for kind in ("one", "two", "three") for subject in SUBJECTS]
    themes = []
    for number in range(THEMES if mapped else 0):
        members = [row for row in rows if row["cluster"] == number]
        kept = sum(row["kept"] for row in members)
        themes.append(curating.Theme(number, tuple(names[number].split()), len(members), kept))
    return curating.Result(
        passages=len(rows),
        chosen=len(chosen),
        words=sum(row["words"] for row in chosen),
        tokens=sum(row["tokens"] for row in chosen),
        corpus_words=sum(row["words"] for row in rows),
        corpus_tokens=sum(row["tokens"] for row in rows),
        counted_by="words x 1.3",
        rejected={reason: len(found) for reason, found in left.items()},
        rejected_words={reason: sum(row["words"] for row in found) for reason, found in left.items()},
        themes=tuple(themes),
        mapped=mapped,
    )


def written(page: CuratePage) -> dict[str, str]:
    """What the user said, as it stands in the project."""
    settle()
    assert page.state.project is not None
    path = page.state.project.root / "curated.overrides.json"
    return json.loads(path.read_text()) if path.exists() else {}
