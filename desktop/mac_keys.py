"""Owns the keys that only a Mac's C libraries can hear and press: a shortcut for every app, and Paste."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from ctypes import (
    POINTER,
    Structure,
    byref,
    c_bool,
    c_int32,
    c_uint8,
    c_uint16,
    c_uint32,
    c_uint64,
    c_ulong,
    c_void_p,
)
from functools import cache
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from desktop import mac

FRAMEWORKS = "/System/Library/Frameworks"

KEYBOARD, PRESSED = 0x6B657962, 5  # kEventClassKeyboard, kEventHotKeyPressed
OURS = 0x50737463  # any four letters
COMMAND = 0x100000  # kCGEventFlagMaskCommand
KEYS = 51  # places that have letters and signs
DISPLAY, NO_DEAD_KEYS = 3, 1  # kUCKeyActionDisplay, kUCKeyTranslateNoDeadKeysMask

# Places on the keyboard, named by what an American one has there.
FUNCTIONS = dict(
    zip(
        (f"F{n}" for n in range(1, 13)),
        (122, 120, 99, 118, 96, 97, 98, 100, 101, 109, 103, 111),
        strict=True,
    )
)
CODES: dict[str, int] = {
    **dict(zip("ASDFHGZXCV", range(10), strict=True)),
    **dict(zip("BQWERYT123465", range(11, 24), strict=True)),
    **dict(zip("9780OUIPLJKNM", (25, 26, 28, 29, 31, 32, 34, 35, 37, 38, 40, 45, 46), strict=True)),
    "Space": 49,
    **FUNCTIONS,
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


def code_of(keys: str, places: Mapping[str, int] | None = None) -> tuple[int, int] | None:
    """The key's place and its modifiers as a Mac counts them; None for what no application may take alone.

    Args:
        keys: as `QKeySequence` writes them portably, e.g. "Meta+Alt+Ctrl+V".
        places: where the user's keyboard has its letters; those of an American one without.
    """
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return None
    combination: QKeyCombination = sequence[0]
    held = combination.keyboardModifiers()
    name = QKeySequence(combination.key()).toString(QKeySequence.SequenceFormat.PortableText)
    mask = sum(bit for modifier, bit in MODIFIERS.items() if held & modifier)
    found = {**CODES, **(places or {})}
    if name not in found or not mask & ~MODIFIERS[Qt.KeyboardModifier.ShiftModifier]:
        return None
    if mask == MODIFIERS[Qt.KeyboardModifier.ControlModifier] and name not in FUNCTIONS:
        return None  # Copy, Paste, Quit: every application has its own use for Command and one key
    return found[name], mask


def letters(carbon: Any) -> dict[str, int]:
    """Where the keyboard in use has its letters and signs; empty where it does not say.

    On a German one Y stands where an American one has Z.
    """
    source = carbon.TISCopyCurrentKeyboardLayoutInputSource()
    if not source:
        return {}
    data = carbon.TISGetInputSourceProperty(source, carbon.layout_data)
    found: dict[str, int] = {}
    if data:
        layout, kind = carbon.CFDataGetBytePtr(data), carbon.LMGetKbdType()
        for code in range(KEYS):
            sign = _sign(carbon, layout, code, kind)
            if sign.isprintable() and sign.strip():
                found.setdefault(sign.upper(), code)
    carbon.CFRelease(source)
    return found


def _sign(carbon: Any, layout: Any, code: int, kind: int) -> str:
    """What the key at a place shows, without any other key held; "" for none."""
    dead, count, signs = c_uint32(0), c_ulong(0), (c_uint16 * 4)()
    failed = carbon.UCKeyTranslate(
        *(layout, code, DISPLAY, 0, kind, NO_DEAD_KEYS, byref(dead), len(signs), byref(count), signs)
    )
    return "" if failed or count.value != 1 else chr(signs[0])


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
        code = code_of(keys, letters(self._carbon))
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
    found.layout_data = c_void_p.in_dll(found, "kTISPropertyUnicodeKeyLayoutData")
    found.TISCopyCurrentKeyboardLayoutInputSource.restype = c_void_p
    found.TISGetInputSourceProperty.argtypes = [c_void_p, c_void_p]
    found.TISGetInputSourceProperty.restype = c_void_p
    found.CFDataGetBytePtr.argtypes = [c_void_p]
    found.CFDataGetBytePtr.restype = c_void_p
    found.CFRelease.argtypes = [c_void_p]
    found.CFRelease.restype = None
    found.LMGetKbdType.restype = c_uint8
    found.UCKeyTranslate.argtypes = [
        *(c_void_p, c_uint16, c_uint16, c_uint32, c_uint32, c_uint32, POINTER(c_uint32)),
        *(c_ulong, POINTER(c_ulong), POINTER(c_uint16)),
    ]
    return found


class Typist:
    """Presses keys in the user's place, where the user has allowed it in the system's settings.

    Args:
        services: the library ApplicationServices, or what stands for it.
        places: tells where the user's keyboard has its letters.
    """

    def __init__(self, services: Any, places: Callable[[], Mapping[str, int]] = dict) -> None:
        self._services = services
        self._places = places

    @property
    def allowed(self) -> bool:
        """Whether Pastiche has the permission called Accessibility. Asks nobody."""
        return bool(self._services.AXIsProcessTrusted())

    def ask(self) -> bool:
        """Have the system ask the user for it, which it does once; whether it is given."""
        return bool(self._services.CGRequestPostEventAccess())

    def paste(self) -> None:
        """Press Command and V, and let go of them, in the application in front."""
        key = self._places().get("V", CODES["V"])
        for down in (True, False):
            event = self._services.CGEventCreateKeyboardEvent(None, key, down)
            self._services.CGEventSetFlags(event, COMMAND)
            self._services.CGEventPost(0, event)  # as if from the keyboard itself
            self._services.CFRelease(event)


@cache
def typist() -> Typist | None:
    """None where there is no such thing."""
    return Typist(_services(), lambda: letters(_carbon())) if mac.MAC else None


@cache
def _services() -> Any:
    found = ctypes.CDLL(f"{FRAMEWORKS}/ApplicationServices.framework/ApplicationServices")
    found.AXIsProcessTrusted.restype = c_bool
    found.CGRequestPostEventAccess.restype = c_bool
    found.CGEventCreateKeyboardEvent.argtypes = [c_void_p, c_uint16, c_bool]
    found.CGEventCreateKeyboardEvent.restype = c_void_p
    found.CGEventSetFlags.argtypes = [c_void_p, c_uint64]
    found.CGEventPost.argtypes = [c_uint32, c_void_p]
    found.CFRelease.argtypes = [c_void_p]
    for name in ("CGEventSetFlags", "CGEventPost", "CFRelease"):
        getattr(found, name).restype = None
    return found
