"""Owns Word documents (.docx): paragraphs, headings and tables; headers, footers and notes stay out."""

from __future__ import annotations

import re
from pathlib import Path

from core.importing import headings, notes
from core.importing.archive import Archive, refuse_flood
from core.importing.markup import Element, parse_xml
from core.importing.word_runs import (
    FALLBACK,
    Piece,
    W,
    drops_cap,
    fold_lines,
    goes_on,
    inside,
    look_of_run,
    paragraphs_of,
    parted,
)
from core.importing.words import fold
from core.progress import BadInput
from core.types import Book, Kind, Paragraph

_DC = "{http://purl.org/dc/elements/1.1/}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = re.compile(r"word/document\d*\.xml$", re.I)
_LETTERS = 12  # of what stands in a frame before its paragraph: a large first letter, or a few
_IMPORTED = "A part of the document that comes from another file (a chunk) was left out."


def read(path: Path, digest: str) -> Book:
    """The book in a Word document.

    Raises:
        BadInput: it is no valid document.
    """
    try:
        with Archive(path, "Word document") as archive:
            name = next(filter(_MAIN.match, archive.names()), None)
            root = _parse(archive, name)
            if root is None:
                raise _invalid(path)
            styles = _styles(archive)
            title, author = _core(archive)
    except BadInput as error:
        raise _invalid(path) if "table of contents" in error.message else error from error
    body = root.find(f"{W}body")
    found = [] if body is None else _Document(styles, path.name).read(body)
    warnings = (_IMPORTED,) if root.find(f".//{W}altChunk") is not None else ()
    sections = headings.sections(headings.mark(found), path.name)
    return Book(title, author, "", path.name, digest, "docx", tuple(sections), warnings)


def _invalid(path: Path) -> BadInput:
    return BadInput(
        f"{path.name} is not a valid Word document.",
        "Open it in a word processor and save it as .docx again.",
    )


def _parse(archive: Archive, name: str | None) -> Element | None:
    """A part of the document, in the usual namespace also where it is in that of strict documents.

    What is not well formed is not mended: what stands after the damage would be lost.
    """
    if name is None:
        return None
    return parse_xml(archive.read(name).replace(_STRICT, _USUAL), name, mend=False)


def _core(archive: Archive) -> tuple[str, str]:
    name = archive.find("docProps/core.xml")
    root = parse_xml(archive.read(name), name) if name else None
    if root is None:
        return "", ""
    title, creator = (fold(root.findtext(f"{_DC}{field}") or "") for field in ("title", "creator"))
    return title, creator


def _styles(archive: Archive) -> dict[str, tuple[str, Element]]:
    """Style id -> name in lower case and its element."""
    root = _parse(archive, archive.find("word/styles.xml"))
    found = {}
    for style in [] if root is None else root.iter(f"{W}style"):
        label = style.find(f"{W}name")
        shown = "" if label is None else label.get(f"{W}val", "").lower()
        found[style.get(f"{W}styleId", "")] = (shown, style)
    return found


