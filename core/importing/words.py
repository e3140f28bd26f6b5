"""Owns folding of white space and of characters that nobody sees; the author's own stay as they are."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u00ad\u200a-\u200f\u2060\ufeff]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def fold(text: str) -> str:
    """One line: soft hyphens, joiners and hair spaces gone, every stretch of white space one space."""
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Words for people, parted by white space; in Chinese and Japanese two letters count as one."""
    if text.isascii():
        return len(text.split())
    wide = len(_WIDE.findall(text))
    return len(_WIDE.sub(" ", text).split()) + (wide + 1) // 2 if wide else len(text.split())
