"""Owns the two forms in which an adapter travels alone: Pastiche's own (which is mlx-lm's) and PEFT's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.adapters import CONFIG, METADATA, PEFT_WEIGHTS, WEIGHTS, peft, prepared, public
from core.adapters.placing import Moved, copy, save_arrays
from core.adapters.tensors import look
from core.files import read_json, write_json, write_text
from core.types import Adapter
from core.writing.prompt import training_prompt

TEXTS = ("data/train.jsonl", "data/valid.jsonl")
"""The author's text, inside an adapter folder."""
SAMPLE = "A woman waits for the last ferry. It is late, and the ferryman does not want to cross again."


def as_mlx(adapter: Adapter, into: Path, text: bool, moved: Moved) -> tuple[str, ...]:
    """Write adapter, settings and papers into a folder; what the user should know.

    Args:
        text: whether the author's text goes along.

    Raises:
        BadInput: the adapter is damaged. NoSpace, BadInput: the folder cannot be written to.
    """
    folder, own = prepared(Path(adapter.path)), Path(adapter.path)
    look(folder / WEIGHTS)
    copy(folder / WEIGHTS, into / WEIGHTS, moved)
    write_json(into / CONFIG, public.adapter_config(_config(folder)))
    papers, warnings = public.metadata(adapter.metadata, adapter.base_model, adapter.author)
    write_json(into / METADATA, papers)
    for name in TEXTS if text else ():
        if (own / name).is_file():
            copy(own / name, into / name, moved)
    return (*warnings, *_unnamed(adapter))


def as_peft(adapter: Adapter, into: Path, moved: Moved) -> tuple[str, ...]:
    """Write the adapter as PEFT loads it, and a prompt to try it with; what the user should know.

    Raises:
        BadInput: the adapter is damaged, or of a kind that PEFT has no form for.
        NoSpace, BadInput: the folder cannot be written to.
    """
    import mlx.core as mx

    folder = prepared(Path(adapter.path))
    look(folder / WEIGHTS)
    weights: dict[str, Any] = mx.load(str(folder / WEIGHTS))  # type: ignore[assignment]
    base = public.hugging_face_name(adapter.base_model)
    arrays, config = peft.written(weights, _config(folder), base)
    save_arrays(into / PEFT_WEIGHTS, arrays, "pt")
    moved((into / PEFT_WEIGHTS).stat().st_size)
    write_json(into / CONFIG, config)
    write_text(into / "prompt.txt", sample_prompt(adapter))
    return _unnamed(adapter)


def sample_prompt(adapter: Adapter) -> str:
    """A question in the form that the voice was trained on; other programs have to ask just so."""
    return training_prompt(adapter.author or "the author", 200, SAMPLE)


def _unnamed(adapter: Adapter) -> tuple[str, ...]:
    """A base model in a folder of the user's has no name that means anything elsewhere."""
    if "/" in public.base_name(adapter.base_model) or adapter.base_model == "practice":
        return ()
    return (
        "The base model is one of your own, known here by its folder only: "
        "whoever gets this copy needs that model too.",
    )


def _config(folder: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_json(folder / CONFIG)
    return found
