"""Owns a book seen as units, a section or a part of one, with their evidence: form, signature, number."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.cleaning import marks, signs, trade
from core.cleaning.prose import runs_on
from core.types import Book, Paragraph, Section

_NUMBER = re.compile(
    r"^\W*(?:(?:chapter|chap\.|book|part|letter|volume|canto|stave|act|scene|section|kapitel|teil|buch|chapitre|livre|partie|"
    r"cap[ií]tulo|libro|parte|livro|capitolo)\s+)?(?:the )?"
    r"(\d{1,3}|[IVXLCDM]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty.*|thirty.*|first|second|third|"
    r"eins|erstes|un|premier|uno|primero|um|primeiro|primo)\b",
    re.I,
)
_WORDY = re.compile(
    r"^\W*(?:chapter|chap\.|book|part|letter|volume|canto|stave|kapitel|teil|buch|chapitre|livre|partie|cap[ií]tulo|libro|parte|livro|"
    r"capitolo)\b", re.I,
)  # fmt: skip
_BARE = re.compile(r"^\W*(?:\d{1,3}|[IVXLCDM]+)(?:[.:—–-]|\s|$)")
_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*$|[—–-]$|[,;:]$")
_NAME = re.compile(r"^\W*(?:(?:[A-Z][\w.’'-]*|de|von|van|du|da|la|le|of)[\s,]*){1,7}\W*$")
MOST_FRONT_PAGE = 150  # words of prose; more than that between two rules is no front page
LEAST_STORY = 150  # words of prose that follow on each other; what has more is no list
LEAST_LONG = 40  # words of its longest paragraph; entries of lists are shorter
BRIEF = frozenset(
    (
        "contents",
        "title-page",
        "copyright",
        "dedication",
        "epigraph",
        "praise",
        "about-author",
        "other-books",
        "index",
        "illustrations",
        "list",
        "chronology",
        "content-note",
    )
)
"""Rules of matter that has no long prose: where some follows, a heading was missed."""
_STYLED = frozenset("mr mrs miss ms dr sir lady lord rev prof professor madame mme frau herr".split())
_LETTERS = re.compile(r"[^\W\d_]")
_PROSE = ("text", "quote", "list", "verse", "table", "code")


@dataclass(frozen=True)
class Unit:
    """A section, or a part of one that speaks for itself, and what can be said of it by itself.

    Attributes:
        section: what it is cut from; `place` is that section's index in the book.
        position: index among the book's units.
        start: index of its first paragraph in the section.
        paragraphs: what it holds.
        body: those of them that are no heading, break, note, furniture or licence.
        title: the section's, or the line it begins with where that is a title without the look of one.
    """

    section: Section
    place: int
    position: int
    start: int
    paragraphs: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    title: str

    @property
    def joined(self) -> bool:
        """Whether it goes on from the unit before."""
        return self.section.joined and self.start == 0

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.body)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return tuple(p.text for p in self.paragraphs if p.kind == "heading")

    @cached_property
    def level(self) -> int:
        """Depth of the first heading, 1 for the highest; 0 where the source does not tell."""
        return next((int(p.style.get("level", 0)) for p in self.paragraphs if p.kind == "heading"), 0)

    @cached_property
    def ends(self) -> bool:
        """Whether its last words say that the book or volume ends."""
        last = next((p.text for p in reversed(self.paragraphs) if p.kind != "break"), "")
        return bool(marks.THE_END.match(last))

    @cached_property
    def words(self) -> int:
        return sum(len(p.text.split()) for p in self.body)

    @cached_property
    def verse_share(self) -> float:
        """Words in lines of verse, from 0 to 1."""
        return sum(len(p.text.split()) for p in self.body if p.kind == "verse") / max(1, self.words)

    @cached_property
    def sentences(self) -> int:
        """Paragraphs of running prose."""
        return sum(runs_on(p.text) for p in self.body)

    @cached_property
    def prose_words(self) -> int:
        """Words in paragraphs of running prose, and in lines of talk that end as sentences do."""
        return sum(
            len(p.text.split()) for p in self.body if _SENTENCE.search(p.text) or len(p.text.split()) > 30
        )

    @cached_property
    def numbered(self) -> bool:
        """The title begins with a chapter's number: then it is a chapter, whatever else it says."""
        return bool(self.headings) and is_numbered(self.headings[0])

    @cached_property
    def starts_over(self) -> bool:
        match = _NUMBER.match(self.title)
        return bool(match) and match.group(1).lower() in ("1", "i", "one", "first", "eins", "un", "uno", "um")  # type: ignore[union-attr]

    def share(self, pattern: re.Pattern[str]) -> float:
        """How many of the paragraphs the pattern is found in, near their beginning, from 0 to 1."""
        lines = [p.text[:1000] for p in self.body]
        return sum(bool(pattern.search(line)) for line in lines) / len(lines) if lines else 0.0

    @cached_property
    def typical(self) -> float:
        """Median words of a paragraph."""
        return statistics.median(len(p.text.split()) for p in self.body) if self.body else 0.0

    @cached_property
    def signature(self) -> tuple[str, ...]:
        """Short lines at the end that may be names, places and dates."""
        found = []
        for paragraph in reversed(self.body[-6:]):
            if len(paragraph.text.split()) > 10:
                break
            found.append(paragraph.text)
        return tuple(reversed(found)) if len(found) < len(self.body) else ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Those lines of the signature that look like somebody's name."""
        return tuple(line for line in self.signature if _NAME.match(line) and not re.search(r"\d{3}", line))


