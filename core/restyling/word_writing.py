"""Owns the writing of new text into a Word document: paragraphs are replaced, all else keeps its bytes."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any
from xml.parsers import expat

from lxml import etree

from core.restyling.document import paragraphs_of
from core.restyling.word_caps import cap_before, divided, is_cap
from core.restyling.word_inline import Inside, Surroundings, inside
from core.restyling.word_marks import numbered_looks, spans_of
from core.restyling.word_package import STRICT, WORD, Element, Package, child, name_of
from core.restyling.word_reading import read_word
from core.restyling.word_runs import Runs, Shared
from core.restyling.word_styles import Styles


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
    paragraphs = read_word(original, name).paragraphs
    wanted = {}
    for index, new in changes.items():
        if index not in paragraphs:
            raise ValueError(f"block {index} is no prose")
        wanted[paragraphs[index]] = new
    root, data = _text_part(package)
    return package.with_main(_spliced(data, _replaced(package, root, wanted)))


def _text_part(package: Package) -> tuple[Element, bytes]:
    """The part with the text, parsed and in UTF-8."""
    root, data = package.xml(package.main), package.read(package.main)
    assert root is not None and data is not None  # or it would be no package
    if (root.getroottree().docinfo.encoding or "UTF-8").upper() not in ("UTF-8", "US-ASCII"):
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return root, data


def _replaced(package: Package, root: Element, wanted: Mapping[int, str]) -> dict[int, _Paragraph]:
    """The paragraphs whose text changes, by their number, ascending; drop caps are paragraphs too."""
    styles = Styles(package)
    around = Surroundings(package.relations(package.main), styles.characters, styles.codes)
    replaced: dict[int, _Paragraph] = {}
    shared = Shared()
    last: tuple[Element, Inside] | None = None
    for number, element in enumerate([e for e in root.iter("{*}p") if name_of(e) == "p"]):
        found = inside(element, around)  # all are read: fields and the names of notes go on
        if number in wanted:
            new = wanted[number]
            if last is not None and last[0] is cap_before(element) and is_cap(*last):
                cap, new = divided(new)
                replaced[number - 1] = _Paragraph(*last, cap, shared)
            replaced[number] = _Paragraph(element, found, new, shared)
        last = element, found
    for number in sorted(replaced, reverse=True):
        if number - 1 in replaced:
            replaced[number].hand_over(replaced[number - 1])
    return replaced


def _spliced(data: bytes, replaced: Mapping[int, _Paragraph]) -> bytes:
    places = _places(data)
    parts: list[bytes] = []
    done = 0
    for number, paragraph in replaced.items():
        start, end = places[number]
        parts += [data[done:start], paragraph.written()]
        done = end
    return b"".join(parts) + data[done:]


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

    def __init__(self, element: Element, found: Inside, text: str, shared: Shared) -> None:
        self.element = element
        self.paragraphs = paragraphs_of(text)
        self.found = found
        self.runs = Runs(element, numbered_looks(found.spans), shared)
        self.before = [n for n in found.before if not _is_indent(n)]
        self.indents = [n for n in found.before if _is_indent(n)]

    def hand_over(self, before: _Paragraph) -> None:
        """Give the paragraph before what must outlive this one, such as a comment's mark."""
        if self.paragraphs or child(self.element, "pPr", "sectPr") is not None:
            return
        if self.element.getprevious() is before.element:
            before.found.after += [*self.before, *self.found.after]
            self.before, self.found.after = [], []

    def written(self) -> bytes:
        """The paragraphs that take this one's place."""
        if not self.paragraphs:
            return self._removed()
        last = len(self.paragraphs) - 1
        return b"".join(
            _bytes(self._made(words, place == 0, place == last), self.element)
            for place, words in enumerate(self.paragraphs)
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
            nodes += self.runs.nodes(span)
        made = self._shell([*nodes, *(self.found.after if last else [])])
        if not first:
            for key in [k for k in made.attrib if str(k).endswith(("}paraId", "}textId"))]:
                del made.attrib[key]  # each may stand once in a document
            _drop(made, "pageBreakBefore")
        if not last:
            _drop(made, "sectPr")
        return made


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
