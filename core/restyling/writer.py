"""Owns the editor's resident child: keeps model and voice warm, and answers requests in JSON lines.

In:   {"do": "load", "adapter", "strength", "model", "author", "llm"}     {"do": "unload"}     {"do": "stop"}
      {"do": "write", "id", "text", "llm", "temperature", "top_p", "repetition_penalty", "seed", "verify"}
      {"do": "cancel", "id"}
Out:  {"event": "loaded", "author", "base_model", "describer", "warnings"}     {"event": "unloaded"}
      {"event": "piece", "id", "text"}     new text only
      {"event": "again", "id", "text"}     what was streamed does not hold, but for this text
      {"event": "note", "id", "text"}      a plain sentence while it is being written
      {"event": "written", "id", "text", "notes"}     {"event": "cancelled_passage", "id"}
      {"event": "failed", "id", "message", "remedy"}     id is empty when loading failed

A write for an id that is being written takes its place.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.describing.providers import Provider, split_name
from core.progress import BadInput, BadOption, Cancelled, PasticheError
from core.restyling.copying import load_corpus
from core.restyling.opening import WORDS, OpenedVoice, describe_parts, open_voice, provider_for
from core.restyling.passages import LONGEST, parts
from core.restyling.rewriting import Again, Event, Part, Rewriter, Rewritten, Streamed
from core.writing.generate import Sampling, Voice

if TYPE_CHECKING:
    from core.channel import Channel

PACE = 0.05
"""Seconds between two pieces of one passage: 20 a second look like a stream and cost the window little."""
AT_ONCE = 4  # passages being described over a network side by side
HERE = ("outline", "mlx", WORDS)
"""Describers that compute in this process; the others are waited for on a thread, so that writing goes on."""


def serve(channel: Channel) -> None:
    """Answer requests until a stop is asked for."""
    writer = Writer(channel)
    try:
        while writer.turn():
            pass
    finally:
        writer.close()


class Writer:
    """What the child holds between requests."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._voice: Voice | None = None
        self._opened: OpenedVoice | None = None
        self._rewriter: Rewriter | None = None
        self._providers: dict[str, Provider | None] = {}
        self._stream = Stream(channel)
        self._pool = ThreadPoolExecutor(AT_ONCE, "describing")
        self._describing: dict[str, object] = {}  # id -> a token of its own; a newer request takes the place
        self._described: queue.SimpleQueue[tuple[str, object, list[Part] | PasticheError, Mapping[str, Any]]]
        self._described = queue.SimpleQueue()

    def close(self) -> None:
        self._describing.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def turn(self) -> bool:
        """Take what came in, then write one token of everything; False when a stop was asked for."""
        requests = self._channel.waiting()
        if not requests and self._idle():
            requests = [next(self._channel.requests())]
        for place, request in enumerate(requests):
            if request.get("do") == "stop":
                return False
            asked_anew = {r.get("id") for r in requests[place:] if r.get("do") == "write"}
            self._handle(request, asked_anew)
        self._take_described(wait=not requests and not self._writing())
        if self._rewriter is not None:
            for event in self._rewriter.step():
                self._forward(event)
        self._stream.flush()
        return True

    def _writing(self) -> bool:
        return self._rewriter is not None and self._rewriter.running > 0

    def _idle(self) -> bool:
        return not self._describing and not self._writing()

    def _handle(self, request: Mapping[str, Any], asked_anew: set[Any]) -> None:
        name = str(request.get("id", ""))
        try:
            match request.get("do"):
                case "load":
                    name = ""
                    self._load(request)
                case "unload":
                    self._unload()
                    self._channel.send({"event": "unloaded"})
                case "write":
                    self._write(name, request)
                case "cancel":
                    self._drop(name)
                    if name not in asked_anew:
                        self._channel.send({"event": "cancelled_passage", "id": name})
                case other:
                    raise BadInput(f"The writer does not know the request {other!r}.", "Update Pastiche.")
        except PasticheError as error:
            self._fail(name, error)

    def _fail(self, name: str, error: PasticheError) -> None:
        self._stream.forget(name)
        self._channel.send(
            {
                "event": "failed",
                "id": name,
                "message": error.message,
                "remedy": error.remedy,
                "detail": error.detail,
            }
        )

    # The voice.
    def _load(self, request: Mapping[str, Any]) -> None:
        folder = Path(str(request.get("adapter", ""))).expanduser()
        opened = open_voice(folder, *(str(request.get(name, "")) for name in ("author", "model", "llm")))
        self._drop_all()
        if self._voice is None or self._voice.path != opened.base:
            self._unload()
            self._voice = Voice(opened.base)
        self._rewriter = self._opened = None
        self._voice.set_adapter(folder, float(request.get("strength", 1.0)))
        self._rewriter = Rewriter(self._voice, opened.author, load_corpus(folder))
        self._opened = opened
        self._channel.send(
            {
                "event": "loaded",
                "author": opened.author,
                "base_model": opened.base_model,
                "describer": opened.describer,
                "warnings": list(opened.warnings),
            }
        )

    def _unload(self) -> None:
        self._drop_all()
        self._voice = self._rewriter = self._opened = None
        self._providers.clear()

    # Passages.
    def _write(self, name: str, request: Mapping[str, Any]) -> None:
        if self._rewriter is None or self._opened is None:
            raise BadOption("No voice is loaded.", "Choose a voice first.")
        text = str(request.get("text", ""))
        if not text.split():
            raise BadInput("There is nothing in this passage to restyle.", "Choose a passage with text.")
        self._drop(name)
        self._sampling(request)  # what makes no sense is said now, not when the description has come
        cut = parts(text, self._rewriter.longest_part(text, LONGEST))
        llm = str(request.get("llm", "")) or self._opened.describer
        if llm not in self._providers:
            self._providers[llm] = provider_for(self._opened, llm, AT_ONCE)
        token = self._describing[name] = object()
        job = (name, token, cut, self._providers[llm], self._opened.neutral_names, request)
        if split_name(llm)[0] in HERE:
            self._describe(*job)
        else:
            self._channel.send({"event": "note", "id": name, "text": "Being described."})
            self._pool.submit(self._describe, *job)

    def _describe(
        self,
        name: str,
        token: object,
        cut: list[tuple[str, str]],
        provider: Provider | None,
        neutral: bool,
        request: Mapping[str, Any],
    ) -> None:
        """Describe a passage, here or on a thread; the outcome goes into the queue."""

        def tick() -> None:
            if self._describing.get(name) is not token or self._channel.stopped.is_set():
                raise Cancelled

        asked = {str(place): text for place, (text, _) in enumerate(cut)}
        outcome: list[Part] | PasticheError
        try:
            answers = {}
            for place, description, reason in describe_parts(asked, provider, neutral, tick):
                if reason:
                    message = f"The passage could not be described. {reason}"
                    raise BadInput(message, "Try again, or choose another describer.")
                answers[place] = description
            outcome = [Part(text, answers[str(n)], joint) for n, (text, joint) in enumerate(cut)]
        except Cancelled:
            return
        except PasticheError as error:
            outcome = error
        self._described.put((name, token, outcome, request))

    def _take_described(self, wait: bool) -> None:
        """Hand described passages to the rewriter; with nothing else to do, wait a moment for one."""
        while self._describing:
            try:
                name, token, outcome, request = self._described.get(block=wait, timeout=PACE)
            except queue.Empty:
                return
            wait = False
            if self._describing.get(name) is not token or self._rewriter is None:
                continue
            del self._describing[name]
            if isinstance(outcome, PasticheError):
                self._fail(name, outcome)
            else:
                self._rewriter.add(name, outcome, self._sampling(request), bool(request.get("verify", True)))

    @staticmethod
    def _sampling(request: Mapping[str, Any]) -> Sampling:
        return Sampling(
            float(request.get("temperature", 1.0)),
            float(request.get("top_p", 0.9)),
            float(request.get("repetition_penalty", 1.1)),
            seed=int(request.get("seed", 42)),
        )

    def _drop(self, name: str) -> bool:
        """Forget a passage that is being described or written; False where there is none."""
        self._stream.forget(name)
        described = self._describing.pop(name, None) is not None
        written = self._rewriter is not None and self._rewriter.cancel(name)
        return described or written

    def _drop_all(self) -> None:
        names = [*self._describing, *(self._rewriter.names if self._rewriter else ())]
        for name in names:
            self._drop(name)
            self._channel.send({"event": "cancelled_passage", "id": name})

    def _forward(self, event: Event) -> None:
        match event:
            case Streamed(name, text):
                self._stream.add(name, text)
            case Again(name, text, reason):
                self._stream.forget(name)
                self._channel.send({"event": "again", "id": name, "text": text})
                self._channel.send({"event": "note", "id": name, "text": reason})
            case Rewritten(name, None, _, reason):
                self._fail(name, PasticheError(reason, "Try again, or change your text a little."))
            case Rewritten(name, text, notes):
                self._stream.flush(name)
                self._channel.send({"event": "written", "id": name, "text": text, "notes": list(notes)})


class Stream:
    """Text on its way to the window, held back a moment so that pieces do not come too often."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._held: dict[str, str] = {}
        self._sent: dict[str, float] = {}

    def add(self, name: str, text: str) -> None:
        self._held[name] = self._held.get(name, "") + text

    def forget(self, name: str) -> None:
        self._held.pop(name, None)
        self._sent.pop(name, None)

    def flush(self, name: str = "") -> None:
        """Send what is due; all that is held of `name`, which is finished."""
        now = time.monotonic()
        for held in [name] if name else list(self._held):
            if text := self._held.get(held):
                if not name and now - self._sent.get(held, 0.0) < PACE:
                    continue
                self._channel.send({"event": "piece", "id": held, "text": text})
                self._held[held] = ""
                self._sent[held] = now
        if name:
            self.forget(name)
