"""Owns the menu Text: the commands of the page Restyle, as its own menu has them, with their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.editor import commands


class TextMenu(QObject):
    """Stands for the page's actions, which are there only once the page is; `stop` is the menu Go's own.

    The keys of the page's commands are this menu's: there can be but one holder of a key.
    """

    def __init__(self, menu: QMenu, add: Callable[[str, QAction], None], stop: QAction) -> None:
        super().__init__(menu)
        self._page: Mapping[str, QAction] = {}
        self._shown = False
        self.actions: dict[str, QAction] = {}
        menu.setToolTipsVisible(True)  # a command that cannot be used says why
        for name, words, keys in commands.texts():
            if not name:
                menu.addSeparator()
            elif name not in commands.FINDING:
                made = QAction(words if name != "stop" else commands.with_key(words, keys), menu)
                made.setShortcut(QKeySequence(keys if name != "stop" else ""))
                made.setMenuRole(QAction.MenuRole.NoRole)
                made.setCheckable(name in commands.CHECKABLE)
                made.triggered.connect(lambda _checked=False, name=name: self.trigger(name))
                menu.addAction(made)
                self.actions[name] = made
                add(f"text-{name}", made)
        self._stop = stop
        self.follow(False)

    def stand_for(self, page: Mapping[str, QAction]) -> None:
        """The page is made: these are its actions."""
        self._page = page
        for name in self.actions:
            page[name].changed.connect(lambda name=name: self._sync(name))
        self.follow(self._shown)

    def follow(self, shown: bool) -> None:
        """Args: shown: the page Restyle is on show."""
        self._shown = shown
        for name in self.actions:
            self._sync(name)

    def trigger(self, name: str) -> None:
        """Do it, as if it had been chosen in the page's own menu."""
        if name in self._page:
            self._page[name].trigger()
        self._sync(name)

    def _sync(self, name: str) -> None:
        made, own = self.actions[name], self._page.get(name)
        made.setEnabled(self._shown and own is not None and own.isEnabled())
        if own is not None:
            made.setChecked(own.isChecked())
            made.setToolTip(own.toolTip())
        if name == "stop" and self._shown:
            self._stop.setEnabled(made.isEnabled())
