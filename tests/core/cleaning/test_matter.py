"""Front and back matter: what is dropped, what is kept, and titles that lie."""

from __future__ import annotations

import pytest

from core.cleaning import decide
from core.types import Book, Paragraph, Section
from tests.fakes.books import PROSE, book, section

CHAPTER = tuple(PROSE) * 6


def verdicts(found: Book) -> list[tuple[str, str]]:
    """Verdict and rule of each section's last paragraph."""
    last = {d.section: (d.verdict, d.rule) for d in decide(found)}
    return [last[n] for n in range(len(found.sections))]


def novel(front: list[Section] | None = None, back: list[Section] | None = None, **also: str) -> Book:
    chapters = [section(title, *CHAPTER) for title in ("I", "II", "III")]
    return book(*(front or []), *chapters, *(back or []), **also)


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        (section("", "The Ferry", "Ada Marsh", "LARK & STONE", "Leeds"), "title-page"),
        (
            section("", "Copyright © 2001 by Ada Marsh", "All rights reserved.", "ISBN 0-000-00000-0"),
            "copyright",
        ),
        (section("", "For Tom, who could not swim"), "dedication"),
        (section("Contents", "I", "II", "III"), "contents"),
        (section("Inhalt", "I", "II", "III"), "contents"),
        (
            section("", "The Slip ..... 3", "The Lock ..... 19", "The Mill ..... 40", "Home ..... 71"),
            "contents",
        ),
        (section("Praise for The Ferry", "“A fine book.” —The Leeds Post"), "praise"),
        (section("Also by Ada Marsh", "The Lock", "The Mill"), "other-books"),
        (section("Remerciements", "Merci à tous ceux qui ont lu ces pages."), "acknowledgements"),
    ],
)
def test_front_matter_goes(part: Section, rule: str) -> None:
    assert verdicts(novel([part])) == [("drop", rule), *[("keep", "story")] * 3]


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        (
            section("Acknowledgements", "I thank my editor, and everybody at the ferry office."),
            "acknowledgements",
        ),
        (section("About the Author", "Ada Marsh lives in Leeds with two dogs."), "about-author"),
        (section("A Note About the Author", "Ada Marsh was born in Leeds."), "about-author"),
        (section("THE LOCK: Chapter One", *CHAPTER), "excerpt"),
        (section("Notes", "1. The ferry ran until 1931.", "2. Plums were dear that year."), "notes"),
        (section("Index", "Ferries, 3, 9", "Plums, 12"), "index"),
        (section("Further Reading", "Holt, Ben, On Ferries (Leeds, 1990)"), "bibliography"),
        (section("Reading Group Questions", "Why does the uncle laugh?"), "questions"),
        (section("Danksagung", "Ich danke allen, die dieses Buch gelesen haben."), "acknowledgements"),
    ],
)
def test_back_matter_goes(part: Section, rule: str) -> None:
    thanks = section("Acknowledgements", "I thank everybody at the ferry office, and my editor.")
    assert verdicts(novel(back=[thanks, part]))[-1] == ("drop", rule)
    if rule != "excerpt":
        assert verdicts(novel(back=[part])) == [*[("keep", "story")] * 3, ("drop", rule)]


def test_a_sample_of_another_book_goes_with_its_chapters() -> None:
    back = [section("Read on for an extract from The Lock", PROSE[0]), section("Chapter One", *PROSE)]
    assert verdicts(novel(back=back))[3:] == [("drop", "excerpt")] * 2


def test_a_second_volume_that_counts_from_one_stays() -> None:
    back = [section("Notes", "1. A lock.", "2. A mill.", "3. A slip."), *novel().sections]
    assert verdicts(novel(back=back))[3:] == [("drop", "notes"), *[("keep", "story")] * 3]


ABOUT = "Marsh wrote The Ferry in one winter. In this edition the text of the first printing is given."


def test_a_foreword_by_somebody_else_goes_and_the_authors_own_stays() -> None:
    theirs = section(
        "Foreword", ABOUT, "What Marsh saw in the river nobody had seen.", "Ben Holt", "Leeds, 2001"
    )
    own = section(
        "Preface", "I wrote this book in one winter, and I am sorry for its length.", "A. M.", "Leeds, 1931"
    )
    unsigned = section("Introduction", "I wrote this book in one winter, and I am sorry for its length now.")
    assert verdicts(novel([theirs, own, unsigned]))[:3] == [
        ("drop", "foreword"),
        ("keep", "author-preface"),
        ("look", "author-preface"),
    ]


def test_a_letter_to_the_author_before_the_first_chapter_goes() -> None:
    letter = section("Letter from Ben Holt, Esq.", "My dear friend:", *PROSE, "Ben Holt")
    assert verdicts(novel([letter]))[0] == ("drop", "foreword")


def test_titles_lie() -> None:
    chapters = [
        section("Introduction", *CHAPTER),
        section("Chapter 2: Contents", *CHAPTER),
        section("Acknowledgements", *CHAPTER),
        section("Chapter 4", *CHAPTER),
        section("Note", *CHAPTER),
    ]
    kept = [verdict for verdict, _ in verdicts(book(*chapters))]
    assert "drop" not in kept


def test_a_prelude_and_an_epilogue_are_story() -> None:
    found = verdicts(novel([section("Prelude", *CHAPTER)], [section("Epilogue", *PROSE)]))
    assert found[0] == found[-1] == ("keep", "story")


def test_what_the_publisher_marked_decides() -> None:
    sections = (
        section("A Note", *PROSE, semantics=("backmatter", "endnotes")),
        section("Contents", *CHAPTER, semantics=("bodymatter", "chapter")),
        section("", "To Tom.", semantics=("frontmatter", "dedication")),
    )
    assert verdicts(book(*sections)) == [("drop", "notes"), ("keep", "story"), ("drop", "dedication")]


def test_stories_without_numbers() -> None:
    stories = [section(title, *CHAPTER) for title in ("The Slip", "Thanks", "The Mill")]
    front = section("", "The Ferry and Other Stories", "Ada Marsh")
    found = verdicts(book(front, *stories))
    assert found[0][0] == "drop" and [verdict != "drop" for verdict, _ in found[1:]] == [True] * 3


def test_small_sections_under_a_dropped_heading_go_with_it() -> None:
    def headed(title: str, level: float, *texts: str) -> Section:
        head = Paragraph(title, "heading", "", (), {"level": level})
        return Section(title, (head, *(Paragraph(text) for text in texts)))

    chapters = [headed(f"Chapter {n}", 1, *CHAPTER) for n in (1, 2)]
    back = [headed("A List of Boats", 1, "With their years."), headed("The Heron", 2, *PROSE)]
    assert [rule for _, rule in verdicts(book(*chapters, *back))] == ["story", "story", "list", "list"]


def test_a_transcriptions_header_and_licence_go() -> None:
    texts = [
        "Title: The Ferry",
        "*** START OF THIS PROJECT GUTENBERG EBOOK THE FERRY ***",
        "Produced by Ben Holt",
    ]
    found = book(
        section("", *texts),
        *novel().sections,
        section("", "*** END OF THIS PROJECT GUTENBERG EBOOK ***", *PROSE),
    )
    rules = [(d.section, d.rule) for d in decide(found) if d.rule == "gutenberg"]
    assert rules == [*[(0, "gutenberg")] * 3, *[(4, "gutenberg")] * 5]
