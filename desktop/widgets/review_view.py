"""Owns the sight of a review: bar, sections and paragraphs side by side, and finding one's way in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.review import Review
from desktop.widgets.basics import column, hairline, holder, label
from desktop.widgets.findbar import FindBar
from desktop.widgets.paragraphs import ParagraphView
from desktop.widgets.sections import SectionHead, SectionView

_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
MARGIN = 32


class ReviewView(QWidget):
    """`decided` carries a verdict and whether it is for the whole section.

    `build` comes before anything is shown; in pieces, so that none keeps the window waiting.
    """

    decided = Signal(str, bool)
    moved = Signal()  # another paragraph is in hand, or others are on show

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = Review()

    def build(self) -> Iterator[None]:
        """One part of the view at each step."""
        self.bar = FindBar()
        self.bar.changed.connect(self.filter)
        self.bar.stepped.connect(self.find_next)
        yield
        self.sections = SectionView()
        self.sections.picked.connect(self._go_to_section)
        self.sections.decided.connect(lambda verdict: self.decided.emit(verdict, True))
        self.head = SectionHead()
        self.head.decided.connect(lambda verdict: self.decided.emit(verdict, True))
        yield
        self.list = ParagraphView()
        self.list.decided.connect(self.decided)
        self.list.next_wanted.connect(self.next_to_look_at)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.moved.emit())
        yield
        self._assemble()

    def _assemble(self) -> None:
        self.remarks = label("", "looknote", wrap=True)
        self._remarks = holder(column(self.remarks, margins=(MARGIN, 0, MARGIN, 12)))
        right = holder(column(self.head, hairline()))
        right.layout().addWidget(self.list)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(True)
        splitter.setHandleWidth(1)
        splitter.addWidget(self.sections)
        splitter.addWidget(right)
        splitter.setSizes([232, 800])
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(column(self.bar, margins=(MARGIN, 0, MARGIN, 12)))
        layout.addWidget(self._remarks)
        layout.addWidget(hairline())
        layout.addWidget(splitter, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave_search, context=_HERE)

    def show_review(self, review: Review, remarks: Sequence[str]) -> None:
        """The same paragraphs again, after another run, keep place and filter."""
        again = bool(self.review.rows) and self.review.same_paragraphs(review)
        number = self.list.current_number()
        self.review = review
        self.remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        if not again:
            self.bar.clear()
        self.bar.count(review)
        self.list.show_review(review)
        self.sections.show_review(review)
        self.filter()
        if again:
            self.list.go_to(self.list.paragraphs.line_near(number))
        else:
            looks = self.list.lines_to_look_at()
            self.list.go_to(looks[0] if looks else self.list.paragraphs.line_near(0))

    def show_decided(self, numbers: Sequence[int]) -> None:
        """These rows of the review have another verdict. Undo shows what it changed."""
        keys, line = self.list.keys, self.list.paragraphs.line_near(numbers[0])
        if self.list.current_number() not in numbers and keys and keys[line] == numbers[0]:
            self.list.go_to(line)
        self.list.measure_again(numbers)
        self.sections.viewport().update()
        self.bar.count(self.review)
        self._follow()

    # The menus' commands.
    def commands(self) -> Set[str]:
        """Those of `menus.PAGE_COMMANDS` that apply to what is on show and in hand."""
        found = {"find"} if self.review.rows else set()
        if any(self.bar.wanted) and self.list.paragraphs.shown:
            found |= {"find_next", "find_previous"}
        if self.list.current_number() >= 0:
            found |= {"keep", "drop", "keep_section", "drop_section"}
            if any(self.review.rows[n].own for n in self.list.chosen()):
                found.add("leave")
        if self.review.paragraphs["look"]:
            found |= {"next_look", "previous_look"}
        return found

    def run_command(self, name: str) -> None:
        """One of `commands` that decides nothing."""
        step = -1 if name.startswith("previous") or name.endswith("previous") else 1
        if name == "find":
            self._search()
        elif name.endswith("look"):
            self.next_to_look_at(step)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.find_next(step)

    # Finding one's way.
    def filter(self) -> None:
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
        self.filter()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_section(self, section: int) -> None:
        """Its heading on top; where a filter hides all of it, the filter ends."""
        first = self.review.sections[section].first
        if first not in self.list.paragraphs.shown:
            self.bar.clear()
            self.filter()
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
        self.moved.emit()

    def next_to_look_at(self, step: int = 1) -> None:
        """The next or previous paragraph to look at, round the ends; among all where a filter hides them."""
        lines = self.list.lines_to_look_at()
        if not lines and self.review.paragraphs["look"]:
            self.leave_search()
            lines = self.list.lines_to_look_at()
        if lines:
            here = self.list.currentIndex().row()
            if step > 0:
                self.list.go_to(next((line for line in lines if line > here), lines[0]))
            else:
                self.list.go_to(next((line for line in reversed(lines) if line < here), lines[-1]))
