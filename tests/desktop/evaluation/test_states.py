"""The better state of a training is written with from the report, by button and key, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core import adapters
from core.adapters import states
from core.evaluating import summary
from core.files import folder_lock
from desktop.evaluation.states import Choice
from desktop.evaluation.window import EvaluationWindow
from desktop.voice_facts import facts
from desktop.voices import VoicesPage
from desktop.window import Window
from tests.core.evaluating.findings import finding
from tests.desktop.voices import make_voice, show, trained, with_states
from tests.fakes.windows import settle

MEASURED, BETTER = 200, 300
"""As `finding` has it."""


@pytest.fixture
def folder() -> Path:
    made = make_voice(adapters.home() / "fern", "Ada Fern", **trained())
    found = replace(finding(True), adapter=states.weights_hash(made))
    summary.write(with_states(made, MEASURED, 100, BETTER), found)
    return made


@pytest.fixture
def page(window: Window, folder: Path) -> VoicesPage:
    return show(window)


def opened(page: VoicesPage) -> EvaluationWindow:
    page.cards[0].do("measure")
    settle()
    return page.measuring[page.cards[0].adapter.path]


def used(folder: Path) -> int:
    return states.in_use(adapters.load(folder))


def choice(shown: EvaluationWindow) -> Choice | None:
    found = shown.paper.rows.findChild(Choice)
    assert found is None or isinstance(found, Choice)
    return found


def test_the_better_state_is_taken_and_given_back(page: VoicesPage, folder: Path) -> None:
    shown = opened(page)
    offered = choice(shown)
    assert offered is not None and offered.take.text() == "Write with This One"
    assert offered.take.accessibleName() == "Write with step 300, which does better"
    assert shown.used.isHidden()
    offered.take.click()
    settle()
    assert used(folder) == BETTER and choice(shown) is None and shown.older.isHidden()
    assert not shown.used.isHidden() and "with step 300 of its training now" in shown.used.said.text()
    assert any("in use now" in row.name for row in shown.found.answers[-1].rows if row.best)  # type: ignore[union-attr]
    assert "step 300 of its training" in [fact.value for fact in facts(page.cards[0].voice)]
    shown.used.back.click()
    settle()
    assert used(folder) == MEASURED and choice(shown) is not None and shown.used.isHidden()
    shown.close()


def test_it_goes_by_keys(page: VoicesPage, folder: Path) -> None:
    shown = opened(page)
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert used(folder) == BETTER
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert used(folder) == BETTER
    QTest.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert used(folder) == MEASURED
    shown.close()


def test_a_voice_at_work_elsewhere_stays_and_says_why(page: VoicesPage, folder: Path) -> None:
    shown = opened(page)
    offered = choice(shown)
    assert offered is not None
    with folder_lock(folder, "", ""):
        offered.take.click()
        settle()
    assert used(folder) == MEASURED and shown.stack.currentWidget() is shown.trouble
    assert "trained or measured" in shown.problem.title.text() and "wait" in shown.problem.remedy.text()
    shown.close()


def test_what_writes_in_memory_leaves_first_or_it_stays(page: VoicesPage, folder: Path) -> None:
    shown = opened(page)
    asked: list[str] = []

    def busy() -> bool:
        asked.append("busy")
        return False

    page.state.holders.append(busy)
    shown.used.take_better()
    settle()
    assert asked and used(folder) == MEASURED and "being written" in shown.problem.title.text()
    page.state.holders.remove(busy)
    shown.close()
