"""Owns the frame that the five pages share: its widgets, and what a page fills in."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.progress import Progress
from desktop import words
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row
from desktop.widgets.problem import Empty, Problem
from desktop.widgets.progress import ProgressLine

Mode = Literal["blocked", "choose", "busy", "done"]
MARGIN = 32


class Frame(QWidget):
    """The widgets alone; `Step` says what they do and when they are seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "title")
        self.lead = label("", "soft", wrap=True)
        self.stop = button(self.tr("Stop"), icon_name="stop")
        self.end = button(self.tr("End Now"))
        self.end.setToolTip(self.tr("Ends without saving; the last saved state stays."))
        self.line = ProgressLine()
        self.problem = Problem()
        self.problem.setMaximumWidth(760)
        self.stale = self._make_stale_bar()
        self.empty = Empty()
        policy = QSizePolicy.Policy
        self.empty.setSizePolicy(policy.Preferred, policy.Ignored)  # other pages of the stack may be lower
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        fill(layout, self._make_head(), self._make_cards(), 12)
        layout.addWidget(self.stack, 1)
        layout.addWidget(hairline())
        layout.addWidget(self._make_footer())

    def _make_head(self) -> QVBoxLayout:
        texts = column(self.title, 2, self.lead)
        line = QHBoxLayout()
        line.addLayout(texts, 1)
        line.addSpacing(24)
        line.addLayout(column(self.tools, -1))
        self.tools.addWidget(self.end)
        self.tools.addWidget(self.stop)
        return column(line, 12, self.line, margins=(MARGIN, 24, MARGIN, 0))

    def _make_cards(self) -> QFrame:
        beside = row(self.problem, -1)  # a column would ask for the height at its own width, not the card's
        beside.setStretch(0, 1)
        beside.setStretch(1, 0)
        self.cards = holder(column(beside, self.stale, margins=(MARGIN, 12, MARGIN, 0)))
        return self.cards

    def _make_stale_bar(self) -> QFrame:
        self.stale_said = label("", "look", wrap=True)
        self.anew = button(self.tr("Do It Again"), look="small")
        bar = holder(row(self.stale_said, 16, self.anew, margins=(16, 8, 8, 8)), "sending")
        bar.hide()
        return bar

    def _make_footer(self) -> QFrame:
        self.foot = label("", "soft", wrap=True)
        self.back = button(self.tr("Go Back"))
        self.primary = button(self.tr("Continue"), look="primary")
        self.change = button(self.tr("Change and Do Again..."))
        self.change.hide()
        layout = row(
            self.foot, 16, self.change, 8, self.back, 8, self.primary, margins=(MARGIN, 0, MARGIN, 0)
        )
        layout.setStretch(0, 1)
        footer = holder(layout)
        footer.setMinimumHeight(56)
        return footer

    # What a page fills in.
    def question(self) -> tuple[str, str]:
        """Title and the sentence under it, when nothing runs."""
        raise NotImplementedError

    def body(self, mode: Mode) -> QWidget:
        """The widget for a mode; the same one may serve several."""
        raise NotImplementedError

    def chosen_options(self) -> Any:
        raise NotImplementedError

    def ready(self) -> bool:
        """True when Start may be pressed."""
        return True

    def start_text(self) -> str:
        return self.tr("Start")

    def footnote(self) -> str:
        return ""

    def safe(self) -> str:
        """What is not lost when the stage fails."""
        return self.tr("Nothing is lost: what was finished is saved, and only the rest is done again.")

    def unit(self, n: int) -> str:
        """What Progress counts, e.g. "548 passages"."""
        return words.number(n)

    def show_progress(self, progress: Progress) -> None:
        """A report of the running stage came."""

    def show_result(self, result: Any) -> None:
        """The stage has this result; called when the page turns to it."""

    def forget(self) -> None:
        """Another project was opened."""

    def commands(self) -> Set[str]:
        """Which of `menus.PAGE_COMMANDS` this page can carry out now."""
        return frozenset()

    def run_command(self, name: str) -> None:
        """Carry out one of `commands`."""
        raise NotImplementedError
