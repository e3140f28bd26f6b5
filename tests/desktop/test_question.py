"""The question before something is lost: its words are plain, Return and Escape do no harm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.question import ask, ask_to_keep, question

NAME = "<b>Bold</b> <a href='http://127.0.0.1'>ship</a>"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def press(key: Qt.Key | None, words: str = "") -> None:
    """The next question gets this key, or a click on the button of these words."""

    def now() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox) and box.windowModality() == Qt.WindowModality.WindowModal
        if key is not None:
            QTest.keyClick(box.focusWidget() or box, key)
        else:
            next(made for made in box.findChildren(QPushButton) if made.text() == words).click()

    QTimer.singleShot(0, now)


def test_what_is_safe_is_what_keys_do(page: QWidget) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        press(key)
        assert not ask(page, "Let it go?", "It is gone then.", "Let Go", "Keep")
    press(None, "Let Go")
    assert ask(page, "Let it go?", "It is gone then.", "Let Go", "Keep")
    said = ("Keep it?", "It waits here.", "Keep Draft", "Discard", "Cancel")
    for wanted, answer in ((Qt.Key.Key_Return, "keep"), (Qt.Key.Key_Escape, "stay")):
        press(wanted)
        assert ask_to_keep(page, *said) == answer
    press(None, "Discard")
    assert ask_to_keep(page, *said) == "discard"


def test_a_name_is_shown_as_it_is_written(page: QWidget) -> None:
    box, yes = question(page, f"Delete {NAME}?", f"It lies in {NAME}.", "Delete", "Keep")
    texts = {found.textFormat() for found in box.findChildren(QLabel) if NAME in found.text()}
    assert texts == {Qt.TextFormat.PlainText} and yes.text() == "Delete"
