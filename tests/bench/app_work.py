"""Measures the window's gaps while each stage works in its child, and somebody goes from page to page."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from PySide6.QtWidgets import QApplication

from core.project import Project
from desktop.editor.passage_model import State as RowState
from desktop.window import Window
from tests.bench.app_timing import Gaps, Visitor
from tests.bench.big_project import options
from tests.bench.restyle_typing import text
from tests.fakes.windows import settle

LONGEST = 25.0  # seconds of a stage that are watched
PATIENCE = 120.0


def another(book: Path, folder: Path) -> Path:
    """The book again as another file, which is read from its first page to its last."""
    made = folder / "again.epub"
    shutil.copyfile(book, made)
    with ZipFile(made, "a") as archive:
        archive.writestr("META-INF/again.txt", "again")
    return made


def until(app: QApplication, done: Callable[[], bool], seconds: float) -> bool:
    """Let the event loop turn until it is done, or the time is over."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.0005)
    return done()


def during_stage(app: QApplication, window: Window, stage: str, chosen: Any) -> Gaps:
    """Watch a stage of the open project from Start to its end, or to its stop and that one's end."""
    gaps = Gaps()
    visitor = Visitor(window, gaps)
    window.show_page(stage)
    settle()
    gaps.doing = stage
    gaps.start()
    window.start_stage(stage, chosen)
    visitor.start()
    if not until(app, lambda: stage not in window.state.runs, LONGEST):
        window.state.stop(stage)
        if not until(app, lambda: stage not in window.state.runs, LONGEST):
            window.state.kill(stage)
            assert until(app, lambda: stage not in window.state.runs, PATIENCE), f"{stage} does not end"
    until(app, lambda: False, 1.0)  # what its end brings with it
    visitor.stop()
    gaps.stop()
    settle()
    return gaps


def during_restyle(app: QApplication, window: Window, voice: Path) -> Gaps:
    """Watch the writer load the voice and write passages."""
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    page.add_voice(voice)
    assert until(app, lambda: page.bar.adapter is not None, PATIENCE)
    page.wishes.work_from_words()
    page.open_source(text())
    assert until(app, lambda: page.text is not None, PATIENCE)
    settle()
    gaps = Gaps()
    visitor = Visitor(window, gaps)
    gaps.doing = "restyle"
    gaps.start()
    prose = page.model.places(RowState.OPEN)
    page.ask(lambda: page.session.write(prose[:16]))
    visitor.start()
    until(app, lambda: page.model.count(RowState.WRITING) > 0, PATIENCE)
    until(app, lambda: not page.client.busy, LONGEST)
    visitor.stop()
    gaps.stop()
    page.session.stop_all()
    page.drafts.forget()
    page.close_text()
    settle()
    return gaps


def measure(app: QApplication, window: Window, big: Project, folder: Path) -> dict[str, Gaps]:
    """Stage -> gaps. Works on a copy of the project."""
    root = folder / "Work.pastiche"
    shutil.copytree(big.root, root)
    project = Project.open(root)
    window.open_project(root)
    settle()
    found = {"restyle": during_restyle(app, window, project.adapter)}
    for stage, chosen in options(another(big.root.parent / "book.epub", folder), anew=True).items():
        found[stage] = during_stage(app, window, stage, chosen)
    return found
