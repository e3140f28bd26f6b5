"""Owns what must be known of a voice before anything is loaded: its author, its base model, its describer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from core import adapters, machine
from core.adapters import public
from core.adapters.fit import misfit
from core.describing.describe_text import describe_all
from core.describing.providers import WORDS, Provider, Tick, full_name, open_provider, split_name
from core.progress import BadInput, BadOption, Missing
from core.writing.models import fingerprint, resolve, shape_of
from core.writing.room import writing_need


@dataclass(frozen=True, slots=True)
class OpenedVoice:
    """An adapter and what it needs, all of it found to be there.

    Attributes:
        base: folder of the base model; base_model: its name.
        describer: name of the provider for `open_provider`, or "words".
        neutral_names: True where names were left out of the descriptions in training.
        warnings: plain sentences.
    """

    folder: Path
    author: str
    base: Path
    base_model: str
    describer: str
    neutral_names: bool = False
    warnings: tuple[str, ...] = ()


def open_voice(folder: Path, author: str = "", model: str = "", llm: str = "") -> OpenedVoice:
    """Find everything that writing with an adapter needs; an argument that is not empty wins.

    Raises:
        BadInput: the folder holds no voice, or one that does not fit the base model.
        Missing: its base model is not here.
        BadOption: the folder does not name its author or describer, and neither do the arguments.
    """
    adapter = adapters.load(folder)
    name = model or adapter.base_model
    if not name:
        raise BadOption(
            f"{folder.name} does not say which base model it needs.", "Name the model with --model."
        )
    author = author or adapter.author
    if not author:
        raise BadOption(f"{folder.name} does not say whose voice it is.", "Name the author with --author.")
    describer = llm or str(adapter.metadata.get("describer") or "")
    if not describer:
        raise BadOption(
            f"{folder.name} does not say who described its training text.",
            "Name a describer with --llm, or take --llm words, which hands the model your own words.",
        )
    base = _base(name, adapter.author or folder.name, chosen=bool(model))
    if reason := misfit(folder, base):
        raise BadInput(
            f"The voice of {author} does not fit the base model {public.base_name(name)}: {reason}.",
            "Choose the base model that it was trained on.",
        )
    neutral = str(adapter.metadata.get("prompt_version", "")).startswith("neutral")
    warnings = (*_differences(base, name, adapter.metadata), *_crowding(folder, base, describer))
    return OpenedVoice(folder, author, base, name, describer, neutral, warnings)


def _base(name: str, voice: str, chosen: bool) -> Path:
    try:
        return resolve(name)
    except Missing as error:
        if chosen:
            raise
        raise Missing(f"The voice of {voice} needs a base model. {error.message}", error.remedy) from error


def _differences(base: Path, name: str, metadata: Mapping[str, object]) -> Iterator[str]:
    trained_on = metadata.get("base_model_hash")
    if trained_on and trained_on != fingerprint(base):
        yield f"This voice was not trained on the base model {name} as it is here; it may not be itself."


def _crowding(folder: Path, base: Path, describer: str) -> Iterator[str]:
    """Base model and a describer of this machine's own are in memory together."""
    provider, model, _ = split_name(full_name(describer))
    beside = machine.model_folder(model) if provider == "mlx" and model else None
    if beside is None:
        return
    weights = adapters.weights_file(folder).stat().st_size
    need, memory = writing_need(shape_of(base), weights, shape_of(beside)), machine.this_machine().memory
    if need > machine.FITS * memory:
        yield (
            f"Base model and describer together need about {machine.human(need)} of this machine's "
            f"{machine.human(memory)}: expect it to be slow, or choose a smaller describer."
        )


def provider_for(voice: OpenedVoice, llm: str = "", workers: int = 4) -> Provider | None:
    """Who describes for this voice, ready to be asked; None where the text itself is the content.

    Raises:
        as `open_provider`.
    """
    name = llm or voice.describer
    return None if name == WORDS else open_provider(name, workers)


def describe_parts(
    parts: Mapping[str, str], provider: Provider | None, neutral_names: bool, tick: Tick
) -> Iterator[tuple[str, str, str]]:
    """(id, description, reason why there is none) for each part, as they come.

    Raises:
        ProviderRefused, ProviderOff, Cancelled: as the provider does.
    """
    if provider is None:
        for name, text in parts.items():
            yield name, " ".join(text.split()), ""
        return
    for described in describe_all(parts, provider, neutral_names, tick):
        yield described.id, described.text, described.reason
