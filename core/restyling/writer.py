"""Owns the editor's resident child: keeps model and voice warm, and answers requests in JSON lines.

In:   {"do": "load", "adapter", "checkpoint", "strength", "model", "author", "llm", "meaning"}
      {"do": "write", "id", "text", "llm", "temperature", "top_p", "repetition_penalty", "seed", "verify",
       "length", "strength", "variants"}
      {"do": "know", "texts"}     the passages of the document that is open, for the check of meaning
      {"do": "cancel", "id"}     {"do": "unload"}     {"do": "stop"}
Out:  {"event": "loaded", "author", "base_model", "describer", "warnings", "meaning"}
      {"event": "unloaded"}
      {"event": "piece", "id", "text"}     new text of the first variant only
      {"event": "again", "id", "text"}     what was streamed does not hold, but for this text
      {"event": "note", "id", "text"}      a plain sentence while it is being written
      {"event": "written", "id", "text", "notes": [{"kind", "note", "spans"}], "checked", "left"}
      {"event": "failed", "id", "message", "remedy", "detail", "kind", "left"}     id is empty when loading
                        failed; kind is what the checks found, as in `checks.Finding`, "" for another cause
      {"event": "cancelled_passage", "id"}

A write for an id that is being written takes its place; "left" is how many of its variants are still to come.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import adapters
from core.describing.providers import Provider
from core.language.likeness import UNCHECKED, Judge
from core.progress import BadInput, BadOption, Cancelled, PasticheError
from core.restyling.accounts import AT_ONCE, Accounts, Described, Wanted, computes_here
from core.restyling.asking import ANOTHER_VARIANT, MOST_VARIANTS, Again, Event, Manner, Rewritten, Streamed
from core.restyling.checks import Finding
from core.restyling.copying import Corpus, load_corpus
from core.restyling.opening import OpenedVoice, open_voice, provider_for
from core.restyling.passages import LONGEST, parts
from core.restyling.rewriting import Rewriter
from core.restyling.stream import PACE, Stream
from core.writing.generate import Voice, check_strength
from core.writing.sampling import Sampling

if TYPE_CHECKING:
    from core.channel import Channel

TURN = 0.2
"""Seconds at most of writing between two stretches of describing, as long as those, in this process."""
_NUMBER = "\x1f"  # between a passage's id and the number of its variant


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
        self._strength = 1.0
        self._corpus = Corpus()
        self._judge: Judge | None = None
        self._document: list[str] = []
        self._rewriters: dict[float, Rewriter] = {}  # by the adapter's strength: a batch has but one
        self._providers: dict[str, Provider | None] = {}
        self._stream = Stream(channel)
        self._accounts = Accounts(self._meanwhile)
        self._inbox: list[dict[str, Any]] = []
        self._left: dict[str, int] = {}  # variants to come, by passage
        self._gave_way = 0.0  # when the describer in this process last went on

    def close(self) -> None:
        self._accounts.close()
        if self._judge is not None:
            self._judge.close()

    def turn(self) -> bool:
        """Take what came in, then write one token of everything; False when a stop was asked for."""
        self._inbox += self._channel.waiting()
        came = bool(self._inbox)
        if not came and not self._accounts.names and not self._writing():
            self._inbox = [next(self._channel.requests())]
        while self._inbox:
            request = self._inbox.pop(0)
            if request.get("do") == "stop":
                return False
            self._handle(request)
        self._gave_way = time.monotonic()
        try:
            for described in self._accounts.work():
                self._begin(described)
        except Cancelled:
            return True  # for something that cannot wait; it is in the inbox
        nothing_else = not came and not self._writing()
        for described in self._accounts.take(PACE if nothing_else else 0.0):
            self._begin(described)
        self._step()
        return True

    def _meanwhile(self) -> None:
        """Go on writing while passages are described in this process.

        Raises:
            Cancelled: a request has come that cannot wait until the describing is over.
        """
        self._inbox += self._channel.waiting()
        for request in [r for r in self._inbox if r.get("do") == "cancel"]:
            self._inbox.remove(request)
            self._handle(request)
        if any(request.get("do") != "write" for request in self._inbox):
            raise Cancelled
        now = time.monotonic()
        end = now + min(TURN, now - self._gave_way)
        while self._writing() and time.monotonic() < end:
            self._step()
        self._gave_way = time.monotonic()

    def _writing(self) -> bool:
        return any(rewriter.running for rewriter in self._rewriters.values())

    def _step(self) -> None:
        """One token for everything that is being written."""
        busy = [(strength, rewriter) for strength, rewriter in self._rewriters.items() if rewriter.running]
        for strength, rewriter in busy:
            assert self._voice is not None
            self._voice.set_strength(strength)
            for event in rewriter.step(PACE if len(busy) == 1 else 0.0):
                self._forward(event)
        self._stream.flush()

    def _handle(self, request: Mapping[str, Any]) -> None:
        name = str(request.get("id", ""))
        try:
            match request.get("do"):
                case "load":
                    name = ""
                    self._load(request)
                case "unload":
                    self._unload()
                    self._channel.send({"event": "unloaded"})
                case "know":
                    self._document = [str(text) for text in request.get("texts", ())]
                    if self._judge is not None:
                        self._judge.know(self._document)
                case "write":
                    self._write(name, request)
                case "cancel":
                    self._drop(name)
                    if not any(r.get("do") == "write" and r.get("id") == name for r in self._inbox):
                        self._channel.send({"event": "cancelled_passage", "id": name})
                case other:
                    raise BadInput(f"The writer does not know the request {other!r}.", "Update Pastiche.")
        except PasticheError as error:
            self._fail(name, error)

    def _fail(self, name: str, error: PasticheError, left: int = 0, kind: str = "") -> None:
        self._channel.send(
            {
                "event": "failed",
                "id": name,
                "message": error.message,
                "remedy": error.remedy,
                "detail": error.detail,
                "kind": kind,
                "left": left,
            }
        )

    # The voice.
    def _load(self, request: Mapping[str, Any]) -> None:
        folder = Path(str(request.get("adapter", ""))).expanduser()
        strength, checkpoint = float(request.get("strength", 1.0)), int(request.get("checkpoint", 0))
        opened = open_voice(folder, *(str(request.get(name, "")) for name in ("author", "model", "llm")))
        check_strength(strength)
        self._drop_all()
        if self._voice is None or self._voice.path != opened.base:
            self._unload()
            self._voice = Voice(opened.base)
        self._opened, self._rewriters = None, {}
        self._voice.set_adapter(adapters.prepared(opened.folder, checkpoint), strength)
        self._corpus, self._opened, self._strength = load_corpus(opened.folder), opened, strength
        warnings = [*opened.warnings, *self._judge_meaning(bool(request.get("meaning", False)))]
        self._channel.send(
            {
                "event": "loaded",
                "author": opened.author,
                "base_model": opened.base_model,
                "describer": opened.describer,
                "warnings": warnings,
                "meaning": self._judge is not None,
            }
        )

    def _judge_meaning(self, wanted: bool) -> list[str]:
        """Have somebody judge the meaning, or nobody; what the user should know of it."""
        if self._judge is not None and (not wanted or self._judge.trouble is not None):
            self._judge.close()
            self._judge = None
        if wanted and not Judge.available():
            return [UNCHECKED]
        if wanted and self._judge is None:
            self._judge = Judge()
            self._judge.know(self._document)
        return []

    def _unload(self) -> None:
        self._drop_all()
        self._voice = self._opened = None
        self._rewriters = {}
        self._providers.clear()
        self._judge_meaning(False)

    def _rewriter(self, strength: float) -> Rewriter:
        """The one that writes so strongly; others that have nothing to do are given up."""
        assert self._voice is not None and self._opened is not None
        self._rewriters = {s: r for s, r in self._rewriters.items() if r.running or s == strength}
        if strength not in self._rewriters:
            rewriter = Rewriter(self._voice, self._opened.author, self._corpus, self._judge)
            self._rewriters[strength] = rewriter
        return self._rewriters[strength]

    # Passages.
    def _write(self, name: str, request: Mapping[str, Any]) -> None:
        if self._voice is None or self._opened is None:
            raise BadOption("No voice is loaded.", "Choose a voice first.")
        text = str(request.get("text", ""))
        if not text.split():
            raise BadInput("There is nothing in this passage to restyle.", "Choose a passage with text.")
        self._drop(name)
        manner = _manner(request)
        strength = float(request.get("strength", self._strength))
        check_strength(strength)
        if strength != self._strength:
            self._voice.set_strength(strength)  # an adapter without strength says so now
        variants = max(1, min(MOST_VARIANTS, int(request.get("variants", 1))))
        llm = str(request.get("llm", "")) or self._opened.describer
        if llm not in self._providers:
            self._providers[llm] = provider_for(self._opened, llm, AT_ONCE)
        longest = self._rewriter(strength).longest_part(text, LONGEST, manner.length)
        wanted = Wanted(
            name,
            parts(text, longest),
            self._providers[llm],
            manner,
            self._opened.neutral_names,
            computes_here(llm),
            strength,
            variants,
        )
        self._left[name] = variants
        if self._judge is not None:
            self._judge.know_too(text)
            if manner.verify:
                self._judge.wake()
        if not wanted.here:
            self._channel.send({"event": "note", "id": name, "text": "Being described."})
        self._accounts.ask(wanted)

    def _begin(self, described: Described) -> None:
        """A passage has its description, or never will."""
        wanted = described.wanted
        if described.error is not None:
            del self._left[wanted.name]
            self._fail(wanted.name, described.error)
            return
        rewriter = self._rewriter(wanted.strength)
        for number in range(wanted.variants):
            manner = wanted.manner.reseeded(ANOTHER_VARIANT * number)
            rewriter.add(f"{wanted.name}{_NUMBER}{number}", described.parts, manner)

    def _drop(self, name: str) -> None:
        """Forget a passage that is being described or written."""
        self._stream.forget(name)
        self._accounts.drop(name)
        for number in range(MOST_VARIANTS if self._left.pop(name, 0) else 0):
            for rewriter in self._rewriters.values():
                rewriter.cancel(f"{name}{_NUMBER}{number}")

    def _drop_all(self) -> None:
        for name in list(self._left):
            self._drop(name)
            self._channel.send({"event": "cancelled_passage", "id": name})

    def _forward(self, event: Event) -> None:
        name, _, number = event.id.rpartition(_NUMBER)
        match event:
            case Streamed(_, text) if number == "0":
                self._stream.add(name, text)
            case Again(_, text, reason) if number == "0":
                self._stream.forget(name)
                self._channel.send({"event": "again", "id": name, "text": text})
                if reason:
                    self._channel.send({"event": "note", "id": name, "text": reason})
            case Rewritten():
                self._settle(name, number == "0", event)

    def _settle(self, name: str, first: bool, event: Rewritten) -> None:
        left = self._left[name] = self._left[name] - 1
        if not left:
            del self._left[name]
        if first:
            self._stream.flush(name)
        if event.text is None:
            error = PasticheError(event.reason, "Try again, or change your text a little.")
            self._fail(name, error, left, event.kind)
            return
        notes = [_note(finding) for finding in event.found]
        written = {"id": name, "text": event.text, "notes": notes, "checked": list(event.checked)}
        self._channel.send({"event": "written", **written, "left": left})


def _manner(request: Mapping[str, Any]) -> Manner:
    sampling = Sampling(
        float(request.get("temperature", 1.0)),
        float(request.get("top_p", 0.9)),
        float(request.get("repetition_penalty", 1.1)),
        seed=int(request.get("seed", 42)),
    )
    return Manner(sampling, float(request.get("length", 1.0)), bool(request.get("verify", True)))


def _note(finding: Finding) -> dict[str, Any]:
    return {"kind": finding.kind, "note": finding.note, "spans": [list(span) for span in finding.spans]}
