"""Owns the guess how much of a text layer was misread by text recognition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

POOR_SHARE = 0.03  # damaged words from which on the user is told
LEAST_WORDS = 300  # fewer say nothing


def poor(words: Sequence[str]) -> tuple[str, ...]:
    """A warning with a percentage where many words look damaged; else nothing."""
    share = damaged_share(words) if len(words) > LEAST_WORDS else 0.0
    return (
        (f"The text looks like poor OCR: about {share:.0%} of the words are damaged.",)
        if share >= POOR_SHARE
        else ()
    )


_ODD = re.compile(r"[^\W\d_][\d|!<>{}\\~^=_][^\W\d_]|[a-z][A-Z][a-z]|[^\W\d_]\.[^\W\d_]{2}|[|\\~^{}<>]")


def damaged_share(words: Sequence[str]) -> float:
    """Words with signs inside that no writer puts there, or one letter off a very common word; 0 to 1."""
    bare = [re.sub(r"^\W+|\W+$", "", word).lower() for word in words]
    counts = Counter(bare)
    near = {other for common in _COMMON for other in _near(common, counts) if other not in _COMMON}
    odd = sum(bool(_ODD.search(word)) for word in words)
    misread = sum(counts[word] for word in near if counts[word] * 20 < counts.total() ** 0.5 + 20)
    return (odd + misread) / max(1, len(words))


def _near(common: str, counts: Counter[str]) -> list[str]:
    """Words of the text that differ from a common one in one letter."""
    return [
        word
        for word in counts
        if len(word) == len(common) and sum(a != b for a, b in zip(word, common, strict=True)) == 1
    ]


_COMMON = frozenset(
    [
        "which",
        "would",
        "could",
        "should",
        "there",
        "their",
        "these",
        "those",
        "where",
        "while",
        "about",
        "after",
        "before",
        "again",
        "because",
        "between",
        "through",
        "without",
        "nothing",
        "something",
        "another",
        "himself",
        "herself",
        "little",
        "other",
        "under",
        "every",
        "never",
        "always",
        "people",
        "though",
        "thought",
        "have",
        "been",
        "were",
        "with",
        "that",
        "this",
        "from",
        "they",
        "what",
        "when",
        "your",
        "will",
        "said",
        "them",
        "than",
        "into",
        "some",
        "only",
        "upon",
        "very",
        "much",
        "such",
        "must",
        "then",
        "more",
        "most",
        "made",
        "over",
        "well",
        "even",
        "shall",
        "being",
        "young",
        "house",
        "great",
        "first",
        "world",
        "having",
        "think",
        "going",
    ]
)
