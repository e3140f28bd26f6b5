"""Owns which sections are the author's text and which are front or back matter."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from core.cleaning import marks, signs, trade
from core.cleaning.forms import (
    biography,
    first_person,
    form,
    grateful,
    legal,
    looks_like,
    of_the_trade,
    own_note,
    people_talk,
    pleads,
    preface,
    speaks_of_author,
    title_page,
)
from core.cleaning.names import Names
from core.cleaning.rulings import ENDING, PARTED, STORY, Ruling, drop
from core.cleaning.units import Unit, has_prose, title_rule
from core.types import Book

MOST_FRONT = 0.35  # of the words; what comes after more than that is no first chapter
LEAST_CHAPTER = 600  # words of prose; a part of somebody's foreword is seldom longer
MOST_LINES = 300  # words; more are no few lines before the text, whatever they look like
MOST_JOINED = 400  # words; a longer text that goes on from the file before is the chapter's next part
SAMPLE = 100_000  # characters of the book that tell how it usually speaks
LONG_SAMPLE = 0.2  # of the words; samples of other books are shorter
_CHAPTER_ONE = re.compile(
    r"\b(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo) (?:one|1|i|eins|un|uno|um)\b", re.I
)
_LYING = frozenset(
    (
        "acknowledgements",
        "about-author",
        "contents",
        "dedication",
        "index",
        "notes",
        "bibliography",
        "glossary",
        "colophon",
        "copyright",
        "list",
        "chronology",
        "content-note",
    )
)
"""Rules whose titles a story may have for a joke; none of that matter holds talk."""
_NARRATIVE = frozenset(
    ("acknowledgements", "bibliography", "praise", "questions", "other-books", "advertisement")
)
"""Rules whose titles stories have too ("Thanks", "Sources", "An Interview with ...")."""


def rule_units(book: Book, found: Sequence[Unit], author: str = "") -> list[Ruling]:
    """One ruling for each unit of the book, in order."""
    names = Names(book.author if book.author and book.author.lower() != "unknown" else author)
    first = _first_chapter(found, names)
    publisher = [_by_semantics(unit, names) for unit in found]
    total = sum(unit.words for unit in found)
    usual = _usual(found[first:])
    follows = _stories_behind(found)
    rulings: list[Ruling] = []
    ended = excerpt = False
    for i, unit in enumerate(found):
        if not ended and i > first and _closed(found[i - 1], rulings[-1]):
            ended = not _goes_on(found[i:], publisher[i:], total, names, usual)
        ruling = publisher[i] or _inherited(found, rulings, i, names, usual)
        if ruling is None and ended:
            ruling = _back(unit, names, excerpt, rulings[-1], usual)
        elif ruling is None and i < first:
            ruling = _front(unit, names, book, rulings, usual)
        elif ruling is None:
            ruling = _middle(unit, names, follows[i], usual)
        excerpt |= ended and ruling.rule == "excerpt"
        rulings.append(ruling)
    return rulings


def _usual(found: Sequence[Unit]) -> float:
    """Share of words of the trade in the book itself, from a part of it that is long enough."""
    sample, size = [], 0
    for unit in found:
        sample.append(unit.text)
        size += len(sample[-1])
        if size > SAMPLE:
            break
    return trade.share("\n".join(sample)[:SAMPLE])


def _closed(unit: Unit, ruling: Ruling) -> bool:
    """Whether the book may have ended with a unit: it says so, or it is what stands behind the text."""
    return unit.ends or (ruling.verdict == "drop" and ruling.rule in ENDING)


# What a publisher marked.
def _by_semantics(unit: Unit, names: Names) -> Ruling | None:
    types = unit.section.semantics
    for value in reversed(types):
        if value in signs.TYPES:
            return drop(signs.TYPES[value])
    prefaces = signs.PREFACE_TYPES.intersection(types)
    if prefaces and title_rule(unit) == "praise":
        return drop("praise")
    if prefaces:
        others = {"foreword", "doc-foreword", "z3998:translators-note"}
        return preface(unit, names, other=bool(prefaces & others))
    if signs.STORY_TYPES.intersection(types) or "bodymatter" in types:
        return STORY
    return None


def _inherited(
    found: Sequence[Unit], rulings: Sequence[Ruling], i: int, names: Names, usual: float
) -> Ruling | None:
    """The ruling of the section that this one is a part of, where that was dropped.

    Levels may be guessed from the look: a long text under a foreword has to speak as one.
    """
    level = found[i].level
    if not level or found[i].numbered or title_rule(found[i]):
        return None
    for k in range(i - 1, -1, -1):
        if found[k].level and found[k].level < level:
            told = rulings[k].rule != "foreword" or not has_prose(found[i], LEAST_CHAPTER)
            told = told or of_the_trade(found[i], names, usual) or speaks_of_author(found[i], names)
            return rulings[k] if rulings[k].rule in PARTED and told else None
    return None


# Where the text begins and ends.
def _first_chapter(found: Sequence[Unit], names: Names) -> int:
    """The first numbered chapter of some length; without numbers, the first section of some length."""
    total = sum(unit.words for unit in found)
    before = 0
    for unit in found:
        chapter = _marked_story(unit) or (unit.numbered and not legal(unit))
        if chapter and unit.words > 40 and has_prose(unit, 40):
            if before <= MOST_FRONT * total:
                return unit.position
            break
        before += unit.words
    chapters = [u.prose_words for u in found if u.headings and not title_rule(u) and has_prose(u, 100)]
    least = min(250.0, 0.5 * statistics.median(chapters)) if chapters else 250.0
    for unit in found:
        titled = title_rule(unit) or signs.PREFACE.match(unit.title)
        told = form(unit) or legal(unit) or speaks_of_author(unit, names) or biography(unit, names)
        if has_prose(unit, least) and not titled and not told:
            return unit.position
    story = (u.position for u in found if has_prose(u, 0) and not title_rule(u) and not form(u))
    return next(story, 0)


def _marked_story(unit: Unit) -> bool:
    types = unit.section.semantics
    return bool(signs.STORY_TYPES.intersection(types)) or "bodymatter" in types


def _goes_on(
    later: Sequence[Unit], publisher: Sequence[Ruling | None], total: int, names: Names, usual: float
) -> bool:
    """Whether the author's text still follows.

    A chapter one again begins another book: a sample where it is short, the next volume where it is long.
    """
    left = sum(unit.prose_words for unit in later if not title_rule(unit))
    sampled = False
    for unit, ruling in zip(later, publisher, strict=True):
        if ruling is not None and ruling.rule == "story":
            return True
        sampled |= title_rule(unit) == "excerpt" or (unit.numbered and unit.starts_over)
        if sampled and left < LONG_SAMPLE * total:
            return False
        if unit.numbered and has_prose(unit, 40):
            return True
        if has_prose(unit, 1200) and not title_rule(unit) and not of_the_trade(unit, names, usual):
            return True
    return False


def _stories_behind(found: Sequence[Unit]) -> list[bool]:
    """For each unit whether a chapter or story follows, before any sample of another book."""
    behind, follows = False, []
    for unit in reversed(found):
        follows.append(behind)
        named = title_rule(unit)
        if named == "excerpt" or (unit.numbered and unit.starts_over):
            behind = False
        elif unit.numbered:
            behind |= has_prose(unit, 40)
        elif not named and not signs.PREFACE.match(unit.title):
            behind |= has_prose(unit, 300)
    return follows[::-1]


# The three places.
def _front(unit: Unit, names: Names, book: Book, before: Sequence[Ruling], usual: float) -> Ruling:
    if not unit.body:
        return STORY  # headings alone; each goes by itself
    named = title_rule(unit)
    if named == "notes" and own_note(unit):
        return preface(unit, names)
    if named and not (named in ("notes", "epigraph", "praise") and has_prose(unit, 400)):
        return drop(named)
    named_by = signs.BY_NAME.search(unit.title) and not legal(unit)
    introduces = signs.PREFACE.match(unit.title) or named_by
    if introduces and unit.sentences:
        return preface(unit, names)
    formed = form(unit) or title_page(unit, book, names) or ("copyright" if legal(unit) else "")
    if formed:
        return drop(formed)
    if unit.words <= 45 and 0 < len(unit.body) <= 3 and marks.DEDICATION.match(unit.body[0].text):
        return drop("dedication")
    if unit.joined and before and before[-1].rule in ("foreword", "author-preface"):
        return before[-1]
    if unit.verse_share > 0.6 and unit.words < 200:
        return drop("epigraph")
    if unit.words < MOST_LINES and (not unit.sentences or (unit.words < 60 and unit.typical < 12)):
        return drop("front-matter")
    if speaks_of_author(unit, names):
        return drop("foreword")
    if biography(unit, names):
        return drop("about-author")
    if pleads(unit):
        return drop("advertisement")
    if of_the_trade(unit, names, usual):
        return preface(unit, names) if first_person(unit) else drop("trade")
    if unit.words < 150 and not unit.headings and len(marks.SELLING.findall(unit.text)) >= 2:
        return drop("advertisement")
    if unit.words < 60:
        return Ruling("look", "front-matter", "A few lines before the first chapter: are they the author's?")
    if signs.STORY.match(unit.title):
        return STORY
    return Ruling("look", "story", "Text before the first chapter: is it the author's?")


def _middle(unit: Unit, names: Names, follows: bool, usual: float) -> Ruling:
    named = title_rule(unit)
    belied = _belied(unit, named, names)
    if belied is not None:
        return belied
    if named and (not unit.body or looks_like(unit, named)):
        if named in _NARRATIVE and unit.words > 150 and not grateful(unit) and follows:
            return Ruling("look", "story", f"Called “{unit.title[:60]}”, but more of the story follows.")
        return drop(named)
    if signs.PREFACE.match(unit.title) and not unit.numbered:
        ruling = preface(unit, names)
        return ruling if ruling.verdict == "drop" or not follows else ruling._replace(verdict="keep")
    if unit.numbered or (unit.joined and unit.words > MOST_JOINED) or follows:
        return STORY
    return _behind(unit, names, usual) or STORY


def _belied(unit: Unit, named: str, names: Names) -> Ruling | None:
    """The ruling on a text that is not what its title says; None where nothing speaks against the title."""
    if named == "notes" and own_note(unit):
        return preface(unit, names)
    if named in _LYING and people_talk(unit):
        reason = f"Called “{unit.title[:60]}”, but people talk in it: is it a story?"
        return Ruling("look", "story", reason)
    return None


def _behind(unit: Unit, names: Names, usual: float) -> Ruling | None:
    """The ruling on a text behind which no story follows, where its form or its words speak against it."""
    formed = form(unit)
    if formed:
        return drop(formed)
    if pleads(unit):
        return drop("advertisement")
    if grateful(unit) and first_person(unit) and unit.words < 1500:
        return drop("acknowledgements")
    if not unit.sentences and unit.body and unit.words < MOST_JOINED and unit.verse_share < 0.5:
        return drop("back-matter")
    if not of_the_trade(unit, names, usual):
        return None
    if not first_person(unit) and unit.words < 1500:
        return drop("trade")
    return Ruling("look", "story", "It speaks of books and readers: is it still the author's text?")


def _back(unit: Unit, names: Names, excerpt: bool, before: Ruling, usual: float) -> Ruling:
    named = title_rule(unit)
    belied = _belied(unit, named, names)
    if belied is not None:
        return belied
    if named:
        return drop(named)
    if before.rule in ("list", "glossary", "bibliography", "notes", "index") and unit.words < 250:
        return before  # entries of some length, each with a heading
    if excerpt or unit.starts_over or _CHAPTER_ONE.search(unit.title):
        return drop("excerpt")
    if signs.STORY.match(unit.title):
        return STORY
    if signs.PREFACE.match(unit.title):
        return preface(unit, names)
    formed = form(unit)
    if formed:
        return drop(formed)
    if unit.words < 150 and marks.SELLING.search(unit.text):
        return drop("advertisement")
    if biography(unit, names):
        return drop("about-author")
    if pleads(unit):
        return drop("advertisement")
    if of_the_trade(unit, names, usual) and not first_person(unit):
        return drop("trade")
    if not has_prose(unit, 60):
        return drop("back-matter") if unit.body else STORY
    return Ruling("look", "story", "Text after the back matter has begun: is it the author's?")
