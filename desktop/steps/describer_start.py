"""Owns what the choice of a describer starts with, from Settings, and how long the user's consent holds."""

from __future__ import annotations

from desktop.settings import starts
from desktop.state import State
from desktop.steps.describers import DescriberChoice

STAGE = "neutralize"


def make_choice(state: State, words_to_send: int) -> DescriberChoice:
    """The choice for the open project: as it was left, in a new project as set in Settings."""
    before, usual = state.options(STAGE), starts.describer(state.preferences)
    if not before and usual:
        before = {"llm": usual}
    made = DescriberChoice(words_to_send, before, starts.addresses(state.preferences))
    made.consent.clicked.connect(lambda on: None if on else _withdraw(state, made))
    return made


def _withdraw(state: State, choice: DescriberChoice) -> None:
    """The tick was taken away by hand: the word that was given before holds no longer."""
    if state.project is not None and choice.host() in choice.agreed:
        starts.withdraw(state.preferences, state.project.root, choice.host())
        recall(state, choice)


def recall(state: State, choice: DescriberChoice) -> None:
    """Tick what was agreed to before in this project, unless it is to be asked every time."""
    if state.project is not None:
        choice.allow(starts.agreed(state.preferences, state.project.root))


def note(state: State, choice: DescriberChoice) -> None:
    """Text goes out now: the user's word holds for this project from now on, or for this once."""
    if state.project is None or not choice.host() or not choice.consent.isChecked():
        return
    starts.agree(state.preferences, state.project.root, choice.host())
    recall(state, choice)
    choice.consent.setChecked(choice.host() in choice.agreed)
