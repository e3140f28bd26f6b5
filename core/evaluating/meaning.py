"""Owns whether a text tells what it was asked to tell: likeness in meaning; names, numbers and length."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.describing.about import stems
from core.evaluating.likenesses import Likenesses
from core.language.embedding_model import model_path
from core.language.likeness import ENOUGH, UPPER, Judge, Likeness
from core.language.names import bare, has_number, names, numbers, vocabulary
from core.language.words import count_words, words
from core.progress import Progress, Report

STAGE = "evaluate"
BY_CHANCE = 0.1
"""Likeness by words that unrelated texts have at most, where there are few other sources, or short ones."""
PAUSE = 0.5  # seconds between two reports while the embedding model works

By = Literal["embeddings", "words"]
BY_WORDS = "Meanings were compared by the words alone: the embedding model is not on this machine."
GAVE_UP = "Meanings were compared by the words alone: the embedding model stopped working."


@dataclass(frozen=True, slots=True)
class Meanings:
    """How near some texts are to what they should tell.

    Attributes:
        each: for every text its likeness to its own source, and what other sources have with that source.
        by: what they were compared by. note: what to say of that, or "".
    """

    each: tuple[Likeness, ...]
    by: By
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a source stands in a text.

    Attributes:
        names, numbers: how many of them. names_told, numbers_told: how many the source has.
        length: words of the text to the words asked for.
    """

    names: int
    names_told: int
    numbers: int
    numbers_told: int
    length: float


def kept(source: str, text: str, asked: int = 0) -> Kept:
    """Names, numbers and length of a source in a text.

    Args:
        asked: words; 0 for as many as the source has.
    """
    told, here = list(names(source)), vocabulary(text)
    figures = numbers(source)
    return Kept(
        sum(bare(name) in here for name in told),
        len(told),
        sum(has_number(text, figure) for figure in figures),
        len(figures),
        count_words(text) / max(1, asked or count_words(source)),
    )


def meanings(
    sources: Sequence[str], texts: Sequence[str], report: Report, known: Likenesses | None = None
) -> Meanings:
    """How near each text is to its own source: by embeddings where the model is here, else by words.

    The embedding model works in a child of its own, for some seconds and a twentieth of one for each page.

    Args:
        sources, texts: as many of one as of the other.
        known: what was found before; what is found now is added to it.

    Raises:
        Cancelled: a stop was asked for. NoSpace: the disk is full.
    """
    if not Judge.available():
        return Meanings(tuple(by_words(sources, texts)), "words", BY_WORDS)
    found = _by_embeddings(sources, texts, report, known)
    if found is None:
        return Meanings(tuple(by_words(sources, texts)), "words", GAVE_UP)
    return Meanings(tuple(found), "embeddings")


def _by_embeddings(
    sources: Sequence[str], texts: Sequence[str], report: Report, known: Likenesses | None
) -> list[Likeness] | None:
    """None where the child that compares them ended before it was done; it starts with the first question."""
    judge, found = Judge(), list[Likeness]()
    judge.know(sources)
    keys = known.keys(str(model_path()), sources, texts) if known is not None else [""] * len(texts)
    try:
        for key, source, text in zip(keys, sources, texts, strict=True):
            likeness = known.get(key) if known is not None else None
            if likeness is None:
                ticket, answer = judge.ask(source, text), dict[str, Likeness | None]()
                while not answer:
                    report(Progress(STAGE, len(found), len(texts), "Comparing meanings"))
                    answer = judge.answers([ticket], PAUSE)
                likeness = answer[ticket]
                if likeness is None:
                    return None
                if known is not None:
                    known.add(key, likeness)
            found.append(likeness)
        return found
    finally:
        judge.close()


def by_words(sources: Sequence[str], texts: Sequence[str]) -> list[Likeness]:
    """Likeness by the words of content that two texts share: cosine of their stems, the rarer the heavier.

    It knows no synonyms, so a free retelling comes out low; it still tells a text of one passage from one of
    another.
    """
    told = {source: stems(words(source)) for source in sources}
    seen = Counter(stem for found in told.values() for stem in found)
    weights = {stem: 1 + math.log(len(told) / count) for stem, count in seen.items()}
    rarest = 1 + math.log(max(1, len(told)))
    found = []
    for source, text in zip(sources, texts, strict=True):
        own = told[source]
        others = [_cosine(stem, own, weights, rarest) for other, stem in told.items() if other != source]
        spread = max(BY_CHANCE, float(np.quantile(others, UPPER)) if len(others) >= ENOUGH else 0.0)
        found.append(Likeness(_cosine(own, stems(words(text)), weights, rarest), spread))
    return found


def _cosine(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float], rarest: float) -> float:
    def length(found: frozenset[str]) -> float:
        return math.sqrt(sum(weights.get(stem, rarest) ** 2 for stem in found))

    shared = sum(weights.get(stem, rarest) ** 2 for stem in one & other)
    return shared / (length(one) * length(other)) if shared else 0.0
