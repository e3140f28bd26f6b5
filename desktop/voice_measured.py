"""Owns what a voice's card says of the report on it: what it came to and when, and what was copied."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from core.adapters.states import weights_hash
from core.evaluating import summary, verdict
from core.evaluating.summary import Finding
from core.progress import BadInput
from desktop import words
from desktop.language import translated


def tr(text: str) -> str:
    return QCoreApplication.translate("VoicesPage", text)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a report says of a voice, as far as a card tells it.

    Attributes:
        day: None where the report does not say. verdict: of the copying gate. good: nothing is to look at.
        longest: the most words in a row that stand in the books.
        headline, copying: sentences of core. older: it is of other weights than those the voice writes with.
    """

    day: datetime.date | None
    verdict: str
    good: bool
    longest: int
    headline: str
    copying: str
    older: bool


def measured(voice: Path) -> Measured | None:
    """What was found of a voice; None where nothing was. For a `Load`.

    Of a damaged report the window tells that shows it.
    """
    path = summary.folder_of(voice) / summary.FINDING
    try:
        found = path.stat()
        finding = _read(voice, found.st_size, found.st_mtime_ns, found.st_ino)
    except (BadInput, OSError):
        return None
    if finding is None:
        return None
    copying, older = finding.copying, finding.adapter not in ("", weights_hash(voice))
    return Measured(
        _day(finding.date),
        finding.verdict,
        verdict.convinces(finding),
        copying.voice.longest,
        finding.headline,
        copying.sentence,
        older,
    )


@lru_cache(maxsize=64)
def _read(voice: Path, size: int, changed: int, number: int) -> Finding | None:
    """The report; one that did not change since without reading it again."""
    return summary.read(voice)


def _day(stamp: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(stamp).astimezone().date()
    except ValueError:
        return None


def outcome(found: Measured | None) -> tuple[str, str, bool]:
    """In words, what that means, and whether to look at it."""
    if found is None:
        return (
            tr("not yet"),
            tr("How Close Is It? measures whether it is the author, and whether it recites."),
            False,
        )
    if found.older:
        said, tip = tr("an earlier state"), tr("The voice has changed since.")
    elif found.verdict == "copied":
        said, tip = tr("copies from the books"), translated(found.headline)
    else:
        said, tip = tr("in order") if found.good else tr("to look at"), translated(found.headline)
    day = words.when(found.day) if found.day is not None else ""
    return f"{said}, {day}" if day else said, tip, not found.good or found.older


def copied(found: Measured) -> tuple[str, str, bool]:
    """As `outcome`, of the copying alone."""
    said = {
        "copied": tr("high, longest run {words}"),
        "look": tr("to look at, longest run {words}"),
    }.get(found.verdict, tr("low, longest run {words}"))
    shown = said.format(words=words.words(found.longest))
    return shown, translated(found.copying), found.verdict != "clear"
