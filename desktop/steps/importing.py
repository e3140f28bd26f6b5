"""Owns the page *Import*: books in, with their words, and what was refused and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.importing import Imported, Options, Refused, Result
from desktop import words
from desktop.state import State
from desktop.steps.step import MARGIN, Mode, Step
from desktop.widgets.basics import clear, column, hairline, holder, label, row, scrolling
from desktop.widgets.dropzone import DropZone, choose_books
from desktop.widgets.icons import IconLabel


class ImportPage(Step):
    stage = "import"

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        self.pending: list[Path] = []
        self._tried: list[Path] = []
        super().__init__(state, parent)
        self._shown: Result | None = None
        self.zone = DropZone()
        self.zone.dropped.connect(self.take)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 24)
        layout.setSpacing(0)
        layout.addWidget(self.zone)
        layout.addSpacing(24)
        layout.addLayout(self._list)
        layout.addStretch(1)
        self._body = scrolling(inner)

    def question(self) -> tuple[str, str]:
        if self.mode == "done":
            return (
                self.tr("Which books shall it learn from?"),
                self.tr("These are in the project. Add more by dropping them here, or go on."),
            )
        return (
            self.tr("Which books shall it learn from?"),
            self.tr("Novels, stories, essays: whatever one author wrote. The files stay as they are."),
        )

    def body(self, mode: Mode) -> QWidget:
        return self._body

    def take(self, paths: list[Path]) -> None:
        """Import files and folders; those that come while books are read wait for the next round."""
        self.pending += paths
        if self.stage not in self.state.runs:
            self.start()

    def start(self) -> Any:
        """Read what was given; without anything new, what was tried last: projects note only what worked."""
        if not self.pending:
            self.pending = self._tried or [Path(p) for p in self.state.options(self.stage).get("paths", ())]
        run = super().start() if self.pending else None
        if run is not None:
            self._tried, self.pending = self.pending, []
        return run

    def chosen_options(self) -> Options:
        return Options(paths=tuple(str(path) for path in self.pending))

    def start_text(self) -> str:
        return self.tr("Choose Books...")

    def press_primary(self) -> None:
        if self.mode == "choose":
            self.take(choose_books(self))
        else:
            super().press_primary()

    def _run_changed(self, stage: str) -> None:
        super()._run_changed(stage)
        if stage == self.stage and stage not in self.state.runs and self.pending:
            self.start()

    def unit(self, n: int) -> str:
        return words.count(n, self.tr("{n} file"), self.tr("{n} files"))

    def safe(self) -> str:
        return self.tr("Books that are in the project already stay there, and your files are as they were.")

    def footnote(self) -> str:
        return self.tr("Use books that are yours, that you may use, or that are in the public domain.")

    def forget(self) -> None:
        self._shown = None
        clear(self._list)

    def show_result(self, result: Result | None) -> None:
        if result is None or result == self._shown:
            return
        self._shown = result
        clear(self._list)
        total = sum(book.words for book in result.books)
        head = f"{words.books(len(result.books))}, {words.words(total)}"
        self._list.addWidget(label(head, "section"))
        self._list.addSpacing(8)
        self._list.addWidget(hairline())
        for book in result.books:
            self._list.addWidget(self._book(book))
            self._list.addWidget(hairline())
        if result.refused:
            self._list.addSpacing(24)
            n = len(result.refused)
            text = words.count(n, self.tr("{n} file was not taken"), self.tr("{n} files were not taken"))
            self._list.addWidget(label(text, "section"))
            self._list.addSpacing(8)
            self._list.addWidget(hairline())
            for refused in result.refused:
                self._list.addWidget(self._refused(refused))
                self._list.addWidget(hairline())

    def _book(self, book: Imported) -> QWidget:
        by = f"{book.author}, {book.format}" if book.author else book.format
        lines = column(label(book.title or Path(book.file).name, "strong", wrap=True), 2, label(by, "note"))
        for warning in book.warnings:
            lines.addSpacing(4)
            lines.addWidget(label(warning, "looknote", wrap=True))
        figure = label(words.words(book.words), "soft")
        return holder(row(IconLabel("book", "soft"), 16, lines, 16, figure, margins=(0, 10, 0, 10)))

    def _refused(self, refused: Refused) -> QWidget:
        lines = column(
            label(Path(refused.file).name, "strong", wrap=True),
            2,
            label(refused.message, "looknote", wrap=True),
            2,
            label(refused.remedy, "note", wrap=True),
        )
        return holder(row(IconLabel("stopped", "look"), 16, lines, margins=(0, 10, 0, 10)))
