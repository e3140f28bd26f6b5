"""Owns the account of the passage in hand: what there is to say about it, and writing it by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language.words import count_words
from desktop import words
from desktop.jobs import Load
from desktop.language import translated
from desktop.pairs import NONE, PairRow, Span
from desktop.theme import set_look
from desktop.widgets.basics import button, column, holder, label, row
from desktop.widgets.pair_text import Writer

PAUSE = 400  # milliseconds without a key, after which what is written is judged

Judge = Callable[[str, str], str]


def native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class AccountPanel(QWidget):
    """`kept` carries an id and the user's account; "" for the earlier one to be put back.

    What is being written is kept whenever another passage is shown; `leave` alone drops it.
    """

    kept = Signal(str, str)
    ask_wanted = Signal()
    writing_changed = Signal()

    def __init__(self, judge: Judge, parent: QWidget | None = None) -> None:
        """`judge` takes original and account and tells what is wrong with it; run on a `Load`."""
        super().__init__(parent)
        self._judge = judge
        self.row = NONE
        self.writing = False
        self._able_edit = self._able_ask = False
        self._begun = ""  # the text that writing began with
        self._complaint = self._remark = ""
        self._judging: Load | None = None
        self._rest = QTimer(self, singleShot=True, interval=PAUSE)
        self._rest.timeout.connect(self._ask_judge)
        self._build()

    def _build(self) -> None:
        self.head = label("", "caption")
        self.text = Writer(14, serif=False)
        self.text.setAccessibleName(self.tr("The plain account"))
        self.text.setPlaceholderText(self.tr("Say plainly what happens in the passage."))
        self.text.kept.connect(self.keep)
        self.text.left.connect(self.leave)
        self.text.textChanged.connect(self._typed)
        self.frame = holder(column(self.text))
        self.note = label("", "looknote", wrap=True)
        self.edit = button(self.tr("Edit (E)"), self.begin, "small", name=self.tr("Edit the Account"))
        self.ask = button(
            self.tr("Ask Again (A)"), self.ask_wanted.emit, "small", name=self.tr("Ask Again for This")
        )
        self.keep_button = button(
            self.tr("Keep ({keys})").format(keys=native("Ctrl+Return")),
            self.keep,
            "smallprimary",
            name=self.tr("Keep What You Wrote"),
        )
        self.leave_button = button(
            self.tr("Leave It as It Was ({keys})").format(keys=native("Esc")),
            self.leave,
            "small",
            name=self.tr("Leave It as It Was"),
        )
        self.back = button(self.tr("Put Back the Earlier Account"), self.put_back, "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 16, 12)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addSpacing(8)
        layout.addWidget(self.frame, 1)
        layout.addSpacing(6)
        layout.addWidget(self.note)
        layout.addSpacing(6)
        first = row(self.edit, self.ask, self.keep_button, -1)
        first.setSpacing(8)
        layout.addLayout(first)
        layout.addSpacing(6)
        layout.addLayout(row(self.back, self.leave_button, -1))
        self._show_buttons()

    # What is shown.
    def show_row(self, row: PairRow, shared: list[Span], found: list[Span], remark: str = "") -> None:
        """Show a passage's account; `remark` is what became of it last."""
        self.settle()
        self._drop_judge()
        self.row, self._remark, self._complaint = row, remark, ""
        text = row.description or row.answer
        if text != self.text.toPlainText() or self.text.document().isUndoAvailable():
            self.text.show_text(text)
        self.text.mark(shared, found)
        said = words.words(count_words(text))
        if row is NONE:
            head = ""
        elif not row.failed:
            head = self.tr("The plain account, {words}").format(words=said)
        else:
            head = self.tr("No account yet; this was not fit") if text else self.tr("No account yet")
        self.head.setText(head)
        self._show_note()
        self._show_buttons()
        if row.edited:
            self._ask_judge()

    def set_able(self, edit: bool, ask: bool, why_not: str) -> None:
        """Whether accounts may be written and asked for now, and why not."""
        self._able_edit, self._able_ask = edit, ask
        self.ask.setToolTip("" if ask else why_not)
        for made in (self.edit, self.back):
            made.setToolTip("" if edit else why_not)
        if not edit:
            self.settle()
        self._show_buttons()

    def _show_buttons(self) -> None:
        there = bool(self.row.id)
        self.edit.setText(self.tr("Write It (E)") if self.row.failed else self.tr("Edit (E)"))
        for made, shown in (
            (self.edit, not self.writing),
            (self.ask, not self.writing),
            (self.back, not self.writing and self.row.edited),
            (self.keep_button, self.writing),
            (self.leave_button, self.writing),
        ):
            made.setVisible(shown)
        self.edit.setEnabled(there and self._able_edit)
        self.ask.setEnabled(there and self._able_ask)
        self.back.setEnabled(self._able_edit)

    def _show_note(self) -> None:
        said = " ".join(part for part in (self._remark, self._about(), self._complaint) if part)
        self.note.setText(said)
        doubtful = bool(self._complaint) or (self.row.flagged and not self.writing)
        set_look(self.note, "looknote" if doubtful else "note")
        self.note.setVisible(bool(said))
        self.text.setAccessibleDescription(said)

    def _about(self) -> str:
        row = self.row
        if self.writing:
            return ""
        if row.failed:
            return translated(row.reason)
        if row.edited:
            return (
                ""
                if self._remark
                else self.tr("You wrote this. It stays, unless you ask again for it alone.")
            )
        parts = []
        if "near-copy" in row.kinds:
            said = self.tr("{n} in a row are the author's; they are underlined.")
            parts.append(said.format(n=words.words(row.copied)))
        if "short" in row.kinds:
            said = self.tr("It is short for {n}: something may be missing.")
            parts.append(said.format(n=words.words(row.words)))
        return " ".join(parts)

    # Writing.
    def begin(self) -> None:
        """Let the account be written."""
        if self.writing or not self._able_edit or not self.row.id:
            return
        self.writing = True
        self._complaint = ""
        self.text.dress("")
        set_look(self.frame, "card")
        self.frame.layout().setContentsMargins(10, 8, 2, 2)
        self.text.begin(self.row.draft)
        if self.row.failed:
            self.text.selectAll()  # it was not fit: what is typed takes its place
        self._begun = self.text.toPlainText()  # Qt makes some signs others
        self._show_note()
        self._show_buttons()
        self._ask_judge()
        self.writing_changed.emit()

    def keep(self) -> None:
        """Take what is written as the account; nothing changes where it is as it was."""
        if self.writing:
            text = _closed_up(self.text.toPlainText())
            if text and (self.row.failed or text != _closed_up(self._begun)):
                self._end()
                self.kept.emit(self.row.id, text)
                self.writing_changed.emit()
            else:
                self.leave()

    def leave(self) -> None:
        """Drop what is written."""
        if self.writing:
            row = self.row
            self._end()
            self.show_row(row, [], [])
            self.writing_changed.emit()

    def settle(self) -> None:
        """Keep what was written, if anything was, because something else is shown now."""
        if self.writing and _closed_up(self.text.toPlainText()) != _closed_up(self._begun):
            self.keep()
        elif self.writing:
            self.leave()

    def put_back(self) -> None:
        """The account that was there before the user's."""
        if self.row.edited and self._able_edit:
            self.kept.emit(self.row.id, "")

    def _end(self) -> None:
        self.writing = False
        self._rest.stop()
        self.text.end()
        self.text.dress("reading")
        set_look(self.frame, "")
        self.frame.layout().setContentsMargins(0, 0, 0, 0)

    # What the judge would say.
    def _typed(self) -> None:
        if self.writing:
            self._rest.start()

    def _drop_judge(self) -> None:
        if self._judging is not None:
            self._judging.drop()
            self._judging = None

    def _ask_judge(self) -> None:
        self._drop_judge()
        judge, original, text = self._judge, self.row.original, _closed_up(self.text.toPlainText())
        if text:
            self._judging = Load(lambda: judge(original, text), self._show_complaint)
        else:
            self._show_complaint("")

    def _show_complaint(self, said: str) -> None:
        self._judging = None
        self._complaint = translated(said)
        self._show_note()


def _closed_up(text: str) -> str:
    """Without blank lines, which would end the account in training."""
    return "\n".join(line for line in text.splitlines() if line.strip()).strip()
