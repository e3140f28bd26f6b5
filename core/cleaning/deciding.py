"""Owns the decision on every paragraph of a book, its stable id, and books that say the same twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.cleaning.furniture import Furniture, licence
from core.cleaning.ids import ParagraphIds
from core.cleaning.matter import rule_units
from core.cleaning.rulings import Ruling, drop
from core.cleaning.units import units
from core.types import Book, Decision

_EPIGRAPHS = frozenset(("epigraph", "doc-epigraph", "z3998:epigraph"))
_TWICE = Ruling("drop", "said-twice", "An earlier book of this project holds the same paragraph.")


def decide(book: Book, author: str = "") -> list[Decision]:
    """A verdict for every paragraph, in reading order.

    Args:
        author: whose text to keep where the book does not name its author.
    """
    furniture = Furniture(book)
    single = _single(book, furniture)
    fixed = licence(book)
    found = units(book, {*single, *fixed})
    ids = ParagraphIds(book.digest)
    decisions = []
    for unit, ruling in zip(found, rule_units(book, found, author), strict=True):
        for i, paragraph in enumerate(unit.paragraphs, unit.start):
            place = (unit.place, i)
            own = fixed.get(place) or (ruling if ruling.verdict == "drop" else single.get(place, ruling))
            repaired = furniture.repaired(paragraph.text) if own.verdict != "drop" else ""
            decisions.append(Decision(ids.next(paragraph.text), book.digest, unit.place, i, *own, repaired))
    return decisions


def _single(book: Book, furniture: Furniture) -> dict[tuple[int, int], Ruling]:
    """Paragraphs (section, index) that are no text of the author wherever they stand."""
    found = {}
    for s, section in enumerate(book.sections):
        for i, paragraph in enumerate(section.paragraphs):
            ruling = furniture.judge(paragraph)
            if ruling is None and _EPIGRAPHS.intersection(paragraph.semantics):
                ruling = drop("epigraph")
            if ruling is not None:
                found[s, i] = ruling
    return found


def drop_repeats(books: Sequence[Book], decisions: Sequence[Decision]) -> tuple[list[Decision], list[str]]:
    """Drop from later books what an earlier one holds too, where much of the book is the same.

    Returns:
        the decisions, and the titles of the books concerned.
    """
    texts = {b.digest: b for b in books}
    by_book: dict[str, list[Decision]] = {b.digest: [] for b in books}
    for decision in decisions:
        by_book[decision.book].append(decision)
    seen: set[int] = set()
    out: list[Decision] = []
    twice: list[str] = []
    for digest, rows in by_book.items():
        keys = [_key(texts[digest], row) for row in rows]
        long = [key for key in keys if key]
        same = sum(key in seen for key in long) if seen else 0
        if same > max(5, 0.3 * len(long)):
            twice.append(texts[digest].title or texts[digest].source)
            out += [
                replace(row, verdict=_TWICE.verdict, rule=_TWICE.rule, reason=_TWICE.reason, repaired="")
                if key in seen and key
                else row
                for key, row in zip(keys, rows, strict=True)
            ]
        else:
            out += rows
        seen.update(long)
    return out, twice


def _key(book: Book, decision: Decision) -> int:
    """What a kept paragraph of some length says, folded; 0 for others."""
    if decision.verdict == "drop":
        return 0
    words = re.findall(r"\w+", book.sections[decision.section].paragraphs[decision.index].text.casefold())
    return hash(" ".join(words)) if len(words) >= 8 else 0
