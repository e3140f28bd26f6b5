"""The ways in from other applications and back to them, through the seams to what only a Mac has."""

from __future__ import annotations

import ctypes
import os
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop import mac, mac_keys
from desktop.mac_keys import HotKey, Typist, code_of, letters
from desktop.quick import service_plist
from desktop.quick.panel import QuickPanel
from desktop.quick.taking import Stage
from desktop.window import Window
from tests.desktop.quick.conftest import wait_for
from tests.fakes.voices import SOURCE
from tests.fakes.windows import end_feed, feed, settle


class Carbon:
    """Stands for the library that hears keys."""

    def __init__(self) -> None:
        self.keys: dict[int, tuple[int, int]] = {}
        self.handler: Any = None
        self.taken = (9, 0x100)
        self.layout_data = None
        self.layout = {6: "y", 16: "z", 9: "v"}
        self.held = 0

    def GetApplicationEventTarget(self) -> int:
        return 1

    def InstallEventHandler(self, target: int, handler: Any, *more: Any) -> int:
        assert self.handler is None
        self.handler = handler
        return 0

    def RegisterEventHotKey(
        self, code: int, modifiers: int, name: Any, target: int, options: int, out: Any
    ) -> int:
        if (code, modifiers) == self.taken:
            return -9878
        ctypes.cast(out, ctypes.POINTER(ctypes.c_void_p))[0] = len(self.keys) + 7
        self.keys[len(self.keys) + 7] = (code, modifiers)
        return 0

    def UnregisterEventHotKey(self, key: ctypes.c_void_p) -> int:
        del self.keys[key.value or 0]
        return 0

    def TISCopyCurrentKeyboardLayoutInputSource(self) -> int:
        self.held += 1
        return 5

    def TISGetInputSourceProperty(self, source: int, name: Any) -> int:
        return 6 if self.layout else 0

    def CFDataGetBytePtr(self, data: int) -> int:
        return 7

    def LMGetKbdType(self) -> int:
        return 40

    def UCKeyTranslate(self, layout: int, code: int, *more: Any) -> int:
        count, signs = more[-2], more[-1]
        sign = self.layout.get(code, "")
        ctypes.cast(count, ctypes.POINTER(ctypes.c_ulong))[0] = len(sign)
        signs[0] = ord(sign) if sign else 0
        return 0

    def CFRelease(self, source: int) -> None:
        self.held -= 1

    def press(self) -> None:
        assert self.handler(None, None, None) == 0


class Services:
    """Stands for the library that presses keys."""

    def __init__(self, allowed: bool = True) -> None:
        self.allowed, self.pressed, self.held = allowed, list[tuple[int, bool, int]](), 0
        self.asked = 0
        self._flags = 0

    def AXIsProcessTrusted(self) -> bool:
        return self.allowed

    def CGRequestPostEventAccess(self) -> bool:
        self.asked += 1
        return self.allowed

    def CGEventCreateKeyboardEvent(self, source: None, code: int, down: bool) -> tuple[int, bool]:
        self.held += 1
        return code, down

    def CGEventSetFlags(self, event: tuple[int, bool], flags: int) -> None:
        self._flags = flags

    def CGEventPost(self, place: int, event: tuple[int, bool]) -> None:
        self.pressed.append((*event, self._flags))

    def CFRelease(self, event: tuple[int, bool]) -> None:
        self.held -= 1


