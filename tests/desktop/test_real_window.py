"""A real window on a real X server: it comes up, paints and ends; and the whole walk by keys, in pictures."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from core import machine
from core.project import Project
from core.stages import STAGES, WALK
from tests.fakes.screen import SIZE, Screen, missing, x_server
from tests.qt_messages import complaints

pytestmark = pytest.mark.long
SHOTS = Path("build/walk")
PATIENCE = 150.0  # seconds that a step may take on a busy machine
WRITTEN = QRect(612, 112, 430, 80)  # where the first passage stands in the voice
TEXT = "The keeper walked down to the water and looked at the gate. Nobody had closed it for years."


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="Xvfb is for Linux")
def test_the_window_paints_under_xvfb() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    command = ["xvfb-run", "-a", sys.executable, "-P", "-m", "desktop", "--time-to-paint"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[-1]) > 0
    assert complaints(done.stderr) == []


def wait(what: str, holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.1)


def settled(screen: Screen, name: str) -> None:
    """A picture, as soon as the window stands still and shows something; none without a name."""
    last: list[QImage] = []

    def still() -> bool:
        before, now = (last[-1] if last else None), screen.look()
        last.append(now)
        return before == now and colours(now) > 3

    wait(f"rest before {name}", still)
    if name:
        screen.shoot(name)


def ink(image: QImage, box: QRect) -> int:
    """How many dark points lie in there."""
    points = ((x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom()))
    return sum(image.pixelColor(x, y).lightness() < 90 for x, y in points)


def colours(image: QImage) -> int:
    """How many colours stand on a coarse grid."""
    return len({image.pixel(x, y) for x in range(8, SIZE[0], 16) for y in range(4, SIZE[1], 4)})


@pytest.mark.skipif(bool(missing()), reason=f"needs {missing()}")
def test_the_whole_walk_by_keys_on_a_real_screen(tmp_path: Path) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    for old in SHOTS.glob("*.png"):
        old.unlink()
    projects = tmp_path / "projects"
    preferences = machine.config_dir() / "preferences.json"
    preferences.parent.mkdir(parents=True)
    told = {"projects": str(projects), "scheme": "light"}
    preferences.write_text(json.dumps(told), encoding="utf-8")
    with x_server() as display, (tmp_path / "said").open("w") as said:
        env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        command = [sys.executable, "-P", "-m", "desktop"]
        app = subprocess.Popen(command, env=env, stderr=said, stdout=said)
        try:
            screen = Screen(display, SHOTS)
            walk(screen, projects)
            screen.key("ctrl+q")
            settled(screen, "quit-asks")
            screen.key("Return")
            app.wait(timeout=PATIENCE)
        finally:
            app.kill()
            app.wait()
    text = (tmp_path / "said").read_text()
    assert app.returncode == 0 and complaints(text) == [], text
    assert len(screen.taken) >= 16


def walk(screen: Screen, projects: Path) -> None:
    """From the first page to an accepted passage, a picture at each turn."""
    window = screen.find("Pastiche")
    settled(screen, "welcome")
    screen.key("1")
    screen.focus("Choose books")
    settled(screen, "choose-books")
    screen.type(str(machine.resource("sample_book.epub")))
    screen.key("Return")
    screen.focus("Pastiche")
    settled(screen, "new-project")
    screen.key("ctrl+a")  # the book may have said its author by now
    screen.type("Ada Ferry")
    screen.key("Return")
    place = projects / "Ada Ferry.pastiche"
    wait("the project", (place / "project.json").is_file)
    for stage in WALK:
        do_step(screen, window, place, stage)
    wait("the page Restyle", lambda: "Restyle" in screen.title(window))
    settled(screen, "restyle-empty")
    screen.type(TEXT)
    screen.key("Tab", "Tab", "Return")
    settled(screen, "restyle-text")
    screen.key("ctrl+r")
    wait("a passage", lambda: "Edited" in screen.title(window))  # all of it is written
    assert ink(screen.look(), WRITTEN) > 100
    settled(screen, "restyle-written")
    screen.key("Return")
    settled(screen, "restyle-accepted")
    for number, name in ((7, "voices"), (1, "import-again")):
        screen.key(f"ctrl+{number}")
        settled(screen, name)


def do_step(screen: Screen, window: str, place: Path, stage: str) -> None:
    """One step, from its page to the next one."""
    wait(f"the page {stage}", lambda: stage.capitalize() in screen.title(window))
    if stage in ("curate", "neutralize", "train"):
        settled(screen, f"{stage}-choose")
        if stage == "train":
            shorten(screen)
        screen.key("ctrl+Return")
        screen.shoot(f"{stage}-begun")
    wait(stage, lambda: Project.open(place).state(STAGES[stage]) == "fresh")
    settled(screen, stage)
    go_on(screen, window)


def go_on(screen: Screen, window: str) -> None:
    """Continue, as soon as the page knows that its step is done."""
    here = screen.title(window)

    def left() -> bool:
        screen.key("ctrl+Return")
        settled(screen, "")
        return screen.title(window) != here

    wait("the next page", left)


def shorten(screen: Screen) -> None:
    """From Start to More Settings, and less than once through the passages."""
    screen.key("Tab", "Tab", "Tab", "Return", "Tab", "ctrl+a")
    screen.type("0.2")
    screen.key("Tab")
    settled(screen, "train-more")
