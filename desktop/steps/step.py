"""Owns what the five pages share: head, problem card, body by mode, and the footer with its two buttons."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, ClassVar, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.progress import Progress
from desktop import words
from desktop.state import Run, State
from desktop.theme import set_look
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row
from desktop.widgets.problem import Empty, Problem
from desktop.widgets.progress import ProgressLine

Mode = Literal["blocked", "choose", "busy", "done"]
MARGIN = 32


class Step(QWidget):
    """One step of the walk.

    A page fills in `body`, `options` and the texts; this class decides which mode it is in, starts
    and stops the stage, and shows what went wrong.
    """

    wanted = Signal(str)  # the page to go to
    went_on = Signal()  # Continue was pressed, the next page may start by itself
    commands_changed = Signal()  # `commands` are perhaps others
    stage: ClassVar[str] = ""
    before: ClassVar[str] = ""  # the stage this one waits for
    starts_itself: ClassVar[bool] = False  # when reached by Continue

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.mode: Mode | None = None
        self.choosing = False
        self.undo_stack: QUndoStack | None = None
        self._bodies: dict[int, QWidget] = {}
        self._build()
        state.project_changed.connect(self._new_project)
        state.stages_changed.connect(self.refresh)
        state.run_started.connect(self._run_changed)
        state.run_ended.connect(self._run_changed)
        state.run_moved.connect(self._run_moved)

    # What a page fills in.
    def question(self) -> tuple[str, str]:
        """Title and the sentence under it, when nothing runs."""
        raise NotImplementedError

    def body(self, mode: Mode) -> QWidget:
        """The widget for a mode; the same one may serve several."""
        raise NotImplementedError

    def chosen_options(self) -> Any:
        raise NotImplementedError

    def ready(self) -> bool:
        """True when Start may be pressed."""
        return True

    def start_text(self) -> str:
        return self.tr("Start")

    def footnote(self) -> str:
        return ""

    def safe(self) -> str:
        """What is not lost when the stage fails."""
        return self.tr("Nothing is lost: what was finished is saved, and only the rest is done again.")

    def unit(self, n: int) -> str:
        """What Progress counts, e.g. "548 passages"."""
        return words.number(n)

    def show_progress(self, progress: Progress) -> None:
        """A report of the running stage came."""

    def show_result(self, result: Any) -> None:
        """The stage has this result; called when the page turns to it."""

    def forget(self) -> None:
        """Another project was opened."""

    def commands(self) -> Set[str]:
        """Which of `menus.PAGE_COMMANDS` this page can carry out now."""
        return frozenset()

    def run_command(self, name: str) -> None:
        """Carry out one of `commands`."""
        raise NotImplementedError

    # The frame.
    def _build(self) -> None:
        self.title = label("", "title")
        self.lead = label("", "soft", wrap=True)
        self.stop = button(self.tr("Stop"), self.stop_run, icon_name="stop")
        self.end = button(self.tr("End Now"), lambda: self.state.kill(self.stage))
        self.end.setToolTip(self.tr("Ends without saving; the last saved state stays."))
        self.line = ProgressLine()
        self.problem = Problem()
        self.problem.again.connect(self.start)
        self.problem.setMaximumWidth(760)
        self.stale = self._stale_bar()
        self.empty = Empty()
        self.empty.wanted.connect(lambda: self.wanted.emit(self.before))
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        texts = column(self.title, 2, self.lead)
        head_row = QHBoxLayout()
        head_row.addLayout(texts, 1)
        head_row.addSpacing(24)
        head_row.addLayout(column(self.tools, -1))
        self.tools.addWidget(self.end)
        self.tools.addWidget(self.stop)
        head = column(head_row, 12, self.line, margins=(MARGIN, 24, MARGIN, 0))
        beside = row(self.problem, -1)  # a column would ask for the height at its own width, not the card's
        beside.setStretch(0, 1)
        beside.setStretch(1, 0)
        self.cards = holder(column(beside, self.stale, margins=(MARGIN, 12, MARGIN, 0)))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        fill(layout, head, self.cards, 12)
        layout.addWidget(self.stack, 1)
        layout.addWidget(hairline())
        layout.addWidget(self._footer())

    def _stale_bar(self) -> QWidget:
        self._stale_text = label("", "look", wrap=True)
        again = button(self.tr("Do It Again"), self.start, "small")
        bar = holder(row(self._stale_text, 16, again, margins=(16, 8, 8, 8)), "sending")
        bar.hide()
        return bar

    def _footer(self) -> QWidget:
        self.foot = label("", "soft", wrap=True)
        self.back = button(self.tr("Go Back"), self.go_back)
        self.primary = button(self.tr("Continue"), self.press_primary, "primary")
        self.change = button(self.tr("Change and Do Again..."), self.choose_again)
        self.change.hide()
        layout = row(
            self.foot, 16, self.change, 8, self.back, 8, self.primary, margins=(MARGIN, 0, MARGIN, 0)
        )
        layout.setStretch(0, 1)
        footer = holder(layout)
        footer.setMinimumHeight(56)
        return footer

    # Which mode.
    def blocker(self) -> str:
        """The stage that must be done first, or ""."""
        return self.before if self.before and not self.state.done(self.before) else ""

    def find_mode(self) -> Mode:
        if self.stage in self.state.runs:
            return "busy"
        if self.blocker():
            return "blocked"
        if self.state.done(self.stage) and not self.choosing:
            return "done"
        return "choose"

    def refresh(self) -> None:
        """Show what is true now."""
        if self.state.project is None:
            return
        mode = self.find_mode()
        entered = mode != self.mode
        self.mode = mode
        if mode == "blocked":
            self._show_blocked()
        else:
            self._show_body(mode)
        self._show_head(mode)
        self._show_cards(mode)
        self._show_footer(mode)
        if mode == "done" and self.state.settled:
            self.show_result(self.state.result(self.stage))
        if mode == "busy" and entered:
            self._run_moved(self.stage)
        if entered and self.isVisible():
            self.take_focus()

    def _show_blocked(self) -> None:
        name = words.step_title(self.before)
        self.empty.show_text(
            self.tr("Not yet"),
            self.tr("{step} comes first: this page works on what it leaves.").format(step=name),
            self.tr("Go to {step}").format(step=name),
        )
        self.stack.setCurrentWidget(self.empty)

    def _show_body(self, mode: Mode) -> None:
        widget = self.body(mode)
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)

    def _show_head(self, mode: Mode) -> None:
        busy = mode == "busy"
        self.line.setVisible(busy)
        self.stop.setVisible(busy)
        self.end.setVisible(busy and self.state.runs[self.stage].job.stopping)
        if busy:
            self.title.setText(words.step_busy(self.stage))
        else:
            title, lead = self.question()
            self.title.setText(title)
            self.lead.setText(lead)
            self.stop.setEnabled(True)

    def _show_cards(self, mode: Mode) -> None:
        error = self.state.problems.get(self.stage)
        if error is not None and mode != "busy":
            self.problem.show_error(error, self.safe(), self.other_way())
        else:
            self.problem.hide()
        stale = mode == "done" and self.state.freshness.get(self.stage) == "stale"
        self._stale_text.setText(self.stale_text())
        self.stale.setVisible(stale and error is None)
        self.cards.setVisible(not self.problem.isHidden() or not self.stale.isHidden())

    def stale_text(self) -> str:
        return self.tr("What this step works on has changed since it ran.")

    def stale_note(self) -> str:
        """The same in the few words that the sidebar has room for."""
        return self.tr("Out of date")

    def other_way(self) -> Any:
        """A second way out of a problem, as (text, function), or None."""
        return None

    def _show_footer(self, mode: Mode) -> None:
        self.foot.setText(self.footnote())
        self.back.setVisible(bool(self.before) or self.choosing)
        self.change.setVisible(mode == "done" and self.can_change())
        text = self.start_text() if mode == "choose" else self.tr("Continue")
        self.primary.setText(text)
        self.primary.setAccessibleName(text)
        self.primary.setEnabled(mode == "done" or (mode == "choose" and self.ready()))
        set_look(self.primary, "primary")

    def can_change(self) -> bool:
        """True when the stage has options worth another run."""
        return False

    # What the buttons do.
    def arrive(self, going_on: bool) -> None:
        """The page comes to the front; `going_on` when the step before sent the user here."""
        self.refresh()
        self.take_focus()
        if (
            going_on
            and self.starts_itself
            and self.mode == "choose"
            and not self.state.problems.get(self.stage)
        ):
            self.start()

    def take_focus(self) -> None:
        """Put the focus where the user will go on."""
        wanted = (
            self.stop if self.mode == "busy" else self.empty.go if self.mode == "blocked" else self.primary
        )
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        if self.mode == "choose" and self.ready():
            self.start()
        elif self.mode == "done":
            self.go_on()

    def go_on(self) -> None:
        self.went_on.emit()

    def go_back(self) -> None:
        if self.choosing:
            self.choosing = False
            self.refresh()
        elif self.before:
            self.wanted.emit(self.before)

    def choose_again(self) -> None:
        self.choosing = True
        self.refresh()

    def start(self) -> Run | None:
        """Run the stage with what is chosen on the page."""
        options = self.chosen_options()
        self.choosing = False
        return self.state.start(self.stage, options)

    def stop_run(self) -> None:
        self.state.stop(self.stage)

    # What comes from the state.
    def _new_project(self) -> None:
        self.choosing = False
        self.mode = None
        if self.undo_stack is not None:
            self.undo_stack.clear()
        self.forget()

    def _run_changed(self, stage: str) -> None:
        if stage == self.stage:
            self.refresh()

    def _run_moved(self, stage: str) -> None:
        run = self.state.runs.get(stage)
        if stage != self.stage or run is None:
            return
        if run.job.stopping and self.stop.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # or it would move on to Go Back by itself
        self.stop.setEnabled(not run.job.stopping)
        self.end.setVisible(run.job.stopping)
        self.line.set_share(run.share)
        self.lead.setText(self.busy_sentence(run))
        if run.progress is not None:
            self.show_progress(run.progress)

    def busy_sentence(self, run: Run) -> str:
        """E.g. "206 of 548 passages. About 50 minutes left."."""
        if run.job.stopping:
            return self.tr("Saving what is done...")
        if run.progress is None:
            waits = run.job is not self.state.queue.current
            return self.tr("Waits for the work before it.") if waits else self.tr("Starting...")
        parts = []
        if run.progress.total:
            done = words.number(run.progress.done)
            parts.append(self.tr("{done} of {all}.").format(done=done, all=self.unit(run.progress.total)))
            parts.append(f"{run.clock.sentence()}.")
        note = run.progress.note
        if note and f"{run.progress.done} of {run.progress.total}" not in note:  # that is said already
            parts.append(note if note[-1] in ".!?…" else f"{note}.")
        return " ".join(parts)
