"""The accounts on the page Neutralize: filters, search, keys, marks, editing, and a list that grows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.neutralizing import Options
from core.progress import Progress
from core.project import Project
from desktop.pairs import PairRow
from desktop.state import State
from desktop.steps.neutralizing import NeutralizePage
from desktop.widgets.pairs import PairsView
from desktop.window import Window
from tests.fakes.pairs import append_pairs, make_described
from tests.fakes.windows import end_feed, feed, settle

FAILED, COPY, SHORT, EDITED = 2, 6, 11, 15  # lines of the first of each kind
CONTROL = Qt.KeyboardModifier.ControlModifier


def show(window: Window, project: Project) -> NeutralizePage:
    window.open_project(project.root)
    window.show_page("neutralize")
    settle()
    page: Any = window.pages["neutralize"]
    assert isinstance(page, NeutralizePage)
    return page


@pytest.fixture
def page(window: Window, tmp_path: Path) -> NeutralizePage:
    return show(window, make_described(tmp_path, 40))


@pytest.fixture
def view(page: NeutralizePage) -> Iterator[PairsView]:
    assert page._pairs is not None
    yield page._pairs


def rows(view: PairsView) -> list[PairRow]:
    return view.list.pairs.rows


def line(view: PairsView) -> int:
    return view.list.currentIndex().row()


def picked(view: PairsView, kind: int) -> None:
    view.bar.filters.button(kind).click()


def on_disk(page: NeutralizePage) -> dict[str, dict[str, Any]]:
    settle()
    assert page.state.project is not None
    lines = page.state.project.pairs.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def write_over(view: PairsView, at: int, text: str) -> str:
    """Begin to write the account of a line; its id."""
    view.list.go_to(at)
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_E)
    assert view.panel.writing and not view.account.isReadOnly()
    view.account.selectAll()
    QTest.keyClicks(view.account, text)
    return view.panel.row.id


def marked(text: Any) -> list[str]:
    """What is underlined in a text."""
    form = QTextCharFormat.UnderlineStyle.SingleUnderline
    return [s.cursor.selectedText() for s in text.extraSelections() if s.format.underlineStyle() == form]


# What is shown.
def test_the_passages_stand_in_the_order_of_the_text_with_what_is_doubtful_about_them(
    page: NeutralizePage, view: PairsView
) -> None:
    assert page.mode == "done" and page.stack.currentWidget() is view and len(rows(view)) == 40
    assert [row.at for row in rows(view)] == sorted(row.at for row in rows(view))
    spoken = [view.list.pairs.data(view.list.pairs.index(n), Qt.ItemDataRole.AccessibleTextRole)
              for n in (0, FAILED, COPY, SHORT, EDITED)]  # fmt: skip
    assert spoken[0].endswith(f"Chapter 1. {rows(view)[0].words} words")
    assert "No account yet" in spoken[1] and "Near-copy: 13 in a row" in spoken[2]
    assert "Too short: " in spoken[3] and "Edited by you" in spoken[4]
    assert view.author.toPlainText() == rows(view)[0].original
    assert view.account.toPlainText() == rows(view)[0].description
    assert view.author_head.text() == f"The author, {rows(view)[0].words} words — Chapter 1"
    assert view.list.hasFocus() and "38 pairs" not in page.foot.text()
    assert page.foot.text().startswith("2 passages got no account. 95 %")
    assert "5 of 60 passages lie outside" in view.notes.said.text()


def test_filters_count_and_what_there_is_none_of_cannot_be_chosen(
    window: Window, tmp_path: Path, view: PairsView
) -> None:
    names = [view.bar.filters.button(n).text() for n in range(5)]
    assert names == ["All 40", "Without an account 2", "Near-copies 2", "Too short 2", "Edited by you 2"]
    picked(view, 2)
    assert [row.copied for row in rows(view)] == [13, 13] and view.row.id == rows(view)[0].id
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    assert view.bar.kind == "" and len(rows(view)) == 40
    (tmp_path / "few").mkdir()
    few = show(window, make_described(tmp_path / "few", 2))
    assert few._pairs is not None
    assert [few._pairs.bar.filters.button(n).isEnabled() for n in range(5)] == [True] + 4 * [False]


def test_a_search_finds_words_of_both_texts_and_marks_them(page: NeutralizePage, view: PairsView) -> None:
    target = rows(view)[30]
    words = " ".join(target.description.split()[5:10])
    assert page.commands() >= {"find", "next_look"} and "find_next" not in page.commands()
    page.run_command("find")
    assert view.bar.search.hasFocus()
    view.bar.search.setText(words.upper())
    settle()
    assert [row.id for row in rows(view)] == [target.id] and view.bar.found.text() == "1 found"
    found = [s.cursor.selectedText() for s in view.account.extraSelections()]
    assert words in found
    view.bar.search.setText(rows(view)[0].original.split()[3])
    settle()
    assert len(rows(view)) > 1 and "find_next" in page.commands()
    before = line(view)
    QTest.keyClick(view.bar.search, Qt.Key.Key_Return)
    assert line(view) == before + 1
    QTest.keyClick(view.bar.search, Qt.Key.Key_Escape)
    settle()
    assert len(rows(view)) == 40 and view.list.hasFocus()
    view.bar.search.setText("no such words anywhere")
    settle()
    assert rows(view) == [] and view.author.toPlainText() == "" and not view.panel.edit.isEnabled()


def test_arrows_walk_the_list_from_anywhere_and_n_goes_to_what_is_doubtful(view: PairsView) -> None:
    for place in (view.list, view.author, view.account, view.panel.edit, view.bar.search):
        before = line(view)
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_Down)
        assert line(view) == before + 1, place
    QTest.keyClick(view.account, Qt.Key.Key_Up)
    assert line(view) == 4
    view.list.go_to(0)
    found = []
    for _ in range(7):
        QTest.keyClick(view.author, Qt.Key.Key_N)
        found.append(line(view))
    assert found == [2, 6, 11, 22, 26, 31, 2]  # the user's own are not asked about
    QTest.keyClick(view.list, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert line(view) == 31
    QTest.keyClick(view.list, Qt.Key.Key_Home)
    assert line(view) == 0


def test_words_that_both_share_in_a_row_are_underlined_in_both(view: PairsView) -> None:
    view.list.go_to(COPY)
    there, here = marked(view.author), marked(view.account)
    longest = max(here, key=len)
    assert longest in there and len(longest.split()) >= 11
    assert longest in view.row.original and longest in view.row.description
    assert "13 words in a row are the author's" in view.panel.note.text()
    view.panel.begin()
    view.panel.leave()
    assert (marked(view.author), marked(view.account)) == (there, here)
    view.list.go_to(FAILED)
    assert view.panel.head.text() == "No account yet; this was not fit"
    assert view.panel.note.text() == "It was too short: 12 words for 371."


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
    view.panel.back.click()
    assert view.account.toPlainText() == before and on_disk(page)[id]["description"] == before
    assert not view.panel.back.isVisible()
    window.menus.actions["undo"].trigger()
    assert on_disk(page)[id]["description"] == "Somebody waits."


def test_training_is_out_of_date_after_an_edit(
    window: Window, trained_sample: Project, tmp_path: Path
) -> None:
    from tests.fakes.samples import copy_project

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
        window.close()
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


# While something runs.
def test_while_it_runs_accounts_can_be_read_and_no_more_and_the_list_grows_in_place(
    window: Window, page: NeutralizePage, view: PairsView
) -> None:
    project = page.state.project
    assert project is not None
    view.list.go_to(25)
    reset: list[int] = []
    view.list.pairs.modelReset.connect(lambda: reset.append(1))
    feed(window, "neutralize", [Progress("neutralize", 40, 60)])
    settle()
    assert page.mode == "busy" and page.stack.currentWidget() is view
    assert not view.panel.edit.isEnabled() and not view.panel.ask.isEnabled()
    QTest.keyClick(view.list, Qt.Key.Key_E)
    assert not view.panel.writing
    id, top = view.row.id, view.list.verticalOffset()
    append_pairs(project, 3)
    page._pause = 0.0
    window.state._job_moved(Progress("neutralize", 43, 60))
    settle()
    assert len(rows(view)) == 43 and not reset and view.row.id == id and line(view) == 25
    assert view.list.verticalOffset() == top and view.bar.filters.button(0).text() == "All 43"
    lines = project.pairs.read_text(encoding="utf-8").splitlines()
    row = {**json.loads(lines[0]), "id": "earlier", "start": 1}
    with project.pairs.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(row) + "\n" + '{"id": "torn')
    page._asked_at = 0.0
    window.state._job_moved(Progress("neutralize", 44, 60))
    settle()
    assert rows(view)[1].id == "earlier" and not reset and view.row.id == id and line(view) == 26
    assert view.list.verticalOffset() == top + view.list.drawing.height  # what is read stays where it is
    end_feed(window, "neutralize")
    settle()
    assert page.mode == "done" and view.panel.edit.isEnabled()


def test_while_training_runs_nothing_is_written(
    window: Window, page: NeutralizePage, view: PairsView
) -> None:
    feed(window, "train", [])
    assert (
        not view.panel.edit.isEnabled() and "when the work that goes on is done" in view.panel.edit.toolTip()
    )
    end_feed(window, "train")
    settle()
    assert view.panel.edit.isEnabled()


def test_what_a_locked_project_did_not_take_is_written_afterwards(
    window: Window, page: NeutralizePage, view: PairsView
) -> None:
    project = page.state.project
    assert project is not None
    other = Project.open(project.root)
    id = write_over(view, 4, "Somebody waits.")
    with other.lock():
        feed(window, "train", [])  # which keeps it
        settle()
        assert window.notices.isHidden() and view.row.description == "Somebody waits."
        assert '"Somebody waits."' not in project.pairs.read_text(encoding="utf-8")
    end_feed(window, "train")
    assert on_disk(page)[id]["description"] == "Somebody waits."


def test_the_first_accounts_come_onto_an_empty_page(window: Window, tmp_path: Path) -> None:
    project = make_described(tmp_path, 20)
    lines = project.pairs.read_text(encoding="utf-8").splitlines(keepends=True)
    project.pairs.unlink()
    project.failed.unlink()
    page = show(window, project)
    feed(window, "neutralize", [Progress("neutralize", 0, 20)])
    settle()
    assert page.mode == "busy" and page.stack.currentWidget() is page.empty
    assert page.empty.title.text() == "The first accounts are being written"
    project.pairs.write_text("".join(lines[:3]), encoding="utf-8")
    page._asked_at = 0.0
    window.state._job_moved(Progress("neutralize", 3, 20))
    settle()
    view = page._pairs
    assert view is not None and page.stack.currentWidget() is view and len(rows(view)) == 3
    assert view.account.toPlainText() == rows(view)[0].description and not view.panel.edit.isEnabled()
    window.state.runs.clear()


def test_single_passages_are_not_asked_for_while_the_chosen_text_is_another(
    page: NeutralizePage, view: PairsView
) -> None:
    project = page.state.project
    assert project is not None and view.panel.ask.isEnabled()
    with project.curated_text.open("a", encoding="utf-8") as stream:
        stream.write("\n\nOne sentence more.\n")
    page.state.refresh()
    settle()
    assert not view.panel.ask.isEnabled() and view.panel.edit.isEnabled()
    assert "do this step again first" in view.panel.ask.toolTip() and not view.panel.edit.toolTip()


def test_the_remarks_of_a_run_open_and_close_and_give_way(window: Window, view: PairsView) -> None:
    remarks = [
        f"Remark {n}, which is as long as such remarks are, and says what one should know." for n in range(6)
    ]
    view.notes.show_remarks(remarks)
    assert view.notes.more.text() == "3 more" and view.notes.said.text().count("Remark") == 3
    view.notes.more.click()
    assert view.notes.said.text().split("\n") == remarks and view.notes.more.text() == "Less"
    view.resize(900, 200)
    assert not view.notes.isVisible()
    view.resize(900, 700)
    assert view.notes.isVisible()


# Where passages go.
@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, window: Window) -> list[Options]:
    """The options of every run asked for; none is really started."""
    asked: list[Options] = []
    monkeypatch.setattr(State, "start", lambda self, stage, options: asked.append(options))
    return asked


def test_nothing_goes_to_a_service_before_the_button_that_names_it(
    window: Window, tmp_path: Path, started: list[Options]
) -> None:
    page = show(window, make_described(tmp_path, 40, llm="deepseek"))
    view = page._pairs
    assert view is not None
    QTest.keyClick(view.list, Qt.Key.Key_A)
    assert view.card.isVisible() and view.card.yes.text() == "Send 1 Passage to api.deepseek.com"
    assert view.card.yes.hasFocus() and not started
    QTest.keyClick(view.card.yes, Qt.Key.Key_Escape)
    assert not view.card.isVisible() and view.list.hasFocus()
    picked(view, 2)
    assert view.notes.ask.text() == "Ask Again for These 2..."
    view.notes.ask.click()
    assert view.card.yes.text() == "Send 2 Passages to api.deepseek.com" and not started
    view.list.step(1)  # another passage, another question
    assert not view.card.isVisible()
    view.notes.ask.click()
    QTest.keyClick(view.card.yes, Qt.Key.Key_Return)
    assert [options.again for options in started] == [tuple(row.id for row in rows(view))]
    assert started[0].llm == "deepseek" and not view.card.isVisible()


def test_for_many_at_once_what_the_user_wrote_stays(
    page: NeutralizePage, view: PairsView, started: list[Options]
) -> None:
    assert not view.notes.ask.isVisible()  # not for all
    picked(view, 4)
    assert not view.notes.ask.isVisible()
    picked(view, 3)
    write_over(view, 0, "Somebody waits.")
    view.panel.keep()
    settle()
    assert (
        view.notes.ask.text() == "Ask Again for This 1" and "wrote yourself stay" in view.notes.ask.toolTip()
    )
    view.notes.ask.click()
    assert [options.again for options in started] == [(rows(view)[1].id,)]
    assert line(view) == 0 and "unless you ask again for it alone" in view.panel.note.text()
    view.panel.ask.click()
    assert started[1].again == (rows(view)[0].id,)


def test_the_texts_follow_the_palette_and_the_size(page: NeutralizePage, view: PairsView) -> None:
    from desktop import theme

    view.list.go_to(COPY)
    before = view.account.extraSelections()
    light = before[0].format.background().color()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, "dark", 1.3)
    settle()
    after = view.account.extraSelections()
    assert after[0].format.background().color() != light
    assert view.author.font().pixelSize() == round(15 * 1.3)
    assert view.list.visualRect(view.list.currentIndex()).height() == view.list.drawing.height
