"""Owns the question how much to learn: the slider with *enough* marked, and what an amount leads to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from desktop import words
from desktop.theme import theme
from desktop.widgets.basics import column, holder, label

TOKENS_A_WORD = 1.3  # as core counts when no tokenizer is on disk
LEAST = 20_000  # words
MOST, ENOUGH = 900_000, 600_000  # tokens: what the recipe takes at most, and from where on it is content
PAGE = 300  # words


def outlook(amount: int) -> str:
    """What to expect of that many words; "" where there are plenty."""
    if amount < 20_000:
        return words.tr(
            "That is very little: expect a turn of phrase here and there rather than a voice. More by the "
            "same author would help."
        )
    if amount < 60_000:
        return words.tr("That is little for a voice: expect the manner rather than the art.")
    if amount < 150_000:
        return words.tr(
            "A voice can be heard in that. But it is learned from few occasions: watch what it writes for "
            "sentences that it has by heart."
        )
    return ""


class AmountSlider(QSlider):
    """Leaves the wheel to the page, or scrolling past it would change the amount."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Scale(QWidget):
    """The captions under a slider, with a mark where enough begins."""

    def __init__(self, slider: QSlider) -> None:
        super().__init__()
        self.slider = slider
        self.low, self.high, self.enough = "", "", 0
        self.setMinimumWidth(120)
        self._fit()
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        """One line of captions, or two with the mark's."""
        line = QFontMetrics(theme().font(11)).height()
        self.setFixedHeight(2 * line + 10 if self.enough else line + 4)

    def set_texts(self, low: str, high: str, enough: int) -> None:
        """`enough` is the slider's value at the mark; 0 for none."""
        self.low, self.high, self.enough = low, high, enough
        said = self.tr("From {low} to {high}.").format(low=low, high=high)
        if enough:
            said += " " + self.tr("Enough from {words} on.").format(words=words.words(enough * 1000))
        self.slider.setAccessibleDescription(said)
        self._fit()
        self.update()

    def place(self) -> int:
        """The mark's distance from the left, in pixels, as the style places the knob."""
        option = QStyleOptionSlider()
        self.slider.initStyleOption(option)
        style, kind = self.slider.style(), QStyle.ComplexControl.CC_Slider
        knob = style.subControlRect(kind, option, QStyle.SubControl.SC_SliderHandle, self.slider).width()
        low, high = self.slider.minimum(), self.slider.maximum()
        room = self.slider.width() - knob
        return knob // 2 + QStyle.sliderPositionFromValue(low, high, self.enough, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = theme().font(11)
        metrics, colour = QFontMetrics(font), theme().colour
        painter.setFont(font)
        painter.setPen(colour("faint"))
        bottom, flags = 2 * metrics.height() + 8, Qt.AlignmentFlag
        if self.enough:
            x, text = self.place(), self.tr("enough from here on")
            painter.fillRect(x - 1, 0, 2, 6, colour("accent"))
            width = metrics.horizontalAdvance(text)
            left = max(0, min(self.width() - width, x - width // 2))
            painter.setPen(colour("accent"))
            painter.drawText(left, 6 + metrics.ascent(), text)
            painter.setPen(colour("faint"))
            top = 8 + metrics.height()
        else:
            top, bottom = 2, 2 + metrics.height()
        box = self.rect().adjusted(0, top, 0, bottom - self.height() + 2)
        painter.drawText(box, flags.AlignLeft | flags.AlignTop, self.low)
        painter.drawText(box, flags.AlignRight | flags.AlignTop, self.high)


class AmountPanel(QWidget):
    """The slider and its words. `changed` comes when the user moves it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept, self.rate = 0, TOKENS_A_WORD
        self.slider = AmountSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("How much to learn, in words"))
        self.slider.valueChanged.connect(self._moved)
        self.scale = Scale(self.slider)
        self.range = holder(column(self.slider, 2, self.scale, 8))
        self.amount = label("", "strong", wrap=True)
        self.advice = label("", "soft", wrap=True)
        self.said = holder(column(self.amount, 4, self.advice, -1))
        self.range.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(self.range, 1)
        self._sides.addWidget(self.said, 1)

    def set_beside(self, beside: bool) -> None:
        """Put what an amount leads to at the right of the slider, or below it."""
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._sides.setSpacing(24 if beside else 0)

    def offer(self, kept: int, rate: float, tokens: int) -> None:
        """Set what there is.

        Args:
            kept: words of the clean text.
            rate: tokens a word.
            tokens: the budget that the slider stands at.
        """
        self.kept, self.rate = kept, rate
        most = -(-max(LEAST, kept) // 1000)
        self.slider.blockSignals(True)
        self.slider.setRange(LEAST // 1000, most)
        self.slider.setPageStep(max(1, (most - LEAST // 1000) // 10))
        self.slider.setValue(min(most, round(tokens / rate / 1000)))
        self.slider.blockSignals(False)
        enough = round(ENOUGH / rate / 1000)
        high = self.tr("{words}, all there is").format(words=words.words(kept))
        self.scale.set_texts(words.words(LEAST), high, enough if enough < most else 0)
        self.range.setVisible(most > LEAST // 1000)
        self._say()

    @property
    def all(self) -> bool:
        """Whether all that there is is wanted."""
        return self.slider.value() >= self.slider.maximum()

    @property
    def tokens(self) -> int:
        """The budget that is wanted."""
        tokens = round(self.slider.value() * 1000 * self.rate)
        return max(MOST, tokens * 2) if self.all else tokens  # whatever the tokenizer makes of it, all fits

    def _moved(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        wanted = self.kept if self.all else self.slider.value() * 1000
        pages = words.number(max(1, round(wanted / PAGE)))
        said = self.tr("About {words}, some {pages} pages").format(words=words.words(wanted), pages=pages)
        self.amount.setText(said)
        self.slider.setToolTip(said)
        self.advice.setText(outlook(wanted) or self._advice(wanted))

    def _advice(self, wanted: int) -> str:
        if wanted * self.rate < ENOUGH:
            return self.tr("More text takes longer, and nobody has shown that it sounds better.")
        return self.tr(
            "From the mark on it is enough: what comes on top takes longer, and nobody has shown that it "
            "sounds better."
        )
