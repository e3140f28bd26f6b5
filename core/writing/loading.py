"""Owns loading a base model into MLX, and what is said where that cannot be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mlx_lm.utils import load_model

from core.progress import BadInput


def load(folder: Path, lazy: bool = False) -> tuple[Any, dict[str, Any]]:
    """A base model and its config.json.

    Args:
        lazy: each weight is read when something is first computed with it.

    Raises:
        BadInput: MLX cannot load it.
    """
    try:
        return load_model(folder, lazy=lazy)  # type: ignore[no-any-return]
    except (ValueError, KeyError, TypeError, RuntimeError, FileNotFoundError) as error:
        raise unusable(folder, error) from error


def unusable(folder: Path, error: Exception) -> BadInput:
    """Of a base model, or its tokenizer, that cannot be loaded."""
    return BadInput(
        f"MLX cannot load the base model in {folder}.",
        "Choose another base model, or download this one again.",
        f"{type(error).__name__}: {error}",
    )
