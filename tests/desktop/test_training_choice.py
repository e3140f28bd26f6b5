"""The page Train before a training: what each preset takes, on which model, and how the model comes here."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import machine
from core.progress import DownloadFailed, Progress
from core.runner import Control
from core.training import Options
from desktop.jobs import Load
from desktop.loading import LeftTraining
from desktop.steps import train_base, train_models, train_probe
from desktop.steps.train_rows import cost, figures, memory
from desktop.window import Window
from tests.desktop import trainings
from tests.desktop.trainings import AWAY, GB, LARGE, MADE, SMALL
from tests.fakes.windows import end_feed, feed, settle

LEFT = Qt.MouseButton.LeftButton


class Child:
    """Stands for the measuring: what was asked, and whether it was ended."""

    made: list[Child] = []  # noqa: RUF012  # emptied by the fixture

    def __init__(self, stage: str, root: Path, options: Any, then: Any, failed: Any) -> None:
        self.stage, self.options, self.then, self.failed = stage, options, then, failed
        self.ended = False
        Child.made.append(self)

    def drop(self) -> None:
        self.ended = True


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[Child]:
    """No child is started, nothing was measured before, and no pause is made."""
    Child.made = []
    monkeypatch.setattr(train_probe, "PAUSE", 0)
    monkeypatch.setattr(train_probe, "ChildLoad", Child)
    monkeypatch.setattr(train_probe, "read_known", lambda model, pairs, changes: None)
    return Child.made


def rights(choice: Any) -> dict[str, str]:
    return {name: row.right.text() for name, row in choice.rows.items()}


def test_what_is_known_stands_on_the_rows_and_what_does_not_fit_cannot_be_chosen(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {SMALL: trainings.measured()}
    monkeypatch.setattr(train_probe, "read_known", lambda model, pairs, changes: found.get(model))
    choice = trainings.choosing(opened).presets
    assert rights(choice)["quick"] == "about 20 minutes, 9 GB of memory"
    assert rights(choice)["reference"] == "about 2 hours, 11 GB of memory"
    assert "slower by about a third" in choice.rows["reference"].said.text()
    thorough = choice.rows["thorough"]
    assert thorough.right.text() == "does not fit" and not thorough.radio.isEnabled()
    assert "needs 14 GB" in thorough.said.text() and "12 GB" in thorough.radio.accessibleName()
    assert "Measured with a few steps" in choice.measured.text() and choice.ready()
    assert rights(choice)["practice"] == ""  # nobody knows, and nothing is guessed
    choice.more.epochs.setValue(4 * 0.87)
    assert rights(choice)["reference"].startswith("about 8.5 hours")
    assert rights(choice)["quick"].startswith("about 20 minutes")


def test_what_nobody_knows_is_measured_and_start_does_not_wait(opened: Window, children: list[Child]) -> None:
    page = trainings.choosing(opened)
    choice = page.presets
    (child,) = [c for c in children if c.options.model == SMALL]
    assert child.stage == "probe" and not child.options.download and not child.ended
    assert rights(choice)["quick"] == rights(choice)["reference"] == "Measuring on this computer..."
    assert "Start ends the measuring" in choice.measured.text() and page.primary.isEnabled()
    assert not opened.state.runs  # nobody is kept from closing the project
    feed(opened, "train", [])
    assert child.ended and not choice.measurer.busy


def test_another_model_or_another_page_ends_the_measuring(opened: Window, children: list[Child]) -> None:
    choice = trainings.choosing(opened).presets
    choice.rows["practice"].radio.setChecked(True)
    settle()
    assert [c.options.model for c in children if not c.ended] == ["practice"]
    assert rights(choice)["practice"].startswith("Measuring") and rights(choice)["quick"] == ""
    opened.show_page("curate")
    assert all(c.ended for c in children)
    opened.show_page("train")
    settle()
    assert [c.options.model for c in children if not c.ended] == ["practice"]


def test_what_was_measured_is_shown_and_what_failed_is_a_soft_note(
    opened: Window, children: list[Child]
) -> None:
    page = trainings.choosing(opened)
    choice = page.presets
    children[-1].failed(DownloadFailed("It broke.", "Do something."))
    assert choice.measured.text() == "What it takes could not be measured: It broke. Do something."
    assert choice.measured.property("look") == "note" and not page.problem.isVisible()
    assert page.primary.isEnabled() and set(rights(choice).values()) == {""}
    begun = len(children)
    choice.measure()
    settle()
    assert len(children) == begun  # not again and again
    choice.rows["practice"].radio.setChecked(True)
    settle()
    children[-1].then(trainings.Result("practice", (trainings.need("practice", True, 2.0, GB),), 1.0))
    assert rights(choice)["practice"] == "about 2 minutes, 1 GB of memory"


def test_nothing_is_measured_beside_other_work(opened: Window, children: list[Child]) -> None:
    choice = trainings.choosing(opened).presets
    feed(opened, "neutralize", [])
    begun = len(children)
    choice.measure()
    settle()
    assert len(children) == begun and "when the other work is done" in choice.measured.text()
    end_feed(opened, "neutralize")
    settle()
    choice.measure()
    settle()
    assert len(children) == begun + 1 and not children[-1].ended


def test_measuring_waits_while_the_editor_writes(opened: Window, children: list[Child]) -> None:
    asked: list[bool] = []
    opened.state.holders.append(lambda: bool(asked.append(True)))  # in use
    choice = trainings.choosing(opened).presets
    assert asked and not children and "when the other work is done" in choice.measured.text()
    opened.state.holders.clear()
    opened.show_page("curate")
    opened.show_page("train")
    settle()
    assert [c.options.model for c in children] == [SMALL] and not children[0].ended


def test_an_idle_writer_leaves_the_memory(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.show_page("restyle")
    assert opened.state.make_room()
    editor: Any = opened.pages["restyle"]
    released: list[bool] = []
    monkeypatch.setattr(editor.client, "release", lambda: released.append(True))
    monkeypatch.setattr(type(editor.client), "running", property(lambda client: True))
    assert opened.state.make_room() and released == [True]
    monkeypatch.setattr(type(editor.client), "busy", property(lambda client: True))
    assert not opened.state.make_room() and released == [True]
    monkeypatch.undo()


def test_a_child_that_was_ended_while_it_was_started_does_not_live() -> None:
    control = Control()
    control.kill()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, text=True) as process:
        control.attach(process)
        assert process.wait() < 0


def test_a_model_that_is_not_here_is_downloaded_with_the_start(opened: Window) -> None:
    page = trainings.choosing(opened, model=AWAY)
    choice = page.presets
    assert page.primary.text() == page.primary.accessibleName() == "Download and Start"
    assert choice.ready() and choice.options() == Options(model=AWAY, download=True)
    assert choice.base.fetch.isVisible() and choice.base.fetch.text() == "Download (4.6 GB)"
    assert "4.6 GB are fetched once" in choice.base.about.text() and "214 GB" in choice.base.about.text()
    assert rights(choice)["reference"] == "known once the model is here"
    choice.base.sizes[AWAY] = 300 * GB
    choice._picked_model()
    assert not choice.ready() and "300.0 GB" in page.foot.text() and not page.primary.isEnabled()


def test_how_much_there_is_to_fetch_is_asked_after_the_choice_and_a_deaf_hub_is_said(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def size(name: str) -> int:
        asked.append(name)
        if name == MADE:
            raise DownloadFailed("The hub cannot be reached.", "Check the connection.")
        return 5 * GB

    monkeypatch.setattr(train_base, "read_size", size)
    choice = trainings.choosing(opened).presets
    assert not asked
    del choice.base.ask_size
    for name in (AWAY, MADE):
        choice.base.model.setCurrentIndex(choice.base.model.findData(name))
        choice.base._picked()
        settle()
    assert asked == [AWAY, MADE] and "could not be found out" in choice.base.about.text()
    choice.base.model.setCurrentIndex(choice.base.model.findData(AWAY))
    choice.base._picked()
    assert choice.base.fetch.text() == "Download (5.0 GB)" and len(asked) == 2


def test_models_say_what_they_are(opened: Window) -> None:
    choice = trainings.choosing(opened).presets
    shown = [choice.base.model.itemText(n) for n in range(choice.base.model.count())]
    assert shown == [
        "Large Base, too large for this computer",
        "Small Base",
        "Away Base, to download",
        "Made Base, 4 bits, to download, not checked",
    ]
    choice.base.stand_at(MADE)
    choice._picked_model()
    assert "full model is fetched instead (4.6 GB)" in choice.base.unchecked.text()
    assert "both lie on the disk" in choice.base.unchecked.text()
    choice.base.stand_at(LARGE)
    choice._picked_model()
    assert not choice.ready() and "needs 35 GB of memory at least" in choice.base.about.text()
    assert not choice.base.fetch.isVisible()


def test_a_download_by_itself_is_followed_and_can_be_stopped(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = trainings.choosing(opened, model=AWAY)
    choice = page.presets
    begun: list[Any] = []
    monkeypatch.setattr(opened.state, "start", lambda stage, options: begun.append((stage, options)))
    choice.base.fetch.click()
    assert begun[0][0] == "probe" and begun[0][1].download and begun[0][1].model == AWAY
    run = feed(opened, "probe", [Progress("probe", GB, 4 * GB, "Fetching away", {"bytes": 1.0})])
    assert choice.base.fetching.isVisible() and not choice.base.fetch.isVisible()
    assert "1.0 of 4.0 GB" in choice.base.coming.text() and not page.primary.isEnabled()
    assert page.foot.text() == "The model is on its way."
    choice.base.stop.click()
    assert run.job.stopping and "goes on from there" in choice.base.coming.text()
    end_feed(opened, "probe", DownloadFailed("It broke off.", "Try again."))
    assert choice.base.fetching.isHidden() and "broke off" in opened.notice.title.text()
    assert "probe" not in opened.state.problems


def test_a_model_by_its_hub_name_and_one_in_a_folder(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    opened.show_page("train")
    settle()
    choice: Any = opened.pages["train"].presets  # type: ignore[attr-defined]
    assert choice.more.inner.isHidden() and choice.more.toggle.text() == "More Settings"
    qtbot.mouseClick(choice.more.toggle, LEFT)
    assert choice.more.name.isVisible() and choice.more.toggle.accessibleName() == "Fewer Settings"
    choice.base.ask_size = lambda: None
    qtbot.keyClicks(choice.more.name, "nobody")
    assert not choice.more.use.isEnabled()
    qtbot.keyClicks(choice.more.name, "/some-model")
    qtbot.keyClick(choice.more.name, Qt.Key.Key_Return)
    settle()
    assert choice.options().model == "nobody/some-model" and choice.preset() == "reference"
    assert "Nobody has checked" in choice.base.unchecked.text() and choice.options().download
    choice.base.add_folder(tmp_path)
    settle()
    assert "no base model" in opened.notice.title.text() or "not found" in opened.notice.title.text()
    assert opened.state.preferences.get("hub_models", []) == ["nobody/some-model"]


def test_a_chat_model_of_the_users_own_is_warned_of(tmp_path: Path) -> None:
    folder = tmp_path / "Kind-Instruct"
    shutil.copytree(machine.resource("practice_model"), folder)
    (base,) = [m for m in train_models.read_bases([str(folder)]).models if m.here and m.caution]
    assert "chat model" in base.caution and base.least > 0


def test_settings_that_few_need_go_with_the_start(opened: Window) -> None:
    choice = trainings.choosing(opened).presets
    assert choice.options() == Options(model=SMALL)
    choice.more.variety.setChecked(True)
    choice.more.epochs.setValue(2.0)
    assert choice.options() == Options(model=SMALL, epochs=2.0, variety=True)
    choice.rows["quick"].radio.setChecked(True)
    assert choice.options() == Options(model=SMALL, preset="quick", variety=True)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice.more.epochs, wheel)
    assert choice.options().epochs is None  # scrolling over it changes nothing


def test_the_page_stands_at_the_choice_of_a_training_that_was_left_off(opened: Window) -> None:
    page = trainings.choosing(opened, "quick", AWAY)
    assert page.primary.text() == "Download and Start" and page.left.isHidden()
    asked = {"preset": "thorough", "model": SMALL, "epochs": 3.0}
    page.left._show(LeftTraining(580, 1014, 500, asked))
    assert page.presets.options() == Options(preset="thorough", model=SMALL)
    assert page.primary.text() == "Go On Learning" and page.left.isVisible()
    assert "from step 500, is kept and can be used" in page.left.said.text()
    assert "goes on from step 580" in page.left.said.text()
    page.presets.rows["quick"].radio.setChecked(True)
    assert page.primary.text() == "Start Learning"
    page.left.use.click()
    assert opened.page == "restyle"


def test_a_training_left_off_is_read_from_its_folder(sample: Any, opened: Window) -> None:
    from desktop.loading import read_left

    folder = opened.state.project.adapter  # type: ignore[union-attr]
    assert read_left(folder) is None
    for step in (10, 20):
        (folder / "checkpoints" / f"{step:07d}").mkdir(parents=True)
    assert read_left(folder) == LeftTraining(20, 0, None)
    (folder / "adapters.safetensors").write_bytes(b"")
    rows = {
        "preset": "practice",
        "base_model": "practice",
        "recipe": {"iters": 40, "epochs": 2.0},
        "result": {"best_step": 10, "steps": 20},
        "finished": False,
    }
    (folder / "metadata.json").write_text(json.dumps(rows))
    choice = {"preset": "practice", "model": "practice", "epochs": 2.0, "seed": None, "variety": False}
    choice |= {"changes": {}}
    assert read_left(folder) == LeftTraining(20, 40, 10, choice)
    (folder / "metadata.json").write_text(json.dumps({**rows, "finished": True, "run": "old"}))
    assert read_left(folder) is None
    state = folder / "checkpoints" / "0000020" / "state.json"
    state.write_text(json.dumps({"state": {"run": "old", "step": 20}}))
    assert read_left(folder) is None
    state.write_text(json.dumps({"state": {"run": "new", "step": 20}}))
    assert read_left(folder) == LeftTraining(20, 0, None, kept=True)


def test_a_few_hundredths_of_the_passages_can_be_asked_for(opened: Window) -> None:
    page = trainings.choosing(opened, "quick")
    page.presets.prefer({"preset": "quick", "model": SMALL, "epochs": 0.05})
    assert page.presets.more.epochs.text() == "0.05"
    assert page.presets.options() == Options(preset="quick", model=SMALL, epochs=0.05)


def test_bytes_and_costs_in_words() -> None:
    assert [memory(n) for n in (4_600_000_000, 9 * GB, 11_300_000_000)] == ["4.6 GB", "9 GB", "11 GB"]
    needs = {need.preset: need for need in trainings.measured().presets}
    assert figures(needs["quick"], 2.0).startswith("about 40 minutes")
    assert cost(needs["quick"]) == "" and "may be used" in cost(needs["thorough"])


def test_the_largest_that_fits_with_ease_is_offered_one_that_is_here_first() -> None:
    assert trainings.bases().usual() == SMALL
    assert trainings.bases(64 * GB).usual() == SMALL
    assert trainings.bases(12 * GB).usual() == AWAY and trainings.bases(2 * GB).usual() == ""
    catalogue = train_models.read_bases()
    assert catalogue.find("practice") in catalogue.models and not Load.busy()
    assert all(m.need >= m.least > 0 for m in catalogue.models)


@pytest.mark.parametrize(("pairs", "preset"), [(0, "reference"), (220, "thorough"), (1500, "reference")])
def test_of_a_short_book_the_page_stands_where_little_text_is_gone_through_often(
    opened: Window, monkeypatch: pytest.MonkeyPatch, pairs: int, preset: str
) -> None:
    choice = trainings.choosing(opened).presets
    described = SimpleNamespace(pairs=pairs, chunks=pairs, failed=0, coverage=1.0) if pairs else None
    known = opened.state.result
    monkeypatch.setattr(
        opened.state, "result", lambda stage: described if stage == "neutralize" else known(stage)
    )
    choice.prefer({})
    assert choice.preset() == preset
    choice.prefer({"preset": "quick"})
    assert choice.preset() == "quick"
