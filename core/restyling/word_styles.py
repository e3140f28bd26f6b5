"""Owns what Word's styles and lists say a paragraph is: a heading, a list's item, a quotation, code."""

from __future__ import annotations

from dataclasses import dataclass

from core.restyling.word_package import Element, Package, child, name_of, value

_QUOTES = ("quote", "intense quote", "block text")
_CODE = ("html preformatted", "source code", "code", "preformatted text", "macro")
_CODE_WORDS = ("html code", "html typewriter", "verbatim char", "source text", "source code char")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is.

    Attributes:
        kind: "text", "heading", "list", "quote" or "code".
        level: of a heading 1-6, of a list's item from 0.
        numbered: of a list's item. list: which list it belongs to.
    """

    kind: str
    level: int = 0
    numbered: bool = False
    list: str = ""


class Styles:
    """The styles and lists of a document."""

    def __init__(self, package: Package) -> None:
        _, styles = package.related("styles")
        _, numbering = package.related("numbering")
        self._paragraph: dict[str, Element] = {}
        self.characters: dict[str, Element] = {}
        self.codes: set[str] = set()
        for style in [] if styles is None else styles:
            if name_of(style) != "style":
                continue
            if value(style, "type") == "paragraph":
                self._paragraph[value(style, "styleId")] = style
                if value(style, "default") in ("1", "true"):
                    self._paragraph.setdefault("", style)
            elif (looks := child(style, "rPr")) is not None:
                self.characters[value(style, "styleId")] = looks
                if value(child(style, "name")).lower() in _CODE_WORDS:
                    self.codes.add(value(style, "styleId"))
        self._formats: dict[tuple[str, int], str] = {}
        self._read_numbering(numbering)

    def _read_numbering(self, numbering: Element | None) -> None:
        levels: dict[str, dict[int, str]] = {}
        for node in [] if numbering is None else numbering:
            if name_of(node) == "abstractNum":
                levels[value(node, "abstractNumId")] = {
                    int(value(level, "ilvl") or 0): value(child(level, "numFmt"))
                    for level in node
                    if name_of(level) == "lvl"
                }
            elif name_of(node) == "num":
                for level, shown in levels.get(value(child(node, "abstractNumId")), {}).items():
                    self._formats[value(node, "numId"), level] = shown

    def role(self, paragraph: Element) -> Role:
        """What a paragraph is, by its own properties, its style's, or those that is based on."""
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"))
        name, chain = "", []
        if properties is not None:
            chain.append(properties)
        for step in range(_DEEPEST):
            element = self._paragraph.get(style)
            if element is None:
                break
            shown = value(child(element, "name")).lower()
            name = name or shown
            if role := _named(shown):
                return role
            if (inner := child(element, "pPr")) is not None:
                chain.append(inner)
            style = value(child(element, "basedOn"))
            if not style or step == _DEEPEST - 1:
                break
        return self._by_properties(chain)

    def _by_properties(self, chain: list[Element]) -> Role:
        for properties in chain:
            outline = value(child(properties, "outlineLvl"))
            if outline.isdecimal() and int(outline) < 9:
                return Role("heading", min(6, int(outline) + 1))
            numbers = child(properties, "numPr")
            if numbers is None:
                continue
            number = value(child(numbers, "numId"))
            if number == "0":  # taken out of its style's list
                return Role("text")
            if number:
                level = int(value(child(numbers, "ilvl")) or 0)
                shown = self._formats.get((number, level), "bullet")
                return Role("list", level, shown not in ("bullet", "none", ""), number)
        return Role("text")


def _named(name: str) -> Role | None:
    if name.startswith("heading ") and name[8:].strip().isdecimal():
        return Role("heading", max(1, min(6, int(name[8:]))))
    if name == "title":
        return Role("heading", 1)
    if name in _QUOTES:
        return Role("quote")
    if name in _CODE:
        return Role("code")
    return None
