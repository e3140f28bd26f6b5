"""Owns the form .icns: pictures of one icon in several sizes, as iconutil of a Mac packs them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

KINDS: Mapping[bytes, int] = {
    b"ic04": 16,
    b"ic05": 32,
    b"ic11": 32,  # 16 points at twice the resolution; so on below
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""The kinds that macOS reads today, with the pixels of a side."""

CHANNELS = (b"ic04", b"ic05")
"""Kinds that hold four packed channels: the system garbles a PNG in these."""


def packed(pictures: Mapping[int, QImage]) -> bytes:
    """An .icns file.

    Args:
        pictures: by the pixels of a side; all sizes of `KINDS`.
    """
    parts = []
    for kind, side in KINDS.items():
        data = _argb(pictures[side]) if kind in CHANNELS else _png(pictures[side])
        parts.append(kind + struct.pack(">I", len(data) + 8) + data)
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError("Qt could not write a PNG")
    return bytes(buffer.data().data())


def _argb(picture: QImage) -> bytes:
    """Alpha, red, green and blue, one after the other, each packed."""
    pixels = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    plain = bytes(pixels.constBits())
    return b"ARGB" + b"".join(_squeezed(plain[channel::4]) for channel in (3, 0, 1, 2))


def _squeezed(plain: bytes) -> bytes:
    """Runs of 3 to 130 equal bytes as length + 125 and the byte; up to 128 others behind their number - 1."""
    made, others, at = bytearray(), bytearray(), 0
    while at < len(plain):
        end = at
        while end < min(at + 130, len(plain)) and plain[end] == plain[at]:
            end += 1
        run = end - at if end - at >= 3 else 0
        if not run:
            others += plain[at:end]
        if others and (run or len(others) >= 126 or end == len(plain)):
            made += bytes([len(others) - 1]) + others
            others.clear()
        if run:
            made += bytes([run + 125, plain[at]])
        at = end
    return bytes(made)
