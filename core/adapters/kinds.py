"""Owns what a folder or zip of somebody else's holds: which kind of adapter, or why it is none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Literal

from core.adapters import CONFIG, METADATA, PEFT_WEIGHTS, WEIGHTS
from core.adapters.shipping import TEXTS
from core.progress import BadInput

Kind = Literal["peft", "mlx"]

_CHOOSE = "Choose the folder that holds adapter_config.json and its .safetensors file."
_PICKLES = (".bin", ".pt", ".pth", ".pkl", ".ckpt")


def wanted(name: str) -> bool:
    """Whether a file of an adapter folder is taken over; `name` is inside the folder, with "/"."""
    plain = "/" not in name and "shingles" in name and name.endswith(".npz") and not name.startswith(".")
    return plain or name in (WEIGHTS, PEFT_WEIGHTS, CONFIG, METADATA, *TEXTS)


def find_root(names: Iterable[str], source: str) -> tuple[str, Kind]:
    """Where in a list of files an adapter lies ("" or "folder/"), and its kind.

    Args:
        names: paths inside folder or zip, with "/". source: its name, for messages.

    Raises:
        BadInput: there is none, or several, or something else; said what it is.
    """
    paths = [PurePosixPath(name) for name in names]
    seen = {(path.parent.as_posix(), path.name) for path in paths}
    found: dict[str, Kind] = {}
    for place in sorted({folder for folder, name in seen if name == CONFIG}):
        if (place, WEIGHTS) in seen:
            found[place] = "mlx"
        elif (place, PEFT_WEIGHTS) in seen:
            found[place] = "peft"
    if len(found) > 1 and "." not in found:
        listed = ", ".join(sorted(found)[:5])
        raise BadInput(f"{source} holds several voices: {listed}.", "Choose the folder of one of them.")
    if found:
        place = "." if "." in found else next(iter(found))
        return ("" if place == "." else f"{place}/"), found[place]
    raise _nothing(paths, source)


def _nothing(paths: list[PurePosixPath], source: str) -> BadInput:
    """Why there is no adapter, in words."""
    names = {path.name for path in paths}
    if not names:
        return BadInput(f"{source} is empty.", _CHOOSE)
    pickles = sorted(n for n in names if n.endswith(_PICKLES) and "adapter" in n) if CONFIG in names else []
    if pickles:
        return BadInput(
            f"{source} keeps its weights in {pickles[0]}, a form that can run any program when it is opened.",
            "Ask its maker for adapter_model.safetensors, which cannot.",
        )
    if "adapters.npz" in names:
        return BadInput(
            f"{source} is from an old mlx-lm, which wrote adapters.npz.",
            "Train it again with a newer one, or ask for it as adapters.safetensors.",
        )
    if CONFIG in names:
        return BadInput(
            f"{source} is incomplete: {CONFIG} is there, and no {WEIGHTS} or {PEFT_WEIGHTS}.",
            "Get it again from where it came; the large file is missing.",
        )
    if names & {WEIGHTS, PEFT_WEIGHTS}:
        return BadInput(
            f"{source} is incomplete: the weights are there, and no {CONFIG}.",
            "Get it again from where it came.",
        )
    if any(name.endswith(".gguf") for name in names):
        return BadInput(
            f"{source} holds a GGUF file, which Pastiche cannot take apart.",
            "Ask for the adapter as safetensors, as PEFT or mlx-lm write it.",
        )
    if "config.json" in names and any(name.endswith(".safetensors") for name in names):
        return BadInput(
            f"{source} holds a whole model, not a voice for one.",
            "Choose an adapter folder; a whole model can be trained on with --model.",
        )
    return BadInput(f"{source} holds no voice.", _CHOOSE)


def reason_for(folder: Path) -> BadInput:
    """Why a folder that was named as a voice's is none; the folders inside it are not looked into."""
    names = [path.name for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    if {CONFIG, WEIGHTS, PEFT_WEIGHTS}.isdisjoint(names) and "config.json" not in names:
        return BadInput(
            f"{folder} holds no trained voice: {WEIGHTS} and {CONFIG} not found.",
            "Choose an adapter folder, or train a voice first.",
        )
    return _nothing([PurePosixPath(name) for name in names], folder.name)


def files_of(folder: Path) -> list[str]:
    """Files in a folder and two levels below, as `find_root` takes them; no link to a folder is followed."""
    found = []
    levels = [(folder, 0)]
    while levels:
        place, depth = levels.pop()
        for path in sorted(place.iterdir()):
            if path.is_dir() and not path.is_symlink() and depth < 2:
                levels.append((path, depth + 1))
            elif path.is_file():
                found.append(path.relative_to(folder).as_posix())
    return found
