"""Owns whether a voice fits a base model, told from the sizes both files state, before either is loaded."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.adapters import weights_file
from core.adapters.tensors import Tensor, look, read
from core.progress import BadInput
from core.writing.models import weight_files

Sizes = tuple[int, int]
"""Numbers in and out of a layer."""

_LAYER = re.compile(r"(?:^|\.)layers\.(\d+)\.")
_PEFT = re.compile(r"(?:base_model\.model\.)?(.+)\.lora_([AB])(?:\.default)?\.weight")
_OURS = re.compile(r"(.+)\.lora_([ab])")


def misfit(folder: Path, base: Path) -> str:
    """Why the voice in a folder cannot be put on the base model in another, in words; "" where it may fit.

    Only what both files say by the same names is compared, so a base model of an unusual build passes here.

    Raises:
        BadInput: the weights of either are damaged.
    """
    voice = _adapter_sizes(look(weights_file(folder)))
    layers = _layers(base)
    last = max((int(m[1]) for name in voice if (m := _LAYER.search(name))), default=-1)
    if layers and last >= layers:
        return f"it is for a model of {last + 1} layers or more, and this one has {layers}"
    for name, sizes in _base_sizes(base).items():
        wanted = voice.get(name)
        if wanted is not None and wanted != sizes:
            return f"its layers are for a model of another width ({_shown(wanted)}, and not {_shown(sizes)})"
    return ""


def _shown(sizes: Sizes) -> str:
    return f"{sizes[0]:,} to {sizes[1]:,}"


def _adapter_sizes(tensors: Mapping[str, Tensor]) -> dict[str, Sizes]:
    """Layer -> its sizes, of every layer that an adapter changes; both halves of a LoRA must be plain."""
    ins: dict[str, int] = {}
    outs: dict[str, int] = {}
    whole: dict[str, Sizes] = {}
    for name, tensor in tensors.items():
        shape = tensor.shape
        if len(shape) != 2:
            continue  # experts are stacked, and DoRA's lengths are a row
        if found := _PEFT.fullmatch(name):
            (ins if found[2] == "A" else outs)[found[1]] = shape[1] if found[2] == "A" else shape[0]
        elif found := _OURS.fullmatch(name):
            (ins if found[2] == "a" else outs)[found[1]] = shape[0] if found[2] == "a" else shape[1]
        elif name.endswith(".weight"):  # a full fine-tune
            layer = name.removesuffix(".weight")
            whole[layer] = (shape[0], shape[1]) if _is_table(layer) else (shape[1], shape[0])
    return whole | {name: (ins[name], outs[name]) for name in ins.keys() & outs.keys()}


def _base_sizes(base: Path) -> dict[str, Sizes]:
    """Layer -> its sizes, of the plain and the quantised layers of a base model."""
    settings = _config(base).get("quantization") or {}
    tensors: dict[str, Tensor] = {}
    for path in weight_files(base):
        tensors |= read(path)
    found = {}
    for name, tensor in tensors.items():
        layer = name.removesuffix(".weight")
        # Builds that keep their weights the other way round (GPT-2's) call their layers otherwise.
        if layer == name or len(tensor.shape) != 2 or not (_LAYER.search(layer) or _is_table(layer)):
            continue
        wide, scales = tensor.shape[1], tensors.get(f"{layer}.scales")
        if scales is not None and not settings:
            continue  # packed by somebody else's rules
        if scales is not None:  # packed: a row of scales has one for each group
            own = settings.get(layer)
            wide = scales.shape[-1] * int((own if isinstance(own, dict) else settings).get("group_size", 64))
        found[layer] = (tensor.shape[0], wide) if _is_table(layer) else (wide, tensor.shape[0])
    return found


def _is_table(layer: str) -> bool:
    """Whether it is looked up by row, so that in and out change places."""
    return layer.endswith("embed_tokens")


def _layers(base: Path) -> int:
    count = _config(base).get("num_hidden_layers")
    return count if isinstance(count, int) else 0


def _config(base: Path) -> dict[str, Any]:
    try:
        found = json.loads((base / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(
            f"The base model in {base} has no readable config.json.", "Download it again.", str(error)
        ) from error
    return found if isinstance(found, dict) else {}
