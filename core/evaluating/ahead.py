"""Owns what measuring a voice asks to be written, and how much of that is: counted before it begins.

Without MLX, so that a window can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import adapters
from core.adapters.states import fingerprint
from core.evaluating.samples import chosen, held_out, pages
from core.evaluating.scenes import scenes, suit
from core.evaluating.summary import WRITTEN, folder_of
from core.files import read_jsonl
from core.progress import BadInput, Missing
from core.types import Adapter
from core.writing import models

HELD_OUT = "data/valid.jsonl"


@dataclass(frozen=True, slots=True)
class Ahead:
    """Texts and words, of voice and base model together. Attributes: written: texts that are there."""

    texts: int
    words: int
    written: int = 0


def ahead(adapter: Adapter, model: str = "") -> Ahead:
    """What there is to write, checkpoints apart. Reads the base model's print: for a thread or a child.

    Args:
        model: the base model where the voice's papers do not say.

    Raises:
        BadInput: a file is damaged.
    """
    folder = Path(adapter.path)
    known = pages(folder / HELD_OUT) if (folder / HELD_OUT).is_file() else []
    asks = chosen([held_out(*page) for page in known])
    if suit(completion for _, completion in known):
        asks += scenes(adapter.author)
    rows = read_jsonl(folder_of(folder) / WRITTEN) if (folder_of(folder) / WRITTEN).is_file() else []
    count = _written(rows, {ask.prompt for ask in asks}, folder, model or adapter.base_model)
    return Ahead(2 * len(asks), 2 * sum(ask.words for ask in asks), count)


def _written(rows: list[dict[str, Any]], prompts: set[str], folder: Path, model: str) -> int:
    """Texts by the base model or by the voice as it stands. A voice of PEFT's is told by its child alone."""
    if not rows:
        return 0
    try:
        base = models.fingerprint(models.resolve(model))
    except (Missing, BadInput):  # nothing can be written, which is told elsewhere
        return 0
    voice = fingerprint(base, folder) if (folder / adapters.WEIGHTS).is_file() else ""
    found = {(row.get("weights"), row.get("prompt")) for row in rows}
    return sum(weights in (base, voice) and prompt in prompts for weights, prompt in found)
