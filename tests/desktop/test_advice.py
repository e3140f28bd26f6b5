"""Advice comes when something measured speaks for it, one at a time, does what its button says, and goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.progress import BadInput, NoMemory, NoMLX, PasticheError, WorkerDied
from core.training import Options, Result
from desktop import advice
from desktop.advice import Advice
from desktop.advice_card import AdviceCard
from desktop.loading import Learned, Losses
from desktop.preferences import Preferences
from desktop.state import State
from desktop.window import Window
from tests.desktop import trainings
from tests.fakes.windows import end_feed, feed, settle

FLAT = [(float(step), 3.0) for step in range(10, 401, 10)]
FALLING = [(float(step), 3.0 - step / 1000) for step in range(10, 401, 10)]
WORSE = [(float(step), 3.02 + step / 10_000) for step in range(0, 401, 100)]
SMALL = next(model for model in trainings.bases().models if model.name == trainings.SMALL)
LARGE = next(model for model in trainings.bases().models if model.name == trainings.LARGE)
NEEDS = {need.preset: need for need in trainings.measured().presets}


# What speaks for what.
@pytest.mark.parametrize(
    ("train", "preset", "action", "value"),
    [
        (FLAT, "reference", "preset", "quick"),
        (FLAT, "quick", "page", "neutralize"),
        (FALLING, "reference", "page", "neutralize"),
        (FALLING, "quick", "page", "neutralize"),
    ],
)
def test_a_training_that_gets_nowhere(train: Any, preset: str, action: str, value: str) -> None:
    found = advice.not_learning(train, WORSE, preset)
    assert found is not None and (found.action, found.value) == (action, value)
    assert "Unseen" in found.body or "unseen" in found.body


def test_of_a_training_that_gets_somewhere_nothing_is_said() -> None:
    rises = [(0.0, 3.0), (100.0, 2.8), (200.0, 2.9), (300.0, 2.95), (400.0, 3.1)]  # the page offers to stop
    for valid in ([], WORSE[:3], rises, [(0.0, 3.0), (100.0, 2.9)]):
        assert advice.not_learning(FLAT, valid, "reference") is None
    assert advice.not_learning(FLAT, WORSE, "practice") is None
    learned, not_learned = (Result("", 500, 40, 100, 50, 3.0, after) for after in (2.9, 3.0))
    assert advice.not_learned(learned, FLAT, "reference") is None
    assert advice.not_learned(not_learned, FLAT, "practice") is None
    found = advice.not_learned(not_learned, FLAT, "reference")
    assert found is not None and found.name == "strides"


def test_memory_names_what_fits() -> None:
    bases = trainings.bases()
    assert advice.memory(bases, SMALL, "reference", {}) is None
    assert advice.memory(bases, SMALL, "reference", NEEDS) is None
    quick = advice.memory(bases, SMALL, "thorough", NEEDS)
    assert quick is not None and (quick.action, quick.value) == ("preset", "quick")
    other = advice.memory(bases, LARGE, "reference", {})
    assert other is not None and (other.action, other.value) == ("model", trainings.SMALL)
    assert "Small Base" in other.action_text and "Large Base" in other.body
    least = min((m for m in bases.real), key=lambda model: model.need)
    assert advice.memory(bases, least, "reference", {}, failed=True) is None  # nothing smaller


def test_want_of_memory_is_known_from_whoever_says_it() -> None:
    for error in (
        NoMemory("No.", "Yes."),
        WorkerDied("It ended (the system stopped it, perhaps for want of memory).", "Again."),
        WorkerDied("It ended.", "Again.", "[metal::malloc] Attempting to allocate 12 bytes"),
        PasticheError("It broke.", "Again.", "[METAL] Command buffer failed: Insufficient Memory (0x8)"),
    ):
        assert advice.is_memory(error)
    assert not advice.is_memory(BadInput("No memory of it.", "Again."))
    assert advice.is_mlx(NoMLX("No.", "Yes.")) and not advice.is_mlx(NoMemory("No.", "Yes."))


def test_mlx_says_why_and_leads_to_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert advice.mlx_lacks() == "" and advice.mlx("") is None
    monkeypatch.setattr(advice, "find_spec", lambda name: None)
    assert advice.mlx_lacks() == "package"
    bodies = {lacks: advice.mlx(lacks) for lacks in ("chip", "system", "package")}
    assert all(
        found is not None and (found.action, found.value) == ("help", "train") for found in bodies.values()
    )
    assert len({found.body for found in bodies.values() if found is not None}) == 3


def test_a_voice_that_will_hardly_be_heard() -> None:
    def voice(examples: int, epochs: float, after: float = 3.0, base: str = "owner/real") -> Advice | None:
        result = {"train_examples": examples, "loss_before": 3.0, "loss_after": after}
        return advice.of_voice({"result": result, "recipe": {"epochs": epochs}, "base_model": base})

    for found, value in (
        (voice(200, 0.87), "thorough"),
        (voice(60, 3.0), "import"),
        (voice(2000, 0.87), "neutralize"),
    ):
        assert found is not None and found.value == value and "no easier" in found.body
    assert voice(200, 0.87, after=2.9) is None and voice(200, 0.87, base="practice") is None
    assert advice.of_voice({}) is None and advice.of_voice({"result": None}) is None


# The card.
@pytest.fixture
def card(state: State, qtbot: QtBot) -> AdviceCard:
    made = AdviceCard(state)
    qtbot.addWidget(made)
    return made


def test_not_now_is_remembered_for_this_project_alone(
    card: AdviceCard, state: State, tmp_path: Path, sample: Any, qtbot: QtBot
) -> None:
    one, two = (Advice(name, "Title", "Body", "Do It", "page", "clean") for name in ("one", "two"))
    state.open_project(sample.root)
    settle()
    card.show_advice(one)
    assert not card.isHidden() and card.act.text() == "Do It" and card.accessibleName() == "Title"
    card.away.click()
    assert card.isHidden()
    card.show_advice(one)
    assert card.isHidden()
    card.show_advice(two)
    assert not card.isHidden()
    again = AdviceCard(State(Preferences(tmp_path / "preferences.json")))
    qtbot.addWidget(again)
    again.show_advice(one)  # without a project
    assert not again.isHidden()
    with qtbot.waitSignal(card.taken) as taken:
        card.act.click()
    assert taken.args == [two] and card.isHidden()


# On the page Train.
@pytest.fixture
def page(opened: Window) -> Any:
    return trainings.choosing(opened)


def test_a_model_that_is_too_large_gives_way_by_one_button(page: Any) -> None:
    choice = page.presets
    assert page.advice.card.isHidden()
    choice.base.stand_at(trainings.LARGE)
    choice.base.changed.emit()
    card = page.advice.card
    assert card.isVisible() and card.advice.name == "memory" and not page.ready()
    card.act.click()
    assert page.choice.model().name == trainings.SMALL and page.advice.place.isHidden()


def test_a_failure_for_want_of_memory_has_the_button_on_its_own_card(page: Any, opened: Window) -> None:
    feed(opened, "train", [])
    end_feed(opened, "train", NoMemory("It does not fit.", "Choose a smaller one."))
    settle()
    assert page.problem.isVisible() and page.advice.card.isHidden()
    assert page.problem.other.text() == "Choose Away Base"
    page.problem.other.click()
    assert page.choice.model().name == trainings.AWAY


def test_a_failure_for_want_of_mlx_leads_to_what_training_needs(page: Any, opened: Window) -> None:
    feed(opened, "train", [])
    end_feed(opened, "train", NoMLX("MLX cannot be loaded.", "Install Pastiche anew."))
    settle()
    assert page.problem.other.text() == "What Training Needs" and page.advice.card.isHidden()
    page.problem.other.click()
    settle()
    assert opened.desk.help is not None and "What training needs" in opened.desk.help.text.toPlainText()


def test_without_mlx_the_page_says_so_and_opens_the_help(page: Any, opened: Window) -> None:
    page.advice._know("chip")
    assert "Apple Silicon" in page.advice.card.body.text()
    page.advice.card.act.click()
    settle()
    assert opened.desk.help is not None and opened.desk.help.page == "train"


def test_a_training_that_gets_nowhere_stops_and_stands_at_quick(page: Any, opened: Window) -> None:
    feed(opened, "train", [], Options(preset="reference", model=trainings.SMALL))
    settle()
    page.learning.read = lambda: None
    page.learning._show_learned(Learned(Losses(FLAT, WORSE), ()))
    card = page.advice.card
    assert card.isVisible() and card.act.text() == "Stop and Choose Quick" and page.learning.offer.isHidden()
    card.act.click()
    run = opened.state.runs["train"]
    assert run.job.stopping and card.isHidden()
    end_feed(opened, "train")
    settle()
    assert page.mode == "choose" and page.presets.preset() == "quick"


def test_accounts_are_looked_at_while_the_training_goes_on(page: Any, opened: Window) -> None:
    feed(opened, "train", [], Options(preset="reference", model=trainings.SMALL))
    settle()
    page.learning.read = lambda: None
    page.learning._show_learned(Learned(Losses(FALLING, WORSE), ()))
    page.advice.card.act.click()
    assert opened.page == "neutralize" and not opened.state.runs["train"].job.stopping
    end_feed(opened, "train")


def test_the_page_voices_tells_of_a_faint_voice(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    state: Any = opened.state
    result = Result("", 200, 20, 100, 50, 3.0, 3.0)
    monkeypatch.setattr(state, "result", lambda stage: result if stage == "train" else None)
    monkeypatch.setattr(state, "options", lambda stage: {"preset": "reference", "model": trainings.SMALL})
    monkeypatch.setattr(state, "done", lambda stage: True)
    opened.show_page("voices")
    settle()
    found = opened.pages["voices"].findChild(AdviceCard)
    assert isinstance(found, AdviceCard) and found.isVisible() and found.advice is not None
    assert found.advice.value == "thorough" and "200 passages, 0.9 times" in found.body.text()
