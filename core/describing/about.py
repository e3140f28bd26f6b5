"""Owns whether a text is about a passage: which of its content words it takes up, and from where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.describing.function_words import FUNCTION_WORDS
from core.language.words import CJK

STEM = 5
"""Letters that tell a word in all its forms, near enough ("keeper", "keeps")."""
LEAST = 20
"""Stems from which on their absence says something."""
SHARED = 0.125
"""Geometric mean of the shares of stems in common: 0.17-0.4 in descriptions, below 0.1 in other talk."""
TAKEN_UP = 0.18
"""Share of the description's own stems; short descriptions are about the passage by this alone."""
PART = 140
"""Words of a passage of which a description must tell something."""
EXPECTED = 5.0
"""Stems that a description would share with a part if it told all parts alike; by fewer nothing is shown."""
TOUCHED = 0.1
"""Share of those below which it tells nothing of the part."""
CRITICISM = 0.06
"""Share of words about writing from which a text is about that."""


def _list(stems: str) -> frozenset[str]:
    return frozenset(stems.split())


_SMALL = frozenset().union(*FUNCTION_WORDS.values())
_CJK = re.compile(rf"[{CJK}]")
_KANA = re.compile("[\u3040-\u309f]")
_OF_TELLING = _list(
    # what every description says: told in the third person, the narrator, the excerpt ...
    "told tells third first perso narra voice excer passa scene descr story dritt erste erzäh auszu"
    " trois premi récit extra terce prime relat fragm trech terza brano 三人 一人 人称 語り 第三 第一 叙述"
)
_OF_CRITICISM = _list(
    # style, prose, reader, image, metaphor ... as they begin in English and its neighbours
    "style stilm stili stil estil prose prosa reade leser lecte lecto leito image imagi metap metáf métap"
    " simil verge tone tonfa dicti rhyth rhytm rythm ritmo synta sprac langu lengu lingu liter lyric"
    " symbo simbo símbo irony ironi ironí theme thema tema temas devic craft evoca vivid pacin atmos"
    " motif motiv senso effec efect effek effet juxta highl empha convey"
)


def stems(words: Sequence[str]) -> frozenset[str]:
    """What stands for the content of (casefolded) words; of Chinese and Japanese, pairs of characters."""
    found = {w[:STEM] for w in words if len(w) > 3 and w not in _SMALL}
    if any(map(_CJK.match, words)):
        for one, two in pairwise(words):
            if len(one) == len(two) == 1 and _CJK.match(one) and _CJK.match(two) and not _KANA.match(one):
                found.add(one + two)
    return frozenset(found)


def is_about(told: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the words said take up enough of the words told; True where there are too few to tell."""
    there, here = stems(told), stems(said) - _OF_TELLING
    if len(there) < LEAST or len(here) < LEAST // 2:
        return True
    both = len(there & here)
    return both * both >= SHARED**2 * len(there) * len(here) or both >= TAKEN_UP * len(here)


def left_out(told: Sequence[str], said: Sequence[str]) -> str:
    """Which part of a passage is not told at all: "beginning", "middle", "end", or "" for none."""
    here = stems(said) - _OF_TELLING
    size = -(-len(told) // max(2, min(4, len(told) // PART)))
    parts = [stems(told[i : i + size]) for i in range(0, len(told), size)]
    own = [part.difference(*(p for p in parts if p is not part)) for part in parts]
    hits = [len(part & here) for part in own]
    rate = sum(hits) / max(1, sum(map(len, own)))
    for at, (part, count) in enumerate(zip(own, hits, strict=True)):
        expected = rate * len(part)
        if expected >= EXPECTED and count < TOUCHED * expected:
            return "beginning" if at == 0 else "end" if at == len(parts) - 1 else "middle"
    return ""


def criticizes(said: Sequence[str], there: Sequence[str]) -> bool:
    """Whether the words said are mostly about writing and not about what is told."""
    known = stems(there)
    return sum(w[:STEM] in _OF_CRITICISM and w[:STEM] not in known for w in said) > CRITICISM * len(said)
