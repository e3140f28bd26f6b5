"""Owns LoRA layers on a loaded model: put an adapter on, at any strength, and take it off again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import mlx.core as mx
from mlx.utils import tree_flatten, tree_unflatten
from mlx_lm.tuner.dora import DoRAEmbedding, DoRALinear
from mlx_lm.tuner.lora import LoRAEmbedding, LoRALinear, LoRASwitchLinear
from mlx_lm.tuner.utils import load_adapters

from core.files import read_json
from core.progress import BadInput, BadOption, Missing

WEIGHTS = "adapters.safetensors"
CONFIG = "adapter_config.json"

_AROUND_LINEAR = (LoRALinear, LoRASwitchLinear, DoRALinear)
_AROUND_EMBEDDING = (LoRAEmbedding, DoRAEmbedding)
_DORA = (DoRALinear, DoRAEmbedding)
_LAYERS = _AROUND_LINEAR + _AROUND_EMBEDDING


def read_config(folder: Path) -> dict[str, Any]:
    """The adapter's configuration in mlx-lm's keys.

    Raises:
        Missing: the folder holds no adapter.
        BadInput: its configuration cannot be read.
    """
    for name in (WEIGHTS, CONFIG):
        if not (folder / name).is_file():
            raise Missing(
                f"{folder} holds no adapter: {name} is missing.",
                "Choose the folder that training wrote, usually under lora_adapters.",
            )
    config = read_json(folder / CONFIG)
    if not isinstance(config, dict):
        raise BadInput(
            f"{folder / CONFIG} holds no configuration.", "Train the adapter again, or put back a copy."
        )
    return config


def replaces_weights(folder: Path) -> bool:
    """Whether it is a full fine-tune, which overwrites weights of the base model."""
    return bool(read_config(folder).get("fine_tune_type", "lora") == "full")


def put_on(model: Any, folder: Path, strength: float) -> None:
    """Put the adapter in `folder` on the model, in place of the one it wears.

    Raises:
        Missing: the folder holds no adapter.
        BadInput: it does not fit this base model.
        BadOption: it has no strength that could be changed.
    """
    scale = scale_of(folder)
    if scale is None and strength != 1:
        raise BadOption("This adapter is a full fine-tune and has no strength.", "Use it with strength 1.")
    if not _reload(model, folder):
        remove(model)
        _load(model, folder)
    remember_magnitudes(model)
    if scale is not None:
        set_strength(model, scale, strength)


def scale_of(folder: Path) -> float | None:
    """How strongly the adapter was trained to work; None for a full fine-tune, which has no scale."""
    if replaces_weights(folder):
        return None
    return float(read_config(folder).get("lora_parameters", {}).get("scale", 1.0))


def set_strength(model: Any, scale: float, strength: float) -> None:
    """Let the adapter that the model wears work so strongly; nothing is loaded, and 0 is the base model.

    Args:
        scale: that of its training, as `scale_of` gives it.
    """
    for _, module in model.named_modules():
        if isinstance(module, _LAYERS):
            module.scale = scale * strength
        if isinstance(module, _DORA):
            own, learned = module._own, module._learned
            module.m = learned if strength == 1 else own + strength * (learned - own)


def remember_magnitudes(model: Any) -> None:
    """DoRA puts learned magnitudes of its own in place of the base model's, which no scale can weaken."""
    for _, module in model.named_modules():
        if isinstance(module, DoRALinear):
            module._own = mx.linalg.norm(module._dequantized_weight().astype(mx.float32), axis=1)
        elif isinstance(module, DoRAEmbedding):
            module._own = mx.linalg.norm(module.embedding.weight, axis=1)
        if isinstance(module, _DORA):
            module._learned = module.m


def _load(model: Any, folder: Path) -> None:
    try:
        load_adapters(model, str(folder))
    except (ValueError, KeyError, AttributeError, RuntimeError) as error:
        remove(model)
        raise BadInput(
            f"The adapter in {folder} does not fit this base model.",
            "Choose the base model it was trained on.",
            str(error),
        ) from error
    replaced = replaces_weights(folder)  # else the base model, if it was not loaded yet, is left so
    mx.eval([value for name, value in tree_flatten(model.parameters()) if replaced or _of_adapter(name)])


def _of_adapter(name: str) -> bool:
    return name.rsplit(".", 1)[-1] in ("lora_a", "lora_b", "m")


def _reload(model: Any, folder: Path) -> bool:
    """New weights into the layers that are there; False, and nothing done, when names or shapes differ."""
    try:
        weights: dict[str, Any] = mx.load(str(folder / WEIGHTS))  # type: ignore[assignment]
    except RuntimeError as error:
        raise BadInput(
            f"The adapter in {folder} is damaged: its weights cannot be read.",
            "Train the voice again, import it again, or put back a copy.",
            str(error),
        ) from error
    there = {n: value.shape for n, value in tree_flatten(model.parameters()) if _of_adapter(n)}
    if there != {name: value.shape for name, value in weights.items()}:
        return False
    model.load_weights(list(weights.items()), strict=False)
    mx.eval(model.parameters())
    return True


def remove(model: Any) -> None:
    """Take every adapter layer off: the base model is as it was loaded."""
    plain = [(n, m.linear) for n, m in model.named_modules() if isinstance(m, _AROUND_LINEAR)]
    plain += [(n, m.embedding) for n, m in model.named_modules() if isinstance(m, _AROUND_EMBEDDING)]
    if plain:
        model.update_modules(tree_unflatten(plain))
