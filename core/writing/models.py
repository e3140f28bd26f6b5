"""Owns base models: which ones we know, where one lies on this disk, and what it is made of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core import machine
from core.progress import BadInput, Missing

PRACTICE = "practice"
BIG = "mlx-community/Qwen3-8B-Base-bf16"


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes that memory depends on, as in config.json.

    Attributes:
        hidden, intermediate, layers, vocabulary: as named there.
        heads, kv_heads, head_dim: attention; queries are heads x head_dim wide.
        context: longest text in tokens.
        tied: True where the embedding is also the output layer.
        bytes_per_weight: 4 for float32, 2 for bf16, 0.5625 for 4 bits in groups of 64.
        bytes_per_activation: 4 for float32 models, else 2.
    """

    hidden: int
    intermediate: int
    layers: int
    vocabulary: int
    heads: int
    kv_heads: int
    head_dim: int
    context: int = 32768
    tied: bool = True
    bytes_per_weight: float = 2.0
    bytes_per_activation: int = 2

    @property
    def queries(self) -> int:
        return self.heads * self.head_dim

    @property
    def keys(self) -> int:
        return self.kv_heads * self.head_dim

    @property
    def parameters(self) -> int:
        block = self.hidden * (2 * self.queries + 2 * self.keys + 3 * self.intermediate)
        return self.layers * block + self.vocabulary * self.hidden * (1 if self.tied else 2)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A base model to choose from.

    Attributes:
        name: what `resolve` takes. title: for people.
        known: False where the name could not be checked when this list was made.
        note: a plain sentence.
    """

    name: str
    title: str
    shape: Shape
    known: bool
    note: str = ""

    @property
    def download(self) -> int:
        """Bytes to fetch, about; 0 for what comes with the app."""
        return 0 if self.name == PRACTICE else int(self.shape.parameters * self.shape.bytes_per_weight)


# Sizes of Qwen3 Base: the config.json of each in Qwen's own repositories (Qwen3 technical report, table 1).
_SIZES = {
    "0.6B": Shape(1024, 3072, 28, 151936, 16, 8, 128),
    "1.7B": Shape(2048, 6144, 28, 151936, 16, 8, 128),
    "4B": Shape(2560, 9728, 36, 151936, 32, 8, 128),
    "8B": Shape(4096, 12288, 36, 151936, 32, 8, 128, tied=False),
}


@cache
def catalogue() -> tuple[ModelInfo, ...]:
    """The base models on offer, the largest first, the practice model last.

    Base, not chat, models: they take on a voice with less resistance and know no chat template.
    """
    found = []
    for size, shape in reversed(_SIZES.items()):
        bf16 = f"mlx-community/Qwen3-{size}-Base-bf16"
        found.append(ModelInfo(bf16, f"Qwen3 {size} Base", shape, known=size == "8B"))
        four = Shape(**{**_fields(shape), "bytes_per_weight": 0.5625})
        name = f"mlx-community/Qwen3-{size}-Base-4bit"
        note = "Half the memory or less, a little coarser."
        found.append(ModelInfo(name, f"Qwen3 {size} Base, 4 bits", four, size in ("0.6B", "1.7B"), note))
    practice = Shape(256, 696, 4, 4096, 4, 2, 64, 2048, True, 4.0, 4)
    note = "Tiny, for trying things out: practice, not literature."
    return (*found, ModelInfo(PRACTICE, "Practice model", practice, True, note))


def _fields(shape: Shape) -> dict[str, Any]:
    return {name: getattr(shape, name) for name in Shape.__slots__}


def resolve(name: str) -> Path:
    """The folder of a base model: "practice", a path, or a hub name that is on this disk.

    Raises:
        Missing: it is not on this disk.
        BadInput: there is a folder, but no model in it.
    """
    folder = machine.model_folder(name)
    if folder is None:
        if name == PRACTICE:
            raise Missing("The practice model is missing from this installation.", "Install Pastiche again.")
        if Path(name).expanduser().exists():
            raise BadInput(
                f"{name} holds no base model that MLX can load.",
                "Choose a folder with config.json, tokenizer.json and *.safetensors, or --model practice.",
            )
        if name.startswith(("/", "~", ".")):
            raise Missing(
                f"The base model {name} is not there.",
                "Put it back, name the place where it is now with --model, or try --model practice.",
            )
        raise Missing(
            f"The base model {name} is not on this machine.",
            f"Download it first (hf download {name}), choose a model that is here, or try --model practice.",
        )
    missing = [n for n in ("config.json", "tokenizer.json") if not (folder / n).is_file()]
    if not weight_files(folder):
        missing.append("*.safetensors")
    if missing:
        raise BadInput(
            f"{folder} holds no base model that MLX can load: {', '.join(missing)} not found.",
            "Choose a folder with config.json, tokenizer.json and *.safetensors, or --model practice.",
        )
    return folder


def weight_files(folder: Path) -> list[Path]:
    """The weights of a model, in order."""
    return sorted(folder.glob("model*.safetensors")) or sorted(folder.glob("weight*.safetensors"))


def shape_of(folder: Path) -> Shape:
    """The sizes of the model in a folder.

    Raises:
        BadInput: its config.json does not describe a language model of the usual build.
    """
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        heads, hidden = int(config["num_attention_heads"]), int(config["hidden_size"])
        single = config.get("torch_dtype", config.get("dtype")) == "float32"
        bits = (config.get("quantization") or {}).get("bits")
        return Shape(
            hidden=hidden,
            intermediate=int(config["intermediate_size"]),
            layers=int(config["num_hidden_layers"]),
            vocabulary=int(config["vocab_size"]),
            heads=heads,
            kv_heads=int(config.get("num_key_value_heads") or heads),
            head_dim=int(config.get("head_dim") or hidden // heads),
            context=int(config.get("max_position_embeddings") or 2048),
            tied=bool(config.get("tie_word_embeddings", False)),
            bytes_per_weight=(bits + 0.5) / 8 if bits else 4.0 if single else 2.0,
            bytes_per_activation=4 if single else 2,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            f"{folder} holds no language model that Pastiche can train.",
            "Choose a model of the Qwen3, Llama or Mistral kind in MLX or safetensors form.",
            str(error),
        ) from error


def fingerprint(folder: Path) -> str:
    """16 hexadecimal digits that tell one base model from another.

    Read from config, tokenizer, and 64 samples of 64 KiB spread over each weight file with its size,
    so that 16 GB take a second; files of up to 4 MiB are read whole.
    """
    digest = hashlib.sha256()
    for path in (folder / "config.json", folder / "tokenizer.json", *weight_files(folder)):
        size = path.stat().st_size
        digest.update(f"{path.name}\0{size}\0".encode())
        step = max(1 << 16, size // 64)
        with path.open("rb") as stream:
            for place in range(0, size, step):
                stream.seek(place)
                digest.update(stream.read(1 << 16))
    return digest.hexdigest()[:16]


def prepare_mlx() -> None:
    """Call once in a process before MLX computes: on Linux, turn its compiler off.

    There it calls g++, which may not be installed, takes 19 s for the first training step of the
    practice model, and gains nothing afterwards (0.44 s against 0.45 s a step).
    """
    import mlx.core as mx

    if not mx.metal.is_available():
        mx.disable_compile()
