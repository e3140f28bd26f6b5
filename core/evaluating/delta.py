"""Owns Delta: how far texts are from authors by how much they differ in features that all texts have.

Each feature is measured by how far it strays among texts that are known (a z-score), so that a common word
does not outweigh a rare one. Burrows's Delta is the mean absolute difference of the z-scores; cosine Delta
is one minus the cosine of the angle between them, which forgets how much a text differs and keeps in which
direction.

Sources: Burrows, "Delta: a measure of stylistic difference and a guide to likely authorship" (2002); Smith
and Aldridge, "Improving authorship attribution: optimizing Burrows' Delta method" (2011), for the cosine;
Evert, Proisl, Jannidis et al., "Understanding and explaining Delta measures for authorship attribution"
(2017), who found the cosine to be the best of them, and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.evaluating.features import Family, Numbers, Table

GROUPS: Mapping[str, tuple[Family, ...]] = {
    "words": ("words",),
    "rhythm": ("marks", "sentences", "letters", "variety"),
    "shapes": ("shapes",),
}
"""The parts of the style distance."""

MEASURES = (*GROUPS, "delta", "style")
"""What is measured: the parts, Burrows's Delta of words for those who know it, and the mean of the parts."""

AUTHORS = 4
"""Authors from which on a mean of them is no one of them, and a direction away from it can be told."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What features are measured by.

    Attributes:
        middle, spread: of each feature; a spread is never 0.
    """

    middle: Numbers
    spread: Numbers

    def z(self, shares: Numbers) -> Numbers:
        """Shares of features, last axis, as z-scores."""
        return np.asarray((shares - self.middle) / self.spread)


def between(authors: Numbers) -> Scale:
    """Burrows's scale: middle and standard deviation of each feature, shape (authors, features)."""
    return Scale(authors.mean(axis=0), _not_zero(authors.std(axis=0, ddof=1)))


def within(authors: Numbers, passages: Sequence[Numbers]) -> Scale:
    """A scale by how much a feature strays from passage to passage of one author.

    It holds where there are few authors, and gives little to features that change with every scene.

    Args:
        authors: shape (authors, features); their mean is the middle.
        passages: of each author, shape (passages, features).
    """
    return Scale(
        authors.mean(axis=0), _not_zero(np.sqrt(np.mean([one.var(axis=0) for one in passages], axis=0)))
    )


def burrows(texts: Numbers, authors: Numbers) -> Numbers:
    """Burrows's Delta of z-scores: shapes (..., features) and (..., features), which must broadcast."""
    return np.asarray(np.abs(texts - authors).mean(axis=-1))


def cosine(texts: Numbers, authors: Numbers) -> Numbers:
    """Cosine Delta of z-scores, 0 to 2; 1 where a text has no direction at all. Shapes as for `burrows`."""
    lengths = np.linalg.norm(texts, axis=-1) * np.linalg.norm(authors, axis=-1)
    products = (texts * authors).sum(axis=-1)
    return np.asarray(1 - np.where(lengths > 0, products / np.where(lengths > 0, lengths, 1), 0))


def most_frequent(authors: Sequence[Mapping[str, float]], number: int) -> list[str]:
    """The features that are most frequent on average, each author counting alike whatever he wrote.

    Args:
        authors: feature -> share.
    """
    sums: dict[str, float] = {}
    for shares in authors:
        for feature, share in shares.items():
            sums[feature] = sums.get(feature, 0.0) + share
    return sorted(sums, key=lambda feature: (-sums[feature], feature))[:number]


class Ruler:
    """Measures the style distance between texts and authors.

    It is the mean of three cosine Deltas, of frequent words, of rhythm and of shapes in a row, on the scale
    of `within`. Between fewer than `AUTHORS` authors it is Burrows's, which needs no direction.

    Args:
        authors: passages of each author that is known, with the same columns.
    """

    def __init__(self, authors: Sequence[Table]) -> None:
        means = np.stack([table.pooled() for table in authors])
        self._within = within(means, [table.shares(np.eye(len(table.counts))) for table in authors])
        many = len(authors) >= AUTHORS
        self._measure = cosine if many else burrows
        self._classic = between(means) if many else self._within
        family = np.array([family for family, _ in authors[0].columns])
        self._groups = [np.isin(family, families) for families in GROUPS.values()]

    def distances(self, texts: Numbers, author: Numbers) -> Numbers:
        """Distances of texts from an author, shape (texts, measures) in the order of MEASURES.

        Args:
            texts: shares of the features, shape (texts, features).
            author: of all of the author's text, shape (features,).
        """
        z, own = self._within.z(texts), self._within.z(author)
        parts = [self._measure(z[:, group], own[group]) for group in self._groups]
        words = self._groups[0]
        classic = burrows(self._classic.z(texts)[:, words], self._classic.z(author)[words])
        return np.stack([*parts, classic, np.mean(parts, axis=0)], axis=1)


def _not_zero(spread: Numbers) -> Numbers:
    return np.where(spread > 0, spread, 1.0)
