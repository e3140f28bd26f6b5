"""Owns the help window: pages at the left, the text at the right, a search, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from desktop.help import keys, pages
from desktop.help.look import css, set_headings, set_margins
from desktop.help.pages import Page
from desktop.jobs import Load
from desktop.theme import theme
from desktop.widgets.basics import button, column, hairline, holder, label, row

SIZE = QSize(860, 640)
LEAST = QSize(560, 400)
LIST = 216  # pixels of the list's width, at the usual text size
MOST_MARKED = 200


class HelpWindow(QWidget):
    """Stands beside the window it helps with. `wanted` names a page of that window to go to."""

    wanted = Signal(str)

    def __init__(self, table: Callable[[], list[keys.Group]], parent: QWidget | None = None) -> None:
        """`table` gives the keys, when they are to be shown."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Pastiche Help"))
        self._table = table
        self._texts: dict[str, Page] = {}
        self._reading: Load | None = None
        self.page = ""
        self._visited: list[str] = []
        self._at = -1
        self._build()
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        for key, on in (
            ("Esc", self._escape),
            ("Ctrl+W", self.close),
            ("Ctrl+F", self._seek),
            ("Alt+Left", lambda: self.step(-1)),
            ("Ctrl+[", lambda: self.step(-1)),
            ("Alt+Right", lambda: self.step(1)),
            ("Ctrl+]", lambda: self.step(1)),
        ):
            QShortcut(QKeySequence(key), self, on)
        theme().changed.connect(self._follow)
        self._follow()

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search the help"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.none = label(self.tr("No page holds that."), "note", wrap=True)
        self.none.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.setProperty("look", "plain")
        self.list.setStyleSheet("QListWidget::item { padding-left: 8px }")
        self.list.currentItemChanged.connect(self._picked)
        self.list.itemActivated.connect(self._into_text)
        self.back = button(self.tr("Back"), lambda: self.step(-1), "small")
        self.forward = button(self.tr("Forward"), lambda: self.step(1), "small")
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Help"))
        self.text.setProperty("look", "reading")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(0)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow_link)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.left = holder(column(self.field, 8, self.none, self.list, margins=(16, 16, 12, 12)))
        right = column(row(self.back, 8, self.forward, -1, margins=(28, 16, 16, 8)), self.text)
        layout.addWidget(self.left)
        layout.addWidget(hairline(vertical=True))
        layout.addLayout(right, 1)

    # Which page.
    def show_page(self, name: str) -> None:
        """Show this page of the help, reading the texts first where that was not done yet."""
        if not self._texts:
            self.page = name
            if self._reading is None:
                language = pages.language()
                self._reading = Load(lambda: pages.read(language), self._read)
            return
        if name not in self._texts:
            return
        if name != self.page or self._at < 0:
            self._visited = [*self._visited[: self._at + 1], name]
            self._at = len(self._visited) - 1
        self._show(name)

    def _read(self, texts: dict[str, Page]) -> None:
        self._reading, self._texts = None, texts
        for name, page in texts.items():
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(self._row())
            self.list.addItem(item)
        self.show_page(self.page)
        self._search(self.field.text())  # words may stand there already

    def step(self, by: int) -> None:
        """The page that was read before, or after."""
        if 0 <= self._at + by < len(self._visited):
            self._at += by
            self._show(self._visited[self._at])

    def _show(self, name: str) -> None:
        self.page = name
        self.list.blockSignals(True)
        self.list.setCurrentItem(self._item(name))
        self.list.blockSignals(False)
        table = keys.as_html(self._table()) if name == "keys" else ""
        self.text.document().setDefaultStyleSheet(css(theme()))
        self.text.setHtml(pages.as_html(self._texts[name], table))
        set_headings(self.text.document(), theme())
        self.text.setAccessibleDescription(self._texts[name].title)
        self.setWindowTitle(self.tr("{page} — Pastiche Help").format(page=self._texts[name].title))
        had = self.focusWidget()
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._visited))
        if had in (self.back, self.forward) and not had.isEnabled():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark(self.field.text())

    def _item(self, name: str) -> QListWidgetItem:
        return next(item for item in self._items() if item.data(Qt.ItemDataRole.UserRole) == name)

    def _row(self) -> QSize:
        return QSize(0, theme().px(30))

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _picked(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(Qt.ItemDataRole.UserRole))

    def _into_text(self, *_: object) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_link(self, url: QUrl) -> None:
        """A page of the help, or with "window:" a page of the window."""
        if url.scheme() == "window":
            self.wanted.emit(url.path())
        else:
            self.show_page(url.path())
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        """First out of the search, then out of the help."""
        if self.focusWidget() is self.field and self.field.text():
            self.field.clear()
        else:
            self.close()

    # The search.
    def _seek(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _search(self, wanted: str) -> None:
        """Keep the pages that hold these words; where the one on show does not, show the first that does."""
        found = pages.holding(self._texts, wanted)
        for item in self._items():
            item.setHidden(item.data(Qt.ItemDataRole.UserRole) not in found)
        self.none.setVisible(bool(self._texts) and not found)
        if found and self.page not in found:
            self.show_page(found[0])
        else:
            self._mark(wanted)

    def _mark(self, wanted: str) -> None:
        """Lay a tint under the words that are searched, and bring the first of them into sight."""
        form = QTextCharFormat()
        form.setBackground(QColor(theme().roles.look_tint))
        form.setForeground(QColor(theme().roles.text))
        marks: list[Any] = []
        for word in wanted.split():
            cursor = self.text.document().find(word)
            while not cursor.isNull() and len(marks) < MOST_MARKED:
                mark: Any = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, form
                marks.append(mark)
                cursor = self.text.document().find(word, cursor)
        self.text.setExtraSelections(marks)
        if marks:
            first = QTextCursor(min(marks, key=lambda m: m.cursor.position()).cursor)
            first.clearSelection()
            self.text.setTextCursor(first)
            self.text.ensureCursorVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field the arrows go through the pages that were found, and Return into the text."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    # The look.
    def _follow(self) -> None:
        """Another look or text size."""
        self.left.setFixedWidth(theme().px(LIST))
        set_margins(self.text, theme())
        self.list.setFont(theme().font(13))
        for item in self._items():
            item.setSizeHint(self._row())
        if self._texts:
            self._show(self.page)
