"""Owns what the drives share: a small disk that can be filled, and the steps of a project cut back."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import importing
from core.progress import silent
from core.project import Project
from core.stages import STAGES
from desktop.editor import closing
from tests.fakes.drives import SmallDisk, cut_back, stories
from tests.fakes.samples import copy_project


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that a test leaves behind with a text in hand keeps its draft, without asking."""
    monkeypatch.setattr(closing, "ask", lambda *_: "keep")


@pytest.fixture
def before(described_sample: Project, tmp_path: Path) -> Callable[[str, Path], Project]:
    """Makes a project at a place, as it is before a step; one to be cleaned has several books."""

    def make(stage: str, root: Path) -> Project:
        if stage == "import":
            return Project.create(root, "Ada Ferry")
        project = cut_back(copy_project(described_sample, root), stage)
        if stage == "clean":
            paths = tuple(str(path) for path in stories(tmp_path / "more"))
            STAGES["import"].run(project, importing.Options(paths), silent)
        return project

    return make


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of its own, in memory, which a test may fill to the last byte."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("to fill a disk takes the right to mount one")
    yield SmallDisk(place)
    subprocess.run(["umount", "-l", str(place)], check=True)
