"""Owns the text that is open: read or pasted, cut into rows, put together again, and written out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core import files
from core.progress import BadInput
from desktop.editor.passage_model import Row, State

if TYPE_CHECKING:
    from core.restyling.document import Document
    from core.restyling.passages import RestylePassage

SUFFIXES = (".md", ".markdown", ".txt")
LONGEST_FILE = 5_000_000
"""Bytes; several novels. More is no text that anyone restyles passage by passage."""


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text. Everything here is pure, so that it can be made away from the window's thread.

    Attributes:
        name: for the window's title.
        path: the file it came from, or None for pasted text.
        digest: SHA-256 of that file when it was read.
        passages: by the id of their row.
    """

    name: str
    source: str
    path: Path | None
    digest: str
    document: Document
    passages: dict[str, RestylePassage]
    rows: tuple[Row, ...]

    @property
    def markdown(self) -> bool:
        return self.document.markdown

    def spliced(self, rows: Iterable[Row]) -> str:
        """The text with these rows' wording in place of the user's; all else byte for byte."""
        changes: dict[int, str] = {}
        for row in rows:
            if row.version is not None:
                changes.update(self.passages[row.id].changes(row.version.text)[0])
        return self.document.splice(changes)

    def missed(self, passage: str, wording: str) -> list[str]:
        """What a wording loses of links, code and emphasis, in sentences."""
        return [mark.missed() for mark in self.passages[passage].changes(wording)[1]]


def read_file(path: Path) -> Text:
    """Open a file.

    Raises:
        BadInput: it cannot be read, is no text of ours, or is empty.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise BadInput(
            f"{path.name} is not a text the editor opens.",
            "Open a Markdown or plain text file (.md, .txt), or paste the text.",
        )
    if path.is_file() and path.stat().st_size > LONGEST_FILE:
        raise BadInput(
            f"{path.name} is too long to restyle at once.", "Open a part of it, a chapter for instance."
        )
    source = files.read_text(path)
    data = path.read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        source = "\ufeff" + source  # kept, so that the saved file begins as this one did
    digest = hashlib.sha256(data).hexdigest()
    return read_source(source, path.name, path, digest, path.suffix.lower() != ".txt")


def read_source(
    source: str, name: str, path: Path | None = None, digest: str = "", markdown: bool = True
) -> Text:
    """Cut a text into rows.

    Raises:
        BadInput: there is nothing in it.
    """
    from core.restyling.document import parse
    from core.restyling.passages import passages

    if not source.strip("\ufeff \t\r\n"):
        raise BadInput("There is no text in it.", "Open another file, or paste some text.")
    document = parse(source, markdown)
    found = passages(document)
    by_id = {f"p{number}": passage for number, passage in enumerate(found)}
    return Text(name, source, path, digest, document, by_id, tuple(_rows(document, by_id)))


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


def changed_meanwhile(text: Text, path: Path) -> bool:
    """True when `path` is the file this text came from, and somebody has changed it since."""
    if text.path is None or not path.exists() or path.resolve() != text.path.resolve():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() != text.digest


def write_out(text: Text, rows: Sequence[Row], path: Path) -> Path:
    """Save the text with the accepted wording, atomically.

    Raises:
        NoSpace, BadInput: see `core.files`.
    """
    if not path.suffix:
        path = path.with_suffix(".md" if text.markdown else ".txt")
    files.write_text(path, text.spliced(row for row in rows if row.state == State.ACCEPTED))
    return path
