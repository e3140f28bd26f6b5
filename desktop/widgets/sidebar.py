"""Owns the sidebar: whose voice this is, the five steps with their state, and the other rooms."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from desktop import words
from desktop.theme import theme
from desktop.widgets import icons
from desktop.widgets.basics import hairline
from desktop.widgets.progress import JobCard

WIDE, NARROW = 224, 56
SMALL = 12  # pixels of a step's icon under its number


class NavRow(QAbstractButton):
    """One place to go: an icon, a name, and a line below it where there is something to say."""

    def __init__(self, title: str, icon_name: str, two_lines: bool, number: int = 0) -> None:
        """`number` of a step, from 1: in a narrow sidebar it tells the step from the others."""
        super().__init__()
        self.title, self.note = title, ""
        self.number = words.number(number) if number else ""
        self.icon_name, self.role = icon_name, "soft"
        self.two_lines = two_lines
        self.narrow = False
        self.narrow = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.say("", "")

    def say(self, note: str, state: str) -> None:
        """`state` is said to screen readers only; the icon shows it."""
        self.note = note
        self.setAccessibleName(", ".join(part for part in (self.title, state, note) if part))
        self.setToolTip(f"{self.title}: {note}" if note else self.title)
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str, role: str) -> None:
        self.icon_name, self.role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(theme().font(13)).height()
        small = QFontMetrics(theme().font(11)).height() * (2 if self._long else 1)
        return QSize(WIDE - 16, line + small + 22 if self.two_lines else line + 14)

    def minimumSizeHint(self) -> QSize:
        """In a low window a long note has one line all the same."""
        tall = sum(
            QFontMetrics(theme().font(size)).height() for size in ((13, 11) if self.two_lines else (13,))
        )
        return QSize(NARROW - 16, tall + (10 if self.two_lines else 8))

    @property
    def _long(self) -> bool:
        """Whether what is said needs a second line."""
        room = WIDE - 16 - 40
        return not self.narrow and QFontMetrics(theme().font(11)).horizontalAdvance(self.note) > room

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        name = theme().font(13, bold=self.isChecked())
        first = QFontMetrics(name).height()
        second = QFontMetrics(theme().font(11)).height()
        wraps = self._long and self.height() >= first + 2 * second + 6
        second *= 2 if wraps else 1
        shown = first + 3 + second if self.two_lines else first
        top = (self.height() - shown) // 2
        role = "accent" if self.isChecked() else self.role
        if self.narrow:
            self._paint_narrow(painter, name, role)
            return
        icons.draw(painter, self.icon_name, role, 8, top + (first - 16) // 2)
        room = self.width() - 40
        painter.setFont(name)
        painter.setPen(theme().colour("text"))
        painter.drawText(32, top, room, first, Qt.AlignmentFlag.AlignVCenter, self.title)
        if self.two_lines:
            painter.setFont(theme().font(11))
            painter.setPen(theme().colour("faint"))
            metrics, cut = QFontMetrics(painter.font()), Qt.TextElideMode.ElideRight
            note = self.note if wraps else metrics.elidedText(self.note, cut, room)
            flags = Qt.AlignmentFlag.AlignVCenter | (Qt.TextFlag.TextWordWrap if wraps else Qt.TextFlag(0))
            painter.drawText(32, top + first + 3, room, second, flags, note)

    def _paint_narrow(self, painter: QPainter, font: QFont, role: str) -> None:
        """The icon alone; of a step its number, and the icon small below it."""
        size = SMALL if self.number else 16
        tall = QFontMetrics(font).height() if self.number else 0
        top = (self.height() - tall - size) // 2
        if self.number:
            painter.setFont(font)
            painter.setPen(theme().colour("accent" if self.isChecked() else "text"))
            painter.drawText(0, top, self.width(), tall, Qt.AlignmentFlag.AlignCenter, self.number)
        icons.draw(painter, self.icon_name, role, (self.width() - size) // 2, top + tall, size)


class Owner(QWidget):
    """The author's name in serif, and the project's below it."""

    def __init__(self) -> None:
        super().__init__()
        self.author, self.project = "", ""

    def sizeHint(self) -> QSize:
        return QSize(WIDE, theme().px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = self.width() - 32
        big, small = theme().font(15, bold=True, serif=True), theme().font(11)
        tall = QFontMetrics(big).height()
        painter.setFont(big)
        painter.setPen(theme().colour("text"))
        author = QFontMetrics(big).elidedText(self.author, Qt.TextElideMode.ElideRight, width)
        painter.drawText(16, 16, width, tall, Qt.AlignmentFlag.AlignVCenter, author)
        painter.setFont(small)
        painter.setPen(theme().colour("faint"))
        name = QFontMetrics(small).elidedText(self.project, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(
            16, 18 + tall, width, QFontMetrics(small).height(), Qt.AlignmentFlag.AlignVCenter, name
        )


class Sidebar(QWidget):
    """Emits the name of the page that is wanted."""

    wanted = Signal(str)

    def __init__(self, steps: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`steps` are (name, title) of the five steps, in order."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps"))
        self.owner = Owner()
        self.job = JobCard()
        self.rows: dict[str, NavRow] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self.owner)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(8, 8, 8, 0)
        self._rows.setSpacing(0)
        layout.addLayout(self._rows)
        for number, (name, title) in enumerate(steps, 1):
            self._add(name, title, "open", True, number)
        self._part()
        self._add("restyle", self.tr("Restyle"), "restyle", True)
        self._part()
        self._add("voices", self.tr("Voices"), "voices", False)
        self._add("projects", self.tr("Projects"), "folder", False)
        self._add("settings", self.tr("Settings"), "settings", False)
        layout.addStretch(1)
        layout.addWidget(self.job)
        self.setFixedWidth(WIDE)

    def _add(self, name: str, title: str, icon_name: str, two_lines: bool, number: int = 0) -> None:
        made = NavRow(title, icon_name, two_lines, number)
        made.clicked.connect(lambda *_: self.wanted.emit(name))
        self._group.addButton(made)
        self._rows.addWidget(made)
        self.rows[name] = made

    def _part(self) -> None:
        self._rows.addSpacing(8)
        line = hairline()
        self._rows.addWidget(line)
        self._rows.addSpacing(8)

    def show_owner(self, author: str, project: str) -> None:
        self.owner.author, self.owner.project = author, project
        self.owner.setAccessibleName(author)
        self.owner.update()

    def show_page(self, name: str) -> None:
        self._group.setExclusive(False)
        for key, made in self.rows.items():
            made.setChecked(key == name)
        self._group.setExclusive(True)

    def set_narrow(self, narrow: bool) -> None:
        """Icons and the steps' numbers only, the names as tool tips."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        self.owner.setVisible(not narrow)
        self.job.set_narrow(narrow)
        for made in self.rows.values():
            made.narrow = narrow
            made.updateGeometry()
            made.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("sidebar"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().colour("hairline"))
