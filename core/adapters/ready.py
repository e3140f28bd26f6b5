"""Owns making a voice ready to be put on: PEFT's form turned into mlx-lm's, a checkpoint made a voice.

What is made lies in our cache under the hash of what it was made from, never in the user's folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core import machine
from core.adapters import CONFIG, PEFT_WEIGHTS, WEIGHTS, is_peft, load
from core.adapters.placing import need_space, save_arrays
from core.adapters.states import known_hash, weights_of
from core.adapters.tensors import look
from core.files import disk_errors, read_json, text_hash, write_json
from core.progress import BadInput

FORM = "1"
"""Goes up when the conversion changes; what was made by an earlier one is made again."""
KEPT = 8
"""Ready voices in the cache; those used longest ago go first, but none that was used within a day."""
_DAY = 86_400.0
_PART = ".part"


def cache() -> Path:
    """Where voices that were made ready lie, a folder each."""
    return machine.cache_dir() / "adapters"


def prepared(folder: Path, checkpoint: int = 0) -> Path:
    """See `core.adapters.prepared`."""
    load(folder)
    if checkpoint:
        return _checkpoint(folder, checkpoint)
    return _converted(folder) if is_peft(folder) else folder


def _converted(folder: Path) -> Path:
    """mlx-lm's form of a voice in PEFT's, made at most once."""
    source = folder / PEFT_WEIGHTS
    look(source)
    place = cache() / f"peft-{text_hash(FORM, known_hash(source), known_hash(folder / CONFIG))}"
    if not _used(place):
        from core.adapters import peft

        weights, config, settings = peft.read(folder)
        need_space(place, 2 * source.stat().st_size, "The voice in MLX's form")
        with _made(place) as aside:
            save_arrays(aside / WEIGHTS, weights)
            write_json(aside / CONFIG, {**config, "model": settings.base_model})
    return place


def _checkpoint(folder: Path, step: int) -> Path:
    """The weights of a checkpoint beside the settings of the voice that it is of.

    Raises:
        Missing, BadInput: as `states.weights_of`.
    """
    source = weights_of(folder, step)
    place = cache() / f"step-{text_hash(FORM, known_hash(source), known_hash(folder / CONFIG))}"
    if not _used(place):
        with _made(place) as aside:
            shutil.copyfile(folder / CONFIG, aside / CONFIG)
            try:
                os.link(source, aside / WEIGHTS)  # stays when training removes its old checkpoints
            except OSError:  # another disk
                need_space(place, source.stat().st_size, "The checkpoint")
                shutil.copyfile(source, aside / WEIGHTS)
    return place


# The cache.
def _used(place: Path) -> bool:
    """Whether a whole voice lies there already; it then counts as used now."""
    try:
        look(place / WEIGHTS)
        if not isinstance(read_json(place / CONFIG), dict):
            raise BadInput("", "")
        os.utime(place)
    except (OSError, BadInput):  # not made yet, or damaged: it is made anew
        return False
    return True


@contextmanager
def _made(place: Path) -> Iterator[Path]:
    """A folder to write into that becomes `place` whole, or not at all."""
    with disk_errors(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=_PART, dir=place.parent))
    try:
        with disk_errors(place):
            yield aside
            if place.exists():  # damaged, or another process was quicker: the same lies there then
                shutil.rmtree(place, ignore_errors=True)
            try:
                os.rename(aside, place)
            except OSError:
                if not place.exists():
                    raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        _tidy(place)


def _tidy(keep: Path) -> None:
    """Remove what was used longest ago, and what a kill left."""
    now = time.time()
    found = [path for path in cache().iterdir() if path.is_dir() and path != keep]
    found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for place, path in enumerate(found):
        old = now - path.stat().st_mtime > _DAY
        if old and (place >= KEPT - 1 or path.name.endswith(_PART)):
            shutil.rmtree(path, ignore_errors=True)
