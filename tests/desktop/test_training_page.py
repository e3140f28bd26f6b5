"""The page Train at work: the curve and what it means, the voice forming, and how it is stopped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from pytestqt.qtbot import QtBot

from core.progress import Progress
from core.training import Result
from desktop.loading import Sample, read_learned
from desktop.steps.train_words import CHECKS, meaning, offer, offered_step, restarted, speed
from desktop.theme import theme
from desktop.widgets.chart import HIGHEST, LossChart, axis, nice_steps, places, thin
from desktop.window import Window
from desktop.words import decimal
from tests.desktop import trainings
from tests.desktop.access.looking import controls, spoken
from tests.desktop.voices import make_voice
from tests.fakes.windows import end_feed, feed, settle

LEFT = Qt.MouseButton.LeftButton
FALLING = [(0.0, 3.0), (1.0, 2.9), (2.0, 2.8)]


def busy(window: Window, reports: Iterable[Progress] = ()) -> Any:
    """The page with a training that is fed; what lies on the disk is left out."""
    window.show_page("train")
    page: Any = window.pages["train"]
    feed(window, "train", [])
    page.learning.read = lambda: None
    settle()
    for report in reports:
        window.state._job_moved(report)
    return page


# The curve.
def test_the_curve_grows_with_reports_and_says_what_it_means(opened: Window) -> None:
    page = busy(opened)
    for step, loss in ((0, 3.0), (10, 2.8), (20, 2.7)):
        metrics = {"step": step, "train_loss": loss - 0.1, "val_loss": loss, "tokens_per_second": 50.0}
        opened.state._job_moved(Progress("train", step, 40, "", metrics | {"peak_memory": 1.5}))
    shown = page.learning
    assert [step for step, _ in shown.chart.valid] == [0, 10, 20]
    assert (
        shown.heading.text() == "Still learning" and "Still learning" in shown.chart.accessibleDescription()
    )
    values = [value.text() for value in shown.figures.values]
    assert values[:3] == ["20 of 40", "2,310 words a minute", "1.5 GB"]
    shown._show_learned(trainings.learned(100))
    assert len(shown.chart.valid) == 2


def test_what_a_curve_means() -> None:
    assert meaning(FALLING[:1])[0] == "Finding its feet"
    assert meaning(FALLING)[0] == "Still learning"
    assert meaning([*FALLING, (3.0, 2.85)])[0] == "Hardly getting better"
    rising = [*FALLING, (3.0, 2.85), (4.0, 2.9), (5.0, 3.0)]
    assert meaning(rising)[0] == "It has begun to memorise" and "3 checks" in meaning(rising)[1]
    flat = [*FALLING, (3.0, 2.801), (4.0, 2.802), (5.0, 2.801)]
    assert meaning(flat)[0] == "It has learned what it can" and "3 checks" in meaning(flat)[1]
    worse = [(float(n), 3.0 + 0.1 * n) for n in range(6)]
    assert meaning(worse)[0] == "Not better yet"
    assert [offered_step(line) for line in (FALLING, rising, flat, worse, [])] == [None, 2, 2, None, None]
    assert offer(rising).startswith("It has begun to memorise") and "step 2?" in offer(rising)
    assert speed(None) == "" and len(rising) - 3 == CHECKS


def test_a_resumed_curve_takes_the_newer_points(light: object) -> None:
    chart = LossChart()
    for step in (1, 2, 3, 2):
        chart.add(step, train=float(step))
    assert chart.train == [(1, 1.0), (2, 2.0)]
    points = [(float(n), float(n % 7)) for n in range(5000)]
    thinned = thin(points, 300)
    assert len(thinned) <= 600 and max(y for _, y in thinned) == 6.0
    assert nice_steps(2.31, 3.02)[0] <= 2.31 and nice_steps(2.31, 3.02)[-1] >= 3.02


def test_the_line_of_practice_is_the_one_on_the_disk_from_the_first_on(opened: Window) -> None:
    opened.show_page("train")
    page: Any = opened.pages["train"]
    folder = opened.state.project.adapter  # type: ignore[union-attr]
    folder.mkdir(parents=True)
    feed(opened, "train", [])
    rows = ['{"step": 0, "val_loss": 3.6}\n']
    for step in range(21):
        if step in (10, 20):  # as the trainer does: written down first, then told
            rows.append(json.dumps({"step": step, "train_loss": 3.5 - step / 100}) + "\n")
        (folder / "losses.jsonl").write_text("".join(rows))
        metrics = {"step": float(step), "train_loss": 3.9, "val_loss": 3.6}
        opened.state._job_moved(Progress("train", step, 40, "", metrics))
        if step in (9, 15):
            settle()
            assert page.learning.chart.train == [(10.0, 3.4)][: step // 10]
    settle()
    assert page.learning.chart.train == [(10.0, 3.4), (20.0, 3.3)]
    assert page.learning.chart.valid == [(0.0, 3.6)]


def test_the_axis_says_close_values_in_full_and_leaves_room_for_a_beginning() -> None:
    close = axis([], [(0.0, 3.58), (10.0, 3.55)])
    said = [decimal(value, places(close)) for value in close]
    assert len(set(said)) == len(said) and "3.575" in said
    assert places([2.0, 2.5, 3.0]) == 1 and places([3.0, 3.05]) == 2
    begun = axis([(5.0, 3.4)], [(0.0, 3.6)])
    assert begun[0] <= 2.9 and begun[-1] >= 3.6 and len(begun) <= 7
    assert axis([], [(0.0, 3.6)])[-1] - axis([], [(0.0, 3.6)])[0] >= 0.6


def test_a_new_training_begins_with_an_empty_curve(opened: Window) -> None:
    page = busy(opened, trainings.reports(200))
    assert len(page.learning.chart.valid) == 3
    end_feed(opened, "train")
    settle()
    busy(opened)
    assert page.learning.chart.valid == [] and page.learning.forming.samples == ()


# The offer to stop.
def test_stopping_is_offered_once_when_it_memorises(qtbot: QtBot, opened: Window) -> None:
    page = busy(opened, trainings.reports(600, rises=True))
    assert not page.learning.offer.isVisible()
    opened.state._job_moved(list(trainings.reports(700, rises=True))[-1])
    assert page.learning.offer.isVisible()
    assert (
        page.learning.offer_text.text() == "It has begun to memorise. Stop, and keep the best from step 400?"
    )
    assert not opened.state.runs["train"].job.stopping  # it goes on until somebody says
    qtbot.mouseClick(page.learning.go_on, LEFT)
    opened.state._job_moved(list(trainings.reports(800, rises=True))[-1])
    assert not page.learning.offer.isVisible()
    end_feed(opened, "train")
    settle()
    page = busy(opened, trainings.reports(700, rises=True))
    assert page.learning.offer.isVisible()  # another run, another question
    qtbot.keyClick(page.learning.stop_now, Qt.Key.Key_Return)
    assert opened.state.runs["train"].job.stopping and not page.learning.offer.isVisible()


# How it is stopped.
def test_stop_answers_at_once_and_ending_now_says_what_it_costs(qtbot: QtBot, opened: Window) -> None:
    page = busy(opened, trainings.reports(100))
    assert not page.end.isVisible() and not page.consequence.isVisible()
    qtbot.mouseClick(page.stop, LEFT)
    assert page.lead.text() == "Finishing this step and saving..."
    assert not page.stop.isEnabled() and page.end.isVisible() and page.end.isEnabled()
    assert page.end.text() == page.end.accessibleName() == "End Now Without Saving"
    assert page.consequence.isVisible() and "loses what it learned since" in page.consequence.text()
    assert "Saving" in opened.sidebar.job.left.text()
    killed: list[bool] = []
    opened.state.runs["train"].job.kill = lambda: killed.append(True)  # type: ignore[method-assign]
    page.end.setFocus()
    qtbot.keyClick(page.end, Qt.Key.Key_Space)
    assert killed == [True]
    end_feed(opened, "train")
    settle()
    assert not page.below.isVisible()


def test_a_training_that_waits_says_for_what_and_can_be_stopped(opened: Window) -> None:
    note = "Another training is running; this one starts when it is done"
    page = busy(opened, [Progress("train", 0, None, note)])
    assert page.title.text() == "Waiting to learn" and page.lead.text() == f"{note}."
    assert page.learning.heading.text() == "Another training is running"
    assert page.stop.isEnabled() and page.stop.text() == page.stop.accessibleName() == "Stop"
    page.stop_run()
    assert page.lead.text().startswith("Stopping.") and not page.below.isVisible()
    assert page.end.text() == "End Now"
    opened.state.runs["train"].job._control.stopped = False
    opened.state._job_moved(Progress("train", 0, None, "Reading the pairs"))
    assert page.title.text() == "Learning the voice"
    assert page.learning.heading.text() == "Finding its feet"


def test_a_model_on_its_way_is_counted_in_bytes(opened: Window) -> None:
    metrics = {"bytes": 1.0}
    page = busy(opened, [Progress("train", 1_200_000_000, 4_600_000_000, "Fetching small", metrics)])
    assert page.lead.text().startswith("Fetching small. 1.2 of 4.6 GB.") and page.learning.chart.valid == []
    assert page.learning.heading.text() == "First the model"


def test_a_restart_is_a_soft_note(opened: Window) -> None:
    died = Progress("train", 0, None, "It ended. It goes on by itself.", {"restarts": 1.0})
    page = busy(opened, [*trainings.reports(200), died])
    assert not page.learning.note.isVisible() and page.learning.figures.values[0].text() == "200 of 1,014"
    opened.state._job_moved(list(trainings.reports(300, restarts=1))[-1])
    assert page.learning.note.isVisible() and page.learning.note.text() == restarted(1, 300)
    assert "went on from step 300. Letting the display sleep helps." in restarted(1, 300)
    assert "2 times" in restarted(2, 300) and not page.problem.isVisible()


# The voice forming.
def test_the_voice_is_heard_forming_and_can_be_stepped_through(qtbot: QtBot, opened: Window) -> None:
    page = busy(opened, trainings.reports(580))
    forming = page.learning.forming
    assert forming.isVisible() and not forming.text.isVisible() and "At each check" in forming.intro.text()
    page.learning._show_learned(trainings.learned(580))
    assert forming.which.text() == "Step 500, the best so far" and forming.text.text() == trainings.WRITTEN[2]
    assert forming.account.text() == trainings.ACCOUNT and forming.original.text() == trainings.ORIGINAL
    assert "Step 500" in forming.text.accessibleName() and not forming.later.isEnabled()
    forming.earlier.setFocus()
    qtbot.keyClick(forming.earlier, Qt.Key.Key_Left)
    assert forming.which.text() == "Step 400" and forming.later.isEnabled() and forming.earlier.hasFocus()
    qtbot.keyClick(forming.earlier, Qt.Key.Key_Home)
    assert forming.which.text() == "Before training" and forming.text.text() == trainings.WRITTEN[0]
    assert not forming.earlier.isEnabled()
    qtbot.mouseClick(forming.later, LEFT)
    assert forming.which.text() == "Step 100"
    page.learning._show_learned(trainings.learned(680))  # another came: who reads an older one stays there
    assert forming.which.text() == "Step 100" and len(forming.samples) == 7
    qtbot.keyClick(forming.later, Qt.Key.Key_End)
    page.learning._show_learned(trainings.learned(780))
    assert forming.which.text() == "Step 700, the best so far"


def test_the_paragraphs_stand_below_the_curve_where_there_is_no_room_beside_it(opened: Window) -> None:
    page = busy(opened, trainings.reports(580))
    page.learning._show_learned(trainings.learned(580))
    opened.resize(1280, 800)
    settle()
    assert page.learning.forming.x() > page.learning.chart.geometry().right()
    opened.resize(900, 640)
    settle()
    assert page.learning.forming.y() > page.learning.figures.y()


def test_a_whole_page_is_drawn_in_full_and_does_not_stretch_the_curve(opened: Window) -> None:
    page = busy(opened, trainings.reports(580))
    opened.resize(1280, 800)
    settle()
    page.learning._show_learned(trainings.learned(580))
    settle()
    forming, learning = page.learning.forming, page.learning
    for part in (forming.text, forming.account, forming.original):
        assert part.height() >= part.heightForWidth(part.width()) > 2 * part.fontMetrics().height()
    assert forming.height() > 800 and learning.chart.height() == HIGHEST
    gap = learning.figures.geometry().top() - learning.chart.geometry().bottom()
    assert gap < 100 and forming.geometry().bottom() - learning.figures.geometry().bottom() > 100
    small = forming.original.height()
    forming.original.setText(trainings.ACCOUNT)
    settle()
    assert 0 < forming.original.height() < small


def test_paragraphs_and_losses_are_read_when_more_were_written(opened: Window) -> None:
    opened.show_page("train")
    page: Any = opened.pages["train"]
    folder = opened.state.project.adapter  # type: ignore[union-attr]
    folder.mkdir(parents=True)
    feed(opened, "train", [])
    rows = [{"step": 0, "id": "a", "description": "d", "original": "o", "text": "one"}]
    rows += [{**rows[0], "step": 10, "text": "two"}, {**rows[0], "step": 10, "text": "three"}]
    (folder / "samples.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + '{"step": 2')
    (folder / "losses.jsonl").write_text('{"step": 0, "val_loss": 3.0}\n{"step": 5, "train_loss": 2.9}\n')
    opened.state._job_moved(Progress("train", 10, 40, "", {"step": 10.0, "samples": 2.0}))
    settle()
    assert page.learning.forming.samples == (Sample(0, "d", "o", "one"), Sample(10, "d", "o", "three"))
    assert page.learning.chart.valid == [(0.0, 3.0)] and page.learning.chart.train == [(5.0, 2.9)]
    assert read_learned(folder.parent).samples == ()


# What came of it.
def test_a_result_says_what_fell_what_was_kept_and_what_to_mind(opened: Window) -> None:
    page = busy(opened, trainings.reports(580))
    end_feed(opened, "train")
    settle()
    page.body("done")
    page.learning.set_busy(False)
    page.learning.show_result(
        Result("", 507, 41, 580, 500, 3.02, 2.45, stopped_early=True, warnings=("Few of them are long.",))
    )
    page.learning._show_learned(trainings.learned(580))
    page.learning.forming.go_to(1)
    page.learning._show_learned(trainings.learned(580))
    assert "surprise it 18.9 % less than before: 3.02 became 2.45" in page.learning.heading.text()
    assert "507 passages" in page.learning.sentence.text() and "best by then" in page.learning.sentence.text()
    assert page.learning.warnings.itemAt(0).widget().text() == "Few of them are long."
    assert page.learning.forming.which.text() == "Step 500, the best so far"
    assert page.learning.figures.values[3].text() == "2.45, at step 500"


def test_a_voice_that_is_ready_leads_to_how_close_it_is(
    qtbot: QtBot, opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.show_page("train")
    page: Any = opened.pages["train"]
    assert page.how_close.isHidden()
    project = opened.state.project
    assert project is not None
    make_voice(project.adapter, project.author)
    monkeypatch.setattr(opened.state, "done", lambda stage: True)
    page.refresh()
    assert page.title.text() == "The voice is ready"
    qtbot.mouseClick(page.how_close, LEFT)
    settle()
    voices: Any = opened.pages["voices"]
    [shown] = voices.measuring.values()
    assert opened.page == "voices" and shown.isVisible() and shown.folder == project.adapter
    shown.close()
    voices.look()
    settle()
    assert not shown.isVisible()  # asked for once


def test_the_page_is_drawn_anew_in_the_dark(opened: Window) -> None:
    page = busy(opened, trainings.reports(580, rises=True))
    page.learning._show_learned(trainings.learned(580, rises=True))
    settle()

    def drawn() -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        page.learning.chart.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())

    light = drawn()
    theme().set_scheme("dark")
    settle()
    assert drawn() != light


def test_every_control_has_a_name_and_takes_the_focus(opened: Window) -> None:
    page = trainings.choosing(opened, model=trainings.AWAY)
    page.presets.more.fold()
    settle()
    check_controls(opened, {"Download (4.6 GB)", "Word the instruction in several ways", "Fewer Settings"})
    page.choosing = False
    page = busy(opened, trainings.reports(780, rises=True))
    page.learning._show_learned(trainings.learned(780, rises=True))
    settle()
    check_controls(opened, {"Stop and Keep the Best", "Go On", "Stop Now", "Earlier", "Later"})
    page.stop_run()
    check_controls(opened, {"End Now Without Saving"})


def check_controls(window: Window, wanted: set[str]) -> None:
    found = controls(window)
    names = [spoken(control) for control in found]
    assert wanted <= set(names) and all(names)
    assert [w for w in found if w.isEnabled() and w.focusPolicy() == Qt.FocusPolicy.NoFocus] == []
