"""Owns what a title or heading says: which matter it names, or which number of a chapter."""

from __future__ import annotations

import re

from core.cleaning import signs
from core.types import Paragraph

_NUMBER = re.compile(
    r"^\W*(?:(?:chapter|chap\.|book|part|letter|volume|canto|stave|act|scene|section|kapitel|teil|buch|"
    r"chapitre|livre|partie|"
    r"cap[ií]tulo|libro|parte|livro|capitolo)\s+)?(?:the )?"
    r"(\d{1,3}|[IVXLCDM]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty.*|"
    r"thirty.*|first|second|third|"
    r"eins|erstes|un|premier|uno|primero|um|primeiro|primo)\b",
    re.I,
)
_WORDY = re.compile(
    r"^\W*(?:chapter|chap\.|book|part|letter|volume|canto|stave|kapitel|teil|buch|chapitre|livre|partie|"
    r"cap[ií]tulo|libro|parte|livro|"
    r"capitolo)\b", re.I,
)  # fmt: skip
_BARE = re.compile(r"^\W*(?:\d{1,3}|[IVXLCDM]+)(?:[.:—–-]|\s|$)")
_ONES = frozenset(("1", "i", "one", "first", "eins", "un", "uno", "um"))


def rule_of(title: str) -> str:
    """The rule that a title speaks for; empty when none."""
    return next((rule for rule, pattern in signs.TITLES.items() if pattern.match(title)), "")


def is_numbered(heading: str) -> bool:
    """Whether a heading begins with a chapter's number."""
    return bool((_WORDY.match(heading) and _NUMBER.match(heading)) or _BARE.match(heading))


def is_first(title: str) -> bool:
    """Whether a title begins with the number one."""
    match = _NUMBER.match(title)
    return bool(match) and match.group(1).lower() in _ONES  # type: ignore[union-attr]


def is_plain_title(paragraph: Paragraph) -> bool:
    """Whether a line of plain text is what front or back matter is called."""
    text = paragraph.text
    if paragraph.kind != "text" or len(text) > 60 or not text[:1].isupper() or text[-1:] in ".,;!?":
        return False
    return bool(rule_of(text))


def begins_something(heading: str) -> bool:
    """Whether a heading right under another begins something of its own."""
    return bool(
        is_numbered(heading) or rule_of(heading) or signs.STORY.match(heading) or signs.PREFACE.match(heading)
    )
