"""Delta: the same figures as faststylometry's, and what its two forms can and cannot tell."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType

import numpy as np
import pytest

from core.evaluating.clouds import columns_of
from core.evaluating.delta import GROUPS, MEASURES, Ruler, between, burrows, cosine, most_frequent, within
from core.evaluating.features import Numbers, Table, pooled, profile
from core.language.words import words
from tests.fakes.authors import HABITS, book, page

Texts = Mapping[str, Sequence[str]]
"""Name -> tokens."""


def reference_delta(train: Texts, test: Texts, size: int) -> tuple[list[str], Numbers]:
    """Burrows's Delta by faststylometry: the words it takes, and Delta, shape (tests, authors)."""
    sys.modules.setdefault("wget", ModuleType("wget"))  # it downloads examples, which nobody asks for here
    library = import_module("faststylometry")
    known, unknown = (
        library.Corpus(list(texts), list(texts), [list(tokens) for tokens in texts.values()])
        for texts in (train, test)
    )
    table = library.calculate_burrows_delta(known, unknown, vocab_size=size)
    rows = [f"{name} - {name}" for name in test]
    return known.top_tokens, table.loc[list(train), rows].to_numpy().T


def our_delta(train: Texts, test: Texts, vocabulary: Sequence[str]) -> Numbers:
    """The same by our own functions."""

    def shares(texts: Texts) -> Numbers:
        counts = [(Counter(tokens), len(tokens)) for tokens in texts.values()]
        return np.array([[count[word] / total for word in vocabulary] for count, total in counts])

    scale = between(shares(train))
    return burrows(scale.z(shares(test))[:, None, :], scale.z(shares(train))[None, :, :])


def test_burrows_agrees_with_faststylometry() -> None:
    train = {name: words("\n\n".join(book(name, 4))) for name in HABITS}
    test = {f"unseen {name}": words(page(name, 900, 99)) for name in HABITS}
    vocabulary, theirs = reference_delta(train, test, 60)
    ours = our_delta(train, test, vocabulary)
    assert len(vocabulary) == 60 and ours.shape == (5, 5)
    assert np.abs(ours - theirs).max() < 1e-6
    assert ours.argmin(axis=1).tolist() == [0, 1, 2, 3, 4]


def test_cosine_forgets_how_much_and_keeps_which_way() -> None:
    author, other = np.array([1.0, -1.0, 0.5]), np.array([-1.0, 1.0, 1.0])
    text = 3 * author
    assert cosine(text, author) == pytest.approx(0)
    assert burrows(text, author) == pytest.approx(np.abs(2 * author).mean())
    assert cosine(text, -author) == pytest.approx(2)
    assert cosine(np.zeros(3), author) == 1
    assert cosine(text, other) > 1


def test_a_spread_of_nothing_divides_by_one() -> None:
    same = np.array([[0.5, 0.1], [0.5, 0.3]])
    assert between(same).z(np.array([0.6, 0.2])).tolist() == pytest.approx([0.1, 0.0])


def test_within_measures_by_what_changes_from_passage_to_passage() -> None:
    steady, changing = np.array([[0.1, 0.1], [0.1, 0.3]]), np.array([[0.1, 0.0], [0.1, 0.4]])
    scale = within(np.stack([steady.mean(axis=0), changing.mean(axis=0)]), [steady, changing])
    assert scale.spread.tolist() == pytest.approx([1.0, np.sqrt((0.1**2 + 0.2**2) / 2)])
    assert scale.middle.tolist() == pytest.approx([0.1, 0.2])


def test_each_author_counts_alike_whatever_he_wrote() -> None:
    shares = [{"the": 0.06, "of": 0.03}, {"the": 0.05, "whale": 0.04}, {"of": 0.02}]
    assert most_frequent(shares, 2) == ["the", "of"]
    assert most_frequent(shares, 9) == ["the", "of", "whale"]


@pytest.mark.parametrize("authors", [2, 5])
def test_a_ruler_finds_the_author_of_an_unseen_page(authors: int) -> None:
    """Burrows's between two, where a mean is halfway between them, and the cosine among five."""
    known = list(HABITS)[:authors]
    profiles = {name: [profile(chapter) for chapter in book(name, 8)] for name in known}
    columns = columns_of([pooled(rows) for rows in profiles.values()], [])
    tables = [Table.of(rows, columns) for rows in profiles.values()]
    ruler = Ruler(tables)
    for at, name in enumerate(known):
        unseen = Table.of([profile(page(name, 3000, 99))], columns).pooled()
        found = np.array([ruler.distances(unseen[None], table.pooled())[0] for table in tables])
        assert found.shape == (authors, len(MEASURES))
        assert found.argmin(axis=0).tolist() == [at] * len(MEASURES)
        assert found[:, -1] == pytest.approx(found[:, : len(GROUPS)].mean(axis=1))
