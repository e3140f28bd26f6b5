"""Owns what tests of the window share: the look, a window with folders of its own, and small books."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.project import Project
from core.runner import worker_environment
from desktop import theme
from desktop.editor.writer_client import WriterClient
from desktop.jobs import Load
from desktop.preferences import Preferences
from desktop.state import State
from desktop.steps import train_probe
from desktop.steps.cleaning import CleanPage
from desktop.welcome import needs
from desktop.window import Window
from tests.desktop.reviews import make_project
from tests.fakes.samples import copy_project
from tests.fakes.windows import settle

TEACH = """
import sys
from pathlib import Path
from tests.fakes.voices import ANSWER, make_adapter, teach
root = Path(sys.argv[1])
base = teach(root / "base", ANSWER)
make_adapter(root / "good", base)
make_adapter(root / "other", base, noise=1.0, trained_on=None)
"""


@pytest.fixture(scope="session")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of voices, taught in another process: this one must never load a model library."""
    root = tmp_path_factory.mktemp("voices")
    command = [sys.executable, "-c", TEACH, str(root)]
    subprocess.run(command, check=True, capture_output=True, env=worker_environment(), timeout=120)
    return root


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[theme.Theme]:
    """Every test starts light and at normal size, and leaves no thread and no window behind.

    Python would collect windows late or, once frozen, never, and each change of theme would style them all.
    """
    before = set(qapp.topLevelWidgets())
    yield theme.install(qapp, "light", 1.0)
    Load.finish_all()
    for left in set(qapp.topLevelWidgets()) - before:
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class PatientBot(QtBot):
    """Waits a minute where pytest-qt waits five seconds: a busy machine is no failure."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def uncompared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer compares no meanings, since that child takes seconds to start; a test may want it."""
    monkeypatch.setattr(WriterClient, "meaning", False)


@pytest.fixture(autouse=True)
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page Train measures nothing by itself: that is a training. A test that is about it does."""
    monkeypatch.setattr(train_probe, "PAUSE", 3_600_000)


@pytest.fixture(autouse=True)
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page starts no child to see whether MLX can be loaded; a test that is about it does."""
    monkeypatch.setattr(needs, "CHECKED", ("Memory",))


@pytest.fixture
def state(tmp_path: Path, light: theme.Theme) -> State:
    preferences = Preferences(tmp_path / "preferences.json")
    preferences.set("projects", str(tmp_path / "projects"))
    return State(preferences)


@pytest.fixture
def window(qtbot: QtBot, state: State) -> Iterator[Window]:
    made = Window(state)

    def before_close(_: object) -> None:
        state.runs.clear()  # runs that a test fed by hand
        made.leaving.may_stop = lambda: True  # type: ignore[method-assign]  # or a test that failed waits for an answer

    qtbot.addWidget(made, before_close_func=before_close)
    made.show()
    settle()
    yield made


@pytest.fixture
def sample(described_sample: Project, tmp_path: Path) -> Project:
    """The sample book with its pairs, in a folder that the test may change."""
    return copy_project(described_sample, tmp_path / "Sample.pastiche")


@pytest.fixture
def opened(window: Window, sample: Project) -> Window:
    window.open_project(sample.root)
    settle()
    return window


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def clean(window: Window, project: Project) -> CleanPage:
    window.open_project(project.root)
    window.show_page("clean")
    settle()
    found = window.pages["clean"]
    assert isinstance(found, CleanPage)
    return found
