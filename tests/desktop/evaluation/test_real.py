"""A voice is really measured from the window: stopped, gone on with, and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.evaluating import summary
from core.files import read_jsonl
from core.project import Project
from desktop.window import Window
from tests.desktop.voices import show
from tests.fakes.samples import copy_project
from tests.fakes.windows import settle

PATIENCE = 600_000  # milliseconds


@pytest.mark.long
def test_a_voice_is_measured_stopped_and_gone_on_with(
    qtbot: QtBot, window: Window, trained_sample: Project, tmp_path: Path
) -> None:
    project = copy_project(trained_sample, tmp_path / "Measured.pastiche")
    window.open_project(project.root)
    page = show(window)
    page.cards[0].do("measure")
    settle()
    shown = next(iter(page.measuring.values()))
    written = summary.folder_of(project.adapter) / summary.WRITTEN
    shown.measure()
    qtbot.waitUntil(lambda: written.is_file() and len(read_jsonl(written)) > 2, timeout=PATIENCE)
    shown.work.stop.click()
    qtbot.waitUntil(lambda: shown.job is None, timeout=PATIENCE)
    settle()
    assert shown.stack.currentWidget() is shown.empty and "is kept" in shown.told.text()
    kept = read_jsonl(written)
    shown.measure()
    qtbot.waitUntil(lambda: shown.found is not None, timeout=PATIENCE)
    settle()
    assert shown.stack.currentWidget() is shown.paper
    assert read_jsonl(written)[: len(kept)] == kept
    found = summary.read(project.adapter)
    assert found is not None and len(shown.paper.rows.rows) > 5
    shown.close()
