"""Owns spelling in the field where words are changed: what is underlined, and the menu that puts it right."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from desktop import mac
from desktop.editor.find_marks import units
from desktop.jobs import Load
from desktop.preferences import Preferences
from desktop.theme import theme

PAUSE = 300
"""Milliseconds without a key before new words are looked up: nobody wants half a word underlined."""

NEXT = "Ctrl+;"
"""As everywhere on a Mac: to the next misspelled word."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def tr(text: str) -> str:
    return QCoreApplication.translate("spelling", text)


def reason() -> str:
    """Why spelling cannot be checked here; "" where it can."""
    return (
        ""
        if mac.spelling_here()
        else tr("Spelling is checked by the Mac's own dictionaries, which are not here.")
    )


class SpellingChoice(QObject):
    """The command that switches it on and off, and the field that is watched.

    Where there is no dictionary the command is disabled, with the reason as its tool tip.
    """

    def __init__(self, action: QAction, preferences: Preferences) -> None:
        super().__init__(action)
        self.action = action
        self._preferences = preferences
        self._field: QPlainTextEdit | QTextEdit | None = None
        self._number = 0  # of the field: when one is gone, another may be watched already
        self.watched: FieldSpelling | None = None
        why = reason()
        action.setEnabled(not why)
        action.setToolTip(why)
        action.setStatusTip(why)
        action.setChecked(not why and bool(preferences.get("spelling", True)))
        action.toggled.connect(self._toggled)
        if action.isChecked():
            Load(mac.read_spelling, lambda _: None)

    def watch(self, field: QPlainTextEdit | QTextEdit) -> None:
        """Check what is typed into this field, until it is gone or another one is watched."""
        self._field, self._number = field, self._number + 1
        field.destroyed.connect(partial(self._gone, self._number))
        self._watch()

    def _watch(self) -> None:
        speller, on = mac.speller(), self.action.isChecked()
        made = self._field is not None and speller is not None and on
        self.watched = FieldSpelling(self._field, speller, self.action) if made else None  # type: ignore[arg-type]

    def _toggled(self, on: bool) -> None:
        self._preferences.set("spelling", on)
        if self.watched is not None:
            self.watched.leave()
        if self._field is not None:
            self._watch()

    def _gone(self, number: int, *_: object) -> None:
        if number == self._number:
            self._field = self.watched = None


