"""Accounts asked for again from the page Neutralize: real children, and a real service on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.neutralizing import Options
from core.progress import silent
from core.project import Project
from core.stages import STAGES
from desktop.jobs import Load
from desktop.pairs import PairRow
from desktop.steps.neutralizing import NeutralizePage
from desktop.widgets.pairs import PairsView
from desktop.window import Window
from tests.fakes.llm_servers import Server, openai_server
from tests.fakes.windows import settle

RUN = 120_000  # milliseconds a child may take on a busy machine
CHUNKS = 20


class Peer:
    """The service, with a fault for each question from now on."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.server = Server()

    def fault(self, _number: int) -> str:
        return self.faults.pop(0) if self.faults else ""


@pytest.fixture
def peer() -> Iterator[Peer]:
    made = Peer()
    with openai_server(made.fault) as made.server:
        yield made


@pytest.fixture
def page(window: Window, sample: Project, peer: Peer) -> NeutralizePage:
    """The sample described by the service, but for its third passage, which it answered badly three times."""
    peer.faults = ["", "", "short", *[""] * (CHUNKS - 3), "short", "short"]
    options = Options(llm=f"openai:m@{peer.server.url}", cleanup=False)
    result: Any = STAGES["neutralize"].run(sample, options, silent)
    assert (result.chunks, result.failed) == (CHUNKS, 1)
    peer.server.requests.clear()
    window.open_project(sample.root)
    window.show_page("neutralize")
    settle()
    found: Any = window.pages["neutralize"]
    return found  # type: ignore[no-any-return]


@pytest.fixture
def view(page: NeutralizePage) -> PairsView:
    assert page._pairs is not None
    return page._pairs


def rows(view: PairsView) -> list[PairRow]:
    return view.list.pairs.rows


def wait(qtbot: QtBot, page: NeutralizePage) -> None:
    qtbot.waitUntil(lambda: "neutralize" not in page.state.runs and not Load.busy(), timeout=RUN)
    settle()


def test_a_failed_passage_is_asked_again_and_its_account_shown(
    qtbot: QtBot, page: NeutralizePage, view: PairsView, peer: Peer
) -> None:
    failed = rows(view)[2]
    assert failed.failed and "too short" in failed.reason
    view.bar.filters.button(1).click()
    assert len(rows(view)) == 1 and view.notes.ask.text() == "Ask Again for This 1"
    view.notes.ask.click()  # on this machine: no question about it
    assert page.mode == "busy" and page.stack.currentWidget() is view and not view.panel.ask.isEnabled()
    wait(qtbot, page)
    assert page.mode == "done" and peer.server.excerpts == [failed.original]
    assert view.row.id == failed.id and not view.row.failed  # in sight, though the filter lets it in no more
    assert view.account.toPlainText() == view.row.description != ""
    assert view.panel.note.text() == "This is the new account."
    assert view.bar.filters.button(1).text() == "Without an account 0" and not view.notes.ask.isVisible()
    assert "got no account" not in page.foot.text() and page.state.result("neutralize").failed == 0


def test_a_worse_answer_leaves_the_earlier_account_and_says_so(
    qtbot: QtBot, page: NeutralizePage, view: PairsView, peer: Peer
) -> None:
    view.list.go_to(5)
    before = view.row
    peer.faults = ["short", "refusal", "empty"]
    QTest.keyClick(view.list, Qt.Key.Key_A)
    wait(qtbot, page)
    assert set(peer.server.excerpts) == {before.original} and len(peer.server.excerpts) == 3
    assert view.row.description == before.description and view.row.id == before.id
    assert view.panel.note.text().startswith("The earlier account stays")
    assert any("kept" in remark for remark in view.notes._all)  # and the run's own word
    view.list.go_to(6)
    assert "earlier account" not in view.panel.note.text()


def test_an_edited_account_is_asked_for_alone_and_can_not_be_undone_to_something_else(
    qtbot: QtBot, page: NeutralizePage, view: PairsView, peer: Peer
) -> None:
    view.list.go_to(7)
    view.panel.begin()
    view.account.setPlainText("Somebody waits.")
    QTest.keyClick(view.list, Qt.Key.Key_A)  # no key of a list that is not in hand
    view.panel.ask_wanted.emit()  # kept, written, and only then asked
    assert view.row.edited and "neutralize" not in page.state.runs and peer.server.requests == []
    view.card.yes.click()
    wait(qtbot, page)
    assert peer.server.excerpts == [view.row.original]
    assert not view.row.edited and view.row.description != "Somebody waits."
    assert page.undo_stack is not None and page.undo_stack.count() == 0


def test_what_became_of_one_is_not_said_after_the_next_run(
    qtbot: QtBot, page: NeutralizePage, view: PairsView, peer: Peer
) -> None:
    view.list.go_to(5)
    view.panel.ask.click()
    wait(qtbot, page)
    assert view.remarks[view.row.id] in view.panel.note.text()
    page.choose_again()
    page.start()  # what has failed, and nothing else
    wait(qtbot, page)
    assert page.mode == "done" and not view.remarks and " account" not in view.panel.note.text()


def test_a_service_that_refuses_is_told_and_try_again_asks_the_same(
    qtbot: QtBot, page: NeutralizePage, view: PairsView, peer: Peer
) -> None:
    before = rows(view)[4].description
    view.list.go_to(4)
    peer.faults = ["402"]
    view.panel.ask.click()
    wait(qtbot, page)
    assert page.problem.isVisible() and page.problem.remedy.text()
    assert page.stack.currentWidget() is view and view.account.toPlainText() == before
    peer.server.requests.clear()
    page.problem.fix.click()
    wait(qtbot, page)
    assert not page.problem.isVisible() and peer.server.excerpts == [rows(view)[4].original]
    assert view.row.id == rows(view)[4].id and "account" in view.panel.note.text()


def test_a_stopped_round_keeps_what_came(
    qtbot: QtBot, page: NeutralizePage, view: PairsView, peer: Peer
) -> None:
    ids = [row.id for row in rows(view) if not row.failed][:3]
    peer.server.closing.clear()
    page.ask_again(ids)
    page.stop_run()
    wait(qtbot, page)
    assert page.mode == "done" and len(rows(view)) == CHUNKS
    assert all(row.description for row in rows(view) if row.id in ids)


def test_the_project_on_disk_is_as_shown(page: NeutralizePage, view: PairsView, tmp_path: Path) -> None:
    project = page.state.project
    assert project is not None
    from desktop.pair_reading import PairReader

    assert PairReader(project).read() == rows(view)
