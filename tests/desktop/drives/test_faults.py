"""Disk full, describer off, model gone, on every page that can meet them: a card, and nothing lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core import cleaning, importing, machine
from core.progress import silent
from core.project import Project
from core.stages import STAGES, WALK
from desktop.editor.passage_model import State as Passage
from desktop.jobs import Load
from desktop.window import Window
from tests.fakes import hasty_worker
from tests.fakes.drives import RUN, SmallDisk, at, check_card, files, press, stories, wait_idle
from tests.fakes.llm_servers import openai_server
from tests.fakes.samples import copy_project
from tests.fakes.windows import settle

pytestmark = pytest.mark.long

Before = Callable[[str, Path], Project]


def fails(qtbot: QtBot, window: Window, page: Any, *said: str) -> None:
    """The one button is pressed, and a card tells what is wrong; what was there lies there as it was."""
    there = files(window.state.project.root)  # type: ignore[union-attr]
    press(qtbot, page.primary)
    wait_idle(qtbot, window)
    assert page.stage in window.state.problems, "it went well"
    check_card(page.problem, *said)
    now = files(window.state.project.root)  # type: ignore[union-attr]
    assert {name: now.get(name) for name in there} == there
    assert not window.state.done(page.stage) and window.sidebar.rows[page.stage].icon_name == "stopped"


def goes_on(qtbot: QtBot, window: Window, page: Any) -> None:
    """The card's button does it, now that the fault is mended."""
    press(qtbot, page.problem.fix)
    wait_idle(qtbot, window)
    assert window.state.done(page.stage), str(window.state.problems)
    assert page.mode == "done" and not page.problem.isVisible()


@pytest.mark.parametrize("stage", WALK)
def test_a_full_disk(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    small_disk: SmallDisk,
    before: Before,
    stage: str,
) -> None:
    books = stories(tmp_path / "books")
    monkeypatch.setattr("desktop.steps.importing.choose_books", lambda parent: list(books))
    page = at(qtbot, window, before(stage, small_disk.place / "Sample.pastiche"), stage)
    small_disk.fill()
    fails(qtbot, window, page, "The disk is full", "Free some space")
    small_disk.free()
    goes_on(qtbot, window, page)


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        (["401"] * 99, ("refused the key", "Check the key")),
        (["404"] * 99, ("has no model named small at http://127.0.0.1", "Check the model's name")),
        (["drop"] * 999, ("The connection to 127.0.0.1", "broke")),
        (["truncated"] * 999, ("An answer came damaged.", "choose another provider")),
        (["no-choices"] * 999, ("An answer came damaged.", "choose another provider")),
    ],
    ids=["key refused", "model unknown", "off", "torn", "garbage"],
)
def test_a_describer_that_does_not_answer_as_it_should(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: Before,
    faults: list[str],
    said: tuple[str, ...],
) -> None:
    monkeypatch.setattr("core.runner.worker_command", hasty_worker.command)
    page = at(qtbot, window, before("neutralize", tmp_path / "Sample.pastiche"), "neutralize")
    with openai_server(lambda n: faults[n] if n < len(faults) else "") as server:
        page.choice.rows["server"].radio.setChecked(True)
        source = page.choice.source("server")
        source.address.setText(server.url)
        source.model.setText("small")
        qtbot.waitUntil(lambda: page.primary.isEnabled() and not Load.busy(), timeout=RUN)
        fails(qtbot, window, page, *said)
        faults.clear()
        goes_on(qtbot, window, page)


def test_ollama_that_is_not_running(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: Before
) -> None:
    """It ends while the page is open, and comes back."""
    from tests.fakes.llm_servers import ollama_server

    monkeypatch.setattr("core.runner.worker_command", hasty_worker.command)
    dead = [True]
    with ollama_server(lambda n: "drop" if dead[0] else "") as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        page = at(qtbot, window, before("neutralize", tmp_path / "Sample.pastiche"), "neutralize")
        page.choice.rows["ollama"].radio.setChecked(True)
        qtbot.waitUntil(lambda: page.primary.isEnabled() and not Load.busy(), timeout=RUN)
        fails(qtbot, window, page, "Ollama")
        dead.clear()
        dead.append(False)
        goes_on(qtbot, window, page)


