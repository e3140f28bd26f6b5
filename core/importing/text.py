"""Owns plain text as paragraphs: wrapped lines joined, verse kept apart, headings told by their place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.importing import headings, notes
from core.importing.words import fold
from core.types import Kind, Paragraph

GAP = 3  # blank lines that part what does not follow on
_COLUMNS = re.compile(r"\S {3,}\S|\.{4,}|(?:\. ){4,}")
_ITALIC = re.compile(r"(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?![\w_])")
_SENTENCE_END = re.compile(r"[.!?:;,…—–-][\"'”’»)\]]*$")
_PARAGRAPH_END = re.compile(
    r"[.!?:…—–-][\"'”’»)\]_]*(?:\[\d{1,3}\]|\d{1,3}|[*†‡]{1,2})?$"
)  # perhaps a note's mark
_SPEECH = re.compile(r"[\"“”‘’«»„!?]")
_CAPS_WORD = re.compile(r"[^\W\d_]")


class Block(NamedTuple):
    """Lines without a blank line between them."""

    lines: tuple[str, ...]
    gap: int  # blank lines before
    first: int  # number of the first line, from 1


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text, headings and scene breaks told."""
    return [paragraph for part in parts(text) for paragraph in part]


def parts(text: str) -> list[list[Paragraph]]:
    """The paragraphs in unbroken stretches: one, unless three blank lines part them as in clean.txt."""
    lines = [line.rstrip().expandtabs(4) for line in text.replace("\f", "\n\n\n").split("\n")]
    filled = [line for line in lines if line]
    if not filled:
        return []
    width = sorted(map(len, filled))[int(0.9 * (len(filled) - 1))]
    blocks = list(_blocks(lines))
    ours = _is_ours(blocks)
    if ours:
        blocks = [part for block in blocks for part in _unwrapped(block)]
    elif width > 130 or _one_a_line(lines, filled):
        blocks = [Block((line,), gap, n) for line, gap, n in _single(lines)]
    else:
        indented = _is_indented(blocks, width)
        blocks = [part for block in blocks for part in _by_indent(block, width, indented)]
    usual = _usual_gap(blocks)
    found: list[list[Paragraph]] = [[]]
    for i, block in enumerate(blocks):
        if ours and block.gap == GAP and found[-1]:
            found.append([])
        after = blocks[i + 1].gap if i + 1 < len(blocks) else 9
        new = _paragraph(block, width, usual, after)
        if ours and len(block.lines) > 1:
            verse = "\n".join(map(fold, block.lines))
            new = [Paragraph(verse, "verse", f"line {block.first}")]
        elif ours and found[-1] and found[-1][-1].kind != "heading":  # they stand first in a stretch
            new = [replace(p, kind="text", style={}) if p.kind == "heading" else p for p in new]
        found[-1] += new
    return found


def _is_ours(blocks: Sequence[Block]) -> bool:
    """Whether a text is laid out as clean.txt is: a paragraph a line, one or three blank lines between."""
    single = sum(len(block.lines[0]) for block in blocks if len(block.lines) == 1)
    long = any(len(line) > 130 for block in blocks for line in block.lines)
    letters = sum(len(line) for block in blocks for line in block.lines)  # most are wrapped in a wrapped text
    return long and single > 0.5 * letters and all(block.gap in (1, GAP) for block in blocks[1:])


def _unwrapped(block: Block) -> Iterator[Block]:
    """Verse stays whole; other lines that follow each other are paragraphs."""
    if max(map(len, block.lines)) <= 130:
        yield block
        return
    for n, line in enumerate(block.lines):
        yield Block((line,), block.gap if n == 0 else 0, block.first + n)


def lines_of(text: str) -> int:
    """How many lines with something on them a text has, at most."""
    return re.sub(r"\n\s*\n", "\n", text).count("\n") + 1


