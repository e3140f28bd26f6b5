"""Owns title and author where the file names none: a transcription's own header says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.types import Book, Section

_NAMED = re.compile(
    r"^\W*(?:the )?project gutenberg(?:['’]s)?(?: e-?(?:book|text))?,?(?: of)? "
    r"(?P<title>.+?),? by (?P<author>.+?)\W*$",
    re.I | re.S,
)
_FIELD = re.compile(r"^(title|author|language|translator|editor|illustrator)\s*:\s*(.+)$", re.I | re.S)
_SERIES = re.compile(r"\s*(?:#\d+ in our series|\(#\d+\b).*$", re.I | re.S)
_CODES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
}


def complete(book: Book) -> Book:
    """The book with what its first lines say of title, author, language and translator."""
    match = _NAMED.match(book.title)
    fields = _fields(book.sections)
    if match:
        fields = {"title": match.group("title"), "author": match.group("author")} | fields
    if not fields.get("author") and not book.author:
        author = _named_author(book)
        if author:
            fields["author"] = author
    if not fields:
        return book
    author = "" if book.author.lower() == "unknown" else book.author
    people = [
        (role, fields[name]) for name, role in (("translator", "trl"), ("editor", "edt")) if name in fields
    ]
    if "author" in fields:
        fields["author"] = _SERIES.sub("", fields["author"])
    return replace(
        book,
        title=fields.get("title", book.title) if match or not book.title else book.title,
        author=author or fields.get("author", ""),
        language=book.language or _CODES.get(fields.get("language", "").lower(), ""),
        contributors=book.contributors or tuple(people),
    )


def _fields(sections: Sequence[Section]) -> dict[str, str]:
    """What the first lines name; a line of its own for a thing is believed before a sentence."""
    said: dict[str, str] = {}
    named: dict[str, str] = {}
    for text in _first_lines(sections):
        whole = _NAMED.match(text) if len(text) < 200 else None
        if whole:
            named = named or {"title": whole.group("title"), "author": whole.group("author")}
        field = _FIELD.match(text)
        if field and len(text) < 300:
            said.setdefault(field.group(1).lower(), field.group(2).strip())
    return named | said


def _first_lines(sections: Sequence[Section]) -> list[str]:
    return [p.text for section in sections[:6] for p in section.paragraphs[:20]][:60]


_BY = re.compile(r"^(?:by|von|par|por|di)\s+(?P<name>[^\d,;:]{4,40})$", re.I)
_ABOUT = re.compile(
    r"^(?:also by|other books by|books by|praise for|du même auteur)\s+(?P<name>[^\d,;:]{4,40})$", re.I
)
_NAME = re.compile(
    r"^(?:[A-Z][\w.’'-]*\.?|de|von|van|da|la|le)(?:\s+(?:[A-Z][\w.’'-]*\.?|de|von|van|da|la|le)){1,4}$"
)


def _named_author(book: Book) -> str:
    """The author as the title page has it: "by NAME", or a name right under the title."""
    lines = _first_lines(book.sections)[:40]
    title = _bare(book.title)
    for i, line in enumerate(lines):
        by = _BY.match(line) or _ABOUT.match(line)
        if by and _NAME.match(by.group("name").strip()) and _bare(by.group("name")) != title:
            return by.group("name").strip().rstrip(".")
        below = lines[i + 1] if i + 1 < len(lines) else ""
        if line.lower() == "by" and _NAME.match(below.title() if below.isupper() else below):
            return below
        if title and _bare(line) == title and _NAME.match(below) and not below.isupper():
            return below
    return ""


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
