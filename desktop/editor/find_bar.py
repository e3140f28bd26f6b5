"""Owns finding in the editor: the strip with the field, and going from find to find in both columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.editor.diff_view import DiffView
from desktop.editor.find_marks import line_top
from desktop.editor.finding import Hit, Prepared, Search, plain
from desktop.editor.layouts import folded
from desktop.editor.passage_delegate import PAD, shown_source
from desktop.editor.passage_model import PassageModel, Row
from desktop.jobs import Load
from desktop.theme import theme
from desktop.widgets.basics import button, label, row
from desktop.widgets.findbar import SearchField

FOLLOW = 120  # milliseconds in which rows that change are taken together


class FindStrip(QWidget):
    """The field, how many finds there are, and the ways from one to the next."""

    changed = Signal()
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField()
        self.field.setPlaceholderText(self.tr("Find in both columns"))
        self.field.setAccessibleName(self.tr("Find in your words and the voice's"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(theme().px(200))
        self.field.setMaximumWidth(theme().px(320))
        self.count = label("", "soft")
        self.before = self._arrow("‹", self.tr("Previous find"), "Ctrl+Shift+G", -1)
        self.after = self._arrow("›", self.tr("Next find"), "Ctrl+G", 1)
        self.done = button(self.tr("Done"), self.left.emit, "small", name=self.tr("Leave the search"))
        self.done.setToolTip(self.tr("Leave the search (Esc)"))
        self.setLayout(
            row(
                self.field, 8, self.before, 2, self.after, 12, self.count, -1, self.done,
                margins=(32, 6, 32, 6),
            )
        )  # fmt: skip
        self.field.textChanged.connect(lambda *_: self.changed.emit())
        self.field.stepped.connect(self.stepped)
        self.hide()

    def _arrow(self, sign: str, name: str, keys: str, step: int) -> QWidget:
        made = button(sign, lambda: self.stepped.emit(step), "small", name=name)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{name} ({native})")
        made.setFixedWidth(theme().px(28))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def tell(self, number: int, total: int) -> None:
        """Say which of how many finds is in hand; `number` from 1, 0 for none."""
        wanted = bool(self.field.text())
        if total:
            text = self.tr("{n} of {all}").format(n=words.number(number), all=words.number(total))
        else:
            text = self.tr("Not found") if wanted else ""
        self.count.setText(text)
        self.field.setAccessibleDescription(text)
        for made in (self.before, self.after):
            made.setEnabled(total > 0)


class Find(QObject):
    """Searches what the rows show, also while they change, and has the view show the find in hand."""

    def __init__(self, view: DiffView, model: PassageModel) -> None:
        super().__init__(view)
        self.strip = FindStrip()
        self.strip.setParent(view.parentWidget())
        self._view, self._model = view, model
        self._marks = view.painter_of_rows.found
        self._search = Search(prepared)
        self._from = 0  # the row from which a new search looks
        self._preparing: Load | None = None
        self._changed: set[int] = set()
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW)
        self._follow.timeout.connect(self._take_changes)
        self.strip.changed.connect(self._look)
        self.strip.stepped.connect(self.step)
        self.strip.left.connect(self.leave)
        model.dataChanged.connect(self._row_changed)
        model.modelReset.connect(self._text_changed)
        view.installEventFilter(self)

    @property
    def on(self) -> bool:
        return not self.strip.isHidden()

    @property
    def total(self) -> int:
        return self._search.total

    @property
    def hit(self) -> Hit | None:
        """The find in hand."""
        return self._marks.hit

    def open(self) -> None:
        """Show the field, with what was looked for last."""
        self._from = max(0, self._view.place)
        if not self.on:
            self.strip.show()
            self._prepare()
        self.strip.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.strip.field.selectAll()

    def leave(self) -> None:
        """Put the field away; the find in hand stays the current row."""
        self.strip.hide()
        self._marks.wanted, self._marks.hit = "", None
        self._search = Search(prepared)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.viewport().update()

    def step(self, step: int) -> None:
        """To the next find, or with -1 to the one before."""
        if not self.on:
            self.open()
            return
        hit = self._marks.hit
        self._show(self._search.step(hit, step) if hit is not None else self._search.first(self._from))

    # The texts that are searched.
    def _prepare(self) -> None:
        """Put all rows in lower case, away from the window's thread: a novel takes a while."""
        if self._preparing is not None:
            self._preparing.drop()
        rows = tuple(self._model.rows())
        self._preparing = Load(lambda: [prepared(row_) for row_ in rows], self._prepared)

    def _prepared(self, found: Sequence[Any]) -> None:
        self._preparing = None
        if not self.on or len(found) != self._model.rowCount():
            return
        self._search = Search(prepared, found)
        self._search.follow(self._model.rows(), range(len(found)))
        self._look()

    def _text_changed(self) -> None:
        self._search, self._from = Search(prepared), 0
        self._marks.hit = None
        self._changed.clear()
        if self.on:
            self._prepare()

    def _row_changed(self, top: Any, bottom: Any) -> None:
        if self.on:
            self._changed.update(range(top.row(), bottom.row() + 1))
            if not self._follow.isActive():
                self._follow.start()

    def _take_changes(self) -> None:
        """Count the rows that have changed anew; the find in hand stays where it is."""
        places, self._changed = self._changed, set()
        if not self.on or self._preparing is not None:
            return
        self._search.follow(self._model.rows(), places)
        if self._marks.hit is None or not self._search.total:
            self._marks.hit = None
        else:
            self._marks.hit = self._search.hit(self._search.number(self._marks.hit))
        self._tell()

    # What is found.
    def _look(self) -> None:
        if self._preparing is not None:
            return
        self._search.look_for(self.strip.field.text())
        self._marks.wanted = self._search.wanted
        self._show(self._search.first(self._from))

    def _show(self, hit: Hit | None) -> None:
        self._marks.hit = hit
        if hit is not None:
            typing = self.strip.field.hasFocus()
            if hit.place != self._view.place:
                self._view.go_to(hit.place)
            if typing:  # the row that was left may have held a field, and given the focus to the list
                self.strip.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._into_sight(hit)
        self._tell()

    def _tell(self) -> None:
        hit = self._marks.hit
        self.strip.tell(0 if hit is None else self._search.number(hit) + 1, self._search.total)
        self._view.viewport().update()

    def _into_sight(self, hit: Hit) -> None:
        """Scroll where the line of the find is above or below what is seen."""
        self._view.settle()
        painter = self._view.painter_of_rows
        row_ = self._model.row(hit.place)
        text, width = _side(row_, hit.side, painter.columns.source, painter.columns.voice)
        laid = painter.layouts.lay(text, "heading" if row_.kind == "heading" else "prose", width)
        top = self._view.visualRect(self._model.index(hit.place)).top() + PAD
        y = top + line_top(laid.layout, self._search.wanted, hit.number)
        height, line = self._view.viewport().height(), painter.layouts.line("prose")
        if y < 0 or y + line > height:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + round(y) - height // 3)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the search also from the list, unless it ends an edit."""
        leaves = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if leaves and event.key() == Qt.Key.Key_Escape and self.on and not self._view.editing:
            self.leave()
            return True
        return super().eventFilter(watched, event)


def _side(row_: Row, side: int, source: int, voice: int) -> tuple[str, int]:
    """What a side shows, and how wide it is."""
    return (shown_source(row_), source) if side == 0 else (folded(row_.text), voice)


def prepared(row_: Row) -> Prepared:
    """What a row shows, to be searched; the same words on both sides are found once."""
    source = plain(shown_source(row_))
    voice = plain(folded(row_.text)) if row_.prose and row_.text else ""
    return Prepared(row_, (source, "" if voice == source else voice))
