"""Owns the pictures of the rooms beside the walk: the projects, and each tab of the settings."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop import pages
from desktop.window import Window
from tests.desktop.gallery import Picture


def settings(window: Window, tab: str) -> QWidget:
    pages.show_settings(window, tab)
    return window.pages["settings"].window()


def pictures(window: Window) -> list[Picture]:
    """Name and how to get there."""
    return [
        ("17-projects", lambda: window.show_page("projects")),
        *((f"16-settings-{tab}", partial(settings, window, tab)) for tab in ("general", "projects")),
    ]
