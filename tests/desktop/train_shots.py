"""Owns the pictures of the page Train: every state of it, fed by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from core.progress import DownloadFailed, Progress
from core.training import Result
from desktop.jobs import Load
from desktop.loading import LeftTraining
from desktop.window import Window
from tests.desktop import trainings
from tests.fakes.windows import end_feed, feed, settle


def fresh(window: Window) -> Any:
    """The page as it is when nothing runs, made anew."""
    window.state.runs.clear()
    window.state.problems.clear()
    window.state.stopped.clear()
    window.state.queue.current = None
    window.show_page("neutralize")  # another page, or the window would ask the one that goes
    page: Any = window.pages.pop("train", None)
    if page is not None:
        page.forget()
        window.stack.removeWidget(page)
        page.deleteLater()
    window._run_changed("train")
    window.show_page("train")
    settle()
    return window.pages["train"]


def choosing(window: Window, preset: str = "reference", model: str = trainings.SMALL) -> Any:
    fresh(window)
    return trainings.choosing(window, preset, model).presets


def measured(window: Window) -> None:
    choosing(window)._take_needs(trainings.SMALL, trainings.measured())


def measuring(window: Window) -> None:
    choosing(window)._show_measuring(trainings.SMALL)


def not_measured(window: Window) -> None:
    error = DownloadFailed("The base model could not be loaded.", "Choose another one.")
    choosing(window)._show_not_measured(trainings.SMALL, error)


def more(window: Window) -> None:
    choice = choosing(window)
    choice._take_needs(trainings.SMALL, trainings.measured())
    choice.more.fold()
    area = window.pages["train"]._choose
    settle()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def fetching(window: Window) -> None:
    choice = choosing(window, model=trainings.AWAY)
    run = feed(window, "probe", [])
    for second, done in enumerate((0.0, 0.6, 1.2)):
        progress = Progress("probe", int(done * 1e9), 4_600_000_000, "Fetching away", {"bytes": 1.0})
        run.progress = progress
        run.clock.see(time.monotonic() + 60.0 * second, progress.done, progress.total)
    choice._fetch_moved("probe")


def busy(window: Window, rises: bool = False, until: int = 580, restarts: int = 0) -> Any:
    page = fresh(window)
    feed(window, "train", [])
    page.learning.read = lambda: None  # the fed curve, not the project's own
    settle()
    Load.finish_all()
    run = window.state.runs["train"]
    page.learning.begin(False)
    for report in trainings.reports(until, rises, restarts):
        run.progress = report
        run.clock.see(12.0 * report.done, report.done, report.total)
        page.learning.show_progress(report)
    page.learning._show_learned(trainings.learned(until, rises))
    page._run_moved("train")
    window._run_changed("train")
    return page


def stopping(window: Window) -> None:
    page = busy(window)
    window.state.runs["train"].job._control.stopped = True
    page._run_moved("train")
    page.refresh()


def waiting(window: Window) -> None:
    page = fresh(window)
    note = "Another training is running; this one starts when it is done"
    page.body("busy")
    page.learning.read = lambda: None
    feed(window, "train", [Progress("train", 0, None, note)])


def coming(window: Window) -> None:
    page = fresh(window)
    run = feed(window, "train", [])
    page.learning.begin(False)
    for second, done in enumerate((0.0, 0.6, 1.2)):
        progress = Progress("train", int(done * 1e9), 4_600_000_000, "Fetching small", {"bytes": 1.0})
        run.progress = progress
        run.clock.see(60.0 * second, progress.done, progress.total)
    page._run_moved("train")


def left(window: Window) -> None:
    choosing(window)._take_needs(trainings.SMALL, trainings.measured())
    page: Any = window.pages["train"]
    choice = {"preset": "reference", "model": trainings.SMALL, "epochs": 0.87}
    page.left._show(LeftTraining(580, 1014, 500, choice))


def trained(window: Window) -> None:
    page = fresh(window)
    page.learning.read = lambda: None
    page.choosing = False
    page.refresh()
    page.learning._best = 500
    page.learning._show_learned(trainings.learned())


def best_so_far(window: Window) -> None:
    trained(window)
    settle()  # what really lies in the folder is read by then
    page: Any = window.pages["train"]
    choice = {"preset": "reference", "model": trainings.SMALL, "epochs": 0.87, "seed": 42}
    reached = Result("", 507, 41, 580, 500, 3.02, 2.45, stopped_early=True)
    page.left._show(LeftTraining(580, 1014, 500, choice, reached))


def earlier_stays(window: Window) -> None:
    trained(window)
    settle()  # what really lies in the folder is read by then
    page: Any = window.pages["train"]
    page.left._show(LeftTraining(580, 0, None, kept=True))


def failed(window: Window) -> None:
    busy(window)
    end_feed(window, "train", DownloadFailed("The download of Small Base broke off.", "Press Start again."))


def pictures(window: Window) -> list[tuple[str, Callable[[], object]]]:
    """Name and how to get there."""
    return [
        ("11-train-choose", lambda: measured(window)),
        ("11b-train-measuring", lambda: measuring(window)),
        ("11c-train-not-measured", lambda: not_measured(window)),
        ("11d-train-download", lambda: choosing(window, model=trainings.AWAY)),
        ("11e-train-made-here", lambda: choosing(window, model=trainings.MADE)),
        ("11f-train-fetching", lambda: fetching(window)),
        ("11g-train-more", lambda: more(window)),
        ("11h-train-practice", lambda: choosing(window, "practice")),
        ("11i-train-left", lambda: left(window)),
        ("12-train-busy", lambda: busy(window)),
        ("12b-train-memorising", lambda: busy(window, rises=True, until=780, restarts=1)),
        ("12c-train-stopping", lambda: stopping(window)),
        ("12d-train-waiting", lambda: waiting(window)),
        ("12e-train-coming", lambda: coming(window)),
        ("12f-train-problem", lambda: failed(window)),
        ("13-train", lambda: trained(window)),
        ("13b-train-best-so-far", lambda: best_so_far(window)),
        ("13c-train-earlier-stays", lambda: earlier_stays(window)),
        ("13z-train-calm", lambda: fresh(window)),
    ]
