"""Owns the writing of new text into a Word document: paragraphs are replaced, all else keeps its bytes."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.parsers import expat

from lxml import etree

from core.progress import BadInput
from core.restyling.document import paragraphs_of
from core.restyling.word_inline import Inside, Span, Surroundings, inside
from core.restyling.word_marks import inline_parser, numbered_looks, spans_of
from core.restyling.word_package import STRICT, WORD, Element, Package, child, name_of
from core.restyling.word_reading import read_word
from core.restyling.word_styles import Styles

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ON = {"i": "i", "b": "b", "u": "u", "s": "strike", "sub": "vertAlign", "sup": "vertAlign"}
_VALUES = {"u": "single", "sub": "subscript", "sup": "superscript"}
_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
    *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing"),
    *(
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
    ),
)
"""Run properties in the order in which Word wants them."""
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_word(original: bytes, changes: Mapping[int, str], name: str = "The document") -> bytes:
    """The document with new text in some of its paragraphs.

    Args:
        changes: index of a block of `read_word(original)` -> its new text as Markdown, paragraphs
            separated by a blank line; an empty one takes the paragraph away.

    Returns:
        The original bytes where nothing changes; else a package of which only those paragraphs differ.

    Raises:
        BadInput, Protected: see `Package`. ValueError: a block is no prose.
    """
    if not changes:
        return original
    package = Package(original, name)
    text = read_word(original, name)
    wanted = {}
    for index, new in changes.items():
        if index not in text.paragraphs:
            raise ValueError(f"block {index} is no prose")
        wanted[text.paragraphs[index]] = new
    data = package.read(package.main) or b""
    root = package.xml(package.main)
    if root is None or (root.getroottree().docinfo.encoding or "UTF-8").upper() not in ("UTF-8", "US-ASCII"):
        raise BadInput(f"{name} is not written in UTF-8.", "Save it as .docx again in a word processor.")
    places = _places(data)
    styles = Styles(package)
    around = Surroundings(package.relations(package.main), styles.characters, styles.codes)
    parts: list[bytes] = []
    done = 0
    for number, element in enumerate([e for e in root.iter("{*}p") if name_of(e) == "p"]):
        found = inside(element, around)  # all are read: fields and the names of notes go on
        if number in wanted:
            start, end = places[number]
            parts += [data[done:start], _Paragraph(element, found, around).written(wanted[number])]
            done = end
    return package.with_main(b"".join(parts) + data[done:])


def _places(data: bytes) -> list[tuple[int, int]]:
    """Where each paragraph starts and ends, in bytes, in the order of their starts."""
    parser = expat.ParserCreate(namespace_separator=" ")
    places: list[list[int]] = []
    open_: list[int] = []
    names = (f"{WORD} p", f"{STRICT} p")

    def start(name: str, _attributes: object) -> None:
        if name in names:
            open_.append(len(places))
            places.append([parser.CurrentByteIndex, 0])

    def end(name: str) -> None:
        if name in names:
            places[open_.pop()][1] = data.index(b">", parser.CurrentByteIndex) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return [(first, last) for first, last in places]


class _Paragraph:
    """One paragraph whose text is replaced."""

    def __init__(self, element: Element, found: Inside, around: Surroundings) -> None:
        self.element = element
        self.found = found
        self.space = str(element.tag).partition("}")[0] + "}"
        named = numbered_looks(found.spans)
        self.notes = {span.text: span.run for span in named if span.kind == "note"}
        self.runs: dict[frozenset[str], Element | None] = {}
        self.links: dict[str, tuple[Element | None, Element | None]] = {}
        sizes: dict[frozenset[str], int] = {}
        for span in named:
            if span.kind != "text" or span.run is None:
                continue
            if span.link:
                holder = next((a for a in span.run.iterancestors("{*}hyperlink")), None)
                self.links.setdefault(inline_parser().normalizeLink(span.link), (holder, span.run))
            elif span.text.strip():
                self.runs.setdefault(span.formats, span.run)
                sizes[span.formats] = sizes.get(span.formats, 0) + len(span.text)
        usual = max(sizes, key=lambda f: (not f, sizes[f]), default=frozenset[str]())
        self.usual, self.base = usual, self.runs.get(usual)
        self.before = [n for n in found.before if not _is_indent(n)]
        self.indents = [n for n in found.before if _is_indent(n)]

    def written(self, text: str) -> bytes:
        """The paragraphs that take this one's place."""
        paragraphs = paragraphs_of(text)
        if not paragraphs:
            return self._removed()
        last = len(paragraphs) - 1
        return b"".join(
            _bytes(self._made(words, place == 0, place == last), self.element)
            for place, words in enumerate(paragraphs)
        )

    def _removed(self) -> bytes:
        """Nothing, or what must stay of a paragraph without text: the end of a section, a comment's mark."""
        kept = [*self.before, *self.found.after]
        if child(self.element, "pPr", "sectPr") is not None or any(name_of(n) == "r" for n in kept):
            return _bytes(self._shell([*kept]), self.element)
        return b"".join(_bytes(copy.deepcopy(node), self.element) for node in kept)

    def _shell(self, content: Sequence[Element]) -> Element:
        """The paragraph with its properties and other content."""
        made = copy.deepcopy(self.element)
        made.tail = None
        for node in list(made):
            if name_of(node) != "pPr":
                made.remove(node)
        made.text = None
        for node in content:
            copied = copy.deepcopy(node)
            copied.tail = None
            made.append(copied)
        return made

    def _made(self, text: str, first: bool, last: bool) -> Element:
        nodes = [*(self.before if first else []), *self.indents]
        for span in spans_of(text):
            nodes += self._nodes(span)
        made = self._shell([*nodes, *(self.found.after if last else [])])
        if not first:
            for key in [k for k in made.attrib if str(k).endswith(("}paraId", "}textId"))]:
                del made.attrib[key]  # each may stand once in a document
            _drop(made, "pageBreakBefore")
        if not last:
            _drop(made, "sectPr")
        return made

    def _nodes(self, span: Span) -> list[Element]:
        if span.kind == "note":
            original = self.notes.get(span.text)
            if original is not None:
                return [self._reference(original)]
            span = Span("text", f"[^{span.text}]", span.formats, span.link)
        run = self._run(span)
        if not span.link:
            return [run]
        holder, model = self.links.get(span.link, (None, None))
        if holder is not None:
            link = copy.deepcopy(holder)
            link.tail = None
            for node in list(link):
                link.remove(node)
        else:
            target = span.link.replace('"', "%22")
            code = f' HYPERLINK \\l "{target[1:]}" ' if target.startswith("#") else f' HYPERLINK "{target}" '
            link = etree.Element(f"{self.space}fldSimple", {f"{self.space}instr": code})
        if model is not None and span.formats <= _formats_of(model, self.runs):
            self._dress(run, model)
        link.append(run)
        return [link]

    def _reference(self, original: Element) -> Element:
        run = copy.deepcopy(original)
        for node in list(run):
            if name_of(node) not in ("rPr", "footnoteReference", "endnoteReference"):
                run.remove(node)
        return run

    def _run(self, span: Span) -> Element:
        run = etree.Element(f"{self.space}r")
        model = self.runs.get(span.formats)
        formats = span.formats
        if model is None and not formats and self.usual:
            model, off = self.base, self.usual
        else:
            off = frozenset[str]()
        properties = self._dress(run, model if model is not None else self.base)
        if model is None:
            self._switch(properties, self.usual - formats, on=False)
            self._switch(properties, formats - self.usual, on=True)
        self._switch(properties, off, on=False)
        if not len(properties):
            run.remove(properties)
        if span.kind == "break":
            etree.SubElement(run, f"{self.space}br")
        else:
            words = etree.SubElement(run, f"{self.space}t")
            words.text = _NOT_XML.sub("", span.text)
            words.set(_SPACE, "preserve")
        return run

    def _dress(self, run: Element, model: Element | None) -> Element:
        """Give a run the properties of another."""
        old = child(run, "rPr")
        if old is not None:
            run.remove(old)
        given = child(model, "rPr")
        properties = etree.Element(f"{self.space}rPr") if given is None else copy.deepcopy(given)
        properties.tail = None
        for node in list(properties):
            if name_of(node) in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
                properties.remove(node)
        run.insert(0, properties)
        return properties

    def _switch(self, properties: Element, formats: frozenset[str], on: bool) -> None:
        for name in sorted(formats & set(_ON)):
            for node in [n for n in properties if name_of(n) == _ON[name]]:
                properties.remove(node)
            if not on:
                continue
            made = etree.Element(f"{self.space}{_ON[name]}")
            if name in _VALUES:
                made.set(f"{self.space}val", _VALUES[name])
            rank = _ORDER.index(_ON[name])
            place = sum(name_of(n) in _ORDER[:rank] for n in properties)
            properties.insert(place, made)


def _formats_of(run: Element, runs: Mapping[frozenset[str], Element | None]) -> frozenset[str]:
    return next((formats for formats, other in runs.items() if other is run), frozenset({"i", "b"}))


def _is_indent(node: Element) -> bool:
    return name_of(node) == "r" and child(node, "tab") is not None


def _drop(paragraph: Element, name: str) -> None:
    properties = child(paragraph, "pPr")
    node = child(properties, name)
    if properties is not None and node is not None:
        properties.remove(node)


def _bytes(made: Element, at: Element) -> bytes:
    """An element as it is written where it stands, without the namespaces that are known there."""
    known: dict[Any, str] = dict(at.nsmap) if at.getparent() is not None else {}
    etree.cleanup_namespaces(made, top_nsmap=known)
    text = etree.tostring(made, encoding="unicode", with_tail=False)
    head, bracket, rest = text.partition(">")
    for prefix, uri in known.items():
        name = "xmlns" if prefix is None else f"xmlns:{prefix}"
        head = head.replace(f' {name}="{uri}"', "", 1)
    return (head + bracket + rest).encode()
