"""Owns PDF files: opening, locks, scans and poor text layers told, and pages put through the geometry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.importing import headings
from core.importing.pdf_lines import PageLines, body_size, mark_furniture, mark_notes, read_page
from core.importing.pdf_paragraphs import paragraphs
from core.importing.words import fold
from core.progress import BadInput, Progress, Protected, Report
from core.types import Book

SCAN_WORDS = 10  # a page; below this the text is a watermark or a stamp
POOR_SHARE = 0.03  # damaged words from which on the user is told
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_TOC_LIMIT = 3000


def read(path: Path, digest: str, report: Report) -> Book:
    """The book in a PDF.

    Raises:
        Protected: it is locked with a password.
        BadInput: it is damaged, or a scan without text.
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
    words = _refuse_scan(path, pages)
    body = body_size(pages)
    mark_furniture(pages, body)
    mark_notes(pages, body)
    found = headings.mark(paragraphs(pages, body), labels)
    sections = headings.sections(found, path.name)
    title, author = fold(metadata.get("Title") or ""), fold(metadata.get("Author") or "")
    return Book(title, author, "", path.name, digest, "pdf", tuple(sections), _poor(words))


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


def _refuse_scan(path: Path, pages: Sequence[PageLines]) -> list[str]:
    """All words of the document.

    Raises:
        BadInput: there are too few of them for its pages.
    """
    words = [word for page in pages for line in page.lines for word in line.text.split()]
    if len(words) >= SCAN_WORDS * len(pages):
        return words
    said = "pictures of pages without text" if not words else f"only {len(words)} words were found as text"
    raise BadInput(
        f"{path.name} is a scan: {said}.",
        "Run text recognition (OCR) on it first, for instance in Preview or with OCRmyPDF.",
    )


def _poor(words: Sequence[str]) -> tuple[str, ...]:
    """A warning with a percentage where many words look damaged by text recognition."""
    share = damaged_share(words) if len(words) > 300 else 0.0
    if share < POOR_SHARE:
        return ()
    return (f"The text looks like poor OCR: about {share:.0%} of the words are damaged.",)


_ODD = re.compile(r"[^\W\d_][\d|!<>{}\\~^=_][^\W\d_]|[a-z][A-Z][a-z]|[^\W\d_]\.[^\W\d_]{2}|[|\\~^{}<>]")


def damaged_share(words: Sequence[str]) -> float:
    """Words with signs inside that no writer puts there, or one letter away from a very common word; 0 to 1."""
    bare = [re.sub(r"^\W+|\W+$", "", word).lower() for word in words]
    counts = Counter(bare)
    near = {other for common in _COMMON for other in _near(common, counts) if other not in _COMMON}
    odd = sum(bool(_ODD.search(word)) for word in words)
    misread = sum(counts[word] for word in near if counts[word] * 20 < counts.total() ** 0.5 + 20)
    return (odd + misread) / max(1, len(words))


def _near(common: str, counts: Counter[str]) -> list[str]:
    """Words of the text that differ from a common one in one letter and are no plausible word of their own."""
    return [
        word
        for word in counts
        if len(word) == len(common) and sum(a != b for a, b in zip(word, common, strict=True)) == 1
    ]


_COMMON = frozenset(
    [
        "which",
        "would",
        "could",
        "should",
        "there",
        "their",
        "these",
        "those",
        "where",
        "while",
        "about",
        "after",
        "before",
        "again",
        "because",
        "between",
        "through",
        "without",
        "nothing",
        "something",
        "another",
        "himself",
        "herself",
        "little",
        "other",
        "under",
        "every",
        "never",
        "always",
        "people",
        "though",
        "thought",
        "have",
        "been",
        "were",
        "with",
        "that",
        "this",
        "from",
        "they",
        "what",
        "when",
        "your",
        "will",
        "said",
        "them",
        "than",
        "into",
        "some",
        "only",
        "upon",
        "very",
        "much",
        "such",
        "must",
        "then",
        "more",
        "most",
        "made",
        "over",
        "well",
        "even",
        "shall",
        "being",
        "young",
        "house",
        "great",
        "first",
        "world",
        "having",
        "think",
        "going",
    ]
)
