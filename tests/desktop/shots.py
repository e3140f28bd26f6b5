"""Draws every page, light and dark, into a folder: `python -m tests.desktop.shots OUT [PROJECT] [NAMES]`."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from core.progress import Progress, ProviderOff, ProviderRefused
from core.project import Project
from desktop.app import make_app
from desktop.preferences import Preferences
from desktop.state import State
from desktop.steps import train_probe
from desktop.theme import theme
from desktop.window import Window
from tests.desktop import editor_shots, train_shots
from tests.desktop.choices import make_choice
from tests.fakes.samples import walk_sample
from tests.fakes.windows import end_feed, feed, settle

SIZES = ((1280, 800), (900, 640))


def show_step(window: Window, name: str, choose: bool = False) -> None:
    window.show_page(name)
    page = window.pages[name]
    page.choosing = choose  # type: ignore[attr-defined]
    page.refresh()  # type: ignore[attr-defined]


def ready(window: Window) -> Any:
    """The page Neutralize before a run, when it has found out what that takes."""
    show_step(window, "neutralize", choose=True)
    page: Any = window.pages["neutralize"]
    settle()
    while page.takes.said.text().startswith("Working") or "try" in window.state.runs:
        settle()
    return page


def describer(window: Window, name: str) -> None:
    ready(window).choice.rows[name].radio.setChecked(True)
    settle()
    ready(window)


def tried(window: Window) -> None:
    describer(window, "outline")
    ready(window).try_three()
    ready(window)


def not_tried(window: Window) -> None:
    page = ready(window)
    page.tryout.show_error(ProviderRefused("DeepSeek does not know this key.", "Copy it again from there."))


def describing(window: Window) -> None:
    show_step(window, "neutralize")
    result = window.state.result("neutralize")
    feed(window, "neutralize", [Progress("neutralize", n, result.chunks * 2, "") for n in (0, result.chunks)])


def refused(window: Window) -> None:
    describing(window)
    error = ProviderOff("Ollama stopped answering.", "Open Ollama and go on, or choose another describer.")
    end_feed(window, "neutralize", error)


def calm(window: Window, error: bool = False) -> None:
    window.state.runs.clear()
    window.state.problems.clear()
    window.state.queue.current = None
    window._run_changed("")


def pictures(window: Window) -> list[tuple[str, Callable[[], object]]]:
    """Name and how to get there, in an order in which each leaves the next what it needs."""
    return [
        ("02-import", lambda: show_step(window, "import")),
        ("03-clean", lambda: show_step(window, "clean")),
        ("04-curate-choose", lambda: show_step(window, "curate", choose=True)),
        ("05-curate", lambda: show_step(window, "curate")),
        ("06-neutralize-choose", lambda: ready(window)),
        ("06b-neutralize-mlx", lambda: describer(window, "mlx")),
        ("06c-neutralize-ollama", lambda: describer(window, "ollama")),
        ("06d-neutralize-server", lambda: describer(window, "server")),
        ("07-neutralize-consent", lambda: describer(window, "deepseek")),
        ("07b-neutralize-tried", lambda: tried(window)),
        ("07c-neutralize-not-tried", lambda: not_tried(window)),
        ("08-neutralize-busy", lambda: describing(window)),
        ("09-neutralize-problem", lambda: (calm(window), refused(window))),
        ("10-neutralize", lambda: (calm(window), show_step(window, "neutralize"))),
        *train_shots.pictures(window),
        *editor_shots.pictures(window),
        ("15-voices", lambda: window.show_page("voices")),
        ("16-settings", lambda: window.show_page("settings")),
    ]


def take(window: Window, out: Path, name: str) -> None:
    for scheme in ("light", "dark"):
        theme().set_scheme(scheme)  # type: ignore[arg-type]
        for width, height in SIZES:
            window.resize(width, height)
            settle()
            suffix = "" if width == SIZES[0][0] else f"-{width}"
            window.grab().save(str(out / f"{name}-{scheme}{suffix}.png"))


def empty_pages(out: Path, folder: Path) -> None:
    """What there is before there is anything: the welcome, the new project, a blocked step."""
    window = Window(State(Preferences(folder / "preferences.json")))
    window.show()
    settle()
    take(window, out, "00-welcome")
    window.new_project()
    take(window, out, "01-new-project")
    project = Project.create(folder / "Empty.pastiche", "Nobody Yet")
    window.open_project(project.root)
    take(window, out, "17-import-empty")
    window.show_page("curate")
    take(window, out, "18-blocked")
    window.show_page("voices")
    take(window, out, "19-voices-empty")
    window.close()


def map_page(out: Path, folder: Path) -> None:
    """The choice with a map: the sample's is made without reading for themes."""
    window = Window(State(Preferences(folder / "preferences.json")))
    window.show()
    window.open_project(make_choice(folder / "map", 600).root)
    window.show_page("curate")
    settle()
    page: Any = window.pages["curate"]
    page.decide("keep")
    take(window, out, "05b-curate-map")
    window.close()


def main(out: Path, root: Path | None, only: str = "") -> int:
    """Args: only: a pattern at the beginning of the names that are wanted; all without."""
    out.mkdir(parents=True, exist_ok=True)
    app = make_app(["pastiche"])
    train_probe.PAUSE = 3_600_000  # nothing is measured by itself: figures are fed
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not only:
            empty_pages(out, folder)
            map_page(out, folder)
        project = (
            Project.open(root) if root is not None else walk_sample(folder / "Sample.pastiche", epochs=1.0)
        )
        window = Window(State(Preferences(folder / "preferences.json")))
        window.show()
        window.open_project(project.root)
        settle()
        for title, go in pictures(window):
            if not re.match(only, title):
                continue
            go()
            settle()
            take(window, out, title)
            print(title, flush=True)
        calm(window)
        editor_shots.put_away(window)
        window.close()
    del app
    return 0


if __name__ == "__main__":
    given = [*sys.argv[1:], "", ""]
    sys.exit(main(Path(given[0]), Path(given[1]) if given[1] else None, given[2]))
