"""The page Neutralize before a run: who describes, what leaves the computer, what it takes, and the try."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core import keys
from core.describing import prices
from core.describing.providers import SERVICES, ollama_elsewhere
from core.neutralizing.trying import Result
from core.progress import DownloadFailed, Progress, ProviderRefused
from core.project import Project
from desktop import theme
from desktop.prices import money
from desktop.steps import mlx_source, model_source, ollama_source
from desktop.steps.estimate import rounded, sentence
from desktop.steps.mlx_source import Local, MlxSource, Shelf
from desktop.steps.model_source import wrong_address
from desktop.steps.neutralizing import NeutralizePage
from desktop.widgets import key_row
from desktop.window import Window
from tests.desktop.choices import make_choice
from tests.fakes.llm_servers import Server, free_port_url, ollama_server, openai_server
from tests.fakes.windows import end_feed, feed, settle

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
RUN = 120_000  # milliseconds a child may take on a busy machine


class Drawer:
    """A Keychain of the test's own."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get(name)

    def set_password(self, service: str, name: str, key: str) -> None:
        self.kept[name] = key

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[name]


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    made = Drawer()
    monkeypatch.setattr(keys, "_keychain", lambda: made)
    return made


@pytest.fixture
def page(window: Window, tmp_path: Path, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> NeutralizePage:
    """The page of a project with some ten passages to describe."""
    monkeypatch.setenv("OLLAMA_HOST", free_port_url())
    window.open_project(make_choice(tmp_path, 120, words=80).root)
    window.show_page("neutralize")
    settle()
    found: Any = window.pages["neutralize"]
    assert isinstance(found, NeutralizePage)
    return found


@pytest.fixture
def quiet(page: NeutralizePage, monkeypatch: pytest.MonkeyPatch) -> NeutralizePage:
    """The page without anybody working out what a run takes."""
    page.estimator.cancel()
    monkeypatch.setattr(page.estimator, "want", lambda root, options: None)
    return page


def choice(page: NeutralizePage) -> Any:
    assert page.choice is not None
    return page.choice


def pick(page: NeutralizePage, name: str) -> Any:
    choice(page).rows[name].radio.setChecked(True)
    settle()
    return choice(page).source(name)


def pick_server(page: NeutralizePage, server: Server) -> None:
    source = pick(page, "server")
    source.address.setText(server.url)
    source.model.setText("small")


def known(qtbot: QtBot, page: NeutralizePage) -> str:
    """What the page says that a run takes, once it is known."""
    qtbot.waitUntil(lambda: not page.takes.said.text().startswith("Working out"), timeout=RUN)
    return page.takes.said.text()


def three(qtbot: QtBot, page: NeutralizePage) -> list[Any]:
    """Press the button, and wait for what comes."""
    qtbot.mouseClick(page.try_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "try" not in page.state.runs and page.try_button.isEnabled(), timeout=RUN)
    settle()
    return list(page.tryout.rows)


def spoil(*wrong: int) -> Callable[[int], str]:
    return lambda n: "refusal" if n in wrong else ""


# What leaves the computer.
def test_nothing_is_sent_before_the_tick(
    quiet: NeutralizePage, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, asked = quiet, []
    monkeypatch.setattr(page.state, "start", lambda stage, options: asked.append(stage))
    drawer.kept["deepseek"] = "sk-something"
    assert choice(page).chosen().name == "outline" and page.primary.isEnabled()
    source = pick(page, "deepseek")
    assert source.key.stored and choice(page).sending.isVisible()
    assert "api.deepseek.com" in choice(page).sent.text() and "api.deepseek.com" in page.foot.text()
    for made in (page.primary, page.try_button):
        assert not made.isEnabled()
    page.start()  # however it was reached
    page.try_three()
    assert asked == []
    choice(page).consent.setChecked(True)
    assert page.primary.isEnabled() and page.try_button.isEnabled()
    assert page.chosen_options().llm == "deepseek" and page.chosen_options().workers == 8
    choice(page).workers.setValue(3)  # how many at a time changes nothing about where it goes
    assert choice(page).consent.isChecked() and page.chosen_options().workers == 3
    source.model.setEditText("another")
    assert not choice(page).consent.isChecked() and not page.primary.isEnabled()
    choice(page).consent.setChecked(True)
    page.start()
    page.try_three()
    assert asked == ["neutralize", "try"]


def test_the_tick_is_for_one_address(quiet: NeutralizePage) -> None:
    source = pick(quiet, "server")
    source.model.setText("gpt")
    source.address.setText("https://llm.example.org/v1")
    assert "llm.example.org" in choice(quiet).sent.text()
    choice(quiet).consent.setChecked(True)
    assert quiet.primary.isEnabled()
    source.address.setText("https://llm.example.com/v1")
    assert not choice(quiet).consent.isChecked() and not quiet.primary.isEnabled()
    source.address.setText("http://127.0.0.1:8080/v1")
    assert choice(quiet).sending.isHidden() and quiet.primary.isEnabled()
    assert quiet.chosen_options().llm == "openai:gpt@http://127.0.0.1:8080/v1"


def test_a_server_elsewhere_hears_nothing_before_the_tick_nor_for_the_estimate(
    qtbot: QtBot, page: NeutralizePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fake's address counts as another machine's."""
    monkeypatch.setattr("desktop.steps.describers.destination", lambda llm: "far.example.org")
    with openai_server() as server:
        pick_server(page, server)
        assert known(qtbot, page) and "far.example.org" in page.takes.said.text()
        page.start()
        page.try_three()
        settle()
        assert server.requests == [] and not page.state.runs
        choice(page).consent.setChecked(True)
        assert len(three(qtbot, page)) == 3
        assert len(server.requests) == 3


def test_a_bad_address_is_told_beside_the_field(quiet: NeutralizePage) -> None:
    source = pick(quiet, "server")
    source.model.setText("small")
    assert "Enter the address" in quiet.foot.text()
    assert quiet.primary.accessibleDescription() == quiet.foot.text() == quiet.try_button.toolTip()
    source.address.setText("localhost:8080")
    assert source.wrong.isVisible() and "no web address" in source.wrong.text()
    assert not quiet.primary.isEnabled() and not choice(quiet).named()
    for text, good in (
        ("http://127.0.0.1:8080/v1", True),
        ("https://llm.example.org", True),
        ("https://me:secret@llm.example.org/v1", False),
        ("https://llm.example.org/v1?key=secret", False),
        ("http://127.0.0.1:port", False),
        ("http://[::1", False),
        ("ftp://llm.example.org", False),
        ("http://a b", False),
        ("http://127.0.0.1.example.org/v1", False),
    ):
        assert (wrong_address(text) == "") is good, text


# Keys.
def test_another_server_has_a_key_of_its_own(quiet: NeutralizePage, drawer: Drawer) -> None:
    source = pick(quiet, "server")
    assert isinstance(source, model_source.ServerSource)
    for address, host in (
        ("https://llm.example.org/v1", "llm.example.org"),
        ("http://llm.example.org/v1", ""),
        ("http://127.0.0.1:8080/v1", ""),
        ("https://other.example.org", "other.example.org"),
    ):
        source.address.setText(address)
        source.address.editingFinished.emit()
        settle()
        assert source.key.isHidden() is (not host)
        assert not host or (source.key.service == f"openai@{host}" and source.key.stored is False)
    source.key.field.setText("sk-of-other")
    source.key.save()
    settle()
    assert drawer.kept == {"openai@other.example.org": "sk-of-other"}


def test_a_key_is_stored_tried_and_removed_right_there(
    qtbot: QtBot, quiet: NeutralizePage, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = pick(quiet, "deepseek")
    row = source.key
    assert row.stored is False and "needs a key" in quiet.foot.text() and "No key yet" in row.said.text()
    assert row.save_button.isVisible() and not row.save_button.isEnabled() and row.test_button.isHidden()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    row.get.click()
    assert opened == ["https://platform.deepseek.com/api_keys"]
    choice(quiet).consent.setChecked(True)
    assert not quiet.primary.isEnabled()
    row.field.setText("  sk-planted-4711 ")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    settle()
    assert drawer.kept == {"deepseek": "sk-planted-4711"}
    assert row.field.text() == "" and row.field.placeholderText().endswith("4711") and row.get.isHidden()
    assert quiet.primary.isEnabled() and choice(quiet).consent.isChecked()
    tried: list[str] = []
    monkeypatch.setattr(key_row, "try_key", lambda service, url: tried.append(service + url))
    qtbot.mouseClick(row.test_button, Qt.MouseButton.LeftButton)
    settle()
    assert tried == ["deepseek"] and "Works, tried today" in row.said.text()

    def refuse(service: str, url: str) -> None:
        raise ProviderRefused("DeepSeek does not know this key.", "Copy it again.")

    monkeypatch.setattr(key_row, "try_key", refuse)
    qtbot.mouseClick(row.test_button, Qt.MouseButton.LeftButton)
    settle()
    assert "does not know this key" in row.said.text()
    qtbot.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    settle()
    assert drawer.kept == {} and not quiet.primary.isEnabled()


def test_a_key_stored_in_the_settings_counts_when_the_page_comes_back(
    window: Window, quiet: NeutralizePage, drawer: Drawer
) -> None:
    pick(quiet, "openrouter")
    window.show_page("settings")
    drawer.kept["openrouter"] = "sk-later"
    window.show_page("neutralize")
    settle()
    source = choice(quiet).source("openrouter")
    assert source.key.stored and "Name a model" in quiet.foot.text()
    source.model.setEditText("some/model")
    assert "ticked" in quiet.foot.text()
    assert source.model.count() >= 1  # those whose price is known can be chosen from


def test_the_settings_show_a_key_that_was_stored_here(
    window: Window, quiet: NeutralizePage, drawer: Drawer
) -> None:
    window.show_page("settings")
    settle()
    page: Any = window.pages["settings"]
    page.show_tab("keys")
    settle()
    first = page.current.rows[0]
    assert first.stored is False and first.test_button.isVisible() and not first.test_button.isEnabled()
    first.field.setText("half a k")
    window.show_page("neutralize")
    drawer.kept[first.service] = "sk-elsewhere"
    window.show_page("settings")
    settle()
    assert first.stored and first.field.placeholderText().endswith("here")
    assert first.field.text() == "half a k"


def test_tab_goes_from_the_rows_to_the_fields_and_to_start_last(
    window: Window, qtbot: QtBot, quiet: NeutralizePage, drawer: Drawer
) -> None:
    drawer.kept["deepseek"] = "sk-1"
    source = pick(quiet, "deepseek")
    choice(quiet).consent.setChecked(True)
    choice(quiet).rows["deepseek"].radio.setFocus()
    seen = []
    for _ in range(8):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    key = source.key
    wanted = [source.model, key.field, key.test_button, key.remove_button]
    assert seen[:6] == [*wanted, choice(quiet).workers, choice(quiet).names], seen
    assert seen[6] is choice(quiet).consent
    quiet.back.setFocus()
    qtbot.keyClick(quiet.back, Qt.Key.Key_Tab)
    assert quiet.try_button.hasFocus()
    qtbot.keyClick(quiet.try_button, Qt.Key.Key_Tab)
    assert quiet.primary.hasFocus()


# Models on this computer.
def shelf(here: bool = False) -> Shelf:
    small = Local("us/small", "Small", 4_000_000_000, here)
    return Shelf((small, Local("us/large", "Large", 40_000_000_000, False)), "us/small", 16_000_000_000)


@contextmanager
def standing(monkeypatch: pytest.MonkeyPatch, found: Shelf, size: Any) -> Iterator[None]:
    def size_of(llm: str) -> int:
        if isinstance(size, Exception):
            raise size
        return int(size)

    monkeypatch.setattr(mlx_source, "read_shelf", lambda folder: found)
    monkeypatch.setattr(mlx_source.obtaining, "size_of", size_of)
    yield


def test_a_model_that_is_not_here_says_what_is_fetched_and_from_where(
    quiet: NeutralizePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with standing(monkeypatch, shelf(), 2_300_000_000):
        source: MlxSource = pick(quiet, "mlx")
    assert source.llm() == "mlx:us/small" and source.fetches()
    assert "2.3 GB" in source.said.text() and "huggingface.co" in source.said.text()
    assert quiet.primary.text() == "Download and Start" and quiet.primary.isEnabled()
    assert quiet.chosen_options().download and quiet.chosen_options().workers == 1
    assert choice(quiet).at_a_time.isHidden() and choice(quiet).sending.isHidden()
    items: Any = source.model.model()
    assert not items.item(1).isEnabled() and "too large" in source.model.itemText(1)
    source.model.setCurrentIndex(1)
    source._picked()
    assert not quiet.primary.isEnabled() and "too large" in quiet.foot.text()


def test_a_size_that_cannot_be_found_out_is_a_note(
    quiet: NeutralizePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with standing(monkeypatch, shelf(), DownloadFailed("There is no network.", "Connect.")):
        source = pick(quiet, "mlx")
    assert "There is no network." in source.said.text() and quiet.primary.isEnabled()


def test_a_model_that_is_here_is_used_and_a_folder_may_be_chosen(
    quiet: NeutralizePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with standing(monkeypatch, shelf(here=True), 0):
        source = pick(quiet, "mlx")
    assert quiet.primary.text() == "Start" and not quiet.chosen_options().download
    monkeypatch.undo()
    source.take_folder(str(tmp_path))
    settle()
    assert "not on this computer" in source.said.text()
    folder = tmp_path / "Mine"
    folder.mkdir()
    for name in ("config.json", "model.safetensors"):
        (folder / name).write_text("{}", encoding="utf-8")
    source.take_folder(str(folder))
    settle()
    assert "base model" in source.said.text()
    (folder / "chat_template.jinja").write_text("", encoding="utf-8")
    source.take_folder(str(folder))
    settle()
    assert source.llm() == f"mlx:{folder}" and quiet.primary.isEnabled()
    assert "Mine, on this computer" in source.model.currentText()


def test_ollama_lists_what_it_has_and_gets_what_it_has_not(
    quiet: NeutralizePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = pick(quiet, "ollama")
    assert "not running" in source.said.text() and "not running" in quiet.foot.text()
    assert not quiet.primary.isEnabled() and source.model.isHidden()
    with ollama_server(models=("mistral:7b", "small:1b")) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        source.again.click()
        settle()
        assert source.llm() == "ollama:mistral:7b" and quiet.primary.isEnabled()
        assert quiet.primary.text() == "Start" and source.field.isHidden()
        source.model.setCurrentIndex(source.model.count() - 1)
        source._picked()
        assert source.field.isVisible() and source.llm() == "ollama:qwen3:8b"
        assert quiet.primary.text() == "Download and Start" and quiet.chosen_options().download
        assert "ollama.com" in source.said.text()
        source.field.setText("small:1b")
        assert quiet.primary.text() == "Start"
    with ollama_server(models=()) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        source.again.click()
        settle()
        assert source.model.isHidden() and source.field.isVisible()
        assert source.llm() == "ollama:small:1b" and "has no model yet" in source.said.text()


def test_an_ollama_elsewhere_needs_the_tick(quiet: NeutralizePage, monkeypatch: pytest.MonkeyPatch) -> None:
    for named, url in (
        ("ollama.example.org", "http://ollama.example.org:11434"),
        ("https://ollama.example.org", "https://ollama.example.org"),
        ("192.168.1.5:8000", "http://192.168.1.5:8000"),
        ("127.0.0.1:11434", ""),
        ("0.0.0.0", ""),
        ("", ""),
    ):
        monkeypatch.setenv("OLLAMA_HOST", named)
        assert ollama_elsewhere() == url
    monkeypatch.setenv("OLLAMA_HOST", "ollama.example.org")
    monkeypatch.setattr(ollama_source, "list_installed", lambda url: ["small:1b"])
    source = pick(quiet, "ollama")
    assert source.llm() == "ollama:small:1b@http://ollama.example.org:11434"
    assert choice(quiet).sending.isVisible() and "ollama.example.org" in choice(quiet).sent.text()
    assert not quiet.primary.isEnabled()


def test_lm_studio_is_asked_for_its_models(quiet: NeutralizePage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(model_source, "list_models", lambda url: asked.append(url) or ["first", "second"])
    source = pick(quiet, "lmstudio")
    assert asked == [SERVICES["lmstudio"].url]
    assert source.llm() == "lmstudio:first" and quiet.primary.isEnabled()
    assert choice(quiet).sending.isHidden()


def test_what_was_chosen_last_is_chosen_again(window: Window, tmp_path: Path, drawer: Drawer) -> None:
    for llm, name in (
        ("openai:small@http://127.0.0.1:9/v1", "server"),
        ("openai:gpt", "openai"),
        ("deepseek", "deepseek"),
        ("outline", "outline"),
        ("elsewhere:model", "outline"),
    ):
        project = make_choice(tmp_path / name / llm[:4])
        project.set_options("neutralize", {"llm": llm, "workers": 5, "neutral_names": True, "max_words": 500})
        show(window, project)
        page: Any = window.pages["neutralize"]
        page.estimator.cancel()
        assert page.choice.chosen().name == name
        options = page.chosen_options()
        assert options.max_words == 500 and options.resume and not options.again
        assert page.choice.names.isChecked() and options.neutral_names is (name != "outline")
        assert options.llm == llm or name == "outline"
        assert options.workers == (5 if name != "outline" else 1)
        assert not page.choice.consent.isChecked()


def show(window: Window, project: Project) -> None:
    window.open_project(project.root)
    window.show_page("neutralize")
    settle()


# What it takes, and the try.
def test_what_a_run_takes_is_said_before_it_starts_and_asked_for_once(
    qtbot: QtBot, page: NeutralizePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with openai_server() as server:
        pick_server(page, server)
        said = known(qtbot, page)
        assert "passages." in said and "known after a try" in said
        assert server.requests == [] and "try" not in page.state.runs and page.primary.isEnabled()
        started: list[object] = []
        monkeypatch.setattr("desktop.steps.estimate.ChildLoad", lambda *given: started.append(given))
        page.refresh()
        choice(page).consent.toggled.emit(True)
        settle()
        assert started == [] and not page.estimator._timer.isActive() and page.takes.said.text() == said


@pytest.mark.long
def test_three_passages_are_shown_with_what_was_wrong_and_are_not_asked_again(
    qtbot: QtBot, page: NeutralizePage
) -> None:
    with openai_server(spoil(1, 3, 4)) as server:
        pick_server(page, server)
        choice(page).workers.setValue(1)
        rows = three(qtbot, page)
        assert len(rows) == 3 and all(row.original.text() for row in rows)
        bad = [row for row in rows if row.complaint.text()]
        assert len(bad) == 1 and "refusal" in bad[0].complaint.text()
        assert "sorry" in bad[0].account.text()  # what came is there to read
        assert "700 tokens read" in rows[0].figures.text() or "700 tokens read" in rows[1].figures.text()
        texts = [text for row in rows for text in (row.original, row.account)]
        assert all(text.height() >= text.heightForWidth(text.width()) for text in texts)  # shown whole
        assert "1 could not be used" in page.tryout.lead.text() and "kept" in page.tryout.lead.text()
        assert "2 of" in page.takes.said.text() and "known after" not in page.takes.said.text()
        assert page.try_button.text() == "Try Three Others"
        first = {row.original.text() for row in rows}
        others = three(qtbot, page)
        assert len(others) == 3 and not first & {row.original.text() for row in others}
        assert page.tryout.isVisible()
        choice(page).names.setChecked(True)
        assert page.try_button.text() == "Try Three Passages"  # the same ones, told otherwise
        assert not page.tryout.isVisible()  # what stands there is not of what is chosen
        sent = len(server.requests)
        choice(page).names.setChecked(False)
        assert page.tryout.isVisible() and len(page.tryout.rows) == 3
        choice(page).source("server").model.setText("other")
        assert not page.tryout.isVisible()
        pick(page, "outline")
        assert not page.tryout.isVisible()
        pick(page, "server").model.setText("small")
        assert page.tryout.isVisible() and page.try_button.text() == "Try Three Others"
        page.start()
        qtbot.waitUntil(lambda: "neutralize" not in page.state.runs, timeout=RUN)
        settle()
        result = page.state.result("neutralize")
        assert result is not None and result.failed == 0
        assert len(server.requests) - sent == result.chunks - 5  # five of six were good, and kept


def test_a_try_that_cannot_work_says_why_and_what_to_do(qtbot: QtBot, page: NeutralizePage) -> None:
    with openai_server(["401"] * 9) as server:
        pick_server(page, server)
        assert three(qtbot, page) == []
        problem = page.tryout.problem
        assert problem.isVisible() and "refused the key" in problem.title.text()
        assert (
            problem.fix.isVisible() and problem.copy.isVisible() and "Nothing is lost" in problem.safe.text()
        )
        assert page.mode == "choose" and page.primary.isEnabled() and not page.problem.isVisible()
        problem.other.click()
        assert choice(page).rows["server"].radio.hasFocus()
    qtbot.mouseClick(problem.fix, Qt.MouseButton.LeftButton)
    assert page.tryout.stop.isVisible() and problem.isHidden()
    qtbot.waitUntil(lambda: "try" not in page.state.runs and problem.isVisible(), timeout=RUN)
    assert "Nothing answers" in problem.title.text()


def test_a_try_can_be_stopped_and_nothing_else_starts_meanwhile(qtbot: QtBot, page: NeutralizePage) -> None:
    with openai_server(latency=600.0) as server:
        pick_server(page, server)
        choice(page).workers.setValue(1)
        qtbot.mouseClick(page.try_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(server.requests) == 1, timeout=RUN)
        assert page.tryout.stop.isVisible() and not choice(page).isEnabled()
        assert not page.primary.isEnabled() and not page.try_button.isEnabled()
        assert "being tried" in page.foot.text()
        qtbot.mouseClick(page.tryout.stop, Qt.MouseButton.LeftButton)
        assert "Stops as soon" in page.tryout.lead.text() and not page.tryout.stop.isEnabled()
        server.closing.set()  # the answer comes
        qtbot.waitUntil(lambda: "try" not in page.state.runs, timeout=RUN)
        settle()
        assert page.tryout.isHidden() and len(server.requests) < 3
        assert choice(page).isEnabled() and page.primary.isEnabled()


def test_a_model_that_ollama_has_to_get_is_got_first(
    qtbot: QtBot, page: NeutralizePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ollama_server(models=()) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        source = pick(page, "ollama")
        source.field.setText("small:1b")
        assert page.primary.text() == "Download and Start"
        assert len(three(qtbot, page)) == 3 and len(server.requests) == 3
        assert source.llm() == "ollama:small:1b" and source.there == ["small:1b"]
        assert page.primary.text() == "Start" and not page.chosen_options().download
        assert source.model.isVisible() and source.field.isHidden()


def test_a_try_waits_for_other_work_and_can_be_taken_back(window: Window, quiet: NeutralizePage) -> None:
    feed(window, "clean", [])
    assert quiet.try_three() is not None
    assert "Waits for the work before it" in quiet.tryout.lead.text()
    quiet.tryout.stop.click()
    settle()
    assert "try" not in window.state.runs and quiet.tryout.isHidden() and quiet.primary.isEnabled()
    end_feed(window, "clean")
    settle()


def test_answers_that_come_after_the_project_was_put_away_are_forgotten(
    window: Window, quiet: NeutralizePage, drawer: Drawer
) -> None:
    for name in ("mlx", "ollama", "lmstudio", "deepseek"):
        choice(quiet).rows[name].radio.setChecked(True)  # without waiting for what is asked
    window.state.close_project()
    settle()
    assert quiet.choice is None and window.page == "welcome"


def test_a_model_is_fetched_in_bytes(window: Window, quiet: NeutralizePage) -> None:
    fetched = Progress("try", 1_200_000_000, 2_300_000_000, "Fetching Small", {"bytes": 1.0})
    feed(window, "try", [fetched])
    assert "Fetching Small. 1.2 of 2.3 GB" in quiet.tryout.lead.text()
    end_feed(window, "try")
    settle()
    feed(
        window, "neutralize", [Progress("neutralize", 400_000_000, 800_000_000, "Fetching it", {"bytes": 1})]
    )
    assert quiet.lead.text().startswith("Fetching it. 400 of 800 MB.")
    window.state._job_moved(Progress("neutralize", 5, 20, "Describing", {"failed": 0, "cost": 0.25}))
    assert "5 of 20 passages" in quiet.lead.text() and "0.25 US dollars so far" in quiet.lead.text()
    end_feed(window, "neutralize")
    settle()


def found(**given: Any) -> Result:
    usual: dict[str, Any] = {
        "chunks": 812,
        "missing": 812,
        "words": 609_482,
        "tokens_in": 900_000,
        "tokens_out": 300_000,
        "cost": 0.314,
        "priced": "2026-10-05",
        "price_note": "",
        "seconds": 2400.0,
        "tried": (),
        "source": "",
    }
    return Result(**{**usual, **given})


def test_what_it_takes_is_one_line_and_nothing_in_it_is_made_up() -> None:
    said = sentence(found(), "api.deepseek.com")
    assert said == (
        "812 passages. About 610,000 words go to api.deepseek.com, about 0.31 US dollars by the "
        "prices of 5 October 2026. It takes about 40 minutes."
    )
    assert "not known" in sentence(found(cost=None, priced=""), "llm.example.org")
    assert "after a try" in sentence(found(seconds=None), "") and "dollars" not in sentence(found(), "")
    assert sentence(found(missing=400), "").startswith("412 of 812 passages are described already.")
    assert "nothing more is asked" in sentence(found(missing=0), "api.deepseek.com")
    assert "less than 0.01" in sentence(found(cost=0.002), "api.deepseek.com")
    assert rounded(7) == 7 and rounded(1_249) == 1_200 and money(1234.5) == "1,234.50 US dollars"


def test_the_table_of_prices_opens_and_counts(
    qtbot: QtBot, page: NeutralizePage, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    pick(page, "deepseek")
    assert "US dollars by the prices of" in known(qtbot, page) and page.takes.change.isVisible()
    qtbot.mouseClick(page.takes.change, Qt.MouseButton.LeftButton)
    settle()
    assert opened == [str(prices.user_table())]
    table = prices.user_table().read_text(encoding="utf-8")
    prices.user_table().write_text(table.replace('"in": 0.30', '"in": 300.0'), encoding="utf-8")
    before = page.takes.said.text()
    page._came_back(Qt.ApplicationState.ApplicationActive)
    assert page.takes.said.text() != before and known(qtbot, page) != before
    prices.user_table().write_text('{"prices": [{"llm": 1}]}', encoding="utf-8")
    page._came_back(Qt.ApplicationState.ApplicationActive)
    assert "is damaged" in known(qtbot, page) and "Correct it" in page.takes.said.text()


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_nothing_is_cut_off_at_any_width(
    window: Window,
    quiet: NeutralizePage,
    light: theme.Theme,
    scale: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mlx_source, "read_shelf", lambda folder: shelf(here=True))
    light.set_scale(scale)
    for width, beside in ((900, scale == 1.0), (1280, True)):
        window.resize(width, 640)
        for name in ("deepseek", "server", "ollama", "mlx"):
            source = pick(quiet, name)
            assert quiet._choose is not None
            fields = [f for f in source.findChildren(QWidget, options=DIRECT) if f.isVisible()]
            assert not any(a.geometry().intersects(b.geometry()) for a, b in combinations(fields, 2))
            inner = quiet._choose.widget()
            assert inner.width() <= quiet._choose.viewport().width()
            assert (choice(quiet).sides.indexOf(choice(quiet).panel) >= 0) is beside
            panel = choice(quiet).panel
            right = panel.mapTo(inner, panel.rect().topRight()).x()
            assert right <= inner.width() and panel.minimumSizeHint().width() <= panel.width(), (width, name)
    light.set_scale(1.0)
