"""The page before a text is open: what was left is offered, discarded and undone; what was typed stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.files import write_json
from core.progress import BadInput
from desktop import theme
from desktop.editor import drafts, left_work, leftovers, start_note, texts
from desktop.editor.editor import EditorPage
from desktop.editor.left_work import Left
from desktop.editor.passage_model import State
from tests.desktop.editor.test_drafts import (
    HARBOUR,
    LANDING,
    WORDS,
    MakePage,
    Patch,
    answers,
    fail,
    give,
    lay_down,
    newest,
    show,
    type_into,
)
from tests.desktop.editor.test_texts import word_file, written

TYPED = "A harbour that nobody had seen since the flood, and half a boat in it."


def offered(page: EditorPage, qtbot: QtBot, count: int) -> tuple[Left, ...]:
    qtbot.waitUntil(lambda: len(page.start.left.cards) == count)
    return page.start.left.cards


def names(page: EditorPage) -> list[str]:
    return [card.name.text() for card in page.start.left.cards]


def press(qtbot: QtBot, page: EditorPage, words: str) -> None:
    page.start.field.setPlainText(words)
    qtbot.mouseClick(page.start.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.text is not None and page.text.source == words)


# What was left.
def test_three_drafts_are_offered_the_newest_first(make_page: MakePage, qtbot: QtBot) -> None:
    for days, name in enumerate(("new.md", "old.md", "older.md", "oldest.md")):
        lay_down(name, False, days)
    page = make_page()
    cards = offered(page, qtbot, 3)
    assert [card.name.text().split(",")[0] for card in cards] == ["new.md", "old.md", "older.md"]
    assert cards[0].standing.text() == "1 passage, accepted"
    qtbot.mouseClick(cards[2].go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.text is not None)
    assert page.text is not None and page.text.name == "older.md"


def test_a_discarded_draft_comes_back_and_no_other_moves(make_page: MakePage, qtbot: QtBot) -> None:
    for days, name in enumerate(("new.md", "old.md", "older.md", "oldest.md")):
        lay_down(name, False, days)
    page = make_page()
    cards = offered(page, qtbot, 3)
    before = [card.y() for card in cards]
    qtbot.mouseClick(cards[0].discard, Qt.MouseButton.LeftButton)
    assert len(leftovers.unfinished(9)) == 3 and cards[0].undo.isVisible() and cards[0].undo.hasFocus()
    page.layout().activate()
    assert page.start.left.cards == cards and [card.y() for card in cards] == before
    second = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(5, 5),
        cards[0].undo.mapToGlobal(QPointF(5, 5)),
        *(Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    QApplication.sendEvent(cards[0].undo, second)
    qtbot.mouseRelease(cards[0].undo, Qt.MouseButton.LeftButton)
    assert len(leftovers.unfinished(9)) == 3  # a double click is one Discard
    qtbot.mouseClick(cards[0].undo, Qt.MouseButton.LeftButton)
    assert len(leftovers.unfinished(9)) == 4 and cards[0].discard.hasFocus()
    qtbot.mouseClick(cards[0].go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.text is not None)
    assert page.text is not None and page.text.name == "new.md"


@pytest.mark.parametrize("way", ["left", "started"])
def test_a_discarded_draft_goes_when_the_page_is_left_or_at_the_next_start(
    make_page: MakePage, qtbot: QtBot, way: str
) -> None:
    path = lay_down("new.md", False, 0)
    page = make_page()
    offered(page, qtbot, 1)[0].discard.click()
    assert not path.exists() and leftovers.all_aside()
    if way == "left":
        show(page, qtbot, HARBOUR)
    else:
        make_page()
    qtbot.waitUntil(lambda: not list(drafts.folder().glob("*")))


def test_a_word_documents_copy_goes_aside_with_its_draft(tmp_path: Path) -> None:
    text = texts.read_file(word_file(tmp_path))
    rows = [written(row, WORDS) if row.prose else row for row in text.rows]
    path = drafts.place_of(text)
    drafts.write(path, drafts.as_data(text, rows, ""), text)
    aside = leftovers.put_aside(path)
    assert newest() is None
    drafts.write(path, drafts.as_data(text, rows, ""), text)  # worked on anew in another window
    back = leftovers.bring_back(aside)
    assert back != path and len(leftovers.unfinished()) == 2
    assert drafts.copy_of(back).read_bytes() == text.original
    aside = leftovers.put_aside(back)
    leftovers.remove([aside])
    with pytest.raises(BadInput, match="not there any more"):
        leftovers.bring_back(aside)
    assert not back.exists() and len(list(drafts.folder().glob("*"))) == 2


def test_where_a_draft_stands_is_said_in_words() -> None:
    text = texts.read_source(HARBOUR, "Pasted text")
    first, second = (place for place, row in enumerate(text.rows) if row.prose)
    rows = list(text.rows)

    def said() -> str:
        write_json(drafts.place_of(text), drafts.as_data(text, rows, ""))
        return left_work.standing(drafts.read(drafts.place_of(text)))

    assert said() == "2 passages, none written yet"
    rows[first] = written(rows[first], WORDS, State.FRESH)
    assert said() == "2 passages, 1 not yet decided, 1 not written yet"
    rows[second] = rows[second].changed(state=State.REJECTED)
    assert said() == "2 passages, 1 left in your own words, 1 not yet decided"
    name = left_work.named(drafts.read(drafts.place_of(text)))
    assert name == "Pasted text, “The boat was in the harbour by noon…”"


# What was typed.
def test_what_stands_in_the_box_is_there_the_next_time(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    page.start.field.setPlainText(TYPED)
    qtbot.waitUntil(lambda: start_note.left() is not None)  # by itself, before anything is closed
    page.start.field.setPlainText(TYPED + " More.")
    assert page.may_close()
    page.shut_down()
    after = make_page()
    qtbot.waitUntil(lambda: after.start.field.toPlainText() == TYPED + " More.")
    assert after.start.use.isEnabled()
    after.start.field.clear()
    after.shut_down()
    assert start_note.left() is None and not list(drafts.folder().glob("start*"))


def test_a_box_that_cannot_be_kept_stops_the_closing(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch
) -> None:
    page = make_page()
    page.start.field.setPlainText(TYPED)
    with monkeypatch.context() as full:
        full.setattr(start_note, "_write", fail)
        assert not page.may_close() and page.problem.isVisible()
    assert page.may_close() and start_note.left() is not None


def test_two_windows_keep_what_stands_in_both_boxes(make_page: MakePage, qtbot: QtBot) -> None:
    one, two = make_page(), make_page()
    for page, words in ((one, TYPED), (two, WORDS), (one, TYPED + " On.")):
        page.start.field.setPlainText(words)
        page.start.note.save_now()
    kept = {path.read_text(encoding="utf-8") for path in drafts.folder().glob("start*")}
    assert {WORDS, TYPED + " On."} <= kept


def test_typed_words_that_became_a_text_stay_until_that_has_a_draft(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    press(qtbot, page, LANDING)
    assert page.start.field.document().isEmpty()
    page.start.note.save_now()
    assert start_note.left() is not None
    page.close_text()
    assert page.start.field.toPlainText() == LANDING  # nothing was done to it
    press(qtbot, page, LANDING)
    give(page)
    page.drafts.save_now()
    page.close_text()
    page.start.note.save_now()
    assert page.start.field.document().isEmpty() and start_note.left() is None
    assert newest() is not None


def test_another_text_leaves_the_box_as_it_is(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    page.start.field.setPlainText(TYPED)
    show(page, qtbot, LANDING)
    assert page.start.field.toPlainText() == TYPED
    type_into(page, "My own words.")
    page.close_text()
    assert page.start.field.toPlainText() == TYPED


def test_a_text_that_is_discarded_on_closing_is_not_brought_back(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch
) -> None:
    page = make_page()
    press(qtbot, page, LANDING)
    give(page)
    answers(monkeypatch, "discard")
    assert page.may_close()
    assert start_note.left() is None and newest() is None


def test_tab_goes_from_above_to_below(make_page: MakePage, qtbot: QtBot) -> None:
    lay_down("A page", exported=False, days=1)
    page = make_page()
    (card,) = offered(page, qtbot, 1)
    page.start.field.setPlainText(TYPED)
    page.bar.rest.setFocus()
    card.go_on.setFocus()
    met = []
    for _ in range(5):
        met.append(QApplication.focusWidget())
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
    assert met == [card.go_on, card.discard, page.start.field, page.start.open, page.start.use]


def test_the_words_in_the_empty_box_grow_with_the_text_size(page: EditorPage) -> None:
    theme.theme().set_scale(1.3)
    assert page.start.field.viewport().font().pixelSize() == page.start.field.font().pixelSize() == 20