def _single(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    gap = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield line, gap, number
            gap = 0
        else:
            gap += 1


def _one_a_line(lines: Sequence[str], filled: Sequence[str]) -> bool:
    """Whether every line is a paragraph: no blank lines, and lines of any length that end sentences."""
    if len(filled) < 0.95 * len(lines) or len(filled) < 3:
        return False
    ends = sum(bool(_PARAGRAPH_END.search(line)) for line in filled)
    return ends > 0.8 * len(filled)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    gap, held, first = 0, [], 0  # type: int, list[str], int
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            if not held:
                first = number
            held.append(line)
            continue
        if held:
            yield Block(tuple(held), gap, first)
            gap, held = 0, []
        gap += 1


def _is_indented(blocks: Sequence[Block], width: int) -> bool:
    """Whether most of a text tells its paragraphs by the indent of their first line alone."""
    long = (block for block in blocks if len(block.lines) > 3)
    cut = sum(len(block.lines) for block in long if len(list(_by_indent(block, width, False))) > 1)
    return cut > 0.5 * sum(len(block.lines) for block in blocks)


def _by_indent(block: Block, width: int, usual: bool) -> Iterator[Block]:
    """Cut a block whose paragraphs are told by the indent of their first line.

    Args:
        usual: the whole text is set so; then even a few lines of talk, all of them indented, are cut.
    """
    indents = [len(line) - len(line.lstrip()) for line in block.lines]
    low = 0 if usual else min(indents)
    starts = [i for i, indent in enumerate(indents) if 1 < indent - low <= 10]
    longest = max(map(len, block.lines))
    short = 0.6 * width if usual and longest > 0.75 * width else 0  # among long lines only the last is short
    ends = [bool(_PARAGRAPH_END.search(line)) or len(line) < short for line in block.lines]
    first_lines = [i for i in starts if i == 0 or ends[i - 1]]
    flush = len(indents) - len(starts)
    real = len(block.lines) > (1 if usual else 3) and len(starts) >= 2
    if not real or len(first_lines) < 0.8 * len(starts):
        yield block
        return
    if not usual and (flush < 0.3 * len(indents) or longest < 0.7 * width):
        yield block
        return
    cuts = [*sorted({0, *first_lines}), len(block.lines)]
    for n, (start, end) in enumerate(itertools.pairwise(cuts)):
        yield Block(block.lines[start:end], block.gap if n == 0 else 1, block.first + start)


def _usual_gap(blocks: Sequence[Block]) -> int:
    gaps = sorted(block.gap for block in blocks[1:])
    return gaps[len(gaps) // 2] if gaps else 1


def _paragraph(block: Block, width: int, usual: int, after: int) -> list[Paragraph]:
    place = f"line {block.first}"
    columns = sum(bool(_COLUMNS.search(line.strip())) for line in block.lines if len(line) < 200)
    columns = 0 if len(block.lines) == 1 and _is_bare_number(fold(block.lines[0])) else columns
    if columns >= 2 or (columns and columns > 0.4 * len(block.lines)):
        return [
            Paragraph(fold(line), "table", f"line {block.first + i}") for i, line in enumerate(block.lines)
        ]
    text = fold(" ".join(block.lines))
    if text == "[]":
        return []  # the place of a picture
    kind, level = _kind(block, text, width, usual, after)
    if kind == "verse":
        text = "\n".join(fold(line) for line in block.lines)
    text = _ITALIC.sub(r"\1", text) if "_" in text else text
    text = notes.without_marks(text)
    return [Paragraph(text, kind, place, (), {"level": float(level)} if level else {})]


def _is_bare_number(text: str) -> bool:
    """Whether a line names the part of a book and its number, and nothing else."""
    numbered = headings.NUMBERED.match(text) or headings.ORDERED.match(text)
    return numbered is not None and not text[numbered.end() :].strip(" .:—–-")


def _kind(block: Block, text: str, width: int, usual: int, after: int) -> tuple[Kind, int]:
    """What a block is, and the level where it is a heading."""
    if headings.is_break(text):
        return "break", 0
    level = _heading_level(block, text, usual, after)
    if level:
        return "heading", level
    if _is_verse(block.lines, width):
        return "verse", 0
    indented = all(line.startswith("  ") for line in block.lines)
    return ("quote" if indented and len(block.lines) > 1 else "text"), 0


def _heading_level(block: Block, text: str, usual: int, after: int) -> int:
    """1 for numbered or capital headings, 2 for others, 0 for none."""
    words = len(text.split())
    if len(block.lines) > 4 or words > 24 or len(text) > 160:
        return 0
    apart = block.gap > usual or after > usual
    letters = _CAPS_WORD.findall(text)
    numbered = headings.NUMBERED.match(text) or headings.ORDERED.match(text)
    if numbered and words <= 14 and (apart or words <= 4) and not re.search(r"[,;!?…][\"'”’]*$", text):
        return 1
    numeral = len(text) < 9 and headings.NUMERAL.match(text) and not _SPEECH.search(text)
    if numeral and (apart or not text.endswith((",", ";"))):
        return 1
    if not apart or not letters:
        return 0
    if len(letters) > 2 and all(letter.isupper() for letter in letters):
        return 1
    bare = text.strip("_ ")
    if block.gap <= usual or _SENTENCE_END.search(bare) or words > 10 or len(block.lines) > 2:
        return 0
    return 2 if bare[:1].isupper() and bare[:1].isalpha() else 0


def _is_verse(lines: Sequence[str], width: int) -> bool:
    """Whether lines end where a wrapped paragraph's would not: the next word would have fitted."""
    if len(lines) < 2:
        return False
    longest = max(map(len, lines))
    if len(lines) < 4 and longest > 0.75 * width:
        return False
    loose = sum(len(line) + 1 + len(after.split()[0]) <= longest for line, after in itertools.pairwise(lines))
    return loose > 0.4 * (len(lines) - 1) if longest > 0.75 * width else loose >= 0.3 * (len(lines) - 1)
