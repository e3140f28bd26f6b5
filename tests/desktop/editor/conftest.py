"""Owns what tests of the editor share: a trained voice, a page with it, and the text it knows by heart."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.editor.editor import EditorPage
from desktop.editor.requests import Voice
from desktop.preferences import Preferences
from desktop.state import State


@pytest.fixture
def voice(voices: Path) -> Voice:
    return Voice(str((voices / "good").resolve()), "Ada Ferry")


@pytest.fixture
def look(qapp: QApplication) -> theme.Theme:
    return theme.install(qapp, "light")


@pytest.fixture
def make_page(qtbot: QtBot, look: theme.Theme, tmp_path: Path) -> Iterator[Callable[[], EditorPage]]:
    """Makes pages as the window does; all of them share the user's folders."""
    pages: list[EditorPage] = []

    def make() -> EditorPage:
        page = EditorPage(State(Preferences(tmp_path / "preferences.json")))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1056, 760)
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield make
    for page in pages:
        page.shut_down()
        page.state.shut_down()


@pytest.fixture
def page(make_page: Callable[[], EditorPage], voices: Path, qtbot: QtBot) -> EditorPage:
    """A page with the good voice chosen."""
    made = make_page()
    made.add_voice(voices / "good")
    qtbot.waitUntil(lambda: made.bar.adapter is not None)
    return made


@pytest.fixture
def loads_no_model() -> Iterator[None]:
    """The window's process must not load mlx or transformers; other tests of this run may have."""
    before = {"mlx.core", "transformers"} & set(sys.modules)
    yield
    assert {"mlx.core", "transformers"} & set(sys.modules) == before
