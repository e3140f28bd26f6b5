"""Owns what a word is: for counting as a reader does, and for comparing texts."""

from __future__ import annotations

import re

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Chinese characters, for a character class: scripts that put no spaces between words."""

WORD = re.compile(rf"[{CJK}]|(?:(?![{CJK}])[^\W_])+(?:['’](?:(?![{CJK}])[^\W_])+)*")
"""A word, without the punctuation around it."""

_CJK = re.compile(rf"[{CJK}]")


def count_words(text: str) -> int:
    """Words between white space; Chinese and Japanese, which put none, are counted by characters."""
    if text.isascii():
        return len(text.split())
    spaced, characters = _CJK.subn(" ", text)
    if not characters:
        return len(text.split())
    return characters + sum(any(c.isalnum() for c in word) for word in spaced.split())


def words(text: str) -> list[str]:
    """The words of a text, casefolded and without punctuation; a CJK character is a word."""
    return [w.casefold().replace("’", "'") for w in WORD.findall(text)]
