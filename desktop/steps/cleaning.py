"""Owns the page *Clean*: every paragraph with its verdict, and the user's last word on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QShortcut,
    QUndoCommand,
    QUndoStack,
)
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.cleaning import Options, Result
from desktop import loading, words
from desktop.jobs import Load
from desktop.review import Review
from desktop.state import State
from desktop.steps.ledger import Ledger
from desktop.steps.step import MARGIN, Mode, Step
from desktop.widgets.basics import column, hairline, holder, label
from desktop.widgets.findbar import FindBar
from desktop.widgets.paragraphs import ParagraphView
from desktop.widgets.problem import Empty
from desktop.widgets.sections import SectionHead, SectionView
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
        self._view: QWidget | None = None

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
        if mode == "done" and self._view is not None and self.review.rows:
            return self._view
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
        return self.tr("K keeps, D drops, with Shift the whole section; N goes to the next to look at.")

    def stale_text(self) -> str:
        if self._shown is not None and self.undo_stack is not None and self.undo_stack.count():
            return self.tr("Your changes go into the text when you continue.")
        return self.tr("The books have changed since they were cleaned, or your decisions have.")

    # The view.
    def _build_view(self) -> QWidget:
        self.bar = FindBar()
        self.bar.changed.connect(self._filter)
        self.bar.stepped.connect(self.find_next)
        self.remarks = label("", "looknote", wrap=True)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(column(self.bar, margins=(MARGIN, 0, MARGIN, 12)))
        self._remarks = holder(column(self.remarks, margins=(MARGIN, 0, MARGIN, 12)))
        layout.addWidget(self._remarks)
        layout.addWidget(hairline())
        layout.addWidget(self._splitter(), 1)
        keys = QKeySequence.StandardKey
        QShortcut(keys.Find, made, self._search, context=_HERE)
        QShortcut(keys.FindNext, made, lambda: self.find_next(1), context=_HERE)
        QShortcut(keys.FindPrevious, made, lambda: self.find_next(-1), context=_HERE)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), made, self.leave_search, context=_HERE)
        return made

    def _splitter(self) -> QSplitter:
        self.sections = SectionView()
        self.sections.picked.connect(self._go_to_section)
        self.sections.decided.connect(lambda verdict: self.decide(verdict, True))
        self.list = ParagraphView()
        self.list.decided.connect(self.decide)
        self.list.next_wanted.connect(self.next_to_look_at)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.head = SectionHead()
        self.head.decided.connect(lambda verdict: self.decide(verdict, True))
        right = holder(column(self.head, hairline()))
        right.layout().addWidget(self.list)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(True)
        splitter.setHandleWidth(1)
        splitter.addWidget(self.sections)
        splitter.addWidget(right)
        splitter.setSizes([232, 800])
        splitter.setStretchFactor(1, 1)
        return splitter

    # Reading.
    def show_result(self, result: Result | None) -> None:
        project = self.state.project
        if project is None or result is None:
            return
        stamp = project.decisions.stat().st_mtime_ns if project.decisions.exists() else 0
        if (project.root, stamp) == self._shown:
            return
        self._shown = (project.root, stamp)
        if self._reading is not None:
            self._reading.drop()
        root, remarks = project.root, self._remarks_on(result)
        QTimer.singleShot(20, self._prepare)  # the page paints first
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
        return [f"{titles[w]}: {w}" if w in titles else w for w in result.warnings]

    def _prepare(self) -> None:
        if self._view is None:
            self._view = self._build_view()
            self.stack.addWidget(self._view)

    def forget(self) -> None:
        self._shown = None
        self.review = Review()
        self.ledger = None

    def _show_review(self, review: Review, remarks: Sequence[str]) -> None:
        """What was read. The same paragraphs again, after another run, keep place, filter and undo."""
        self._reading = None
        self._prepare()
        self.remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        again = bool(self.review.rows) and self.review.same_paragraphs(review)
        number = self.list.current_number()
        self.review = review
        if not again:
            if self.undo_stack is not None:
                self.undo_stack.clear()
            self.bar.clear()
        self.bar.count(review)
        self.list.show_review(review)
        self.sections.show_review(review)
        self._filter()
        if again:
            self.list.go_to(self.list.paragraphs.line_near(number))
        else:
            looks = self.list.lines(lambda r: r.verdict == "look")
            self.list.go_to(looks[0] if looks else self.list.paragraphs.line_near(0))
        if self.mode == "done" and self.stack.currentWidget() is not self._view:
            self._show_body("done")
            if self.isVisible():
                self.take_focus()

    def take_focus(self) -> None:
        if self.mode == "done" and self.stack.currentWidget() is self._view:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    # Finding one's way.
    def _filter(self) -> None:
        verdict, reason, text = self.bar.wanted
        shown = self.review.find(verdict, reason, text)
        self.list.show_rows(shown, text)
        headings = len({self.review.rows[n].section for n in shown}) if any(self.bar.wanted) else 0
        self.bar.show_found(len(shown) - headings)
        self._follow()

    def find_next(self, step: int = 1) -> None:
        """The next or previous paragraph on show, round the ends."""
        model, line = self.list.paragraphs, self.list.currentIndex().row()
        lines = len(model.shown)
        for _ in range(2 if lines > 1 else 0):  # headings have a paragraph behind them
            line = (line + step) % lines
            if model.at(line).id:
                self.list.go_to(line)
                return

    def _search(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def leave_search(self) -> None:
        """All paragraphs again, at the one that was found."""
        self.bar.clear()
        self._filter()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_section(self, section: int) -> None:
        """Its heading on top; where a filter hides all of it, the filter ends."""
        first = self.review.sections[section].first
        if first not in self.list.paragraphs.shown:
            self.bar.clear()
            self._filter()
        line = self.list.paragraphs.line_near(first)
        self.list.go_to(line)
        if line > 0:
            heading = self.list.paragraphs.index(line - 1)
            self.list.scrollTo(heading, ParagraphView.ScrollHint.PositionAtTop)

    def _follow(self, *_: object) -> None:
        number = self.list.current_number()
        if 0 <= number < len(self.review.rows):
            section = self.review.rows[number].section
            self.head.show_place(self.review.sections[section])
            self.sections.show_section(section)

    def next_to_look_at(self, step: int = 1) -> None:
        """The next or previous paragraph to look at, round the ends; among all where a filter hides them."""
        lines = self.list.lines(lambda r: r.verdict == "look")
        if not lines and self.review.paragraphs["look"]:
            self.leave_search()
            lines = self.list.lines(lambda r: r.verdict == "look")
        if lines:
            here = self.list.currentIndex().row()
            if step > 0:
                self.list.go_to(next((line for line in lines if line > here), lines[0]))
            else:
                self.list.go_to(next((line for line in reversed(lines) if line < here), lines[-1]))

    # Deciding.
    def decide(self, verdict: str, section: bool = False) -> None:
        """The user's word on the selected paragraphs, or the current one's section; "" takes it back."""
        number = self.list.current_number()
        if number < 0 or self.undo_stack is None:
            return
        if section:
            place = self.review.sections[self.review.rows[number].section]
            numbers = list(range(place.first + 1, place.end))
        else:
            numbers = self.list.chosen()
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
        said = f"{why(self.review.rows[self.list.current_number()])} {self.bar.counter.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, said))

    def apply(self, own: Mapping[int, str]) -> None:
        """Show these verdicts, and write them down without waiting for the disk."""
        self.review.decide(own)
        self.list.measure_again(own)
        self.sections.viewport().update()
        self.bar.count(self.review)
        self._follow()
        self._write({self.review.rows[n].id: verdict for n, verdict in own.items()})

    def _write(self, verdicts: Mapping[str, str]) -> None:
        if self.state.project is None:
            return
        if self.ledger is None:
            self.ledger = Ledger(self.state.project.root, self)
            self.ledger.written.connect(self._written)
            self.ledger.failed.connect(self.state.refused)
        self.ledger.add(verdicts)

    def _written(self) -> None:
        if self._going:
            self.start()
        else:
            self.state.refresh()

    def go_on(self) -> None:
        """Decisions made here reach clean.txt before the next step looks at it."""
        writing = self.ledger is not None and self.ledger.busy
        if writing or self.state.freshness.get(self.stage) == "stale":
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


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
