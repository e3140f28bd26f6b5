"""Owns the tab *Advanced*: the values of the recipe, each with what is usual, and all of them put back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from desktop.settings import values
from desktop.settings.recipe_values import Plain, Value, all_values
from desktop.settings.tab import Tab, section
from desktop.settings.value_row import ValueRow
from desktop.state import State
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row
from desktop.words import tr


def make(state: State) -> Tab:
    return AdvancedTab(state)


def heads() -> dict[str, str]:
    """What is said over the values of a stage."""
    return {
        "curate": tr("Choosing passages"),
        "neutralize": tr("Describing passages"),
        "train": tr("Learning the voice"),
    }


class AdvancedTab(Tab):
    def __init__(self, state: State) -> None:
        about = tr(
            "The usual values are those of the published method. What you change is where new projects and "
            "new trainings start; what was made before stays as it is."
        )
        super().__init__(state, tr("Advanced"), about)
        self.rows: dict[str, ValueRow] = {}
        self.total = label("", "text", wrap=True)
        self.all_back = button(self.tr("Put All Back"), self.put_all_back, "small")
        head = row(self.total, 16, self.all_back)
        head.setStretch(0, 1)
        self.list = column()
        practice = self.tr(
            "The practice model keeps its own values. How freely a voice writes is set on the page Restyle, "
            "under How It Writes."
        )
        inner = holder(self.list)
        fill(self.body, head, 4, inner, 12, label(practice, "note", wrap=True))
        self.later(self._parts(), inner)
        self._say()

    def _parts(self) -> Iterator[Callable[[], object]]:
        """What makes the lines, each with the head over it where it is the first of its stage."""
        before = ""
        for value in all_values():
            head = heads()[value.stage] if value.stage != before else ""
            before = value.stage
            yield partial(self._add, value, head)

    def _add(self, value: Value, head: str) -> None:
        if head:
            fill(self.list, 12, section(head))
        now = values.changes(self.state.preferences)
        made = ValueRow(value, now.get(value.name, value.usual))
        made.given.connect(partial(self.take, value))
        self.rows[value.name] = made
        fill(self.list, made, hairline())

    def take(self, value: Value, given: Plain) -> None:
        """Keep what was set, or say why it cannot be."""
        preferences, made = self.state.preferences, self.rows[value.name]
        why = values.fault(value, given, values.changes(preferences))
        if why:
            made.refuse(why)
            return
        values.change(preferences, value, given)
        made.show_value(given)
        self._say()

    def put_all_back(self) -> None:
        values.put_all_back(self.state.preferences)
        for made in self.rows.values():
            made.show_value(made.value.usual)
        self._say()

    def arrive(self) -> None:
        """Another window may have changed some."""
        now = values.changes(self.state.preferences)
        for name, made in self.rows.items():
            if made.now != now.get(name, made.value.usual):
                made.show_value(now.get(name, made.value.usual))
        self._say()

    def _say(self) -> None:
        changed = values.changes(self.state.preferences)
        self.all_back.setEnabled(bool(changed))
        usual = self.tr("Everything is as usual.")
        said = self.tr("Changed: {what}.").format(what=values.in_words(changed))
        self.total.setText(said if changed else usual)
