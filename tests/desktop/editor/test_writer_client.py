"""The resident writer: a real child with a real adapter."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from core.language.likeness import Judge
from core.progress import PasticheError, WorkerDied
from core.runner import worker_environment
from desktop.editor import writer_client
from desktop.editor.requests import Ask, Voice, Written
from desktop.editor.writer_client import WriterClient
from tests.fakes import writer_child
from tests.fakes.voices import ANSWER, SOURCE

WAIT = 60_000


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[WriterClient]:
    made = WriterClient()
    yield made
    made.shut_down()
    assert not made.running


def ask(name: str, voice: Voice, **more: object) -> Ask:
    return Ask(name, SOURCE, voice, temperature=0.0, **more)  # type: ignore[arg-type]


@pytest.mark.usefixtures("loads_no_model")
def test_starts_with_the_first_request_and_streams_what_it_then_tells_whole(
    client: WriterClient, voice: Voice, qtbot: QtBot
) -> None:
    heard: list[str] = []
    loaded: list[dict[str, object]] = []
    client.piece.connect(lambda passage, text: heard.append(text))
    client.loaded.connect(loaded.append)
    assert not client.running
    with qtbot.waitSignal(client.written, timeout=WAIT) as done:
        client.write([ask("p1", voice)])
        assert client.busy
    passage, answer = done.args
    assert (passage, answer.text, answer.notes, answer.left) == ("p1", ANSWER, (), 0)
    assert {"names", "numbers", "copying"} <= {*answer.checked}
    assert "".join(heard).strip() == ANSWER and len(heard) > 1
    assert loaded[0]["author"] == "Ada Ferry" and loaded[0]["describer"] == "outline"
    assert not client.busy and client.running

    child = client.process_id()
    other = Voice(str(Path(voice.adapter).parent / "other"), "Ada Ferry")
    with qtbot.waitSignal(client.written, timeout=WAIT) as done:
        client.write([ask("p2", other, verify=False)])
    assert done.args[1].text != ANSWER and not done.args[1].left
    assert client.process_id() == child  # the base model stayed warm

    answers: list[Written] = []
    client.written.connect(lambda passage, answer: answers.append(answer))
    client.write([ask("p3", other, strength=0.0, verify=False, variants=3)])
    qtbot.waitUntil(lambda: not client.busy, timeout=WAIT)
    assert [answer.left for answer in answers] == [2, 1, 0]
    assert {answer.text for answer in answers} == {ANSWER}  # without the voice it is the base model's own
    assert len(loaded) == 2  # another strength needs no loading


def test_several_passages_at_once_and_one_taken_back(
    client: WriterClient, voice: Voice, qtbot: QtBot
) -> None:
    written: dict[str, str] = {}
    cancelled: list[str] = []
    client.written.connect(lambda passage, answer: written.update({passage: answer.text}))
    client.cancelled.connect(cancelled.extend)
    client.write([ask(f"p{n}", voice) for n in range(4)])
    with qtbot.waitSignal(client.piece, timeout=WAIT):
        pass
    client.cancel("p2")
    assert cancelled == ["p2"]
    client.write([ask("p2", voice)])  # and asked for anew before the first is out of the way
    qtbot.waitUntil(lambda: len(written) == 4, timeout=WAIT)
    assert set(written.values()) == {ANSWER} and cancelled == ["p2"]
    client.write([ask("p9", voice)])
    client.cancel_all()
    assert cancelled == ["p2", "p9"] and not client.busy


def test_a_voice_without_its_base_model_says_what_is_missing(
    client: WriterClient, voice: Voice, tmp_path: Path, qtbot: QtBot
) -> None:
    cancelled: list[str] = []
    client.cancelled.connect(cancelled.extend)
    empty = Voice(str(tmp_path / "nothing"))
    with qtbot.waitSignal(client.failed, timeout=WAIT) as failed:
        client.write([ask("p1", empty)])
    assert failed.args[0] == "" and failed.args[1].remedy
    assert cancelled == ["p1"] and not client.busy
    with qtbot.waitSignal(client.written, timeout=WAIT) as done:  # the child is none the worse for it
        client.write([ask("p1", voice)])
    assert done.args[1].text == ANSWER


def test_a_killed_child_is_started_again_and_asked_again(
    client: WriterClient, voice: Voice, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(client.loaded, timeout=WAIT):
        client.write([ask("p1", voice), ask("p2", voice)])
    first = client.process_id()
    written: list[str] = []
    client.written.connect(lambda passage, *_: written.append(passage))
    with qtbot.waitSignal(client.restarted, timeout=WAIT) as restarted:
        os.kill(first, signal.SIGKILL)
    lost, error = restarted.args
    assert set(lost) | set(written) == {"p1", "p2"} and lost
    assert isinstance(error, WorkerDied) and "want of memory" in error.message
    qtbot.waitUntil(lambda: {*written} == {"p1", "p2"}, timeout=WAIT)
    assert client.process_id() != first


def test_a_child_that_dies_twice_is_given_up_with_a_remedy(
    client: WriterClient, voice: Voice, qtbot: QtBot
) -> None:
    client.write([ask("p1", voice)])
    with qtbot.waitSignal(client.restarted, timeout=WAIT):
        os.kill(client.process_id(), signal.SIGKILL)
    with qtbot.waitSignal(client.died, timeout=WAIT) as died:
        os.kill(client.process_id(), signal.SIGKILL)
    lost, error = died.args
    assert lost == ["p1"] and isinstance(error, PasticheError) and error.remedy
    assert not client.busy and not client.running


def test_the_log_has_the_kind_of_its_end_and_nothing_that_it_quoted(
    client: WriterClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    event = {"event": "error", "kind": "BadInput", "message": "No.", "remedy": "Try.", "detail": SOURCE}
    dies = f"import json; print(json.dumps({event!r}), flush=True)"
    monkeypatch.setattr(writer_client, "worker_command", lambda: [sys.executable, "-c", dies])
    with qtbot.waitSignal(client.died, timeout=WAIT) as died, caplog.at_level("WARNING", "pastiche"):
        client.write([ask("p1", Voice("any"))])
    assert died.args[1].detail == SOURCE
    assert "the writer ended: exit status 0" in caplog.text and SOURCE not in caplog.text


@pytest.mark.long
@pytest.mark.skipif(not Judge.available(), reason="the embedding model is not here")
def test_meanings_are_compared_as_the_window_asks_for_it(
    client: WriterClient, voice: Voice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WriterClient, "meaning", True)
    client.know((SOURCE, "Another passage, of a market and its fish."))
    with qtbot.waitSignal(client.written, timeout=WAIT) as done:
        client.write([ask("p1", voice)])
    assert "meaning" in done.args[1].checked


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child answers without a model."""
    command = [sys.executable, str(Path(writer_child.__file__))]
    monkeypatch.setattr(writer_client, "worker_command", lambda: command)


