"""Intervals: where they must lie, that pairs are drawn as pairs, and that few cases claim little."""

from __future__ import annotations

import numpy as np
import pytest

from core.evaluating.bootstrap import Interval, around, interval, paired_difference, proportion, weights


def test_an_interval_of_a_mean_is_as_wide_as_theory_says() -> None:
    values = np.random.default_rng(4).normal(10, 2, 400)
    found = interval(values)
    reach = 1.96 * values.std() / 20
    assert found.middle == pytest.approx(values.mean())
    assert found.low == pytest.approx(values.mean() - reach, abs=0.03)
    assert found.high == pytest.approx(values.mean() + reach, abs=0.03)


def test_it_covers_the_truth_as_often_as_it_says() -> None:
    random = np.random.default_rng(7)
    hits = 0
    for seed in range(200):
        found = interval(random.exponential(1, 60), draws=400, seed=seed)
        hits += found.low <= 1 <= found.high
    assert 178 <= hits <= 198


def test_the_same_again_and_any_statistic() -> None:
    values = [3.0, 1.0, 9.0, 4.0, 4.0]
    assert interval(values, seed=3) == interval(values, seed=3)
    assert interval(values, np.median).middle == 4.0
    assert interval([2.5]) == Interval(2.5, 2.5, 2.5)
    with pytest.raises(ValueError, match="at least one"):
        interval([])


def test_what_is_hard_for_both_is_no_chance() -> None:
    hardness = np.random.default_rng(1).normal(0, 10, 40)
    ours, theirs = hardness + 1 + 0.1 * np.sin(np.arange(40)), hardness
    found = paired_difference(ours, theirs)
    assert found.above_zero and found.high - found.low < 0.1
    assert not paired_difference(theirs, ours).above_zero
    apart = interval(ours).low - interval(theirs).high
    assert apart < 0  # unpaired nothing is to be seen
    with pytest.raises(ValueError, match="one length"):
        paired_difference([1.0], [1.0, 2.0])


def test_weights_draw_as_many_as_there_are() -> None:
    drawn = weights(7, 50)
    assert drawn.shape == (50, 7) and (drawn.sum(axis=1) == 7).all()
    assert (weights(7, 50) == drawn).all() and not (weights(7, 50, seed=2) == drawn).all()


def test_drawn_distances_are_moved_to_what_was_measured() -> None:
    drawn = np.linspace(2, 4, 1001)  # the middle of them is 3, the distance itself is 2.5
    assert around(2.5, drawn) == Interval(pytest.approx(1.55), 2.5, pytest.approx(3.45))
    assert around(2.5, drawn, shift=False) == Interval(pytest.approx(2.05), 2.5, pytest.approx(3.95))


@pytest.mark.parametrize(
    ("cases", "of", "low", "high"),
    [(0, 12, 0.0, 0.2425), (12, 12, 0.7575, 1.0), (5, 10, 0.2366, 0.7634), (0, 0, 0.0, 1.0)],
)
def test_shares_by_wilson(cases: int, of: int, low: float, high: float) -> None:
    found = proportion(cases, of)
    assert found.low == pytest.approx(low, abs=1e-4) and found.high == pytest.approx(high, abs=1e-4)
    assert found.middle == (cases / of if of else 0.0)
