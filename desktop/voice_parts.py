"""Owns what a voice's card is set from: the first lines of its sample, and its facts in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from desktop.theme import theme
from desktop.voice_facts import Fact

LINES = 4
"""Of the sample on a card."""
GAP = 14  # pixels between a fact's name and its value
LEADING = 4  # pixels between two facts


class Excerpt(QLabel):
    """The first lines of a text in serif, whole words; all of it as the tool tip and for screen readers."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.whole = text
        self.setProperty("look", "prose")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        self.setText(first_lines(self.whole, self.font(), self.width(), LINES))

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        tall = self.fontMetrics().boundingRect(QRect(0, 0, 9999, 9999), 0, "\n".join(["Xg"] * LINES)).height()
        return QSize(120, tall + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return False


def first_lines(text: str, font: QFont, width: int, lines: int) -> str:
    """As many whole words as fill so many lines, with an ellipsis where there are more."""
    text = " ".join(text.split())
    if width <= 0:
        return text
    layout = QTextLayout(text, font)
    layout.beginLayout()
    end = 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        end = line.textStart() + line.textLength()
    layout.endLayout()
    if end >= len(text):
        return text
    metrics = QFontMetricsF(font)
    last = layout.lineAt(lines - 1).textStart()
    shown = text[:end].rstrip()
    while " " in shown[last:] and metrics.horizontalAdvance(shown[last:] + "…") > width:
        shown = shown[: shown.rindex(" ")].rstrip()
    return shown.rstrip(",;:.—–- ") + "…"


def breaking(text: str, metrics: QFontMetricsF, room: float) -> Qt.TextFlag:
    """Break between words; within one only where it alone is wider than the room, as a model's name is."""
    longest = max(map(metrics.horizontalAdvance, text.split()), default=0.0)
    within = Qt.TextFlag.TextWrapAnywhere if longest > room else Qt.TextFlag(0)
    return Qt.TextFlag.TextWordWrap | within


class Facts(QWidget):
    """Names at the left, values at the right, painted; the tool tip of a line has the field's terms."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        super().__init__()
        self.facts = tuple(facts)
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = [f"{fact.name}: {fact.value}." for fact in facts]
        self.setAccessibleName(" ".join(said))
        self.setAccessibleDescription(" ".join(fact.tip for fact in facts if fact.tip))
        theme().changed.connect(self._changed)

    def _changed(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _fonts(self, fact: Fact) -> tuple[QFont, QFont]:
        return theme().font(12), theme().font(12, bold=fact.look)

    def places(self, width: int) -> list[tuple[Fact, QRectF, QRectF]]:
        """Each fact with where its name and its value stand in so many pixels."""
        plain = QFontMetricsF(theme().font(12))
        left = max((plain.horizontalAdvance(fact.name) for fact in self.facts), default=0.0) + GAP
        room = max(40.0, width - left)
        found, top = [], 0.0
        for fact in self.facts:
            wrap = QRectF(0, 0, room, 10_000)
            metrics = QFontMetricsF(self._fonts(fact)[1])
            flags = breaking(fact.value, metrics, room)
            simple = metrics.horizontalAdvance(fact.value) <= room
            height = (
                metrics.lineSpacing() if simple else metrics.boundingRect(wrap, flags, fact.value).height()
            )
            found.append((fact, QRectF(0, top, left - GAP + 1, height), QRectF(left, top, room, height)))
            top += height + LEADING
        return found

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            places = self.places(width)
            self._heights[width] = round(places[-1][2].bottom() + 1) if places else 0
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for fact, name, value in self.places(self.width()):
            plain, strong = self._fonts(fact)
            painter.setFont(plain)
            painter.setPen(theme().colour("faint"))
            painter.drawText(name.topLeft() + QPointF(0, QFontMetricsF(plain).ascent()), fact.name)
            painter.setFont(strong)
            painter.setPen(theme().colour("look" if fact.look else "text"))
            painter.drawText(value, breaking(fact.value, QFontMetricsF(strong), value.width()), fact.value)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = event.pos().y()
            tip = next(
                (f.tip for f, name, _ in self.places(self.width()) if at <= name.bottom() + LEADING), ""
            )
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)
