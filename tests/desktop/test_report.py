"""A report of a problem: all of it is shown first, and nothing in it says whose books these are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core import keys
from core.doctor import Check
from core.progress import BadInput, PasticheError
from core.project import Project
from core.stages import WALK
from core.types import Adapter
from desktop import log, report
from desktop.editor.nearby_panel import NearbyPanel
from desktop.report_window import ReportWindow
from desktop.voice_export import ExportSheet
from desktop.voice_import import ImportSheet
from desktop.widgets.problem import Problem
from desktop.window import Window
from tests.desktop.logs import started
from tests.fakes.windows import settle

SENTENCE = "Nobody counted the herring that winter."
CHECKS = [
    Check("MLX", True, "0.32.4", "everything"),
    Check("Embeddings", True, str(Path.home() / "Library" / "models"), "choosing"),
    Check("Ollama", False, "not running", "descriptions", "Open Ollama."),
]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, own_folders: Path) -> Iterator[Path]:
    monkeypatch.setattr(report, "doctor", SimpleNamespace(examine=lambda: CHECKS))
    with started(monkeypatch) as file:
        yield file


@pytest.fixture
def reporting(written: Path, window: Window) -> ReportWindow:
    window.menus.actions["report"].trigger()
    settle()
    assert window.desk.report is not None
    return window.desk.report


def test_it_holds_what_helps(reporting: ReportWindow) -> None:
    text = reporting.all.toPlainText()
    for said in (
        "Versions",
        "Pastiche ",
        "Qt ",
        "of memory",
        "MLX: ok: 0.32.4",
        "Ollama: missing: not running",
    ):
        assert said in text
    assert "None was shown" in text and "INFO started" in text
    assert "Embeddings: ok\n" in text  # where it lies is nobody's business
    assert reporting.report.text == text


def test_names_of_author_project_books_and_user_are_taken_out(written: Path, opened: Window) -> None:
    project = opened.state.project
    assert project is not None
    book = opened.state.result("import").books[0]
    said = (
        f"{project.author} wrote {book.title} in {book.file}; it lies in {project.root}, near "
        f"{Path.home()}/x. {project.author.split()[-1]}, {project.root.stem}."
    )
    found = report.names_of(opened.state).with_all().out_of(said)
    for name in (project.author, project.author.split()[-1], book.title, book.file, str(project.root)):
        assert name not in found
    assert "[author] wrote [book] in [book]" in found and "near ~/x" in found


def test_authors_of_projects_that_are_not_open_are_taken_out(
    written: Path, window: Window, tmp_path: Path
) -> None:
    other = Project.create(tmp_path / "Other.pastiche", "Ottilie Quill")
    window.state.preferences.remember(other.root)
    names = report.names_of(window.state)
    assert "Quill" in names.out_of("Quill")  # no disk is read for that in the window
    assert (
        names.with_all().out_of("The voice of Ottilie Quill, in Other.")
        == "The voice of [author], in [project]."
    )


def test_what_a_problem_quoted_is_left_out() -> None:
    said = report.without_quotes(f'The line “{SENTENCE}” of My Secret Novel.epub is odd. See "{SENTENCE}".')
    assert said == "[file] is odd. See […]."
    assert report.without_quotes("It lies in /Users/ada/My Novels/one, which is full.") == (
        "It lies in [path], which is full."
    )


def test_the_last_problem_is_told_without_its_text(window: Window, written: Path) -> None:
    detail = (
        f'Traceback (most recent call last):\n  File "/a/core/x.py", line 3, in run\nValueError: {SENTENCE}'
    )
    error = BadInput(f"Secrets of Mine.epub holds “{SENTENCE}”.", "Use another copy.", detail)
    window.state.refused.emit(error)
    window.desk.report_problem()
    settle()
    assert window.desk.report is not None
    text = window.desk.report.report.text
    assert "BadInput, shown at" in text and "core/x.py:3 in run" in text and "Use another copy." in text
    assert "herring" not in text and "Secrets" not in text


def test_what_the_user_writes_comes_first_and_without_keys(
    reporting: ReportWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_used", {"planted-key-123456"})
    qtbot.keyClicks(reporting.did, "I pressed Start. planted-key-123456")
    assert "What I did\nI pressed Start. [key]\n" in reporting.all.toPlainText()
    assert "planted" not in reporting.report.text


def test_it_is_copied_and_saved_and_nothing_else(
    reporting: ReportWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    reporting.copy.click()
    assert QGuiApplication.clipboard().text() == reporting.report.text
    reporting.save_to(tmp_path / "report.txt")
    settle()
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == reporting.report.text
    (tmp_path / "report").mkdir()
    reporting.save_to(tmp_path / "report")
    settle()
    assert reporting.problem.isVisible() and reporting.problem.remedy.text()
    assert not reporting.isModal()
    qtbot.keyClick(reporting.did, Qt.Key.Key_Escape)
    assert not reporting.isVisible()


def test_until_the_computer_was_looked_at_nothing_can_be_copied(written: Path, window: Window) -> None:
    window.desk.report_problem()
    shown = window.desk.report
    assert shown is not None and not shown.copy.isEnabled() and not shown.save.isEnabled()
    settle()
    assert shown.copy.isEnabled()


def test_a_failed_stage_is_the_last_problem(window: Window, written: Path) -> None:
    error = PasticheError("It broke.", "Try again.")
    log.problem(error)
    told = log.last_problem()
    assert told is not None and told.error is error
    assert "It broke." in report.of_problem(told, report.names_of(window.state))


def test_every_card_of_a_failure_offers_its_details(opened: Window, written: Path, tmp_path: Path) -> None:
    detail = 'Traceback (most recent call last):\n  File "/a/core/x.py", line 3, in run\nValueError: '
    error = PasticheError("It broke.", "Try again.", detail + SENTENCE)
    for page in (*WALK, "restyle", "voices", "settings"):
        opened.show_page(page)
    voice = Adapter(str(tmp_path), "Ada Ferry", "owner/real", {})
    sheets = [ExportSheet(opened.state, voice, opened), ImportSheet(opened.state, tmp_path, opened)]
    settle()
    holders = (*opened.pages.values(), *sheets, opened)
    cards = [card for widget in holders for card in widget.findChildren(Problem)]
    assert len(set(cards)) >= len(WALK) + 4
    for card in cards:
        card.show_error(error)
        assert not card.copy.isHidden() and card.copy.text() == "Copy Details"
        card.copy.click()
        copied = QGuiApplication.clipboard().text()
        assert "It broke." in copied and "core/x.py:3 in run" in copied and "herring" not in copied
    panel = NearbyPanel()
    panel.tell("It broke.", error=error)
    panel.copy.click()
    assert not panel.copy.isHidden() and "core/x.py:3" in QGuiApplication.clipboard().text()
    panel.tell("Working.")
    assert panel.copy.isHidden()
    for widget in (*sheets, panel):
        widget.deleteLater()
