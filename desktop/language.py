"""Owns the language on screen: which one, what is said in it, and how core's sentences come into it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as xml
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core import machine

GAP = re.compile(r"\{(\w+)\}")
"""What is set into a sentence: {1}, {2} in core's, {name} in the window's."""
FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+%")
"""Of core's English: 4,886 or 97%."""
LONGEST = 1200
"""Letters of what core says at once; what is longer is somebody's text, and to look through it takes long."""
SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z0-9\"'`/])")
"""Between two sentences."""


class Language(QTranslator):
    """One of resources/translations. The same English words are said the same way wherever they stand.

    Attributes:
        window, core: English -> this language, of the window's texts and of core's sentences.
    """

    def __init__(self, path: Path, app: QCoreApplication) -> None:
        super().__init__(app)
        self.window: Mapping[str, str] = {}
        self.core: Mapping[str, str] = {}
        for context in xml.parse(path).getroot().iter("context"):
            texts = {m.findtext("source", ""): m.findtext("translation", "") for m in context.iter("message")}
            setattr(self, context.findtext("name", ""), {said: done for said, done in texts.items() if done})

    def isEmpty(self) -> bool:
        return not self.window

    def translate(self, context: str, text: str, about: str | None = None, n: int = -1) -> str:
        return self.window.get(text, text)


_language: Language | None = None
_installed: list[QTranslator] = []
"""What the application asks for words now: ours, and Qt's own of the same language."""


def install(app: QCoreApplication, wanted: Sequence[str] | None = None) -> str:
    """Speak the first of the wanted languages that Pastiche knows, and no other; English is always known.

    Args:
        wanted: codes like "de-AT" or "de", the liked best first; what the system says when None.

    Returns:
        Its code, e.g. "de".
    """
    global _language
    _language = None
    while _installed:
        app.removeTranslator(_installed.pop())
    translated.cache_clear()
    _by_length.cache_clear()
    for code in QLocale.system().uiLanguages() if wanted is None else wanted:
        short = re.split(r"[-_]", code)[0].lower()
        path = machine.resource(f"translations/{short}.ts")
        if short == "en" or not path.is_file():
            if short == "en":
                break
            continue
        _language = Language(path, app)
        _install(app, _language)
        own = QTranslator(app)  # Qt's own words, such as those of its dialogs; asked first, knows only these
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if own.load(f"qtbase_{short}", folder):
            _install(app, own)
        return short
    return "en"


def _install(app: QCoreApplication, translator: QTranslator) -> None:
    app.installTranslator(translator)
    _installed.append(translator)


@lru_cache(maxsize=4096)
def translated(text: str) -> str:
    """A sentence, or several, that core wrote, in the language on screen; as it is where nobody knows it."""
    if _language is None or not text or len(text) > LONGEST:
        return text
    known = _known(text, _language.core)
    if known is not None:
        return known
    parts = re.split(SENTENCES, text)
    if len(parts) == 1:
        return text
    return " ".join(_whole(part, _language.core) or part for part in parts)


def _known(text: str, core: Mapping[str, str]) -> str | None:
    """The translation of sentences that are all known, each by itself: it may fit one with what follows."""
    if text in core:
        return core[text]
    for cut in SENTENCES.finditer(text):
        first = _whole(text[: cut.start()], core)
        others = _known(text[cut.end() :], core) if first is not None else None
        if others is not None:
            return f"{first} {others}"
    return _whole(text, core)


def _whole(text: str, core: Mapping[str, str]) -> str | None:
    """The translation of one sentence of core; None where nobody knows it."""
    if text in core:
        return core[text]
    for english in _by_length():
        found = fits(english, text)
        if found is not None:
            set_in = [translated(gap) if _is_ours(gap) else _figure(gap) for gap in found]
            gaps = dict(zip(gaps_of(english), set_in, strict=True))
            return GAP.sub(lambda gap: gaps.get(gap[1], gap[0]), core[english])  # noqa: B023  # used at once
    return None


def _figure(gap: str) -> str:
    """A figure with thousands or in per cent as the user's country writes it; all else as it is."""
    if not FIGURE.fullmatch(gap):
        return gap
    return gap.replace(",", QLocale().groupSeparator()).replace("%", " %")


@lru_cache(maxsize=1)
def _by_length() -> list[str]:
    """The sentences with something set in, those first of which most stands fast: others may fit them too."""
    core = _language.core if _language is not None else {}
    return sorted((text for text in core if "{" in text), key=lambda text: -len(GAP.sub("", text)))


def fits(template: str, text: str) -> tuple[str, ...] | None:
    """What is set into a sentence, in the order of its gaps; None where the text is no such sentence."""
    found = _pattern(template).fullmatch(text) if _longest(template) in text else None
    return found.groups() if found is not None else None


def gaps_of(template: str) -> list[str]:
    """The names of what is set in, as they come."""
    return GAP.findall(template)


@lru_cache(maxsize=8192)
def _longest(english: str) -> str:
    """The longest piece that stands fast: looking for it is cheap, where a pattern is not."""
    return max(GAP.sub("\0", english).split("\0"), key=len)


@lru_cache(maxsize=1024)
def _pattern(english: str) -> re.Pattern[str]:
    fixed = GAP.sub("\0", english).split("\0")
    return re.compile("(.{0,300}?)".join(map(re.escape, fixed)), re.DOTALL)


def _is_ours(gap: str) -> bool:
    """Whether what is set in may be words of core, and not a name: a book may be called "Nothing"."""
    return gap[:1].islower() or (" " in gap and gap[-1] in ".?")
