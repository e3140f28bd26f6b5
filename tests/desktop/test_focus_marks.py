"""The keys' place is marked alike on radio buttons and check boxes, and Tab comes to the chosen one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QButtonGroup, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.basics import ChoiceRow, column


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> Iterator[tuple[QLineEdit, list[ChoiceRow], QCheckBox]]:
    theme.install(qapp, "light")
    outer, group = QWidget(), QButtonGroup()
    before, tick = QLineEdit(), QCheckBox("On")
    rows = [ChoiceRow(f"Choice {n}", "What it means.") for n in range(3)]
    for made in rows:
        group.addButton(made.radio)
    rows[2].radio.setChecked(True)
    outer.setLayout(column(before, *rows, tick))
    qtbot.addWidget(outer)
    outer.show()
    before.setFocus()
    yield before, rows, tick


def test_tab_comes_to_the_chosen_one_and_leaves_the_group(
    form: tuple[QLineEdit, list[ChoiceRow], QCheckBox], qtbot: QtBot
) -> None:
    before, rows, tick = form
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert rows[2].radio.hasFocus()
    qtbot.keyClick(rows[2].radio, Qt.Key.Key_Tab)
    assert tick.hasFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Backtab)
    qtbot.keyClick(rows[2].radio, Qt.Key.Key_Backtab)
    assert before.hasFocus()


def test_the_mark_is_a_line_of_two_pixels_in_the_accent(
    form: tuple[QLineEdit, list[ChoiceRow], QCheckBox], qtbot: QtBot
) -> None:
    before, rows, tick = form
    accent = QColor(theme.theme().roles.accent)
    for made in (rows[2].radio, tick):
        made.setFocus(Qt.FocusReason.TabFocusReason)
        image, middle = made.grab().toImage(), made.height() // 2
        assert [image.pixelColor(x, middle) == accent for x in (0, 1)] == [True, True]
        before.setFocus()
        assert made.grab().toImage().pixelColor(0, middle) != accent