class _Document:
    def __init__(self, styles: dict[str, tuple[str, Element]], source: str) -> None:
        self._styles = styles
        self._source = source
        self._found: list[Paragraph] = []
        self._looks: dict[str, dict[str, float]] = {}
        self._held: list[Piece] = []  # text of paragraphs whose end was deleted, and first letters
        self._marks: list[tuple[int, str]] = []
        self._raising = frozenset(key for key, (_, style) in styles.items() if _raises(style))

    def read(self, body: Element) -> list[Paragraph]:
        for element in body:
            self._block(element, "text")
        return notes.tell(self._found, self._marks)

    def _block(self, element: Element, kind: Kind) -> None:
        """A paragraph, a table, or what wraps them; what was deleted or moved away is passed over."""
        if element.tag == f"{W}p":
            self._paragraph(element, kind)
            refuse_flood(len(self._found), self._source)
        elif element.tag == f"{W}tbl":
            for paragraph in paragraphs_of(element):
                self._paragraph(paragraph, "table")
        elif element.tag not in (f"{W}sectPr", f"{W}del", f"{W}moveFrom", FALLBACK):
            for child in element:
                self._block(child, kind)

    def _paragraph(self, element: Element, kind: Kind) -> None:
        found = inside(element, self._raising)
        for box in found.boxes:
            self._paragraph(box, kind)
        properties = element.find(f"{W}pPr")
        pieces, self._held = [*self._held, *found.pieces], []
        followed = next(element.itersiblings(f"{W}p"), None) is not None
        letters = drops_cap(properties) and sum(len(piece.text) for piece in pieces) <= _LETTERS
        if followed and (letters or goes_on(properties)):
            self._held = pieces
            return
        for part in parted(pieces):
            self._emit(part, kind, properties)
        self._marks += [(len(self._found) - 1, mark) for mark in found.marks]

    def _emit(self, pieces: list[Piece], kind: Kind, properties: Element | None) -> None:
        """One paragraph of the book from the pieces of its text."""
        folded = fold_lines("".join(piece.text for piece in pieces))
        if not folded:
            return
        name, level = self._style_of(properties)
        kind = _kind(kind, name, level)
        if kind in ("text", "quote") and len(folded) > 2 and max(map(len, folded)) < 72:
            kind = "verse"
        style = self._look(pieces, properties)
        if level:
            style["level"] = float(level)
        semantics = ("toc",) if name.startswith("toc") else (f".{name}",) if name else ()
        text = ("\n" if kind == "verse" else " ").join(folded)
        self._found.append(Paragraph(text, kind, f"paragraph {len(self._found) + 1}", semantics, style))

    def _style_of(self, properties: Element | None) -> tuple[str, int]:
        """The paragraph style's name and its heading level; 0 for none."""
        if properties is None:
            return "", 0
        outline = properties.find(f"{W}outlineLvl")
        style = properties.find(f"{W}pStyle")
        name = ""
        if style is not None:
            key = style.get(f"{W}val", "")
            name, element = self._styles.get(key, (key.lower(), None))
            if outline is None and element is not None:
                outline = element.find(f".//{W}outlineLvl")
        if name.startswith("heading") and name[7:].strip().isdecimal():
            return name, min(9, int(name[7:]))
        value = "" if outline is None else outline.get(f"{W}val", "")
        level = int(value) + 1 if value.isdecimal() else 0
        return name, level if level <= 9 else 0

    def _look(self, pieces: list[Piece], properties: Element | None) -> dict[str, float]:
        style: dict[str, float] = {}
        named = None if properties is None else properties.find(f"{W}pStyle")
        base = self._named("" if named is None else named.get(f"{W}val", ""))
        align = None if properties is None else properties.find(f"{W}jc")
        if base.get("centred") if align is None else align.get(f"{W}val") == "center":
            style["centred"] = 1.0
        total = bold = sized = 0.0
        for text, run in pieces:
            length = len(text)
            total += length
            own = {} if run is None else self._look_of(run)
            bold += length * own.get("bold", base.get("bold", 0.0))
            sized += length * own.get("size", base.get("size", 1.0))
        if total:
            if bold > 0.5 * total:
                style["bold"] = round(bold / total, 2)
            if abs(sized / total - 1) > 0.02:
                style["size"] = round(sized / total, 2)
        return style

    def _look_of(self, run: Element) -> dict[str, float]:
        """What a run says of its look, by the name of a style or by itself."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return {}
        named = properties.find(f"{W}rStyle")
        own = look_of_run(properties)
        return own if named is None else {**self._named(named.get(f"{W}val", "")), **own}

    def _named(self, key: str, depth: int = 0) -> dict[str, float]:
        """What a paragraph style and those it is based on say of the look."""
        if key not in self._looks:
            element = self._styles.get(key, ("", None))[1]
            look: dict[str, float] = {}
            if element is not None and depth < 12:
                base = element.find(f"{W}basedOn")
                if base is not None:
                    look.update(self._named(base.get(f"{W}val", ""), depth + 1))
                align = element.find(f"{W}pPr/{W}jc")
                if align is not None:
                    look["centred"] = float(align.get(f"{W}val") == "center")
                look.update(look_of_run(element.find(f"{W}rPr")))
            self._looks[key] = look
        return self._looks[key]


def _raises(style: Element) -> bool:
    """Whether a character style raises its text."""
    place = style.find(f"{W}rPr/{W}vertAlign")
    return (
        style.get(f"{W}type") == "character" and place is not None and place.get(f"{W}val") == "superscript"
    )


def _kind(kind: Kind, name: str, level: int) -> Kind:
    """What a paragraph is by the name of its style."""
    if level or name in ("title", "subtitle"):
        return "heading"
    if "caption" in name:
        return "caption"
    if "footnote" in name or "endnote" in name:
        return "note"
    if name.startswith("toc"):
        return "list"
    if "quote" in name or "block text" in name:
        return "quote"
    return kind
