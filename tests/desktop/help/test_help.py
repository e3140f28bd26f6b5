"""The help: a page for each step, at the page on show, found by words, left by Esc; its keys are true."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core import machine
from core.stages import WALK
from desktop.editor import commands, diff_view
from desktop.help import keys, pages
from desktop.help.window import HelpWindow
from desktop.theme import theme
from desktop.window import Window
from tests.fakes.windows import settle

WORDS = (200, 450)


@pytest.fixture
def help_at(window: Window) -> Callable[[str], HelpWindow]:
    def show(name: str = "") -> HelpWindow:
        window.desk.show_page(name)
        settle()
        assert window.desk.help is not None
        return window.desk.help

    return show


def test_each_page_is_there_in_few_words_and_says_what_it_should() -> None:
    read = pages.read("en")
    assert tuple(read) == pages.NAMES and set(WALK) <= read.keys()
    for name, page in read.items():
        assert page.text.startswith(f"# {page.title}\n") and page.title != name
        if name == "keys":
            continue
        assert WORDS[0] <= len(page.text.split()) <= WORDS[1], name
        assert "## What leaves this Mac" in page.text and "## How long it takes" in page.text, name
        if name not in ("first-hour", "projects"):
            asked = re.search(r"^\*\*.+?\*\*", page.text, re.MULTILINE)
            assert asked and "## What can go wrong" in page.text and "## What to decide" in page.text, name


def test_every_link_leads_to_a_page() -> None:
    for page in pages.read("en").values():
        for target in re.findall(r"\]\(([^)]+)\)", page.text):
            assert target in pages.NAMES, f"{page.name} leads to {target}"


def test_a_language_without_a_page_takes_the_english_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, text in (("en", "# Clean\n\nEnglish"), ("de", "# Putzen\n\nDeutsch")):
        (tmp_path / "help" / folder).mkdir(parents=True)
        for name in pages.NAMES:
            if folder == "en" or name == "clean":
                (tmp_path / "help" / folder / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(machine, "resource", lambda name: tmp_path / name)
    found = pages.read("de")
    assert found["clean"].title == "Putzen" and found["train"].title == "Clean"
    assert pages.read("fr")["clean"].title == "Clean"
    assert pages.language() == "en"
    monkeypatch.setattr(pages, "QCoreApplication", Speaking)
    assert pages.language() == "de"


class Speaking:
    """An application whose window speaks German."""

    @staticmethod
    def instance() -> Speaking:
        return Speaking()

    def property(self, name: str) -> str:
        return {"language": "de"}[name]


def test_it_opens_at_the_page_on_show_and_leaves_by_escape(
    window: Window, help_at: Callable[..., HelpWindow], qtbot: QtBot
) -> None:
    action = window.menus.actions["help"]
    assert action.shortcut() == QKeySequence("Ctrl+?")
    action.trigger()
    settle()
    shown = help_at()
    assert shown.page == "first-hour" and "Your first hour" in shown.windowTitle()
    assert not shown.isModal() and shown.isVisible()
    window.show_page("voices")
    assert help_at().page == "voices" and "card" in shown.text.toPlainText()
    for key, modifier in ((Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_W, _CONTROL)):
        help_at()
        qtbot.keyClick(shown.text, key, modifier)
        assert not shown.isVisible()
    assert window.isVisible()


_CONTROL = Qt.KeyboardModifier.ControlModifier


def test_links_lead_on_and_back_leads_back(help_at: Callable[..., HelpWindow]) -> None:
    shown = help_at("import")
    assert not shown.back.isEnabled() and not shown.forward.isEnabled()
    shown.text.anchorClicked.emit(QUrl("clean"))
    assert shown.page == "clean" and shown.back.isEnabled()
    assert shown.list.currentItem().text() == "Clean"
    shown.back.click()
    assert shown.page == "import" and shown.forward.isEnabled()
    shown.forward.click()
    shown.list.setCurrentRow(4)
    assert shown.page == "neutralize" and not shown.forward.isEnabled()
    shown.text.anchorClicked.emit(QUrl("window:voices"))
    assert shown.page == "neutralize"  # that was a page of the window


def test_the_search_keeps_the_pages_that_hold_the_words(
    help_at: Callable[..., HelpWindow], qtbot: QtBot
) -> None:
    shown = help_at("import")
    qtbot.keyClick(shown.text, Qt.Key.Key_F, _CONTROL)
    qtbot.keyClicks(shown.field, "keychain password")
    left = [item.text() for item in shown._items() if not item.isHidden()]
    assert left == ["Settings"] and shown.page == "settings"
    assert shown.text.extraSelections()
    shown.field.setText("xyzzy")
    assert shown.none.isVisible() and all(item.isHidden() for item in shown._items())
    qtbot.keyClick(shown.field, Qt.Key.Key_Escape)
    assert shown.field.text() == "" and shown.isVisible() and not shown.none.isVisible()
    shown.field.setText("memory")
    qtbot.keyClick(shown.field, Qt.Key.Key_Down)
    assert shown.page == "projects" and not shown.text.hasFocus()


def test_another_look_and_text_size_reach_the_text(help_at: Callable[..., HelpWindow]) -> None:
    shown = help_at("train")
    size = shown.text.document().begin().begin().fragment().charFormat().font().pixelSize()  # type: ignore[attr-defined]
    theme().set_scale(1.3)
    larger = shown.text.document().begin().begin().fragment().charFormat().font().pixelSize()  # type: ignore[attr-defined]
    assert (size, larger) == (22, 29)
    theme().set_scheme("dark")
    block = shown.text.document().begin().next()
    colour = block.begin().fragment().charFormat().foreground().color().name()  # type: ignore[attr-defined]
    assert colour == theme().roles.text.lower()


def test_the_table_of_keys_has_every_key_of_the_menus_and_of_the_editor(
    window: Window, help_at: Callable[..., HelpWindow]
) -> None:
    listed = {key.keys for group in keys.table(window.menuBar()) for key in group.keys}
    for name, action in window.menus.actions.items():
        for key in action.shortcuts():
            written = key.toString(QKeySequence.SequenceFormat.NativeText)
            assert any(written in one.split(", ") for one in listed), name
    bound = {words.partition("\t")[2] for _, words, _ in commands.texts()} - {""}
    assert bound <= listed and {"accept", "reject", "again"} <= set(diff_view.KEYS.values())
    text = help_at("keys").text.toPlainText()
    assert "{keys}" not in text and "Next to Look At" in text and "Restyle the Rest" in text


def test_on_the_restyle_page_the_menus_alone_listen_to_keys(window: Window) -> None:
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    assert not [name for name, action in page.actions_by_name.items() if action.shortcuts()]
    shown = {key.keys for group in keys.of_menus(window.menuBar()) for key in group.keys}
    assert all(keys.native(key) in shown for _, _, key in commands.texts() if key)
    rows = [key.does for group in keys.table(window.menuBar()) for key in group.keys]
    assert rows.count("Restyle the Rest") == rows.count("Find...") == rows.count("Next with a Note") == 1


def test_close_in_the_menu_closes_what_is_in_front(
    window: Window, help_at: Callable[..., HelpWindow]
) -> None:
    shown = help_at("import")
    shown.activateWindow()
    settle()
    window.menus.actions["close"].trigger()
    assert not shown.isVisible() and window.isVisible()


def test_every_step_has_a_way_to_its_help_in_its_head(opened: Window) -> None:
    for name in WALK:
        opened.show_page(name)
        page = opened.pages[name]
        marks = [w for w in page.findChildren(QWidget) if w.accessibleName() == "Help with this page"]
        assert len(marks) == 1 and marks[0].isVisible(), name
        marks[0].click()  # type: ignore[attr-defined]
        settle()
        assert opened.desk.help is not None and opened.desk.help.page == name