class Running:
    """Stands for another application."""

    def __init__(self, pid: int = 1, comes: bool = True) -> None:
        self.pid, self.comes, self.active = pid, comes, False

    def processIdentifier(self) -> int:
        return self.pid

    def localizedName(self) -> str:
        return "Letters"

    def activateWithOptions_(self, options: int) -> bool:
        self.active = self.comes
        return self.comes

    def isActive(self) -> bool:
        return self.active


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("Meta+Alt+Ctrl+V", (9, 0x1900)),
        ("Ctrl+Shift+7", (26, 0x300)),
        ("Alt+Space", (49, 0x800)),
        ("Ctrl+F12", (111, 0x100)),
        ("Ctrl+C", None),  # Command C, which every application has
        ("Ctrl+Q", None),
        ("V", None),  # or nobody could type it any more
        ("Shift+V", None),
        ("Ctrl+K, Ctrl+V", None),
        ("Ctrl+Ä", None),
        ("", None),
    ],
)
def test_keys_as_a_mac_counts_them(keys: str, code: tuple[int, int] | None) -> None:
    assert code_of(keys) == code


def test_one_key_is_heard_at_a_time_and_a_taken_one_is_refused() -> None:
    carbon, heard = Carbon(), list[int]()
    key = HotKey(carbon, lambda: heard.append(1))
    assert key.set("") and not carbon.keys and carbon.handler is None  # off, nothing is asked of the system
    assert key.set("Meta+Alt+Ctrl+V") and list(carbon.keys.values()) == [(9, 0x1900)]
    carbon.press()
    assert heard == [1]
    assert key.set("Ctrl+F12") and list(carbon.keys.values()) == [(111, 0x100)]
    assert not key.set("Ctrl+V") and not carbon.keys
    assert key.set("") and not carbon.keys


def test_a_key_is_where_the_users_keyboard_has_it() -> None:
    carbon = Carbon()
    key = HotKey(carbon, lambda: None)
    assert key.set("Meta+Z") and list(carbon.keys.values()) == [(16, 0x1000)]  # a German one
    carbon.layout = {}
    assert key.set("Meta+Z") and list(carbon.keys.values()) == [(6, 0x1000)]  # one that does not say
    assert letters(carbon) == {} and carbon.held == 0


def test_paste_presses_and_lets_go() -> None:
    services = Services()
    Typist(services).paste()
    assert services.pressed == [(9, True, 0x100000), (9, False, 0x100000)] and services.held == 0
    Typist(services, lambda: {"V": 47}).paste()
    assert services.pressed[-1] == (47, False, 0x100000)


def test_the_application_in_front_is_never_pastiche_itself() -> None:
    assert mac.front_of(SimpleNamespace(frontmostApplication=lambda: Running(os.getpid()))) is None
    assert mac.front_of(SimpleNamespace(frontmostApplication=lambda: None)) is None
    found = mac.front_of(SimpleNamespace(frontmostApplication=lambda: Running()))
    assert found is not None and found.name == "Letters"


def test_off_a_mac_there_is_nothing_of_it() -> None:
    assert mac.other_app() is None and mac.offer_service(lambda _: None) is None
    assert mac_keys.hot_key(lambda: None) is None and mac_keys.typist() is None


def test_the_bundles_entry_names_what_the_provider_brings() -> None:
    (entry,) = service_plist.services()
    assert entry["NSMenuItem"] == {"default": "Restyle with Pastiche"}
    words = service_plist.menu_strings("de")
    assert words == '"Restyle with Pastiche" = "Mit Pastiche umschreiben";\n'
    assert f"{entry['NSMessage']}_userData_error_" == "restyleSelection_userData_error_"
    assert "NSReturnTypes" not in entry and "NSRequiredContext" in entry
    board = SimpleNamespace(stringForType_=lambda kind: SOURCE if kind in entry["NSSendTypes"] else None)  # type: ignore[operator]
    assert mac.text_on(board) == SOURCE
    assert mac.text_on(SimpleNamespace(stringForType_=lambda _: None)) == ""


