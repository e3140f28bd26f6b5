"""The icon: every size is there, each can be read, and the file is what the drawing gives."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage

from bundle import icns, icon

SIDES = sorted(set(icns.KINDS.values()))


def entries(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each part, whose lengths must fill the file."""
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    at = 8
    while at < len(data):
        kind, length = struct.unpack(">4sI", data[at : at + 8])
        yield kind, data[at + 8 : at + length]
        at += length
    assert at == len(data)


def unsqueezed(data: bytes) -> bytes:
    plain, at = bytearray(), 0
    while at < len(data):
        lead = data[at]
        if lead >= 0x80:
            plain += data[at + 1 : at + 2] * (lead - 125)
            at += 2
        else:
            plain += data[at + 1 : at + 2 + lead]
            at += 2 + lead
    return bytes(plain)


def picture(kind: bytes, data: bytes) -> QImage:
    if kind not in icns.CHANNELS:
        return QImage.fromData(data, "PNG")
    assert data[:4] == b"ARGB"
    plain, side = unsqueezed(data[4:]), icns.KINDS[kind]
    assert len(plain) == 4 * side * side
    alpha, red, green, blue = (plain[i * side * side : (i + 1) * side * side] for i in range(4))
    pixels = b"".join(map(bytes, zip(red, green, blue, alpha, strict=True)))
    return QImage(pixels, side, side, QImage.Format.Format_RGBA8888).copy()


def test_the_file_holds_every_size_as_it_is_drawn_now() -> None:
    found = dict(entries(icon.PLACE.read_bytes()))
    assert set(found) == set(icns.KINDS)
    for kind, data in found.items():
        there = picture(kind, data).convertToFormat(QImage.Format.Format_RGBA8888)
        side = icns.KINDS[kind]
        assert (there.width(), there.height()) == (side, side)
        assert alike(there, icon.drawn(side).convertToFormat(QImage.Format.Format_RGBA8888))


def alike(one: QImage, other: QImage) -> bool:
    """The same but for what another version of Qt rounds in another way."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    far = sum(abs(a - b) > 16 for a, b in pairs)
    return far < one.sizeInBytes() / 200


@pytest.mark.parametrize("side", SIDES)
def test_it_stands_free_and_shows_quill_and_tile(side: int) -> None:
    drawn = icon.drawn(side)
    assert drawn.pixelColor(0, 0).alpha() == 0
    colours = [drawn.pixelColor(x, y) for x in range(0, side, max(1, side // 32)) for y in (side // 3,)]
    assert any(colour.alpha() == 255 and colour.blue() > colour.red() + 60 for colour in colours)
    assert any(min(colour.red(), colour.green(), colour.blue()) > 190 for colour in colours)


@pytest.mark.parametrize(
    "plain",
    [b"", b"a", b"aa", b"aaa", b"ab" * 300, b"a" * 1000, b"aab" * 50 + b"c" * 131, bytes(range(256)) + b"zz"],
)
def test_what_is_squeezed_comes_back(plain: bytes) -> None:
    assert unsqueezed(icns._squeezed(plain)) == plain


def test_squeezing_makes_it_smaller_where_much_is_the_same() -> None:
    assert len(icns._squeezed(bytes(1300))) == 20
