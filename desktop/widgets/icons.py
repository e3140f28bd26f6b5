"""Owns our icons: SVG drawn in the palette's colours, at the screen's resolution."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from core.machine import resource
from desktop.theme import theme


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in a colour like "#RRGGBB", `size` logical pixels square."""
    from PySide6.QtSvg import QSvgRenderer

    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    svg = _source(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def draw(painter: QPainter, name: str, role: str, x: float, y: float, size: int = 16) -> None:
    """Paint an icon in the colour of a role of the theme."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(int(x), int(y), pixmap(name, getattr(theme().roles, role), size, ratio))


def icon(name: str, role: str = "text") -> QIcon:
    """The icon in the colour of a role, with a fainter one for disabled buttons."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen is not None else 1.0
    made = QIcon(pixmap(name, getattr(theme().roles, role), 16, ratio))
    made.addPixmap(pixmap(name, theme().roles.faint, 16, ratio), QIcon.Mode.Disabled)
    return made


class IconLabel(QLabel):
    """An icon in a layout. Decoration only: what it means stands beside it in words."""

    def __init__(
        self, name: str, role: str = "accent", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(QSize(size, size))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = getattr(theme().roles, self._role)
        self.setPixmap(pixmap(self._name, colour, self._size, self.devicePixelRatioF()))
