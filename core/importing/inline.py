"""Owns what stands inside paragraphs: page numbers, first letters, formulas."""

from __future__ import annotations

import re

from core.importing.markup import MATH, Element, epub_types

_PAGE_CLASS = re.compile(r"page-?(num|no|number|break)|pgnum|^pg$|^folio$", re.I)
_PAGE_ID = re.compile(r"^(p|pg|page)[_-]?\d+$", re.I)
_PAGE_TEXT = re.compile(r"^[\[({]?\s*(p(g|age|\.)?\.?\s*)?(\d{1,4}|[ivxlc]+)\s*[\])}]?$", re.I)
_FRACTION = (f"{{{MATH}}}mfrac", "mfrac")
_WORDS_OF_ONE_LETTER = "AEIOUYÀÉÈÓÚaeiouyàéèóú"


def attribute(element: Element, name: str) -> str:
    """An attribute as far as anybody writes one by hand; it may be as long as the file."""
    return (element.get(name) or "")[:1000]


def is_hidden(element: Element) -> bool:
    """Whether the page itself says that nobody is to see it."""
    style = attribute(element, "style")
    return element.get("hidden") is not None or ("visibility" in style and "hidden" in style)


def is_page_number(element: Element, classes: str) -> bool:
    """Whether it shows the number of a page of the printed book."""
    named = (
        "pagebreak" in epub_types(element)
        or any(_PAGE_CLASS.search(name) for name in classes.split())
        or bool(_PAGE_ID.match(element.get("id") or ""))
    )
    return named and bool(_PAGE_TEXT.match("".join(map(str, element.itertext())).strip()))


def letter_of(image: Element) -> str:
    """The first letter of a paragraph that is shown as a picture; empty where it is another picture."""
    alt = (image.get("alt") or "").strip()
    if len(alt) != 1 or not alt.isalpha():
        return ""
    node: Element | None = image
    while node is not None and not node.tail and node.getnext() is None:
        node = node.getparent()
    after = "" if node is None else node.tail or ""
    return alt if after[:1].strip() else ""


def is_initial(text: str) -> bool:
    """Whether a text is one large letter that begins a word, perhaps with a quotation mark."""
    bare = text.strip().lstrip("“\"‘'«„¿¡—")
    return len(bare) == 1 and bare.isalpha() and bare.isupper()


def parted_initial(text: str) -> bool:
    """Whether a first letter can be no word of its own, so that a blank after it is none."""
    return is_initial(text) and text.strip()[-1] not in _WORDS_OF_ONE_LETTER


def formula(math: Element) -> str:
    """A formula in one line: what it says of itself, else its signs, with a stroke in fractions."""
    said = (math.get("alttext") or "").strip()
    if said and "\\" not in said and "{" not in said:
        return said
    parts: list[str] = []
    for element in math.iter():
        if not isinstance(element.tag, str) or "annotation" in element.tag:
            continue
        parent, first = element.getparent(), element.getprevious() is None
        if not first and parent is not None and parent.tag in _FRACTION:
            parts.append("/")
        if (element.text or "").strip():
            parts.append((element.text or "").strip())
    return "".join(parts)
