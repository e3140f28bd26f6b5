"""Owns the guess how much of a text layer is damaged: misread by text recognition, or letters unknown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

POOR_SHARE = 0.03  # damaged words from which on the user is told
LEAST_WORDS = 300  # fewer say nothing


GARBAGE = 0.2  # share of words with unknown letters from which on there is no text to speak of
_FEW_UNKNOWN = 0.005
_UNKNOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd\ue000-\uf8ff]")
_LATIN = re.compile(r"[a-zà-öø-ÿœ]")
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öø-ýÿœ]")
_VOWELS = (0.2, 0.75)  # of the letters; about 0.4 in every language written in Latin letters


def unknown_share(words: Sequence[str]) -> float:
    """Words with letters that the file does not name, 0 to 1; 1 where the letters make no language."""
    text = "".join(words[:20_000]).casefold()
    letters = len(_LATIN.findall(text))
    if len(words) > LEAST_WORDS and letters > 0.3 * len(text):
        vowels = len(_VOWEL.findall(text)) / letters
        if not _VOWELS[0] < vowels < _VOWELS[1]:
            return 1.0
    if not _UNKNOWN.search(" ".join(words)):
        return 0.0
    return sum(bool(_UNKNOWN.search(word)) for word in words) / max(1, len(words))


def unknown(words: Sequence[str]) -> tuple[str, ...]:
    """A warning with a percentage where some letters are unknown; else nothing."""
    share = unknown_share(words)
    if share < _FEW_UNKNOWN:
        return ()
    return (
        f"The PDF does not say what some of its letters are: about {share:.0%} of the words are damaged.",
    )


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
    written = Counter(words)
    counts: Counter[str] = Counter()
    for word, times in written.items():
        counts[_EDGES.sub("", word).lower()] += times
    rare = len(words) ** 0.5 + 20  # a misreading is seen less often than a word
    misread = sum(
        times
        for word, times in counts.items()
        if word not in _COMMON and times * 20 < rare and any(form in _FORMS for form in _forms(word))
    )
    odd = sum(times for word, times in written.items() if _ODD.search(word))
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
