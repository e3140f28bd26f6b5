"""Owns a stand-in for the system's tray, which is not there where tests run."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon


class Tray(QObject):
    """Notes what it is told; says that it is visible once it is shown."""

    messageClicked = Signal()
    activated = Signal(QSystemTrayIcon.ActivationReason)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []
        self.icons: list[QIcon] = []
        self.tips: list[str] = []
        self.menu: QMenu | None = None
        self.shown = False

    def setContextMenu(self, menu: QMenu) -> None:
        self.menu = menu

    def setIcon(self, icon: QIcon) -> None:
        self.icons.append(icon)

    def setToolTip(self, tip: str) -> None:
        self.tips.append(tip)

    def showMessage(self, title: str, text: str, icon: QSystemTrayIcon.MessageIcon) -> None:
        self.told.append((title, text))

    def show(self) -> None:
        self.shown = True

    def isVisible(self) -> bool:
        return self.shown

    def lines(self) -> list[str]:
        """What the open menu shows, disabled lines in brackets."""
        assert self.menu is not None
        self.menu.aboutToShow.emit()
        shown = [action for action in self.menu.actions() if action.isVisible() and not action.isSeparator()]
        return [action.text() if action.isEnabled() else f"({action.text()})" for action in shown]

    def choose(self, text: str) -> None:
        assert self.menu is not None
        self.menu.aboutToShow.emit()
        next(action for action in self.menu.actions() if action.text() == text).trigger()
