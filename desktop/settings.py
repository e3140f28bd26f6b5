"""Owns the page *Settings*: keys, appearance, where things lie, and what the keys of the keyboard do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QVBoxLayout, QWidget

from core import machine
from core.describing.providers import SERVICES
from desktop import words
from desktop.prices import open_prices
from desktop.state import State
from desktop.theme import SCALES, theme
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row, scrolling
from desktop.widgets.key_row import KeyRow


class SettingsPage(QWidget):
    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.key_rows = [KeyRow(name) for name, service in SERVICES.items() if service.needs_key]
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(32, 24, 32, 32)
        layout.setSpacing(0)
        parts = holder(column(
            label(self.tr("Settings"), "title"), 2,
            label(self.tr("What you change here holds at once."), "soft"), 24,
            self._keys(), 32, self._appearance(), 32, self._places(), 32, self._keyboard(),
        ))  # fmt: skip
        parts.setMaximumWidth(820)
        layout.addWidget(parts)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))
        theme().changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """A key may have been stored elsewhere meanwhile."""
        super().showEvent(event)
        for key_row in self.key_rows:
            key_row.look()

    def _keys(self) -> QWidget:
        about = label(
            self.tr(
                "A key lets Pastiche use a cloud service that you pay for. It lies in the system's Keychain, "
                "never in a project or a log. You need none to make a voice on this computer."
            ),
            "soft",
            wrap=True,
        )
        layout = column(label(self.tr("Keys"), "section"), 4, about, 12, hairline())
        for key_row in self.key_rows:
            fill(layout, key_row, hairline())
        prices = label(
            self.tr("What these services charge stands in a table that you may correct."), "soft", wrap=True
        )
        change = button(self.tr("Open the Table of Prices"), self._open_prices, "small")
        line = row(prices, 16, change)
        line.setStretch(0, 1)
        fill(layout, 14, line)
        return holder(layout)

    def _open_prices(self) -> None:
        open_prices(self.state.refused.emit)

    def _appearance(self) -> QWidget:
        self.scheme = QComboBox()
        self.scheme.setAccessibleName(self.tr("Appearance"))
        for name, text in (
            ("auto", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.scheme.addItem(text, name)
        self.scheme.activated.connect(self._set_scheme)
        self.size = QComboBox()
        self.size.setAccessibleName(self.tr("Text size"))
        for scale in SCALES:
            self.size.addItem(words.percent(scale), scale)
        self.size.activated.connect(self._set_size)
        self._follow()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for line, (name, widget) in enumerate(
            ((self.tr("Appearance"), self.scheme), (self.tr("Text size"), self.size))
        ):
            grid.addWidget(label(name, "strong"), line, 0)
            grid.addWidget(widget, line, 1)
        return holder(column(label(self.tr("Appearance"), "section"), 8, hairline(), 14, grid))

    def _follow(self) -> None:
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(theme().scheme)))
        near = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - theme().scale))
        self.size.setCurrentIndex(near)

    def _set_scheme(self, *_: object) -> None:
        scheme = self.scheme.currentData()
        self.state.preferences.set("scheme", scheme)
        theme().set_scheme(scheme)

    def _set_size(self, *_: object) -> None:
        scale = float(self.size.currentData())
        self.state.preferences.set("scale", scale)
        theme().set_scale(scale)

    def _places(self) -> QWidget:
        self.projects = label(str(self.state.preferences.projects_folder), "soft", wrap=True)
        change = button(
            self.tr("Change..."), self._choose_projects, "small", name=self.tr("Change where projects lie")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(self.tr("New projects"), "strong"), 0, 0)
        grid.addWidget(self.projects, 0, 1)
        grid.addWidget(change, 0, 2)
        places = (
            (self.tr("Models"), machine.models_dir()),
            (self.tr("Things that can be made again"), machine.cache_dir()),
            (self.tr("Preferences"), machine.config_dir()),
            (self.tr("Log"), machine.log_dir()),
        )
        for line, (name, path) in enumerate(places, 1):
            show = button(
                self.tr("Show"),
                lambda path=path: _show(path),
                "small",
                name=self.tr("Show {what}").format(what=name),
            )
            grid.addWidget(label(name, "strong"), line, 0)
            grid.addWidget(label(str(path), "soft", wrap=True), line, 1)
            grid.addWidget(show, line, 2)
        return holder(column(label(self.tr("Where things lie"), "section"), 8, hairline(), 14, grid))

    def _choose_projects(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where shall new projects lie?"))
        if folder:
            self.state.preferences.set("projects", folder)
            self.projects.setText(folder)

    def _keyboard(self) -> QWidget:
        table = (
            ("Ctrl+1", self.tr("to Ctrl 5: the five steps; 6 Restyle, 7 Voices")),
            ("Ctrl+[", self.tr("Go Back")),
            ("Ctrl+Return", self.tr("Continue, or Start")),
            ("Ctrl+.", self.tr("Stop what runs")),
            ("K", self.tr("Clean: keep the paragraph; with Shift the section")),
            ("D", self.tr("Clean: drop the paragraph; with Shift the section")),
            ("N", self.tr("Clean: next to look at. Neutralize: next without an account")),
            ("Ctrl+F", self.tr("Clean and Restyle: search; Ctrl G finds the next")),
            ("H", self.tr("Restyle: how the author wrote of something like the passage")),
            ("Ctrl+Z", self.tr("Undo; with Shift redo")),
            ("Ctrl++", self.tr("Bigger text; with - smaller, with 0 normal")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        native = QKeySequence.SequenceFormat.NativeText
        for line, (keys_, text) in enumerate(table):
            grid.addWidget(label(QKeySequence(keys_).toString(native), "strong"), line, 0)
            grid.addWidget(label(text, "soft", wrap=True), line, 1)
        return holder(column(label(self.tr("Keyboard"), "section"), 8, hairline(), 14, grid))


def _show(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
