"""Owns the signs that a file is not whole: marks of the end that are missing, a last sentence cut short."""

from __future__ import annotations

import re

from core.types import Book

_GUTENBERG = re.compile(r"\*{2,3}\s*(START|END) OF (?:THE|THIS) PROJECT GUTENBERG", re.I)
_MID_SENTENCE = re.compile(r"[\w,]$")
_LEAST = 12  # words; shorter last lines may be a signature, a date, a verse
_PDF_TAIL = 4096  # bytes in which the end mark of a PDF has to stand

BROKEN_PDF = "The end mark of the PDF is missing: the file may be incomplete."
BROKEN_PAGE = "The page breaks off before its end: the file may be incomplete."
BROKEN_RTF = "The file breaks off before its last bracket: it may be incomplete."


def remarks(book: Book) -> tuple[str, ...]:
    """What the user should know where the text itself tells that there was more of it."""
    found = []
    marks = [
        match.group(1).upper()
        for section in book.sections
        for paragraph in section.paragraphs
        if (match := _GUTENBERG.search(paragraph.text))
    ]
    if "START" in marks and "END" not in marks:
        found.append("Project Gutenberg's mark at the end is missing: the file may be incomplete.")
    elif not marks and book.format in ("text", "markdown", "html") and _stops_short(book):
        found.append("The text ends in the middle of a sentence: the file may be incomplete.")
    return tuple(found)


def _stops_short(book: Book) -> bool:
    last = next((p for s in reversed(book.sections) for p in reversed(s.paragraphs)), None)
    if last is None or last.kind not in ("text", "quote"):
        return False
    return len(last.text.split()) >= _LEAST and bool(_MID_SENTENCE.search(last.text))


def pdf_remark(data: bytes) -> tuple[str, ...]:
    """What the last bytes of a PDF tell."""
    return () if b"%%EOF" in data[-_PDF_TAIL:] else (BROKEN_PDF,)
