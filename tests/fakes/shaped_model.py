"""Owns Qwen3 models of any small shape with random weights, and the text they are told to learn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Build:
    """Sizes of a model, as in config.json; `bits` 4 quantises it, `dtype` is of the weights before that."""

    hidden: int = 64
    intermediate: int = 128
    layers: int = 2
    heads: int = 2
    kv_heads: int = 1
    head_dim: int = 32
    vocabulary: int = 512
    tied: bool = True
    dtype: str = "bfloat16"
    bits: int = 0

    @property
    def config(self) -> dict[str, object]:
        return {
            "model_type": "qwen3",
            "architectures": ["Qwen3ForCausalLM"],
            "hidden_size": self.hidden,
            "intermediate_size": self.intermediate,
            "num_hidden_layers": self.layers,
            "num_attention_heads": self.heads,
            "num_key_value_heads": self.kv_heads,
            "head_dim": self.head_dim,
            "rms_norm_eps": 1e-6,
            "rope_theta": 10000.0,
            "vocab_size": self.vocabulary,
            "max_position_embeddings": 4096,
            "tie_word_embeddings": self.tied,
            "torch_dtype": self.dtype,
            "eos_token_id": 0,
        }


def make_shaped_model(folder: Path, build: Build, seed: int = 5, tokenizer: Path | None = None) -> Path:
    """Write config and weights of such a model, and the tokenizer of another folder; return the folder."""
    import mlx.core as mx
    from mlx.utils import tree_flatten, tree_map
    from mlx_lm.models.qwen3 import Model, ModelArgs
    from mlx_lm.utils import quantize_model, save_config

    folder.mkdir(parents=True, exist_ok=True)
    mx.random.seed(seed)
    config: dict[str, object] = json.loads(json.dumps(build.config))
    model = Model(ModelArgs.from_dict(config))
    dtype = getattr(mx, build.dtype)
    model.update(tree_map(lambda a: a.astype(dtype), model.parameters()))
    if build.bits:
        model, config = quantize_model(model, config, 64, build.bits)
    save_config(config, folder / "config.json")
    mx.save_safetensors(str(folder / "model.safetensors"), dict(tree_flatten(model.parameters())))
    for name in ("tokenizer.json", "tokenizer_config.json") if tokenizer else ():
        (folder / name).write_bytes((tokenizer / name).read_bytes())  # type: ignore[operator]
    return folder
