"""Evidence where no title tells: ends of books, prices, words of the trade, lines that are no prose."""

from __future__ import annotations

import pytest

from core.cleaning import decide, trade
from core.cleaning.prose import runs_on
from core.types import Book, Paragraph, Section
from tests.fakes.books import PROSE, book, section

CHAPTER = tuple(PROSE) * 6
CATALOGUE = (
    "By ADA MARSH",
    "Each one volume, 12mo, cloth, $1.50",
    "The Weir.",
    "A story of a mill which the author has filled with rain; no reader who has begun it will lay it aside.",
    "The publishers intend this series for all readers, and the books are printed on the best paper.",
)


def rules(found: Book) -> list[str]:
    return [d.rule if d.verdict == "drop" else d.verdict for d in decide(found)]


def test_what_follows_the_end_of_the_book_is_no_story_of_the_author() -> None:
    last = section("III", *CHAPTER, "THE END")
    found = book(
        section("I", *CHAPTER), section("II", *CHAPTER), last, section("THE FERRY BOOKS", *CATALOGUE)
    )
    assert set(rules(found)[-len(CATALOGUE) :]) == {"trade"}


def test_the_end_of_a_volume_is_not_the_end_of_the_book() -> None:
    first = section("I", *CHAPTER, "END OF THE FIRST VOLUME")
    found = book(first, section("II", *CHAPTER), section("Ten Years Later", *CHAPTER))
    assert rules(found)[-len(CHAPTER) :] == ["keep"] * len(CHAPTER)


def test_a_catalogue_behind_the_last_chapter_goes_without_a_title() -> None:
    found = book(section("I", *CHAPTER), section("II", *CHAPTER, "THE END", *CATALOGUE))
    assert rules(found)[-len(CATALOGUE) - 1 :] == ["end-mark", *["trade"] * len(CATALOGUE)]


def test_a_title_that_looks_like_text_still_begins_the_back_matter() -> None:
    found = book(section("I", *CHAPTER, "About the Author", "Ada Marsh lives in Leeds with two dogs."))
    assert rules(found)[-2:] == ["about-author"] * 2


def test_a_line_of_a_story_that_could_be_a_title_stays() -> None:
    found = book(section("I", *CHAPTER, "Notes", *CHAPTER), section("II", *CHAPTER))
    assert rules(found).count("notes") == 0


def test_a_text_about_the_book_goes_and_the_authors_own_is_shown() -> None:
    about = (
        "This book was set with care; the publisher hopes that readers will review it, and the whole series."
    )
    own = (
        "I wrote this novel in Leeds, and my readers know why; my publisher did not, when I brought the book."
    )
    others = "The ferry went as it had always gone, and nobody asked who paid for the rope or for the man."
    chapters = [section("I", *CHAPTER), section("II", *CHAPTER)]
    assert rules(book(*chapters, section("One Word More", about)))[-1] == "trade"
    assert rules(book(*chapters, section("Looking Back", own)))[-1] == "look"
    assert rules(book(*chapters, section("Looking Back", others)))[-1] == "keep"


def test_a_book_about_books_is_measured_against_itself() -> None:
    essay = "Every reader of a novel is an author too, and the book that she reads is an edition of her own."
    found = book(section("I", *[essay] * 40), section("On Margins", *[essay] * 5), section("On Ink", essay))
    assert "trade" not in rules(found)


def test_front_pages_parted_by_rules_are_told_apart() -> None:
    pages = (
        Paragraph("THE FERRY", "heading"),
        Paragraph("By ADA MARSH"),
        Paragraph("Author of “The Lock,” “The Mill,” “A Winter on the Weir,” “Plums,” “Old Rope,” Etc."),
        Paragraph("* * *", "break"),
        Paragraph("Copyright, 1902"),
        Paragraph("All rights reserved"),
        Paragraph("* * *", "break"),
        Paragraph("TO ALL WHO WAITED"),
    )
    found = rules(book(Section("THE FERRY", pages), section("I", *CHAPTER), section("II", *CHAPTER)))
    assert found[:8] == [*["title-page"] * 4, *["copyright"] * 3, "dedication"]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (PROSE[0], True),
        ("Er wusste nicht, ob sie noch einmal kommen würde, und wartete.", True),
        ("Elle ne savait pas s’il était déjà parti, mais elle attendait.", True),
        ("Author of “The Lock,” “The Mill,” “A Winter on the Weir,” Etc.", False),
        ("A Tale of the Ferrymen of the Great Northern River in Two Parts.", False),
        ("Plums, Josiah, 12, 14, 20; Quarrels, various, 33, 41.", False),
        ("Yes.", False),
    ],
)
def test_running_prose_is_told_from_titles_and_lists(text: str, prose: bool) -> None:
    assert runs_on(text) == prose


def test_stories_hardly_speak_of_the_trade() -> None:
    assert trade.share(" ".join(PROSE)) < 0.005 < 0.05 < trade.share(" ".join(CATALOGUE))


def test_chapters_in_a_language_whose_small_words_are_not_known_stay() -> None:
    line = "Veerpont kwam langzaam dichterbij terwijl oude schipper touwen losgooide zonder achterom kijken."
    long = " ".join([line] * 4)
    chapters = [section(f"{n}", *[long] * 6) for n in (1, 2)]
    english = section("3", *CHAPTER)
    assert set(rules(book(*chapters, english))) == {"heading", "keep"}
    wide = "渡し船は夜明けの川をゆっくりと渡り、誰も口をきかなかった。" * 3
    assert set(rules(book(*(section(f"{n}", *[wide] * 20) for n in (1, 2))))) == {"heading", "keep"}


def test_a_story_called_like_back_matter_is_shown_and_not_dropped() -> None:
    talk = (PROSE[2], "“He has won a prize,” said my uncle.", "“So has the pig,” said I.", PROSE[3])
    own = section("About the Author", *talk)
    found = book(section("I", *CHAPTER), own, section("II", *CHAPTER), section("Acknowledgements", *talk))
    assert set(rules(found)) == {"heading", "keep", "look"}
    cards = section("Index", PROSE[0], "Abbott, J. Coal. Owes me four sacks.", PROSE[2], PROSE[3])
    assert "index" not in rules(book(section("I", *CHAPTER), cards, section("II", *CHAPTER)))
