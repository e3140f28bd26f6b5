"""Owns what drives through the window share: books, projects cut back to a step, comparing folders."""

from __future__ import annotations

import errno
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.files import latest_rows
from core.project import Project
from core.stages import STAGES, WALK
from desktop.jobs import Load
from desktop.window import Window
from tests.fakes import held_worker
from tests.fakes.prose import SUBJECTS, paragraph
from tests.fakes.windows import settle

RUN = 200_000  # milliseconds a stage may take on a busy machine
LEFT = Qt.MouseButton.LeftButton


def stories(folder: Path, books: int = 3) -> list[Path]:
    """Small books of our own prose."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for book in range(books):
        seeds = range(100 * book, 100 * book + 12)
        chapters = [
            "\n\n".join([f"CHAPTER {n}", *(paragraph(SUBJECTS[(n + m) % 4], 90, m) for m in seeds)])
            for n in (1, 2)
        ]
        path = folder / f"Story {book + 1}.txt"
        path.write_text("\n\n\n\n".join(chapters) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def cut_back(project: Project, stage: str) -> Project:
    """The project as it was before this step ever ran."""
    gone = WALK[WALK.index(stage) :]
    path = project.root / "project.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["stages"] = {name: row for name, row in data["stages"].items() if name not in gone}
    path.write_text(json.dumps(data), encoding="utf-8")
    for name in gone:
        for pattern in STAGES[name].outputs:
            for made in project.root.glob(pattern.replace("AUTHOR", project.slug)):
                made.unlink()
    project.reload()
    return project


def files(root: Path) -> dict[str, bytes]:
    """What lies in a project, save its notes on itself and what is hidden."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    kept = ((path.relative_to(root).as_posix(), path) for path in found)
    return {n: path.read_bytes() for n, path in kept if n != "project.json" and not path.name.startswith(".")}


def made(project: Project, stage: str) -> Any:
    """What a stage made, such that two runs of the same can be compared."""
    if stage == "import":
        return {path.name: path.read_bytes() for path in project.books.glob("*.json")}
    if stage == "clean":
        return project.clean_text.read_bytes(), project.decisions.read_bytes()
    if stage == "curate":
        return project.curated_text.read_bytes(), project.curated_rows.read_bytes()
    if stage == "neutralize":
        return sorted((row["id"], row["description"], row["original"]) for row in latest_rows(project.pairs))
    return (project.adapter / "adapters.safetensors").read_bytes()


def press(qtbot: QtBot, button: Any) -> None:
    """A click, as soon as the button is there to be clicked."""
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=RUN)
    qtbot.mouseClick(button, LEFT)


def at(qtbot: QtBot, window: Window, project: Project, stage: str, epochs: float = 0.1) -> Any:
    """The page of a step, ready for its one button; a training takes so many epochs."""
    window.open_project(project.root)
    window.show_page(stage)
    page: Any = window.pages[stage]
    wait_idle(qtbot, window)
    if stage == "train":
        qtbot.waitUntil(lambda: page.presets.facts, timeout=RUN)
        page.presets.more.epochs.setValue(epochs)
    return page


def wait_idle(qtbot: QtBot, window: Window) -> None:
    """Until nothing runs and nothing is read."""
    qtbot.waitUntil(lambda: not window.state.runs and not Load.busy(), timeout=RUN)
    settle()


def children() -> list[psutil.Process]:
    """Our children that run a stage."""
    alive = (child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE)
    return [child for child in alive if any("worker" in part for part in child.cmdline())]


@dataclass(frozen=True)
class SmallDisk:
    """A disk that can be filled to the last byte, and given room again."""

    place: Path

    @property
    def _filler(self) -> Path:
        return self.place / "filler"

    def fill(self) -> None:
        with self._filler.open("wb", buffering=0) as stream:
            size = 1 << 20
            while size:
                try:
                    stream.write(bytes(size))
                except OSError as error:
                    assert error.errno == errno.ENOSPC
                    size //= 2

    def free(self) -> None:
        self._filler.unlink()


def check_card(card: Any, *said: str) -> None:
    """The card tells what happened, what to do and what is safe, in words; the rest can be copied."""
    assert card.isVisible()
    shown = [card.title.text(), card.remedy.text(), card.safe.text()]
    assert all(shown), shown
    text = " ".join(shown)
    for part in said:
        assert part in text, text
    for never in ("Traceback", "Errno", "Exception", "Error", "None", "{"):
        assert never not in text, text
    card.copy_details()
    assert card.title.text() in QGuiApplication.clipboard().text()


def hold_next(monkeypatch: pytest.MonkeyPatch, mark: Path, after: int = 1) -> None:
    """The next child stands still after this many reports from the middle of its work."""
    monkeypatch.setenv("PASTICHE_HELD", str(mark))
    monkeypatch.setattr("core.runner.worker_command", lambda: held_worker.command(after))


def wait_held(qtbot: QtBot, mark: Path) -> psutil.Process:
    """Until a child that was to be held stands still; the child."""
    qtbot.waitUntil(mark.is_file, timeout=RUN)
    mark.unlink()
    (child,) = children()
    return child
