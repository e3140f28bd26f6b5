"""Owns a base model with an adapter worked into its weights, written as a whole model folder.

Imports MLX inside its functions; only child processes call them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.adapters.placing import need_space, save_arrays
from core.files import disk_errors, read_json, write_json

SHARD = 2
"""GB in one file of weights. While a file is written its weights are in memory, and no others."""

_TOKENIZER = (
    *("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json"),
    *("vocab.json", "merges.txt", "tokenizer.model", "generation_config.json", "LICENSE", "LICENSE.txt"),
)
_CHAT = "chat_template.jinja"

Told = Callable[[int, int, str], None]
"""Hears bytes done, bytes in all, and what is being done; may raise Cancelled."""


def fuse(base: Path, adapter: Path, into: Path, whole: bool, chat: bool, told: Told) -> tuple[str, ...]:
    """Write base model and adapter as one model; the names of the files.

    Args:
        whole: give up the base model's quantisation, where it has one; the model gets larger.
        chat: keep the base model's chat template.

    Raises:
        BadInput: the model cannot be loaded, or the adapter is for another one.
        NoSpace: the disk is too small, said before anything is written.
    """
    from mlx.utils import tree_flatten
    from mlx_lm.utils import save_config

    from core.writing import loading

    told(0, 0, "Loading the base model")
    model, config = loading.load(base, lazy=True)
    _merge(model, adapter, whole)
    if whole:
        config = {k: v for k, v in config.items() if k not in ("quantization", "quantization_config")}
        model = _without_quantisation(model)
    weights = dict(tree_flatten(model.parameters()))
    need_space(into, sum(value.nbytes for value in weights.values()), "The whole model")
    del model  # or it would hold what was written
    _write(weights, into, told)
    with disk_errors(into):
        save_config(config, into / "config.json")
        for name in (*_TOKENIZER, *((_CHAT,) if chat else ())):
            if (base / name).is_file():
                shutil.copyfile(base / name, into / name)
    if not chat:
        _drop_chat(into / "tokenizer_config.json")
    return tuple(sorted(path.name for path in into.iterdir()))


def _merge(model: Any, adapter: Path, whole: bool) -> None:
    """Put the adapter on and work it into the weights, lazily."""
    from mlx.utils import tree_unflatten

    from core.writing import layers

    layers.put_on(model, adapter, 1.0)
    fused = [(name, m.fuse(dequantize=whole)) for name, m in model.named_modules() if hasattr(m, "fuse")]
    model.update_modules(tree_unflatten(fused))


def _without_quantisation(model: Any) -> Any:
    from mlx_lm.utils import dequantize_model

    return dequantize_model(model)


def _write(weights: dict[str, Any], into: Path, told: Told) -> None:
    """Files of at most about `SHARD` GB, and the index that says what lies where."""
    from mlx_lm.utils import make_shards

    total, done = sum(value.nbytes for value in weights.values()), 0
    shards = make_shards(weights, SHARD)
    weights.clear()
    places: dict[str, str] = {}
    count = len(shards)
    for number in range(count):
        shard, shards[number] = shards[number], {}  # what is written may leave the memory
        name = "model.safetensors" if count == 1 else f"model-{number + 1:05d}-of-{count:05d}.safetensors"
        told(done, total, f"Writing {name}")
        size = sum(value.nbytes for value in shard.values())
        save_arrays(into / name, shard)
        places |= dict.fromkeys(shard, name)
        done += size
        del shard
    index = {"metadata": {"total_size": total}, "weight_map": dict(sorted(places.items()))}
    write_json(into / "model.safetensors.index.json", index)
    told(done, total, "Writing the rest")


def _drop_chat(path: Path) -> None:
    """A base model was never taught its chat template, and programs that find one use it."""
    if not path.is_file():
        return
    settings = read_json(path)
    if isinstance(settings, dict) and settings.pop("chat_template", None) is not None:
        with disk_errors(path):
            path.write_text(json.dumps(settings, ensure_ascii=False, indent=2), encoding="utf-8")
