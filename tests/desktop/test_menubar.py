"""The icon in the menu bar: what it shows of the work, its commands, and a window closed meanwhile."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from core.progress import NoSpace, Progress
from core.project import Project
from core.training import Options
from desktop import mac, menubar
from desktop.app import Application
from desktop.mac import Dock
from desktop.menubar_drawing import Look, drawn
from desktop.state import Run
from desktop.window import Window
from tests.fakes.samples import copy_project
from tests.fakes.tray import Tray
from tests.fakes.windows import end_feed, feed, settle


@pytest.fixture
def tray(opened: Window) -> Tray:
    made = Tray()
    opened.icon.set_tray(made)  # type: ignore[arg-type]
    return made


TRAINING = Options(model="practice", preset="practice", epochs=0.5)


def learning(window: Window) -> Run:
    """A training that is not really run, and 57 % done."""
    return feed(window, "train", [Progress("train", 0, 100), Progress("train", 57, 100)], TRAINING)


def ink(picture: QPixmap) -> set[tuple[int, int, int]]:
    image = picture.toImage()
    found = set()
    for x in range(image.width()):
        for y in range(image.height()):
            colour = QColor(image.pixelColor(x, y))
            if colour.alpha():
                found.add((colour.red(), colour.green(), colour.blue()))
    return found


def test_each_state_is_drawn_in_black_alone_and_looks_unlike_the_others(opened: Window) -> None:
    looks = [Look(), Look("working", 57), Look("working"), Look("paused"), Look("working", 57, True)]
    looks.append(Look(needs_you=True))
    for wide in (True, False):
        pictures = [drawn(look, wide, "#000000") for look in looks]
        assert all(ink(picture) == {(0, 0, 0)} for picture in pictures)
        assert all(picture.height() == 36 for picture in pictures)
        images = [picture.toImage() for picture in pictures]
        assert all(one != other for n, one in enumerate(images) for other in images[n + 1 :])
    assert drawn(looks[1], True, "#000000").width() > 36  # the percent stands beside it
    assert drawn(looks[1], False, "#000000").width() == 36


def test_it_says_what_works_and_is_drawn_anew_only_where_that_looks_different(
    opened: Window, tray: Tray
) -> None:
    assert tray.lines()[0] == "(Nothing runs)" and "Stop and Save" not in tray.lines()
    assert "(Last Result)" in tray.lines() and tray.tips == ["Pastiche. Nothing runs"]
    drawings = len(tray.icons)
    learning(opened)
    assert tray.lines()[0] == "(Learning the voice, 57 %)"
    assert tray.lines()[1] == "(Under a minute left)"
    assert tray.tips[-1].startswith("Pastiche. Learning the voice, 57 %")
    assert "(Training pauses while it writes)" in tray.lines()
    before = len(tray.icons)
    assert before > drawings
    for _ in range(50):
        opened.state._job_moved(Progress("train", 57, 100, "the same percent"))
    assert len(tray.icons) == before
    opened.state._job_moved(Progress("train", 58, 100))
    assert len(tray.icons) == before + 1


def test_the_work_of_a_project_that_is_put_away_is_named_with_its_author(
    opened: Window, tray: Tray, sample: Project, tmp_path: Any
) -> None:
    author = sample.author
    learning(opened)
    opened.open_project(copy_project(sample, tmp_path / "Other.pastiche").root)
    settle()
    assert opened.state.runs == {}
    assert tray.lines()[0] == f"({author}: Learning the voice, 57 %)"
    tray.choose("Stop and Save")
    assert tray.lines()[1] == "(Saving...)"
    opened.state.queue.current = None


def test_a_dot_stands_until_what_ended_was_seen(
    opened: Window, tray: Tray, sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menubar, "looked_at", lambda: False)
    run = learning(opened)
    run.result = SimpleNamespace()
    end_feed(opened, "train")
    assert opened.icon.look == Look("idle", None, True)
    assert tray.lines()[:2] == ["(The voice is ready)", f"({sample.author})"]
    opened.hide()
    monkeypatch.setattr(menubar, "looked_at", lambda: True)  # at the quick panel, say
    opened.icon._app_changed(Qt.ApplicationState.ApplicationActive)
    assert opened.icon.look == Look("idle", None, True)
    monkeypatch.setattr(menubar, "looked_at", lambda: False)
    opened.show_page("import")
    tray.choose("Last Result")
    assert opened.isVisible() and opened.page == "train"
    assert opened.icon.look == Look() and tray.lines()[0] == "(Nothing runs)"
    feed(opened, "neutralize", [Progress("neutralize", 1, 4)])
    end_feed(opened, "neutralize", NoSpace("The disk is full.", "Free some space."))
    assert (
        opened.icon.look == Look("idle", None, True)
        and tray.told[-1][1] == "The disk is full. Free some space."
    )
    tray.choose("Open Pastiche")
    assert opened.icon.look == Look()
    settle()


def test_a_click_on_the_icon_or_on_that_in_the_dock_brings_a_closed_window_back(
    opened: Window, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.close()
    assert not opened.isVisible()
    assert [title for title, _ in tray.told] == ["Pastiche stays here"]
    tray.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert not opened.isVisible()
    tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert opened.isVisible()
    opened.close()
    assert len(tray.told) == 1  # it is said once
    active = Qt.ApplicationState.ApplicationActive
    opened.icon._app_changed(active)
    assert not opened.isVisible()  # elsewhere that says nothing of the window
    monkeypatch.setattr(opened.quick, "listen", lambda: None)
    monkeypatch.setattr(mac, "MAC", True)
    monkeypatch.setattr(mac, "dock_progress", lambda share: None)
    opened.icon._app_changed(active)
    assert opened.isVisible()
    monkeypatch.undo()


class Drawn:
    """Stands for AppKit: answers everything, and counts what is shown in the Dock."""

    def __init__(self) -> None:
        self.views: list[Any] = []
        self.bars: list[float] = []

    def __getattr__(self, name: str) -> Any:
        return Name(self, name)


class Name:
    def __init__(self, kit: Drawn, name: str) -> None:
        self.kit, self.name = kit, name

    def __getattr__(self, name: str) -> Any:
        return Name(self.kit, name)

    def __call__(self, *values: Any) -> Any:
        if self.name == "setContentView_":
            self.kit.views.append(values[0])
        if self.name == "bezierPathWithRoundedRect_xRadius_yRadius_":
            self.kit.bars.append(values[0][1][0])
        return Name(self.kit, "made")


def test_the_docks_bar_is_drawn_once_a_percent_and_taken_away() -> None:
    kit = Drawn()
    dock = Dock(kit)
    dock.show(None)
    assert kit.views == []
    for share in (0.5, 0.501, 0.502):
        dock.show(share)
    assert len(kit.views) == 1 and kit.bars == [100.0, 50.0]
    dock.show(0.0)
    assert kit.bars[-1] == 12.0
    dock.show(None)
    assert kit.views[-1] is None and len(kit.views) == 3


def test_a_window_opened_again_shows_how_far_the_work_came_meanwhile(opened: Window, tray: Tray) -> None:
    opened.show_page("train")
    learning(opened)
    assert not opened.close() and not opened.isVisible()
    opened.state._job_moved(Progress("train", 80, 100))
    assert tray.lines()[0] == "(Learning the voice, 80 %)"
    tray.choose("Open Pastiche")
    page: Any = opened.pages["train"]
    assert opened.isVisible() and page.mode == "busy" and page.line.share == 0.8
    assert opened.sidebar.job.isVisible()
    end_feed(opened, "train")
    settle()


@pytest.mark.long
def test_training_goes_on_behind_a_closed_window(opened: Window, tray: Tray, qtbot: QtBot) -> None:
    """A real one: closed while it runs, opened again, and the page shows it going on."""
    state = opened.state
    opened.start_stage("train", TRAINING)
    run = state.runs["train"]
    qtbot.waitUntil(lambda: run.progress is not None and bool(run.share))
    assert not opened.close() and not opened.isVisible()
    assert run.progress is not None
    seen = run.progress.done
    qtbot.waitUntil(lambda: run.progress is not None and run.progress.done > seen)
    tray.choose("Open Pastiche")
    opened.show_page("train")
    page: Any = opened.pages["train"]
    assert opened.isVisible() and page.mode == "busy" and opened.sidebar.job.isVisible()
    tray.choose("Stop and Save")
    qtbot.waitUntil(lambda: "train" not in state.runs)
    settle()
    assert run.stopped and state.stopped == {"train"} and not state.problems
    assert tray.lines()[0] == "(Nothing runs)" and len(tray.told) == 1  # that it stays, and no more


def test_what_the_system_ends_does_not_hide_in_the_tray(
    opened: Window, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    app: Any = SimpleNamespace(may_quit=opened.leave)
    learning(opened)
    monkeypatch.setattr(opened.leaving, "may_stop", lambda: False)
    quitting = QEvent(QEvent.Type.Quit)
    assert Application.event(app, quitting) and not quitting.isAccepted()  # the user stays
    opened.close()
    assert not opened.isVisible()
    assert not opened.leave() and opened.isVisible()  # it comes back to ask
    monkeypatch.setattr(opened.leaving, "may_stop", lambda: True)
    opened.state.queue.current = None
    opened.state.runs.clear()
    assert opened.leave() and opened.leave()


def test_without_a_tray_closing_asks_and_staying_keeps_the_work(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not opened.icon.there
    learning(opened)
    asked = list[str]()

    def stay() -> bool:
        asked.append(menubar.status(opened.state))
        return False

    monkeypatch.setattr(opened.leaving, "may_stop", stay)
    assert not opened.close() and opened.isVisible()
    assert asked == ["Learning the voice, 57 %. Under a minute left"]
    assert opened.sidebar.job.isVisible() and opened.menus.actions["stop"].isEnabled()
    end_feed(opened, "train")
    settle()
