"""Owns what a corpus speaks of: clusters of like passages, and the words that tell each from the rest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.language.embeddings import Vectors, unit

Labels = NDArray[np.intp]

MOST = 200
TELLING = 3  # words shown of each theme
_COMMON = 0.08  # a word in more of all passages than that tells nothing, unless most of them are here
_SEEN = 0.05  # and one in fewer of the theme's own neither
_ROUNDS = 25

# Four letters or more, two or more ideographs or syllables, three or more katakana.
_WORD = re.compile(r"[^\W\d_぀-ヿ一-鿿가-힣]{4,}|[一-鿿]{2,6}|[ァ-ヿ]{3,}|[가-힣]{2,}")


@dataclass(frozen=True, slots=True)
class Themes:
    """Clusters of all passages.

    Attributes:
        labels: cluster of each passage, from 0 without holes, the largest first.
        centres: of unit length, shape (clusters, dimension).
    """

    labels: Labels
    centres: Vectors


def count(passages: int, affordable: int) -> int:
    """How many clusters: the square root of half the passages, a common rule of thumb, 2 to 200.

    Args:
        affordable: at most that many, whatever the rule.
    """
    return max(1, min(MOST, passages, max(2, min(round(math.sqrt(passages / 2)), affordable))))


def find(vectors: Vectors, sound: NDArray[np.bool_], clusters: int, seed: int) -> Themes:
    """Clusters of the sound passages by spherical k-means; each other passage joins the nearest.

    What the user keeps or drops is no part of it, so that the map stays as it is under his hands.

    Args:
        vectors: of unit length, shape (n, dimension).
        sound: shape (n,), at least one true.
        clusters: wanted, at most as many as are sound.
    """
    own = vectors[sound]
    random = np.random.default_rng(seed)
    centres = _first_centres(own, min(clusters, len(own)), random)
    labels = np.full(len(own), -1)
    for _ in range(_ROUNDS):
        nearest = (own @ centres.T).argmax(axis=1)
        if np.array_equal(nearest, labels):
            break
        labels = nearest
        sums = (np.arange(len(centres))[:, None] == labels).astype(np.float32) @ own
        centres = np.where(np.any(sums, axis=1, keepdims=True), unit(sums), centres)
    sizes = np.bincount(labels, minlength=len(centres))
    order = [int(c) for c in np.argsort(-sizes, kind="stable") if sizes[c]]
    centres = centres[order]
    return Themes((vectors @ centres.T).argmax(axis=1), centres)


def telling_words(texts: Sequence[str], labels: Labels, clusters: int) -> list[tuple[str, ...]]:
    """Up to three words for each cluster that many of its passages hold and few others do.

    Names count: they are what a reader knows a chapter by. A cluster without such words gets none.
    """
    written: list[Counter[str]] = [Counter() for _ in range(clusters)]
    for text, label in zip(texts, labels.tolist(), strict=True):
        written[label].update(set(_WORD.findall(text)))
    held = [Counter[str]() for _ in range(clusters)]
    forms: dict[str, Counter[str]] = {}
    everywhere: Counter[str] = Counter()
    for number, inside in enumerate(written):
        for form, n in inside.items():
            word = form.lower()
            held[number][word] += n
            forms.setdefault(word, Counter())[form] += n
        everywhere.update(held[number])
    sizes = np.bincount(labels, minlength=clusters).tolist()
    return [
        tuple(
            forms[word].most_common(1)[0][0]
            for word in _telling(inside, everywhere, sizes[number], len(texts))
        )
        for number, inside in enumerate(held)
    ]


def _telling(inside: Counter[str], everywhere: Counter[str], size: int, total: int) -> list[str]:
    """Words by their share in the cluster and how rare they are elsewhere (after c-TF-IDF,
    Grootendorst 2022).

    Rareness counts twice: a cluster of passages shares many common words that tell nothing of it.
    """
    least = max(2, math.ceil(_SEEN * size))
    scored = [
        (-min(1, n / size) * math.log(max(1, total / everywhere[word])) ** 2, word)
        for word, n in inside.items()
        if n >= least and everywhere[word] <= max(_COMMON * total, 2 * n)
    ]
    chosen: list[str] = []
    for _, word in sorted(scored):
        if not any(word.startswith(w[:5]) or w.startswith(word[:5]) for w in chosen):  # tide, tides
            chosen.append(word)
        if len(chosen) == TELLING:
            break
    return chosen


def _first_centres(vectors: Vectors, clusters: int, random: np.random.Generator) -> Vectors:
    """k-means++ (Arthur and Vassilvitskii 2007): each next centre is likely far from those before."""
    chosen = [int(random.integers(len(vectors)))]
    distance = 1 - vectors @ vectors[chosen[0]]
    while len(chosen) < clusters:
        weights = np.maximum(distance, 0).astype(np.float64)
        total = weights.sum()
        if total <= 1e-9:  # only copies are left
            break
        chosen.append(int(random.choice(len(vectors), p=weights / total)))
        distance = np.minimum(distance, 1 - vectors @ vectors[chosen[-1]])
    return vectors[chosen]
