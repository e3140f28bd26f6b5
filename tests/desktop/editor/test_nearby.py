"""How the author wrote of something like a passage: where it is looked up, what is lacking, what is shown."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from core.files import join_runs, write_text
from core.indexing import Found
from core.progress import BadInput, Missing, Progress
from core.project import Project
from core.types import Adapter
from desktop.editor.editor import EditorPage
from desktop.editor.nearby import Answers, Passage, Source, lacking, placed, source_of
from desktop.jobs import Job, Load
from tests.fakes.prose import paragraph
from tests.fakes.voices import SOURCE

SEA, GARDEN = paragraph("sea", 60, 1), paragraph("garden", 60, 2)
CHAPTERS = [{"book": "Low Water", "chapter": "One"}, {"book": "Low Water", "chapter": "Two"}]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A curated project of two chapters with a voice in its place."""
    made = Project.create(tmp_path / "Ferry.pastiche", "Ada Ferry")
    for path in (made.clean_text, made.curated_text):
        write_text(path, join_runs([[SEA], [GARDEN]]))
    made.places.parent.mkdir(exist_ok=True)
    made.places.write_text(json.dumps(CHAPTERS))
    return made


def hit(text: str) -> Found:
    return Found(0.5, "Ada Ferry", "x", 0, 0, 60, text)


def adapter_of(project: Project) -> Adapter:
    return Adapter(str(project.adapter), "Ada Ferry", "practice", {})


def test_a_project_s_voice_is_looked_up_in_the_project(project: Project, tmp_path: Path) -> None:
    source = source_of(adapter_of(project))
    assert (source.root, source.author, source.text) == (project.root, "Ada Ferry", True)
    assert source.search("words").author == "" and source.make().author == ""
    alone = source_of(Adapter(str(tmp_path / "lora_adapters" / "x"), "Ada Ferry", "", {}))
    assert alone == Source("Ada Ferry") and alone.search("words").author == "Ada Ferry"
    assert alone.make("/a.txt").input == "/a.txt" and alone.make("/a.txt").author == "Ada Ferry"
    (project.index).mkdir()
    (project.index / "index.json").write_text("{}")
    assert source_of(adapter_of(project)) != source  # an answer of the earlier index is none of this one


def test_passages_come_with_book_and_chapter(project: Project) -> None:
    source = source_of(adapter_of(project))
    found = placed(source, [hit(GARDEN), hit("Nobody knows where this stands.")])
    assert [passage.place for passage in found] == ["Low Water, Two", ""]
    assert placed(Source("Ada Ferry"), [hit(SEA)]) == [Passage(SEA)]


def test_what_is_lacking_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    from core.language import embedding_model

    source, missing = Source("Ada Ferry", Path("/p"), True), Missing("Nothing.", "Make one.")
    assert lacking(BadInput("Damaged.", "Make it anew."), source) == ""
    monkeypatch.setattr(embedding_model, "model_path", lambda: Path("/model"))
    assert lacking(missing, source) == "index"
    monkeypatch.setattr(embedding_model, "model_path", lambda: None)
    assert lacking(missing, source) == lacking(missing, Source("Ada Ferry")) == "both"
    assert lacking(missing, Source("Ada Ferry", Path("/p"), True, (1, 1))) == "model"
    monkeypatch.setattr("desktop.editor.nearby.LIBRARY", "no_such_library")
    assert lacking(missing, source) == "library"


def test_only_the_last_answers_are_kept() -> None:
    answers, source = Answers(), Source("Ada Ferry")
    for number in range(60):
        answers.keep(str(number), source, [Passage(str(number))])
    assert answers.get("59", source) == [Passage("59")] and answers.get("0", source) is None
    answers.clear()
    assert answers.get("59", source) is None


@pytest.fixture
def with_text(page: EditorPage, qtbot: QtBot) -> Iterator[EditorPage]:
    page.open_source(SOURCE)
    qtbot.waitUntil(lambda: page.text is not None)
    page.view.setFocus()
    page.view.go_to(0)
    yield page
    page.nearby.shut_down()


def labels(page: EditorPage) -> list[str]:
    return [made.text() for made in page.nearby.panel.area.findChildren(QLabel)]


