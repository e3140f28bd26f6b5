"""Owns who tells: what of a passage is narration, and whether it is told in the first or third person."""

from __future__ import annotations

import re
from typing import Literal

from core.describing.function_words import FIRST_PERSON, WE, language_of
from core.language.words import words

Person = Literal["first", "third", ""]

_MARKS = re.compile(
    r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|»[^«]*(?:«|$)|„[^“”]*(?:[“”]|$)|「[^」]*(?:」|$)|\"[^\"]*(?:\"|$)"
)
_SINGLE = re.compile(r"(?<!\w)‘(?:[^’]|’(?=\w))*(?:’|$)|(?<!\w)'(?:[^']|'(?=\w))*(?:'(?!\w)|$)")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_DASH = re.compile(r"^\s*[—–―]\s*\w")

FIRST_FROM = 0.012
THIRD_BELOW = 0.002
OTHERS = 0.35
"""Share of the narration in paragraphs without "I" from which a passage is not told by "I" alone."""
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
    """In which person the passage is told, or "" where that cannot be seen or where it changes.

    Counts first person pronouns outside of direct speech. A letter in a story told of others shows in
    paragraphs without any.
    """
    language = language_of(words(text)) or _by_script(text)
    if language not in FIRST_PERSON:
        return ""
    mine = FIRST_PERSON[language]
    told = [words(narration(paragraph)) for paragraph in re.split(r"\n\s*\n", text)]
    counts = [
        sum(w in mine or ("'" in w and w.partition("'")[0] in mine) for w in paragraph) for paragraph in told
    ]
    total, count = sum(map(len, told)), sum(counts)
    if not total:
        return ""
    if count >= 2 and count >= FIRST_FROM * total:
        without = sum(len(p) for p, c in zip(told, counts, strict=True) if not c)
        return "" if without > OTHERS * total else "first"
    if total < LEAST or count > THIRD_BELOW * total:
        return ""
    we = WE.get(language, frozenset())
    return "third" if sum(sum(map(we.__contains__, p)) for p in told) < FIRST_FROM * total else ""


def _by_script(text: str) -> str:
    """Chinese and Japanese, which have no spaces and so no small words to count."""
    kana = len(_KANA.findall(text))
    if kana + len(_HAN.findall(text)) < len(text) / 2:
        return ""
    return "ja" if kana > len(text) / 10 else "zh"
