"""The tab General: the question for newer versions is switched on there, and says what it sends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from core import updates
from desktop.jobs import Load
from desktop.updates import WANTED
from desktop.window import Window
from tests.desktop.settings.conftest import Open
from tests.fakes.page_server import Page, page_server, version_file


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    with page_server() as found:
        found.answer = version_file("0.0.1")
        monkeypatch.setattr(updates, "ADDRESS", found.address)
        yield found


def test_newer_versions_are_asked_for_when_that_is_switched_on(
    qtbot: QtBot, window: Window, open_tab: Open, page: Page
) -> None:
    tab = open_tab("general")
    assert not tab.newer.isChecked() and not tab.answered.isVisible() and not page.asked
    tab.newer.click()
    qtbot.waitUntil(lambda: tab.answered.isVisible())
    assert window.state.preferences.get(WANTED, False) is True
    assert len(page.asked) == 1 and tab.answered.text.text() == "Last answered today."
    tab.newer.click()
    qtbot.waitUntil(lambda: not Load.busy())
    assert window.state.preferences.get(WANTED, True) is False and len(page.asked) == 1


def test_a_day_that_was_changed_by_hand_is_not_said(window: Window, open_tab: Open) -> None:
    window.state.preferences.set("updates_answered", "tomorrow")
    assert not open_tab("general").answered.isVisible()
    window.state.preferences.set("updates_answered", date(2026, 10, 4).isoformat())
    assert open_tab("general").answered.text.text() == "Last answered on 4 October 2026."
