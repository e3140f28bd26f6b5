"""Owns how chapters open: large first letters, and first words in capitals or small capitals."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from core.importing.pdf.joining import Hyphens
from core.importing.pdf.lines import Line, PageLines

_CAP = re.compile(r"^[“\"‘'«]?[^\W\d_]$")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_CAPITALS = 8  # words; more are a line that the author wrote so
_HABIT = 2  # openings in capitals that make it the book's way, where no large letter tells


def drop_caps(page: PageLines, body: float, words: Hyphens) -> tuple[list[Line], list[Line]]:
    """The lines of a page's text with large first letters put before the line beside them, and these lines.

    The lines that a letter pushed aside are put back in place.
    """
    lines, opening = page.text(), []
    for cap in [line for line in lines if line.size > 1.6 * body and _CAP.match(line.text)]:
        rest = [line for line in lines if line is not cap]
        beside = [
            line
            for line in rest
            if line.size < 1.3 * body
            and line.column == cap.column
            and cap.y - 2 <= line.y <= cap.y + cap.size
            and line.x1 > cap.x1
        ]
        if not beside:
            continue
        first = max(beside, key=lambda line: line.y)
        first.text = cap.text + (" " if _stands_alone(cap.text, first.text, words) else "") + first.text
        column = page.columns[max(0, cap.column)]
        first.x0, first.x1 = cap.x0, max(first.x1, column.right)  # some tools place it where no cap stood
        for line in rest[rest.index(first) + 1 :]:
            if not cap.x1 - 3 <= line.x0 <= cap.x1 + 0.8 * body:
                break
            line.x0 = column.left
        lines = rest
        opening.append(first)
    return lines, opening


def _stands_alone(cap: str, text: str, words: Hyphens) -> bool:
    """Whether a large first letter is a word of its own, as in "I have"; the rest of the book tells."""
    first = re.match(r"[^\W_]*", text)
    rest = first.group() if first else ""
    if len(rest) > 1 and rest[0].isupper() and not rest.isupper():
        return True
    return len(rest) > 1 and words.knows(rest) and words.knows(cap[-1]) and not words.knows(cap[-1] + rest)


def below_headings(lines: Sequence[Line], body: float) -> list[Line]:
    """The lines that follow a larger one."""
    return [
        line
        for before, line in itertools.pairwise(lines)
        if before.size > 1.12 * body and line.size < 1.12 * body and before.column in (-1, line.column)
    ]


def small_letters(capped: Sequence[Line], others: Sequence[Line], words: Hyphens) -> None:
    """Give the first words of chapters the letters that the book writes them with elsewhere."""
    habit = [line for line in others if _capitals(line.text) and line not in capped]
    for line in (*capped, *(habit if len(habit) >= _HABIT else ())):
        count = _capitals(line.text)
        tokens = line.text.split(" ")
        written = [_LETTERS.sub(lambda word: words.usual_form(word.group()), t) for t in tokens[:count]]
        if count:
            written[0] = re.sub(r"[^\W\d_]", lambda first: first.group().upper(), written[0], count=1)
            line.text = " ".join(written + tokens[count:])


def _capitals(text: str) -> int:
    """How many words at the beginning are in capitals; 0 where all are, or too many, or single letters."""
    tokens = text.split(" ")
    count = 0
    while count < len(tokens) and tokens[count].upper() == tokens[count] != tokens[count].lower():
        count += 1
    longest = max((len(_LETTERS.findall(token)[0]) for token in tokens[:count]), default=0)
    return count if longest > 1 and count < min(len(tokens), _MOST_CAPITALS + 1) else 0
