"""The tab *Models*: what lies there and who needs it, taking one away, half a download, a model in use."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from core import machine
from core.curating import Options as Curate
from core.language.embedding_model import MODEL
from core.neutralizing import Options as Neutralize
from core.progress import DownloadFailed
from core.training import Options as Train
from desktop import trash
from desktop.settings.model_facts import in_use
from desktop.window import Window
from tests.fakes.questions import answer
from tests.fakes.windows import settle

BIG = "mlx-community/Qwen3-8B-Base-bf16"
TIGHT = "mlx-community/Qwen3-1.7B-Base-4bit"


def put(folder: Path, size: int = 2_000_000) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(bytes(size))
    return folder


def voice(folder: Path, author: str, base: str, describer: str = "outline") -> None:
    folder.mkdir(parents=True)
    (folder / "adapters.safetensors").write_bytes(b"")
    (folder / "adapter_config.json").write_text(json.dumps({"fine_tune_type": "full", "model": base}))
    said = {"author": author, "base_model": base, "describer": describer}
    (folder / "metadata.json").write_text(json.dumps(said))


@pytest.fixture
def home() -> Path:
    """A large model that two voices need, and the embedding model."""
    put(machine.models_dir() / BIG, 5_000_000)
    put(machine.models_dir() / MODEL)
    voices = machine.data_dir() / "voices"
    voice(voices / "ada", "Ada Ferry", BIG)
    voice(voices / "jonas", "Jonas Reed", "practice", f"mlx:{BIG}")
    return machine.models_dir()


def row(tab: Any, name: str) -> Any:
    return next(made for made in tab.rows.values() if made.model.name == name)


def test_models_are_named_in_plain_words_with_size_and_who_needs_them(home: Path, open_tab: Any) -> None:
    tab = open_tab("models")
    big = row(tab, BIG)
    assert big.title.text() == "The large model for voices" and big.name.text() == BIG
    assert big.room.text() == "5 MB" and "Ada Ferry and Jonas Reed" in big.needed.text()
    assert "about" in row(tab, MODEL).title.text() and "Choosing passages" in row(tab, MODEL).needed.text()
    practice = row(tab, "practice")
    assert practice.delete.isHidden() and "Jonas Reed" in practice.needed.text()
    assert tab.total.text().startswith("3 models take")


def test_a_model_is_asked_about_and_goes_to_the_trash(
    home: Path, bin: Path, open_tab: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = open_tab("models")
    said = answer(monkeypatch, "Keep It")
    row(tab, BIG).delete.click()
    assert "Ada Ferry" in said[0] and "cannot write" in said[0] and "Trash" in said[0]
    assert (home / BIG).is_dir()
    answer(monkeypatch, "Move to Trash")
    row(tab, BIG).delete.click()
    settle()
    assert not (home / BIG).exists() and (bin / Path(BIG).name / "model.safetensors").is_file()
    assert BIG not in {made.model.name for made in tab.rows.values()}


def test_a_model_in_the_shared_folder_goes_whole_with_what_its_states_share(
    hub: Path, bin: Path, open_tab: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = hub / ("models--" + TIGHT.replace("/", "--"))
    (folder / "blobs").mkdir(parents=True)
    (folder / "blobs" / "w").write_bytes(bytes(3_000_000))
    for state in ("one", "two"):
        (folder / "snapshots" / state).mkdir(parents=True)
        (folder / "snapshots" / state / "config.json").write_text("{}")
        (folder / "snapshots" / state / "model.safetensors").symlink_to("../../blobs/w")
    tab = open_tab("models")
    made = row(tab, TIGHT)
    assert made.room.text() == "3 MB" and "other programs" in made.needed.text()
    asked = answer(monkeypatch, "Move to Trash")
    made.delete.click()
    settle()
    assert "other programs" in asked[0]
    assert not folder.exists() and machine.model_folder(TIGHT) is None
    kept = bin / folder.name / "snapshots" / "one" / "model.safetensors"
    assert kept.read_bytes() == bytes(3_000_000)  # what comes back from the Trash is whole


def test_what_cannot_be_moved_is_said_in_its_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, open_tab: Any
) -> None:
    monkeypatch.setattr(trash, "_move", lambda path: False)
    tab = open_tab("models")
    tab.delete(row(tab, BIG).model)
    settle()
    made = row(tab, BIG)
    assert "could not be moved" in made.said.text.text() and made.delete.isEnabled()


def test_what_cannot_be_moved_is_said_in_the_line_that_stands_there_by_then(
    home: Path, monkeypatch: pytest.MonkeyPatch, open_tab: Any
) -> None:
    go = Event()
    monkeypatch.setattr(trash, "_move", lambda path: not go.wait(20))
    tab = open_tab("models")
    earlier = row(tab, BIG)
    tab.delete(earlier.model)
    tab._list(tab.shelf)  # a download elsewhere ended
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go.set()
    settle()
    assert row(tab, BIG) is not earlier and "could not be moved" in row(tab, BIG).said.text.text()


def test_a_model_that_work_needs_stays_and_says_why(
    home: Path, window: Window, monkeypatch: pytest.MonkeyPatch, open_tab: Any
) -> None:
    tab = open_tab("models")
    job = SimpleNamespace(stage="train", options=Train(model=BIG))
    monkeypatch.setattr(window.state, "works", lambda: [SimpleNamespace(job=job, author="Ada Ferry")])
    tab._hold()  # as whenever work tells of itself
    made = row(tab, BIG)
    assert not made.delete.isEnabled() and "Ada Ferry is being learned" in made.said.text.text()
    assert row(tab, MODEL).delete.isEnabled()
    tab.delete(made.model)  # the work began while the sheet asked
    assert (home / BIG).is_dir()
    monkeypatch.setattr(window.state, "works", list)
    monkeypatch.setattr(window.state.aside, "run", SimpleNamespace(job=job, author="Ada Ferry"))
    tab.delete(made.model)  # it is set aside for a moment, and will go on
    assert (home / BIG).is_dir() and not made.delete.isEnabled()
    monkeypatch.setattr(window.state.aside, "run", None)
    tab._hold()  # as whenever work tells of itself
    assert made.delete.isEnabled() and made.said.isHidden()
    monkeypatch.setattr(window.state, "make_room", lambda: False)
    tab.delete(made.model)
    assert (home / BIG).is_dir() and "being used" in made.said.text.text()


@pytest.mark.parametrize(
    ("stage", "options", "needed"),
    [
        ("train", Train(preset="quick"), TIGHT),
        ("train", Train(model="practice"), "practice"),
        ("neutralize", Neutralize(llm="mlx"), "describer"),
        ("neutralize", Neutralize(llm="mlx:a/b"), "a/b"),
        ("curate", Curate(), "embedding"),
    ],
)
def test_each_kind_of_work_holds_its_own_model(stage: str, options: Any, needed: str) -> None:
    run = SimpleNamespace(job=SimpleNamespace(stage=stage, options=options), author="Ada")
    assert list(in_use([run])) == [needed]


def test_work_elsewhere_holds_none() -> None:
    cloud = SimpleNamespace(job=SimpleNamespace(stage="neutralize", options=Neutralize(llm="deepseek")))
    assert in_use([cloud]) == {}


def test_a_folder_of_the_users_own_only_leaves_the_list(
    tmp_path: Path, window: Window, open_tab: Any
) -> None:
    own = put(tmp_path / "river")
    window.state.preferences.set("models", [str(own), str(tmp_path / "gone")])
    tab = open_tab("models")
    made = row(tab, str(own))
    assert made.delete.text() == "Take Off the List"
    made.delete.click()
    settle()
    assert own.is_dir() and window.state.preferences.names("models") == [str(tmp_path / "gone")]
    assert str(own) not in {other.model.name for other in tab.rows.values()}


def test_half_a_download_goes_on_or_is_removed(qtbot: QtBot, home: Path, open_tab: Any) -> None:
    for name, size in (("a--half", 1_200_000), ("b--other", 400_000)):
        (home / ".parts" / name).mkdir(parents=True)
        (home / ".parts" / name / "w.part").write_bytes(bytes(size))
    tab = open_tab("models")
    assert not tab.unfinished.isHidden()
    first, second = tab.left["a/half"], tab.left["b/other"]
    assert first.state.text() == "Unfinished: 1 MB are here." and first.stop_button.isHidden()
    second.delete.click()
    qtbot.waitUntil(lambda: list(tab.left) == ["a/half"])
    assert not (home / ".parts" / "b--other").exists()
    first = tab.left["a/half"]
    fetch = SimpleNamespace(share=0.5, sentence="600 KB of 1 MB.", stopping=False)
    tab.fetches.running["a/half"] = fetch
    tab.fetches.moved.emit("a/half")
    assert first.go_button.isHidden() and not first.line.isHidden() and first.line.share == 0.5
    del tab.fetches.running["a/half"]
    tab.fetches.ended.emit("a/half", DownloadFailed("The download broke off.", "Try again."))
    assert "broke off" in first.said.text.text() and not first.go_button.isHidden()
