"""Owns whose text is learned: which names are one author's, and what is done with rows that name another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from core.progress import BadInput

T = TypeVar("T")


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


def same_author(one: str, other: str) -> bool:
    """Whether two names may be one person's; where nothing speaks against it, they are.

    Initials, titles, accents, years, `Surname, Given`, the order of East Asian names, other spellings of a
    foreign name, and names of several authors of which one fits do not make another person. A name that says
    nothing ("Unknown") and one in another script cannot be held against anybody.
    """
    firsts, seconds = _people(one), _people(other)
    return not firsts or not seconds or any(_one_person(a, b) for a in firsts for b in seconds)


def of_author(rows: Sequence[T], named: Sequence[str], author: str, where: str) -> tuple[list[T], list[str]]:
    """The rows that are the author's, or do not say whose they are, and what the user should know.

    Rows that name another author are left out while they are fewer than half.

    Args:
        named: for each row the author it names; "" where it names none.
        where: the file, for people.

    Raises:
        BadInput: half of the rows or more name others.
    """
    others = [name for name in named if name and not same_author(name, author)]
    if not others:
        return list(rows), []
    spelled = _spelled(others)
    if 2 * len(others) >= len(rows):
        whole = f"All {len(rows)} rows" if len(others) == len(rows) else f"{len(others)} of {len(rows)} rows"
        raise BadInput(
            f"{whole} of {where} name {spelled} as the author, not {author}.",
            "Give the name in the file with --author, or choose a file with this author's text.",
        )
    kept = [row for row, name in zip(rows, named, strict=True) if not name or same_author(name, author)]
    count = "One row" if len(others) == 1 else f"{len(others)} rows"
    return kept, [f"{count} of {where} left out: the author named there is {spelled}, not {author}."]


def prevailing(named: Sequence[str]) -> str:
    """The name that most rows agree with, spelled as it is most often; "" where none names an author."""
    counts = {name: named.count(name) for name in dict.fromkeys(named) if name}
    agreed = {name: sum(n for o, n in counts.items() if same_author(name, o)) for name in counts}
    return max(counts, key=lambda name: (agreed[name], counts[name]), default="")


def _spelled(named: Sequence[str]) -> str:
    """The people meant, each in one spelling; the fourth and all behind are "and others"."""
    people: list[str] = []
    for name in named:
        if not any(same_author(name, known) for known in people):
            people.append(name)
    return "; ".join(people[:3]) + (" and others" if len(people) > 3 else "")


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


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if "".join(one) == "".join(other) or _script(one) != _script(other):
        return True
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
