"""Word documents: revisions, fields, boxes, symbols, wrappers, and what is no text of the author."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from core.importing.reading import read_book
from core.progress import BadInput
from tests.fakes.books import PROSE, kinds

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
BOX = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"


SHOWN = '<w:vanish w:val="0"/>'


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, shown: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{r(shown)}{marks[2]}"


def make_docx(
    path: Path, body: str, *, main: str = "word/document.xml", doctype: str = "", styles: str = ""
) -> Path:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, f"{doctype}<w:document {names}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", styles or f"<w:styles {names}/>")
        for part in ("header1", "footer1", "comments", "footnotes", "endnotes"):
            archive.writestr(f"word/{part}.xml", f"<w:x {names}><w:p>{r('Not the text.')}</w:p></w:x>")
    return path


def texts(tmp_path: Path, body: str, **options: str) -> list[str]:
    return [text for _, text in kinds(read_book(make_docx(tmp_path / "x.docx", body, **options)))]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"{r('He ')}<w:ins>{r('did ')}</w:ins><w:del><w:r><w:delText>did not </w:delText></w:r></w:del>"
         f"{r('go.')}", "He did go."),
        (f"{r('He ')}<w:moveFrom>{r('went ')}</w:moveFrom>{r('home')}<w:moveTo>{r(' went')}</w:moveTo>",
         "He home went"),
        (f"{r('So')}{field(' PAGE ', '12')}{r(' be it.')}", "So be it."),
        (f"{r('See ')}{field(' HYPERLINK x ', 'the lock')}{r('.')}", "See the lock."),
        (f"{r('See ')}<w:hyperlink>{r('the lock')}</w:hyperlink>{r('.')}", "See the lock."),
        (f"{r('So')}<w:fldSimple w:instr=' NUMPAGES '>{r('90')}</w:fldSimple>{r(' be it.')}", "So be it."),
        (f"{r('See ')}<w:fldSimple w:instr=' REF x '>{r('the lock')}</w:fldSimple>", "See the lock"),
        (f"{r('Seen ')}{r('unseen ', '<w:vanish/>')}{r('here', SHOWN)}", "Seen here"),
        (f"{r('One')}<w:r><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r>",
         "One two three-four"),
        (f"{r('Home')}<w:r><w:sym w:font='Symbol' w:char='F0BE'/></w:r>{r('at last')}"
         "<w:r><w:sym w:font='Arial' w:char='2026'/><w:sym w:font='Wingdings' w:char='F04A'/></w:r>",
         "Home—at last…"),
        (f"{r('About ')}<m:oMath><m:r><m:t>3x</m:t></m:r></m:oMath>{r(' miles')}", "About 3x miles"),
        (f"{r('A ')}<w:smartTag>{r('smart ')}</w:smartTag>"
         f"<w:sdt><w:sdtContent>{r('tag')}</w:sdtContent></w:sdt>",
         "A smart tag"),
        (f"{r('The lock')}<w:r><w:footnoteReference w:id='2'/></w:r>{r(' was shut.')}", "The lock was shut."),
        (f"<w:r><w:ruby><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>", "漢"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(tmp_path: Path, inside: str, expected: str) -> None:
    assert texts(tmp_path, f"<w:p>{inside}</w:p>") == [expected]


def test_a_text_box_is_a_paragraph_of_its_own_and_counts_once(tmp_path: Path) -> None:
    inside = f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
    both = f"<mc:AlternateContent>{inside}</mc:AlternateContent>"
    body = f"<w:p>{r('He rowed ')}<w:r>{both}</w:r>{r('on.')}</w:p>"
    assert texts(tmp_path, body) == ["In the box.", "He rowed on."]
    table = f"<w:tbl><w:tr><w:tc><w:p><w:r>{both}</w:r>{r('Cell')}</w:p></w:tc></w:tr></w:tbl>"
    assert texts(tmp_path, table) == ["In the box.", "Cell"]


@pytest.mark.parametrize("around", ["sdt><w:sdtContent", "customXml", "ins", "moveTo"])
def test_wrappers_of_paragraphs_hide_nothing(tmp_path: Path, around: str) -> None:
    closing = "".join(f"</w:{tag.removeprefix('w:')}>" for tag in reversed(around.split("><")))
    assert texts(tmp_path, f"<w:{around}><w:p>{r('Inside.')}</w:p>{closing}<w:sectPr/>") == ["Inside."]


def test_a_deleted_end_of_paragraph_joins_two(tmp_path: Path) -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}{r('He rowed ')}</w:p><w:p>{r('on.')}</w:p><w:p>{r('Then home.')}</w:p>"
    assert texts(tmp_path, body) == ["He rowed on.", "Then home."]


def test_strict_documents_and_other_suffixes_and_places(tmp_path: Path) -> None:
    body = "".join(f"<w:p>{r(text)}</w:p>" for text in PROSE)
    path = make_docx(tmp_path / "x.docx", body, main="word/document2.xml")
    strict = tmp_path / "y.docm"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(strict, "w") as new:
        for entry in old.infolist():
            data = old.read(entry).replace(
                NAMES["w"].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            )
            new.writestr(entry.filename, data)
    for file in (path, strict):
        book = read_book(file)
        assert [text for _, text in kinds(book)] == list(PROSE)
        assert not any("though its name ends" in warning for warning in book.warnings)


def test_odd_values_of_properties_do_no_harm(tmp_path: Path) -> None:
    odd = '<w:pPr><w:outlineLvl w:val="x"/><w:pStyle w:val="q"/></w:pPr>'
    styles = (
        f'<w:styles xmlns:w="{NAMES["w"]}"><w:style w:styleId="q"><w:name w:val="Heading ²"/>'
        '<w:basedOn w:val="q"/><w:rPr><w:sz w:val="nan"/></w:rPr></w:style></w:styles>'
    )
    big = '<w:sz w:val="1e9"/>'
    assert texts(tmp_path, f"<w:p>{odd}{r('He rowed on.', big)}</w:p>", styles=styles) == ["He rowed on."]


def test_a_chunk_from_another_file_is_told(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "x.docx", f"<w:p>{r('Here.')}</w:p><w:altChunk/>")
    assert any("another file" in warning for warning in read_book(path).warnings)


def test_entities_in_word_documents(tmp_path: Path) -> None:
    secret = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert texts(tmp_path, f"<w:p>{r('One &x;two.')}</w:p>", doctype=secret) == ["One two."]
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for options in ({"doctype": laughs}, {"styles": f"{laughs}<x>&b;</x>"}):
        with pytest.raises(BadInput, match="unsafe XML"):
            texts(tmp_path, f"<w:p>{r('x')}</w:p>", **options)


RAISED = '<w:vertAlign w:val="superscript"/>'
NOTES = ("1. Filled in long since.", "2. By day at least.")


def test_two_line_breaks_part_paragraphs_inside_one(tmp_path: Path) -> None:
    gap = "<w:r><w:br/></w:r><w:r><w:t> </w:t><w:br/></w:r>"
    first = f"{r(PROSE[0])}<w:r><w:br/></w:r>{r('on.')}"
    body = f"<w:p>{r('The Slip', '<w:b/>')}{gap}{first}{gap}{r(PROSE[1])}</w:p>"
    book = read_book(make_docx(tmp_path / "x.docx", body))
    assert kinds(book) == [("heading", "The Slip"), ("text", f"{PROSE[0]} on."), ("text", PROSE[1])]


def drop_cap(letters: str) -> str:
    return f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{r(letters)}</w:p>'


@pytest.mark.parametrize(
    ("letters", "rest"), [("T", "he lock."), ("“M", "y dear."), ("I", " went."), ("The", " lock.")]
)
def test_a_drop_cap_begins_the_next_paragraph(tmp_path: Path, letters: str, rest: str) -> None:
    assert texts(tmp_path, f"{drop_cap(letters)}<w:p>{r(rest)}</w:p>") == [letters + rest]


def test_the_last_paragraph_is_kept_whatever_its_end(tmp_path: Path) -> None:
    assert texts(tmp_path, f"<w:p>{r('One.')}</w:p>{drop_cap('T')}<w:sectPr/>") == ["One.", "T"]


@pytest.mark.parametrize(
    ("before", "mark", "after", "expected"),
    [
        ("So it was with providence", "2", " there.", "So it was with providence there."),
        ("He went home.", "[1]", " Then", "He went home. Then"),
        ("He said “so”", "*", " once", "He said “so” once"),
        ("In 1847", "3", " he", "In 1847 he"),
        ("It was him", "12", " there", "It was him there"),
        ("A lake of 5 km", "2", " there", "A lake of 5 km2 there"),
        ("Now x", "2", " is", "Now x2 is"),
        ("About 10", "6", " of them", "About 106 of them"),
        ("The 5", "th", " lock", "The 5th lock"),
    ],
)
def test_raised_marks_of_notes_go_and_powers_stay(
    tmp_path: Path, before: str, mark: str, after: str, expected: str
) -> None:
    styles = (
        f'<w:styles xmlns:w="{NAMES["w"]}"><w:style w:type="character" w:styleId="up">'
        f"<w:name w:val='5 Text'/><w:rPr>{RAISED}</w:rPr></w:style></w:styles>"
    )
    for properties in (RAISED, '<w:rStyle w:val="up"/>'):
        body = f"<w:p>{r(before)}<w:hyperlink>{r(mark, properties)}</w:hyperlink>{r(after)}</w:p>"
        assert texts(tmp_path, body, styles=styles) == [expected]


def test_numbers_that_link_and_stick_to_a_word_are_marks(tmp_path: Path) -> None:
    link = f'<w:hyperlink w:anchor="n1">{r("2")}</w:hyperlink>'
    assert texts(tmp_path, f"<w:p>{r('He went home.')}{link}{r(' So.')}</w:p>") == ["He went home. So."]
    assert texts(tmp_path, f"<w:p>{r('He had ')}{link}{r(' boats.')}</w:p>") == ["He had 2 boats."]
    assert texts(tmp_path, f"<w:p>{link}{r(' The Slip')}</w:p>") == ["2 The Slip"]


def test_a_mark_takes_no_line_breaks_with_it(tmp_path: Path) -> None:
    mark = f"<w:r><w:rPr>{RAISED}</w:rPr><w:t>1</w:t><w:br/><w:br/></w:r>"
    assert texts(tmp_path, f"<w:p>{r('He went home.')}{mark}{r('Then he slept.')}</w:p>") == [
        "He went home.",
        "Then he slept.",
    ]


def chapter(first: str, second: str) -> str:
    marked = f"<w:p>{r(first)}{r('1', RAISED)}{r(' and ')}{r(second)}{r('2', RAISED)}</w:p>"
    return f"{marked}<w:p>{r(PROSE[0])}</w:p>"


def test_numbered_paragraphs_below_their_marks_are_notes(tmp_path: Path) -> None:
    below = "".join(f"<w:p>{r(note)}</w:p>" for note in NOTES)
    raised = "".join(f"<w:p>{r(note[0], RAISED)}{r(note[3:])}</w:p>" for note in NOTES)
    body = f"{chapter('The lock', 'the rope')}{below}{chapter('The boat', 'the slip')}{raised}"
    found = kinds(read_book(make_docx(tmp_path / "x.docx", body)))
    assert [text for kind, text in found if kind == "note"] == [
        *NOTES,
        *(n.replace(".", "", 1) for n in NOTES),
    ]
    assert [kind for kind, _ in found] == ["text", "text", "note", "note"] * 2


def test_a_numbered_list_without_such_marks_is_text(tmp_path: Path) -> None:
    three = "".join(f"<w:p>{r(text)}</w:p>" for text in (*NOTES, "3. Oars."))
    assert "note" not in [k for k, _ in kinds(read_book(make_docx(tmp_path / "x.docx", three)))]
    body = f"<w:p>{r('The lock')}{r('1', RAISED)}</w:p>{three}"
    assert "note" not in [k for k, _ in kinds(read_book(make_docx(tmp_path / "y.docx", body)))]
