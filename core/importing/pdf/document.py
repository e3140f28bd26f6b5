"""Owns PDF files: opening, locks, scans and poor text layers told, and pages put through the geometry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.importing import headings
from core.importing.pdf.columns import arrange, split_spreads
from core.importing.pdf.furniture import mark_furniture, mark_notes
from core.importing.pdf.lines import PageLines, body_size
from core.importing.pdf.ocr import GARBAGE, poor, unknown, unknown_share
from core.importing.pdf.page import read_page
from core.importing.pdf.paragraphs import paragraphs
from core.importing.words import fold
from core.progress import BadInput, Progress, Protected, Report
from core.types import Book

SCAN_WORDS = 10  # a page; below this the text is a watermark or a stamp
SCAN_LINES = 4  # a page; where there are no more, those that repeat are no text
STAMP_SHARE = 0.4  # of the pages; a line that stands on more was stamped on them
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_TOC_LIMIT = 3000


def read(path: Path, digest: str, report: Report) -> Book:
    """The book in a PDF.

    Raises:
        Protected: it is locked with a password.
        BadInput: it is damaged, a scan without text, or its letters are unknown.
        Cancelled: as `report` does.
    """
    document = _open(path)
    try:
        pages: list[PageLines] = []
        for number in range(len(document)):
            if number % 20 == 0:
                report(Progress("import", number, len(document), f"Reading {path.name}"))
            page = document[number]
            try:
                pages.append(read_page(page, number + 1))
            finally:
                page.close()
        metadata = document.get_metadata_dict()
        labels = _labels(document)
    finally:
        document.close()
    words = _readable_words(path, pages)
    body = body_size(pages)
    pages = split_spreads(pages, body)
    mark_furniture(pages, body)
    arrange(pages, body)
    mark_notes(pages, body)
    found = headings.mark(paragraphs(pages, body), labels)
    sections = headings.sections(found, path.name)
    title, author = fold(metadata.get("Title") or ""), fold(metadata.get("Author") or "")
    return Book(title, author, "", path.name, digest, "pdf", tuple(sections), (*unknown(words), *poor(words)))


def _open(path: Path) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        if not len(document):
            raise _damaged(path, "no pages")
        return document
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise Protected(
                f"{path.name} is locked with a password.", "Save a copy without the password and import that."
            ) from error
        raise _damaged(path, str(error)) from error


def _damaged(path: Path, detail: str) -> BadInput:
    return BadInput(
        f"{path.name} is damaged or incomplete.", "Download it again, or export it again.", detail
    )


def _labels(document: Any) -> set[str]:
    """The bookmarks of the document, folded."""
    import pypdfium2

    found = set()
    try:
        for n, item in enumerate(document.get_toc()):
            title = item.get_title() if hasattr(item, "get_title") else item.title
            found.add(headings.label(title or ""))
            if n > _TOC_LIMIT:
                break
    except pypdfium2.PdfiumError:
        return found  # a broken outline is no reason to refuse the text
    return {label for label in found if len(label) > 2}


def _readable_words(path: Path, pages: Sequence[PageLines]) -> list[str]:
    """All words of the document.

    Raises:
        BadInput: there are too few of them for its pages, or their letters are unknown.
    """
    lines = [line.text for page in pages for line in page.lines]
    words = [word for line in lines for word in line.split()]
    times = Counter(text for page in pages for text in {line.text for line in page.lines})
    often = {line for line, n in times.items() if n > max(3, STAMP_SHARE * len(pages))}
    stamps = sum(len(line.split()) * times[line] for line in often)
    few = len(lines) <= SCAN_LINES * len(pages)
    if len(words) - few * stamps >= SCAN_WORDS * len(pages):
        if unknown_share(words) >= GARBAGE:
            raise BadInput(
                f"{path.name} cannot be read as text: its fonts do not say which letters they draw.",
                "Run text recognition (OCR) on it, for instance with OCRmyPDF, or get the book as an ePub.",
            )
        return words
    said = "pictures of pages without text" if not words else f"only {len(words)} words were found as text"
    raise BadInput(
        f"{path.name} is a scan: {said}.",
        "Run text recognition (OCR) on it first, for instance in Preview or with OCRmyPDF.",
    )
