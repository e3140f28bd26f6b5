"""Owns who tells: what of a passage is narration, and whether it is told in the first or third person."""

from __future__ import annotations

import re
from typing import Literal

from core.describing.function_words import FIRST_PERSON, language_of
from core.language.words import words

Person = Literal["first", "third", ""]

_MARKS = re.compile(
    r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|»[^«]*(?:«|$)|„[^“”]*(?:[“”]|$)|「[^」]*(?:」|$)|\"[^\"]*(?:\"|$)"
)
_SINGLE = re.compile(r"(?<!\w)‘(?:[^’]|’(?=\w))*(?:’|$)|(?<!\w)'(?:[^']|'(?=\w))*(?:'(?!\w)|$)")
_DASH = re.compile(r"^\s*[—–―]\s*\w")

FIRST_FROM = 0.012
THIRD_BELOW = 0.002
LEAST = 40
"""Narration words from which the absence of "I" says something."""


def speech_spans(paragraph: str) -> list[tuple[int, int]]:
    """Where the paragraph holds direct speech, as (start, end) offsets in order.

    An opening mark without a closing one reaches to the paragraph's end, as printers do it. A
    paragraph that opens with a dash is speech as a whole: where speech ends there is not marked.
    """
    if _DASH.match(paragraph):
        return [(0, len(paragraph))]
    found = [m.span() for m in _MARKS.finditer(paragraph)]
    if not found:
        found = [m.span() for m in _SINGLE.finditer(paragraph)]
    return found


def narration(text: str) -> str:
    """The text without its direct speech."""
    parts = []
    for paragraph in re.split(r"\n\s*\n", text):
        start = 0
        for begin, end in speech_spans(paragraph):
            parts.append(paragraph[start:begin])
            start = end
        parts.append(paragraph[start:])
    return "\n".join(parts)


def person(text: str) -> Person:
    """In which person the passage is told, or "" where that cannot be seen.

    Counts first person pronouns outside of direct speech.
    """
    language = language_of(words(text))
    told = words(narration(text))
    if language not in FIRST_PERSON or not told:
        return ""
    count = sum(w in FIRST_PERSON[language] for w in told)
    rate = count / len(told)
    if count >= 2 and rate >= FIRST_FROM:
        return "first"
    return "third" if len(told) >= LEAST and rate <= THIRD_BELOW else ""
