"""Owns Word documents (.docx): paragraphs, headings and tables; headers, footers and notes stay out."""

from __future__ import annotations

from pathlib import Path

from core.importing import headings
from core.importing.archive import Archive
from core.importing.markup import Element, parse_xml
from core.importing.words import fold
from core.progress import BadInput
from core.types import Book, Kind, Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(path: Path, digest: str) -> Book:
    """The book in a Word document.

    Raises:
        BadInput: it is no valid document.
    """
    try:
        with Archive(path, "Word document") as archive:
            name = archive.find("word/document.xml")
            root = parse_xml(archive.read(name), name) if name else None
            if root is None:
                raise _invalid(path)
            styles = _styles(archive)
            title, author = _core(archive)
    except BadInput as error:
        raise _invalid(path) if "table of contents" in error.message else error from error
    body = root.find(f"{_W}body")
    found = [] if body is None else _Document(styles).read(body)
    return Book(
        title,
        author,
        "",
        path.name,
        digest,
        "docx",
        tuple(headings.sections(headings.mark(found), path.name)),
    )


def _invalid(path: Path) -> BadInput:
    return BadInput(
        f"{path.name} is not a valid Word document.",
        "Open it in a word processor and save it as .docx again.",
    )


def _core(archive: Archive) -> tuple[str, str]:
    name = archive.find("docProps/core.xml")
    root = parse_xml(archive.read(name), name) if name else None
    if root is None:
        return "", ""
    return tuple(fold(root.findtext(f"{_DC}{field}") or "") for field in ("title", "creator"))  # type: ignore[return-value]


def _styles(archive: Archive) -> dict[str, tuple[str, Element]]:
    """Style id -> name in lower case and its element."""
    name = archive.find("word/styles.xml")
    root = parse_xml(archive.read(name), name) if name else None
    found = {}
    for style in [] if root is None else root.iter(f"{_W}style"):
        label = style.find(f"{_W}name")
        shown = "" if label is None else label.get(f"{_W}val", "").lower()
        found[style.get(f"{_W}styleId", "")] = (shown, style)
    return found


class _Document:
    def __init__(self, styles: dict[str, tuple[str, Element]]) -> None:
        self._styles = styles
        self._found: list[Paragraph] = []
        self._looks: dict[str, dict[str, float]] = {}

    def read(self, body: Element) -> list[Paragraph]:
        for element in body:
            self._block(element, "text")
        return self._found

    def _block(self, element: Element, kind: Kind) -> None:
        if element.tag == f"{_W}p":
            self._paragraph(element, kind)
        elif element.tag == f"{_W}tbl":
            for paragraph in element.iter(f"{_W}p"):
                self._paragraph(paragraph, "table")
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            for child in element:
                self._block(child, kind)

    def _paragraph(self, element: Element, kind: Kind) -> None:
        lines = "".join(self._texts(element)).split("\n")
        folded = [line for line in map(fold, lines) if line]
        if not folded:
            return
        properties = element.find(f"{_W}pPr")
        name, level = self._style_of(properties)
        if level or name in ("title", "subtitle"):
            kind = "heading"
        elif "caption" in name:
            kind = "caption"
        elif "footnote" in name or "endnote" in name:
            kind = "note"
        elif name.startswith("toc"):
            kind = "list"
        elif "quote" in name or "block text" in name:
            kind = "quote"
        if kind in ("text", "quote") and len(folded) > 2 and max(map(len, folded)) < 72:
            kind = "verse"
        style = self._look(element, properties)
        if level:
            style["level"] = float(level)
        semantics = ("toc",) if name.startswith("toc") else (f".{name}",) if name else ()
        text = ("\n" if kind == "verse" else " ").join(folded)
        self._found.append(Paragraph(text, kind, f"paragraph {len(self._found) + 1}", semantics, style))

    def _texts(self, element: Element) -> list[str]:
        found = []
        for node in element.iter():
            if node.tag == f"{_W}t":
                found.append(node.text or "")
            elif node.tag in (f"{_W}br", f"{_W}cr"):
                found.append("\n")
            elif node.tag == f"{_W}tab":
                parent = node.getparent()
                found.append(" " if parent is not None and parent.tag == f"{_W}r" else "")
            elif node.tag == f"{_W}noBreakHyphen":
                found.append("-")
        return found

    def _style_of(self, properties: Element | None) -> tuple[str, int]:
        """The paragraph style's name and its heading level; 0 for none."""
        if properties is None:
            return "", 0
        outline = properties.find(f"{_W}outlineLvl")
        style = properties.find(f"{_W}pStyle")
        name = ""
        if style is not None:
            key = style.get(f"{_W}val", "")
            name, element = self._styles.get(key, (key.lower(), None))
            if outline is None and element is not None:
                outline = element.find(f".//{_W}outlineLvl")
        if name.startswith("heading") and name[7:].strip().isdigit():
            return name, int(name[7:])
        level = -1 if outline is None else int(outline.get(f"{_W}val", "9"))
        return name, level + 1 if 0 <= level < 9 else 0

    def _look(self, element: Element, properties: Element | None) -> dict[str, float]:
        style: dict[str, float] = {}
        named = None if properties is None else properties.find(f"{_W}pStyle")
        base = self._named("" if named is None else named.get(f"{_W}val", ""))
        align = None if properties is None else properties.find(f"{_W}jc")
        if base.get("centred") if align is None else align.get(f"{_W}val") == "center":
            style["centred"] = 1.0
        total = bold = sized = 0.0
        for run in element.iter(f"{_W}r"):
            length = sum(len(t.text or "") for t in run.iter(f"{_W}t"))
            total += length
            own = _run(run.find(f"{_W}rPr"))
            bold += length * own.get("bold", base.get("bold", 0.0))
            sized += length * own.get("size", base.get("size", 1.0))
        if total:
            if bold > 0.5 * total:
                style["bold"] = round(bold / total, 2)
            if abs(sized / total - 1) > 0.02:
                style["size"] = round(sized / total, 2)
        return style

    def _named(self, key: str, depth: int = 0) -> dict[str, float]:
        """What a paragraph style and those it is based on say of the look."""
        if key not in self._looks:
            element = self._styles.get(key, ("", None))[1]
            look: dict[str, float] = {}
            if element is not None and depth < 12:
                base = element.find(f"{_W}basedOn")
                if base is not None:
                    look.update(self._named(base.get(f"{_W}val", ""), depth + 1))
                align = element.find(f"{_W}pPr/{_W}jc")
                if align is not None:
                    look["centred"] = float(align.get(f"{_W}val") == "center")
                look.update(_run(element.find(f"{_W}rPr")))
            self._looks[key] = look
        return self._looks[key]


def _run(properties: Element | None) -> dict[str, float]:
    """Weight and size (by 11 points) that run properties say."""
    look: dict[str, float] = {}
    if properties is None:
        return look
    bold, size = properties.find(f"{_W}b"), properties.find(f"{_W}sz")
    if bold is not None:
        look["bold"] = float(bold.get(f"{_W}val") not in ("0", "false", "off"))
    if size is not None:
        look["size"] = float(size.get(f"{_W}val", "22")) / 22
    return look
