"""The question for a newer version in the window: asked when it is wanted, and said calmly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtGui import QAction, QDesktopServices
from pytestqt.qtbot import QtBot

from core import __version__, updates
from desktop import update_bar
from desktop.jobs import Load
from desktop.updates import ANSWERED, TOLD, WANTED
from desktop.window import Window
from tests.fakes.page_server import Page, page_server, version_file
from tests.fakes.windows import settle


@pytest.fixture(autouse=True)
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    with page_server() as found:
        monkeypatch.setattr(updates, "ADDRESS", found.address)
        yield found


def rest(qtbot: QtBot) -> None:
    """Until nothing is read or asked any more."""
    settle()
    qtbot.waitUntil(lambda: not Load.busy())
    settle()


def ask(window: Window, qtbot: QtBot) -> Any:
    """By the menu; the bar, once the answer is there."""
    window.menus.actions["updates"].trigger()
    assert window.update_bar.title.text().startswith("Asking")
    rest(qtbot)
    return window.update_bar


def test_nothing_is_asked_unless_it_is_wanted(window: Window, qtbot: QtBot, page: Page) -> None:
    window.updates.ask_if_wanted()
    rest(qtbot)
    assert not page.asked and not window.update_bar.frame.isVisible()
    assert window.state.preferences.get(WANTED, False) is False


def test_a_newer_one_is_named_and_its_page_opened(
    window: Window, qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.toString()))
    bar = ask(window, qtbot)
    assert bar.frame.isVisible() and bar.notes.isVisible()
    assert bar.title.text() == f"Pastiche 9.1.0 came out on 4 October 2026. This is {__version__}."
    assert bar.notes.text() == "Voices are tried side by side."
    bar.show_page.click()
    assert opened == [page.home]
    bar.close.click()
    assert not bar.frame.isVisible()


def test_where_no_browser_opens_the_address_is_said(
    window: Window, qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    ask(window, qtbot).show_page.click()
    assert window.notice.isVisible() and page.home in window.notice.remedy.text()


def test_one_that_needs_a_newer_system_says_so(
    window: Window, qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates.platform, "mac_ver", lambda: ("14.5", ("", "", ""), ""))
    page.answer = version_file(system="15.0")
    assert ask(window, qtbot).title.text().endswith("It needs macOS 15.0.")


def test_the_newest_says_that_it_is(window: Window, qtbot: QtBot, page: Page) -> None:
    page.answer = version_file(__version__)
    bar = ask(window, qtbot)
    assert bar.title.text() == f"This is the newest Pastiche, {__version__}."
    assert not bar.notes.isVisible() and not bar.show_page.isVisible()


def test_what_goes_wrong_is_said_with_what_to_do(window: Window, qtbot: QtBot, page: Page) -> None:
    page.status = 500
    bar = ask(window, qtbot)
    assert not bar.frame.isVisible()
    assert window.notice.isVisible() and window.notice.title.text().endswith("answered with 500.")
    assert "another day" in window.notice.remedy.text()


def test_switched_on_it_asks_once_a_day_and_tells_of_a_version_once(
    window: Window, qtbot: QtBot, page: Page
) -> None:
    preferences, bar = window.state.preferences, window.update_bar
    preferences.set(WANTED, True)
    rest(qtbot)
    assert len(page.asked) == 1 and bar.frame.isVisible()
    assert preferences.get(ANSWERED, "") == date.today().isoformat()
    assert preferences.get(TOLD, "") == "9.1.0"
    bar.close.click()
    window.updates.ask_if_wanted()
    rest(qtbot)
    assert len(page.asked) == 1
    later(window)
    rest(qtbot)
    assert len(page.asked) == 2 and not bar.frame.isVisible()
    page.answer = version_file("9.2.0")
    later(window)
    rest(qtbot)
    assert bar.frame.isVisible() and "9.2.0" in bar.title.text()


def later(window: Window) -> None:
    """The hour comes in which another day has begun."""
    day = (date.today() - timedelta(days=1)).isoformat()
    window.state.preferences.set(ANSWERED, day)
    window.updates._tried = None
    window.updates.ask_if_wanted()


def test_by_itself_it_is_silent_where_nothing_is_newer_or_nobody_answers(
    window: Window, qtbot: QtBot, page: Page
) -> None:
    page.status = 503
    window.state.preferences.set(WANTED, True)
    rest(qtbot)
    window.updates.ask_if_wanted()  # and not again today
    rest(qtbot)
    assert len(page.asked) == 1
    assert not window.update_bar.frame.isVisible() and not window.notice.isVisible()
    assert window.state.preferences.get(ANSWERED, "") == ""
    page.status, page.answer = 200, version_file(__version__)
    window.updates._tried = None
    window.updates.ask_if_wanted()
    rest(qtbot)
    assert len(page.asked) == 2 and not window.update_bar.frame.isVisible()
    assert window.state.preferences.get(ANSWERED, "") == date.today().isoformat()


def test_who_has_asked_is_not_asked_for_again(window: Window, qtbot: QtBot, page: Page) -> None:
    page.status = 404
    ask(window, qtbot)
    window.state.preferences.set(WANTED, True)
    rest(qtbot)
    assert len(page.asked) == 1


def test_switched_off_it_does_not_ask_any_more(window: Window, qtbot: QtBot, page: Page) -> None:
    window.state.preferences.set(WANTED, True)
    rest(qtbot)
    window.state.preferences.set(WANTED, False)
    later(window)
    rest(qtbot)
    assert len(page.asked) == 1


def test_on_a_mac_the_command_stands_in_the_applications_own_menu(window: Window) -> None:
    assert window.menus.actions["updates"].menuRole() is QAction.MenuRole.ApplicationSpecificRole


def test_a_screen_reader_hears_it(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    heard = lambda event: said.append(event.message())  # noqa: E731
    monkeypatch.setattr(update_bar.QAccessible, "updateAccessibility", heard)
    ask(window, qtbot)
    assert said[-1].endswith(f"This is {__version__}. Voices are tried side by side.")
