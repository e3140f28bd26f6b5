"""A second opinion on style is offered where it can be had, comes on request, and what goes wrong is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import adapters, machine
from core.evaluating import style_model, summary
from core.evaluating.found import SECOND, StylePart
from core.evaluating.summary import Finding
from desktop.evaluation.second_opinion import SecondOpinion
from desktop.evaluation.window import EvaluationWindow
from desktop.settings.model_facts import STYLE, read_shelf
from desktop.settings.model_row import ModelRow
from desktop.window import Window
from tests.core.evaluating.findings import finding
from tests.desktop.voices import make_voice, show, trained
from tests.fakes.hub import FakeHub, serve
from tests.fakes.windows import settle

MODEL = style_model.ENGLISH
FILES = {"modules.json": b"[]", "config.json": b"{}", "model.safetensors": b"x" * 9000}


def report(model: str = MODEL, seconded: bool = False) -> Finding:
    found = finding()
    assert found.style is not None
    style = replace(found.style, model=model)
    if seconded:
        voice = replace(style.voice, parts=(*style.voice.parts, StylePart(SECOND, 31.0, None, None)))
        style = replace(style, voice=voice)
    return replace(found, style=style)


@pytest.fixture
def folder() -> Path:
    return make_voice(adapters.home() / "fern", "Ada Fern", **trained())


def opened(window: Window, folder: Path, found: Finding) -> EvaluationWindow:
    summary.write(folder, found)
    page = show(window)
    page.cards[0].do("measure")
    settle()
    return next(iter(page.measuring.values()))


def offer(shown: EvaluationWindow) -> SecondOpinion | None:
    found = shown.paper.rows.findChild(SecondOpinion)
    assert found is None or isinstance(found, SecondOpinion)
    return found


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style_model, "usable", lambda: True)


@pytest.mark.usefixtures("library")
def test_it_is_fetched_on_request_and_then_asked_with_the_next_measuring(
    qtbot: QtBot, window: Window, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    shown = opened(window, folder, report())
    offered = offer(shown)
    assert offered is not None and offered.go.isVisible() and offered.coming.isHidden()
    assert "250 MB" in offered.go.text() and "MIT licence" in offered.said.text()
    assert "second opinion" in offered.go.accessibleName() and offered.wrong.isHidden()
    with serve(FakeHub(FILES, name=MODEL)) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        offered.go.setFocus()
        with qtbot.waitSignal(shown.paper.fetches.ended, timeout=60_000):
            QTest.keyClick(offered.go, Qt.Key.Key_Space)
            assert offered.go.isHidden() and offered.coming.isVisible() and shown.at_work
            assert offered.stop.hasFocus() and offered.stop.accessibleName() == "Stop the download"
    settle()
    assert style_model.model_path(MODEL) is not None and not shown.at_work
    assert offered.go.isHidden() and "Measure again" in offered.said.text()
    shown.close()


@pytest.mark.usefixtures("library")
def test_a_download_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    shown = opened(window, folder, report())
    offered = offer(shown)
    assert offered is not None
    with qtbot.waitSignal(shown.paper.fetches.ended, timeout=60_000):
        offered.go.click()
    settle()
    assert offered.wrong.isVisible() and offered.wrong.text() and offered.go.isVisible()
    assert offered.go.hasFocus()
    with qtbot.waitSignal(shown.paper.fetches.ended, timeout=60_000):
        offered.go.click()
        assert offered.wrong.isHidden()
        offered.stop.click()
        assert "Stopping" in offered.said.text() and not offered.stop.isEnabled()
    shown.close()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("found", [report(seconded=True), report(model="")])
def test_nothing_is_offered_where_it_was_asked_or_has_too_little(
    window: Window, folder: Path, found: Finding
) -> None:
    shown = opened(window, folder, found)
    assert offer(shown) is None
    shown.close()


def test_nothing_is_offered_where_nothing_could_load_it(
    window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style_model, "usable", lambda: False)
    shown = opened(window, folder, report())
    assert offer(shown) is None
    shown.close()


def test_the_settings_say_what_the_model_is_for(qtbot: QtBot) -> None:
    place = machine.models_dir() / MODEL
    place.mkdir(parents=True)
    for name, data in FILES.items():
        (place / name).write_bytes(data)
    (model,) = (one for one in read_shelf([], [], []).models if one.name == MODEL)
    assert model.kind == STYLE and model.title == "For a second opinion on style"
    made = ModelRow(model)
    qtbot.addWidget(made)
    assert "nothing needs it" in made.needed.text()
