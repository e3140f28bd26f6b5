"""What is decided so that a training fits, that it stays decided, room on the disk, and Ollama's memory."""

from __future__ import annotations

import dataclasses
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from core import machine
from core.progress import NoSpace, PasticheError
from core.training import fitting, memory
from core.training.fitting import Fit, check_disk, choose, fitted, unload_describer
from core.training.recipe import Lora, Recipe
from core.writing.models import BIG, catalogue

SHAPES = {info.name: info.shape for info in catalogue()}
SMALL = SHAPES["mlx-community/Qwen3-1.7B-Base-4bit"]
LONGEST = 1400


def need(longest: int, checkpointing: bool) -> int:
    return memory.estimate(SHAPES[BIG], 64, longest, 1, checkpointing).total


def total(bytes_used: int) -> int:
    """Memory of a machine on which so many bytes just fit."""
    return int(bytes_used / machine.FITS) + 10


def test_first_as_it_is_then_checkpointing_then_shorter_examples() -> None:
    shape, recipe = SHAPES[BIG], Recipe()
    fit = choose(shape, recipe, LONGEST, total(need(LONGEST, False)))
    assert (fit.checkpointing, fit.max_tokens, fit.warnings) == (False, 2048, ())
    assert fit.need == need(LONGEST, False) <= fit.budget
    fit = choose(shape, recipe, LONGEST, total(need(LONGEST, True)))
    assert (fit.checkpointing, fit.max_tokens) == (True, 2048) and "slower" in fit.warnings[0]
    for length in (1280, 1024, 768):
        fit = choose(shape, recipe, LONGEST, total(need(length, True)))
        assert (fit.checkpointing, fit.max_tokens) == (True, length)
        assert f"longer than {length} tokens are divided" in fit.warnings[1]
    asked = dataclasses.replace(recipe, grad_checkpoint=True)
    assert choose(shape, asked, LONGEST, total(need(LONGEST, True))).warnings == ()


def test_what_the_longest_example_does_not_reach_costs_nothing() -> None:
    short = choose(SMALL, Recipe(), 500, 64 * 10**9)
    assert short.need == memory.estimate(SMALL, 64, 500).total and short.max_tokens == 2048
    narrow = dataclasses.replace(SMALL, context=1000)
    assert choose(narrow, Recipe(), LONGEST, 64 * 10**9).max_tokens == 1000


def test_what_does_not_fit_is_refused_with_an_offer_that_does() -> None:
    with pytest.raises(PasticheError) as caught:
        choose(SHAPES[BIG], Recipe(), LONGEST, 16 * 10**9)
    said = re.search(r"base model (\S+) with rank (\d+)", caught.value.remedy)
    assert said is not None
    offered, rank = SHAPES[said[1]], int(said[2])
    recipe = Recipe(lora_parameters=Lora(rank=rank))
    assert choose(offered, recipe, LONGEST, 16 * 10**9).budget == int(0.7 * 16e9)
    with pytest.raises(PasticheError) as caught:
        choose(SHAPES[BIG], Recipe(), LONGEST, 10**9)
    assert "--model practice" in caught.value.remedy or "practice" in caught.value.remedy


def test_what_was_measured_counts_more_than_the_formula() -> None:
    shape, there = SHAPES[BIG], total(need(LONGEST, False))
    assert choose(shape, Recipe(), LONGEST, there, {False: 1.2, True: 1.2}).checkpointing
    less = total(int(0.9 * need(LONGEST, False)))
    assert choose(shape, Recipe(), LONGEST, less).checkpointing
    assert not choose(shape, Recipe(), LONGEST, less, {False: 0.7, True: 1.0}).checkpointing


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A machine on which the 8B model fits with checkpointing."""
    found = SimpleNamespace(memory=total(need(LONGEST, True)), free_memory=10**12, chip="none")
    monkeypatch.setattr(machine, "this_machine", lambda: found)
    return found


def test_a_training_that_goes_on_decides_as_before(tmp_path: Path, here: SimpleNamespace) -> None:
    def ask(key: str = "a", factor: float = 1.0, fresh: bool = False) -> Fit:
        return fitted(SHAPES[BIG], Recipe(), LONGEST, tmp_path, key, {False: factor, True: factor}, fresh)

    first = ask()
    assert first.checkpointing and first.max_tokens == 2048
    assert ask(factor=1.3) == first == ask(factor=0.01), "more was measured meanwhile"
    assert ask("b", factor=1.3).max_tokens < 2048, "other data, recipe or model"
    assert ask("a").max_tokens == 2048
    assert not ask("a", factor=0.01, fresh=True).checkpointing
    (tmp_path / fitting.NOTED).write_text('{"key": ', encoding="utf-8")
    assert ask() == first, "a damaged note is no note"
    here.memory *= 4
    assert not ask().checkpointing, "on another machine it is decided anew"


def test_memory_that_is_taken_is_told(tmp_path: Path, here: SimpleNamespace) -> None:
    here.free_memory = 10**9
    assert "1.0 GB are free" in fitted(SHAPES[BIG], Recipe(), LONGEST, tmp_path, "a").warnings[-1]


def test_room_for_all_that_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = memory.disk_bytes(SHAPES[BIG], 64)
    assert 3 * 12 * memory.adapter_parameters(SHAPES[BIG], 64) < wanted < 11e9
    monkeypatch.setattr(machine, "free_disk", lambda path: wanted)
    check_disk(SHAPES[BIG], 64, tmp_path / "adapter")
    monkeypatch.setattr(machine, "free_disk", lambda path: wanted - 1000)
    with pytest.raises(NoSpace, match="Training needs about"):
        check_disk(SHAPES[BIG], 64, tmp_path)
    (tmp_path / "checkpoints" / "0000001").mkdir(parents=True)
    (tmp_path / "checkpoints" / "0000001" / "adapters.safetensors").write_bytes(bytes(2000))
    check_disk(SHAPES[BIG], 64, tmp_path)


@pytest.fixture
def ollama() -> Iterator[SimpleNamespace]:
    """A server on loopback that answers everything with `status`, and what it was asked."""
    asked: list[tuple[str, dict[str, object]]] = []
    found = SimpleNamespace(asked=asked, status=200)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, body))
            said = json.dumps({"model": body["model"], "response": "", "done": True}).encode()
            self.send_response(found.status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_local_ollama_gives_its_memory_back(
    ollama: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", ollama.url)
    unload_describer("ollama:small:1b")
    unload_describer(f"ollama:large:8b@{ollama.url}")
    assert [(path, body["model"], body["keep_alive"]) for path, body in ollama.asked] == [
        ("/api/generate", "small:1b", 0),
        ("/api/generate", "large:8b", 0),
    ]
    assert all(not body.get("prompt") for _, body in ollama.asked), "nothing is to be written"
    ollama.status = 500
    unload_describer("ollama:small:1b")
    monkeypatch.setenv("OLLAMA_HOST", "http://127.0.0.1:9")
    unload_describer("ollama:small:1b")


def test_other_describers_are_left_alone(ollama: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", ollama.url)
    for describer in ("", "outline", "deepseek:deepseek-flash", "mlx:some/model", f"openai:m@{ollama.url}"):
        unload_describer(describer)
    monkeypatch.setenv("OLLAMA_HOST", "http://elsewhere.example:11434")
    unload_describer("ollama:small:1b")
    unload_describer("ollama:small:1b@http://elsewhere.example:11434")
    assert not ollama.asked
