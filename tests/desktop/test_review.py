"""The review of the cleaned books: decisions, undo, filters, search, counters, and the list."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import cleaning, importing
from core.progress import silent
from core.project import Project
from core.stages import STAGES
from desktop.loading import read_review
from desktop.review import OWN, fold
from desktop.steps.cleaning import CleanPage
from desktop.theme import theme
from desktop.widgets.typesetting import why
from desktop.window import Window
from tests.fakes.books import make_epub, page, prose
from tests.fakes.prose import paragraph
from tests.fakes.windows import settle

SHIFT = Qt.KeyboardModifier.ShiftModifier
SAID = "“Don’t wait for me,” she said—and closed the boathouse."


def make_project(folder: Path, chapters: int = 6) -> Project:
    """A translated book with front matter, chapters of twelve paragraphs, and back matter."""
    parts: dict[str, str | bytes] = {
        "t.xhtml": page("<h1>The Ferry</h1><p>Ada Marsh</p>"),
        "c.xhtml": page("<p>Copyright 2019 by Ada Marsh. All rights reserved.</p><p>ISBN 0000000000</p>"),
    }
    for n in range(chapters):
        text = "".join(f"<p>{paragraph('sea', 60, 20 * n + m)}</p>" for m in range(11))
        parts[f"{n}.xhtml"] = page(f"<h2>Chapter {n + 1}</h2>{text}<p>{SAID if n == 2 else 'She slept.'}</p>")
    parts["z.xhtml"] = page("<h2>Acknowledgements</h2><p>I thank the ferry office for its tables.</p>")
    translator = '<dc:contributor opf:role="trl">Ben Hale</dc:contributor>'
    path = make_epub(folder / "ferry.epub", parts, metadata=translator)
    project = Project.create(folder / "Ferry.pastiche", "Ada Marsh")
    STAGES["import"].run(project, importing.Options((str(path),)), silent)
    STAGES["clean"].run(project, cleaning.Options(), silent)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def clean(window: Window, project: Project) -> CleanPage:
    window.open_project(project.root)
    window.show_page("clean")
    settle()
    found = window.pages["clean"]
    assert isinstance(found, CleanPage)
    return found


def first(clean: CleanPage, verdict: str) -> int:
    return next(n for n, row in enumerate(clean.review.rows) if row.id and row.verdict == verdict)


def go(clean: CleanPage, number: int) -> None:
    clean.view.list.go_to(clean.view.list.paragraphs.line_near(number))
    assert clean.view.list.current_number() == number


def counted(clean: CleanPage) -> tuple[int, int, int]:
    """Words kept and dropped, paragraphs to look at, counted anew."""
    rows = [row for row in clean.review.rows if row.id]
    kept = sum(row.words for row in rows if row.verdict != "drop")
    dropped = sum(row.words for row in rows if row.verdict == "drop")
    return kept, dropped, sum(row.verdict == "look" for row in rows)


def check_counters(clean: CleanPage) -> None:
    kept, dropped, looks = counted(clean)
    assert clean.view.bar.counter.text() == f"{kept:,} words kept, {dropped:,} dropped"
    assert clean.view.bar.looks.isHidden() == (looks == 0)
    assert clean.review.paragraphs["look"] == looks
    for place in clean.review.sections:
        rows = clean.review.rows[place.first + 1 : place.end]
        assert place.kept == sum(row.words for row in rows if row.verdict != "drop")
        assert place.looks == sum(row.verdict == "look" for row in rows)


def written(clean: CleanPage) -> dict[str, str]:
    settle()
    assert clean.state.project is not None
    path = clean.state.project.overrides
    return json.loads(path.read_text()) if path.exists() else {}


# Deciding.
def test_keys_decide_paragraphs_and_undo_takes_it_back(
    qtbot: QtBot, window: Window, clean: CleanPage
) -> None:
    number = first(clean, "keep")
    go(clean, number)
    before = clean.view.bar.counter.text()
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    row = clean.review.rows[number]
    assert row.verdict == "drop" and clean.view.bar.counter.text() != before
    check_counters(clean)
    assert written(clean) == {row.id: "drop"}
    assert clean.state.freshness["clean"] == "stale" and "Your changes" in clean.foot.text()
    window.menus.actions["undo"].trigger()
    assert row.verdict == "keep" and clean.view.bar.counter.text() == before
    assert (
        written(clean) == {} and clean.state.freshness["clean"] == "fresh" and "K keeps" in clean.foot.text()
    )
    window.menus.actions["redo"].trigger()
    assert row.verdict == "drop" and written(clean) == {row.id: "drop"}


def test_a_whole_section_is_one_decision(qtbot: QtBot, window: Window, clean: CleanPage) -> None:
    place = next(s for s in clean.review.sections if s.title == "Chapter 2")
    rows = clean.review.rows[place.first + 1 : place.end]
    go(clean, place.first + 3)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D, SHIFT)
    assert all(row.verdict == "drop" for row in rows) and place.kept == 0
    assert clean.undo_stack is not None and clean.undo_stack.count() == 1
    assert window.menus.actions["undo"].text() == "Undo Drop Section"
    check_counters(clean)
    assert written(clean) == {row.id: "drop" for row in rows}
    clean.undo_stack.undo()
    assert not any(row.own for row in rows) and written(clean) == {}
    check_counters(clean)
    qtbot.keyClick(clean.view.sections, Qt.Key.Key_K)  # the list of sections knows the keys too
    assert all(row.own == "keep" for row in rows)


def test_undo_shows_what_it_changed(qtbot: QtBot, clean: CleanPage) -> None:
    number, list_ = first(clean, "keep"), clean.view.list
    go(clean, number)
    qtbot.keyClick(list_, Qt.Key.Key_D)
    qtbot.keyClick(list_, Qt.Key.Key_End)
    assert clean.undo_stack is not None
    clean.undo_stack.undo()
    assert list_.current_number() == number
    area = list_.visualRect(list_.currentIndex())
    assert 0 <= area.top() < list_.viewport().height()


def test_several_paragraphs_are_selected_and_decided_at_once(qtbot: QtBot, clean: CleanPage) -> None:
    start = next(s for s in clean.review.sections if s.title == "Chapter 1").end - 3
    go(clean, start)
    for _ in range(5):  # past the heading of the next chapter
        qtbot.keyClick(clean.view.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    decided = [n for n, row in enumerate(clean.review.rows) if row.own]
    assert len(decided) >= 5 and decided[0] == start and clean.undo_stack and clean.undo_stack.count() == 1
    assert all(clean.review.rows[n].id for n in decided)
    check_counters(clean)
    clean.undo_stack.undo()
    assert not any(row.own for row in clean.review.rows)


def test_buttons_on_the_row_and_a_menu_do_the_same(qtbot: QtBot, clean: CleanPage) -> None:
    number = first(clean, "drop")
    go(clean, number)
    settle()
    assert clean.view.list.keep.isVisible()
    qtbot.mouseClick(clean.view.list.keep, Qt.MouseButton.LeftButton)
    row = clean.review.rows[number]
    assert row.own == "keep" and why(row) == "Kept by you."
    assert clean.view.list.hasFocus() or not clean.isActiveWindow()
    menu = clean.view.list.menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["Leave It to the Rules"].trigger()
    assert row.own == "" and row.verdict == "drop"
    actions["Keep Section"].trigger()
    place = clean.review.sections[row.section]
    assert {r.own for r in clean.review.rows[place.first + 1 : place.end]} == {"keep"}
    actions["Copy Text"].trigger()
    assert QGuiApplication.clipboard().text() == row.text
    menu.close()


def test_a_click_chooses_the_paragraph_under_it(qtbot: QtBot, clean: CleanPage) -> None:
    go(clean, first(clean, "keep"))
    line = clean.view.list.currentIndex().row() + 2
    area = clean.view.list.visualRect(clean.view.list.paragraphs.index(line))
    qtbot.mouseClick(
        clean.view.list.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(60, 12)
    )
    assert clean.view.list.currentIndex().row() == line and clean.view.list.chosen() == [
        clean.view.list.current_number()
    ]


# Finding.
def test_filters_show_what_they_say_with_its_headings(qtbot: QtBot, clean: CleanPage) -> None:
    model, everything = clean.view.list.paragraphs, clean.view.list.paragraphs.rowCount()
    qtbot.mouseClick(clean.view.bar.filters.button(1), Qt.MouseButton.LeftButton)
    rows = [model.at(line) for line in range(model.rowCount())]
    assert 0 < len(rows) < everything and not rows[0].id
    assert {row.verdict for row in rows if row.id} == {"drop"}
    assert clean.view.bar.found.text() == f"{sum(bool(row.id) for row in rows)} paragraphs shown"
    for number in range(1, clean.view.bar.reason.count()):
        clean.view.bar.filters.button(0).setChecked(True)
        clean.view.bar.reason.setCurrentIndex(number)
        clean.view.bar.reason.activated.emit(number)
        found = [model.at(line) for line in range(model.rowCount()) if model.at(line).id]
        assert {row.rule for row in found} == {clean.view.bar.reason.currentData()}
        assert clean.view.bar.reason.currentText().endswith(f"({len(found)})")
    clean.view.leave_search()
    assert model.rowCount() == everything and not clean.view.bar.found.isVisible()


def test_what_the_user_decided_is_a_reason_too(qtbot: QtBot, clean: CleanPage) -> None:
    assert clean.view.bar.reason.findData(OWN) < 0
    go(clean, first(clean, "keep"))
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    place = clean.view.bar.reason.findData(OWN)
    assert clean.view.bar.reason.itemText(place) == "Decided by you (1)"
    clean.view.bar.reason.setCurrentIndex(place)
    clean.view.bar.reason.activated.emit(place)
    assert [clean.view.list.paragraphs.at(n).own for n in range(2)] == ["", "drop"]
    qtbot.keyClick(clean.view.list, Qt.Key.Key_K)  # the row stays in sight, and the figures follow
    check_counters(clean)
    assert clean.view.list.paragraphs.rowCount() == 2


def test_search_forgives_quotes_and_capitals_and_leads_on(qtbot: QtBot, clean: CleanPage) -> None:
    qtbot.keyClick(clean, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(clean.view.bar.search, "\"don't WAIT")
    model = clean.view.list.paragraphs
    assert [model.at(n).text for n in range(model.rowCount())] == ["Chapter 3", SAID]
    assert (
        clean.view.bar.found.text() == "1 paragraph shown" and clean.view.list.setter.wanted == "\"don't WAIT"
    )
    check_counters(clean)
    number = clean.view.list.current_number()
    qtbot.keyClick(clean.view.bar.search, Qt.Key.Key_Escape)
    assert (
        clean.view.bar.search.text() == "" and clean.view.list.current_number() == number
    )  # in the whole book now
    qtbot.keyClicks(clean.view.bar.search, "she slept")
    seen = []
    for _ in range(5):
        seen.append(clean.view.list.current_number())
        qtbot.keyClick(clean.view.bar.search, Qt.Key.Key_Return)
    assert len(set(seen)) == 5 and clean.view.list.current_number() == seen[0]  # round the end
    qtbot.keyClick(clean.view.bar.search, Qt.Key.Key_Return, SHIFT)
    assert clean.view.list.current_number() == seen[-1]
    qtbot.mouseClick(clean.view.bar.after, Qt.MouseButton.LeftButton)
    assert clean.view.list.current_number() == seen[0]
    clean.view.bar.search.setText("no such words in it")
    assert model.rowCount() == 0 and clean.view.bar.found.text() == "0 paragraphs shown"
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)  # nothing to decide
    assert clean.undo_stack is not None and clean.undo_stack.count() == 0


def test_finds_are_marked_on_screen(clean: CleanPage) -> None:
    clean.view.bar.search.setText("boathouse")
    settle()
    picture = clean.view.list.viewport().grab().toImage()
    tint = theme().colour("look_tint").rgb()
    marked = sum(
        picture.pixel(x, y) == tint
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    assert marked > 50


def test_n_goes_round_what_is_to_be_looked_at(qtbot: QtBot, clean: CleanPage) -> None:
    numbers = [n for n, row in enumerate(clean.review.rows) if row.words > 20][5:20:5]
    for n in numbers:
        clean.review.rows[n].ruled = "look"
    clean.review.paragraphs["look"] = len(numbers)
    go(clean, numbers[0])
    qtbot.keyClick(clean.view.list, Qt.Key.Key_N)
    assert clean.view.list.current_number() == numbers[1]
    qtbot.keyClick(clean.view.list, Qt.Key.Key_N, SHIFT)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_N, SHIFT)
    assert clean.view.list.current_number() == numbers[-1]
    qtbot.keyClick(clean.view.list, Qt.Key.Key_N)
    assert clean.view.list.current_number() == numbers[0]
    clean.view.bar.search.setText("acknowledge")  # hides them all: the filter gives way
    clean.view.next_to_look_at()
    assert clean.view.list.current_number() in numbers and clean.view.bar.search.text() == ""


def test_a_section_is_gone_to_also_under_a_filter(clean: CleanPage) -> None:
    clean.view.bar.search.setText("she slept")
    places = {s.title: n for n, s in enumerate(clean.review.sections)}
    clean.view.sections.picked.emit(places["Chapter 5"])
    assert clean.view.bar.search.text() == "she slept" and clean.view.head.title.text() == "Chapter 5"
    clean.view.sections.picked.emit(places["Chapter 3"])  # holds none of them
    assert clean.view.bar.search.text() == "" and clean.view.head.title.text() == "Chapter 3"
    assert "words kept" in clean.view.head.about.text()


# The list.
def test_no_line_is_cut_and_nothing_jumps(qtbot: QtBot, window: Window, clean: CleanPage) -> None:
    view = clean.view.list
    bar = view.verticalScrollBar()
    for width in (1280, 900):
        window.resize(width, 700)
        settle()
        for value in range(0, bar.maximum(), max(1, bar.pageStep() // 2)):
            bar.setValue(value)
            top, bottom = view.indexAt(QPoint(5, 0)), view.indexAt(QPoint(5, view.viewport().height() - 1))
            last = bottom.row() if bottom.isValid() else view.paragraphs.rowCount() - 1
            for line in range(top.row(), last + 1):
                needed = view.exact_height(view.keys[line])
                assert view.visualRect(view.paragraphs.index(line)).height() == needed
    bar.setValue(bar.maximum())
    end = view.visualRect(view.paragraphs.index(view.paragraphs.rowCount() - 1))
    assert end.bottom() == view.viewport().height() - 1
    anchor = view.indexAt(QPoint(5, 0))
    window.resize(1280, 700)
    settle()
    seen = view.visualRect(anchor)
    assert seen.bottom() > 0 and seen.top() < view.viewport().height()


def test_the_cursor_passes_over_headings(qtbot: QtBot, clean: CleanPage) -> None:
    view = clean.view.list
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_number() == 1
    seen = []
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        seen.append(view.current_number())
    assert all(clean.review.rows[n].id for n in seen) and seen == sorted(set(seen))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_number() == len(clean.review.rows) - 1
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current_number() < len(clean.review.rows) - 3
    area = view.visualRect(view.currentIndex())
    assert area.top() >= 0 and area.top() < view.viewport().height()


def test_rows_speak_and_the_colours_follow_the_dark(clean: CleanPage) -> None:
    number = first(clean, "drop")
    index = clean.view.list.paragraphs.index(number)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    row = clean.review.rows[number]
    assert spoken == f"Dropped. {row.reason} {row.text}"
    face = QAccessible.queryAccessibleInterface(clean.view.list)
    assert face.text(QAccessible.Text.Name) == "Paragraphs" and face.childCount() >= len(clean.review.rows)
    theme().set_scheme("dark")
    settle()
    shot = clean.view.list.viewport().grab().toImage()
    assert shot.pixelColor(2, shot.height() - 2).lightness() < 80
    theme().set_scheme("light")


# What survives.
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
    assert clean.stale.isVisible() and "books have changed" in clean._stale_text.text()
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
    real = overrides.set_verdicts

    def full(*_: object) -> None:
        raise NoSpace("The disk is full.", "Free some space.")

    monkeypatch.setattr(overrides, "set_verdicts", full)
    start = first(clean, "keep")
    go(clean, start)
    QTest.keyClick(clean.view.list, Qt.Key.Key_D)
    settle()
    assert len(said) == 1 and clean.review.rows[start].own == "drop"
    monkeypatch.setattr(overrides, "set_verdicts", real)
    go(clean, start + 1)
    QTest.keyClick(clean.view.list, Qt.Key.Key_D)
    assert set(written(clean)) == {clean.review.rows[n].id for n in (start, start + 1)}


def test_folding_keeps_the_length_of_usual_text() -> None:
    for text in (SAID, "Straße, Ärger – “so”…", "É\u00a0!", prose(2)):
        assert len(fold(text)) == len(text)
    assert fold("‘Tis") == "'tis" and fold("A—B") == "a-b"
