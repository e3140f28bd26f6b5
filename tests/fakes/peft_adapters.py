"""Owns adapters as PEFT writes them, made by hand, and what a base model says with one worked in by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MODULES = ("self_attn.q_proj", "self_attn.v_proj", "mlp.down_proj")
PREFIX = "base_model.model."


def make_peft(
    folder: Path,
    base: Path,
    ranks: Mapping[str, int] | None = None,
    layers: Sequence[int] = (0, 1),
    prefix: str = PREFIX,
    dtype: str = "float32",
    **changes: Any,
) -> Path:
    """A folder as `peft` writes it, for `MODULES` of the tiny model.

    Args:
        ranks: module -> rank, where it is not 4.
        changes: of adapter_config.json.
    """
    import mlx.core as mx

    folder.mkdir(parents=True)
    mx.random.seed(7)
    shapes = {n: w.shape for n, w in mx.load(str(base / "model.safetensors")).items()}  # type: ignore[union-attr]
    weights = {}
    for layer in layers:
        for module in MODULES:
            rank = (ranks or {}).get(module, 4)
            out, wide = shapes[f"model.layers.{layer}.{module}.weight"]
            name = f"{prefix}model.layers.{layer}.{module}"
            for side, shape in (("A", (rank, wide)), ("B", (out, rank))):
                value = mx.random.normal(shape) * 0.3
                weights[f"{name}.lora_{side}.weight"] = value.astype(getattr(mx, dtype))
    mx.save_safetensors(str(folder / "adapter_model.safetensors"), weights, {"format": "pt"})
    config = {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "base_model_name_or_path": str(base),
        "r": 4,
        "lora_alpha": 8,
        "lora_dropout": 0.0,
        "bias": "none",
        "init_lora_weights": True,
        "target_modules": [module.rpartition(".")[2] for module in MODULES],
        **changes,
    }
    (folder / "adapter_config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def merged_logits(base: Path, folder: Path, scales: Mapping[str, float], tokens: Any) -> Any:
    """What the base model says with B A x times a scale for each module added to its weights."""
    import mlx.core as mx
    from mlx_lm.utils import load_model

    weights: Any = mx.load(str(folder / "adapter_model.safetensors"))
    model, _ = load_model(base)
    for name in {n.rpartition(".lora_")[0] for n in weights}:
        a = weights[f"{name}.lora_A.weight"].astype(mx.float32)
        b = weights[f"{name}.lora_B.weight"].astype(mx.float32)
        path = name.removeprefix(PREFIX)
        scale = next(s for module, s in scales.items() if path.endswith(module))
        inner = model
        for part in path.split("."):
            inner = inner[int(part)] if part.isdigit() else getattr(inner, part)
        inner.weight = inner.weight + scale * (b @ a)
    return model(tokens)


def logits(base: Path, adapter: Path | None, tokens: Any) -> Any:
    """What our writer computes with an adapter on."""
    from core.writing.generate import Voice

    voice = Voice(base)
    voice.set_adapter(adapter)
    return voice.model(tokens)
