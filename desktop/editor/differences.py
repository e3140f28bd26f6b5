"""Owns what changed between two wordings of a passage, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

Kind = Literal["same", "gone", "new"]

# White space goes with the word before it: as a token of its own it would match everywhere, slowly.
_WORD = re.compile(r"(?:\w+(?:['’]\w+)*|[^\w\s]|^)\s*", re.DOTALL)
_LONELY = 2
"""Words: a shorter match between two changes reads worse than one longer change."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text: "gone" stands in the first wording only, "new" in the second, "same" in both."""

    kind: Kind
    text: str


@lru_cache(maxsize=64)  # some screens full: another width or text size changes no words
def differences(before: str, after: str) -> tuple[Run, ...]:
    """The runs from one wording to the other, in reading order.

    The "same" and "new" runs joined give `after`; the "same" and "gone" runs give `before` but for white
    space, whose changes are none.
    """
    old, new = _words(before), _words(after)
    # difflib leaves the commonest words of long texts out of its search: 650 words in a third of the time.
    matcher = SequenceMatcher(None, [w.strip() for w in old], [w.strip() for w in new])
    runs: list[Run] = []
    for equal, a, b, c, d in _joined(matcher.get_opcodes(), old):
        if equal:
            runs.append(Run("same", "".join(new[c:d])))
            continue
        if b > a:
            runs.append(Run("gone", "".join(old[a:b])))
        if d > c:
            runs.append(Run("new", "".join(new[c:d])))
    return tuple(run for run in runs if run.text)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word]


def _joined(
    steps: Sequence[tuple[str, int, int, int, int]], old: list[str]
) -> list[tuple[bool, int, int, int, int]]:
    """Opcodes as (equal, old from, old to, new from, new to); a lone "the" between two changes joins them."""
    merged: list[tuple[bool, int, int, int, int]] = []
    for number, (tag, a, b, c, d) in enumerate(steps):
        equal = tag == "equal"
        if equal and 0 < number < len(steps) - 1:
            equal = sum(w[0].isalnum() for w in old[a:b]) >= _LONELY
        if merged and not equal and not merged[-1][0]:
            _, a, _, c, _ = merged.pop()
        merged.append((equal, a, b, c, d))
    return merged
