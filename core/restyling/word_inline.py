"""Owns the inside of a Word paragraph: its text in spans, and what must stay when the text is replaced."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from core.restyling.word_package import Element, child, name_of, value

_WRAPS = ("smartTag", "customXml", "dir", "bdo")
_TAKEN = ("ins", "moveTo")
_GONE = ("del", "moveFrom")
_STARTS = ("bookmarkStart", "commentRangeStart", "permStart")
_MARKERS = (*_STARTS, "bookmarkEnd", "commentRangeEnd", "permEnd")
_NOTHING = (
    *("pPr", "rPr", "proofErr", "lastRenderedPageBreak", "delText", "delInstrText"),
    *("annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
)
_REVISED = tuple(f"{move}Range{end}" for move in ("moveFrom", "moveTo") for end in ("Start", "End"))
_OFF = ("0", "false", "off", "none")
_FORMATS = {
    "i": "i",
    "b": "b",
    "u": "u",
    "strike": "s",
    "dstrike": "s",
    "caps": "look",
    "smallCaps": "look",
    "color": "look",
    "highlight": "look",
    "shd": "look",
    "sz": "look",
    "rFonts": "look",
}
"""Character properties -> what they are in Markdown; "look" is what it has no sign for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph in one look.

    Attributes:
        kind: "text", "break" (a line's), or "note"; of a note the text is its mark's name.
        formats: of "i", "b", "u", "s", "sub", "sup", "code", and "look..." for what has no sign in Markdown.
        link: where it leads, empty for nowhere.
        run: the run it stands in.
    """

    kind: Literal["text", "break", "note"]
    text: str
    formats: frozenset[str] = frozenset()
    link: str = ""
    run: Element | None = None


@dataclass(slots=True)
class Inside:
    """What stands in a paragraph.

    Attributes:
        before, after: elements that stay, in front of the new text and behind it.
        fixed: something is inside that would be lost with new text, so the paragraph stays as it is.
        revised: it holds tracked changes.
        pictures: (description, part) of each. boxes: the text boxes that hang on it.
        page_break: it breaks the page.
    """

    spans: list[Span] = field(default_factory=list)
    before: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)
    fixed: bool = False
    revised: bool = False
    page_break: bool = False
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees, line breaks as newlines, marks of notes left out."""
        return "".join("\n" if s.kind == "break" else s.text for s in self.spans if s.kind != "note")


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False

    @property
    def link(self) -> str:
        words = self.code.split()
        if not self.shown or not words or words[0].upper() != "HYPERLINK":
            return ""
        quoted = self.code.split('"')
        target = quoted[1] if len(quoted) > 2 else words[-1]
        return f"#{target}" if "\\l" in words else target


@dataclass(slots=True)
class Surroundings:
    """What a paragraph's inside depends on, and the fields that are open across paragraphs.

    Attributes:
        relations: id -> (type, target). styles: id of a character style -> its run properties.
        codes: ids of the character styles for code.
        labels: (kind of note, id) -> the name of its mark; filled in the order of the marks.
    """

    relations: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    styles: Mapping[str, Element] = field(default_factory=dict)
    codes: Collection[str] = ()
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    fields: list[_Field] = field(default_factory=list)

    def label(self, kind: str, key: str) -> str:
        """The name of a note's mark: "1" for a footnote, "e1" for an endnote."""
        if (kind, key) not in self.labels:
            number = 1 + sum(other == kind for other, _ in self.labels)
            self.labels[kind, key] = f"{'e' if kind == 'endnote' else ''}{number}"
        return self.labels[kind, key]


def inside(paragraph: Element, around: Surroundings) -> Inside:
    """Read a paragraph as if all tracked changes had been accepted."""
    open_before = len(around.fields)
    reader = _Reader(around)
    reader.walk(paragraph, "")
    mark = child(paragraph, "pPr", "rPr")
    ended = mark is not None and any(name_of(c) in _GONE for c in mark)  # it runs on into the next
    if open_before or around.fields or ended or child(paragraph, "pPr", "framePr") is not None:
        reader.found.fixed = True
    return reader.found


class _Reader:
    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.found = Inside()

    def walk(self, element: Element, link: str) -> None:
        found = self.found
        for node in element:
            name = name_of(node)
            if name == "r":
                self._run(node, link)
            elif name == "hyperlink":
                self.walk(node, self._target(node) or link)
            elif name in _MARKERS:
                self._keep(node, name in _STARTS)
            elif name in (*_TAKEN, *_GONE, *_REVISED):
                found.revised = True
                if name in _TAKEN:
                    self.walk(node, link)
            elif name in _WRAPS:
                self.walk(node, link)
            elif name == "fldSimple":
                field_ = _Field(value(node, "instr"), True)
                found.fixed = found.fixed or not field_.link
                self.walk(node, field_.link or link)
            elif name == "sdt":
                found.fixed = True
                content = child(node, "sdtContent")
                if content is not None:
                    self.walk(content, link)
            elif name not in _NOTHING and name:
                found.fixed = True
                words = "".join(str(t) for t in node.itertext("{*}t"))
                if words:
                    found.spans.append(Span("text", words))

    def _target(self, node: Element) -> str:
        key = next((v for k, v in node.attrib.items() if str(k).endswith("relationships}id")), "")
        anchor = value(node, "anchor")
        target = self.around.relations.get(str(key), ("", ""))[1]
        return target + (f"#{anchor}" if anchor else "")

    def _keep(self, element: Element, first: bool = False) -> None:
        """An element that stays; what opens a range goes in front, so that the range holds the text."""
        (self.found.before if first or not self.found.text.strip() else self.found.after).append(element)

    def _run(self, run: Element, link: str) -> None:
        properties = child(run, "rPr")
        formats = frozenset(_formats(properties, self.around.styles))
        if value(child(properties, "rStyle")) in self.around.codes:
            formats = frozenset({"code"})
        if "hidden" in formats and any(name_of(c) in ("t", "sym") for c in run):
            self.found.fixed = True
            return
        for node in run:
            name = name_of(node)
            fields = self.around.fields
            if name in ("t", "noBreakHyphen", "cr", "br", "tab", "sym", "softHyphen"):
                self._text(node, name, run, formats, next((f.link for f in fields if f.link), link))
            elif name in ("footnoteReference", "endnoteReference"):
                label = self.around.label(name.removesuffix("Reference"), value(node, "id"))
                self.found.spans.append(Span("note", label, run=run))
                self.found.fixed = self.found.fixed or bool(value(node, "customMarkFollows"))
            elif name == "commentReference":
                self._keep(_alone(run, node))
            elif name == "fldChar":
                self._field(value(node, "fldCharType"))
            elif name == "instrText" and fields:
                fields[-1].code += node.text or ""
            elif name in ("drawing", "pict", "object", "mc:AlternateContent"):
                self._drawing(node, run)
            elif name and name not in _NOTHING:
                self.found.fixed = True

    def _text(self, node: Element, name: str, run: Element, formats: frozenset[str], link: str) -> None:
        found = self.found
        if name == "br" and value(node, "type") in ("page", "column"):
            found.page_break = True
            self._keep(_alone(run, node))
        elif name in ("br", "cr"):
            found.spans.append(Span("break", "\n", formats, link, run))
        elif name == "tab" and not found.text.strip():
            found.before.append(_alone(run, node))  # an indent
        elif name in ("tab", "sym"):
            found.fixed = True
            found.spans.append(Span("text", " " if name == "tab" else "�", formats, link, run))
        elif name != "softHyphen":
            text = "‑" if name == "noBreakHyphen" else node.text or ""
            found.spans.append(Span("text", text.replace("\n", " ").replace("\t", " "), formats, link, run))

    def _field(self, step: str) -> None:
        fields = self.around.fields
        if step == "begin":
            fields.append(_Field())
        elif fields and step == "separate":
            fields[-1].shown = True
            self.found.fixed = self.found.fixed or not fields[-1].link
        elif fields and step == "end":
            self.found.fixed = self.found.fixed or not fields[-1].shown
            fields.pop()

    def _drawing(self, node: Element, run: Element) -> None:
        """A picture or a text box: one that floats stays beside new text, one in the line fixes it."""
        found = self.found
        shown = [n for n in node.iter() if next(n.iterancestors("{*}Fallback"), None) is None]
        boxes = [n for n in shown if name_of(n) == "txbxContent"]
        found.boxes += boxes
        blip = next((n for n in shown if str(n.tag).endswith(("}blip", "}imagedata"))), None)
        if blip is not None and not boxes:
            label = next((n for n in shown if name_of(n) == "wp:docPr"), None)
            words = "" if label is None else label.get("descr") or label.get("title") or ""
            key = next((v for k, v in blip.attrib.items() if "relationships}" in str(k)), "")
            found.pictures.append((words, self.around.relations.get(str(key), ("", ""))[1]))
        floats = any(name_of(n) == "wp:anchor" for n in shown)
        if floats:
            found.before.append(_alone(run, node))
        else:
            found.fixed = True


def _alone(run: Element, part: Element) -> Element:
    """The run with nothing in it but its properties and one part."""
    place = list(run).index(part)
    copied = copy.deepcopy(run)
    for number, node in reversed(list(enumerate(copied))):
        if number != place and name_of(node) != "rPr":
            copied.remove(node)
    copied.tail = None
    return copied


def _formats(properties: Element | None, styles: Mapping[str, Element], depth: int = 0) -> Iterator[str]:
    """What run properties say, by themselves or by the name of a character style."""
    for node in [] if properties is None else properties:
        name = name_of(node)
        if name == "rStyle" and depth < 8:
            yield from _formats(styles.get(value(node)), styles, depth + 1)
        elif name == "vertAlign" and value(node) in ("superscript", "subscript"):
            yield value(node)[:3]
        elif name == "vanish" and value(node) not in _OFF:
            yield "hidden"
        elif _FORMATS.get(name) == "look":
            shown = value(node) or value(node, "ascii") or value(node, "fill")
            shown = shown or ("on" if name in ("caps", "smallCaps") else "")
            if shown and shown not in ("auto", "clear", *_OFF):
                yield f"look {name} {shown}"
        elif name in ("i", "b"):
            yield name  # also where it says "not", against its paragraph: that is emphasis as well
        elif name in _FORMATS and value(node) not in _OFF:
            yield _FORMATS[name]
