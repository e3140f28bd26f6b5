"""Figures as people say them."""

from __future__ import annotations

import pytest

from desktop import words
from desktop.words import Clock


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (5, "under a minute"),
        (70, "about a minute"),
        (4 * 60, "about 4 minutes"),
        (18 * 60, "about 20 minutes"),
        (47 * 60, "about 50 minutes"),
        (61 * 60, "about an hour"),
        (2.1 * 3600, "about 2 hours"),
        (2.6 * 3600, "about 2.5 hours"),
        (14.2 * 3600, "about 14 hours"),
        (3 * 86400, "about 3 days"),
    ],
)
def test_times_are_rounded_as_people_do(seconds: float, said: str) -> None:
    assert words.about(seconds) == said


def test_counted_things_and_sizes() -> None:
    assert words.words(1) == "1 word"
    assert words.words(318_000) == "318,000 words"
    assert words.size(4_600_000_000) == "4.6 GB"
    assert words.percent(0.999) == "99 %"


def test_no_time_is_promised_early() -> None:
    clock = Clock()
    clock.see(0.0, 0, 1000)
    assert clock.left is None
    clock.see(10.0, 20, 1000)
    assert clock.left is None
    clock.see(21.0, 42, 1000)
    assert clock.left == pytest.approx(479, abs=1)
    assert clock.sentence() == "About 10 minutes left"


def test_what_a_resumed_run_finds_done_says_nothing_of_speed() -> None:
    clock = Clock()
    clock.see(0.0, 900, 1000)
    clock.see(30.0, 910, 1000)
    assert clock.left == pytest.approx(270)
