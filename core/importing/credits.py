"""Owns title and author where the file names none: a transcription's own header says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.types import Book, Section

_NAMED = re.compile(r"^\W*(?:the )?project gutenberg(?:['’]s)?(?: e-?(?:book|text))?(?: of)? (?P<title>.+?),? by (?P<author>.+?)\W*$", re.I | re.S)
_FIELD = re.compile(r"^(title|author|language|translator|editor|illustrator)\s*:\s*(.+)$", re.I | re.S)
_CODES = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt"}


def complete(book: Book) -> Book:
    """The book with what its first lines say of title, author, language and translator."""
    fields: dict[str, str] = {}
    match = _NAMED.match(book.title)
    if match:
        fields = {"title": match.group("title"), "author": match.group("author")}
    for text in _first_lines(book.sections):
        named = _NAMED.match(text[:200])
        if named and len(text) < 200:
            fields.setdefault("title", named.group("title"))
            fields.setdefault("author", named.group("author"))
        field = _FIELD.match(text)
        if field and len(text) < 300:
            fields.setdefault(field.group(1).lower(), field.group(2).strip())
    if not fields:
        return book
    author = "" if book.author.lower() == "unknown" else book.author
    people = [(role, fields[name]) for name, role in (("translator", "trl"), ("editor", "edt")) if name in fields]
    return replace(
        book,
        title=fields.get("title", book.title) if match or not book.title else book.title,
        author=author or fields.get("author", ""),
        language=book.language or _CODES.get(fields.get("language", "").lower(), ""),
        contributors=book.contributors or tuple(people),
    )


def _first_lines(sections: Sequence[Section]) -> list[str]:
    return [p.text for section in sections[:4] for p in section.paragraphs[:20]][:40]
