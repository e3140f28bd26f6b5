"""The first page: what is missing in plain words, three doors with keys, and the sample by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core import doctor, machine, training
from core.doctor import Check
from core.runner import describe_status
from desktop import language
from desktop.jobs import Load
from desktop.theme import theme
from desktop.welcome import needs, sample
from desktop.welcome.doors import Doors
from desktop.widgets import dropzone
from desktop.window import Window
from tests.fakes.machines import GB, mac
from tests.fakes.windows import settle

RUN = 200_000  # milliseconds the sample may take on a busy machine


def check(name: str, ok: bool = True, needed_for: str = "everything") -> Check:
    return Check(name, ok, "as found", needed_for, "" if ok else f"Mend {name}.")


def doors_of(window: Window) -> Doors:
    doors: Doors = window.pages["welcome"].doors  # type: ignore[attr-defined]
    return doors


def said(doors: Doors) -> str:
    panel = doors.needs
    labels = [panel.said, *(panel.lacks.findChildren(QLabel) if panel.lacks.isVisible() else [])]
    return " ".join(label.text() for label in labels)


def test_a_mac_with_everything_is_said_to_be_ready_and_nothing_else_is_named(window: Window) -> None:
    doors = doors_of(window)
    doors.needs.show_found(needs.Found(mac(), 214 * GB, (check("System"), check("MLX"), check("Memory"))))
    settle()
    assert "This Mac has 32.0 GB, and 214.0 GB free, so it is ready." in said(doors)
    assert "MLX" not in said(doors) and not doors.needs.again.isVisible()


def test_only_what_is_missing_is_named_with_what_to_do_and_looked_for_again(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors = doors_of(window)
    lacks = (check("System"), check("MLX", False), check("Memory", False, "the 8B base model"))
    doors.needs.show_found(needs.Found(mac(8 * GB), 214 * GB, lacks))
    settle()
    assert "ready" not in said(doors)
    assert (
        "MLX, which does the learning and the writing, cannot be loaded here. Install Pastiche anew."
        in said(doors)
    )
    assert "Choose one of the smaller ones in Train" in said(doors) and "System" not in said(doors)
    monkeypatch.setattr(needs, "look", lambda folder: needs.Found(mac(), 214 * GB, (check("MLX"),)))
    doors.needs.again.click()
    settle()
    assert "so it is ready" in said(doors) and not doors.needs.again.isVisible()


def test_the_check_up_looks_at_what_is_named_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_child", lambda code: (False, "ImportError: no libmlx"))
    checks = doctor.examine(tmp_path, ("MLX", "Disk"))
    assert [one.name for one in checks] == ["MLX", "Disk"]
    found = needs.Found(mac(), 214 * GB, tuple(checks))
    assert not found.ready and "make env" in checks[0].remedy and "make" not in needs.lack(checks[0])


def test_what_is_missing_is_said_in_the_language_on_screen(qapp: QApplication) -> None:
    old = Check("System", False, "macOS 13.6", "everything", "Use a Mac with Apple Silicon and macOS 14.")
    try:
        assert language.install(qapp, ["de"]) == "de"
        assert (
            needs.lack(old) == "System: macOS 13.6. Verwenden Sie einen Mac mit Apple Silicon und macOS 14."
        )
        assert "neu" in needs.lack(check("MLX", False)) and "MLX." not in needs.lack(check("MLX", False))
        said = language.translated(f"The writer ended unexpectedly ({describe_status(-6)}).")
        assert said == "Der Schreiber endete unerwartet (Signal 6)."
    finally:
        language.install(qapp, [])


def test_quitting_while_the_authors_name_is_looked_for_leaves_no_thread(window: Window) -> None:
    window.opening.take_books([machine.resource("sample_book.epub")])
    form: Any = window.pages["welcome"].form  # type: ignore[attr-defined]
    job = form._job
    assert job.isRunning() and window.leave()
    assert job.isFinished() and form._job is None and form._scratch is None


def test_each_door_has_a_key_and_the_first_has_the_focus(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.state.preferences.remember(_project(tmp_path / "Ada.pastiche"))
    window.show_page("voices")
    window.show_page("welcome")
    settle()
    doors, pressed = doors_of(window), []
    assert window.focusWidget() is doors.choose
    order: list[Any] = []
    for _ in range(4):
        order.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert [made.text() for made in order] == ["Choose Books...", "Try the Sample", "Ada", "Open Project..."]
    monkeypatch.setattr("desktop.welcome.doors.choose_books", lambda parent: pressed.append("books") or [])
    doors.sample_wanted.disconnect()
    doors.sample_wanted.connect(lambda: pressed.append("sample"))
    doors.project_wanted.disconnect()
    doors.project_wanted.connect(lambda: pressed.append("project"))
    doors.choose.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(window.focusWidget(), key)
    assert pressed == ["books", "sample", "project"] and dropzone.choose_books is not None


def _project(root: Path) -> Path:
    from core.project import Project

    return Project.create(root, "Ada").root


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_nothing_is_cut_at_the_smallest_window(window: Window, scale: float) -> None:
    window.resize(900, 600)
    theme().set_scale(scale)
    doors = doors_of(window)
    doors.needs.show_found(needs.Found(mac(8 * GB), 1 * GB, (check("MLX", False), check("Disk", False))))
    settle()
    for shown in doors.findChildren(QLabel):
        if shown.isVisible() and shown.text():
            wanted = shown.heightForWidth(shown.width()) if shown.wordWrap() else shown.sizeHint().height()
            assert shown.height() >= wanted - 1, shown.text()
            assert shown.wordWrap() or shown.width() >= shown.sizeHint().width(), shown.text()
    for press in doors.findChildren(QPushButton):
        assert not press.isVisible() or press.width() >= press.minimumSizeHint().width(), press.text()
    assert doors.width() <= window.width()


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample with a short training, and no time to look around."""
    whole = sample.sample_options

    def options() -> dict[str, Any]:
        short = training.Options(model="practice", preset="practice", epochs=0.2)
        return {**whole(), "train": short}

    monkeypatch.setattr(sample, "PAUSE", 1)
    monkeypatch.setattr(sample, "sample_options", options)


