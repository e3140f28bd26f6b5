"""Owns the head of the page Voices: what the page is, the search, and the button that brings a voice."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from desktop.theme import theme
from desktop.widgets.basics import button, column, label, row

FIELD = 196
"""Pixels of the search at the usual text size."""


class VoicesHead(QWidget):
    """`searched` carries what is typed, `found` says that Return was pressed; the others what to bring."""

    searched = Signal(str)
    found = Signal()
    folder_wanted = Signal()
    zip_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search voices"))
        self.search.setAccessibleName(self.tr("Search voices"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self.found)
        self.search.hide()
        self.add_button = button(self.tr("Import..."), self._show_menu, name=self.tr("Import a voice"))
        self.menu = QMenu(self)
        self.from_folder = self.menu.addAction(self.tr("From a Folder..."), self.folder_wanted.emit)
        self.from_zip = self.menu.addAction(self.tr("From a Zip File..."), self.zip_wanted.emit)
        said = self.tr(
            "Every voice you have trained or been given. Drop a voice's folder or zip file here to add one."
        )
        texts = column(label(self.tr("Voices"), "title"), 2, label(said, "soft", wrap=True))
        line = row(texts, margins=(32, 24, 32, 16))
        line.setStretch(0, 1)
        line.setSpacing(12)
        line.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        theme().changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.search.setFixedWidth(theme().px(FIELD))

    def _show_menu(self) -> None:
        self.menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))
