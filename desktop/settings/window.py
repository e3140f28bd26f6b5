"""Owns the window of Settings: beside the main one, never in its way, closed with Escape."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.app import fitting
from desktop.settings.page import FIRST, SettingsPage
from desktop.state import State
from desktop.theme import theme

SIZE, LEAST = (920, 720), (720, 480)


class SettingsWindow(QWidget):
    """Holds the page. It has the keys of the main window that make sense here, too."""

    def __init__(self, state: State, parent: QWidget, shared: Iterable[QAction]) -> None:
        """`shared` are commands of the main window."""
        super().__init__(parent, Qt.WindowType.Window)
        self.page = SettingsPage(state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.setMinimumSize(*LEAST)
        self.resize(fitting(QSize(*SIZE), self.screen().availableSize()))
        self.page.titled.connect(self._say)
        for action in shared:
            self.addAction(action)
        forward, back = ("Meta+Tab", "Meta+Shift+Tab") if theme().native else ("Ctrl+Tab", "Ctrl+Shift+Tab")
        for keys, on in (
            ("Escape", self.close),
            ("Ctrl+W", self.close),
            (forward, lambda: self.page.step(1)),
            (back, lambda: self.page.step(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(on)
        state.closing.connect(self.close)

    def come(self, tab: str = "") -> None:
        """Come to the front, at a tab or where it was left."""
        shown = self.isVisible()
        self.show()
        self.raise_()
        self.activateWindow()
        if tab or not self.page.tab:
            self.page.show_tab(tab or FIRST)
        else:
            self.page.arrive()
        if not shown:
            self.page.row.buttons[self.page.tab].setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What stands half typed in a field is taken as it is when the field loses the focus."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        super().closeEvent(event)

    def _say(self, title: str) -> None:
        self.setWindowTitle(self.tr("Settings: {tab}").format(tab=title))
