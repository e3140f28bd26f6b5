"""Exports of a text whose work goes on, and what the button of each problem does."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from core.progress import PasticheError
from desktop.editor import texts
from desktop.editor.passage_model import Row
from tests.desktop.editor.test_drafts import (
    HARBOUR,
    LANDING,
    WORDS,
    MakePage,
    Patch,
    accept,
    export,
    newest,
    show,
    show_file,
)


class Held:
    """Keeps `texts.write_out` waiting, so that something can be done meanwhile."""

    def __init__(self, monkeypatch: Patch) -> None:
        self.go, self._write = threading.Event(), texts.write_out
        monkeypatch.setattr(texts, "write_out", self)

    def __call__(self, text: texts.Text, rows: Sequence[Row], path: Path) -> texts.Text:
        assert self.go.wait(30)
        return self._write(text, rows, path)


def test_what_is_accepted_during_an_export_is_not_in_the_file(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch, tmp_path: Path
) -> None:
    page, out = make_page(), tmp_path / "out.md"
    show(page, qtbot, HARBOUR)
    accept(page)
    held = Held(monkeypatch)
    export(page, monkeypatch, out)
    accept(page)
    held.go.set()
    qtbot.waitUntil(page.notice.isVisible)
    assert out.read_text(encoding="utf-8").count(WORDS) == 1 and page.session.unsaved
    page.drafts.save_now()
    assert newest() is not None


def test_an_export_that_ends_after_its_text_was_put_away_leaves_the_next_one_alone(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch, tmp_path: Path
) -> None:
    page, out = make_page(), tmp_path / "out.md"
    show(page, qtbot, LANDING)
    accept(page)
    held = Held(monkeypatch)
    export(page, monkeypatch, out)
    show(page, qtbot, HARBOUR)
    accept(page)
    held.go.set()
    qtbot.waitUntil(page.notice.isVisible)
    assert out.read_text(encoding="utf-8").startswith("# One") and page.session.unsaved


def test_replace_it_writes_the_text_that_was_exported(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch, tmp_path: Path
) -> None:
    page, path, go = make_page(), tmp_path / "day.md", threading.Event()
    path.write_text(LANDING, encoding="utf-8")
    show_file(page, qtbot, path)
    accept(page)
    path.write_text("Somebody else was here.", encoding="utf-8")
    monkeypatch.setattr(texts, "changed_meanwhile", lambda *_: go.wait(30))
    export(page, monkeypatch, path)
    show(page, qtbot, HARBOUR)
    go.set()
    qtbot.waitUntil(page.problem.isVisible)
    assert page.problem.fix.text() == "Choose Another Name..." and page.problem.other.text() == "Replace It"
    page.problem.other.click()
    qtbot.waitUntil(lambda: WORDS in path.read_text(encoding="utf-8"))
    assert path.read_text(encoding="utf-8").startswith("# One")


def test_a_second_export_to_the_source_is_no_other_programs_change(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch, tmp_path: Path
) -> None:
    page, path = make_page(), tmp_path / "day.md"
    path.write_text(HARBOUR, encoding="utf-8")
    show_file(page, qtbot, path)
    for count in (1, 2):
        accept(page)
        export(page, monkeypatch, path)
        qtbot.waitUntil(lambda: not page.session.unsaved or page.problem.isVisible())
        assert page.problem.isHidden() and path.read_text(encoding="utf-8").count(WORDS) == count


def test_a_file_behind_an_ending_that_was_added_is_not_replaced_unasked(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch, tmp_path: Path
) -> None:
    page, there = make_page(), tmp_path / "Notes v1. final.txt"
    there.write_text("Somebody else's.", encoding="utf-8")
    show(page, qtbot, LANDING)
    export(page, monkeypatch, tmp_path / "Notes v1. final", "Plain text (*.txt)")
    qtbot.waitUntil(page.problem.isVisible)
    assert "there already" in page.problem.title.text()
    assert there.read_text(encoding="utf-8") == "Somebody else's."


# What a problem's button does.
def test_try_again_after_a_failed_export_exports(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch, tmp_path: Path
) -> None:
    page, folder = make_page(), tmp_path / "new"
    show(page, qtbot, LANDING)
    asked: list[Any] = []
    monkeypatch.setattr(page, "ask", asked.append)
    folder.write_text("a file where a folder should be", encoding="utf-8")
    export(page, monkeypatch, folder / "out.md")
    qtbot.waitUntil(page.problem.isVisible)
    assert page.problem.fix.text() == "Try Again"
    folder.unlink()
    page.problem.fix.click()
    qtbot.waitUntil(lambda: (folder / "out.md").exists())
    assert not asked


def test_a_problem_that_nothing_can_be_done_about_has_no_such_button(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    page.open_source(" \n")
    qtbot.waitUntil(page.problem.isVisible)
    assert page.problem.fix.isHidden() and page.problem.other.isHidden()
    page.session.problem.emit(PasticheError("The writer ended.", "Ask again."))
    assert page.problem.fix.isVisible()
