"""Owns the cards of unfinished work: go on with it, or discard it and think better of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from core.progress import PasticheError
from desktop import words
from desktop.editor import leftovers
from desktop.editor.drafts import Draft
from desktop.editor.passage_model import State
from desktop.widgets.basics import Button, button, clear, column, hairline, holder, label, row

_BEGINNING = 40
"""Characters of a pasted text that tell it from other pasted ones."""


class _Undo(Button):
    """Stands where Discard stood, so the second half of a double click there is not meant for it."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Left(QFrame):
    """One draft: what it is and how far, or that it was discarded."""

    wanted = Signal(Path)
    failed = Signal(object)  # PasticheError
    put_aside = Signal(Path)  # it lies there until the page is left
    came_back = Signal(Path)  # it lies there no more

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._aside = draft.path, draft.path
        name = named(draft)
        self.name = label(name, "strong", wrap=True)
        self.standing = label(standing(draft), "soft", wrap=True)
        about = self.tr("{what}: {name}")
        self.go_on = button(self.tr("Go On"), self._go_on, "small")
        self.discard = button(self.tr("Discard"), self._discard, "small")
        self.undo = _Undo(self.tr("Undo"))
        self.undo.setProperty("look", "small")
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self._undo)
        for made in (self.go_on, self.discard, self.undo):
            made.setAccessibleName(about.format(what=made.text(), name=name))
        said = label(self.tr("Discarded: {name}").format(name=name), "soft", wrap=True)
        lines = column(self.name, 2, self.standing)
        self._offered = holder(row(lines, 16, self.go_on, 8, self.discard))
        self._gone = holder(row(said, 16, self.undo))
        self._gone.hide()
        self.setLayout(column(self._offered, self._gone, margins=(16, 8, 16, 8)))

    def _show(self, offered: bool) -> None:
        """As tall as it was: the cards below stay where they are."""
        self.setMinimumHeight(0 if offered else self.height())
        self._offered.setVisible(offered)
        self._gone.setVisible(not offered)

    def _go_on(self) -> None:
        self.wanted.emit(self._path)

    def _discard(self) -> None:
        if self._try(self._move_aside):
            self._show(offered=False)
            self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
            self.put_aside.emit(self._aside)

    def _undo(self) -> None:
        aside = self._aside
        if self._try(self._move_back):
            self._show(offered=True)
            self.discard.setFocus(Qt.FocusReason.OtherFocusReason)
            self.came_back.emit(aside)

    def _move_aside(self) -> None:
        self._aside = leftovers.put_aside(self._path)

    def _move_back(self) -> None:
        self._path = leftovers.bring_back(self._aside)

    def _try(self, move: Callable[[], None]) -> bool:
        """Two names change on the disk, which takes no time."""
        try:
            move()
        except PasticheError as error:
            self.failed.emit(error)
            return False
        return True


class LeftWork(QFrame):
    """The unfinished drafts that are offered; none follows into the place of one that is discarded."""

    wanted = Signal(Path)
    failed = Signal(object)  # PasticheError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.cards: tuple[Left, ...] = ()
        self._aside: set[Path] = set()
        self._layout = column(margins=(0, 4, 0, 4))
        self.setLayout(self._layout)
        self.hide()

    def offer(self, drafts: Sequence[Draft]) -> None:
        clear(self._layout)
        self.cards = tuple(Left(draft) for draft in drafts)
        for number, card in enumerate(self.cards):
            if number:
                self._layout.addWidget(hairline())
            self._layout.addWidget(card)
            card.wanted.connect(self.wanted)
            card.failed.connect(self.failed)
            card.put_aside.connect(self._aside.add)
            card.came_back.connect(self._aside.discard)
        self.setVisible(bool(drafts))

    def take_aside(self) -> frozenset[Path]:
        """What was discarded here and now goes for good: the page was left."""
        gone = frozenset(self._aside)
        self._aside.clear()
        return gone


def named(draft: Draft) -> str:
    """The file's name; of a pasted text its first words, too, since all of those are called the same."""
    if draft.text.path is not None:
        return draft.text.name
    first = " ".join(next((r.source for r in draft.text.rows if r.prose), draft.text.source).split())
    cut = first if len(first) <= _BEGINNING else first[:_BEGINNING].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
    return words.tr("{name}, “{beginning}”").format(name=draft.text.name, beginning=cut)


def standing(draft: Draft) -> str:
    """Where it stands: "20 passages, 4 accepted, 2 not yet decided, 14 not written yet"."""
    rows = [row_ for row_ in draft.text.rows if row_.prose]
    written = sum(bool(row_.versions) for row_ in rows)
    if not written and not draft.decided:
        one = words.tr("{passages}, not written yet")
        said = one if len(rows) == 1 else words.tr("{passages}, none written yet")
        return said.format(passages=words.passages(len(rows)))
    counts = (
        (words.tr("{n} accepted"), (State.ACCEPTED,)),
        (words.tr("{n} left in your own words"), (State.REJECTED,)),
        (words.tr("{n} not yet decided"), (State.FRESH,)),
        (words.tr("{n} not written yet"), (State.OPEN, State.FAILED)),
    )
    parts = [words.passages(len(rows))]
    for said, states in counts:
        n = sum(row_.state in states for row_ in rows)
        if n:
            parts.append(said.format(n=words.number(n) if len(rows) > 1 else "").strip())
    return ", ".join(parts)
