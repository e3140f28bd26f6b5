"""Owns a page of XHTML or HTML as paragraphs: blocks, line breaks, verse, notes, page numbers, drop caps."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from core.importing import notes
from core.importing.archive import refuse_flood
from core.importing.inline import (
    attribute,
    formula,
    is_hidden,
    is_initial,
    is_page_number,
    letter_of,
    parted_initial,
)
from core.importing.line_breaks import BREAK, at_start, paragraphs
from core.importing.markup import MATH, OPS, Element, epub_types
from core.importing.note_links import NoteLinks, Place
from core.importing.styles import PLAIN, Sheet
from core.importing.text import paragraphs as plain_paragraphs
from core.importing.words import fold
from core.types import Kind, Paragraph

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_SKIPPED = frozenset((
    "head", "script", "style", "svg", "audio", "video", "object", "iframe", "template", "rt", "rp", "rtc",
    "noscript", "button", "select", "textarea", "canvas", "datalist",
))  # fmt: skip
_SWITCHES = (f"{{{OPS}}}switch", f"{{{OPS}}}default")  # of a switch, what is for every reader
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hgroup"), "heading"),  # type: ignore[dict-item]
    **dict.fromkeys(("td", "th"), "table"),  # type: ignore[dict-item]
    **dict.fromkeys(("figcaption", "caption"), "caption"),  # type: ignore[dict-item]
    "blockquote": "quote",
    "li": "list",
}
_BY_TYPE: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"\b(footnotes?|endnotes?|rearnotes?|doc-footnote|doc-endnotes?)\b"), "note"),
    (re.compile(r"\bz3998:(verse|poem|song|hymn|lyrics)\b"), "verse"),
    (re.compile(r"\bz3998:(letter|diary)\b"), "quote"),
)
_BY_CLASS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"^(foot|end)?notes?$|^fnote|^foot(note)?s?$", re.I), "note"),
    (re.compile(r"^(poem|poetry|verse|stanza|lyrics|song)\d*$", re.I), "verse"),
    (re.compile(r"caption$|^(illus|illustration|figcenter|figleft|figright|image)$", re.I), "caption"),
    (re.compile(r"^(page-?(num|no|number|break)s?|pgnum|folio|running-?head)$", re.I), "furniture"),
)
_HEADING_TYPES = re.compile(
    r"(^|\s)(title|subtitle|bridgehead|ordinal|z3998:ordinal|fulltitle|halftitle)(\s|$)"
)


class Inline(NamedTuple):
    """What the text being gathered looks like."""

    size: float = 1.0
    bold: bool = False
    italic: bool = False


class Around(NamedTuple):
    """The block that text stands in."""

    kind: Kind = "text"
    semantics: tuple[str, ...] = ()
    centred: bool = False
    level: int = 0


class Page:
    """Walks one page once; `paragraphs` holds what was found, in reading order."""

    def __init__(self, source: str, sheet: Sheet | None = None) -> None:
        self.paragraphs: list[Paragraph] = []
        self._source = source
        self._sheet = sheet or Sheet()
        self._texts: list[str] = []
        self._looks: list[Inline] = []
        self._initial = ""  # a large first letter in a block of its own
        self._links = NoteLinks(None, self._sheet)
        self._opened: list[int] = []  # places in the texts where a link back to its mark opens a note
        self._marks: list[tuple[int, str]] = []

    def read(self, root: Element) -> list[Paragraph]:
        """The paragraphs of a parsed page."""
        body = root.find(".//body")
        element = root if body is None else body
        self._links = NoteLinks(element, self._sheet)
        self._block(element, Around(), Inline())
        self._flush(Around())
        self.paragraphs = notes.tell(self.paragraphs, self._marks)
        return self.paragraphs

    # Blocks.
    def _block(self, element: Element, around: Around, inline: Inline) -> None:
        tag = str(element.tag)
        classes, style = attribute(element, "class"), attribute(element, "style")
        look = self._sheet.look(tag, classes, style, attribute(element, "align"))
        if (look.hidden and not look.floats) or is_hidden(element):
            return
        self._flush(around)
        if look.floats and is_initial(initial := "".join(map(str, element.itertext()))):
            self._initial = initial.strip()
            return
        if tag == "hr":
            self._emit("* * *", Around("break", around.semantics), {})
            return
        inside = self._around(element, tag, classes, around)
        if look.centred is not None:
            inside = inside._replace(centred=look.centred)
        if look is not PLAIN:
            inline = _inline(inline, look.size, look.bold, look.italic)
        if tag == "pre":
            self._literal("".join(map(str, element.itertext())), inside)
            return
        self._children(element, inside, inline)
        self._flush(inside)

    def _literal(self, raw: str, around: Around) -> None:
        """Lines that stand as they were typed: plain text, which may be a whole book."""
        if around.kind == "verse":
            for stanza in re.split(r"\n[ \t]*\n", raw):
                self._emit(stanza.strip("\n").replace("\n", BREAK), around, {})
            return
        whole = raw.count("\n") > 200  # a few lines are a telegram or an inscription, and have no headings
        for found in plain_paragraphs(raw):
            kind = found.kind if whole or found.kind != "heading" else "text"
            inside = around if around.kind != "text" else around._replace(kind=kind)
            self._emit(found.text.replace("\n", BREAK), inside, dict(found.style) if whole else {})

    def _around(self, element: Element, tag: str, classes: str, around: Around) -> Around:
        types = epub_types(element)
        kind = around.kind if around.kind in ("note", "heading", "caption", "furniture") else _KINDS.get(tag)
        if kind is None and around.kind != "text":
            kind = around.kind if tag not in ("section", "article") else None
        if kind is None or kind == "quote":
            kind = _by_marks(types, classes) or kind
        if tag == "p" and types and _HEADING_TYPES.search(types):
            kind = "heading"
        semantics = around.semantics
        if types or classes or tag == "nav":
            contents = ("toc",) if tag == "nav" else ()
            own = (*types.split(), *(f".{name}" for name in classes.split()), *contents)
            semantics = (*(s for s in semantics if not s.startswith(".")), *own)
        level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else around.level
        return Around(kind or "text", semantics, around.centred, level)

    def _children(self, element: Element, around: Around, inline: Inline) -> None:
        if element.text:
            self._add(element.text, inline, around)
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                pass  # comments, processing instructions, entities nobody resolved
            elif tag in _BLOCKS:
                self._block(child, around, inline)
            elif tag == "br":
                self._add(BREAK, inline, around)
            elif tag == "img":
                self._add(letter_of(child), inline, around)
            elif tag in ("math", f"{{{MATH}}}math"):
                self._add(formula(child), inline, around)
            elif tag in _SWITCHES or (tag not in _SKIPPED and not tag.startswith("{")):
                self._span(child, tag, around, inline)
            if child.tail:
                self._add(child.tail, inline, around)

    def _span(self, element: Element, tag: str, around: Around, inline: Inline) -> None:
        classes = attribute(element, "class")
        if is_hidden(element) or is_page_number(element, classes):
            return
        if self._is_note_mark(element, tag, classes, around):
            return
        align = element.get("size") or "" if tag == "font" else ""
        look = self._sheet.look(tag, classes, attribute(element, "style"), align)
        if look.hidden:
            return
        if look is not PLAIN:
            inline = _inline(inline, 1.0 if look.floats else look.size, look.bold, look.italic)
        if look.block and self._texts and not "".join(self._texts[-2:]).rstrip(" \n\t").endswith(BREAK):
            self._add(BREAK, inline, around)
        self._children(element, around, inline)
        if look.floats and element.tail and parted_initial("".join(map(str, element.itertext()))):
            element.tail = element.tail.lstrip()

    def _is_note_mark(self, element: Element, tag: str, classes: str, around: Around) -> bool:
        before = "".join(self._texts[-4:])[-40:]
        place = Place(before, at_start(self._texts), around.kind == "heading")
        mark, note = self._links.mark(element, tag, classes, attribute(element, "style"), place)
        if note:
            self._opened.append(len(self._texts))
        elif mark:
            self._marks.append((len(self.paragraphs), mark))
        return bool(mark)

    def _add(self, text: str, inline: Inline, around: Around) -> None:
        if self._initial and text.strip():
            text, self._initial = self._initial + text.lstrip(), ""
        self._texts.append(text)
        self._looks.append(inline)

    # Paragraphs.
    def _flush(self, around: Around) -> None:
        if not self._texts:
            return
        texts, looks, opened = self._texts, self._looks, self._opened
        self._texts, self._looks = [], []
        for start, end in paragraphs(texts):
            text = "".join(texts[start:end])
            if text.strip():
                note = bisect_left(opened, end) > bisect_left(opened, start)
                inside = around._replace(kind="note") if note else around
                self._emit(text, inside, _style(texts[start:end], looks[start:end], around))
        self._opened = []

    def _emit(self, raw: str, around: Around, style: dict[str, float]) -> None:
        kind = around.kind
        lines = [fold(line) for line in raw.split(BREAK)] if BREAK in raw else [fold(raw)]
        lines = [line for line in lines if line]
        if not lines:
            return
        if kind in ("text", "quote") and len(lines) > 2 and max(map(len, lines)) < 72:
            kind = "verse" if kind == "quote" or not around.centred else kind
        text = ("\n" if kind == "verse" else " ").join(lines)
        place = f"{self._source} {len(self.paragraphs) + 1}"
        self.paragraphs.append(Paragraph(text, kind, place, around.semantics, style))
        refuse_flood(len(self.paragraphs), self._source)


def _by_marks(types: str, classes: str) -> Kind | None:
    if types:
        for pattern, kind in _BY_TYPE:
            if pattern.search(types):
                return kind
    for name in classes.split():
        for pattern, kind in _BY_CLASS:
            if pattern.search(name):
                return kind
    return None


def _inline(inline: Inline, size: float, bold: bool | None, italic: bool | None) -> Inline:
    return Inline(
        inline.size * size,
        inline.bold if bold is None else bold,
        inline.italic if italic is None else italic,
    )


def _style(texts: list[str], looks: list[Inline], around: Around) -> dict[str, float]:
    """Size, weight and place of a paragraph where they differ from plain text."""
    style: dict[str, float] = {}
    if around.centred:
        style["centred"] = 1.0
    if around.level:
        style["level"] = float(around.level)
    if all(look == (1.0, False, False) for look in looks):
        return style
    lengths = [len(text.strip()) for text in texts]
    total = sum(lengths) or 1
    size = sum(n * look.size for n, look in zip(lengths, looks, strict=True)) / total
    if abs(size - 1) > 0.02:
        style["size"] = round(size, 2)
    for name in ("bold", "italic"):
        share = sum(n for n, look in zip(lengths, looks, strict=True) if getattr(look, name)) / total
        if share > 0.5:
            style[name] = round(share, 2)
    return style
