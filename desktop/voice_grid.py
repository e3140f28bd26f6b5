"""Owns how cards stand on the page: as many side by side as fit, made one by one, walked by arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.theme import theme
from desktop.voice_card import NewCard, VoiceCard
from desktop.voice_facts import Voice

NARROWEST = 280
"""Pixels of a card at the usual text size."""
SPACE = 24
TALLEST_NEW = 320


class CardGrid(QWidget):
    """Cards of voices and, last, the way to a new one. `made` hands over each card as soon as it is there."""

    made = Signal(object)
    filled = Signal()  # the last card is there

    def __init__(self, last: NewCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voices: list[Voice] = []
        self.last = last
        self.area: QScrollArea | None = None
        self._cards: dict[str, VoiceCard] = {}  # by the voice's folder
        self._current = ""
        self._search = ""
        self._refocus = ""  # the voice whose card had the focus when it was made anew
        self._renaming: tuple[str, tuple[str, int, int]] | None = None  # and the one whose name was typed
        last.setParent(self)
        last.installEventFilter(self)
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._make_one)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.place)
        theme().changed.connect(self._later.start)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self._tall: dict[QFrame, int] = {}  # card -> the height it asked for when it was placed

    # Which cards.
    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Show these; cards stay up to the first whose voice is not as it was, so that Tab walks in order."""
        same: dict[str, VoiceCard] = {}
        for voice in voices:
            card = self._cards.get(voice.adapter.path)
            if card is None or card.voice != voice:
                break
            same[voice.adapter.path] = card
        focus = self.window().focusWidget()
        for path, card in self._cards.items():
            if path in same:
                continue
            if focus is not None and (card is focus or card.isAncestorOf(focus)):
                self._refocus = path
            if (typed := card.line_of_name.typed) is not None:
                self._renaming = (path, typed)
            card.hide()
            card.deleteLater()
        self._cards, self.voices = same, list(voices)
        if len(same) < len(self.voices):
            self._next.start()
        self.place()

    def _make_one(self) -> None:
        """One card a turn: each takes milliseconds, and there may be fifty."""
        voice = next((v for v in self.voices if v.adapter.path not in self._cards), None)
        if voice is None:
            self._next.stop()
            self._last_in_line()
            self.filled.emit()
            return
        card = VoiceCard(voice)
        card.hide()
        card.setParent(self)
        card.installEventFilter(self)
        self._cards[voice.adapter.path] = card
        card.entered.connect(lambda: self.choose(card))
        card.moved.connect(lambda way: self._move(card, way))
        self.made.emit(card)
        card.setVisible(voice.holds(self._search))
        self.place()
        if voice.adapter.path == self._refocus:
            self._refocus = ""
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._renaming is not None and voice.adapter.path == self._renaming[0]:
            card.line_of_name.go_on(self._renaming[1])
            self._renaming = None

    @property
    def cards(self) -> list[VoiceCard]:
        """Those that are there, in the order of the voices."""
        return [self._cards[v.adapter.path] for v in self.voices if v.adapter.path in self._cards]

    @property
    def shown(self) -> list[VoiceCard]:
        """Those that the search leaves."""
        return [card for card in self.cards if card.voice.holds(self._search)]

    def search(self, text: str) -> None:
        """Show only the voices that this finds."""
        self._search = text
        for card in self.cards:
            card.setVisible(card.voice.holds(text))
        self.place()

    def _last_in_line(self) -> None:
        """Tab walks in the order of becoming a child; `setTabOrder` loses what lies between two cards."""
        had = self.last.go.hasFocus()
        self.last.setParent(None)
        self.last.setParent(self)
        self.place()
        if had:
            self.last.go.setFocus(Qt.FocusReason.OtherFocusReason)

    # The current one.
    @property
    def current(self) -> VoiceCard | None:
        """The card that was entered last; else the first."""
        shown = self.shown
        return next((c for c in shown if c.voice.adapter.path == self._current), shown[0] if shown else None)

    def choose(self, card: VoiceCard) -> None:
        self._current = card.voice.adapter.path
        self._mark()

    def _mark(self) -> None:
        current = self.current
        for card in self.cards:
            card.set_current(card is current)

    def _move(self, card: VoiceCard, way: str) -> None:
        shown, wide = self.shown, self.columns
        steps: dict[str, Callable[[int], int]] = {
            "left": lambda at: at - 1,
            "right": lambda at: at + 1,
            "up": lambda at: at - wide,
            "down": lambda at: at + wide,
            "home": lambda at: 0,
            "end": lambda at: len(shown) - 1,
        }
        to = steps[way](shown.index(card))
        if 0 <= to < len(shown):
            shown[to].setFocus(Qt.FocusReason.TabFocusReason)
            if self.area is not None:
                self.area.ensureWidgetVisible(shown[to], 0, SPACE)

    # Where they stand.
    @property
    def columns(self) -> int:
        return max(1, (self.width() + SPACE) // (theme().px(NARROWEST) + SPACE))

    def place(self) -> None:
        """Put every card where it belongs; those of one row are of one height."""
        wide, count = self.columns, max(1, self.columns)
        width = (self.width() - (wide - 1) * SPACE) // wide
        placed: list[QFrame] = [*self.shown]
        self.last.setVisible(not self._search)
        if not self._search:
            placed.append(self.last)
        top, self._tall = 0, {}
        for start in range(0, len(placed), count):
            row = placed[start : start + count]
            self._tall |= {card: self._height(card, width) for card in row}
            height = max(self._tall[card] for card in row)
            for place, card in enumerate(row):
                card.setGeometry(QRect(place * (width + SPACE), top, width, height))
            top += height + SPACE
        self._mark()
        self.setFixedHeight(max(0, top - SPACE))

    def _fit(self) -> None:
        """Place them anew where one asks for another height than it was given."""
        if any(self._height(card, card.width()) != tall for card, tall in self._tall.items()):
            self.place()

    def _height(self, card: QFrame, width: int) -> int:
        if isinstance(card, VoiceCard):
            return card.height_for(width)
        layout = card.layout()
        return layout.totalHeightForWidth(width) if layout is not None else TALLEST_NEW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a card holds needs another height: its name is typed, or the text size is another."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fitting.start()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(NARROWEST), 0)
