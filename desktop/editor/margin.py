"""Owns what the margin beside a passage says: what became of it, what to look at, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from core.language.words import count_words
from desktop import words
from desktop.editor.passage_model import DECIDABLE, Remark, Row, State


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the margin.

    Attributes:
        sign: its icon's name, or "".
        role: of the theme, its colour; "accent" for what can be clicked.
        does: the command that a click on it runs, as in `commands.texts`; "" for none.
    """

    sign: str
    text: str
    role: str = "soft"
    does: str = ""


More = Callable[[int, Row], Sequence[Note]]


class Margin(QObject):
    """Says of a row what stands in its margin; `more` adds lines of its own to what is said here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.more: list[More] = []

    def notes(self, place: int, row: Row, current: bool, changes: bool) -> list[Note]:
        """The lines of a row; the current one has some more.

        Args:
            changes: whether differences are shown.
        """
        said = [*self._standing(row), *self._remarks(row)]
        if row.held is not None:
            said.append(Note("tick", self.tr("The accepted wording stands until you accept another.")))
        if row.coming:
            one, many = self.tr("{n} more wording on its way"), self.tr("{n} more wordings on their way")
            said.append(Note("restyle", words.count(row.coming, one, many)))
            said.append(self._stop())
        if row.state == State.FRESH and not any(r.to_look_at for r in row.remarks):
            said += [Note("tick", text) for text in [self.held(row)] if text]
        if current and row.version is not None and row.state in DECIDABLE:
            said.append(Note("", self._length(row)))
            if changes:
                said.append(Note("changes", self.tr("Showing changes (C)"), does="changes"))
        for more in self.more:
            said += more(place, row)
        return said

    def _standing(self, row: Row) -> list[Note]:
        """What became of it."""
        edited = row.version is not None and row.version.edited
        match row.state:
            case State.KEPT if row.kind == "heading":
                return [Note("", self.tr("Headings stay as they are."))]
            case State.KEPT:
                return [Note("", self.tr("Stays as it is."))]
            case State.WAITING:
                return [Note("", self.tr("Waiting for its turn")), self._stop()]
            case State.WRITING:
                return [Note("restyle", self.tr("Writing…")), self._stop()]
            case State.ACCEPTED:
                said = self.tr("Accepted, in your wording") if edited else self.tr("Accepted")
                return [Note("tick", said)]
            case State.REJECTED:
                return [Note("", self.tr("Your own words stay."))]
            case State.FRESH if edited:
                return [Note("restyle", self.tr("Edited by you"))]
        return []

    def _remarks(self, row: Row) -> list[Note]:
        said = [_note(remark) for remark in row.remarks]
        if row.state in (State.FRESH, State.FAILED) and any(r.to_look_at for r in row.remarks):
            said.append(Note("", self.tr("Ask Again"), "accent", "again"))
        return said

    def _stop(self) -> Note:
        return Note("", self.tr("Stop"), "accent", "stop_row")

    def held(self, row: Row) -> str:
        """What the checks found in order, in a sentence; "" where nothing was checked."""
        checked = row.version.checked if row.version is not None else ()
        parts = []
        if "names" in checked and "numbers" in checked:
            parts.append(self.tr("names and numbers kept"))
        if "meaning" in checked:
            parts.append(self.tr("meaning close"))
        if "copying" in checked:
            parts.append(self.tr("nothing copied"))
        said = ", ".join(parts)
        return said[:1].upper() + said[1:] + "." if said else ""

    def _length(self, row: Row) -> str:
        version = row.version
        assert version is not None
        n = words.words(count_words(version.text))
        if version.asked:
            return self.tr("{words} for {asked}").format(words=n, asked=words.number(version.asked))
        return self.tr("{words}, yours {own}").format(words=n, own=words.number(count_words(row.source)))


def _note(remark: Remark) -> Note:
    return Note("stopped", remark.text, "look") if remark.to_look_at else Note("", remark.text)
