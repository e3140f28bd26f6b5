"""Owns a PDF page read into lines of upright text, as a person sees them on the page."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from core.importing.pdf.lines import Line, PageLines, joined
from core.importing.pdf.probe import Probe

HYPHENS = "\ufffe\x02"  # what PDFium gives for a hyphen at a line's end, without a line break after it
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_RAISED = re.compile(r"(?<=[^\s\d])\s?(\d{1,3}|[*∗†‡§¶‖∥]{1,3})(?=\W|$)")
_LED = re.compile(r"\s*(\d{1,4}|[*∗†‡§¶‖∥]{1,3})\s*(?=[^\s\d])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORD = re.compile(r"\S+")
_WIDE = 1.0  # font sizes; a space wider than this may part columns
_LEAST_LEAN = 0.0015  # radians; less moves no line by a point
_ASKEW = 0.15  # radians; more is drawn so on purpose
_CAP = 1.6  # times as large as the text: a large first letter
_MUCH_WIDER = 1.5
_SPARSE = 1.2  # font sizes a letter
_SAMPLES = (0.3, 0.5, 0.7)


def read_page(page: Any, number: int) -> PageLines:
    """The lines of a pypdfium2 page, turned upright as most of its text stands."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        probe = Probe(text_page, text, page.get_bbox())
        parts = _parts(text)
        probe.turn, probe.lean = _usual_turn(parts, probe)
        if probe.turn or _runs_across(parts, probe):
            parts = [piece for part in parts for piece in _pieces(*part, probe)]
        lines = _lines(parts, number, probe)
    finally:
        text_page.close()
    return PageLines(number, probe.width, probe.height, _whole(_once(lines)))


