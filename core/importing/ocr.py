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


_EDGES = re.compile(r"^\W+|\W+$")
_ODD = re.compile(r"[^\W\d_][\d|!<>{}\\~^=_][^\W\d_]|[a-z][A-Z][a-z]|[^\W\d_]\.[^\W\d_]{2}|[|\\~^{}<>]")


def damaged_share(words: Sequence[str]) -> float:
    """Words with signs inside that no writer puts there, or one letter off a very common word; 0 to 1."""
    bare = [_EDGES.sub("", word).lower() for word in words]
    counts = Counter(bare)
    misread = sum(
        times
        for word, times in counts.items()
        if word not in _COMMON
        and times * 20 < len(bare) ** 0.5 + 20
        and any(f in _FORMS for f in _forms(word))
    )
    odd = sum(bool(_ODD.search(word)) for word in words if not word.isalpha() or not word.islower())
    return (odd + misread) / max(1, len(words))


def _forms(word: str) -> list[str]:
    """The word with one letter left open, every letter in its turn; none for lengths no common word has."""
    return [f"{word[:i]}?{word[i + 1 :]}" for i in range(len(word))] if 3 < len(word) < 10 else []


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
_FORMS = frozenset(form for word in _COMMON for form in _forms(word))
