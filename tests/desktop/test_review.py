"""The review of the cleaned books: decisions with their undo, and finding one's way."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.review import OWN
from desktop.steps.cleaning import CleanPage
from desktop.theme import theme
from desktop.widgets.typesetting import why
from desktop.window import Window
from tests.desktop.reviews import SAID, SHIFT, check_counters, first, go, written
from tests.fakes.windows import settle


# Deciding.
def test_keys_decide_paragraphs_and_undo_takes_it_back(
    qtbot: QtBot, window: Window, clean: CleanPage
) -> None:
    number = first(clean, "keep")
    go(clean, number)
    before = clean.view.bar.counter.text()
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    row = clean.review.rows[number]
    assert row.verdict == "drop" and clean.view.bar.counter.text() != before
    check_counters(clean)
    assert written(clean) == {row.id: "drop"}
    assert clean.state.freshness["clean"] == "stale" and "Your changes" in clean.foot.text()
    window.menus.actions["undo"].trigger()
    assert row.verdict == "keep" and clean.view.bar.counter.text() == before
    assert (
        written(clean) == {} and clean.state.freshness["clean"] == "fresh" and "K keeps" in clean.foot.text()
    )
    window.menus.actions["redo"].trigger()
    assert row.verdict == "drop" and written(clean) == {row.id: "drop"}


def test_a_whole_section_is_one_decision(qtbot: QtBot, window: Window, clean: CleanPage) -> None:
    place = next(s for s in clean.review.sections if s.title == "Chapter 2")
    rows = clean.review.rows[place.first + 1 : place.end]
    go(clean, place.first + 3)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D, SHIFT)
    assert all(row.verdict == "drop" for row in rows) and place.kept == 0
    assert clean.undo_stack is not None and clean.undo_stack.count() == 1
    assert window.menus.actions["undo"].text() == "Undo Drop Section"
    check_counters(clean)
    assert written(clean) == {row.id: "drop" for row in rows}
    clean.undo_stack.undo()
    assert not any(row.own for row in rows) and written(clean) == {}
    check_counters(clean)
    qtbot.keyClick(clean.view.sections, Qt.Key.Key_K)  # the list of sections knows the keys too
    assert all(row.own == "keep" for row in rows)


def test_undo_shows_what_it_changed(qtbot: QtBot, clean: CleanPage) -> None:
    number, list_ = first(clean, "keep"), clean.view.list
    go(clean, number)
    qtbot.keyClick(list_, Qt.Key.Key_D)
    qtbot.keyClick(list_, Qt.Key.Key_End)
    assert clean.undo_stack is not None
    clean.undo_stack.undo()
    assert list_.current_number() == number
    area = list_.visualRect(list_.currentIndex())
    assert 0 <= area.top() < list_.viewport().height()


def test_several_paragraphs_are_selected_and_decided_at_once(qtbot: QtBot, clean: CleanPage) -> None:
    start = next(s for s in clean.review.sections if s.title == "Chapter 1").end - 3
    go(clean, start)
    for _ in range(5):  # past the heading of the next chapter
        qtbot.keyClick(clean.view.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    decided = [n for n, row in enumerate(clean.review.rows) if row.own]
    assert len(decided) >= 5 and decided[0] == start and clean.undo_stack and clean.undo_stack.count() == 1
    assert all(clean.review.rows[n].id for n in decided)
    check_counters(clean)
    clean.undo_stack.undo()
    assert not any(row.own for row in clean.review.rows)


def test_buttons_on_the_row_and_a_menu_do_the_same(qtbot: QtBot, clean: CleanPage) -> None:
    number = first(clean, "drop")
    go(clean, number)
    settle()
    assert clean.view.list.keep.isVisible()
    qtbot.mouseClick(clean.view.list.keep, Qt.MouseButton.LeftButton)
    row = clean.review.rows[number]
    assert row.own == "keep" and why(row) == "Kept by you."
    assert clean.view.list.hasFocus() or not clean.isActiveWindow()
    menu = clean.view.list.menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["Leave It to the Rules"].trigger()
    assert row.own == "" and row.verdict == "drop"
    actions["Keep Section"].trigger()
    place = clean.review.sections[row.section]
    assert {r.own for r in clean.review.rows[place.first + 1 : place.end]} == {"keep"}
    actions["Copy Text"].trigger()
    assert QGuiApplication.clipboard().text() == row.text
    menu.close()


def test_a_click_chooses_the_paragraph_under_it(qtbot: QtBot, clean: CleanPage) -> None:
    go(clean, first(clean, "keep"))
    line = clean.view.list.currentIndex().row() + 2
    area = clean.view.list.visualRect(clean.view.list.paragraphs.index(line))
    qtbot.mouseClick(
        clean.view.list.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(60, 12)
    )
    assert clean.view.list.currentIndex().row() == line and clean.view.list.chosen() == [
        clean.view.list.current_number()
    ]


# Finding.
def test_filters_show_what_they_say_with_its_headings(qtbot: QtBot, clean: CleanPage) -> None:
    model, everything = clean.view.list.paragraphs, clean.view.list.paragraphs.rowCount()
    qtbot.mouseClick(clean.view.bar.filters.button(1), Qt.MouseButton.LeftButton)
    rows = [model.at(line) for line in range(model.rowCount())]
    assert 0 < len(rows) < everything and not rows[0].id
    assert {row.verdict for row in rows if row.id} == {"drop"}
    assert clean.view.bar.found.text() == f"{sum(bool(row.id) for row in rows)} paragraphs shown"
    for number in range(1, clean.view.bar.reason.count()):
        clean.view.bar.filters.button(0).setChecked(True)
        clean.view.bar.reason.setCurrentIndex(number)
        clean.view.bar.reason.activated.emit(number)
        found = [model.at(line) for line in range(model.rowCount()) if model.at(line).id]
        assert {row.rule for row in found} == {clean.view.bar.reason.currentData()}
        assert clean.view.bar.reason.currentText().endswith(f"({len(found)})")
    clean.view.leave_search()
    assert model.rowCount() == everything and not clean.view.bar.found.isVisible()


def test_what_the_user_decided_is_a_reason_too(qtbot: QtBot, clean: CleanPage) -> None:
    assert clean.view.bar.reason.findData(OWN) < 0
    go(clean, first(clean, "keep"))
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    place = clean.view.bar.reason.findData(OWN)
    assert clean.view.bar.reason.itemText(place) == "Decided by you (1)"
    clean.view.bar.reason.setCurrentIndex(place)
    clean.view.bar.reason.activated.emit(place)
    assert [clean.view.list.paragraphs.at(n).own for n in range(2)] == ["", "drop"]
    qtbot.keyClick(clean.view.list, Qt.Key.Key_K)  # the row stays in sight, and the figures follow
    check_counters(clean)
    assert clean.view.list.paragraphs.rowCount() == 2


def test_search_forgives_quotes_and_capitals_and_leads_on(qtbot: QtBot, clean: CleanPage) -> None:
    qtbot.keyClick(clean, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(clean.view.bar.search, "\"don't WAIT")
    model = clean.view.list.paragraphs
    assert [model.at(n).text for n in range(model.rowCount())] == ["Chapter 3", SAID]
    assert (
        clean.view.bar.found.text() == "1 paragraph shown" and clean.view.list.setter.wanted == "\"don't WAIT"
    )
    check_counters(clean)
    number = clean.view.list.current_number()
    qtbot.keyClick(clean.view.bar.search, Qt.Key.Key_Escape)
    assert (
        clean.view.bar.search.text() == "" and clean.view.list.current_number() == number
    )  # in the whole book now
    qtbot.keyClicks(clean.view.bar.search, "she slept")
    seen = []
    for _ in range(5):
        seen.append(clean.view.list.current_number())
        qtbot.keyClick(clean.view.bar.search, Qt.Key.Key_Return)
    assert len(set(seen)) == 5 and clean.view.list.current_number() == seen[0]  # round the end
    qtbot.keyClick(clean.view.bar.search, Qt.Key.Key_Return, SHIFT)
    assert clean.view.list.current_number() == seen[-1]
    qtbot.mouseClick(clean.view.bar.after, Qt.MouseButton.LeftButton)
    assert clean.view.list.current_number() == seen[0]
    clean.view.bar.search.setText("no such words in it")
    assert model.rowCount() == 0 and clean.view.bar.found.text() == "0 paragraphs shown"
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)  # nothing to decide
    assert clean.undo_stack is not None and clean.undo_stack.count() == 0


def test_finds_are_marked_on_screen(clean: CleanPage) -> None:
    clean.view.bar.search.setText("boathouse")
    settle()
    picture = clean.view.list.viewport().grab().toImage()
    tint = theme().colour("look_tint").rgb()
    marked = sum(
        picture.pixel(x, y) == tint
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    assert marked > 50


def test_n_goes_round_what_is_to_be_looked_at(qtbot: QtBot, clean: CleanPage) -> None:
    numbers = [n for n, row in enumerate(clean.review.rows) if row.words > 20][5:20:5]
    for n in numbers:
        clean.review.rows[n].ruled = "look"
    clean.review.paragraphs["look"] = len(numbers)
    go(clean, numbers[0])
    qtbot.keyClick(clean.view.list, Qt.Key.Key_N)
    assert clean.view.list.current_number() == numbers[1]
    qtbot.keyClick(clean.view.list, Qt.Key.Key_N, SHIFT)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_N, SHIFT)
    assert clean.view.list.current_number() == numbers[-1]
    assert clean.view.list.chosen() == [numbers[-1]]  # Shift selects nothing on the way
    qtbot.keyClick(clean.view.list, Qt.Key.Key_N)
    assert clean.view.list.current_number() == numbers[0]
    clean.view.bar.search.setText("acknowledge")  # hides them all: the filter gives way
    clean.view.next_to_look_at()
    assert clean.view.list.current_number() in numbers and clean.view.bar.search.text() == ""


def test_a_section_is_gone_to_also_under_a_filter(clean: CleanPage) -> None:
    clean.view.bar.search.setText("she slept")
    places = {s.title: n for n, s in enumerate(clean.review.sections)}
    clean.view.sections.picked.emit(places["Chapter 5"])
    assert clean.view.bar.search.text() == "she slept" and clean.view.head.title.text() == "Chapter 5"
    clean.view.sections.picked.emit(places["Chapter 3"])  # holds none of them
    assert clean.view.bar.search.text() == "" and clean.view.head.title.text() == "Chapter 3"
    assert "words kept" in clean.view.head.about.text()
