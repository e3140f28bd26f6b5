"""Owns what the user prefers, in preferences.json in the system's place: recents, appearance, folders."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core import machine
from core.files import disk_errors, disk_fault, write_json
from core.progress import BadInput, NoSpace, PasticheError

RECENTS = 8


class Preferences:
    """Read once; every change is written at once, beside what another window wrote meanwhile.

    Attributes:
        damaged: the file could not be read when this began, so that the usual values hold. It is said in
            Settings, since recents are no reason not to start.
        aside: where the damaged file is put before the first change is written.
        trouble: why the last change could not be written; None when it was. It holds for now.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or machine.config_dir() / "preferences.json"
        self.aside = self.path.with_name(f"{self.path.stem} (damaged){self.path.suffix}")
        self.trouble: PasticheError | None = None
        self._watchers: list[tuple[str, Callable[[], object]]] = []
        self._unwritten: set[str] = set()  # names whose value in this window could not be written
        found = self._read()
        self._data: dict[str, Any] = found or {}
        self.damaged = found is None

    def _read(self) -> dict[str, Any] | None:
        """What the file holds; nothing where there is none, None where it makes no sense."""
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def get(self, name: str, default: Any) -> Any:
        """A value of the same kind as `default`, or `default`."""
        value = self._data.get(name, default)
        if isinstance(default, float) and type(value) is int:
            return float(value)
        return value if isinstance(value, type(default)) else default

    def names(self, name: str) -> list[str]:
        """A list of names or folders; what is no text in it is passed over."""
        return [value for value in self.get(name, []) if isinstance(value, str)]

    def look(self) -> None:
        """Learn what other windows wrote meanwhile; what could not be written here still holds here."""
        self._take(self._read())

    def _take(self, found: dict[str, Any] | None) -> None:
        mine = {name: self._data[name] for name in self._unwritten}
        self._data = {**self._data, **(found or {}), **mine}

    def set(self, name: str, value: Any) -> None:
        """Keep a value, plain as JSON has them; `trouble` says where it could not be written."""
        before = self._data.get(name)
        self.look()
        if self._data.get(name) != value or self.trouble is not None:
            self.change(name, value, lambda _: value)
        elif before != value:  # another window has set the same
            self._tell(name)

    def change(self, name: str, default: Any, make: Callable[[Any], Any]) -> None:
        """Make a value of what it is on the disk now, perhaps by another window's word."""
        try:
            with self._alone():
                found = self._read()
                if found is None:
                    with disk_errors(self.aside):
                        self.path.replace(self.aside)
                self._take(found)
                self._data[name] = make(self.get(name, default))
                write_json(self.path, self._data)
        except (BadInput, NoSpace) as error:
            self._data[name] = make(self.get(name, default))
            self._unwritten.add(name)
            self.trouble = error
        else:
            self._unwritten.clear()
            self.trouble = None
        self._tell(name)

    def add(self, name: str, value: str, first: bool = False) -> None:
        """Put a value at the end of a list, or first in it; it stands there once."""

        def added(values: list[str]) -> list[str]:
            others = [other for other in values if other != value]
            return [value, *others] if first else [*others, value]

        self.change(name, [], added)

    def take_out(self, name: str, value: str) -> None:
        """Take a value out of a list."""
        self.change(name, [], lambda values: [other for other in values if other != value])

    def put(self, name: str, key: str, value: Any) -> None:
        """Keep a value under a key of a mapping, as its last one; None takes the key out."""

        def noted(kept: dict[str, Any]) -> dict[str, Any]:
            others = {other: there for other, there in kept.items() if other != key}
            return others if value is None else {**others, key: value}

        self.change(name, {}, noted)

    def _tell(self, name: str) -> None:
        for watched, told in self._watchers:
            if watched == name:
                told()

    def watch(self, name: str, told: Callable[[], object]) -> None:
        """Have `told` called whenever this window changes a value, for as long as it runs."""
        self._watchers.append((name, told))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other window writes meanwhile, which takes none of them more than some milliseconds.

        Raises:
            BadInput, NoSpace: the folder cannot be written to.
        """
        with disk_errors(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            stream = self.path.with_name(f".{self.path.name}.lock").open("a+", encoding="utf-8")
        with stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX)
            except OSError as error:  # a disk that knows no locks: the file is written whole all the same
                if (known := disk_fault(error, self.path)) is not None:
                    raise known from error
            yield

    def recents(self) -> list[Path]:
        """Projects opened lately, newest first, without those that are gone."""
        paths = [Path(name) for name in self.names("recents")]
        return [path for path in paths if (path / "project.json").is_file()]

    def remember(self, root: Path) -> None:
        def first(names: list[str]) -> list[str]:
            return [str(root), *(name for name in names if name != str(root))][:RECENTS]

        names = self.names("recents")
        if names[:1] != [str(root)]:
            self.change("recents", names, first)

    def page(self, root: Path) -> str:
        """The page that was on show when this project was left; "" when that is not known."""
        return str(self.get("pages", {}).get(str(root), ""))

    def remember_page(self, root: Path, page: str) -> None:
        """For the projects opened lately; `remember` comes first."""

        def noted(pages: dict[str, str]) -> dict[str, str]:
            now = {**pages, str(root): page}
            return {name: now[name] for name in self.names("recents") if name in now}

        if self.page(root) != page:
            self.change("pages", {}, noted)

    @property
    def projects_folder(self) -> Path:
        """Where a new project is offered to lie."""
        chosen = self.get("projects", "")
        return Path(chosen) if chosen else Path.home() / "Documents"
