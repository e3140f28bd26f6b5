"""Owns the way of a passage through the model: asked for, written beside others, checked, asked for again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.language.words import count_words
from core.progress import BadInput
from core.restyling import checks
from core.restyling.asking import Again, Event, Manner, Part, Rewritten, Streamed
from core.restyling.checks import Finding
from core.restyling.copying import Corpus
from core.writing.prompt import training_prompt

if TYPE_CHECKING:
    from core.language.likeness import Judge, Likeness
    from core.writing.generate import Piece, Voice

TRIES = 3
ENOUGH, MOST = 1.25, 1.75
"""Shares of the words asked for: past the first a text stops at a sentence end, past the second at once."""
ANOTHER_TRY, ANOTHER_PART = 1_000_003, 10_007
"""Added to the seed: far from the next passage's and the next version's, which are neighbours."""
WAIT = 0.05  # seconds
LOOK = 400
"""Characters between two looks for a loop while a text is being written."""
ROOM = 2.5
"""Tokens needed in the context per token of a passage: its description, and its text at the longest."""
RESERVE = 64  # tokens for the first line of the prompt
_NEXT_EXAMPLE = re.compile(r"\n\s*Write an? \d+ word excerpt about .*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Try:
    """A text of one part that can be used, and what the checks say of it."""

    text: str
    found: tuple[Finding, ...]
    likeness: Likeness | None = None

    @property
    def rank(self) -> tuple[int, float]:
        """Less is better."""
        return checks.faults(self.found), -(self.likeness.to_source if self.likeness else 0.0)


@dataclass(slots=True)
class _Work:
    """A passage on its way: parts before `at` are done, and `text` is what there is of the one at `at`."""

    id: str
    parts: Sequence[Part]
    manner: Manner
    done: str = ""
    at: int = 0
    tries: int = 0
    text: str = ""
    looked: int = 0
    best: _Try | None = None
    judged: _Try | None = None  # waits for what is said of its meaning
    strayed: bool = False
    compared: bool = True  # every part so far

    @property
    def part(self) -> Part:
        return self.parts[self.at]


class Rewriter:
    """Writes passages side by side with one voice; more may join at any time."""

    def __init__(self, voice: Voice, author: str, corpus: Corpus, judge: Judge | None = None) -> None:
        self.voice = voice
        self.author = author
        self.corpus = corpus
        self._judge = judge
        self._batch = voice.batch()
        self._works: dict[str, _Work] = {}
        self._judged: dict[str, _Work] = {}  # by the judge's ticket: a passage may be asked for anew
        self._refused: list[Event] = []

    def __enter__(self) -> Rewriter:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.close()

    def close(self) -> None:
        """Drop what is being written."""
        for name in self.names:
            self.cancel(name)
        self._batch.close()

    @property
    def running(self) -> int:
        """Passages not finished yet."""
        return len(self._works) + len(self._refused)

    @property
    def names(self) -> list[str]:
        """The ids of the passages not finished yet."""
        return list(self._works)

    def longest_part(self, text: str, longest: int, length: float = 1.0) -> int:
        """Words that a part of this passage may have, at most `longest`, to fit into the model's context."""
        per_word = len(self.voice.tokens(text)) / max(1, count_words(text))
        needed = per_word * (ROOM + MOST * max(0.0, length - 1))
        return max(1, min(longest, int((self.voice.context - RESERVE) / needed)))

    def add(self, name: str, parts: Sequence[Part], manner: Manner) -> None:
        """Let a passage join; one of the same id is dropped."""
        self.cancel(name)
        work = _Work(name, parts, manner)
        self._works[name] = work
        self._ask(work)

    def cancel(self, name: str) -> bool:
        """Drop a passage; False where there is none of that id."""
        self._batch.cancel(name)
        for ticket in [ticket for ticket, work in self._judged.items() if work.id == name]:
            del self._judged[ticket]
            assert self._judge is not None
            self._judge.forget(ticket)
        refused = [event for event in self._refused if event.id == name]
        self._refused = [event for event in self._refused if event.id != name]
        return self._works.pop(name, None) is not None or bool(refused)

    def step(self, wait: float = WAIT) -> list[Event]:
        """One more token for every passage; what came of it.

        Args:
            wait: seconds to wait where nothing is left but what is said of a text's meaning.
        """
        events, self._refused = self._refused, []
        for piece in self._batch.step():
            events += self._take(self._works[piece.id], piece)
        if self._judge is not None and self._judged:
            answers = self._judge.answers(self._judged, 0.0 if self._batch.running else wait)
            for ticket, likeness in answers.items():
                events += self._take_likeness(self._judged.pop(ticket), likeness)
        return events

    def _ask(self, work: _Work) -> None:
        """Ask for the part in hand; a part that the model cannot read ends the passage."""
        from core.writing.generate import Request

        words = work.manner.words(work.part.source)
        per_word = max(1.0, len(self.voice.tokens(work.part.source)) / count_words(work.part.source))
        sampling = replace(
            work.manner.sampling,
            seed=work.manner.sampling.seed + ANOTHER_TRY * work.tries + ANOTHER_PART * work.at,
            max_tokens=int(words * MOST * per_word) + 24,
            enough_words=int(words * ENOUGH) + 4,
        )
        work.text, work.looked = "", 0
        try:
            prompt = training_prompt(self.author, words, work.part.description)
            self._batch.add(Request(work.id, prompt, sampling))
        except BadInput as error:
            del self._works[work.id]
            self._refused.append(Rewritten(work.id, None, reason=str(error)))

    def _take(self, work: _Work, piece: Piece) -> list[Event]:
        if work.id not in self._works:
            return []
        new = piece.text if work.text else piece.text.lstrip()
        joint = work.part.joint if new and not work.text else ""
        work.text += new
        events: list[Event] = [Streamed(work.id, joint + new)] if new else []
        if piece.finished:
            return events + self._check(work, piece.finished)
        if work.manner.verify and len(work.text) - work.looked >= LOOK:
            work.looked = len(work.text)
            if checks.loop(work.text[-3 * LOOK :]):
                self._batch.cancel(work.id)
                return events + self._check(work, "length")
        return events

    # What is said of a part that has been written.
    def _check(self, work: _Work, finished: str) -> list[Event]:
        text = _without_next(work.text)
        source, verify = work.part.source, work.manner.verify
        failures = checks.failures(text, source, finished)
        if not verify:
            failures = [finding for finding in failures if finding.kind == "empty"]
        if not failures and verify:
            failures = checks.copies(text, self.corpus)
        if failures:
            return self._try_again(work, failures[0])
        if not verify:
            return self._part_done(work, _Try(text, ()))
        words = work.manner.words(source)
        tried = _Try(text, tuple(checks.remarks(text, source, self.corpus, words)))
        if self._judge is None:
            return self._weigh(work, tried)
        work.judged = tried
        self._judged[self._judge.ask(source, text)] = work
        return []

    def _take_likeness(self, work: _Work, likeness: Likeness | None) -> list[Event]:
        tried, work.judged = work.judged, None
        assert tried is not None
        if likeness is None:
            return self._weigh(work, tried)
        found = (*tried.found, *checks.meaning(likeness))
        return self._weigh(work, _Try(tried.text, found, likeness))

    def _weigh(self, work: _Work, tried: _Try) -> list[Event]:
        """Keep the better of the tries; one with nothing to be said against it ends the search."""
        if work.best is None or tried.rank < work.best.rank:
            work.best = tried
        against = [finding for finding in tried.found if finding.asks]
        return self._try_again(work, against[0]) if against else self._part_done(work, tried)

    def _try_again(self, work: _Work, against: Finding) -> list[Event]:
        work.tries += 1
        if work.tries < TRIES and work.manner.verify:
            self._ask(work)
            told = f"Written again, try {work.tries + 1} of {TRIES}: {against.note}"
            return [Again(work.id, work.done, told)]
        if work.best is not None:
            return self._part_done(work, work.best)
        del self._works[work.id]
        tries = f" after {work.tries} tries" if work.tries > 1 else ""
        said = f"Left as it was{tries}. {against.note}"
        return [Rewritten(work.id, None, reason=said, kind=against.kind)]

    def _part_done(self, work: _Work, tried: _Try) -> list[Event]:
        work.done += (work.part.joint if work.done else "") + tried.text
        work.strayed = work.strayed or any(finding.kind == "meaning" for finding in tried.found)
        work.compared = work.compared and tried.likeness is not None
        work.at += 1
        work.tries, work.best = 0, None
        if work.at == len(work.parts):
            return [self._finished(work)]
        shown = _without_next(work.text)
        self._ask(work)
        return [] if shown == tried.text else [Again(work.id, work.done)]

    def _finished(self, work: _Work) -> Rewritten:
        del self._works[work.id]
        found = checks.copies(work.done, self.corpus)
        checked = ["copying"] if self.corpus.runs is not None else []
        if work.manner.verify:
            source = "".join(part.joint + part.source for part in work.parts)
            words = work.manner.words(source)
            found += checks.remarks(work.done, source, self.corpus, words)
            found += [Finding("meaning", checks.STRAYS)] if work.strayed else []
            if self._judge is not None and not work.compared:
                trouble = self._judge.trouble
                said = f" {trouble.message}" if trouble is not None else ""
                found.append(Finding("unchecked", f"{checks.NOT_COMPARED}{said}"))
            checked += ["length", "names", "numbers", *(["meaning"] if work.compared else [])]
        return Rewritten(work.id, work.done, tuple(found), tuple(checked))


def _without_next(text: str) -> str:
    """The text, without another example that a base model may go on with."""
    return _NEXT_EXAMPLE.sub("", text).strip()
