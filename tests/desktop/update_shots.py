"""Owns the pictures of what is said above a page of newer versions of Pastiche."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core import __version__
from core.updates import Newest
from desktop.window import Window
from tests.desktop.gallery import Picture

NEWER = Newest(
    "0.2.0",
    date(2026, 12, 6),
    "14.0",
    "https://pastiche.example/",
    "A long book is read in half the time, and a voice can be tried beside the plain text before it is kept.",
)


def pictures(window: Window) -> list[Picture]:
    """Name and how to get there."""

    def tell(newest: Newest, page: str) -> None:
        window.show_page(page)
        window.updates.answered.emit(newest)

    def asking() -> None:
        window.show_page("train")
        window.updates.asking.emit()

    return [
        ("20a-newer-version", lambda: tell(NEWER, "clean")),
        ("20b-newest-version", lambda: tell(replace(NEWER, version=__version__), "voices")),
        ("20c-newest-version-asked", asking),
    ]
