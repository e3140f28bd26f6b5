"""Owns a text on its way through the quick panel: how far it is, what was read of it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.language.words import count_words
from desktop.editor import texts
from desktop.editor.passage_model import Row

LONGEST = 2000
"""Words; a longer text wants the editor, where passages are decided one by one."""


class Stage(StrEnum):
    """Where a text is."""

    READING = "reading"
    EMPTY = "empty"  # there is no text
    BARE = "bare"  # there is, and no prose in it
    LONG = "long"
    VOICELESS = "voiceless"
    STARTING = "starting"
    ASKING = "asking"  # may it be sent
    PAUSING = "pausing"  # a training saves its step
    WRITING = "writing"
    DONE = "done"
    STOPPED = "stopped"  # by the user, before there was anything
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Taken:
    """A text that was read; `text` is None where it is not to be written here."""

    words: int
    text: texts.Text | None


def read(source: str) -> Taken:
    """Cut a text into passages. For a `Load`."""
    words = count_words(source)
    if not source.strip("\ufeff \t\r\n") or words > LONGEST:
        return Taken(words, None)
    return Taken(words, texts.read_source(source, ""))


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that was written, to be shown again.

    Attributes:
        words: of the source; seconds: it took.
    """

    source: str
    words: int
    text: texts.Text
    rows: tuple[Row, ...]
    result: str
    seconds: float
