"""Owns the list of every page in every state, which `make shots` draws and the access walk looks at.

A file `*_shots.py` in this folder joins by itself. It has one of these functions, or both:

    pictures(window)        with the finished project of the sample book open
    empty_pictures(window)  before there is a project

Each gives `Picture`s: a name, and how to get there. Listing them touches no window. Getting there returns
the window to look at where that is another than the main one, e.g. a panel; else its answer says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from core.project import Project
from desktop.editor.passage_model import Remark
from desktop.jobs import Load
from desktop.language import translated
from desktop.preferences import Preferences
from desktop.state import State
from desktop.window import Window
from tests.desktop.choices import make_choice
from tests.fakes.machines import lacking
from tests.fakes.samples import copy_project
from tests.fakes.windows import settle

Picture = tuple[str, Callable[[], object]]
SIZES = ((1280, 800), (900, 600))


def parts() -> list[ModuleType]:
    """The files that list pictures, in the order of their names."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*_shots.py"))
    return [import_module(f"tests.desktop.{name}") for name in names]


def new_window(folder: Path) -> Window:
    preferences = Preferences(folder / "preferences.json")
    preferences.set("projects", str(folder / "projects"))
    window = Window(State(preferences))
    window.show()
    window.activateWindow()
    settle()
    return window


def calm(window: Window) -> None:
    """Nothing runs and nothing went wrong; what was fed by hand is forgotten."""
    state = window.state
    if not (state.runs or state.problems or state.stopped):
        return
    state.runs.clear()
    state.problems.clear()
    state.stopped.clear()
    state.queue.current = None
    window._run_changed("")


def put_away(window: Window) -> None:
    """Close a window without being asked for what was fed into it."""
    calm(window)
    page: Any = window.pages.get("restyle")
    if page is not None:
        page.drafts.forget()
        page.text = None
    window.close()
    Load.finish_all()
    window.deleteLater()
    sweep()


def sweep() -> None:
    """Delete what is to be deleted later: without a loop that never comes, and each look dresses it, too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def spoken(*remarks: Remark) -> tuple[Remark, ...]:
    """Remarks as the writer's come in, in the language on screen."""
    return tuple(replace(remark, text=translated(remark.text)) for remark in remarks)


def show_step(window: Window, name: str, choose: bool = False) -> Any:
    """The page of a step, as it is when it is done or, with `choose`, before it runs again."""
    window.show_page(name)
    page: Any = window.pages[name]
    page.choosing = choose
    page.refresh()
    return page


def without_project(window: Window, folder: Path) -> list[Picture]:
    """What there is before there is anything: the welcome, the new project, steps that wait."""

    def empty() -> None:
        window.open_project(Project.create(folder / "Empty.pastiche", "Nobody Yet").root)

    waiting = ("clean", "curate", "neutralize", "train")
    return [
        ("00-welcome", lambda: window.show_page("welcome")),
        ("00b-welcome-missing", lambda: lacking(window)),
        ("01-new-project", lambda: window.opening.new_project()),
        ("02a-import-empty", empty),
        *((f"18-blocked-{name}", lambda name=name: window.show_page(name)) for name in waiting),
        ("14-restyle-without-voice", lambda: window.show_page("restyle")),
        ("19-voices-empty", lambda: window.show_page("voices")),
    ]


def with_map(window: Window, folder: Path) -> list[Picture]:
    """The choice with a map: the sample's is made without reading for themes."""

    def shown() -> None:
        window.open_project(make_choice(folder / "map", 600).root)
        window.show_page("curate")
        settle()
        page: Any = window.pages["curate"]
        page.decide("keep")

    def text() -> None:
        page: Any = window.pages["curate"]
        page.view.show_view(1)

    return [("05b-curate-map", shown), ("05c-curate-map-text", text)]


def makers(folder: Path) -> list[tuple[str, Callable[[Window], list[Picture]]]]:
    """What lists the pictures of each project."""
    found: list[tuple[str, Callable[[Window], list[Picture]]]] = [
        ("without-project", lambda window: without_project(window, folder)),
        ("with-map", lambda window: with_map(window, folder)),
    ]
    for part in parts():
        if hasattr(part, "empty_pictures"):
            found.append((f"empty-{part.__name__}", part.empty_pictures))
        if hasattr(part, "pictures"):
            found.append((f"sample-{part.__name__}", part.pictures))
    return found


def names(folder: Path) -> list[str]:
    """The names of all pictures, as they come."""
    return [title for _, make in makers(folder) for title, _ in make(cast(Window, None))]


def groups() -> dict[str, str]:
    """Whose pictures can be gone to without the others: a name -> the pattern of theirs for `only`."""
    listed = ((name, make(cast(Window, None))) for name, make in makers(Path()))
    return {
        name.rpartition(".")[2]: "|".join(f"{re.escape(title)}$" for title, _ in pictures)
        for name, pictures in listed
    }


def scenes(sample: Project, folder: Path, only: str) -> Iterator[tuple[Window, list[Picture]]]:
    """A window for each of the projects, with its pictures; it is put away when the next is asked for.

    None is made where no name begins with the pattern `only`.
    """
    for name, make in makers(folder):
        if not any(re.match(only, title) for title, _ in make(cast(Window, None))):
            continue
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        window = new_window(place)
        if name.startswith("sample-"):
            window.open_project(sample.root)
            settle()
        try:
            yield window, make(window)
        finally:
            put_away(window)


def visit(sample: Project, folder: Path, only: str = "") -> Iterator[tuple[str, Window, QWidget]]:
    """Go from picture to picture: its name, the main window, and the window to look at.

    Args:
        sample: a project of the sample book that was taken through all five steps; a copy of it is opened.
        folder: an empty one, for other projects and preferences.
        only: a pattern that the names wanted begin with. What was left out was not gone to either, so a
            picture that builds on the one before needs that too.
    """
    seen: set[str] = set()
    for window, pictures in scenes(copy_project(sample, folder / "Sample.pastiche"), folder, only):
        for name, go in pictures:
            assert name not in seen, f"two pictures are called {name}"
            seen.add(name)
            if not re.match(only, name):
                continue
            window.resize(*SIZES[0])
            found = go()
            settle()
            other = isinstance(found, QWidget) and found.isWindow() and found is not window
            shown: QWidget = found if other else window  # type: ignore[assignment]
            shown.activateWindow()
            settle()
            sweep()
            yield name, window, shown
