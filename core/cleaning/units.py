"""Owns a book seen as units, a section or a part of one, with their evidence: form, signature, number."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from core.cleaning import marks
from core.cleaning.cutting import cuts, title_of
from core.cleaning.prose import runs_on
from core.cleaning.titles import is_first, is_numbered, is_plain_title, rule_of
from core.types import Book, Paragraph, Section

_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*$|[—–-]$|[,;:]$")
_NAME = re.compile(r"^\W*(?:(?:[A-Z][\w.’'-]*|de|von|van|du|da|la|le|of)[\s,]*){1,7}\W*$")
_NAME_PART = re.compile(r"[^\W\d_]{2,}|\b[A-Z]\b")
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
        """Whether its title begins with the number one."""
        return is_first(self.title)

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

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The texts of its body, the signature left out."""
        return tuple(p.text for p in self.body[: len(self.body) - len(self.signature)])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of people in the signature: initials, or two words and more, what they are left out."""
        heads = (line.split(",")[0] for line in self.signature if not re.search(r"\d{3}", line))
        names = (head for head in heads if _NAME.match(head) and not is_numbered(head))
        return tuple(name for name in names if len(_NAME_PART.findall(name)) >= 2)


def units(book: Book, left_out: Collection[tuple[int, int]] = ()) -> list[Unit]:
    """The book's sections, cut where a part of one speaks for itself, in order.

    Args:
        left_out: paragraphs (section, index) that were decided on already: a licence, page numbers.
    """
    found: list[Unit] = []
    for place, section in enumerate(book.sections):
        gone = {i for i in range(len(section.paragraphs)) if (place, i) in left_out}
        bounds = [*cuts(section.paragraphs, gone), len(section.paragraphs)]
        for start, stop in itertools.pairwise(bounds):
            part = section.paragraphs[start:stop]
            body = tuple(
                p for i, p in enumerate(part, start) if p.kind in _PROSE and (place, i) not in left_out
            )
            title = section.title if stop == len(section.paragraphs) and not start else title_of(part)
            body = body[1:] if part and part[0] in body and is_plain_title(part[0]) else body
            found.append(Unit(section, place, len(found), start, part, body, title))
    return found


def has_prose(unit: Unit, least: float) -> bool:
    return unit.prose_words >= least and unit.sentences > 0


def title_rule(unit: Unit) -> str:
    """The rule that the title speaks for; empty when none, or when a chapter's number stands before it."""
    if unit.numbered or not (unit.headings or unit.title):
        return ""
    return rule_of(unit.title) or (rule_of(unit.headings[0]) if unit.headings else "")
