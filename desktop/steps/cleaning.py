"""Owns the page *Clean*: every paragraph with its verdict, and the user's last word on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from core.cleaning import Options, Result, overrides
from core.progress import PasticheError
from desktop import loading, words
from desktop.jobs import Load
from desktop.language import translated
from desktop.review import Review
from desktop.state import State
from desktop.steps.ledger import Ledger
from desktop.steps.step import Mode, Step
from desktop.widgets.problem import Empty
from desktop.widgets.review_view import ReviewView
from desktop.widgets.typesetting import why


class Decide(QUndoCommand):
    """One decision of the user on one paragraph, several, or a section."""

    def __init__(self, page: CleanPage, before: dict[int, str], after: dict[int, str], text: str) -> None:
        super().__init__(text)
        self._page, self._before, self._after = page, before, after

    def redo(self) -> None:
        self._page.apply(self._after)

    def undo(self) -> None:
        self._page.apply(self._before)


class CleanPage(Step):
    stage = "clean"
    before = "import"
    starts_itself = True

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.undo_stack = QUndoStack(self)
        self.review = Review()
        self._shown: Any = None
        self._reading: Load | None = None
        self.ledger: Ledger | None = None
        self._going = False
        self._intro = Empty("book")
        self.view: ReviewView | None = None
        self._building: Iterator[None] = iter(())

    def question(self) -> tuple[str, str]:
        author = self.state.project.author if self.state.project else ""
        if self.mode == "done":
            said = self.tr(
                "What {author} did not write is struck through and will not be learned. Look it over."
            )
        else:
            said = self.tr(
                "Title pages, prefaces by others, page numbers and the like are found and left out."
            )
        return self.tr("Is this all the author?"), said.format(author=author)

    def body(self, mode: Mode) -> QWidget:
        if mode == "done" and self.view is not None and self.review.rows:
            return self.view
        if mode == "choose":
            self._intro.show_text(
                self.tr("The books are read"),
                self.tr("Cleaning takes some seconds a book. You can overrule every decision afterwards."),
            )
        else:
            self._intro.show_text(self.tr("Reading every paragraph"), "")
        return self._intro

    def start_text(self) -> str:
        return self.tr("Clean the Books")

    def chosen_options(self) -> Options:
        return Options()

    def unit(self, n: int) -> str:
        return words.books(n)

    def footnote(self) -> str:
        if self.mode != "done":
            return self.tr("Nothing leaves this computer.")
        if self._decided_since():
            return self.tr("Your changes go into the text when you continue.")
        return self.tr("K keeps, D drops, with Shift the whole section; N goes to the next to look at.")

    def stays(self) -> str:
        return self.tr("Your decisions stay.")

    def stale_note(self) -> str:
        return self.tr("Your changes wait") if self._decided_since() else super().stale_note()

    def _decided_since(self) -> bool:
        """Whether the user's decisions are all that has changed since the last run."""
        return self.state.freshness.get(self.stage) == "stale" and self.review.books == self._books()

    def _books(self) -> frozenset[str]:
        """Digests of the books that are in the project now."""
        found = self.state.result("import")
        return frozenset(book.digest for book in found.books) if found is not None else frozenset()

    def _show_cards(self, mode: Mode) -> None:
        """No card for what Continue sees to; it would push the list away under the hand that decides."""
        super()._show_cards(mode)
        if mode == "done" and self._decided_since():
            self.stale.hide()
            self.cards.setVisible(not self.problem.isHidden())

    # Reading.
    def show_result(self, result: Result | None) -> None:
        project = self.state.project
        if project is None or result is None:
            return
        stamp = project.decisions.stat().st_mtime_ns if project.decisions.exists() else 0
        shown = (project.root, stamp, self._books())  # a book may be taken out, or be back
        if shown == self._shown:
            return
        self._shown = shown
        if self._reading is not None:
            self._reading.drop()
        root, remarks = project.root, self._remarks_on(result)
        self._reading = Load(
            lambda: loading.read_review(root),
            lambda review: self._show_review(review, remarks),
            self.state.refused.emit,
        )

    def _remarks_on(self, result: Result) -> list[str]:
        """What cleaning remarks, with the book's title where it speaks of one among several."""
        found = self.state.result("import")
        books = found.books if found is not None and len(found.books) > 1 else ()
        titles = {warning: book.title or book.file for book in books for warning in book.warnings}
        said = {w: translated(w) for w in result.warnings}
        return [f"{titles[w]}: {text}" if w in titles else text for w, text in said.items()]

    def _show_review(self, review: Review, remarks: Sequence[str]) -> None:
        """What was read, in steps, so that none keeps the window waiting.

        The view is built after reading and not meanwhile: two threads of Python wait for each other.
        """
        self._reading = None
        if self.view is None:
            self.view = ReviewView()
            self.view.decided.connect(self.decide)
            self.view.moved.connect(self.commands_changed)
            self._building = self.view.build()
        elif self.stack.indexOf(self.view) >= 0:
            self._take_review(review, remarks)
            return
        elif next(self._building, "built") == "built":
            self.stack.addWidget(self.view)
        root = self._shown[0] if self._shown else None

        def go_on() -> None:
            if self._is_open(root):
                self._show_review(review, remarks)

        QTimer.singleShot(0, self, go_on)

    def _is_open(self, root: Path | None) -> bool:
        """Whether this project is still the one on show."""
        return self._shown is not None and self._shown[0] == root

    def _take_review(self, review: Review, remarks: Sequence[str]) -> None:
        """The same paragraphs again, after another run, keep what can be undone."""
        assert self.view is not None
        if self.undo_stack is not None and not self.review.same_paragraphs(review):
            self.undo_stack.clear()
        self.review = review
        self.view.show_review(review, remarks)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        if self.mode == "done" and self.review.rows and self.stack.currentWidget() is not self.view:
            self._show_body("done")
            self.commands_changed.emit()
            if self.isVisible():
                self.take_focus()

    def arrive(self, going_on: bool) -> None:
        """Books that came since are cleaned at once: they shall be looked over too."""
        super().arrive(going_on)
        behind = self.state.freshness.get(self.stage) == "stale"
        failed = self.state.problems.get(self.stage)
        if going_on and behind and self.mode == "done" and self.may_change and not failed:
            self.start()

    def take_focus(self) -> None:
        if self.mode == "done" and self.stack.currentWidget() is self.view:
            assert self.view is not None
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    # The menus' commands.
    def commands(self) -> Set[str]:
        if self.view is None or self.mode != "done" or self.stack.currentWidget() is not self.view:
            return frozenset()
        return self.view.commands()

    def run_command(self, name: str) -> None:
        assert self.view is not None
        verdict, _, section = name.partition("_")
        if verdict in ("keep", "drop", "leave"):
            self.decide("" if verdict == "leave" else verdict, bool(section))
        else:
            self.view.run_command(name)

    # Deciding.
    def decide(self, verdict: str, section: bool = False) -> None:
        """The user's word on the selected paragraphs, or the current one's section; "" takes it back."""
        if self.view is None or self.undo_stack is None or self.view.list.current_number() < 0:
            return
        if self.refused():
            return
        if section:
            place = self.review.sections[self.review.rows[self.view.list.current_number()].section]
            numbers = list(range(place.first + 1, place.end))
        else:
            numbers = self.view.list.chosen()
        before = {n: self.review.rows[n].own for n in numbers}
        after = dict.fromkeys(numbers, verdict)
        if before != after:
            self.undo_stack.push(Decide(self, before, after, self._said(verdict, section)))
            self._announce()

    def _said(self, verdict: str, section: bool) -> str:
        """The decision in the Edit menu's words."""
        if not verdict:
            return self.tr("Leave to the Rules")
        if section:
            return self.tr("Keep Section") if verdict == "keep" else self.tr("Drop Section")
        return self.tr("Keep Paragraph") if verdict == "keep" else self.tr("Drop Paragraph")

    def _announce(self) -> None:
        """Screen readers say what became of it."""
        assert self.view is not None
        said = f"{why(self.review.rows[self.view.list.current_number()])} {self.view.bar.counter.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view.list, said))

    def apply(self, own: Mapping[int, str]) -> None:
        """Show these verdicts, and write them down without waiting for the disk."""
        self.review.decide(own)
        if self.view is not None:
            self.view.show_decided(list(own))
        self._write({self.review.rows[n].id: verdict for n, verdict in own.items()})

    def _write(self, verdicts: Mapping[str, str]) -> None:
        if self.state.project is None:
            return
        if self.ledger is None:
            self.ledger = Ledger(self.state.project.root, overrides.set_verdicts, self)
            self.ledger.written.connect(self._written)
            self.ledger.failed.connect(self._not_written)
        self.ledger.add(verdicts)

    def _not_written(self, error: PasticheError) -> None:
        self._going = False
        self.state.refused.emit(error)

    def _written(self) -> None:
        if self._going:
            self.start()
        else:
            self.state.refresh()

    def go_on(self) -> None:
        """Decisions made here reach clean.txt before the next step looks at it."""
        if self.ledger is not None and self.ledger.held:
            self.ledger.add({})
        writing = self.ledger is not None and self.ledger.busy
        if self.may_change and (writing or self.state.freshness.get(self.stage) == "stale"):
            self._going = True
            if not writing:
                self.start()
        else:
            super().go_on()

    def _run_changed(self, stage: str) -> None:
        super()._run_changed(stage)
        if stage == self.stage and stage not in self.state.runs and self._going:
            self._going = False
            if stage not in self.state.problems and stage not in self.state.stopped:
                self.went_on.emit()
