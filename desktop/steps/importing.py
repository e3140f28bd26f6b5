"""Owns the page *Import*: books in, with their words, and what was refused and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.importing import Imported, Options, Refused, Result
from core.progress import PasticheError
from desktop import loading, words
from desktop.jobs import Load
from desktop.language import translated
from desktop.loading import Shelf
from desktop.state import State
from desktop.steps.authors import is_stranger
from desktop.steps.step import MARGIN, Mode, Step
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row, scrolling
from desktop.widgets.dropzone import DropZone, choose_books
from desktop.widgets.icons import IconLabel
from desktop.widgets.rows import Rows

FORMATS = {
    "epub": "ePub",
    "pdf": "PDF",
    "docx": "Word",
    "html": "HTML",
    "markdown": "Markdown",
    "text": "plain text",
}
WAYS_BACK = {"take_out": "put_back", "put_back": "take_out", "use_copy": "put_back"}


class Change(QUndoCommand):
    """A book taken out, put back, or in the place of another copy."""

    def __init__(self, page: ImportPage, do: tuple[str, str], back: tuple[str, str]) -> None:
        super().__init__(page.change_text(do[0]))
        self._page, self._do, self._back = page, do, back

    def redo(self) -> None:
        self._page.alter(*self._do)

    def undo(self) -> None:
        self._page.alter(*self._back)


class ImportPage(Step):
    stage = "import"

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        self.pending: list[Path] = []
        self._tried: list[Path] = []
        super().__init__(state, parent)
        self.undo_stack = QUndoStack(self)
        self._shown: Result | None = None
        self._shelf = Shelf()
        self._reading: Load | None = None
        self._changes: list[tuple[str, str]] = []
        self._pieces: Iterator[QWidget] = iter(())
        self._focus = -1  # which of the rows' buttons had the focus when they were listed anew
        self.zone = DropZone()
        self.zone.dropped.connect(self.take)
        self.listed = Rows()
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 24)
        layout.setSpacing(0)
        layout.addWidget(self.zone)
        layout.addSpacing(24)
        layout.addWidget(self.listed)
        layout.addStretch(1)
        self._body = scrolling(inner)

    def question(self) -> tuple[str, str]:
        title, result = self.tr("Which books shall it learn from?"), self.state.result(self.stage)
        if self.mode != "done":
            said = self.tr("Novels, stories, essays: whatever one author wrote. The files stay as they are.")
        elif result is not None and result.refused:
            said = self.tr("{files}: below the books stands what to do about it.")
            said = said.format(files=self._not_taken(len(result.refused)))
        else:
            said = self.tr("These are in the project. Add more by dropping them here, or go on.")
        return title, said

    def body(self, mode: Mode) -> QWidget:
        if mode == "choose" and self._shown is None and self._reading is None:
            self._shown = Result(())  # all its books may have been taken out
            self._read()
        self.zone.choose.setVisible(mode != "choose")  # the button that starts is the same
        return self._body

    def take(self, paths: list[Path]) -> None:
        """Import files and folders; those that come while books are read wait for the next round."""
        if self.refused():
            return
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
        self.listed.setEnabled(self.stage not in self.state.runs)
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
        self._shelf = Shelf()
        self._changes.clear()
        self._pieces = iter(())
        self.listed.clear()
        self.listed.release()

    # What is on the shelf.
    def show_result(self, result: Result | None) -> None:
        if result is not None and result != self._shown:
            self._shown = result
            self._read()
            self._fill()

    def _read(self) -> None:
        """What was taken out, and what is there twice."""
        project = self.state.project
        if self._reading is not None:
            self._reading.drop()
        if project is not None:
            root = project.root
            self._reading = Load(lambda: loading.read_shelf(root), self._take_shelf, self.state.refused.emit)

    def _take_shelf(self, shelf: Shelf) -> None:
        self._reading = None
        if shelf != self._shelf:
            self._shelf = shelf
            self._fill()

    def _fill(self) -> None:
        """List everything anew, one row at a time: many at once would keep the window waiting."""
        held = [n for n, made in enumerate(self._buttons()) if made.hasFocus()]
        if held:
            self._focus = held[0]
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt would hand it on to the sidebar
        self.listed.hold()
        self.listed.clear()
        self._pieces = self._all_rows(self._shown or Result(()))
        self._add_rows()

    def _add_rows(self) -> None:
        made = next(self._pieces, None)
        if made is not None:
            self.listed.add(made, hairline())
            QTimer.singleShot(0, self, self._add_rows)
            return
        self.listed.release()
        if self._focus >= 0 and self.hasFocus():
            buttons = self._buttons()
            wanted = buttons[min(self._focus, len(buttons) - 1)] if buttons else self.primary
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> list[QPushButton]:
        """Of all rows, from the top."""
        return [made for listed in self.listed.rows for made in listed.findChildren(QPushButton)]

    def _all_rows(self, result: Result) -> Iterator[QWidget]:
        here = {book.digest: book for book in result.books}
        if here:
            total = words.words(sum(book.words for book in result.books))
            self._head(f"{words.books(len(result.books))}, {total}")
            copies = self._shelf.copies
            yield from (self._book(book, here.get(copies.get(book.digest, ""))) for book in result.books)
        if result.refused:
            self._head(self._not_taken(len(result.refused)))
            yield from map(self._refused, result.refused)
        if self._shelf.removed:
            self._head(self.tr("Taken out"))
            yield from map(self._removed, self._shelf.removed)

    def _not_taken(self, n: int) -> str:
        return words.count(n, self.tr("{n} file was not taken"), self.tr("{n} files were not taken"))

    def _head(self, title: str) -> None:
        above = 24 if self.listed.rows else 0
        self.listed.add(holder(column(above, label(title, "section"), 8)), hairline())

    def _book(self, book: Imported, twin: Imported | None) -> QWidget:
        name = book.title or Path(book.file).name
        kind = FORMATS.get(book.format, book.format)
        by = ", ".join(part for part in (book.author, kind, Path(book.file).name) if part)
        lines = column(label(name, "strong", wrap=True), 2, label(by, "note", wrap=True))
        stranger = self._stranger(book.author)
        for warning in (*book.warnings, *([stranger] if stranger else [])):
            fill(lines, 4, label(translated(warning), "looknote", wrap=True))
        if twin is not None:
            said = self.tr("This is another copy of {file}. What both hold is learned once.")
            use = button(
                self.tr("Use This Copy Instead"),
                lambda: self._ask("use_copy", book.digest, twin.digest),
                "link",
            )
            fill(lines, 4, label(said.format(file=twin.file), "looknote", wrap=True), 2, row(use, -1))
        figure = label(words.words(book.words), "soft")
        ask = partial(self._ask, "take_out", book.digest, book.digest)
        out = button(self.tr("Take Out"), ask, "link", name=self.tr("Take out {name}").format(name=name))
        return holder(row(IconLabel("book", "soft"), 16, lines, 16, figure, 16, out, margins=(0, 10, 0, 10)))

    def _stranger(self, author: str) -> str:
        """A remark where the file names another author than the project's, else ""."""
        ours = self.state.project.author if self.state.project else ""
        said = self.tr("The file names {other} as its author; the voice to learn is that of {author}.")
        return said.format(other=author, author=ours) if is_stranger(author, ours) else ""

    def _refused(self, refused: Refused) -> QWidget:
        lines = column(
            label(Path(refused.file).name, "strong", wrap=True),
            2,
            label(translated(refused.message), "looknote", wrap=True),
            2,
            label(
                self.tr("What to do: {remedy}").format(remedy=translated(refused.remedy)), "note", wrap=True
            ),
        )
        return holder(row(IconLabel("stopped", "look"), 16, lines, margins=(0, 10, 0, 10)))

    def _removed(self, book: Imported) -> QWidget:
        name = book.title or Path(book.file).name
        lines = column(label(name, "soft", wrap=True), 2, label(Path(book.file).name, "note", wrap=True))
        ask = partial(self._ask, "put_back", book.digest, book.digest)
        back = button(self.tr("Put Back"), ask, "link", name=self.tr("Put back {name}").format(name=name))
        return holder(row(IconLabel("book", "faint"), 16, lines, 16, back, margins=(0, 10, 0, 10)))

    # Changing it.
    def change_text(self, change: str) -> str:
        """In the Edit menu's words."""
        if change == "use_copy":
            return self.tr("Use Other Copy")
        return self.tr("Take Out Book") if change == "take_out" else self.tr("Put Back Book")

    def _ask(self, change: str, digest: str, back: str) -> None:
        """A change as one step to undo; `back` is the book that the way back names."""
        if self.undo_stack is not None and self.stage not in self.state.runs and not self.refused():
            self.undo_stack.push(Change(self, (change, digest), (WAYS_BACK[change], back)))

    def alter(self, change: str, digest: str) -> None:
        """Do it after what was asked for before; two at once would bar each other from the folder."""
        self._changes.append((change, digest))
        if len(self._changes) == 1:
            self._next_change()

    def _next_change(self) -> None:
        project = self.state.project
        if project is not None and self._changes:
            root, (change, digest) = project.root, self._changes[0]
            Load(lambda: loading.change_shelf(root, change, digest), self._changed, self._not_changed)

    def _changed(self, _: object) -> None:
        del self._changes[:1]
        if self._changes:
            self._next_change()
        elif self.state.project is not None:
            self.state.project.reload()
            self._shown = self.state.result(self.stage)
            self._fill()
            self._read()
            self.state.refresh()

    def _not_changed(self, error: PasticheError) -> None:
        self._changes.clear()
        if self.undo_stack is not None:
            self.undo_stack.clear()
        self.state.refused.emit(error)
