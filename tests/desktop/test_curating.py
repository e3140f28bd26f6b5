"""The page Curate: the map and the card, the user's word and its undo, another amount, and no map at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.curating import Options
from core.curating.curate import BEYOND as CORE_BEYOND
from core.curating.curate import DROPPED as CORE_DROPPED
from core.curating.curate import KEPT as CORE_KEPT
from core.files import write_text
from core.progress import BadInput, Missing, Progress, ProviderOff
from core.project import Project
from desktop import theme, words
from desktop.passages import BEYOND, DROPPED, KEPT, read_corpus
from desktop.steps import curate_runs
from desktop.steps.amount import ENOUGH, LEAST, MOST, AmountPanel, outlook
from desktop.steps.curating import CuratePage
from desktop.window import Window
from tests.desktop.choices import make_choice, written
from tests.fakes.windows import end_feed, feed, settle


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the model that reads for themes is on the disk."""
    found = [True]
    monkeypatch.setattr(curate_runs, "find_model", lambda: found[0])
    return found


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, window: Window) -> list[Options]:
    """The options of every run asked for; none is really started."""
    asked: list[Options] = []
    monkeypatch.setattr(window.state, "start", lambda stage, options: asked.append(options))
    return asked


def show(window: Window, project: Project) -> CuratePage:
    window.open_project(project.root)
    window.show_page("curate")
    settle()
    page: Any = window.pages["curate"]
    assert isinstance(page, CuratePage)
    return page


@pytest.fixture
def page(window: Window, tmp_path: Path, here: list[bool]) -> CuratePage:
    return show(window, make_choice(tmp_path))


def go(page: CuratePage, index: int) -> None:
    assert page.view is not None
    page.view.go_to(index)


def test_the_reasons_are_those_of_the_core() -> None:
    assert (KEPT, DROPPED, BEYOND) == (CORE_KEPT, CORE_DROPPED, CORE_BEYOND)


def test_the_page_shows_map_card_reasons_and_figures(page: CuratePage) -> None:
    view = page.view
    assert view is not None and page.mode == "done" and view.stack.currentWidget() is view.map
    assert len(page.corpus.placed) == 60 and view.map.image is not None and view.map.names
    assert view.card.heading.text() == "Passage 1 of 60"
    assert view.card.origin.text().startswith("The Ferry, Chapter 1, ")
    assert view.card.text.toPlainText() == page.corpus.passages[0].text
    assert "not needed for this amount" in view.card.why.text() and "on its theme" in view.card.why.text()
    assert view.fates.why.text() == "Why the rest stays out"
    assert [name for _, name in view.fates.legend.parts] == [
        "chosen",
        "not needed for this amount",
        "shorter than you asked for",
    ]
    assert view.fates.legend.parts[0][0].endswith(" words")
    assert "are chosen" in page.figures.text() and "of 60 passages" in page.figures.text()
    assert "counted by words x 1.3" in view.fates.counted.text()
    assert view.map.hasFocus() and "Passage" in view.map.accessibleName() + view.card.heading.text()


def test_k_and_d_and_their_undo_reach_the_project(page: CuratePage) -> None:
    view, project = page.view, page.state.project
    assert view is not None and project is not None and page.undo_stack is not None
    go(page, 0)
    QTest.keyClick(view.map, Qt.Key.Key_K)
    passage = page.corpus.passages[0]
    assert passage.own == "keep" and passage.chosen and written(page) == {passage.id: "keep"}
    assert page.state.freshness["curate"] == "stale" and page.stale.isHidden()
    assert view.card.waiting.text() == "1 decision of yours is not yet in the choice."
    assert view.card.bar.isVisible() and "when you continue" in page.foot.text()
    assert "Not yet in the choice." in view.card.why.text()
    QTest.keyClick(view.map, Qt.Key.Key_L)
    assert passage.own == "" and written(page) == {}
    page.undo_stack.undo()
    QTest.keyClick(view.map, Qt.Key.Key_D)
    go(page, 1)
    QTest.keyClick(view.map, Qt.Key.Key_D)
    assert sorted(written(page).values()) == ["drop", "drop"]
    assert view.card.waiting.text() == "2 decisions of yours are not yet in the choice."
    page.undo_stack.undo()
    page.undo_stack.undo()
    assert written(page) == {passage.id: "keep"}
    page.undo_stack.undo()
    assert written(page) == {} and view.card.bar.isHidden()
    assert page.state.freshness["curate"] == "fresh"
    page.undo_stack.redo()
    assert written(page) == {passage.id: "keep"}


