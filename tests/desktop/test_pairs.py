"""The accounts on the page Neutralize: filters, search, keys, marks, and where passages would go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.neutralizing import Options
from desktop import theme
from desktop.state import State
from desktop.steps.neutralizing import NeutralizePage
from desktop.widgets.pairs import PairsView
from desktop.window import Window
from tests.desktop.accounts import (
    COPY,
    EDITED,
    FAILED,
    SHORT,
    line,
    marked,
    picked,
    rows,
    show,
    write_over,
)
from tests.fakes.pairs import make_described
from tests.fakes.windows import settle


@pytest.fixture
def page(window: Window, tmp_path: Path) -> NeutralizePage:
    return show(window, make_described(tmp_path, 40))


@pytest.fixture
def view(page: NeutralizePage) -> Iterator[PairsView]:
    assert page._pairs is not None
    yield page._pairs


# What is shown.
def test_the_passages_stand_in_the_order_of_the_text_with_what_is_doubtful_about_them(
    page: NeutralizePage, view: PairsView
) -> None:
    assert page.mode == "done" and page.stack.currentWidget() is view and len(rows(view)) == 40
    assert [row.at for row in rows(view)] == sorted(row.at for row in rows(view))
    spoken = [view.list.pairs.data(view.list.pairs.index(n), Qt.ItemDataRole.AccessibleTextRole)
              for n in (0, FAILED, COPY, SHORT, EDITED)]  # fmt: skip
    assert spoken[0].endswith(f"Chapter 1. {rows(view)[0].words} words")
    assert "No account yet" in spoken[1] and "Near-copy: 13 in a row" in spoken[2]
    assert "Too short: " in spoken[3] and "Edited by you" in spoken[4]
    assert view.author.toPlainText() == rows(view)[0].original
    assert view.account.toPlainText() == rows(view)[0].description
    assert view.author_head.text() == f"The author, {rows(view)[0].words} words — Chapter 1"
    assert view.list.hasFocus() and "38 pairs" not in page.foot.text()
    assert page.foot.text().startswith("2 passages got no account. 95 %")
    assert "5 of 60 passages lie outside" in view.notes.said.text()


def test_filters_count_and_what_there_is_none_of_cannot_be_chosen(
    window: Window, tmp_path: Path, view: PairsView
) -> None:
    names = [view.bar.filters.button(n).text() for n in range(5)]
    assert names == ["All 40", "Without an account 2", "Near-copies 2", "Too short 2", "Edited by you 2"]
    picked(view, 2)
    assert [row.copied for row in rows(view)] == [13, 13] and view.row.id == rows(view)[0].id
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    assert view.bar.kind == "" and len(rows(view)) == 40
    (tmp_path / "few").mkdir()
    few = show(window, make_described(tmp_path / "few", 2))
    assert few._pairs is not None
    assert [few._pairs.bar.filters.button(n).isEnabled() for n in range(5)] == [True] + 4 * [False]


def test_a_search_finds_words_of_both_texts_and_marks_them(page: NeutralizePage, view: PairsView) -> None:
    target = rows(view)[30]
    words = " ".join(target.description.split()[5:10])
    assert page.commands() >= {"find", "next_look"} and "find_next" not in page.commands()
    page.run_command("find")
    assert view.bar.search.hasFocus()
    view.bar.search.setText(words.upper())
    settle()
    assert [row.id for row in rows(view)] == [target.id] and view.bar.found.text() == "1 found"
    found = [s.cursor.selectedText() for s in view.account.extraSelections()]
    assert words in found
    view.bar.search.setText(rows(view)[0].original.split()[3])
    settle()
    assert len(rows(view)) > 1 and "find_next" in page.commands()
    before = line(view)
    QTest.keyClick(view.bar.search, Qt.Key.Key_Return)
    assert line(view) == before + 1
    QTest.keyClick(view.bar.search, Qt.Key.Key_Escape)
    settle()
    assert len(rows(view)) == 40 and view.list.hasFocus()
    view.bar.search.setText("no such words anywhere")
    settle()
    assert rows(view) == [] and view.author.toPlainText() == "" and not view.panel.edit.isEnabled()


def test_arrows_walk_the_list_from_anywhere_and_n_goes_to_what_is_doubtful(view: PairsView) -> None:
    for place in (view.list, view.author, view.account, view.panel.edit, view.bar.search):
        before = line(view)
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_Down)
        assert line(view) == before + 1, place
    QTest.keyClick(view.account, Qt.Key.Key_Up)
    assert line(view) == 4
    view.list.go_to(0)
    found = []
    for _ in range(7):
        QTest.keyClick(view.author, Qt.Key.Key_N)
        found.append(line(view))
    assert found == [2, 6, 11, 22, 26, 31, 2]  # the user's own are not asked about
    QTest.keyClick(view.list, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert line(view) == 31
    QTest.keyClick(view.list, Qt.Key.Key_Home)
    assert line(view) == 0


def test_words_that_both_share_in_a_row_are_underlined_in_both(view: PairsView) -> None:
    view.list.go_to(COPY)
    there, here = marked(view.author), marked(view.account)
    longest = max(here, key=len)
    assert longest in there and len(longest.split()) >= 11
    assert longest in view.row.original and longest in view.row.description
    assert "13 words in a row are the author's" in view.panel.note.text()
    view.panel.begin()
    view.panel.leave()
    assert (marked(view.author), marked(view.account)) == (there, here)
    view.list.go_to(FAILED)
    assert view.panel.head.text() == "No account yet; this was not fit"
    assert view.panel.note.text() == "It was too short: 12 words for 371."


# Where passages go.
@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, window: Window) -> list[Options]:
    """The options of every run asked for; none is really started."""
    asked: list[Options] = []
    monkeypatch.setattr(State, "start", lambda self, stage, options: asked.append(options))
    return asked


def test_nothing_goes_to_a_service_before_the_button_that_names_it(
    window: Window, tmp_path: Path, started: list[Options]
) -> None:
    page = show(window, make_described(tmp_path, 40, llm="deepseek"))
    view = page._pairs
    assert view is not None
    QTest.keyClick(view.list, Qt.Key.Key_A)
    assert view.card.isVisible() and view.card.yes.text() == "Send 1 Passage to api.deepseek.com"
    assert view.card.yes.hasFocus() and not started
    QTest.keyClick(view.card.yes, Qt.Key.Key_Escape)
    assert not view.card.isVisible() and view.list.hasFocus()
    picked(view, 2)
    assert view.notes.ask.text() == "Ask Again for These 2..."
    view.notes.ask.click()
    assert view.card.yes.text() == "Send 2 Passages to api.deepseek.com" and not started
    view.list.step(1)  # another passage, another question
    assert not view.card.isVisible()
    view.notes.ask.click()
    QTest.keyClick(view.card.yes, Qt.Key.Key_Return)
    assert [options.again for options in started] == [tuple(row.id for row in rows(view))]
    assert started[0].llm == "deepseek" and not view.card.isVisible()


def test_for_many_at_once_what_the_user_wrote_stays(
    page: NeutralizePage, view: PairsView, started: list[Options]
) -> None:
    assert not view.notes.ask.isVisible()  # not for all
    picked(view, 4)
    assert not view.notes.ask.isVisible()
    picked(view, 3)
    write_over(view, 0, "Somebody waits.")
    view.panel.keep()
    settle()
    assert (
        view.notes.ask.text() == "Ask Again for This 1" and "wrote yourself stay" in view.notes.ask.toolTip()
    )
    view.notes.ask.click()
    assert [options.again for options in started] == [(rows(view)[1].id,)]
    assert line(view) == 0 and "unless you ask again for it alone" in view.panel.note.text()


@pytest.mark.parametrize("llm", ["outline", "deepseek"])
def test_what_the_user_wrote_is_replaced_only_after_his_word(
    window: Window, started: list[Options], tmp_path: Path, llm: str
) -> None:
    page = show(window, make_described(tmp_path, 40, llm=llm))
    view = page._pairs
    assert view is not None
    view.list.go_to(EDITED)
    QTest.keyClick(view.list, Qt.Key.Key_A)
    sent = "api.deepseek.com" if llm == "deepseek" else ""
    assert view.card.isVisible() and "You wrote this account" in view.card.body.text() and not started
    assert (sent in view.card.body.text()) and view.card.cloud.isVisible() is bool(sent)
    wanted = "Send to api.deepseek.com and Replace Mine" if sent else "Ask Again and Replace Mine"
    assert view.card.yes.text() == view.card.yes.accessibleName() == wanted and view.card.yes.hasFocus()
    QTest.keyClick(view.card.yes, Qt.Key.Key_Escape)
    assert not view.card.isVisible() and not started and view.list.hasFocus()
    view.panel.ask.click()
    view.panel.begin()  # what was asked about becomes another
    assert not view.card.isVisible()
    view.panel.leave()
    view.panel.ask.click()
    QTest.keyClick(view.card.yes, Qt.Key.Key_Return)
    assert [options.again for options in started] == [(rows(view)[EDITED].id,)]
    view.list.go_to(EDITED + 1)
    view.panel.ask.click()
    assert len(started) == (1 if sent else 2)  # nothing of the user's: asked at once, where it stays here
    assert view.card.isVisible() is bool(sent)
    assert not sent or "You wrote" not in view.card.body.text()


def test_the_texts_follow_the_palette_and_the_size(page: NeutralizePage, view: PairsView) -> None:
    view.list.go_to(COPY)
    before = view.account.extraSelections()
    light = before[0].format.background().color()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, "dark", 1.3)
    settle()
    after = view.account.extraSelections()
    assert after[0].format.background().color() != light
    assert view.author.font().pixelSize() == round(15 * 1.3)
    assert view.list.visualRect(view.list.currentIndex()).height() == view.list.drawing.height
