"""Owns the project that the window is measured with: 350,000 words, 3,000 pairs, and a trained voice.

Everything in it is made from generated prose by the real stages, with the outline describer and the practice
model. Only the passages' places on the map and their themes are dealt out, since reading for themes needs a
model that is fetched from the network.
"""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from core import cleaning, curating, importing, neutralizing, training
from core.files import read_jsonl, write_jsonl
from core.progress import silent
from core.project import Project
from core.runner import run_child
from core.stages import STAGES
from tests.bench.bench_review import make_book
from tests.fakes.prose import SUBJECTS

VERSION = 1  # of what is made here: another one is made anew
THEMES = 12
PAIRS = 3_000


def options(book: Path, anew: bool = False) -> dict[str, Any]:
    """Chunks of some 120 words give more than 3,000 pairs; the training is as short as can be.

    Args:
        anew: for a project that has all that: each stage has work to do, and takes nothing over.
    """
    tokens, most, epochs = (300_000, 170, 0.05) if anew else (10_000_000, 160, 0.004)
    describing = neutralizing.Options(llm="outline", min_words=110, max_words=most)
    learning = training.Options(model="practice", preset="practice", epochs=epochs)
    return {
        "import": importing.Options(paths=(str(book),)),
        "clean": cleaning.Options(),
        "curate": curating.Options(model="practice", cluster=False, target_tokens=tokens),
        "neutralize": replace(describing, overlap=anew, resume=not anew),
        "train": replace(learning, resume=not anew),
    }


def deal_map(project: Project) -> None:
    """Give each passage a theme and a place on the map, as reading for themes does."""
    choice = random.Random(7)
    centres = [(choice.uniform(0.1, 0.9), choice.uniform(0.1, 0.9)) for _ in range(THEMES)]
    rows = list(read_jsonl(project.curated_rows))
    for number, row in enumerate(rows):
        row["cluster"] = number // 5 % THEMES
        x, y = (min(1.0, max(0.0, choice.gauss(at, 0.07))) for at in centres[row["cluster"]])
        row |= {"x": x, "y": y}
    stage = STAGES["curate"]
    themes = []
    for number in range(THEMES):
        members = [row for row in rows if row["cluster"] == number]
        name = (SUBJECTS[number % len(SUBJECTS)], ("one", "two", "three")[number // len(SUBJECTS)])
        themes.append(curating.Theme(number, name, len(members), sum(row["kept"] for row in members)))
    result = replace(project.outcome(stage), themes=tuple(themes), mapped=True)
    write_jsonl(project.curated_rows, rows)
    project.record(stage, options(Path())["curate"], project.inputs(stage), result)


def make_big(root: Path) -> Project:
    """The project, made anew unless the one of this version lies in `root` already."""
    mark = root.parent / f"{root.stem}-{VERSION}.made"
    if mark.exists():
        return Project.open(root)
    shutil.rmtree(root, ignore_errors=True)
    root.parent.mkdir(parents=True, exist_ok=True)
    book = make_book(root.parent / "book.epub")
    project = Project.create(root, "Ada Marsh")
    for name, chosen in options(book).items():
        began = time.monotonic()
        run_child(name, project, chosen, silent)
        project.reload()
        if name == "curate":
            deal_map(project)
        print(f"      made by {name} in {time.monotonic() - began:.0f} s", flush=True)
    mark.touch()
    return Project.open(root)
