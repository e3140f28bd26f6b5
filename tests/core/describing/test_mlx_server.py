"""A real OpenAI-compatible peer: mlx_lm.server with a tiny model that answers nonsense in the right shape."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from core.describing.describe_text import describe_all
from core.describing.providers import Ask, open_provider
from tests.fakes.llm_servers import free_port_url
from tests.fakes.passages import TOLD_OF_THEM
from tests.fakes.tiny_model import make_tiny_model

pytestmark = pytest.mark.long
TEMPLATE = "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}<assistant>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    model = make_tiny_model(tmp_path_factory.mktemp("models") / "instruct", context=4096)
    config = model / "tokenizer_config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"chat_template": TEMPLATE}))
    url = free_port_url()
    command = [sys.executable, "-m", "mlx_lm", "server", "--model", str(model)]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(urlsplit(url).port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert until_it_answers(url, process)
        yield f"openai:{model}@{url}"
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


def test_it_is_asked_and_answers(server: str) -> None:
    asks = [Ask(str(i), "x", f"Describe number {i}.", max_tokens=8) for i in range(4)]
    answers = list(open_provider(server, workers=2).describe(asks))
    assert sorted(a.id for a in answers) == ["0", "1", "2", "3"]
    assert all(not a.error and a.text and a.tokens_in > 0 for a in answers)


def test_nonsense_is_judged_and_fails_with_a_reason(server: str) -> None:
    short = " ".join(TOLD_OF_THEM.split()[:40])
    described = next(describe_all({"one": short}, open_provider(server)))
    assert described.text == ""
    assert described.reason
    assert described.tries == 3
