"""Owns the states of a voice's weights: which there are, which one it writes with, and the change to another.

A training keeps its last checkpoints and publishes its best. Where the user has a voice write with another
state, the one before it is kept beside, in `states/RUN/`, a file of weights and one of papers for each step:
by a link, which takes no room, or a copy where the disk has none. Which one is in use the weights themselves
tell, so a kill between two writes leaves nothing that is not true.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.adapters import CHECKPOINTS, CONFIG, METADATA, STATES, WEIGHTS, is_peft, load, weights_file
from core.adapters.papers import heard
from core.adapters.placing import need_space
from core.adapters.tensors import look
from core.files import (
    disk_errors,
    file_hash,
    flush_folder,
    folder_lock,
    read_json,
    read_jsonl,
    text_hash,
    write_json,
)
from core.progress import BadInput, Missing
from core.types import Adapter, as_json

STEP, LOSS, SAMPLE = "step_in_use", "loss_in_use", "sample"
"""What metadata.json says where another state than the training's best is in use."""


def steps(folder: Path) -> list[int]:
    """See `core.adapters.checkpoints`."""
    found = set(_checkpoints(folder)) | set(_kept(folder))
    return sorted(found)


def in_use(adapter: Adapter) -> int:
    """The step of the weights that a voice writes with; 0 where its papers do not say. Reads the disk."""
    folder, said = Path(adapter.path), _said(adapter.metadata)
    kept = _kept(folder)
    if said not in kept or same(kept[said], folder / WEIGHTS):
        return said
    return next((step for step, path in kept.items() if same(path, folder / WEIGHTS)), said)


def best(adapter: Adapter) -> int:
    """The step that the training found best on unseen pages; 0 where the papers do not say."""
    return _best(adapter.metadata)


def write_with(folder: Path, step: int) -> Adapter:
    """Have a voice write with the weights of a step; those before it are kept, and can be chosen again.

    Reads the weights whole, and all of the training text: for a `Load` or a child. Killed at any moment it
    leaves the voice with the one or the other state, both of which can be chosen.

    Raises:
        Missing: there is no such state. BadInput: it is damaged, of another training, or the voice does not
            say of which step it is. Locked: it is being trained or measured. NoSpace: the disk is full.
    """
    folder = folder.expanduser().resolve()
    load(folder)
    message = f"{folder.name} is being trained or measured just now."
    with (
        disk_errors(folder),
        folder_lock(folder, message, "Stop that, or wait until it is done; then try again."),
    ):
        adapter = load(folder)
        before = in_use(adapter)
        if not before or is_peft(folder):
            raise BadInput(
                f"{folder.name} does not say which state of its training it is: it could not be found again.",
                "Train the voice again.",
            )
        said = _said(adapter.metadata)
        if step != before:
            source = weights_of(folder, step)
            if said == before:  # else a kill came before the papers, and both are kept
                _keep(folder, before, folder / WEIGHTS, adapter.metadata.get(SAMPLE))
            if step not in _kept(folder):
                _keep(folder, step, source, _sample(folder, step))
            _put(_kept(folder)[step], folder / WEIGHTS)
        if step != said or step != before:
            _tell(folder, adapter.metadata, step)
    return load(folder)


def weights_of(folder: Path, step: int) -> Path:
    """The file with the weights of a step, looked through.

    Raises:
        Missing: it is not there; the remedy names those that are.
        BadInput: it is damaged, or of a training with other settings.
    """
    kept = _kept(folder).get(step)
    found = kept or _checkpoints(folder).get(step)
    if found is None:
        raise _nothing(folder, step)
    state = found.parent / "state.json" if kept is None else found.with_suffix(".json")
    _check(folder, found, read_json(state) if state.is_file() else {}, step)
    return found


def forget_others(folder: Path, run: str) -> None:
    """Remove the states of earlier trainings: the voice is another one now."""
    place = folder / STATES
    for left in place.iterdir() if place.is_dir() else ():
        if left.name != _name(run):
            shutil.rmtree(left, ignore_errors=True)


def same(one: Path, other: Path) -> bool:
    """Whether two files hold the same weights."""
    if os.path.samefile(one, other):
        return True
    return one.stat().st_size == other.stat().st_size and known_hash(one) == known_hash(other)


def weights_hash(folder: Path) -> str:
    """What tells the weights that a voice writes with from all others: of another training, or another state.

    "" where there are none. Reads them whole, once.
    """
    path = weights_file(folder)
    return known_hash(path) if path.is_file() else ""


def fingerprint(base: str, folder: Path) -> str:
    """What tells the weights of a voice in mlx-lm's form, on this base model, from all others.

    Args:
        base: the base model's fingerprint.
    """
    return text_hash(base, known_hash(folder / WEIGHTS), known_hash(folder / CONFIG))


def kept_hash(folder: Path, step: int) -> str:
    """As `weights_hash`, of a state that is kept beside; "" where that is not."""
    kept = _kept(folder).get(step)
    return known_hash(kept) if kept is not None else ""


def known_hash(path: Path) -> str:
    """The file's hash; of a file that did not change since, without reading it again."""
    found = path.stat()
    return _hash_once(path, found.st_size, found.st_mtime_ns, found.st_ino)


@lru_cache(maxsize=64)
def _hash_once(path: Path, size: int, changed: int, number: int) -> str:
    return file_hash(path)


