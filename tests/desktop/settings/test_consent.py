"""The user's word that a project's text may go out: where it holds, and how it is taken back everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.project import Project
from desktop.preferences import Preferences
from desktop.settings import starts
from desktop.steps import describer_start
from desktop.window import Window

HOST = "api.deepseek.com"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Preferences, Preferences]:
    """Of two windows, in both of which one project's text may go out."""
    path = tmp_path / "own.json"
    one = Preferences(path)
    starts.agree(one, tmp_path / "Ada.pastiche", HOST)
    return one, Preferences(path)


def test_consent_holds_for_a_project_or_for_once(window: Window, open_tab: Any, tmp_path: Path) -> None:
    tab, kept = open_tab("services"), window.state.preferences
    one, other = tmp_path / "one", tmp_path / "other"
    assert tab.once.isChecked()
    starts.agree(kept, one, "api.deepseek.com")
    starts.agree(kept, one, "llm.example.org")
    assert starts.agreed(kept, one) == ["api.deepseek.com", "llm.example.org"]
    assert starts.agreed(kept, other) == ()
    tab.every.setChecked(True)
    assert starts.agreed(kept, one) == ()
    tab.once.setChecked(True)
    assert len(starts.agreed(kept, one)) == 2
    tab.forget.click()
    assert starts.agreed(kept, one) == () and tab.forgotten.text.text()


def test_the_tick_stands_where_it_was_given_and_goes_where_it_is_taken_back(
    window: Window, tmp_path: Path
) -> None:
    state = window.state
    window.open_project(Project.create(tmp_path / "New.pastiche", "Ada Ferry").root)
    state.preferences.set("describer", "deepseek")
    choice = describer_start.make_choice(state, 900)
    describer_start.recall(state, choice)
    assert choice.host() == "api.deepseek.com" and not choice.consent.isChecked()
    describer_start.note(state, choice)  # nothing was agreed to
    assert state.preferences.get("agreed", {}) == {}
    choice.consent.click()
    describer_start.note(state, choice)
    again = describer_start.make_choice(state, 900)
    describer_start.recall(state, again)
    assert again.consent.isChecked() and choice.consent.isChecked()
    again.rows["openai"].radio.setChecked(True)
    assert not again.consent.isChecked()  # another service
    again.rows["deepseek"].radio.setChecked(True)
    assert again.consent.isChecked()
    again.consent.click()
    describer_start.recall(state, again)
    assert not again.consent.isChecked() and starts.agreed(state.preferences, tmp_path / "New.pastiche") == []
    state.preferences.set("ask_every_time", True)
    again.consent.click()
    describer_start.note(state, again)
    assert not again.consent.isChecked()  # for this once
    for made in (choice, again):
        made.drop()
        made.deleteLater()


def test_only_so_many_projects_are_remembered(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "own.json")
    kept.set(starts.AGREED, {str(tmp_path / str(n)): ["h"] for n in range(starts.KEPT)})
    starts.agree(kept, tmp_path / "new", "h")
    assert len(kept.get(starts.AGREED, {})) == starts.KEPT and starts.agreed(kept, tmp_path / "0") == ()
    assert starts.agreed(kept, tmp_path / "1") == starts.agreed(kept, tmp_path / "new") == ["h"]


def test_what_one_window_takes_back_no_other_holds_to(
    two: tuple[Preferences, Preferences], tmp_path: Path
) -> None:
    one, other = two
    root = tmp_path / "Ada.pastiche"
    assert starts.agreed(other, root) == [HOST]
    starts.take_back(one)
    assert starts.agreed(other, root) == ()
    starts.agree(other, tmp_path / "Else.pastiche", "api.openai.com")
    assert starts.agreed(Preferences(one.path), root) == ()  # nor is it written back
    starts.take_back(one)  # which knew of none any more
    assert starts.agreed(Preferences(one.path), tmp_path / "Else.pastiche") == ()


def test_one_word_taken_back_leaves_what_another_window_was_told(
    two: tuple[Preferences, Preferences], tmp_path: Path
) -> None:
    one, other = two
    starts.agree(one, tmp_path / "Else.pastiche", HOST)
    starts.withdraw(other, tmp_path / "Ada.pastiche", HOST)
    assert not starts.agreed(one, tmp_path / "Ada.pastiche")
    assert starts.agreed(other, tmp_path / "Else.pastiche") == [HOST]


def test_to_be_asked_every_time_holds_in_every_window(
    two: tuple[Preferences, Preferences], tmp_path: Path
) -> None:
    one, other = two
    one.set(starts.ASK_EVERY_TIME, True)
    assert starts.agreed(other, tmp_path / "Ada.pastiche") == ()


def test_a_new_project_in_the_place_of_one_that_is_gone_is_asked(
    two: tuple[Preferences, Preferences], tmp_path: Path
) -> None:
    one, other = two
    root = tmp_path / "Ada.pastiche"
    starts.agree(other, tmp_path / "Else.pastiche", HOST)
    starts.forget(other, root)
    assert starts.agreed(one, root) == () and starts.agreed(one, tmp_path / "Else.pastiche") == [HOST]
    before = one.path.read_bytes()
    starts.forget(one, root)
    assert one.path.read_bytes() == before


def test_a_tick_that_was_taken_back_meanwhile_starts_nothing(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = window.state
    window.open_project(Project.create(tmp_path / "New.pastiche", "Ada Ferry").root)
    starts.agree(state.preferences, tmp_path / "New.pastiche", HOST)
    state.preferences.set("describer", "deepseek")
    window.show_page("neutralize")
    page: Any = window.pages["neutralize"]
    page._choice_body()
    assert page.choice.consent.isChecked()
    monkeypatch.setattr(
        page.choice, "lacking", lambda: "" if page.choice.consent.isChecked() else "The tick."
    )
    started: list[object] = []
    monkeypatch.setattr(state, "start", lambda *given: started.append(given))
    starts.take_back(Preferences(state.preferences.path))  # in another window
    page.try_three()
    page.start()
    assert not page.choice.consent.isChecked() and started == []
