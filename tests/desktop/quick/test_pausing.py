"""While a training runs the writer needs its memory: the training pauses, and goes on as it began."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.progress import Progress
from core.training import Options
from desktop.jobs import Job, JobQueue
from desktop.menubar_drawing import Look
from desktop.quick.panel import QuickPanel
from desktop.quick.taking import Stage
from desktop.state import Run, State
from desktop.window import Window
from tests.desktop.quick.conftest import WAIT, wait_for
from tests.fakes.tray import Tray
from tests.fakes.voices import SOURCE
from tests.fakes.windows import end_feed, feed, settle

TRAINING = Options(model="practice", preset="practice", epochs=0.5)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The work that begins again, which is not run."""
    jobs: list[Job] = []

    def begin(self: State, job: Job, author: str, first: bool = False) -> Run:
        assert first
        jobs.append(job)
        return Run(job, author=author)

    monkeypatch.setattr(State, "begin", begin)
    return jobs


@pytest.fixture
def learning(taught: Window, sample: Any) -> Run:
    """A training that is not really run, with another one waiting behind it."""
    taught.open_project(sample.root)
    settle()
    run = feed(taught, "train", [Progress("train", 1, 4)], TRAINING)
    return run


@pytest.mark.usefixtures("answers_at_once")
def test_training_pauses_for_the_panel_and_goes_on_when_it_is_closed(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    tray = Tray()
    taught.icon.set_tray(tray)  # type: ignore[arg-type]
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.PAUSING)
    assert learning.job.stopping and not panel.writing.client.running
    assert panel.said.text() == "Learning the voice pauses; its last step is being saved."
    end_feed(taught, "train")
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.said.text().endswith("Learning the voice pauses until this panel is closed.")
    assert taught.icon.look == Look("paused") and tray.told == []
    assert tray.lines()[:2] == ["(Learning the voice)", "(Goes on when the voice has written)"]
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)  # it has the memory already
    wait_for(qtbot, panel, Stage.DONE)
    assert not begun
    panel.close()
    (job,) = begun
    assert (job.stage, job.root, job.options) == ("train", learning.job.root, TRAINING)
    assert not panel.writing.client.running and taught.state.aside.run is None
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_it_goes_on_by_itself_though_the_panel_stays_open_and_pauses_again(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    panel.writing._rest.setInterval(0)
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.PAUSING)
    end_feed(taught, "train")
    qtbot.waitUntil(lambda: bool(begun), timeout=WAIT)
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.copy.isVisible() and "pauses" not in panel.said.text()
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_who_closes_the_panel_before_the_step_is_saved_has_the_training_go_on(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.PAUSING)
    panel.close()
    end_feed(taught, "train")
    assert len(begun) == 1 and not panel.writing.client.running
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_stop_in_the_menu_bar_leaves_it_stopped(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.PAUSING)
    end_feed(taught, "train")
    wait_for(qtbot, panel, Stage.DONE)
    taught.stop_work()
    panel.close()
    assert not begun and taught.state.aside.run is None
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_a_training_begun_meanwhile_has_the_first_claim(
    taught: Window, sample: Any, panel: QuickPanel, qtbot: QtBot
) -> None:
    panel.take("Hold the line a little longer, she said, and went in.", selected=False)
    qtbot.waitUntil(lambda: bool(panel.result.text()), timeout=WAIT)
    taught.open_project(sample.root)
    feed(taught, "train", [Progress("train", 1, 4)], TRAINING)
    assert panel.writing.stage == Stage.FAILED and not panel.writing.client.running
    assert panel.problem.title.text() == "Learning the voice has begun, and needs the memory."
    end_feed(taught, "train")
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_the_editor_and_the_panel_never_hold_a_model_each(
    taught: Window, panel: QuickPanel, qtbot: QtBot
) -> None:
    taught.show_page("restyle")
    settle()
    page: Any = taught.pages["restyle"]
    page.open_source("Hold the line a little longer, she said, and went in.")
    qtbot.waitUntil(lambda: page.text is not None and page.bar.adapter is not None)
    page.run("rest")
    qtbot.waitUntil(lambda: bool(page.model.row(0).streamed), timeout=WAIT)
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.FAILED)
    assert panel.problem.title.text().startswith("The editor is writing just now")
    page.session.stop_all()
    assert page.client.running
    qtbot.mouseClick(panel.problem.fix, Qt.MouseButton.LeftButton)
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.writing.client.running and not page.client.running
    page.run("rest")
    assert not panel.writing.client.running
    qtbot.waitUntil(lambda: bool(page.model.row(0).streamed), timeout=WAIT)
    page.session.stop_all()
    page.drafts.forget()


class Short(Job):
    """Done as soon as it begins."""

    def run(self) -> None:
        self.succeeded.emit(None)


def test_while_the_queue_is_held_nothing_begins_and_what_goes_on_is_before_what_waits(qtbot: QtBot) -> None:
    queue, ended = JobQueue(), list[str]()
    queue.ended.connect(lambda job: ended.append(job.stage))
    queue.hold(True)
    queue.submit(Short("waits", None, None))
    queue.submit(Short("goes on", None, None), first=True)
    assert queue.current is None and len(queue.waiting) == 2
    queue.hold(False)
    assert queue.current is not None and queue.current.stage == "goes on"
    qtbot.waitUntil(lambda: ended == ["goes on", "waits"])


@pytest.mark.long
def test_a_real_training_pauses_and_reaches_the_same_end(
    taught: Window, sample: Any, panel: QuickPanel, qtbot: QtBot
) -> None:
    taught.open_project(sample.root)
    settle()
    state = taught.state
    taught.start_stage("train", TRAINING)
    first = state.runs["train"]
    qtbot.waitUntil(lambda: bool(first.share), timeout=4 * WAIT)
    panel.take(SOURCE, selected=False)
    qtbot.waitUntil(lambda: panel.writing.stage == Stage.DONE, timeout=4 * WAIT)
    assert first.stopped and state.aside.run is first and panel.writing.result
    panel.close()
    second = state.runs["train"]
    assert second is not first and second.job.options == TRAINING
    qtbot.waitUntil(lambda: "train" not in state.runs, timeout=4 * WAIT)
    settle()
    assert second.result is not None and state.done("train") and not state.problems
