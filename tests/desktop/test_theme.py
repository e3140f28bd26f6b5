"""Colours that can be read, in both appearances and at every text size."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.theme import DARK, LIGHT, Roles
from desktop.widgets.basics import column
from desktop.widgets.icons import pixmap


def luminance(colour: str) -> float:
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_enough_contrast_on_every_ground(roles: Roles) -> None:
    for ground in (roles.page, roles.field, roles.sidebar):
        for text in (roles.text, roles.soft, roles.faint, roles.accent):
            assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(roles.look, roles.look_tint) >= 4.5
    assert contrast(roles.error, roles.error_tint) >= 4.5
    assert contrast(roles.on_fill, roles.fill) >= 4.5
    assert contrast(roles.text, roles.selection) >= 4.5


def test_no_colour_is_named_outside_the_theme() -> None:
    values = {v.lower() for r in (LIGHT, DARK) for v in dataclasses.astuple(r) if isinstance(v, str)}
    folder = Path(theme.__file__).parent
    for path in [*folder.glob("*.py"), *folder.glob("steps/*.py"), *folder.glob("widgets/*.py")]:
        if path.name != "theme.py":
            text = path.read_text(encoding="utf-8").lower()
            assert not [value for value in values if f'"{value}"' in text], path


def test_dark_is_a_palette_and_the_text_size_scales(qtbot: QtBot, light: theme.Theme) -> None:
    with qtbot.waitSignal(light.changed):
        light.set_scheme("dark")
    assert light.dark
    light.step_scale(1)
    assert light.scale == 1.15
    assert light.font(20).pixelSize() == 23
    light.step_scale(0)
    assert light.scale == 1.0


def test_icons_take_the_colour_they_are_given() -> None:
    image = pixmap("done", "#FF0000", 16).toImage()
    inked = [
        image.pixelColor(x, y) for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(colour.red() > 200 and colour.blue() < 60 for colour in inked)
    assert image.pixelColor(0, 0) == QColor(Qt.GlobalColor.transparent)


native = pytest.mark.skipif(sys.platform == "darwin", reason="the system draws its own fields")


@native
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QComboBox, QSpinBox, QDoubleSpinBox, QLineEdit])
def test_every_field_has_a_frame_and_a_ring_in_hand(
    qtbot: QtBot, light: theme.Theme, scheme: theme.Scheme, kind: type[QWidget]
) -> None:
    light.set_scheme(scheme)
    page, field, other = QWidget(), kind(), QLineEdit()
    page.setLayout(column(field, 20, other))
    qtbot.addWidget(page)
    page.show()

    def left(widget: QWidget, inwards: int) -> str:
        return widget.grab().toImage().pixelColor(inwards, widget.height() // 2).name().upper()

    other.setFocus()
    assert left(field, 0) == light.roles.edge
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert left(field, 0) == left(field, 1) == light.roles.accent


@native
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_arrows_point_up_and_down(qtbot: QtBot, light: theme.Theme, scale: float) -> None:
    light.set_scheme("dark")
    light.set_scale(scale)
    made = QSpinBox()
    qtbot.addWidget(made)
    made.show()
    image = made.grab().toImage()

    def inked(rows: range) -> list[int]:
        """How much of each line the arrow fills, right of the number."""
        right = range(image.width() - light.px(24), image.width() - 2)
        return [n for y in rows if (n := sum(is_ink(image.pixelColor(x, y)) for x in right))]

    def is_ink(colour: QColor) -> bool:
        return contrast(colour.name(), light.roles.field) > 3

    half = image.height() // 2
    above, below = inked(range(2, half)), inked(range(half, image.height() - 2))
    assert above == sorted(above) and below == sorted(below, reverse=True)
    assert len(above) > 3 and above[0] < above[-1] and below[0] > below[-1]
