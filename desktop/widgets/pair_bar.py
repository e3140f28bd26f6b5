"""Owns the bar above the pairs: filters with their counts, the search, asking again, and what to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QSizePolicy, QWidget

from core.neutralizing.kinds import KINDS
from desktop import words
from desktop.theme import theme
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.findbar import SearchField
from desktop.widgets.icons import IconLabel

WIDE = 740  # pixels; below, filters and search stand in two lines
REMARKS = 300  # letters of the run's remarks that are shown at first


class PairBar(QWidget):
    """`changed` when another kind is wanted, `searched` for another text; `stepped` by 1 or -1."""

    changed = Signal()
    searched = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[str, int] = {}
        self.filters = QButtonGroup(self)
        picks = row()
        picks.setSpacing(4)
        for number, kind in enumerate(("", *KINDS)):
            made = button("", look="small")
            made.setCheckable(True)
            made.setChecked(not kind)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # words are never cut
            self.filters.addButton(made, number)
            picks.addWidget(made)
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search texts and accounts"))
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(220)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setClearButtonEnabled(True)
        self.found = label("", "soft")
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(row(picks, -1))
        line = row(self.search, 10, self.found, -1)
        line.setStretch(0, 1)
        self._layout.addLayout(line, 1)
        self.filters.idClicked.connect(self.changed)
        self.search.textChanged.connect(lambda *_: self.searched.emit())
        self.search.stepped.connect(self.stepped)
        self.count({})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = event.size().width() >= theme().px(WIDE)
        self._layout.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    # What is wanted.
    @property
    def kind(self) -> str:
        """One of `core.neutralizing.kinds.KINDS`, or "" for all."""
        return ("", *KINDS)[max(0, self.filters.checkedId())]

    @property
    def text(self) -> str:
        return self.search.text().strip()

    def clear(self) -> None:
        """Everything again, without telling."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.filters.button(0).setChecked(True)

    # What is told.
    def count(self, counts: Mapping[str, int]) -> None:
        """How many there are of each kind; one of which there are none cannot be chosen."""
        self._counts = counts
        names = (
            self.tr("All"),
            self.tr("Without an account"),
            self.tr("Near-copies"),
            self.tr("Too short"),
            self.tr("Edited by you"),
        )
        for number, (kind, name) in enumerate(zip(("", *KINDS), names, strict=True)):
            made, n = self.filters.button(number), counts.get(kind, 0)
            text = f"{name} {words.number(n)}"
            if made.text() != text:
                made.setText(text)
                made.setAccessibleName(text)
            made.setEnabled(n > 0 or not kind or made.isChecked())

    def show_found(self, passages: int | None) -> None:
        """How many a search has found; None without one."""
        said = "" if passages is None else self.tr("{n} found").format(n=words.number(passages))
        self.found.setText(said)
        self.found.setVisible(passages is not None)


class Remarks(QWidget):
    """What the run had to say, in a few quiet lines, the rest when wanted; and asking again for many."""

    ask_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[str, ...] = ()
        self._open = False
        self._room = True
        self.said = label("", "note", wrap=True)
        self.more = button("", self.turn, "link")
        self.ask = button("", self.ask_wanted.emit, "small")
        self.ask.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.ask.hide()
        line = row(self.said, 12, column(self.more, -1), 12, column(self.ask, -1))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def show_remarks(self, remarks: Sequence[str]) -> None:
        if tuple(remarks) != self._all:
            self._all, self._open = tuple(remarks), False
            self._show()

    def set_room(self, room: bool) -> None:
        """Whether there is room for remarks at all."""
        if room != self._room:
            self._room = room
            self._show()

    def offer_again(self, passages: int, host: str) -> None:
        """Offer to ask again for as many as are on show; 0 offers nothing."""
        if passages:
            one, many = self.tr("Ask Again for This 1"), self.tr("Ask Again for These {n}")
            text = words.count(passages, one, many)
            self.ask.setText(f"{text}..." if host else text)
            self.ask.setAccessibleName(self.ask.text())
            self.ask.setToolTip(self.tr("Accounts that you wrote yourself stay."))
        self.ask.setVisible(passages > 0)
        self._show()

    def turn(self) -> None:
        """Show all of them, or the first again."""
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        shown: list[str] = []
        for remark in self._all:
            if not self._open and shown and sum(map(len, shown)) + len(remark) > REMARKS:
                break
            shown.append(remark)
        hidden = len(self._all) - len(shown)
        self.said.setText("\n".join(shown) if self._open else " ".join(shown))
        text = self.tr("Less") if self._open else self.tr("{n} more").format(n=words.number(hidden))
        self.more.setText(text)
        self.more.setAccessibleName(self.tr("Show all remarks") if not self._open else self.tr("Show fewer"))
        self.said.setVisible(self._room)
        self.more.setVisible(self._room and (self._open or hidden > 0))
        self.setVisible((self._room and bool(self._all)) or not self.ask.isHidden())


class SendCard(QFrame):
    """Asks before passages leave the computer, or what the user wrote is replaced; its button says which."""

    send = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sending")
        self.setAccessibleName(self.tr("Before it is asked again"))
        self.body = label("", "look", wrap=True)
        self.yes = button("", self.send.emit)
        self.no = button(self.tr("Cancel"), self.refused.emit)
        self.cloud = IconLabel("cloud", "look")
        line = row(self.cloud, 12, self.body, 16, self.yes, 8, self.no, margins=(16, 10, 12, 10))
        line.setStretch(2, 1)
        self.setLayout(line)
        self.hide()

    def ask(self, passages: int, total: int, host: str, written: bool) -> None:
        """Show the question for passages of so many words in all.

        Args:
            host: where they would go; "" where they stay.
            written: the user wrote the account that would be replaced.
        """
        said = []
        if host:
            sent = self.tr("{words} of the author's text would go to {host} again.")
            said.append(sent.format(words=words.words(total), host=host))
        if written:
            said.append(self.tr("You wrote this account: a good answer takes its place, and yours is gone."))
        self.body.setText(" ".join(said))
        self.cloud.setVisible(bool(host))
        text = self._pressed(passages, host, written)
        self.yes.setText(text)
        self.yes.setAccessibleName(text)
        self.setAccessibleDescription(self.body.text())
        self.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, passages: int, host: str, written: bool) -> str:
        """What the button does, in its own words."""
        if written and not host:
            return self.tr("Ask Again and Replace Mine")
        if written:
            return self.tr("Send to {host} and Replace Mine").format(host=host)
        one, many = self.tr("Send 1 Passage to {host}"), self.tr("Send {n} Passages to {host}")
        return (one if passages == 1 else many).format(n=words.number(passages), host=host)
