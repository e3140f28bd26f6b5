"""A real OpenAI-compatible peer: mlx_lm.server with the practice model, also behind a line that fails."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from core.describing.describe_text import describe_all
from core.describing.providers import Ask, open_provider
from core.machine import resource
from core.progress import ProviderOff, ProviderRefused
from tests.fakes.llm_servers import BAD_ANSWERS, free_port_url, openai_proxy
from tests.fakes.passages import TOLD_OF_THEM

pytestmark = pytest.mark.long
MODEL = str(resource("practice_model"))
TEMPLATE = "{% for m in messages %}{{ m.content }} {% endfor %}"
PASSING = ("429", "after", "500", "503", "drop", "half", "truncated", "no-choices")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    url = free_port_url()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "mlx_lm", "server", "--model", MODEL, "--chat-template", TEMPLATE),
            *("--host", "127.0.0.1", "--port", str(urlsplit(url).port)),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert until_it_answers(url, process)
        yield f"{url}/v1"
    finally:
        process.kill()
        process.wait()


def until_it_answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    for _ in range(300):
        try:
            return httpx.get(f"{url}/v1/models", timeout=30, trust_env=False).status_code == 200
        except httpx.TransportError:
            if process.poll() is not None:
                return False
            threading.Event().wait(0.2)
    return False


def provider(url: str, workers: int = 1) -> Any:
    opened: Any = open_provider(f"openai:{MODEL}@{url}", workers)
    opened.first_wait = 0.01
    return opened


def asks(count: int) -> list[Ask]:
    return [Ask(str(n), "x", f"Describe number {n}.", max_tokens=8) for n in range(count)]


def test_it_is_asked_and_answers(server: str) -> None:
    answers = list(provider(server, workers=2).describe(asks(4)))
    assert sorted(a.id for a in answers) == ["0", "1", "2", "3"]
    assert all(not a.error and a.text and a.cut and a.tokens_in > 0 for a in answers)


def test_nonsense_is_judged_and_fails_with_a_reason(server: str) -> None:
    short = " ".join(TOLD_OF_THEM.split()[:40])
    described = next(describe_all({"one": short}, provider(server)))
    assert described.text == ""
    assert described.reason
    assert described.tries == 3


@pytest.mark.parametrize("workers", [1, 4])
def test_every_fault_of_the_line_is_got_over(server: str, workers: int) -> None:
    faults = [*PASSING, "slow"]
    with openai_proxy(server, lambda n: faults[n // 2] if n % 2 and n < 18 else "", latency=0.02) as line:
        answers = list(provider(line.url, workers).describe(asks(20)))
    assert sorted(int(a.id) for a in answers) == list(range(20))
    assert all(a.text and not a.error for a in answers)
    assert len(line.requests) == 20 + len(PASSING)


@pytest.mark.parametrize("kind", BAD_ANSWERS)
def test_a_bad_answer_is_asked_again_with_what_was_wrong(server: str, kind: str) -> None:
    short = " ".join(TOLD_OF_THEM.split()[:40])
    with openai_proxy(server, lambda n: kind) as line:
        described = next(describe_all({"one": short}, provider(line.url)))
    assert described.text == ""
    assert [described.reason in r["messages"][0]["content"] for r in line.requests] == [False, True, True]
    assert len({r["seed"] for r in line.requests}) == 3


def test_a_peer_that_goes_away_in_the_middle_fails_nothing(server: str) -> None:
    with openai_proxy(server, lambda n: "drop" if n >= 5 else "") as line:
        asked, came = provider(line.url, 2), []
        asked.first_wait = 0.001
        with pytest.raises((ProviderOff, ProviderRefused)) as caught:
            for answer in asked.describe(asks(40)):
                came.append(answer)
    assert 4 <= len(came) <= 5
    assert not [a for a in came if a.error]
    assert caught.value.remedy
    assert len(line.requests) < 40
