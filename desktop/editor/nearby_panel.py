"""Owns the panel with the author's own passages: to read beside one's work, not to copy from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from core.progress import PasticheError
from desktop.editor.nearby import Passage
from desktop.theme import theme
from desktop.widgets.basics import button, clear, column, hairline, holder, label, row, scrolling
from desktop.widgets.problem import details
from desktop.widgets.progress import ProgressLine
from desktop.widgets.tried import Reading

TALL = 300  # pixels of the panel before the text size
MOST = 0.4  # of the pane: the rest is for the passages that one works on
MEASURE = 720  # pixels of a line before the text size: longer ones are hard to read
OPENING = 60  # characters of the passage that is looked for


class NearbyPanel(QFrame):
    """One of three things at a time: what is being done, what is lacking with its remedy, or passages."""

    left = Signal()
    stood = Signal()  # it takes another height

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tall = 0
        self._act: Callable[[], object] | None = None
        self.title = label("", "strong", wrap=True)
        self.about = label("", "note", wrap=True)
        self.close_button = button(
            self.tr("Close"), self.left.emit, "small", name=self.tr("Close this panel")
        )
        self.close_button.setToolTip(self.tr("Close this panel (Esc)"))
        self.message = label("", "text", wrap=True)
        self.remedy = label("", "soft", wrap=True)
        self.line = ProgressLine()
        self.act = button(self.tr("Try Again"), self._do, "primary")
        self.copy = button(self.tr("Copy Details"), self._copy_details, "link", "copy")
        self.copy.hide()
        self._error: PasticheError | None = None
        self.texts: list[Reading] = []
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.fit)
        self.hide()

    def _lay_out(self) -> None:
        head = row(column(self.title, 2, self.about), 16, self.close_button)
        head.setStretch(0, 1)
        head.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        buttons = row(self.act, -1, self.copy)
        self.said = holder(
            column(self.message, 4, self.remedy, 10, self.line, 10, buttons, margins=(0, 8, 0, 0))
        )
        self.found = column(margins=(0, 0, 12, 8))
        inner = QWidget()
        inner.setLayout(self.found)
        self.area = scrolling(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("The author's own passages"))
        lines = column(head, self.said, 8, self.area, margins=(32, 12, 32, 0))
        lines.setStretchFactor(self.area, 1)
        outer = column(hairline(), lines)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def head(self, author: str, text: str) -> None:
        """Say whose passages these are, and for which passage they are looked for."""
        self.title.setText(self.tr("How {author} wrote of something like this").format(author=author))
        opening = " ".join(text.split())
        opening = opening if len(opening) <= OPENING else opening[:OPENING].rsplit(" ", 1)[0] + "…"
        self.about.setText(self.tr("Beside your passage “{opening}”").format(opening=opening))
        self.setAccessibleName(self.title.text())

    def tell(
        self,
        message: str,
        remedy: str = "",
        act: tuple[str, Callable[[], object]] | None = None,
        busy: bool = False,
        error: PasticheError | None = None,
    ) -> None:
        """Say what is being done, or what is lacking; `act` is the button that helps, or stops.

        Args:
            error: what failed, for Copy Details; None where nothing did.
        """
        self._empty()
        self._error = error
        self.copy.setVisible(error is not None)
        self.copy.setText(self.tr("Copy Details"))
        self.message.setText(message)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self.line.setVisible(busy)
        self.line.set_share(None)
        self._act = None if act is None else act[1]
        self.act.setVisible(act is not None)
        if act is not None:
            self.act.setText(act[0])
            self.act.setAccessibleName(act[0])
        self.area.hide()
        self.said.show()
        self.setAccessibleDescription(f"{message} {remedy}".strip())
        self._stand(0)

    def progress(self, note: str, share: float | None) -> None:
        """How far it is; nothing else moves."""
        self.message.setText(note)
        self.line.set_share(share)

    def show_passages(self, author: str, passages: Sequence[Passage]) -> None:
        """Show them, the nearest first."""
        self._empty()
        said = self.tr("{author}'s own text: to read beside yours, not to be copied into it.")
        self.about.setText(f"{self.about.text()}. {said.format(author=author)}")
        for number, passage in enumerate(passages, 1):
            self._add(number, passage, author)
        self.found.addStretch(1)
        self.said.hide()
        self.area.show()
        self.area.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(self.about.text())
        self._stand(TALL)

    def _add(self, number: int, passage: Passage, author: str) -> None:
        name = self.tr("Passage {n} by {author}").format(n=number, author=author)
        text = Reading(passage.text, "prose", name)
        self.texts.append(text)
        place = label(passage.place or name, "caption", wrap=True)
        if number > 1:
            self.found.addWidget(hairline())
        self.found.addLayout(column(place, 4, text, margins=(0, 10, 0, 12)))

    def _empty(self) -> None:
        clear(self.found)
        self.texts = []

    def _stand(self, tall: int) -> None:
        """As tall as passages need, or as what is said."""
        self._tall = tall
        self.fit()
        self.show()
        self.stood.emit()

    def fit(self) -> None:
        """Take as much height as there is to take; due when the pane around it has another one."""
        for text in self.texts:
            text.setMaximumWidth(theme().px(MEASURE))
        if self._tall:
            above = self.parentWidget()
            room = round(above.height() * MOST) if above is not None else theme().px(self._tall)
            self.setFixedHeight(min(theme().px(self._tall), room))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)  # Qt's own "no limit"

    def _copy_details(self) -> None:
        if self._error is not None:
            QGuiApplication.clipboard().setText(details(self._error))
            self.copy.setText(self.tr("Copied"))

    def _do(self) -> None:
        if self._act is not None:
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