class Spelling(QSyntaxHighlighter):
    """Underlines misspelled words of a document.

    A key stroke only looks up what is known of each word of its own paragraph. Unknown words are asked for
    when the hand rests, one paragraph at a turn of the event loop.
    """

    def __init__(self, document: QTextDocument, speller: mac.Speller) -> None:
        super().__init__(document)
        self._speller = speller
        self._known: dict[str, bool] = {}  # word -> whether it is misspelled
        self._due: set[int] = set()  # numbers of paragraphs with unknown words
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._format.setUnderlineColor(theme().colour("error"))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Called by Qt for a paragraph that has changed."""
        for found in _WORD.finditer(text):
            wrong = self._known.get(found[0])
            if wrong:
                first = units(text, found.start())
                self.setFormat(first, units(text, found.end()) - first, self._format)
            elif wrong is None:
                self._due.add(self.currentBlock().blockNumber())
        if self._due:
            self._pause.start()

    def _ask(self) -> None:
        """Look up one paragraph; the others have their turn after what waits in the window."""
        if not self._due:
            return
        block = self.document().findBlockByNumber(self._due.pop())
        if block.isValid():
            self._look_up(block.text())
            self.rehighlightBlock(block)
        self._pause.stop()
        if self._due:
            QTimer.singleShot(0, self, self._ask)

    def _look_up(self, text: str) -> None:
        wrong = self._speller.wrong(text)
        for found in _WORD.finditer(text):
            misspelled = any(first < found.end() and found.start() < past for first, past in wrong)
            self._known[found[0]] = misspelled

    def finish(self) -> None:
        """Look up what is not known yet, now."""
        while self._due:
            self._ask()

    def wrong_at(self, text: str, place: int) -> tuple[int, int] | None:
        """The misspelled word at or before this place of a paragraph: (first, past last) in characters."""
        for found in _WORD.finditer(text):
            if found.start() <= place <= found.end() and self._known.get(found[0]):
                return found.span()
        return None

    def next_wrong(self, cursor: QTextCursor) -> QTextCursor | None:
        """A cursor on the next misspelled word behind this one, round the end; None where there is none."""
        self.finish()
        block, at = cursor.block(), cursor.selectionEnd() - cursor.block().position()
        for _ in range(self.document().blockCount() + 1):
            text = block.text()
            for found in _WORD.finditer(text):
                if units(text, found.start()) >= at and self._known.get(found[0]):
                    return _selected(cursor, block.position(), text, *found.span())
            block, at = block.next(), 0
            if not block.isValid():
                block = self.document().firstBlock()
        return None

    # What the menu does.
    def guesses(self, text: str, first: int, past: int) -> list[str]:
        return self._speller.guesses(text, first, past)

    def learn(self, word: str) -> None:
        """The word is right, from now on and everywhere."""
        self._speller.learn(word)
        self._settle(word)

    def ignore(self, word: str) -> None:
        """The word is right for as long as Pastiche is open."""
        self._speller.ignore(word)
        self._settle(word)

    def _settle(self, word: str) -> None:
        self._known[word] = False
        self.rehighlight()


class FieldSpelling(QObject):
    """Spelling in one text field, while the command is on: the underlines, the menu, and the key to them."""

    def __init__(self, field: QPlainTextEdit | QTextEdit, speller: mac.Speller, command: QAction) -> None:
        super().__init__(field)
        self._field = field
        self._command = command
        self.marks = Spelling(field.document(), speller)
        field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        field.customContextMenuRequested.connect(self._asked)
        key = self._key = QAction(tr("Next Misspelled Word"), field)
        key.setShortcut(QKeySequence(NEXT))
        key.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        key.triggered.connect(self.go_on)
        field.addAction(key)

    def leave(self) -> None:
        """The field is as it was before."""
        self._field.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._field.customContextMenuRequested.disconnect(self._asked)
        self._field.removeAction(self._key)
        self.marks.setDocument(None)
        self.deleteLater()

    def go_on(self) -> None:
        """Select the next misspelled word, and offer what can be done about it."""
        found = self.marks.next_wrong(self._field.textCursor())
        if found is not None:
            self._field.setTextCursor(found)
            self._field.ensureCursorVisible()
            menu = self.menu(found)
            menu.popup(self._field.viewport().mapToGlobal(self._field.cursorRect().bottomLeft()))

    def _asked(self, place: QPoint) -> None:
        cursor = self._field.cursorForPosition(place)
        menu = self.menu(cursor)
        menu.popup(self._field.mapToGlobal(place))

    def menu(self, at: QTextCursor) -> QMenu:
        """The field's own menu; above it what can be done about the misspelled word at the cursor."""
        menu = self._field.createStandardContextMenu()
        menu.setParent(self._field, menu.windowFlags())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        menu.addAction(self._command)
        block, text = at.block(), at.block().text()
        place = len(_head(text, at.selectionStart() - block.position()))
        found = self.marks.wrong_at(text, place)
        if found is None:
            return menu
        word, made = text[slice(*found)], list[QAction]()
        for guess in self.marks.guesses(text, *found):
            action = QAction(guess, menu)
            action.triggered.connect(
                partial(self._replace, _selected(at, block.position(), text, *found), guess)
            )
            made.append(action)
        if not made:
            made.append(QAction(tr("No Guesses Found"), menu))
            made[0].setEnabled(False)
        for name, on in (
            (tr("Ignore Spelling"), self.marks.ignore),
            (tr("Learn Spelling"), self.marks.learn),
        ):
            action = QAction(name, menu)
            action.triggered.connect(partial(on, word))
            made.append(action)
        first = menu.actions()[0] if menu.actions() else None
        for action in made:
            menu.insertAction(first, action)
        menu.insertSeparator(made[-2])
        menu.insertSeparator(first)
        menu.setActiveAction(made[0])
        return menu

    def _replace(self, cursor: QTextCursor, word: str) -> None:
        cursor.insertText(word)  # one step of the field's own undo
        self._field.setTextCursor(cursor)


def _selected(like: QTextCursor, block: int, text: str, first: int, past: int) -> QTextCursor:
    """A cursor over a stretch of the paragraph that begins at `block`."""
    made = QTextCursor(like)
    made.setPosition(block + units(text, first))
    made.setPosition(block + units(text, past), QTextCursor.MoveMode.KeepAnchor)
    return made


def _head(text: str, place: int) -> str:
    """What of a paragraph stands before a place that Qt counts."""
    if text.isascii():
        return text[:place]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore")
