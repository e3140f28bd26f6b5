"""Owns the text inside a paragraph of a Word document: fields, revisions, symbols, text boxes, looks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.importing.markup import Element
from core.importing.words import fold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}delText", f"{W}rt", FALLBACK)
)
_FURNITURE = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|NOTEREF)\b", re.I)
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,4})?$")
# The Symbol font's places for what writers type; other pictures of that font are no text.
_SYMBOLS = {0x2D: "−", 0xA2: "′", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB4: "×", 0xB7: "•", 0xBC: "…", 0xBE: "—",
            0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™"}  # fmt: skip


def texts(paragraph: Element) -> tuple[str, list[Element]]:
    """The text of a paragraph with newlines for line breaks, and the paragraphs of text boxes in it.

    Insertions count and deletions do not, as if all changes had been accepted; hidden text and
    numbers of pages and notes are left out.
    """
    found: list[str] = []
    boxes: list[Element] = []
    fields: list[_Field] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        tag = node.tag
        if tag == f"{W}txbxContent":
            boxes += paragraphs_of(node)
        elif tag == f"{W}fldChar":
            _follow(fields, node.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            if fields and not fields[-1].shown:
                fields[-1].code += node.text or ""
        elif tag in _SKIPPED or _is_hidden(node):
            continue
        elif (text := _text(node)) and not any(field.furniture for field in fields):
            found.append(text)
        else:
            stack.append(iter(node))
    return "".join(found), boxes


def paragraphs_of(around: Element) -> list[Element]:
    """The paragraphs in a table or a text box, but for those of text boxes inside."""
    box = next(around.iterancestors(f"{W}txbxContent"), None) if around.tag != f"{W}txbxContent" else around
    return [p for p in around.iter(f"{W}p") if next(p.iterancestors(f"{W}txbxContent"), None) is box]


@dataclass
class _Field:
    """A field that has begun: its code, and whether what follows is what it shows."""

    code: str = ""
    shown: bool = False

    @property
    def furniture(self) -> bool:
        return self.shown and bool(_FURNITURE.match(self.code))


def _follow(fields: list[_Field], step: str) -> None:
    """Keep the list of open fields, innermost last, at a field's begin, separate or end."""
    if step == "begin":
        fields.append(_Field())
    elif step == "separate" and fields:
        fields[-1].shown = True
    elif step == "end" and fields:
        fields.pop()


def _text(node: Element) -> str:
    """What one element of a run stands for; empty where it holds others or nothing."""
    tag = node.tag
    if tag in (f"{W}t", _MATH_TEXT):
        return node.text or ""
    if tag in (f"{W}br", f"{W}cr"):
        return "\n"
    if tag in (f"{W}tab", f"{W}ptab"):
        return " "
    if tag == f"{W}noBreakHyphen":
        return "-"
    if tag == f"{W}sym":
        return _symbol(node.get(f"{W}char", ""), node.get(f"{W}font", ""))
    return ""


def _symbol(code: str, font: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "") if font.lower() == "symbol" else ""
    return chr(number) if 0x20 <= number < 0xD800 else ""


def _is_hidden(node: Element) -> bool:
    """Whether it is a run of hidden text, or a field that shows a number of a page or note."""
    if node.tag == f"{W}fldSimple":
        return bool(_FURNITURE.match(node.get(f"{W}instr", "")))
    properties = node.find(f"{W}rPr") if node.tag == f"{W}r" else None
    mark = None if properties is None else properties.find(f"{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def look_of_run(properties: Element | None) -> dict[str, float]:
    """Weight and size (by 11 points) that run properties say."""
    look: dict[str, float] = {}
    if properties is None:
        return look
    bold, size = properties.find(f"{W}b"), properties.find(f"{W}sz")
    if bold is not None:
        look["bold"] = float(bold.get(f"{W}val") not in ("0", "false", "off"))
    value = "" if size is None else size.get(f"{W}val", "")
    if _NUMBER.match(value):
        look["size"] = float(value) / 22
    return look


def fold_lines(text: str) -> list[str]:
    """The lines that hold something, white space folded."""
    return [line for line in map(fold, text.split("\n")) if line]


def goes_on(properties: Element | None) -> bool:
    """Whether the mark at the paragraph's end was deleted, so that the next one is part of it."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None
