"""The page Projects: what each folder holds, work of several authors, duplicate, Trash, two windows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core import cleaning, importing, machine
from core.claim import Claim
from core.progress import BadInput, Progress, WorkerDied
from core.project import Project
from desktop import trash
from desktop.jobs import Load
from desktop.preferences import Preferences
from desktop.projects.page import ProjectsPage
from desktop.projects.project_row import progress, titled
from desktop.projects.reading import Seen, read_projects
from desktop.settings import starts
from desktop.state import State
from desktop.window import Window
from tests.desktop.test_training_left import BEST, lay
from tests.fakes.questions import answer
from tests.fakes.windows import end_feed, feed, settle


@pytest.fixture
def page(opened: Window) -> ProjectsPage:
    opened.show_page("projects")
    settle()
    found = opened.pages["projects"]
    assert isinstance(found, ProjectsPage)
    return found


def test_each_project_says_how_far_it_is_and_what_it_holds(page: ProjectsPage, sample: Project) -> None:
    (row,) = page.rows
    assert row.seen.root == sample.root and row.seen.author == sample.author
    assert row.seen.books == 1 and row.seen.words > 9_000 and row.seen.size > 10_000
    assert "1 book" in row.facts.text()
    assert row.steps.text() == "4 of 5 steps are done. Next: Train."
    assert sample.author in row.accessibleName()


def test_what_is_out_of_date_is_named() -> None:
    states = (("import", "fresh"), ("clean", "stale"), ("curate", "fresh"), ("neutralize", "stale"))
    seen = Seen(Path("p"), "A", states=states)
    assert progress(seen) == "Out of date: Clean, Neutralize."
    assert seen.next_step == "clean"


def test_a_damaged_project_is_listed_with_why(tmp_path: Path) -> None:
    good = Project.create(tmp_path / "Good.pastiche", "Good")
    bad = Project.create(tmp_path / "Bad.pastiche", "Bad")
    (bad.root / "project.json").write_text("{")
    found = {seen.root.stem: seen for seen in read_projects([good.root], tmp_path)}
    assert found["Good"].author == "Good" and not found["Good"].trouble
    assert "damaged" in found["Bad"].trouble


def test_work_of_two_authors_waits_its_turn_while_a_third_project_is_open(
    opened: Window, sample: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    state = opened.state
    state.queue.hold(True)
    second = tmp_path / "Second.pastiche"
    shutil.copytree(sample.root, second)
    first_run = state.start("clean", cleaning.Options())
    opened.open_project(second)
    second_run = state.start("import", importing.Options(paths=(str(machine.resource("sample_book.epub")),)))
    third = Project.create(tmp_path / "Third.pastiche", "Nobody Yet")
    opened.open_project(third.root)
    assert state.works() == [first_run, second_run] and state.runs == {}
    opened.show_page("projects")
    settle()
    page = opened.pages["projects"]
    assert [row.run for row in page.work.rows] == [first_run, second_run]
    assert page.work.isVisible()
    state.sooner(second_run)
    assert [row.run for row in page.work.rows] == [second_run, first_run]
    ended = []
    state.work_ended.connect(ended.append)
    state.queue.hold(False)
    qtbot.waitUntil(lambda: len(ended) == 2 and not Load.busy())
    assert [run.job.root for run in ended] == [second, sample.root]
    assert [run.error for run in ended] == [None, None] and all(run.result is not None for run in ended)
    settle()
    assert not page.work.isVisible()
    assert state.project is not None and state.project.author == "Nobody Yet"
    opened.open_project(second)
    settle()
    assert state.done("import")


def test_a_failure_of_a_project_that_was_put_away_waits_for_its_return(
    opened: Window, sample: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    state = opened.state
    state.queue.hold(True)
    state.start("import", importing.Options(paths=(str(tmp_path / "not there.epub"),)))
    other = Project.create(tmp_path / "Other.pastiche", "Other")
    opened.open_project(other.root)
    ended = []
    state.work_ended.connect(ended.append)
    state.queue.hold(False)
    qtbot.waitUntil(lambda: bool(ended) and not Load.busy())
    assert state.problems == {}
    opened.open_project(sample.root)
    assert (ended[0].error is not None) == ("import" in state.problems)


def test_a_copy_is_made_and_listed(page: ProjectsPage, sample: Project, qtbot: QtBot) -> None:
    page.rows[0].duplicate.trigger()
    sheet = page.sheet
    assert sheet is not None and sheet.target().stem == "Sample 2"
    sheet.name.setText("Sample")
    assert not sheet.go.isEnabled() and "already" in sheet.where.text()
    sheet.name.setText("Sample, bold")
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.stack.currentIndex() == 2 and not Load.busy())
    sheet.accept()
    copy = sample.root.with_name("Sample, bold.pastiche")
    assert Project.open(copy).name == "Sample, bold"
    assert (copy / "clean.txt").read_bytes() == (sample.root / "clean.txt").read_bytes()


def test_a_project_goes_to_the_trash_when_that_was_meant(
    page: ProjectsPage, sample: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    answer(monkeypatch, "Keep")
    page.rows[0].delete.trigger()
    settle()
    assert sample.root.is_dir() and page.state.project is not None
    answer(monkeypatch, "Move to Trash")
    page.rows[0].delete.trigger()
    settle()
    assert not sample.root.exists() and page.state.project is None
    assert page.state.preferences.recents() == []


def test_a_project_at_work_is_not_thrown_away(
    opened: Window, page: ProjectsPage, sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "Move to Trash")
    feed(opened, "train", [Progress("train", 1, 4)])
    page.rows[0].delete.trigger()
    settle()
    assert sample.root.is_dir()
    assert "at work" in opened.notice.title.text()


def test_a_second_window_looks_and_may_change_once_the_first_has_left(
    opened: Window, sample: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    other = Window(State(Preferences(tmp_path / "others.json")))
    qtbot.addWidget(other)
    other.show()
    other.open_project(sample.root)
    settle()
    assert "another window" in other.state.read_only
    assert other.look_bar.frame.isVisible() and "another window" in other.look_bar.text.text()
    refused = []
    other.state.refused.connect(refused.append)
    assert other.state.start("clean", cleaning.Options()) is None and len(refused) == 1
    opened.opening.close_project()
    qtbot.mouseClick(other.look_bar.again, Qt.MouseButton.LeftButton)
    settle()
    assert other.state.read_only == "" and not other.look_bar.frame.isVisible()


def test_a_project_of_a_newer_version_is_shown_and_nothing_of_it_written(
    window: Window, sample: Project
) -> None:
    path = sample.root / "project.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    before = path.read_bytes()
    window.open_project(sample.root)
    settle()
    assert "newer Pastiche" in window.look_bar.text.text()
    for name in ("import", "clean", "curate", "neutralize", "train", "restyle"):
        window.show_page(name)
        settle()
    assert window.state.start("clean", cleaning.Options()) is None
    assert path.read_bytes() == before


def test_a_project_that_a_terminal_works_in_stays(
    page: ProjectsPage, opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Project.create(tmp_path / "projects" / "Other.pastiche", "Other")
    page.look()
    settle()
    row = next(row for row in page.rows if row.seen.root == other.root)
    answer(monkeypatch, "Move to Trash")
    with Project.open(other.root).lock():
        row.delete.trigger()
        settle()
    assert other.root.is_dir() and "at work" in opened.notice.title.text()


def test_work_that_begins_while_we_ask_keeps_the_project(
    page: ProjectsPage, opened: Window, sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sure(*_: object) -> bool:
        feed(opened, "train", [Progress("train", 1, 4)])
        return True

    monkeypatch.setattr(ProjectsPage, "_sure", sure)
    page.delete(page.rows[0].seen)
    settle()
    assert sample.root.is_dir() and "at work" in opened.notice.title.text()


def test_what_the_trash_does_not_take_stays_open(
    page: ProjectsPage, opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "_move", lambda path: False)
    answer(monkeypatch, "Move to Trash")
    page.rows[0].delete.trigger()
    settle()
    assert opened.state.project is not None and opened.page == "projects"
    assert "could not be moved" in opened.notice.title.text()


def test_a_project_at_work_stays_ours_while_another_is_open(
    opened: Window, sample: Project, tmp_path: Path
) -> None:
    feed(opened, "train", [Progress("train", 1, 4)])
    other = Project.create(tmp_path / "Other.pastiche", "Other")
    opened.open_project(other.root)
    assert Claim(sample.root).kept_by == "another window"
    opened.open_project(sample.root)
    assert opened.state.read_only == ""
    opened.open_project(other.root)
    opened.state._job_ended(opened.state.works()[0].job)
    assert Claim(sample.root).kept_by == ""


def test_a_new_project_in_the_place_of_an_old_one_begins_with_nothing(
    page: ProjectsPage, opened: Window, sample: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened.state.problems["train"] = BadInput("It broke.", "Mend it.")
    answer(monkeypatch, "Move to Trash")
    page.rows[0].delete.trigger()
    settle()
    assert opened.state.create_project(sample.root, "Somebody Else")
    assert opened.state.problems == {}


def test_rows_stay_as_they_are_where_nothing_changed(page: ProjectsPage) -> None:
    before = page.rows
    page.look()
    settle()
    assert page.rows == before


def test_a_killed_copy_leaves_nothing(page: ProjectsPage) -> None:
    page.rows[0].duplicate.trigger()
    sheet = page.sheet
    assert sheet is not None
    target = sheet._making = sheet.target()
    half = target.with_name(f".{target.name}.pastiche-part")
    half.mkdir()
    (half / "book.txt").write_text("half of it")
    sheet._failed(WorkerDied("It ended.", "Try again."))
    settle()
    assert not half.exists() and "project itself" in sheet.problem.safe.text()
    sheet.reject()


def test_what_one_project_agreed_to_another_in_its_place_did_not(
    opened: Window, sample: Project, tmp_path: Path
) -> None:
    state = opened.state
    starts.agree(state.preferences, sample.root, "api.example.org")
    shutil.move(sample.root, tmp_path / "elsewhere")
    assert state.create_project(sample.root, "Somebody Else")
    assert not starts.agreed(state.preferences, sample.root)


def test_what_fails_in_a_project_that_is_not_open_is_told_above_the_page_and_in_its_row(
    opened: Window, sample: Project, tmp_path: Path
) -> None:
    feed(opened, "train", [Progress("train", 3, 60, "Learning")])
    run = opened.state.runs["train"]
    other = Project.create(tmp_path / "Other.pastiche", "Other")
    opened.open_project(other.root)
    opened.state._kept[sample.root].problems["train"] = WorkerDied("The training died.", "Start it again.")
    opened.state.queue.current = None
    opened.state._job_ended(run.job)
    settle()
    assert opened.notice.isVisible() and opened.notice.title.text().startswith(f"{sample.author}, Train: The")
    assert "Start it again." in opened.notice.remedy.text()
    opened.show_page("projects")
    settle()
    page = opened.pages["projects"]
    assert isinstance(page, ProjectsPage)
    row = next(row for row in page.rows if row.seen.root == sample.root)
    assert row.failed.text() == "Train: The training died. What to do: Start it again."
    opened.notice.other.click()
    settle()
    assert opened.state.project is not None and opened.state.project.root == sample.root
    assert opened.page == "train"


def test_a_training_that_was_stopped_early_is_not_called_done(opened: Window, sample: Project) -> None:
    lay(sample, BEST, finished=False)
    opened.state.refresh()
    opened.show_page("projects")
    settle()
    page = opened.pages["projects"]
    assert isinstance(page, ProjectsPage)
    assert "stopped early" in page.rows[0].steps.text()
    assert opened.sidebar.rows["train"].note == "Stopped early, best kept"


def test_a_copy_is_titled_with_its_own_name() -> None:
    names = {"Ada Fern": "Ada Fern", "Ada Fern 2": "Ada Fern 2", "Early": "Ada Fern: Early"}
    for stem, title in names.items():
        assert titled(Seen(Path(f"{stem}.pastiche"), "Ada Fern")) == title


def test_the_focus_stays_on_the_page_when_its_control_goes(
    page: ProjectsPage, opened: Window, sample: Project, tmp_path: Path
) -> None:
    opened.activateWindow()
    feed(opened, "train", [Progress("train", 3, 60, "Learning")])
    page.work.rows[0].stop.setFocus()
    end_feed(opened, "train")
    settle()
    assert opened.focusWidget() is page.rows[0].open
    page.rows[0].more.setFocus()
    shutil.copytree(sample.root, tmp_path / "projects" / "Copy.pastiche")
    page.look()
    settle()
    assert opened.focusWidget() is page.rows[0].open
    page.rows[1].more.setFocus()
    shutil.rmtree(tmp_path / "projects" / "Copy.pastiche")
    page.look()
    settle()
    assert len(page.rows) == 1 and opened.focusWidget() is page.rows[0].open


def test_a_training_that_only_waits_says_so_in_the_sidebar(opened: Window) -> None:
    said = "Another training is running; this one starts when it is done"
    feed(opened, "train", [Progress("train", 0, None, said)])
    assert opened.sidebar.rows["train"].note == "Waits"
    end_feed(opened, "train")
