"""While a training runs the writer needs its memory: the training pauses, and goes on as it began."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core import neutralizing
from core.progress import Progress
from core.training import Options
from desktop.jobs import Job, JobQueue
from desktop.menubar import status
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


def take(qtbot: QtBot, panel: QuickPanel) -> None:
    """The panel has a text, and waits for the work to save and end."""
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.PAUSING)


def make_room(qtbot: QtBot, taught: Window, panel: QuickPanel, stage: str = "train") -> None:
    """The work has saved and ended, and the panel has written."""
    end_feed(taught, stage)
    wait_for(qtbot, panel, Stage.DONE)


@pytest.mark.usefixtures("answers_at_once")
def test_training_pauses_for_the_panel_and_goes_on_when_it_is_closed(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    tray = Tray()
    taught.icon.set_tray(tray)  # type: ignore[arg-type]
    take(qtbot, panel)
    assert learning.job.stopping and not panel.writing.client.running
    assert panel.said.text() == "Learning the voice pauses; its last step is being saved."
    make_room(qtbot, taught, panel)
    assert panel.said.text().endswith("Learning the voice pauses until this panel is closed.")
    assert taught.icon.look == Look("paused") and tray.told == []
    assert tray.lines()[:2] == ["(Learning the voice)", "(Goes on when the voice has written)"]
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)  # it has the memory already
    wait_for(qtbot, panel, Stage.DONE)
    assert taught.state.make_room() and not begun  # who wants the memory does not have it go on meanwhile
    panel.close()
    (job,) = begun
    assert (job.stage, job.root, job.options) == ("train", learning.job.root, TRAINING)
    assert not panel.writing.client.running and taught.state.aside.run is None
    settle()


def test_what_could_not_go_on_from_there_is_waited_for(
    taught: Window, sample: Any, panel: QuickPanel
) -> None:
    taught.open_project(sample.root)
    settle()
    run = feed(taught, "probe", [])
    panel.take(SOURCE, selected=False)
    settle()
    assert panel.problem.title.text() == "Fetching the model is going on and needs the memory."
    assert not run.job.stopping and not panel.writing.client.running
    end_feed(taught, "probe")


@pytest.mark.usefixtures("answers_at_once")
def test_it_goes_on_by_itself_though_the_panel_stays_open_and_pauses_again(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    panel.writing._rest.setInterval(0)
    take(qtbot, panel)
    end_feed(taught, "train")
    qtbot.waitUntil(lambda: bool(begun), timeout=WAIT)
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.copy.isVisible() and "pauses" not in panel.said.text()
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_who_closes_the_panel_before_the_step_is_saved_has_the_training_go_on(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    take(qtbot, panel)
    panel.close()
    end_feed(taught, "train")
    assert len(begun) == 1 and not panel.writing.client.running
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_stop_in_the_menu_bar_leaves_it_stopped(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    take(qtbot, panel)
    make_room(qtbot, taught, panel)
    taught.stop_work()
    panel.close()
    assert not begun and taught.state.aside.run is None
    settle()


@pytest.mark.usefixtures("answers_at_once")
@pytest.mark.parametrize("when", ["before the panel came", "while it saves"])
def test_what_the_user_stopped_stays_stopped(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot, when: str
) -> None:
    if when == "before the panel came":
        taught.stop_work()
    take(qtbot, panel)
    if when == "while it saves":
        taught.stop_work()
    end_feed(taught, "train")
    assert taught.state.aside.run is None and "train" not in taught.state.runs
    wait_for(qtbot, panel, Stage.DONE)
    panel.close()
    assert not begun and not taught.state.aside.holding
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_a_second_text_finds_the_training_still_waiting(
    taught: Window, learning: Run, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    take(qtbot, panel)
    panel.take(SOURCE + " Another.", selected=False)  # before the training has saved
    make_room(qtbot, taught, panel)
    assert panel.writing.source.endswith("Another.")
    panel.take(SOURCE + " A third.", selected=False)
    wait_for(qtbot, panel, Stage.DONE)
    assert not begun
    panel.take("", selected=False)
    wait_for(qtbot, panel, Stage.EMPTY)
    assert not begun and panel.writing._rest.isActive()  # nothing comes of this one
    panel.close()
    assert len(begun) == 1
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_accounts_begun_anew_go_on_after_the_pause(
    taught: Window, sample: Any, panel: QuickPanel, begun: list[Job], qtbot: QtBot
) -> None:
    taught.open_project(sample.root)
    settle()
    anew = neutralizing.Options(llm="mlx:some/model", resume=False)
    feed(taught, "neutralize", [Progress("neutralize", 5, 10)], anew)
    take(qtbot, panel)
    make_room(qtbot, taught, panel, "neutralize")
    panel.close()
    (job,) = begun
    assert job.options == replace(anew, resume=True)
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_what_is_set_aside_is_shown_can_be_stopped_and_is_asked_about(
    taught: Window,
    learning: Run,
    panel: QuickPanel,
    begun: list[Job],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taught.show_page("train")
    take(qtbot, panel)
    make_room(qtbot, taught, panel)
    settle()
    page: Any = taught.pages["train"]
    assert page.mode == "busy" and page.stop.isEnabled() and page.end.isHidden()
    assert page.lead.text() == "Waits until the quick panel is closed, then goes on from there."
    assert taught.sidebar.job.isVisible() and taught.menus.actions["stop"].isEnabled()
    taught.show_page("projects")
    projects: Any = taught.pages["projects"]
    assert [row.stop.isEnabled() for row in projects.work.rows] == [True]
    asked: list[str] = []
    monkeypatch.setattr(taught.leaving, "may_stop", lambda: bool(asked.append(status(taught.state))))
    assert not taught.leave() and asked[0].startswith("Learning the voice, 25 %")
    projects.work.rows[0].stop.click()
    taught.show_page("train")
    assert page.mode != "busy" and not taught.state.unfinished()
    settle()


@pytest.mark.usefixtures("answers_at_once")
def test_quitting_begins_nothing_again(
    taught: Window,
    learning: Run,
    panel: QuickPanel,
    begun: list[Job],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take(qtbot, panel)
    make_room(qtbot, taught, panel)
    monkeypatch.setattr(taught.leaving, "may_stop", lambda: True)
    assert taught.leave() and not begun and not panel.isVisible()
    taught.quick.restyle_clipboard()
    assert not panel.isVisible()


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


def writes(window: Window, qtbot: QtBot) -> Any:
    """The editor, at a passage that it is never done with."""
    window.show_page("restyle")
    settle()
    page: Any = window.pages["restyle"]
    page.open_source("Hold the line a little longer, she said, and went in.")
    qtbot.waitUntil(lambda: page.text is not None and page.bar.adapter is not None)
    page.run("rest")
    return page


@pytest.mark.usefixtures("answers_at_once")
def test_the_editor_gives_way_to_a_training_of_any_project_once_it_begins(
    taught: Window, sample: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Job, "start", lambda self: None)
    page, state = writes(taught, qtbot), taught.state
    qtbot.waitUntil(lambda: bool(page.model.row(0).streamed), timeout=WAIT)
    state.queue.hold(True)
    state.begin(Job("train", sample.root, TRAINING), "Somebody")  # no project is open
    assert page.client.running  # it only waits
    state.queue.hold(False)
    assert not page.client.running and "training needs the memory" in page.notice.said.text()
    state.queue.current = None
    page.drafts.forget()


@pytest.mark.usefixtures("answers_at_once")
def test_the_editor_does_not_begin_beside_a_training_or_another_writer(
    taught: Window, sample: Any, panel: QuickPanel, qtbot: QtBot
) -> None:
    taught.open_project(sample.root)
    feed(taught, "train", [Progress("train", 1, 4)], TRAINING)
    page = writes(taught, qtbot)
    assert page.problem.title.text() == "Learning the voice is going on and needs the memory."
    assert not page.client.running
    end_feed(taught, "train")
    panel.take("Hold the line a little longer, he said, and stayed.", selected=False)
    qtbot.waitUntil(lambda: bool(panel.result.text()), timeout=WAIT)
    page.problem.fix.click()
    assert page.problem.title.text().startswith("Another text is being written") and not page.client.running
    panel.close()
    page.problem.fix.click()
    qtbot.waitUntil(lambda: bool(page.model.row(0).streamed), timeout=WAIT)
    assert page.problem.isHidden()
    page.session.stop_all()
    page.drafts.forget()
    settle()


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
