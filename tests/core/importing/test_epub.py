"""ePub: reading order, blocks, and what stands inside paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.importing.reading import read_book
from tests.fakes.books import PROSE, kinds, make_epub, page, prose


def texts(path: Path) -> list[str]:
    return [text for kind, text in kinds(read_book(path)) if kind != "heading"]


def test_metadata_order_and_semantics(tmp_path: Path) -> None:
    parts = {
        "b.xhtml": page(f'<section epub:type="chapter"><h2>II</h2>{prose(1)}</section>', "bodymatter"),
        "a.xhtml": page(f'<section epub:type="chapter"><h2>I</h2>{prose(2)}</section>', "bodymatter"),
    }
    book = read_book(make_epub(tmp_path / "x.epub", parts, spine=["a.xhtml", "b.xhtml"]))
    assert (book.title, book.author, book.language, book.format) == ("The Ferry", "Ada Marsh", "en", "epub")
    assert [s.title for s in book.sections] == ["I", "II"]
    assert book.sections[0].semantics == ("bodymatter", "chapter")
    assert len(book.digest) == 64


def test_translator_is_told(tmp_path: Path) -> None:
    extra = '<dc:contributor opf:role="trl">Ben Holt</dc:contributor>'
    book = read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())}, metadata=extra))
    assert book.contributors == (("trl", "Ben Holt"),)
    assert any("Ben Holt" in warning and "translator" in warning for warning in book.warnings)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>The fer\u00adry&#160;left\n the \u2060slip.</p>", ["The ferry left the slip."]),
        ('<p><span class="drop">T</span><span class="sc">he ferry</span> left.</p>', ["The ferry left."]),
        ('<p>He was <span class="pagenum" id="page_3">[3]</span> late.</p>', ["He was late."]),
        ('<p>He left it.<a epub:type="noteref" href="n.xhtml#n1">12</a> So.</p>', ["He left it. So."]),
        ('<p>He left it<sup><a href="#n1">3</a></sup>, so.</p>', ["He left it, so."]),
        ("<p>The 2<sup>nd</sup> boat.</p>", ["The 2nd boat."]),
        ("<p>caf&eacute; &mdash; late</p>", ["café — late"]),
        ("<div>One.<br/><br/>&#160;&#160;Two.<br/> <br/>Three.</div>", ["One.", "Two.", "Three."]),
        ("<div>Loose.<p>Inside.</p>After.</div>", ["Loose.", "Inside.", "After."]),
        ("<p>He said “so” – it’s “fine”…</p>", ["He said “so” – it’s “fine”…"]),
        ('<p style="display:none">Hidden.</p><p>Shown.</p>', ["Shown."]),
    ],
)
def test_what_stands_in_a_paragraph(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert texts(make_epub(tmp_path / "x.epub", {"a.xhtml": page(body)})) == expected


def test_kinds_of_blocks(tmp_path: Path) -> None:
    body = (
        "<h2>One</h2><p>Text.</p><hr/><blockquote><p>Quoted.</p></blockquote>"
        '<div class="poem"><p>A line<br/>and another</p></div><p>* * *</p>'
        '<figure><figcaption>A ferry.</figcaption></figure><p id="n1"><a href="#r1">1</a> A note.</p>'
        '<table><tr><td>Cell</td></tr></table><p class="title">Two</p>'
    )
    css = ".title{font-size:1.6em;text-align:center}"
    found = kinds(read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": page(body)}, css=css)))
    assert found == [
        ("heading", "One"),
        ("text", "Text."),
        ("break", "* * *"),
        ("quote", "Quoted."),
        ("verse", "A line\nand another"),
        ("break", "* * *"),
        ("caption", "A ferry."),
        ("note", "A note."),
        ("table", "Cell"),
        ("heading", "Two"),
    ]


def test_a_chapter_cut_into_files_is_joined_again(tmp_path: Path) -> None:
    long = "He rowed on past the lock and the long wall with its broken glass, and past the mill where the"
    parts = {
        "t_split_0.html": page(f"<h2>I</h2>{prose(3)}<p>{long}</p>"),
        "t_split_1.html": page(f"<p>wheel had stopped.</p><p>{PROSE[0]}</p>"),
        "t_split_2.html": page(f"<h2>II</h2>{prose(1)}"),
    }
    book = read_book(make_epub(tmp_path / "x.epub", parts))
    assert [s.joined for s in book.sections] == [False, True, False]
    assert book.sections[0].paragraphs[-1].text.endswith("past the mill where the wheel had stopped.")


def test_a_missing_part_is_told(tmp_path: Path) -> None:
    book = read_book(
        make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())}, spine=["a.xhtml", "gone.xhtml"])
    )
    assert any("1 part is missing" in warning for warning in book.warnings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_of_a_page(tmp_path: Path, encoding: str) -> None:
    content = page("<p>The café by the ferry was shut, he said.</p>").encode(encoding)
    assert texts(make_epub(tmp_path / "x.epub", {"a.xhtml": content})) == [
        "The café by the ferry was shut, he said."
    ]


def test_tag_soup_is_read_as_browsers_do(tmp_path: Path) -> None:
    soup = "<html><body><p>One & two<p>Three <i>four</p></body>"
    assert texts(make_epub(tmp_path / "x.epub", {"a.xhtml": soup})) == ["One & two", "Three four"]


def test_names_in_another_case_and_with_percent_signs(tmp_path: Path) -> None:
    path = make_epub(
        tmp_path / "x.epub", {}, spine=["Part%20One.xhtml"], extra={"OPS/part one.xhtml": page(prose(1))}
    )
    assert texts(path) == [PROSE[0]]
