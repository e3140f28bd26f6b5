"""Finding in both columns: what counts, where it goes, and that it follows the writer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.editor.editor import EditorPage
from desktop.editor.find_bar import prepared
from desktop.editor.finding import Hit, Search, plain, spans
from desktop.editor.passage_model import Row, State, Version
from desktop.jobs import Load
from tests.fakes.prose import paragraph

CONTROL = Qt.KeyboardModifier.ControlModifier


def rows() -> list[Row]:
    """Two passages, the first one written, and a heading between."""
    first = Row("p0", "prose", (0,), "The ferry came. The Ferry left.")
    return [
        first.with_version(Version("A ferry, and nobody's ferry."), State.FRESH),
        Row("b1", "heading", (1,), "## Ferry", State.KEPT),
        Row("p1", "prose", (2,), "Don’t wait for the tide."),
    ]


def search(wanted: str) -> Search:
    made = Search(prepared, [prepared(row) for row in rows()])
    made.look_for(wanted)
    return made


def test_both_columns_are_counted_and_case_and_quotation_marks_do_not_matter() -> None:
    assert search("FERRY").total == 5  # a heading stands in both columns, and counts once
    assert search("nobody's").total == search("nobody’s").total == 1
    assert search("don't").total == 1 and search("").total == search("heron").total == 0


def test_finds_come_in_reading_order_and_go_round() -> None:
    found = search("ferry")
    hits = [found.hit(number) for number in range(6)]
    assert hits[:5] == [Hit(0, 0, 0), Hit(0, 0, 1), Hit(0, 1, 0), Hit(0, 1, 1), Hit(1, 0, 0)]
    assert hits[5] == hits[0] and found.step(Hit(0, 0, 0), -1) == Hit(1, 0, 0)
    assert [found.number(hit) for hit in hits[:5] if hit] == [0, 1, 2, 3, 4]
    assert found.first(1) == Hit(1, 0, 0) and found.first(2) == Hit(0, 0, 0)


def test_a_row_that_changes_is_counted_anew() -> None:
    found, now = search("ferry"), rows()
    now[2] = now[2].with_version(Version("Ferry upon ferry."), State.FRESH)
    found.follow(now, range(3))
    assert found.total == 7 and found.hit(6) == Hit(2, 1, 1)


def test_lower_case_keeps_every_place() -> None:
    text = "İSTANBUL İ ‘Ferry’ 😀 ferry"
    assert len(plain(text)) == len(text)
    assert [text[a:b] for a, b in spans(plain(text), "ferry")] == ["Ferry", "ferry"]


def open_text(page: EditorPage, qtbot: QtBot, parts: int) -> None:
    subjects = ("sea", "garden")
    text = "\n\n".join(f"## {n}\n\n{paragraph(subjects[n % 2], 60, n)}" for n in range(parts))
    page.open_source(text)
    qtbot.waitUntil(lambda: page.text is not None)


def look_for(page: EditorPage, qtbot: QtBot, text: str) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(page.find.strip.field, text)
    qtbot.waitUntil(lambda: not Load.busy())


def test_finding_by_key_in_a_long_text_while_it_is_written(page: EditorPage, qtbot: QtBot) -> None:
    open_text(page, qtbot, 60)
    page.view.go_to(0)
    page.view.setFocus()
    look_for(page, qtbot, "Harbour")
    find, field = page.find, page.find.strip.field
    assert find.on and find.total > 3 and find.strip.count.text().startswith("1 of ")
    assert field.hasFocus() and find.hit is not None and page.view.place == find.hit.place
    before = find.hit
    qtbot.keyClick(field, Qt.Key.Key_G, CONTROL)
    assert find.strip.count.text().startswith("2 of ") and find.hit != before
    qtbot.keyClick(field, Qt.Key.Key_G, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert find.hit == before
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    last = find.total
    assert find.strip.count.text() == f"{last} of {last}"
    rect = page.view.visualRect(page.model.index(page.view.place))
    assert rect.bottom() > 0 and rect.top() < page.view.viewport().height()

    first = next(place for place, row in enumerate(page.model.rows()) if row.prose)
    row = page.model.row(first)  # the writer brings two more
    page.model.put(first, row.changed(state=State.WRITING, streamed="A harbour, and a harbour"))
    qtbot.waitUntil(lambda: find.total == last + 2)
    assert find.strip.count.text() == f"{last + 2} of {last + 2}"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not find.on and page.view.hasFocus()


def test_finds_are_seen_in_both_columns(page: EditorPage, qtbot: QtBot) -> None:
    page.open_source("## One\n\nThe harbour lay still, and nobody was in the harbour.")
    qtbot.waitUntil(lambda: page.text is not None)
    place = 1
    row = page.model.row(place)
    page.model.put(place, row.with_version(Version("Here the harbour 😀 harbour is."), State.FRESH))
    page.view.settle()
    plainly = page.view.viewport().grab().toImage()
    look_for(page, qtbot, "harbour")
    seen = page.view.viewport().grab().toImage()
    columns = page.view.painter_of_rows.columns
    top = page.view.visualRect(page.model.index(place)).top()

    def differs(left: int, width: int) -> bool:
        rect = (left, top, width, 80)
        return plainly.copy(*rect) != seen.copy(*rect)

    assert differs(columns.source_x, columns.source) and differs(columns.voice_x, columns.voice)
    look_for(page, qtbot, "zebra")
    assert page.find.strip.count.text() == "Not found" and not page.find.strip.after.isEnabled()
