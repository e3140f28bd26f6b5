"""What stands in the margin, where it can be clicked, and which words of a wording are marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from desktop.editor.layouts import Mark, run_together
from desktop.editor.margin import Margin
from desktop.editor.passage_delegate import PassageDelegate
from desktop.editor.passage_model import Base, PassageModel, Remark, Row, State, Version

WORDS = "The ferry came round the point with its lamp lit and went back again."
ROW = Row("p0", "prose", (0,), WORDS)
COPIED = Remark("copied", "Copied 12 words: from the author.", ((4, 14),))
ALL = ("names", "numbers", "meaning", "copying")


def said(row: Row, current: bool = False, changes: bool = False) -> list[str]:
    return [note.text for note in Margin().notes(0, row, current, changes)]


def fresh(*notes: Remark, checked: tuple[str, ...] = ALL, asked: int = 14) -> Row:
    return ROW.with_version(Version(WORDS, notes, checked=checked, asked=asked), State.FRESH)


@pytest.mark.parametrize(
    "checked, line",
    [
        (ALL, "Names and numbers kept, meaning close, nothing copied."),
        (("names", "numbers", "meaning"), "Names and numbers kept, meaning close."),
        (("copying",), "Nothing copied."),
    ],
)
def test_a_tick_says_what_was_checked_and_no_more(checked: tuple[str, ...], line: str) -> None:
    assert said(fresh(checked=checked)) == [line]
    assert said(fresh(checked=())) == []
    unchecked = Remark("unchecked", "Copying was not checked.")
    assert said(fresh(unchecked, checked=checked)) == ["Copying was not checked.", line]


def test_remarks_come_with_what_to_do_about_them() -> None:
    assert said(fresh(COPIED)) == [COPIED.text, "Ask Again"]
    assert said(fresh(COPIED).changed(state=State.ACCEPTED)) == ["Accepted", COPIED.text]
    assert said(ROW.changed(state=State.FAILED, notes=(Remark("failed", "Why."),))) == ["Why.", "Ask Again"]
    assert said(ROW.changed(state=State.WRITING)) == ["Writing…", "Stop"]
    assert said(fresh(checked=()).changed(coming=2)) == ["2 more wordings on their way", "Stop"]
    assert said(fresh(checked=()), current=True, changes=True) == ["14 words for 14", "Showing changes (C)"]
    edited = ROW.with_version(Version("Five words of my own.", edited=True), State.FRESH)
    assert said(edited, current=True) == ["Edited by you", "5 words, yours 14"]


def test_marks_keep_to_their_words_when_both_wordings_are_run_together() -> None:
    after = "The old ferry came, lamp lit, round the point."
    start = after.index("lamp")
    text, marks = run_together("The ferry came round the point.", after, [Mark(start, start + 8, "look")])
    assert "".join(text[m.start : m.end] for m in marks if m.role == "look") == "lamp lit"
    assert "old" in [text[m.start : m.end] for m in marks if m.role == "new"]


@pytest.fixture
def delegate(qapp: QApplication) -> PassageDelegate:
    model = PassageModel()
    model.fill([fresh(COPIED)])
    made = PassageDelegate(model, model)
    made.keeps = model  # type: ignore[attr-defined]  # Python owns it
    return made


@pytest.mark.parametrize("width", [1056, 700])
def test_a_link_is_where_it_is_drawn(delegate: PassageDelegate, width: int) -> None:
    delegate.set_width(width)
    delegate.measure(0, delegate.rows.row(0))
    tall = delegate.sizeHint(QStyleOptionViewItem(), delegate.rows.index(0)).height()
    rect = QRect(0, 0, width, tall)
    placed = delegate._placed(rect, delegate.lay(0, delegate.rows.row(0)))
    note, _, area = placed[-1]
    assert note.does == "again" and rect.contains(area)
    assert delegate.command_at(0, rect, area.topLeft() + QPoint(26, 6)) == "again"
    assert delegate.command_at(0, rect, placed[0][2].center()) == ""


def test_the_words_a_remark_is_about_are_underlined_until_it_is_decided(delegate: PassageDelegate) -> None:
    laid = delegate.lay(0, delegate.rows.row(0))
    assert [colour for _, colour in laid.voice.rules] == ["look"]
    delegate.changes = True
    assert "look" in [colour for _, colour in delegate.lay(0, delegate.rows.row(0)).voice.rules]
    accepted = delegate.rows.row(0).changed(state=State.ACCEPTED)
    delegate.changes = False
    assert not delegate.lay(0, accepted).voice.rules


def test_changes_are_told_against_what_stands_on_the_left(delegate: PassageDelegate) -> None:
    delegate.changes = True
    assert not [colour for _, colour in delegate.lay(0, fresh()).voice.rules]  # word for word the user's own
    row = fresh().changed(base=Base("The bus came and went back again.", "/voice", True))
    laid = delegate.lay(0, row)
    assert laid.head is not None and "accent" in [colour for _, colour in laid.voice.rules]
    image = QImage(1000, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 1000, 300)  # type: ignore[attr-defined]
    delegate.paint(painter, option, delegate.rows.index(0))
    painter.end()
    assert len({image.pixelColor(x, 20).name() for x in range(0, 1000, 3)}) > 2
