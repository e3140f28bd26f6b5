"""Owns what the window asks of the writer and what it gets: a voice, a passage to write, a wording of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from core.language.words import count_words
from core.progress import PasticheError, WorkerDied
from core.runner import describe_status
from desktop.editor.passage_model import Remark
from desktop.language import translated


@dataclass(frozen=True, slots=True)
class Voice:
    """What must be loaded to write: an adapter folder, whose voice it is, and the base model for it.

    Attributes:
        model: as the user named it where the folder names none, or one that is not here; else "".
    """

    adapter: str
    author: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """One passage to be written.

    Attributes:
        id: comes back with every answer.
        text: the user's passage.
        llm: who describes it; "" for the describer the voice was trained with, "words" for none.
        strength: how strongly the voice works, 0-2; 0 is the base model alone.
        length: words to aim at, as a share of the text's own.
        variants: how many wordings to write side by side, 1-5.
        temperature, top_p: how freely it draws its words; repetition_penalty: how much it shuns those it had.
        keys: what that describer needs, by name; handed over on the pipe only.
    """

    id: str
    text: str
    voice: Voice
    llm: str = ""
    strength: float = 1.0
    length: float = 1.0
    variants: int = 1
    temperature: float = 1.0
    top_p: float = 0.9
    repetition_penalty: float = 1.1
    seed: int = 42
    verify: bool = True
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)

    def request(self, ticket: str) -> dict[str, Any]:
        return {"do": "write", "id": ticket, **{name: getattr(self, name) for name in _SENT}}

    @property
    def words(self) -> int:
        """How many words are asked for."""
        return round(count_words(self.text) * self.length)

    def rest(self, left: int) -> Ask:
        """What is still to be asked for when so many of its wordings have not come."""
        return replace(self, variants=left, seed=self.seed + self.variants - left)


_SENT = (
    *("text", "llm", "strength", "length", "variants"),
    *("temperature", "top_p", "repetition_penalty", "seed", "verify"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A wording of a passage; `checked` names what was looked at, `left` says how many are still to come."""

    text: str
    notes: tuple[Remark, ...] = ()
    checked: tuple[str, ...] = ()
    left: int = 0


def remark(data: Mapping[str, Any]) -> Remark:
    """A remark as the writer sends it, and as a draft keeps it."""
    return Remark(data["kind"], translated(data["note"]), tuple((int(a), int(b)) for a, b in data["spans"]))


def lines(requests: Iterable[Mapping[str, Any]]) -> bytes:
    """Requests as the writer reads them, a line each; half a character, in pasted text, becomes "?"."""
    written = "".join(json.dumps(request, ensure_ascii=False) + "\n" for request in requests)
    return written.encode(errors="replace")


class NotWritten(PasticheError):
    """A passage that the writer gave up. `kind`: of what every try failed by, "" for another cause."""

    def __init__(self, message: str, remedy: str, detail: str = "", kind: str = "") -> None:
        super().__init__(message, remedy, detail)
        self.kind = kind


def failure(event: Mapping[str, Any]) -> NotWritten:
    """What the writer says went wrong."""
    message, remedy = translated(event["message"]), translated(event["remedy"])
    return NotWritten(message, remedy, event.get("detail", ""), event.get("kind", ""))


def death(status: int, tail: str) -> WorkerDied:
    """Why there is no writer any more: its exit status, negative for a signal, and its last words."""
    return WorkerDied(
        translated(f"The writer ended unexpectedly ({describe_status(status)})."),
        QCoreApplication.translate(
            "requests",
            "Ask again; it starts anew and nothing you decided is lost. Closing other applications may help.",
        ),
        tail,
    )
