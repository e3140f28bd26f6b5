"""Owns PDF pages of our own words for tests: paragraphs in lines of one width, read back as a book."""

from __future__ import annotations

import random
import re
from pathlib import Path

from core.importing.reading import read_book
from core.types import Book
from tests.fakes.books import PdfLine, kinds, make_pdf

FULL = "and then the long grey river went on beside the road again"  # as wide as the column
LEADING = 14.0


def lines(texts: list[tuple[float, str]], top: float = 540, size: float = 11) -> list[PdfLine]:
    return [(50 + indent, top - LEADING * n, size, text) for n, (indent, text) in enumerate(texts)]


def full(turn: int) -> str:
    """A line of the same width that says something else."""
    words = FULL.split()
    return " ".join(words[turn:] + words[:turn])


def story(page: int) -> list[PdfLine]:
    """A page: two paragraphs, the second going on over the page's end."""
    return lines([(14, FULL), (0, FULL), (0, f"end {page}."), (14, FULL), (0, FULL), (0, FULL)])


def turned(path: Path, pages: list[list[PdfLine]], matrix: str) -> Book:
    """The book in a PDF whose pages' contents are drawn through a matrix."""
    plain = make_pdf(path, pages).read_bytes().decode("latin-1")
    drawn = plain.replace("BT /F1", f"Q q {matrix} cm BT /F1").replace("stream\nQ q", "stream\nq")
    path.write_bytes(re.sub(r"/Length \d+", "/Length 99999", drawn).encode("latin-1"))  # PDFium mends it
    return read_book(path)


def mixed(text: str, seed: int) -> str:
    """The same words in another order: as wide, and no page like the next."""
    words = text.split()
    random.Random(seed).shuffle(words)
    return " ".join(words)


def chapter(count: int = 6) -> list[list[PdfLine]]:
    """Pages of two paragraphs, of which the second goes on over the page."""
    ends = ("the end.", "no more.", "so it was.", "and so on.", "that day.", "of it.")
    pages = []
    for n in range(count):
        turns = [mixed(FULL, 10 * n + k) for k in range(5)]
        shape = [(14, turns[0]), (0, turns[1]), (0, ends[n]), (14, turns[2]), (0, turns[3]), (0, turns[4])]
        pages.append(lines([(float(indent), text) for indent, text in shape]))
    return pages


def read(tmp_path: Path, pages: list[list[PdfLine]]) -> Book:
    return read_book(make_pdf(tmp_path / "x.pdf", pages))


def text_of(book: Book) -> list[str]:
    return [text for kind, text in kinds(book) if kind == "text"]
