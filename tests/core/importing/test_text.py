"""Plain text, Markdown and Word: encodings, wrapped lines, headings."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing.decoding import decode, mend
from core.importing.reading import read_book
from core.importing.text import paragraphs
from tests.fakes.books import PROSE, kinds

ACCENTED = "The café on the quay was “shut”, as my naïve uncle said – déjà vu, and a little fête besides."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_encodings(encoding: str) -> None:
    text, warnings = decode("\n\n".join([ACCENTED] * 5).encode(encoding))
    assert text.split("\n\n") == [ACCENTED] * 5
    assert not warnings


def test_a_file_of_two_encodings_is_read_line_by_line() -> None:
    data = "\n".join([ACCENTED] * 4).encode() + b"\n" + ACCENTED.encode("cp1252")
    text, warnings = decode(data)
    assert text.split("\n") == [ACCENTED] * 5 and warnings


def test_mojibake_is_mended_and_clean_text_left_alone() -> None:
    clean = "He said ‘so’ – ﬁne, 12″ and A\u00a0B… “quoted”"
    assert mend(clean) == (clean, False)
    broken = "The café was shut, he said’s".encode().decode("cp1252")
    assert mend(broken) == ("The café was shut, he said’s", True)


def test_old_line_ends_and_control_characters() -> None:
    assert decode(b"One\rTwo\r\nThr\x00ee\n")[0] == "One\nTwo\nThree\n"


def wrapped(first: str = "", between: str = "\n\n") -> str:
    return between.join(textwrap.fill(f"{p} {PROSE[0]}", 60, initial_indent=first) for p in PROSE)


LONG_LINES = "\n".join(f"{p} {PROSE[0]}" for p in PROSE)


@pytest.mark.parametrize("text", [wrapped(), wrapped("    ", "\n"), LONG_LINES])
def test_wrapped_lines_are_joined(text: str) -> None:
    assert [p.text for p in paragraphs(text)] == [f"{p} {PROSE[0]}" for p in PROSE]


def test_headings_verse_breaks_and_tables() -> None:
    verse = "The boat is slow\nthe river slower\nand we go\nwhere the plums grow over"
    table = "A.  Oars      12\nB.  Rope      14\n"
    text = f"CHAPTER I\n\nTHE SLIP\n\n\n{wrapped()}\n\n* * * * *\n\n{verse}\n\n{wrapped()}\n\n{table}"
    found = [(p.kind, p.text.split("\n")[0][:20]) for p in paragraphs(text)]
    assert found[:2] == [("heading", "CHAPTER I"), ("heading", "THE SLIP")]
    assert [kind for kind, _ in found[2:]] == ["text"] * 4 + ["break", "verse"] + ["text"] * 4 + ["table"] * 2


def test_a_number_set_apart_in_its_line_is_a_heading() -> None:
    text = "\n\n\n".join(f"\t\t\tLetter \t\t\t{n}\n\n{LONG_LINES}" for n in ("I", "II"))
    assert [p.text for p in paragraphs(text) if p.kind == "heading"] == ["Letter I", "Letter II"]


def test_indents_alone_part_paragraphs_and_talk() -> None:
    talk = ["“So you came.”", "“I came.”", "“And the plums?” he said.", "“All gone.”"]
    marked = [f"{p} {PROSE[0]}[{n}]" for n, p in enumerate(PROSE)]
    text = "\n".join(textwrap.fill(p, 60, initial_indent="    ") for p in [*marked, *talk, *marked])
    assert [p.text for p in paragraphs(text)] == [*marked, *talk, *marked]
    alone = "\n".join(f"    {line}" for line in talk)
    text = f"{wrapped('    ', chr(10))}\n\n{alone}\n\n{wrapped('    ', chr(10))}"
    assert [p.text for p in paragraphs(text) if len(p.text) < 40] == talk


def test_the_place_of_a_picture_is_no_paragraph(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(f"II\n\nThe Slip and the Rope\n\n[]\n\n{wrapped()}", encoding="utf-8")
    assert kinds(read_book(tmp_path / "x.txt"))[:2] == [
        ("heading", "II"),
        ("heading", "The Slip and the Rope"),
    ]


def test_raised_digits_in_plain_text_are_marks_of_notes_or_powers() -> None:
    text = f"{PROSE[0]}¹ The lock¹² was shut.³ It was 5 km² and x² or 10⁶ wide."
    bare = f"{PROSE[0]} The lock was shut. It was 5 km² and x² or 10⁶ wide."
    assert [p.text for p in paragraphs(f"{text}\n\n{text}")] == [bare, bare]


def test_verse_in_an_indented_text_stays_whole() -> None:
    verse = "    The boat is slow\n    the river slower\n    and we go\n    where the plums grow over"
    text = f"{wrapped('    ', chr(10))}\n\n{verse}\n\n{wrapped('    ', chr(10))}"
    assert [p.text.count("\n") for p in paragraphs(text) if p.kind == "verse"] == [3]


def test_one_line_of_eleven_megabytes_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(" ".join(PROSE) * (11_000_000 // len(" ".join(PROSE))), encoding="utf-8")
    start = time.process_time()
    assert read_book(path).words > 1_500_000
    assert time.process_time() - start < 10


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_read_without_losing_letters(text: str) -> None:
    letters = [c for c in text if c.isalpha()]
    found = "".join(p.text for p in paragraphs(text))
    assert [c for c in found if c.isalpha()] == letters


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(f'# One\n\n{PROSE[0]} *So* he said.\n\n***\n\n> Quoted -- "straight"\n', encoding="utf-8")
    assert kinds(read_book(path)) == [
        ("heading", "One"),
        ("text", f"{PROSE[0]} So he said."),
        ("break", "* * *"),
        ("quote", 'Quoted -- "straight"'),
    ]


def test_word(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Running head"
    document.add_heading("One", 1)
    for text in PROSE:
        document.add_paragraph(text)
    document.add_paragraph("Two words", style="Caption")
    document.core_properties.author = "Ada Marsh"
    document.save(str(tmp_path / "x.docx"))
    book = read_book(tmp_path / "x.docx")
    assert kinds(book) == [("heading", "One"), *(("text", t) for t in PROSE), ("caption", "Two words")]
    assert book.author == "Ada Marsh"


def test_too_little_text_is_told_with_numbers(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Only four words here.")
    assert any("4 words found, 5,000 needed" in warning for warning in read_book(path).warnings)


def test_a_transcription_names_its_author(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"Title: The Ferry\n\nAuthor: Ada Marsh\n\nLanguage: English\n\n{wrapped()}")
    book = read_book(path)
    assert (book.title, book.author, book.language) == ("The Ferry", "Ada Marsh", "en")
