"""Owns what only a Mac has: staying awake, the Dock, spelling, Services, other apps; elsewhere nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, Protocol

MAC = sys.platform == "darwin"

GUESSES = 6
"""How many suggestions a menu takes."""

TILE = 128.0
BAR = (14.0, 10.0, 100.0, 12.0)
"""The Dock's tile and the bar on it (x, y from below, width, height), in points."""

ACTIVATE = 2  # NSApplicationActivateIgnoringOtherApps
TEXT = "public.utf8-plain-text"  # NSPasteboardTypeString


class Awake:
    """Keeps the Mac from idle sleep while `on`; the display may sleep."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def set(self, on: bool) -> None:
        if not MAC:
            return
        if on and self._process is None:
            # -w: it ends with us, whatever happens to us.
            self._process = subprocess.Popen(["/usr/bin/caffeinate", "-i", "-w", str(os.getpid())])
        elif not on and self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None


class Dock:
    """Our tile in the Dock: the icon alone, or with a bar across its foot.

    Args:
        kit: the module AppKit, or what stands for it.
    """

    def __init__(self, kit: Any) -> None:
        self._kit = kit
        self._shown: int | None = None  # percent

    def show(self, share: float | None) -> None:
        """How much is done, 0-1; None takes the bar away. Drawn anew only where a percent is gained."""
        percent = None if share is None else round(share * 100)
        if percent == self._shown:
            return
        self._shown = percent
        tile = self._kit.NSApplication.sharedApplication().dockTile()
        view = None if percent is None else self._kit.NSImageView.imageViewWithImage_(self._picture(percent))
        tile.setContentView_(view)
        tile.display()

    def _picture(self, percent: int) -> Any:
        kit = self._kit
        made = kit.NSImage.alloc().initWithSize_((TILE, TILE))
        made.lockFocus()
        kit.NSApplication.sharedApplication().applicationIconImage().drawInRect_(((0, 0), (TILE, TILE)))
        x, y, wide, high = BAR
        self._bar(kit.NSColor.colorWithCalibratedWhite_alpha_(0.0, 0.6), (x, y, wide, high))
        filled = max(high, wide * percent / 100)  # less would not be round
        self._bar(kit.NSColor.controlAccentColor(), (x, y, filled, high))
        made.unlockFocus()
        return made

    def _bar(self, colour: Any, place: tuple[float, float, float, float]) -> None:
        x, y, wide, high = place
        colour.setFill()
        self._kit.NSBezierPath.bezierPathWithRoundedRect_xRadius_yRadius_(
            ((x, y), (wide, high)), high / 2, high / 2
        ).fill()


@cache
def _dock() -> Dock:
    import AppKit

    return Dock(AppKit)


def dock_progress(share: float | None) -> None:
    """How much of the work is done, 0-1, on the Dock's tile; None takes it away."""
    if MAC:
        _dock().show(share)


class OtherApp:
    """Another application, which the user was in and will go back to."""

    def __init__(self, running: Any) -> None:
        self._running = running
        self.name = str(running.localizedName() or "")

    def bring_front(self) -> None:
        self._running.activateWithOptions_(ACTIVATE)

    @property
    def in_front(self) -> bool:
        return bool(self._running.isActive())


def other_app() -> OtherApp | None:
    """The application in front; None where that is Pastiche itself, and where there is no telling."""
    if not MAC:
        return None
    import AppKit

    return front_of(AppKit.NSWorkspace.sharedWorkspace())


def front_of(workspace: Any) -> OtherApp | None:
    """The application in front that is not this process."""
    running = workspace.frontmostApplication()
    if running is None or running.processIdentifier() == os.getpid():
        return None
    return OtherApp(running)


def reveal(path: str) -> bool:
    """Select a file or folder in a window of the Finder; False where that cannot be done."""
    if not MAC:
        return False
    import AppKit

    return select_in(AppKit.NSWorkspace.sharedWorkspace(), path)


