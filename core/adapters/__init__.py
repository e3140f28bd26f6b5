"""Owns the library of trained voices: what an adapter folder holds, and which there are.

The window imports this door, so it is light: what converts, ships and fuses lies in the modules beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from core import machine
from core.files import read_json
from core.progress import BadInput
from core.types import Adapter

WEIGHTS, CONFIG, METADATA = "adapters.safetensors", "adapter_config.json", "metadata.json"
PEFT_WEIGHTS = "adapter_model.safetensors"


def home() -> Path:
    """Where voices that were imported lie, a folder each."""
    return machine.data_dir() / "voices"


def usable(folder: Path) -> bool:
    """Whether the folder can be written with as it lies there; one of PEFT's is imported first."""
    return (folder / WEIGHTS).is_file() and (folder / CONFIG).is_file()


def load(folder: Path) -> Adapter:
    """The voice in a folder, ours or any that mlx-lm made.

    Raises:
        BadInput: it is no adapter folder, unfinished, or damaged.
    """
    folder = folder.expanduser()
    missing = [name for name in (WEIGHTS, CONFIG) if not (folder / name).is_file()]
    if missing and (folder / PEFT_WEIGHTS).is_file():
        raise BadInput(
            f"{folder.name} is a voice in PEFT's form, which MLX cannot use as it is.",
            "Import it on the page Voices, or with `pastiche voices --import`.",
        )
    if missing:
        raise BadInput(
            f"{folder} holds no trained voice: {' and '.join(missing)} not found.",
            "Choose an adapter folder, or train a voice first.",
        )
    config = _object(folder / CONFIG)
    if not config.get("lora_parameters"):
        raise BadInput(f"{folder.name} is no LoRA adapter.", "Choose an adapter that was trained as LoRA.")
    metadata = _object(folder / METADATA) if (folder / METADATA).is_file() else {}
    return Adapter(
        path=str(folder.resolve()),
        author=str(metadata.get("author", "")),
        base_model=str(metadata.get("base_model") or config.get("model") or ""),
        metadata=metadata,
    )


def find(folders: Iterable[Path]) -> list[Adapter]:
    """The voices in these folders and one level below, by author; what is no whole voice is passed over."""
    found: dict[str, Adapter] = {}
    for folder in folders:
        folder = folder.expanduser()
        inside = sorted(p for p in folder.iterdir() if _shown(p)) if folder.is_dir() else []
        for place in (folder, *inside):
            if not (place / WEIGHTS).is_file():
                continue
            try:
                adapter = load(place)
            except BadInput:
                continue
            found[adapter.path] = adapter
    return sorted(found.values(), key=lambda a: (a.author.casefold(), a.path))


def _shown(folder: Path) -> bool:
    """Whether it may be a voice's folder; one that is being written begins with a dot."""
    return folder.is_dir() and not folder.name.startswith(".")


def keeps_text(folder: Path) -> bool:
    """Whether the training text, or its hashes, lies beside the adapter; without, no copy can be found."""
    texts = (folder / "data" / name for name in ("train.jsonl", "valid.jsonl"))
    return any(p.is_file() and p.stat().st_size for p in texts) or any(folder.glob("*shingles*.npz"))


def _object(path: Path) -> dict[str, object]:
    value = read_json(path)
    if not isinstance(value, dict):
        raise BadInput(
            f"{path.name} is damaged: it holds no settings.",
            "Train the voice again, or put the folder back from a backup.",
            json.dumps(value)[:200],
        )
    return value
