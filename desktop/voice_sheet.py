"""Owns the sheet in which a voice is imported or exported: a form, then the work, then what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QStackedWidget, QWidget

from core.progress import PasticheError, Progress, WorkerDied
from desktop import words
from desktop.folders import show_folder
from desktop.jobs import Job, Load
from desktop.language import translated
from desktop.state import State
from desktop.theme import theme
from desktop.widgets.basics import button, clear, column, fill, label, row
from desktop.widgets.problem import Problem
from desktop.widgets.progress import ProgressLine

WIDTH = 560
LINES = 3  # of what to type next, shown at once


class Sheet(QDialog):
    """Runs one job outside the queue, which may hold a training of hours. `succeeded` brings its Result."""

    succeeded = Signal(object)

    def __init__(self, state: State, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = state
        self.job: Job | None = None
        self.result_folder = ""
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme().px(WIDTH))
        self.heading = label(title, "section", wrap=True)
        self.stack = QStackedWidget()
        self.form = QWidget()
        self.form_lines = column()
        self.form.setLayout(self.form_lines)
        for page in (self.form, self._busy_page(), self._end_page(), self._problem_page()):
            self.stack.addWidget(page)
        self.setLayout(column(self.heading, 16, self.stack, margins=(24, 24, 24, 20)))

    # The pages.
    def _busy_page(self) -> QWidget:
        self.line = ProgressLine()
        self.doing = label("", "note", wrap=True)
        self.stop = button(self.tr("Stop"), self._stop)
        page = QWidget()
        page.setLayout(column(8, self.line, 8, self.doing, -1, 16, row(-1, self.stop)))
        return page

    def _end_page(self) -> QWidget:
        self.said = label("", "text", wrap=True)
        self.place = label("", "note", wrap=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remarks = column()
        self.next_head = label(self.tr("What to type next, in Terminal:"), "strong")
        self.next = QPlainTextEdit()
        self.next.setReadOnly(True)
        self.next.setTabChangesFocus(True)
        self.next.setAccessibleName(self.tr("What to type next"))
        self.next.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy = button(self.tr("Copy"), self._copy, "link", "copy")
        self.show_folder = button(self.tr("Show Folder"), self._show_folder)
        self.close_button = button(self.tr("Done"), self.accept, "primary")
        self.next_box = QWidget()
        self.next_box.setLayout(column(16, row(self.next_head, -1, self.copy), 6, self.next))
        page = QWidget()
        buttons = row(self.show_folder, -1, self.close_button)
        page.setLayout(column(self.said, 4, self.place, self.remarks, self.next_box, -1, 20, buttons))
        return page

    def _problem_page(self) -> QWidget:
        self.problem = Problem()
        self.problem.again.connect(self._back)
        page = QWidget()
        away = button(self.tr("Close"), self.reject)
        page.setLayout(column(self.problem, -1, 16, row(-1, away)))
        return page

    def buttons(self, go: str, on: Any) -> None:
        """Close the form with Cancel and the button that starts the work."""
        self.go = button(go, on, "primary")
        self.go.setDefault(True)
        fill(self.form_lines, -1, 20, row(-1, button(self.tr("Cancel"), self.reject), 8, self.go))

    # The work.
    def start(self, stage: str, options: Any) -> None:
        """Run the stage in a child and show how far it is."""
        if self.job is not None:
            return
        self.job = Job(stage, None, options)
        self.job.progress.connect(self._moved)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._back)
        self.job.finished.connect(self._ended)
        self.doing.setText(self.tr("Starting..."))
        self.line.set_share(None)
        self.stop.setEnabled(True)
        self.stack.setCurrentIndex(1)
        self.stop.setFocus()
        self.state.errands.begin(self.job)

    def _moved(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else None
        self.line.set_share(share)
        said = translated(progress.note)
        if progress.metrics.get("bytes") and progress.done:
            said = f"{said}: {words.size(progress.done)}"
            if progress.total:
                said = self.tr("{what} of {all}").format(what=said, all=words.size(progress.total))
        self.doing.setText(said)

    def _succeeded(self, result: Any) -> None:
        self.stack.setCurrentIndex(2)
        self.show_result(result)
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        self.succeeded.emit(result)

    def show_result(self, result: Any) -> None:
        """Say what came of it; subclasses fill `said`."""
        self.result_folder = result.folder
        self.place.setText(result.folder)
        self.show_remarks(result.warnings)
        self.show_next(getattr(result, "next", ""))

    def show_remarks(self, remarks: Sequence[str]) -> None:
        clear(self.remarks)
        for remark in remarks:
            fill(self.remarks, 10, label(translated(remark), "looknote", wrap=True))

    def show_next(self, text: str) -> None:
        self.next_box.setVisible(bool(text))
        self.next.setPlainText(text)
        lines = max(LINES, text.count("\n") + 1)
        self.next.setFixedHeight(lines * self.next.fontMetrics().lineSpacing() + 30)

    def _failed(self, error: PasticheError) -> None:
        if isinstance(error, WorkerDied):
            Load(self.clear_left, lambda _: None)
        self.problem.show_error(error, self.safe())
        self.stack.setCurrentIndex(3)
        self.problem.fix.setFocus()

    def _back(self) -> None:
        self.stack.setCurrentIndex(0)

    def _ended(self) -> None:
        job, self.job = self.job, None
        if job is not None:
            job.wait()
            job.deleteLater()

    def _stop(self) -> None:
        if self.job is not None:
            self.stop.setEnabled(False)
            self.doing.setText(self.tr("Stopping..."))
            self.job.cancel()

    def safe(self) -> str:
        """What a failure did not touch."""
        return self.tr("The voice itself is as it was.")

    def clear_left(self) -> None:
        """Remove what work that was killed left behind; subclasses know where."""

    def reject(self) -> None:
        """Escape stops the work first; a second time, or without work, it closes the sheet."""
        if self.job is not None:
            self._stop()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.next.toPlainText())
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(2000, self.copy, lambda: self.copy.setText(self.tr("Copy")))

    def _show_folder(self) -> None:
        show_folder(self.result_folder, self.state.refused.emit)
