"""Owns the text that is open: read or pasted, cut into rows, put together again, and written out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.files import same_place
from core.progress import BadInput
from core.restyling import texts
from core.restyling.texts import SUFFIXES
from desktop.editor.own_file import OwnFile
from desktop.editor.passage_model import Row, State

if TYPE_CHECKING:
    from core.restyling.document import Document
    from core.restyling.passages import RestylePassage

__all__ = [
    "SUFFIXES",
    "Text",
    "changed_meanwhile",
    "named",
    "read_file",
    "read_source",
    "read_word",
    "write_out",
]


FITTED = 2000
"""Wordings whose place in the document is remembered: each takes some milliseconds to find."""

_SUFFIX = re.compile(r"\.(?!\d+$)\w{1,8}")  # in "Dr. Who" and "Part 1.2" what follows the point is none


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text. Everything here is pure, so that it can be made away from the window's thread.

    Attributes:
        name: for the window's title.
        path: the file it came from, or None for pasted text.
        digest: SHA-256 of that file when it was read, or written by us since.
        passages: by the id of their row.
        original: of a Word document its bytes, of which all but the accepted passages is kept.
        exported: a file holds all that its rows say was written and decided.
        in_file: a file holds all that they say was decided; something may be written and not decided.
        changed: its file holds other words by now than when its draft was begun.
        draft: where the work on it is kept, once that was looked for.
    """

    name: str
    source: str
    path: Path | None
    digest: str
    document: Document
    passages: dict[str, RestylePassage]
    rows: tuple[Row, ...]
    original: bytes | None = field(default=None, repr=False)
    exported: bool = True
    in_file: bool = True
    changed: bool = False
    draft: OwnFile | None = field(default=None, repr=False, compare=False)

    @property
    def markdown(self) -> bool:
        return self.document.markdown

    @property
    def suffix(self) -> str:
        """How a file of the text's own kind is called."""
        if self.original is not None:
            return ".docx"
        return ".md" if self.markdown else ".txt"

    def is_of(self, other: Text | None) -> bool:
        """True for the text that was opened as `other`, whatever was exported of it since."""
        return other is not None and self.document is other.document

    def changes(self, rows: Iterable[Row]) -> dict[int, str]:
        """What the document needs to put these rows' wording in place of the user's."""
        changes: dict[int, str] = {}
        for row in rows:
            if row.version is not None:
                changes.update(_fitted(self.passages[row.id], row.version.text)[0])
        return changes

    def spliced(self, rows: Iterable[Row]) -> str:
        """The text with these rows' wording in place of the user's; all else byte for byte.

        Of a Word document this is its Markdown.
        """
        return self.document.splice(self.changes(rows))

    def missed(self, passage: str, wording: str) -> list[str]:
        """What a wording loses of links, code and emphasis, in sentences."""
        return list(_fitted(self.passages[passage], wording)[1])


@lru_cache(maxsize=FITTED)
def _fitted(passage: RestylePassage, wording: str) -> tuple[Mapping[int, str], tuple[str, ...]]:
    """What the document needs for this wording, and what that loses, in sentences."""
    changes, lost = passage.changes(wording)
    return changes, tuple(mark.missed() for mark in lost)


def read_file(path: Path) -> Text:
    """Open a file.

    Raises:
        BadInput, Protected: it cannot be read, is no text of ours, or is empty.
    """
    document, original = texts.open_document(path)
    data = path.read_bytes() if original is None else original
    return _cut(document, path.name, path, hashlib.sha256(data).hexdigest(), original)


def read_source(
    source: str, name: str, path: Path | None = None, digest: str = "", markdown: bool = True
) -> Text:
    """Cut a text into rows.

    Raises:
        BadInput: there is nothing in it.
    """
    from core.restyling.document import parse

    return _cut(parse(source, markdown), name, path, digest)


def read_word(original: bytes, name: str, path: Path | None = None, digest: str = "") -> Text:
    """Cut a Word document into rows.

    Raises:
        BadInput, Protected: it cannot be read, or there is nothing in it.
    """
    from core.restyling.word import read_word as read

    return _cut(read(original, name).document, name, path, digest, original)


def _cut(
    document: Document, name: str, path: Path | None, digest: str, original: bytes | None = None
) -> Text:
    from core.restyling.passages import passages

    if not document.source.strip("\ufeff \t\r\n"):
        raise BadInput("There is no text in it.", "Open another file, or paste some text.")
    by_id = {f"p{number}": passage for number, passage in enumerate(passages(document))}
    rows = tuple(_rows(document, by_id))
    return Text(name, document.source, path, digest, document, by_id, rows, original)


def _rows(document: Document, passages: dict[str, RestylePassage]) -> list[Row]:
    """Passages, and between them the blocks that stay, neighbours of one kind in one row."""
    first = {passage.blocks[0]: (name, passage) for name, passage in passages.items()}
    covered = {block for passage in passages.values() for block in passage.blocks}
    rows: list[Row] = []
    for number, block in enumerate(document.blocks):
        if number in first:
            name, passage = first[number]
            rows.append(Row(name, "prose", passage.blocks, passage.text))
        elif number not in covered:
            source = document.source[block.start : block.end]
            before = rows[-1] if rows else None
            if before is not None and before.state == State.KEPT and before.kind == block.kind != "heading":
                joined = f"{before.source}\n\n{source}"
                rows[-1] = before.changed(blocks=(*before.blocks, number), source=joined)
            else:
                rows.append(Row(f"b{number}", block.kind, (number,), source, State.KEPT))
    return rows


def side_by_side(rows: Sequence[Row]) -> str:
    """Before and after, passage by passage, as Markdown."""
    parts = []
    for row in rows:
        if not row.prose:
            parts.append(row.source)
        elif row.version is not None and row.text != row.source:
            quoted = "\n".join(f"> {line}".rstrip() for line in row.source.split("\n"))
            parts.append(f"{quoted}\n\n{row.version.text}")
        else:
            parts.append(row.source)
    return "\n\n".join(parts) + "\n"


def named(text: Text, path: Path, suffix: str = "") -> Path:
    """The name that an export to `path` gets: where it names no kind of file, `suffix` or the text's own."""
    if _SUFFIX.fullmatch(path.suffix):
        return path
    return path.with_name(path.name + (suffix or text.suffix))


def changed_meanwhile(text: Text, path: Path) -> bool:
    """True when `path` is the file this text came from, and somebody else has changed it since."""
    if text.path is None or not path.exists() or not same_place(path, text.path):
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() != text.digest


def write_out(text: Text, rows: Sequence[Row], path: Path) -> Text:
    """Save the text with the accepted wording, atomically, in the form that the name asks for.

    Returns:
        The text; where the file is the one it came from, it knows that file's new content for our own.

    Raises:
        NoSpace, BadInput: see `core.restyling.texts.save_document`.
    """
    accepted = text.changes(accepted for row in rows if (accepted := row.accepted) is not None)
    data = texts.save_document(text.document, text.original, accepted, path)
    if text.path is None or not same_place(path, text.path):
        return text
    return replace(text, digest=hashlib.sha256(data).hexdigest())
