"""Owns which names of a passage stand in its description, where roles were asked for in place of names."""

from __future__ import annotations

import re
from collections import Counter

from core.describing.function_words import language_of
from core.language.capitals import NO_NAMES
from core.language.names import bare, names
from core.language.words import words

_CAPITAL = re.compile(r"(?<![\w’'-])([^\W\d_a-zß-öø-ÿ][\w’'-]*\w)")
_ANY = re.compile(r"[^\W\d_][\w’'-]*")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Messrs|Miss|Sir|Lady|Lord|Herrn?|Frau|Fräulein|Monsieur|Madame|Mademoiselle"
    r"|Mme|Mlle|Don|Doña|Señora?|Señorita|Sra?|Dona|Dom|Signora?|Signorina|Mevrouw|Mijnheer|Meneer)\.?"
    r" ([^\W\d_a-z][\w’'-]+)"
)


def names_kept(original: str, description: str) -> list[str]:
    """Names of the passage that stand in the description, the most frequent first.

    A name is seen where a capital stands that no sentence asks for, in either of the two, or behind a title.
    A text that writes all nouns with capitals shows only names behind titles.
    """
    here = _capitals(description)
    if not here:
        return []
    found = Counter({bare(m[1]): 1 for m in _TITLED.finditer(original)})
    if language_of(words(original)) != "de":
        found.update({bare(name): count for name, count in (names(original) + names(description)).items()})
    there = _capitals(original)
    lower = _lower(original) | _lower(description)
    return [
        there[name]
        for name, _ in found.most_common()
        if name in there and name in here and name not in NO_NAMES and name not in lower
    ]


def _capitals(text: str) -> dict[str, str]:
    """Words with a capital (not in capitals throughout), bare -> as written."""
    return {bare(m[1]): re.sub(r"['’]s?$", "", m[1]) for m in _CAPITAL.finditer(text) if not m[1].isupper()}


def _lower(text: str) -> set[str]:
    return {word for word in _ANY.findall(text) if word[0].islower()}
