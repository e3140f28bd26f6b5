"""Themes: clusters find the subjects, words tell them, the map shows them; the user's word moves nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.curating import themes
from core.curating.curate import DROPPED, KEPT, curate
from core.curating.layout import lay_out
from core.curating.themes import Themes, find, telling_words
from core.language.embeddings import unit
from core.language.tokens import load_counter
from tests.fakes.prose import SUBJECTS, WORDS, paragraph
from tests.fakes.subjects import subject_vectors

TEXTS = [paragraph(subject, 120, n) for subject in SUBJECTS for n in range(15)]
VECTORS = subject_vectors(TEXTS, lambda done, total: None)
SOUND = np.ones(len(TEXTS), bool)


def test_clusters_find_the_subjects() -> None:
    found = find(VECTORS, SOUND, 4, seed=3)
    parts = [set(found.labels[k * 15 : k * 15 + 15].tolist()) for k in range(4)]
    assert sorted(parts, key=min) == [{0}, {1}, {2}, {3}]
    again = find(VECTORS, SOUND, 4, seed=3)
    assert np.array_equal(found.labels, again.labels) and np.array_equal(found.centres, again.centres)
    copies = np.repeat(VECTORS[:1], 5, axis=0)
    assert set(find(copies, np.ones(5, bool), 3, seed=1).labels.tolist()) == {0}


def test_the_unsound_join_and_change_nothing() -> None:
    sound = SOUND.copy()
    sound[[3, 40]] = False
    found = find(VECTORS, sound, 4, seed=3)
    alone = find(VECTORS[sound], np.ones(sound.sum(), bool), 4, seed=3)
    assert np.array_equal(found.labels[sound], alone.labels)
    assert found.labels[3] == found.labels[0] and found.labels[40] == found.labels[44]


def test_words_tell_the_subjects() -> None:
    found = find(VECTORS, SOUND, 4, seed=3)
    said = telling_words(TEXTS, found.labels, 4)
    for subject, start in zip(SUBJECTS, range(0, 60, 15), strict=True):
        own = said[found.labels[start]]
        things = {word.lower() for phrase in WORDS[subject] for word in phrase.split()}
        assert own and {w.lower() for w in own} <= things
    assert telling_words(["Yes. No."] * 4, np.zeros(4, np.intp), 1) == [()]


def test_names_are_shown_as_they_are_written() -> None:
    texts = ["Old Hilary’s boat lay on the shingle."] * 4 + ["The oven was cold and the kitchen dark."] * 12
    labels = np.array([0] * 4 + [1] * 12)
    assert "Hilary" in telling_words(texts, labels, 2)[0]


def test_the_map_keeps_islands_apart() -> None:
    found = find(VECTORS, SOUND, 4, seed=3)
    places = lay_out(VECTORS, found)
    assert places.shape == (60, 2) and places.min() == 0 and places.max() == 1
    assert len({tuple(p) for p in places.tolist()}) == 60
    middles = np.stack([places[found.labels == k].mean(axis=0) for k in range(4)])
    nearest = np.linalg.norm(places[:, None] - middles[None], axis=2).argmin(axis=1)
    assert np.array_equal(nearest, found.labels)
    assert np.array_equal(places, lay_out(VECTORS, found))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 30), st.integers(1, 6), st.integers(0, 5), st.data())
def test_any_vectors_have_a_place(n: int, clusters: int, seed: int, data: st.DataObject) -> None:
    """Copies, zeros and single passages too."""
    drawn = arrays.arrays(np.float32, (n, 3), elements=st.sampled_from([-1.0, 0.0, 1.0]))
    vectors = unit(data.draw(drawn))
    found = find(vectors, np.ones(n, bool), clusters, seed)
    places = lay_out(vectors, found)
    assert places.shape == (n, 2) and np.isfinite(places).all()
    assert places.min() >= 0 and places.max() <= 1
    assert set(found.labels.tolist()) <= set(range(len(found.centres)))


@pytest.mark.parametrize(
    ("passages", "affordable", "wanted"),
    [(1, 9, 1), (2, 9, 2), (200, 99, 10), (200, 4, 4), (200, 0, 2), (10**6, 999, themes.MOST)],
)
def test_how_many(passages: int, affordable: int, wanted: int) -> None:
    assert themes.count(passages, affordable) == wanted


def test_the_map_stays_as_it_is_under_the_users_hands() -> None:
    runs = [TEXTS[k : k + 15] for k in range(0, 60, 15)]
    counter = load_counter("")
    before = curate(runs, counter, 4_000, embed=subject_vectors)
    kept, lost = before.rows[0], next(row for row in before.rows if not row.kept)
    after = curate(runs, counter, 4_000, embed=subject_vectors, overrides={kept.id: "drop", lost.id: "keep"})
    assert [(r.x, r.y, r.cluster) for r in after.rows] == [(r.x, r.y, r.cluster) for r in before.rows]
    reasons = {row.id: row.reason for row in after.rows}
    assert (reasons[kept.id], reasons[lost.id]) == (DROPPED, KEPT)
    assert sum(t.passages for t in after.themes) == 60
    assert sum(t.chosen for t in after.themes) == sum(r.kept for r in after.rows)


def test_without_themes_there_is_no_map() -> None:
    row = curate([TEXTS], load_counter(""), 900_000).rows[0]
    assert (row.x, row.y, row.cluster) == (None, None, None)
    mapped = curate([TEXTS], load_counter(""), 900_000, embed=subject_vectors, index=True)
    assert all(row.kept and row.x is not None for row in mapped.rows)
    assert mapped.vectors is not None and len(mapped.vectors) == len(mapped.rows)


def test_a_map_of_an_even_spread_leaves_the_choice_as_it_is() -> None:
    plain = curate([TEXTS], load_counter(""), 3_000)
    mapped = curate([TEXTS], load_counter(""), 3_000, embed=subject_vectors, cluster=False, index=True)
    assert [r.kept for r in mapped.rows] == [r.kept for r in plain.rows] and not all(
        r.kept for r in plain.rows
    )
    assert all(r.x is not None for r in mapped.rows)
    themed = curate([TEXTS], load_counter(""), 3_000, embed=subject_vectors)
    assert [r.kept for r in themed.rows] != [r.kept for r in plain.rows]


def test_other_filters_embed_nothing_anew() -> None:
    asked: set[str] = set()

    def counting(texts, told):  # type: ignore[no-untyped-def]
        asked.update(texts)
        return subject_vectors(texts, told)

    runs = [TEXTS[:30], TEXTS[30:]]
    curate(runs, load_counter(""), 3_000, embed=counting)
    first = set(asked)
    larger = curate(runs, load_counter(""), 3_000, min_words=200, embed=counting)
    assert asked == first and max(row.paragraphs for row in larger.rows) > 1
    assert larger.vectors is not None and np.allclose(np.linalg.norm(larger.vectors, axis=1), 1, atol=1e-5)


def test_a_themes_centre_lies_on_its_island() -> None:
    """The most typical passage is the one in the middle."""
    found = Themes(np.zeros(15, np.intp), unit(VECTORS[:15].mean(axis=0, keepdims=True)))
    places = lay_out(VECTORS[:15], found)
    typical = int((VECTORS[:15] @ found.centres[0]).argmax())
    off = np.linalg.norm(places - 0.5, axis=1)
    assert off[typical] <= np.median(off)
