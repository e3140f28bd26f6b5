"""Owns what the form of a section says: legal pages, lists, title pages, and whose preface it is."""

from __future__ import annotations

import re

from core.cleaning import marks, signs, trade
from core.cleaning.names import Names
from core.cleaning.rulings import Ruling, drop
from core.cleaning.units import Unit
from core.types import Book

MOST_APPARATUS = 8000  # words; a longer text is a book, whatever it speaks of
MOST_OWN_MENTIONS = 3  # of the author's surname; who signs seldom speaks of himself by name
LEAST_TRADE = 0.02  # of the words: introductions and advertisements have more, stories .002


def form(unit: Unit) -> str:
    """The rule that the lines themselves speak for, whatever the title."""
    if not unit.body:
        return ""
    count = len(unit.body)
    lines = unit.share(marks.LEGAL)
    if lines >= 0.3 and unit.words < 1500 and (lines * count >= 2 or unit.words < 60):
        return "copyright"
    if count >= 4 and unit.typical <= 14:
        if unit.share(marks.TOC_LINE) >= 0.6:
            return "contents"
        if unit.share(marks.INDEX_LINE) >= 0.6:
            return "index"
        if unit.share(marks.YEAR_LINE) >= 0.7:
            return "chronology"
    said_by = unit.share(marks.ATTRIBUTED)
    praised = said_by >= 0.5 or (said_by >= 0.25 and said_by + unit.share(marks.QUOTED) >= 0.7)
    if count >= 2 and praised and unit.words < 1500:
        return "praise"
    if unit.share(marks.WARNING) >= 0.5 and unit.words < 150:
        return "content-note"
    if count >= 3 and unit.share(marks.QUESTION) >= 0.6 and unit.words < 1500:
        return "questions"
    for rule, pattern in (("scan", marks.SCAN), ("colophon", marks.COLOPHON)):
        if unit.share(pattern) >= 0.3 and unit.words < 600:
            return rule
    if count >= 3 and unit.share(marks.PRICE) >= 0.25 and unit.words < 3000:
        return "advertisement"
    return ""


def legal(unit: Unit) -> bool:
    """Whether lines of a copyright page stand in some front pages that nothing parts."""
    return unit.words < 800 and unit.share(marks.LEGAL) * len(unit.body) >= 2


def looks_like(unit: Unit, rule: str) -> bool:
    """Whether a section in the body bears its title out: a story may be called "Notes" or "Contents"."""
    text = unit.text
    talk = len(re.findall(r"[“«\"]", text)) / max(1, len(unit.body))
    if rule in (
        "contents",
        "illustrations",
        "list",
        "index",
        "bibliography",
        "glossary",
        "chronology",
        "title-page",
    ):
        told = rule == "index" and unit.share(marks.INDEX_LINE) < 0.2 and unit.sentences >= 2
        return (unit.typical <= 25 and not told) or unit.share(marks.INDEX_LINE) > 0.4
    if rule == "notes":
        return unit.share(marks.NOTE_LINE) >= 0.5 or unit.title.lower().startswith(("endnote", "footnote"))
    if rule in ("excerpt", "transcriber", "about-author", "other-books", "questions", "praise"):
        return rule in ("excerpt", "transcriber") or unit.words < 1500
    if rule == "copyright":
        return bool(marks.LEGAL.search(text))
    return unit.words < 2500 and talk < 0.5


def title_page(unit: Unit, book: Book, names: Names) -> str:
    if unit.words > 80 or unit.sentences > 1:
        return ""
    text = " ".join(p.text for p in unit.paragraphs).casefold()
    title = book.title.split(":")[0].casefold().strip()
    named = (bool(title) and title in text) or (bool(names.surname) and names.surname.casefold() in text)
    return "title-page" if named and unit.typical <= 10 else ""


