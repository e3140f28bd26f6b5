"""Values of the user's own in the place of a preset's."""

from __future__ import annotations

from typing import Any

import pytest

from core.progress import BadOption
from core.training import needs
from core.training.changing import CHANGEABLE, LORA, changed
from core.training.recipe import PRESETS, Recipe


def test_changes_take_the_place_of_what_the_preset_says() -> None:
    made = changed(Recipe(), {"rank": 8, "scale": 4, "learning_rate": 2e-5, "batch_size": 2})
    assert (made.lora_parameters.rank, made.lora_parameters.scale) == (8, 4.0)
    assert (made.learning_rate, made.batch_size) == (2e-5, 2)
    assert made.lora_parameters.dropout == Recipe().lora_parameters.dropout
    assert changed(Recipe(), {}) == Recipe()


def test_every_name_that_can_be_changed_is_one_of_the_recipe() -> None:
    for name in CHANGEABLE:
        usual = getattr(Recipe().lora_parameters if name in LORA else Recipe(), name)
        assert changed(Recipe(), {name: usual}) == Recipe()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rank": 0}, "from 1"),
        ({"rank": 2.5}, "whole number"),
        ({"learning_rate": 1}, "between 0 and 1"),
        ({"learning_rate": "fast"}, "a number"),
        ({"decay": 1}, "true or false"),
        ({"batch_size": True}, "whole number"),
        ({"warmup": -1}, "from 0"),
        ({"optimizer": "adam"}, "What can"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BadOption) as caught:
        changed(Recipe(), changes)
    assert said in str(caught.value)


def test_a_warm_up_rises_to_the_rate_and_stays_there_or_falls() -> None:
    level = changed(Recipe(), {"warmup": 10}).with_iters(200).lr_schedule
    assert level is not None and level["warmup"] == 10 and level["arguments"][:2] == [1e-5, 1e-5]
    falling = changed(Recipe(), {"warmup": 10, "decay": True}).with_iters(200).lr_schedule
    assert falling is not None and falling["arguments"][1] == pytest.approx(5e-7)
    short = changed(Recipe(), {"warmup": 1000}).with_iters(40).lr_schedule
    assert short is not None and short["warmup"] == 9  # of 18 updates


def test_the_practice_model_is_spared_the_changes_for_real_ones() -> None:
    changes = {"learning_rate": 2e-5}
    assert needs.recipe_of("practice", changes) == PRESETS["practice"].recipe
    assert needs.recipe_of("thorough", changes).learning_rate == 2e-5
