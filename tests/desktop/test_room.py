"""Whose the memory is: which work holds a model of its own, and so comes before whoever writes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core import cleaning, neutralizing
from core.training import Options as Training
from core.training.probing import Options as Probe
from desktop.errands import Errand
from desktop.jobs import Job
from desktop.room import can_pause, comes_first, heavy
from desktop.window import Window
from tests.fakes.windows import end_feed, feed

HERE = replace(neutralizing.Options(), llm="mlx:owner/model")
AWAY = replace(neutralizing.Options(), llm="outline")


@pytest.mark.parametrize(
    ("stage", "options", "holds", "pauses"),
    [
        ("train", Training(), True, True),
        ("probe", Probe(), True, False),
        ("neutralize", HERE, True, True),
        ("try", HERE, True, False),
        ("neutralize", AWAY, False, True),
        ("clean", cleaning.Options(), False, False),
    ],
)
def test_work_that_holds_a_model_has_the_memory(
    opened: Window, stage: str, options: Any, holds: bool, pauses: bool
) -> None:
    run = feed(opened, stage, [], options)
    assert heavy(opened.state) is (run if holds else None) and can_pause(run) is pauses
    opened.state.queue.current = None  # it waits only
    assert heavy(opened.state) is None and comes_first(opened.state) is None
    opened.state.aside.run = run
    assert comes_first(opened.state) is run
    opened.state.aside.run = None
    end_feed(opened, stage)


def test_a_voice_that_is_measured_has_the_memory_and_does_not_pause(opened: Window) -> None:
    errands = opened.state.errands
    errands.running.append(Errand(Job("export", None, None)))
    assert heavy(opened.state) is None
    errands.running.append(Errand(Job("evaluate", None, None)))
    found = comes_first(opened.state)
    assert found is not None and found.job is errands.running[1].job and not can_pause(found)
    errands.running.clear()