@pytest.mark.usefixtures("quick")
def test_a_passage_waits_for_a_child_that_was_given_its_keys(client: WriterClient, qtbot: QtBot) -> None:
    answers: dict[str, str] = {}
    client.written.connect(lambda passage, answer: answers.update({passage: answer.text}))
    client.write([ask("p1", Voice("any"), llm="words")])
    client.write([ask("p2", Voice("any"), llm="some", keys={"some": "secret"})])
    qtbot.waitUntil(lambda: not client.busy)
    assert answers == {"p1": "none", "p2": "some"}


@pytest.mark.usefixtures("quick")
def test_the_child_knows_the_document_that_is_open(client: WriterClient, qtbot: QtBot) -> None:
    answers: list[str] = []
    client.written.connect(lambda passage, answer: answers.append(answer.text))
    for document in (("one", "two"), ("three",)):
        client.know(document)
        client.write([Ask("p1", "Known?", Voice("any"))])
        qtbot.waitUntil(lambda: not client.busy)
    client.release()
    client.write([Ask("p1", "Known?", Voice("any"))])
    qtbot.waitUntil(lambda: not client.busy)
    assert answers == ["one two", "three", "three"]


@pytest.mark.usefixtures("quick")
def test_stopping_everything_stops_a_load_that_hangs(client: WriterClient, qtbot: QtBot) -> None:
    told: list[list[str]] = []
    client.cancelled.connect(told.append)
    client.write([ask(f"p{n}", Voice("hangs")) for n in range(3)])
    client.cancel_all()
    assert told == [["p0", "p1", "p2"]]  # all at once
    assert not client.busy and not client.is_loading and not client.running
    with qtbot.waitSignal(client.written):
        client.write([ask("p0", Voice("any"))])


def test_gives_its_memory_back_when_idle(voice: Voice, qtbot: QtBot) -> None:
    client = WriterClient(idle_minutes=0.0005)
    with qtbot.waitSignal(client.written, timeout=WAIT):
        client.write([ask("p1", voice)])
    child = client.process_id()
    qtbot.waitUntil(lambda: not client.running, timeout=WAIT)
    qtbot.waitUntil(lambda: not psutil.pid_exists(child), timeout=WAIT)
    client.shut_down()


def test_no_child_outlives_a_window_that_is_killed(voice: Voice, qtbot: QtBot) -> None:
    program = f"""
from PySide6.QtCore import QCoreApplication
from desktop.editor.requests import Ask, Voice
from desktop.editor.writer_client import WriterClient
app = QCoreApplication([])
client = WriterClient()
client.loaded.connect(lambda event: print(client.process_id(), flush=True))
client.write([Ask("p1", "Some words to write anew.", Voice({voice.adapter!r}))])
app.exec()
"""
    window = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=worker_environment()
    )
    assert window.stdout is not None
    child = int(window.stdout.readline())
    assert psutil.pid_exists(child)
    window.kill()
    window.wait()
    window.stdout.close()
    qtbot.waitUntil(lambda: not psutil.pid_exists(child) or _zombie(child), timeout=WAIT)


def _zombie(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
