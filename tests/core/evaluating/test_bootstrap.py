"""Intervals: where they must lie, that pairs are drawn as pairs, and that few cases claim little."""

from __future__ import annotations

import numpy as np
import pytest

from core.evaluating.bootstrap import (
    FEWEST,
    Interval,
    around,
    interval,
    paired_difference,
    pooled,
    proportion,
    student,
    tail,
    weights,
)


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


def test_of_too_few_cases_nothing_is_claimed() -> None:
    few = interval([2.5])
    assert few == Interval(2.5, 2.5, 2.5, few=True) and not few.above_zero and not few.below_zero
    surely = [1.0, 1.1, 0.9, 1.0, 1.05, 0.95]
    assert interval(surely).above_zero and not interval(surely[: FEWEST - 1]).above_zero
    back = paired_difference([0.0] * 6, surely)
    assert back.below_zero and not paired_difference([0.0] * 5, surely[:5]).below_zero


@pytest.mark.parametrize(
    ("freedom", "value"), [(5, 2.571), (7, 2.365), (14, 2.145), (29, 2.045), (59, 2.001)]
)
def test_student_by_the_tables(freedom: int, value: float) -> None:
    assert student(freedom) == pytest.approx(value, abs=1e-3)


def test_levels_are_those_that_the_source_gives() -> None:
    assert tail(10) == pytest.approx(
        0.0086, abs=1e-4
    )  # of the normal distribution below -2.2622 * sqrt(10/9)
    assert tail(40) == pytest.approx(0.0203, abs=1e-4)
    assert tail(100_000) == pytest.approx(0.025, abs=1e-4)


@pytest.mark.parametrize("cases", [6, 8, 12])
def test_few_cases_are_sure_of_nothing_as_seldom_as_they_say(cases: int) -> None:
    random = np.random.default_rng(cases)
    wrong = 0
    for _ in range(600):
        found = interval(random.normal(0, 1, cases), draws=500)
        wrong += found.above_zero or found.below_zero
    assert wrong <= 0.08 * 600  # plain percentiles say so 9 to 16 times in 100


def test_cases_of_a_pool_move_it_as_far_as_those_of_a_mean() -> None:
    values = np.random.default_rng(5).normal(3, 1, 30)
    without = [np.delete(values, n).mean() for n in range(30)]
    plain, found = interval(values), pooled(float(values.mean()), without)
    assert found.middle == plain.middle
    assert found.low == pytest.approx(plain.low, abs=0.05) and found.high == pytest.approx(
        plain.high, abs=0.05
    )
    both = pooled(0.0, without, [-one for one in without])
    assert both.high - both.low == pytest.approx(2**0.5 * (plain.high - plain.low), rel=0.1)


def test_the_ends_are_shares_of_what_is_drawn() -> None:
    drawn = np.linspace(2, 4, 1001)
    found = around(3.0, drawn, 100_000)
    assert found == Interval(pytest.approx(2.05, abs=1e-3), 3.0, pytest.approx(3.95, abs=1e-3))
    assert around(3.0, drawn, 5).few


@pytest.mark.parametrize(
    ("cases", "of", "low", "high"),
    [(0, 12, 0.0, 0.2425), (12, 12, 0.7575, 1.0), (5, 10, 0.2366, 0.7634), (0, 0, 0.0, 1.0)],
)
def test_shares_by_wilson(cases: int, of: int, low: float, high: float) -> None:
    found = proportion(cases, of)
    assert found.low == pytest.approx(low, abs=1e-4) and found.high == pytest.approx(high, abs=1e-4)
    assert found.middle == (cases / of if of else 0.0)
