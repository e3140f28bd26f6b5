"""Owns the checks that use the app: a worker, the window and its pages, the sample book, a text restyled."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from core import machine, proving
from core.files import read_text
from core.restyling.document import parse
from core.stages import WALK
from desktop import leaving, pages
from desktop.app import fitting
from desktop.editor.requests import Ask, Voice, Written
from desktop.editor.writer_client import WriterClient
from desktop.jobs import Job, Load
from desktop.selftest import parts
from desktop.selftest.trial import Failed, Skipped, Trial
from desktop.settings.page import ORDER
from desktop.state import State
from desktop.welcome.sample import read_sample, sample_options
from desktop.window import Window

STARTS = 60.0
STEP = 240.0
"""Seconds for a child to start, for a page to be painted; and for a step, on a busy machine."""
EPOCHS = 0.5
"""How much of the sample is learned: enough to see that training works."""
VARIANTS = 2
"""Wordings asked for; the practice model may end one before it has begun."""
PAGES = ("welcome", *WALK, "restyle", "voices", "projects")
COLOURS = 3  # on a page that shows something, there are more


class Paint(QObject):
    """Knows whether a widget, or anything in it, was painted since this was made."""

    def __init__(self, app: QApplication, shown: QWidget) -> None:
        super().__init__(shown)
        self.seen = False
        self._shown = shown
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen = self.seen or watched is self._shown or self._shown.isAncestorOf(watched)
        return False


def _see(trial: Trial, shown: QWidget) -> None:
    """Wait until it is painted and nothing is read any more.

    Raises:
        Failed: no paint came, or what was painted is empty.
    """
    paint = Paint(trial.app, shown)
    shown.update()
    try:
        trial.until(lambda: paint.seen and not Load.busy(), STARTS, f"the painting of {type(shown).__name__}")
    finally:
        paint.deleteLater()
    if _colours(shown.grab().toImage()) <= COLOURS:
        raise Failed(f"{type(shown).__name__} is empty")


def _colours(image: QImage) -> int:
    """How many colours stand on a coarse grid."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)})


def worker(trial: Trial) -> str:
    """A child that was killed is gone, and nothing was made of what it did."""
    before = trial.children()
    ended: list[str] = []
    job = Job("prove", None, proving.Options(packages=("core",)))
    for signal, how in ((job.succeeded, "done"), (job.failed, "failed"), (job.cancelled, "killed")):
        signal.connect(lambda *_, how=how: ended.append(how))
    moved: list[object] = []
    job.progress.connect(moved.append)
    job.start()
    try:
        trial.until(lambda: moved, STARTS)
        began = trial.children() - before
    finally:
        job.kill()
        job.wait()
    trial.until(lambda: ended, STARTS)
    if ended != ["killed"] or not began:
        raise Failed(f"it ended as {', '.join(ended)}, with {len(began)} processes")
    trial.until(lambda: not trial.children() & began, STARTS, "the child that was killed")
    return f"process {', '.join(str(process.pid) for process in began)} was begun, killed, and is gone"


def window(trial: Trial) -> str:
    """The window opens and is painted."""
    state = State()
    state.preferences.set("projects", str(trial.folder))
    state.refused.connect(trial.trouble)
    made = trial.window = Window(state)
    made.resize(fitting(made.size(), trial.app.primaryScreen().availableSize()))
    made.show()
    made.raise_()
    _see(trial, made)
    trial.until(lambda: not made.warming.waiting, STARTS)
    return f"{made.width()} by {made.height()} pixels on {trial.app.platformName()}"


def sample(trial: Trial) -> str:
    """The sample book through the five steps, each in a child of its own, each shown on its page."""
    shown = trial.need_window()
    state = shown.state
    place, author, _ = read_sample(trial.folder)
    if not state.create_project(place, author):
        raise Failed("its project cannot be made")
    options = sample_options()
    options["train"] = replace(options["train"], epochs=EPOCHS)
    for stage in WALK:
        shown.show_page(stage)
        state.start(stage, options[stage])
        _wait(trial, state, stage)
        if (problem := state.problems.get(stage)) is not None:
            raise problem
        if not state.done(stage):
            raise Failed(f"the step {stage} made nothing")
    learned = state.result("train")
    if not (math.isfinite(learned.loss_after) and learned.loss_after < learned.loss_before):
        raise Failed(f"nothing was learned: validation loss {learned.loss_before} and {learned.loss_after}")
    return f"validation loss {learned.loss_before:.2f}, then {learned.loss_after:.2f}"


def _wait(trial: Trial, state: State, stage: str) -> None:
    """Until a step has ended.

    Raises:
        Failed: it took too long, and was killed.
    """
    try:
        trial.until(lambda: stage not in state.runs and state.settled, STEP, f"the step {stage}")
    except Failed:
        state.kill(stage)
        raise


def restyling(trial: Trial) -> str:
    """A passage in the voice that was learned, from a child that stays."""
    shown, project = trial.need_window(), trial.need_project()
    if not shown.state.done("train"):
        raise Skipped("no voice was learned")
    page = read_text(machine.resource("sample_book/page.md"))
    text = next(page[block.start : block.end] for block in parse(page).blocks if block.prose)
    written: list[Written] = []
    ended: list[Any] = []
    client = WriterClient(shown)
    client.meaning = False
    client.written.connect(lambda _, made: written.append(made))
    client.failed.connect(lambda _, error, left: ended.append(error))
    client.died.connect(lambda _, error: ended.append(error))
    voice = Voice(str(project.adapter.resolve()))
    try:
        client.write([Ask("self-test", text, voice, variants=VARIANTS, verify=False)])
        trial.until(lambda: not client.busy, STEP, "the writing")
        trial.children()
    finally:
        client.shut_down()
    texts = [made.text for made in written if made.text.strip()]
    if not texts:
        raise ended[0] if ended else Failed("the writer wrote nothing")
    return f"{len(texts[0].split())} words of {len(text.split())}"


def every_page(trial: Trial) -> str:
    """Every page of the window, every tab of Settings and the help are painted, with what the sample left."""
    shown, _ = trial.need_window(), trial.need_project()
    for name in PAGES:
        shown.show_page(name)
        _see(trial, shown.pages[name])
    for tab in ORDER:
        pages.show_settings(shown, tab)
        _see(trial, shown.pages["settings"])
    shown.desk.show_page()
    assert shown.desk.help is not None
    _see(trial, shown.desk.help)
    leaving.close_others(shown)
    return f"{len(PAGES)} pages, {len(ORDER)} tabs, and the help"


def end(trial: Trial) -> str:
    """The window closes without a question; no process of ours is left, and this one stayed light."""
    shown = trial.need_window()
    if leaving.works(shown.state):
        raise Failed("work goes on that nobody began")
    if not shown.leave():
        raise Failed("the window stays open")
    trial.window = None
    if loaded := parts.MODELS & sys.modules.keys():
        raise Failed(f"the window's process has loaded {', '.join(sorted(loaded))}")
    try:
        trial.until(lambda: not trial.children(), STARTS)
    except Failed as late:
        left = trial.children()
        for process in left:
            process.kill()
        raise Failed(f"still running: {', '.join(map(str, left))}") from late
    return "nothing is left running"
