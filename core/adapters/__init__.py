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
CHECKPOINTS, STATES = "checkpoints", "states"


def home() -> Path:
    """Where voices that were imported lie, a folder each."""
    return machine.data_dir() / "voices"


def usable(folder: Path) -> bool:
    """Whether the folder is in mlx-lm's form; one of PEFT's is turned into it when it is written with."""
    return (folder / WEIGHTS).is_file() and (folder / CONFIG).is_file()


def is_peft(folder: Path) -> bool:
    """Whether the folder holds a voice in PEFT's form only."""
    return (folder / PEFT_WEIGHTS).is_file() and not (folder / WEIGHTS).is_file()


def weights_file(folder: Path) -> Path:
    """The file of a voice's weights, in whichever form it is."""
    return folder / (PEFT_WEIGHTS if is_peft(folder) else WEIGHTS)


def load(folder: Path) -> Adapter:
    """The voice in a folder: ours, any that mlx-lm made, or one of PEFT's. Loads no weights.

    Raises:
        BadInput: it is no adapter folder, unfinished, damaged, or of a kind that cannot be used.
    """
    folder = folder.expanduser()
    if not (weights_file(folder).is_file() and (folder / CONFIG).is_file()):
        from core.adapters.kinds import reason_for

        raise reason_for(folder)
    config = _object(folder / CONFIG)
    metadata = _object(folder / METADATA) if (folder / METADATA).is_file() else {}
    if is_peft(folder):
        from core.adapters.peft import read_settings
        from core.adapters.public import base_here

        named: object = base_here(read_settings(folder).base_model)
    elif config.get("lora_parameters") or config.get("fine_tune_type") == "full":
        named = config.get("model")
    else:
        raise BadInput(f"{folder.name} is no LoRA adapter.", "Choose an adapter that was trained as LoRA.")
    return Adapter(
        path=str(folder.resolve()),
        author=str(metadata.get("author", "")),
        base_model=str(metadata.get("base_model") or named or ""),
        metadata=metadata,
    )


def find(folders: Iterable[Path]) -> list[Adapter]:
    """The voices in these folders and one level below, by author; what is no whole voice is passed over."""
    found: dict[str, Adapter] = {}
    for folder in folders:
        folder = folder.expanduser()
        inside = sorted(p for p in folder.iterdir() if _shown(p)) if folder.is_dir() else []
        for place in (folder, *inside):
            if not weights_file(place).is_file():
                continue
            try:
                adapter = load(place)
            except (BadInput, OSError):
                continue
            found[adapter.path] = adapter
    return sorted(found.values(), key=lambda a: (a.author.casefold(), a.path))


def checkpoints(folder: Path) -> list[int]:
    """The steps whose weights lie in a voice's folder, beside those it writes with or as these, ascending."""
    from core.adapters import states

    return states.steps(folder.expanduser())


def prepared(folder: Path, checkpoint: int = 0) -> Path:
    """A folder with this voice as mlx-lm's loader takes it; the voice's own where that will do.

    Args:
        checkpoint: the step whose weights are wanted, as `checkpoints` lists them; 0 for the published ones.

    Returns:
        `folder`, or one in our cache: a voice of PEFT's turned into mlx-lm's form (which takes MLX, so in a
        child process only), or a checkpoint's weights with the voice's settings.

    Raises:
        BadInput: it is no voice, damaged, or of a kind that cannot be used.
        Missing: there is no such checkpoint. NoSpace: the disk is full.
    """
    from core.adapters import ready

    return ready.prepared(folder.expanduser(), checkpoint)


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
