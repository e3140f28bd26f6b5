"""Owns what is known of a voice and how that is said: where it learned, how well, and whether it copies."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate

from core import adapters
from core.adapters import papers, public
from core.adapters.papers import COPIED, Sample
from core.adapters.removing import project_of
from core.adapters.states import LOSS, STEP
from core.progress import BadInput
from core.project import Project
from core.stages import STAGES
from core.types import Adapter
from desktop import words
from desktop.editor.voice_papers import Known, Papers
from desktop.editor.voice_papers import read_voices as read_known
from desktop.language import translated
from desktop.voice_measured import Measured, copied, measured, outcome


def tr(text: str) -> str:
    return QCoreApplication.translate("VoicesPage", text)


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice as the page shows it.

    Attributes:
        adapter: with author and base model as the user named them, where the user did.
        name: what lists call it. model: the base model that the user named, "" for the voice's own.
        text: whether copies can be told from new text. here: whether its base model is on this computer.
        base: the base model's name for people; size: bytes to fetch of it, 0 where nobody knows.
        fetched: whether it can be fetched by its name.
        sample: a paragraph that it wrote. root: the project that it lies in.
        books, words: that it learned from, 0 where nobody knows.
        known: the voice as the editor lists it. measured: what the report on it says, None without one.
    """

    adapter: Adapter
    name: str
    model: str = ""
    text: bool = False
    here: bool = True
    base: str = ""
    size: int = 0
    fetched: bool = False
    sample: Sample | None = None
    root: Path | None = None
    books: int = 0
    words: int = 0
    known: Known | None = None
    measured: Measured | None = None

    @property
    def wants(self) -> str:
        """The base model's name for a download, and for telling whether two voices share it."""
        return public.base_name(self.adapter.base_model)

    def holds(self, searched: str) -> bool:
        """Whether a search for these words finds it."""
        said = (
            f"{self.name} {self.adapter.author} {self.base} {self.root.stem if self.root else ''}".casefold()
        )
        return all(part in said for part in searched.casefold().split())

    @property
    def writes(self) -> bool:
        """Whether it can write as it is."""
        return bool(self.here and self.adapter.author and self.adapter.base_model)


def read_voices(
    folders: Iterable[Path], said: Mapping[str, Papers], first: Path | None = None
) -> list[Voice]:
    """The voices in these folders and one level below, that of the project `first` first. For a `Load`."""
    found = [about(known) for known in read_known(folders, said)]
    return sorted(found, key=lambda voice: voice.root is None or voice.root != first)


def about(known: Known) -> Voice:
    """What the disk says of a voice. For a `Load`."""
    from core.writing.models import is_path, listed

    adapter, folder = known.adapter, Path(known.adapter.path)
    root = project_of(folder)
    books, count = _learned(adapter, root)
    name = public.base_name(adapter.base_model)
    info = listed(name)
    return Voice(
        adapter,
        known.name,
        known.model,
        adapters.keeps_text(folder),
        known.here,
        public.base_title(adapter.base_model),
        0 if info is None else info.download,
        "/" in name and not is_path(adapter.base_model),
        papers.sample_of(adapter.metadata),
        root,
        books,
        count,
        known,
        measured(folder),
    )


def _learned(adapter: Adapter, root: Path | None) -> tuple[int, int]:
    """Books and words; a project tells of books only while it is whole."""
    count = papers.learned_words(adapter.metadata)
    if root is None:
        return 0, count
    try:
        project = Project.open(root)
        imported, chosen = project.outcome(STAGES["import"]), project.outcome(STAGES["curate"])
    except (BadInput, OSError):
        return 0, count
    books = len(imported.books) if imported is not None else 0
    return books, count or (chosen.words if chosen is not None else 0)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a card. Attributes: tip: the field's terms. look: it is to be looked at."""

    name: str
    value: str
    tip: str = ""
    look: bool = False


def facts(voice: Voice) -> list[Fact]:
    """What is known of a voice, a line each."""
    return [
        Fact(tr("Learned from"), _source(voice), _described(voice)),
        Fact(tr("Model"), *_model(voice)),
        Fact(tr("Surprise"), *_surprise(voice.adapter.metadata)),
        Fact(tr("Copy risk"), *copy_risk(voice)),
        Fact(tr("Measured"), *outcome(voice.measured)),
        *_state(voice.adapter.metadata),
    ]


def _state(meta: Mapping[str, Any]) -> Iterator[Fact]:
    """With which state of the training it writes, where that is not the usual one."""
    step = meta.get(STEP)
    if isinstance(step, int):
        tip = tr("Chosen in How Close Is It?, where you can go back.")
        yield Fact(tr("Writes with"), tr("step {n} of its training").format(n=words.number(step)), tip)


