"""The tab *Advanced* and its values: kept, refused in place, put back, and what new work starts with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.curating import Options as Curate
from core.neutralizing import Options as Neutralize
from core.training.changing import changed
from core.training.recipe import Recipe
from desktop.preferences import Preferences
from desktop.settings import values
from desktop.settings.recipe_values import all_values
from desktop.window import Window
from tests.fakes.windows import settle

TABLE = {value.name: value for value in all_values()}


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "own.json")


def give(tab: Any, name: str, text: str) -> Any:
    made = tab.rows[name]
    made.field.setText(text)
    made.field.editingFinished.emit()
    return made


def test_every_value_is_one_of_its_stage_and_stands_at_its_default() -> None:
    defaults = {"curate": Curate(), "neutralize": Neutralize()}
    for value in all_values():
        if value.stage == "train":
            where = Recipe().lora_parameters if value.name in ("rank", "scale", "dropout") else Recipe()
            assert getattr(where, value.name) == value.usual
        else:
            assert getattr(defaults[value.stage], value.name) == value.usual
        assert values.fault(value, value.usual, {}) == ""
        assert value.about.endswith((".", ").")) and value.title
    assert len(TABLE) == len(all_values())


def test_a_change_is_kept_at_once_and_put_back(window: Window, open_tab: Any) -> None:
    tab, kept = open_tab("advanced"), window.state.preferences
    assert set(tab.rows) == set(TABLE) and tab.total.text() == "Everything is as usual."
    made = give(tab, "rank", "32")
    assert kept.get("recipe", {}) == {"rank": 32} and "Room for the voice 32" in tab.total.text()
    assert made.back.isVisibleTo(tab) and not tab.rows["scale"].back.isVisibleTo(tab)
    give(tab, "learning_rate", "2e-5")
    tab.rows["decay"].box.click()
    assert kept.get("recipe", {}) == {"rank": 32, "learning_rate": 2e-5, "decay": True}
    made.back.click()
    assert made.field.text() == "64" and kept.get("recipe", {}) == {"learning_rate": 2e-5, "decay": True}
    tab.all_back.click()
    assert kept.get("recipe", {}) == {} and not tab.rows["decay"].box.isChecked()
    assert tab.rows["learning_rate"].field.text() == "1e-5" and not tab.all_back.isEnabled()


REFUSED = (
    ("rank", "0", "whole number from 1"),
    ("rank", "12.5", "no whole number"),
    ("rank", "many", "no whole number"),
    ("learning_rate", "1", "between 0 and 1"),
    ("learning_rate", "fast", "no number"),
    ("dropout", "1", "not including, 1"),
    ("num_layers", "0", "-1 for all"),
    ("epochs", "0", "from 0.01 to 20"),
    ("target_tokens", "5", "from 30,000 to 900,000"),
    ("min_words", "651", "longer than the longest"),
    ("max_words", "200", "longer than the longest"),
)


def test_what_cannot_be_is_said_in_place_and_the_old_value_holds(window: Window, open_tab: Any) -> None:
    tab = open_tab("advanced")
    for name, text, said in REFUSED:
        made = give(tab, name, text)
        assert said in made.said.text.text() and "Until then it is" in made.said.text.text()
        assert made.field.text() == text and window.state.preferences.get("recipe", {}) == {}
        made.back.click()
        assert made.said.isHidden() and made.now == TABLE[name].usual


def test_numbers_are_read_as_people_write_them() -> None:
    assert values.read(TABLE["rank"], " 1,024 ") == 1024
    assert values.read(TABLE["learning_rate"], "1E-4") == 1e-4
    assert values.read(TABLE["num_layers"], "\u22121") == -1
    assert values.read(TABLE["epochs"], "") is None
    assert [values.shown(n) for n in (900_000, 0.87, 1e-5, 2.0, -1)] == ["900,000", "0.87", "1e-5", "2", "-1"]


def test_kept_values_that_make_no_sense_any_more_are_passed_over(preferences: Preferences) -> None:
    kept = {"rank": "big", "scale": -1, "decay": 1, "epochs": 2, "gone": 3, "min_words": 900, "batch_size": 2}
    preferences.set("recipe", kept)
    assert values.changes(preferences) == {"epochs": 2.0, "batch_size": 2}
    assert values.of_training(preferences) == {"batch_size": 2}
    assert changed(Recipe(), values.of_training(preferences)).batch_size == 2


def test_new_work_starts_with_them(window: Window, open_tab: Any, sample: Any, tmp_path: Path) -> None:
    from core.project import Project

    tab = open_tab("advanced")
    for name, text in (
        ("target_tokens", "500000"),
        ("min_para_words", "25"),
        ("max_words", "500"),
        ("rank", "8"),
    ):
        give(tab, name, text)
    window.open_project(Project.create(tmp_path / "New.pastiche", "Ada Ferry").root)
    for name in ("curate", "neutralize"):
        window.show_page(name)
    curate: Any = window.pages["curate"]
    neutralize: Any = window.pages["neutralize"]
    assert (curate.same_options().target_tokens, curate.same_options().min_para_words) == (500_000, 25)
    assert (neutralize.same_options().min_words, neutralize.same_options().max_words) == (250, 500)
    window.open_project(sample.root)  # what was chosen there stays
    assert neutralize.same_options().max_words == sample.options("neutralize")["max_words"]


def test_a_training_says_what_is_not_as_usual_and_starts_with_it(
    qtbot: QtBot, opened: Window, open_tab: Any
) -> None:
    tab = open_tab("advanced")
    give(tab, "rank", "8")
    give(tab, "epochs", "2")
    opened.show_page("train")
    settle()
    page: Any = opened.pages["train"]
    presets = page.presets
    presets.rows["reference"].radio.setChecked(True)
    assert presets.options().changes == {"rank": 8} and presets.options().epochs == 2.0
    assert "Room for the voice 8" in presets.changes.note.text() and presets.changes.note.isVisibleTo(presets)
    presets.rows["thorough"].radio.setChecked(True)
    assert presets.options().epochs is None and presets.options().changes == {"rank": 8}
    presets.rows["practice"].radio.setChecked(True)
    assert presets.options().changes == {} and presets.changes.note.isHidden()


def test_a_training_that_was_left_off_goes_on_with_what_it_began_with(opened: Window, open_tab: Any) -> None:
    give(open_tab("advanced"), "rank", "8")
    opened.show_page("train")
    settle()
    page: Any = opened.pages["train"]
    name = page.presets.base.model.itemData(0)
    left = {"preset": "reference", "model": name, "epochs": 0.87, "changes": {"rank": 16}}
    page.presets.prefer(left)
    assert page.presets.options().changes == {"rank": 16}
    page.presets.rows["quick"].radio.setChecked(True)
    assert page.presets.options().changes == {"rank": 8}
