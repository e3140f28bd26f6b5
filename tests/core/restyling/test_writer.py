"""The editor's writer as the window meets it: a child process that answers in JSON lines."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.restyling.stream import PACE, Stream
from core.runner import start_worker
from tests.fakes.voices import ANSWER, AUTHOR, SOURCE

PATIENCE = 60.0  # seconds; a busy machine may take its time


class Child:
    """A writer in a child process, and what it answers."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] = start_worker({"serve": "writer", "keys": {}})
        self._events: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        for target in (self._listen, lambda: list(self.process.stderr or ())):
            threading.Thread(target=target, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self._events.put(json.loads(line))

    def ask(self, **request: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()

    def write(self, name: str, **more: Any) -> None:
        settings = {"text": SOURCE, "temperature": 0, "repetition_penalty": 1, **more}
        self.ask(do="write", id=name, **settings)

    def load(self, voice: Path, **more: Any) -> dict[str, Any]:
        self.ask(do="load", adapter=str(voice), **more)
        return self.until("loaded", "failed")[-1]

    def until(self, *kinds: str, count: int = 1) -> list[dict[str, Any]]:
        """All events up to the `count`th of these kinds."""
        events: list[dict[str, Any]] = []
        while sum(e["event"] in kinds for e in events) < count:
            events.append(self._events.get(timeout=PATIENCE))
        return events


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """One child for all tests, as it is one for a whole session of editing; a stop ends it in order."""
    child = Child()
    try:
        yield child
        child.ask(do="stop")
        assert child.until("result")[-1] == {"event": "result", "result": None}
        assert child.process.wait(PATIENCE) == 0
    finally:
        child.process.kill()
        child.process.wait()


def test_passages_stream_and_come_out_whole(child: Child, voices: Path) -> None:
    loaded = child.load(voices / "steady")
    assert loaded == {
        "event": "loaded",
        "author": AUTHOR,
        "base_model": str(voices / "bases" / "steady"),
        "describer": "outline",
        "warnings": [],
        "meaning": False,
    }
    for name in "abc":
        child.write(name, llm="words" if name == "c" else "")
    events = child.until("written", "failed", count=3)
    for name in "abc":
        mine = [e for e in events if e.get("id") == name]
        assert [e["event"] for e in mine][-1] == "written"
        assert mine[-1]["text"] == ANSWER and mine[-1]["notes"] == []
        assert "".join(e["text"] for e in mine if e["event"] == "piece") == ANSWER
    first = [e["id"] for e in events].index("c")
    assert "written" not in [e["event"] for e in events[:first]]  # they are written side by side


def test_one_is_cancelled_one_is_replaced(child: Child, voices: Path) -> None:
    child.load(voices / "noisy", strength=0)
    child.write("gone", verify=False, seed=1)
    child.write("stays")
    child.ask(do="cancel", id="gone")
    events = child.until("written")
    assert {"event": "cancelled_passage", "id": "gone"} in events
    assert events[-1]["id"] == "stays" and events[-1]["text"] == ANSWER
    after = events[events.index({"event": "cancelled_passage", "id": "gone"}) :]
    assert all(e.get("id") != "gone" for e in after[1:])
    child.write("again", temperature=1.5, verify=False)
    child.write("again")
    assert child.until("written")[-1]["text"] == ANSWER
    child.ask(do="cancel", id="never asked")
    assert child.until("cancelled_passage")[-1]["id"] == "never asked"


def test_voices_change_while_the_base_stays(child: Child, voices: Path) -> None:
    child.ask(do="unload")
    child.write("early")
    assert child.until("failed")[-1]["message"] == "No voice is loaded."
    wrong = child.load(voices / "bases")
    assert wrong["event"] == "failed" and wrong["id"] == "" and wrong["remedy"]
    child.load(voices / "noisy", strength=2)
    child.write("a", verify=False, temperature=1)
    noisy = child.until("written", "failed")[-1]
    assert noisy.get("text") != ANSWER
    child.load(voices / "steady")
    child.write("a")
    assert child.until("written")[-1]["text"] == ANSWER


def test_variants_are_written_side_by_side_and_counted_down(child: Child, voices: Path) -> None:
    child.load(voices / "noisy", strength=0.4)
    child.write("a", variants=3, verify=False, temperature=1.2)
    events = child.until("written", "failed", count=3)
    settled = [e for e in events if e["event"] in ("written", "failed")]
    assert [e["left"] for e in settled] == [2, 1, 0] and {e["id"] for e in events} == {"a"}
    assert len({e["text"] for e in settled}) == 3
    streamed = "".join(e["text"] for e in events if e["event"] == "piece")
    assert sum(streamed.strip() == e["text"] for e in settled) == 1  # the first, and only that
    child.write("b", variants=2)
    child.ask(do="cancel", id="b")
    child.write("c", strength=0)
    assert {e["id"] for e in child.until("written") if e["event"] == "written"} == {"c"}


def test_the_base_model_writes_beside_the_voice(child: Child, voices: Path) -> None:
    child.load(voices / "noisy", strength=2)
    child.write("voice", verify=False, temperature=1)
    child.write("base", verify=False, strength=0)
    events = child.until("written", "failed", count=2)
    texts = {e["id"]: e.get("text") for e in events if e["event"] in ("written", "failed")}
    assert texts["base"] == ANSWER and texts["voice"] != ANSWER


def test_a_bad_text_is_written_again_and_then_given_up(child: Child, voices: Path) -> None:
    child.load(voices / "copier")
    child.write("a")
    events = child.until("failed")
    assert [e["event"] for e in events if e["event"] != "piece"] == [
        "again",
        "note",
        "again",
        "note",
        "failed",
    ]
    assert "stand in the author's own text" in events[-1]["message"] and events[-1]["remedy"]
    for wrong in (
        {"text": "  "},
        {"temperature": -3},
        {"length": 40},
        {"strength": 3},
        {"llm": "nobody"},
        {"llm": "deepseek"},
    ):
        child.write("b", **wrong)
        failed = child.until("failed", "written")[-1]
        assert failed["event"] == "failed" and failed["id"] == "b" and failed["remedy"]
    child.ask(do="dance", id="c")
    assert "dance" in child.until("failed")[-1]["message"]


def test_pieces_come_at_most_twenty_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[dict[str, Any]] = []
    now = [100.0]
    monkeypatch.setattr("core.restyling.stream.time.monotonic", lambda: now[0])
    stream = Stream(type("Out", (), {"send": staticmethod(sent.append)})())
    for word in range(100):
        stream.add("a", f"{word} ")
        stream.flush()
        now[0] += PACE / 10
    assert 9 <= len(sent) <= 11  # in half a second
    stream.flush("a")
    assert "".join(e["text"] for e in sent) == "".join(f"{n} " for n in range(100))
    stream.add("b", "dropped")
    stream.forget("b")
    stream.flush("b")
    assert all(event["id"] == "a" for event in sent)
