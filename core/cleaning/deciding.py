"""Owns the decision on every paragraph of a book: by itself, or with the unit that it stands in."""

from __future__ import annotations

from core.cleaning.furniture import Furniture, licence
from core.cleaning.ids import ParagraphIds
from core.cleaning.matter import rule_units
from core.cleaning.rulings import Ruling, drop
from core.cleaning.units import units
from core.types import Book, Decision

_EPIGRAPHS = frozenset(("epigraph", "doc-epigraph", "z3998:epigraph"))


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
