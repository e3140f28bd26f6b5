"""Owns the sample that goes by itself: its project, one step after another, and a page to restyle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from core import cleaning, curating, importing, machine, neutralizing, training
from core.files import read_text
from core.progress import PasticheError
from core.stages import WALK
from core.types import as_json
from desktop import words
from desktop.jobs import Load
from desktop.welcome.new_project import free_place
from desktop.widgets.basics import button, column, holder, label, row

if TYPE_CHECKING:
    from desktop.window import Window

PAUSE = 1500
"""Milliseconds for a look at what a step made, before the next one begins."""


def sample_options() -> dict[str, Any]:
    """Step -> its Options: the sample book, no model from elsewhere, and nothing that leaves the computer."""
    return {
        "import": importing.Options(paths=(str(machine.resource("sample_book.epub")),)),
        "clean": cleaning.Options(),
        "curate": curating.Options(model="practice"),
        "neutralize": neutralizing.Options(llm="outline"),
        "train": training.Options(model="practice", preset="practice"),
    }


def read_sample(folder: Path) -> tuple[Path, str, str]:
    """A free place for its project, its author, and the page to restyle. For a `Load`."""
    book = json.loads(read_text(machine.resource("sample_book/book.json")))
    place = free_place(folder, words.tr("{author}, Sample").format(author=book["author"]))
    return place, str(book["author"]), read_text(machine.resource("sample_book/page.md"))


class SampleBar(QWidget):
    """A line above the pages: how far the sample is, and the button that ends its going by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.said = label("", "text", wrap=True)
        self.stop = button("", look="small")
        line = row(self.said, 16, self.stop, margins=(16, 8, 8, 8))
        line.setStretch(0, 1)
        self.setLayout(column(holder(line, "card"), margins=(32, 12, 32, 0)))
        self.hide()

    def say(self, text: str, press: str) -> None:
        self.said.setText(text)
        self.stop.setText(press)
        self.stop.setAccessibleName(press)
        self.show()


class SampleWalk(QObject):
    """Takes the sample through the steps; each page is shown at work, unless the user looks at another.

    A stop or a problem ends that. The project is one like any other, so the pages go on with it.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.stage = ""  # the step at work; "" while the sample does not go
        self.bar = SampleBar()
        self._root: Path | None = None
        self._page = ""
        self._options: Mapping[str, Any] = {}
        self._reading: Load | None = None
        self._next = QTimer(self, interval=PAUSE, singleShot=True)
        self._next.timeout.connect(self._go_on)
        self.bar.stop.clicked.connect(self.stop)
        above = window.stack.parentWidget().layout()
        assert isinstance(above, QBoxLayout)
        above.insertWidget(0, self.bar)
        state = window.state
        state.stages_changed.connect(self._look)
        state.run_ended.connect(self._ended)
        state.project_changed.connect(self._project_changed)
        window.stack.currentChanged.connect(self._moment_over)

    def begin(self) -> None:
        """Make its project and go."""
        if self._reading is None and not self.stage:
            folder = self.window.state.preferences.projects_folder
            self._reading = Load(lambda: read_sample(folder), self._make, self._not_read)

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self.window.state.refused.emit(error)

    def _make(self, found: tuple[Path, str, str]) -> None:
        self._reading = None
        place, author, self._page = found
        state = self.window.state
        if not state.create_project(place, author) or state.project is None:
            return
        self._root = state.project.root
        self._options = sample_options()
        for stage in ("neutralize", "train"):  # what their pages offer, should the user stop and go on there
            state.project.set_options(stage, as_json(self._options[stage]))
        self._start(WALK[0])

    def _start(self, stage: str) -> None:
        before, self.stage = self.stage, stage
        text = self.tr("The sample goes by itself. Step {n} of {all}: {step}.")
        said = text.format(n=WALK.index(stage) + 1, all=len(WALK), step=words.step_title(stage))
        self.bar.say(said, self.tr("Stop the Sample"))
        if self.window.page in ("welcome", before):
            self.window.show_page(stage)
        self.window.state.start(stage, self._options[stage])

    def stop(self) -> None:
        """End its going by itself; the step at work saves and ends. A second press takes the line away."""
        stage = self.stage
        self._end()
        if stage:
            self.window.state.stop(stage)

    def _end(self) -> None:
        self.stage = ""
        self._next.stop()
        self.bar.hide()

    # What comes from the state.
    def _project_changed(self) -> None:
        project = self.window.state.project
        if self._root is not None and (project is None or project.root != self._root):
            self._root = None
            self._end()

    def _ended(self, stage: str) -> None:
        state = self.window.state
        if stage == self.stage and (stage in state.problems or stage in state.stopped):
            self._end()  # its page says what is to be done

    def _look(self) -> None:
        """Freshness is known again: where the step is done, the next one follows."""
        state, stage = self.window.state, self.stage
        if stage and stage not in state.runs and state.settled and state.done(stage):
            self._next.start()

    def _go_on(self) -> None:
        place = WALK.index(self.stage) + 1
        if place < len(WALK):
            self._start(WALK[place])
        else:
            self._finish()

    def _finish(self) -> None:
        """To the page Restyle, with a text, in the voice that was just learned."""
        window, shown = self.window, self.window.page == self.stage
        self.stage = ""
        learned = self.tr("The voice is learned, by a small practice model: the idea of it, not literature.")
        if not shown or window.state.project is None:
            self.bar.say(learned, self.tr("Close"))
            return
        window.show_page("restyle")
        page: Any = window.pages["restyle"]
        own = str(window.state.project.adapter.resolve())
        if page.voices.adapter not in ("", own):
            page.add_voice(Path(own))
        if page.text is None:
            page.open_source(self._page)
            learned += " " + self.tr("Press Restyle the Rest to have this page written in it.")
        self.bar.say(learned, self.tr("Close"))
        page.client.busy_changed.connect(self._moment_over)

    def _moment_over(self) -> None:
        """What the line asks for has begun, or another page is on show."""
        if not self.stage:
            self.bar.hide()