def test_a_second_click_turns_round_and_a_third_takes_it_back(page: CuratePage) -> None:
    view = page.view
    assert view is not None
    place, left = view.map.point(1).toPoint(), Qt.MouseButton.LeftButton
    QTest.mouseClick(view.map, left, pos=place)
    index = view.current
    assert page.corpus.passages[index].own == "" and f"Passage {index + 1} of" in view.card.heading.text()
    before = page.corpus.passages[index].chosen
    QTest.mouseClick(view.map, left, pos=place)
    assert page.corpus.passages[index].chosen is not before and page.corpus.pending == {index}
    QTest.mouseClick(view.map, left, pos=place)
    assert page.corpus.passages[index].own == "" and not page.corpus.pending and written(page) == {}


def test_buttons_and_menu_say_the_same_as_the_keys(window: Window, page: CuratePage) -> None:
    view = page.view
    assert view is not None
    go(page, 3)
    assert not view.card.leave.isEnabled()
    view.card.keep.click()
    assert page.corpus.passages[3].own == "keep" and not view.card.keep.isEnabled()
    view.card.leave.click()
    assert page.corpus.passages[3].own == ""
    window.menus.actions["drop"].trigger()
    assert page.corpus.passages[3].own == "drop"
    window.menus.actions["leave"].trigger()
    assert page.corpus.passages[3].own == "" and not window.menus.actions["leave"].isEnabled()
    window.menus.actions["undo"].trigger()
    assert page.corpus.passages[3].own == "drop"


