"""The list of paragraphs: heights, places, what it says and its colours."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop.review import fold
from desktop.steps.cleaning import CleanPage
from desktop.theme import theme
from desktop.window import Window
from tests.desktop.reviews import SAID, first
from tests.fakes.books import prose
from tests.fakes.windows import settle


def test_no_line_is_cut_and_nothing_jumps(qtbot: QtBot, window: Window, clean: CleanPage) -> None:
    view = clean.view.list
    bar = view.verticalScrollBar()
    for width in (1280, 900):
        window.resize(width, 700)
        settle()
        for value in range(0, bar.maximum(), max(1, bar.pageStep() // 2)):
            bar.setValue(value)
            top, bottom = view.indexAt(QPoint(5, 0)), view.indexAt(QPoint(5, view.viewport().height() - 1))
            last = bottom.row() if bottom.isValid() else view.paragraphs.rowCount() - 1
            for line in range(top.row(), last + 1):
                needed = view.exact_height(view.keys[line])
                assert view.visualRect(view.paragraphs.index(line)).height() == needed
    bar.setValue(bar.maximum())
    end = view.visualRect(view.paragraphs.index(view.paragraphs.rowCount() - 1))
    assert end.bottom() == view.viewport().height() - 1
    anchor = view.indexAt(QPoint(5, 0))
    window.resize(1280, 700)
    settle()
    seen = view.visualRect(anchor)
    assert seen.bottom() > 0 and seen.top() < view.viewport().height()


def test_the_cursor_passes_over_headings(qtbot: QtBot, clean: CleanPage) -> None:
    view = clean.view.list
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_number() == 1
    seen = []
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        seen.append(view.current_number())
    assert all(clean.review.rows[n].id for n in seen) and seen == sorted(set(seen))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_number() == len(clean.review.rows) - 1
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current_number() < len(clean.review.rows) - 3
    area = view.visualRect(view.currentIndex())
    assert area.top() >= 0 and area.top() < view.viewport().height()


def test_rows_speak_and_the_colours_follow_the_dark(clean: CleanPage) -> None:
    number = first(clean, "drop")
    index = clean.view.list.paragraphs.index(number)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    row = clean.review.rows[number]
    assert spoken == f"Dropped. {row.reason} {row.text}"
    face = QAccessible.queryAccessibleInterface(clean.view.list)
    assert face.text(QAccessible.Text.Name) == "Paragraphs" and face.childCount() >= len(clean.review.rows)
    theme().set_scheme("dark")
    settle()
    shot = clean.view.list.viewport().grab().toImage()
    assert shot.pixelColor(2, shot.height() - 2).lightness() < 80
    theme().set_scheme("light")


def test_folding_keeps_the_length_of_usual_text() -> None:
    for text in (SAID, "Straße, Ärger – “so”…", "É\u00a0!", prose(2)):
        assert len(fold(text)) == len(text)
    assert fold("‘Tis") == "'tis" and fold("A—B") == "a-b"
