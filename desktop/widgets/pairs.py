"""Owns the sight of the pairs: the list of passages, the author's text, and the plain account beside it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop import words
from desktop.jobs import Load
from desktop.pairs import EDITED, NONE, PairRow, find, shared_spans, spans_of
from desktop.theme import theme
from desktop.widgets.basics import column, hairline, holder, label
from desktop.widgets.pair_account import AccountPanel, Judge
from desktop.widgets.pair_bar import PairBar, Remarks, SendCard
from desktop.widgets.pair_drawing import mark
from desktop.widgets.pair_list import PairList
from desktop.widgets.pair_text import Reader

MARGIN = 32
ROOM = 320  # pixels of height from which there is room for the run's remarks
_KEYS: dict[int, str] = {
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_A: "ask_again",
    Qt.Key.Key_N: "next_look",
    Qt.Key.Key_P: "put_back",
}
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class PairsView(QWidget):
    """`kept` carries an id and what the user wrote, "" to take it back; `ask_wanted` ids to ask again for.

    `build` comes before anything is shown; in pieces, so that none keeps the window waiting.
    """

    kept = Signal(str, str)
    ask_wanted = Signal(object)
    moved = Signal()  # another passage is in hand, or other commands apply

    def __init__(self, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judge = judge
        self._shown = NONE
        self._drawn = ("", "")  # which passage, and what was searched for then
        self._finding: Load | None = None
        self._text = ""  # that the rows on show hold
        self._host = ""
        self._able_ask = False
        self.remarks: dict[str, str] = {}
        """What became of passages that were asked again for, by id."""

    def build(self) -> Iterator[None]:
        """One part of the view at each step."""
        self.bar = PairBar()
        self.bar.changed.connect(self._filter)
        self.bar.searched.connect(lambda: self._search())
        yield
        self.list = PairList()
        self.list.in_hand.connect(self._show)
        self.list.pairs.dataChanged.connect(lambda *_: self._show_again())
        yield
        self.author = Reader(15, serif=True)
        self.author.setAccessibleName(self.tr("The author's text"))
        self.author_head = label("", "caption", wrap=True)
        yield
        self.panel = AccountPanel(self._judge)
        self.panel.kept.connect(self.kept)
        self.panel.ask_wanted.connect(lambda: self.ask_wanted.emit((self._shown.id,)))
        self.panel.writing_changed.connect(self._writing_changed)
        self.account = self.panel.text
        yield
        self._assemble()
        self._keys()

    def _assemble(self) -> None:
        self.card = SendCard()
        self.notes = Remarks()
        self.notes.ask_wanted.connect(lambda: self.ask_wanted.emit(self.askable()))
        top = column(self.bar, 8, self.notes, 6, self.card, margins=(MARGIN, 0, MARGIN, 6))
        left = holder(column(margins=(0, 8, 0, 0)))
        left.layout().addWidget(self.list)
        middle = holder(column(self.author_head, 8, margins=(24, 12, 0, 0)))
        middle.layout().addWidget(self.author)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (left, middle, self.panel):
            self.splitter.addWidget(part)
        self.splitter.setSizes([270, 440, 340])
        for place, stretch in enumerate((1, 4, 3)):
            self.splitter.setStretchFactor(place, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(hairline())
        layout.addWidget(self.splitter, 1)
        self.card.refused.connect(self.close_card)
        order = (self.bar.search, self.notes.more, self.notes.ask, self.card.yes, self.card.no, self.list)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _keys(self) -> None:
        self._arrows = []
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(key), self, context=_HERE)
            shortcut.activated.connect(lambda by=by: self.list.step(by))
            self._arrows.append(shortcut)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave, context=_HERE)
        self.bar.stepped.connect(self.list.step)
        self.list.edit_wanted.connect(self.panel.begin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.layout() is not None:  # Qt sizes it before it is built, too
            self.notes.set_room(self.height() >= theme().px(ROOM))

    # What is shown.
    def show_pairs(self, pairs: list[PairRow]) -> None:
        """The rows as they are now; place, filter and what is being written stay."""
        self.list.pairs.set_pairs(pairs)
        if not pairs:
            self._drop_search()
            self.bar.clear()
            self._text = ""
            self.list.pairs.choose("", None)
        self._tell()
        if self.bar.text:
            self._search(again=True)
        if self.remarks.get(self._shown.id) and not self.panel.writing:
            self._show(self.list.row)

    def forget_remarks(self) -> None:
        """Nothing of an earlier asking is said any more."""
        if self.remarks:
            self.remarks.clear()
            self._show(self.list.row)

    def put(self, row: PairRow) -> None:
        """A row says something else now."""
        self.list.pairs.put(row)
        self._tell()

    def show_row(self, id: str) -> None:
        """Put a passage in hand, in the whole list where the filter has not let it in."""
        if self.list.pairs.line(id) < 0:
            self.bar.clear()
            self._filter()
        self.list.go_to(self.list.pairs.line(id))

    def set_able(self, edit: bool, ask: bool, host: str, why_not: str) -> None:
        """Whether accounts may be written and asked for now, to where they would go, and why not."""
        self._able_ask, self._host = ask, host
        self.panel.set_able(edit, ask, why_not)
        if not ask:
            self.close_card()
        self._tell()

    def _tell(self) -> None:
        pairs = self.list.pairs
        self.bar.count(pairs.counts)
        self.bar.show_found(None if pairs.found is None else len(pairs.rows))
        self.notes.offer_again(len(self.askable()) if self._able_ask else 0, self._host)

    def askable(self) -> tuple[str, ...]:
        """Ids that "Ask Again for These" means: of a kind, and not what the user wrote."""
        pairs = self.list.pairs
        if not pairs.kind or pairs.kind == EDITED:
            return ()
        return tuple(row.id for row in pairs.rows if pairs.fits(row) and not row.edited)

    @property
    def row(self) -> PairRow:
        return self._shown

    def _show(self, row: PairRow) -> None:
        if row.id != self._shown.id:
            self.panel.settle()  # it may change the list, and does not change what is in hand
            self.close_card()
        row = self.list.row
        new = (row.id, self._text) != self._drawn
        self._shown, self._drawn = row, (row.id, self._text)
        if self.panel.writing:
            return
        said = row.description or row.answer
        ours, theirs = shared_spans(row.original, said)
        if row.original != self.author.toPlainText():
            self.author.show_text(row.original)
        self.author.mark(ours, spans_of(row.original, self._text))
        head = self.tr("The author, {words}").format(words=words.words(row.words))
        self.author_head.setText(" — ".join(part for part in (head, row.place) if part) if row.id else "")
        self.panel.show_row(row, theirs, list(spans_of(said, self._text)), self.remarks.get(row.id, ""))
        for text in (self.author, self.account) if new else ():
            text.show_first_mark("near-copy" in row.kinds)
        self.list.setAccessibleDescription(mark(row))
        self.moved.emit()

    def _show_again(self) -> None:
        """The row in hand says something else, or it is marked otherwise."""
        if self.list.row is not self._shown and not self.panel.writing:
            self._show(self.list.row)

    # Finding.
    def _filter(self) -> None:
        self.panel.settle()
        self.close_card()
        pairs = self.list.pairs
        pairs.choose(self.bar.kind, pairs.found if self.bar.text else None)
        self._tell()
        self.moved.emit()

    def _search(self, again: bool = False) -> None:
        """Away from the window's thread; the answer to a newer search counts.

        `again` where there are other rows: what is found is added, and what is on show stays.
        """
        self._drop_search()
        rows, text = self.list.pairs.all, self.bar.text
        show = self._add_found if again and text == self._text else self._show_found
        if text:
            self._finding = Load(lambda: find(rows, text), lambda found: show(text, found))
        else:
            self._show_found("", None)

    def _drop_search(self) -> None:
        if self._finding is not None:
            self._finding.drop()
            self._finding = None

    def _add_found(self, text: str, found: frozenset[str]) -> None:
        self._finding, pairs = None, self.list.pairs
        pairs.found = found
        pairs.set_pairs(pairs.all)
        self._tell()

    def _show_found(self, text: str, found: frozenset[str] | None) -> None:
        self._finding = None
        self.panel.settle()
        self._text = text
        self.list.pairs.choose(self.bar.kind, found)
        self._tell()
        self._show(self.list.row)

    def _leave(self) -> None:
        """Escape: out of the question, then of the search, then of the filter."""
        if not self.card.isHidden():
            self.close_card()
        elif self.bar.search.text():
            self.bar.search.clear()
        elif self.bar.kind:
            self.bar.filters.button(0).click()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        if not self.card.isHidden():
            had = self.card.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self.card.hide()
            if had:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _writing_changed(self) -> None:
        for shortcut in self._arrows:
            shortcut.setEnabled(not self.panel.writing)
        if self.panel.writing:
            self.close_card()  # it may have asked about an account that will be another
        else:
            if self.account.hasFocus():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show(self.list.row)
        self.moved.emit()

    # Commands.
    def commands(self) -> Set[str]:
        """Those of `menus.PAGE_COMMANDS` that apply to what is on show and in hand."""
        found = {"find"} if self.list.pairs.all else set()
        if self.bar.text and self.list.pairs.rows:
            found |= {"find_next", "find_previous"}
        if any(row.flagged for row in self.list.pairs.rows):
            found |= {"next_look", "previous_look"}
        if self._shown.id and not self.panel.writing:
            found |= {"edit"} if self.panel.edit.isEnabled() else set()
            found |= {"ask_again"} if self.panel.ask.isEnabled() else set()
            found |= {"put_back"} if self._shown.edited and self.panel.back.isEnabled() else set()
        return found

    def run_command(self, name: str) -> None:
        """One of `commands`."""
        step = -1 if name.startswith("previous") or name.endswith("previous") else 1
        if name == "find":
            self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.bar.search.selectAll()
        elif name.startswith("find"):
            self.list.step(step)
        elif name.endswith("look"):
            self.list.go_to(self.list.pairs.next_flagged(self.list.currentIndex().row(), step))
        else:
            panel = self.panel
            {"edit": panel.begin, "ask_again": panel.ask.click, "put_back": panel.put_back}[name]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that no text field took."""
        name = _KEYS.get(event.key(), "")
        if name == "next_look" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            name = "previous_look"
        other = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if not other and name in self.commands():
            self.run_command(name)
        else:
            super().keyPressEvent(event)
