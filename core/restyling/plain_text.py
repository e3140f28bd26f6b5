"""Owns the reading of plain text into blocks, where only blank lines and looks tell what is prose."""

from __future__ import annotations

from collections.abc import Iterator

from core.restyling.blocks import VERSE_WIDTH, Block, Lines, is_label
from core.restyling.marks import one_line

INDENT = 4


def blocks(text: str) -> Iterator[Block]:
    """All blocks of a plain text, in order; every character that is not white space is in one."""
    lines = Lines(text)
    first = 0
    for line in range(len(lines) + 1):
        if line < len(lines) and lines[line].strip():
            continue
        if first < line:
            yield _block(lines, first, line)
        first = line + 1


def _block(lines: Lines, first: int, after: int) -> Block:
    rows = [lines[n].lstrip("\ufeff").expandtabs(INDENT) for n in range(first, after)]
    text = one_line("\n".join(rows))
    if len(rows) > 1 and all(row.startswith(" " * INDENT) for row in rows):
        kind = "set"
    elif len(rows) > 1 and max(map(len, rows[:-1])) < VERSE_WIDTH:
        kind = "verse"
    elif is_label(text):
        kind = "label"
    else:
        return lines.prose(first, after, text)
    block = lines.block(kind, first, after)
    assert block is not None
    return block