def preface(unit: Unit, names: Names, other: bool = False) -> Ruling:
    """The author's own is kept; another's is dropped; where nothing tells, it is kept and shown."""
    match = signs.PREFACE.match(unit.title)
    said = signs.BY_NAME.search(unit.title) or signs.BY_NAME.match(unit.body[0].text if unit.body else "")
    by_other = bool(said and names.parts and not names.is_author(said.group("name")))
    if (match and match.group("other")) or by_other:
        return drop("foreword")
    own = bool(match and (match.group("own") or match.group("named")))
    own |= bool(said and names.is_author(said.group("name")))
    mentions = names.mentions(unit.unsigned)
    signed = any(names.is_author(line) for line in unit.names)
    if own or (signed and mentions < MOST_OWN_MENTIONS):
        return Ruling("keep", "author-preface", "A preface by the author.")
    about = bool(marks.EDITION.search(unit.text)) or trade.share(unit.text) >= LEAST_TRADE
    by_name = bool(unit.names and names.parts)
    if (by_name and (mentions or about)) or (mentions >= 2 and about) or (mentions and other):
        return drop("foreword")
    return Ruling("look", "author-preface", "A preface that nobody signed: is it the author's?")


def speaks_of_author(unit: Unit, names: Names) -> bool:
    """Whether a text treats the author and the book as somebody else's introduction does."""
    return names.mentions(unit.unsigned) >= 2 and bool(marks.EDITION.search(unit.text))


def people_talk(unit: Unit) -> bool:
    """Whether a text holds talk as stories do, whatever it is called."""
    talk = sum(p.text[:1] in "“«„" and len(p.text) < 300 for p in unit.body)
    attributed = unit.share(marks.ATTRIBUTED) * len(unit.body)
    return talk >= 2 and talk >= 0.2 * len(unit.body) and attributed < 0.3 * talk


def own_note(unit: Unit) -> bool:
    """Whether what is called a note is the author speaking, and no row of notes to the text."""
    row = re.match(r"\W*(?:end|foot)", unit.title, re.I) or unit.share(marks.NOTE_LINE) >= 0.3
    return not row and first_person(unit) and unit.typical >= 15 and unit.words < 1500


def biography(unit: Unit, names: Names) -> bool:
    """Whether a short text tells the author's life, as publishers do."""
    if unit.words > 300 or not unit.body or first_person(unit):
        return False
    return names.mentions(unit.unsigned) > 0 and bool(marks.BIOGRAPHY.search(unit.text))


def grateful(unit: Unit) -> bool:
    """Whether a text thanks as acknowledgements do: more than once, often for its length, and in no talk."""
    if unit.words > MOST_APPARATUS:
        return False
    thanks = len(marks.THANKS.findall(unit.text))
    talk = sum(p.text[:1] in '“«"„‘' for p in unit.body)
    return thanks >= max(2, 0.01 * unit.words) and talk <= 0.2 * len(unit.body)


def of_the_trade(unit: Unit, names: Names, usual: float) -> bool:
    """Whether a text speaks of books, readers and publishers as the book itself does not.

    Args:
        usual: share of such words in the book as a whole; a book about books has more of them.
    """
    if unit.words > MOST_APPARATUS:
        return False
    hits = trade.count(unit.text) + names.mentions(unit.unsigned)
    return hits >= 3 and hits >= max(LEAST_TRADE, 4 * usual) * unit.words


def pleads(unit: Unit) -> bool:
    """Whether a text asks its reader for a review, an address or the price of the next book."""
    if unit.words > 600 or not marks.PLEA.search(unit.text):
        return False
    return len(marks.PLEA.findall(unit.text)) + len(marks.SELLING.findall(unit.text)) >= 2


def first_person(unit: Unit) -> bool:
    """Whether somebody says "I" in it, as the author or an introducer does and an advertisement does not."""
    said = len(re.findall(r"\b(?:I|my|me|ich|mein\w*|je|mon|yo|mi|io|eu|meu)\b", unit.text))
    return said >= max(2, 0.01 * unit.words)
