"""Owns making a 4-bit model from a bf16 one on this machine, with mlx-lm's own quantisation."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from core import machine
from core.files import disk_errors, folder_lock, write_json
from core.modelfiles import NOTE
from core.progress import BadInput, NoSpace
from core.writing import kinds

GROUP, BITS = 64, 4
SHARE = (BITS + 0.5) / 16
"""Size of the 4-bit weights against those in bf16: half a bit more for the scales of each group."""
MADE = ".quantized.json"
"""What lies beside a model that was made here."""

Told = Callable[[int, int, str], None]
"""Takes bytes done, bytes in all and a note; may raise Cancelled."""


def quantize(source: Path, name: str, report: Told) -> Path:
    """Make `models_dir()/name` from the model in `source`: 4 bits in groups of 64.

    It is written aside and renamed when it is whole. A stop is heard between two layers and leaves nothing.

    Args:
        report: told of the bytes of weights that were worked through, and of all.

    Raises:
        BadInput: MLX cannot load the source, or something else lies at the target.
        NoSpace: the disk is full. Locked: another process makes the same model. Cancelled: `report` did.
    """
    target = machine.models_dir() / name
    store = machine.models_dir() / ".parts" / f"{name.replace('/', '--')}--made"
    if target.exists():
        raise BadInput(f"{target} is in the way.", "Move that folder away and try again.")
    with disk_errors(store):
        store.mkdir(parents=True, exist_ok=True)
    message = f"{name} is being made already."
    with folder_lock(store, message, "Wait until that is finished, or stop it there."):
        aside = store / "model"
        _remove(aside)  # left by a kill
        try:
            _write(source, aside, name, report)
            kinds.check_folder(aside)
            with disk_errors(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                aside.rename(target)
        finally:
            _remove(aside)
    _remove(store)
    return target


def _write(source: Path, aside: Path, name: str, report: Told) -> None:
    import mlx.core as mx
    from mlx.utils import tree_flatten
    from mlx_lm.utils import quantize_model, save_config, save_model

    from core.writing import loading

    model, config = loading.load(source, lazy=True)
    total = sum(array.nbytes for _, array in tree_flatten(model.parameters()))
    blocks = [sum(a.nbytes for _, a in tree_flatten(b.parameters())) for b in model.layers]
    quantized, settings = quantize_model(model, config, GROUP, BITS)  # lazy: nothing is computed yet
    done = 0
    report(done, total, f"making {name}: reading")
    for number, (block, size) in enumerate(zip(quantized.layers, blocks, strict=True), 1):
        mx.eval(block.parameters())
        mx.clear_cache()
        done += size
        report(done, total, f"making {name}: layer {number} of {len(blocks)}")
    mx.eval(quantized.parameters())
    report(done, total, f"making {name}: writing")
    with disk_errors(aside):
        aside.mkdir(parents=True)
        try:
            save_model(aside, quantized, donate_model=True)
        except RuntimeError as error:  # all that MLX says of a failed write
            raise NoSpace(
                f"The disk is full: {name} could not be written.",
                "Free some space and try again; what was downloaded is kept.",
                str(error),
            ) from error
        save_config(settings, aside / "config.json")
        _copy(source, aside)
        for path in aside.glob("*.safetensors"):
            with path.open("rb") as stream:
                os.fsync(stream.fileno())
    del quantized, model
    mx.clear_cache()
    mx.reset_peak_memory()  # a training may follow in this process, which tells its own
    write_json(aside / MADE, {"from": str(source), "bits": BITS, "group": GROUP, "mlx_lm": version("mlx-lm")})
    report(total, total, f"making {name}: done")


def _copy(source: Path, aside: Path) -> None:
    """Tokenizer and whatever else is no weights."""
    for path in sorted(source.iterdir()):
        weights = path.suffix == ".safetensors" or path.name.endswith(".safetensors.index.json")
        if path.is_file() and not weights and path.name not in ("config.json", NOTE, MADE, "README.md"):
            shutil.copyfile(path, aside / path.name)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def weight_bytes(folder: Path) -> int:
    """Bytes of weights in a folder."""
    return sum(path.stat().st_size for path in folder.glob("*.safetensors"))
