"""Made-up pairs: rows of nonsense sentences, and whole projects with accounts of every kind."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from core import cleaning, curating, importing, neutralizing
from core.appender import Appender
from core.files import join_runs, text_hash, write_json, write_jsonl, write_text
from core.project import Project
from core.stages import STAGES
from tests.fakes.prose import SUBJECTS
from tests.fakes.prose import paragraph as paragraph_of

_WORDS = [
    "lamp",
    "river",
    "stone",
    "gate",
    "winter",
    "copper",
    "heron",
    "ladder",
    "salt",
    "mirror",
    "orchard",
    "thimble",
    "harbour",
    "candle",
    "sparrow",
    "kettle",
    "marsh",
    "ribbon",
    "chapel",
    "anvil",
    "lantern",
    "meadow",
    "pepper",
    "saddle",
    "tower",
    "violin",
    "willow",
    "barrel",
    "cradle",
    "ferry",
    "garden",
    "hammer",
    "island",
    "jacket",
    "kitchen",
    "letter",
    "needle",
    "oyster",
    "pillow",
    "quarry",
    "rudder",
    "shovel",
    "tunnel",
    "velvet",
]


def paragraph(rng: random.Random, words: int = 24) -> str:
    """A sentence of random words; twelve in a row are never met twice."""
    return " ".join(rng.choice(_WORDS) for _ in range(words)).capitalize() + "."


def rows(chapters: list[int], overlap: bool = False, words: int = 24, seed: int = 5) -> list[dict[str, Any]]:
    """Rows of a pairs file: so many chunks of two paragraphs in each chapter.

    With overlap, a chunk's last paragraph is the first of the next.
    """
    rng = random.Random(seed)
    found: list[dict[str, Any]] = []
    for chapter, chunks in enumerate(chapters):
        step = 1 if overlap else 2
        paragraphs = [paragraph(rng, words) for _ in range(step * chunks + 1)]
        for number in range(chunks):
            start = number * step
            original = "\n\n".join(paragraphs[start : start + 2])
            found.append(
                {
                    "id": f"{chapter}.{number}",
                    "description": f"Somebody sees {rng.choice(_WORDS)} and {rng.choice(_WORDS)}.",
                    "original": original,
                    "word_count": len(original.split()),
                    "book": "made up",
                    "chapter": chapter,
                    "start": start,
                    "end": start + 2,
                    "provider": "outline",
                    "prompt_version": "1",
                }
            )
    return found


def write_pairs(path: Path, found: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return path


# A whole project of pairs, as the page Neutralize shows it.
def account(subject: str, words: int, seed: int) -> str:
    """A plain account of a passage, by nobody's style: notes of who does what."""
    text = paragraph_of(subject, words, 100_000 + seed)
    return text.replace(", and ", ". Then ")


def make_described(folder: Path, passages: int = 60, words: int = 360, llm: str = "outline") -> Project:
    """A project that was taken up to *neutralize*, made without running anything.

    Of each twenty passages the third has no account, the seventh copies a stretch, the twelfth is too short,
    and the sixteenth was edited by hand. Ten passages are a chapter.
    """
    project = Project.create(folder / "Ferry.pastiche", "Ada Marsh")
    made = [_described(n, words) for n in range(passages)]
    runs = [[p for row in made[first : first + 10] for p in row["original"].split("\n\n")]
            for first in range(0, passages, 10)]  # fmt: skip
    write_text(project.clean_text, join_runs(runs))
    write_text(project.curated_text, join_runs(runs))
    write_json(project.books / "ferry.json", {})
    write_jsonl(project.decisions, [])
    write_jsonl(project.curated_rows, [])
    write_json(
        project.places, [{"book": "The Ferry", "chapter": f"Chapter {n + 1}"} for n in range(len(runs))]
    )
    failed = [row for row in made if "reason" in row]
    write_pairs(project.pairs, [row for row in made if "reason" not in row])
    write_pairs(project.failed, failed)
    _record(project, made, len(failed), llm)
    return project


def _described(number: int, words: int) -> dict[str, Any]:
    subject, kind = SUBJECTS[number % len(SUBJECTS)], number % 20
    parts = [paragraph_of(subject, words // 3, 10 * number + n) for n in range(3)]
    original = "\n\n".join(parts)
    said = account(subject, words // 3, number)
    row: dict[str, Any] = {
        "id": text_hash(original, "1"),
        "description": said,
        "original": original,
        "word_count": len(original.split()),
        "book": "Ferry",
        "chapter": number // 10,
        "start": 3 * (number % 10),
        "end": 3 * (number % 10) + 3,
        "provider": "outline",
        "prompt_version": "1",
        "copied": 2,
        "edited": False,
        "before": "",
    }
    if kind == 2:
        said = "It was too short: 12 words for 371."
        row |= {"description": "", "reason": said, "tries": 3, "answer": account(subject, 10, number)}
    elif kind == 6:
        row |= {"description": f"{said} {parts[1].partition(', and')[0]}.", "copied": 13}
    elif kind == 11:
        row |= {"description": account(subject, 30, number)}
    elif kind == 15:
        row |= {"edited": True, "before": account(subject, words // 3, number + 7)}
    return row


def _record(project: Project, made: list[dict[str, Any]], failed: int, llm: str) -> None:
    n = sum(row["word_count"] for row in made)
    pairs = len(made) - failed
    book = importing.Imported("ferry.epub", "The Ferry", "Ada Marsh", "epub", n, "digest")
    results = {
        "import": importing.Result((book,)),
        "clean": cleaning.Result(1, n, 0, 0, len(made), 0, 0, {}),
        "curate": curating.Result(len(made), len(made), n, n, n, n, "words x 1.3", {}),
        "neutralize": neutralizing.Result(
            len(made), pairs, failed, pairs, pairs / len(made), 360, 400, 371.0, str(project.pairs),
            (f"{failed} passages could not be described.", "5 of 60 passages lie outside 250-650 words."),
        ),
    }  # fmt: skip
    options = {
        "import": importing.Options(),
        "clean": cleaning.Options(),
        "curate": curating.Options(),
        "neutralize": neutralizing.Options(llm=llm),
    }
    for name, result in results.items():
        project.record(STAGES[name], options[name], project.inputs(STAGES[name]), result)


def append_pairs(project: Project, passages: int) -> None:
    """Pairs of a chapter more, as a run writes them: at the end of the file."""
    first = 10_000 + sum(1 for _ in project.pairs.open(encoding="utf-8"))
    with Appender(project.pairs) as stream:
        for number in range(first, first + passages):
            stream.add({**_described(20 * number, 360), "chapter": number})
