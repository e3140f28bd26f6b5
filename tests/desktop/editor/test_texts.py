"""Texts in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.progress import BadInput
from core.restyling.document import parse
from core.restyling.word import new_word, read_word
from desktop.editor import texts
from desktop.editor.passage_model import Row, State, Version

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
    out = tmp_path / "out.md"
    texts.write_out(text, list(text.rows), out)
    assert out.read_bytes() == data
    undecided = [written(row, "New.", State.FRESH) if row.prose else row for row in text.rows]
    texts.write_out(text, undecided, out)
    assert out.read_bytes() == data


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
    text = texts.write_out(text, text.rows, path)
    assert not texts.changed_meanwhile(text, path)  # that was us
    assert texts.write_out(text, text.rows, tmp_path / "other.md") is text


@pytest.mark.parametrize(
    "given, chosen, named",
    [
        ("Dr. Ferry", "", "Dr. Ferry.md"),
        ("Part 1.2", ".txt", "Part 1.2.txt"),
        ("Day", ".docx", "Day.docx"),
        ("day.txt", ".docx", "day.txt"),
    ],
)
def test_a_name_without_a_kind_of_file_gets_one(given: str, chosen: str, named: str) -> None:
    text = texts.read_source(MIXED, "day.md")
    assert texts.named(text, Path("folder") / given, chosen) == Path("folder") / named


def test_before_and_after_stand_under_each_other() -> None:
    text = texts.read_source("# Head\n\nPlain words of a passage that is long enough.\n", "a.md")
    rows = [written(row, "Finer words.") if row.prose else row for row in text.rows]
    both = texts.side_by_side(rows)
    assert both == "# Head\n\n> Plain words of a passage that is long enough.\n\nFiner words.\n"


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
    texts.write_out(text, fresh, out)
    assert out.read_bytes() == path.read_bytes()
    words = "Nobody paid the toll to him that week, the *ferryman* told them."
    rows = [written(row, words) if row.id == "p1" else row for row in text.rows]
    texts.write_out(text, rows, out)
    expected = "Nobody [paid the toll](http://example.org) to him that week, the *ferryman* told them."
    assert expected in read_word(out.read_bytes()).source
    texts.write_out(text, rows, tmp_path / "out.md")
    assert expected in (tmp_path / "out.md").read_text(encoding="utf-8")
    texts.write_out(text, rows, tmp_path / "out.txt")
    assert "the ferryman told" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert not texts.changed_meanwhile(text, path)
    path.write_bytes(new_word(parse("Other words.")))
    assert texts.changed_meanwhile(text, path)
