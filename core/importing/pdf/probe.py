"""Owns the questions to PDFium where single characters of a page stand, how large and how turned they are."""

from __future__ import annotations

import ctypes
import math
from typing import Any

_BOLD = (b"Bold", b"bold", b"Black", b"Heavy", b"-Bd")
_LEAST_SIZE = 2.5  # points; fonts of pictures carry their scale in themselves and say 1


class Probe:
    """Answers for one page, in points from its lower left corner once `turn` brought it upright.

    Attributes:
        turn: quarters, counter-clockwise, by which the text is turned on the page.
        lean: radians beyond that, where a page was scanned askew.
    """

    def __init__(self, text_page: Any, text: str, box: tuple[float, float, float, float]) -> None:
        import pypdfium2.raw as raw

        self._page, self._raw = text_page, raw
        self._box = [ctypes.c_double() for _ in range(4)]
        self._edges = [ctypes.byref(side) for side in self._box]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._point = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix = raw.FS_MATRIX()
        self._left, self._bottom, self._right, self._top = box
        self._shifted = text_page.count_chars() != len(text)
        self._usual = (0.0, 0)
        self._name = ctypes.create_string_buffer(128)
        self.turn, self.lean = 0, 0.0

    @property
    def width(self) -> float:
        return self._top - self._bottom if self.turn % 2 else self._right - self._left

    @property
    def height(self) -> float:
        return self._right - self._left if self.turn % 2 else self._top - self._bottom

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character of the page's text begins on its base line."""
        self._raw.FPDFText_GetCharOrigin(self._page, self._at(index), *self._point)
        return self._upright(self._x.value, self._y.value)

    def right(self, index: int) -> float:
        """Where a character ends."""
        self._raw.FPDFText_GetCharBox(self._page, self._at(index), *self._edges)
        left, right, bottom, top = (side.value for side in self._box)
        if not self.turn and not self.lean:
            return right - self._left
        return max(self._upright(left, bottom)[0], self._upright(right, top)[0])

    def size(self, index: int) -> float:
        """The height of a character's font on the page."""
        at = self._at(index)
        size = float(self._raw.FPDFText_GetFontSize(self._page, at))
        if self._raw.FPDFText_GetMatrix(self._page, at, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        if size < _LEAST_SIZE:
            self._raw.FPDFText_GetCharBox(self._page, at, *self._edges)
            left, right, bottom, top = (side.value for side in self._box)
            size = 1.4 * ((right - left) if self.turn % 2 else (top - bottom))
        return size

    def font(self, text: str, position: int) -> tuple[float, int]:
        """Size and weight of the font of most of a line that begins at `position`."""
        found = self._font(text, position, len(text) // 2)
        if abs(found[0] - self._usual[0]) > 0.05 * found[0]:
            asked = sorted([found, self._font(text, position, 0), self._font(text, position, len(text) - 4)])
            found = asked[1] if len(text) > 8 else found
        self._usual = found
        return found

    def turned(self, index: int) -> tuple[int, float]:
        """By how many quarters a character is turned, and by how many radians more."""
        if not self._raw.FPDFText_GetMatrix(self._page, self._at(index), self._matrix):
            return 0, 0.0
        angle = math.atan2(self._matrix.b, self._matrix.a)
        quarters = round(angle / (math.pi / 2))
        return quarters % 4, angle - quarters * math.pi / 2

    def _font(self, text: str, position: int, near: int) -> tuple[float, int]:
        """Of the first letter from `near` on; spaces that PDFium put in have no font."""
        near = max(0, near)
        index = next((i for i in range(near, len(text)) if text[i].isalpha()), None)
        if index is None:
            index = next((i for i in range(len(text)) if not text[i].isspace()), 0)
        at = self._at(position + index)
        weight = int(self._raw.FPDFText_GetFontWeight(self._page, at))
        return self.size(position + index), weight if weight >= 600 else self._named_weight(at, weight)

    def _named_weight(self, at: int, weight: int) -> int:
        """Bold where a font's name tells it; some tools write the plain font's weight."""
        self._raw.FPDFText_GetFontInfo(self._page, at, self._name, len(self._name), None)
        return 700 if any(mark in self._name.value for mark in _BOLD) else max(0, weight)

    def _at(self, index: int) -> int:
        """PDFium counts characters that it leaves out of the text."""
        if not self._shifted:
            return index
        return int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, index))

    def _upright(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            x, y = x - self._left, y - self._bottom
        elif self.turn == 1:
            x, y = y - self._bottom, self._right - x
        elif self.turn == 2:
            x, y = self._right - x, self._top - y
        else:
            x, y = self._top - y, x - self._left
        if not self.lean:
            return x, y
        x, y = x - self.width / 2, y - self.height / 2
        sine, cosine = math.sin(self.lean), math.cos(self.lean)
        return x * cosine + y * sine + self.width / 2, y * cosine - x * sine + self.height / 2
