"""What publishers do inside a page and a package: first letters, notes, lists, formulas, renditions."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from core.cleaning import decide, render
from core.importing.reading import read_book
from tests.fakes.books import CONTAINER, PROSE, kinds, make_epub, page, prose

CSS = ".d{float:left;font-size:3em} .h{display:none} .sc{font-variant:small-caps}"
MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML"'
OCF = "urn:oasis:names:tc:opendocument:xmlns:container"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # First letters, small capitals.
        ('<p><span class="d">T</span>he ferry left.</p>', ["The ferry left."]),
        ('<p><span class="d">T</span> he ferry left.</p>', ["The ferry left."]),
        ('<p><span class="d">A</span> ferry left.</p>', ["A ferry left."]),
        ('<p><span class="d">“T</span>he ferry left.”</p>', ["“The ferry left.”"]),
        ('<div class="d">T</div><p>he ferry left.</p>', ["The ferry left."]),
        ('<p><span><img src="t.png" alt="T"/></span>he ferry left.</p>', ["The ferry left."]),
        (
            '<p><span class="sc">The Ferry</span> left. <small>AND SO</small> on.</p>',
            ["The Ferry left. AND SO on."],
        ),
        # Numbers of pages and notes.
        (
            '<p>un<span class="pagenum">[Pg 4]</span>happy <a id="page_5" class="pagenum"></a>man</p>',
            ["unhappy man"],
        ),
        ('<p>He <span epub:type="pagebreak" id="x4">4</span>was late.</p>', ["He was late."]),
        ('<p>He left it.<a href="n.xhtml#n12">12</a> So.<sup>3</sup></p>', ["He left it. So."]),
        ('<p>He left it.<a href="#n">*</a> So <a href="#n">[12]</a> be it.</p>', ["He left it. So be it."]),
        ('<p>In <a href="#c3">3</a> days, on the 2<sup>nd</sup>.</p>', ["In 3 days, on the 2nd."]),
        # Pictures, drawings, formulas, ruby.
        ('<p>He <img src="x.png" alt="a picture of words"/> left.</p>', ["He left."]),
        ('<svg xmlns="http://www.w3.org/2000/svg"><text>Drawn</text></svg><p>Yes.</p>', ["Yes."]),
        (f"<p>About {MATH}><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of it.</p>", ["About 1/2 of it."]),
        (f'<p>About {MATH} alttext="three"><mn>3</mn></math> of it.</p>', ["About three of it."]),
        ("<p>He <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> said.</p>", ["He 漢 said."]),
        # Hidden things, controls, scripts.
        ('<p hidden="hidden">No.</p><p class="h">No.</p><p>Yes.</p>', ["Yes."]),
        ('<p style="visibility: hidden">No.</p><p>Yes <span hidden="">no</span>indeed.</p>', ["Yes indeed."]),
        ("<p>Yes.</p><form><button>Press</button><select><option>A</option></select></form>", ["Yes."]),
        (
            '<epub:switch><epub:case required-namespace="x"><p>Case.</p></epub:case>'
            "<epub:default><p>Default.</p></epub:default></epub:switch>",
            ["Default."],
        ),
        # Lists, tables, odd blocks.
        (
            "<ul><li>One<ul><li>Two<ul><li>Three</li></ul></li></ul>after</li></ul>",
            ["One", "Two", "Three", "after"],
        ),
        ("<dl><dt>Ferry</dt><dd>A boat.</dd></dl>", ["Ferry", "A boat."]),
        ("<table><tr><td>A</td><td><p>B.</p><p>C.</p></td></tr></table>", ["A", "B.", "C."]),
        ("<epigraph><p>One.</p><p>Two.</p></epigraph>", ["One.", "Two."]),
        ('<a id="x"><p>One.</p><p>Two.</p></a>', ["One.", "Two."]),
        ("<p>One.<br/><br/>Two<br/>and a half.</p>", ["One.", "Two and a half."]),
    ],
)
def test_what_stands_in_a_page(tmp_path: Path, body: str, expected: list[str]) -> None:
    found = kinds(read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": page(body)}, css=CSS)))
    assert [text for _, text in found] == expected


def test_notes_of_every_make_are_notes(tmp_path: Path) -> None:
    body = (
        f'<p>{PROSE[0]}<a epub:type="noteref" href="#n1">1</a></p>'
        '<aside epub:type="footnote" id="n1"><p>One.</p></aside>'
        '<div class="footnote"><p><a href="#r2">[2]</a> Two.</p></div>'
        '<p id="n3"><a href="#r3">3</a> Three.</p>'
        '<section epub:type="endnotes"><ol><li epub:type="endnote"><p>Four. '
        '<a epub:type="backlink" href="#r">↩</a></p></li></ol></section>'
    )
    found = kinds(read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": page(body)})))
    assert found == [("text", PROSE[0]), *(("note", f"{n}.") for n in ("One", "Two", "Three", "Four"))]


def test_verse_letters_and_lines_as_typed(tmp_path: Path) -> None:
    wrapped = PROSE[0].replace(", with", ",\nwith")
    body = (
        '<div class="stanza"><p>The boat is slow<br/>and the river slower</p></div>'
        '<blockquote epub:type="z3998:letter"><p>Dear Sir,</p><p>I came.</p></blockquote>'
        '<pre class="poem">And we go\nwhere the plums\n\ngrow over</pre>'
        f"<pre>{wrapped}\n\nSTOP HERE</pre>"
    )
    assert kinds(read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": page(body)}))) == [
        ("verse", "The boat is slow\nand the river slower"),
        ("quote", "Dear Sir,"),
        ("quote", "I came."),
        ("verse", "And we go\nwhere the plums"),
        ("verse", "grow over"),
        ("text", PROSE[0]),
        ("text", "STOP HERE"),
    ]


def test_a_book_that_stands_in_one_pre_has_paragraphs_and_chapters(tmp_path: Path) -> None:
    chapters = "\n\n\n".join(f"CHAPTER {n}\n\n\n" + "\n\n".join(PROSE * 15) for n in ("I", "II"))
    (tmp_path / "x.html").write_text(f"<html><body><pre>{chapters}</pre></body></html>", encoding="utf-8")
    book = read_book(tmp_path / "x.html")
    assert [s.title for s in book.sections] == ["CHAPTER I", "CHAPTER II"]
    assert all(len(s.paragraphs) == 61 for s in book.sections)


# Packages.
def test_a_contents_page_in_the_reading_order_is_not_kept(tmp_path: Path) -> None:
    entries = "".join(f'<li><a href="{n}.xhtml">The {n} Day</a></li>' for n in ("First", "Second"))
    nav = page(f'<nav epub:type="toc"><h2>Contents</h2><ol>{entries}</ol></nav>')
    parts = {f"{n}.xhtml": page(f"<h2>The {n} Day</h2>{prose(8)}") for n in ("First", "Second")}
    book = read_book(make_epub(tmp_path / "x.epub", {"nav.xhtml": nav, **parts}))
    assert (
        "Day" not in render([book], decide(book), {})
        and [s.title for s in book.sections][-1] == "The Second Day"
    )


def repacked(path: Path, changes: dict[str, tuple[str, str]], more: dict[str, str] | None = None) -> Path:
    """The ePub with `old` replaced by `new` in some of its parts, and more parts."""
    out = path.with_name("changed.epub")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            before, after = changes.get(entry.filename, ("", ""))
            text = old.read(entry).decode()
            new.writestr(entry.filename, text.replace(before, after) if before else text)
        for name, text in (more or {}).items():
            new.writestr(name, text)
    return out


def test_parts_outside_the_linear_order_are_read(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose(4)), "b.xhtml": page("<p>Beside.</p>")})
    changed = repacked(path, {"OPS/book.opf": ('<itemref idref="i1"', '<itemref linear="no" idref="i1"')})
    assert kinds(read_book(changed))[-1] == ("text", "Beside.")


def test_of_several_renditions_the_first_is_read_once(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose(4))})
    second = '<rootfile full-path="OPS/other.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    with zipfile.ZipFile(path) as archive:
        other = archive.read("OPS/book.opf").decode()
    changed = repacked(path, {"META-INF/container.xml": ("</rootfiles>", second)}, {"OPS/other.opf": other})
    assert OCF in CONTAINER and [text for _, text in kinds(read_book(changed))] == list(PROSE)


def test_fixed_layout_and_epub_2_are_read_as_any_other(tmp_path: Path) -> None:
    words = "".join(f'<div style="position:absolute"><span>{text}</span></div>' for text in PROSE)
    layout = '<meta property="rendition:layout">pre-paginated</meta>'
    fixed = read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": page(words)}, metadata=layout))
    assert [text for _, text in kinds(fixed)] == list(PROSE)
    old = repacked(
        make_epub(tmp_path / "y.epub", {"a.html": page(prose())}), {"OPS/book.opf": ("3.0", "2.0")}
    )
    book = read_book(old.rename(tmp_path / "y.zip"))
    assert book.format == "epub" and [text for _, text in kinds(book)] == list(PROSE)


def test_a_package_with_a_bare_ampersand_is_read_whole(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())})
    book = read_book(repacked(path, {"OPS/book.opf": ("The Ferry", "The Ferry & I")}))
    assert book.title == "The Ferry & I" and not any("breaks off" in w for w in book.warnings)


def test_a_paragraph_cut_between_two_files_is_one_again(tmp_path: Path) -> None:
    long = f"{PROSE[0]} He rowed on past the lock and the wall, and past the mill where the"
    for inside in ("<p>{}</p>", "<div><div><p>{}</p></div></div>"):
        parts = {
            "t_split_000.html": page(f"<h2>I</h2>{prose(3)}{inside.format(long)}"),
            "t_split_001.html": page(f"{inside.format('wheel had stopped.')}{prose(2)}"),
        }
        texts = [text for _, text in kinds(read_book(make_epub(tmp_path / "x.epub", parts)))]
        assert f"{long} wheel had stopped." in texts and len(texts) == 7
