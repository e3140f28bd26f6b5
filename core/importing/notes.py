"""Owns marks of notes that only their look tells, and the numbered notes below a chapter that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.types import Paragraph

RAISED = re.compile(r"^\s*[\[({]?\s*(\d{1,4}|[*†‡§¶]+)\s*[\])}]?\s*$")
_OPENING = re.compile(r"^[\[({]?(?P<mark>\d{1,4}|[*†‡§¶]+)[\])}]?[.:]?\s*(?=[^\W\d_]|[\"“‘'«„(\[_])")
_WORD = re.compile(r"[^\W_]+$")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüœ]", re.I)
_UNITS = frozenset(
    ("in", "mi", "mile", "miles", "metre", "metres", "meters", "feet", "inch", "inches", "acre")
)
_POWERS = ("2", "3")
_DIGITS = re.compile("[⁰¹²³⁴-⁹]{1,3}(?![⁰¹²³⁴-⁹])")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def is_mark(before: str, mark: str) -> bool:
    """Whether a raised number or sign right behind a text is the mark of a note, and no power of a number.

    Args:
        before: the text on its left, as far as anybody likes to give it.
        mark: the raised text, as `RAISED` matches it.
    """
    if not before or before[-1].isspace():
        return False
    number = number_of(mark)
    word = _WORD.search(before[-40:])
    if not number.isdigit() or word is None:
        return True
    text = word.group()
    if text.isdecimal():
        return bool(_YEAR.fullmatch(text))
    if text.lower() in _UNITS:
        return number not in _POWERS
    word_like = len(text) > 1 and bool(_VOWEL.search(text)) and (text.islower() or len(number) < 3)
    return word_like or len(text) > 3


def number_of(mark: str) -> str:
    """The number or sign of a mark without brackets and stops."""
    return mark.strip(" \t\r\n\u00a0[](){}.:")


def without_marks(text: str) -> str:
    """A text without marks of notes that are written in raised digits; powers stay."""
    return _DIGITS.sub(_unless_power, text) if _DIGITS.search(text) else text


def _unless_power(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 40) : match.start()]
    return "" if is_mark(before, match.group().translate(_PLAIN)) else match.group()


def tell(paragraphs: Sequence[Paragraph], marks: Sequence[tuple[int, str]]) -> list[Paragraph]:
    """The paragraphs, and as notes those that stand below a text, numbered just as the marks in it are.

    Args:
        marks: the marks of notes in reading order: index of their paragraph, at most, and number.
    """
    out = list(paragraphs)
    pending: list[str] = []
    waiting = list(reversed(marks))
    i = 0
    while i < len(out):
        while waiting and waiting[-1][0] < i:
            pending.append(waiting.pop()[1])
        end = _run(out, i, pending) if pending else i
        if end > i:
            out[i:end] = [replace(p, kind="note", style={}) for p in out[i:end]]
            pending = []
        i = max(end, i + 1)
    return out


def _run(paragraphs: Sequence[Paragraph], start: int, marks: Sequence[str]) -> int:
    """Where a run of notes that begins at a place ends: one a mark, in the marks' order; else the place."""
    if start + len(marks) > len(paragraphs):
        return start
    for paragraph, mark in zip(paragraphs[start:], marks, strict=False):
        opening = _OPENING.match(paragraph.text[:40])
        if paragraph.kind not in ("text", "list", "quote", "note") or opening is None:
            return start
        if opening.group("mark") != mark:
            return start
    end = start + len(marks)
    after = _OPENING.match(paragraphs[end].text[:40]) if end < len(paragraphs) else None
    counts_on = after is not None and marks[-1].isdigit() and after.group("mark") == str(int(marks[-1]) + 1)
    return start if counts_on else end  # a list has more numbers than there were marks
