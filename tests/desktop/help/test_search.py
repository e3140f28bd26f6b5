"""A search that was typed before the help was read."""

from __future__ import annotations

from desktop.help import pages
from desktop.window import Window
from tests.fakes.windows import settle


def test_words_that_were_typed_before_the_pages_are_there_are_searched(window: Window) -> None:
    window.desk.show_page("train")
    shown = window.desk.help
    assert shown is not None and not shown._texts
    shown.field.setText("keychain password")
    settle()
    left = [item.text() for item in shown._items() if not item.isHidden()]
    assert len(shown._items()) == len(pages.NAMES) and left == ["Settings"] and shown.page == "settings"
    shown.close()
