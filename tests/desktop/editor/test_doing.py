"""What commands do to words that are being typed, to the clipboard, and a training to the writer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.editor import writer_client
from desktop.editor.editor import EditorPage
from desktop.editor.passage_model import State, Version
from desktop.editor.requests import Voice
from desktop.editor.session import Manner
from desktop.jobs import Job
from desktop.state import Run
from tests.fakes import writer_child

PROSE = "The ferry came round the point with its lamp lit and went back again."
HELD = "Hold the line, said the keeper of the light, and wait until the tide has turned again."
OWN = "The ferry rounded the point, lamp lit, and turned back."


@pytest.fixture
def page(make_page: Callable[[], EditorPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> EditorPage:
    """A page with two passages that asks a child without a model."""
    command = [sys.executable, str(Path(writer_child.__file__))]
    monkeypatch.setattr(writer_client, "worker_command", lambda: command)
    made = make_page()
    made.open_source(f"# One\n\n{PROSE}\n\n# Two\n\n{HELD}\n")
    qtbot.waitUntil(lambda: made.text is not None)
    made.session.manner = Manner(Voice("any"))
    monkeypatch.setattr(made, "ask", lambda action: action())  # as if voice, consent and keys were there
    return made


def type_over(page: EditorPage, place: int, words: str) -> None:
    page.view.go_to(place)
    page.run("edit")
    assert page.view.field is not None
    page.view.field.setPlainText(words)


def test_what_is_being_typed_is_taken_over_before_the_writer_is_asked(page: EditorPage) -> None:
    type_over(page, 1, OWN)
    page.run("restyle")
    row = page.model.row(1)
    assert not page.view.editing and row.state == State.WAITING
    assert [version.text for version in row.versions] == [OWN]
    page.run("stop")
    type_over(page, 1, PROSE.upper())
    page.run("rest")
    assert page.model.row(1).text == PROSE.upper() and page.model.row(3).state == State.WAITING


def test_words_typed_while_their_passage_is_asked_for_are_kept(page: EditorPage, qtbot: QtBot) -> None:
    type_over(page, 1, OWN)
    page.session.write_rest()  # as after the consent to send, which comes when it comes
    assert page.view.field is not None and page.model.row(1).state == State.WAITING
    qtbot.keyClick(page.view.field, Qt.Key.Key_Escape)
    assert page.model.row(1).text == OWN and page.model.row(1).state == State.ACCEPTED
    page.undo_stack.undo()
    assert page.model.row(1).state == State.OPEN and page.model.row(3).state == State.WAITING


def test_a_rejected_passage_is_not_accepted_by_the_edit_that_was_open(page: EditorPage) -> None:
    page.model.put(1, page.model.row(1).with_version(Version("Finer words."), State.FRESH))
    type_over(page, 1, OWN)
    page.run("reject")
    assert page.model.row(1).state == State.REJECTED and len(page.model.row(1).versions) == 2


def test_a_training_that_ends_leaves_nothing_waiting_for_ever(page: EditorPage, qtbot: QtBot) -> None:
    page.session.write([3])
    qtbot.waitUntil(lambda: page.model.row(3).text == "Half of ")
    child = page.client.process_id()
    page.state.work_ended.emit(Run(Job("train", None, None)))
    assert page.model.row(3).state == State.WAITING and page.client.process_id() != child
    qtbot.waitUntil(lambda: page.model.row(3).text == "Half of ")
    assert page.notice.isHidden()  # nothing went wrong
    page.run("stop")
    page.state.work_ended.emit(Run(Job("train", None, None)))
    assert not page.client.busy and not page.client.running


def test_a_whole_text_is_copied_beside_the_windows_work(page: EditorPage, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    page.session.edit(1, OWN)
    page.run("copy")
    assert clipboard.text() == "before" and page.notice.isHidden()
    qtbot.waitUntil(lambda: not page.notice.isHidden())
    assert clipboard.text() == f"# One\n\n{OWN}\n\n# Two\n\n{HELD}\n"
    page.run("copy")
    page.run("copy_both")
    qtbot.waitUntil(lambda: "before and after" in page.notice.said.text())
    assert clipboard.text().startswith(f"# One\n\n> {PROSE}\n\n{OWN}\n\n# Two")
