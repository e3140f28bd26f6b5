"""Owns where things lie in a finished Pastiche.app, and what a finding is. Reads only, on any system."""

from __future__ import annotations

import os
import plistlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that must not stay as it is.

    Attributes:
        path: of the file, from the .app on; "" for the app as a whole.
        rule: the rule's short name, such as "minimum".
        detail: a sentence, with what was found.
    """

    path: str
    rule: str
    detail: str

    def __str__(self) -> str:
        return f"{self.path or 'Pastiche.app'}: {self.detail} [{self.rule}]"


@dataclass(frozen=True)
class App:
    """A finished app, read once. It must not change while it is looked at."""

    root: Path

    @property
    def contents(self) -> Path:
        return self.root / "Contents"

    @property
    def resources(self) -> Path:
        return self.contents / "Resources"

    @property
    def executables(self) -> Path:
        return self.contents / "MacOS"

    @cached_property
    def library(self) -> Path:
        """The folder of unzipped packages, such as Contents/Resources/lib/python3.12."""
        found = [path for path in sorted(self.resources.glob("lib/python3.*")) if path.is_dir()]
        return found[0] if found else self.resources / "lib" / "python3"

    @cached_property
    def archive(self) -> Path:
        """The zip of modules, such as Contents/Resources/lib/python312.zip."""
        found = sorted(self.resources.glob("lib/python3*.zip"))
        return found[0] if found else self.resources / "lib" / "python3.zip"

    @cached_property
    def python(self) -> tuple[int, int]:
        """The version of its Python, (0, 0) where there is none."""
        match = re.fullmatch(r"python(\d+)\.(\d+)", self.library.name)
        return (int(match[1]), int(match[2])) if match else (0, 0)

    @cached_property
    def members(self) -> list[zipfile.ZipInfo]:
        """The files in the zip."""
        if not self.archive.is_file():
            return []
        with zipfile.ZipFile(self.archive) as archive:
            return [member for member in archive.infolist() if not member.is_dir()]

    @cached_property
    def entries(self) -> list[Path]:
        """Every folder, file and link, links not followed."""
        return sorted(self._walk())

    def _walk(self) -> Iterator[Path]:
        for folder, folders, files in os.walk(self.root):
            yield from (Path(folder, name) for name in (*folders, *files))

    @cached_property
    def files(self) -> list[Path]:
        """Every file, without links."""
        return [path for path in self.entries if path.is_file() and not path.is_symlink()]

    @cached_property
    def plist(self) -> dict[str, Any]:
        """Info.plist, empty where it is missing or cannot be read."""
        try:
            with (self.contents / "Info.plist").open("rb") as file:
                return dict(plistlib.load(file))
        except (OSError, plistlib.InvalidFileException, ExpatError, ValueError):
            return {}

    @cached_property
    def packages(self) -> list[Distribution]:
        """The metadata of the packages in it, from the folder and the zip, one of each, by name."""
        places = [str(place) for place in (self.library, self.archive) if place.exists()]
        found = {canonical(str(each.metadata["Name"])): each for each in distributions(path=places)}
        return [found[name] for name in sorted(found)]

    def name(self, path: Path) -> str:
        """A path from the app on, as findings give it."""
        return path.relative_to(self.root).as_posix()

    def member(self, name: str) -> str:
        """The same for a file in the zip."""
        return f"{self.name(self.archive)}/{name}"


def canonical(name: str) -> str:
    """A distribution's name as registries compare it: "PySide6_Essentials" is "pyside6-essentials"."""
    return re.sub(r"[-_.]+", "-", name).lower()
