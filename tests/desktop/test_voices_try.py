"""Trying and comparing voices: one passage, written by the real writer in one voice after another."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from core import adapters, neutralizing
from core.adapters import papers
from core.claim import Claim
from core.progress import PasticheError
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
def page(window: Window) -> VoicesPage:
    """Two voices of little weight, which nobody lets write to the end."""
    make_voice(adapters.home() / "ada", "Ada Ferry", **trained(sample=None))
    make_voice(adapters.home() / "echo", "Ada Ferry", **trained(sample=None, name="Echo"))
    return show(window)


@pytest.fixture
def taught(window: Window, voices: Path) -> VoicesPage:
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


@pytest.mark.long
def test_a_passage_is_written_in_two_voices_and_a_copy_is_told(qtbot: QtBot, taught: VoicesPage) -> None:
    opened = open_try(taught)
    assert opened.left.voice is not None and opened.left.voice.name == "Ada Ferry"
    opened.right.choose(card_of(taught, "Echo").adapter.path)
    opened.right.choice.activated.emit(1)
    assert opened.go.text() == "Write in Both"
    QTest.keyClick(opened.passage, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.trying.busy and opened.stop.isEnabled() and not opened.left.choice.isEnabled()
    child = opened.trying.client.process_id()
    qtbot.waitUntil(lambda: not opened.trying.busy)
    assert opened.left.text.text() == ANSWER and opened.left.problem.isHidden()
    assert not opened.right.problem.isHidden() and "author" in opened.right.problem.title.text()
    assert opened.trying.client.process_id() == child  # one child for both: they share a base model
    assert taught.state.preferences.get(KEPT, "") == SOURCE
    opened.left.copy.click()
    assert QGuiApplication.clipboard().text() == ANSWER
    assert opened.left.keep.isVisible()
    opened.left.keep.click()
    settle()
    sample = papers.sample_of(adapters.load(adapters.home() / "ada").metadata)
    assert sample is not None and sample.text == ANSWER and sample.own and sample.run is not None
    assert card_of(taught, "Ada Ferry").voice.sample == sample
    opened.close()
    assert not opened.trying.client.running


def both(page: VoicesPage, passage: str = SOURCE) -> TryWindow:
    """The window with a voice on each side."""
    opened = open_try(page, passage=passage)
    opened.right.choose(card_of(page, "Echo").adapter.path)
    opened.right.choice.activated.emit(1)
    return opened


def test_each_side_shows_what_its_own_voice_wrote(page: VoicesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = both(page)
    client, asked = opened.trying.client, []
    monkeypatch.setattr(client, "write", lambda asks: asked.extend(asks))
    QTest.keyClick(opened.passage, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.go.text() == "Write in Both" and opened.trying.busy and opened.stop.isEnabled()
    paths = [side.voice.adapter.path for side in opened.sides if side.voice is not None]
    assert [(ask.voice.adapter, ask.text) for ask in asked] == [(path, SOURCE) for path in paths]
    client.piece.emit("0", "The ferry")
    assert opened.left.text.text() == "The ferry" and opened.right.state.text() == "Waits for its turn"
    client.written.emit("0", Written("The ferry went."))
    client.failed.emit("1", PasticheError("It copies the author.", "Try again."), 0)
    assert not opened.trying.busy and opened.left.text.text() == "The ferry went."
    assert opened.left.problem.isHidden() and not opened.right.problem.isHidden()
    assert page.state.preferences.get(KEPT, "") == SOURCE


def test_words_of_a_voice_that_was_deleted_leave_with_it(page: VoicesPage) -> None:
    opened = both(page)
    for side in opened.sides:
        side.show_written(Written(f"{side.voice.name} wrote this."))  # type: ignore[union-attr]
    shutil.rmtree(adapters.home() / "ada")
    show(page.window())  # type: ignore[arg-type]
    assert opened.left.voice is None and opened.left.written is None and not opened.left.text.text()
    assert not opened.go.isEnabled() and opened.right.text.text() == "Echo wrote this."
    shutil.rmtree(adapters.home() / "echo")
    show(page.window())  # type: ignore[arg-type]
    assert opened.right.voice is None and not opened.right.text.text() and opened.right.copy.isHidden()


def test_what_may_not_be_kept_stays_to_be_read(page: VoicesPage, tmp_path: Path) -> None:
    project = Project.create(tmp_path / "Eve.pastiche", "Eve Gray")
    make_voice(project.adapter, "Eve Gray", **trained(sample=None))
    page.state.preferences.add("voices", str(project.adapter))
    other = Claim(project.root)  # another window has it
    show(page.window())  # type: ignore[arg-type]
    opened = open_try(page, "Eve Gray")
    opened._of, opened._passage = [card_of(page, "Eve Gray").voice], opened.said
    opened._written(0, Written("She kept the lamp."))
    opened.left.keep.click()
    settle()
    assert "another window" in opened.left.state.text() and opened.left.keep.isEnabled()
    assert opened.left.text.text() == "She kept the lamp."
    assert papers.sample_of(adapters.load(project.adapter).metadata) is None
    other.release()


def test_copied_is_said_for_a_moment(qtbot: QtBot, page: VoicesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    later: list[Callable[[], None]] = []
    monkeypatch.setattr(QTimer, "singleShot", lambda wait, owner, then: later.append(then))
    side = open_try(page).left
    side.show_written(Written("Ferry."))
    side.copy.click()
    assert QGuiApplication.clipboard().text() == "Ferry." and side.copy.text() == "Copied"
    later[-1]()
    assert side.copy.text() == "Copy"


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


def test_copy_and_keep_stand_under_what_scrolls(window: Window) -> None:
    make_voice(adapters.home() / "ada", **trained())
    page = show(window)
    page.try_voice(page.grid.voices[0])
    assert page.trying is not None
    side = page.trying.left
    area = side.findChild(QScrollArea)
    assert area is not None and not area.isAncestorOf(side.copy) and not area.isAncestorOf(side.keep)
    page.trying.close()
