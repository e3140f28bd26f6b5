"""Owns two local servers to describe with, OpenAI's chat completions and Ollama's API, with faults on order.

They answer on loopback with the notes that the outline makes of the excerpt, so that an answer without
a fault is a good one. A fault is a word; which request gets which is told by a list or a function.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from core.describing.providers.outline import outline

REFUSED = {
    "401": (401, {"error": {"message": "Incorrect API key provided.", "code": "invalid_api_key"}}),
    "402": (402, {"error": {"message": "Insufficient Balance"}}),
    "quota": (429, {"error": {"message": "You exceeded your current quota.", "code": "insufficient_quota"}}),
    "404": (404, {"error": {"message": "The model `gone` does not exist."}}),
    "400": (400, {"error": {"message": "This text is not welcome here."}}),
    "flagged": (403, {"error": {"message": "Your input was flagged by moderation."}}),
    "seed": (400, {"error": {"message": "Unsupported parameter: 'seed' is not supported with this model."}}),
    "thinking": (400, {"error": {"message": "Extra inputs are not permitted: thinking"}}),
    "429": (429, {"error": {"message": "Too many requests."}}),
    "500": (500, {"error": {"message": "Internal error."}}),
    "503": (503, {"error": {"message": "Overloaded."}}),
}
BAD_ANSWERS = {
    "refusal": "I'm sorry, but I can't help with describing this text.",
    "empty": "",
    "short": "A man walks home.",
}
FAULTS = (
    *REFUSED,
    *BAD_ANSWERS,
    "copy",
    "drop",
    "hang",
    "trickle",
    "half",
    "truncated",
    "no-choices",
    "length",
    "slow",
    "chatty",
    "after",
)

Faults = Callable[[int], str]


@dataclass
class Server:
    """What happened at a server.

    Attributes:
        requests: the JSON bodies of the questions, in the order of their coming.
        headers: those of the questions, names in lower case.
        most_at_once: questions in work at a time, at most.
    """

    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    most_at_once: int = 0
    at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def excerpts(self) -> list[str]:
        """The excerpts asked about, in order."""
        return [excerpt(r["messages"][-1]["content"]) for r in self.requests]


def excerpt(prompt: str) -> str:
    return prompt.partition("\n\nExcerpt:\n\n")[2]


def chat_shape(kind: str, text: str, cut: bool = False) -> dict[str, Any]:
    """An answer as OpenAI's ("openai") or Ollama's ("ollama") servers put it."""
    ended = "length" if cut else "stop"
    message = {"role": "assistant", "content": text}
    if kind == "openai":
        return {
            "choices": [{"index": 0, "message": message, "finish_reason": ended}],
            "usage": {"prompt_tokens": 700, "completion_tokens": len(text.split())},
        }
    counts = {"prompt_eval_count": 700, "eval_count": len(text.split())}
    return {"model": "small:1b", "message": message, "done": True, "done_reason": ended, **counts}


def problem_shape(kind: str, said: str) -> dict[str, Any]:
    """What such a server says of a problem."""
    return {"error": {"message": said}} if kind == "openai" else {"error": said}


@contextmanager
def openai_server(faults: Sequence[str] | Faults = (), latency: float = 0.0) -> Iterator[Server]:
    """A server for POST /v1/chat/completions. Request n, from 0, gets `faults[n]` or `faults(n)`."""
    with _serve(_OpenAI, faults, latency) as server:
        server.url += "/v1"
        yield server


@contextmanager
def ollama_server(
    faults: Sequence[str] | Faults = (), latency: float = 0.0, models: Sequence[str] = ("small:1b",)
) -> Iterator[Server]:
    """A server for Ollama's /api/tags, /api/chat and /api/pull."""
    with _serve(_Ollama, faults, latency, models) as server:
        yield server


@contextmanager
def openai_proxy(target: str, faults: Sequence[str] | Faults, latency: float = 0.0) -> Iterator[Server]:
    """A proxy before a real server at `target` (up to and with /v1) that spoils its answers on order."""
    with _serve(_Proxy, faults, latency, target=target) as server:
        server.url += "/v1"
        yield server


