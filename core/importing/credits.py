"""Owns title and author where the file names none: a transcription's own header says them."""

from __future__ import annotations

import itertools
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
        author = _named_author(book) or _voted_author(book)
        if author:
            fields["author"] = author
    author = "" if book.author.lower() == "unknown" else book.author
    title = fields.get("title", book.title) if match or not book.title else book.title
    by = f", by {author or fields.get('author', '')}".casefold()
    if len(by) > 5 and title.casefold().endswith(by):
        title = title[: -len(by)]
    people = [
        (role, fields[name]) for name, role in (("translator", "trl"), ("editor", "edt")) if name in fields
    ]
    if "author" in fields:
        fields["author"] = _SERIES.sub("", fields["author"])
    return replace(
        book,
        title=title,
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
_BY_ALONE = re.compile(r"^(?:[\w ]{0,20} )?by$", re.I)
_COPYRIGHT = re.compile(
    r"(?P<of>[\w ]{0,30}?)(?:copyright|©|\(c\))[\s©]*(?:\d{4}[\s,–-]*)*(?:by )?"
    r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})\b",
    re.I,
)
_NOT_THE_TEXT = re.compile(
    r"\b(?:introduction|translation|foreword|preface|afterword|notes|cover|illustrations?|photographs?|maps?|"
    r"design|selection|edition|edited|translated|illustrated)\b",
    re.I,
)
_NO_NAME = re.compile(
    r"\b(?:press|books?|editions?|editrice|house|publish\w*|verlag|edizioni|editorial|éditions?|editora|ltd|"
    r"inc|llc|co|company|group|classics|library|new york|london|paris|contents|chapter|part|letter|volume|"
    r"cap[ií]tulo|capitolo|kapitel|chapitre|preface|foreword|introduction|copyright|dedication|"
    r"acknowledge?ments|about|praise|novel|stories|story|mystery|autobiography|memoir|romance|an?|of|the|and|"
    r"illustrated|printed|translated|edited|editor|rights|saga|series)\b",
    re.I,
)
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
        below = lines[i + 1].strip() if i + 1 < len(lines) else ""
        if by and _is_person(by.group("name").strip(), book):
            return by.group("name").strip().rstrip(".")
        by_alone = _BY_ALONE.match(line) and not _NOT_THE_TEXT.search(line)
        under = by_alone or (title and _bare(line) == title and not below.isupper())
        if under and _is_person(below, book):
            return below
    return ""


def _voted_author(book: Book) -> str:
    """A name that stands in a line of its own at the front, and again there or at the end."""
    paragraphs = [p.text for section in book.sections for p in section.paragraphs]
    ends = [text for text in (*paragraphs[:80], *paragraphs[-80:]) if len(text) < 2000]
    found: dict[str, int] = {}
    for text in ends:
        owner = _COPYRIGHT.search(text)
        if owner and not _NOT_THE_TEXT.search(owner.group("of")) and _is_person(owner.group("name"), book):
            found[owner.group("name")] = 10 + found.get(owner.group("name"), 0)
    for above, line in itertools.pairwise(["", *dict.fromkeys(text.strip(" .") for text in ends[:40])]):
        if _NOT_THE_TEXT.search(above) and above.casefold().endswith("by"):
            continue  # the editor's or the translator's
        wanted = line.casefold()
        alone = sum(text.strip(" .").casefold() == wanted for text in ends)
        if len(line) < 40 and alone >= 2 and _is_person(line, book):
            found[line] = found.get(line, 0) + sum(wanted in text.casefold() for text in ends)
    best = max(found, key=lambda name: found[name], default="")
    if found.get(best, 0) < 3:
        return ""
    return best.title() if best.isupper() else best


def _is_person(text: str, book: Book) -> bool:
    """Whether a text is somebody's name: neither the title, a house, a place nor a heading."""
    shown = text.title() if text.isupper() else text
    known = _bare(text) == _bare(book.title) or _NO_NAME.search(text)
    return bool(_NAME.match(shown)) and bool(re.search(r"[^\W\d_]{3,}", text)) and not known


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
