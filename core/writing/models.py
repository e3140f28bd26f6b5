"""Owns base models: which ones we know, where one lies on this disk, and what it is made of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core import machine
from core.progress import BadInput, Missing, NoMLX
from core.writing import kinds

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
        known: False where nobody could check that the hub has it; shown as "not checked".
        note: a plain sentence.
        source: for a 4-bit model, the bf16 model that it is made from where the hub has none.
    """

    name: str
    title: str
    shape: Shape
    known: bool
    note: str = ""
    source: str = ""

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
# What the hub has, by mentions of November 2026 in public code and pages. mlx-community converted only
# 8B to bf16 under this name; Qwen's own repositories hold the others in a form that MLX reads as it is.
_CONVERTED = {"8B"}
_IN_FOUR_BITS = {"0.6B", "1.7B"}


@cache
def catalogue() -> tuple[ModelInfo, ...]:
    """The base models on offer, the largest first, the practice model last.

    Base, not chat, models: they take on a voice with less resistance and know no chat template.
    """
    found = []
    for size, shape in reversed(_SIZES.items()):
        plain = f"mlx-community/Qwen3-{size}-Base-bf16" if size in _CONVERTED else f"Qwen/Qwen3-{size}-Base"
        found.append(ModelInfo(plain, f"Qwen3 {size} Base", shape, known=True))
        four = Shape(**{**_fields(shape), "bytes_per_weight": 0.5625})
        name = f"mlx-community/Qwen3-{size}-Base-4bit"
        note = "A third of the size and half the memory or less, a little coarser."
        found.append(ModelInfo(name, f"Qwen3 {size} Base, 4 bits", four, size in _IN_FOUR_BITS, note, plain))
    practice = Shape(256, 696, 4, 4096, 4, 2, 64, 2048, True, 4.0, 4)
    note = "Tiny, for trying things out: practice, not literature."
    return (*found, ModelInfo(PRACTICE, "Practice model", practice, True, note))


def listed(name: str) -> ModelInfo | None:
    """The entry of the catalogue with that name."""
    return next((info for info in catalogue() if info.name == name), None)


def _fields(shape: Shape) -> dict[str, Any]:
    return {name: getattr(shape, name) for name in Shape.__slots__}


def resolve(name: str) -> Path:
    """The folder of a base model: "practice", a path, or a hub name that is on this disk.

    Raises:
        Missing: it is not on this disk.
        BadInput: there is a folder, but no model in it.
    """
    folder = machine.model_folder(name)
    if folder is not None:
        kinds.check_folder(folder)
        return folder
    if name == PRACTICE:
        raise Missing("The practice model is missing from this installation.", "Install Pastiche again.")
    place = Path(name).expanduser()
    if place.exists():
        kinds.check_folder(place if place.is_dir() else place.parent)
        raise BadInput(f"{name} is no folder of a model.", kinds.NEEDED)
    if is_path(name):
        raise Missing(
            f"The base model {name} is not there.",
            "Put it back, name the place where it is now with --model, or try --model practice.",
        )
    raise Missing(
        f"The base model {name} is not on this machine.",
        "Download it on the Train page or with `pastiche train --download`, choose a model that is here, "
        "or try --model practice.",
    )


def is_path(name: str) -> bool:
    """Whether a name can only be a place on this disk, not one on the hub."""
    return name.startswith(("/", "~", ".")) or Path(name).expanduser().exists()


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
        stored = 4 if single else 2
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
            bytes_per_weight=_quantised(config.get("quantization") or {}, stored) or float(stored),
            bytes_per_activation=stored,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            f"{folder} holds no language model that Pastiche can train.",
            "Choose a model of the Qwen3, Llama or Mistral kind in MLX or safetensors form.",
            str(error),
        ) from error


def _quantised(settings: dict[str, Any], stored: int) -> float:
    """Bytes a weight in mlx-lm's quantisation, scales and biases included; 0 where there is none."""
    if "bits" not in settings:
        return 0.0
    affine = settings.get("mode", "affine") == "affine"
    return float(settings["bits"]) / 8 + (2 * stored if affine else 1) / int(settings.get("group_size", 64))


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

    Raises:
        NoMLX: it is not installed, or cannot be loaded on this machine.
    """
    try:
        import mlx.core as mx
    except ImportError as error:
        raise NoMLX(
            "MLX, which training and writing compute with, cannot be loaded here.",
            "It needs a Mac with Apple Silicon and macOS 14 or later. On such a Mac, install Pastiche anew.",
        ) from error
    if not mx.metal.is_available():
        mx.disable_compile()
