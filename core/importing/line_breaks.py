"""Owns line breaks in a page of HTML: where they, and indents after them, part paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

BREAK = "\x0b"  # a line break in the middle of what is being gathered
_FAR = 60  # blanks looked back over; nobody writes more of them


def paragraphs(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Where paragraphs parted by two line breaks, or by one and an indent, begin and end."""
    if BREAK not in texts:
        yield 0, len(texts)
        return
    long = sum(map(len, texts)) > 3000
    start, pending = 0, -1
    for i, text in enumerate(texts):
        if text == BREAK:
            if pending >= 0:
                yield start, pending
                start = i
            pending = i
        elif text.strip():
            if pending >= 0 and long and _is_indent(text):
                yield start, pending
                start = i
            pending = -1
    yield start, len(texts)


def at_start(texts: Sequence[str]) -> bool:
    """Whether nothing of a paragraph was gathered yet since its texts were last parted."""
    breaks, indented = 0, False
    for text in itertools.islice(reversed(texts), _FAR):
        if text == BREAK:
            breaks += 1
            if breaks > 1:
                return True
        elif text.strip():
            return breaks == 1 and indented
        elif not breaks:
            indented |= _is_indent(text)
    return True


def _is_indent(text: str) -> bool:
    """Whether a text begins with blanks that part a paragraph from the one before it."""
    return text.lstrip("\n\r\t ").startswith(("\u00a0\u00a0", "\u2003"))
