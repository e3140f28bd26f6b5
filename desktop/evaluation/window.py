"""Owns the window *How Close Is It?* of one voice: what was found, the way there, the blind test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QCheckBox, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from core.evaluating import Options, summary
from core.evaluating.ahead import Ahead
from core.progress import Missing, PasticheError
from desktop import words
from desktop.evaluation.blind_page import BlindPage
from desktop.evaluation.paper import Paper
from desktop.evaluation.reading import Found, look, write_page
from desktop.evaluation.states import BACK, KEY, StateLine
from desktop.evaluation.work_page import WorkPage
from desktop.jobs import Job, Load
from desktop.language import translated
from desktop.room import comes_first
from desktop.state import State
from desktop.theme import set_look
from desktop.voice_facts import Voice
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row
from desktop.widgets.flow import flowing
from desktop.widgets.problem import Empty, Problem

SIZE = QSize(940, 760)
LEAST = QSize(680, 520)
SCROLLS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class EvaluationWindow(QWidget):
    """Stands beside the main window. What it measures goes on when it is closed.

    `changed` comes when the voice was measured, or writes with another state of its training.
    """

    changed = Signal()
    help_wanted = Signal(str)  # a page of the help

    def __init__(self, state: State, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.state, self.voice = state, voice
        self.folder = Path(voice.adapter.path)
        self.found: Found | None = None
        self.job: Job | None = None
        self._reading: Load | None = None
        self.setWindowTitle(self.tr("How Close Is It?"))
        self._build()
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        on_keys = {"Esc": self._escape, "Ctrl+W": self.close, "Ctrl+.": self.stop_work, "F1": self._help}
        for keys, on in (on_keys | {KEY: self._take_better, BACK: self.used.go_back}).items():
            QShortcut(QKeySequence(keys), self, on)
        state.closing.connect(self.close)
        state.work_changed.connect(self._look)
        self.look()

    # The pages.
    def _build(self) -> None:
        self.title = label(self.voice.name, "title", wrap=True)
        self.help = button("?", self._help, "small", name=self.tr("Help with this page"))
        self.help.setToolTip(self.help.accessibleName())
        upper = row(self.title, 16, self.help)
        upper.setStretch(0, 1)
        self.about = label("", "note", wrap=True)
        self.test = button(self.tr("Blind Test..."), self.start_test, "small")
        self.page = button(self.tr("Open as a Web Page"), self.open_page, "small")
        self.export = button(self.tr("Export..."), self._choose, "small")
        self.again = button(self.tr("Measure Again"), self.measure, "small")
        self.compare = button(self.tr("Compare Earlier States"), self._compare, "small")
        self.compare.setToolTip(self.tr("Of the training, as far as they are kept: another may do better."))
        self.tools = flowing(self.test, self.page, self.export, self.again, self.compare)
        self.older = label(
            self.tr("The voice has changed since. What stands here is of the earlier one."),
            "look",
            wrap=True,
        )
        self.used = StateLine(self.state, self.folder)
        self.used.changed.connect(self._changed)
        self.used.failed.connect(self._failed)
        self.told = label("", "soft", wrap=True)
        self.stack = QStackedWidget()
        self.paper = Paper(self.state)
        self.paper.wanted.connect(self.used.write_with)
        self.paper.test_wanted.connect(self.start_test)
        self.blind = BlindPage(self.folder, lambda: self.state.claims.check(self.folder))
        self.blind.left.connect(self._leave_test)
        self.blind.failed.connect(self._failed)
        self.busy = label(self.tr("Looking for a report..."), "soft")
        self.looking = holder(column(self.busy, -1, margins=(32, 16, 32, 0)))
        self.empty = self._empty_page()
        self.work = WorkPage()
        self.work.stopped.connect(self.stop_work)
        self.trouble = self._trouble_page()
        for made in (self.looking, self.empty, self.work, self.trouble, self.paper, self.blind):
            self.stack.addWidget(made)
        lines = column(upper, 2, self.about, 10, self.tools, margins=(32, 20, 32, 10))
        fill(lines, 6, self.older, self.used, self.told)
        head = holder(lines)
        layout = column(head, hairline(), self.stack)
        layout.setStretchFactor(self.stack, 1)
        self.setLayout(layout)

    def _empty_page(self) -> QWidget:
        self.nothing = Empty("search")
        set_look(self.nothing.go, "primary")
        self.nothing.wanted.connect(self.measure)
        self.states = QCheckBox(self.tr("Compare the earlier states of the training, too (takes longer)"))
        self.obstacle_note = label("", "looknote", wrap=True)
        lines = self.nothing.layout()
        assert isinstance(lines, QVBoxLayout)
        under = column(16, row(-1, self.states, -1), 10, row(-1, self.obstacle_note, -1))
        lines.insertLayout(lines.count() - 1, under)
        return self.nothing

    def _show_ahead(self, ahead: Ahead) -> None:
        """What is to be written before it can be measured, and what of that is there."""
        n, all_ = words.number(ahead.written), words.number(ahead.texts)
        begun = ahead.written > 0
        title = self.tr("{n} of {all} texts are written").format(n=n, all=all_)
        body = self.tr(
            "The voice and its base model write {n} short texts from the same descriptions: of pages that "
            "training never saw, and of scenes of today. Then they are held against the author's pages, "
            "other authors' and all of the books: does it sound like the author, does it recite, does it "
            "say what it was asked to say. It takes as long as writing {words} with this model. You can "
            "stop at any time, and nothing leaves this computer."
        )
        self.nothing.show_text(
            title if begun else self.tr("Not measured yet"),
            body.format(n=all_, words=words.words(ahead.words)),
            self.tr("Go On") if begun else self.tr("Measure"),
        )

    def _trouble_page(self) -> QWidget:
        self.problem = Problem()
        self.problem.again.connect(self._try_again)
        return holder(column(self.problem, -1, margins=(32, 16, 32, 0)))

    # What there is.
    def look_at(self, voice: Voice) -> None:
        """The voice as it is now: it may have another name, or its base model by now."""
        self.voice = voice
        self.title.setText(voice.name)
        if self.job is None and self.stack.currentWidget() is not self.blind:
            self.look()

    @property
    def at_work(self) -> bool:
        """Whether something goes on here that a closed window does not end."""
        return self.job is not None or bool(self.paper.fetches.running)

    def look(self) -> None:
        """Read the report, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
        adapter, model = self.voice.adapter, self.voice.model
        self._reading = Load(lambda: look(adapter, model), self._show_found, self._not_read)
        self._look()

    def _show_found(self, told: Found | Ahead) -> None:
        self._reading = None
        found = told if isinstance(told, Found) else None
        if isinstance(told, Ahead):
            self._show_ahead(told)
        before, self.found = self.found, found
        self.used.show_found(found)
        same = found is not None and found.reads_as(before)
        if found is not None and not same:
            self.paper.show_found(found)
        if same and self.stack.currentWidget() is self.paper:
            self._look()  # the reader stays where he was
        else:
            self._to_report()

    def _not_read(self, error: PasticheError) -> None:
        """What is damaged can be measured anew; what was written lies in another file."""
        self._reading = self.found = None
        obstacle = self.obstacle()
        anew = None if obstacle else (self.tr("Measure Again"), self.measure)
        self._show_problem(error, obstacle or self.tr("The voice itself is as it was."), anew)
        if anew is not None:
            self.problem.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_report(self) -> None:
        """The report; or that there is none, or that one is being made."""
        if self.job is not None:
            self.stack.setCurrentWidget(self.work)
        else:
            self.stack.setCurrentWidget(self.empty if self.found is None else self.paper)
        self._look()
        if self.found is not None and self.job is None:
            self.test.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.job is None:
            self.nothing.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """What can be done now, and why not."""
        found, shown = self.found, self.stack.currentWidget()
        report = found is not None and shown is self.paper
        self.tools.setVisible(report)
        self.older.setVisible(report and found is not None and found.older)
        self.used.setVisible(report and self.used.away)
        self.about.setText(self._about())
        obstacle = self.obstacle()
        self.obstacle_note.setText(obstacle)
        self.obstacle_note.setVisible(bool(obstacle))
        self.nothing.go.setEnabled(not obstacle)
        self.compare.setVisible(found is not None and len(found.finding.checkpoints) < 2)
        self.compare.setEnabled(not obstacle)
        self.again.setEnabled(not obstacle)
        self.again.setToolTip(obstacle)
        self.told.setVisible(bool(self.told.text()) and shown in (self.paper, self.empty, self.trouble))

    def _about(self) -> str:
        if self.found is None:
            return self.tr("How close does it come to its author?")
        finding = self.found.finding
        said = self.tr("{model}, measured {day}")
        return said.format(model=translated(finding.base_model), day=_day(finding.date))

    def obstacle(self) -> str:
        """Why nothing can be measured now, in a sentence; "" where it can."""
        if not self.voice.writes:
            return self.tr("Its base model is not on this computer, or nobody said whose voice it is.")
        run = comes_first(self.state)
        if run is None:
            return ""
        said = self.tr("{work} is going on and needs the memory. Measure the voice when it is done.")
        return said.format(work=words.step_busy(run.job.stage))

    # The work.
    def measure(self) -> None:
        """Write and measure in a child; what was written before is used again."""
        if self.job is not None or self.obstacle():
            return
        self.told.setText("")
        if not self.state.make_room():
            self.told.setText(
                self.tr("Another text is being written just now. Stop that, or wait until it is done.")
            )
            self._look()
            return
        Load(lambda: self.state.claims.check(self.folder), lambda _: self._begin(), self._failed)

    def _compare(self) -> None:
        self.states.setChecked(True)
        self.measure()

    def _begin(self) -> None:
        if self.job is not None:
            return
        compared = self.found is not None and len(self.found.finding.checkpoints) > 1
        states = compared or self.states.isChecked()
        options = Options(str(self.folder), checkpoints=states, model=self.voice.model)
        self.job = Job("evaluate", self.voice.root, options)
        self.job.progress.connect(self.work.show_progress)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._stopped)
        self.job.finished.connect(self._ended)
        self.show_start()
        self.state.errands.begin(self.job, self.voice.name)

    def show_start(self) -> None:
        """The page of the work, before anything is heard of it."""
        self.stack.setCurrentWidget(self.work)
        self._look()
        self.work.show_start()

    def stop_work(self) -> None:
        """Finish the text in hand, keep it, end."""
        if self.job is not None:
            self.work.show_stopping()
            self.job.cancel()

    def _succeeded(self, _: object) -> None:
        self.busy.setText(self.tr("Reading the report..."))
        self.stack.setCurrentWidget(self.looking)
        self.changed.emit()

    def _stopped(self) -> None:
        self.told.setText(self.tr("Stopped. What was written is kept, and it goes on from there."))

    def _ended(self) -> None:
        job, self.job = self.job, None
        if job is not None:
            job.wait()
            job.deleteLater()
        if self.stack.currentWidget() is not self.trouble:
            self.look()

    def _failed(self, error: PasticheError) -> None:
        away = (self.tr("Back to the Report"), self._to_report) if self.found is not None else None
        self._show_problem(error, self.tr("The voice itself is as it was."), away)

    def _show_problem(
        self, error: PasticheError, safe: str, other: tuple[str, Callable[[], None]] | None
    ) -> None:
        self.problem.show_error(error, safe, other)
        self.stack.setCurrentWidget(self.trouble)
        self._look()
        self.problem.fix.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try_again(self) -> None:
        self.stack.setCurrentWidget(self.looking)
        self.look()

    # Another state of the training.
    def _take_better(self) -> None:
        if self.stack.currentWidget() is self.paper:
            self.used.take_better()

    def _changed(self) -> None:
        self.changed.emit()
        self.look()

    # The report.
    def start_test(self) -> None:
        """The blind test, where it was left."""
        if self.found is not None:
            self.stack.setCurrentWidget(self.blind)
            self._look()
            self.blind.open(self.found.finding)

    def _leave_test(self) -> None:
        """Back to the report, which tells what came of the test."""
        self._to_report()
        self.look()

    def open_page(self) -> None:
        """Write the report into the voice's folder and open it in the browser."""
        self._write(summary.folder_of(self.folder) / summary.PAGE)

    def _choose(self) -> None:
        name = self.tr("{voice}, how close it is.html").format(voice=self.voice.name.replace("/", "-"))
        kinds = f"{self.tr('Web page')} (*.html)"
        start = str(self.state.preferences.projects_folder / name)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export the Report"), start, kinds)
        if chosen:
            self._write(Path(chosen))

    def _write(self, path: Path) -> None:
        if self.found is not None:
            finding = self.found.finding
            Load(lambda: write_page(finding, path), self._open, self._failed)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            said = self.tr("No program here opens web pages.")
            self._failed(Missing(said, self.tr("It lies here: {path}").format(path=path)))

    def _help(self) -> None:
        self.help_wanted.emit("evaluate")

    # Keys.
    def _escape(self) -> None:
        """Out of the test first; then the window is closed."""
        if self.stack.currentWidget() is self.blind:
            self._leave_test()
        else:
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = SCROLLS.get(Qt.Key(event.key()))
        if action is not None and self.stack.currentWidget() is self.paper:
            self.paper.area.verticalScrollBar().triggerAction(action)
        else:
            super().keyPressEvent(event)


def _day(stamp: str) -> str:
    """ "today", "on 12 November 2026"; "" for what is no date."""
    try:
        return words.when(datetime.fromisoformat(stamp).astimezone().date())
    except ValueError:
        return ""
