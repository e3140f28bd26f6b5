"""The tabs *Keys*, *Services*, *Projects*, *General*: what is kept and said, and how new projects start."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence

from core import keys, machine
from core.progress import ProviderRefused
from core.project import Project
from desktop import mac
from desktop.settings import starts
from desktop.theme import theme
from desktop.widgets import key_row
from desktop.window import Window
from tests.desktop.access import keys as walk_keys
from tests.fakes.windows import settle

SECRET = "sk-a-key-of-nobody-9f3e"


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A Keychain."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(keys, "find", kept.get)
    monkeypatch.setattr(keys, "store", kept.__setitem__)
    monkeypatch.setattr(keys, "remove", lambda name: kept.pop(name, None))
    monkeypatch.setattr(key_row, "try_key", lambda service, url: None)
    return kept


# Keys.
def test_a_key_is_stored_tried_and_remembered_by_its_day_alone(
    drawer: dict[str, str], window: Window, open_tab: Any
) -> None:
    row = open_tab("keys").rows[0]
    row.field.setText(SECRET)
    row.save_button.click()
    settle()
    assert drawer == {"deepseek": SECRET} and row.field.text() == ""
    assert row.field.placeholderText() == "••••••••9f3e" and row.said.text() == ""
    row.test_button.click()
    settle()
    assert row.said.text() == "Works, tried today" and row.tick.isVisibleTo(row)
    kept = window.state.preferences.path.read_text()
    assert json.loads(kept)["keys_tried"] == {"deepseek": date.today().isoformat()} and SECRET not in kept
    day = (date.today() - timedelta(days=1)).isoformat()
    window.state.preferences.set("keys_tried", {"deepseek": day})
    row.look()
    settle()
    assert row.said.text() == "Works, tried yesterday"
    row.remove_button.click()
    settle()
    assert drawer == {} and row.said.text() == "" and window.state.preferences.get("keys_tried", {}) == {}
    assert not row.remove_button.isVisibleTo(row) and row.get.isVisibleTo(row)


def test_a_refused_key_is_said_in_its_line(
    drawer: dict[str, str], monkeypatch: pytest.MonkeyPatch, open_tab: Any
) -> None:
    def refuse(service: str, url: str) -> None:
        raise ProviderRefused("OpenAI does not know this key.", "Copy it again from your account page there.")

    monkeypatch.setattr(key_row, "try_key", refuse)
    drawer["openai"] = SECRET
    row = open_tab("keys").rows[1]
    row.test_button.click()
    settle()
    assert "does not know this key. Copy it again" in row.said.text() and not row.tick.isVisibleTo(row)


def test_a_server_of_the_users_own_has_a_key_of_its_own(
    drawer: dict[str, str], window: Window, open_tab: Any
) -> None:
    tab = open_tab("keys")
    assert tab.servers.isHidden()
    tab.add.click()
    assert window.pages["settings"].tab == "services"  # type: ignore[attr-defined]
    services = open_tab("services")
    services.server.setText("https://llm.example.org/v1")
    services.server.editingFinished.emit()
    tab = open_tab("keys")
    assert not tab.servers.isHidden() and tab.server.title.text() == "llm.example.org"
    tab.server.field.setText(SECRET)
    tab.server.save_button.click()
    settle()
    assert drawer == {"openai@llm.example.org": SECRET}


# Services.
def test_who_describes_in_new_projects_and_where(window: Window, open_tab: Any, tmp_path: Path) -> None:
    tab, kept = open_tab("services"), window.state.preferences
    assert tab.rows["outline"].radio.isChecked() and starts.describer(kept) == ""
    tab.rows["deepseek"].radio.setChecked(True)
    assert starts.describer(kept) == "deepseek" and "api.deepseek.com" in tab.rows["deepseek"].note.text()
    tab.rows["server"].radio.setChecked(True)
    assert "needs an address" in tab.server_said.text.text() and starts.describer(kept) == ""
    tab.server.setText("https://llm.example.org/v1")
    tab.server.editingFinished.emit()
    tab.model.setText("heron-8b")
    tab.model.editingFinished.emit()
    assert starts.describer(kept) == "openai:heron-8b@https://llm.example.org/v1"
    assert "goes to llm.example.org" in tab.server_said.text.text()
    window.open_project(Project.create(tmp_path / "New.pastiche", "Ada Ferry").root)
    window.show_page("neutralize")
    page: Any = window.pages["neutralize"]
    page._choice_body()
    assert page.choice.llm() == starts.describer(kept)
    assert not page.choice.consent.isChecked()
    assert page.choice.source("ollama").llm().startswith("ollama:")


def test_ollama_elsewhere_is_said_and_used(window: Window, open_tab: Any, tmp_path: Path) -> None:
    tab = open_tab("services")
    assert tab.rows["ollama"].note.text() == "Nothing leaves this computer."
    tab.ollama.setText("http://192.168.1.20:11434")
    tab.ollama.editingFinished.emit()
    assert "192.168.1.20" in tab.rows["ollama"].note.text() and "192.168.1.20" in tab.ollama_said.text.text()
    window.open_project(Project.create(tmp_path / "New.pastiche", "Ada Ferry").root)
    window.show_page("neutralize")
    page: Any = window.pages["neutralize"]
    page._choice_body()
    assert page.choice.source("ollama").llm().endswith("@http://192.168.1.20:11434")


def test_what_is_no_address_or_holds_a_key_is_not_kept(window: Window, open_tab: Any) -> None:
    tab = open_tab("services")
    for text in ("llm.example.org", "https://u:secret@llm.example.org", "https://h/v1?key=1"):
        tab.server.setText(text)
        tab.server.editingFinished.emit()
        assert tab.server_said.text.text() and starts.addresses(window.state.preferences) == {}


# Projects.
def test_where_new_projects_lie_and_a_place_that_is_gone(
    window: Window, open_tab: Any, tmp_path: Path
) -> None:
    tab = open_tab("projects")
    (tmp_path / "novels").mkdir()
    tab.take(tmp_path / "novels")
    assert window.state.preferences.projects_folder == tmp_path / "novels"
    assert tab.folder.text() == str(tmp_path / "novels") and tab.said.isHidden()
    tab.take(tmp_path / "gone")
    assert "not there now" in tab.said.text.text()


def test_what_can_be_made_again_is_emptied_unless_work_runs(
    window: Window, open_tab: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = machine.cache_dir()
    (cache / "corpora").mkdir(parents=True)
    (cache / "corpora" / "a").write_bytes(bytes(3_000_000))
    tab = open_tab("projects")
    assert tab.amount.text() == "3 MB" and tab.empty.isEnabled()
    work = SimpleNamespace(job=SimpleNamespace(stage="clean"), author="Ada Ferry")
    monkeypatch.setattr(window.state.aside, "run", work)  # set aside: it will go on
    tab._empty()  # the button was drawn before
    settle()
    assert not tab.empty.isEnabled() and (cache / "corpora" / "a").is_file()
    monkeypatch.setattr(window.state.aside, "run", None)
    tab._hold()
    tab.empty.click()
    settle()
    assert list(cache.iterdir()) == [] and tab.amount.text() == "Nothing" and not tab.empty.isEnabled()


# General.
def test_appearance_and_text_size_follow_and_are_kept(window: Window, open_tab: Any) -> None:
    tab = open_tab("general")
    tab.scheme.setCurrentIndex(tab.scheme.findData("dark"))
    tab.scheme.activated.emit(2)
    assert theme().dark and window.state.preferences.get("scheme", "") == "dark"
    window.menus.actions["bigger"].trigger()
    assert tab.text_size.currentData() == 1.15 and not hasattr(tab, "keys")


def test_the_quick_panels_keys_are_offered_where_they_can_be_heard(
    window: Window, open_tab: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mac, "MAC", True)
    told: list[str] = []
    kept = window.state.preferences
    kept.watch("quick_shortcut", lambda: told.append(kept.get("quick_shortcut", "")))
    tab = open_tab("general")
    assert not tab.none.isEnabled()
    own = window.pages["settings"].window()
    own.activateWindow()
    settle()
    assert walk_keys.check_names(own) == []
    lost = [line for line in walk_keys.check_tab(own) if "QLineEdit" not in line]  # Qt's, inside the field
    assert lost == []
    for keys_ in ("Ctrl+Alt+Meta+V", "V", "Ctrl+V"):
        tab.keys.setKeySequence(QKeySequence(keys_))
        tab.keys.editingFinished.emit()
    assert told == ["Meta+Ctrl+Alt+V"] or set(told[0].split("+")) == {"Meta", "Ctrl", "Alt", "V"}
    assert "cannot take these keys" in tab.keys_said.text.text()
    tab.none.click()
    assert kept.get("quick_shortcut", "x") == "" and tab.keys_said.isHidden()
    monkeypatch.setattr(mac, "MAC", False)  # before the window closes
