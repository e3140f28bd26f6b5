"""Owns vectors of known geometry: a direction for each subject of the invented prose."""

from collections.abc import Callable, Sequence

import numpy as np

from core.language.embeddings import Vectors
from tests.fakes.prose import WORDS


def subject_vectors(texts: Sequence[str], told: Callable[[int, int], None]) -> Vectors:
    """Unit vectors: how much each subject is spoken of, and a little of its own for each text."""
    told(len(texts), len(texts))
    random = np.random.default_rng(0)
    rows = [
        [sum(text.count(word) for word in things) for things in WORDS.values()]
        + list(random.normal(0, 0.2, 12))
        for text in texts
    ]
    vectors = np.array(rows, np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
