"""Owns the writing: every description once with each model, side by side, kept text by text.

What was written is found again by what it came of: weights, prompt, seed and sampling. So a run that was
stopped or killed goes on, and a second one with other flags writes only what is new. Imports MLX: for child
processes, the command line and tests.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.appender import Appender
from core.evaluating.records import records
from core.evaluating.samples import Ask, Written
from core.files import text_hash
from core.language.words import count_words
from core.progress import Progress, Report
from core.types import as_json
from core.writing.generate import Request, Voice
from core.writing.sampling import Sampling

STAGE = "evaluate"
ENOUGH, MOST = 1.25, 1.75
"""Times the words asked for at which a text is ended at a sentence, and anywhere; as in the editor."""
LEAST = 1.3
"""Tokens of a word at least, where a prompt is too short to say how many an author's words have."""
PACE = 0.2  # seconds between two reports
TOGETHER = 8
"""Texts at a time: a stop or a kill takes no more than these, which are not whole. With the practice model 16
have 0.8 to 0.95 times their tokens in a CPU-second."""
WHOLE, ALL = "whole", "all"
"""Metrics of the progress: texts that are whole and kept, of all that are asked for."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is read of a row of the file. Attributes: key: hash of what the text came of."""

    key: str
    text: str
    finished: str


class Shelf:
    """Everything that was ever written for a voice's evaluation, in a file that only grows."""

    def __init__(self, path: Path) -> None:
        """Raises: BadInput: the file is damaged."""
        self._path = path
        self._texts = {row.key: (row.text, row.finished) for row in records(path, _Kept)}

    def written(self, weights: str, ask: Ask, sampling: Sampling) -> Written | None:
        """What these weights wrote from this; None where they did not yet."""
        found = self._texts.get(_key(weights, ask, sampling))
        return Written(ask, *found) if found else None

    def add(self, file: Appender, weights: str, sampling: Sampling, written: Written) -> None:
        """Keep a text. Raises: NoSpace."""
        key, ask = _key(weights, written.ask, sampling), written.ask
        row: dict[str, Any] = {"key": key, "weights": weights, "id": ask.id, "kind": ask.kind}
        row |= {"title": ask.title, "asked": ask.words, "prompt": ask.prompt, **as_json(sampling)}
        file.add(row | {"text": written.text, "finished": written.finished})
        self._texts[key] = written.text, written.finished

    def open(self) -> Appender:
        """The file, to add to."""
        return Appender(self._path)


def _key(weights: str, ask: Ask, sampling: Sampling) -> str:
    return text_hash(weights, ask.prompt, str(ask.words), repr(sampling))


class Writer:
    """What is asked of models, with one way of drawing for all of them.

    Attributes:
        new: texts that were written and not found.
        expected: texts that will be asked for, of all models.
    """

    def __init__(self, shelf: Shelf, sampling: Sampling) -> None:
        self._shelf, self._sampling = shelf, sampling
        self.new = self.expected = self._whole = 0

    def missing(self, weights: str, asks: Sequence[Ask]) -> list[Ask]:
        """What is not written yet."""
        return [ask for ask in asks if self._shelf.written(weights, ask, self._drawn(ask)) is None]

    def write(
        self, voice: Callable[[], Voice], weights: str, asks: Sequence[Ask], report: Report, note: str
    ) -> list[Written]:
        """The texts that a model writes from these, in their order; those that are there already are taken.

        Args:
            voice: gives the model; not called where nothing is missing.
            weights: what tells the model from all others.
            report: hears how many words are written, and may stop between two tokens.

        Raises:
            Cancelled: a stop was asked for; whole texts are kept. NoSpace, BadInput: as they write.
        """
        missing = {ask.id: ask for ask in self.missing(weights, asks)}
        self._whole += len(asks) - len(missing)
        if missing:
            self._write(voice(), weights, missing, report, note)
        found = [self._shelf.written(weights, ask, self._drawn(ask)) for ask in asks]
        return [written for written in found if written is not None]

    def _write(
        self, voice: Voice, weights: str, missing: Mapping[str, Ask], report: Report, note: str
    ) -> None:
        texts, counts = dict.fromkeys(missing, ""), dict.fromkeys(missing, 0)
        total, said = sum(ask.words for ask in missing.values()), 0.0

        def told() -> set[str]:
            nonlocal said
            if time.monotonic() - said >= PACE:
                said = time.monotonic()
                kept = {WHOLE: self._whole, ALL: max(self._whole, self.expected)}
                report(Progress(STAGE, sum(counts.values()), total, note, kept))
            return set()

        with self._shelf.open() as file:
            requests = [self._request(voice, name, ask) for name, ask in missing.items()]
            for piece in voice.write(requests, told, TOGETHER):
                ask = missing[piece.id]
                texts[piece.id] += piece.text
                counts[piece.id] = min(ask.words, counts[piece.id] + count_words(piece.text))
                if piece.finished:
                    counts[piece.id] = ask.words
                    done = Written(ask, texts[piece.id].strip(), piece.finished)
                    self._shelf.add(file, weights, self._drawn(ask), done)
                    self.new += 1
                    self._whole += 1

    def _request(self, voice: Voice, name: str, ask: Ask) -> Request:
        """Its limits come of its own prompt alone: the same, whatever else is written in this run."""
        per_word = max(LEAST, len(voice.tokens(ask.prompt)) / max(1, count_words(ask.prompt)))
        return Request(name, ask.prompt, _limited(self._drawn(ask), ask.words, per_word))

    def _drawn(self, ask: Ask) -> Sampling:
        """How a text is drawn: by a series of its own, the same for every model."""
        return replace(self._sampling, seed=int(text_hash(str(self._sampling.seed), ask.id)[:7], 16))


def _limited(sampling: Sampling, words: int, per_word: float) -> Sampling:
    """Args: words: asked for. per_word: tokens of one."""
    return replace(
        sampling, max_tokens=int(words * MOST * per_word) + 24, enough_words=int(words * ENOUGH) + 4
    )
