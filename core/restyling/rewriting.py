"""Owns the way of a passage through the model: asked for, written beside others, checked, asked for again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.language.words import count_words
from core.progress import BadInput
from core.restyling import checks
from core.restyling.copying import Corpus
from core.writing.prompt import training_prompt

if TYPE_CHECKING:
    from core.writing.generate import Piece, Sampling, Voice

TRIES = 3
ENOUGH, MOST = 1.25, 1.75
"""Shares of the words asked for: past the first a text stops at a sentence end, past the second at once."""
LOOK = 400
"""Characters between two looks for a loop while a text is being written."""
ROOM = 2.5
"""Tokens needed in the context per token of a passage: its description, and its text at the longest."""
RESERVE = 64  # tokens for the first line of the prompt
_NEXT_EXAMPLE = re.compile(r"\n\s*Write an? \d+ word excerpt about .*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage that fits into the model's context.

    Attributes:
        source: the user's text. description: what the model is told.
        joint: what joins it to the part before: "", a space, or a blank line.
    """

    source: str
    description: str
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Streamed:
    """New text of a passage, as it is written."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Again:
    """What was streamed of a passage does not hold, but for `text`; the rest is being written again."""

    id: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A passage is finished.

    Attributes:
        text: None where every try failed and the passage stays as it was; `reason` says why.
        notes: plain sentences of what the checks found.
    """

    id: str
    text: str | None
    notes: tuple[str, ...] = ()
    reason: str = ""


Event = Streamed | Again | Rewritten


@dataclass(slots=True)
class _Work:
    """A passage on its way: parts before `at` are done, and `text` is what there is of the one at `at`."""

    id: str
    parts: Sequence[Part]
    sampling: Sampling
    verify: bool
    done: str = ""
    at: int = 0
    tries: int = 0
    text: str = ""
    looked: int = 0
    reasons: list[str] = field(default_factory=list)


class Rewriter:
    """Writes passages side by side with one voice; more may join at any time."""

    def __init__(self, voice: Voice, author: str, corpus: Corpus) -> None:
        self.voice = voice
        self.author = author
        self.corpus = corpus
        self._batch = voice.batch()
        self._works: dict[str, _Work] = {}
        self._refused: list[Event] = []

    def __enter__(self) -> Rewriter:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.close()

    def close(self) -> None:
        """Drop what is being written."""
        self._works.clear()
        self._batch.close()

    @property
    def running(self) -> int:
        """Passages not finished yet."""
        return len(self._works) + len(self._refused)

    @property
    def names(self) -> list[str]:
        """The ids of the passages not finished yet."""
        return list(self._works)

    def longest_part(self, text: str, longest: int) -> int:
        """Words that a part of this passage may have, at most `longest`, to fit into the model's context."""
        per_word = len(self.voice.tokens(text)) / max(1, count_words(text))
        return max(1, min(longest, int((self.voice.context - RESERVE) / (ROOM * per_word))))

    def add(self, name: str, parts: Sequence[Part], sampling: Sampling, verify: bool = True) -> None:
        """Let a passage join; one of the same id is dropped.

        Args:
            sampling: temperature and the like; its length is set here, and its seed is that of the first try.
            verify: False takes the first text as it comes, whatever it is.
        """
        self.cancel(name)
        work = _Work(name, parts, sampling, verify)
        self._works[name] = work
        self._ask(work)

    def cancel(self, name: str) -> bool:
        """Drop a passage; False where there is none of that id."""
        self._batch.cancel(name)
        return self._works.pop(name, None) is not None

    def step(self) -> list[Event]:
        """One more token for every passage; what came of it."""
        events, self._refused = self._refused, []
        for piece in self._batch.step():
            events += self._take(self._works[piece.id], piece)
        return events

    def _ask(self, work: _Work) -> None:
        """Ask for the part in hand; a part that the model cannot read ends the passage."""
        from core.writing.generate import Request

        part = work.parts[work.at]
        words = count_words(part.source)
        per_word = max(1.0, len(self.voice.tokens(part.source)) / words)
        sampling = replace(
            work.sampling,
            seed=work.sampling.seed + work.tries + 101 * work.at,
            max_tokens=int(words * MOST * per_word) + 24,
            enough_words=int(words * ENOUGH) + 4,
        )
        work.text, work.looked = "", 0
        try:
            prompt = training_prompt(self.author, words, part.description)
            self._batch.add(Request(work.id, prompt, sampling))
        except BadInput as error:
            del self._works[work.id]
            self._refused.append(Rewritten(work.id, None, reason=str(error)))

    def _take(self, work: _Work, piece: Piece) -> list[Event]:
        if work.id not in self._works:
            return []
        new = piece.text if work.text else piece.text.lstrip()
        joint = work.parts[work.at].joint if new and not work.text else ""
        work.text += new
        events: list[Event] = [Streamed(work.id, joint + new)] if new else []
        if piece.finished:
            return events + self._finish_part(work, piece.finished)
        if work.verify and len(work.text) - work.looked >= LOOK:
            work.looked = len(work.text)
            if checks.loop(work.text[-3 * LOOK :]):
                self._batch.cancel(work.id)
                return events + self._finish_part(work, "length")
        return events

    def _finish_part(self, work: _Work, finished: str) -> list[Event]:
        part = work.parts[work.at]
        text = _NEXT_EXAMPLE.sub("", work.text).strip()
        found = checks.failures(text, part.source, finished, self.corpus)
        if not work.verify:
            found = [finding for finding in found if finding.kind == "empty"]
        if found:
            return self._try_again(work, found[0].note)
        work.done += (part.joint if work.done else "") + text
        work.at += 1
        work.tries = 0
        if work.at < len(work.parts):
            self._ask(work)
            return []
        return [self._finished(work)]

    def _try_again(self, work: _Work, reason: str) -> list[Event]:
        work.tries += 1
        work.reasons.append(reason)
        if work.tries < TRIES and work.verify:
            self._ask(work)
            return [Again(work.id, work.done, f"Written again: {reason}")]
        del self._works[work.id]
        tries = f" after {work.tries} tries" if work.tries > 1 else ""
        return [Rewritten(work.id, None, reason=f"Left as it was{tries}. {reason}")]

    def _finished(self, work: _Work) -> Rewritten:
        del self._works[work.id]
        notes: list[str] = []
        if work.verify:
            source = "".join(part.joint + part.source for part in work.parts)
            notes = [finding.note for finding in checks.remarks(work.done, source, self.corpus)]
        return Rewritten(work.id, work.done, tuple(notes))