def _source(voice: Voice) -> str:
    said = [words.books(voice.books)] if voice.books else []
    said += [words.words(voice.words)] if voice.words else []
    examples = _result(voice.adapter.metadata).get("train_examples")
    if not said and isinstance(examples, int) and examples > 0:
        said = [words.passages(examples)]
    return ", ".join(said) or tr("not said")


def _described(voice: Voice) -> str:
    describer = str(voice.adapter.metadata.get("describer") or "")
    return tr("Its passages were described by {describer}.").format(describer=describer) if describer else ""


def _model(voice: Voice) -> tuple[str, str, bool]:
    adapter = voice.adapter
    if not adapter.base_model:
        return tr("not said"), tr("Nobody said which base model it was trained on."), False
    tip = tr("The base model that it was trained on: {model}").format(model=adapter.base_model)
    if voice.base in ("practice", "practice_model", "Practice model"):
        return tr("practice model, not literature"), tip, False
    if not voice.here:
        return tr("{model}, missing").format(model=translated(voice.base)), tip, True
    return translated(voice.base), tip, False


def _surprise(meta: Mapping[str, Any]) -> tuple[str, str]:
    before, after = _figure(meta, "loss_before"), _figure(meta, "loss_after")
    if STEP in meta:
        known = meta.get(LOSS)
        after = float(known) if isinstance(known, int | float) else None
    if before is None or after is None:
        return tr("not said"), ""
    said = tr("{after}, was {before} before").format(after=words.decimal(after), before=words.decimal(before))
    tip = tr(
        "How much the author's next word surprises it, on pages that it never saw. Less is better. "
        "(Validation loss, in nats per token, after and before training.)"
    )
    return said, tip


def copy_risk(voice: Voice) -> tuple[str, str, bool]:
    """In words, what that means, and whether to look at it. What nobody compared is never called low.

    What a report found goes before what the sample shares, unless that is copied.
    """
    sample, found = voice.sample, voice.measured
    told = found is not None and not found.older and found.verdict != "not checked"
    if found is not None and told and not (sample is not None and sample.copied):
        return copied(found)
    if sample is None or sample.run is None:
        why = tr("Its training text does not lie beside it, so nobody can tell what it copies.")
        if voice.text:
            why = tr("It has no sample yet to compare. Each passage is compared when it writes.")
        return tr("not measured"), why, False
    tip = tr(
        "The most words in a row that its sample of {words} shares with what it learned from. "
        "From {copied} on it counts as copied."
    ).format(words=words.words(sample.words), copied=words.number(COPIED))
    if voice.text:
        tip += " " + tr("When it writes, each passage is compared, too.")
    if sample.copied:
        return tr("high, longest run {words}").format(words=words.words(sample.run)), tip, True
    if sample.run < sample.least and sample.least > 1:
        return tr("low, no run of {words}").format(words=words.words(sample.least)), tip, False
    return tr("low, longest run {words}").format(words=words.words(sample.run)), tip, False


def _result(meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """What training reached; empty in a folder from another tool."""
    result = meta.get("result")
    return result if isinstance(result, dict) else {}


def _figure(meta: Mapping[str, Any], name: str) -> float | None:
    value = _result(meta).get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def origin(voice: Voice, today: datetime.date) -> str:
    """The line under the name: whose voice where the name does not say, how it was made, and when."""
    meta = voice.adapter.metadata
    said = [voice.adapter.author] if voice.adapter.author not in ("", voice.name) else []
    if meta.get("imported"):
        made = tr("imported {day}").format(day=_day(meta["imported"], today))
        source = {"peft": "PEFT", "mlx-lm": "mlx-lm"}.get(str(meta.get("source") or ""), "")
        said.append(tr("{source}, {made}").format(source=source, made=made) if source else made)
    elif meta.get("time"):
        trained = tr("trained {day}").format(day=_day(meta["time"], today))
        if meta.get("finished") is False:
            trained = tr("stopped early, {trained}").format(trained=trained)
        preset = _preset(str(meta.get("preset") or ""))
        said.append(f"{preset}, {trained}" if preset else trained)
    else:
        said.append(tr("from another program"))
    line = ", ".join(part.strip().rstrip(",") for part in said)
    return line[:1].upper() + line[1:]


def _preset(name: str) -> str:
    return {
        "reference": tr("Standard"),
        "quick": tr("Quick"),
        "thorough": tr("Thorough"),
        "practice": tr("Practice"),
    }.get(name, "")


def _day(stamp: object, today: datetime.date) -> str:
    """ "today", "on 14 November", "on 2 October 2025"; nothing for what is no date."""
    try:
        day = datetime.datetime.strptime(str(stamp)[:10], "%Y-%m-%d").date()
    except ValueError:
        return ""
    if day == today:
        return tr("today")
    if day == today - datetime.timedelta(days=1):
        return tr("yesterday")
    form = tr("d MMMM") if day.year == today.year else tr("d MMMM yyyy")
    return tr("on {day}").format(day=words.locale().toString(QDate(day.year, day.month, day.day), form))
