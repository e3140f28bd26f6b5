"""A project is chosen as a folder; on a Mac as a document, or by the file that makes a folder one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from core.project import Project
from desktop import mac
from desktop.project_dialog import choose_project
from desktop.window import Window


def answers(monkeypatch: pytest.MonkeyPatch, folder: str = "", file: str = "") -> list[str]:
    """What the system's panels are to answer; the filter of the one for files is noted."""
    filters: list[str] = []

    def chosen(parent: object, title: str, place: str, kinds: str) -> tuple[str, str]:
        filters.append(kinds)
        return file, kinds

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: folder)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    return filters


def test_elsewhere_it_is_a_folder(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mac, "MAC", False)
    answers(monkeypatch, folder="/books/Ada.pastiche", file="/wrong")
    assert choose_project(window) == Path("/books/Ada.pastiche")
    answers(monkeypatch)
    assert choose_project(window) is None


@pytest.mark.parametrize(
    ("file", "root"),
    [
        ("/books/Ada.pastiche", Path("/books/Ada.pastiche")),
        ("/books/Ada, a copy/project.json", Path("/books/Ada, a copy")),
        ("", None),
    ],
)
def test_on_a_mac_it_is_a_document(
    window: Window, monkeypatch: pytest.MonkeyPatch, file: str, root: Path | None
) -> None:
    monkeypatch.setattr(mac, "MAC", True)
    filters = answers(monkeypatch, folder="/wrong", file=file)
    found = choose_project(window)
    monkeypatch.setattr(mac, "MAC", False)  # before the window closes
    assert found == root
    assert filters == ["Projects (*.pastiche project.json)"]


def test_the_menu_opens_what_was_chosen(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.create(tmp_path / "Ada.pastiche", "Ada Ferry")
    answers(monkeypatch, folder=str(project.root))
    window.menus.actions["open"].trigger()
    assert window.state.project is not None and window.state.project.root == project.root
