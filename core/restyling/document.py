"""Owns the document: a source text of which only prose may change; all else stays byte for byte."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.restyling import markdown, plain_text
from core.restyling.blocks import LINE_END, VERSE_WIDTH, Block
from core.restyling.marks import as_prose

WIDEST = 100
"""Characters of the longest line of a text that was broken by hand to fit a page or a mail."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text and its blocks, in order; between two blocks there is nothing but white space."""

    source: str
    blocks: tuple[Block, ...]
    markdown: bool = True

    @property
    def newline(self) -> str:
        """The line end that this document uses most."""
        ends = LINE_END.findall(self.source)
        return max(("\n", "\r\n", "\r"), key=ends.count)

    def splice(self, changes: Mapping[int, str]) -> str:
        """The source with some prose blocks replaced and everything else as it was.

        Args:
            changes: index of a block -> its new text, paragraphs separated by a blank line. An empty
                text takes the block away, together with the white space between it and the one before.

        Raises:
            ValueError: a block is no prose.
        """
        parts = []
        place, newline = 0, self.newline
        for index in sorted(changes):
            block = self.blocks[index]
            if not block.prose:
                raise ValueError(f"block {index} is no prose")
            new = self._rendered(changes[index], block, newline)
            before = self.blocks[index - 1].end if index else 0
            parts.append(self.source[place : block.start if new else max(place, before)])
            parts.append(new)
            place = block.end
        return "".join(parts) + self.source[place:]

    def _rendered(self, text: str, block: Block, newline: str) -> str:
        """New prose in this document's line ends, and in a form that is read as prose again."""
        rows = LINE_END.split(self.source[block.start : block.end])
        paragraphs = [as_prose(p) if self.markdown else _as_plain(p, rows) for p in paragraphs_of(text)]
        return "\n\n".join(p for p in paragraphs if p).replace("\n", newline)


def _as_plain(text: str, rows: Sequence[str]) -> str:
    """A new paragraph of plain text, broken as its predecessor's rows were, if they were, else one line."""
    line = " ".join(text.split())
    width = max(map(len, rows))
    if len(rows) == 1 or width > WIDEST:
        return line
    broken = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    narrow = max(map(len, broken[:-1]), default=VERSE_WIDTH) < VERSE_WIDTH  # that would be read as verse
    return line if narrow else "\n".join(broken)


def paragraphs_of(text: str) -> list[str]:
    """A written text's paragraphs: what blank lines separate."""
    unified = LINE_END.sub("\n", text)
    return [p.strip() for p in re.split(r"\n\s*\n", unified) if p.strip()]


def parse(text: str, markdown_syntax: bool = True) -> Document:
    """Find the blocks of a document.

    Args:
        markdown_syntax: False for plain text, where nothing but blank lines and the look of a paragraph
            tell prose from titles, verse and tables.
    """
    reader = markdown.blocks if markdown_syntax else plain_text.blocks
    return Document(text, tuple(reader(text)), markdown_syntax)
