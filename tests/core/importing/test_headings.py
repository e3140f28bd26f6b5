"""Headings told by look, place, number and contents; sections cut at them; a page's own styles."""

from __future__ import annotations

import pytest

from core.importing import headings
from core.importing.styles import Sheet
from core.types import Paragraph
from tests.fakes.books import PROSE


def text(*lines: str) -> list[Paragraph]:
    return [Paragraph(line) for line in lines]


def told(paragraphs: list[Paragraph]) -> list[str]:
    return [p.text for p in headings.mark(paragraphs) if p.kind == "heading"]


def titles(paragraphs: list[Paragraph]) -> list[str]:
    return [section.title for section in headings.sections(paragraphs, "part")]


def test_numerals_that_count_on_above_text_are_headings() -> None:
    assert told(text("I", *PROSE, "II", *PROSE, "III", *PROSE)) == ["I", "II", "III"]
    assert told(text("one", *PROSE, "two", *PROSE, "three", *PROSE)) == ["one", "two", "three"]


def test_numerals_that_do_not_count_on_are_text() -> None:
    assert told(text("I", *PROSE, "V", *PROSE, "C", *PROSE)) == []
    assert told(text("I", "II", "III", *PROSE)) == []  # a table of contents


def test_a_line_of_a_table_of_contents_is_no_heading() -> None:
    line = Paragraph("Chapter II ..... 19", style={"centred": 1.0, "bold": 1.0})
    assert told([line, *text(*PROSE)]) == []


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("The Slip", True),
        ("HE ASKED HER FOR THE SALT.", True),
        ("He asked her for the salt.", False),
        ("He asked her; then, for once, he", False),
    ],
)
def test_a_title_stands_between_a_bare_number_and_the_text(line: str, heading: bool) -> None:
    number = Paragraph("CHAPTER I.", "heading")
    found = headings.sections([number, *text(line, PROSE[0] * 2)], "part")
    assert (line in found[0].title) == heading


def test_a_bold_line_above_text_is_a_heading() -> None:
    bold = Paragraph("The Slip", style={"bold": 1.0})
    assert titles([*text(*PROSE), bold, *text(PROSE[0] * 2)]) == ["", "The Slip"]


def test_the_text_begins_behind_contents_whose_entries_look_like_headings() -> None:
    entries = ["Contents", "PART ONE", "Chapter One", "Chapter Two", "About the Author"]
    listed = [Paragraph(entry, "heading") for entry in entries]
    again = [Paragraph("PART ONE", "heading"), Paragraph("Chapter One", "heading")]
    assert titles([*listed, *again, *text(*PROSE)]) == [" ".join(entries), "PART ONE Chapter One"]
    other = [Paragraph("A Beginning", "heading")]
    assert titles([*listed, *other, *text(*PROSE)])[-1] == "A Beginning"


def test_a_pages_own_styles_stay_on_that_page() -> None:
    book = Sheet("p { font-style: italic }")
    page = book.on("p { text-align: center }")
    assert page.look("p", "", "").centred and page.look("p", "", "").italic
    assert book.look("p", "", "").centred is None
    assert book.on("  ") is book
