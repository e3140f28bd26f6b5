"""Owns the row of tabs at the top of Settings: an icon over a name, walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from desktop.theme import theme
from desktop.widgets import icons

ICON = 16
PADDING = 12  # pixels beside the longest name


class TabButton(QAbstractButton):
    """One tab. In an exclusive group Qt gives the Tab key to the chosen one and the arrows to all."""

    def __init__(self, title: str, icon_name: str) -> None:
        super().__init__()
        self.setText(title)
        self.icon_name = icon_name
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme().font(12, bold=True))
        wide = max(metrics.horizontalAdvance(self.text()) + 2 * PADDING, theme().px(84))
        return QSize(wide, metrics.height() + ICON + 18)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("selection" if self.isChecked() else "hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        font = theme().font(12, bold=self.isChecked())
        tall = QFontMetrics(font).height()
        role = "accent" if self.isChecked() else "soft"
        icons.draw(painter, self.icon_name, role, (self.width() - ICON) // 2, 7, ICON)
        painter.setFont(font)
        painter.setPen(theme().colour(role))
        painter.drawText(0, 9 + ICON, self.width(), tall, Qt.AlignmentFlag.AlignHCenter, self.text())


class TabRow(QWidget):
    """`wanted` carries the name of the tab that was picked."""

    wanted = Signal(str)

    def __init__(self, tabs: Mapping[str, tuple[str, str]]) -> None:
        """`tabs`: name -> title and icon, in order."""
        super().__init__()
        self.setAccessibleName(self.tr("Parts of Settings"))
        self.buttons: dict[str, TabButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 9)
        layout.setSpacing(8)
        layout.addStretch(1)
        for name, (title, icon_name) in tabs.items():
            made = TabButton(title, icon_name)
            made.toggled.connect(lambda on, name=name: self.wanted.emit(name) if on else None)
            self._group.addButton(made)
            layout.addWidget(made)
            self.buttons[name] = made
        layout.addStretch(1)
        theme().changed.connect(self.updateGeometry)

    def show_tab(self, name: str) -> None:
        self.buttons[name].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("sidebar"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().colour("hairline"))
