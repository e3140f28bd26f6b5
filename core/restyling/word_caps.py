"""Owns drop caps: the large first letter of a Word paragraph, a paragraph of its own before it."""

from __future__ import annotations

import re

from core.restyling.word_inline import Inside, Span
from core.restyling.word_package import Element, child, name_of, value

_NO_TEXT = ("bookmarkStart", "bookmarkEnd", "proofErr")
_FIRST = re.compile(r"[“‘«\"']?[^\W\d_]")
_MOST = 3
"""Characters of a drop cap: a letter, with a quotation mark and an apostrophe at most."""


def is_cap(element: Element, found: Inside) -> bool:
    """Whether a paragraph, with this inside it, is the drop cap of the next one."""
    frame = child(element, "pPr", "framePr")
    if frame is None or value(frame, "dropCap") in ("", "none") or _beside(element, 1) is None:
        return False
    return 0 < len(found.text.strip()) <= _MOST and all(span.kind == "text" for span in found.spans)


def cap_before(element: Element) -> Element | None:
    """The paragraph in front of this one, if there is one: `is_cap` tells whether it is its drop cap."""
    return _beside(element, -1)


def with_cap(found: Inside, cap: Inside) -> None:
    """Put a drop cap in front of the paragraph that it belongs to, in the look of its first words."""
    first = found.spans[0] if found.spans and found.spans[0].kind == "text" else Span("text", "")
    found.spans.insert(0, Span("text", cap.text.strip(), first.formats, first.link, first.run))


def divided(text: str) -> tuple[str, str]:
    """The drop cap and the rest of a new text; no cap where it begins with something else than a letter."""
    first = _FIRST.match(text)
    return (first[0], text[first.end() :]) if first else ("", text)


def _beside(element: Element, way: int) -> Element | None:
    """The neighbour before (-1) or after (1), if it is a paragraph."""
    node = element.getnext() if way > 0 else element.getprevious()
    while node is not None and name_of(node) in _NO_TEXT:
        node = node.getnext() if way > 0 else node.getprevious()
    return node if node is not None and name_of(node) == "p" else None
