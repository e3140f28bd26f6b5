"""Measures what an evaluation says of voices whose truth is known: good, another's, at random, by heart.

    python -m tests.bench.evaluate_voices --books BOOKS [--into FOLDER]

BOOKS holds dev/epub. On the practice model, which has read none of these books, it trains a voice for each of
three authors; then, with the first author's pages, one whose descriptions were shuffled, and one that went
twenty times over ten pages. The third author's voice also writes as the first. Every voice is measured by the
stage itself. What is there already is not done again. Exit status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from core import adapters, cleaning, curating, evaluating, importing, neutralizing, training
from core.evaluating import style, summary
from core.evaluating.ground import ground_of
from core.evaluating.interval import Interval
from core.evaluating.loss import RowLoss, held_out
from core.evaluating.losses import NAME as LOSSES
from core.evaluating.losses import Ledger
from core.evaluating.measuring import difference
from core.evaluating.subject import HELD_OUT
from core.evaluating.summary import Finding
from core.files import read_json, read_jsonl, write_json, write_jsonl
from core.progress import Progress
from core.project import Project
from core.runner import run_child
from core.training.config import write_config
from core.training.recipe import preset
from core.walk import walk
from core.writing.generate import Voice
from tests.bench.bars import Bar, finish

INTO = Path("build/bench/evaluate")
AUTHORS = {
    "austen": ("Jane Austen", "austen_pride"),
    "doyle": ("Arthur Conan Doyle", "doyle_adventures"),
    "dickens": ("Charles Dickens", "dickens_expectations"),
}
TOKENS = 90_000
"""The budget of each author: 60,000 words, a tenth of which is held out."""
CHANGES: dict[str, Any] = {"learning_rate": 1e-3, "steps_per_eval": 60, "save_every": 120}
"""The preset's own rate is made for a few pages; a small model moves slowly on many."""
EPOCHS = 1.5
PAGES, TIMES, UNSEEN = 10, 20, 4
"""Passages learned by heart, how often each is read, and how many are held out."""


def told(progress: Progress) -> None:
    print(f"\r   {progress.stage} {progress.done}/{progress.total or '?'}   ", end="", file=sys.stderr)


# The voices.
def trained(books: Path, into: Path, key: str) -> Project:
    """An author's project, taken through the five steps."""
    author, book = AUTHORS[key]
    project = Project.open_or_create(into / f"{key}.pastiche", author)
    options = {
        "import": importing.Options(paths=(str(books / "dev" / "epub" / f"{book}.epub"),)),
        "clean": cleaning.Options(),
        "curate": curating.Options(target_tokens=TOKENS, cluster=False, model="practice"),
        "neutralize": neutralizing.Options(llm="outline"),
        "train": training.Options(model="practice", preset="practice", epochs=EPOCHS, changes=CHANGES),
    }
    walk(project, options, told)
    return project


def in_other_words(project: Project, other: Project) -> Path:
    """The voice of one project asked for what the other's author wrote, under that author's name."""
    folder = project.adapter.parent / "other"
    if not (folder / adapters.METADATA).is_file():
        folder.mkdir(exist_ok=True)
        for name in (adapters.WEIGHTS, adapters.CONFIG):
            shutil.copyfile(other.adapter / name, folder / name)
        shutil.copytree(project.adapter / "data", folder / "data", dirs_exist_ok=True)
        papers = read_json(other.adapter / adapters.METADATA)
        write_json(folder / adapters.METADATA, papers | {"author": project.author})
    return folder


def shuffled(project: Project) -> Path:
    """A voice trained like the project's, each page from the description of another."""
    folder = project.adapter.parent / "shuffled"
    if not (folder / adapters.METADATA).is_file():
        rows = read_jsonl(project.pairs)
        descriptions = [row["description"] for row in rows]
        random.Random(1).shuffle(descriptions)
        pairs = project.root / "shuffled.jsonl"
        write_jsonl(pairs, [row | {"description": d} for row, d in zip(rows, descriptions, strict=True)])
        options = training.Options(
            pairs=str(pairs),
            author=project.author,
            output=str(folder),
            model="practice",
            preset="practice",
            epochs=EPOCHS,
            changes=CHANGES,
        )
        run_child("train", None, options, told)
    # It is asked for the same as the others, in the right order.
    shutil.copyfile(project.adapter / "data" / "valid.jsonl", folder / "data" / "valid.jsonl")
    return folder


def by_heart(project: Project) -> Path:
    """A voice that went over a few short passages again and again, its last weights kept and not its best."""
    folder = project.adapter.parent / "by-heart"
    data, config = project.root / "by-heart", project.root / "by-heart" / "config.yaml"
    if not (folder / adapters.METADATA).is_file():
        rows = [read_jsonl(project.adapter / "data" / f"{side}.jsonl") for side in ("train", "valid")]
        pages = sorted(rows[0], key=lambda row: len(row["text"]))[:PAGES]
        write_jsonl(data / "train.jsonl", pages)
        write_jsonl(data / "valid.jsonl", rows[1][:UNSEEN])
        steps = PAGES * TIMES
        recipe = replace(
            preset("practice"),
            data=str(data),
            adapter_path=str(folder),
            iters=steps,
            steps_per_eval=steps,
            save_every=steps,
        )
        write_config(config, recipe.with_iters(PAGES), PAGES)
        run_child("train", None, training.Options(config=str(config), sample=False), told)
    return folder


