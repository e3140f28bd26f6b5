"""Owns a describer's server in a process of its own, so cheap that a bench measures its client and not it.

Answers are prepared beforehand; a request costs some fifty microseconds. What came, when, and what it got
stands in the log. Speaks OpenAI's chat completions and Ollama's API, with the faults of `llm_servers`.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.fakes.llm_servers import BAD_ANSWERS, REFUSED, chat_shape, excerpt, problem_shape

MIX = ("429", "after", "500", "drop", "half", "truncated", "slow", "refusal", "empty")
"""Every kind of fault that a provider must get over, in the order in which they come round."""


@dataclass(frozen=True)
class Seen:
    """One request: when it came and was answered (seconds of `time.time`), of which excerpt, what it got."""

    came: float
    answered: float
    excerpt: str
    fault: str


class Peer:
    """The other side, as a bench sees it."""

    def __init__(self, url: str, kind: str) -> None:
        self.root = url
        self.llm = f"openai:any@{url}/v1" if kind == "openai" else f"ollama:small:1b@{url}"

    def log(self) -> list[Seen]:
        """What came so far, in the order of its coming; a request without an answer yet has 0.0."""
        rows = httpx.get(f"{self.root}/log", timeout=30, trust_env=False).json()
        return [Seen(*row) for row in rows]


@contextmanager
def quick_server(
    answers: Mapping[str, str], folder: Path, kind: str = "openai", latency: float = 0.4, faulty: int = 0
) -> Iterator[Peer]:
    """A server that answers with `answers[excerpt]`, to be asked until the end of the block.

    Args:
        folder: for the file that hands the answers over.
        faulty: one of so many answers, at a random place among them, gets the next fault of MIX; 0: none.
    """
    prepared = folder / f"answers-{kind}.json"
    prepared.write_text(json.dumps(dict(answers)), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "tests.fakes.quick_server",
        str(prepared),
        kind,
        str(latency),
        str(faulty),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield Peer(process.stdout.readline().strip(), kind)
    finally:
        process.kill()
        process.wait()


class _State:
    def __init__(self, answers: Mapping[str, str], kind: str, latency: float, faulty: int) -> None:
        self.kind, self.latency, self.faulty = kind, latency, faulty
        self.good = {text: _reply(200, chat_shape(kind, notes)) for text, notes in answers.items()}
        self.log: list[list[Any]] = []
        self.choice = random.Random(11)
        self.faults = 0
        self.at = -1

    def fault(self, number: int) -> str:
        """One in every `faulty` requests."""
        if not self.faulty:
            return ""
        if number % self.faulty == 0:
            self.at = number + self.choice.randrange(self.faulty)
        if number != self.at:
            return ""
        self.faults += 1
        return MIX[(self.faults - 1) % len(MIX)]

    def reply(self, text: str, fault: str) -> bytes:
        """The bytes to send; empty where the connection is dropped."""
        if fault == "after":
            return _reply(429, problem_shape(self.kind, "Slow down."), "Retry-After: 1\r\n")
        if fault in REFUSED:
            status, problem = REFUSED[fault]
            return _reply(status, problem_shape(self.kind, problem["error"]["message"]))
        if fault in BAD_ANSWERS:
            return _reply(200, chat_shape(self.kind, BAD_ANSWERS[fault]))
        good = self.good.get(text)
        if good is None:
            return _reply(400, problem_shape(self.kind, "An excerpt that nobody prepared an answer for."))
        if fault == "truncated":
            body = good.partition(b"\r\n\r\n")[2]
            return _framed(200, body[: len(body) // 2])
        return {"drop": b"", "half": good[: len(good) // 2]}.get(fault, good)


def _reply(status: int, value: Any, headers: str = "") -> bytes:
    return _framed(status, json.dumps(value).encode(), headers)


def _framed(status: int, body: bytes, headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return f"{head}{headers}\r\n".encode() + body


class _Connection(asyncio.Protocol):
    """One client; requests on it come one after another."""

    def __init__(self, state: _State) -> None:
        self.state = state
        self.data = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.data += data
        head, end, rest = bytes(self.data).partition(b"\r\n\r\n")
        if not end:
            return
        length = next(
            (int(line[15:]) for line in head.split(b"\r\n") if line[:15].lower() == b"content-length:"), 0
        )
        if len(rest) < length:
            return
        del self.data[: len(head) + 4 + length]
        self.request(head.split(b" ", 2)[1].decode(), rest[:length])

    def request(self, path: str, body: bytes) -> None:
        if path == "/log":
            self.transport.write(_reply(200, self.state.log))
        elif path == "/api/tags":
            self.transport.write(_reply(200, {"models": [{"model": "small:1b", "name": "small:1b"}]}))
        else:
            self.question(body)

    def question(self, body: bytes) -> None:
        state = self.state
        text = excerpt(json.loads(body)["messages"][-1]["content"])
        fault = state.fault(len(state.log))
        seen: list[Any] = [time.time(), 0.0, text, fault]
        state.log.append(seen)
        loop = asyncio.get_running_loop()
        loop.call_later(state.latency, self.answer, state.reply(text, fault), fault, seen)

    def answer(self, reply: bytes, fault: str, seen: list[Any]) -> None:
        seen[1] = time.time()
        if fault == "slow":
            step = len(reply) // 5 + 1
            loop = asyncio.get_running_loop()
            for n in range(5):
                loop.call_later(0.1 * n, self.transport.write, reply[n * step : (n + 1) * step])
            return
        if reply:
            self.transport.write(reply)
        if fault in ("drop", "half"):
            self.transport.close()


async def _serve(state: _State) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(state), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


def main(arguments: Sequence[str]) -> None:
    prepared, kind, latency, faulty = arguments
    answers = json.loads(Path(prepared).read_text(encoding="utf-8"))
    asyncio.run(_serve(_State(answers, kind, float(latency), int(faulty))))


if __name__ == "__main__":
    main(sys.argv[1:])
