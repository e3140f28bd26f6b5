"""Owns the base model in training: loading it, the LoRA layers added to it, and their dropout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_unflatten
from mlx_lm.tuner.trainer import grad_checkpoint
from mlx_lm.tuner.utils import linear_to_lora_layers

from core.progress import BadOption
from core.training.recipe import Recipe
from core.writing import loading


def load_tokenizer(folder: Path) -> Any:
    """The tokenizer of a base model.

    Raises:
        BadInput: it cannot be read, or has no end-of-text token.
    """
    from mlx_lm.tokenizer_utils import load

    try:
        tokenizer = load(folder)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise loading.unusable(folder, error) from error
    if tokenizer.eos_token_id is None:
        raise loading.unusable(folder, ValueError("no end-of-text token"))
    return tokenizer


def load_base(folder: Path) -> Any:
    """The base model, ready to compute.

    Raises:
        BadInput: MLX cannot load it.
    """
    return loading.load(folder)[0]


def add_lora(model: Any, recipe: Recipe) -> None:
    """Freeze the model and add LoRA layers, from the recipe's seed.

    Raises:
        BadOption: a target matches no layer, or there are not so many layers.
    """
    lora = recipe.lora_parameters
    if recipe.num_layers > len(model.layers):
        raise BadOption(
            f"num_layers: {recipe.num_layers} is more than the {len(model.layers)} layers of the base model.",
            "Write -1 for all of them.",
        )
    kinds = (nn.Linear, nn.QuantizedLinear, nn.Embedding, nn.QuantizedEmbedding)
    modules = [*model.named_modules(), *(m for layer in model.layers for m in layer.named_modules())]
    known = {name for name, module in modules if isinstance(module, kinds) or hasattr(module, "to_lora")}
    wrong = [key for key in lora.keys if key not in known]
    if wrong:
        inside = sorted({name for name in known if name.split(".")[0] in dict(model.layers[0].children())})
        raise BadOption(
            f"lora_parameters: no layer of the base model is called {', '.join(wrong)}.",
            f"Its layers are: {', '.join(inside)}.",
        )
    mx.random.seed(recipe.seed)
    model.freeze()
    config = {"rank": lora.rank, "scale": lora.scale, "dropout": lora.dropout, "keys": set(lora.keys)}
    linear_to_lora_layers(model, recipe.num_layers, config)


@contextmanager
def checkpointed(model: Any, on: bool) -> Iterator[None]:
    """While this holds, and if `on`, layers keep no activations but compute them again for the gradient."""
    layer = type(model.layers[0])
    plain = layer.__call__
    try:
        if on:
            grad_checkpoint(model.layers[0])  # changes the class
        yield
    finally:
        layer.__call__ = plain


class KeyedDropout(nn.Module):  # type: ignore[misc]  # mlx has no stubs here
    """Dropout whose mask follows from a key that is set from outside.

    mlx.nn.Dropout draws from the global stream. Under gradient checkpointing the layer runs twice
    and would draw two masks, so that the gradient would belong to another mask than the loss.
    """

    def __init__(self, p: float, rank: int = 0, machines: int = 1) -> None:
        """Of several machines each has its rows of one mask, so that together they drop what one would."""
        super().__init__()
        self._keep = 1 - p
        self._rank, self._machines = rank, machines
        self.key = mx.random.key(0)
        self.freeze()

    def __call__(self, x: Any) -> Any:
        if not self.training:
            return x
        shape = (x.shape[0] * self._machines, *x.shape[1:])
        mask = mx.random.bernoulli(self._keep, shape, key=self.key)
        if self._machines > 1:
            mask = mask[self._rank :: self._machines]
        return mask * x * (1 / self._keep)


class Masks:
    """All dropout of a model: `draw` sets the masks of a step, a function of seed and step alone."""

    def __init__(self, model: Any, dropout: float, rank: int = 0, machines: int = 1) -> None:
        self._layers: list[KeyedDropout] = []
        if not dropout:
            return
        kinds = (nn.Dropout, KeyedDropout)
        found = [name for name, module in model.named_modules() if isinstance(module, kinds)]
        self._layers = [KeyedDropout(dropout, rank, machines) for _ in found]
        model.update_modules(tree_unflatten(list(zip(found, self._layers, strict=True))))

    def draw(self, seed: int, step: int) -> None:
        if self._layers:
            keys = mx.random.split(mx.random.key((seed << 32) + step), len(self._layers))
            for layer, key in zip(self._layers, keys, strict=True):
                layer.key = key
