"""Title and author where the file names none: from headers, title pages and copyright pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.importing.credits import complete
from tests.fakes.books import PROSE, book, section


def credited(*lines: str, title: str = "", back: tuple[str, ...] = ()) -> tuple[str, str]:
    found = complete(
        book(section("", *lines), section("I", *PROSE * 20), section("", *back), author="", title=title)
    )
    return found.title, found.author


def test_a_line_of_its_own_is_believed_before_a_sentence() -> None:
    lines = (
        "The Project Gutenberg eBook, The Ferry at Low Water, by Ada",
        "Title: The Ferry",
        "Author: Ada Marsh",
    )
    assert credited(*lines) == ("The Ferry", "Ada Marsh")


def test_a_series_is_no_part_of_the_name() -> None:
    header = "Project Gutenberg Etext of The Ferry, by Ada Marsh #8 in our series by Ada Marsh"
    assert credited(header) == ("The Ferry", "Ada Marsh")


@pytest.mark.parametrize(
    "lines",
    [
        ("The Ferry", "by", "Ada Marsh"),
        ("The Ferry", "stories by", "Ada Marsh"),
        ("by Ada Marsh",),
        ("Also by Ada Marsh", "The Lock"),
        ("LARK & STONE", "Copyright © 2001 by Ada Marsh"),
        ("The Ferry", "Ada Marsh", "Lark Press", "The Ferry", "Ada Marsh", "Praise for Ada Marsh"),
    ],
)
def test_the_author_is_found_on_title_and_copyright_pages(lines: tuple[str, ...]) -> None:
    assert credited(*lines)[1] == "Ada Marsh"


@pytest.mark.parametrize(
    "lines",
    [
        ("The Ferry", "With an introduction by", "Tom Reeve"),
        ("Introduction copyright © Tom Reeve, 1998",),
        ("An Autobiography", "An Autobiography", "Letter One", "Letter One"),
        ("Lark Press", "Lark Press", "Lark Press"),
    ],
)
def test_others_and_titles_are_not_taken_for_the_author(lines: tuple[str, ...]) -> None:
    assert credited(*lines)[1] == ""


def test_what_the_file_names_stays_and_the_title_loses_the_name() -> None:
    found = complete(replace(book(section("I", *PROSE)), title="The Ferry, by Ada Marsh"))
    assert (found.title, found.author) == ("The Ferry", "Ada Marsh")
