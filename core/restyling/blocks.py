"""Owns the block: a stretch of a document of one kind, and where its lines stand in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from core.language.sentences import ends_sentence
from core.language.words import count_words
from core.restyling.marks import Mark

LINE_END = re.compile(r"\r\n?|\n")
LABEL_WORDS = 6
"""A line of fewer words that ends no sentence is a title, a byline or a label, not prose."""
LEAD_IN_WORDS = 12
"""A line of fewer words that ends in a colon introduces what comes next, and must go on fitting it."""
VERSE_WIDTH = 50
"""Characters; a paragraph whose every line but the last is shorter was not broken for want of room."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines of one kind, without the blank lines around it.

    Attributes:
        kind: "prose", "heading", "list", "code", "table", "quote", "html", "rule", "front matter",
            "footnote", "image", "verse", "label", "definition" and the like.
        start, end: offsets into the source; of prose without the white space at either end.
        text: of prose: what a reader sees, on one line; else empty.
        marks: of prose: links, code, emphasis and footnote marks, in order.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def prose(self) -> bool:
        return self.kind == "prose"

    @property
    def words(self) -> int:
        return count_words(self.text)


class Lines:
    """The lines of a text, ended by \\n, \\r\\n or \\r, and their offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(m.end() for m in LINE_END.finditer(text))]
        if self._starts[-1] == len(text):
            self._starts.pop()

    def __len__(self) -> int:
        return len(self._starts)

    def start(self, line: int) -> int:
        """Offset at which a line starts; past the last line, the end of the text."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def at(self, offset: int) -> int:
        """The line that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def __getitem__(self, line: int) -> str:
        """A line without its end."""
        return self.text[self.start(line) : self.start(line + 1)].rstrip("\r\n")

    def block(self, kind: str, first: int, after: int) -> Block | None:
        """The lines from `first` up to `after` as a block, blank lines trimmed; None where all are blank."""
        while first < after and not self[first].strip():
            first += 1
        while after > first and not self[after - 1].strip():
            after -= 1
        if first == after:
            return None
        end = self.start(after - 1) + len(self[after - 1])
        return Block(kind, self.start(first), end)

    def prose(self, first: int, after: int, text: str, marks: tuple[Mark, ...] = ()) -> Block:
        """The lines from `first` up to `after` as prose, white space at both ends left outside."""
        start, end = self.start(first), self.start(after)
        inside = self.text[start:end]
        start += len(inside) - len(inside.lstrip().lstrip("\ufeff").lstrip())
        return Block("prose", start, self.start(first) + len(inside.rstrip()), text, marks)


def is_label(text: str) -> bool:
    """Whether a paragraph is a title, a byline, a label or the lead-in of a list."""
    words = count_words(text)
    if words > len(text.split()):  # a character of Chinese or Japanese is less than a word
        words //= 3
    if not any(character.isalpha() for character in text):
        return True
    if text.rstrip().endswith((":", "：")):
        return words < LEAD_IN_WORDS
    return words < LABEL_WORDS and not ends_sentence(text)
