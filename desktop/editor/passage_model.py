"""Owns the rows of the editor: each passage of the text, its versions in the voice, and what became of it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.language.words import count_words

SAMPLE = 100
"""Passages that the writer is told of a text; see `PassageModel.sample`."""

Index = QModelIndex | QPersistentModelIndex


class State(StrEnum):
    """What became of a row."""

    KEPT = "kept"  # a heading, a list, code: never rewritten
    OPEN = "open"  # not written yet
    WAITING = "waiting"
    WRITING = "writing"
    FRESH = "fresh"  # written, not decided
    ACCEPTED = "accepted"
    REJECTED = "rejected"  # the user's own words stay
    FAILED = "failed"


IN_HAND = (State.WAITING, State.WRITING)
DECIDABLE = (State.FRESH, State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know of a wording.

    Attributes:
        kind: as in `core.restyling.checks.Finding`; "marks" for links and emphasis that got lost, "failed"
            for why nothing was written, "again" for why it is written again, "fewer" for a wording that
            could not be used while others stand, "told" for what is only told.
        text: a plain sentence.
        spans: (start, end) in characters of the wording, where it can be seen.
        cause: of what "failed", the kind of finding that every try failed by; "" for another cause.
    """

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...] = ()
    cause: str = ""

    @property
    def to_look_at(self) -> bool:
        """False for what is only told."""
        return self.kind not in ("paragraphs", "unchecked", "fewer", "told")


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a passage: the voice's, or the user's own edit of it.

    Attributes:
        checked: what was looked at, as kinds of remarks; "meaning", "copying" and the like.
        asked: how many words were asked for, 0 for an edit.
    """

    text: str
    notes: tuple[Remark, ...] = ()
    edited: bool = False
    checked: tuple[str, ...] = ()
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Base:
    """What the base model alone makes of a passage, to be held against the voice's wording.

    Attributes:
        adapter: the folder of the voice whose base model it is.
        shown: True while it stands in the place of the user's words.
    """

    text: str
    adapter: str
    finished: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a passage, or a block that stays as it is.

    Attributes:
        id: "p3"; stable while the text is open.
        kind: the block's kind, "text" for passages.
        blocks: which blocks of the document it covers.
        source: the user's words.
        versions: every wording so far, oldest first; only ever appended to.
        chosen: which version stands on the right, -1 for none.
        streamed: what has come so far of the version being written.
        notes: remarks that belong to no version: why it failed, that it is asked for again.
        coming: how many more versions of the last request are being written.
        base: the base model's wording, where it was asked for.
        stands: which version was accepted before another was asked for, and stands until that is; else -1.
    """

    id: str
    kind: str
    blocks: tuple[int, ...]
    source: str
    state: State = State.OPEN
    versions: tuple[Version, ...] = ()
    chosen: int = -1
    streamed: str = ""
    notes: tuple[Remark, ...] = ()
    coming: int = 0
    base: Base | None = None
    stands: int = -1

    @property
    def prose(self) -> bool:
        return self.state != State.KEPT

    @property
    def version(self) -> Version | None:
        return self.versions[self.chosen] if 0 <= self.chosen < len(self.versions) else None

    @property
    def text(self) -> str:
        """What stands on the right."""
        if self.state == State.WRITING:
            return self.streamed
        if self.state in DECIDABLE and self.version is not None:
            return self.version.text
        if self.state == State.WAITING and self.held is not None:
            return self.held.text
        return "" if self.state in (State.OPEN, State.WAITING) else self.source

    @property
    def held(self) -> Version | None:
        """The wording that was accepted before, while another is asked for or not decided."""
        return self.versions[self.stands] if 0 <= self.stands < len(self.versions) else None

    @property
    def accepted(self) -> Row | None:
        """The row as it was accepted; None where it was not."""
        if self.state == State.ACCEPTED:
            return self
        if self.held is None:
            return None
        return self.changed(state=State.ACCEPTED, chosen=self.stands, stands=-1)

    def decided(self, state: State) -> Row:
        """The row with a decision on what is shown: nothing stands beside it any more."""
        return self.changed(state=state, stands=-1)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the margin says of it."""
        if self.state in DECIDABLE and self.version is not None:
            return self.version.notes + self.notes
        return self.notes

    @property
    def left(self) -> str:
        """What stands on the left: the user's words, or the base model's held against them."""
        return self.base.text if self.base is not None and self.base.shown else self.source

    @property
    def based(self) -> bool:
        """True while the base model's wording stands on the left."""
        return self.base is not None and self.base.shown

    def with_version(self, version: Version, state: State) -> Row:
        """The row with one more version, chosen."""
        versions = (*self.versions, version)
        return dataclasses.replace(
            self, versions=versions, chosen=len(versions) - 1, state=state, streamed="", notes=()
        )

    def carried(self, standing: Row) -> Row:
        """This row in the place of `standing`, with what was written since: no decision takes that away."""
        versions = standing.versions if len(standing.versions) > len(self.versions) else self.versions
        return self.changed(versions=versions, coming=standing.coming, base=standing.base)

    def changed(self, **values: Any) -> Row:
        return dataclasses.replace(self, **values)