def _lines(parts: Sequence[tuple[str, str, int]], number: int, probe: Probe) -> list[Line]:
    """The lines of a page; those much wider than the others are cut where they jump over a gutter."""
    found = [(part, line) for part in parts if (line := _line(*part, number, probe)) is not None]
    widths = sorted(line.x1 - line.x0 for _, line in found)
    usual = widths[len(widths) // 2] if widths else 0.0
    lines = []
    for part, line in found:
        width = line.x1 - line.x0
        odd = width < 0 or width > _MUCH_WIDER * usual or width > _SPARSE * line.size * len(line.text)
        pieces = _pieces(*part, probe) if odd else []
        cut = [_line(*piece, number, probe) for piece in pieces] if len(pieces) > 1 else [line]
        lines += [line for line in cut if line is not None]
    return lines


def _parts(text: str) -> list[tuple[str, str, int]]:
    """PDFium's lines: text, whether its last word goes on, and where it begins in the page's text.

    PDFium runs lines together that end in a hyphen.
    """
    found, position = [], 0
    for whole in text.split("\r\n"):
        start = 0
        if "\ufffe" in whole or "\x02" in whole:
            for i, char in enumerate(whole):
                if char in HYPHENS:
                    found.append((whole[start:i], "soft", position + start))
                    start = i + 1
        if len(whole) > start and not whole[start:].isspace():
            found.append((whole[start:], "", position + start))
        position += len(whole) + 2
    return [part for part in found if part[0].strip()]


def _usual_turn(parts: Sequence[tuple[str, str, int]], probe: Probe) -> tuple[int, float]:
    """By how many quarters most of a page's text is turned, counter-clockwise, and by how little more."""
    turns: Counter[int] = Counter()
    leans: dict[int, list[float]] = {}
    for text, _, position in itertools.islice(parts, 0, None, 1 + len(parts) // 8):
        turn, lean = probe.turned(position + len(text) - len(text.lstrip()))
        turns[turn] += len(text)
        leans.setdefault(turn, []).append(lean)
    if not turns:
        return 0, 0.0
    usual = max(turns, key=lambda turn: turns[turn])
    lean = sorted(leans[usual])[len(leans[usual]) // 2]
    return usual, lean if _LEAST_LEAN < abs(lean) < _ASKEW else 0.0


def _runs_across(parts: Sequence[tuple[str, str, int]], probe: Probe) -> bool:
    """Whether PDFium wrote columns that stand side by side as one line; a few lines in the middle tell."""
    found = [parts[int(share * len(parts))] for share in _SAMPLES] if len(parts) > 5 else []
    return sum(len(_pieces(*part, probe)) > 1 for part in found) > 1


def _pieces(text: str, hyphen: str, position: int, probe: Probe) -> list[tuple[str, str, int]]:
    """A part of the text cut where it jumps to another height or over a wide gap."""
    cuts, last_y, last_right = [0], None, 0.0
    first = probe.size(position + len(text) - len(text.lstrip()))
    size = max(1.0, probe.font(text, position)[0])
    if first > _CAP * size and text[:1].isalpha() and len(text) > 1:
        return [(text[:1], "", position), *_pieces(text[1:], hyphen, position + 1, probe)]
    for word in _WORD.finditer(text):
        x, y = probe.origin(position + word.start())
        jumped = last_y is not None and (
            abs(y - last_y) > 0.5 * size or not -size < x - last_right < _WIDE * size
        )
        entry = word.group().isdigit() and not text[: word.start()].strip().isdigit()
        if jumped and not entry:  # the page number of an entry in the contents stays with it
            cuts.append(word.start())
        last_y, last_right = y, probe.right(position + word.end() - 1)
    cuts.append(len(text))
    hyphens = [*[""] * (len(cuts) - 2), hyphen]
    return [(text[a:b], h, position + a) for (a, b), h in zip(itertools.pairwise(cuts), hyphens, strict=True)]


def _line(text: str, hyphen: str, position: int, page: int, probe: Probe) -> Line | None:
    """One line of the page; None where nothing is to be seen."""
    first = position + len(text) - len(text.lstrip())
    last = position + len(text.rstrip()) - 1
    turn, lean = probe.turned(first)
    size, weight = probe.font(text, position)
    x0, y = probe.origin(first)
    x1 = probe.right(last)
    if x1 < 0 or x0 > probe.width or not 0 <= y <= probe.height:
        return None  # outside of the page as it is shown
    inner = 0.0
    if led := _LED.match(text):
        after = probe.origin(position + led.end())
        if y - after[1] > 0.15 * size and probe.size(position + led.start(1)) < 0.85 * size:
            # PDFium begins a new line where a note's mark rises above the old one
            return _line(text[led.end() :], hyphen, position + led.end(), page, probe)
        inner = after[0] if after[0] - probe.right(position + led.end(1) - 1) > 0.3 * size else 0.0
    outer = _outer(text, position, size, probe) if text[-1:].isdigit() else 0.0
    if "..." in text:
        text = _ellipses(text, position, probe)
    elif _RAISED.search(text, 1):
        text = _without_raised(text, position, y, size, probe)
    if not text.isascii():
        text = text.translate(_LIGATURES)
    if not text.isprintable():
        text = _CONTROL.sub("\ufffd", text)
    line = Line(text.strip(), x0, x1, y, round(size, 1), weight, page, hyphen, inner=inner, outer=outer)
    if turn != probe.turn or abs(lean - probe.lean) > _ASKEW:
        line.kind = "furniture"  # set askew or along the margin
    return line if line.text else None


def _outer(text: str, position: int, size: float, probe: Probe) -> float:
    """Where a line ends before a number that stands far from it; 0 without one."""
    before = text.rstrip("0123456789").rstrip()
    if not before or before == text.rstrip("0123456789"):
        return 0.0
    number = probe.origin(position + len(text) - len(text[len(before) :].lstrip()))[0]
    end = probe.right(position + len(before) - 1)
    return end if number - end > 0.6 * size else 0.0


def _without_raised(text: str, position: int, y: float, size: float, probe: Probe) -> str:
    """A line without the small raised numbers and signs that call notes."""

    def bare(match: re.Match[str]) -> str:
        at = position + match.start(1)
        raised = probe.origin(at)[1] - y > 0.15 * size
        return "" if raised and probe.size(at) < 0.85 * size else match.group()

    return _RAISED.sub(bare, text)


def _ellipses(text: str, position: int, probe: Probe) -> str:
    """PDFium writes an ellipsis as three dots in one place; give the author's character back."""
    out, start = [], 0
    for match in re.finditer(r"\.\.\.", text):
        here, after = position + match.start(), position + match.start() + 1
        if math.isclose(probe.origin(here)[0], probe.origin(after)[0], abs_tol=0.05):
            out.append(text[start : match.start()] + "…")
            start = match.end()
    return "".join(out) + text[start:]


def _once(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that were drawn a second time in the same place."""
    seen: dict[str, list[Line]] = {}
    found = []
    for line in lines:
        like = seen.setdefault(line.text, [])
        if any(abs(other.x0 - line.x0) < 0.4 * line.size and abs(other.y - line.y) < 2 for other in like):
            continue
        like.append(line)
        found.append(line)
    return found


def _whole(lines: Sequence[Line]) -> list[Line]:
    """Pieces of one line that follow each other in the file put together."""
    found: list[Line] = []
    for line in lines:
        if not (found and joined(found[-1], line, _WIDE)):
            found.append(line)
    return found
