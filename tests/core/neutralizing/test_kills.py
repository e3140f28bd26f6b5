"""*neutralize* killed at random moments, with a server that fails one time in ten, and with one that dies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.describing.providers import Answer, ollama, openai_compatible
from core.describing.providers.parallel import ask_in_parallel
from core.files import read_jsonl
from core.neutralizing import Result
from core.progress import ProviderOff, silent
from core.runner import run_child, run_here
from tests.bench.asking import KINDS, kill_and_restart, make_text, wrong
from tests.fakes.llm_servers import ollama_server, openai_server
from tests.fakes.quick_server import MIX, quick_server


@pytest.mark.long
def test_kills_of_the_command_or_its_child_lose_and_double_nothing(tmp_path: Path) -> None:
    text, workers = make_text(tmp_path, 60), 4
    with quick_server(text.answers, tmp_path, latency=0.15) as peer:
        output = tmp_path / "author.jsonl"
        found = kill_and_restart(text, output, peer, kills=3, workers=workers, longest=1.7)
        requests = len(peer.log())
    assert found.kills == 3
    assert found.wrong == 0
    assert found.asked_again == 0
    assert requests <= 60 + found.kills * workers


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fault_costs_a_few_requests_and_no_passage(tmp_path: Path, kind: str) -> None:
    text, output = make_text(tmp_path, 90), tmp_path / "author.jsonl"
    with quick_server(text.answers, tmp_path, kind, latency=0.02, faulty=10) as peer:
        result: Result = run_child("neutralize", None, text.options(output, peer.llm, 8), silent)
        log = peer.log()
    assert {seen.fault for seen in log} == {"", *MIX}
    assert (result.pairs, result.failed) == (90, 0)
    assert wrong(text, output) == 0
    assert len(log) <= 90 * 1.15


@pytest.mark.parametrize("kind", KINDS)
def test_a_server_that_dies_fails_no_passage_and_the_next_run_goes_on(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = openai_compatible if kind == "openai" else ollama

    def at_once(*args: Any) -> Iterator[Answer]:
        return ask_in_parallel(*args[:4], 0.001)

    monkeypatch.setattr(module, "ask_in_parallel", at_once)
    text, output = make_text(tmp_path, 40), tmp_path / "author.jsonl"
    start = openai_server if kind == "openai" else ollama_server
    llm = "openai:m@" if kind == "openai" else "ollama:small:1b@"
    with start(lambda n: "500" if n >= 10 else "") as server, pytest.raises(ProviderOff) as caught:
        run_here("neutralize", None, text.options(output, llm + server.url, 4), silent)
    assert "500" in caught.value.message
    assert "start this step again" in caught.value.remedy
    assert len(read_jsonl(output)) == 10
    assert not output.with_name("author.failed.jsonl").exists()
    assert len(server.requests) < 40
    with start() as server:
        result: Result = run_here("neutralize", None, text.options(output, llm + server.url, 4), silent)
        assert len(server.requests) == result.asked == 30
    assert wrong(text, output) == 0
