"""Owns the lower part of the page before a run: three passages described for a look, or why they were not."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.describing import prices
from core.neutralizing.trying import Options, Result, Tried
from core.progress import PasticheError
from desktop import words
from desktop.jobs import Load
from desktop.language import translated
from desktop.prices import money
from desktop.state import Run
from desktop.widgets.basics import button, clear, column, fill, hairline, holder, label, row
from desktop.widgets.problem import Problem
from desktop.widgets.progress import ProgressLine
from desktop.widgets.tried import TriedRow


def bytes_sentence(done: int, total: int) -> str:
    """E.g. "1.2 of 2.3 GB"."""
    whole = words.size(total)
    big = total >= 1_000_000_000
    part = words.decimal(done / 1e9, 1) if big else words.number(round(done / 1e6))
    return words.tr("{done} of {all}").format(done=part, all=whole)


class Sight(QObject):
    """Brings a part of what scrolls to the top, also while it and what is above it still grow."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._part: QWidget | None = None
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(400)
        area.verticalScrollBar().rangeChanged.connect(self._go)

    def show_at_top(self, part: QWidget) -> None:
        self._part = part
        self._growing.start()
        self._go()

    def _go(self, *_: object) -> None:
        if self._part is not None and self._growing.isActive() and self._area.isAncestorOf(self._part):
            place = self._part.mapTo(self._area.widget(), self._part.rect().topLeft())
            self._area.verticalScrollBar().setValue(place.y() - 8)


class Tryout(QWidget):
    """Empty until something was tried. `moved` when it begins to show something else."""

    retry_wanted = Signal()  # the same, after a problem
    stop_wanted = Signal()
    other_wanted = Signal()  # another describer
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: Result | None = None
        self._reading: Load | None = None
        self._full, self._fits = False, True
        self.title = label("", "section")
        self.stop = button(self.tr("Stop"), self.stop_wanted.emit, icon_name="stop")
        self.stop.setAccessibleName(self.tr("Stop trying"))
        self.lead = label("", "soft", wrap=True)
        self.line = ProgressLine()
        self.problem = Problem()
        self.problem.again.connect(self.retry_wanted)
        self.rows: list[TriedRow] = []
        self._waiting: list[tuple[int, Tried, float | None]] = []
        self._adding = QTimer(self)
        self._adding.setInterval(0)
        self._adding.timeout.connect(self._add_row)
        self.place = QVBoxLayout()
        self.place.setContentsMargins(0, 0, 0, 0)
        self.place.setSpacing(0)
        head = row(column(self.title, 2, self.lead), 16, self.stop)
        head.setStretch(0, 1)
        beside = row(self.problem, -1)
        beside.setStretch(0, 1)
        beside.setStretch(1, 0)
        self.problem.setMaximumWidth(760)
        self.setLayout(column(hairline(), 20, head, 12, self.line, holder(beside), 8, self.place))
        self.clear()

    def clear(self) -> None:
        """Forget it: what was tried is of another text."""
        self._drop_rows()
        self.problem.hide()
        self._full = False
        self._show_or_hide()

    def set_fits(self, fits: bool) -> None:
        """Whether what is chosen now is what was tried; out of sight as long as it is not."""
        self._fits = fits
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(self._full and self._fits)

    def _drop_rows(self) -> None:
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        self.result = None
        self.rows, self._waiting = [], []
        self._adding.stop()
        clear(self.place)

    def _show_as(self, title: str, busy: bool) -> None:
        self.title.setText(title)
        for part in (self.stop, self.line):
            part.setVisible(busy)
        self.problem.hide()
        self._full = True
        self._show_or_hide()

    # While it runs.
    def show_busy(self, run: Run, waits: bool) -> None:
        """`waits` while other work goes first."""
        if self.result is not None or self.line.isHidden():
            self._drop_rows()
        self._show_as(self.tr("Trying it on three passages"), True)
        self.stop.setEnabled(not run.job.stopping)
        self.line.set_share(run.share)
        self.lead.setText(self._busy_sentence(run, waits))

    def _busy_sentence(self, run: Run, waits: bool) -> str:
        progress = run.progress
        if run.job.stopping:
            return self.tr("Stops as soon as what was asked has come: it may be paid for.")
        if progress is None:
            return self.tr("Waits for the work before it.") if waits else self.tr("Starting...")
        if "bytes" in progress.metrics:
            said = bytes_sentence(progress.done, progress.total) if progress.total else ""
            left = run.clock.sentence() if progress.total else ""
            return ". ".join(part for part in (translated(progress.note), said, left) if part) + "."
        if not progress.total:
            return f"{translated(progress.note)}..."
        done = words.number(progress.done)
        said = self.tr("{done} of {all} have come.")
        return said.format(done=done, all=words.passages(progress.total))

    # When it has ended.
    def show_stopped(self) -> None:
        """What came before the stop is kept, but not shown: it is of no three."""
        self.clear()

    def show_error(self, error: PasticheError) -> None:
        self._drop_rows()
        self._show_as(self.tr("The try did not work"), False)
        self.lead.setText("")
        safe = self.tr("Nothing is lost: an account that came and was good is kept for the run.")
        self.problem.show_error(error, safe, (self.tr("Choose Another..."), self.other_wanted.emit))
        self.moved.emit()

    def show_result(self, options: Options, result: Result) -> None:
        """The passages, as soon as their price has been looked up."""
        self._drop_rows()
        self.result = result
        llm = options.llm
        self._reading = Load(
            lambda: prices.price_of(llm),
            lambda price: self._show_rows(result, price),
            lambda error: self._show_rows(result, None),
        )

    def _show_rows(self, result: Result, price: prices.Price | None) -> None:
        self._reading = None
        costs = [
            None if price is None else prices.cost(price, tried.tokens_in, tried.tokens_out)
            for tried in result.tried
        ]
        title = words.count(
            len(result.tried), self.tr("Tried on {n} passage"), self.tr("Tried on {n} passages")
        )
        self._show_as(title, False)
        self.lead.setText(self._took(result, costs))
        self._waiting = [
            (number, tried, cost)
            for number, (tried, cost) in enumerate(zip(result.tried, costs, strict=True), 1)
        ]
        self._adding.start()
        self.moved.emit()

    def _add_row(self) -> None:
        """One at a time: to break the lines of all of them would keep the window waiting."""
        self.rows.append(TriedRow(*self._waiting.pop(0)))
        fill(self.place, self.rows[-1])
        if not self._waiting:
            self._adding.stop()

    def _took(self, result: Result, costs: list[float | None]) -> str:
        """What they took together, what failed, and that nothing is paid twice."""
        parts = []
        bad = sum(not tried.description for tried in result.tried)
        if bad:
            one = self.tr("{n} could not be used; the reason stands beside it.")
            many = self.tr("{n} could not be used; the reasons stand beside them.")
            parts.append(words.count(bad, one, many))
        known = [cost for cost in costs if cost is not None]
        if sum(known):
            parts.append(self.tr("They cost {money}.").format(money=money(sum(known))))
        elif len(known) < len(costs):
            parts.append(self.tr("What they cost is not known."))
        if bad < len(result.tried):
            parts.append(self.tr("Good ones are kept for the run: they are not asked for or paid again."))
        return " ".join(parts)
