"""The accounts while something runs: the list grows in place, and what cannot be written waits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.progress import Progress
from core.project import Project
from desktop.steps.neutralizing import NeutralizePage
from desktop.widgets.pairs import PairsView
from desktop.window import Window
from tests.desktop.accounts import (
    line,
    on_disk,
    rows,
    show,
    write_over,
)
from tests.fakes.pairs import append_pairs, make_described
from tests.fakes.windows import end_feed, feed, settle


@pytest.fixture
def page(window: Window, tmp_path: Path) -> NeutralizePage:
    return show(window, make_described(tmp_path, 40))


@pytest.fixture
def view(page: NeutralizePage) -> Iterator[PairsView]:
    assert page._pairs is not None
    yield page._pairs


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
