"""Owns the pictures of the rooms beside the walk: the library of voices, and the settings."""

from __future__ import annotations

from desktop.window import Window
from tests.desktop.gallery import Picture


def pictures(window: Window) -> list[Picture]:
    """Name and how to get there."""
    return [
        ("15-voices", lambda: window.show_page("voices")),
        ("16-settings", lambda: window.show_page("settings")),
    ]