@contextmanager
def _serve(
    handler: type[_Handler],
    faults: Sequence[str] | Faults,
    latency: float,
    models: Sequence[str] = (),
    target: str = "",
) -> Iterator[Server]:
    state = Server()
    pick: Faults = faults if callable(faults) else lambda n: faults[n] if n < len(faults) else ""

    class Bound(handler):  # type: ignore[valid-type, misc]
        real = target
        server_state, fault_of, wait, installed = state, staticmethod(pick), latency, list(models)

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Bound)
    listener.daemon_threads = True
    state.url = f"http://127.0.0.1:{listener.server_address[1]}"
    thread = threading.Thread(target=listener.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.closing.set()
        listener.shutdown()
        listener.server_close()
        thread.join()


def free_port_url() -> str:
    """An address at which nothing answers."""
    listener = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    url = f"http://127.0.0.1:{listener.server_address[1]}"
    listener.server_close()
    return url


class _Handler(BaseHTTPRequestHandler):
    """Counts, waits, and does what the fault says; subclasses know the shape of an answer."""

    protocol_version = "HTTP/1.1"
    server_state: Server
    fault_of: Faults
    wait: float
    installed: list[str]

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def body(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["content-length"])))
        return data

    def answer_question(self) -> None:
        state, request = self.server_state, self.body()
        with state.lock:
            number = len(state.requests)
            state.requests.append(request)
            state.headers.append({k.lower(): v for k, v in self.headers.items()})
            state.at_once += 1
            state.most_at_once = max(state.most_at_once, state.at_once)
        try:
            if self.wait:
                state.closing.wait(self.wait)
            self.respond(self.fault_of(number), request)
        finally:
            with state.lock:
                state.at_once -= 1

    def respond(self, fault: str, request: dict[str, Any]) -> None:
        if fault in REFUSED:
            status, problem = REFUSED[fault]
            self.send(status, json.dumps(self.problem(problem)).encode())
        elif fault == "after":
            self.send(429, b'{"error": {"message": "Slow down."}}', {"Retry-After": "0.3"})
        elif fault.startswith("echo "):  # some servers repeat the key they were sent
            self.send(401, json.dumps(problem_shape("openai", f"Wrong key: {fault[5:]}")).encode())
        elif fault == "hang":
            self.server_state.closing.wait(10)
            self.close_connection = True
        elif fault == "drop":
            self.close_connection = True
        elif fault == "no-choices":
            self.send(200, b"{}")
        else:
            data = self.answer(fault, request)
            if fault == "half":
                self.send(200, data, cut=len(data) // 2)
            else:
                data = data[: len(data) // 2] if fault == "truncated" else data
                self.send(200, data, pause={"slow": 0.02, "trickle": 0.25}.get(fault, 0.0))

    def answer(self, fault: str, request: dict[str, Any]) -> bytes:
        return json.dumps(self.shape(self.text(fault, request), fault == "length")).encode()

    def text(self, fault: str, request: dict[str, Any]) -> str:
        source = excerpt(request["messages"][-1]["content"])
        if fault in BAD_ANSWERS:
            return BAD_ANSWERS[fault]
        if fault == "copy":
            return source
        notes = outline(source)
        if fault == "chatty":
            return f'<think>\nLet me see.\n</think>\n\nHere is the description:\n\n"{notes}"\n\nLet me know!'
        return notes

    def send(
        self,
        status: int,
        data: bytes,
        headers: dict[str, str] | None = None,
        pause: float = 0.0,
        cut: int = 0,
    ) -> None:
        """Send an answer, with `pause` seconds between its five parts, or no more than `cut` bytes of it."""
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if cut:
            data, self.close_connection = data[:cut], True
        step = max(1, len(data) // 5) if pause else len(data) or 1
        for start in range(0, len(data), step):
            self.wfile.write(data[start : start + step])
            self.wfile.flush()
            if pause:
                self.server_state.closing.wait(pause)

    def shape(self, text: str, cut: bool) -> dict[str, Any]:
        raise NotImplementedError

    def problem(self, problem: dict[str, Any]) -> dict[str, Any]:
        return problem


class _OpenAI(_Handler):
    def do_POST(self) -> None:
        if self.path != "/v1/chat/completions":
            self.send(404, b'{"error": {"message": "no such path"}}')
            return
        self.answer_question()

    def shape(self, text: str, cut: bool) -> dict[str, Any]:
        return chat_shape("openai", text, cut)


class _Proxy(_OpenAI):
    """Hands questions on to a real server, and spoils its answers."""

    real: str

    def answer(self, fault: str, request: dict[str, Any]) -> bytes:
        reply = httpx.post(f"{self.real}/chat/completions", json=request, timeout=120, trust_env=False)
        assert reply.status_code == 200, reply.text
        if fault in BAD_ANSWERS:
            value = reply.json()
            value["choices"][0]["message"]["content"] = BAD_ANSWERS[fault]
            return json.dumps(value).encode()
        return reply.content


class _Ollama(_Handler):
    def do_GET(self) -> None:
        models = [{"model": name, "name": name, "size": 1} for name in self.installed]
        self.send(200, json.dumps({"models": models}).encode())

    def do_POST(self) -> None:
        if self.path == "/api/chat":
            self.answer_question()
        elif self.path == "/api/pull":
            self.pull(self.body()["model"])
        else:
            self.send(404, b"{}")

    def pull(self, name: str) -> None:
        if name == "unknown":
            self.send(200, b'{"error": "pull model manifest: file does not exist"}\n')
            return
        steps: list[dict[str, Any]] = [{"status": "pulling manifest"}]
        steps += [{"status": "pulling", "digest": "a1", "total": 100, "completed": n} for n in (20, 60, 100)]
        steps.append({"status": "success"})
        self.send(200, b"".join(json.dumps(s).encode() + b"\n" for s in steps))
        self.installed.append(name)

    def shape(self, text: str, cut: bool) -> dict[str, Any]:
        return chat_shape("ollama", text, cut)

    def problem(self, problem: dict[str, Any]) -> dict[str, Any]:
        return problem_shape("ollama", problem["error"]["message"])