@pytest.mark.usefixtures("answers_at_once")
def test_selected_text_and_a_shortcut_open_the_panel(
    taught: Window, panel: QuickPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    carbon, sent = Carbon(), list[Any]()
    monkeypatch.setattr(mac, "MAC", True)
    monkeypatch.setattr(mac, "read_spelling", lambda: None)
    monkeypatch.setattr(mac, "offer_service", sent.append)
    monkeypatch.setattr(mac, "other_app", lambda: None)
    monkeypatch.setattr(mac_keys, "hot_key", lambda heard: HotKey(carbon, heard))
    monkeypatch.setattr(mac_keys, "typist", lambda: None)
    taught.quick.listen()
    taught.quick.listen()  # shown again: still one of each
    settle()
    assert len(sent) == 1 and not carbon.keys

    sent[0](SOURCE)
    assert not panel.isVisible()  # the other application does not wait for it
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.title.text() == "Restyle selected text" and panel.source.text() == SOURCE
    panel.close()

    taught.state.preferences.set("quick_shortcut", "Meta+Alt+Ctrl+V")
    QGuiApplication.clipboard().setText(SOURCE + " Again.")
    carbon.press()
    qtbot.waitUntil(lambda: panel.isVisible() and panel.source.text().endswith("Again."))
    assert panel.title.text() == "Restyle clipboard"
    taught.state.preferences.set("quick_shortcut", "Ctrl+V")
    assert not carbon.keys and taught.notice.isVisible() and "Ctrl+V" in taught.notice.title.text()
    monkeypatch.undo()


@pytest.mark.usefixtures("answers_at_once")
def test_paste_over_goes_back_to_where_the_user_was(
    panel: QuickPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    services, other = Services(allowed=False), Running()
    monkeypatch.setattr(mac, "other_app", lambda: mac.OtherApp(other))
    monkeypatch.setattr(mac_keys, "typist", lambda: Typist(services))
    panel.take(SOURCE, selected=True)
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.paste.isVisible() and "Letters" in panel.paste.toolTip()
    assert "Ctrl+Return pastes over" in panel.keys.text()
    qtbot.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible() and services.asked == 1 and not services.pressed  # the system has to allow it
    assert "Accessibility" in panel.said.text() and QGuiApplication.clipboard().text() == "none"
    services.allowed = True
    panel.paste.click()
    assert not panel.isVisible() and QGuiApplication.clipboard().text() == "none"
    qtbot.waitUntil(lambda: len(services.pressed) == 2)

    other.comes = other.active = False
    panel.come()
    panel.paste.click()
    qtbot.waitUntil(panel.isVisible)
    assert len(services.pressed) == 2  # no key goes to whatever else is in front
    assert panel.said.text() == "It is on the clipboard; paste it where you want it."


@pytest.mark.usefixtures("answers_at_once")
def test_paste_over_goes_where_the_user_was_when_the_panel_came_last(
    taught: Window, panel: QuickPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail, novel = mac.OtherApp(Running(1)), mac.OtherApp(Running(2))
    front: list[mac.OtherApp | None] = [mail]
    monkeypatch.setattr(mac, "other_app", lambda: front[0])
    monkeypatch.setattr(mac_keys, "typist", lambda: Typist(Services()))
    panel.take("", selected=False)
    wait_for(qtbot, panel, Stage.EMPTY)
    QGuiApplication.clipboard().setText(SOURCE)
    front[0] = None  # the panel itself, as soon as it is clicked
    panel.empty.go.click()
    wait_for(qtbot, panel, Stage.DONE)
    assert panel.paste.isVisible() and panel.over._app is mail
    panel.close()
    front[0] = novel
    taught.quick.last_result()
    assert panel.paste.isVisible() and panel.over._app is novel


@pytest.mark.usefixtures("answers_at_once")
def test_a_trial_or_a_measurement_is_no_last_result(
    opened: Window, taught: Window, panel: QuickPanel, qtbot: QtBot
) -> None:
    panel.take(SOURCE, selected=False)
    wait_for(qtbot, panel, Stage.DONE)
    panel.close()
    run = feed(opened, "try", [])
    run.result = object()
    end_feed(opened, "try")
    taught.quick.last_result()
    assert panel.isVisible()
    settle()
