"""Owns what the five pages share: head, problem card, body by mode, and the footer with its two buttons."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from core.stages import STAGES
from desktop import words
from desktop.language import translated
from desktop.state import Run, State
from desktop.steps.changes import Changes
from desktop.steps.frame import MARGIN as MARGIN
from desktop.steps.frame import Frame, Mode
from desktop.theme import set_look
from desktop.turns import why_waits


class Step(Frame):
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
        self.changed = Changes(state, STAGES[self.stage], self)
        self.changed.known.connect(self._say_stale)
        self.mode: Mode | None = None
        self.choosing = False
        self.undo_stack: QUndoStack | None = None
        self._bodies: dict[int, QWidget] = {}
        self._connect_buttons()
        state.project_changed.connect(self._new_project)
        state.stages_changed.connect(self.refresh)
        state.run_started.connect(self._run_changed)
        state.run_ended.connect(self._run_changed)
        state.run_moved.connect(self._run_moved)

    def _connect_buttons(self) -> None:
        for press, does in (
            (self.stop, self.stop_run),
            (self.end, lambda: self.state.kill(self.stage)),
            (self.anew, self.start),
            (self.back, self.go_back),
            (self.primary, self.press_primary),
            (self.change, self.choose_again),
        ):
            press.clicked.connect(lambda _=False, does=does: does())
        self.problem.again.connect(self.start)
        self.empty.wanted.connect(lambda: self.wanted.emit(self.before))

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
        self.end.setVisible(busy and self._saves(self.state.runs[self.stage]))
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
        self.changed.look(stale)
        self.stale_said.setText(self.stale_text())
        self.stale.setVisible(stale and error is None)
        self.cards.setVisible(not self.problem.isHidden() or not self.stale.isHidden())

    def stale_text(self) -> str:
        """Why the step is out of date, and what stays all the same."""
        why = self.changed.sentence or self.tr("What this step works on has changed since it ran.")
        return f"{why} {self.stays()}".rstrip()

    def stays(self) -> str:
        """What of this step is kept when it is done again."""
        return ""

    def _say_stale(self) -> None:
        self.stale_said.setText(self.stale_text())

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
        self.primary.setEnabled(mode == "done" or (mode == "choose" and self.ready() and self.may_change))
        set_look(self.primary, "primary")
        self._show_read_only()

    @property
    def may_change(self) -> bool:
        """False where the open project can only be looked at."""
        return not self.state.read_only

    def refused(self) -> bool:
        """True, and said, where the open project can only be looked at."""
        why = self.state.why_read_only()
        if why is not None:
            self.state.refused.emit(why)
        return why is not None

    def _show_read_only(self) -> None:
        """What would change the project says why it cannot, as the bar above the page does."""
        why = self.state.read_only
        for press in (self.change, self.anew, self.problem.fix, self.problem.other):
            press.setEnabled(not why)
            press.setToolTip(why)
        if self.mode == "choose":
            self.primary.setToolTip(why)
            self.primary.setAccessibleDescription(why)
            self.foot.setText(why or self.footnote())

    def can_change(self) -> bool:
        """True when the stage has options worth another run."""
        return False

    # What the buttons do.
    def arrive(self, going_on: bool) -> None:
        """The page comes to the front; `going_on` when the step before sent the user here."""
        self.refresh()
        self.take_focus()
        failed = self.state.problems.get(self.stage)
        if going_on and self.starts_itself and self.mode == "choose" and self.may_change and not failed:
            self.start()

    def take_focus(self) -> None:
        """Put the focus where the user will go on."""
        wanted = (
            self.stop if self.mode == "busy" else self.empty.go if self.mode == "blocked" else self.primary
        )
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        if self.mode == "choose" and self.ready() and self.may_change:
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
        saves = self._saves(run)
        if saves and self.stop.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # or it would move on to Go Back by itself
        self.stop.setEnabled(not saves)
        self.end.setVisible(saves)
        self.line.set_share(run.share)
        aside = self.tr("Waits until the quick panel is closed, then goes on from there.")
        self.lead.setText(aside if run is self.state.aside.run else self.busy_sentence(run))
        if run.progress is not None:
            self.show_progress(run.progress)

    def _saves(self, run: Run) -> bool:
        """Whether it was stopped and saves; what is set aside has done so, and can still be stopped."""
        return run.job.stopping and run is not self.state.aside.run

    def busy_sentence(self, run: Run) -> str:
        """E.g. "206 of 548 passages. About 50 minutes left."."""
        if run.job.stopping:
            return self.tr("Saving what is done...")
        if run.progress is None:
            waits = run.job is not self.state.queue.current
            return why_waits(self.state, run.job) if waits else self.tr("Starting...")
        parts = []
        if run.progress.total:
            done = words.number(run.progress.done)
            parts.append(self.tr("{done} of {all}.").format(done=done, all=self.unit(run.progress.total)))
            parts.append(f"{run.clock.sentence()}.")
        note = translated(run.progress.note)
        if note and f"{run.progress.done} of {run.progress.total}" not in note:  # that is said already
            parts.append(note if note[-1] in ".!?…" else f"{note}.")
        return " ".join(parts)
