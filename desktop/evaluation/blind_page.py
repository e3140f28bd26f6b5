"""Owns the blind test on screen: a page of the author's in the middle, two texts beside it, one choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from core.evaluating import blind
from core.evaluating.blind import Blind, Side
from core.evaluating.interval import Interval
from core.evaluating.shown import Mark, Scale
from core.evaluating.summary import Finding
from desktop import words
from desktop.evaluation.picture import PictureView
from desktop.jobs import Load
from desktop.language import translated
from desktop.widgets.basics import button, clear, column, holder, label, row, scrolling
from desktop.widgets.progress import ProgressLine
from desktop.widgets.tried import Reading

KEYS: dict[Qt.Key, Side] = {
    Qt.Key.Key_1: "left",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_2: "right",
    Qt.Key.Key_Right: "right",
}


class BlindPage(QWidget):
    """`left` asks for the report again, `failed` tells of what could not be read or kept."""

    left = Signal()
    failed = Signal(object)

    def __init__(self, voice: Path, check: Callable[[], None]) -> None:
        """`check` raises where nothing may be written into the voice's folder; it is called on a `Load`."""
        super().__init__()
        self._voice, self._check = voice, check
        self._finding: Finding | None = None
        self.test: Blind | None = None
        self._keeping = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = label("", "name", wrap=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._question_page())
        self.stack.addWidget(self._end_page())
        self.back = button(self.tr("Back to the Report"), self.left.emit)
        self.setLayout(column(self.title, 4, self.stack, margins=(32, 8, 32, 20)))

    # The pages.
    def _question_page(self) -> QWidget:
        self.count = label("", "soft")
        self.line = ProgressLine()
        self.one = Reading("", "prose", self.tr("The first text"))
        self.page = Reading("", "prose", self.tr("The author's own page"))
        self.two = Reading("", "prose", self.tr("The second text"))
        self.pick_one = self._pick(self.tr("The First (1)"), "left")
        self.pick_two = self._pick(self.tr("The Second (2)"), "right")
        self.middle = label("", "caption", wrap=True)
        sides = QHBoxLayout()
        sides.setSpacing(28)
        for head, text in (
            (label(self.tr("The first text"), "caption"), self.one),
            (self.middle, self.page),
            (label(self.tr("The second text"), "caption"), self.two),
        ):
            sides.addLayout(column(head, 6, text, -1), 1)
        inner = QWidget()
        inner.setLayout(column(sides, -1))
        said = self.tr(
            "Both tell the same. One is a page that training never saw, the other is by the voice. You "
            "hear how you did after the last question, so that no answer teaches you the next. Stop when "
            "you like: it goes on from there."
        )
        self.leave = button(self.tr("Back to the Report"), self.left.emit)
        made = QWidget()
        self.few = label("", "looknote", wrap=True)
        made.setLayout(
            column(
                row(self.count, -1), 6, self.line, 10, label(said, "note", wrap=True), 4, self.few, 12,
                scrolling(inner), 12, row(self.pick_one, -1, self.leave, -1, self.pick_two),
            )
        )  # fmt: skip
        return made

    def _pick(self, text: str, side: Side) -> QPushButton:
        made = button(text, lambda: self.choose(side))
        made.installEventFilter(self)
        return made

    def _end_page(self) -> QWidget:
        self.said = label("", "text", wrap=True)
        self.drawn = column()
        self.remark = label("", "note", wrap=True)
        self.anew = button(self.tr("Another Test"), self.begin_again)
        done = button(self.tr("Back to the Report"), self.left.emit, "primary")
        made = QWidget()
        made.setLayout(
            column(12, self.said, 16, self.drawn, 12, self.remark, 20, row(self.anew, -1, done), -1)
        )
        return made

    # The test.
    def open(self, finding: Finding) -> None:
        """Go on with the test of this voice, or begin it."""
        self._finding = finding
        self.title.setText(self.tr("Which one is by {author}?").format(author=finding.author))
        said = self.tr("Another page by {author}, to compare with")
        self.middle.setText(said.format(author=finding.author))
        Load(lambda: blind.read(self._voice, finding), self.show_test, self.failed.emit)

    def show_test(self, test: Blind) -> None:
        """The next question, or what came of all of them."""
        self.test, self._keeping = test, False
        asked = test.next
        if asked is None:
            self._show_end(test)
            return
        self.stack.setCurrentIndex(0)
        said = self.tr("Question {n} of {all}")
        n, all_ = words.number(test.answered + 1), words.number(len(test.rounds))
        self.count.setText(said.format(n=n, all=all_))
        self.line.set_share(test.answered / len(test.rounds))
        self.few.setVisible(not test.enough)
        said = self.tr("From {n} questions on the answers say something; here they train your ear.")
        self.few.setText(said.format(n=words.number(blind.FEWEST)))
        for view, text in ((self.one, asked.left), (self.page, asked.page), (self.two, asked.right)):
            view.setText(text)
        for made in (self.pick_one, self.pick_two):
            made.setEnabled(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, side: Side) -> None:
        """Keep an answer, and ask on."""
        test = self.test
        asked = test.next if test is not None else None
        if test is None or asked is None or self._keeping:
            return
        self._keeping = True
        self.pick_one.setEnabled(False)
        self.pick_two.setEnabled(False)
        self._keep(lambda: blind.answer(self._voice, test, asked, side))

    def begin_again(self) -> None:
        test, finding = self.test, self._finding
        if test is not None and finding is not None:
            self._keep(lambda: blind.again(self._voice, finding, test))

    def _keep(self, write: Callable[[], Blind]) -> None:
        def kept() -> Blind:
            self._check()
            return write()

        Load(kept, self.show_test, self._not)

    def _not(self, error: object) -> None:
        self._keeping = False
        if self.test is not None:
            self.show_test(self.test)
        self.failed.emit(error)

    # The end.
    def _show_end(self, test: Blind) -> None:
        self.stack.setCurrentIndex(1)
        clear(self.drawn)
        assert self._finding is not None
        author = self._finding.author
        self.anew.setVisible(test.over)
        if not test.over:
            self.said.setText(
                self.tr("There are too few pages that training never saw, so there is nothing to ask.")
            )
            self.remark.setText("")
            return
        self.said.setText(translated(test.score.sentence(author)))
        self.drawn.addWidget(holder(column(self._picture(test), margins=(16, 16, 16, 14)), "card"))
        said = self.tr("If you know these pages by heart, the test says nothing of the voice.")
        if test.left_out:
            one = self.tr("{n} text was left out, in which the voice recites.")
            many = self.tr("{n} texts were left out, in which the voice recites.")
            said = f"{said} {words.count(test.left_out, one, many)}"
        self.remark.setText(said)

    def _picture(self, test: Blind) -> PictureView:
        score = test.score
        share = Interval(*(100 * part for part in (score.share.low, score.share.middle, score.share.high)))
        n, all_ = words.number(score.right), words.number(score.of)
        shown = self.tr("{n} of {all}").format(n=n, all=all_)
        ticks = ((0.0, self.tr("never")), (50.0, self.tr("guessing")), (100.0, self.tr("always")))
        mark = Mark(self.tr("You told the author"), "voice", share, shown)
        return PictureView(Scale((mark,), (), ticks), self.tr("How often you told the author"))

    # Keys.
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows choose, where Qt would move the focus between the buttons."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        side = KEYS.get(Qt.Key(event.key()))
        if side is None or self.stack.currentIndex() or event.isAutoRepeat():
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.choose(side)
        return True
