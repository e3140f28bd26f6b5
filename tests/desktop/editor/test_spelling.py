"""Spelling in the field where words are changed, through the one seam to the system's dictionary."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop import mac
from desktop.editor.editor import EditorPage
from desktop.editor.spelling import NEXT
from tests.fakes.voices import SOURCE

RIGHT = {"the", "ferry", "was", "late", "and", "boat", "a", "rope"}
GUESS = {"fery": ["ferry", "fairy"], "bote": ["boat"]}


class Dictionary:
    """Knows a few words; counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.learned: set[str] = set()
        self.ignored: set[str] = set()

    def wrong(self, text: str) -> list[tuple[int, int]]:
        self.asked.append(text)
        found, at = [], 0
        for word in text.split():
            at = text.index(word, at)
            bare = word.strip(".,").lower()
            if bare.isalpha() and bare not in RIGHT | self.learned | self.ignored:
                found.append((at, at + len(bare)))
            at += len(word)
        return found

    def guesses(self, text: str, first: int, past: int) -> list[str]:
        return GUESS.get(text[first:past], [])

    def learn(self, word: str) -> None:
        self.learned.add(word)

    def ignore(self, word: str) -> None:
        self.ignored.add(word)


@pytest.fixture
def dictionary(monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    made = Dictionary()
    monkeypatch.setattr(mac, "speller", lambda: made)
    monkeypatch.setattr(mac, "spelling_here", lambda: True)
    return made


@pytest.fixture
def field(dictionary: Dictionary, page: EditorPage, qtbot: QtBot) -> QPlainTextEdit:
    """The field in the row, with two paragraphs in it."""
    page.open_source(SOURCE)
    qtbot.waitUntil(lambda: page.text is not None)
    page.view.go_to(0)
    page.run("edit")
    made = page.view.field
    assert made is not None
    made.setPlainText("The fery was 😀 late.\nA bote and a rope.")
    return made


def underlined(field: QPlainTextEdit) -> list[str]:
    """The words with a wave under them, in reading order."""
    found, block = [], field.document().firstBlock()
    while block.isValid():
        for mark in block.layout().formats():
            assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + mark.start)
            cursor.setPosition(block.position() + mark.start + mark.length, QTextCursor.MoveMode.KeepAnchor)
            found.append(cursor.selectedText())
        block = block.next()
    return found


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def press(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.text() == name).trigger()


def at_word(field: QPlainTextEdit, word: str) -> QTextCursor:
    return field.document().find(word)


def test_misspelled_words_are_underlined_and_only_what_changed_is_asked_again(
    field: QPlainTextEdit, dictionary: Dictionary, qtbot: QtBot
) -> None:
    assert not underlined(field)  # nothing is asked while the hand types
    qtbot.waitUntil(lambda: underlined(field) == ["fery", "bote"])
    dictionary.asked.clear()
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    field.setTextCursor(cursor)
    qtbot.keyClicks(field, " Bote")
    assert not dictionary.asked and underlined(field) == ["fery", "bote"]
    qtbot.waitUntil(lambda: underlined(field) == ["fery", "bote", "Bote"])
    assert dictionary.asked == ["A bote and a rope. Bote"]


def test_the_menu_puts_a_word_right_in_one_step(
    field: QPlainTextEdit, page: EditorPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: underlined(field) == ["fery", "bote"])
    watched = page.spelling.watched
    assert watched is not None
    menu = watched.menu(at_word(field, "fery"))
    assert entries(menu)[:4] == ["ferry", "fairy", "Ignore Spelling", "Learn Spelling"]
    assert "Check Spelling While Typing" in entries(menu)
    press(menu, "ferry")
    assert field.toPlainText() == "The ferry was 😀 late.\nA bote and a rope."
    field.undo()
    assert field.toPlainText().startswith("The fery was")
    assert "Learn Spelling" not in entries(watched.menu(at_word(field, "rope")))