def units(book: Book, left_out: Collection[tuple[int, int]] = ()) -> list[Unit]:
    """The book's sections, cut where a part of one speaks for itself, in order.

    Args:
        left_out: paragraphs (section, index) that were decided on already: a licence, page numbers.
    """
    found: list[Unit] = []
    for place, section in enumerate(book.sections):
        cuts = [*_cuts(section.paragraphs), len(section.paragraphs)]
        for start, stop in itertools.pairwise(cuts):
            part = section.paragraphs[start:stop]
            body = tuple(
                p for i, p in enumerate(part, start) if p.kind in _PROSE and (place, i) not in left_out
            )
            title = section.title if stop == len(section.paragraphs) and not start else _title(part)
            body = body[1:] if part and part[0] in body and plain_title(part[0]) else body
            found.append(Unit(section, place, len(found), start, part, body, title))
    return found


def _cuts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where parts begin: after the end of the book, at titles, between front pages, where a list is over."""
    found = [0]
    said = ""  # the rule that the part's title speaks for
    legal = False  # a copyright page stands in it
    sentence, words, pages = False, 0, not (_has_heading(paragraphs) and is_numbered(paragraphs[0].text))
    for i, paragraph in enumerate(paragraphs):
        before = paragraphs[i - 1] if i else None
        title = paragraph.kind == "heading" or plain_title(paragraph)
        if before is not None:
            if _LETTERS.search(before.text):  # a page number or mark between two paragraphs parts nothing
                sentence = runs_on(before.text)
                words += len(before.text.split()) if sentence else 0
            after = i + 1 < len(paragraphs) and runs_on(paragraphs[i + 1].text)
            pages &= words < MOST_FRONT_PAGE
            cut = (
                (before.kind != "break" and marks.THE_END.match(before.text))
                or (before.kind == "break" and pages)
                or (paragraph.kind == "heading" and said and _opens(paragraph.text))
                or (title and paragraph.kind != "heading" and (sentence or after))
                or ((said in BRIEF or (legal and not said)) and not title and _prose_follows(paragraphs[i:]))
            )
            if cut:
                found.append(i)
                said, legal, sentence, words = "", False, False, 0
        if title and not said:
            said = rule_of(paragraph.text)
        legal |= len(paragraph.text) < 400 and bool(marks.LEGAL.search(paragraph.text))
    return found


def _has_heading(paragraphs: Sequence[Paragraph]) -> bool:
    return bool(paragraphs) and paragraphs[0].kind == "heading"


def _opens(heading: str) -> bool:
    """Whether a heading right under another begins something of its own."""
    return bool(
        is_numbered(heading) or rule_of(heading) or signs.STORY.match(heading) or signs.PREFACE.match(heading)
    )


def _prose_follows(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a story goes on from here: it runs on for long and hardly speaks of books."""
    if not runs_on(paragraphs[0].text):
        return False
    next_ones = [p.text for p in itertools.islice(paragraphs, 30) if p.kind in ("text", "quote")]
    text = " ".join(next_ones)
    sizes = [len(line.split()) for line in next_ones if runs_on(line)]
    return sum(sizes) >= LEAST_STORY and max(sizes) >= LEAST_LONG and trade.share(text) < 0.01


