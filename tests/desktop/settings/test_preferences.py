"""Preferences: kept beside what another window wrote, and damaged ones said and set aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.progress import NoSpace
from desktop.preferences import Preferences


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


def test_two_windows_keep_what_the_other_one_wrote(path: Path) -> None:
    one, other = Preferences(path), Preferences(path)
    one.set("scale", 1.3)
    other.set("scheme", "dark")
    one.set("projects", "/books")
    assert json.loads(path.read_text()) == {"scale": 1.3, "scheme": "dark", "projects": "/books"}
    assert one.get("scheme", "") == "dark"


def test_two_windows_remember_their_projects_in_one_list(path: Path, tmp_path: Path) -> None:
    one, other = Preferences(path), Preferences(path)
    for preferences, name in ((one, "a"), (other, "b"), (one, "c")):
        root = tmp_path / name
        root.mkdir()
        (root / "project.json").write_text("{}")
        preferences.remember(root)
        preferences.remember_page(root, "clean")
    assert [root.name for root in one.recents()] == ["c", "b", "a"]
    assert set(json.loads(path.read_text())["pages"]) == {str(tmp_path / name) for name in "abc"}


@pytest.mark.parametrize("text", ['{"scale": 1.', "[1, 2]", "\x00\x00", "[" * 200_000])
def test_a_damaged_file_is_said_and_kept_aside(path: Path, text: str) -> None:
    path.write_text(text)
    first, again = Preferences(path), Preferences(path)
    assert first.damaged and again.damaged and first.get("scale", 1.0) == 1.0
    again.set("scale", 1.3)
    assert again.aside.read_text() == text
    assert json.loads(path.read_text()) == {"scale": 1.3}
    assert not Preferences(path).damaged


def test_what_cannot_be_written_holds_for_now_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    preferences = Preferences(tmp_path / "file" / "preferences.json")
    preferences.set("scale", 1.3)
    assert preferences.get("scale", 1.0) == 1.3
    assert preferences.trouble is not None and preferences.trouble.remedy
    (tmp_path / "file").unlink()
    preferences.set("scale", 1.3)
    assert preferences.trouble is None and preferences.path.is_file()


def test_a_value_of_another_kind_counts_as_none(path: Path) -> None:
    path.write_text('{"scale": "big", "scheme": 3, "recents": {}}')
    preferences = Preferences(path)
    assert (preferences.get("scale", 1.0), preferences.get("scheme", "auto")) == (1.0, "auto")
    assert preferences.recents() == []
    path.write_text('{"scale": 1}')
    assert Preferences(path).get("scale", 1.15) == 1.0


def test_who_watches_a_value_is_told_of_its_changes_alone(path: Path) -> None:
    preferences = Preferences(path)
    told: list[str] = []
    preferences.watch("scheme", lambda: told.append(preferences.get("scheme", "")))
    for name, value in (("scheme", "dark"), ("scale", 1.3), ("scheme", "dark"), ("scheme", "light")):
        preferences.set(name, value)
    assert told == ["dark", "light"]


def test_lists_and_mappings_keep_what_another_window_put_in(path: Path) -> None:
    one, other = Preferences(path), Preferences(path)
    one.add("models", "/one")
    other.add("models", "/two", first=True)
    one.add("models", "/one")
    assert Preferences(path).names("models") == ["/two", "/one"]
    one.take_out("models", "/two")
    other.add("models", "/three")
    assert Preferences(path).names("models") == ["/one", "/three"]
    one.put("addresses", "ollama", "http://heron")
    other.put("addresses", "server", "https://ferry")
    one.put("addresses", "ollama", None)
    assert Preferences(path).get("addresses", {}) == {"server": "https://ferry"}


def test_a_value_is_written_that_is_another_one_on_the_disk_by_now(path: Path) -> None:
    one, other = Preferences(path), Preferences(path)
    one.set("scheme", "dark")
    other.set("scheme", "light")
    one.set("scheme", "dark")
    assert Preferences(path).get("scheme", "") == "dark"
    told: list[str] = []
    other.watch("scheme", lambda: told.append(other.get("scheme", "")))
    other.set("scheme", "dark")  # what is there already is new here
    assert told == ["dark"]


def test_what_could_not_be_written_still_holds_beside_what_another_window_wrote(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Preferences(path), Preferences(path)
    other.set("scheme", "light")

    def full(*_: object) -> None:
        raise NoSpace("The disk is full.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.preferences.write_json", full)
        one.set("scheme", "dark")
    other.set("scale", 1.3)
    one.look()
    assert (one.get("scheme", ""), one.get("scale", 1.0)) == ("dark", 1.3) and one.trouble is not None
    one.set("projects", "/books")
    assert json.loads(path.read_text())["scheme"] == "dark" and one.trouble is None
