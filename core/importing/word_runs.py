"""Owns the text inside a paragraph of a Word document: fields, revisions, symbols, text boxes, looks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from core.importing import notes
from core.importing.markup import Element
from core.importing.words import fold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}delText", f"{W}rt", FALLBACK)
)
_LINE_BREAKS = (f"{W}br", f"{W}cr")
_FURNITURE = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|NOTEREF)\b", re.I)
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,4})?$")
# The Symbol font's places for what writers type; other pictures of that font are no text.
_SYMBOLS = {0x2D: "−", 0xA2: "′", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB4: "×", 0xB7: "•", 0xBC: "…", 0xBE: "—",
            0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™"}  # fmt: skip


def _is_raised(properties: Element | None, raising: Collection[str]) -> bool:
    """Whether a run's properties raise it, by themselves or by the name of a style."""
    if properties is None:
        return False
    place, named = properties.find(f"{W}vertAlign"), properties.find(f"{W}rStyle")
    if place is not None:
        return place.get(f"{W}val") == "superscript"
    return named is not None and named.get(f"{W}val", "") in raising


class Piece(NamedTuple):
    """A stretch of text and the run that it stands in."""

    text: str
    run: Element | None


class Inside(NamedTuple):
    """What stands in a paragraph: its text, paragraphs of text boxes, and marks of notes taken out of it."""

    pieces: list[Piece]
    boxes: list[Element]
    marks: list[str]


def inside(paragraph: Element, raising: Collection[str] = ()) -> Inside:
    """The text of a paragraph with newlines for line breaks, its text boxes and its marks of notes.

    Insertions count and deletions do not, as if all changes had been accepted; hidden text, marks of
    notes and numbers of pages are left out. The raised number that opens a note stays, with a blank.

    Args:
        raising: ids of the character styles that raise their text.
    """
    found = Inside([], [], [])
    fields: list[_Field] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        tag = node.tag
        if tag == f"{W}txbxContent":
            found.boxes.extend(paragraphs_of(node))
        elif tag == f"{W}fldChar":
            _follow(fields, node.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            if fields and not fields[-1].shown:
                fields[-1].code += node.text or ""
        elif tag in _SKIPPED or _is_hidden(node) or (tag == f"{W}r" and _raised(node, raising, found)):
            continue
        elif (text := _text(node)) and not any(field.furniture for field in fields):
            found.pieces.append(Piece(text, node.getparent()))
        else:
            stack.append(iter(node))
    return found


def _raised(run: Element, raising: Collection[str], found: Inside) -> bool:
    """Whether a run was dealt with as the mark of a note, or as the number that opens one."""
    around = run.getparent()
    linked = around is not None and around.tag == f"{W}hyperlink" and around.get(f"{W}anchor") is not None
    raised = _is_raised(run.find(f"{W}rPr"), raising)
    if not raised and not linked:
        return False
    text = "".join(t.text or "" for t in run.iter(f"{W}t"))
    if not notes.RAISED.match(text):
        return False
    before = "".join(piece.text for piece in found.pieces[-12:])
    if not before.strip():
        if not raised:
            return False  # a line of a table of contents
        found.pieces.append(Piece(f"{text.strip()} ", run))
    elif notes.is_mark(before, text):
        found.marks.append(notes.number_of(text))
        found.pieces.extend(Piece("\n", run) for child in run if child.tag in _LINE_BREAKS)
    else:
        return False
    return True


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
    if tag in _LINE_BREAKS:
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


def parted(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each paragraph where two line breaks part paragraphs inside one."""
    part: list[Piece] = []
    gap: list[Piece] = []  # a line break and blanks after it
    for piece in _lines(pieces):
        if gap and piece.text == "\n":
            yield part
            part, gap = [], []
        elif piece.text == "\n" or (gap and not piece.text.strip()):
            gap.append(piece)
        else:
            part += [*gap, piece]
            gap = []
    yield part


def _lines(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with every line break as one of its own."""
    for piece in pieces:
        for n, line in enumerate(piece.text.split("\n")):
            if n:
                yield Piece("\n", piece.run)
            if line:
                yield Piece(line, piece.run)


def drops_cap(properties: Element | None) -> bool:
    """Whether a paragraph is the large first letter of the next one, in a frame of its own."""
    frame = None if properties is None else properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def goes_on(properties: Element | None) -> bool:
    """Whether the mark at the paragraph's end was deleted, so that the next one is part of it."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None
