"""Owns how the accounts come onto the page Neutralize, and how the user's own go to the disk."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from core.describing.providers import destination
from core.neutralizing import Options, Result
from core.progress import Locked, PasticheError, Progress
from desktop.jobs import Load
from desktop.language import translated
from desktop.pair_reading import PairReader
from desktop.pairs import PairRow
from desktop.state import State
from desktop.steps.account_words import AccountWords, complaint
from desktop.steps.neutralize_runs import NeutralizeRuns
from desktop.steps.step import Mode
from desktop.theme import theme
from desktop.widgets.pairs import ROOM, PairsView

LEAST_PAUSE = 3.0  # seconds between two readings of the pairs while they grow


class NeutralizePairs(NeutralizeRuns):
    """The half that shows the accounts beside the author's text; asking again is the page's."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.undo_stack = QUndoStack(self)
        self.said = AccountWords(self.undo_stack, self)
        self.said.applied.connect(self._show_said)
        self.said.written.connect(self._written)
        self.said.failed.connect(self._not_written)
        self._pairs: PairsView | None = None
        self._steps: Iterator[None] = iter(())
        self._reader: PairReader | None = None
        self._reading: Load | None = None
        self._shown: Any = None  # what was read last: result and times of the files
        self._taken = False  # the view shows this project
        self._asked_at = 0.0
        self._pause = LEAST_PAUSE
        self._keeping = False
        state.run_started.connect(self._set_able)
        state.run_ended.connect(self._after_run)
        state.closing.connect(self.settle)

    def body(self, mode: Mode) -> QWidget:
        if mode == "choose":
            return self._choice_body()
        if self._pairs is not None and self._taken:
            return self._pairs
        if mode == "busy":
            said = self.tr("They can be read here as they come.")
            self.empty.show_text(self.tr("The first accounts are being written"), said)
        else:
            self.empty.show_text(self.tr("Reading the accounts"), "")
        if mode == "busy":
            self._read()
        return self.empty

    def refresh(self) -> None:
        super().refresh()
        self._set_able()

    def _set_able(self, *_: object) -> None:
        """Accounts are written by hand while nothing else is at work in the project, and asked for singly."""
        if self._pairs is None or not self._taken:
            return
        free = self.mode == "done" and not self.state.runs and self.may_change
        fresh = self.state.freshness.get(self.stage) == "fresh"
        why = ""
        if self.state.runs:
            why = self.tr("This can be done when the work that goes on is done.")
        elif not self.may_change:
            why = self.state.read_only
        elif not fresh:
            why = self.tr("The chosen text has changed: do this step again first.")
        self._pairs.set_able(free, free and fresh, destination(self.last_options().llm), why)
        self.commands_changed.emit()

    def last_options(self) -> Options:
        """Those of the last run, its describer included."""
        before, usual = self.state.options(self.stage), self.same_options()
        names = ("llm", "workers", "neutral_names")
        return replace(usual, **{name: before.get(name, getattr(usual, name)) for name in names})

    def tell_again(self, rows: Sequence[PairRow]) -> None:
        """Rows were read; some had perhaps been asked for again."""

    # The pairs.
    def show_progress(self, progress: Progress) -> None:
        if time.monotonic() - self._asked_at >= self._pause:
            self._read()

    def show_result(self, result: Result | None) -> None:
        reader = self._reader_now()
        if result is None or reader is None:
            return
        if (reader.root, result, reader.stamps()) != self._shown:
            self._drop_reading()  # it may have begun before the last account was written
            self._read()

    def _reader_now(self) -> PairReader | None:
        project = self.state.project
        if project is not None and (self._reader is None or self._reader.root != project.root):
            self._reader = PairReader(project)
        return self._reader if project is not None else None

    def _read(self) -> None:
        reader = self._reader_now()
        if reader is None or self._reading is not None:
            return
        self._asked_at = time.monotonic()
        result = self.state.result(self.stage) if self.mode == "done" else None
        self._shown = (reader.root, result, reader.stamps())
        self._reading = Load(reader.read, lambda pairs: self._take(pairs, result), self._not_read)

    def _drop_reading(self) -> None:
        if self._reading is not None:
            self._reading.drop()
            self._reading = None

    def _take(self, pairs: list[PairRow], result: Result | None) -> None:
        """What was read, in steps, so that none keeps the window waiting; a newer reading takes its place.

        The view is built after reading and not meanwhile: two threads of Python wait for each other.
        """
        self._reading = None
        self._pause = max(LEAST_PAUSE, 20 * (time.monotonic() - self._asked_at))
        steps = self._steps = self._show_pairs(pairs, result)

        def go() -> None:
            if self._steps is steps and next(steps, "end") != "end":
                QTimer.singleShot(0, self, go)

        go()

    def _show_pairs(self, pairs: list[PairRow], result: Result | None) -> Iterator[None]:
        if not pairs and not self._taken:
            return
        if self._pairs is None:
            view = PairsView(complaint)
            yield from view.build()
            self.connect_view(view)
            self._pairs = view
            yield
        assert self.state.project is not None
        self.said.take(self.state.project.root)
        rows = [self.said.with_waiting(row) for row in pairs] if self.said.waiting else pairs
        self.tell_again(rows)
        self._pairs.show_pairs(rows)
        gc.freeze()  # or a full collection looks through all those rows, for two frames of the screen
        yield
        self._pairs.notes.show_remarks(self._remarks_of(result))
        if not self._taken:
            yield
            if self.stack.indexOf(self._pairs) < 0:
                self.stack.addWidget(self._pairs)
            yield
            self._taken = True
            self._show_body(self.mode or "done")
            if self.isVisible() and self.mode == "done":
                self.take_focus()
        self._set_able()
        self.foot.setText(self.footnote()) if self.mode == "done" else None

    def _remarks_of(self, result: Result | None) -> list[str]:
        """What the run warned of, but for what has failed: that stands at the foot and in the list."""
        project = self.state.project
        if result is None or project is None:
            return []
        return [translated(warning) for warning in result.warnings if project.failed.name not in warning]

    def connect_view(self, view: PairsView) -> None:
        view.kept.connect(self._keep)
        view.moved.connect(self.commands_changed)
        view.panel.writing_changed.connect(self._make_room)

    def _make_room(self) -> None:
        """A problem's card steps aside for somebody who writes, where both do not fit."""
        if self._pairs is None or self.mode is None:
            return
        if not self._pairs.panel.writing:
            self._show_cards(self.mode)
        elif self._pairs.height() < theme().px(ROOM):
            self.cards.hide()

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self.state.refused.emit(error)

    def forget(self) -> None:
        self.settle()
        self._drop_reading()
        self._shown, self._reader, self._taken = None, None, False
        self._steps = iter(())
        self.said.forget()
        if self._pairs is not None:
            self._pairs.remarks.clear()
            self._pairs.show_pairs([])
        self._drop_choice()

    # Accounts by hand.
    def settle(self) -> None:
        """Keep what is being written: something else comes to the front."""
        if self._pairs is not None and self._taken:
            self._pairs.panel.settle()

    def _keep(self, id: str, text: str) -> None:
        row = self._pairs.list.pairs.of(id) if self._pairs is not None else None
        if row is not None:
            self._keeping = True
            self.said.say(row, text)
            self._keeping = False

    def _show_said(self, id: str, text: str) -> None:
        """The user's word on an account, or its undoing."""
        view = self._pairs
        row = view.list.pairs.of(id) if view is not None else None
        if view is None or row is None:
            return
        view.remarks.pop(id, None)
        view.put(row.said(text))
        if self.isVisible() and not self._keeping and view.row.id != id:  # undone from elsewhere
            view.show_row(id)
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(view.list, view.list.accessibleDescription())
        )

    def _written(self) -> None:
        """The next step is out of date; how many have failed stands in the project."""
        self._drop_reading()
        if self.state.project is not None:
            self.state.project.reload()
        self.state.refresh()

    def _not_written(self, error: PasticheError) -> None:
        if not (isinstance(error, Locked) and self.state.runs):  # else it is written after the run
            self.state.refused.emit(error)

    def _after_run(self, stage: str) -> None:
        self._set_able()
        self.said.try_again()
        if stage == self.stage and self.undo_stack is not None:
            self._shown = None  # to be read again, though nothing may have come of it
            self.undo_stack.clear()  # what stood there before may be another by now

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def go_on(self) -> None:
        """The next step finds what was written here."""
        self.settle()
        self.said.after_writing(super().go_on)

    def take_focus(self) -> None:
        if self.mode == "done" and self._pairs is not None and self._taken:
            self._pairs.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()
