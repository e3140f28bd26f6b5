"""Work that needs the memory waits while a voice is measured, says so, and begins by itself afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from core import cleaning
from core.training import Options as Training
from desktop.jobs import Job
from desktop.state import Run, State
from desktop.turns import why_waits
from desktop.window import Window
from tests.fakes.windows import settle


class Held(Job):
    """A job that is never started: a test ends it."""

    def start(self, *_: Any) -> None:
        pass


@contextmanager
def measured(state: State) -> Iterator[Job]:
    """A voice is being measured; nothing is left at the end, or the window would ask when it closes."""
    job = Held("evaluate", None, None)
    state.errands.begin(job)
    try:
        yield job
    finally:
        state.errands.running.clear()
        state.queue.waiting.clear()
        state.queue.current = None
        state.runs.clear()


def begin(state: State, stage: str, options: Any) -> Run:
    assert state.project is not None
    return state.begin(Held(stage, state.project.root, options), state.project.author)


def test_a_training_waits_for_a_measuring_and_begins_by_itself(opened: Window) -> None:
    state = opened.state
    with measured(state) as job:
        opened.show_page("train")
        run = begin(state, "train", Training())
        settle()
        assert state.queue.current is None and "This begins by itself" in why_waits(state, run.job)
        page: Any = opened.pages["train"]
        assert "A voice is being measured and needs the memory" in page.lead.text()
        assert opened.sidebar.job.isVisibleTo(opened)
        state.errands.changed.emit()
        assert state.queue.current is None
        job.finished.emit()
        assert state.queue.current is run.job


def test_what_needs_no_model_does_not_wait(opened: Window) -> None:
    with measured(opened.state):
        run = begin(opened.state, "clean", cleaning.Options())
        assert opened.state.queue.current is run.job


def test_one_that_waits_can_be_taken_out(opened: Window) -> None:
    state = opened.state
    with measured(state) as job:
        run = begin(state, "train", Training())
        state.stop_work(run)
        job.finished.emit()
        assert state.queue.current is None and not state.works()


def test_what_comes_behind_keeps_its_place(opened: Window) -> None:
    state = opened.state
    with measured(state) as job:
        first, second = begin(state, "train", Training()), begin(state, "clean", cleaning.Options())
        assert state.queue.jobs() == [first.job, second.job] and state.queue.current is None
        assert why_waits(state, second.job) == "Waits for the work before it."
        job.finished.emit()
        assert state.queue.current is first.job
