"""Owns vectors for tests: texts that share words lie near each other, without a model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core.language.embeddings import DIMENSION, Vectors, unit
from core.language.words import words


def vectors_of(
    texts: Sequence[str], report: Callable[[int, int], None] | None = None, cache: object = None
) -> Vectors:
    """A fixed random direction for each word, summed; takes what `encode_cached` takes."""
    found = np.zeros((len(texts), DIMENSION), np.float32)
    for row, text in enumerate(texts):
        for word in set(words(text)):
            seed = int.from_bytes(word.encode()[:8], "little")
            found[row] += np.random.default_rng(seed).standard_normal(DIMENSION, np.float32)
        if report is not None:
            report(row + 1, len(texts))
    return unit(found)
