"""Owns a book seen as units (a section with its evidence): words, form of the lines, signature, numbering."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass
from functools import cached_property

from core.cleaning import signs
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
_PROSE = ("text", "quote", "list", "verse", "table", "code")


@dataclass(frozen=True)
class Unit:
    """A section and what can be said of it without knowing the rest of the book."""

    section: Section
    position: int
    body: tuple[Paragraph, ...]  # what is no heading, break, note or furniture

    @property
    def title(self) -> str:
        return self.section.title

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return tuple(p.text for p in self.section.paragraphs if p.kind == "heading")

    @cached_property
    def level(self) -> int:
        """Depth of the first heading, 1 for the highest; 0 where the source does not tell."""
        return next((int(p.style.get("level", 0)) for p in self.section.paragraphs if p.kind == "heading"), 0)

    @cached_property
    def words(self) -> int:
        return sum(len(p.text.split()) for p in self.body)

    @cached_property
    def verse_share(self) -> float:
        """Words in lines of verse, from 0 to 1."""
        return sum(len(p.text.split()) for p in self.body if p.kind == "verse") / max(1, self.words)

    @cached_property
    def sentences(self) -> int:
        """Paragraphs that are prose: they end as sentences do and are longer than a line."""
        return sum(1 for p in self.body if _SENTENCE.search(p.text) and len(p.text.split()) > 7)

    @cached_property
    def prose_words(self) -> int:
        return sum(
            len(p.text.split()) for p in self.body if _SENTENCE.search(p.text) or len(p.text.split()) > 30
        )

    @cached_property
    def numbered(self) -> bool:
        """The title begins with a chapter's number: then it is a chapter, whatever else it says."""
        first = self.headings[0] if self.headings else ""
        return bool((_WORDY.match(first) and _NUMBER.match(first)) or _BARE.match(first))

    @cached_property
    def starts_over(self) -> bool:
        match = _NUMBER.match(self.title)
        return bool(match) and match.group(1).lower() in ("1", "i", "one", "first", "eins", "un", "uno", "um")  # type: ignore[union-attr]

    def share(self, pattern: re.Pattern[str]) -> float:
        """How many of the paragraphs the pattern is found in, from 0 to 1."""
        lines = [p.text for p in self.body]
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


def units(book: Book) -> list[Unit]:
    """The book's sections as units, in order."""
    return [
        Unit(section, i, tuple(p for p in section.paragraphs if p.kind in _PROSE))
        for i, section in enumerate(book.sections)
    ]


@dataclass(frozen=True)
class Names:
    """The author's name in the forms in which it is written and signed."""

    full: str

    @cached_property
    def parts(self) -> tuple[str, ...]:
        first = re.split(r",| and | & |;", self.full)[0] if self.full.count(",") != 1 else _turned(self.full)
        return tuple(re.findall(r"[^\W\d_]+", first))

    @property
    def surname(self) -> str:
        return self.parts[-1] if self.parts else ""

    def is_author(self, line: str) -> bool:
        """Whether a signature is the author's: surname, initials, or "the author"."""
        if re.search(r"\b(?:the author|der verfasser|l.auteur|el autor|o autor|l.autore)\b", line, re.I):
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
    if unit.numbered or not unit.headings:
        return ""
    for candidate in (unit.title, unit.headings[0]):
        for rule, pattern in signs.TITLES.items():
            if pattern.match(candidate):
                return rule
    return ""