# What is said of them.
def never() -> Voice:
    """In the place of a model: what is asked for was measured before."""
    raise AssertionError("a loss is missing")


def measured(folder: Path) -> Finding:
    """The finding on a voice, as the stage has it."""
    run_child("evaluate", None, evaluating.Options(adapter=str(folder)), told)
    found = summary.read(folder)
    assert found is not None
    return found


def losses(found: Finding) -> list[RowLoss]:
    """The voice's loss on each held-out page, in one order for all voices."""
    folder = Path(found.folder)
    ledger = Ledger(summary.folder_of(folder) / LOSSES)
    return ledger.measure(never, found.weights, held_out(folder / HELD_OUT), told)


def pages(found: Finding) -> list[str]:
    return [sample.voice.text for sample in found.samples]


def shown(figure: Interval | None, digits: int = 0) -> str:
    if figure is None:
        return "not known"
    middle, low, high = (f"{value:.{digits}f}" for value in (figure.middle, figure.low, figure.high))
    return f"{middle} ({low} to {high})"


def show(title: str, found: Finding) -> None:
    """What the stage says, in figures."""
    print(f"\n   {title}: {found.headline}")
    if found.style is not None:
        places = [found.style.base, found.style.voice, found.style.author]
        line = ", ".join(shown(one.position if one else None) for one in places)
        print(f"   style of base, voice, the author's unseen pages: {line}")
        print(
            f"   voice ahead of base by {shown(found.style.ahead)} points, {found.style.voice.words:,} words"
        )
    if found.loss is not None and found.meaning is not None and found.meaning.chance is not None:
        print(f"   loss {shown(found.loss.voice, 3)}, less than base by {shown(found.loss.gain, 3)}")
        print(f"   meaning {shown(found.meaning.voice.likeness, 3)}, chance {found.meaning.chance:.3f}")


def of_authors(found: dict[str, Finding]) -> Iterator[Bar]:
    """Bar 3, first half: each author's own voice lies between base model and author."""
    for key, one in found.items():
        placed = one.style
        assert placed is not None and placed.enough and placed.voice.position and placed.base.position
        assert placed.author is not None and placed.author.position is not None
        position = placed.voice.position.middle
        yield Bar(f"3 {key}: points ahead of base, lower end", placed.ahead.low, ">", 0)
        yield Bar(f"3 {key}: position, base below", position, ">", placed.base.position.middle)
        yield Bar(f"3 {key}: position, the author above", position, "<", placed.author.position.middle)


def of_others(own: Finding, other: Finding, random_: Finding) -> Iterator[Bar]:
    """Bar 3, second half: another author is told by style, shuffled pairs by meaning and loss."""
    folder = Path(own.folder)
    unseen = [row.completion for row in held_out(folder / HELD_OUT)]
    space = ground_of(folder, own.author, unseen).space
    assert space is not None
    ahead = style.ahead(space, pages(own), pages(other))
    print(f"\n   own voice ahead of the other author's by {shown(ahead)} points")
    yield Bar("3 another author's voice: points behind, lower end", ahead.low, ">", 0)
    more = difference(losses(random_), losses(own))
    print(f"   shuffled: loss more than the own voice's by {shown(more, 3)}")
    yield Bar("3 shuffled pairs: loss more, lower end", more.low, ">", 0)
    assert own.meaning and own.meaning.heed and random_.meaning and random_.meaning.heed
    heeds = own.meaning.heed.voice, random_.meaning.heed.voice
    print(
        f"   the right description helps the own voice by {shown(heeds[0], 3)}, shuffled {shown(heeds[1], 3)}"
    )
    yield Bar("3 shuffled pairs: goes by descriptions, upper end", heeds[1].high, "<", heeds[0].low)
    gain = random_.meaning.heed.gain.high
    yield Bar("3 shuffled pairs: and more than the base model, upper end", gain, "<", 0)


def bars(books: Path, into: Path) -> Sequence[Bar]:
    """Bars 3 and 4 of `make bench-evaluate`."""
    projects = {key: trained(books, into, key) for key in AUTHORS}
    first, last = projects["austen"], projects["dickens"]
    folders = {
        "other": in_other_words(first, last),
        "shuffled": shuffled(first),
        "by heart": by_heart(first),
    }
    own = {key: measured(project.adapter) for key, project in projects.items()}
    made = {key: measured(folder) for key, folder in folders.items()}
    for title, found in {**own, **made}.items():
        show(title, found)
    caught = made["by heart"]
    return [
        *of_authors(own),
        *of_others(own["austen"], made["other"], made["shuffled"]),
        Bar("4 by heart: verdict is copied", float(caught.verdict == "copied"), "==", 1),
        Bar("4 by heart: the first line says so", float(caught.headline.startswith("Copied")), "==", 1),
        Bar(
            "4 own voices that count as copied", sum(one.verdict == "copied" for one in own.values()), "==", 0
        ),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--books", type=Path, required=True)
    parser.add_argument("--into", type=Path, default=INTO)
    asked = parser.parse_args()
    finish(bars(asked.books, asked.into.absolute()))
