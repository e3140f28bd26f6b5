"""Owns the check that text stands out from its ground by 4.5 to 1, told from the pixels of a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget

from tests.desktop.access.looking import seen, texts, told
from tests.desktop.access.painting import SCALE, Watched

LEAST = 4.5
INK = 0.004  # share of the pixels that a text's full colour has at the least
FRAME = 3  # pixels at the edge of a button or field, which are no text

Pixels = NDArray[np.uint32]


def light(colour: int) -> float:
    """Relative luminance of 0xRRGGBB, as WCAG 2 has it."""
    parts = [((colour >> shift) & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pixels(image: QImage) -> Pixels:
    """The picture as rows of 0xRRGGBB."""
    data = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    found: Pixels = data[:, : image.width()] & 0xFFFFFF
    return found


def cut_out(all_: Pixels, rect: QRect) -> Pixels:
    scaled = QRect(rect.topLeft() * SCALE, rect.size() * SCALE)
    found: Pixels = all_[
        max(0, scaled.top()) : scaled.bottom() + 1, max(0, scaled.left()) : scaled.right() + 1
    ]
    return found


def ground(part: Pixels) -> int:
    """The colour that most of a piece has."""
    colours, counts = np.unique(part, return_counts=True)
    return int(colours[counts.argmax()])


def best(part: Pixels) -> float:
    """The contrast of the strongest ink in a piece to its ground; 21 where there is no ink at all."""
    colours, counts = np.unique(part, return_counts=True)
    under = int(colours[counts.argmax()])
    inks = [int(c) for c, n in zip(colours, counts, strict=True) if n >= INK * part.size or n > 400]
    ratios = [contrast(c, under) for c in inks if c != under]
    return max(ratios, default=21.0)


def check_contrast(window: QWidget, watched: Watched) -> list[str]:
    """Texts of widgets by their pixels; texts painted by hand by their pen on the pixels around them."""
    all_ = pixels(watched.image)
    failures = []
    for widget, text in texts(window):
        rect = seen(widget, window)
        if not isinstance(widget, QLabel):
            rect = rect.adjusted(FRAME, FRAME, -FRAME, -FRAME)
        if rect.width() < 6 or rect.height() < 6:
            continue
        found = best(cut_out(all_, rect))
        if found < LEAST:
            failures.append(f"contrast {found:.2f}: {told(widget, text)}")
    for drawn in watched.drawn:
        box = QRect(drawn.on.mapTo(window, drawn.box.topLeft()), drawn.box.size())
        box = box.intersected(seen(drawn.on, window))
        if box.width() < 4 or box.height() < 4:
            continue
        found = contrast(over(drawn.ink, ground(cut_out(all_, box))), ground(cut_out(all_, box)))
        if found < LEAST:
            failures.append(f"contrast {found:.2f}: painted {drawn.text[:60]!r} on {type(drawn.on).__name__}")
    return failures


def over(ink: QColor, under: int) -> int:
    """A colour that lets its ground through, as it is seen on it."""
    share = ink.alphaF()
    parts = zip((ink.red(), ink.green(), ink.blue()), ((under >> s) & 255 for s in (16, 8, 0)), strict=True)
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in parts)
    return red << 16 | green << 8 | blue