def test_h_asks_a_child_which_says_that_nothing_is_indexed(
    with_text: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, panel = with_text, with_text.nearby.panel
    qtbot.keyClick(page.view, Qt.Key.Key_H)
    assert page.nearby.on and "Ada Ferry" in panel.title.text()
    qtbot.waitUntil(lambda: panel.act.text() == "Choose a Text...")
    assert "Nothing of Ada Ferry is indexed" in panel.message.text() and not page.nearby.busy
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    panel.act.click()
    assert not page.nearby.busy
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.nearby.on and page.view.hasFocus()


def answered(page: EditorPage, found: list[Passage]) -> None:
    """The author's index has answered for the passage in hand."""
    page.nearby._answers.keep(page.model.row(0).source, Source("Ada Ferry"), found)
    page.run("nearby")


def test_passages_are_read_and_nothing_is_searched_twice(with_text: EditorPage, qtbot: QtBot) -> None:
    page, panel = with_text, with_text.nearby.panel
    answered(page, [Passage(SEA, "Low Water, One"), Passage(GARDEN)])
    qtbot.waitUntil(lambda: len(panel.texts) == 2)
    assert not page.nearby.busy and SEA in labels(page) and "Low Water, One" in labels(page)
    assert "not to be copied" in panel.about.text()
    assert panel.findChildren(QAbstractButton) == [panel.close_button, panel.act, panel.copy]
    assert panel.copy.isHidden()  # none that copies: that one is for the details of a failure
    assert all(made.accessibleName() for made in panel.texts)
    for tall in (500, 760):  # it follows the pane
        page.resize(page.width(), tall)
        qtbot.waitUntil(lambda: page.height() == panel.parentWidget().height() + page.bar.height() + 1)
        assert panel.height() <= 0.4 * panel.parentWidget().height() + 1 and panel.height() > 100
    panel.close_button.click()
    assert not page.nearby.on
    page.close_text()
    assert not page.nearby.on


@pytest.mark.parametrize(
    "source, what, said",
    [
        (Source("Ada Ferry", Path("/p"), True), "index", "Make the Index"),
        (Source("Ada Ferry", Path("/p"), False), "index", "Go to Curate"),
        (Source("Ada Ferry"), "both", "Choose a Text..."),
        (Source("Ada Ferry"), "model", "Download It (90 MB)"),
        (Source("Ada Ferry"), "library", "Try Again"),
        (Source("Ada Ferry"), "", "Try Again"),
    ],
)
def test_what_is_lacking_has_a_button(with_text: EditorPage, source: Source, what: str, said: str) -> None:
    nearby = with_text.nearby
    nearby._source = source
    nearby._explain(Missing("It is not there.", "Put it there."), what)
    assert nearby.panel.act.text() == said and nearby.panel.remedy.text()
    wanted: list[str] = []
    with_text.wanted.connect(wanted.append)
    if said == "Go to Curate":
        nearby.panel.act.click()
        assert wanted == ["curate"]


def test_the_margin_of_the_passage_in_hand_leads_there(with_text: EditorPage) -> None:
    painter, row = with_text.view.painter_of_rows, with_text.model.row(0)
    links = [note for note in painter.margin.notes(0, row, True, False) if note.does == "nearby"]
    assert [note.text for note in links] == ["How Ferry wrote of this"]
    assert not [note for note in painter.margin.notes(1, row, False, False) if note.does == "nearby"]


def test_an_index_is_made_on_behind_a_closed_panel(
    with_text: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, nearby, panel = with_text, with_text.nearby, with_text.nearby.panel
    monkeypatch.setattr(Job, "start", lambda _: None)
    monkeypatch.setattr(Job, "wait", lambda _: True)
    page.run("nearby")
    qtbot.waitUntil(lambda: panel.act.text() == "Stop")  # a search
    nearby._explain(Missing("No index.", "Make one."), "index")
    nearby._make("/a.txt")
    assert panel.line.share is None and panel.line.moving
    job = nearby.making._job
    assert job is not None
    job.progress.emit(Progress("index", 0, 4, "Loading the embedding model"))
    assert panel.message.text() == "Loading the embedding model" and panel.line.moving
    nearby.close()
    assert nearby.making.on and not panel.line.moving and "in the background" in page.notice.said.text()
    job.progress.emit(Progress("index", 2, 4, "Reading passages"))
    page.run("nearby")
    qtbot.waitUntil(lambda: panel.message.text() == "Reading passages")
    assert panel.line.share == 0.5 and not panel.line.moving and panel.act.text() == "Stop"
    nearby.close()
    job.succeeded.emit(None)
    assert not nearby.making.on and "Ada Ferry's index is made" in page.notice.said.text()


@pytest.mark.long
def test_an_index_is_made_and_searched(
    make_page: Callable[[], EditorPage], voices: Path, project: Project, qtbot: QtBot
) -> None:
    shutil.copytree(voices / "good", project.adapter)
    page = make_page()
    page.add_voice(project.adapter)
    qtbot.waitUntil(lambda: page.bar.adapter is not None)
    page.open_source(paragraph("garden", 30, 9))
    qtbot.waitUntil(lambda: page.text is not None)
    panel = page.nearby.panel
    page.view.go_to(0)
    page.run("nearby")
    qtbot.waitUntil(lambda: panel.act.text() == "Make the Index" and not panel.act.isHidden())
    panel.act.click()
    qtbot.waitUntil(lambda: len(panel.texts) == 2, timeout=180_000)
    assert [text for text in labels(page) if text in (SEA, GARDEN)] == [GARDEN, SEA]
    assert not Load.busy() and not page.nearby.busy
