"""Owns what a voice says of itself to people: its name, what it learned from, a paragraph that it wrote."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.adapters import METADATA, load
from core.files import disk_errors, folder_lock, read_json, write_json
from core.progress import BadInput, BadOption
from core.types import Adapter, as_json

COPIED = 12
"""Words in a row shared with the training text that make a copy; chance stays well below."""
LONGEST_NAME = 80  # letters
LONGEST_SAMPLE = 1600  # letters; it comes from folders of other people's, too
_NAME, _LEARNED, _SAMPLE = "name", "learned_words", "sample"


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph that a voice wrote, and how much of it stands in what the voice learned from.

    Attributes:
        words: how many it has.
        run: most words in a row that it shares with the training text; None where nobody compared them.
        least: the shortest run that the comparison could tell. With the text at hand 1, with its hashes more;
            a run of 0 then means that there is none of so many words.
        own: True where it tells of a passage of the user's own, so that it stays on this machine.
    """

    text: str
    words: int = 0
    run: int | None = None
    least: int = 1
    own: bool = False

    @property
    def copied(self) -> bool:
        """Whether so many words in a row are the author's that it counts as a copy."""
        return self.run is not None and self.run >= COPIED


def name_of(adapter: Adapter) -> str:
    """What lists call a voice: the name that it was given, else its author, else its folder's name."""
    given = adapter.metadata.get(_NAME)
    named = given.strip() if isinstance(given, str) else ""
    return named or adapter.author or Path(adapter.path).name


def learned_words(metadata: Mapping[str, Any]) -> int:
    """Words of the author's text that the voice learned from; 0 where its papers do not say."""
    count = metadata.get(_LEARNED)
    return count if isinstance(count, int) and not isinstance(count, bool) and count > 0 else 0


def sample_of(metadata: Mapping[str, Any]) -> Sample | None:
    """The paragraph that lies with the voice; None where there is none, or only something else."""
    found = metadata.get(_SAMPLE)
    if not isinstance(found, Mapping) or not isinstance(found.get("text"), str) or not found["text"].strip():
        return None
    run, least = found.get("run"), _count(found.get("least"))
    return Sample(
        found["text"].strip()[:LONGEST_SAMPLE],
        _count(found.get("words")) or 0,
        _count(run),
        least or 1,
        found.get("own") is True,
    )


def _count(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000
    return value if whole and isinstance(value, int) else None


def with_sample(metadata: Mapping[str, Any], sample: Sample | None) -> dict[str, Any]:
    """The papers with this paragraph in them, or without any."""
    papers = {key: value for key, value in metadata.items() if key != _SAMPLE}
    return papers if sample is None else papers | {_SAMPLE: as_json(sample)}


def of_training(before: Mapping[str, Any], words: int, sample: Sample | None) -> dict[str, Any]:
    """What a training adds to the papers. Args: before: the papers that lie there, whose name stays."""
    named = {_NAME: before[_NAME]} if before.get(_NAME) else {}
    return with_sample({**named, _LEARNED: words}, sample)


def travelling(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Of these papers what may leave this machine or come from another: no copy, nothing of the user's."""
    sample = sample_of(metadata)
    if sample is not None and (sample.copied or sample.own):
        sample = None
    words, given = learned_words(metadata), metadata.get(_NAME)
    kept: dict[str, Any] = {_LEARNED: words} if words else {}
    if isinstance(given, str) and clean(given):
        kept[_NAME] = clean(given)[:LONGEST_NAME]
    return with_sample(kept, sample)


def rename(folder: Path, name: str) -> Adapter:
    """Give a voice another name for lists; "" takes its author's again. Folder and author stay as they are.

    Raises:
        BadOption: too long. BadInput: there is no voice. Locked: a training is writing to it.
    """
    name = clean(name)
    if len(name) > LONGEST_NAME:
        raise BadOption(
            f"A name of {len(name)} letters fits no list.", f"Choose one of {LONGEST_NAME} at most."
        )
    adapter = load(folder)
    given = "" if name == adapter.author else name
    return _change(folder, {_NAME: given}) if given or _NAME in adapter.metadata else adapter


def keep_sample(folder: Path, text: str, own: bool = False) -> Adapter:
    """Keep a paragraph that the voice wrote, compared with what it learned from where that lies beside it.

    Reads all of the training text: for a `Load` or a child. Args: own: as `Sample.own`.

    Raises:
        BadInput: there is no voice, or its training text is damaged. Locked: a training is writing to it.
    """
    return _change(folder, {_SAMPLE: as_json(heard(folder, text, own))})


def heard(folder: Path, text: str, own: bool = False) -> Sample:
    """A paragraph compared with the training text in a voice's folder; see `keep_sample`."""
    from core.adapters.copies import longest_run
    from core.language.words import count_words

    text = text.strip()[:LONGEST_SAMPLE]
    sample = Sample(text, count_words(text), own=own)
    found = longest_run(folder, text)
    return sample if found is None else dataclasses.replace(sample, run=found[0], least=found[1])


def _change(folder: Path, news: Mapping[str, Any]) -> Adapter:
    """Write these into the papers; an empty one is taken out."""
    folder = folder.expanduser()
    load(folder)
    message = f"A training is writing to {folder.name}."
    with disk_errors(folder), folder_lock(folder, message, "Stop it first, or wait until it is done."):
        path = folder / METADATA
        papers = read_json(path) if path.is_file() else {}
        if not isinstance(papers, dict):
            raise BadInput(f"The {METADATA} of this voice is damaged.", "Put it back from a backup.")
        changed = {key: value for key, value in (papers | dict(news)).items() if value or key not in news}
        write_json(path, changed)
    return load(folder)


def clean(name: str) -> str:
    """A name on one line, without what cannot be printed; as `Project.create` has it."""
    return " ".join("".join(c for c in name if c.isprintable() or c.isspace()).split())
