"""Owns the outline of Chinese and Japanese passages, which have characters where others have words."""

from __future__ import annotations

import re

from core.describing.person import narration
from core.language.sentences import split_sentences
from core.language.words import count_words

LEAST, MOST = 0.25, 0.6
"""Length of the notes as a share of the passage's characters."""

_CLAUSES = re.compile(r"[\W_]+")
_I = re.compile("私|僕|俺|わたし|ぼく|我")


def notes_in_characters(text: str) -> str:
    """Notes of a Chinese or Japanese passage: the beginnings of its clauses, all or every other one.

    No piece is a whole clause, so that no two of them stand in a row as they do in the passage.
    """
    first = _I.search(narration(text))
    head = "一人称。" if first else "三人称。"
    for step, length in ((1, 6), (1, 9), (2, 9)):
        notes = []
        for sentence in split_sentences(" ".join(text.split())):
            clauses = [c for c in _CLAUSES.split(sentence) if len(c) > 2]
            notes.append("、".join(c[: min(length, len(c) - 1)] for c in clauses[::step]))
        said = head + "。".join(note for note in notes if note) + "。"
        if LEAST * count_words(text) <= count_words(said) <= MOST * count_words(text):
            break
    return said