def test_a_learned_and_an_ignored_word_are_right_at_once(
    field: QPlainTextEdit, page: EditorPage, dictionary: Dictionary, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: underlined(field) == ["fery", "bote"])
    watched = page.spelling.watched
    assert watched is not None
    press(watched.menu(at_word(field, "fery")), "Learn Spelling")
    press(watched.menu(at_word(field, "bote")), "Ignore Spelling")
    assert (dictionary.learned, dictionary.ignored) == ({"fery"}, {"bote"})
    assert not underlined(field)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_key_goes_from_one_misspelled_word_to_the_next(
    field: QPlainTextEdit, page: EditorPage, qtbot: QtBot
) -> None:
    watched = page.spelling.watched
    assert watched is not None and [a.shortcut().toString() for a in field.actions()] == [NEXT]
    for word in ("fery", "bote", "fery"):
        watched.go_on()
        assert field.textCursor().selectedText() == word
        for menu in field.findChildren(QMenu):
            menu.close()


def test_the_command_takes_the_waves_away_and_is_remembered(
    field: QPlainTextEdit, page: EditorPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(underlined(field)) == 2)
    action = page.actions_by_name["spelling"]
    assert action.isEnabled() and action.isChecked()
    action.trigger()
    assert not underlined(field) and page.state.preferences.get("spelling", True) is False
    assert field.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu
    action.trigger()
    qtbot.waitUntil(lambda: len(underlined(field)) == 2)
    page.view.end_edit()
    qtbot.waitUntil(lambda: page.spelling.watched is None)


@pytest.mark.skipif(mac.MAC, reason="a Mac has dictionaries")
def test_without_a_dictionary_the_command_says_why(page: EditorPage) -> None:
    action = page.actions_by_name["spelling"]
    assert not action.isEnabled() and not action.isChecked() and "dictionaries" in action.toolTip()
    assert page.menu.toolTipsVisible()


class Checker:
    """Answers as NSSpellChecker does: places in UTF-16, and a length of 0 behind the last."""

    shared: Checker

    def __init__(self) -> None:
        self.said: list[Any] = []

    def setAutomaticallyIdentifiesLanguages_(self, on: bool) -> None:
        self.said.append(on)

    def checkSpellingOfString_startingAt_language_wrap_inSpellDocumentWithTag_wordCount_(
        self, text: str, at: int, language: None, wrap: bool, tag: int, count: None
    ) -> tuple[SimpleNamespace, int]:
        assert language is None and not wrap and tag == 7 and count is None
        units = text.encode("utf-16-le")
        found = units.find("fery".encode("utf-16-le"), 2 * at)
        place = SimpleNamespace(location=found // 2, length=4) if found >= 0 else SimpleNamespace(length=0)
        return place, 5

    def guessesForWordRange_inString_language_inSpellDocumentWithTag_(
        self, place: tuple[int, int], text: str, language: None, tag: int
    ) -> list[str] | None:
        units = text.encode("utf-16-le")[2 * place[0] : 2 * sum(place)]
        return ["ferry"] if units.decode("utf-16-le") == "fery" else None

    def learnWord_(self, word: str) -> None:
        self.said.append(word)

    def ignoreWord_inSpellDocumentWithTag_(self, word: str, tag: int) -> None:
        self.said.append((word, tag))


def test_the_macs_own_checker_counts_in_utf_16(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker()
    shared = SimpleNamespace(sharedSpellChecker=lambda: checker, uniqueSpellDocumentTag=lambda: 7)
    monkeypatch.setitem(sys.modules, "AppKit", SimpleNamespace(NSSpellChecker=shared))
    monkeypatch.setattr(mac, "MAC", True)
    mac.speller.cache_clear()
    try:
        assert mac.spelling_here()
        mac.read_spelling()
        speller = mac.speller()
        assert speller is not None
        text = "😀 fery, né 😀 fery"
        places = speller.wrong(text)
        assert [text[slice(*place)] for place in places] == ["fery", "fery"] and checker.said == [True]
        assert speller.guesses(text, *places[1]) == ["ferry"] and speller.guesses(text, 0, 1) == []
        speller.learn("fery")
        speller.ignore("bote")
        assert checker.said == [True, "fery", ("bote", 7)]
    finally:
        mac.speller.cache_clear()