def test_n_goes_through_what_stays_out_and_the_arrows_of_the_card_through_all(page: CuratePage) -> None:
    view = page.view
    assert view is not None
    out = [i for i, p in enumerate(page.corpus.passages) if not p.chosen]
    assert out[:3] == [0, 3, 6]
    QTest.keyClick(view.map, Qt.Key.Key_N)
    assert view.current == 3
    view.decided.emit("drop")
    go(page, 0)
    QTest.keyClick(view.map, Qt.Key.Key_N)
    assert view.current == 6  # what the user decided needs no second look
    QTest.keyClick(view.map, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert view.current == 0
    view.card.before.click()
    assert view.current == 59
    view.card.after.click()
    assert view.current == 0


def test_choose_again_runs_with_the_same_options_and_keeps_what_was_said(
    page: CuratePage, started: list[Options]
) -> None:
    view = page.view
    assert view is not None
    page.decide("keep")
    view.card.again.click()  # before it is written
    settle()
    assert started == [Options(target_tokens=3000, model="practice", cluster=False)]
    assert written(page) == {page.corpus.passages[0].id: "keep"}


def test_the_word_is_in_the_choice_after_a_real_run(qtbot: QtBot, page: CuratePage) -> None:
    view = page.view
    assert view is not None and page.undo_stack is not None
    go(page, 9)
    page.decide("drop")
    with qtbot.waitSignal(page.state.run_ended, timeout=60_000):
        view.card.again.click()
    settle()
    assert not page.state.problems and page.state.freshness["curate"] == "fresh"
    passage = page.corpus.passages[9]
    assert passage.reason == DROPPED and passage.applied == "drop" and not page.corpus.pending
    assert view.card.bar.isHidden() and view.current == 9  # still in hand
    assert page.undo_stack.canUndo()  # the passages are the same
    assert not page.corpus.placed and view.stack.currentWidget() is view.list  # an even spread has no map


def test_continue_takes_the_word_along(window: Window, page: CuratePage, started: list[Options]) -> None:
    page.decide("keep")
    page.press_primary()
    settle()
    assert len(started) == 1 and window.page == "curate"
    page.state.project.reload()  # type: ignore[union-attr]
    page._run_changed("curate")  # the run ended well
    assert window.page == "neutralize"


def test_another_amount_is_chosen_right_there(page: CuratePage, started: list[Options]) -> None:
    view = page.view
    assert view is not None
    assert view.amount.range.isHidden() and view.again.isHidden()  # all of it is less than the least
    view.show_amount(90_000, 1.3, 40_000)
    assert view.again.isVisibleTo(view) and not view.again.isEnabled()
    view.amount.slider.setValue(50)
    assert view.again.isEnabled()
    view.again.click()
    assert started[-1].target_tokens == 65_000 and not started[-1].index


def test_no_map_leaves_the_text_and_one_button(
    window: Window, tmp_path: Path, here: list[bool], started: list[Options]
) -> None:
    here[0] = False
    page = show(window, make_choice(tmp_path, mapped=False))
    view = page.view
    assert view is not None and view.stack.currentWidget() is view.list
    assert view.list.paragraphs.rowCount() > 0 and view.card.heading.text() == "Passage 1 of 60"
    view.views.button(0).click()
    assert view.notice.isVisible() and view.draw_map.isVisible()
    assert "90 MB" in view.notice_note.text() and "huggingface.co" in view.notice_note.text()
    view.draw_map.click()
    assert started[-1].index and started[-1].download and started[-1].target_tokens == 3000
    here[0] = True
    page.arrive(False)
    settle()
    assert view.notice_note.isHidden()
    view.draw_map.click()
    assert started[-1].index and not started[-1].download


def test_the_map_is_drawn_also_of_an_even_spread(
    window: Window, tmp_path: Path, here: list[bool], started: list[Options]
) -> None:
    page = show(window, make_choice(tmp_path, mapped=False))
    assert page.view is not None
    page.state.project.options("curate")["cluster"] = False  # type: ignore[union-attr]
    page.view.views.button(0).click()
    page.view.draw_map.click()
    assert started[-1].index and not started[-1].cluster  # the same choice, and now its map


def test_another_amount_is_not_lost_on_the_way_on(page: CuratePage, started: list[Options]) -> None:
    assert page.view is not None
    page.view.show_amount(90_000, 1.3, 40_000)
    page.view.amount.slider.setValue(50)
    page.go_on()
    assert started[-1].target_tokens == 65_000


def test_text_and_card_go_together(page: CuratePage) -> None:
    view = page.view
    assert view is not None
    chosen = [i for i, passage in enumerate(page.corpus.passages) if passage.kept]
    go(page, chosen[7])
    view.show_view(1)
    settle()
    rows = view.list.paragraphs.review.rows
    assert rows[view.list.current_number()].text == page.corpus.passages[chosen[7]].text
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert view.current == chosen[8]
    assert view.card.text.toPlainText() == page.corpus.passages[chosen[8]].text
    QTest.keyClick(view.list, Qt.Key.Key_D)
    settle()
    assert written(page) == {page.corpus.passages[chosen[8]].id: "drop"}


def test_a_long_problem_is_shown_whole(window: Window, page: CuratePage) -> None:
    """Also one that would fit into a line as long as the page, but not into one of the card's."""
    window.resize(1280, 800)
    for words_long in range(6, 40, 2):
        said = " ".join(["machine"] * words_long)
        page.state.problems["curate"] = Missing(said, said)
        page.refresh()
        settle()
        for part in (page.problem.title, page.problem.remedy):
            assert part.height() >= part.heightForWidth(part.width()), words_long


def test_map_and_text_have_keys(page: CuratePage) -> None:
    view = page.view
    assert view is not None
    QTest.keyClick(view.map, Qt.Key.Key_T)
    settle()
    assert view.stack.currentWidget() is view.list and view.list.paragraphs.rowCount() > 0
    QTest.keyClick(view.list, Qt.Key.Key_M)
    assert view.stack.currentWidget() is view.map


def test_another_clean_text_is_said_and_nothing_wrong_is_shown(window: Window, page: CuratePage) -> None:
    project, view = page.state.project, page.view
    assert project is not None and view is not None
    write_text(project.clean_text, "One paragraph is all there is now.\n")
    page.state.refresh()
    settle()
    assert page.corpus.moved and not page.corpus.passages and page.stale.isVisible()
    view.show_view(0)
    assert "has changed" in view.notice.text() and view.draw_map.isHidden()
    assert view.card.text.toPlainText() == "" and not view.card.keep.isEnabled()
    page.decide("keep")
    assert written(page) == {}


def test_rows_of_an_older_version_are_read(tmp_path: Path) -> None:
    project = make_choice(tmp_path, mapped=False)
    text = project.curated_rows.read_text(encoding="utf-8")
    for key in ('"book": "The Ferry", ', ', "x": null, "y": null'):
        assert key in text
        text = text.replace(key, "")
    write_text(project.curated_rows, text)
    corpus = read_corpus(project.root, {})
    assert len(corpus.passages) == 60 and corpus.passages[0].book == "" and not corpus.placed


def test_what_is_missing_offers_an_even_spread(
    window: Window, page: CuratePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Options] = []
    for error, offered in (
        (Missing("The model is not on this machine.", "Connect to the network."), True),
        (ProviderOff("Nothing answers.", "Try again later."), True),
        (BadInput("Nothing in clean.txt is fit.", "Look at the text."), False),
    ):
        page.choose_again()
        page.spread.setChecked(True)
        page._asked = page.chosen_options()
        feed(window, "curate", [Progress("curate", 1, 4)])
        end_feed(window, "curate", error)
        settle()
        assert page.problem.isVisible()
        assert page.problem.other.isVisible() is offered
    monkeypatch.setattr(window.state, "start", lambda stage, options: asked.append(options))
    page.state.problems["curate"] = Missing("The model is not on this machine.", "Connect.")
    page.refresh()
    assert page.problem.other.text() == "Choose an Even Spread Instead"
    page.problem.other.click()
    assert not asked[-1].cluster and not asked[-1].index and not asked[-1].download


def test_the_question_says_what_is_fetched_and_asks_for_it(page: CuratePage, here: list[bool]) -> None:
    page.choose_again()
    page.spread.setChecked(True)
    assert page.choice.fetch.isHidden()
    assert page.chosen_options().index and not page.chosen_options().download
    here[0] = False
    page.arrive(False)
    settle()
    page.spread.setChecked(True)
    assert page.choice.amount.all and page.choice.fetch.isHidden()  # where all is taken it can wait
    assert not page.chosen_options().download and not page.chosen_options().index
    page.choice.offer(90_000, 1.3, Options(target_tokens=40_000))
    assert page.choice.fetch.isVisible() and "No text of yours is sent" in page.choice.fetch.text()
    assert page.chosen_options().download and page.chosen_options().index
    page.spread.setChecked(False)
    assert page.choice.fetch.isHidden()
    assert not page.chosen_options().download and not page.chosen_options().index


def test_enough_is_marked_where_there_is_more_of_it(qtbot: QtBot) -> None:
    panel = AmountPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 200)
    panel.show()
    panel.offer(900_000, 1.3, MOST)
    assert panel.scale.enough == round(ENOUGH / 1.3 / 1000) and 250 < panel.scale.place() < 350
    assert "Enough from" in panel.slider.accessibleDescription()
    assert "From the mark on" in panel.advice.text() and panel.tokens == pytest.approx(MOST, abs=1000)
    panel.slider.setValue(200)
    assert "More text takes longer" in panel.advice.text()
    panel.slider.setValue(panel.slider.maximum())
    assert panel.all and panel.tokens > 900_000 * 1.3
    panel.offer(300_000, 1.3, MOST)
    assert panel.scale.enough == 0 and panel.tokens >= MOST


