"""Owns which sections are the author's text and which are front or back matter, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.cleaning import signs
from core.cleaning.units import Names, Unit, has_prose, title_rule, units
from core.types import Book, Verdict


class Ruling(NamedTuple):
    """What is said of a whole section."""

    verdict: Verdict
    rule: str
    reason: str


STORY = Ruling("keep", "story", "The author's text.")
REASONS = {
    "contents": "A table of contents.",
    "title-page": "A title page.",
    "copyright": "Copyright and publishing details.",
    "dedication": "A dedication.",
    "epigraph": "A motto, usually by somebody else.",
    "praise": "Praise by reviewers.",
    "acknowledgements": "Acknowledgements.",
    "about-author": "About the author, written by the publisher.",
    "other-books": "A list of other books.",
    "advertisement": "The publisher's advertising.",
    "excerpt": "A sample of another book.",
    "notes": "Notes to the text.",
    "index": "An index.",
    "bibliography": "A list of books and sources.",
    "illustrations": "A list of illustrations.",
    "list": "A list.",
    "chronology": "A table of dates.",
    "glossary": "A glossary.",
    "questions": "Questions for readers.",
    "colophon": "How the book was made.",
    "transcriber": "A note by those who transcribed the book.",
    "foreword": "A preface or afterword by somebody else.",
    "front-matter": "Short lines before the text begins.",
    "back-matter": "Short lines after the text has ended.",
}
ENDING = frozenset(
    (
        "acknowledgements",
        "about-author",
        "other-books",
        "advertisement",
        "excerpt",
        "index",
        "bibliography",
        "colophon",
        "questions",
        "notes",
        "list",
    )
)
"""Rules that begin the back matter when no chapter follows."""


_PARTED = frozenset(
    (
        "list",
        "notes",
        "index",
        "bibliography",
        "chronology",
        "glossary",
        "questions",
        "foreword",
        "excerpt",
        "advertisement",
        "transcriber",
    )
)
"""Rules of matter that may hold sections of its own, under smaller headings."""


def rule_sections(book: Book, author: str = "") -> list[Ruling]:
    """One ruling for each section of the book, in order."""
    found = units(book)
    names = Names(book.author if book.author and book.author.lower() != "unknown" else author)
    first = _first_chapter(found)
    marked = [_by_semantics(unit, names) for unit in found]
    rulings: list[Ruling] = []
    ended = excerpt = False
    for i, unit in enumerate(found):
        ruling = marked[i] or _inherited(found, rulings, i)
        if ruling is None and ended:
            ruling = _back(unit, names, excerpt, rulings[-1])
        elif ruling is None:
            ruling = _front(unit, names, book, rulings) if i < first else _middle(unit, names, found[i + 1 :])
        if (
            i >= first
            and ruling.verdict == "drop"
            and ruling.rule in ENDING
            and not _goes_on(found[i + 1 :], marked[i + 1 :])
        ):
            ended = True
        excerpt |= ended and ruling.rule == "excerpt"
        rulings.append(ruling)
    return rulings


def drop(rule: str) -> Ruling:
    return Ruling("drop", rule, REASONS[rule])


# What a publisher marked.
def _by_semantics(unit: Unit, names: Names) -> Ruling | None:
    types = unit.section.semantics
    for value in reversed(types):
        if value in signs.TYPES:
            return drop(signs.TYPES[value])
    if PREFACE := signs.PREFACE_TYPES.intersection(types):
        return _preface(
            unit, names, other=bool(PREFACE & {"foreword", "doc-foreword", "z3998:translators-note"})
        )
    if signs.STORY_TYPES.intersection(types) or "bodymatter" in types:
        return STORY
    return None


def _inherited(found: Sequence[Unit], rulings: Sequence[Ruling], i: int) -> Ruling | None:
    """The ruling of the section that this one is a part of, where that was dropped."""
    level = found[i].level
    if not level or found[i].numbered or title_rule(found[i]):
        return None
    for unit, ruling in zip(reversed(found[:i]), reversed(rulings), strict=True):
        if unit.level and unit.level < level:
            return ruling if ruling.rule in _PARTED else None
    return None


# Where the text begins and ends.
def _first_chapter(found: Sequence[Unit]) -> int:
    """The first numbered chapter of some length; without numbers, the first section of some length."""
    for least in (40, 0):
        for unit in found:
            story_type = (
                signs.STORY_TYPES.intersection(unit.section.semantics)
                or "bodymatter" in unit.section.semantics
            )
            if (unit.numbered or story_type) and unit.words > least and has_prose(unit, least):
                return unit.position
    for unit in found:
        if (
            has_prose(unit, 250)
            and not title_rule(unit)
            and not signs.PREFACE.match(unit.title)
            and not _form(unit)
        ):
            return unit.position
    return 0


def _goes_on(later: Sequence[Unit], marked: Sequence[Ruling | None]) -> bool:
    """Whether chapters still follow; one numbered one again begins another book."""
    for unit, ruling in zip(later, marked, strict=True):
        if ruling is not None and ruling.rule == "story":
            return True
        if title_rule(unit) == "excerpt" or (unit.numbered and unit.starts_over):
            return False
        if unit.numbered and has_prose(unit, 40):
            return True
    return False


# The three places.
def _front(unit: Unit, names: Names, book: Book, before: Sequence[Ruling]) -> Ruling:
    if not unit.body:
        return STORY  # headings alone; each goes by itself
    named = title_rule(unit)
    if named and not (named in ("notes", "epigraph", "praise") and has_prose(unit, 400)):
        return drop(named)
    if signs.PREFACE.match(unit.title) or signs.BY_NAME.search(unit.title):
        return _preface(unit, names)
    form = _form(unit) or _title_page(unit, book, names)
    if form:
        return drop(form)
    if unit.words <= 45 and len(unit.body) <= 3 and signs.DEDICATION.match(unit.body[0].text):
        return drop("dedication")
    if unit.section.joined and before and before[-1].rule in ("foreword", "author-preface"):
        return before[-1]
    if unit.verse_share > 0.6 and unit.words < 200:
        return drop("epigraph")
    if not unit.sentences or (unit.words < 60 and unit.typical < 12):
        return drop("front-matter")
    if names.mentions(unit) >= 2 and signs.EDITION.search(_text(unit)):
        return drop("foreword")
    if unit.words < 60:
        return Ruling("look", "front-matter", "A few lines before the first chapter: are they the author's?")
    if signs.STORY.match(unit.title):
        return STORY
    return Ruling("look", "story", "Text before the first chapter: is it the author's?")


def _middle(unit: Unit, names: Names, later: Sequence[Unit]) -> Ruling:
    named = title_rule(unit)
    if named and (not unit.body or _looks_like(unit, named)):
        return drop(named)
    if signs.PREFACE.match(unit.title) and not unit.numbered:
        ruling = _preface(unit, names)
        return ruling if ruling.verdict == "drop" or not later else ruling._replace(verdict="keep")
    if not unit.headings or unit.numbered:
        return STORY
    form = _form(unit)
    if form in ("copyright", "contents", "index") and not any(u.numbered and u.words > 200 for u in later):
        return drop(form)
    return STORY


def _back(unit: Unit, names: Names, excerpt: bool, before: Ruling) -> Ruling:
    named = title_rule(unit)
    if named:
        return drop(named)
    if excerpt:
        return drop("excerpt")
    if signs.STORY.match(unit.title):
        return STORY
    if signs.PREFACE.match(unit.title):
        return _preface(unit, names)
    if before.rule in ("list", "glossary", "bibliography") and unit.words < 250:
        return before  # entries of some length, each with a heading
    form = _form(unit)
    if form:
        return drop(form)
    if unit.words < 150 and signs.SELLING.search(_text(unit)):
        return drop("advertisement")
    if not has_prose(unit, 60):
        return drop("back-matter") if unit.body else STORY
    return Ruling("look", "story", "Text after the back matter has begun: is it the author's?")


# The form of the lines.
def _form(unit: Unit) -> str:
    """The rule that the lines themselves speak for, whatever the title."""
    if not unit.body:
        return ""
    count = len(unit.body)
    legal = unit.share(signs.LEGAL)
    if legal >= 0.3 and unit.words < 1500 and (legal * count >= 2 or unit.words < 60):
        return "copyright"
    if count >= 4 and unit.typical <= 14:
        if unit.share(signs.TOC_LINE) >= 0.6:
            return "contents"
        if unit.share(signs.INDEX_LINE) >= 0.6:
            return "index"
        if unit.share(signs.YEAR_LINE) >= 0.7:
            return "chronology"
    if count >= 2 and unit.share(signs.PRAISE_LINE) >= 0.7 and unit.words < 1500:
        return "praise"
    return ""


def _looks_like(unit: Unit, rule: str) -> bool:
    """Whether a section in the body bears its title out: a story may be called "Notes" or "Contents"."""
    text = _text(unit)
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
        return unit.typical <= 25 or unit.share(signs.INDEX_LINE) > 0.4
    if rule in ("notes",):
        return unit.share(signs.NOTE_LINE) >= 0.5 or unit.section.title.lower().startswith(
            ("endnote", "footnote")
        )
    if rule in ("excerpt", "transcriber", "about-author", "other-books", "questions", "praise"):
        return rule in ("excerpt", "transcriber") or unit.words < 1500
    if rule == "copyright":
        return bool(signs.LEGAL.search(text))
    return unit.words < 2500 and talk < 0.5


def _title_page(unit: Unit, book: Book, names: Names) -> str:
    if unit.words > 80 or unit.sentences > 1:
        return ""
    text = " ".join(p.text for p in unit.section.paragraphs).casefold()
    title = book.title.split(":")[0].casefold().strip()
    named = (bool(title) and title in text) or (bool(names.surname) and names.surname.casefold() in text)
    return "title-page" if named and unit.typical <= 10 else ""


# Whose preface it is.
def _preface(unit: Unit, names: Names, other: bool = False) -> Ruling:
    """The author's own is kept; another's is dropped; where nothing tells, it is kept and shown."""
    match = signs.PREFACE.match(unit.title)
    said = signs.BY_NAME.search(unit.title)
    if (match and match.group("other")) or (said and names.parts and not names.is_author(said.group("name"))):
        return drop("foreword")
    own = bool(match and match.group("own")) or bool(said and names.is_author(said.group("name")))
    signed_by = [line for line in unit.names if len(re.findall(r"[^\W\d_]{2,}|\b[A-Z]\b", line)) >= 2]
    if own or any(names.is_author(line) for line in signed_by):
        return Ruling("keep", "author-preface", "A preface by the author.")
    mentions = names.mentions(unit)
    about = bool(signs.EDITION.search(_text(unit)))
    if (signed_by and mentions) or (mentions >= 2 and about) or (mentions and other):
        return drop("foreword")
    return Ruling("look", "author-preface", "A preface that nobody signed: is it the author's?")


def _text(unit: Unit) -> str:
    return "\n".join(p.text for p in unit.body)
