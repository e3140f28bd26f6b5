"""Owns the vectors that a style model makes of how texts are written, and where texts stand by them.

Torch computes in a child, which shares no process with MLX.

In:   {"do": "encode", "model": folder, "texts"}
Out:  {"event": "encoding", "done"}*, {"event": "encoded", "vectors"}
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.children import start, worker_command, worker_environment
from core.evaluating.clouds import samples
from core.evaluating.delta import AUTHORS, cosine
from core.evaluating.features import Numbers
from core.evaluating.found import SECOND, StylePart
from core.language.sentences import split_sentences
from core.language.words import count_words
from core.progress import ERRORS, Missing, WorkerDied

if TYPE_CHECKING:
    from core.channel import Channel

_PIECE = 150  # words at a time: the models see 512 tokens, and learned on shorter texts
_PARTS = 5  # of the author's passages; each is held against the others
_SHARE = 3  # samples that a part has room for without sharing a passage
_SAMPLES = 200
_TAIL = 40  # lines of the child's errors that are kept


def encode(texts: Sequence[str], folder: Path, told: Callable[[int], None] | None = None) -> Numbers:
    """Vectors of texts, shape (texts, dimensions), computed in a child.

    Args:
        told: hears how many texts are done; what it raises ends the child and comes through.

    Raises:
        WorkerDied: the child ended without an answer. PasticheError: the model cannot be loaded.
    """
    child = start(worker_command(), {"serve": "style"}, worker_environment(torch=True))
    tail: deque[str] = deque(maxlen=_TAIL)
    threading.Thread(target=lambda: tail.extend(child.stderr or ()), daemon=True).start()
    try:
        assert child.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(json.dumps({"do": "encode", "model": str(folder), "texts": list(texts)}) + "\n")
            child.stdin.flush()
        for line in child.stdout or ():
            event: dict[str, Any] = json.loads(line)
            if event["event"] == "encoded":
                return np.array(event["vectors"], float)
            if event["event"] == "error":
                raise ERRORS[event["kind"]](event["message"], event["remedy"], event["detail"])
            if told is not None:
                told(int(event["done"]))
    finally:
        child.kill()
        child.wait()
    raise WorkerDied(
        "The style model ended unexpectedly.",
        "Closing other applications may help. The style score works without it.",
        "".join(tail),
    )


def serve(channel: Channel) -> None:
    """The child's side.

    Raises:
        Missing: the folder holds no model that sentence-transformers can load.
    """
    from sentence_transformers import SentenceTransformer

    for request in channel.requests():
        if request["do"] != "encode":
            return
        try:
            model: Any = SentenceTransformer(request["model"], device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise Missing(
                "The style model cannot be loaded: its folder is damaged.",
                "Remove it and download it again. The style score works without it.",
                str(error),
            ) from error
        vectors = []
        for done, text in enumerate(request["texts"], 1):
            vectors.append(model.encode(_pieces(text) or [""], show_progress_bar=False).mean(axis=0).tolist())
            channel.send({"event": "encoding", "done": done})
        channel.send({"event": "encoded", "vectors": vectors})


def score(author: Numbers, others: Mapping[str, Numbers], texts: Numbers) -> StylePart:
    """Where texts stand by their vectors, as `core.evaluating.style.score` says it.

    Args:
        author: of passages of the author, in order, shape (passages, dimensions); at least five.
        others: of passages of other authors. Fewer than three authors make no floor.
        texts: of the texts to be judged.
    """
    size = max(1, min(len(texts), len(author) // _PARTS // _SHARE))
    part = np.arange(len(author)) * _PARTS // len(author)
    mean = author.mean(axis=0)
    own = np.concatenate(
        [
            _distances(author[part == n], author[part != n].mean(axis=0), size, _SAMPLES // _PARTS)
            for n in range(_PARTS)
        ]
    )
    distance = float(_distances(texts, mean, size, 1 if size == len(texts) else _SAMPLES).mean())
    nearer = float((own >= distance).mean()) * 100
    if len(others) + 1 < AUTHORS:
        return StylePart(SECOND, nearer, None, None)
    floor = np.concatenate(
        [_distances(vectors, mean, size, -(-_SAMPLES // len(others))) for vectors in others.values()]
    )
    low, high = float(np.median(floor)), float(np.median(own))
    position = 100 * (low - distance) / max(1e-9, low - high)
    return StylePart(SECOND, nearer, float((floor >= distance).mean()) * 100, position)


def _distances(passages: Numbers, author: Numbers, size: int, number: int) -> Numbers:
    """One minus the cosine between samples of `size` passages and an author."""
    weights = samples(np.ones(len(passages)), min(size, len(passages)), number)
    return cosine(weights @ passages / weights.sum(axis=1, keepdims=True), author)


def _pieces(text: str) -> list[str]:
    """Whole sentences together, up to `_PIECE` words."""
    found: list[str] = []
    words = _PIECE
    for sentence in split_sentences(text):
        length = count_words(sentence)
        if words + length > _PIECE:
            found.append(sentence)
            words = length
        else:
            found[-1] += f" {sentence}"
            words += length
    return found
