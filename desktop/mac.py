"""Owns what only a Mac has: staying awake while work runs, the Dock's mark, spelling; elsewhere nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from typing import Any, Protocol

MAC = sys.platform == "darwin"

GUESSES = 6
"""How many suggestions a menu takes."""


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


def dock_label(text: str) -> None:
    """A short text on the Dock icon, e.g. "57 %"; empty takes it away."""
    if not MAC:
        return
    from AppKit import NSApp

    NSApp.dockTile().setBadgeLabel_(text)


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
    """Read the code that `speller` needs, which takes a moment. For a `Load`."""
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