class PassageModel(QAbstractListModel):
    """The rows, one dataChanged for what changes at once, and counters that are kept instead of recounted."""

    counted = Signal()
    lasting = Signal()  # something changed that a draft keeps

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._states: Counter[State] = Counter()
        self._held = 0
        self._words: list[tuple[int, int]] = []
        self.source_words = 0
        self.voice_words = 0
        self.sample: tuple[str, ...] = ()

    def fill(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {row.id: place for place, row in enumerate(self._rows)}
        self._states = Counter(row.state for row in self._rows)
        self._held = sum(row.held is not None for row in self._rows)
        self._words = [(count_words(r.source) if r.prose else 0, _voice_words(r)) for r in self._rows]
        self.source_words = sum(source for source, _ in self._words)
        self.voice_words = sum(voice for _, voice in self._words)
        self.sample = _sample([row.source for row in self._rows if row.prose])
        self.endResetModel()
        self.counted.emit()

    def row(self, place: int) -> Row:
        return self._rows[place]

    def rows(self) -> Sequence[Row]:
        return self._rows

    def place(self, passage: str) -> int:
        """Where the passage stands, -1 when it is no longer there."""
        return self._places.get(passage, -1)

    def put(self, place: int, row: Row) -> None:
        """Replace one row."""
        self.put_many([(place, row)])

    def put_many(self, changes: Sequence[tuple[int, Row]]) -> None:
        """Replace rows, told at once: a list that hears of each alone lays all of them out each time."""
        changed, counted, lasting = [], False, False
        for place, row in changes:
            before = self._rows[place]
            if row == before:
                continue
            self._rows[place] = row
            self._states[before.state] -= 1
            self._states[row.state] += 1
            self._held += (row.held is not None) - (before.held is not None)
            source, voice = self._words[place][0], _voice_words(row)
            gained = voice - self._words[place][1]
            self.voice_words += gained
            self._words[place] = (source, voice)
            changed.append(place)
            counted |= before.state != row.state or bool(gained and row.state != State.WRITING)
            lasting |= _lasting(before) != _lasting(row)
        if changed:
            self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)))
        if counted:
            self.counted.emit()
        if lasting:
            self.lasting.emit()

    def count(self, *states: State) -> int:
        return sum(self._states[state] for state in states)

    def places(self, *states: State) -> list[int]:
        return [place for place, row in enumerate(self._rows) if row.state in states]

    @property
    def passages(self) -> int:
        """How many rows can be rewritten."""
        return len(self._rows) - self._states[State.KEPT]

    def accepted(self) -> Iterable[Row]:
        """The rows as they were accepted, those included of which another wording is on its way."""
        return (accepted for row in self._rows if (accepted := row.accepted) is not None)

    @property
    def taken(self) -> int:
        """How many rows have an accepted wording."""
        return self._states[State.ACCEPTED] + self._held

    # What Qt asks.
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text or row.source
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return None

    def spoken(self, row: Row) -> str:
        """The row as VoiceOver reads it: what it is, then the words."""
        edited = row.version is not None and row.version.edited
        label = {
            State.KEPT: self.tr("Stays as it is"),
            State.OPEN: self.tr("Not written yet"),
            State.WAITING: self.tr("Waiting"),
            State.WRITING: self.tr("Writing"),
            State.FRESH: self.tr("Your edit, not decided")
            if edited
            else self.tr("In the voice, not decided"),
            State.ACCEPTED: self.tr("Accepted"),
            State.REJECTED: self.tr("Your own words kept"),
            State.FAILED: self.tr("Not written"),
        }[row.state]
        said = [label]
        if row.state in DECIDABLE and len(row.versions) > 1:
            which = self.tr("Wording {n} of {all}")
            said.append(which.format(n=row.chosen + 1, all=len(row.versions)))
        if row.held is not None:
            said.append(self.tr("The accepted wording stands until you accept another"))
        said += [remark.text.rstrip(".") for remark in row.remarks]
        words = ". ".join(said) + ": " + (row.text or row.source)
        if row.based:
            words += " " + self.tr("Beside it the base model, without the voice:") + " " + row.left
        return words


def _sample(passages: Sequence[str]) -> tuple[str, ...]:
    """Passages evenly from the first to the last, enough to show how alike those of a text are."""
    most = min(SAMPLE, len(passages))
    return tuple(passages[n * len(passages) // most] for n in range(most))


def _voice_words(row: Row) -> int:
    return count_words(row.text) if row.prose else 0


def _lasting(row: Row) -> tuple[object, ...]:
    base = row.base if row.base is not None and row.base.finished else None
    return row.versions, row.chosen, None if row.state in IN_HAND else row.state, base, row.stands
