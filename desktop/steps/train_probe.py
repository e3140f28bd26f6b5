"""Owns how long a training takes and what memory: looked up, or measured by a few steps in a child."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from core import machine
from core.progress import PasticheError
from desktop.giving_way import giving_way
from desktop.jobs import Load
from desktop.steps.estimate import ChildLoad

if TYPE_CHECKING:
    from core.training.probing import Result

PAUSE = 350  # milliseconds without another choice before a child is started


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose figures are wanted.

    Attributes:
        pairs: the file that would be learned from. changes: of the recipe, as of `core.training.Options`.
    """

    root: Path
    model: str
    pairs: Path
    changes: tuple[tuple[str, Any], ...] = ()


def read_known(model: str, pairs: Path, changes: Mapping[str, Any]) -> Result | None:
    """What was measured of this model before, or None. For a `Load`: it reads numpy."""
    with giving_way():
        from core.training import probing

        folder = machine.model_folder(model)
        return None if folder is None else probing.known(folder, pairs, changes)


def probe_options(model: str, download: bool = False, changes: Mapping[str, Any] | None = None) -> Any:
    """Options of the stage *probe* for a project."""
    from core.training import probing

    return probing.Options(pairs="", author="", model=model, download=download, changes=changes or {})


class Measurer(QObject):
    """Signals carry the model's name; `known` a Result too, `failed` a PasticheError.

    Measuring is no run of the window's: it keeps nobody from opening another project or quitting, and ends
    at once as soon as anything else is to run.
    """

    known = Signal(str, object)
    measuring = Signal(str)
    held = Signal(str)  # other work runs: nothing is measured beside it
    failed = Signal(str, object)

    def __init__(self, make_room: Callable[[], bool], parent: QObject | None = None) -> None:
        """`make_room` frees memory before a model is loaded, or says that it cannot now."""
        super().__init__(parent)
        self._make_room = make_room
        self._wanted: Wanted | None = None
        self._may = True
        self._refused: set[Wanted] = set()
        self._reading: Load | None = None
        self._child: ChildLoad | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    @property
    def model(self) -> str:
        """Whose figures are wanted now; "" for none."""
        return self._wanted.model if self._wanted is not None else ""

    @property
    def busy(self) -> bool:
        """Whether it measures, or is about to."""
        return self._child is not None or self._timer.isActive()

    def want(self, wanted: Wanted, may_measure: bool) -> None:
        """Say what is known of a model; else measure, where that may be done now."""
        if wanted == self._wanted and (self.busy or self._reading is not None):
            return
        self.cancel()
        self._wanted, self._may = wanted, may_measure
        work = lambda: read_known(wanted.model, wanted.pairs, dict(wanted.changes))  # noqa: E731
        self._reading = Load(work, self._looked_up, self._not_read)

    def cancel(self) -> None:
        """End whatever is under way, at once."""
        self._timer.stop()
        self._wanted = None
        for work in (self._reading, self._child):
            if work is not None:
                work.drop()
        self._reading = self._child = None

    def forget(self) -> None:
        """What could not be measured may be tried again."""
        self.cancel()
        self._refused.clear()

    def _looked_up(self, found: Any) -> None:
        self._reading = None
        wanted = self._wanted
        assert wanted is not None
        if found is not None:
            self.known.emit(wanted.model, found)
        elif not self._may:
            self.held.emit(wanted.model)
        elif wanted not in self._refused:
            self._timer.start(PAUSE)
            self.measuring.emit(wanted.model)

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.failed.emit(wanted.model, error)

    def _start(self) -> None:
        wanted = self._wanted
        assert wanted is not None
        if not self._make_room():
            self._wanted = None
            self.held.emit(wanted.model)
            return

        def show(result: Any) -> None:
            self._child = None
            self.known.emit(wanted.model, result)

        def refuse(error: PasticheError) -> None:
            self._child = None
            self._refused.add(wanted)
            self.failed.emit(wanted.model, error)

        options = probe_options(wanted.model, changes=dict(wanted.changes))
        self._child = ChildLoad("probe", wanted.root, options, show, refuse)
