"""`pastiche neutralize` killed at random moments, and with a server that fails one time in ten."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.neutralizing import Result
from core.progress import silent
from core.runner import run_child
from tests.bench.asking import KINDS, kill_and_restart, make_text, wrong
from tests.fakes.quick_server import MIX, quick_server

pytestmark = pytest.mark.long


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
