"""Owns the page *Clean*: every paragraph with its verdict, and the user's last word on each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from core import cleaning
from core.cleaning import Options, Result
from core.progress import PasticheError
from core.project import Project
from desktop import loading, words
from desktop.jobs import Load
from desktop.loading import Review
from desktop.state import State
from desktop.steps.step import MARGIN, Mode, Step
from desktop.widgets.basics import button, column, hairline, holder, label, row
from desktop.widgets.paragraphs import ParagraphView
from desktop.widgets.problem import Empty
from desktop.widgets.sections import SectionView

FILTERS = ("all", "drop", "look")


def write_overrides(root: Path, changes: Mapping[str, str]) -> None:
    """The user's verdicts by paragraph id; "" takes one back. For a `Load`."""
    project = Project.open(root)
    verdicts: tuple[Literal["keep", "drop", ""], ...] = ("keep", "drop", "")
    for verdict in verdicts:
        ids = [key for key, wanted in changes.items() if wanted == verdict]
        if ids:
            cleaning.set_override(project, ids, verdict or None)


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
        self._writing: Load | None = None
        self._unwritten: dict[str, str] = {}
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
        if mode == "done":
            if self._view is None:
                self._view = self._build_view()
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
        self.counter = label("", "text")
        self.look_counter = label("", "look")
        self.filters = QButtonGroup(self)
        names = (self.tr("Everything"), self.tr("Dropped"), self.tr("To look at"))
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 0, MARGIN, 12)
        bar.setSpacing(8)
        bar.addWidget(self.counter)
        bar.addWidget(self.look_counter)
        bar.addStretch(1)
        for number, name in enumerate(names):
            made = button(name, look="small")
            made.setCheckable(True)
            made.setChecked(number == 0)
            self.filters.addButton(made, number)
            bar.addWidget(made)
        self.filters.idClicked.connect(self._filter)
        self.reason = QComboBox()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.reason.activated.connect(self._filter)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the books"))
        self.search.setAccessibleName(self.tr("Search the books"))
        self.search.setMaximumWidth(180)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        bar.addWidget(self.reason)
        bar.addWidget(self.search)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(hairline())
        layout.addWidget(self._splitter(), 1)
        QShortcut(QKeySequence.StandardKey.Find, made, self.search.setFocus, context=_HERE)
        QShortcut(QKeySequence.StandardKey.FindNext, made, self._find_next, context=_HERE)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, self._leave_search, context=_HERE)
        return made

    def _splitter(self) -> QSplitter:
        self.sections = SectionView()
        self.sections.picked.connect(self._go_to_section)
        self.list = ParagraphView()
        self.list.decided.connect(self.decide)
        self.list.next_wanted.connect(self.next_to_look_at)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.where = label("", "section")
        keep = button(self.tr("Keep Section"), lambda: self.decide("keep", True), "small")
        drop = button(self.tr("Drop Section"), lambda: self.decide("drop", True), "small")
        head = row(self.where, -1, keep, 8, drop, margins=(28, 8, MARGIN, 8))
        right = holder(column(head, hairline()))
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
        root = project.root
        self._reading = Load(lambda: loading.read_review(root), self._show_review, self.state.refused.emit)

    def forget(self) -> None:
        self._shown = None
        self.review = Review()

    def _show_review(self, review: Review) -> None:
        self._reading = None
        self.review = review
        if self.undo_stack is not None:
            self.undo_stack.clear()
        self.list.show_review(review)
        self.sections.show_review(review)
        self.reason.clear()
        self.reason.addItem(self.tr("Any reason"), "")
        for rule in review.rules():
            self.reason.addItem(rule.replace("-", " ").capitalize(), rule)
        self._count()
        self._filter()
        first = next(iter(self.list.lines(lambda r: r.verdict == "look")), None)
        self._show_line(0 if first is None else first)

    def _count(self) -> None:
        """All words by verdict; a pass over integers, some milliseconds for the longest book."""
        sums = {"keep": 0, "drop": 0, "look": 0}
        looks = 0
        for found in self.review.rows:
            sums[found.verdict] += found.words
            looks += found.verdict == "look"
        kept = words.words(sums["keep"] + sums["look"])
        dropped = words.number(sums["drop"])
        self.counter.setText(self.tr("{kept} kept, {dropped} dropped").format(kept=kept, dropped=dropped))
        self.look_counter.setText(words.count(looks, self.tr("{n} to look at"), self.tr("{n} to look at")))
        self.look_counter.setVisible(bool(looks))

    def take_focus(self) -> None:
        if self.mode == "done" and self._view is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    # Finding one's way.
    def _filter(self, *_: object) -> None:
        wanted = FILTERS[max(0, self.filters.checkedId())]
        rule = self.reason.currentData() or ""
        text = self.search.text().casefold()
        if wanted == "all" and not rule and not text:
            self.list.show_rows(list(range(len(self.review.rows))))
            return
        shown = [
            number
            for number, found in enumerate(self.review.rows)
            if found.id
            and (wanted == "all" or found.verdict == wanted)
            and (not rule or (found.rule == rule and found.ruled != "keep"))
            and (not text or text in found.text.casefold())
        ]
        self.list.show_rows(shown)

    def _find_next(self) -> None:
        lines = len(self.list.paragraphs.shown)
        if lines:
            self._show_line((self.list.currentIndex().row() + 1) % lines)

    def _leave_search(self) -> None:
        self.search.clear()
        self.list.setFocus()

    def _go_to_section(self, section: int) -> None:
        self.search.clear()
        self.filters.button(0).setChecked(True)
        self.reason.setCurrentIndex(0)
        self._filter()
        first = self.review.sections[section].first
        self._show_line(first + 1)
        self.list.scrollTo(self.list.paragraphs.index(first), ParagraphView.ScrollHint.PositionAtTop)

    def _show_line(self, line: int) -> None:
        index = self.list.paragraphs.index(line)
        if index.isValid():
            if not self.list.paragraphs.at(line).id:
                index = self.list.paragraphs.index(line + 1)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _follow(self, *_: object) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            section = self.list.paragraphs.at(index.row()).section
            self.where.setText(self.review.sections[section].title)
            self.sections.show_section(section)

    def next_to_look_at(self) -> None:
        lines = self.list.lines(lambda r: r.verdict == "look")
        if lines:
            here = self.list.currentIndex().row()
            self._show_line(next((line for line in lines if line > here), lines[0]))

    # Deciding.
    def decide(self, verdict: str, section: bool = False) -> None:
        """The user's word on the selected paragraphs, or on the current one's whole section."""
        index = self.list.currentIndex()
        if not index.isValid():
            return
        model = self.list.paragraphs
        if section:
            place = self.review.sections[model.at(index.row()).section]
            numbers = list(range(place.first + 1, place.end))
            text = self.tr("{verdict} Section")
        else:
            chosen = self.list.selectionModel().selectedIndexes() or [index]
            numbers = [model.shown[i.row()] for i in chosen if model.at(i.row()).id]
            text = self.tr("{verdict} Paragraph")
        before = {n: self.review.rows[n].own for n in numbers}
        after = dict.fromkeys(numbers, verdict)
        if numbers and before != after and self.undo_stack is not None:
            name = self.tr("Keep") if verdict == "keep" else self.tr("Drop")
            self.undo_stack.push(Decide(self, before, after, text.format(verdict=name)))

    def apply(self, own: Mapping[int, str]) -> None:
        """Show these verdicts, and write them down without waiting for the disk."""
        for number, verdict in own.items():
            self.review.rows[number].own = verdict
            self._unwritten[self.review.rows[number].id] = verdict
        self.list.paragraphs.changed(list(own))
        self.sections.recount({self.review.rows[n].section for n in own})
        self._count()
        self._write()

    def _write(self) -> None:
        project = self.state.project
        if self._writing is not None or project is None or not self._unwritten:
            return
        changes, self._unwritten = self._unwritten, {}
        root = project.root
        self._writing = Load(lambda: write_overrides(root, changes), self._written, self._not_written)

    def _written(self, _: object) -> None:
        self._writing = None
        if self._unwritten:
            self._write()
        else:
            self.state.refresh()

    def _not_written(self, error: PasticheError) -> None:
        self._writing = None
        self.state.refused.emit(error)

    def go_on(self) -> None:
        """Decisions made here reach clean.txt before the next step looks at it."""
        if self.state.freshness.get(self.stage) == "stale" or self._writing is not None:
            self._going = True
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
