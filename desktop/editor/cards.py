"""Owns the editor's cards between its head and the passages: may this text be sent, and what happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.progress import PasticheError
from desktop import words
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.icons import IconLabel
from desktop.widgets.problem import Problem

Way = tuple[str, Callable[[], None]]
"""Out of a problem: what the button says, and what it does."""


PASSING = 12_000
"""Milliseconds to read a sentence that asks for nothing."""


class Consent(QFrame):
    """Asks before the user's own text goes to a service on the internet."""

    send = Signal()
    keep_here = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sending")
        self.setAccessibleName(self.tr("Before your text is sent"))
        self.title = label("", "strong", wrap=True)
        self.body = label("", "text", wrap=True)
        self.yes = button(self.tr("Send My Text"), self.send.emit)
        self.here = button(self.tr("Use My Words Instead"), self.keep_here.emit)
        self.no = button(self.tr("Cancel"), self.refused.emit, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(IconLabel("cloud", "look"), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(self.title, 4, self.body, 12, row(self.yes, 8, self.here, 12, self.no, -1))
        layout.addLayout(lines, 1)
        self.hide()

    def ask(self, service: str, count: int) -> None:
        """Show the question for `count` words."""
        self.title.setText(
            self.tr("Your own text would go to {service}: {words}.").format(
                service=service, words=words.words(count)
            )
        )
        self.body.setText(
            self.tr(
                "This voice learned from plain accounts that {service} wrote, so it asks the same service "
                "for one of each of your passages. Without it the voice works from your words themselves, "
                "nothing leaves this computer, and it may stay closer to your wording."
            ).format(service=service)
        )
        self.setAccessibleDescription(f"{self.title.text()} {self.body.text()}")
        self.show()
        self.here.setFocus(Qt.FocusReason.OtherFocusReason)


class Notice(QFrame):
    """One sentence about something that happened, until it is closed; a passing one goes by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.said = label("", "text", wrap=True)
        self.close_button = button(self.tr("Close"), self.hide, "small", name=self.tr("Close this message"))
        self.setLayout(row(self.said, 16, self.close_button, margins=(16, 8, 12, 8)))
        self.hide()
        self.passing = QTimer(self, singleShot=True, interval=PASSING)
        self.passing.timeout.connect(self.hide)

    def say(self, text: str, passing: bool = False) -> None:
        """Args: passing: it only says that what was asked for is done."""
        self.said.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.passing.stop()
        if passing:
            self.passing.start()

    def pass_on(self) -> None:
        """The user goes on: what only said that the last command is done goes."""
        if self.passing.isActive():
            self.passing.stop()
            self.hide()


class Cards(QFrame):
    """The cards, and the room around them while any of them is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.consent, self.notice, self.problem = Consent(), Notice(), Problem()
        self._all: tuple[QFrame, ...] = (self.consent, self.notice, self.problem)
        inside = column(*self._all, margins=(32, 12, 32, 12))
        inside.setSpacing(8)
        self.setLayout(inside)
        for card in self._all:
            card.installEventFilter(self)
        self._fix: Way | None = None
        self.problem.again.connect(self._run_fix)
        self._follow()

    def add(self, card: QFrame) -> None:
        """One more card, above what happened."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, card)
        self._all = (*self._all, card)
        card.installEventFilter(self)

    def show_problem(
        self, error: PasticheError, safe: str = "", fix: Way | None = None, other: Way | None = None
    ) -> None:
        """Show a failure with its own ways out, the nearest first; without one there is no such button."""
        self._fix = fix
        self.problem.show_error(error, safe, other)
        self.problem.fix.setVisible(fix is not None)
        if fix is not None:
            self.problem.fix.setText(fix[0])
            self.problem.fix.setAccessibleName(fix[0])

    def _run_fix(self) -> None:
        self.problem.hide()
        if self._fix is not None:
            self._fix[1]()

    def clear(self) -> None:
        """Put them all away."""
        for card in self._all:
            card.hide()

    def _follow(self) -> None:
        self.setVisible(any(not card.isHidden() for card in self._all))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HideToParent, QEvent.Type.ShowToParent):
            self._follow()
        return super().eventFilter(watched, event)
