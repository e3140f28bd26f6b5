"""Owns the keys that only a Mac's C libraries can hear and press: a shortcut for every app, and Paste."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import POINTER, Structure, byref, c_bool, c_int32, c_uint16, c_uint32, c_uint64, c_ulong, c_void_p
from functools import cache
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from desktop import mac

FRAMEWORKS = "/System/Library/Frameworks"

KEYBOARD, PRESSED = 0x6B657962, 5  # kEventClassKeyboard, kEventHotKeyPressed
OURS = 0x50737463  # any four letters
COMMAND = 0x100000  # kCGEventFlagMaskCommand
KEY_V = 9

# Places on the keyboard, named by what an American one has there; other layouts move some letters.
CODES: dict[str, int] = {
    **dict(zip("ASDFHGZXCV", range(10), strict=True)),
    **dict(zip("BQWERYT123465", range(11, 24), strict=True)),
    **dict(zip("9780OUIPLJKNM", (25, 26, 28, 29, 31, 32, 34, 35, 37, 38, 40, 45, 46), strict=True)),
    "Space": 49,
    **dict(
        zip(
            (f"F{n}" for n in range(1, 13)),
            (122, 120, 99, 118, 96, 97, 98, 100, 101, 109, 103, 111),
            strict=True,
        )
    ),
}
# Qt calls the command key Control on a Mac.
MODIFIERS = {
    Qt.KeyboardModifier.ControlModifier: 0x100,
    Qt.KeyboardModifier.ShiftModifier: 0x200,
    Qt.KeyboardModifier.AltModifier: 0x800,
    Qt.KeyboardModifier.MetaModifier: 0x1000,
}


class _Kind(Structure):
    """EventTypeSpec."""

    _fields_ = (("kind", c_uint32), ("what", c_uint32))


class _Name(Structure):
    """EventHotKeyID."""

    _fields_ = (("signature", c_uint32), ("id", c_uint32))


_Handler = ctypes.CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p)


def code_of(keys: str) -> tuple[int, int] | None:
    """The key's place and its modifiers as a Mac counts them; None for what no application may take alone.

    Args:
        keys: as `QKeySequence` writes them portably, e.g. "Meta+Alt+Ctrl+V".
    """
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return None
    combination: QKeyCombination = sequence[0]
    held = combination.keyboardModifiers()
    name = QKeySequence(combination.key()).toString(QKeySequence.SequenceFormat.PortableText)
    mask = sum(bit for modifier, bit in MODIFIERS.items() if held & modifier)
    if name not in CODES or not mask & ~MODIFIERS[Qt.KeyboardModifier.ShiftModifier]:
        return None
    return CODES[name], mask


class HotKey:
    """One key that is heard whichever application is in front. Needs no permission of the user's.

    Args:
        carbon: the library Carbon, or what stands for it.
        heard: called on the window's thread, while the system waits: be quick.
    """

    def __init__(self, carbon: Any, heard: Callable[[], object]) -> None:
        self._carbon = carbon
        self._key: c_void_p | None = None
        self._installed = False

        def pressed(_call: Any, _event: Any, _data: Any) -> int:
            heard()
            return 0

        self._handler = _Handler(pressed)  # Carbon keeps no hold of it

    def set(self, keys: str) -> bool:
        """Hear this key from now on and no other, or none for ""; False where the system refuses it."""
        self._let_go()
        if not keys:
            return True
        code = code_of(keys)
        if code is None:
            return False
        target = self._carbon.GetApplicationEventTarget()
        if not self._installed:
            kind = _Kind(KEYBOARD, PRESSED)
            failed = self._carbon.InstallEventHandler(target, self._handler, 1, byref(kind), None, None)
            self._installed = not failed
        key = c_void_p()
        if not self._installed or self._carbon.RegisterEventHotKey(
            *code, _Name(OURS, 1), target, 0, byref(key)
        ):
            return False
        self._key = key
        return True

    def _let_go(self) -> None:
        if self._key is not None:
            self._carbon.UnregisterEventHotKey(self._key)
            self._key = None


def hot_key(heard: Callable[[], object]) -> HotKey | None:
    """None where there is no such thing."""
    return HotKey(_carbon(), heard) if mac.MAC else None


@cache
def _carbon() -> Any:
    found = ctypes.CDLL(f"{FRAMEWORKS}/Carbon.framework/Carbon")
    found.GetApplicationEventTarget.restype = c_void_p
    found.InstallEventHandler.argtypes = [
        *(c_void_p, _Handler, c_ulong, POINTER(_Kind), c_void_p, POINTER(c_void_p))
    ]
    found.RegisterEventHotKey.argtypes = [c_uint32, c_uint32, _Name, c_void_p, c_uint32, POINTER(c_void_p)]
    found.UnregisterEventHotKey.argtypes = [c_void_p]
    return found


class Typist:
    """Presses keys in the user's place, where the user has allowed it in the system's settings.

    Args:
        services: the library ApplicationServices, or what stands for it.
    """

    def __init__(self, services: Any) -> None:
        self._services = services

    @property
    def allowed(self) -> bool:
        """Whether Pastiche has the permission called Accessibility. Asks nobody."""
        return bool(self._services.AXIsProcessTrusted())

    def paste(self) -> None:
        """Press Command and V, and let go of them, in the application in front."""
        for down in (True, False):
            event = self._services.CGEventCreateKeyboardEvent(None, KEY_V, down)
            self._services.CGEventSetFlags(event, COMMAND)
            self._services.CGEventPost(0, event)  # as if from the keyboard itself
            self._services.CFRelease(event)


@cache
def typist() -> Typist | None:
    """None where there is no such thing."""
    return Typist(_services()) if mac.MAC else None


@cache
def _services() -> Any:
    found = ctypes.CDLL(f"{FRAMEWORKS}/ApplicationServices.framework/ApplicationServices")
    found.AXIsProcessTrusted.restype = c_bool
    found.CGEventCreateKeyboardEvent.argtypes = [c_void_p, c_uint16, c_bool]
    found.CGEventCreateKeyboardEvent.restype = c_void_p
    found.CGEventSetFlags.argtypes = [c_void_p, c_uint64]
    found.CGEventPost.argtypes = [c_uint32, c_void_p]
    found.CFRelease.argtypes = [c_void_p]
    for name in ("CGEventSetFlags", "CGEventPost", "CFRelease"):
        getattr(found, name).restype = None
    return found
