"""A training that was stopped after an earlier one had come to its end: what the page shows of the two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.claim import Claim
from core.progress import Progress
from core.project import Project
from core.stages import STAGES
from core.training import Options, Result
from core.types import as_json
from desktop.window import Window
from tests.fakes.windows import end_feed, feed, settle

OLD = Result("", 18, 2, 18, 18, 3.66, 3.44)
BEST = Result("", 18, 2, 30, 20, 3.66, 3.11, stopped_early=True)


def lay(project: Project, result: Result, finished: bool) -> Path:
    """A finished training in project.json; in the adapter's folder `result`, and checkpoints of run "new"."""
    folder, stage = project.adapter, STAGES["train"]
    (folder / "checkpoints" / "0000030").mkdir(parents=True)
    state = {"state": {"run": "new", "step": 30}}
    (folder / "checkpoints" / "0000030" / "state.json").write_text(json.dumps(state))
    for name in ("adapters.safetensors", "adapter_config.json"):
        (folder / name).write_text("{}")
    rows = {
        "preset": "practice",
        "base_model": "practice",
        "recipe": {"iters": 60, "epochs": 3.5, "seed": 7},
        "result": as_json(result),
        "finished": finished,
        "run": "old" if finished else "new",
    }
    (folder / "metadata.json").write_text(json.dumps(rows))
    project.record(stage, Options(preset="practice"), project.inputs(stage), OLD)
    return folder


def show(window: Window, project: Project) -> Any:
    window.open_project(project.root)
    window.show_page("train")
    settle()
    return window.pages["train"]


def test_the_best_so_far_is_shown_in_place_of_the_earlier_result_and_goes_on(
    window: Window, sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(sample, BEST, finished=False)
    page = show(window, sample)
    assert page.mode == "done" and page.title.text() == "The best so far is ready"
    assert "3.66 became 3.11" in page.learning.heading.text()
    assert page.learning.figures.values[3].text() == "3.11, at step 20"
    assert page.left.isVisible() and page.left.use.isVisible() and not page.left.choose.isVisible()
    assert page.primary.text() == page.primary.accessibleName() == "Go On Learning"
    assert page.primary.isEnabled()
    begun: list[Any] = []
    monkeypatch.setattr(page.state, "start", lambda stage, options: begun.append((stage, options)))
    page.primary.click()
    assert begun == [("train", Options(preset="practice", model="practice", epochs=3.5, seed=7))]
    page.left.use.click()
    assert window.page == "restyle"


def test_an_earlier_voice_that_stays_is_said_to_stay(window: Window, sample: Project) -> None:
    lay(sample, OLD, finished=True)
    page = show(window, sample)
    assert page.mode == "done" and page.title.text() == "The voice is ready"
    assert "3.66 became 3.44" in page.learning.heading.text() and page.primary.text() == "Continue"
    said = page.left.said.text()
    assert "The earlier voice stays in place; the curve" in said and "goes on from step 30" in said
    assert not page.left.use.isVisible() and page.left.choose.isVisible()
    page.left.choose.click()
    settle()
    assert page.mode == "choose" and page.primary.text() == "Go On Learning"
    assert "stays in place. With the same choice" in page.left.said.text()


def test_a_training_that_came_to_its_end_is_shown_as_ever(window: Window, sample: Project) -> None:
    folder = lay(sample, OLD, finished=True)
    (folder / "checkpoints" / "0000030" / "state.json").unlink()
    (folder / "checkpoints" / "0000030").rmdir()
    page = show(window, sample)
    assert page.title.text() == "The voice is ready" and page.left.isHidden()
    assert "3.66 became 3.44" in page.learning.heading.text() and page.primary.text() == "Continue"


def test_a_second_window_says_that_another_works_on_it_and_measures_nothing(
    window: Window, sample: Project
) -> None:
    (sample.adapter / "checkpoints" / "0000030").mkdir(parents=True)
    other = Claim(sample.root)
    page = show(window, sample)
    assert page.mode == "choose" and page.left.isVisible()
    assert "Another window" in page.left.said.text() and "stopped" not in page.left.said.text()
    page.presets.measure()
    settle()
    assert not page.presets.measurer.busy
    other.release()


def test_the_page_says_what_changed_before_it_and_what_it_learns_from(
    window: Window, sample: Project
) -> None:
    lay(sample, BEST, finished=False)
    page = show(window, sample)
    assert page.stale.isHidden()
    window.state.freshness["clean"] = "stale"
    page.behind.earlier["clean"].sentence = "1 book has come since."
    page.refresh()
    page.behind.earlier["clean"].sentence = "1 book has come since."
    page._say_stale()
    assert page.stale.isVisible() and page.anew.isHidden()
    assert page.stale_said.text().startswith("1 book has come since. Learning takes the plain accounts")


def test_a_training_that_found_nothing_left_to_learn_says_so(window: Window, sample: Project) -> None:
    lay(sample, OLD, finished=True)
    page = show(window, sample)
    run = feed(window, "train", [Progress("train", 0, None, "Reading the pairs")])
    run.result = OLD
    end_feed(window, "train")
    settle()
    assert page.below.isVisible() and "already trained" in page.consequence.text()
