"""The whole walk through the window: a small book dropped in, five steps, a voice at the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from core import machine
from core.restyling.document import parse
from desktop.editor.passage_model import State as Passage
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


@pytest.mark.long
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
    assert page.review.rows and page.view.list.paragraphs.rowCount() == len(page.review.rows)

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
    qtbot.waitUntil(lambda: page.presets.facts, timeout=10_000)
    assert page.presets.preset() == "practice"
    page.presets.more.epochs.setValue(0.5)
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    wait_done(qtbot, window, "train")
    settle()
    assert page.title.text() == "The voice is ready"
    assert len(page.learning.chart.valid) >= 2
    adapter = page.adapter()
    assert (adapter / "adapters.safetensors").is_file()
    assert json.loads((adapter / "metadata.json").read_text())["author"] == "Ada Ferry"

    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    assert window.page == "restyle"
    window.show_page("voices")
    settle()
    assert [voice.author for voice in window.pages["voices"].voices] == ["Ada Ferry"]


@pytest.mark.long
def test_the_sample_book_from_a_drop_to_a_page_in_its_voice(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(button: QPushButton) -> None:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def go_on(stage: str, wanted: str = "") -> None:
        """The page's one button: start the step where it waits for that, then on to the next page."""
        page = window.pages[stage]
        if page.mode == "choose":
            assert page.primary.text() == wanted and page.primary.isEnabled()
            press(page.primary)
        wait_done(qtbot, window, stage)
        assert page.mode == "done" and page.primary.text() == "Continue"
        press(page.primary)

    welcome = window.pages["welcome"]
    drop(window, machine.resource("sample_book.epub"))
    qtbot.waitUntil(lambda: welcome.form.author.text() != "", timeout=RUN)
    press(welcome.form.go)
    go_on("import")
    go_on("clean")
    window.pages["curate"].spread.setChecked(False)
    go_on("curate", "Choose Passages")
    go_on("neutralize", "Start")
    presets = window.pages["train"].presets
    qtbot.waitUntil(lambda: presets.facts, timeout=RUN)
    assert presets.preset() == "practice"
    presets.more.epochs.setValue(0.3)
    go_on("train", "Start Learning")

    assert window.page == "restyle"
    page = window.pages["restyle"]
    paragraphs = machine.resource("sample_book/page.md").read_text(encoding="utf-8").split("\n\n")
    heading, first, _quote, second, items = paragraphs[:5]
    text = "\n\n".join([heading, first, items, second[:300].rpartition(".")[0] + "."]) + "\n"
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.start.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(page.start.use)
    qtbot.waitUntil(lambda: page.text is not None and page.bar.adapter is not None, timeout=RUN)
    assert page.bar.adapter.path == str(window.state.project.adapter.resolve())
    press(page.bar.rest)
    qtbot.waitUntil(lambda: page.model.count(Passage.FRESH) > 0, timeout=RUN)
    place = page.model.places(Passage.FRESH)[0]
    page.view.go_to(place)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    written = page.model.row(place)
    assert written.state == Passage.ACCEPTED and written.text.strip() and written.text != written.source
    press(page.bar.stop)

    out = tmp_path / "restyled.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    press(page.footer.export)
    qtbot.waitUntil(out.is_file, timeout=RUN)
    settle()
    exported = out.read_text(encoding="utf-8")
    assert exported != text and written.text.split("\n")[0] in exported
    assert kept_blocks(exported) == kept_blocks(text) and len(kept_blocks(text)) >= 2


def kept_blocks(text: str) -> list[str]:
    """Headings and lists, word for word."""
    document = parse(text)
    return [text[block.start : block.end].strip() for block in document.blocks if not block.prose]


def test_a_second_book_dropped_before_the_project_is_made_joins_the_first(
    window: Window, story: Path, tmp_path: Path
) -> None:
    other = tmp_path / "The Lock Keeper.txt"
    other.write_text("One more.\n", encoding="utf-8")
    drop(window, story)
    drop(window, other)
    assert window.pages["welcome"].form.paths == [story, other]


def test_try_again_after_a_first_failure_reads_the_same_file(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.state.create_project(tmp_path / "Ada.pastiche", "Ada Ferry")
    book = tmp_path / "book.epub"
    book.write_text("not an ePub", encoding="utf-8")
    drop(window, book)
    page = window.pages["import"]
    qtbot.waitUntil(lambda: "import" in window.state.problems and not Load.busy(), timeout=RUN)
    assert page.problem.isVisible()
    book.write_bytes(machine.resource("sample_book.epub").read_bytes())  # the download has ended meanwhile
    qtbot.mouseClick(page.problem.fix, Qt.MouseButton.LeftButton)
    wait_done(qtbot, window, "import")
