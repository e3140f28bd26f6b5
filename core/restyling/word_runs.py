"""Owns the runs of new text in Word: each takes its look from the text that was there."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from core.restyling.word_inline import Span
from core.restyling.word_marks import inline_parser
from core.restyling.word_package import Element, child, name_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ON = {"i": "i", "b": "b", "u": "u", "s": "strike", "sub": "vertAlign", "sup": "vertAlign"}
_VALUES = {"u": "single", "sub": "subscript", "sup": "superscript"}
_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
    *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing"),
    *("w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
    "vertAlign",
)
"""Run properties in the order in which Word wants them."""
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Model:
    run: Element
    formats: frozenset[str]


@dataclass(slots=True)
class Shared:
    """What new text may take from any paragraph of its document: marks wander from one to another.

    Attributes:
        notes: name of a note's mark -> its run. links: address -> (the link's element, its text's run).
        looks: formats with a look that Markdown has no sign for -> a run of that look.
    """

    notes: dict[str, Element] = field(default_factory=dict)
    links: dict[str, tuple[Element | None, _Model]] = field(default_factory=dict)
    looks: dict[frozenset[str], Element] = field(default_factory=dict)


class Runs:
    """Makes the runs of one paragraph's new text."""

    def __init__(self, paragraph: Element, spans: Sequence[Span], shared: Shared) -> None:
        """`spans` is the paragraph's text so far, looks numbered; what it holds is added to `shared`."""
        self.space = str(paragraph.tag).partition("}")[0] + "}"
        self.shared = shared
        self.own: dict[frozenset[str], Element] = {}
        sizes: dict[frozenset[str], int] = {}
        for span in spans:
            if span.run is None or span.kind == "break":
                continue
            if span.kind == "note":
                shared.notes.setdefault(span.text, span.run)
            elif span.link:
                holder = next(span.run.iterancestors("{*}hyperlink"), None)
                address = inline_parser().normalizeLink(span.link)
                shared.links.setdefault(address, (holder, _Model(span.run, span.formats)))
            elif span.text.strip():
                self.own.setdefault(span.formats, span.run)
                shared.looks.setdefault(span.formats, span.run)
                sizes[span.formats] = sizes.get(span.formats, 0) + len(span.text)
        self.usual = max(sizes, key=lambda f: (not f, sizes[f]), default=frozenset[str]())
        self.base = self.own.get(self.usual)

    def nodes(self, span: Span) -> list[Element]:
        """A span as runs, in a link where it is one."""
        if span.kind == "note":
            original = self.shared.notes.get(span.text)
            if original is not None:
                return [self._reference(original)]
            span = Span("text", f"[^{span.text}]", span.formats, span.link)
        run = self._run(span)
        if not span.link:
            return [run]
        holder, model = self.shared.links.get(span.link, (None, None))
        if holder is not None:
            link = copy.deepcopy(holder)
            link.tail = None
            for node in list(link):
                link.remove(node)
        else:
            target = span.link.replace('"', "%22")
            code = f' HYPERLINK \\l "{target[1:]}" ' if target.startswith("#") else f' HYPERLINK "{target}" '
            link = etree.Element(f"{self.space}fldSimple", {f"{self.space}instr": code})
        if model is not None and span.formats == model.formats:
            self._dress(run, model.run)
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
        model = self.own.get(span.formats)
        if model is None and any(name.startswith("look-") for name in span.formats):
            model = self.shared.looks.get(span.formats)  # a look that came from another paragraph
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
