"""Owns what the user prefers, in preferences.json in the system's place: recents, appearance, folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core import machine
from core.files import read_json, write_json
from core.progress import BadInput

RECENTS = 8


class Preferences:
    """Read once; every change is written at once."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or machine.config_dir() / "preferences.json"
        self._data: dict[str, Any] = {}
        self.damaged = False
        if self.path.is_file():
            try:
                found = read_json(self.path)
            except BadInput:
                self.damaged = True  # said in Settings; recents are no reason not to start
            else:
                self._data = found if isinstance(found, dict) else {}

    def get(self, name: str, default: Any) -> Any:
        """A value of the same kind as `default`, or `default`."""
        value = self._data.get(name, default)
        return value if isinstance(value, type(default)) else default

    def set(self, name: str, value: Any) -> None:
        if self._data.get(name) != value:
            self._data[name] = value
            write_json(self.path, self._data)

    def recents(self) -> list[Path]:
        """Projects opened lately, newest first, without those that are gone."""
        paths = [Path(name) for name in self.get("recents", [])]
        return [path for path in paths if (path / "project.json").is_file()]

    def remember(self, root: Path) -> None:
        names = [str(root), *(name for name in self.get("recents", []) if name != str(root))]
        self.set("recents", names[:RECENTS])

    def page(self, root: Path) -> str:
        """The page that was on show when this project was left; "" when that is not known."""
        return str(self.get("pages", {}).get(str(root), ""))

    def remember_page(self, root: Path, page: str) -> None:
        """For the projects opened lately; `remember` comes first."""
        pages = {**self.get("pages", {}), str(root): page}
        self.set("pages", {name: pages[name] for name in self.get("recents", []) if name in pages})

    @property
    def projects_folder(self) -> Path:
        """Where a new project is offered to lie."""
        chosen = self.get("projects", "")
        return Path(chosen) if chosen else Path.home() / "Documents"
