"""Owns the bar above the review: its counter, the filters by verdict and reason, and the search."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QLineEdit, QSizePolicy, QWidget

from desktop import words
from desktop.reasons import reason_name
from desktop.review import OWN, Review
from desktop.widgets.basics import button, label, row

VERDICTS = ("", "drop", "look")  # of the three filters
LEAST = 150  # pixels of the reasons
WIDE = 1100  # pixels; below, counter and filters stand in two lines


class SearchField(QLineEdit):
    """Return goes to the next find, with Shift to the one before."""

    stepped = Signal(int)

    def minimumSizeHint(self) -> QSize:
        """As wide as what it says while it is empty, at any text size."""
        room = self.fontMetrics().horizontalAdvance(self.placeholderText()) + 40
        return QSize(max(120, room), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(max(220, self.minimumSizeHint().width()), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up):
            back = event.key() == Qt.Key.Key_Up or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """`changed` when something else shall be shown, `stepped` with 1 or -1 for the next or last find."""

    changed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clearing = False
        self.counter = label("", "text")
        self.looks = label("", "look")
        self.found = label("", "soft")
        self.filters = QButtonGroup(self)
        picks = row()
        picks.setSpacing(4)
        for number, name in enumerate((self.tr("Everything"), self.tr("Dropped"), self.tr("To look at"))):
            made = button(name, look="small")
            made.setCheckable(True)
            made.setChecked(number == 0)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # words are never cut
            self.filters.addButton(made, number)
            picks.addWidget(made)
        self.reason = QComboBox()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setMinimumContentsLength(16)
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumWidth(LEAST)  # it gives way first: its list says the whole
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search the books"))
        self.search.setAccessibleName(self.tr("Search the books"))
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search.setClearButtonEnabled(True)
        self.before = self._arrow("‹", self.tr("Previous find"), -1)
        self.after = self._arrow("›", self.tr("Next find"), 1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(row(self.counter, 16, self.looks, 24, self.found, -1))
        self._layout.addLayout(row(picks, 8, self.reason, 8, self.search, 4, self.before, 2, self.after, -1))
        self._layout.setStretch(0, 1)
        self.filters.idClicked.connect(self.changed)
        self.reason.activated.connect(self.changed)
        self.search.textChanged.connect(lambda *_: None if self._clearing else self.changed.emit())
        self.search.stepped.connect(self.stepped)
        self.show_found(0)

    def _arrow(self, sign: str, name: str, step: int) -> QWidget:
        made = button(sign, lambda: self.stepped.emit(step), "small", name=name)
        made.setToolTip(name)
        made.setFixedWidth(28)
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the field does not move under the hand that types
        made.setSizePolicy(policy)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.LeftToRight if event.size().width() >= WIDE else ways.TopToBottom)

    # What is wanted.
    @property
    def wanted(self) -> tuple[str, str, str]:
        """Verdict, reason and text, each "" for any."""
        verdict = VERDICTS[max(0, self.filters.checkedId())]
        return verdict, self.reason.currentData() or "", self.search.text().strip()

    def clear(self) -> None:
        """Everything again, without telling."""
        self._clearing = True
        self.search.clear()
        self._clearing = False
        self.filters.button(0).setChecked(True)
        self.reason.setCurrentIndex(0)

    # What is told.
    def count(self, review: Review) -> None:
        """Words by verdict, and paragraphs by reason."""
        kept = words.words(review.words["keep"] + review.words["look"])
        dropped = words.number(review.words["drop"])
        self.counter.setText(self.tr("{kept} kept, {dropped} dropped").format(kept=kept, dropped=dropped))
        looks = review.paragraphs["look"]
        self.looks.setText(words.count(looks, self.tr("{n} to look at"), self.tr("{n} to look at")))
        self.looks.setVisible(bool(looks))
        self._count_reasons(review)

    def _count_reasons(self, review: Review) -> None:
        rules = sorted((r for r in review.reasons if r != OWN), key=lambda r: (-review.reasons[r], r))
        wanted = ["", *rules, *([OWN] if review.reasons[OWN] or self.reason.currentData() == OWN else [])]
        texts = [self.tr("Any reason")]
        texts += [f"{reason_name(rule)} ({words.number(review.reasons[rule])})" for rule in wanted[1:]]
        if wanted != [self.reason.itemData(n) for n in range(self.reason.count())]:
            current = self.reason.currentData()
            self.reason.clear()
            for text, rule in zip(texts, wanted, strict=True):
                self.reason.addItem(text, rule)
            self.reason.setCurrentIndex(max(0, self.reason.findData(current)))
        for number, text in enumerate(texts):
            if self.reason.itemText(number) != text:
                self.reason.setItemText(number, text)

    def show_found(self, paragraphs: int) -> None:
        """How many paragraphs a search or filter found; nothing is said while everything is shown."""
        filtered = any(self.wanted)
        self.found.setText(self.tr("{n} shown").format(n=words.paragraphs(paragraphs)) if filtered else "")
        self.found.setVisible(filtered)
        for made in (self.before, self.after):
            made.setVisible(bool(self.wanted[2]))
            made.setEnabled(paragraphs > 0)
