"""Tests which runs an experiment has, which of them are the same one, and what recipe a run is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.training.config import read_config, write_config
from tests.experiments import (
    chunk_size,
    description,
    epochs,
    learning_rate,
    masking,
    neutral_names,
    overlap,
    variety,
)
from tests.experiments.corpora import HELD_OUT
from tests.experiments.measuring import recipe_of
from tests.experiments.settings import Conditions, Experiment, Run, Setting, runs

ALL = (learning_rate, epochs, masking, chunk_size, overlap)
FOR_REAL_MODELS = (description, neutral_names, variety)
AUTHORS = ("Jane Austen", "Herman Melville")


def a_run(setting: Setting) -> Run:
    return Run("Jane Austen", 1, setting, (HELD_OUT,), Conditions())


@pytest.mark.parametrize(
    "experiment", [m.EXPERIMENT for m in (*ALL, *FOR_REAL_MODELS)], ids=lambda one: one.name
)
def test_settings_of_an_experiment_differ(experiment: Experiment) -> None:
    keys = {run.key for run in runs(experiment, AUTHORS, 3, Conditions())}
    assert len(keys) == len(experiment.settings) * len(AUTHORS) * 3


def test_runs_in_common_are_done_once() -> None:
    usual = [next(s for s in m.EXPERIMENT.settings if a_run(s).key == a_run(Setting("")).key) for m in ALL]
    names = [setting.name for setting in usual]
    assert names == ["2e-4", "2 times", "masked", "250-650 words", "overlap"]


def test_another_model_is_another_run() -> None:
    one = a_run(Setting("a"))
    assert one.key != replace(one, conditions=Conditions(model="other")).key


def test_every_setting_of_an_author_comes_before_the_next_author() -> None:
    wanted = runs(epochs.EXPERIMENT, AUTHORS, 2, Conditions())
    assert [(run.seed, run.author) for run in wanted[::3]] == [(s, a) for s in (1, 2) for a in AUTHORS]


def test_a_cosine_rises_a_tenth_and_falls_to_the_last_update() -> None:
    recipe = recipe_of(a_run(Setting("", rate=1e-4, schedule="cosine", epochs=2.0)), 100, "data", "adapter")
    assert recipe.iters == 200
    assert recipe.lr_schedule == {"name": "cosine_decay", "arguments": [1e-4, 90, 5e-6], "warmup": 10}


def test_the_reference_recipe_is_kept_but_for_the_setting() -> None:
    recipe = recipe_of(a_run(Setting("", rate=1e-5, epochs=0.87)), 100, "data", "adapter")
    assert (recipe.iters, recipe.learning_rate, recipe.lr_schedule) == (87, 1e-5, None)
    assert recipe.lora_parameters == type(recipe)().lora_parameters


@pytest.mark.parametrize("schedule", ["constant", "cosine", "linear"])
def test_the_product_reads_the_recipe_as_it_is_written(schedule: str, tmp_path: Path) -> None:
    recipe = recipe_of(a_run(Setting("", schedule=schedule)), 40, "data", "adapter")
    write_config(tmp_path / "config.yaml", recipe, 40)
    read, told = read_config(tmp_path / "config.yaml")
    assert read.fingerprint == recipe.fingerprint
    assert not told
