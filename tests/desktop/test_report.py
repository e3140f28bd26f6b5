"""A report of a problem: all of it is shown first, and nothing in it says whose books these are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core import importing, keys
from core.doctor import Check
from core.progress import BadInput, PasticheError
from core.project import Project
from core.stages import WALK
from core.types import Adapter
from desktop import log, own_words, report
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


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("Hilary Marsh Voice is no LoRA adapter.", "[…] is no LoRA adapter."),
        (f"The disk is full: {'a' * 290} could not be written.",
         "The disk is full: […] could not be written."),
        (f"The disk is full: “{SENTENCE * 20}” could not be written.", ""),  # too long to be a name
        (f"‘{SENTENCE}’ is odd. Wu wrote it", ""),
        (f"Nobody knows {SENTENCE} Check the key in Settings > Keys and try again.",
         "[…] Check the key in Settings > Keys and try again."),
        ("The work ended unexpectedly (signal 6).", "The work ended unexpectedly (signal 6)."),
        ("Die Arbeit endete unerwartet (Signal 6).", "The work ended unexpectedly (signal 6)."),
        ("The work ended unexpectedly (Secret 1984).", "The work ended unexpectedly ([…])."),
        ("Secret.azw3 ist eine Kindle-Datei.", "[…] is a Kindle file."),
    ],
)  # fmt: skip
def test_of_what_was_shown_only_our_own_words_are_told(shown: str, told: str) -> None:
    assert own_words.of(shown) == told


def imported(qtbot: QtBot, window: Window, path: Path) -> str:
    """What the report says after an import of this failed."""
    log.Tracks(window.state)
    window.start_stage("import", importing.Options((str(path),)))
    qtbot.waitUntil(lambda: not window.state.runs)
    window.desk.report_problem()
    settle()
    assert window.desk.report is not None
    return window.desk.report.report.text


@pytest.fixture
def begun(window: Window, tmp_path: Path) -> Window:
    window.open_project(Project.create(tmp_path / "P.pastiche", "Ada Fern").root)
    settle()
    return window


def test_a_book_that_cannot_be_read_is_not_named(
    qtbot: QtBot, begun: Window, written: Path, tmp_path: Path
) -> None:
    book = tmp_path / "The Secret Novel.azw3"
    book.write_bytes(b"\0" * 60 + b"BOOKMOBI" + b"\0" * 400)
    text = imported(qtbot, begun, book)
    assert "[…] is a Kindle file." in text and "Secret" not in text and "Novel" not in text


def test_a_folder_without_books_is_not_named(
    qtbot: QtBot, begun: Window, written: Path, tmp_path: Path
) -> None:
    (tmp_path / "My Secret Book").mkdir()
    text = imported(qtbot, begun, tmp_path / "My Secret Book")
    assert "There is no book in […]." in text and "Secret" not in text


def test_a_voice_that_cannot_be_added_is_not_named(window: Window, written: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Hilary Marsh Voice"
    folder.mkdir()
    (folder / "adapters.safetensors").write_bytes(b"x")
    (folder / "adapter_config.json").write_text("{}", encoding="utf-8")
    log.Tracks(window.state)
    window.show_page("voices")
    page: Any = window.pages["voices"]
    page.add(folder)
    settle()
    window.desk.report_problem()
    settle()
    assert window.desk.report is not None
    text = window.desk.report.report.text
    assert "is no LoRA adapter" in text and "Hilary" not in text and "Marsh" not in text


def damage(project: Project) -> None:
    """What the project says of its import cannot be read."""
    path = project.root / "project.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["stages"]["import"] = {"inputs": "", "options": {}, "result": {"nonsense": 1}}
    path.write_text(json.dumps(data), encoding="utf-8")


def test_a_damaged_project_opens_and_is_told_reported_and_mended(
    qtbot: QtBot, begun: Window, written: Path, tmp_path: Path
) -> None:
    project = begun.state.project
    assert project is not None
    damage(project)
    begun.open_project(project.root)
    settle()
    assert begun.page == "import" and begun.notice.isVisible()
    assert "the step Import cannot be read" in begun.notice.title.text()
    begun.desk.report_problem()
    settle()
    shown = begun.desk.report
    assert shown is not None and shown.isVisible() and shown.copy.isEnabled()
    assert "What this project knows of the step […] cannot be read." in shown.report.text
    (tmp_path / "a.txt").write_text(f"{SENTENCE} " * 400, encoding="utf-8")
    begun.start_stage("import", importing.Options((str(tmp_path / "a.txt"),)))
    qtbot.waitUntil(lambda: not begun.state.runs)
    settle()
    assert begun.state.done("import"), begun.state.problems


def test_the_last_problem_is_told_without_its_text(window: Window, written: Path) -> None:
    detail = (
        f'Traceback (most recent call last):\n  File "/a/core/x.py", line 3, in run\nValueError: {SENTENCE}'
    )
    error = BadInput(
        f"Secrets of Mine.epub holds “{SENTENCE}”.", "Check the connection and try again.", detail
    )
    window.state.refused.emit(error)
    window.desk.report_problem()
    settle()
    assert window.desk.report is not None
    text = window.desk.report.report.text
    assert (
        "BadInput, shown at" in text
        and "core/x.py:3 in run" in text
        and "Check the connection and try again." in text
    )
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
    error = PasticheError("The disk is full: Mine.txt could not be written.", "Try again.")
    log.problem(error)
    told = log.last_problem()
    assert told is not None and told.error is error
    assert "The disk is full: […] could not be written." in report.of_problem(told)


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
