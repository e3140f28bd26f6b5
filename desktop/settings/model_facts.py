"""Owns what there is to say of the models on this disk: what each is, its size, and who needs it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import adapters, machine, modelstore
from core.describing.providers import split_name
from core.modelstore import Unfinished
from desktop.words import tr

PRACTICE = "practice"
BASE, DESCRIBER, EMBEDDING, STYLE, OTHER = "base", "describer", "embedding", "style", "other"


@dataclass(frozen=True, slots=True)
class Model:
    """A model on this computer.

    Attributes:
        name: on the hub, a folder, or "practice". title: what it is, in plain words.
        kind: BASE, DESCRIBER, EMBEDDING, STYLE or OTHER.
        folder: all that it takes. size: bytes.
        shared: it lies in the folder of Hugging Face's programs. own: in one that the user named.
        voices: whose voices need it to write.
    """

    name: str
    title: str
    kind: str
    folder: Path
    size: int
    shared: bool = False
    own: bool = False
    voices: tuple[str, ...] = ()

    @property
    def comes_along(self) -> bool:
        """Whether it is a part of Pastiche."""
        return self.name == PRACTICE


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of them. Attributes: size: bytes of the models. free: bytes free on the disk they lie on."""

    models: tuple[Model, ...]
    unfinished: tuple[Unfinished, ...]
    size: int
    free: int


def read_shelf(voices: Sequence[Path], own: Sequence[str], named: Sequence[str]) -> Shelf:
    """What lies on this disk.

    Args:
        voices: folders in which voices lie. own: folders of models that the user named.
        named: names on the hub that the user gave.
    """
    from core.describing.providers.mlx import CATALOGUE
    from core.evaluating.style_model import SIZES
    from core.language.embedding_model import MODEL
    from core.writing.models import catalogue

    needs = _needs(voices)
    bases = {info.name: info for info in catalogue()}
    describers = {model.name for model in CATALOGUE}
    known = {*bases, *describers, MODEL, *SIZES, *named, *needs}
    kinds = {**dict.fromkeys(bases, BASE), **dict.fromkeys(describers, DESCRIBER), MODEL: EMBEDDING}
    kinds |= dict.fromkeys(SIZES, STYLE)
    found = []
    for stored in modelstore.stored(known):
        kind = kinds.get(stored.name, OTHER)
        title = _title(kind, bases.get(stored.name))
        whose = needs.get(stored.name, ())
        found.append(Model(stored.name, title, kind, stored.folder, stored.size, stored.shared, voices=whose))
    for name in own:
        if (folder := Path(name)).is_dir():
            size, whose = modelstore.size_of(folder), needs.get(name, ())
            found.append(
                Model(name, tr("A model in a folder of yours"), BASE, folder, size, own=True, voices=whose)
            )
    found.append(_practice(needs.get(PRACTICE, ())))
    left = tuple(modelstore.unfinished())
    free = machine.free_disk(machine.models_dir())
    return Shelf(tuple(found), left, sum(model.size for model in found), free)


def _practice(voices: tuple[str, ...]) -> Model:
    folder = machine.resource("practice_model")
    title = tr("The practice model that comes with Pastiche")
    return Model(PRACTICE, title, BASE, folder, modelstore.size_of(folder), voices=voices)


def _needs(folders: Sequence[Path]) -> dict[str, tuple[str, ...]]:
    """Model -> the authors whose voices are for it, or had their texts described by it."""
    found: dict[str, list[str]] = {}
    for adapter in adapters.find(folders):
        whose = adapter.author or Path(adapter.path).name
        provider, model, _ = split_name(str(adapter.metadata.get("describer") or ""))
        for name in (adapter.base_model, model if provider == "mlx" else ""):
            if name and whose not in found.setdefault(name, []):
                found[name].append(whose)
    return {name: tuple(whose) for name, whose in found.items()}


def _title(kind: str, info: Any) -> str:
    """What a model is, as somebody would say it who writes books."""
    if kind == DESCRIBER:
        return tr("For plain accounts of passages")
    if kind == EMBEDDING:
        return tr("For telling what passages are about")
    if kind == STYLE:
        return tr("For a second opinion on style")
    if info is None:
        return tr("A model of your own choice")
    large = info.shape.parameters
    size = (
        tr("The large model for voices")
        if large > 6e9
        else tr("The middle-sized model for voices")
        if large > 3e9
        else tr("The small model for voices")
        if large > 1e9
        else tr("The smallest model for voices")
    )
    compact = info.shape.bytes_per_weight < 1
    return tr("{model}, packed tighter").format(model=size) if compact else size


def in_use(works: Collection[Any]) -> dict[str, str]:
    """Model, or kind of model, that work needs now -> why it has to stay.

    Args:
        works: as `State.unfinished`.
    """
    from core.training.recipe import PRESETS

    found: dict[str, str] = {}
    for run in works:
        stage, options = run.job.stage, run.job.options
        if stage in ("train", "probe"):
            preset = PRESETS.get(getattr(options, "preset", ""))
            name = getattr(options, "model", "") or (preset.recipe.model if preset is not None else "")
            said = tr("The voice of {author} is being learned on it.").format(author=run.author)
            found[name or BASE] = said if stage == "train" else tr("It is being measured or fetched.")
        elif stage in ("neutralize", "try"):
            provider, model, _ = split_name(getattr(options, "llm", ""))
            if provider == "mlx":
                found[model or DESCRIBER] = tr("It is describing passages.")
        elif stage == "curate":
            found[EMBEDDING] = tr("It is reading passages.")
    return found
