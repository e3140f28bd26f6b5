"""The LoRA layers and their dropout: one mask a step, the same when a layer is computed twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import pytest
from mlx.utils import tree_flatten, tree_map
from mlx_lm.tuner.trainer import default_loss, grad_checkpoint

from core.progress import BadInput, BadOption
from core.training.base import Masks, add_lora, load_base, load_tokenizer
from core.training.recipe import Lora, Recipe


def gradients(folder: Path, step: int, checkpointing: bool = False) -> tuple[float, dict[str, Any]]:
    """Loss and gradients of one batch, from an adapter that already does something."""
    model = load_base(folder)
    add_lora(model, Recipe(lora_parameters=Lora(rank=8, dropout=0.3)))
    model.update(tree_map(lambda p: mx.random.normal(p.shape) * 0.1, model.trainable_parameters()))
    masks = Masks(model, 0.3)
    layer = type(model.layers[0])
    plain = layer.__call__
    try:
        if checkpointing:
            grad_checkpoint(model.layers[0])
        model.train()
        masks.draw(42, step)
        batch = mx.arange(1, 66)[None]
        (loss, _), found = nn.value_and_grad(model, default_loss)(model, batch, mx.array([[10, 60]]))
        return loss.item(), dict(tree_flatten(found))
    finally:
        layer.__call__ = plain


def test_checkpointing_gives_the_same_gradients_with_dropout(tiny_model: Path) -> None:
    (loss, plain), (again, checkpointed) = gradients(tiny_model, 3), gradients(tiny_model, 3, True)
    assert loss == again
    assert plain.keys() == checkpointed.keys()
    assert all(mx.allclose(plain[name], checkpointed[name], atol=1e-6) for name in plain)
    assert gradients(tiny_model, 4)[0] != loss


def test_masks_drop_the_asked_share_and_only_in_training(tiny_model: Path) -> None:
    model = load_base(tiny_model)
    add_lora(model, Recipe(lora_parameters=Lora(rank=4, dropout=0.25)))
    names = set(dict(tree_flatten(model.trainable_parameters())))
    masks = Masks(model, 0.25)
    assert set(dict(tree_flatten(model.trainable_parameters()))) == names
    masks.draw(1, 1)
    dropout = model.layers[0].mlp.up_proj.dropout
    ones = mx.ones((100, 100))
    model.train()
    assert float((dropout(ones) == 0).mean()) == pytest.approx(0.25, abs=0.02)
    assert float(dropout(ones).mean()) == pytest.approx(1.0, abs=0.03)
    model.eval()
    assert mx.array_equal(dropout(ones), ones)


def test_only_the_last_layers_when_so_asked(tiny_model: Path) -> None:
    model = load_base(tiny_model)
    add_lora(model, Recipe(num_layers=1))
    assert {name.split(".")[2] for name, _ in tree_flatten(model.trainable_parameters())} == {"1"}
    with pytest.raises(BadOption, match="2 layers"):
        add_lora(load_base(tiny_model), Recipe(num_layers=3))


def test_what_is_no_base_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "no-such-kind"}', encoding="utf-8")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    for loader in (load_base, load_tokenizer):
        with pytest.raises(BadInput, match="cannot load"):
            loader(tmp_path)
