"""Owns the marks of notes in a page of HTML, and what tells a link back to a mark from any other number."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.importing.markup import Element, epub_types
from core.importing.notes import RAISED, is_mark, number_of
from core.importing.styles import Sheet

_MARK = re.compile(r"^\s*[\[({]?\s*(\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§¶]+)\s*[\])}]?\s*$", re.I)
_OPENING = re.compile(r"^\s*[\[({]?\s*(\d{1,4}|[*†‡§¶]+)\s*[\])}]?[.:]?\s*$")
_NAME = re.compile(
    r"(?:^|[^a-z])(?:fn|ftn|fnt|fnote|foot(?:note)?s?|rear-?notes?|end-?notes?|edn|notes?|ref)"
    r"[_.-]*(?:ref|mark|text|anchor|link)?[_.-]*\d",
    re.I,
)
_INLINE = frozenset(("a", "sup", "span", "small", "i", "b", "em", "strong", "font", "u", "big", "cite"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STEPS = 40  # elements looked at around a link; nobody nests or empties more of them


class Place(NamedTuple):
    """Where in a paragraph an element stands."""

    before: str  # the end of the text on its left
    at_start: bool  # nothing of the paragraph stands before it
    heading: bool


class NoteLinks:
    """The links of one page."""

    def __init__(self, root: Element | None, sheet: Sheet) -> None:
        self._sheet = sheet
        self._aims: dict[str, set[str]] = {}  # what marks of notes link to, and their numbers
        self._headings: set[str] = set()
        if root is None:
            return
        self._headings.update(name for tag in _HEADINGS for e in root.iter(tag) for name in _names(e))
        for link in root.iter("a"):
            fragment = _fragment(link)
            text = _short_text(link) if fragment else ""
            if text and RAISED.match(text) and _is_behind_text(link, text):
                self._aims.setdefault(fragment, set()).add(number_of(text))

    def mark(self, element: Element, tag: str, classes: str, style: str, place: Place) -> tuple[str, bool]:
        """The number of the mark of a note that an element is, and whether it opens the note itself.

        Returns:
            "" and False where it is no such mark.
        """
        types = epub_types(element)
        if "noteref" in types or "backlink" in types:
            return number_of(_short_text(element)) or "*", False
        if tag not in ("a", "sup", "span") or len(element) > 3:
            return "", False
        text = _short_text(element)
        if not text:
            return "", False
        if tag == "a":
            found = self._link(element, text, place)
        else:
            raised = tag == "sup" or self._sheet.look(tag, classes, style).raised
            found = _raised(element, text, place) if raised else ""
        return (number_of(text), found == "note") if found else ("", False)

    def _link(self, link: Element, text: str, place: Place) -> str:
        """ "mark", "note" or "" for a link."""
        if "#" not in (link.get("href") or ""):
            return ""
        if place.at_start and _OPENING.match(text):
            return "note" if not place.heading and self._leads_back(link, text) else ""
        sticks = bool(place.before) and not place.before[-1].isspace()
        marked = not text.strip().isalnum() or sticks or any(child.tag == "sup" for child in link)
        return "mark" if marked and _MARK.match(text) else ""

    def _leads_back(self, link: Element, text: str) -> bool:
        """Whether a number at the start of a paragraph links to the mark of the note that it opens."""
        number, fragment = number_of(text), _fragment(link)
        names = _names_around(link)
        if any(number in self._aims.get(name, ()) for name in names):
            return True
        if _NAME.search(fragment[:200]) or any(_NAME.search(name[:200]) for name in names):
            return True
        bare = bool(RAISED.match(text))
        return bare and _is_followed(link) and fragment not in self._headings


def _raised(element: Element, text: str, place: Place) -> str:
    """ "mark", "note" or "" for what is raised, perhaps with a link in it."""
    linked = any(child.tag == "a" for child in element)
    if not (_MARK if linked else RAISED).match(text):
        return ""
    if not linked:
        return "mark" if is_mark(place.before, text) else ""
    if place.at_start:
        return "" if place.heading else "note"
    return "mark"


def _short_text(element: Element) -> str:
    """What is in an element, where it is as short as the mark of a note."""
    text = "".join(map(str, element.itertext()))
    return text if len(text) <= 12 and text.strip() else ""


def _fragment(link: Element) -> str:
    return (link.get("href") or "").rpartition("#")[2] if "#" in (link.get("href") or "") else ""


def _names(element: Element) -> list[str]:
    """The names of an element and of what is in it."""
    inside = [*element.iter("a", "span")][:_STEPS]
    return [name for e in (element, *inside) for name in (e.get("id"), e.get("name")) if name]


def _names_around(link: Element) -> list[str]:
    """The names of a link, of empty anchors before it and of what it opens, the paragraph included."""
    found: list[str] = []
    node: Element | None = link
    for _ in range(_STEPS):
        if node is None:
            break
        found += [name for name in (node.get("id"), node.get("name")) if name]
        before = node.getprevious()
        if before is not None and before.tag == "a" and not len(before) and not (before.text or "").strip():
            found += [name for name in (before.get("id"), before.get("name")) if name]
        if node.tag not in _INLINE:
            break
        node = node.getparent()
    return found


def _is_behind_text(link: Element, text: str) -> bool:
    """Whether a number stands in a paragraph, right behind a word or raised or in brackets."""
    sticks = not text.strip().isalnum() or any(child.tag == "sup" for child in link)
    node = link
    for _ in range(_STEPS):
        before, parent = node.getprevious(), node.getparent()
        if before is not None:
            said = before.tail or "".join(map(str, before.itertext()))
        else:
            said = (parent.text or "") if parent is not None else ""
        if said.strip():
            return sticks or not said[-1].isspace()
        around = before if before is not None else parent
        if around is None or around.tag not in _INLINE:
            return False  # the start of a paragraph or of a line
        sticks = sticks or (before is None and around.tag == "sup")
        node = around
    return False


def _is_followed(link: Element) -> bool:
    """Whether something of its paragraph stands after a link."""
    node = link
    for _ in range(_STEPS):
        if (node.tail or "").strip() or node.getnext() is not None:
            return True
        parent = node.getparent()
        if parent is None or node.tag not in _INLINE:
            return False
        node = parent
        if node.tag not in _INLINE:
            return False
    return False
