"""Owns what every test gets: folders of its own in place of the user's, and no network keys."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from core.progress import silent
from core.project import Project
from core.walk import walk
from tests.fakes.samples import copy_project, options, walk_sample
from tests.qt_messages import (  # noqa: F401  # hooks, which pytest finds here
    pytest_configure,
    pytest_runtest_teardown,
    pytest_sessionfinish,
    pytest_testnodedown,
)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Caches, models, logs and preferences lie in a folder of the test."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("CACHE", "DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("DEEPSEEK_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return home


@pytest.fixture(scope="session")
def described_sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sample book up to its pairs. Read only: take `copy_project` to change it."""
    return walk_sample(tmp_path_factory.mktemp("described") / "Sample.pastiche", until="neutralize")


@pytest.fixture(scope="session")
def trained_sample(tmp_path_factory: pytest.TempPathFactory, described_sample: Project) -> Project:
    """The sample book with an adapter of a few steps. Read only, as above."""
    project = copy_project(described_sample, tmp_path_factory.mktemp("trained") / "Sample.pastiche")
    walk(project, options(), silent)
    return project
