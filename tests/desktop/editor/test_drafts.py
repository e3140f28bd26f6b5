"""Drafts of the work on a text: what they keep, when they are written, and which of them is offered."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.files import write_json
from core.progress import BadInput, NoSpace
from core.restyling.word import read_word
from desktop.editor import closing, drafts, leftovers, texts
from desktop.editor.editor import EditorPage
from desktop.editor.keeping import DraftKeeper
from desktop.editor.passage_model import Base, Remark, State, Version
from tests.desktop.editor.test_texts import MIXED, word_file, written

LANDING = "# One\n\nAnna came down to the landing before it was light, and no ferry lay there yet.\n"
HARBOUR = (
    "# Two\n\nThe boat was in the harbour by noon, and half the village stood on the wall to see her.\n\n"
    "## Three\n\nNobody asked the boy where he had been all night, so he told the dog instead.\n"
)
WORDS = "Finer words stand here."
MakePage = Callable[[], EditorPage]
Patch = pytest.MonkeyPatch


def show(page: EditorPage, qtbot: QtBot, source: str) -> None:
    page.open_source(source)
    qtbot.waitUntil(lambda: page.text is not None and page.text.source == source)


def show_file(page: EditorPage, qtbot: QtBot, path: Path) -> None:
    page.open_path(path)
    qtbot.waitUntil(lambda: page.text is not None and page.text.path == path)


def give(page: EditorPage) -> int:
    """Have the first open passage written, without a child."""
    place = page.model.places(State.OPEN)[0]
    page.model.put(place, written(page.model.row(place), WORDS, State.FRESH))
    return place


def accept(page: EditorPage) -> int:
    place = give(page)
    assert page.session.accept(place)
    return place


def path_of(page: EditorPage) -> Path:
    assert page.text is not None
    return drafts.place_of(page.text)


def export(page: EditorPage, monkeypatch: Patch, path: Path, kind: str = "") -> None:
    """As a user does it, who picks this name in the dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))
    page.run("export")


def type_into(page: EditorPage, words: str) -> int:
    place = page.model.places(State.OPEN)[0]
    page.view.go_to(place)
    page.run("edit")
    assert page.view.field is not None
    page.view.field.setPlainText(words)
    return place


def newest() -> drafts.Draft | None:
    """The draft that is offered first."""
    return next(iter(leftovers.unfinished(1)), None)


def fail(*_: object) -> None:
    raise NoSpace("The disk is full.", "Make room.")


def answers(monkeypatch: Patch, answer: str) -> list[int]:
    """How often the question on closing is asked from now on."""
    asked: list[int] = []
    monkeypatch.setattr(closing, "ask", lambda parent, name, fresh, decided: asked.append(fresh) or answer)
    return asked


# On the disk.
def test_a_draft_brings_back_every_version_and_decision(tmp_path: Path) -> None:
    text = texts.read_source(MIXED, "day.md")
    rows = [
        written(row, "One.").with_version(Version("Two.", (Remark("note", "A note."),), True), State.FRESH)
        if row.prose
        else row
        for row in text.rows
    ]
    place = drafts.place_of(text)
    rows[-1] = rows[-1].changed(state=State.WRITING, streamed="half")
    write_json(place, drafts.as_data(text, rows, "/voice"))
    found = newest()
    assert found is not None and found.path == place and found.adapter == "/voice"
    back = [row for row in found.text.rows if row.prose]
    assert [row.text for row in back] == ["Two.", "Two."]
    assert [remark.text for remark in back[0].remarks] == ["A note."] and len(back[0].versions) == 2
    assert back[1].state == State.FRESH  # a passage in mid-sentence rests on its last version
    again = drafts.with_draft(texts.read_source(MIXED, "day.md"))
    assert [row.state for row in again.rows] == [row.state for row in found.text.rows]
    write_json(place, drafts.as_data(text, rows, "/voice", exported=True))
    assert newest() is None


