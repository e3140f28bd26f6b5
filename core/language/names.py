"""Owns the names and numbers of a text: what must not get lost in another voice, nor be invented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from core.language.sentences import ends_sentence, split_sentences

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_OPENING = "\"'“‘«»„‚”’([—–:*_"
_NO_NAMES = frozenset(
    {"i'm", "i'd", "i'll", "i've", "oh", "god", "mr", "mrs", "miss", "ms", "dr", "st", "sir", "madam"}
)
_NOUNS_TOO = 0.15
"""Share of capitals within sentences from which on a text is taken to capitalize all its nouns."""
# fmt: off
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def bare(word: str) -> str:
    """A word as names are compared: lower case, no possessive."""
    return re.sub(r"(?:['’]s|['’])$", "", word.casefold().replace("’", "'"))


def vocabulary(text: str) -> set[str]:
    """Every word of a text, bare; parts of hyphenated words too."""
    found = {bare(word) for word in _WORD.findall(text)}
    return found | {bare(part) for word in found for part in word.split("-")}


def names(text: str) -> Counter[str]:
    """Names in a text as they are written there, with how often they stand within a sentence.

    A name is a word with a capital where the sentence does not ask for one, and never without it
    elsewhere; behind a title ("Mr.") or an initial it does not. Empty for texts that write all nouns with
    capitals.
    """
    found: Counter[str] = Counter()
    within = 0
    for sentence in split_sentences(" ".join(text.split())):
        for match in list(_WORD.finditer(sentence))[1:]:
            within += 1
            before = sentence[: match.start()].rstrip(" ")
            if match.group()[0].isupper() and before[-1:] not in _OPENING and not _is_over(before):
                found[re.sub(r"['’]s?$", "", match.group())] += 1
    if sum(found.values()) > _NOUNS_TOO * within and within > 100:
        return Counter()
    lower = {word for word in _WORD.findall(text) if word[0].islower()}
    return Counter(
        {n: c for n, c in found.items() if len(n) > 1 and bare(n) not in _NO_NAMES and n.lower() not in lower}
    )


def _is_over(before: str) -> bool:
    """Whether a sentence may end there: behind "Mr." and "J." none does, behind "p.m." one may."""
    return before[-1:] in ".!?…" and (ends_sentence(before) or before[-3:-2] == ".")


def cast(texts: Iterable[str], often: int = 4) -> frozenset[str]:
    """The names that occur at least `often` times in a corpus, bare: mostly its characters and places."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update({bare(n): c for n, c in names(text).items()})
    return frozenset(n for n, c in found.items() if c >= often)


def numbers(text: str) -> list[str]:
    """Numbers written in figures, in order, each once."""
    return list(dict.fromkeys(_NUMBER.findall(text)))


def has_number(text: str, number: str) -> bool:
    """Whether a text has a number, in figures or, up to 99, in English words."""
    return number in _NUMBER.findall(text) or (
        number.isdecimal()
        and int(number) < 100
        and re.search(rf"\b{spelled(int(number))}\b", text.casefold()) is not None
    )


def spelled(number: int) -> str:
    """A number from 0 to 99 in English words, as a pattern."""
    if number < 20:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return _TENS[tens - 2] + (rf"[\s-]{_UNITS[units]}" if units else "")
