"""A column of many rows: where they stand, and that they follow the width and their own texts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.widgets.basics import button, column, hairline, holder, label
from desktop.widgets.rows import AT_ONCE, Rows
from tests.fakes.windows import settle

LONG = "The ferry went over at six, and whoever had not come by then stayed where he was for the night. " * 3


@pytest.fixture
def rows(qtbot: QtBot) -> Rows:
    made = Rows()
    qtbot.addWidget(made)
    made.resize(600, 0)
    made.show()
    for _ in range(3 * AT_ONCE):
        made.add(holder(column(label(LONG, wrap=True), button("Take Out"))), hairline())
    settle()
    return made


def stands(rows: Rows) -> list[int]:
    """Heights of the rows, after looking that they stand under each other and are as wide as the column."""
    below = 0
    for row in rows.rows:
        assert (row.x(), row.y(), row.width()) == (0, below, rows.width())
        below += row.height()
    assert rows.height() == below
    return [row.height() for row in rows.rows]


def test_rows_are_as_tall_as_their_text_needs_at_every_width(rows: Rows) -> None:
    wide = stands(rows)
    assert set(wide[1::2]) == {1} and wide[0] == rows.rows[0].heightForWidth(600)
    rows.resize(300, rows.height())
    settle()
    narrow = stands(rows)
    assert all(a > b for a, b in zip(narrow[::2], wide[::2], strict=True))


def test_a_row_whose_text_changes_gets_the_room_for_it(rows: Rows) -> None:
    before = stands(rows)
    last = rows.rows[-2].layout().itemAt(0).widget()
    last.setText(LONG * 2)  # type: ignore[attr-defined]
    settle()
    after = stands(rows)
    assert after[-2] > before[-2] and after[:-2] == before[:-2]


def test_rows_that_are_listed_anew_keep_the_room_meanwhile(rows: Rows) -> None:
    tall = rows.height()
    rows.hold()
    rows.clear()
    rows.add(label("Nothing else"))
    assert rows.height() == tall
    rows.release()
    assert len(stands(rows)) == 1 and rows.height() < tall


def test_what_was_cleared_is_gone_and_new_rows_begin_at_the_top(rows: Rows) -> None:
    rows.clear()
    assert rows.rows == [] and rows.height() == 0
    rows.add(label("Nothing else"))
    settle()
    assert len(stands(rows)) == 1 and rows.children()[-1] is rows.rows[0]
