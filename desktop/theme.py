"""Owns how things look: colour roles for light and dark, type sizes, and the palette."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.style_sheet import SERIF, style_sheet

Scheme = Literal["auto", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Roles:
    """One colour a role; a text role has at least 4.5:1 on every ground it is set on.

    Attributes:
        look: for what the user should look at; error: for errors alone.
        chart_*: main line, second, and the rest in falling weight.
        map_hues: of the themes on the map, each 3:1 on the page; never all that tells two things apart.
    """

    page: str
    text: str
    soft: str
    faint: str
    field: str
    sidebar: str
    button: str
    edge: str
    hairline: str
    hover: str
    selection: str
    accent: str
    fill: str
    on_fill: str
    look: str
    look_tint: str
    error: str
    error_tint: str
    chart_main: str
    chart_second: str
    chart_rest: tuple[str, str, str]
    map_hues: tuple[str, ...]


LIGHT = Roles(
    page="#FCFBF9",
    text="#1E1D1B",
    soft="#5C5852",
    faint="#6B665F",
    field="#FFFFFF",
    sidebar="#F3F1ED",
    button="#FFFFFF",
    edge="#C9C5BD",
    hairline="#E2DFD9",
    hover="#ECEAE5",
    selection="#E4EBF8",
    accent="#2B57A6",
    fill="#2B57A6",
    on_fill="#FFFFFF",
    look="#855400",
    look_tint="#F9F0DE",
    error="#A5351F",
    error_tint="#FAECE8",
    chart_main="#2B57A6",
    chart_second="#9DB4DC",
    chart_rest=("#8F8A82", "#B9B4AB", "#DEDBD4"),
    map_hues=(
        *("#2B57A6", "#B4552D", "#2F7D5B", "#8A4A9E", "#8C6D10"),
        *("#1F7F95", "#B03A5B", "#5E7A1F", "#6A5ACD", "#7A5B48"),
    ),
)
DARK = Roles(
    page="#202122",
    text="#E8E6E1",
    soft="#B0ACA4",
    faint="#A09B93",
    field="#262728",
    sidebar="#1A1B1C",
    button="#303133",
    edge="#55585B",
    hairline="#343638",
    hover="#2B2D2F",
    selection="#2A3447",
    accent="#8FB2F0",
    fill="#3F6CBF",
    on_fill="#FFFFFF",
    look="#E2B566",
    look_tint="#37301F",
    error="#F09A86",
    error_tint="#3A2825",
    chart_main="#8FB2F0",
    chart_second="#4C628A",
    chart_rest=("#74777A", "#5E6164", "#3B3D40"),
    map_hues=(
        *("#8FB2F0", "#F0A37E", "#7FCBA4", "#D09BE0", "#DDBE62"),
        *("#72C6D8", "#F090AC", "#B4CC74", "#A9A0F2", "#C9A994"),
    ),
)

SANS = ("Inter", "Cantarell", "Noto Sans", "Ubuntu", "DejaVu Sans")


def here(families: Sequence[str]) -> list[str]:
    """Those that this computer has: for one that is missing Qt looks up the other names of all fonts."""
    return [name for name in families if QFontDatabase.hasFamily(name)] or list(families[-1:])


SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)


class Theme(QObject):
    """The look in force. `changed` comes after the palette, the fonts or the text size changed."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = "auto", scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self.native = sys.platform == "darwin"
        self.scheme: Scheme = scheme
        self.scale = scale
        self.roles = LIGHT
        self._system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self.sans, self.serif = here(SANS), here(SERIF)
        if not self.native:
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply()

    @property
    def dark(self) -> bool:
        return self.roles is DARK

    def set_scheme(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Multiply every type size; the nearest of `SCALES` is meant."""
        self.scale = scale
        self.apply()

    def step_scale(self, steps: int) -> None:
        """One size up or down; 0 goes back to the normal size."""
        near = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self.scale))
        self.set_scale(1.0 if steps == 0 else SCALES[max(0, min(len(SCALES) - 1, near + steps))])

    def apply(self) -> None:
        """Set palette, font and style sheet of the whole application."""
        wanted = self.scheme
        if wanted == "auto":
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            wanted = "dark" if dark else "light"
        self.roles = DARK if wanted == "dark" else LIGHT
        self._app.setPalette(palette(self.roles))
        self._app.setFont(self.font(13))
        self._app.setStyleSheet(style_sheet(self.roles, self.scale, self.native, self.serif))
        self.changed.emit()

    def _system_changed(self) -> None:
        if self.scheme == "auto":
            self.apply()

    def px(self, size: float) -> int:
        """A type size, or a length that goes with one, at today's text size."""
        return round(size * self.scale)

    def font(self, size: int, bold: bool = False, serif: bool = False) -> QFont:
        """`size` in pixels before the text size is applied."""
        font = QFont(self._system)
        if serif:
            font.setFamilies(self.serif)
        elif not self.native:
            font.setFamilies([*self.sans, self._system.family()])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def colour(self, role: str) -> QColor:
        return QColor(getattr(self.roles, role))


def install(app: QApplication, scheme: Scheme = "auto", scale: float = 1.0) -> Theme:
    """Dress the application; a second call changes the look in force."""
    theme: Theme | None = app.property("theme")
    if theme is None:
        theme = Theme(app, scheme, scale)
        app.setProperty("theme", theme)
    elif (theme.scheme, theme.scale) != (scheme, scale):
        theme.scheme, theme.scale = scheme, scale
        theme.apply()
    return theme


def theme() -> Theme:
    """The look in force; `install` comes first."""
    app = QApplication.instance()
    assert app is not None
    found: Theme = app.property("theme")
    return found


def set_look(widget: QWidget, look: str) -> None:
    """Give a label or button another of the looks that the style sheet knows."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def palette(roles: Roles) -> QPalette:
    """The roles as Qt's own, for everything that Qt paints."""
    made, role, group = QPalette(), QPalette.ColorRole, QPalette.ColorGroup
    plain = {
        role.Window: roles.page,
        role.WindowText: roles.text,
        role.Base: roles.field,
        role.AlternateBase: roles.sidebar,
        role.Text: roles.text,
        role.Button: roles.button,
        role.ButtonText: roles.text,
        role.BrightText: roles.on_fill,
        role.Mid: roles.edge,
        role.Midlight: roles.hairline,
        role.Light: roles.field,
        role.Dark: roles.edge,
        role.Shadow: roles.edge,
        role.Highlight: roles.selection,
        role.HighlightedText: roles.text,
        role.Accent: roles.accent,
        role.Link: roles.accent,
        role.LinkVisited: roles.accent,
        role.PlaceholderText: roles.faint,
        role.ToolTipBase: roles.field,
        role.ToolTipText: roles.text,
    }
    for name, value in plain.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, name, QColor(roles.faint))
    return made
