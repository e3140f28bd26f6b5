"""After a menu, a panel or a click on a button the keys are the list's again; what can be done is offered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.editor.editor import EditorPage
from desktop.editor.passage_delegate import PAD
from desktop.editor.passage_model import Remark, State, Version
from desktop.editor.row_tools import FADE
from tests.fakes.voices import ANSWER, SOURCE

ALWAYS = ("open", "paste_new", "wishes")
"""Commands that need no text."""


@pytest.fixture
def with_text(page: EditorPage, qtbot: QtBot) -> EditorPage:
    page.open_source(SOURCE)
    qtbot.waitUntil(lambda: page.text is not None)
    row = page.model.row(0)
    for _ in range(3):
        row = row.with_version(Version(ANSWER), State.FRESH)
    page.model.put(0, row)
    page.view.setFocus()
    page.view.go_to(0)
    return page


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_passages_have_the_keys_again(with_text: EditorPage, qtbot: QtBot) -> None:
    page = with_text
    page.bar.wishes.setFocus()
    page.run("wishes")
    page.wishes.panel.done.click()
    assert page.view.hasFocus()
    page.bar.more.setFocus()
    page.menu.popup(page.mapToGlobal(page.rect().center()))
    QTest.keyClick(page.menu, Qt.Key.Key_Escape)
    assert page.menu.isHidden() and page.view.hasFocus()
    page.run("edit")
    page.run("wishes")
    QTest.keyClick(page.wishes.panel, Qt.Key.Key_Escape)
    assert page.wishes.panel.isHidden() and page.view.field is not None and page.view.field.hasFocus()
    page.view.end_edit()
    page.menu.popup(page.mapToGlobal(page.rect().center()))
    page.menu.setActiveAction(page.actions_by_name["find"])
    QTest.keyClick(page.menu, Qt.Key.Key_Return)
    assert page.find.on and page.find.strip.field.hasFocus()


def test_a_click_on_a_button_takes_no_keys(with_text: EditorPage, qtbot: QtBot) -> None:
    page = with_text
    page.view.settle()
    qtbot.mouseClick(page.view.actions_row.before, Qt.MouseButton.LeftButton)
    assert page.model.row(0).chosen == 1 and page.view.hasFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.model.row(0).state == State.ACCEPTED


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_without_a_text_no_command_about_one_is_offered(page: EditorPage) -> None:
    offered = {name for name, action in page.actions_by_name.items() if action.isEnabled()}
    assert offered <= {*ALWAYS, "spelling"}
    page.run("wishes")
    page.wishes.panel.hide()
    assert not page.view.hasFocus()


@pytest.mark.parametrize("width", [1056, 820, 620])
def test_the_buttons_keep_to_the_voice_s_column(with_text: EditorPage, qtbot: QtBot, width: int) -> None:
    page = with_text
    page.setMinimumWidth(100)
    page.resize(width, 600)
    page.view.settle()
    page.model.put(0, page.model.row(0).changed(coming=1))
    page.view.settle()
    columns, bar = page.view.painter_of_rows.columns, page.view.actions_row
    shown = [made for made in bar.children() if made.isWidgetType() and not made.isHidden()]  # type: ignore[attr-defined]
    left = min(bar.x() + made.geometry().left() for made in shown)  # type: ignore[attr-defined]
    right = max(bar.x() + made.geometry().right() for made in shown)  # type: ignore[attr-defined]
    assert len(shown) == 8 and left == columns.voice_x and right <= columns.voice_x + columns.voice
    rect = page.view.visualRect(page.model.index(0))
    laid = page.view.painter_of_rows.lay(0, page.model.row(0))
    assert bar.y() + FADE >= rect.y() + PAD + laid.voice.height  # room of their own below the words


def test_words_stand_in_the_field_where_the_list_has_them(with_text: EditorPage, qtbot: QtBot) -> None:
    page = with_text
    page.run("edit")
    page.view.settle()
    field, painter = page.view.field, page.view.painter_of_rows
    assert field is not None
    lines = [page.view.painter_of_rows.lay(0, page.model.row(0)).voice.layout.lineAt(n) for n in range(2)]
    cursor, tops = field.textCursor(), []
    for line in lines:
        cursor.setPosition(line.textStart())
        tops.append(field.viewport().mapTo(page.view.viewport(), field.cursorRect(cursor).topLeft()))
    assert tops[1].y() - tops[0].y() == painter.layouts.line("prose")
    place = painter.voice_rect(page.view.visualRect(page.model.index(0)))
    assert abs(tops[0].x() - place.x()) <= 1 and abs(tops[0].y() - (place.y() + lines[0].y())) <= 2
    field.setPlainText("One.")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "One."


def test_where_notes_stand_below_the_text_a_sign_tells_of_them_and_a_key_leads_there(
    with_text: EditorPage, qtbot: QtBot
) -> None:
    page, painter = with_text, with_text.view.painter_of_rows
    row = page.model.row(0)
    plain, noted = Version(ANSWER * 30), Version(ANSWER * 30, (Remark("names", "Names that got lost: Ada."),))
    page.setMinimumWidth(100)
    page.resize(700, 500)
    page.model.put(0, row.with_version(plain, State.FRESH))
    page.view.settle()

    def sign() -> QImage:
        at = painter.mark_rect(page.view.visualRect(page.model.index(0)))
        return page.view.viewport().grab(at).toImage()

    without = sign()
    page.model.put(0, row.with_version(noted, State.FRESH))
    page.view.settle()
    assert painter.columns.notes == 0 and sign() != without
    at = painter.mark_rect(page.view.visualRect(page.model.index(0))).center()
    over = QHelpEvent(QEvent.Type.ToolTip, at, page.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.view.viewport(), over)
    assert QToolTip.text() == "Names that got lost: Ada."
    QToolTip.hideText()
    qtbot.keyClick(page.view, Qt.Key.Key_N)
    rect = page.view.visualRect(page.model.index(0))
    assert 0 < painter.notes_bottom(0, rect) <= page.view.viewport().height()
    page.resize(1400, 500)
    page.view.settle()
    assert painter.columns.notes and not painter.marked(page.model.row(0))
