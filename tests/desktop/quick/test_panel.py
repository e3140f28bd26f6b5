"""The quick panel: the clipboard's text, and beside it the same in the last voice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from desktop.quick.panel import QuickPanel
from desktop.quick.prose import Prose
from desktop.quick.quick import last_voice, remember_voice
from desktop.quick.taking import LONGEST, Stage
from desktop.window import Window
from tests.desktop.quick.conftest import WAIT, wait_for
from tests.fakes.voices import ANSWER, SOURCE

KEYS = Qt.Key


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_the_clipboard_is_written_in_the_last_voice_copied_and_written_again(
    taught: Window, panel: QuickPanel, qtbot: QtBot
) -> None:
    heard: list[str] = []
    panel.writing.streamed.connect(lambda: heard.append(panel.result.text()))
    copy(SOURCE)
    taught.menus.actions["quick"].trigger()
    assert panel.isVisible() and panel.source.text() == SOURCE
    qtbot.waitUntil(lambda: panel.writing.busy, timeout=WAIT)
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.result.text() == ANSWER and panel.writing.result == ANSWER
    assert len({text for text in heard if text}) > 1  # it was seen as it came
    assert panel.source_head.text() == "On the clipboard, 17 words"
    assert panel.voice_head.text() == "In the voice, 19 words"
    assert panel.notes.sentences() == ["Nothing copied, no name or number lost"]
    assert panel.said.text().startswith("Written on this computer in ")
    assert taught.quick.voice == "Ada Ferry" and panel.voices.currentText() == "Ada Ferry, good"

    qtbot.keyClick(panel, KEYS.Key_Return)
    assert QGuiApplication.clipboard().text() == ANSWER and panel.said.text() == "Copied."
    qtbot.keyClick(panel, KEYS.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert panel.writing.busy and panel.stop.isVisible() and not panel.copy.isVisible()
    wait_for(qtbot, panel, Stage.DONE)
    assert len(panel.writing.model.row(0).versions) == 2
    qtbot.keyClick(panel, KEYS.Key_Escape)
    assert not panel.isVisible()
    assert taught.menus.actions["last_result"].isEnabled()
    taught.menus.actions["last_result"].trigger()
    assert panel.isVisible() and panel.result.text() == panel.writing.result  # nothing is asked for anew
    assert not panel.writing.busy
    panel.take("", selected=False)
    wait_for(qtbot, panel, Stage.EMPTY)
    panel.close()
    taught.quick.last_result()
    assert panel.writing.stage == Stage.DONE and panel.source.text() == SOURCE and panel.copy.isVisible()


@pytest.mark.parametrize(
    ("text", "stage", "title"),
    [
        ("  \n", Stage.EMPTY, "The clipboard has no text"),
        ("# A heading\n", Stage.BARE, "Nothing to restyle here"),
        ("word " * (LONGEST + 1), Stage.LONG, "This is a long text: 2,001 words"),
    ],
)
def test_what_cannot_be_written_here_says_why(
    text: str, stage: Stage, title: str, panel: QuickPanel, qtbot: QtBot
) -> None:
    copy(text)
    panel.take(text, selected=False)
    wait_for(qtbot, panel, stage)
    assert panel.empty.isVisible() and panel.empty.title.text() == title
    assert not panel.copy.isVisible() and not panel.writing.client.running
    if stage == Stage.EMPTY:
        copy("# Another heading")
        qtbot.keyClick(panel.empty.go, KEYS.Key_Return)
        wait_for(qtbot, panel, Stage.BARE)


def test_a_long_text_goes_to_the_editor(taught: Window, panel: QuickPanel, qtbot: QtBot) -> None:
    text = "It rained on the quay, and nobody came. " * 300
    panel.take(text, selected=True)
    wait_for(qtbot, panel, Stage.LONG)
    qtbot.mouseClick(panel.empty.go, Qt.MouseButton.LeftButton)
    assert not panel.isVisible() and taught.page == "restyle"
    page: Any = taught.pages["restyle"]
    qtbot.waitUntil(lambda: page.text is not None)
    assert page.text.source.startswith("It rained on the quay")
    page.drafts.forget()


def test_without_a_voice_it_leads_to_the_window(window: Window, qtbot: QtBot) -> None:
    window.hide()
    panel = window.quick.panel
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.VOICELESS)
    assert panel.empty.title.text() == "No voice yet" and not panel.voices.isVisible()
    qtbot.mouseClick(panel.empty.go, Qt.MouseButton.LeftButton)
    assert window.isVisible() and not panel.isVisible()


@pytest.fixture
def cloudy(taught: Window, voices: Path, tmp_path: Path) -> Window:
    """The last voice learned from what a service wrote."""
    folder = tmp_path / "cloudy"
    shutil.copytree(voices / "good", folder)
    papers = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    (folder / "metadata.json").write_text(
        json.dumps({**papers, "describer": "deepseek:deepseek-chat"}), encoding="utf-8"
    )
    taught.state.preferences.set("voices", [str(folder)])
    remember_voice(taught.state.preferences, str(folder), "Ada Ferry")
    return taught


@pytest.mark.usefixtures("answers_at_once")
def test_nothing_is_sent_to_a_service_that_the_user_has_not_agreed_to(
    cloudy: Window, panel: QuickPanel, qtbot: QtBot
) -> None:
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.ASKING)
    assert panel.consent.isVisible() and "DeepSeek" in panel.consent.title.text()
    assert not panel.writing.client.running
    qtbot.mouseClick(panel.consent.no, Qt.MouseButton.LeftButton)
    assert panel.writing.stage == Stage.STOPPED and not panel.writing.client.running
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    wait_for(qtbot, panel, Stage.ASKING)
    qtbot.mouseClick(panel.consent.here, Qt.MouseButton.LeftButton)
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.writing.session.manner is not None and panel.writing.session.manner.llm == "words"
    assert panel.said.text().startswith("Written on this computer")
    assert panel.notes.sentences() == ["Nothing was checked: checks are off in the editor."]
    panel.take(SOURCE + " Then it stopped.", selected=False)  # another text is asked about anew
    wait_for(qtbot, panel, Stage.ASKING)


def test_a_failure_is_a_card_with_a_remedy_and_details(
    taught: Window, voices: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(voices / "good", broken)
    (broken / "adapters.safetensors").write_bytes(b"torn")
    taught.state.preferences.set("voices", [str(broken), str(voices)])
    remember_voice(taught.state.preferences, str(broken), "Ada Ferry")
    panel = taught.quick.panel
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.FAILED)
    assert panel.problem.isVisible() and panel.problem.title.text()
    assert panel.problem.remedy.text().startswith("What to do: ")
    assert panel.problem.safe.text() == "What is on the clipboard is as it was."
    assert panel.problem.copy.text() == "Copy Details" and not panel.copy.isVisible()
    good = str((voices / "good").resolve())
    place = [known.adapter.path for known in panel.writing.choice._known].index(good)
    panel.voices.setCurrentIndex(place)
    panel.voices.activated.emit(place)
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.result.text() == ANSWER and not panel.problem.isVisible()
    assert last_voice(taught.state.preferences)[0] == good


@pytest.mark.usefixtures("answers_at_once")
def test_stop_keeps_the_text_and_another_try_writes_it(panel: QuickPanel, qtbot: QtBot) -> None:
    panel.take("Hold the line a little longer, she said, and went in.", selected=False)
    qtbot.waitUntil(lambda: panel.result.text() == "Half of ", timeout=WAIT)
    qtbot.mouseClick(panel.stop, Qt.MouseButton.LeftButton)
    assert panel.writing.stage == Stage.STOPPED and panel.said.text() == "Stopped. Nothing was written."
    assert panel.again.isVisible() and not panel.copy.isVisible()
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.result.text() == "none"


@pytest.mark.usefixtures("answers_at_once")
def test_every_control_has_a_name_and_the_tab_key_reaches_it(panel: QuickPanel, qtbot: QtBot) -> None:
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.DONE)
    for control in (*panel.findChildren(QAbstractButton), *panel.findChildren(QComboBox)):
        if control.isVisible() and not control.objectName().startswith("qt_"):
            assert control.accessibleName(), control
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert panel.source.accessibleName() and panel.result.accessibleName()


def test_a_long_text_is_shown_from_its_beginning_in_whole_lines(qtbot: QtBot) -> None:
    shown = Prose("soft", 15, 24)
    qtbot.addWidget(shown)
    shown.resize(240, 310)
    for words in ("The lamp stood on the table. " * 60, "Nobody had lit it for a year. " * 60):
        shown.show_text(words)
        shown.show()
        assert shown.verticalScrollBar().maximum() > 0 and shown.verticalScrollBar().value() == 0
    assert shown.viewport().height() % 24 == 0
