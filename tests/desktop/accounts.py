"""Owns what tests of the accounts share: the page with a project made without any run, and small helpers."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest

from core.project import Project
from desktop.pairs import PairRow
from desktop.steps.neutralizing import NeutralizePage
from desktop.widgets.pairs import PairsView
from desktop.window import Window
from tests.fakes.windows import settle

FAILED, COPY, SHORT, EDITED = 2, 6, 11, 15  # lines of the first of each kind
CONTROL = Qt.KeyboardModifier.ControlModifier


def show(window: Window, project: Project) -> NeutralizePage:
    window.open_project(project.root)
    window.show_page("neutralize")
    settle()
    page: Any = window.pages["neutralize"]
    assert isinstance(page, NeutralizePage)
    return page


def rows(view: PairsView) -> list[PairRow]:
    return view.list.pairs.rows


def line(view: PairsView) -> int:
    return view.list.currentIndex().row()


def picked(view: PairsView, kind: int) -> None:
    view.bar.filters.button(kind).click()


def on_disk(page: NeutralizePage) -> dict[str, dict[str, Any]]:
    settle()
    assert page.state.project is not None
    lines = page.state.project.pairs.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def write_over(view: PairsView, at: int, text: str) -> str:
    """Begin to write the account of a line; its id."""
    view.list.go_to(at)
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_E)
    assert view.panel.writing and not view.account.isReadOnly()
    view.account.selectAll()
    QTest.keyClicks(view.account, text)
    return view.panel.row.id


def marked(text: Any) -> list[str]:
    """What is underlined in a text."""
    form = QTextCharFormat.UnderlineStyle.SingleUnderline
    return [s.cursor.selectedText() for s in text.extraSelections() if s.format.underlineStyle() == form]
