"""Owns the table of keys: read from the menus and the editor's commands themselves, so that it cannot lie."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.editor import commands


def tr(text: str) -> str:
    return QCoreApplication.translate("keys", text)


@dataclass(frozen=True, slots=True)
class Key:
    """One key, as this system writes it, and what it does."""

    keys: str
    does: str


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that hold in one place. `title` is a menu's, or says where."""

    title: str
    keys: tuple[Key, ...]


def native(keys: str) -> str:
    """E.g. "Ctrl+K" as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def of_menus(bar: QMenuBar) -> list[Group]:
    """A group for each menu that has keys, those of its submenus included."""
    found = []
    for top in bar.actions():
        menu = top.menu()
        keys = tuple(_of_menu(menu)) if isinstance(menu, QMenu) else ()
        if keys:
            found.append(Group(top.text().replace("&", ""), keys))
    return found


def _of_menu(menu: QMenu) -> Iterator[Key]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _of_menu(inner)
        elif keys := _of_action(action):
            yield Key(keys, _plain(action.text()))


def _of_action(action: QAction) -> str:
    """Its shortcuts, or the key after a tab that belongs to a list; "" where there is none."""
    shown = action.text().partition("\t")[2]
    written = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
    return ", ".join(written) or shown


def _plain(text: str) -> str:
    return text.partition("\t")[0].replace("&", "")


def of_editor() -> Group:
    """The commands of the restyle page, from the list that its menu is made of."""
    keys = []
    for _, words, shortcut in commands.texts():
        text, _, shown = words.partition("\t")
        if shortcut or shown:
            keys.append(Key(native(shortcut) if shortcut else shown, text))
    return Group(tr("Restyle, while the passages have the keys"), tuple(keys))


def of_lists() -> list[Group]:
    """Keys that are no menu's: how to move in lists, fields and pictures."""
    lists = (
        Key("↑ ↓", tr("The paragraph, passage or account before and after")),
        Key(f"{native('Home')}, {native('End')}", tr("The first and the last")),
        Key(native("Esc"), tr("Leave a search or a field; close a small window")),
        Key(native("Tab"), tr("The next control; with Shift the one before")),
        Key(native("Space"), tr("Press the button that has the keys")),
    )
    search = (
        Key("↩", tr("The next place found; with Shift the one before")),
        Key(native("Esc"), tr("Leave the search")),
    )
    accounts = (
        Key("↩", tr("Edit the account")),
        Key(native("Ctrl+Return"), tr("Keep what was typed")),
        Key(native("Esc"), tr("Leave the account as it was")),
    )
    map_ = (
        Key("← → ↑ ↓", tr("The nearest passage that way; with Shift in reading order")),
        Key(native("Space"), tr("Use the passage, or leave it out")),
    )
    forming = (
        Key("← →", tr("Train: the paragraph that was written earlier, or later")),
        Key(f"{native('Home')}, {native('End')}", tr("Train: the first, and the last")),
    )
    return [
        Group(tr("Lists everywhere"), lists),
        Group(tr("Searching"), search),
        Group(tr("Neutralize, in an account"), accounts),
        Group(tr("Curate, on the map"), map_),
        Group(tr("Train, in the voice forming"), forming),
    ]


def of_voices() -> Group:
    """The keys of a voice's card, from the table that the card itself goes by."""
    from desktop import voice_card

    says = {
        "write": tr("Write in this voice"),
        "try": tr("Try it, or compare it with another"),
        "measure": tr("See how close it comes to its author"),
        "rename": tr("Rename it"),
        "delete": tr("Move it to the Trash"),
    }
    keys = {
        name: [key for key, does in voice_card.ACTIONS.items() if does == name and key != Qt.Key.Key_Enter]
        for name in dict.fromkeys(voice_card.ACTIONS.values())
    }
    rows = [Key(", ".join(_written(key) for key in held), says[name]) for name, held in keys.items()]
    return Group(tr("Voices, on a card"), (*rows, Key("← → ↑ ↓", tr("The card beside, above and below"))))


def of_windows() -> Group:
    """Keys of the smaller windows."""
    from desktop.evaluation import states
    from desktop.quick import panel

    rows = (
        Key(
            f"{native('Esc')}, {native('Ctrl+W')}",
            tr("Close the help, Settings, a report or the quick panel"),
        ),
        Key(native(panel.AGAIN), tr("The quick panel: write again")),
        Key("↩", tr("The quick panel: copy what was written")),
        Key(native(panel.OVER), tr("The quick panel on a Mac: paste it over what is selected")),
        Key(native("Ctrl+Return"), tr("Trying a voice: write")),
        Key(native(states.KEY), tr("How close is it: write with the better state of the training")),
        Key(native(states.BACK), tr("How close is it: go back to the state before")),
        Key("1, 2, ← →", tr("The blind test: the first text, or the second")),
        Key(native("Alt+Left"), tr("The help: back; with the other arrow forward")),
        Key(native("Meta+Tab" if sys.platform == "darwin" else "Ctrl+Tab"), tr("Settings: the next part")),
    )
    return Group(tr("Smaller windows"), rows)


def _written(key: int) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def table(bar: QMenuBar | None) -> list[Group]:
    """Everything there is, each once; without a menu bar only what belongs to pages."""
    menus = [of_editor()] if bar is None else of_menus(bar)
    return [*menus, *of_lists(), of_voices(), of_windows()]


def as_html(groups: list[Group]) -> str:
    """The groups as tables, each under its title."""
    parts = []
    for group in groups:
        rows = "".join(
            f'<tr><td class="key">{_below(escape(key.keys))}</td><td>{escape(key.does)}</td></tr>'
            for key in group.keys
        )
        parts.append(f'<h2>{escape(group.title)}</h2><table cellspacing="0" cellpadding="2">{rows}</table>')
    return "".join(parts)


def _below(keys: str) -> str:
    """More than two, one below the other: beside each other, at a large text size, they fill the window."""
    return keys.replace(", ", ",<br/>") if keys.count(", ") > 1 else keys
