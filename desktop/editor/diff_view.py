"""Owns the list of passages on screen: scrolling, keys, and the current row's real buttons and text field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.editor.passage_delegate import PassageDelegate
from desktop.editor.passage_model import Index, PassageModel, State
from desktop.editor.row_place import RowPlace
from desktop.editor.row_tools import WordsField
from desktop.theme import theme

SETTLE = 30  # milliseconds from a change to exact heights of the rows in sight, at most once in that time

KEYS = {
    Qt.Key.Key_Return: "accept",
    Qt.Key.Key_Enter: "accept",
    Qt.Key.Key_Backspace: "reject",
    Qt.Key.Key_Delete: "reject",
    Qt.Key.Key_R: "again",
    Qt.Key.Key_Left: "previous_version",
    Qt.Key.Key_Right: "next_version",
    Qt.Key.Key_C: "changes",
    Qt.Key.Key_B: "compare",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_H: "nearby",
    Qt.Key.Key_N: "next_note",
    Qt.Key.Key_S: "stop_row",
}


class DiffView(QListView):
    """One row a passage, both sides in it, so that they stay beside each other.

    `wanted` names what the user asked for: a value of `KEYS`, or what a button or a note's link does.
    `edited` brings the place and the words when an edit in place ended.
    """

    wanted = Signal(str)
    menu_wanted = Signal(QPoint)  # at this point of the screen, for the current row
    edited = Signal(int, str)
    moved = Signal(int)  # to this row
    resized = Signal(int)  # to this width of the rows

    def __init__(self, model: PassageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages = model
        self.painter_of_rows = PassageDelegate(model, self)
        self._tools = RowPlace(self, self.painter_of_rows)
        self._tools.taller.connect(self._lay_out_soon)
        self.actions_row, self.in_place = self._tools.actions, self._tools.in_place
        self.actions_row.wanted.connect(self._wanted)
        self.in_place.left.connect(self.end_edit)
        self.in_place.changed.connect(self._tools.fit_field)
        self._pressed = ""  # the link the mouse went down on
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self.settle)
        self._set_up()
        self.setModel(model)
        model.dataChanged.connect(self._row_changed)
        model.modelReset.connect(self._reset)
        theme().changed.connect(self._restyle)

    def _set_up(self) -> None:
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setItemDelegate(self.painter_of_rows)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Passages, your words and the voice's"))
        self.verticalScrollBar().setSingleStep(theme().px(24))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # The current row.
    @property
    def place(self) -> int:
        return self.currentIndex().row()

    def go_to(self, place: int) -> None:
        """Make a row the current one and show its beginning."""
        index = self._passages.index(place)
        self.setCurrentIndex(index)
        rect = self.visualRect(index)
        if rect.top() < 0 or rect.top() > self.viewport().height() - theme().px(80):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def show_notes(self) -> None:
        """Bring the current row's notes into sight where they stand below its text."""
        row = self._passages.row(self.place)
        if not self.painter_of_rows.marked(row):
            return
        self.settle()
        bottom = self.painter_of_rows.notes_bottom(self.place, self.visualRect(self.currentIndex()))
        below = bottom + self._tools.actions.height() - self.viewport().height()
        if below > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """A row taller than the window is not scrolled to its end as soon as it becomes the current one."""
        if hint == QAbstractItemView.ScrollHint.EnsureVisible:
            rect = self.visualRect(index)
            if rect.height() > self.viewport().height():
                if rect.bottom() < 0 or rect.top() > self.viewport().height() - theme().px(48):
                    super().scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
                return
        super().scrollTo(index, hint)

    def currentChanged(self, current: Index, previous: Index) -> None:
        self.end_edit()
        self.painter_of_rows.current = current.row()
        self.scheduleDelayedItemsLayout()
        super().currentChanged(current, previous)
        self._settle_soon()
        self._tools.place()
        self.moved.emit(current.row())

    def show_changes(self, on: bool) -> None:
        self.painter_of_rows.changes = on
        self.look_again()

    def look_again(self) -> None:
        """Marks and notes are others now, and with them the heights of rows."""
        self.painter_of_rows.forget_heights()
        self._lay_out_soon()

    def _lay_out_soon(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._settle_soon()

    # Keys.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        what = KEYS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if what is not None and plain:
            self._wanted(what)
        else:
            super().keyPressEvent(event)

    # The mouse.
    def _link_at(self, at: QPoint) -> str:
        index = self.indexAt(at)
        if not index.isValid():
            return ""
        return self.painter_of_rows.command_at(index.row(), self.visualRect(index), at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._link_at(event.position().toPoint()) if left else ""
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press made the row the current one, which may have moved its link away from the mouse."""
        pressed, self._pressed = self._pressed, ""
        super().mouseReleaseEvent(event)
        if pressed:
            self._wanted(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = bool(self._link_at(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        super().mouseDoubleClickEvent(event)
        if self.indexAt(at).isValid() and not self._link_at(at):
            self._wanted("edit")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse for the row under it, by key for the current one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
            self.menu_wanted.emit(self.viewport().mapToGlobal(rect.center()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._begin()
        super().focusInEvent(event)

    def _begin(self) -> None:
        """Make the first passage the current one where none is: another text leaves none."""
        if self.hasFocus() and not self.currentIndex().isValid() and self._passages.rowCount():
            first = self._passages.places(*(s for s in State if s != State.KEPT))
            self.setCurrentIndex(self._passages.index(first[0] if first else 0))

    def _wanted(self, what: str) -> None:
        if what == "done":
            self.end_edit()
        else:
            self.wanted.emit(what)

    # Editing in place.
    @property
    def field(self) -> WordsField | None:
        return self.in_place.field

    @property
    def editing(self) -> bool:
        return self.field is not None

    def begin_edit(self, words: str) -> None:
        """Put a text field over the current row's right side."""
        self.end_edit()
        self.in_place.begin(self.place, words, self.painter_of_rows.layouts.line("prose"))
        self.settle()
        self.scrollTo(self.currentIndex())  # the field has room where its whole row is in sight

    def end_edit(self) -> None:
        """Take the field away and tell its words."""
        place = self.in_place.place
        words = self.in_place.end()
        if words is None:
            return
        self._tools.fit_field()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(place, words)
        self._tools.place()

    # Where things stand.
    def settle(self) -> None:
        """Make the heights of the rows in sight exact, and leave what is read where it is."""
        self._settle.stop()
        for _ in range(4):
            anchor = self.indexAt(QPoint(10, 1))
            before = self.visualRect(anchor).top()
            changed = [
                place
                for place in self._in_sight()
                if self.painter_of_rows.measure(place, self._passages.row(place))
            ]
            if not changed:
                break
            self.doItemsLayout()
            moved = self.visualRect(anchor).top() - before
            if anchor.isValid() and moved:
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)
        self._tools.place()

    def _in_sight(self) -> list[int]:
        first = self.indexAt(QPoint(10, 1))
        if not first.isValid():
            return []
        bottom = self.viewport().height()
        places = []
        for place in range(first.row(), self._passages.rowCount()):
            if self.visualRect(self._passages.index(place)).top() > bottom:
                break
            places.append(place)
        return places

    def _scrolled(self) -> None:
        self._tools.place()
        self._settle_soon()

    def _row_changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        """Asking where the row stands lays all rows out, for each of many changes; `settle` does it once."""
        if top.row() <= self.place <= bottom.row():
            self._tools.place()
        self._settle_soon()

    def _settle_soon(self) -> None:
        if not self._settle.isActive():
            self._settle.start()

    def _reset(self) -> None:
        self.painter_of_rows.current = -1
        self.painter_of_rows.restyle()
        self._tools.place()
        self._settle_soon()
        self._begin()

    def _restyle(self) -> None:
        self.painter_of_rows.set_width(self.viewport().width())
        self.painter_of_rows.restyle()
        self._lay_out_soon()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._tools.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.painter_of_rows.set_width(self.viewport().width())
        super().resizeEvent(event)
        self._lay_out_soon()
        self.resized.emit(self.viewport().width())
