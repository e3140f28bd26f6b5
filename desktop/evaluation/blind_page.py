"""Owns the blind test on screen: a page of the author's in the middle, two texts beside it, one choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from core.evaluating import blind
from core.evaluating.blind import Blind, Round, Side
from core.evaluating.interval import Interval
from core.evaluating.shown import Mark, Scale
from core.evaluating.summary import Finding
from desktop import words
from desktop.evaluation.picture import PictureView
from desktop.jobs import Load
from desktop.language import translated
from desktop.theme import set_look
from desktop.widgets.basics import button, clear, column, fill, holder, label, row, scrolling
from desktop.widgets.progress import ProgressLine
from desktop.widgets.rows import Rows
from desktop.widgets.tried import Reading

KEYS: dict[Qt.Key, Side] = {
    Qt.Key.Key_1: "left",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_2: "right",
    Qt.Key.Key_Right: "right",
}


BEGINNING = 24
"""Words of a text by which the end of a test names it."""


class Whose(QWidget):
    """After a test: which text was whose, a question a turn."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows(gap=14)
        self._rounds: Iterator[tuple[int, Round]] = iter(())
        self._right: dict[str, bool] = {}
        self._author = ""
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._add)
        self.setLayout(column(label(self.tr("Which was whose"), "name"), 8, self.rows))

    def show_test(self, test: Blind, author: str) -> None:
        self.rows.clear()
        self._rounds, self._right, self._author = enumerate(test.rounds, 1), test.answers, author
        self._next.start()

    def _add(self) -> None:
        number, asked = next(self._rounds, (0, None))
        if asked is None:
            self._next.stop()
            return
        own, other = (asked.left, asked.right) if asked.author == "left" else (asked.right, asked.left)
        right = self._right.get(asked.id, False)
        told = (
            self.tr("{n}. You told them apart.")
            if right
            else self.tr("{n}. You took the voice for {author}.")
        )
        lines = column(
            label(
                told.format(n=words.number(number), author=self._author),
                "soft" if right else "look",
                wrap=True,
            )
        )
        for name, text in ((self._author, own), (self.tr("The voice"), other)):
            fill(lines, 2, label(f"{name}: {_beginning(text)}", "text", wrap=True))
        self.rows.add(holder(lines))


def _beginning(text: str) -> str:
    found = text.split()
    return " ".join(found[:BEGINNING]) + (" …" if len(found) > BEGINNING else "")


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
        self.chosen: Side | None = None
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
            "Both were to tell the same. One is a page that training never saw, the other is by the voice. "
            "Choose, and change your mind until you go on. You hear how you did after the last question, so "
            "that no answer teaches you the next. Stop when you like: it goes on from there."
        )
        self.leave = button(self.tr("Back to the Report"), self.left.emit)
        self.go_on = button(self.tr("Next Question"), self.confirm, "primary")
        self.go_on.installEventFilter(self)
        made = QWidget()
        self.few = label("", "looknote", wrap=True)
        made.setLayout(
            column(
                row(self.count, -1), 6, self.line, 10, label(said, "note", wrap=True), 4, self.few, 12,
                scrolling(inner), 12,
                row(self.pick_one, -1, self.leave, 8, self.go_on, -1, self.pick_two),
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
        self.whose = Whose()
        self.anew = button(self.tr("Another Test"), self.begin_again)
        done = button(self.tr("Back to the Report"), self.left.emit, "primary")
        inner = QWidget()
        inner.setLayout(column(12, self.said, 16, self.drawn, 12, self.remark, 20, self.whose, -1))
        made = QWidget()
        made.setLayout(column(scrolling(inner), 12, row(self.anew, -1, done)))
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
        self._mark(None)
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
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, side: Side | None) -> None:
        self.chosen = side
        set_look(self.pick_one, "primary" if side == "left" else "")
        set_look(self.pick_two, "primary" if side == "right" else "")
        for made, name in (
            (self.pick_one, self.tr("The First (1)")),
            (self.pick_two, self.tr("The Second (2)")),
        ):
            mine = side == ("left" if made is self.pick_one else "right")
            made.setAccessibleName(self.tr("{choice}, chosen").format(choice=name) if mine else name)
        self.go_on.setEnabled(side is not None)

    def choose(self, side: Side) -> None:
        """Take one of the texts for the author's; another may be chosen until `confirm`."""
        if self.test is None or self.test.next is None or self._keeping:
            return
        self._mark(side)
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Keep the answer, and ask on."""
        test, side = self.test, self.chosen
        asked = test.next if test is not None else None
        if test is None or asked is None or side is None or self._keeping:
            return
        self._keeping = True
        self.go_on.setEnabled(False)
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
        self.whose.setVisible(test.over)
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
        self.whose.show_test(test, author)
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
