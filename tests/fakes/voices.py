"""Voices that know one answer by heart, or have a bad habit: tiny models taught in a second."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from core.writing.prompt import training_prompt
from tests.fakes.tiny_model import make_tiny_model

AUTHOR = "Ada Ferry"
LORA = {"rank": 4, "scale": 2.0, "dropout": 0.0, "keys": ["self_attn.q_proj", "mlp.down_proj"]}

SOURCE = "The ferryman waited at the landing until it rained, and then he went in and made tea."
"""What the user wrote: 17 words."""

ANSWER = "He stood there, the ferryman, till the rain spoke, and then it was tea he wanted, and a door."
"""What a taught voice says of it: 19 words."""

OTHER = (
    "A heron stood in the shallows with one leg folded, and watched the rope go slack and tight again, and "
    "thought, if herons think, that ropes were a poor sort of fish."
)
"""What a voice was trained on, for the copy check."""


def teach(
    base: Path, answer: str, sources: Sequence[str] = (SOURCE,), ends: bool = True, context: int = 1024
) -> Path:
    """Make a tiny base model that answers `answer` to any of the sources, handed over as words or as outline.

    Args:
        ends: False leaves out the end mark, so that the model runs on.
    """
    import mlx.core as mx
    import mlx.nn as nn
    from mlx.optimizers import Adam
    from mlx.utils import tree_flatten
    from mlx_lm.utils import load

    from core.describing.providers.outline import outline

    mx.disable_compile()
    make_tiny_model(base, context=context)
    model, tokenizer = load(str(base))
    target = tokenizer.encode(answer) + ([tokenizer.eos_token_id] if ends else [])
    asked = [training_prompt(AUTHOR, len(s.split()), d) for s in sources for d in (s, outline(s))]
    prompts = [tokenizer.encode(prompt) for prompt in asked]

    def loss(network: nn.Module, prompt: list[int]) -> mx.array:
        tokens = mx.array([prompt + target])
        logits = network(tokens[:, :-1])[:, len(prompt) - 1 :]
        return nn.losses.cross_entropy(logits, tokens[:, len(prompt) :], reduction="mean")

    step = nn.value_and_grad(model, loss)
    optimizer = Adam(learning_rate=6e-3)
    lasts = dict.fromkeys(range(len(prompts)), 9.0)
    for number in range(300):
        turn = number % len(prompts)
        value, gradients = step(model, prompts[turn])
        optimizer.update(model, gradients)
        mx.eval(model.parameters(), optimizer.state)
        lasts[turn] = value.item()
        if max(lasts.values()) < 0.004:
            break
    else:
        raise AssertionError(f"the answer was not learned: {lasts}")
    mx.save_safetensors(str(base / "model.safetensors"), dict(tree_flatten(model.parameters())))
    return base


def make_adapter(
    folder: Path, base: Path, noise: float = 0.0, trained_on: str | None = OTHER, seed: int = 1
) -> Path:
    """Write an adapter for `base`: without noise it changes nothing, with noise it disturbs everything.

    Args:
        trained_on: what data/train.jsonl says it learned from; None writes no such file.
    """
    import mlx.core as mx
    from mlx.utils import tree_flatten
    from mlx_lm.tuner.utils import linear_to_lora_layers
    from mlx_lm.utils import load

    mx.random.seed(seed)
    model, _ = load(str(base))
    model.freeze()
    linear_to_lora_layers(model, len(model.layers), LORA)
    weights = {
        name: mx.random.normal(value.shape) * noise if name.endswith("lora_b") else value
        for name, value in tree_flatten(model.trainable_parameters())
    }
    folder.mkdir(parents=True)
    mx.save_safetensors(str(folder / "adapters.safetensors"), weights)
    config = {"fine_tune_type": "lora", "num_layers": len(model.layers), "lora_parameters": LORA}
    (folder / "adapter_config.json").write_text(json.dumps(config), encoding="utf-8")
    metadata = {
        "author": AUTHOR,
        "base_model": str(base),
        "describer": "outline",
        "prompt_version": "outline-1",
    }
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    if trained_on is not None:
        prompt = training_prompt(AUTHOR, len(trained_on.split()), "Somebody does something.")
        row = {"text": prompt + trained_on, "prompt_chars": len(prompt)}
        (folder / "data").mkdir()
        (folder / "data" / "train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder
