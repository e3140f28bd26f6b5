"""Trying and comparing voices: one passage, written by the real writer in one voice after another."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import adapters, neutralizing
from core.adapters import papers
from core.project import Project
from desktop.editor.requests import Written
from desktop.voice_try import KEPT, TryWindow
from desktop.voices import VoicesPage
from desktop.window import Window
from tests.desktop.test_voices_cards import card_of
from tests.desktop.voices import make_voice, show, trained
from tests.fakes.voices import ANSWER, SOURCE
from tests.fakes.windows import end_feed, feed, settle

DESCRIBED_HERE = neutralizing.Options(llm="mlx:owner/model")


@pytest.fixture
def page(window: Window, voices: Path) -> VoicesPage:
    """The taught voice twice; the second learned from the very answer, so that all it writes is a copy."""
    home = adapters.home()
    for name in ("ada", "echo"):
        shutil.copytree(voices / "good", home / name)
    papers.rename(home / "echo", "Echo")
    text = home / "echo" / "data" / "train.jsonl"
    text.write_text('{"completion": "' + ANSWER + '"}\n', encoding="utf-8")
    return show(window)


def open_try(page: VoicesPage, name: str = "Ada Ferry", passage: str = SOURCE) -> TryWindow:
    QTest.keyClick(card_of(page, name), Qt.Key.Key_T)
    found = page.trying
    assert found is not None and found.isVisible() and not found.isModal()
    found.passage.setPlainText(passage)
    settle()
    return found


def test_a_passage_is_written_in_two_voices_and_a_copy_is_told(qtbot: QtBot, page: VoicesPage) -> None:
    opened = open_try(page)
    assert opened.left.voice is not None and opened.left.voice.name == "Ada Ferry"
    opened.right.choose(card_of(page, "Echo").adapter.path)
    opened.right.choice.activated.emit(1)
    assert opened.go.text() == "Write in Both"
    QTest.keyClick(opened.passage, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.trying.busy and opened.stop.isEnabled() and not opened.left.choice.isEnabled()
    child = opened.trying.client.process_id()
    qtbot.waitUntil(lambda: not opened.trying.busy)
    assert opened.left.text.text() == ANSWER and opened.left.problem.isHidden()
    assert not opened.right.problem.isHidden() and "author" in opened.right.problem.title.text()
    assert opened.trying.client.process_id() == child  # one child for both: they share a base model
    assert page.state.preferences.get(KEPT, "") == SOURCE
    opened.left.copy.click()
    assert QGuiApplication.clipboard().text() == ANSWER
    assert opened.left.keep.isVisible()
    opened.left.keep.click()
    settle()
    sample = papers.sample_of(adapters.load(adapters.home() / "ada").metadata)
    assert sample is not None and sample.text == ANSWER and sample.own and sample.run is not None
    assert card_of(page, "Ada Ferry").voice.sample == sample
    opened.close()
    assert not opened.trying.client.running


def test_our_passage_makes_the_sample_of_a_voice_that_has_none(page: VoicesPage) -> None:
    opened = open_try(page, passage="")
    assert not opened.go.isEnabled()
    opened.usual.click()
    assert opened.said == opened.ours and not opened.usual.isVisible() and opened.go.isEnabled()
    opened._of = [card_of(page, "Ada Ferry").voice]
    opened._passage = opened.said
    opened._written(0, Written("The gloves went over, and the ferry with them."))
    settle()
    sample = papers.sample_of(adapters.load(adapters.home() / "ada").metadata)
    assert sample is not None and not sample.own and sample.text.startswith("The gloves")
    assert "Kept" in opened.left.state.text() and opened.left.keep.isHidden()
    opened._of = [card_of(page, "Ada Ferry").voice]
    opened._written(0, Written("Another time."))
    settle()
    assert papers.sample_of(adapters.load(adapters.home() / "ada").metadata) == sample
    assert opened.left.keep.isVisible()


def test_stop_and_closing_end_it(qtbot: QtBot, page: VoicesPage) -> None:
    opened = open_try(page)
    opened.write()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.trying.busy and opened.left.state.text() == "Stopped" and opened.isVisible()
    opened.write()
    assert opened.trying.client.running
    opened.close()
    assert not opened.trying.client.running and not opened.trying.busy
    again = open_try(page)
    assert again is opened
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


@pytest.mark.parametrize(
    ("stage", "options", "said"),
    [("train", None, "Learning the voice"), ("neutralize", DESCRIBED_HERE, "Describing passages")],
)
def test_beside_work_that_holds_a_model_nothing_is_loaded(
    page: VoicesPage, window: Window, tmp_path: Path, stage: str, options: Any, said: str
) -> None:
    opened = open_try(page)
    opened.write()
    assert opened.trying.client.running
    window.open_project(Project.create(tmp_path / "T.pastiche", "Tess Bay").root)
    feed(window, stage, [], options)
    page.state.work_changed.emit()
    assert not opened.trying.client.running and not opened.trying.busy
    assert said in opened.note.text() and not opened.go.isEnabled()
    opened.write()
    assert not opened.trying.client.running
    end_feed(window, stage)
    assert opened.note.text() == "" and opened.go.isEnabled()


def test_it_gives_room_and_asks_for_room(page: VoicesPage) -> None:
    opened = open_try(page)
    state = page.state
    state.holders.append(lambda: False)
    opened.write()
    assert not opened.trying.client.running and "being written" in opened.note.text()
    state.holders.pop()
    opened.write()
    assert opened.trying.client.running and not state.make_room()  # it is in use
    opened.trying.stop()
    assert state.make_room() and not opened.trying.client.running


@pytest.mark.long
def test_a_voice_that_cannot_be_loaded_says_so_on_its_side(qtbot: QtBot, page: VoicesPage) -> None:
    make_voice(adapters.home() / "misfit", "Moss", **trained())
    show(page.window())  # type: ignore[arg-type]
    opened = open_try(page, "Moss")
    opened.write()
    qtbot.waitUntil(lambda: not opened.left.problem.isHidden())
    assert "does not fit" in opened.left.problem.title.text() and opened.left.problem.remedy.text()
    assert not opened.trying.busy and opened.go.isEnabled()


def test_what_is_too_long_is_said(page: VoicesPage) -> None:
    opened = open_try(page, passage="word " * 401)
    assert not opened.go.isEnabled() and "400" in opened.note.text() and "Restyle" in opened.note.text()
    opened.passage.setPlainText(SOURCE)
    assert opened.go.isEnabled() and opened.note.text() == ""


def test_voices_that_lack_something_are_not_offered(page: VoicesPage) -> None:
    make_voice(adapters.home() / "mo", "Mo Ash")
    show(page.window())  # type: ignore[arg-type]
    opened = open_try(page)
    names = [opened.left.choice.itemText(n) for n in range(opened.left.choice.count())]
    assert names == ["Ada Ferry", "Echo"]
    mo: Any = card_of(page, "Mo Ash")
    opened.hide()
    QTest.keyClick(mo, Qt.Key.Key_T)
    assert not opened.isVisible()
