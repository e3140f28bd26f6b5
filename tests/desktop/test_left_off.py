"""A run that was stopped: the page says how far it came, and Start goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.neutralizing import Options
from core.project import Project
from desktop import step_notes
from desktop.steps.neutralizing import NeutralizePage
from desktop.window import Window
from tests.desktop.choices import make_choice
from tests.fakes.llm_servers import free_port_url, openai_server
from tests.fakes.windows import settle

RUN = 120_000  # milliseconds a child may take on a busy machine
DONE = 4


def show(window: Window, project: Project) -> NeutralizePage:
    window.open_project(project.root)
    window.show_page("neutralize")
    settle()
    page: Any = window.pages["neutralize"]
    assert isinstance(page, NeutralizePage)
    return page


def known(qtbot: QtBot, page: NeutralizePage) -> str:
    qtbot.waitUntil(lambda: "passages" in page.takes.said.text(), timeout=RUN)
    return page.takes.said.text()


def choose(page: NeutralizePage, url: str, model: str = "small") -> None:
    assert page.choice is not None
    page.choice.rows["server"].radio.setChecked(True)
    source: Any = page.choice.source("server")
    source.address.setText(url)
    source.model.setText(model)
    page.choice.workers.setValue(1)
    settle()


@pytest.mark.long
def test_a_stopped_run_says_how_far_it_came_and_goes_on(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", free_port_url())
    project = make_choice(tmp_path, 120, words=80)
    page = show(window, project)
    assert page.choice is not None and page.left_off.isHidden() and page.primary.text() == "Start"
    with openai_server(lambda n: "hang" if n == DONE else "") as server:
        choose(page, server.url)
        page.start()
        qtbot.waitUntil(lambda: len(server.requests) > DONE, timeout=RUN)
        page.stop_run()
        server.closing.set()
        qtbot.waitUntil(lambda: "neutralize" not in page.state.runs, timeout=RUN)
        settle()
        assert page.mode == "choose" and page.left_off.said.text().startswith("Stopped")
        there = len(project.pairs.read_text(encoding="utf-8").splitlines())
        assert there >= DONE and f"{there} of 72 passages are described already" in known(qtbot, page)
        said = page.left_off.said.text()
        assert said.startswith(f"Stopped: {there} of 72 passages") and said.endswith(
            "are described. Go On asks for the rest."
        )
        assert page.left_off.isVisible() and page.primary.text() == page.primary.accessibleName() == "Go On"
        assert page.primary.property("look") == "primary" and page.primary.isEnabled()
        assert step_notes.note(window.state, "neutralize")[1] == "stopped"
        choose(page, server.url, "another")
        assert page.primary.text() == "Start" and "Start asks for the rest" in page.left_off.said.text()
        choose(page, server.url)
        page.choice.anew.setChecked(True)
        assert page.primary.text() == "Start" and page.left_off.said.text().endswith("are described.")
        page.choice.anew.setChecked(False)
        sent = len(server.requests)
        page.primary.click()
        qtbot.waitUntil(lambda: "neutralize" not in page.state.runs, timeout=RUN)
        settle()
        result = page.state.result("neutralize")
        assert page.mode == "done" and result.failed == 0
        assert len(server.requests) - sent == result.chunks - there
    page.choose_again()
    settle()
    assert page.left_off.isHidden() and page.primary.text() == "Start"


def test_it_is_said_after_closing_and_opening_too(
    qtbot: QtBot, window: Window, sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", free_port_url())
    lines = sample.pairs.read_text(encoding="utf-8").splitlines(keepends=True)
    sample.pairs.write_text("".join(lines[:7]), encoding="utf-8")
    sample.begin("neutralize", Options(llm="outline"))
    settle()
    page = show(window, sample)
    assert (
        page.mode == "choose" and page.left_off.said.text() == "Stopped. What is described already is kept."
    )
    assert f"7 of {len(lines)} passages are described already" in known(qtbot, page)
    assert page.left_off.said.text() == (
        f"Stopped: 7 of {len(lines)} passages are described. Go On asks for the rest."
    )
    assert page.primary.text() == "Go On" and step_notes.note(window.state, "neutralize")[1] == "stopped"
