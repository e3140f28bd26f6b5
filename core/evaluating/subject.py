"""Owns what is evaluated: a voice, its base model and its held-out pages, found before anything is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core import adapters
from core.adapters import public
from core.adapters.fit import misfit
from core.adapters.states import fingerprint
from core.evaluating.loss import Row, held_out
from core.progress import BadInput, Missing
from core.project import Project
from core.types import Adapter
from core.writing import models
from core.writing.generate import Voice
from core.writing.wordings import asked

HELD_OUT = "data/valid.jsonl"


@dataclass(frozen=True)
class Subject:
    """A voice, and what it needs.

    Attributes:
        base: folder of the base model; base_title: its name for people; base_print: what tells it from
            others.
        rows: pages that were kept back from training; empty where none lie with the voice.
        notes: for the user, in sentences.
    """

    adapter: Adapter
    author: str
    base: Path
    base_title: str
    base_print: str
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        return Path(self.adapter.path)

    def weights(self, folder: Path) -> str:
        """What tells these weights on this base model from all others. Args: folder: in mlx-lm's form."""
        return fingerprint(self.base_print, folder)


class Desk:
    """The base model, loaded when it is first wanted, in turn with this and that adapter."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._voice: Voice | None = None

    def wearing(self, folder: Path | None) -> Voice:
        """The model with an adapter, or without; it holds until the next call.

        Raises:
            Missing, BadInput: as `core.writing.generate.Voice`.
        """
        if self._voice is None:
            self._voice = Voice(self._base)
        if self._voice.adapter != folder:
            self._voice.set_adapter(folder)
        return self._voice


def find(project: Project | None, folder: str, model: str = "") -> Subject:
    """The voice in a folder, or the project's.

    Raises:
        BadInput: there is no voice, or it does not fit its base model. Missing: no base model.
    """
    if not folder and project is None:
        raise BadInput("There is no voice to measure.", "Name the folder of one.")
    adapter = adapters.load(Path(folder) if folder or project is None else project.adapter)
    name = model or adapter.base_model
    if not name:
        raise Missing("This voice does not say which base model it needs.", "Name it with --model.")
    base = models.resolve(name)
    if reason := misfit(Path(adapter.path), base):
        raise BadInput(
            f"This voice does not fit the base model {public.base_name(name)}: {reason}.",
            "Choose the base model that it was trained on.",
        )
    rows = _rows(Path(adapter.path))
    author = adapter.author or next((one.author for row in rows if (one := asked(row.prompt))), "")
    if not author:
        raise BadInput("This voice does not say whose it is.", "Train it again, or import it with --author.")
    known, here = adapter.metadata.get("base_model_hash"), models.fingerprint(base)
    notes = (
        ("This voice was not trained on this base model as it is here; it may not be itself.",)
        if known and known != here
        else ()
    )
    return Subject(adapter, author, base, public.base_title(name), here, rows, notes)


def _rows(adapter: Path) -> list[Row]:
    path = adapter / HELD_OUT
    return held_out(path) if path.is_file() and path.stat().st_size else []
