"""Each page in its modes: empty, busy, with a problem, done; and what its controls do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core import machine
from core.neutralizing import Options
from core.progress import NoSpace, Progress, ProviderOff
from core.project import Project
from desktop.preferences import Preferences
from desktop.state import State
from desktop.theme import theme
from desktop.welcome.new_project import free_place
from desktop.window import Window
from tests.fakes.windows import end_feed, feed, settle

LEFT = Qt.MouseButton.LeftButton


def press(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, LEFT)  # type: ignore[arg-type]


def test_a_blocked_step_opens_and_says_what_it_waits_for(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.open_project(Project.create(tmp_path / "New.pastiche", "Ada Ferry").root)
    window.show_page("curate")
    page = window.pages["curate"]
    assert page.mode == "blocked" and not page.primary.isEnabled()
    assert "Clean comes first" in page.empty.body.text()
    press(qtbot, page.empty.go)
    assert window.page == "clean"


def test_steps_without_a_project_lead_to_the_welcome(window: Window) -> None:
    window.show_page("train")
    assert window.page == "welcome"


def test_a_project_that_cannot_be_opened_is_told_above_the_page(window: Window, tmp_path: Path) -> None:
    window.open_project(tmp_path)
    assert window.page == "welcome"
    assert not window.notices.isHidden() and "no Pastiche project" in window.notice.title.text()
    window.notice.again.emit()
    assert window.notices.isHidden()


def test_a_project_opens_at_the_step_where_it_was_left(qtbot: QtBot, window: Window, sample: Project) -> None:
    window.open_project(sample.root)
    assert window.page == "train"  # the first without a result
    window.show_page("clean")
    window.menus.actions["close_project"].trigger()
    assert window.page == "welcome"
    window.open_project(sample.root)
    assert window.page == "clean"
    window.show_page("import")
    window.close()
    again = Window(State(Preferences(window.state.preferences.path)))
    qtbot.addWidget(again)
    again.open_project(sample.root)
    assert again.page == "import"


def test_an_opened_project_shows_what_each_step_left(opened: Window) -> None:
    rows = opened.sidebar.rows
    assert "1 book" in rows["import"].note and "words kept" in rows["clean"].note
    assert "described" in rows["neutralize"].note and rows["train"].icon_name == "here"
    assert "done" in rows["clean"].accessibleName()
    assert opened.page == "train" and opened.windowTitle().endswith("Train")


def test_a_problem_is_a_card_with_a_remedy_and_details_to_copy(qtbot: QtBot, opened: Window) -> None:
    opened.show_page("neutralize")
    feed(opened, "neutralize", [Progress("neutralize", 5, 20)], Options(llm="ollama:qwen3:8b"))
    page = opened.pages["neutralize"]
    assert page.mode == "busy" and page.stop.isVisible() and page.title.text() == "Describing passages"
    assert "5 of 20 passages" in page.lead.text() and opened.sidebar.job.isVisible()
    end_feed(
        opened, "neutralize", ProviderOff("Ollama stopped answering.", "Open Ollama and go on.", "trace")
    )
    settle()
    assert page.problem.isVisible() and not opened.sidebar.job.isVisible()
    assert "Open Ollama" in page.problem.remedy.text() and "Nothing is lost" in page.problem.safe.text()
    press(qtbot, page.problem.copy)
    copied = QGuiApplication.clipboard().text()
    assert "Ollama stopped answering." in copied and copied.endswith("trace\n")
    assert opened.sidebar.rows["neutralize"].icon_name == "stopped"
    press(qtbot, page.problem.other)
    assert page.mode == "choose"


def test_a_full_disk_on_every_step_is_told_in_the_page(opened: Window) -> None:
    for stage in ("import", "clean", "curate", "neutralize", "train"):
        opened.show_page(stage)
        feed(opened, stage, [Progress(stage, 1, 4)])
        end_feed(opened, stage, NoSpace("The disk is full.", "Free some space and run this again."))
        settle()
        page = opened.pages[stage]
        assert page.problem.isVisible() and page.problem.safe.text(), stage
        opened.state.problems.clear()


def test_curate_offers_what_there_is_and_can_be_done_again(qtbot: QtBot, opened: Window) -> None:
    opened.show_page("curate")
    settle()
    page = opened.pages["curate"]
    assert page.mode == "done" and page.list.paragraphs.rowCount() > 0
    press(qtbot, page.change)
    assert page.mode == "choose" and page.chosen_options().target_tokens >= 900_000
    page.least.setValue(25)
    assert page.chosen_options().min_para_words == 25
    press(qtbot, page.back)
    assert page.mode == "done"


def test_a_second_project_of_an_author_gets_a_number(tmp_path: Path) -> None:
    first = free_place(tmp_path, "Ada Ferry")
    first.mkdir()
    assert free_place(tmp_path, "Ada Ferry").name == "Ada Ferry 2.pastiche"
    assert "/" not in free_place(tmp_path, "A/B: C").name


def test_the_author_is_read_from_the_book(qtbot: QtBot, window: Window) -> None:
    welcome = window.pages["welcome"]
    welcome.new_project([machine.resource("sample_book.epub")])
    qtbot.waitUntil(lambda: bool(welcome.form.author.text()), timeout=60_000)
    assert welcome.form.go.isEnabled() and "As the book says" in welcome.form.hint.text()
    welcome.form.give_up()
    assert welcome.currentIndex() == 0


def test_text_size_and_appearance_are_kept(window: Window) -> None:
    window.menus.actions["bigger"].trigger()
    window.menus.actions["look-dark"].trigger()
    kept = json.loads(window.state.preferences.path.read_text())
    assert kept["scale"] == 1.15 and kept["scheme"] == "dark"
    window.resize(900, 600)
    settle()
    assert window.sidebar.width() == 56 and window.width() == 900
    assert window.childAt(QPoint(28, 300)) is not None


def test_closing_asks_only_while_work_runs(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(opened.leaving, "may_stop", lambda: bool(asked.append(True)))
    feed(opened, "train", [Progress("train", 1, 4)])
    assert not opened.close() and asked == [True]
    opened.state.runs.clear()
    opened.state.queue.current = None
    assert opened.close() and asked == [True]


def test_settings_never_show_a_stored_key(window: Window) -> None:
    window.show_page("settings")
    window.pages["settings"].show_tab("keys")
    settle()
    row = window.pages["settings"].current.rows[0]
    row._looked("4f1c")
    assert row.field.text() == "" and row.field.placeholderText().endswith("4f1c")
    row._show()
    assert row.test_button.isEnabled() and not row.save_button.isEnabled()


def test_the_edit_menu_finds_in_the_text_that_is_being_restyled(window: Window, qtbot: QtBot) -> None:
    window.show_page("restyle")
    page, find = window.pages["restyle"], window.menus.actions["find"]
    assert not find.isEnabled()
    page.open_source("The ferry came in.")
    qtbot.waitUntil(find.isEnabled)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.find.on
    page.close_text()
    assert not find.isEnabled()


def test_a_long_line_of_the_sidebar_wraps_at_large_text(opened: Window) -> None:
    row = opened.sidebar.rows["train"]
    theme().set_scale(1.3)
    row.say("Short", "")
    one = row.sizeHint().height()
    row.say("Finished, the voice is ready", "done")
    settle()
    assert row.sizeHint().height() > one and row.height() == row.sizeHint().height()
