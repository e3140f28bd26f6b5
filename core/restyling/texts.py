"""Owns the files that texts come from and go to: Markdown, plain text and Word documents, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from core.files import read_text, write_bytes
from core.progress import BadInput

if TYPE_CHECKING:
    from core.restyling.document import Document

MARKDOWN = (".md", ".markdown")
PLAIN = (".txt", ".text")
WORD = (".docx",)
SUFFIXES = (*MARKDOWN, *PLAIN, *WORD)
LONGEST = 5_000_000
"""Bytes of text; several novels. More is no text that anyone restyles passage by passage."""
LONGEST_WORD = 128 << 20
"""Bytes of a Word document, pictures included."""


def check_suffix(path: Path) -> None:
    """Refuse a file of a kind that is neither read nor written here.

    Raises:
        BadInput: its name ends in something else than one of `SUFFIXES`.
    """
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return
    if suffix in (".doc", ".rtf", ".odt", ".pages"):
        remedy = "Open it in a word processor and save it as a Word document (.docx)."
    else:
        remedy = "Use Markdown, plain text or a Word document (.md, .txt, .docx)."
    raise BadInput(f"{path.name} is not a text that can be restyled.", remedy)


def open_document(path: Path) -> tuple[Document, bytes | None]:
    """Read a text.

    Returns:
        The document, and of a Word document its bytes, which `save_document` needs.

    Raises:
        BadInput, Protected: it cannot be read, is no text of ours, or is too long.
    """
    from core.restyling.document import parse
    from core.restyling.word import read_word

    check_suffix(path)
    word = path.suffix.lower() in WORD
    if path.is_file() and path.stat().st_size > (LONGEST_WORD if word else LONGEST):
        raise BadInput(
            f"{path.name} is too long to restyle at once.", "Take a part of it, a chapter for instance."
        )
    if word:
        original = _read_bytes(path)
        return read_word(original, path.name).document, original
    mark = "\ufeff" if _read_bytes(path).startswith(b"\xef\xbb\xbf") else ""  # kept in the saved file
    return parse(mark + read_text(path), path.suffix.lower() in MARKDOWN), None


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", "Check the name, and that you may read it."
        ) from error


def save_document(
    document: Document, original: bytes | None, changes: Mapping[int, str], path: Path
) -> bytes:
    """Write a text with some blocks replaced, in the form that the file's name asks for, atomically.

    In its own form everything else keeps its bytes. In another one it is written anew: see
    `converting.as_plain`, `converting.as_markdown` and `word.new_word`.

    Args:
        original: what `open_document` gave with the document.
        changes: see `Document.splice`.

    Returns:
        What stands in the file now.

    Raises:
        BadInput, NoSpace: see `check_suffix`, `core.files.disk_errors` and `word.write_word`.
    """
    data = rendered(document, original, changes, path)
    write_bytes(path, data)
    return data


def rendered(document: Document, original: bytes | None, changes: Mapping[int, str], path: Path) -> bytes:
    """What `save_document` writes."""
    from core.restyling.converting import converted
    from core.restyling.document import parse
    from core.restyling.word import new_word, write_word

    check_suffix(path)
    suffix = path.suffix.lower()
    if suffix in WORD and original is not None:
        return write_word(original, changes, path.name)
    source = document.splice(changes)
    if suffix in WORD:
        return new_word(parse(source, document.markdown))
    return converted(source, document.markdown, suffix in MARKDOWN).encode("utf-8", "surrogatepass")