def test_what_to_expect_of_a_small_corpus_is_said_in_three_degrees(qtbot: QtBot) -> None:
    said = [outlook(n) for n in (5_000, 40_000, 100_000)]
    assert all(said) and len(set(said)) == 3 and outlook(400_000) == ""
    panel = AmountPanel()
    qtbot.addWidget(panel)
    panel.offer(26_000, 1.3, MOST)
    assert panel.advice.text() == said[1] and panel.slider.minimum() == LEAST // 1000


def test_reasons_are_said_in_plain_words() -> None:
    assert words.passage_reason("more than 10% special characters") == "more signs than letters"
    assert words.passage_reason("one word more than 15% of the text") == "one word over and over"
    assert words.passage_reason("repeats an earlier passage") == "said before"
    assert words.passage_reason("something new") == "something new"
    assert words.decisions_waiting(2).startswith("2 decisions")


def test_while_another_choice_is_made_this_one_is_read_and_not_decided(
    window: Window, page: CuratePage
) -> None:
    view = page.view
    assert view is not None
    feed(window, "curate", [Progress("curate", 300, 7000, "Reading for themes: 3 of 60")])
    settle()
    assert page.mode == "busy" and page.stack.currentWidget() is view
    assert page.lead.text().endswith(". Reading for themes: 3 of 60.") and "7,000" not in page.lead.text()
    assert not view.card.keep.isEnabled() and not view.draw_map.isEnabled() and not page.commands()
    QTest.keyClick(view.map, Qt.Key.Key_K)
    QTest.keyClick(view.map, Qt.Key.Key_Space)
    assert not page.corpus.pending
    end_feed(window, "curate")
    settle()
    assert page.mode == "done" and view.card.keep.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_nothing_scrolls_sideways_and_the_card_goes_below_in_a_narrow_window(
    window: Window, page: CuratePage, light: theme.Theme, scale: float
) -> None:
    light.set_scale(scale)
    view = page.view
    assert view is not None
    for width, below in ((900, True), (1280, scale > 1)):
        window.resize(width, 640)
        settle()
        assert (view.card.y() > view.map.height()) is below
        inner = view.area.widget()
        assert inner is not None and inner.width() <= view.area.viewport().width()
        assert view.card.geometry().right() <= inner.width()
        for made in (view.card.drop, view.card.keep, view.card.leave, view.again, view.views.button(0)):
            assert made.width() >= made.sizeHint().width()
    light.set_scale(1.0)
