"""Owns folding of white space and of characters that nobody sees; the author's own stay as they are."""

from __future__ import annotations

import re

# Joiners say how letters are shaped in Arabic, Syriac, and the scripts of India and its neighbours.
_SHAPED = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_UNSEEN = re.compile(
    f"[\u00ad\u200a\u200b\u200e\u200f\u2060\ufeff]|(?<![{_SHAPED}])[\u200c\u200d]|[\u200c\u200d](?![{_SHAPED}])"
)
_HAIR = re.compile("(?<=[^\\W_])[\u2060\u200b]*\u200a[\u2060\u200b]*(?=[^\\W_])")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def fold(text: str) -> str:
    """One line: soft hyphens and joiners gone, every stretch of white space one space.

    Hair spaces part words; beside dashes, dots and quotation marks they are only set there, and go.
    """
    if not text.isascii():
        text = _HAIR.sub(" ", text) if "\u200a" in text else text
        text = _UNSEEN.sub("", text)
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Words for people, parted by white space; in Chinese and Japanese two letters count as one."""
    if text.isascii():
        return len(text.split())
    wide = len(_WIDE.findall(text))
    return len(_WIDE.sub(" ", text).split()) + (wide + 1) // 2 if wide else len(text.split())
