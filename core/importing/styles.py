"""Owns the little of CSS that tells a heading from a paragraph: size, weight, place, and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class Look(NamedTuple):
    """How an element's own text looks, as factors of what stands around it.

    Attributes:
        size: font size by the text around; 1.0 as it is.
        bold, italic, centred, right: None where nothing is said.
        hidden, block, floats, raised: display: none, display: block, float: left, superscript.
    """

    size: float = 1.0
    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None
    hidden: bool = False
    block: bool = False
    floats: bool = False
    raised: bool = False


PLAIN = Look()
_TAGS: Mapping[str, Look] = {
    "b": Look(bold=True),
    "strong": Look(bold=True),
    "i": Look(italic=True),
    "em": Look(italic=True),
    "center": Look(centred=True),
    "big": Look(size=1.2),
    "small": Look(size=0.83),
    "sup": Look(raised=True),
}
_FONT = {"1": 0.63, "2": 0.82, "3": 1.0, "4": 1.13, "5": 1.5, "6": 2.0, "7": 3.0}
_NAMED = {"xx-small": 0.6, "x-small": 0.75, "small": 0.85, "medium": 1.0, "large": 1.2, "x-large": 1.5,
          "xx-large": 2.0, "larger": 1.2, "smaller": 0.83}  # fmt: skip
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE = re.compile(r"^(\w*)(\.[\w-]+)?$")
_SIZE = re.compile(r"^([\d.]+)(em|rem|%|px|pt)?$")


class Sheet:
    """The rules of a book's stylesheets with a plain selector: `tag`, `.class` or `tag.class`."""

    def __init__(self, css: str = "") -> None:
        self._rules: dict[str, dict[str, str]] = {}
        self._cache: dict[tuple[str, str, str, str], Look] = {}
        self.add(css)

    def add(self, css: str) -> None:
        css = _AT_BLOCK.sub("", _COMMENT.sub("", css))
        for selectors, body in _RULE.findall(css):
            for selector in selectors.split(","):
                if _SIMPLE.match(selector.strip()) and selector.strip():
                    self._rules.setdefault(selector.strip(), {}).update(_declarations(body))
        self._cache.clear()

    def on(self, page: str) -> Sheet:
        """These rules with a page's own after them; other pages do not see those."""
        if not page.strip():
            return self
        sheet = Sheet()
        sheet._rules = {selector: dict(rules) for selector, rules in self._rules.items()}
        sheet.add(page)
        return sheet

    def look(self, tag: str, classes: str, inline: str, align: str = "") -> Look:
        """What an element of this tag, class attribute and style attribute looks like."""
        key = (tag, classes, inline, align)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._compute(*key)
        return found

    def _compute(self, tag: str, classes: str, inline: str, align: str) -> Look:
        rules: dict[str, str] = dict(self._rules.get(tag, {}))
        for name in classes.split():
            rules.update(self._rules.get(f".{name}", {}))
            rules.update(self._rules.get(f"{tag}.{name}", {}))
        if inline:
            rules.update(_declarations(inline))
        look = _TAGS.get(tag, PLAIN)
        if tag == "font":
            look = look._replace(size=_FONT.get(align, 1.0))
        elif align.lower() in ("center", "middle"):
            look = look._replace(centred=True)
        return _applied(look, rules) if rules else look


def _declarations(body: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in body.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower()
        for name, _, value in pairs
        if value
    }


def _applied(look: Look, rules: Mapping[str, str]) -> Look:
    changes: dict[str, object] = {}
    if "font-size" in rules:
        changes["size"] = _size(rules["font-size"])
    weight = rules.get("font-weight", "")
    if weight:
        changes["bold"] = weight in ("bold", "bolder", "600", "700", "800", "900")
    if "font-style" in rules:
        changes["italic"] = rules["font-style"] in ("italic", "oblique")
    if "text-align" in rules:
        changes["centred"] = rules["text-align"] == "center"
    if rules.get("display") == "none":
        changes["hidden"] = True
    if rules.get("display") == "block":
        changes["block"] = True
    if rules.get("float") == "left":
        changes["floats"] = True
    if rules.get("vertical-align") in ("super", "top", "text-top"):
        changes["raised"] = True
    return look._replace(**changes)  # type: ignore[arg-type]


def _size(value: str) -> float:
    """A CSS font size as a factor; sizes in points and pixels are taken against 12 pt and 16 px."""
    match = _SIZE.match(value)
    if not match:
        return _NAMED.get(value, 1.0)
    number = float(match.group(1) or 0)
    return {"%": number / 100, "px": number / 16, "pt": number / 12}.get(match.group(2) or "em", number)
