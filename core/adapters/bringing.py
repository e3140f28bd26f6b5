"""Owns taking a voice into the library: from a folder or a zip, of PEFT's, mlx-lm's or our own."""

from __future__ import annotations

import math
import re
import shutil
import time
from pathlib import Path
from typing import Any

from core.adapters import CONFIG, METADATA, PEFT_WEIGHTS, WEIGHTS, home, load, peft, public
from core.adapters.kinds import files_of, find_root, wanted
from core.adapters.papers import clean, heard, sample_of, with_sample
from core.adapters.placing import ASIDE, Moved, copy, finish, need_space, numbered, save_arrays
from core.adapters.tensors import look
from core.adapters.unpacking import unpack
from core.files import disk_errors, folder_lock, read_json, write_json
from core.language.shingles import Shingles
from core.progress import BadInput
from core.project import slug
from core.types import Adapter

RUNS = range(5, 13)
"""Words in a row that traces may be of: fewer stand in any text, and more pass over copies."""
_AGAIN = "Get it again from where it came."


def bring(source: Path, author: str, model: str, moved: Moved) -> tuple[Adapter, tuple[str, ...]]:
    """Copy or convert the voice in `source` into a folder of the library; nothing there is replaced.

    Args:
        author: whose voice; "" takes what the voice says, else the name of its folder.
        model: the base model; "" takes what the voice says.

    Returns:
        The voice, and what the user should know.

    Raises:
        BadInput: it is no voice, damaged, or of a kind that cannot be used.
        NoSpace: the disk is too small. Locked: another import is at work. Cancelled: `moved` raised it.
    """
    with disk_errors(home()):
        home().mkdir(parents=True, exist_ok=True)
    with folder_lock(home(), "Another voice is being imported.", "Wait until that is done, then try again."):
        for left in home().glob(f".*{ASIDE}"):
            shutil.rmtree(left)  # of an import that was killed
        return _bring(source.expanduser(), clean(author), model, moved)


def _bring(source: Path, author: str, model: str, moved: Moved) -> tuple[Adapter, tuple[str, ...]]:
    aside = home() / f".import{ASIDE}"
    try:
        aside.mkdir()
        name = _gather(source, aside, moved)
        if (aside / WEIGHTS).is_file():
            config, papers = _check(aside, source.name), _papers(aside)
        else:
            config, papers = _convert(aside)
        _check_traces(aside, source.name)
        author = author or clean(str(papers.get("author") or "")) or _author(name)
        base = model or public.base_here(str(papers.get("base_model") or config.get("model") or ""))
        papers, warnings = public.metadata(_compared(papers, aside), base, author)
        papers |= {"base_model": base, "imported": time.strftime("%Y-%m-%dT%H:%M:%S%z")}
        write_json(aside / CONFIG, {**public.adapter_config(config), "model": base})
        write_json(aside / METADATA, papers)
        final = numbered(home() / slug(author))
        finish(aside, final)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    if not base:
        warnings += ("It does not say which base model it needs: name it with --model when you write.",)
    return load(final), warnings


def _gather(source: Path, into: Path, moved: Moved) -> str:
    """The files of the voice, side by side; and the name that it goes by."""
    if source.is_file():
        return unpack(source, into, moved)
    if not source.is_dir():
        raise BadInput(f"There is no {source}.", "Choose the folder of a voice, or a zip file with one.")
    try:
        names = files_of(source)
    except OSError as error:
        raise BadInput(
            f"{source} cannot be read: {error.strerror}.", "Check that you may read it."
        ) from error
    root, _ = find_root(names, source.name)
    chosen = [n.removeprefix(root) for n in names if n.startswith(root) and wanted(n.removeprefix(root))]
    need_space(into, 2 * sum((source / root / n).stat().st_size for n in chosen), "The voice")
    for name in chosen:
        copy(source / root / name, into / name, moved)
    return (source / root).resolve().name


def _check(folder: Path, source: str) -> dict[str, Any]:
    """The settings of an adapter of mlx-lm's.

    Raises:
        BadInput: settings or weights are damaged, or it is no LoRA.
    """
    load(folder)
    config: dict[str, Any] = read_json(folder / CONFIG)
    lora = config["lora_parameters"]
    try:
        whole = int(lora["rank"]) > 0 and math.isfinite(float(lora["scale"])) and "dropout" in lora
        whole = whole and isinstance(int(config["num_layers"]), int)
    except (KeyError, TypeError, ValueError):
        whole = False
    names = look(folder / WEIGHTS)
    if not whole or not names or any(n.rpartition(".")[2] not in ("lora_a", "lora_b", "m") for n in names):
        raise BadInput(f"{source} is damaged: rank, scale or layers make no sense.", _AGAIN)
    return config


def _check_traces(folder: Path, source: str) -> None:
    """Hashed runs of words that cannot tell copies would have the copy check say that it looked.

    Raises:
        BadInput: they are damaged, or of runs too short or too long to tell a copy.
    """
    for path in sorted(folder.glob("*shingles*.npz")):
        if Shingles.load(path).n not in RUNS:
            message = f"{source} brings traces of its text that tell no copies ({path.name})."
            raise BadInput(message, "Take that file out of the folder, and import it again.")


def _papers(folder: Path) -> dict[str, Any]:
    if not (folder / METADATA).is_file():
        return {"format": 1, "source": "mlx-lm"}
    found = read_json(folder / METADATA)
    if not isinstance(found, dict):
        raise BadInput(f"The {METADATA} of this voice is damaged.", _AGAIN)
    return {**found}


def _convert(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Turn PEFT's files in a folder into mlx-lm's."""
    weights, config, settings = peft.read(folder)
    save_arrays(folder / WEIGHTS, weights)
    (folder / PEFT_WEIGHTS).unlink()
    return config, {"format": 1, "source": "peft", "base_model": settings.base_model}


def _compared(found: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The papers with what they say of copies looked at anew: nobody's word is taken for it."""
    said = sample_of(found)
    return with_sample(found, heard(folder, said.text) if said is not None else None)


def _author(name: str) -> str:
    """A folder's name as a person's: "ada-fern" is Ada Fern."""
    words = " ".join(re.split(r"[\s_-]+", name)).strip()
    return words.title() if words.islower() else words
