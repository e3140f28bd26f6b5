"""A folder that nothing on this computer can show: its path is said, to be copied."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from core import adapters
from core.progress import PasticheError
from desktop import mac
from desktop.folders import show_folder
from desktop.window import Window
from tests.desktop.voices import make_voice, show


def test_where_nothing_shows_folders_the_path_is_said(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_voice(adapters.home() / "ada")
    page = show(window)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    qtbot.waitUntil(lambda: bool(page.cards))
    page.cards[0].menu()
    page.cards[0].show_folder.trigger()
    assert window.notice.isVisible() and str(folder) in window.notice.remedy.text()
    flags = window.notice.remedy.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse


def test_where_it_opens_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.toLocalFile()))
    said: list[PasticheError] = []
    show_folder(tmp_path, said.append)
    assert opened == [str(tmp_path)] and not said


def test_on_a_mac_a_project_is_shown_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    shown: list[str] = []
    said: list[PasticheError] = []
    monkeypatch.setattr(mac, "MAC", True)
    monkeypatch.setattr(mac, "reveal", lambda path: not shown.append(path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.toLocalFile()))
    project = tmp_path / "Ada.pastiche"
    show_folder(project, said.append)
    show_folder(tmp_path, said.append)
    assert (shown, opened, said) == ([str(project)], [str(tmp_path)], [])
    monkeypatch.setattr(mac, "reveal", lambda path: False)
    show_folder(project, said.append)
    assert str(project) in said[0].remedy


def test_the_finder_is_asked_to_select_it() -> None:
    asked: list[tuple[str, str]] = []

    def select(path: str, root: str) -> int:
        asked.append((path, root))
        return 1

    workspace = SimpleNamespace(selectFile_inFileViewerRootedAtPath_=select)
    assert mac.select_in(workspace, "/books/Ada.pastiche") is True
    assert asked == [("/books/Ada.pastiche", "")]