# Where they lie.
def _checkpoints(folder: Path) -> Mapping[int, Path]:
    return {
        int(path.name): path / WEIGHTS for path in _inside(folder / CHECKPOINTS) if (path / WEIGHTS).is_file()
    }


def _kept(folder: Path) -> Mapping[int, Path]:
    """Of this training; a state without its papers was being kept when it was killed, and counts as none."""
    place = folder / STATES / _name(str(_metadata(folder).get("run") or ""))
    files = {int(path.stem): path for path in _inside(place) if path.suffix == Path(WEIGHTS).suffix}
    return {step: path for step, path in files.items() if path.with_suffix(".json").is_file()}


def _inside(folder: Path) -> Iterator[Path]:
    """What is named by a step."""
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.stem.isdecimal())


def _name(run: str) -> str:
    return run or "unnamed"


def _metadata(folder: Path) -> Mapping[str, Any]:
    found = read_json(folder / METADATA) if (folder / METADATA).is_file() else {}
    return found if isinstance(found, dict) else {}


# What is said of them.
def _said(metadata: Mapping[str, Any]) -> int:
    step = metadata.get(STEP)
    return step if isinstance(step, int) and step > 0 else _best(metadata)


def _best(metadata: Mapping[str, Any]) -> int:
    result = metadata.get("result")
    step = result.get("best_step") if isinstance(result, dict) else 0
    return step if isinstance(step, int) else 0


def _sample(folder: Path, step: int) -> Any:
    """What the weights of a step wrote when they were measured, compared with the training text; or None."""
    path = folder / "samples.jsonl"
    rows = read_jsonl(path) if path.is_file() else []
    text = next((str(row["text"]).strip() for row in reversed(rows) if row.get("step") == step), "")
    return as_json(heard(folder, text)) if text else None


def _loss(folder: Path, step: int) -> float | None:
    """The validation loss of a step; None where it was not measured there."""
    path = folder / "losses.jsonl"
    rows = read_jsonl(path) if path.is_file() else []
    found = (row.get("val_loss") for row in reversed(rows) if row.get("step") == step)
    return next((float(loss) for loss in found if isinstance(loss, int | float)), None)


# The change.
def _keep(folder: Path, step: int, weights: Path, sample: Any) -> None:
    """Keep a state, its papers last: with these it counts."""
    place = folder / STATES / _name(str(_metadata(folder).get("run") or ""))
    place.mkdir(parents=True, exist_ok=True)
    kept = place / f"{step:07d}{Path(WEIGHTS).suffix}"
    if not (kept.is_file() and same(kept, weights)):
        kept.with_suffix(".json").unlink(missing_ok=True)
        _put(weights, kept)
    write_json(kept.with_suffix(".json"), {"hashes": {"adapters": known_hash(kept)}, SAMPLE: sample})


def _put(source: Path, target: Path) -> None:
    """Have `target` be these weights, from one moment to the next; with the time of the source."""
    aside = target.with_name(f".{target.stem}.tmp{target.suffix}")
    aside.unlink(missing_ok=True)
    try:
        os.link(source, aside)
    except OSError:  # a disk that has no links
        need_space(target, source.stat().st_size, "The voice's other state")
        shutil.copy2(source, aside)
        with aside.open("rb") as stream:
            os.fsync(stream.fileno())
    os.replace(aside, target)
    flush_folder(target.parent)


def _tell(folder: Path, metadata: Mapping[str, Any], step: int) -> None:
    """Write into the papers which step is in use; the training's best needs no word."""
    papers = {key: value for key, value in metadata.items() if key not in (STEP, LOSS, SAMPLE)}
    if step != _best(metadata):
        loss = _loss(folder, step)
        papers |= {STEP: step} | ({LOSS: loss} if loss is not None else {})
    sample = read_json(_kept(folder)[step].with_suffix(".json")).get(SAMPLE)
    write_json(folder / METADATA, papers | ({SAMPLE: sample} if sample else {}))


# What cannot be used.
def _nothing(folder: Path, step: int) -> Missing:
    there = steps(folder)
    listed = ", ".join(map(str, there))
    remedy = f"These are there: {listed}." if there else "It keeps none: leave the checkpoint out."
    return Missing(f"{folder.name} has no checkpoint {step}.", f"{remedy} Without one, the best is taken.")


def _check(folder: Path, weights: Path, said: Mapping[str, Any], step: int) -> None:
    """Raise BadInput where a state is damaged, or the voice's settings are not its own.

    Args: said: its papers, as a training writes them for a checkpoint.
    """
    hashes, run = said.get("hashes"), said.get("state", {}).get("run")
    if isinstance(hashes, dict) and hashes.get("adapters") != known_hash(weights):
        message = f"Checkpoint {step} of {folder.name} is damaged."
        raise BadInput(message, "Take another one, or leave the checkpoint out.")
    trained = _metadata(folder).get("run")
    if run and trained and run != trained:
        raise BadInput(
            f"Checkpoint {step} of {folder.name} is of another training than the voice that lies there.",
            "Let that training end, or leave the checkpoint out.",
        )
    rank = {t.shape[-1] for n, t in look(weights).items() if n.endswith(".lora_a")}
    settings = read_json(folder / CONFIG).get("lora_parameters", {})
    if rank and rank != {settings.get("rank")}:
        message = f"Checkpoint {step} of {folder.name} has another rank than the voice's settings."
        raise BadInput(message, "Leave the checkpoint out, or train again.")
