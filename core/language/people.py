"""Owns which names may be one person's, however they are spelled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOBODY = frozenset(
    {"", "unknown", "anonymous", "anon", "various", "various authors", "author", "n a", "none"}
)
_STYLES = _words("mr mrs miss ms dr sir dame lady lord rev prof jr sr jun sen esq st count baron earl duke")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ı": "i"})
_TOGETHER = re.compile(r"\s+(?:and|&|und|et|y)\s+|\s*[;/&]\s*")
_PEER = re.compile(r"\s*(?:lord|lady|baron|count|earl|duke)\b")
_BESIDE = re.compile(r"[(\[]([^)\]]*)[)\]]")
_INITIALS = re.compile(r"\b[A-Z]{2,3}\b(?=\s+\w)")


def same_author(one: str, other: str, unsure: bool = True) -> bool:
    """Whether two names may be one person's; where nothing speaks against it, they are.

    Initials, titles, accents, years, `Surname, Given`, the order of East Asian names, other spellings of a
    foreign name, and names of several authors of which one fits do not make another person. A name that says
    nothing ("Unknown") and one in another script cannot be held against anybody.

    Args:
        unsure: what is said where that is so.
    """
    firsts, seconds = _people(one), _people(other)
    if not firsts or not seconds:
        return unsure
    return any(_one_person(a, b, unsure) for a in firsts for b in seconds)


def _people(name: str) -> list[tuple[str, ...]]:
    """Each person that a name may mean, as parts in lower case, surname last."""
    inside = _BESIDE.findall(name)
    found = [_parts(part) for whole in (_BESIDE.sub(" ", name), *inside) for part in _TOGETHER.split(whole)]
    return [parts for parts in found if parts and " ".join(parts) not in _NOBODY]


def _parts(name: str) -> tuple[str, ...]:
    name = _INITIALS.sub(lambda found: " ".join(found.group()), name)
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    last, _, first = plain.partition(",")
    first = first.partition(",")[0]  # behind it come years and titles
    if not _PEER.match(first):
        plain = f"{first} {last}" if set(re.findall(r"[^\W\d_]+", first)) - _STYLES else last
    return tuple(p for p in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", plain) if p not in _STYLES)


def _one_person(one: tuple[str, ...], other: tuple[str, ...], unsure: bool) -> bool:
    if "".join(one) == "".join(other):
        return True
    if _script(one) != _script(other):
        return unsure
    if len(one) > 1 and sorted(one) == sorted(other):
        return True
    if not _like(one[-1], other[-1], 0.8):
        return False
    few, many = sorted((one[:-1], other[:-1]), key=len)
    return _in_order(few, many)


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether every given name of the shorter list is met, in order, in the longer; none are met by any."""
    at = 0
    for name in few:
        while at < len(many) and not _given_alike(name, many[at]):
            at += 1
        if at == len(many):
            return False
        at += 1
    return True


def _given_alike(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    return one[0] == other[0] and (short == 1 or _like(one, other, 0.7 if short > 3 else 0.6))


def _like(one: str, other: str, share: float) -> bool:
    """The same word, or, where it is long enough for that or a given name, spelled in another way."""
    if one == other:
        return True
    long_enough = share < 0.8 or min(len(one), len(other)) > 5
    return long_enough and SequenceMatcher(None, one, other).ratio() >= share


def _script(parts: Sequence[str]) -> str:
    return unicodedata.name(parts[0][0], "LATIN").split(" ")[0]