def test_a_damaged_draft_says_where_it_lies_and_stops_nothing() -> None:
    text = texts.read_source(MIXED, "day.md")
    place = drafts.place_of(text)
    place.parent.mkdir(parents=True)
    place.write_text('{"format": 1, "name": "day.md"}', encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        drafts.with_draft(text)
    assert str(place) in refused.value.remedy
    assert newest() is None


def test_drafts_are_written_away_from_the_window_and_the_last_state_wins(qtbot: QtBot) -> None:
    text = texts.read_source(MIXED, "day.md")
    keeper = DraftKeeper()
    rows = list(text.rows)
    keeper.show(text, lambda: drafts.as_data(text, rows, ""))
    keeper.touch()
    qtbot.waitUntil(lambda: drafts.place_of(text).exists(), timeout=10_000)
    place = next(place for place, row in enumerate(rows) if row.prose)
    rows[place] = written(rows[place], "Finer.")
    keeper.touch()
    keeper.save_now()
    assert drafts.read(drafts.place_of(text)).decided == 1
    keeper.forget()
    assert not drafts.place_of(text).exists()


def test_a_draft_of_a_word_document_keeps_the_document(tmp_path: Path) -> None:
    path = word_file(tmp_path)
    text = texts.read_file(path)
    rows = [written(row, "New words.") if row.prose else row for row in text.rows]
    place = drafts.place_of(text)
    drafts.write(place, drafts.as_data(text, rows, ""), text)
    original = path.read_bytes()
    path.unlink()  # a crash, and the file is gone meanwhile
    found = newest()
    assert found is not None and found.decided == 2 and found.text.original == original
    out = tmp_path / "out.docx"
    texts.write_out(found.text, found.text.rows, out)
    assert read_word(out.read_bytes()).source.count("New words.") == 2
    drafts.copy_of(place).unlink()
    assert newest() is None
    with pytest.raises(BadInput, match="copy of day") as refused:
        drafts.read(place)
    assert str(place) in refused.value.remedy
    assert [row.state for row in drafts.with_draft(text).rows if row.prose] == [State.ACCEPTED] * 2
    drafts.write(place, drafts.as_data(text, rows, ""), text)
    assert drafts.copy_of(place).read_bytes() == original
    drafts.discard(place)
    assert not place.exists() and not drafts.copy_of(place).exists()


def lay_down(name: str, exported: bool, days: float, source: str = LANDING) -> Path:
    """A draft that was touched so many days ago, with one decision in it."""
    text = texts.read_source(source, name)
    rows = [written(row, WORDS) if row.prose else row for row in text.rows]
    path = drafts.place_of(text)
    write_json(path, drafts.as_data(text, rows, "", exported))
    drafts.copy_of(path).write_bytes(b"a document")
    then = time.time() - days * 86_400
    os.utime(path, (then, then))
    return path


def test_the_newest_unfinished_draft_is_offered_and_only_old_finished_ones_are_cleared() -> None:
    old, unfinished = lay_down("old.md", True, 31), lay_down("left.md", False, 400)
    done = lay_down("done.md", True, 1)
    torn = drafts.folder() / "torn.json"
    torn.write_text('{"exported": tr', encoding="utf-8")
    os.utime(torn, (0, 0))
    found = newest()
    assert found is not None and found.path == unfinished and found.decided == 1
    leftovers.clear_old()
    assert not old.exists() and not drafts.copy_of(old).exists()
    assert unfinished.exists() and drafts.copy_of(unfinished).exists() and done.exists() and torn.exists()


def test_a_draft_without_work_in_it_is_not_offered() -> None:
    text = texts.read_source(LANDING, "day.md")
    write_json(drafts.place_of(text), drafts.as_data(text, text.rows, ""))
    assert newest() is None and drafts.with_draft(text).exported


# When they are written.
def test_a_failed_draft_is_written_again_by_itself(qtbot: QtBot, monkeypatch: Patch) -> None:
    text = texts.read_source(LANDING, "day.md")
    keeper, told = DraftKeeper(), []
    keeper.failed.connect(told.append)
    keeper.show(text, lambda: drafts.as_data(text, text.rows, ""))
    with monkeypatch.context() as full:
        full.setattr(drafts, "write", fail)
        keeper.touch()
        qtbot.waitUntil(lambda: len(told) == 1)
        with pytest.raises(NoSpace):
            keeper.save_now()
    assert keeper.later._timer.isActive()
    keeper.later._timer.start(0)  # as if its time had come
    qtbot.waitUntil(drafts.place_of(text).exists)
    assert len(told) == 1


def test_a_page_that_could_not_save_saves_on_closing(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch
) -> None:
    page = make_page()
    show(page, qtbot, LANDING)
    with monkeypatch.context() as full:
        full.setattr(drafts, "write", fail)
        give(page)
        qtbot.waitUntil(page.problem.isVisible)
    answers(monkeypatch, "keep")
    assert page.may_close() and path_of(page).exists()


def test_a_text_that_cannot_be_saved_is_not_put_away(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch
) -> None:
    page = make_page()
    show(page, qtbot, LANDING)
    place = give(page)
    with monkeypatch.context() as full:
        full.setattr(drafts, "write", fail)
        page.open_source(HARBOUR)
        qtbot.waitUntil(page.problem.isVisible)
        assert page.text is not None and page.text.source == LANDING
        page.close_text()
        assert page.problem.isVisible() and page.model.row(place).text == WORDS
    page.problem.fix.click()
    assert page.text is None and page.problem.isHidden()
    found = newest()
    assert found is not None and found.text.source == LANDING


def test_discard_takes_the_draft_of_the_text_that_is_open(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch
) -> None:
    before = make_page()
    show(before, qtbot, HARBOUR)
    give(before)
    other = path_of(before)
    before.shut_down()
    page = make_page()
    show(page, qtbot, LANDING)
    give(page)
    first = path_of(page)
    page.close_text()
    show(page, qtbot, HARBOUR)
    assert page.model.count(State.FRESH) == 1
    answers(monkeypatch, "discard")
    assert page.may_close()
    assert first.exists() and not other.exists()


def test_half_a_character_in_a_paste_keeps_no_draft_from_being_written(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    page.open_source(LANDING.replace("ferry", "ferry \ud83d"))
    qtbot.waitUntil(lambda: page.text is not None)
    give(page)
    page.drafts.save_now()
    assert "ferry \ufffd lay" in drafts.read(path_of(page)).text.source


# What counts as unfinished.
def test_accept_all_leaves_a_draft_that_is_offered(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    show(page, qtbot, LANDING)
    give(page)
    page.drafts.save_now()
    page.run("accept_all")
    page.drafts.save_now()
    assert newest() is not None


def test_what_a_draft_brings_back_is_in_no_file_still(
    make_page: MakePage, qtbot: QtBot, monkeypatch: Patch, tmp_path: Path
) -> None:
    before = make_page()
    show(before, qtbot, LANDING)
    place = accept(before)
    before.shut_down()
    page = make_page()
    show(page, qtbot, LANDING)
    asked = answers(monkeypatch, "stay")
    assert page.session.unsaved and page.title.endswith("Edited")
    assert not page.may_close() and len(asked) == 1
    row = page.model.row(place)
    page.model.put(place, row.changed(base=Base("The base model's words.", "/voice", True)))
    page.drafts.save_now()
    assert newest() is not None
    export(page, monkeypatch, tmp_path / "out.md")
    qtbot.waitUntil(lambda: not page.session.unsaved)
    page.close_text()
    assert newest() is None
    show(page, qtbot, LANDING)
    assert not page.session.unsaved and page.model.row(place).text == WORDS


# What is typed.
def test_what_is_typed_in_an_open_field_is_in_the_draft(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    show(page, qtbot, LANDING)
    type_into(page, "My own words, not en")
    qtbot.waitUntil(path_of(page).exists)
    found = newest()
    assert found is not None
    assert [(row.text, row.state) for row in found.text.rows if row.prose] == [
        ("My own words, not en", State.FRESH)
    ]
    assert page.view.field is not None and not any(row.versions for row in page.model.rows())
    page.view.field.setPlainText("My own words, not ended.")
    page.shut_down()
    found = newest()
    assert found is not None and found.decided == 1


def test_looking_into_a_field_makes_no_draft(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    show(page, qtbot, LANDING)
    type_into(page, page.model.row(page.model.places(State.OPEN)[0]).source)
    page.close_text()
    assert not list(drafts.folder().glob("*"))


def test_the_same_file_opened_again_keeps_the_open_edit(
    make_page: MakePage, qtbot: QtBot, tmp_path: Path
) -> None:
    page, path = make_page(), tmp_path / "day.md"
    path.write_text(LANDING, encoding="utf-8")
    show_file(page, qtbot, path)
    before = page.text
    place = type_into(page, "My own words, kept.")
    page.open_path(path)
    qtbot.waitUntil(lambda: page.text is not before)
    assert page.model.row(place).text == "My own words, kept." and page.session.unsaved
    page.drafts.save_now()
    found = newest()
    assert found is not None and found.decided == 1
