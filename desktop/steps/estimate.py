"""Owns what describing will take, before it starts: asked of a child that asks nobody, and said in a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.neutralizing.trying import Options, Result
from core.progress import PasticheError, silent
from core.project import Project
from core.runner import Control, run_child
from desktop import words
from desktop.jobs import Load
from desktop.language import translated
from desktop.prices import money, table_stamp
from desktop.widgets.basics import button, column, hairline, label, row

PAUSE = 350  # milliseconds without another change before a child is started


class ChildLoad(Load):
    """A stage run in a child beside the queue: it loads no model. Dropping it ends the child."""

    def __init__(
        self,
        stage: str,
        root: Path,
        options: Any,
        then: Callable[[Any], None],
        failed: Callable[[PasticheError], None],
    ) -> None:
        control = Control()
        self._control = control
        work = lambda: run_child(stage, Project.open(root), options, silent, control)  # noqa: E731
        super().__init__(work, then, failed)

    def drop(self) -> None:
        super().drop()
        self._control.kill()


class Estimator(QObject):
    """`known` comes with a Result, `failed` with a PasticheError, `waiting` while it is worked out."""

    known = Signal(object)
    failed = Signal(object)
    waiting = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: dict[tuple[Path, Options, int], Result] = {}
        self._wanted: tuple[Path, Options, int] | None = None
        self._running: ChildLoad | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._start)

    def want(self, root: Path, options: Options) -> None:
        """Say what these options take; what was found out before is said at once."""
        key = _key(root, options)
        if key == self._wanted and (self._running is not None or self._timer.isActive()):
            return
        self.cancel()
        self._wanted = key
        if key in self._found:
            self.known.emit(self._found[key])
        else:
            self.waiting.emit()
            self._timer.start()

    def take(self, root: Path, options: Options, result: Result) -> None:
        """What a try found out of these options, which is better than any estimate."""
        self._found[_key(root, options)] = result

    def cancel(self) -> None:
        self._timer.stop()
        self._wanted = None
        if self._running is not None:
            self._running.drop()
            self._running = None

    def forget(self) -> None:
        """The text, or what is described of it, is another now."""
        self.cancel()
        self._found.clear()

    def _start(self) -> None:
        key = self._wanted
        assert key is not None
        root, options, _ = key

        def show(result: Result) -> None:
            self._running = None
            self._found[key] = result
            self.known.emit(result)

        self._running = ChildLoad("try", root, options, show, self._not_known)

    def _not_known(self, error: PasticheError) -> None:
        self._running, self._wanted = None, None
        self.failed.emit(error)


def _key(root: Path, options: Options) -> tuple[Path, Options, int]:
    return root, replace(options, passages=0, seed=0, download=False), table_stamp()


def rounded(n: int) -> int:
    """Two figures that count: nobody knows more beforehand."""
    step = 10 ** max(0, len(str(n)) - 2)
    return round(n / step) * step


def sentence(result: Result, host: str) -> str:
    """What a run will take, e.g. "812 passages. About 610,000 words go to api.deepseek.com, about 0.31 US
    dollars by the prices of 15 November 2026. It takes about 40 minutes."

    Args:
        host: where the text would go; empty when it stays.
    """
    if not result.missing:
        said = words.tr("All {passages} are described already, and nothing more is asked.")
        return said.format(passages=words.passages(result.chunks))
    parts = [_passages(result)]
    if host:
        said = words.tr("About {words} go to {host}, {cost}.")
        parts.append(said.format(words=words.words(rounded(result.words)), host=host, cost=_cost(result)))
    if result.seconds is None:
        parts.append(words.tr("How long it takes is known after a try."))
    else:
        spoken = words.about(result.seconds)
        parts.append(words.tr("It takes {time}.").format(time=spoken))
    return " ".join(parts)


def _passages(result: Result) -> str:
    described = result.chunks - result.missing
    if not described:
        return f"{words.passages(result.chunks)}."
    said = words.tr("{n} of {passages} are described already.")
    return said.format(n=words.number(described), passages=words.passages(result.chunks))


def _cost(result: Result) -> str:
    if result.cost is None:
        return words.tr("and what that costs is not known: the table has no price for this model")
    if not result.cost:
        return words.tr("for nothing")
    said = words.tr("about {money} by the prices of {day}")
    if result.cost < 0.01:
        said = words.tr("{money} by the prices of {day}")
    return said.format(money=money(result.cost), day=day(result.priced))


def day(written: str) -> str:
    """A date of the table as people write it; what is no date stays as it is."""
    try:
        return words.day(date.fromisoformat(written))
    except ValueError:
        return written


class Takes(QWidget):
    """The line that says what a run takes, and the way to the table of prices."""

    prices_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = label("", "text", wrap=True)
        self.said.setAccessibleName(self.tr("What it takes"))
        self.note = label("", "note", wrap=True)
        self.change = button(self.tr("Change Prices..."), self.prices_wanted.emit, "link")
        self.change.setToolTip(self.tr("Opens the table of prices, which is yours to correct."))
        head = label(self.tr("What it takes"), "section")
        self.setLayout(column(hairline(), 12, head, 6, self.said, 2, self.note, 2, row(self.change, -1)))
        self.say("")

    def say(self, text: str, note: str = "", priced: bool = False) -> None:
        """`note` is what else there is to say of the price, `priced` whether prices matter."""
        self.said.setText(text)
        self.note.setText(self.tr("Price: {note}.").format(note=note) if note else "")
        self.note.setVisible(bool(note))
        self.change.setVisible(priced)

    def show_result(self, result: Result, host: str) -> None:
        """See `sentence`."""
        priced = bool(host and result.missing)
        note = translated(result.price_note) if priced and result.cost else ""
        self.say(sentence(result, host), note, priced)
