"""Owns one file in, one Book out: the kind of file by its content, and the refusal of what is no book."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

from core.files import file_hash
from core.importing import credits, endings, headings, textutil
from core.importing.archive import DAMAGE, PART_LIMIT, refuse_flood
from core.importing.decoding import MENDED, decode, looks_binary, mend
from core.importing.words import count_words
from core.progress import BadInput, Report, silent
from core.types import Book

LEAST_WORDS = 5_000  # below this there is too little to learn a voice from
_WEB_PAGE = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_WORD_PART = re.compile(r"word/document\d*\.xml$", re.I)
_WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def read_book(path: Path, report: Report = silent) -> Book:
    """The book in a file, whatever its name says it is.

    Raises:
        BadInput: it is missing, empty, unreadable, damaged, no book, or holds no text.
        Protected: it is locked by its seller.
        Cancelled: as `report` does.
    """
    head = _head(path)
    kind = _kind(path, head)
    book = credits.complete(_read(path, kind, report))
    if not any(p.kind != "break" for s in book.sections for p in s.paragraphs):
        raise BadInput(f"There is no text in {path.name}.", "Choose another file.")
    told = (*_renamed(path, kind), *book.warnings, *endings.remarks(book), *_remarks(book))
    return replace(book, warnings=tuple(dict.fromkeys(told)))


def _head(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(
                f"{path.name} is a folder, not a file (Books on a Mac keeps ePubs as folders).",
                "Export the book from Books, or compress the folder to a .zip and import that.",
            )
        with path.open("rb") as stream:
            head = stream.read(4096)
    except FileNotFoundError as error:
        raise BadInput(
            f"The file {path} was not found.", "Check the name, or choose the file again."
        ) from error
    except PermissionError as error:
        raise BadInput(
            f"There is no permission to read {path.name}.",
            "Change its permissions in the Finder, or copy it elsewhere.",
        ) from error
    except OSError as error:
        raise BadInput(
            f"{path.name} cannot be read: {error.strerror}.", "Copy it to this Mac and try again."
        ) from error
    if not head:
        raise BadInput(f"{path.name} is empty (0 bytes).", "Download it again, or choose another file.")
    return head


def _kind(path: Path, head: bytes) -> str:
    """One of epub, pdf, docx, html, markdown, text, rtf, doc, odt.

    Raises:
        BadInput: it is none of them.
    """
    suffix = path.suffix.lower()
    if head.startswith(b"PK"):
        return _zip_kind(path, suffix)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[60:68] in (b"BOOKMOBI", b"TEXtREAd") or suffix in (".mobi", ".azw", ".azw3", ".kfx", ".prc"):
        raise BadInput(
            f"{path.name} is a Kindle file.",
            "Convert it to ePub first, for instance with Calibre, and import that.",
        )
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if _WEB_PAGE.match(head):
        if suffix == ".pdf":
            raise BadInput(
                f"{path.name} is not a PDF: it is a web page, perhaps an error message of the shop.",
                "Download the book again.",
            )
        return "html"
    if suffix in (".epub", ".pdf", ".odt", *_WORD_SUFFIXES):
        name = {".epub": "ePub", ".pdf": "PDF", ".odt": "OpenDocument"}.get(suffix, "Word document")
        raise BadInput(
            f"{path.name} is not a valid {name}; it is damaged or incomplete.",
            "Download it again, or export it again.",
        )
    if looks_binary(head):
        raise BadInput(
            f"{path.name} is not a text file.", "Choose an ePub, PDF, Word, text, Markdown or HTML file."
        )
    if suffix in (".htm", ".html", ".xhtml"):
        return "html"
    return "markdown" if suffix in (".md", ".markdown", ".mdown") else "text"


def _zip_kind(path: Path, suffix: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
    except DAMAGE:
        return "docx" if suffix in _WORD_SUFFIXES else "epub"  # they refuse it in their own words
    if any(_WORD_PART.match(name) for name in names):
        return "docx"
    if "content.xml" in names:
        return "odt"
    if suffix == ".epub" or any(
        n.lower().endswith((".opf", "container.xml")) or n == "mimetype" for n in names
    ):
        return "epub"
    if suffix in _WORD_SUFFIXES:
        return "docx"
    raise BadInput(
        f"{path.name} is an archive without a book in it.", "Unpack it and import the books themselves."
    )


def _read(path: Path, kind: str, report: Report) -> Book:
    digest = file_hash(path)
    if kind == "epub":
        from core.importing import epub

        return epub.read(path, digest, report)
    if kind == "pdf":
        from pypdfium2 import PdfiumError

        from core.importing.pdf import document

        try:
            book = document.read(path, digest, report)
        except PdfiumError as error:
            raise BadInput(
                f"{path.name} is damaged: a page of it cannot be read.",
                "Download it again, or export it again.",
                str(error),
            ) from error
        return replace(book, warnings=(*endings.pdf_remark(path.read_bytes()), *book.warnings))
    if kind == "docx":
        from core.importing import word

        return word.read(path, digest)
    if path.stat().st_size > 4 * PART_LIMIT:
        raise _too_big(path)
    if kind in textutil.KINDS:
        book = _html_book(textutil.convert(path, kind), path, digest)
        whole = kind != "rtf" or path.read_bytes().rstrip(b"\r\n \x00").endswith(b"}")
        return book if whole else replace(book, warnings=(*book.warnings, endings.BROKEN_RTF))
    data = path.read_bytes()
    return _html_book(data, path, digest) if kind == "html" else _text_book(data, path, digest, kind)


def _too_big(path: Path) -> BadInput:
    return BadInput(
        f"{path.name} is far larger than a book: it is over the size limit.",
        "Cut it into parts, or get it from another place.",
    )


def _html_book(data: bytes, path: Path, digest: str) -> Book:
    from core.importing.html import Page
    from core.importing.markup import breaks_off, parse_page, style_text, text_of
    from core.importing.styles import Sheet
    from core.importing.words import fold

    text, warnings = text_of(data)
    text, mended = mend(text)
    warnings += (MENDED,) * mended + (endings.BROKEN_PAGE,) * breaks_off(text)
    if len(text) > PART_LIMIT:
        raise _too_big(path)
    told: list[str] = []
    root = parse_page(text, path.name, told)
    if root is None:
        return Book("", "", "", path.name, digest, "html", ())
    sheet = Sheet(style_text("\n".join(style.text or "" for style in root.iter("style"))))
    paragraphs = headings.mark(Page(path.name, sheet).read(root))
    title = root.findtext(".//title") or ""
    meta = {(m.get("name") or "").lower(): fold(m.get("content") or "") for m in root.iter("meta")}
    author = meta.get("author") or meta.get("dc.creator") or ""
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    sections = headings.sections(paragraphs, path.name)
    return Book(fold(title), author, language, path.name, digest, "html", tuple(sections), (*warnings, *told))


def _text_book(data: bytes, path: Path, digest: str, kind: str) -> Book:
    text, warnings = decode(data)
    text, mended = mend(text)
    warnings += (MENDED,) * mended
    if len(text) > PART_LIMIT:
        raise _too_big(path)
    from core.importing import text as plain

    if kind == "markdown":
        from core.importing import markdown

        refuse_flood(3 * plain.lines_of(text), path.name)  # its parser keeps far more of a line
        page, fields, told = markdown.as_html(text)
        book = _html_book(page.encode(), path, digest)
        title, author, language = (fields.get(name, "") for name in ("title", "author", "language"))
        return replace(
            book,
            format="markdown",
            warnings=(*warnings, *told, *book.warnings),
            title=title,
            author=author,
            language=language,
        )
    refuse_flood(plain.lines_of(text), path.name)
    sections = [s for part in plain.parts(text) for s in headings.sections(part, path.name)]
    return Book("", "", "", path.name, digest, "text", tuple(sections), warnings)


def _renamed(path: Path, kind: str) -> tuple[str, ...]:
    usual = {"epub": (".epub",), "pdf": (".pdf",), "docx": _WORD_SUFFIXES}.get(kind)
    if usual is None or path.suffix.lower() in usual:
        return ()
    name = {"epub": "an ePub", "pdf": "a PDF", "docx": "a Word document"}[kind]
    return (f"The file is {name}, though its name ends in {path.suffix or 'nothing'}.",)


def _remarks(book: Book) -> tuple[str, ...]:
    """What the user should know of the text as a whole."""
    words = sum(count_words(p.text) for s in book.sections for p in s.paragraphs)
    found = []
    if words < LEAST_WORDS:
        found.append(
            f"That is far too little text to train on: {words:,} words found, {LEAST_WORDS:,} needed."
        )
    if words > 1.5 * book.words + 20:
        found.append("The text has no spaces between words; all word counts are estimates.")
    translators = ", ".join(name for role, name in book.contributors if role == "trl")
    if translators:
        found.append(f"This is a translation by {translators}: the voice will be the translator's.")
    return tuple(found)