def select_in(workspace: Any, path: str) -> bool:
    """Have the Finder select what lies at this path, in whatever window shows it."""
    return bool(workspace.selectFile_inFileViewerRootedAtPath_(path, ""))


def text_on(board: Any) -> str:
    """The plain text on one of the system's pasteboards, "" where there is none."""
    return str(board.stringForType_(TEXT) or "")


def offer_service(heard: Callable[[str], None]) -> Any:
    """Take the text that is selected in other applications and sent by the Services menu.

    The entry in that menu is the bundle's (`desktop.quick.service_plist`). It brings nothing back: writing
    takes longer than the other application waits.

    Returns:
        What must be kept while the service is offered; None where there are no Services.
    """
    if not MAC:
        return None
    import AppKit
    import objc

    class PasticheServices(AppKit.NSObject):  # type: ignore[misc]
        @objc.typedSelector(b"v@:@@o^@")  # type: ignore[untyped-decorator]
        def restyleSelection_userData_error_(self, board: Any, _data: Any, _error: Any) -> str | None:
            heard(text_on(board))
            return None  # no error

    provider = PasticheServices.alloc().init()
    AppKit.NSApplication.sharedApplication().setServicesProvider_(provider)
    AppKit.NSUpdateDynamicServices()
    return provider


class Speller(Protocol):
    """Knows how words are spelled. Places are characters of the text, (first, past last)."""

    def wrong(self, text: str) -> list[tuple[int, int]]:
        """The words of a text that are misspelled."""

    def guesses(self, text: str, first: int, past: int) -> list[str]:
        """What the word at this place may have been meant to be, the likeliest first."""

    def learn(self, word: str) -> None:
        """The word is right, in every application, from now on."""

    def ignore(self, word: str) -> None:
        """The word is right until Pastiche ends."""


def spelling_here() -> bool:
    """Whether there is a speller. Loads nothing."""
    return MAC


def read_spelling() -> None:
    """Read the code that `speller` and the others here need, which takes a moment. For a `Load`."""
    if MAC:
        import AppKit  # noqa: F401


@cache
def speller() -> Speller | None:
    """The system's, one for the whole window; None where there is none. Of the window's thread alone."""
    if not MAC:
        return None
    from AppKit import NSSpellChecker

    checker = NSSpellChecker.sharedSpellChecker()
    checker.setAutomaticallyIdentifiesLanguages_(True)
    return MacSpeller(checker, NSSpellChecker.uniqueSpellDocumentTag())


class MacSpeller:
    """NSSpellChecker, which finds the language of a text by itself and counts in UTF-16, as all of Cocoa."""

    def __init__(self, checker: Any, tag: int) -> None:
        self._checker = checker
        self._tag = tag

    def wrong(self, text: str) -> list[tuple[int, int]]:
        found, at, end = [], 0, _units(text)
        while at < end:
            # Not to wrap: behind the last misspelling it says that there is none, with a length of 0.
            place, _ = (
                self._checker.checkSpellingOfString_startingAt_language_wrap_inSpellDocumentWithTag_wordCount_(
                    text, at, None, False, self._tag, None
                )
            )
            if not place.length:
                break
            at = place.location + place.length
            found.append((_characters(text, place.location), _characters(text, at)))
        return found

    def guesses(self, text: str, first: int, past: int) -> list[str]:
        start = _units(text[:first])
        place = (start, _units(text[:past]) - start)
        found = self._checker.guessesForWordRange_inString_language_inSpellDocumentWithTag_(
            place, text, None, self._tag
        )
        return [str(word) for word in (found or ())][:GUESSES]

    def learn(self, word: str) -> None:
        self._checker.learnWord_(word)

    def ignore(self, word: str) -> None:
        self._checker.ignoreWord_inSpellDocumentWithTag_(word, self._tag)


def _units(text: str) -> int:
    """Length in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, units: int) -> int:
    """A place that is counted in UTF-16, in characters."""
    if text.isascii():
        return units
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(head.decode("utf-16-le", "surrogatepass"))
