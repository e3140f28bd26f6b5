"""Owns the editor's commands as menu actions, each with its key; single letters are the list's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QWidget

from desktop.editor.passage_model import DECIDABLE, IN_HAND, Row, State

CHECKABLE = ("changes", "verify", "from_words", "spelling")


ON_ROW = (
    *("accept", "reject", "restyle", "again", "stop_row", "edit", "", "previous_version", "next_version"),
    *("", "nearby", "changes", "compare"),
)
"""What the menu of a row offers, in groups."""


def tr(text: str) -> str:
    return QCoreApplication.translate("editor commands", text)


def texts() -> list[tuple[str, str, str]]:
    """(name, words, keys); an empty name parts groups. A key after a tab is shown; it is the list's own."""
    return [
        ("open", tr("Open Text..."), "Ctrl+Alt+O"),
        ("paste_new", tr("Paste as New Text"), "Ctrl+Alt+V"),
        ("new", tr("Close This Text"), "Ctrl+Alt+W"),
        ("", "", ""),
        ("restyle", tr("Restyle Passage"), "Ctrl+R"),
        ("rest", tr("Restyle the Rest"), "Ctrl+Shift+R"),
        ("stop", tr("Stop Writing"), "Ctrl+."),
        ("", "", ""),
        ("accept", tr("Accept") + "\t↩", ""),
        ("reject", tr("Reject") + "\t⌫", ""),
        ("again", tr("Write Again") + "\tR", ""),
        ("stop_row", tr("Stop Writing This Passage") + "\tS", ""),
        ("edit", tr("Edit in Place") + "\tE", ""),
        ("previous_version", tr("Previous Version") + "\t←", ""),
        ("next_version", tr("Next Version") + "\t→", ""),
        ("next_note", tr("Next with a Note") + "\tN", ""),
        ("accept_all", tr("Accept All"), "Ctrl+Shift+Return"),
        ("", "", ""),
        ("nearby", tr("How the Author Wrote of This") + "\tH", ""),
        ("changes", tr("Show Changes") + "\tC", ""),
        ("compare", tr("Compare Without the Voice") + "\tB", ""),
        ("wishes", tr("How It Writes..."), "Ctrl+Shift+H"),
        ("", "", ""),
        ("find", tr("Find..."), "Ctrl+F"),
        ("find_next", tr("Find Next"), "Ctrl+G"),
        ("find_previous", tr("Find Previous"), "Ctrl+Shift+G"),
        ("spelling", tr("Check Spelling While Typing"), "Ctrl+Alt+S"),
        ("", "", ""),
        ("copy", tr("Copy the Text"), "Ctrl+Shift+C"),
        ("copy_both", tr("Copy Before and After"), "Ctrl+Alt+C"),
        ("export", tr("Export..."), "Ctrl+E"),
    ]


FINDING = frozenset({"find", "find_next", "find_previous"})
"""What the window's Edit menu has for all pages."""


def with_key(text: str, keys: str) -> str:
    """A command whose key another holds, with that key beside it."""
    return f"{text}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}" if keys else text


def leave_keys(actions: Mapping[str, QAction]) -> None:
    """Only show the keys: the window's menus, which have all these commands, listen to them."""
    for name, action in actions.items():
        keys = action.shortcut().toString()
        action.setShortcuts([])
        if name not in ("undo", "redo"):  # their words come and go with what they undo
            action.setText(with_key(action.text(), keys))


def build(page: QWidget, undo: QUndoStack, run: Callable[[str], None]) -> tuple[QMenu, Mapping[str, QAction]]:
    """The menu behind "…" and its actions by name; shortcuts work anywhere in the page."""
    menu = QMenu(page)
    menu.setToolTipsVisible(True)  # a command that cannot be used says why
    actions: dict[str, QAction] = {
        "undo": undo.createUndoAction(page, tr("Undo")),
        "redo": undo.createRedoAction(page, tr("Redo")),
    }
    actions["undo"].setShortcuts(QKeySequence.StandardKey.Undo)
    actions["redo"].setShortcuts(QKeySequence.StandardKey.Redo)
    for name in ("undo", "redo"):
        menu.addAction(actions[name])
    menu.addSeparator()
    for name, words, keys in texts():
        if not name:
            menu.addSeparator()
            continue
        action = menu.addAction(words)
        action.setCheckable(name in CHECKABLE)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False, name=name: run(name))
        actions[name] = action
    for action in actions.values():
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.addAction(action)
    return menu, actions


def possible(row: Row | None) -> set[str]:
    """The commands of `ON_ROW` that make sense on a row now."""
    if row is None or not row.prose:
        return set()
    found = {"nearby", "compare", "changes"}
    if row.state in IN_HAND or row.coming:
        found.add("stop_row")
    if row.state not in IN_HAND:
        found |= {"edit", "again" if row.versions else "restyle"}
    if row.state == State.FRESH:
        found.add("accept")
    if row.state in DECIDABLE:
        found.add("reject")
        found |= {"previous_version"} if row.chosen > 0 else set()
        found |= {"next_version"} if row.chosen + 1 < len(row.versions) else set()
    return found


def row_menu(page: QWidget, row: Row, actions: Mapping[str, QAction]) -> QMenu:
    """The commands that make sense on a row; the menu goes when it is closed."""
    menu, can = QMenu(page), possible(row)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in ON_ROW:
        if not name:
            menu.addSeparator()
        elif name in can:
            menu.addAction(actions[name])
    return menu
