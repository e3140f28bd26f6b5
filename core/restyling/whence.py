"""Owns where in the author's books a copied run of words stands, as far as the voice lies in its project."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from core.adapters.chapters import Stamp, chapters, stamp
from core.language.readings import readings, without_apostrophes
from core.language.words import words

_ENOUGH = 12  # words that are looked for: a longer run may be put together from several places


def whence(adapter: Path, copied: str) -> str:
    """ "Book, chapter" of the first place that has the run; "" where that cannot be told.

    Reads the project's clean text the first time, which takes some tenths of a second.

    Args:
        copied: the run as it stands in the written text.
    """
    known = stamp(adapter)
    if known is None:
        return ""
    for found, _ in readings(copied):
        needle = f" {' '.join(without_apostrophes(found[:_ENOUGH]))} "
        for shown, text in _chapters(known):
            if needle in text:
                return shown
    return ""


@lru_cache(maxsize=1)
def _chapters(known: Stamp) -> tuple[tuple[str, str], ...]:
    """("book, chapter", its words with a space around each) for every run; none where they do not agree."""
    return tuple((c.place, f" {' '.join(without_apostrophes(words(c.text)))} ") for c in chapters(known))
