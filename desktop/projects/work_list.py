"""Owns the list of what is at work in any project, and of what waits for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import words
from desktop.language import translated
from desktop.state import Run, State
from desktop.turns import why_waits
from desktop.widgets.basics import button, column, hairline, label, row
from desktop.widgets.progress import ProgressLine


class WorkRow(QFrame):
    """One piece of work: whose, which step, how far, and the button that ends it."""

    def __init__(self, state: State, run: Run, place: int) -> None:
        super().__init__()
        self.state, self.run, self.place = state, run, place
        title = words.step_busy(run.job.stage)
        self.title = label(f"{run.author}: {title}", "strong", wrap=True)
        self.note = label("", "soft", wrap=True)
        self.line = ProgressLine()
        self.line.setVisible(place == 0)
        named = {"author": run.author, "step": title}
        self.up = button(
            self.tr("Sooner"), self._up, "small", name=self.tr("Sooner: {author}, {step}").format(**named)
        )
        self.up.setVisible(place > 1)
        self.stop = button(
            self.tr("Stop") if place == 0 else self.tr("Take Out"),
            lambda: state.stop_work(run),
            "small",
            name=self.tr("Stop: {author}, {step}").format(**named),
        )
        texts = column(self.title, 2, self.note, 6, self.line)
        layout = row(texts, 24, self.up, 8, self.stop, margins=(0, 12, 0, 12))
        layout.setStretch(0, 1)
        for tool in (self.up, self.stop):
            layout.setAlignment(tool, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.follow()

    def follow(self) -> None:
        """Show how far it is now."""
        run, aside = self.run, self.run is self.state.aside.run
        if aside:
            said = self.tr("Waits until the quick panel is closed, then goes on from there.")
        elif run.job.stopping:
            said = self.tr("Saving what is done...")
        elif self.place or run.job is not self.state.queue.current:
            said = why_waits(self.state, run.job)
        elif run.share is None:
            said = self.tr("Starting...") if run.progress is None else translated(run.progress.note)
        else:
            said = f"{words.percent(run.share)}. {run.clock.sentence()}."
        self.note.setText(said)
        self.line.set_share(run.share)
        self.stop.setEnabled(aside or not run.job.stopping)

    def _up(self) -> None:
        self.state.sooner(self.run)


class WorkList(QWidget):
    """Rows are made anew only when other work stands there or in another order."""

    left = Signal()  # the work whose button had the focus has ended, and there is no other

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.rows: list[WorkRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        about = self.tr(
            "One piece of work runs at a time, since each takes the memory that there is. You may open "
            "another author's project meanwhile, and close the window."
        )
        self.setLayout(
            column(
                label(self.tr("At work"), "section"), 4, label(about, "soft", wrap=True), 12, self._list, 24
            )
        )
        state.work_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        works = self.state.unfinished()
        if [row.run for row in self.rows] != works:
            self._fill(works)
        self.setVisible(bool(works))
        for shown in self.rows:
            shown.follow()

    def _fill(self, works: list[Run]) -> None:
        focus = self.window().focusWidget()
        focused = next((row.run for row in self.rows if focus is not None and row.isAncestorOf(focus)), None)
        wanted = focused if focused is None or focused in works else next(iter(works), None)
        while (item := self._list.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self.rows = [WorkRow(self.state, run, place) for place, run in enumerate(works)]
        for shown in self.rows:
            self._list.addWidget(hairline())
            self._list.addWidget(shown)
            if shown.run is wanted:
                shown.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        if focused is not None and not works:
            self.left.emit()