def test_the_model_that_reads_for_themes_is_gone(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page saw it, and then it was gone. An even spread goes without it."""
    project = Project.create(tmp_path / "Many.pastiche", "Ada Ferry")
    books = tuple(str(path) for path in stories(tmp_path / "books", 12))
    STAGES["import"].run(project, importing.Options(books), silent)
    STAGES["clean"].run(project, cleaning.Options(), silent)
    monkeypatch.setattr("desktop.steps.curate_runs.find_model", lambda: True)
    monkeypatch.setattr("core.runner.worker_command", hasty_worker.command)
    page = at(qtbot, window, project, "curate")
    slider = page.choice.amount.slider
    slider.setValue(slider.minimum())
    assert not page.choice.amount.all and page.spread.isChecked()
    fails(qtbot, window, page, "model")
    press(qtbot, page.problem.other)
    wait_idle(qtbot, window)
    assert window.state.done("curate"), str(window.state.problems)


@pytest.fixture
def own_base(tmp_path: Path) -> Path:
    """A base model in a folder of the user's."""
    return Path(shutil.copytree(machine.resource("practice_model"), tmp_path / "My Model"))


def test_the_base_model_of_a_training_is_gone(
    qtbot: QtBot, window: Window, tmp_path: Path, before: Before, own_base: Path
) -> None:
    page = at(qtbot, window, before("train", tmp_path / "Sample.pastiche"), "train")
    page.presets.base.add_name(str(own_base))
    qtbot.waitUntil(lambda: page.presets.ready() and not Load.busy(), timeout=RUN)
    assert page.presets.options().model == str(own_base), page.presets.options()
    own_base.rename(tmp_path / "Elsewhere")
    fails(qtbot, window, page, "My Model")
    (tmp_path / "Elsewhere").rename(own_base)
    goes_on(qtbot, window, page)


@pytest.fixture
def voiced(qtbot: QtBot, window: Window, trained_sample: Project, own_base: Path, tmp_path: Path) -> Any:
    """The editor with a text, in the voice of a project whose base model lies in the user's folder."""
    project = copy_project(trained_sample, tmp_path / "Voiced.pastiche")
    for name in ("metadata.json", "adapter_config.json"):
        path = project.adapter / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"practice"', f'"{own_base}"'), encoding="utf-8")
    return with_text(qtbot, window, project)


def with_text(qtbot: QtBot, window: Window, project: Project) -> Any:
    """The editor with a text of one passage, in the project's voice."""
    window.open_project(project.root)
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    wait_idle(qtbot, window)
    page.start.field.setPlainText("The keeper walked down to the water and looked at the gate for a while.")
    press(qtbot, page.start.use)
    qtbot.waitUntil(lambda: page.text is not None and page.bar.adapter is not None, timeout=RUN)
    return page


def test_the_base_model_of_a_voice_is_gone(
    qtbot: QtBot, window: Window, voiced: Any, own_base: Path, tmp_path: Path
) -> None:
    own_base.rename(tmp_path / "Elsewhere")
    press(qtbot, voiced.bar.rest)
    qtbot.waitUntil(lambda: bool(voiced.problem.isVisible()), timeout=RUN)
    settle()
    check_card(voiced.problem, "My Model")
    assert voiced.model.row(0).source.startswith("The keeper walked")
    (tmp_path / "Elsewhere").rename(own_base)
    press(qtbot, voiced.problem.fix)
    qtbot.waitUntil(lambda: voiced.model.count(Passage.FRESH) == 1, timeout=RUN)
    assert not voiced.problem.isVisible()


def deciding(window: Window, stage: str) -> Callable[[], None]:
    """What gives the user's word on something of this page."""
    window.show_page(stage)
    page: Any = window.pages[stage]
    settle()
    if stage == "clean":
        page.view.list.go_to(1)
        return lambda: page.decide("keep")
    if stage == "curate":
        return lambda: page.decide("drop")
    row = page._pairs.list.pairs.rows[0]
    return lambda: page.said.say(row, "A man weighs pigs, and is not thanked for it by anybody in the town.")


def word_of(project: Project, stage: str) -> bytes:
    """Where the user's word is written down."""
    path = {"clean": project.overrides, "curate": project.curated_overrides, "neutralize": project.pairs}[
        stage
    ]
    return path.read_bytes() if path.is_file() else b""


@pytest.mark.parametrize("stage", ["clean", "curate", "neutralize"])
def test_a_decision_that_a_full_disk_did_not_take_is_told_and_is_written_when_there_is_room(
    qtbot: QtBot,
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    described_sample: Project,
    small_disk: SmallDisk,
    stage: str,
) -> None:
    monkeypatch.setattr("desktop.steps.ledger.RETRY", 50)
    project = copy_project(described_sample, small_disk.place / "Sample.pastiche")
    window.open_project(project.root)
    settle()
    decide, there = deciding(window, stage), word_of(project, stage)
    small_disk.fill()
    decide()
    qtbot.waitUntil(lambda: window.notice.isVisible(), timeout=RUN)
    assert (
        "The disk is full" in window.notice.title.text() and "Free some space" in window.notice.remedy.text()
    )
    assert word_of(project, stage) == there
    small_disk.free()
    qtbot.waitUntil(lambda: word_of(project, stage) != there, timeout=RUN)
    wait_idle(qtbot, window)


def test_a_new_project_on_a_full_disk(
    qtbot: QtBot, window: Window, small_disk: SmallDisk, tmp_path: Path
) -> None:
    window.state.preferences.set("projects", str(small_disk.place))
    window.opening.new_project()
    form: Any = window.pages["welcome"].form  # type: ignore[attr-defined]
    form.author.setText("Ada Ferry")
    small_disk.fill()
    press(qtbot, form.go)
    settle()
    assert window.page == "welcome" and window.state.project is None
    assert window.notice.isVisible() and "The disk is full" in window.notice.title.text()
    small_disk.free()
    press(qtbot, form.go)
    settle()
    assert window.page == "import" and window.state.project is not None and not window.notice.isVisible()


def test_what_describes_for_the_editor_is_off(
    qtbot: QtBot,
    window: Window,
    trained_sample: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = copy_project(trained_sample, tmp_path / "Voiced.pastiche")
    dead = [True]
    with openai_server(lambda n: "401" if dead[0] else "") as server:
        path = project.adapter / "metadata.json"
        paper = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**paper, "describer": f"openai:small@{server.url}"}), encoding="utf-8")
        page = with_text(qtbot, window, project)
        press(qtbot, page.bar.rest)
        qtbot.waitUntil(lambda: page.model.count(Passage.FAILED) == 1, timeout=RUN)
        settle()
        said = " ".join(note.text for note in page.model.row(0).remarks)  # the passage itself says it
        assert "refused the key" in said and "Check the key" in said and "Traceback" not in said, said
        assert not page.problem.isVisible()
        assert page.model.row(0).source.startswith("The keeper walked")
        dead[0] = False
        press(qtbot, page.bar.rest)
        qtbot.waitUntil(lambda: page.model.count(Passage.FRESH) == 1, timeout=RUN)
