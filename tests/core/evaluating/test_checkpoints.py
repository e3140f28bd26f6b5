"""Which state of a training is offered: never one that copies more, and only what is better beyond chance."""

from __future__ import annotations

from core.evaluating.checkpoints import State, compare
from core.evaluating.found import Copies, Verdict
from core.evaluating.interval import Interval
from core.evaluating.loss import RowLoss
from core.evaluating.measuring import per_token
from core.evaluating.summary import Checkpoint


def state(
    step: int,
    loss: float,
    position: float | None = 50,
    verdict: Verdict = "clear",
    in_use: bool = False,
    uneven: float = 0.0,
) -> State:
    """A state of ten pages; `uneven` takes from every second what it adds to the others."""
    rows = [RowLoss(n, 100 * (loss + (uneven if n % 2 else -uneven)), 100) for n in range(10)]
    place = None if position is None else Interval(position - 5, position, position + 5)
    return State(Checkpoint(step, in_use, per_token(rows), place, Copies(verdict, "So."), 6000), rows)


BASE = [RowLoss(n, 340.0, 100) for n in range(10)]
"""The base model's losses, more than any state's that has learned something."""


def test_nothing_is_offered_where_nothing_else_is_kept() -> None:
    rows, offer = compare([state(100, 3.0, in_use=True)], BASE)
    assert offer is None and len(rows) == 1


def test_the_voice_as_it_stands_may_be_the_best() -> None:
    rows, offer = compare([state(200, 3.0, in_use=True), state(100, 3.2), state(300, 3.1)], BASE)
    assert offer is not None and not offer.better and offer.step == 200
    assert "3 states" in offer.sentence
    assert [(row.step, row.best) for row in rows] == [(100, False), (200, True), (300, False)]


def test_less_loss_is_better() -> None:
    rows, offer = compare([state(200, 3.0, in_use=True), state(100, 2.9), state(300, 2.8)], BASE)
    assert offer is not None and offer.better and offer.step == 300 and "surprise it less" in offer.sentence
    assert [row.best for row in rows] == [False, False, True]


def test_what_may_be_chance_is_not_offered() -> None:
    _, offer = compare([state(200, 3.0, in_use=True), state(300, 2.99, uneven=0.5)], BASE)
    assert offer is not None and not offer.better


def test_where_the_loss_may_be_chance_style_decides() -> None:
    _, offer = compare([state(200, 3.0, 50, in_use=True), state(300, 3.001, 80, uneven=0.5)], BASE)
    assert offer is not None and offer.better and "nearer to the author" in offer.sentence
    _, offer = compare([state(200, 3.0, 50, in_use=True), state(300, 3.001, 55, uneven=0.5)], BASE)
    assert offer is not None and not offer.better
    _, offer = compare([state(200, 3.0, None, in_use=True), state(300, 3.001, 80, uneven=0.5)], BASE)
    assert offer is not None and not offer.better


def test_a_voice_that_copies_gives_way_to_a_state_that_does_not_and_has_learned_something() -> None:
    copying = state(200, 2.0, 90, "copied", in_use=True)
    _, offer = compare([copying, state(100, 2.8), state(50, 3.0)], BASE)
    assert offer is not None and offer.better and offer.step == 100 and "does not copy" in offer.sentence
    worse_than_base, copies_too = state(10, 5.0, 5), state(150, 2.1, 80, "copied")
    _, offer = compare([copying, worse_than_base, copies_too], BASE)
    assert offer is not None and not offer.better


def test_short_runs_are_no_reason_to_give_up_what_was_learned() -> None:
    _, offer = compare([state(200, 2.0, 90, "look", in_use=True), state(10, 3.3, 5)], BASE)
    assert offer is not None and not offer.better


def test_what_was_not_checked_takes_no_place_of_what_was() -> None:
    for verdict in ("look", "copied"):
        _, offer = compare(
            [state(200, 3.0, verdict=verdict, in_use=True), state(10, 2.0, 99, "not checked")], BASE
        )
        assert offer is not None and not offer.better
    unknown = [state(200, 3.0, verdict="not checked", in_use=True), state(300, 2.0, 99, "not checked")]
    _, offer = compare(unknown, BASE)
    assert offer is not None and offer.better


def test_a_state_that_copies_is_never_better() -> None:
    _, offer = compare([state(200, 3.0, in_use=True), state(300, 2.0, 90, "copied")], BASE)
    assert offer is not None and not offer.better
    _, offer = compare([state(200, 3.0, in_use=True), state(300, 2.0, 90, "copied"), state(100, 2.9)], BASE)
    assert offer is not None and offer.better and offer.step == 100


def test_of_a_few_pages_nothing_is_offered() -> None:
    def of(step: int, loss: float, pages: int, in_use: bool = False) -> State:
        rows = [RowLoss(n, 100 * loss, 100) for n in range(pages)]
        return State(Checkpoint(step, in_use, per_token(rows), None, Copies("clear", "So."), 300), rows)

    _, offer = compare([of(200, 3.0, 5, in_use=True), of(100, 2.9, 5)], BASE[:5])
    assert offer is not None and not offer.better
    _, offer = compare([of(200, 3.0, 6, in_use=True), of(100, 2.9, 6)], BASE[:6])
    assert offer is not None and offer.better
