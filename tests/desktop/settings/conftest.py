"""Owns what tests of Settings share: its page with a tab, and a place for models and the Trash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop import trash
from desktop.settings.page import SettingsPage
from desktop.window import Window
from tests.fakes.windows import settle

Open = Callable[[str], Any]


@pytest.fixture(autouse=True)
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


@pytest.fixture
def bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what was deleted lies."""
    place = tmp_path / "Trash"
    place.mkdir()

    def move(path: Path) -> bool:
        path.rename(place / path.name)
        return True

    monkeypatch.setattr(trash, "_move", move)
    return place


@pytest.fixture
def open_tab(qtbot: QtBot, window: Window) -> Iterator[Open]:
    """Opens Settings at a tab."""

    def opened(name: str) -> Any:
        window.show_page("settings")
        page = window.pages["settings"]
        assert isinstance(page, SettingsPage)
        page.show_tab(name)
        settle()
        qtbot.waitUntil(lambda: page.current.whole)
        return page.current

    yield opened
    if "settings" in window.pages:
        window.pages["settings"].window().close()
