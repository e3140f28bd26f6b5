"""The review's commands in the menus: offered only where they apply, and doing what their keys do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from desktop.menus import PAGE_COMMANDS
from desktop.steps.cleaning import CleanPage
from desktop.window import Window
from tests.desktop.reviews import check_counters, first, go
from tests.fakes.windows import settle

ALWAYS = {"find", "keep", "drop", "keep_section", "drop_section"}


def offered(window: Window) -> set[str]:
    return {name for name in PAGE_COMMANDS if window.menus.actions[name].isEnabled()}


def choose(window: Window, name: str) -> None:
    assert window.menus.actions[name].isEnabled()
    window.menus.actions[name].trigger()
    settle()


def test_no_page_but_clean_offers_them(window: Window, clean: CleanPage) -> None:
    assert offered(window) == ALWAYS
    for page in ("import", "curate", "settings"):
        window.show_page(page)
        assert offered(window) == set()
    window.show_page("clean")
    assert offered(window) == ALWAYS
    clean.state.close_project()
    assert offered(window) == set()


def test_decisions_from_the_menu_are_undone_from_the_menu(
    qtbot: QtBot, window: Window, clean: CleanPage
) -> None:
    number = first(clean, "keep")
    go(clean, number)
    row = clean.review.rows[number]
    place = clean.review.sections[row.section]
    choose(window, "drop")
    assert row.own == "drop" and "leave" in offered(window)
    assert window.sidebar.rows["clean"].note == "Your changes wait"
    choose(window, "leave")
    assert row.own == "" and "leave" not in offered(window)
    assert clean.view is not None
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_L)
    assert row.own == "" and window.menus.actions["undo"].text() == "Undo Leave to the Rules"
    choose(window, "undo")
    choose(window, "undo")
    choose(window, "drop_section")
    assert place.kept == 0 and window.menus.actions["undo"].text() == "Undo Drop Section"
    choose(window, "keep_section")
    assert place.kept == place.total
    for _ in range(4):
        choose(window, "undo")
    assert row.own == "" and not window.menus.actions["undo"].isEnabled()
    choose(window, "redo")
    assert row.own == "drop"
    check_counters(clean)


def test_find_leads_to_the_field_and_find_next_waits_for_something_to_find(
    qtbot: QtBot, window: Window, clean: CleanPage
) -> None:
    choose(window, "find")
    assert clean.view is not None and window.focusWidget() is clean.view.bar.search
    qtbot.keyClicks(clean.view.bar.search, "she slept")
    assert {"find_next", "find_previous"} <= offered(window)
    here = clean.view.list.current_number()
    qtbot.keyClick(clean.view.bar.search, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    there = clean.view.list.current_number()
    assert there > here
    choose(window, "find_previous")
    assert clean.view.list.current_number() == here
    clean.view.bar.search.setText("no such words in it")
    assert offered(window) == {"find"}  # nothing on show to decide
    clean.view.leave_search()
    assert offered(window) == ALWAYS


def test_next_to_look_at_is_offered_while_something_is(window: Window, clean: CleanPage) -> None:
    numbers = [n for n, row in enumerate(clean.review.rows) if row.words > 20][5:20:5]
    for n in numbers:
        clean.review.rows[n].ruled = "look"
    clean.review.paragraphs["look"] = len(numbers)
    go(clean, first(clean, "drop"))
    clean.commands_changed.emit()
    choose(window, "next_look")
    assert clean.view is not None and clean.view.list.current_number() == numbers[0]
    choose(window, "previous_look")
    assert clean.view.list.current_number() == numbers[-1]
    for number in numbers:
        go(clean, number)
        choose(window, "keep")
    assert not {"next_look", "previous_look"} & offered(window)


def test_nothing_is_decided_while_the_books_are_cleaned_again(window: Window, clean: CleanPage) -> None:
    clean.mode = "busy"
    clean.commands_changed.emit()
    assert offered(window) == set()
    window.run_command("drop")
    assert clean.undo_stack is not None and clean.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("name", "keys"),
    [("keep", "K"), ("drop", "D"), ("keep_section", "Shift+K"), ("next_look", "N")],
)
def test_letters_are_shown_but_stay_the_lists_own(window: Window, name: str, keys: str) -> None:
    action = window.menus.actions[name]
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    assert action.text().endswith(f"\t{native}") and not action.shortcuts()
