"""Owns the values behind *Advanced*: what may stand there, what is changed, and what new work starts with."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from core.progress import BadOption
from core.training.changing import CHANGEABLE, changed
from core.training.recipe import Recipe, check
from desktop.language import translated
from desktop.preferences import Preferences
from desktop.settings.recipe_values import Plain, Value, all_values
from desktop.words import locale, tr

NAME = "recipe"  # in the preferences: only what is not as usual


def fault(value: Value, given: Plain, others: Mapping[str, Plain]) -> str:
    """Why this cannot be, in a sentence; "" where it can.

    Args:
        others: what else is changed, by name.
    """
    if value.most and not value.least <= given <= value.most:
        said = tr("Choose something from {least} to {most}.")
        return said.format(least=shown(value.least), most=shown(value.most))
    if value.name in ("min_words", "max_words"):
        least, most = others.get("min_words", 250), others.get("max_words", 650)
        ends = (given, most) if value.name == "min_words" else (least, given)
        return "" if ends[0] <= ends[1] else tr("The shortest cannot be longer than the longest.")
    if value.stage != "train":
        return ""
    try:
        if value.name == "epochs":
            check(dataclasses.replace(Recipe(), epochs=float(given)))
        else:
            changed(Recipe(), {value.name: given})
    except BadOption as error:
        what = translated(error.remedy).removeprefix(f"{value.name} ")
        return what[:1].upper() + what[1:]
    return ""


def read(value: Value, text: str) -> Plain | None:
    """A number as the user writes it, here or in English; None where it is none of the kind."""
    text = text.strip().replace("\u2212", "-")
    found, good = locale().toDouble(text)
    if not good:
        try:
            found = float(text)
        except ValueError:
            return None
    if isinstance(value.usual, int):
        return int(found) if found == int(found) else None
    return found


def shown(value: Plain) -> str:
    """A number as it stands in its field: 64, 0.87, 1e-5."""
    if isinstance(value, float) and value != int(value):
        text = re.sub(r"e([-+])0+", r"e\1", f"{value:g}")
        return text.replace(".", locale().decimalPoint())
    return locale().toString(int(value))


# What is changed.
def changes(preferences: Preferences) -> dict[str, Plain]:
    """Every value that is not as usual; one that cannot be any more is passed over."""
    return _sound(preferences.get(NAME, {}))


def _sound(kept: dict[str, Any]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for value in all_values():
        given = kept.get(value.name)
        if isinstance(value.usual, float) and type(given) is int:
            given = float(given)
        if type(given) is type(value.usual) and given != value.usual and not fault(value, given, kept):
            found[value.name] = given
    return found


def change(preferences: Preferences, value: Value, given: Plain) -> None:
    """Keep a value; the usual one is not kept, so that it follows when the usual one becomes another."""

    def noted(kept: dict[str, Any]) -> dict[str, Plain]:
        others = {name: there for name, there in _sound(kept).items() if name != value.name}
        return others if given == value.usual else {**others, value.name: given}

    preferences.change(NAME, {}, noted)


def put_all_back(preferences: Preferences) -> None:
    none: dict[str, Plain] = {}
    preferences.set(NAME, none)


def of_stage(preferences: Preferences, stage: str) -> dict[str, Plain]:
    """What new work of a stage starts with, by the names of its options."""
    mine = {value.name for value in all_values() if value.stage == stage}
    return {name: given for name, given in changes(preferences).items() if name in mine}


def of_training(preferences: Preferences) -> dict[str, Plain]:
    """As `core.training.Options.changes`."""
    return {name: given for name, given in changes(preferences).items() if name in CHANGEABLE}


def in_words(given: Mapping[str, Any]) -> str:
    """E.g. "rank 32, learning rate 2e-5", for a line on what is not as usual."""
    titles = {value.name: value.title for value in all_values()}
    said = []
    for name, value in given.items():
        title = titles.get(name, name)
        said.append(title if value is True else tr("not: {what}").format(what=title) if value is False else
                    tr("{what} {n}").format(what=title, n=shown(value)))  # fmt: skip
    return ", ".join(said)
