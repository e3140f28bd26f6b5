"""Owns whether a description is in the passage's language, by its letters and by its small words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.describing.function_words import language_of, share
from core.language.words import CJK

FROM = 24  # words; fewer do not show their language
PIECE = 0.25
"""Share of another language's small words from which a few words are in that language."""
CLEAR = 0.3
"""Share of a language's own small words from which no other can be meant."""
UNLIKE = 0.6
"""How far the own small words must lie behind those of the other language."""
STRANGE = 0.02
"""Share of letters from which a script counts that the passage does not have."""
LATIN = 0.3  # the same for Latin letters: names and brands stand in every script
_CJK = re.compile(rf"[{CJK}]")
_SCRIPTS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(f"[{letters}]")
    for name, letters in {
        "latin": "A-Za-zÀ-ɏ",
        "greek": "Ͱ-Ͽἀ-῿",
        "cyrillic": "Ѐ-ԯ",
        "hebrew": "א-ת",
        "arabic": "ء-ۿ",
        "indic": "ऀ-෿",
        "thai": "ก-๛",
        "kana": "ぁ-ヿ",
        "han": "㐀-䶿一-鿿豈-﫿",
        "hangul": "가-힣",
    }.items()
}


def other_language(original: str, description: str, told: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the description, or a good part of it, is in another language than the passage.

    Notes without small words show no language; then there is nothing to object to.

    Args:
        told, said: the words of both.
    """
    if len(said) < FROM // 2:
        return False
    return _other_script(original, description) or _other_words(told, said)


def scripts(text: str) -> dict[str, float]:
    """Share of each script in the letters of a text, 0-1; scripts that are not there are left out."""
    if text.isascii():
        return {"latin": 1.0}
    counts = {name: len(letters.findall(text)) for name, letters in _SCRIPTS.items()}
    total = max(1, sum(counts.values()))
    return {name: count / total for name, count in counts.items() if count}


def in_characters(text: str) -> bool:
    """Whether a text is mostly Chinese or Japanese, which are counted by characters."""
    return not text.isascii() and len(_CJK.findall(text)) > len(text) / 2


def is_japanese(shares: Mapping[str, float]) -> bool:
    """Whether a text with these shares of scripts is Japanese; Chinese has no kana."""
    return shares.get("kana", 0.0) > 0.2


def _other_script(original: str, description: str) -> bool:
    if original.isascii() and description.isascii():
        return False
    there, here = scripts(original), scripts(description)
    if is_japanese(there) and here.get("kana", 0.0) < 0.1:
        return True
    return any(
        part > (LATIN if name == "latin" else STRANGE) and there.get(name, 0.0) < part / 5
        for name, part in here.items()
    )


def _other_words(told: Sequence[str], said: Sequence[str]) -> bool:
    """Looks at the whole and, so that no half is in another language, at each FROM words of it."""
    there = language_of(told)
    if not there or len(said) < FROM:
        return False
    pieces = [said[i : i + FROM] for i in range(0, len(said) - FROM + 1, FROM // 2)]
    return _differs(there, said) or any(_differs(there, p, PIECE) for p in (*pieces, said[-FROM:]))


def _differs(there: str, said: Sequence[str], least: float = 0.0) -> bool:
    own = share(said, there)
    if own > CLEAR:
        return False
    here = language_of(said)
    return here not in ("", there) and share(said, here) > max(least, own / UNLIKE)
