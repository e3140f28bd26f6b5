"""The window How Close Is It?: what it shows in each state, how it measures, and how a test is answered."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core import adapters
from core.adapters.states import weights_hash
from core.evaluating import blind, summary
from core.evaluating.ahead import Ahead
from core.evaluating.scenes import scenes
from core.files import file_hash, read_jsonl, text_hash, write_jsonl, write_text
from core.progress import Progress
from core.writing.models import fingerprint, resolve
from desktop.evaluation import window as evaluation
from desktop.evaluation.figures import AnswerView, Verdict
from desktop.evaluation.glance import Glance
from desktop.evaluation.picture import PictureView
from desktop.evaluation.reading import look
from desktop.evaluation.samples_view import SamplesView
from desktop.evaluation.window import EvaluationWindow
from desktop.jobs import Job
from desktop.theme import theme
from desktop.voices import VoicesPage
from desktop.window import Window
from tests.core.evaluating.findings import bare, finding
from tests.desktop.voices import make_voice, show, trained
from tests.fakes.windows import settle


@pytest.fixture
def folder() -> Path:
    return make_voice(adapters.home() / "fern", "Ada Fern", **trained())


@pytest.fixture
def page(window: Window, folder: Path) -> Iterator[VoicesPage]:
    made = show(window)
    yield made
    for opened in made.measuring.values():
        opened.close()


def opened(page: VoicesPage) -> EvaluationWindow:
    page.cards[0].do("measure")
    settle()
    return next(iter(page.measuring.values()))


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


class Held(Job):
    """A job that is never started: a test feeds it."""

    def start(self, *_: Any) -> None:
        pass


def test_a_card_leads_to_it_by_key_menu_and_button_and_twice_to_the_same(page: VoicesPage) -> None:
    card = page.cards[0]
    assert [action.text() for action in card.menu().actions()][1] == "How Close Is It?\tH"
    QTest.keyClick(card, Qt.Key.Key_H)
    settle()
    first = next(iter(page.measuring.values()))
    assert first.isVisible() and first.title.text() == "Ada Fern"
    card.menu().actions()[1].trigger()
    QTest.mouseClick(card.how_close, Qt.MouseButton.LeftButton)
    assert list(page.measuring.values()) == [first]


def test_a_voice_that_was_not_measured_says_what_it_takes(page: VoicesPage) -> None:
    shown = opened(page)
    assert shown.stack.currentWidget() is shown.empty and shown.tools.isHidden()
    assert shown.nothing.go.isEnabled() and shown.nothing.go.hasFocus()
    ahead = look(shown.voice.adapter, "")
    assert isinstance(ahead, Ahead) and ahead.texts >= 24  # a dozen scenes, by voice and base model
    body = shown.nothing.body.text()
    assert f" write {ahead.texts} short texts " in body and f"writing {ahead.words:,} words " in body
    assert (shown.nothing.title.text(), shown.nothing.go.text()) == ("Not measured yet", "Measure")
    assert shown.nothing.go.property("look") == "primary"


def test_what_is_written_after_a_stop_is_counted_and_gone_on_with(page: VoicesPage, folder: Path) -> None:
    [first, second, *_] = scenes("Ada Fern")
    base = fingerprint(resolve("practice"))
    rows = [{"weights": base, "prompt": ask.prompt} for ask in (first, second, first)]
    rows.append({"weights": "of an earlier training", "prompt": first.prompt})
    voice = text_hash(base, file_hash(folder / adapters.WEIGHTS), file_hash(folder / adapters.CONFIG))
    rows.append({"weights": voice, "prompt": second.prompt})
    summary.folder_of(folder).mkdir()
    write_jsonl(summary.folder_of(folder) / summary.WRITTEN, rows)
    shown = opened(page)
    all_ = 2 * len(scenes("Ada Fern"))
    assert shown.nothing.title.text() == f"3 of {all_} texts are written"
    assert shown.nothing.go.text() == shown.nothing.go.accessibleName() == "Go On"


def test_help_is_a_key_and_a_button_away(page: VoicesPage, window: Window) -> None:
    shown = opened(page)
    QTest.keyClick(shown, Qt.Key.Key_F1)
    assert window.desk.help is not None and window.desk.help.page == "evaluate"
    window.desk.help.show_page("train")
    shown.help.click()
    assert window.desk.help.page == "evaluate"
    window.desk.help.close()


def test_the_report_has_every_question_and_the_verdict_first(page: VoicesPage, folder: Path) -> None:
    found = finding(True)
    summary.write(folder, found)
    shown = opened(page)
    assert shown.stack.currentWidget() is shown.paper and not shown.tools.isHidden()
    rows = shown.paper.rows.rows
    assert isinstance(rows[0], Verdict) and rows[0].said.text().startswith("Copied: 26 words in a row")
    answers = [row.answer.name for row in rows if isinstance(row, AnswerView)]
    assert answers == ["copying", "style", "names", "meaning", "flow", "loss", "checkpoints"]
    assert "26 words in a row, The Beam Level, 3" in said(rows[4])
    assert isinstance(rows[-2], SamplesView) and "It does not prove" in said(rows[-1])
    assert all(row.height() > 0 for row in rows)


def test_the_answers_at_a_glance_lead_to_the_whole_ones(page: VoicesPage, folder: Path) -> None:
    found = finding(True)
    summary.write(folder, found)
    shown = opened(page)
    glance, *rest = shown.paper.rows.rows[1:]
    assert isinstance(glance, Glance)
    answers = [row for row in rest if isinstance(row, AnswerView)]
    assert [question.text() for question in glance.questions] == [row.answer.question for row in answers]
    assert all(row.answer.sentence in said(glance) for row in answers)
    names = [question.accessibleName().split(":")[0] for question in glance.questions]
    assert names == ["To look at" if row.answer.look else "In order" for row in answers]
    question = next(made for made in glance.questions if made.text().startswith("Does it drag names"))
    shown.test.setFocus()
    while not glance.questions[0].hasFocus():
        QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
        assert shown.focusWidget() is not shown.test
    question.setFocus()
    QTest.keyClick(question, Qt.Key.Key_Return)
    names_of = next(row for row in answers if row.answer.name == "names")
    seen = names_of.visibleRegion().boundingRect()
    assert names_of.hasFocus() and seen.top() == 0 and seen.height() > 100
    assert names_of.accessibleName() == question.text()


def test_an_answer_that_is_not_made_yet_is_gone_to_when_it_is(page: VoicesPage, folder: Path) -> None:
    summary.write(folder, finding())
    shown = opened(page)
    assert shown.found is not None
    shown.paper.show_found(shown.found)
    shown.paper.go_to("loss")
    settle()
    loss = shown.focusWidget()
    assert isinstance(loss, AnswerView) and loss.answer.name == "loss"


def test_what_was_not_checked_is_said(page: VoicesPage, folder: Path) -> None:
    summary.write(folder, bare())
    shown = opened(page)
    assert "The scenes are in English" in said(shown.paper.rows) and shown.older.isHidden()


def test_whether_the_voice_changed_since_is_told_by_its_weights_and_not_by_dates(
    page: VoicesPage, folder: Path
) -> None:
    weights = folder / adapters.WEIGHTS
    summary.write(folder, replace(finding(), adapter=weights_hash(folder)))
    os.utime(weights, (2e9, 2e9))  # copied, or put back from a backup, later
    shown = opened(page)
    assert shown.older.isHidden() and shown.stack.currentWidget() is shown.paper
    weights.write_bytes(weights.read_bytes()[:-1] + b"!")
    os.utime(weights, (1e9, 1e9))  # others, with an old date
    shown.look()
    settle()
    assert not shown.older.isHidden() and "has changed since" in shown.older.text()


def test_who_asks_for_it_again_stays_where_he_was(page: VoicesPage, folder: Path) -> None:
    summary.write(folder, finding())
    shown = opened(page)
    bar, view = shown.paper.area.verticalScrollBar(), shown.paper.rows.findChild(SamplesView)
    assert view is not None
    view.go_to(5)
    view.later.setFocus()
    settle()
    bar.setValue(bar.maximum())
    QTest.keyClick(page.cards[0], Qt.Key.Key_H)
    settle()
    assert bar.value() == bar.maximum() > 0 and view.place == 5 and view.later.hasFocus()
    summary.write(folder, finding(True))  # measured again meanwhile, by the command
    assert opened(page) is shown and bar.value() == 0
    assert "Copied: 26 words" in said(shown.paper.rows)


def test_the_window_of_a_voice_that_is_gone_goes(page: VoicesPage, folder: Path) -> None:
    shown = opened(page)
    page.look()
    settle()
    assert list(page.measuring.values()) == [shown] and shown.isVisible()
    (folder / adapters.WEIGHTS).unlink()
    page.look()
    settle()
    assert not page.measuring


def test_pictures_grow_with_the_text_and_are_said_in_words(page: VoicesPage, folder: Path) -> None:
    summary.write(folder, finding())
    views = opened(page).paper.rows.findChildren(PictureView)
    assert len(views) == 6 and "The voice: 74" in views[0].accessibleDescription()
    tall = views[0].heightForWidth(600)
    theme().set_scale(1.5)
    assert views[0].heightForWidth(600) > 1.3 * tall


def test_samples_are_leafed_through_by_keys(page: VoicesPage, folder: Path) -> None:
    found = finding()
    summary.write(folder, found)
    view = opened(page).paper.rows.findChild(SamplesView)
    assert view is not None and view.voice.plain == found.samples[0].voice.text
    QTest.keyClick(view.later, Qt.Key.Key_Right)
    settle()
    assert view.voice.plain == found.samples[1].voice.text and not view.author_side.isHidden()
    QTest.keyClick(view.earlier, Qt.Key.Key_End)
    assert view.place == len(found.samples) - 1 and view.author_side.isHidden()
    assert not view.later.isEnabled() and "A scene of today" in view.which.text()


def damaged(text: str) -> Iterator[str]:
    """A report in which something is missing, torn, no number."""
    yield '{"form": 1}'
    yield text[:200]
    data = json.loads(text)
    data["copying"]["voice"]["share"] = None
    yield json.dumps(data)


@pytest.mark.parametrize("how", range(3))
def test_a_damaged_report_is_a_problem_with_a_remedy(
    page: VoicesPage, folder: Path, monkeypatch: pytest.MonkeyPatch, how: int
) -> None:
    monkeypatch.setattr(evaluation, "Job", Held)
    path = summary.write(folder, finding())
    write_text(path, list(damaged(path.read_text(encoding="utf-8")))[how])
    shown = opened(page)
    assert shown.stack.currentWidget() is shown.trouble
    assert (
        "damaged" in shown.problem.title.text() and "Measure the voice again" in shown.problem.remedy.text()
    )
    anew = shown.problem.other
    assert anew.text() == anew.accessibleName() == "Measure Again" and anew.hasFocus()
    QTest.keyClick(anew, Qt.Key.Key_Space)
    settle()
    job = shown.job
    assert job is not None and shown.stack.currentWidget() is shown.work
    summary.write(folder, finding())
    job.succeeded.emit(None)
    job.finished.emit()
    settle()
    assert shown.stack.currentWidget() is shown.paper


def test_a_damaged_report_of_a_voice_that_cannot_write_says_why_it_is_not_measured(window: Window) -> None:
    folder = make_voice(adapters.home() / "mo", "Mo Ash", text=False)
    write_text(summary.write(folder, finding()), "{")
    shown = opened(show(window))
    assert shown.problem.other.isHidden() and "Its base model is not" in shown.problem.safe.text()
    shown.close()


def test_measuring_tells_how_far_it_is_and_a_stop_keeps_what_is_written(
    page: VoicesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation, "Job", Held)
    shown = opened(page)
    shown.states.setChecked(True)
    shown.nothing.go.click()
    settle()
    job = shown.job
    assert job is not None and job.stage == "evaluate"
    assert job.options.adapter == str(shown.folder) and job.options.checkpoints
    assert [errand.title for errand in page.state.errands.running] == ["Measuring a voice: Ada Fern"]
    job.progress.emit(Progress("evaluate", 30, 120, "The voice writes"))
    assert shown.stack.currentWidget() is shown.work and shown.work.line.share == 0.25
    assert shown.work.doing.text() == "The voice writes" and shown.work.left.text()
    shown.measure()
    assert shown.job is job  # not twice
    shown.work.stop.click()
    assert job.stopping and not shown.work.stop.isEnabled()
    job.cancelled.emit()
    job.finished.emit()
    settle()
    assert shown.stack.currentWidget() is shown.empty and "is kept" in shown.told.text()
    assert not page.state.errands.running


def test_what_was_measured_is_shown_when_it_ends(
    page: VoicesPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation, "Job", Held)
    shown = opened(page)
    shown.measure()
    settle()
    job = shown.job
    assert job is not None
    summary.write(folder, finding())
    job.succeeded.emit(None)
    job.finished.emit()
    settle()
    assert shown.stack.currentWidget() is shown.paper and shown.test.hasFocus()
    assert "Measured: in order" in page.cards[0].accessibleDescription()


def test_a_voice_that_cannot_write_says_why(window: Window) -> None:
    make_voice(adapters.home() / "mo", "Mo Ash", text=False)
    page = show(window)
    shown = opened(page)
    assert not shown.nothing.go.isEnabled() and "Its base model is not" in shown.obstacle_note.text()
    shown.measure()
    assert shown.job is None
    shown.close()


def test_it_opens_as_a_web_page(page: VoicesPage, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary.write(folder, finding())
    shown = opened(page)
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    shown.page.click()
    settle()
    html = Path(urls[0]).read_text(encoding="utf-8")
    assert urls == [str(summary.folder_of(folder) / summary.PAGE)] and escape(finding().headline) in html
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    shown.page.click()
    settle()
    assert shown.stack.currentWidget() is shown.trouble and urls[0] in shown.problem.remedy.text()


def test_a_blind_test_is_answered_by_keys_and_can_be_gone_on_with(
    qtbot: QtBot, page: VoicesPage, folder: Path
) -> None:
    found = finding()
    summary.write(folder, found)
    shown = opened(page)
    shown.test.click()
    settle()
    test = shown.blind.test
    assert test is not None and shown.stack.currentWidget() is shown.blind
    asked = test.rounds[0]
    assert (shown.blind.one.text(), shown.blind.two.text()) == (asked.left, asked.right)
    assert (
        shown.blind.page.text() == asked.page
        and shown.blind.count.text() == f"Question 1 of {len(test.rounds)}"
    )
    QTest.keyClick(shown.blind, Qt.Key.Key_2)
    QTest.keyClick(shown.blind.go_on, Qt.Key.Key_1)  # on second thoughts
    settle()
    assert shown.blind.chosen == "left" and "Question 1 " in shown.blind.count.text()
    assert shown.blind.pick_one.accessibleName() == "The First (1), chosen"
    QTest.keyClick(shown.blind.go_on, Qt.Key.Key_Return)
    settle()
    assert shown.blind.chosen is None and not shown.blind.go_on.isEnabled()
    QTest.keyClick(shown.blind.pick_one, Qt.Key.Key_Right)
    QTest.keyClick(shown.blind.go_on, Qt.Key.Key_Return)
    settle()
    rows = read_jsonl(summary.folder_of(folder) / blind.FILE)
    assert [row["chosen"] for row in rows] == ["left", "right"]
    assert shown.blind.count.text().startswith("Question 3 ") and "right" not in said(
        shown.blind.stack.currentWidget()
    )
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible() and shown.stack.currentWidget() is shown.paper
    shown.test.click()
    settle()
    assert shown.blind.count.text().startswith("Question 3 ")


def test_the_end_of_a_test_says_the_count_and_begins_another(
    qtbot: QtBot, page: VoicesPage, folder: Path
) -> None:
    found = finding()
    summary.write(folder, found)
    test = blind.read(folder, found)
    for asked in test.rounds:
        test = blind.answer(folder, test, asked, asked.author)
    shown = opened(page)
    shown.test.click()
    settle()
    number = len(test.rounds)
    assert shown.blind.said.text().startswith(
        f"{number} of {number} right: you can tell the voice from Ada Fern."
    )
    rows = shown.blind.whose.rows.rows
    qtbot.waitUntil(lambda: len(rows) == number)
    first = test.rounds[0]
    own = first.left if first.author == "left" else first.right
    assert said(rows[0]).startswith(f"1. You told them apart. Ada Fern: {own[:40]}")
    assert "heart" in shown.blind.remark.text() and shown.blind.findChild(PictureView) is not None
    shown.blind.anew.click()
    settle()
    assert shown.blind.count.text().startswith("Question 1 of ") and shown.blind.stack.currentIndex() == 0


def test_the_report_tells_what_came_of_the_blind_test_and_leads_to_it(page: VoicesPage, folder: Path) -> None:
    found = finding()
    summary.write(folder, found)
    shown = opened(page)

    def glance() -> Glance:
        made = shown.paper.rows.rows[1]
        assert isinstance(made, Glance)
        return made

    assert "Nobody has tried yet" in said(glance())
    QTest.keyClick(glance().blind, Qt.Key.Key_Return)
    settle()
    assert shown.stack.currentWidget() is shown.blind
    test = blind.read(folder, found)
    for asked in test.rounds:
        test = blind.answer(folder, test, asked, asked.author)
    shown.blind.left.emit()
    settle()
    assert shown.stack.currentWidget() is shown.paper
    told = glance().blind.accessibleDescription()
    assert told.startswith(f"{len(test.rounds)} of {len(test.rounds)} right") and told in said(glance())


def test_an_answer_that_cannot_be_kept_is_asked_again(
    page: VoicesPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary.write(folder, finding())
    shown = opened(page)
    shown.test.click()
    settle()
    (summary.folder_of(folder) / blind.FILE).mkdir()
    shown.blind.choose("left")
    shown.blind.confirm()
    settle()
    assert shown.stack.currentWidget() is shown.trouble and shown.blind.count.text().startswith("Question 1 ")
