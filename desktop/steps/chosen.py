"""Owns the sight of a finished choice: map or text, the passage in hand, the reasons, and the amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.curating import Result, Theme
from desktop.passages import Corpus
from desktop.review import Review
from desktop.steps.amount import AmountPanel
from desktop.steps.fates import Fates
from desktop.steps.passage_card import PassageCard
from desktop.theme import theme
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row, scrolling
from desktop.widgets.paragraphs import VERDICTS, ParagraphView
from desktop.widgets.passage_map import PassageMap

MARGIN = 32
TALL = 330  # pixels of the map at least: at the usual size the amount is in sight below it
BESIDE = 320  # pixels of the card beside it
WIDE = 860  # pixels below which the card stands under the map

_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ChosenView(QWidget):
    """`moved` carries the passage in hand, `decided` the user's word on it, `turned` one turned round."""

    moved = Signal(int)
    decided = Signal(str)
    turned = Signal(int)
    next_wanted = Signal(int)
    map_wanted = Signal()
    text_wanted = Signal()
    again_wanted = Signal()  # with the amount that the slider stands at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corpus = Corpus()
        self.themes: dict[int, Theme] = {}
        self._passages: list[int] = []  # of each row of the text
        self._settling = False

    def build(self) -> Iterator[None]:
        """One part at each step, before anything is shown, so that none keeps the window waiting."""
        self.map = PassageMap()
        yield
        self.list = ParagraphView(reasons=False)
        self.list.setAccessibleName(self.tr("The chosen passages"))
        yield
        self.card = PassageCard()
        yield
        self.amount = AmountPanel()
        amount = self._build_amount()
        yield
        self.fates = Fates()
        yield
        self.stack = QStackedWidget()
        for part in (self.map, self.list, self._build_notice()):
            self.stack.addWidget(part)
        left = QWidget()
        left.setLayout(column(self._build_head(), 8, hairline(), 0, self.stack, 0, hairline()))
        yield
        self._assemble(left, amount)
        self._join()

    def _assemble(self, left: QWidget, amount: QWidget) -> None:
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(24)
        self.sides.addWidget(left, 1)
        self.sides.addWidget(self.card)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 24)
        layout.setSpacing(0)
        fill(layout, self.sides, 16, self.fates, 18, amount, 18, self.fates.details)
        layout.setStretch(0, 1)
        self.area = scrolling(inner)
        self.setLayout(column(self.area))
        self._restyle()

    def _build_head(self) -> QWidget:
        """Map or text, and what the marks mean."""
        self.views = QButtonGroup(self)
        picks = row()
        picks.setSpacing(4)
        for number, (name, key) in enumerate(((self.tr("Map"), "M"), (self.tr("Text"), "T"))):
            made = button(name, look="small")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.setToolTip(f"{name} ({key})")
            self.views.addButton(made, number)
            picks.addWidget(made)
            shortcut = QShortcut(QKeySequence(key), self, context=_HERE)
            shortcut.activated.connect(lambda n=number: self.show_view(n))
        self.views.idClicked.connect(self.show_view)
        self.marks = label("", "caption", wrap=True)
        head = row(picks, 16, self.marks)
        head.setStretch(2, 1)
        return holder(head)

    def _build_notice(self) -> QWidget:
        """What stands in the place of a map that is not there."""
        self.notice = label("", "lead", wrap=True)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.notice_note = label("", "note", wrap=True)
        self.notice_note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.draw_map = button(self.tr("Draw the Map"), self.map_wanted.emit)
        made = QWidget()
        made.setLayout(
            column(
                -1, self.notice, 8, self.notice_note, 16, row(-1, self.draw_map, -1), -1,
                margins=(48, 16, 48, 16),
            )
        )  # fmt: skip
        return made

    def _build_amount(self) -> QWidget:
        self.again = button(self.tr("Choose Again"), self.again_wanted.emit)
        note = self.tr("What was read is kept, so that choosing again takes seconds.")
        self.again_note = label(note, "note", wrap=True)
        line = row(self.again, 12, self.again_note)
        line.setStretch(2, 1)
        self.again.setEnabled(False)
        return holder(column(label(self.tr("How much to learn"), "section"), 8, self.amount, 8, line))

    def _join(self) -> None:
        self.map.moved.connect(self._show_passage)
        self.map.moved.connect(self.moved)
        self.map.turned.connect(self.turned)
        self.list.selectionModel().currentChanged.connect(self._row_taken)
        self.card.decided.connect(self.decided)
        self.card.stepped.connect(self.step)
        self.amount.changed.connect(lambda: self.again.setEnabled(True))
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.stack.setMinimumHeight(theme().px(TALL))
        self._set_sides()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.layout() is not None:  # Qt sizes it before it is built, too
            self._set_sides()

    def _set_sides(self) -> None:
        """The card beside the map, or below it."""
        ways = QBoxLayout.Direction
        wide = self.width() >= theme().px(WIDE)
        self.sides.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self.amount.set_beside(wide)
        self.card.setFixedWidth(theme().px(BESIDE)) if wide else self.card.setMaximumWidth(16_777_215)
        if not wide:
            self.card.setMinimumWidth(0)

    # What is shown.
    def show_view(self, number: int) -> None:
        """0 the map, or what stands in its place; 1 the text."""
        self.views.button(number).setChecked(True)
        map_or_notice = 0 if self.corpus.placed else 2
        self.stack.setCurrentIndex(1 if number == 1 else map_or_notice)
        self._say_marks()
        if number == 1:
            self.text_wanted.emit()
            self._find_in_text()
        front = self.stack.currentWidget()
        if self.isVisible() and front is not None and not self.views.button(number).hasFocus():
            (self.draw_map if self.stack.currentIndex() == 2 else front).setFocus()

    def _say_marks(self) -> None:
        """What the marks mean beside the map; beside the text, that there could be a map."""
        said = ""
        if self.stack.currentIndex() == 0:
            said = self.tr(
                "Passages near each other speak of similar things. Full: chosen. Ring: left out. Diamond and "
                "cross: by your word. A second click turns it round."
            )
        elif self.stack.currentIndex() == 1 and not self.corpus.placed:
            said = self.tr("There is no map of this choice yet. “Map” says how to draw one.")
        self.marks.setText(said)

    def show_text(self, read: tuple[Review, list[int]]) -> None:
        """The chosen text, and the passage that each of its rows belongs to."""
        review, self._passages = read
        self._settling = True  # a list takes its first row in hand when the focus comes, late or early
        self.list.show_review(review)
        if review.rows and not self.list.currentIndex().isValid():
            self.list.go_to(0)
        self._settling = False
        self._find_in_text()

    def _row_taken(self, index: QModelIndex) -> None:
        """The text was walked through: the passage there is in hand."""
        if self._settling:
            return
        number = self.list.current_number()
        found = self._passages[number] if 0 <= number < len(self._passages) else -1
        if found >= 0 and found != self.current:
            self._take(found)

    def _find_in_text(self) -> None:
        """The passage in hand in the text, where it is chosen."""
        number = self.list.current_number()
        here = self._passages[number] if 0 <= number < len(self._passages) else -1
        if self.stack.currentIndex() == 1 and here != self.current and self.current in self._passages:
            self.list.go_to(self._passages.index(self.current))

    def show_corpus(self, corpus: Corpus, result: Result, keep_place: bool) -> None:
        """Take the passages; `keep_place` where they are the same as before."""
        had_map = bool(self.corpus.placed)
        self.corpus = corpus
        self.themes = {found.number: found for found in result.themes}
        current = self.map.current if keep_place else self._first()
        self.map.show_corpus(corpus, current)
        self.card.show_passage(corpus, current, self.themes)
        self.card.show_waiting(len(corpus.pending))
        front = 0 if corpus.placed else 1
        checked = self.views.checkedId()
        if not keep_place or checked < 0 or bool(corpus.placed) != had_map:
            checked = front
        self.show_view(checked)

    def _first(self) -> int:
        corpus = self.corpus
        return corpus.placed[0] if corpus.placed else 0 if corpus.passages else -1

    @property
    def current(self) -> int:
        """The passage in hand; -1 without any."""
        return self.map.current if self.map.current < len(self.corpus.passages) else -1

    def _show_passage(self, index: int) -> None:
        self.card.show_passage(self.corpus, index, self.themes)
        passage = self.corpus.passages[index]
        self.map.setAccessibleDescription(
            f"{self.card.heading.text()}. {self.card.why.text()} {passage.text[:200]}"
        )

    def go_to(self, index: int) -> None:
        """Take a passage in hand, wherever it was chosen."""
        if 0 <= index < len(self.corpus.passages):
            self._take(index)
            self._find_in_text()

    def _take(self, index: int) -> None:
        self.map.set_current(index)
        self._show_passage(index)
        self.moved.emit(index)

    def step(self, by: int) -> None:
        """To the next passage in reading order, or the one before; from the last to the first."""
        if self.corpus.passages:
            self.go_to((self.current + by) % len(self.corpus.passages))

    def show_decided(self, indices: Sequence[int]) -> None:
        """The user's word on these is another now."""
        self.map.show_decided(indices)
        if 0 <= self.current < len(self.corpus.passages):
            self.card.show_word(self.corpus.passages[self.current])
        self.card.show_waiting(len(self.corpus.pending))

    def show_amount(self, kept: int, rate: float, tokens: int) -> None:
        """See `AmountPanel.offer`."""
        self.amount.offer(kept, rate, tokens)
        self.again.setEnabled(False)
        for part in (self.again, self.again_note):
            part.setVisible(not self.amount.range.isHidden())

    def set_busy(self, busy: bool) -> None:
        """While another choice is made this one can be read, and no more."""
        self.card.set_busy(busy)
        for part in (self.draw_map, self.amount.slider):
            part.setEnabled(not busy)
        self.again.setEnabled(False)

    def show_missing_map(self, sentence: str, note: str, can_draw: bool) -> None:
        """What is said where there is no map, and whether one can be drawn."""
        self.notice.setText(sentence)
        self.notice_note.setText(note)
        self.notice_note.setVisible(bool(note))
        self.draw_map.setVisible(can_draw)

    # Keys that hold on the map and on the card; lists and fields have their own.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif event.key() in VERDICTS:
            self.decided.emit(VERDICTS[event.key()])
        elif event.key() == Qt.Key.Key_N:
            self.next_wanted.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
