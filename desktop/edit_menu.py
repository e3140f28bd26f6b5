"""Owns the Edit menu's commands that go to where the keys are: undo, cut, copy, paste, select all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QUndoGroup
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

Field = QLineEdit | QTextEdit | QPlainTextEdit
KEYS = QKeySequence.StandardKey


def tr(text: str) -> str:
    return QCoreApplication.translate("edit menu", text)


class EditMenu(QObject):
    """Undo goes to a text field that has the keys, else to the page on show; the others to what has the keys.

    Text fields take these keys themselves before a menu does; the menu's say what can be done, and do it by
    mouse. Exactly what can be done is looked at when the menu opens; until then all that a field knows.
    """

    def __init__(self, menu: QMenu, group: QUndoGroup, add: Callable[[str, QAction], None]) -> None:
        super().__init__(menu)
        self._group, self._at = group, QApplication.focusWidget()
        self._made: dict[str, QAction] = {}
        for name, text, keys, on in (
            ("undo", tr("Undo"), ["Ctrl+Z"], self._undo),
            ("redo", tr("Redo"), ["Ctrl+Shift+Z", *_bound(KEYS.Redo)], self._redo),
            ("", "", [], print),
            ("cut", tr("Cut"), _bound(KEYS.Cut)[:1], self._cut),
            ("copy", tr("Copy"), _bound(KEYS.Copy)[:1], self._copy),
            ("paste", tr("Paste"), _bound(KEYS.Paste)[:1], self._paste),
            ("select_all", tr("Select All"), _bound(KEYS.SelectAll)[:1], self._select_all),
        ):
            if not name:
                menu.addSeparator()
                continue
            made = QAction(text, menu)
            made.setShortcuts([QKeySequence(key) for key in dict.fromkeys(keys)])
            made.setMenuRole(QAction.MenuRole.NoRole)
            made.triggered.connect(lambda _checked=False, on=on: on())
            menu.addAction(made)
            self._made[name] = made
            add(name, made)
        menu.aboutToShow.connect(lambda: self._follow(exactly=True))
        menu.aboutToHide.connect(self._follow)
        for changed in (group.canUndoChanged, group.canRedoChanged, group.activeStackChanged):
            changed.connect(lambda *_: self._follow())
        for changed in (group.undoTextChanged, group.redoTextChanged):
            changed.connect(lambda *_: self._follow())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)
        self._follow()

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Opening a menu by key takes the keys for a moment; what had them is what it is about."""
        if not isinstance(now, QMenu | QMenuBar) and now is not None:
            self._at = now
            self._follow()

    @property
    def field(self) -> Field | None:
        """The text field that has the keys."""
        at = self._at
        if at is None or not isValid(at) or not at.isVisible():
            return None
        if isinstance(at, QComboBox):
            return at.lineEdit() if at.isEditable() else None
        if isinstance(at, QAbstractSpinBox):
            return at.findChild(QLineEdit)
        return at if isinstance(at, Field) else None

    def _follow(self, exactly: bool = False) -> None:
        field, group = self.field, self._group
        writes = field is not None and not field.isReadOnly()
        chosen = (field is not None and (not exactly or _selected(field))) or self._label() is not None
        back, forth = group.canUndo(), group.canRedo()
        if field is not None and writes:
            back, forth = _steps(field) if exactly else (True, True)
        can = {
            "undo": back,
            "redo": forth,
            "cut": writes and chosen,
            "copy": chosen,
            "paste": writes,
            "select_all": field is not None,
        }
        for name, action in self._made.items():
            action.setEnabled(can[name])
        texts = ("", "") if writes else (group.undoText(), group.redoText())
        self._made["undo"].setText(f"{tr('Undo')} {texts[0]}".strip())
        self._made["redo"].setText(f"{tr('Redo')} {texts[1]}".strip())

    def _label(self) -> QLabel | None:
        """A label with words that are selected, where the keys are."""
        at = self._at
        found = isinstance(at, QLabel) and isValid(at) and at.isVisible() and at.hasSelectedText()
        return at if found and isinstance(at, QLabel) else None

    def _undo(self) -> None:
        field = self.field
        if field is not None and not field.isReadOnly():
            field.undo()
        else:
            self._group.undo()

    def _redo(self) -> None:
        field = self.field
        if field is not None and not field.isReadOnly():
            field.redo()
        else:
            self._group.redo()

    def _cut(self) -> None:
        if (field := self.field) is not None:
            field.cut()

    def _copy(self) -> None:
        if (label := self._label()) is not None:
            QGuiApplication.clipboard().setText(label.selectedText())
        elif (field := self.field) is not None:
            field.copy()

    def _paste(self) -> None:
        if (field := self.field) is not None:
            field.paste()

    def _select_all(self) -> None:
        if (field := self.field) is not None:
            field.selectAll()


def _bound(key: QKeySequence.StandardKey) -> list[str]:
    """This system's keys for it, the usual one first."""
    return [keys.toString() for keys in QKeySequence.keyBindings(key)]


def _selected(field: Field) -> bool:
    return field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()


def _steps(field: Field) -> tuple[bool, bool]:
    """Whether typing can be undone, and done again."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    return field.document().isUndoAvailable(), field.document().isRedoAvailable()
