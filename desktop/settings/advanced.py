"""Owns the tab *Advanced*: the values of the recipe, each with what is usual, and all of them put back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QTimer

from desktop.settings import values
from desktop.settings.recipe_values import Plain, Value, all_values
from desktop.settings.tab import Tab, section
from desktop.settings.value_row import ValueRow
from desktop.state import State
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row
from desktop.words import tr

AT_ONCE = 2  # lines made between two returns to the event loop


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
        fill(self.body, head, 4, holder(self.list), 12, label(practice, "note", wrap=True))
        self._waiting: list[tuple[str, Sequence[Value]]] = [
            (stage, tuple(group)) for stage, group in groupby(all_values(), lambda value: value.stage)
        ]
        self._kept: list[Value] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._make_some)
        self._timer.start()
        self._say()

    @property
    def whole(self) -> bool:
        return not self._timer.isActive()

    def _make_some(self) -> None:
        """A few lines: all of them at once would be seen as a wait."""
        now = values.changes(self.state.preferences)
        for _ in range(AT_ONCE):
            if not self._kept:
                if not self._waiting:
                    self._timer.stop()
                    return
                stage, group = self._waiting.pop(0)
                self._kept = list(group)
                fill(self.list, 12, section(heads()[stage]))
            value = self._kept.pop(0)
            made = ValueRow(value, now.get(value.name, value.usual))
            made.given.connect(lambda given, value=value: self.take(value, given))
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
