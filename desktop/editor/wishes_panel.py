"""Owns the panel behind "How It Writes...": each wish with a plain name, a sentence, and its usual value."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QSlider, QVBoxLayout, QWidget

from desktop import words
from desktop.editor.wishes import LENGTHS, MOST_VARIANTS, TEMPERATURES, Wishes
from desktop.theme import theme
from desktop.widgets.basics import button, column, holder, label, row, scrolling

WIDTH = 380
TENTHS, TWENTIETHS = 10, 20  # slider steps to a temperature of 1, and to a passage's own length


class WishesPanel(QFrame):
    """Floats under its button; Escape and a click beside it put it away."""

    changed = Signal(Wishes)  # by the user
    left = Signal()  # it was put away

    def __init__(self, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(self.tr("How the voice writes"))
        self.wishes = wishes
        self._said: dict[QSlider, QLabel] = {}
        self.temperature = self._slider(self.tr("Freedom"), TEMPERATURES, TENTHS)
        self.length = self._slider(self.tr("Length"), LENGTHS, TWENTIETHS)
        self.variants = self._slider(self.tr("Wordings at once"), (1, MOST_VARIANTS), 1)
        self.verify = QCheckBox(self.tr("Check Each Passage"))
        self.from_words = QCheckBox(self.tr("Work from My Words"))
        self.reset = button(self.tr("Reset"), self._reset, name=self.tr("Reset to the usual values"))
        self.done = button(self.tr("Done"), self.hide, "primary")
        self._lay_out()
        self._show()
        for slider in (self.temperature, self.length, self.variants):
            slider.valueChanged.connect(self._moved)
        for box in (self.verify, self.from_words):
            box.toggled.connect(self._moved)

    def _slider(self, name: str, limits: tuple[float, float], steps: int) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(round(limits[0] * steps), round(limits[1] * steps))
        made.setPageStep(max(1, steps // 5))
        made.setAccessibleName(name)
        self._said[made] = label("", "text")
        return made

    def _lay_out(self) -> None:
        parts: list[QWidget | int] = []
        for slider, what in (
            (self.temperature, self._free()),
            (self.length, self.tr("Words to aim at, as a share of each passage's own. Usually 100 %.")),
            (self.variants, self.tr("Each passage comes in so many wordings to choose from. Usually 1.")),
        ):
            slider.setAccessibleDescription(what)
            name = label(slider.accessibleName(), "strong")
            parts += [holder(row(name, -1, self._said[slider])), slider, label(what, "note", wrap=True), 14]
        for box, what in ((self.verify, self._checks()), (self.from_words, self._from())):
            box.setAccessibleName(box.text())
            box.setAccessibleDescription(what)
            parts += [box, 2, label(what, "note", wrap=True), 14]
        inner = holder(column(*parts, margins=(20, 16, 20, 4)))
        self._inner = inner
        self._area = scrolling(inner)
        self._foot = holder(row(self.reset, -1, self.done, margins=(20, 8, 20, 16)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)

    def _free(self) -> str:
        return self.tr(
            "Low keeps to the word one expects, high takes more chances (temperature). Usually {n}."
        ).format(n=words.decimal(Wishes().temperature, 1))

    def _checks(self) -> str:
        return self.tr(
            "Names, numbers, meaning, length and copying are looked at, and what does not hold is written "
            "again, up to three times. Usually on."
        )

    def _from(self) -> str:
        return self.tr(
            "No plain account of a passage is made first. Nothing is sent for it, and the voice may stay "
            "closer to your wording. Usually off."
        )

    def open_under(self, widget: QWidget) -> None:
        """Show it under a button, within the window that the button is in."""
        window = widget.window()
        width = min(theme().px(WIDTH), window.width() - 32)
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        frame = window.mapToGlobal(QPoint(0, 0))
        self._inner.setFixedWidth(width - 2)
        tall = self._inner.heightForWidth(width - 2) if self._inner.hasHeightForWidth() else 0
        tall = max(tall, self._inner.sizeHint().height()) + self._foot.sizeHint().height() + 4
        room = frame.y() + window.height() - 8 - corner.y()
        x = max(frame.x() + 16, min(corner.x(), frame.x() + window.width() - width - 16))
        self.setGeometry(x, corner.y(), width, min(tall, max(room, 160)))
        self.show()
        self.temperature.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_wishes(self, wishes: Wishes) -> None:
        """Set all of it; nothing is told."""
        self.wishes = wishes
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("edge"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme().colour("page"))

    def _reset(self) -> None:
        self.show_wishes(Wishes())
        self.changed.emit(self.wishes)

    def _show(self) -> None:
        wishes = self.wishes
        for widget in (*self._said, self.verify, self.from_words):
            widget.blockSignals(True)
        self.temperature.setValue(round(wishes.temperature * TENTHS))
        self.length.setValue(round(wishes.length * TWENTIETHS))
        self.variants.setValue(wishes.variants)
        self.verify.setChecked(wishes.verify)
        self.from_words.setChecked(wishes.from_words)
        for widget in (*self._said, self.verify, self.from_words):
            widget.blockSignals(False)
        self._say()

    def _moved(self) -> None:
        self.wishes = Wishes(
            self.temperature.value() / TENTHS,
            self.length.value() / TWENTIETHS,
            self.variants.value(),
            self.verify.isChecked(),
            self.from_words.isChecked(),
        )
        self._say()
        self.changed.emit(self.wishes)

    def _say(self) -> None:
        self._said[self.temperature].setText(words.decimal(self.wishes.temperature, 1))
        self._said[self.length].setText(words.percent(self.wishes.length))
        self._said[self.variants].setText(words.number(self.wishes.variants))
        self.reset.setEnabled(self.wishes != Wishes())
