"""Accounts written by hand on the page Neutralize."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.describing.judge import judge
from core.progress import ProviderOff
from core.project import Project
from desktop import theme
from desktop.steps.neutralizing import NeutralizePage
from desktop.widgets.pairs import PairsView
from desktop.window import Window
from tests.desktop.accounts import (
    CONTROL,
    COPY,
    FAILED,
    line,
    on_disk,
    picked,
    rows,
    show,
    write_over,
)
from tests.fakes.pairs import make_described
from tests.fakes.samples import copy_project
from tests.fakes.windows import feed, settle


@pytest.fixture
def page(window: Window, tmp_path: Path) -> NeutralizePage:
    return show(window, make_described(tmp_path, 40))


@pytest.fixture
def view(page: NeutralizePage) -> Iterator[PairsView]:
    assert page._pairs is not None
    yield page._pairs


# Accounts by hand.
def test_an_edit_is_kept_undone_redone_and_put_back(
    window: Window, page: NeutralizePage, view: PairsView
) -> None:
    before = rows(view)[4].description
    id = write_over(view, 4, "Somebody waits.")
    assert window.menus.actions["continue"].isEnabled()
    QTest.keyClick(view.account, Qt.Key.Key_Return, CONTROL)
    assert not view.panel.writing and window.page == "neutralize" and view.list.hasFocus()
    saved = on_disk(page)[id]
    assert (saved["description"], saved["edited"], saved["before"]) == ("Somebody waits.", True, before)
    assert view.bar.filters.button(4).text() == "Edited by you 3" and view.row.edited
    assert "It was too short" in view.panel.note.text() and "You wrote this." in view.panel.note.text()
    window.menus.actions["undo"].trigger()
    assert view.account.toPlainText() == before and on_disk(page)[id]["edited"] is False
    window.menus.actions["redo"].trigger()
    assert view.account.toPlainText() == "Somebody waits."
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_P)
    assert view.account.toPlainText() == before and on_disk(page)[id]["description"] == before
    assert not view.panel.back.isVisible()
    window.menus.actions["undo"].trigger()
    assert on_disk(page)[id]["description"] == "Somebody waits."


def test_training_is_out_of_date_after_an_edit(
    window: Window, trained_sample: Project, tmp_path: Path
) -> None:
    page = show(window, copy_project(trained_sample, tmp_path / "Sample.pastiche"))
    assert page._pairs is not None and page.state.freshness["train"] == "fresh"
    write_over(page._pairs, 1, "Somebody waits.")
    page._pairs.panel.keep()
    settle()
    assert page.state.freshness["train"] == "stale" and page.state.freshness["neutralize"] == "fresh"
    assert page.undo_stack is not None
    page.undo_stack.undo()
    settle()
    assert page._pairs.row.description and not page._pairs.row.edited


def test_escape_puts_back_and_the_same_text_is_no_edit(page: NeutralizePage, view: PairsView) -> None:
    before = rows(view)[4].description
    write_over(view, 4, "Never mind.")
    QTest.keyClick(view.account, Qt.Key.Key_Escape)
    assert not view.panel.writing and view.account.toPlainText() == before
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert view.panel.writing
    QTest.keyClick(view.account, Qt.Key.Key_Return, CONTROL)
    assert page.undo_stack is not None and page.undo_stack.count() == 0 and not view.panel.writing


@pytest.mark.parametrize("way", ["row", "filter", "search", "page", "close", "project", "run", "click"])
def test_what_is_being_written_is_kept_however_one_leaves(
    window: Window, page: NeutralizePage, view: PairsView, way: str, tmp_path: Path
) -> None:
    id = write_over(view, 4, "Somebody waits.")
    QTest.keyClick(view.account, Qt.Key.Key_Down)  # the text's own now
    assert line(view) == 4 and view.panel.writing
    project = page.state.project
    assert project is not None
    if way == "row":
        view.list.go_to(9)
        assert line(view) == 9 and view.author.toPlainText() == rows(view)[9].original
    elif way == "filter":
        picked(view, 3)
        assert id in [row.id for row in rows(view)] and len(rows(view)) == 3
    elif way == "search":
        view.bar.search.setFocus()
        view.bar.search.setText("lantern")
        settle()
        assert view.bar.search.hasFocus()
    elif way == "page":
        window.show_page("curate")
    elif way == "close":
        window.close()  # which waits for the last thread
        assert '"Somebody waits."' in project.pairs.read_text(encoding="utf-8")
    elif way == "project":
        window.open_project(make_described(tmp_path / "other", 4).root)
    elif way == "run":
        feed(window, "train", [])
    else:
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=view.list.visualRect(
            view.list.pairs.index(6)).center())  # fmt: skip
    settle()
    lines = map(json.loads, project.pairs.read_text(encoding="utf-8").splitlines())
    assert next(row["description"] for row in lines if row["id"] == id) == "Somebody waits."


def test_a_failed_passage_can_be_written_and_fails_again_when_that_is_taken_back(
    page: NeutralizePage, view: PairsView
) -> None:
    assert page.state.result("neutralize").failed == 2
    id = write_over(view, FAILED, "They carry the lamp home.")
    view.panel.keep_button.click()
    assert on_disk(page)[id]["description"] == "They carry the lamp home."
    assert page.state.result("neutralize").failed == 1 and "1 passage got no account" in page.foot.text()
    assert not rows(view)[FAILED].failed and view.bar.filters.button(1).text() == "Without an account 1"
    assert page.undo_stack is not None
    page.undo_stack.undo()
    assert id not in on_disk(page) and rows(view)[FAILED].failed
    assert page.state.result("neutralize").failed == 2


def test_an_edit_in_a_filter_stays_in_sight_until_another_is_chosen(view: PairsView) -> None:
    picked(view, 2)
    write_over(view, 0, "They walk along the wall in the evening, and talk of the price of bread there.")
    view.panel.keep()
    settle()
    assert len(rows(view)) == 2 and line(view) == 0 and view.row.edited
    assert "near-copy" not in view.row.kinds and view.bar.filters.button(2).text() == "Near-copies 1"
    picked(view, 4)
    assert len(rows(view)) == 3


def test_the_judge_is_heard_while_one_writes(view: PairsView) -> None:
    copied = " ".join(rows(view)[4].original.split()[:12])
    write_over(view, 4, copied)
    view.panel._rest.timeout.emit()  # the pause of somebody who thinks
    settle()
    assert view.panel.note.text() != "" and view.panel.note.isVisible()
    assert view.panel.note.property("look") == "looknote"
    view.panel.keep()  # and has the last word
    settle()
    assert view.row.description == copied


def test_what_is_read_anew_does_not_end_the_writing_of_another(page: NeutralizePage, view: PairsView) -> None:
    view.bar.search.setText(rows(view)[0].original.split()[3])
    settle()
    assert len(rows(view)) > 4
    first = write_over(view, 0, "Somebody waits.")
    second = write_over(view, 1, "Nobody w")  # the first is kept, on its way to the disk
    settle()
    assert on_disk(page)[first]["edited"] and view.panel.writing and view.panel.row.id == second
    QTest.keyClicks(view.account, "aits.")
    view.panel.keep()
    assert on_disk(page)[second]["description"] == "Nobody waits." and view.row.description == "Nobody waits."


def test_what_was_searched_for_in_one_project_hides_nothing_in_the_next(
    window: Window, view: PairsView, tmp_path: Path
) -> None:
    view.bar.search.setText("no such words anywhere")
    (tmp_path / "other").mkdir()
    window.open_project(make_described(tmp_path / "other", 4).root)
    window.show_page("neutralize")
    settle()
    assert (
        len(rows(view)) == 4 and view.bar.text == "" and view.author.toPlainText() == rows(view)[0].original
    )


def test_reading_anew_leaves_the_place_in_the_texts(page: NeutralizePage, view: PairsView) -> None:
    view.resize(700, 300)
    view.list.go_to(COPY)
    settle()
    bar = view.author.verticalScrollBar()
    assert bar.value() > 0  # at what is shared
    bar.setValue(0)
    view.list.pairs.beginResetModel()
    view.list.pairs.endResetModel()
    view.list.pairs.renewed.emit()
    assert bar.value() == 0 and line(view) == COPY


def test_a_problem_steps_aside_for_somebody_who_writes_where_there_is_little_room(
    window: Window, page: NeutralizePage, view: PairsView
) -> None:
    window.resize(900, 640)
    page.state.problems["neutralize"] = ProviderOff("Nobody answers.", "Open it, and go on.")
    page.refresh()
    settle()
    assert page.problem.isVisible()
    write_over(view, 4, "Somebody waits.")
    assert not page.problem.isVisible() and view.account.height() > 60
    view.panel.leave()
    assert page.problem.isVisible()


def test_writing_leaves_the_text_size_as_it_is(window: Window, light: theme.Theme, tmp_path: Path) -> None:
    light.set_scale(1.5)
    view = show(window, make_described(tmp_path, 10))._pairs
    assert view is not None
    for step in (0, 1, 1):
        light.step_scale(step)
        size = light.font(14).pixelSize()
        assert view.account.font().pixelSize() == size
        view.panel.begin()
        assert view.account.font().pixelSize() == size
        view.panel.leave()
        assert view.account.font().pixelSize() == size


def test_what_is_typed_takes_the_place_of_an_answer_that_was_not_fit(
    page: NeutralizePage, view: PairsView
) -> None:
    view.list.go_to(FAILED)
    answer = view.account.toPlainText()
    assert answer == view.row.answer != ""
    view.panel.begin()
    assert view.account.textCursor().selectedText() == answer
    view.panel.leave()
    assert view.account.toPlainText() == answer and not view.account.textCursor().hasSelection()
    view.panel.begin()
    QTest.keyClicks(view.account, "They wait.")
    assert view.account.toPlainText() == "They wait."
    view.panel.keep()
    assert view.row.description == "They wait."


@pytest.mark.parametrize("answer", ["I'm sorry, but I can't help with that request.", ""])
def test_a_refusal_is_no_beginning(window: Window, tmp_path: Path, answer: str) -> None:
    project = make_described(tmp_path, 10)
    lines = [json.loads(line) for line in project.failed.read_text(encoding="utf-8").splitlines()]
    lines[0] |= {"answer": answer, "reason": judge(lines[0]["original"], answer)}
    project.failed.write_text("".join(json.dumps(row) + "\n" for row in lines), encoding="utf-8")
    view = show(window, project)._pairs
    assert view is not None
    view.list.go_to(FAILED)
    assert view.account.toPlainText() == answer
    view.panel.begin()
    settle()
    assert view.account.toPlainText() == "" and not view.panel.note.text()
    view.panel.leave()
    assert view.row.failed and view.account.toPlainText() == answer
