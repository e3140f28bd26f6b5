"""Owns what the tabs of Settings share: a heading over a column that scrolls, lines of name and value."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.progress import PasticheError
from desktop.language import translated
from desktop.state import State
from desktop.theme import set_look, theme
from desktop.widgets.basics import column, fill, hairline, holder, label, row, scrolling
from desktop.widgets.fields import FieldName

WIDTH = 800  # pixels of the column at the usual text size
NAMES = 152  # of the names of values
MARGIN = 32


class Tab(QWidget):
    """One tab; made when it is first shown. `body` is where its parts go, `wanted` asks for another tab."""

    wanted = Signal(str)

    def __init__(self, state: State, title: str, about: str) -> None:
        super().__init__()
        self.state = state
        self.heading = label(title, "title")
        self.about = label(about, "soft", wrap=True)
        self.body = column()
        self._column = holder(column(self.heading, 4, self.about, 20, self.body, -1))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(MARGIN, 24, MARGIN, 32)
        layout.addWidget(self._column)
        self.area = scrolling(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self._waiting: list[Callable[[], object]] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._make_next)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def whole(self) -> bool:
        """Whether all of its parts are made."""
        return not self._waiting

    def later(self, parts: Iterable[Callable[[], object]], show: QWidget) -> None:
        """Make parts one after the other, so that nobody waits for all; then show what they are in."""
        show.hide()
        self._waiting += [*parts, show.show]
        self._timer.start()

    def _make_next(self) -> None:
        self._waiting[0]()
        del self._waiting[0]
        if not self._waiting:
            self._timer.stop()

    def arrive(self) -> None:
        """It comes to the front: what it shows may be another by now."""

    def _fit(self) -> None:
        """A column in the middle, no wider than lines can be read."""
        beside = max(0, self.width() - 2 * MARGIN - theme().px(WIDTH)) // 2
        self._column.setContentsMargins(beside, 0, beside, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def setting(name: str, *parts: QWidget | QBoxLayout | int) -> QWidget:
    """A line: what it is called, and beside it the parts under each other."""
    beside = column(*parts)
    first = column(Name(name), -1, margins=(0, 5, 0, 0))  # beside the first line of what is higher than one
    line = row(holder(first), 16, beside, margins=(0, 12, 0, 12))
    line.setStretch(2, 1)
    return holder(line)


class Name(FieldName):
    """What a value is called, in lines no longer than all of them have."""

    def __init__(self, text: str) -> None:
        super().__init__(text, NAMES)
        self.setWordWrap(True)

    def _set_width(self) -> None:
        super()._set_width()
        self.setMaximumWidth(self.minimumWidth())


def section(title: str, about: str = "") -> QWidget:
    """The head of a part of a tab, over its line."""
    said: list[QWidget | int] = [2, label(about, "note", wrap=True)] if about else []
    return holder(column(label(title, "section"), *said, 8, hairline(), margins=(0, 12, 0, 0)))


def at_left(*parts: QWidget | int) -> QBoxLayout:
    """Parts beside each other, as wide as they are."""
    made = row()
    fill(made, *parts, -1)
    return made


class Said(QWidget):
    """A sentence under a field: a remark, or what is wrong there; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.text = label("", "note", wrap=True)
        self.setLayout(column(4, self.text))
        self.hide()

    def say(self, text: str, look: str = "note") -> None:
        self.text.setText(text)
        set_look(self.text, look)
        self.setVisible(bool(text))

    def wrong(self, error: PasticheError) -> None:
        self.say(translated(str(error)), "errornote")


def on_this_system(on_a_mac: str, elsewhere: str) -> str:
    """What this computer is called in a sentence."""
    return on_a_mac if theme().native else elsewhere
