"""Owns the check of meaning: a child that compares texts by their embeddings, and what its figures say.

The embedding model is torch's, and torch in a process of MLX's costs memory and a BLAS; so it has a child of
its own, which is asked and answers while the writing goes on.

In:   {"do": "compare", "id", "source", "text"}      {"do": "know", "texts", "anew"}
Out:  {"event": "compared", "id", "likeness", "spread"}
"""

from __future__ import annotations

import collections
import itertools
import json
import subprocess
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.children import start, worker_command, worker_environment
from core.language.embedding_model import model_path
from core.progress import ERRORS, PasticheError

if TYPE_CHECKING:
    from core.channel import Channel
    from core.language.embeddings import Vectors

ALIKE = 0.35
"""Cosine below which texts tell of different things, where a document is too short to say so itself."""
ENOUGH = 4
"""Passages from which on a document says how alike two of its own are."""
SAMPLE = 24
"""Other passages that a passage is compared with, spread over the document; more say nothing new."""
UPPER = 0.75
"""Quantile of the likeness between a passage and the others of its document."""
UNCHECKED = (
    "The meaning is not checked: the embedding model that compares texts is not on this machine. "
    "The step Curate fetches it, once."
)
TAIL = 40  # lines of the child's stderr that are kept


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a written text is to the passage it was made from.

    Attributes:
        to_source: cosine of their embeddings, -1 to 1.
        spread: the cosine that other passages of the same document reach with that passage.
    """

    to_source: float
    spread: float

    @property
    def strays(self) -> bool:
        """Whether the text is no nearer to its own passage than the document's other passages are."""
        return self.to_source <= self.spread


class Judge:
    """The parent's side: asks, and gives answers as they come. Nothing here waits unless told to.

    The child starts with the first question, or when it is woken.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._document: list[str] = []
        self._told = 0  # passages of the document that the child knows
        self._asked: set[str] = set()
        self._answers: dict[str, Likeness | None] = {}
        self._tickets = itertools.count(1)
        self._came = threading.Condition()
        self._tail: collections.deque[str] = collections.deque(maxlen=TAIL)
        self.trouble: PasticheError | None = None

    @staticmethod
    def available() -> bool:
        """Whether the embedding model and its library are on this machine."""
        import importlib.util

        return importlib.util.find_spec("sentence_transformers") is not None and model_path() is not None

    def know(self, passages: Iterable[str]) -> None:
        """The passages of the document in hand: how alike they are is what a text is held against."""
        self._document, self._told = list(dict.fromkeys(passages)), 0

    def know_too(self, passage: str) -> None:
        """One more passage of that document, if it is not among them."""
        if passage not in self._document:
            self._document.append(passage)

    def wake(self) -> None:
        """Have the child load its model, which takes some seconds, before there is anything to ask."""
        self._tell()

    def ask(self, source: str, text: str) -> str:
        """Ask how near a text is to its source; a ticket for the answer."""
        ticket = str(next(self._tickets))
        with self._came:
            self._asked.add(ticket)
        self._tell()
        self._send({"do": "compare", "id": ticket, "source": source, "text": text})
        return ticket

    def _tell(self) -> None:
        """The passages that the child does not know yet."""
        if self._told < len(self._document):
            untold = self._document[self._told :]
            self._send({"do": "know", "texts": untold, "anew": not self._told})
            self._told = len(self._document)

    def answers(self, tickets: Iterable[str], wait: float = 0.0) -> dict[str, Likeness | None]:
        """What has been answered of these, each once; None where the child failed.

        Args:
            wait: seconds to wait for a first answer.
        """
        wanted = list(tickets)
        with self._came:
            self._came.wait_for(lambda: any(ticket in self._answers for ticket in wanted), wait)
            return {ticket: self._answers.pop(ticket) for ticket in wanted if ticket in self._answers}

    def forget(self, ticket: str) -> None:
        """Nobody waits for this answer any more."""
        with self._came:
            self._asked.discard(ticket)
            self._answers.pop(ticket, None)

    def close(self) -> None:
        """End the child: its memory comes back whole."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def _send(self, request: dict[str, Any]) -> None:
        if self.trouble is not None:
            self._give_up()
            return
        if self._process is None:
            self._process = start(worker_command(), {"serve": "likeness"}, worker_environment(torch=True))
            for work in (self._listen, self._listen_to_errors):
                threading.Thread(target=work, args=(self._process,), daemon=True).start()
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError):
            pass  # it has ended; its listener says so

    def _listen(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            event = json.loads(line)
            if event["event"] == "compared":
                self._answer(event["id"], Likeness(event["likeness"], event["spread"]))
            elif event["event"] == "error":
                self.trouble = ERRORS[event["kind"]](event["message"], event["remedy"], event["detail"])
        if process is self._process:
            self.trouble = self.trouble or PasticheError(
                "The check of meaning ended unexpectedly.",
                "Choose the voice again to start it anew. Closing other applications may help.",
                "".join(self._tail),
            )
            self._give_up()

    def _listen_to_errors(self, process: subprocess.Popen[str]) -> None:
        self._tail.extend(process.stderr or ())

    def _answer(self, ticket: str, likeness: Likeness | None) -> None:
        with self._came:
            if ticket in self._asked:
                self._asked.discard(ticket)
                self._answers[ticket] = likeness
                self._came.notify_all()

    def _give_up(self) -> None:
        with self._came:
            tickets = list(self._asked)
        for ticket in tickets:
            self._answer(ticket, None)


def serve(channel: Channel) -> None:
    """The child's side: compare until the parent is gone.

    Raises:
        Missing: the embedding model is not here.
    """
    from core.language.embeddings import load_embedder

    embedder = load_embedder()
    known: dict[str, Vectors] = {}

    def vector(text: str) -> Vectors:
        if text not in known:
            known[text] = embedder.encode([text])[0]
        return known[text]

    passages: dict[str, None] = {}
    for request in channel.requests():
        if request["do"] == "know":
            if request["anew"]:
                passages.clear()
                known.clear()
            passages.update(dict.fromkeys(request["texts"]))
        elif request["do"] == "compare":
            source, text = request["source"], request["text"]
            others = [vector(passage) for passage in _sample(passages, source)]
            likeness = float(vector(source) @ embedder.encode([text])[0])
            spread = spread_of(vector(source), others)
            channel.send({"event": "compared", "id": request["id"], "likeness": likeness, "spread": spread})
        else:
            return


def _sample(passages: Iterable[str], source: str) -> list[str]:
    """Passages other than the one that this is (a part of), at most `SAMPLE`, evenly over the document."""
    others = [passage for passage in passages if source not in passage]
    if len(others) <= SAMPLE:
        return others
    return [others[n * len(others) // SAMPLE] for n in range(SAMPLE)]


def spread_of(source: Vectors, others: Sequence[Vectors]) -> float:
    """How near a document's other passages, shape (384,) each, come to one; ALIKE where they are few."""
    import numpy as np

    if len(others) < ENOUGH:
        return ALIKE
    return float(np.quantile(np.stack(others) @ source, UPPER))
