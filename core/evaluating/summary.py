"""Owns what an evaluation found as a whole, and its file: the report is drawn from nothing else.

What each measure found has its shape in `found`. A part is None where it could not be measured, and
`not_checked` then says why.

It lies in the voice's folder, in `evaluation/`: report.json is this, report.html the same as a web page,
smaller.json what a smaller measuring found since. What cost time stands in files that only grow, a row each:
samples.jsonl what was written, losses.jsonl and likenesses.jsonl what was measured.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from core.adapters.removing import EVALUATION
from core.evaluating.found import Copies, Copying, Flows, Loss, Meaning, Names, Span, Style, Verdict
from core.evaluating.interval import Interval
from core.files import read_json, write_json
from core.progress import BadInput
from core.types import as_json, from_json

FINDING, WRITTEN, PAGE = "report.json", "samples.jsonl", "report.html"
SMALLER = "smaller.json"
"""What a smaller measuring found, beside a fuller report."""
FORM = 1
"""Goes up when an older report can no longer be read."""

Kind = Literal["held-out", "scene"]


# Checkpoints.
@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One state of the voice's weights.

    Attributes:
        step: of the training; 0 where the papers do not say. in_use: whether it is the voice as it stands.
        loss: as in `Loss`. position: as in `Place`, None where that means nothing. copies: the gate's.
        best: whether it is the one offered.
    """

    step: int
    in_use: bool
    loss: Interval
    position: Interval | None
    copies: Copies
    words: int
    best: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """The checkpoint that does best on loss, style and copying together.

    Attributes:
        step: its own; `better`: whether it is another than the voice as it stands, so that there is something
            to offer. sentence: why.
    """

    step: int
    better: bool
    sentence: str


# What was written.
@dataclass(frozen=True, slots=True)
class Text:
    """A text that a model wrote.

    Attributes:
        finished: "stop" where the model ended it, "sentence" where it ran on and was ended, "length".
        names: of the books in it that its description does not have; only in scenes.
    """

    text: str
    words: int
    finished: str
    copies: Copies
    spans: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """One description and what came of it.

    Attributes:
        title: of a scene; the place in the book, or "", of a held-out page.
        description: what was to be told, without the words that every prompt has around it.
        asked: words. original: what the author wrote; "" for a scene.
    """

    id: str
    kind: Kind
    title: str
    description: str
    asked: int
    base: Text
    voice: Text
    original: str = ""


@dataclass(frozen=True, slots=True)
class NotChecked:
    """What was not measured: "style", "copying", "names", "meaning", "flow", "loss", "checkpoints"."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Settings:
    """With what it was written: the same for base and voice."""

    temperature: float
    top_p: float
    repetition_penalty: float
    seed: int


@dataclass(frozen=True, slots=True)
class Finding:
    """All of it.

    Attributes:
        headline: one sentence. Where the voice copies, it says so before anything else.
        name: of the voice. author: whose voice. folder: of the voice. base_model: for people.
        weights: what tells these weights on this base model from all others. adapter: the hash of the voice's
            file of weights, to tell whether it has others since; "" in a report that does not say.
        date: of the end, ISO, in UTC. version: of Pastiche.
        held_out, scenes: descriptions that were written from. words: of what the voice wrote.
        notes: what else to know, in sentences.
    """

    headline: str
    verdict: Verdict
    name: str
    author: str
    folder: str
    base_model: str
    weights: str
    date: str
    version: str
    held_out: int
    scenes: int
    words: int
    settings: Settings
    style: Style | None
    copying: Copying
    names: Names | None
    meaning: Meaning | None
    flow: Flows | None
    loss: Loss | None
    checkpoints: tuple[Checkpoint, ...]
    offer: Offer | None
    samples: tuple[Sample, ...]
    not_checked: tuple[NotChecked, ...] = ()
    notes: tuple[str, ...] = ()
    adapter: str = ""
    form: int = field(default=FORM)


def folder_of(adapter: Path) -> Path:
    """Where what belongs to a voice's evaluation lies."""
    return adapter.expanduser() / EVALUATION


def read(adapter: Path, name: str = FINDING) -> Finding | None:
    """What the last evaluation of a voice found; None where there is none of this form.

    Args:
        name: of the file; `SMALLER` for the last that was too small to replace a report.

    Raises:
        BadInput: it is damaged.
    """
    path = folder_of(adapter) / name
    if not path.is_file():
        return None
    try:
        data = read_json(path)
        if data["form"] != FORM:
            return None
        return from_json(Finding, data)
    except (BadInput, KeyError, TypeError, ValueError) as error:
        raise BadInput(
            "The report on this voice is damaged.", "Measure the voice again.", str(error)
        ) from error


def write(adapter: Path, finding: Finding, name: str = FINDING) -> Path:
    """Keep what was found in the voice's folder; the file.

    Args:
        name: as in `read`.

    Raises:
        NoSpace, BadInput: as `core.files.write_json`.
    """
    path = folder_of(adapter) / name
    write_json(path, as_json(finding))
    return path
