"""What survives another run, another reading, other rules, and the end of the window."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core import cleaning, importing
from core.progress import silent
from core.project import Project
from core.stages import STAGES
from desktop.loading import read_review
from desktop.steps.cleaning import CleanPage
from desktop.window import Window
from tests.desktop.reviews import check_counters, first, go, make_project, written
from tests.fakes.books import make_epub, page
from tests.fakes.prose import paragraph
from tests.fakes.windows import settle


def test_the_page_says_that_the_voice_is_the_translators(clean: CleanPage) -> None:
    assert clean.view.remarks.isVisible() and "translator's" in clean.view.remarks.text()


def test_a_second_run_keeps_place_undo_and_decisions(qtbot: QtBot, clean: CleanPage) -> None:
    number = first(clean, "keep") + 9
    go(clean, number)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    settle()
    assert clean.state.project is not None
    clean.go_on()
    qtbot.waitUntil(lambda: "clean" not in clean.state.runs, timeout=60_000)
    settle()
    assert clean.state.freshness["clean"] == "fresh" and clean.review.rows[number].own == "drop"
    assert clean.view.list.current_number() == number
    assert clean.undo_stack is not None and clean.undo_stack.count() == 1
    assert clean.review.rows[number].text not in clean.state.project.clean_text.read_text(encoding="utf-8")
    clean.undo_stack.undo()
    assert written(clean) == {}
    check_counters(clean)


def test_decisions_outlive_other_rules(window: Window, project: Project) -> None:
    rows = [json.loads(line) for line in project.decisions.read_text(encoding="utf-8").splitlines()]
    dropped = next(row for row in rows if row["verdict"] == "drop")
    kept = next(row for row in rows if row["verdict"] == "keep")
    cleaning.set_override(project, [dropped["id"]], "keep")
    cleaning.set_override(project, [kept["id"]], "drop")
    for row in rows:  # as a later version would rule
        row["verdict"] = "drop" if row["verdict"] == "keep" else "keep"
    project.decisions.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    window.open_project(project.root)
    window.show_page("clean")
    settle()
    found = {row.id: row for row in window.pages["clean"].review.rows}  # type: ignore[attr-defined]
    assert found[dropped["id"]].verdict == "keep" and found[kept["id"]].verdict == "drop"


def test_a_book_read_again_shows_each_decision_at_its_words(window: Window, project: Project) -> None:
    path = next(project.books.glob("*.json"))
    before = {row.id: row.text for row in read_review(project.root).rows}
    book = json.loads(path.read_text(encoding="utf-8"))
    book["sections"][3]["paragraphs"].insert(1, {"text": "A paragraph that a better reader of files found."})
    path.write_text(json.dumps(book), encoding="utf-8")
    stamp = project.decisions.stat().st_mtime_ns + 1
    os.utime(path, ns=(stamp, stamp))
    after = {row.id: row.text for row in read_review(project.root).rows}
    assert after == before  # what is new comes with the next cleaning


def test_books_that_came_since_are_cleaned_on_the_way(
    qtbot: QtBot, window: Window, clean: CleanPage, tmp_path: Path
) -> None:
    go(clean, first(clean, "keep"))
    QTest.keyClick(clean.view.list, Qt.Key.Key_D)
    (tmp_path / "two").mkdir()
    assert clean.state.project is not None
    text = "".join(f"<p>{paragraph('war', 60, n)}</p>" for n in range(20))
    path = make_epub(tmp_path / "two" / "b.epub", {"a.xhtml": page(f"<h2>Part</h2>{text}")})
    settle()
    STAGES["import"].run(clean.state.project, importing.Options((str(path),)), silent)
    clean.state.refresh()
    settle()
    books = len({place.book for place in clean.review.sections})
    assert clean.stale.isVisible() and "since." in clean.stale_said.text()
    window.show_page("import")
    window.go_on_from("import")
    qtbot.waitUntil(lambda: "clean" not in clean.state.runs, timeout=60_000)
    settle()
    assert len({place.book for place in clean.review.sections}) == books + 1
    assert sum(bool(row.own) for row in clean.review.rows) == 1
    assert clean.mode == "done" and window.page == "clean"


def test_a_window_closed_straight_after_decisions_loses_none(window: Window, clean: CleanPage) -> None:
    start = first(clean, "keep")
    for number in range(start, start + 4):
        go(clean, number)
        QTest.keyClick(clean.view.list, Qt.Key.Key_D)
    wanted = {clean.review.rows[n].id: "drop" for n in range(start, start + 4)}
    assert clean.state.project is not None
    path = clean.state.project.overrides
    assert window.close()
    assert json.loads(path.read_text()) == wanted


def test_decisions_go_to_the_project_they_were_made_in(
    window: Window, clean: CleanPage, tmp_path: Path
) -> None:
    (tmp_path / "two").mkdir()
    other = make_project(tmp_path / "two")
    number = first(clean, "keep")
    go(clean, number)
    QTest.keyClick(clean.view.list, Qt.Key.Key_D)
    assert clean.state.project is not None
    path, id = clean.state.project.overrides, clean.review.rows[number].id
    window.open_project(other.root)
    window.show_page("clean")
    settle()
    assert json.loads(path.read_text()) == {id: "drop"}
    assert not other.overrides.exists() and clean.review.rows[number].own == ""


def test_what_the_disk_does_not_take_waits_for_the_next_decision(
    clean: CleanPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.cleaning import overrides
    from core.progress import NoSpace

    said: list[object] = []
    clean.state.refused.connect(said.append)
    real = overrides.write_json

    def full(*_: object) -> None:
        raise NoSpace("The disk is full.", "Free some space.")

    monkeypatch.setattr(overrides, "write_json", full)
    start = first(clean, "keep")
    go(clean, start)
    QTest.keyClick(clean.view.list, Qt.Key.Key_D)
    settle()
    assert len(said) == 1 and clean.review.rows[start].own == "drop"
    monkeypatch.setattr(overrides, "write_json", real)
    go(clean, start + 1)
    QTest.keyClick(clean.view.list, Qt.Key.Key_D)
    assert set(written(clean)) == {clean.review.rows[n].id for n in (start, start + 1)}


def test_a_book_that_was_taken_out_and_put_back_is_on_show_again(
    window: Window, project: Project, tmp_path: Path
) -> None:
    text = "".join(f"<p>{paragraph('war', 60, 900 + n)}</p>" for n in range(12))
    path = make_epub(tmp_path / "weir.epub", {"a.xhtml": page(f"<h2>Chapter 1</h2>{text}")})
    STAGES["import"].run(project, importing.Options((str(path),)), silent)
    STAGES["clean"].run(project, cleaning.Options(), silent)
    window.open_project(project.root)

    def counted(books: int) -> str:
        window.show_page("clean")
        settle()
        clean: Any = window.pages["clean"]
        assert len({place.book for place in clean.review.sections}) == books
        check_counters(clean)
        return str(clean.view.bar.counter.text())

    both = counted(2)
    window.show_page("import")
    settle()
    next(
        made for made in window.pages["import"].findChildren(QPushButton) if made.text() == "Take Out"
    ).click()
    settle()
    assert counted(1) != both
    window.show_page("import")
    window.menus.actions["undo"].trigger()
    settle()
    assert counted(2) == both
