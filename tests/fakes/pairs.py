"""Made-up pairs: chapters of nonsense sentences, no two alike, with overlap between chunks when asked."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

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
