"""Owns the row that goes on below where it is full, e.g. of buttons whose words are long in a language."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Flow(QLayout):
    """Widgets beside each other, each as wide as it likes, in as many rows as that takes."""

    def __init__(self, *widgets: QWidget, gap: int = 8) -> None:
        """`gap` in pixels, between two widgets and between two rows."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    # What Qt asks of a layout.
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:  # type: ignore[override]  # None is Qt's own answer
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, area: QRect, move: bool) -> int:
        """The height that all rows take; with `move` everything goes to its place."""
        at, tall = area.topLeft(), 0
        for item in self._shown():
            size = item.sizeHint()
            if at.x() > area.left() and at.x() + size.width() > area.left() + area.width():
                at, tall = QPoint(area.left(), at.y() + tall + self.spacing()), 0
            if move:
                item.setGeometry(QRect(at, size))
            at, tall = at + QPoint(size.width() + self.spacing(), 0), max(tall, size.height())
        return at.y() + tall - area.top()


def flowing(*widgets: QWidget, gap: int = 8) -> QWidget:
    """Such a row as a widget, which asks for the height that its width makes it need."""
    made = QWidget()
    made.setLayout(Flow(*widgets, gap=gap))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
