"""Owns the page of Settings: its tabs, made when they are first shown, and what is wrong with its file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.folders import show_folder
from desktop.language import translated
from desktop.settings.tab import Tab
from desktop.settings.tabs import TabRow
from desktop.state import State
from desktop.widgets.basics import button, column, holder, label, row
from desktop.widgets.icons import IconLabel

FIRST = "general"
ORDER = (FIRST, "keys", "services", "models", "projects", "advanced")


class SettingsPage(QWidget):
    """Everything is kept as soon as it is changed. `titled` carries the title of the tab on show."""

    titled = Signal(str)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.titles = {
            "general": (self.tr("General"), "settings"),
            "keys": (self.tr("Keys"), "key"),
            "services": (self.tr("Services"), "cloud"),
            "models": (self.tr("Models"), "shelf"),
            "projects": (self.tr("Projects"), "folder"),
            "advanced": (self.tr("Advanced"), "pencil"),
        }
        self.made: dict[str, Tab] = {}
        self.tab = ""
        self.row = TabRow(self.titles)
        self.row.wanted.connect(self.show_tab)
        self.notice = self._notice()
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.row)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)

    def _notice(self) -> QWidget:
        """What is wrong with the file of the preferences."""
        self.said = label("", "text", wrap=True)
        self.remedy = label("", "soft", wrap=True)
        folder = self.state.preferences.path.parent
        self.show_file = button(
            self.tr("Show Folder"), lambda: show_folder(folder, self.state.refused.emit), "small"
        )
        line = row(IconLabel("stopped", "look"), 12, column(self.said, 2, self.remedy), 12, self.show_file)
        line.setContentsMargins(16, 12, 16, 12)
        line.setStretch(2, 1)
        return holder(column(holder(line, "sending"), margins=(32, 16, 32, 0)))

    @property
    def current(self) -> Tab:
        return self.made[self.tab]

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        if name not in self.made:
            self.made[name] = _kind(name)(self.state)
            self.made[name].wanted.connect(self.show_tab)
            self.stack.addWidget(self.made[name])
        walked = any(made.hasFocus() for made in self.row.buttons.values())
        self.tab = name
        self.row.show_tab(name)
        if walked:
            self.row.buttons[name].setFocus()
        self.stack.setCurrentWidget(self.made[name])
        self.arrive()
        self.titled.emit(self.titles[name][0])

    def step(self, by: int) -> None:
        """So many tabs on, round the end."""
        self.show_tab(ORDER[(ORDER.index(self.tab) + by) % len(ORDER)])
        self.row.buttons[self.tab].setFocus()

    def arrive(self) -> None:
        """The window comes to the front, or another tab does."""
        self.current.arrive()
        self.look()

    def look(self) -> None:
        """Say what is wrong with the file of the preferences, if anything is."""
        preferences = self.state.preferences
        trouble = preferences.trouble
        if trouble is not None:
            self.said.setText(
                self.tr("What you change cannot be kept: {why}").format(why=translated(trouble.message))
            )
            self.remedy.setText(translated(trouble.remedy))
        elif preferences.damaged:
            self.said.setText(
                self.tr(
                    "The file of your preferences was damaged, so the usual values hold. "
                    "Your projects are whole."
                )
            )
            kept = self.tr("Set here anew what you want otherwise. The damaged file is kept as {name}.")
            self.remedy.setText(kept.format(name=preferences.aside.name))
        self.notice.setVisible(trouble is not None or preferences.damaged)


def _kind(name: str) -> Callable[[State], Tab]:
    """What makes a tab; its code is read when it is first wanted."""
    made: Callable[[State], Tab] = import_module(f"desktop.settings.{name}").make
    return made
