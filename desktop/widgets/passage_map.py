"""Owns the map of the passages: a dot each, names of themes, and finding one's way by mouse and keys."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import words
from desktop.jobs import Load
from desktop.passages import Corpus
from desktop.theme import theme
from desktop.widgets.map_drawing import Ink, dot_of, draw_dots, mark, paint_dots, radius

EDGE = 20  # pixels between the outermost dots and the map's edge
REACH = 9.0  # pixels from a dot within which the mouse is on it
REST = 80  # milliseconds a changing width rests before the dots are drawn anew
OPENING = 220  # letters in the tool tip

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PassageMap(QWidget):
    """`moved` carries the passage that came in hand, `turned` one whose fate the user turned round."""

    moved = Signal(int)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corpus = Corpus()
        self.current = -1
        self.hovered = -1
        self.image: QImage | None = None
        self.names: list[tuple[QRectF, str]] = []
        self._behind: set[int] = set()  # dots that look otherwise in the picture
        self._later: set[int] = set()  # those of them that changed after the drawing at hand began
        self._drawing: Load | None = None
        self._again = False  # something changed since the drawing at hand began
        self._turned_by_press = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.draw)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of the passages"))
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    # What is shown.
    def show_corpus(self, corpus: Corpus, current: int) -> None:
        self.corpus, self.current, self.hovered = corpus, current, -1
        self._behind, self._later = set(), set()
        self.image = None
        self._place_names()
        self.draw()

    def set_current(self, index: int) -> None:
        """Take a passage in hand without telling."""
        if index != self.current:
            self.current = index
            self.update()

    def show_decided(self, indices: Iterable[int]) -> None:
        """These dots look otherwise now: at once on top, and in the picture as soon as it is drawn."""
        changed = {i for i in indices if self.corpus.passages[i].place is not None}
        self._behind |= changed
        self._later |= changed
        self.update()
        self._rest.start()

    def draw(self) -> None:
        """Draw the picture anew on a thread of its own; the one before stays until it is there."""
        self._rest.stop()
        self._again = self._drawing is not None
        if self._again or not self.corpus.placed or min(self.width(), self.height()) < 2 * EDGE:
            return
        corpus, area, ink = self.corpus, self._area(), self._ink()
        states = [(i, mark(corpus.passages[i])) for i in corpus.placed]
        self._later = set()
        size, ratio = (self.width(), self.height()), self.devicePixelRatioF()

        def work() -> QImage:
            dots = [dot_of(corpus, i, state, area) for i, state in states]
            return draw_dots(dots, size, ratio, ink)

        self._drawing = Load(work, lambda image: self._show_image(image, corpus))

    def _show_image(self, image: QImage, corpus: Corpus) -> None:
        self._drawing = None
        if corpus is self.corpus:
            self.image = image
            self._behind &= self._later
            self.update()
        if self._again:
            self.draw()

    def _restyle(self) -> None:
        """Another appearance or text size."""
        self._place_names()
        self.update()
        self._rest.start()

    # Where things are.
    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def point(self, index: int) -> QPointF:
        """The centre of a dot, in pixels of the map."""
        place, area = self.corpus.passages[index].place, self._area()
        assert place is not None
        return QPointF(area.x() + place[0] * area.width(), area.y() + place[1] * area.height())

    def at(self, place: QPointF) -> int:
        """The passage under a point; -1 where there is none."""
        area = self._area()
        if area.width() <= 0 or area.height() <= 0:
            return -1
        x, y = place.x() - area.x(), place.y() - area.y()
        return self.corpus.nearest(x, y, area.width(), area.height(), REACH)

    def _radius(self) -> float:
        return radius(len(self.corpus.placed))

    def _ink(self) -> Ink:
        roles = theme().roles
        return Ink((*roles.map_hues, roles.faint), roles.text, self._radius())

    def _place_names(self) -> None:
        """Set the names of the themes, the largest first; one that would cover another is left out."""
        self.names = []
        metrics, area = QFontMetrics(theme().font(12)), self._area()
        for name in self.corpus.names:
            width, height = metrics.horizontalAdvance(name.text) + 10, metrics.height() + 2
            x = area.x() + name.place[0] * area.width() - width / 2
            x = max(2.0, min(self.width() - width - 2.0, x))
            y = area.y() + name.place[1] * area.height() - height - self._radius()
            for top in (y, y - height, y + height, y + 2 * height):
                top = max(2.0, min(self.height() - height - 2.0, top))
                box = QRectF(x, top, width, height)
                if not any(box.adjusted(-4, -2, 4, 2).intersects(other) for other, _ in self.names):
                    self.names.append((box, name.text))
                    break

    # Painting.
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image is not None:
            painter.drawImage(self.rect(), self.image)
        self._paint_behind(painter)
        self._paint_names(painter)
        for index, role, width in ((self.hovered, "soft", 1.5), (self.current, "text", 2.0)):
            if 0 <= index < len(self.corpus.passages) and self.corpus.passages[index].place is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme().colour(role), width))
                painter.drawEllipse(self.point(index), self._radius() + 5, self._radius() + 5)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_behind(self, painter: QPainter) -> None:
        if not self._behind or self.image is None:
            return
        area, r = self._area(), self._radius()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("page"))
        for i in self._behind:
            painter.drawEllipse(self.point(i), r + 2.5, r + 2.5)
        dots = [dot_of(self.corpus, i, mark(self.corpus.passages[i]), area) for i in self._behind]
        paint_dots(painter, dots, self._ink())

    def _paint_names(self, painter: QPainter) -> None:
        ground = QColor(theme().colour("page"))
        ground.setAlphaF(0.86)
        painter.setFont(theme().font(12))
        for box, text in self.names:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(theme().colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_names()
        self._rest.start()

    # The mouse.
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.at(event.position())
        if index != self.hovered:
            self.hovered = index
            self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()
            if index >= 0:
                QToolTip.showText(event.globalPosition().toPoint(), self.tip(index), self)
            else:
                QToolTip.hideText()

    def tip(self, index: int) -> str:
        """The opening of a passage as the tool tip has it."""
        passage = self.corpus.passages[index]
        text = passage.text
        if len(text) > OPENING:
            text = text[:OPENING].rsplit(" ", 1)[0] + "…"
        fate = self.tr("Chosen") if passage.chosen else self.tr("Left out")
        return f"<p>{escape(text)}</p><p>{escape(fate)}, {escape(words.words(passage.words))}</p>"

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The first click takes a passage in hand, a second one turns its fate round."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.at(event.position())
        self._turned_by_press = index >= 0 and index == self.current
        if self._turned_by_press:
            self.turned.emit(index)
        elif index >= 0:
            self.go_to(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.at(event.position())
        if index >= 0 and index == self.current and not self._turned_by_press:
            self.turned.emit(index)

    # The keys.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        area, placed = self._area(), self.corpus.placed
        if not plain or not placed:
            super().keyPressEvent(event)
        elif key in _ARROWS and event.modifiers():
            self._step(sum(_ARROWS[Qt.Key(key)]))
        elif key in _ARROWS:
            dx, dy = _ARROWS[Qt.Key(key)]
            self.go_to(self.corpus.toward(max(0, self.current), dx, dy, area.width(), area.height()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(placed[0 if key == Qt.Key.Key_Home else -1])
        elif key == Qt.Key.Key_Space and self.current >= 0:
            self.turned.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """To the next passage on the map in reading order, or the one before."""
        placed = self.corpus.placed
        line = bisect_left(placed, self.current)
        if by > 0 and line < len(placed) and placed[line] != self.current:
            by = 0  # the one in hand stands between two on the map
        self.go_to(placed[(line + by) % len(placed)])

    def go_to(self, index: int) -> None:
        """Take a passage in hand, and tell."""
        if index != self.current:
            self.set_current(index)
            self.moved.emit(index)

    def focusInEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.update()
