"""Owns which base models there are to train: what of them is on this disk, and what fits this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import machine
from core.progress import PasticheError
from desktop.language import translated

PRACTICE = "practice"
LONGEST = 1400  # tokens of the longest usual example: 650 words and their account
USUAL, LEAST = 64, 32  # ranks of the presets


@dataclass(frozen=True, slots=True)
class Base:
    """A base model to choose.

    Attributes:
        name: a name on the hub, a folder, or "practice".
        here: whether it lies on this disk.
        need: bytes of memory that training takes by formula, checkpointing; 0 where nobody knows.
        least: the same of the smallest preset, on passages as short as they are made to fit.
        size: bytes to fetch, about; 0 where nobody knows.
        known: False where the name could not be checked.
        made_of: the full model that this one is made of where the hub does not have it; "" for none.
        caution: what speaks against it, e.g. that it learned to chat.
    """

    name: str
    title: str
    here: bool
    need: int = 0
    least: int = 0
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
        """Whether training it may fit by the formula; the rest is left to the measuring."""
        return model.least <= machine.FITS * self.memory

    def usual(self) -> str:
        """The largest that is here and fits with ease; else the largest to fetch, a checked name first."""
        fitting = [model for model in self.real if model.need <= machine.FITS * self.memory]
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
        here, made_of = obtaining.is_here(info.name), "" if info.known else info.source
        models.append(
            Base(
                info.name,
                translated(info.title),
                here,
                *_needs(info.shape),
                info.download,
                info.known,
                made_of,
            )
        )
    listed = {model.name for model in models}
    own = [_own_name(name) for name in names if name not in listed]
    for folder in folders:
        try:
            needs = read_folder(Path(folder))
        except PasticheError:
            continue
        own.append(Base(folder, Path(folder).name, True, *needs, caution=kinds.caution(Path(folder))))
    return Bases((*own, *models), machine.this_machine().memory, machine.free_disk(machine.models_dir()))


def _own_name(name: str) -> Base:
    """A model that the user named."""
    from core.writing import kinds, obtaining

    folder = machine.model_folder(name) if obtaining.is_here(name) else None
    title = name.rpartition("/")[2]
    if folder is None:
        return Base(name, title, False, known=False)
    try:
        needs = read_folder(folder)
    except PasticheError:
        return Base(name, title, False, known=False)
    return Base(name, title, True, *needs, caution=kinds.caution(folder, name))


def read_folder(folder: Path) -> tuple[int, int]:
    """`need` and `least` of the model in this folder. For a `Load`.

    Raises:
        Missing, BadInput: there is no model in it that can be trained.
    """
    from core.writing.models import resolve, shape_of

    return _needs(shape_of(resolve(str(folder))))


def _needs(shape: Any) -> tuple[int, int]:
    """Bytes that training takes by formula, with checkpointing: usually, and at least."""
    from core.training.fitting import LENGTHS
    from core.training.memory import estimate

    ways = ((USUAL, LONGEST), (LEAST, LENGTHS[-1]))
    usual, least = (estimate(shape, rank, tokens, 1, True).total for rank, tokens in ways)
    return usual, least
