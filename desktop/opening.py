"""Owns what is opened in the window: projects, books and voices, chosen or dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.adapters.unpacking import holds_voice
from core.project import SUFFIX, is_project
from core.stages import WALK
from desktop.project_dialog import choose_project
from desktop.widgets.dropzone import choose_books

if TYPE_CHECKING:
    from desktop.window import Window


class Opening:
    """Each of them comes with the page that it belongs on."""

    def __init__(self, window: Window) -> None:
        self._window, self._state = window, window.state

    # Projects.
    def new_project(self) -> None:
        self.take_books([], new=True)

    def try_sample(self) -> None:
        """The sample book through all steps, by itself."""
        welcome: Any = self._window.pages["welcome"]
        welcome.sample_wanted.emit()

    def choose_project(self) -> None:
        root = choose_project(self._window)
        if root is not None:
            self.open_project(root)

    def open_project(self, root: Path) -> None:
        """The project at the page where it was left; work in another one goes on."""
        self.remember_page()
        if self._state.open_project(root):
            self._window.show_page(self._first_page())

    def close_project(self) -> None:
        self.remember_page()
        self._state.close_project()

    def remember_page(self) -> None:
        """Where the open project is left, for the next time."""
        project, page = self._state.project, self._window.page
        if project is not None and page in WALK:
            self._state.preferences.remember_page(project.root, page)

    def _first_page(self) -> str:
        """The step that was left last; else the first without a result, or the last one."""
        project = self._state.project
        left = self._state.preferences.page(project.root) if project is not None else ""
        if left in WALK:
            return left
        return next((name for name in WALK if self._state.result(name) is None), WALK[-1])

    # Books.
    def choose_books(self) -> None:
        paths = choose_books(self._window)
        if paths:
            self.take_books(paths)

    def take_books(self, paths: list[Path], new: bool = False) -> None:
        """Import into the open project, or ask whose books these are."""
        window = self._window
        if self._state.project is None or new:
            welcome: Any = window.pages["welcome"]
            before = [] if new else welcome.waiting()
            window.show_page("welcome")
            welcome.new_project([*before, *paths])
        elif paths:
            window.show_page("import")
            page: Any = window.pages["import"]
            page.take(paths)

    def project_made(self, paths: list[Path]) -> None:
        """A new project is open, and these books were waiting for it."""
        self._window.show_page("import")
        self.take_books(paths)

    # What comes from outside.
    def open_path(self, path: str) -> None:
        self.open_paths([Path(path)])

    def open_paths(self, paths: list[Path]) -> None:
        """A project, a voice's folder or zip, or books."""
        first = paths[0]
        if first.suffix == SUFFIX or is_project(first):
            self.open_project(first)
        elif (first / "adapter_config.json").is_file():
            self._voices().add(first)
        elif first.suffix.lower() == ".zip" and holds_voice(first):
            self._voices().bring(first)
        else:
            self.take_books(paths)

    def _voices(self) -> Any:
        """The page of voices, brought to the front."""
        self._window.show_page("voices")
        return self._window.pages["voices"]
