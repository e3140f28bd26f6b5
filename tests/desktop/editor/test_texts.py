"""Texts in and out, and drafts of the work on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.progress import BadInput
from core.restyling.document import parse
from core.restyling.word import new_word, read_word
from desktop.editor import drafts, texts
from desktop.editor.passage_model import Remark, Row, State, Version

MIXED = (
    "---\r\ntitle: A day\r\n---\r\n\r\n# The landing\r\n\r\nAnna sat on a crate and waited for the ferry, "
    "and counted her four shillings twice.\r\n\r\n- a rope\r\n- a lamp\r\n\r\n    code stays\r\n\r\n"
    "Nobody had [paid the toll](http://example.org) that week, and the *ferryman* said so to all of them.\r\n"
)


def written(row: Row, words: str, state: State = State.ACCEPTED) -> Row:
    return row.with_version(Version(words), state)


def test_rows_are_passages_with_everything_else_between_them() -> None:
    text = texts.read_source(MIXED, "day.md")
    prose = [row for row in text.rows if row.prose]
    assert [row.id for row in prose] == ["p0", "p1"]
    assert "paid the toll" in prose[1].source and "http" not in prose[1].source
    assert {row.kind for row in text.rows if not row.prose} == {"front matter", "heading", "list"}


def test_nothing_accepted_is_byte_for_byte_the_same(tmp_path: Path) -> None:
    path = tmp_path / "day.md"
    data = b"\xef\xbb\xbf" + MIXED.encode()
    path.write_bytes(data)
    text = texts.read_file(path)
    out = texts.write_out(text, list(text.rows), tmp_path / "out.md")
    assert out.read_bytes() == data
    undecided = [written(row, "New.", State.FRESH) if row.prose else row for row in text.rows]
    assert texts.write_out(text, undecided, out).read_bytes() == data


def test_accepted_wording_takes_the_place_of_the_passage_alone() -> None:
    text = texts.read_source(MIXED, "day.md")
    row = next(row for row in text.rows if row.id == "p1")
    words = "That week they had paid the toll to no one; which the ferryman, being asked, told everybody."
    out = text.spliced([written(row, words)])
    assert out.replace("\r\n", "\n").startswith(MIXED.replace("\r\n", "\n")[:150])
    assert "[paid the toll](http://example.org) to no one" in out and "*ferryman*, being" in out
    assert text.missed("p1", words) == []
    lost = text.missed("p1", "Nobody paid at all that week.")
    assert len(lost) == 2 and any("paid the toll" in sentence for sentence in lost)


@pytest.mark.parametrize(
    "name, data", [("a.pdf", b"%PDF"), ("a.md", b" \n\n"), ("a.txt", b"\xff\xfe\x00x\xd8"), ("b.md", None)]
)
def test_what_is_no_text_is_refused_with_a_remedy(tmp_path: Path, name: str, data: bytes | None) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BadInput) as refused:
        texts.read_file(path)
    assert refused.value.remedy


def test_a_file_changed_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "day.md"
    path.write_text("Some words stand here, and some more of them.", encoding="utf-8")
    text = texts.read_file(path)
    assert not texts.changed_meanwhile(text, path)
    path.write_text("Somebody else's words.", encoding="utf-8")
    assert texts.changed_meanwhile(text, path)
    assert not texts.changed_meanwhile(text, tmp_path / "other.md")


def test_before_and_after_stand_under_each_other() -> None:
    text = texts.read_source("# Head\n\nPlain words of a passage that is long enough.\n", "a.md")
    rows = [written(row, "Finer words.") if row.prose else row for row in text.rows]
    both = texts.side_by_side(rows)
    assert both == "# Head\n\n> Plain words of a passage that is long enough.\n\nFiner words.\n"


def test_a_draft_brings_back_every_version_and_decision(tmp_path: Path) -> None:
    text = texts.read_source(MIXED, "day.md")
    rows = [
        written(row, "One.").with_version(Version("Two.", (Remark("note", "A note."),), True), State.FRESH)
        if row.prose
        else row
        for row in text.rows
    ]
    place = drafts.place_of(text)
    from core.files import write_json

    rows[-1] = rows[-1].changed(state=State.WRITING, streamed="half")
    write_json(place, drafts.as_data(text, rows, "/voice"))
    found = drafts.newest()
    assert found is not None and found.path == place and found.adapter == "/voice"
    back = [row for row in found.text.rows if row.prose]
    assert [row.text for row in back] == ["Two.", "Two."]
    assert [remark.text for remark in back[0].remarks] == ["A note."] and len(back[0].versions) == 2
    assert back[1].state == State.FRESH  # a passage in mid-sentence rests on its last version
    again = drafts.with_draft(texts.read_source(MIXED, "day.md"))
    assert [row.state for row in again.rows] == [row.state for row in found.text.rows]
    write_json(place, drafts.as_data(text, rows, "/voice", exported=True))
    assert drafts.newest() is None


def test_a_damaged_draft_says_where_it_lies_and_stops_nothing() -> None:
    text = texts.read_source(MIXED, "day.md")
    place = drafts.place_of(text)
    place.parent.mkdir(parents=True)
    place.write_text('{"format": 1, "name": "day.md"}', encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        drafts.with_draft(text)
    assert str(place) in refused.value.remedy
    assert drafts.newest() is None


def test_drafts_are_written_away_from_the_window_and_the_last_state_wins(qtbot: QtBot) -> None:
    text = texts.read_source(MIXED, "day.md")
    keeper = drafts.DraftKeeper()
    rows = list(text.rows)
    keeper.keep(text, lambda: drafts.as_data(text, rows, ""))
    qtbot.waitUntil(lambda: drafts.place_of(text).exists(), timeout=10_000)
    place = next(place for place, row in enumerate(rows) if row.prose)
    rows[place] = written(rows[place], "Finer.")
    keeper.keep(text, lambda: drafts.as_data(text, rows, ""))
    keeper.save_now()
    assert drafts.read(drafts.place_of(text)).decided == 1
    keeper.forget()
    assert not drafts.place_of(text).exists()


def word_file(folder: Path) -> Path:
    path = folder / "day.docx"
    path.write_bytes(new_word(parse(MIXED)))
    return path


def test_a_word_document_comes_out_as_it_was_but_for_what_was_accepted(tmp_path: Path) -> None:
    path, out = word_file(tmp_path), tmp_path / "out.docx"
    text = texts.read_file(path)
    assert text.suffix == ".docx" and {row.kind for row in text.rows if not row.prose} == {
        "heading",
        "list",
        "label",
    }
    fresh = [written(row, "New.", State.FRESH) if row.prose else row for row in text.rows]
    assert texts.write_out(text, fresh, out).read_bytes() == path.read_bytes()
    words = "Nobody paid the toll to him that week, the *ferryman* told them."
    rows = [written(row, words) if row.id == "p1" else row for row in text.rows]
    saved = texts.write_out(text, rows, tmp_path / "Dr. Ferry")
    assert saved.name == "Dr. Ferry.docx"
    expected = "Nobody [paid the toll](http://example.org) to him that week, the *ferryman* told them."
    assert expected in read_word(saved.read_bytes()).source
    assert expected in texts.write_out(text, rows, tmp_path / "out.md").read_text(encoding="utf-8")
    assert "the ferryman told" in texts.write_out(text, rows, tmp_path / "out.txt").read_text(
        encoding="utf-8"
    )
    assert not texts.changed_meanwhile(text, path)
    path.write_bytes(new_word(parse("Other words.")))
    assert texts.changed_meanwhile(text, path)


def test_a_draft_of_a_word_document_keeps_the_document(tmp_path: Path) -> None:
    path = word_file(tmp_path)
    text = texts.read_file(path)
    rows = [written(row, "New words.") if row.prose else row for row in text.rows]
    place = drafts.place_of(text)
    drafts.write(place, drafts.as_data(text, rows, ""), text)
    original = path.read_bytes()
    path.unlink()  # a crash, and the file is gone meanwhile
    found = drafts.newest()
    assert found is not None and found.decided == 2 and found.text.original == original
    out = texts.write_out(found.text, found.text.rows, tmp_path / "out.docx")
    assert read_word(out.read_bytes()).source.count("New words.") == 2
    drafts.copy_of(place).unlink()
    assert drafts.newest() is None
    with pytest.raises(BadInput, match="copy of day") as refused:
        drafts.read(place)
    assert str(place) in refused.value.remedy
    assert [row.state for row in drafts.with_draft(text).rows if row.prose] == [State.ACCEPTED] * 2
    drafts.write(place, drafts.as_data(text, rows, ""), text)
    assert drafts.copy_of(place).read_bytes() == original
    drafts.discard(place)
    assert not place.exists() and not drafts.copy_of(place).exists()
