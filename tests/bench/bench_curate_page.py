"""Measures the page Curate with 8,000 passages on its map: CPU-milliseconds on the window's thread.

Each figure is the longest piece of work between two returns to the event loop, as in bench_review.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import make_app
from desktop.theme import theme
from desktop.window import Window
from tests.bench.bars import finish
from tests.bench.bench_review import Table, settle, turns
from tests.desktop.choices import make_choice

PASSAGES = 8_000


def dot(view: Any, index: int) -> QPoint:
    return view.map.point(index).toPoint()


def pointing(table: Table, page: Any) -> None:
    """The mouse over dots, a click, and a second one."""
    view = page.view
    for index in range(40, 4000, 800):
        table.take("hover", lambda i=index: QTest.mouseMove(view.map, dot(view, i)))
    left = Qt.MouseButton.LeftButton
    for index in range(60, 4000, 800):
        table.take("click", lambda i=index: QTest.mouseClick(view.map, left, pos=dot(view, i)))
        here = dot(view, view.current)
        table.take("second click", lambda at=here: QTest.mouseClick(view.map, left, pos=at))
        page.undo_stack.undo()
        settle(table.app)


def pressing(table: Table, page: Any) -> None:
    """Arrows, the ends, and the user's word with its undo."""
    view, key = page.view, Qt.Key
    view.map.setFocus()
    for name, pressed in (("arrow", key.Key_Right), ("arrow", key.Key_Down), ("arrow", key.Key_Left)):
        table.take(name, lambda k=pressed: QTest.keyClick(view.map, k))
    table.take("End", lambda: QTest.keyClick(view.map, key.Key_End))
    table.take("Home", lambda: QTest.keyClick(view.map, key.Key_Home))
    table.take("N, the next left out", lambda: QTest.keyClick(view.map, key.Key_N))
    table.take("K, always use", lambda: QTest.keyClick(view.map, key.Key_K))
    table.take("D, leave out", lambda: QTest.keyClick(view.map, key.Key_D))
    table.take("undo", page.undo_stack.undo)
    table.take("redo", page.undo_stack.redo)
    page.undo_stack.undo()
    page.undo_stack.undo()
    settle(table.app)


def looking(table: Table, window: Window, page: Any) -> None:
    """Other sizes, the other appearance, and the text instead of the map."""
    table.take("narrower window", lambda: window.resize(900, 640))
    table.take("wider window", lambda: window.resize(1280, 800))
    view = page.view
    for steps in (1, 0):  # the whole window's style sheet is every page's; here what this page does then
        window.step_text(steps)
        settle(table.app)
        table.take("another text size", theme().changed.emit)
    bar = view.area.verticalScrollBar()
    table.take("scroll down", lambda: bar.setValue(bar.maximum()))
    table.take("scroll up", lambda: bar.setValue(0))
    table.take("the text", lambda: view.show_view(1))
    table.take("the map", lambda: view.show_view(0))


def main() -> None:
    app: QApplication = make_app(["pastiche"])
    with tempfile.TemporaryDirectory() as name:
        project = make_choice(Path(name), PASSAGES)
        table = Table(app)
        for window, page in turns(table, project, "curate"):
            assert len(page.corpus.placed) == PASSAGES and page.view.map.image is not None
            pointing(table, page)
            pressing(table, page)
            looking(table, window, page)
            assert not page.corpus.pending
    finish(table.show())


if __name__ == "__main__":
    main()
