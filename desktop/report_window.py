"""Owns the window in which a problem is reported: the user's words, and all that is sent, to read first."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from core import machine
from core.files import write_text
from core.progress import PasticheError
from desktop import report
from desktop.folders import show_folder
from desktop.jobs import Load
from desktop.report import Report
from desktop.state import State
from desktop.theme import theme
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.problem import Problem

SIZE = QSize(760, 680)
LEAST = QSize(560, 460)
SAID = 2000  # milliseconds for which a button says what it did


class ReportWindow(QWidget):
    """Nothing is sent from here: the user copies or saves what stands in it."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._state = state
        self._reading: Load | None = None
        self._gathered = ""
        self.setWindowTitle(self.tr("Report a Problem"))
        self._build()
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        for key in ("Esc", "Ctrl+W"):
            QShortcut(QKeySequence(key), self, self.close)
        theme().changed.connect(self._follow)
        self._follow()

    def _build(self) -> None:
        self.did = QPlainTextEdit()
        self.did.setAccessibleName(self.tr("What you did"))
        self.did.setPlaceholderText(
            self.tr("I pressed Start on the page Train, and after a minute it said...")
        )
        self.did.setTabChangesFocus(True)
        self.did.textChanged.connect(self._show)
        self.all = QPlainTextEdit()
        self.all.setReadOnly(True)
        self.all.setTabChangesFocus(True)
        self.all.setAccessibleName(self.tr("Everything that the report holds"))
        self.problem = Problem()
        self.problem.fix.setText(self.tr("Try Again"))
        self.problem.again.connect(self.gather)
        self.copy = button(self.tr("Copy"), self._copy, "primary")
        self.save = button(self.tr("Save As..."), self._choose)
        self.logs = button(self.tr("Show Log Folder"), lambda: show_logs(self._failed))
        promise = self.tr(
            "Pastiche sends nothing by itself. Read what stands here, then copy it or save it, and give it "
            "to whom you like. Your books, your text, your keys and the names of your files are not in it."
        )
        self.promise = label(promise, "soft", wrap=True)
        layout = column(
            label(self.tr("Report a problem"), "title"), 4, self.promise, 16,
            label(self.tr("What did you do, and what happened?"), "strong"), 6, self.did, 16,
            label(self.tr("All that the report holds"), "strong"), 6, self.problem, self.all, 16,
            row(self.logs, -1, self.save, 8, self.copy), margins=(24, 20, 24, 20),
        )  # fmt: skip
        layout.setStretchFactor(self.all, 1)
        self.setLayout(layout)

    def gather(self) -> None:
        """Look at this computer and at the log anew, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
        self.problem.hide()
        self._gathered = ""
        names = report.names_of(self._state)
        self._reading = Load(lambda: report.gather(names), self._take, self._failed)
        self._show()
        self.did.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, gathered: str) -> None:
        self._reading = None
        self._gathered = gathered
        self._show()

    def _failed(self, error: PasticheError) -> None:
        self._reading = None
        self.problem.show_error(error)

    @property
    def report(self) -> Report:
        return Report(self._gathered, self.did.toPlainText())

    def _show(self) -> None:
        ready = bool(self._gathered)
        for made in (self.copy, self.save):
            made.setEnabled(ready)
        self.all.setPlainText(self.report.text if ready else self.tr("Looking at this computer..."))

    # What is done with it.
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.text)
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(SAID, self.copy, lambda: self.copy.setText(self.tr("Copy")))

    def _choose(self) -> None:
        name = self.tr("Pastiche report {date}.txt").format(date=time.strftime("%Y-%m-%d"))
        kinds = f"{self.tr('Text')} (*.txt)"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the Report"), str(Path.home() / name), kinds
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the report into a file of the user's choice."""
        text = self.report.text
        self.problem.hide()
        Load(lambda: write_text(path, text), lambda _: self._saved(), self._failed)

    def _saved(self) -> None:
        self.save.setText(self.tr("Saved"))
        QTimer.singleShot(SAID, self.save, lambda: self.save.setText(self.tr("Save As...")))

    def _follow(self) -> None:
        self.did.setFixedHeight(4 * theme().px(20) + 16)


def show_logs(refused: Callable[[PasticheError], object]) -> None:
    """The folder of the logs in the system's file manager."""
    folder = machine.log_dir()
    folder.mkdir(parents=True, exist_ok=True)
    show_folder(folder, refused)