@pytest.mark.long
def test_the_sample_goes_through_all_steps_by_itself_and_ends_with_a_page_to_restyle(
    qtbot: QtBot, window: Window, brief: None, tmp_path: Path
) -> None:
    seen: list[str] = []
    window.state.run_started.connect(lambda stage: seen.append(f"{stage} on {window.page}"))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_2)
    qtbot.waitUntil(
        lambda: window.page == "restyle" and window.pages["restyle"].text is not None, timeout=RUN
    )
    settle()
    assert seen == [f"{name} on {name}" for name in ("import", "clean", "curate", "neutralize", "train")]
    assert window.state.project is not None and window.state.project.root.parent == tmp_path / "projects"
    page: Any = window.pages["restyle"]
    assert page.bar.adapter.path == str(window.state.project.adapter.resolve())
    assert page.bar.rest.isEnabled() and page.bar.rest.text() == "Restyle the Rest"
    bar = next(made for made in window.findChildren(sample.SampleBar) if made.isVisible())
    assert "practice model" in bar.said.text()
    bar.stop.click()
    assert not bar.isVisible()


def test_the_sample_stops_where_it_is_told_to_and_goes_on_as_any_project(
    qtbot: QtBot, window: Window, brief: None
) -> None:
    window.menus.actions["sample"].trigger()
    bar = window.findChildren(sample.SampleBar)[0]
    qtbot.waitUntil(lambda: bar.isVisible() and "clean" in window.state.runs, timeout=RUN)
    assert bar.said.text() == "The sample goes by itself. Step 2 of 5: Clean."
    bar.stop.click()
    qtbot.waitUntil(lambda: not window.state.runs and not Load.busy(), timeout=RUN)
    settle()
    assert not bar.isVisible() and window.page == "clean" and not window.state.done("curate")
    page: Any = window.pages["clean"]
    if page.mode == "choose":  # it had not ended before the stop came
        page.primary.click()
        qtbot.waitUntil(lambda: not window.state.runs and not Load.busy(), timeout=RUN)
    settle()
    assert window.state.done("clean") and not bar.isVisible()
    assert window.pages.get("curate") is None


def test_the_last_word_of_the_sample_goes_when_its_moment_is_over(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    walk = window.findChildren(sample.SampleWalk)[0]
    window.state.create_project(tmp_path / "Sample.pastiche", "Hesper Brack")
    window.show_page("restyle")
    editor: Any = window.pages["restyle"]
    for over in (lambda: window.show_page("voices"), lambda: editor.client.busy_changed.emit(True)):
        window.show_page("train")
        walk.stage, walk._page = "train", "A page of plain words, long enough to be a passage of its own."
        walk._finish()
        assert walk.bar.isVisible() and "practice model" in walk.bar.said.text()
        over()
        assert not walk.bar.isVisible()
    qtbot.waitUntil(lambda: editor.text is not None)
