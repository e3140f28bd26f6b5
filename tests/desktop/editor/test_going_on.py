"""Going on with a draft: where it begins, what the title says, and whose its files are by now."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.restyling.passages import RestylePassage
from desktop.editor import drafts, leftovers, texts
from desktop.editor.passage_model import State
from tests.desktop.editor.test_drafts import (
    HARBOUR,
    LANDING,
    WORDS,
    MakePage,
    Patch,
    accept,
    answers,
    export,
    give,
    path_of,
    show,
    show_file,
)
from tests.desktop.editor.test_texts import MIXED, written


def test_a_draft_begins_at_what_waits(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    show(page, qtbot, HARBOUR)
    first, second = page.model.places(State.OPEN)
    assert page.view.place == first
    accept(page)
    page.close_text()
    show(page, qtbot, HARBOUR)
    assert page.view.place == second  # nothing waits for a decision
    page.session.undo.clear()
    page.model.put(first, page.model.row(first).changed(state=State.FRESH))
    give(page)
    page.session.accept(first)
    page.close_text()
    show(page, qtbot, HARBOUR)
    assert page.view.place == second and page.model.row(second).state == State.FRESH


def test_a_file_that_changed_since_is_said_at_once(make_page: MakePage, qtbot: QtBot, tmp_path: Path) -> None:
    page, path = make_page(), tmp_path / "day.md"
    path.write_text(LANDING, encoding="utf-8")
    show_file(page, qtbot, path)
    accept(page)
    place = path_of(page)
    page.close_text()
    page.opening.draft(place)
    qtbot.waitUntil(lambda: page.text is not None)
    assert page.notice.isHidden()
    page.close_text()
    path.write_text("Somebody else was here.", encoding="utf-8")
    page.opening.draft(place)
    qtbot.waitUntil(lambda: page.text is not None)
    assert page.notice.isVisible() and "day.md was changed by another program" in page.notice.said.text()


# The title.
def test_a_first_written_passage_shows_in_the_title(make_page: MakePage, qtbot: QtBot) -> None:
    page, told = make_page(), []
    page.title_changed.connect(told.append)
    show(page, qtbot, LANDING)
    give(page)
    assert told[-1].endswith("Edited") and page.undo_stack.isClean()


def test_after_an_export_only_what_came_since_is_edited(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch, tmp_path: Path
) -> None:
    page, out = make_page(), tmp_path / "out.md"
    show(page, qtbot, HARBOUR)
    accept(page)
    give(page)
    export(page, monkeypatch, out)
    qtbot.waitUntil(page.notice.isVisible)
    assert page.title == "Pasted text" and page.session.unsaved
    said = "Saved as out.md. 1 passage is not yet decided and stands there in your own words."
    assert page.notice.said.text() == said and out.read_text(encoding="utf-8").count(WORDS) == 1
    page.close_text()
    show(page, qtbot, HARBOUR)
    assert page.title == "Pasted text" and page.session.unsaved  # for the question on closing
    assert len(answers(monkeypatch, "stay")) == 0 and not page.may_close()
    page.run("accept_all")
    assert page.title.endswith("Edited")
    page.undo_stack.undo()
    assert page.title == "Pasted text"


# Two windows.
def test_two_windows_on_one_text_keep_a_draft_each(make_page: MakePage, qtbot: QtBot) -> None:
    one, two = make_page(), make_page()
    for page in (one, two):
        show(page, qtbot, HARBOUR)
    accept(one)
    one.drafts.save_now()
    first, second = two.model.places(State.OPEN)
    two.model.put(second, written(two.model.row(second), "Others.", State.FRESH))
    two.drafts.save_now()
    assert "another window" in two.notice.said.text() and one.notice.isHidden()
    two.notice.hide()
    one.model.put(second, written(one.model.row(second), WORDS))
    one.drafts.save_now()
    two.model.put(first, written(two.model.row(first), "Others."))
    two.drafts.save_now()
    assert two.notice.isHidden() and one.notice.isHidden()
    kept = [{row.text for row in draft.text.rows if row.versions} for draft in leftovers.unfinished()]
    assert kept == [{"Others."}, {WORDS}]
    one.drafts.forget()
    assert [draft.decided for draft in leftovers.unfinished()] == [1]
    two.close_text()
    show(two, qtbot, HARBOUR)
    assert two.model.count(State.OPEN) == 0 and two.model.row(first).text == "Others."


def test_a_discard_leaves_what_another_window_wrote(make_page: MakePage, qtbot: QtBot) -> None:
    one, two = make_page(), make_page()
    for page in (one, two):
        show(page, qtbot, HARBOUR)
        accept(page)
    one.drafts.save_now()
    two.drafts.forget()
    assert len(leftovers.unfinished()) == 1


def test_the_same_text_opened_again_does_not_take_anothers_draft_for_ours(
    make_page: MakePage, qtbot: QtBot
) -> None:
    one, two = make_page(), make_page()
    show(one, qtbot, HARBOUR)
    accept(one)
    one.drafts.save_now()
    show(two, qtbot, HARBOUR)
    accept(two)
    two.drafts.save_now()
    before = one.text
    one.open_source(HARBOUR)
    qtbot.waitUntil(lambda: one.text is not before)
    give(one)
    one.drafts.save_now()
    assert sorted(draft.decided for draft in leftovers.unfinished()) == [1, 2]


# What takes time.
def test_where_a_wording_goes_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts._fitted.cache_clear()
    text, found, changes = texts.read_source(MIXED, "day.md"), [], RestylePassage.changes

    def counted(passage: RestylePassage, wording: str) -> object:
        found.append(wording)
        return changes(passage, wording)

    monkeypatch.setattr(RestylePassage, "changes", counted)
    rows = [written(row, WORDS) for row in text.rows if row.prose]
    once = text.spliced(rows)
    assert text.spliced(rows) == once and len(text.missed("p1", WORDS)) == 2 and len(found) == 2
    assert drafts.place_of(text).name.startswith("day-")
