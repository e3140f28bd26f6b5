"""The whole walk through the window: a small book dropped in, five steps, a voice at the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop.jobs import Load
from desktop.window import Window
from tests.fakes.prose import SUBJECTS, paragraph
from tests.fakes.windows import settle

RUN = 120_000  # milliseconds a stage may take on a busy machine


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 400), Qt.DropAction.CopyAction, data, left, none))


def wait_done(qtbot: QtBot, window: Window, stage: str) -> None:
    state = window.state
    qtbot.waitUntil(lambda: stage not in state.runs and not Load.busy(), timeout=RUN)
    assert stage not in state.problems, str(state.problems.get(stage))
    assert state.done(stage)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "The Harbour Bell.txt"
    chapters = [
        "\n\n".join([f"CHAPTER {n}", *(paragraph(SUBJECTS[(n + m) % 4], 120, 10 * n + m) for m in range(5))])
        for n in range(1, 4)
    ]
    path.write_text("\n\n\n\n".join(chapters) + "\n", encoding="utf-8")
    return path


def test_from_a_dropped_book_to_a_voice(qtbot: QtBot, window: Window, story: Path, tmp_path: Path) -> None:
    drop(window, story)
    form = window.pages["welcome"].form
    qtbot.waitUntil(lambda: form.hint.text() != "" and "Looking" not in form.hint.text(), timeout=RUN)
    form.author.setText("Ada Ferry")
    assert form.root() == tmp_path / "projects" / "Ada Ferry.pastiche"
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)

    assert window.page == "import"
    wait_done(qtbot, window, "import")
    page = window.pages["import"]
    assert page.mode == "done" and page.primary.text() == "Continue"
    assert "The Harbour Bell" in window.state.result("import").books[0].file

    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)  # cleaning starts by itself
    assert window.page == "clean"
    wait_done(qtbot, window, "clean")
    settle()
    page = window.pages["clean"]
    assert page.review.rows and page.list.paragraphs.rowCount() == len(page.review.rows)

    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    page = window.pages["curate"]
    assert page.mode == "choose"
    page.spread.setChecked(False)
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    wait_done(qtbot, window, "curate")
    settle()
    assert "are chosen" in page.figures.text() and page.list.paragraphs.rowCount() > 0

    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    page = window.pages["neutralize"]
    assert page.choice.chosen().name == "outline" and page.choice.host() == ""
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    wait_done(qtbot, window, "neutralize")
    settle()
    assert page._pairs.account.toPlainText() and page._pairs.author.toPlainText()

    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    page = window.pages["train"]
    qtbot.waitUntil(lambda: page.presets.facts is not None, timeout=10_000)
    assert page.presets.preset() == "practice"
    page.presets.epochs.setValue(0.5)
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    wait_done(qtbot, window, "train")
    settle()
    assert page.title.text() == "The voice is ready"
    assert len(page.chart.valid) >= 2
    adapter = page.adapter()
    assert (adapter / "adapters.safetensors").is_file()
    assert json.loads((adapter / "metadata.json").read_text())["author"] == "Ada Ferry"

    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    assert window.page == "restyle"
    window.show_page("voices")
    settle()
    assert [voice.author for voice in window.pages["voices"].voices] == ["Ada Ferry"]


def test_training_stopped_in_the_window_keeps_the_best_and_says_so(qtbot: QtBot, opened: Window) -> None:
    opened.show_page("train")
    page = opened.pages["train"]
    qtbot.waitUntil(lambda: page.presets.facts is not None, timeout=10_000)
    page.presets.epochs.setValue(3.0)
    page.press_primary()
    run = opened.state.runs["train"]
    qtbot.waitUntil(lambda: run.progress is not None and run.progress.done >= 1, timeout=RUN)
    qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    assert page.lead.text() == "Saving what is done..." and not page.stop.isEnabled()
    qtbot.waitUntil(lambda: "train" not in opened.state.runs and not Load.busy(), timeout=RUN)
    assert "train" not in opened.state.problems
    result = opened.state.result("train")
    if result is not None:  # it had something better than before training to keep
        assert result.stopped_early and page.mode == "done"
    else:
        assert "train" in opened.state.stopped and page.mode == "choose"
