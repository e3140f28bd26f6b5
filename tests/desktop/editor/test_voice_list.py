"""The list of voices: what tells two apart, what a folder does not say, and a base model that is not here."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.progress import BadInput
from core.types import Adapter
from desktop.editor.editor import EditorPage
from desktop.editor.passage_model import State
from desktop.editor.voice_papers import Known, Papers, entries, read_voices, remember
from tests.fakes.voices import SOURCE

WAIT = 60_000


def known(folder: str, author: str, base: str = "Small", day: int = 1, here: bool = True) -> Known:
    adapter = Adapter(folder, author, base.lower(), {})
    return Known(adapter, "", here, base, datetime.date(2026, 11, day))


def labels(*voices: Known) -> list[str]:
    return [entry.label for entry in entries(voices)]


def test_only_what_tells_two_voices_apart_is_said() -> None:
    one, other = "/p/One.pastiche/lora_adapters/a", "/p/Two.pastiche/lora_adapters/a"
    assert labels(known(one, "Ada Ferry")) == ["Ada Ferry"]
    assert labels(known(one, "Ada Ferry"), known(other, "Ada Ferry", "Large")) == [
        "Ada Ferry, Small",
        "Ada Ferry, Large",
    ]
    assert labels(known(one, "Ada Ferry"), known(other, "Ada Ferry"), known("/v/x", "B")) == [
        "Ada Ferry, One",
        "Ada Ferry, Two",
        "B",
    ]
    days = labels(known("/v/a", "Ada Ferry", day=2), known("/v/b", "Ada Ferry", day=3))
    assert days[0] != days[1] and "26" in days[0]
    assert labels(known("/v/a", "Ada Ferry"), known("/v/b", "Ada Ferry")) == ["Ada Ferry, a", "Ada Ferry, b"]
    assert labels(known("/v/a/x", "A"), known("/w/a/x", "A")) == ["A, /v/a/x", "A, /w/a/x"]


def test_a_base_model_that_is_not_here_is_said_in_the_entry() -> None:
    away = known("/v/a", "Ada Ferry", here=False)
    (entry,) = entries([away])
    assert entry.label == "Ada Ferry (base model missing)" and "not on this machine" in entry.tip
    assert away.lacks == ("base",) and known("/v/b", "").lacks == ("author",)
    assert labels(known("/v/b", "")) == ["b (to be named)"]


@pytest.fixture
def foreign(voices: Path, tmp_path: Path) -> Path:
    """A voice as mlx-lm leaves it: nobody says whose it is, and the base model is a folder elsewhere."""
    folder = tmp_path / "a plain one"
    shutil.copytree(voices / "good", folder)
    (folder / "metadata.json").unlink()
    config = json.loads((folder / "adapter_config.json").read_text())
    (folder / "adapter_config.json").write_text(json.dumps({**config, "model": "/elsewhere/base"}))
    return folder


def test_what_the_user_said_of_a_folder_counts(foreign: Path, voices: Path) -> None:
    (found,) = read_voices([foreign], {})
    assert found.lacks == ("author", "base") and found.name == "a plain one" and not found.model
    papers = {str(foreign.resolve()): Papers("Ada Ferry", str(voices / "base"))}
    (found,) = read_voices([foreign], papers)
    assert not found.lacks and found.adapter.author == "Ada Ferry" and found.model == str(voices / "base")


def test_a_folder_in_peft_s_form_stands_in_the_list(tmp_path: Path) -> None:
    folder = tmp_path / "from elsewhere"
    folder.mkdir()
    (folder / "adapter_model.safetensors").write_bytes(b"")
    named = {"peft_type": "LORA", "r": 4, "lora_alpha": 8, "base_model_name_or_path": "someone/Base"}
    (folder / "adapter_config.json").write_text(json.dumps(named))
    (found,) = read_voices([folder], {})
    assert found.lacks == ("author", "base") and found.adapter.base_model == "someone/Base"


@pytest.mark.long
@pytest.mark.usefixtures("loads_no_model")
def test_a_foreign_folder_is_asked_for_what_it_does_not_say_and_then_writes(
    make_page: Callable[[], EditorPage], foreign: Path, voices: Path, qtbot: QtBot
) -> None:
    page = make_page()
    page.state.preferences.set("models", [str(voices / "base")])
    page.add_voice(foreign)
    card = page.voices.question
    qtbot.waitUntil(lambda: card.isVisible() and card.model.count() > 0)
    assert page.bar.voices.currentText() == "a plain one (base model missing)"
    assert "/elsewhere/base" in card.title.text() and card.model.itemText(0) == "base"
    assert card.author.hasFocus() and not card.use.isEnabled() and page.problem.isHidden()

    page.open_source(SOURCE)
    qtbot.waitUntil(lambda: page.text is not None)
    page.run("rest")  # held until it is answered
    qtbot.waitUntil(lambda: card.isVisible() and card.model.count() > 0)
    assert not page.client.busy and page.model.count(State.OPEN) == 1
    qtbot.keyClicks(card.author, "Ada Ferry")
    qtbot.keyClick(card.author, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.client.busy)
    assert card.isHidden() and page.bar.voices.currentText() == "Ada Ferry"
    qtbot.waitUntil(lambda: page.model.count(State.FRESH) == 1, timeout=WAIT)

    again = make_page()  # remembered for this folder
    qtbot.waitUntil(lambda: again.bar.adapter is not None)
    assert again.bar.voices.currentText() == "Ada Ferry"
    assert again.bar.voice is not None and again.bar.voice.model == str(voices / "base")


def test_not_now_lets_go_of_what_was_asked(
    make_page: Callable[[], EditorPage], foreign: Path, qtbot: QtBot
) -> None:
    page = make_page()
    page.add_voice(foreign)
    card = page.voices.question
    qtbot.waitUntil(card.isVisible)
    wanted: list[str] = []
    page.wanted.connect(wanted.append)
    card.train.click()
    assert wanted == ["train"]
    qtbot.keyClick(card.author, Qt.Key.Key_Escape)
    assert card.isHidden() and page.cards.isHidden() and not page.client.busy


def test_the_open_project_s_voice_comes_first_where_no_text_is_open(
    page: EditorPage, voices: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    def chosen() -> str:
        assert page.bar.adapter is not None
        return page.bar.adapter.path

    def opened(name: str) -> str:
        page.state.create_project(tmp_path / f"{name}.pastiche", "Ada Ferry")
        assert page.state.project is not None
        shutil.copytree(voices / "good", page.state.project.adapter)
        page.state.project_changed.emit()
        return str(page.state.project.adapter.resolve())

    first = opened("One")
    qtbot.waitUntil(lambda: chosen() == first)
    page.open_source(SOURCE)
    qtbot.waitUntil(lambda: page.text is not None)
    second = opened("Two")
    qtbot.waitUntil(lambda: second in page.voices.known)
    assert chosen() == first  # the text keeps its voice
    page.close_text()
    qtbot.waitUntil(lambda: chosen() == second)


def test_a_sentence_that_says_done_goes_with_the_next_command_or_by_itself(page: EditorPage) -> None:
    page.say("Copied.", passing=True)
    assert page.notice.isVisible()
    page.notice.passing.timeout.emit()
    assert not page.notice.isVisible()
    page.say("Copied.", passing=True)
    page.run("changes")
    assert not page.notice.isVisible()
    page.say("It was changed by another program.")
    page.run("changes")
    assert page.notice.isVisible()


def test_a_voice_that_was_thrown_away_is_named_and_another_takes_the_card_away(
    make_page: Callable[[], EditorPage], voices: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "gone"
    shutil.copytree(voices / "good", gone)
    page = make_page()
    page.add_voice(voices / "other")
    qtbot.waitUntil(lambda: page.bar.adapter is not None)
    page.add_voice(gone)
    qtbot.waitUntil(lambda: page.bar.adapter is not None and page.bar.adapter.path == str(gone))
    shutil.rmtree(gone)
    page.session.problem.emit(BadInput(f"There is no {gone}.", "Choose another."))
    qtbot.waitUntil(lambda: page.problem.isVisible())
    assert "Ada Ferry" in page.problem.title.text() and str(gone) not in page.problem.title.text()
    assert page.problem.fix.text() == "Choose Another Voice..." and len(page.voices.known) == 1
    page.bar.voice_changed.emit()
    assert page.problem.isHidden()


def test_a_voice_that_is_called_otherwise_is_so_in_the_list(page: EditorPage, qtbot: QtBot) -> None:
    assert page.bar.adapter is not None
    remember(page.state.preferences, page.bar.adapter.path, Papers())
    before = page.voices.known
    page.state.voices_changed.emit()
    qtbot.waitUntil(lambda: page.voices.known is not before)
    assert list(page.voices.known) == list(before)
