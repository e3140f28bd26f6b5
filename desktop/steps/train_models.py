"""Owns which base models there are to train: what of them is on this disk, and what fits this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import machine
from core.progress import PasticheError

PRACTICE = "practice"
LONGEST = 1400  # tokens of the longest usual example: 650 words and their account
RANK = 64


@dataclass(frozen=True, slots=True)
class Base:
    """A base model to choose.

    Attributes:
        name: a name on the hub, a folder, or "practice".
        here: whether it lies on this disk.
        need: bytes of memory that training takes at least, by formula; 0 where nobody knows.
        size: bytes to fetch, about; 0 where nobody knows.
        known: False where the name could not be checked.
        made_of: the full model that this one is made of where the hub does not have it; "" for none.
        caution: what speaks against it, e.g. that it learned to chat.
    """

    name: str
    title: str
    here: bool
    need: int = 0
    size: int = 0
    known: bool = True
    made_of: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Bases:
    """What there is to choose from. Attributes: memory, disk: bytes of all, and bytes that are free."""

    models: tuple[Base, ...]
    memory: int
    disk: int

    def find(self, name: str) -> Base | None:
        return next((model for model in self.models if model.name == name), None)

    @property
    def real(self) -> tuple[Base, ...]:
        """All but the practice model."""
        return tuple(model for model in self.models if model.name != PRACTICE)

    def fits(self, model: Base) -> bool:
        """Whether training it fits by the formula; what nobody knows is left to the measuring."""
        return model.need <= machine.FITS * self.memory

    def usual(self) -> str:
        """The largest that is here and fits; else the largest that fits, one of a checked name first."""
        fitting = [model for model in self.real if self.fits(model)]
        order = sorted(fitting, key=lambda m: (not m.here, not m.known, -m.need))
        return order[0].name if order else ""


def read_bases(folders: Sequence[str] = (), names: Sequence[str] = ()) -> Bases:
    """The catalogue, with the folders and the hub names of the user's own. For a `Load`.

    A folder that holds no model any more is passed over.
    """
    from core.writing import kinds, obtaining
    from core.writing.models import catalogue

    models = []
    for info in catalogue():
        here, need = obtaining.is_here(info.name), _need(info.shape)
        made_of = "" if info.known else info.source
        models.append(Base(info.name, info.title, here, need, info.download, info.known, made_of))
    listed = {model.name for model in models}
    own = [_own_name(name) for name in names if name not in listed]
    for folder in folders:
        try:
            need = read_folder(Path(folder))
        except PasticheError:
            continue
        own.append(Base(folder, Path(folder).name, True, need, caution=kinds.caution(Path(folder))))
    return Bases((*own, *models), machine.this_machine().memory, machine.free_disk(machine.models_dir()))


def _own_name(name: str) -> Base:
    """A model that the user named."""
    from core.writing import kinds, obtaining

    folder = machine.model_folder(name) if obtaining.is_here(name) else None
    title = name.rpartition("/")[2]
    if folder is None:
        return Base(name, title, False, known=False)
    try:
        need = read_folder(folder)
    except PasticheError:
        return Base(name, title, False, known=False)
    return Base(name, title, True, need, caution=kinds.caution(folder, name))


def read_folder(folder: Path) -> int:
    """Bytes that training on the model in this folder takes. For a `Load`.

    Raises:
        Missing, BadInput: there is no model in it that can be trained.
    """
    from core.writing.models import resolve, shape_of

    return _need(shape_of(resolve(str(folder))))


def _need(shape: Any) -> int:
    """Bytes that training takes at least, by formula: rank 64, with checkpointing."""
    from core.training.memory import estimate

    return estimate(shape, RANK, LONGEST, 1, True).total
