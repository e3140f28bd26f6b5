"""Owns one file in, one Book out: the kind of file by its content, and the refusal of what is no book."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

from core.files import file_hash
from core.importing import credits, headings
from core.importing.decoding import MENDED, decode, looks_binary, mend
from core.importing.words import count_words
from core.progress import BadInput, Report, silent
from core.types import Book

LEAST_WORDS = 5_000  # below this there is too little to learn a voice from
_WEB_PAGE = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TEXTUTIL = {"rtf": "RTF", "doc": "old Word format (.doc)", "odt": "OpenDocument (.odt)"}


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
    return replace(book, warnings=(*_renamed(path, kind), *book.warnings, *_remarks(book)))


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
    if suffix in (".epub", ".docx", ".pdf", ".odt"):
        name = {".epub": "ePub", ".docx": "Word document", ".pdf": "PDF", ".odt": "OpenDocument"}[suffix]
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
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return "docx" if suffix == ".docx" else "epub"  # they refuse it in their own words
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    if suffix == ".epub" or any(
        n.lower().endswith((".opf", "container.xml")) or n == "mimetype" for n in names
    ):
        return "epub"
    if suffix == ".docx":
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
        from core.importing import pdf

        return pdf.read(path, digest, report)
    if kind == "docx":
        from core.importing import word

        return word.read(path, digest)
    data = path.read_bytes() if kind not in _TEXTUTIL else _textutil(path, kind)
    if kind in ("html", *_TEXTUTIL):
        return _html_book(data, path, digest)
    return _text_book(data, path, digest, kind)


def _textutil(path: Path, kind: str) -> bytes:
    """The file as HTML by the Mac's own converter.

    Raises:
        BadInput: this is no Mac, or the converter refused.
    """
    remedy = "Open it in a word processor, save it as .docx or .txt, and import that."
    if sys.platform != "darwin" or not shutil.which("textutil"):
        raise BadInput(f"{path.name} is in {_TEXTUTIL[kind]}, which cannot be read here.", remedy)
    command = ["textutil", "-stdout", "-convert", "html", "-format", kind, str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    if done.returncode or not done.stdout:
        raise BadInput(
            f"{path.name} cannot be converted: it may be damaged.",
            remedy,
            done.stderr.decode(errors="replace"),
        )
    return done.stdout


def _html_book(data: bytes, path: Path, digest: str) -> Book:
    from core.importing.html import Page
    from core.importing.markup import parse_page, text_of
    from core.importing.styles import Sheet
    from core.importing.words import fold

    text, warnings = text_of(data)
    text, mended = mend(text)
    root = parse_page(text, path.name)
    if root is None:
        return Book("", "", "", path.name, digest, "html", ())
    sheet = Sheet("\n".join(style.text or "" for style in root.iter("style")))
    paragraphs = headings.mark(Page(path.name, sheet).read(root))
    title = root.findtext(".//title") or ""
    meta = {(m.get("name") or "").lower(): fold(m.get("content") or "") for m in root.iter("meta")}
    author = meta.get("author") or meta.get("dc.creator") or ""
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if mended:
        warnings = (*warnings, MENDED)
    sections = headings.sections(paragraphs, path.name)
    return Book(fold(title), author, language, path.name, digest, "html", tuple(sections), warnings)


def _text_book(data: bytes, path: Path, digest: str, kind: str) -> Book:
    text, warnings = decode(data)
    text, mended = mend(text)
    if mended:
        warnings = (*warnings, MENDED)
    if kind == "markdown":
        from markdown_it import MarkdownIt

        page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
        book = _html_book(f"<html><body>{page}</body></html>".encode(), path, digest)
        return replace(book, format="markdown", warnings=warnings)
    from core.importing import text as plain

    sections = headings.sections(plain.paragraphs(text), path.name)
    return Book("", "", "", path.name, digest, "text", tuple(sections), warnings)


def _renamed(path: Path, kind: str) -> tuple[str, ...]:
    usual = {"epub": (".epub",), "pdf": (".pdf",), "docx": (".docx",)}.get(kind)
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