def rule_of(title: str) -> str:
    """The rule that a title speaks for; empty when none."""
    return next((rule for rule, pattern in signs.TITLES.items() if pattern.match(title)), "")


def _title(part: Sequence[Paragraph]) -> str:
    """The headings that a part begins with, or the line that stands for one."""
    headings = list(itertools.takewhile(lambda p: p.kind == "heading", part))
    return " ".join(p.text for p in headings) or (part[0].text if part and plain_title(part[0]) else "")


def plain_title(paragraph: Paragraph) -> bool:
    """Whether a line of plain text is what front or back matter is called."""
    text = paragraph.text
    if paragraph.kind != "text" or len(text) > 60 or not text[:1].isupper() or text[-1:] in ".,;!?":
        return False
    return bool(rule_of(text))


def is_numbered(heading: str) -> bool:
    """Whether a heading begins with a chapter's number."""
    return bool((_WORDY.match(heading) and _NUMBER.match(heading)) or _BARE.match(heading))


@dataclass(frozen=True)
class Names:
    """The author's name in the forms in which it is written and signed."""

    full: str

    @cached_property
    def parts(self) -> tuple[str, ...]:
        first = re.split(r",| and | & |;", self.full)[0] if self.full.count(",") != 1 else _turned(self.full)
        return tuple(part for part in re.findall(r"[^\W\d_]+", first) if part.lower() not in _STYLED)

    @property
    def surname(self) -> str:
        return self.parts[-1] if self.parts else ""

    def is_author(self, line: str) -> bool:
        """Whether a signature is the author's: surname, initials, or "the author"."""
        if re.search(
            r"\b(?:the author(?:ess)?|der verfasser|die verfasserin|l.auteure?|el autor|la autora|o autor|a autora|l.autore|l.autrice)\b",
            line,
            re.I,
        ):
            return True
        if not self.parts:
            return False
        words = re.findall(r"[^\W\d_]+", line)
        if self.surname.casefold() in (word.casefold() for word in words):
            return True
        initials = [word for word in words if len(word) == 1]
        own = [part[0].upper() for part in self.parts]
        return len(initials) == len(words) >= 2 and initials[0] == own[0] and initials[-1] == own[-1]

    def mentions(self, unit: Unit) -> int:
        """How often the text speaks of the author by surname, the signature left out."""
        if len(self.surname) < 3:
            return 0
        name = re.escape(self.surname)
        pattern = re.compile(rf"\b(?:{name}|{name.upper()})\b")
        last = len(unit.body) - len(unit.signature)
        return sum(len(pattern.findall(p.text)) for p in unit.body[:last])


def _turned(name: str) -> str:
    """`Marsh, Ada` as `Ada Marsh`; two authors parted by a comma stay as they are."""
    last, _, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if " " not in last.strip() else last


def has_prose(unit: Unit, least: int) -> bool:
    return unit.prose_words >= least and unit.sentences > 0


def title_rule(unit: Unit) -> str:
    """The rule that the title speaks for; empty when none, or when a chapter's number stands before it."""
    if unit.numbered or not (unit.headings or unit.title):
        return ""
    return rule_of(unit.title) or (rule_of(unit.headings[0]) if unit.headings else "")
