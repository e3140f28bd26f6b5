"""Owns the blind test: a reader is shown two texts and says which of them is the author's.

Both were to tell the same: a page that training never saw, and what the voice wrote from the description of
it. In the middle stands another page of the author's, to compare with. So that nothing but the writing tells
them apart, both end after the same number of words; a text in which the voice recites is left out, since it
is the author's own; and no page that was compared with is asked about. Which side is the author's is drawn
for each pair of texts by itself, so that it stays where it was when other pages come or go. Nobody hears
whether an answer was right before the test is over: who learns from the answers is a judge of the last texts
alone.
Where there are few pages, a long one is asked about from several places.

What was answered is kept in the voice's folder, in `evaluation/blind.jsonl`, a row an answer; whether it was
right is read from there, and never found out again.
"""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from core.appender import Appender
from core.evaluating.interval import Interval, proportion
from core.evaluating.summary import Finding, Sample, folder_of
from core.files import read_jsonl, text_hash
from core.language.words import WORD, count_words

FILE = "blind.jsonl"
FEWEST = 6
"""Answers from which on something can be said: of fewer guesses too often all are right, or all wrong."""
CHANCE = 0.05
"""How often guesses may do as well, or as badly, where it is said that they do not."""
MOST = 130
"""Words of each text that are shown."""
LEAST = 40
"""Words below which a text says nothing."""
SHOWN_ONE_IN = 4
"""One page in so many is kept to compare with."""
WANTED, PLACES = 20, 3
"""With fewer questions than that, a long page is asked about again, from up to so many places of it."""

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Round:
    """One question.

    Attributes:
        id: tells it from all others. page: the author's, to compare with. left, right: which is the author's?
        author: the side that is.
    """

    id: str
    page: str
    left: str
    right: str
    author: Side


@dataclass(frozen=True, slots=True)
class Score:
    """How many answers were right of how many. Attributes: share: of 0-1, with what it may be."""

    right: int
    of: int
    share: Interval

    def sentence(self, author: str) -> str:
        """What that says, for somebody who knows no statistics."""
        if self.of < FEWEST:
            return f"{self.right} of {self.of} right: that is too few to say anything."
        low, high = (round(100 * end) for end in (self.share.low, self.share.high))
        said = f"{self.right} of {self.of} right: guessing could do as well."
        if self._guesses <= CHANCE and self.share.low > 0.5:
            said = f"{self.right} of {self.of} right: you can tell the voice from {author}."
        if self._guesses <= CHANCE and self.share.high < 0.5:
            said = f"{self.right} of {self.of} right: you took the voice for {author}."
        sure = f"Asked for ever, between {low} and {high} answers of 100 would be right."
        return f"{said} {sure}"

    @property
    def _guesses(self) -> float:
        """How often as many guesses are at least so far from a half, by the binomial distribution."""
        most = max(self.right, self.of - self.right)
        return float(2 * sum(math.comb(self.of, n) for n in range(most, self.of + 1)) / 2**self.of)


@dataclass(frozen=True, slots=True)
class Blind:
    """A test and how far it is.

    Attributes:
        test: its name: of these weights, the first, second ... for them.
        rounds: all questions, in the order in which they are asked. answers: id -> whether it was right.
        left_out: texts that recite.
    """

    test: str
    rounds: tuple[Round, ...]
    answers: dict[str, bool]
    left_out: int = 0

    @property
    def next(self) -> Round | None:
        """The question to ask now; None where all are answered."""
        return next((one for one in self.rounds if one.id not in self.answers), None)

    @property
    def enough(self) -> bool:
        """Whether it can say something when it is over."""
        return len(self.rounds) >= FEWEST

    @property
    def answered(self) -> int:
        return sum(one.id in self.answers for one in self.rounds)

    @property
    def over(self) -> bool:
        return bool(self.rounds) and self.next is None

    @property
    def score(self) -> Score:
        answers = [self.answers[one.id] for one in self.rounds if one.id in self.answers]
        right = sum(answers)
        return Score(right, len(answers), proportion(right, len(answers)))


def read(adapter: Path, finding: Finding) -> Blind:
    """The test of this voice, as far as it was answered; the last one that was begun.

    Raises:
        BadInput: the file is damaged.
    """
    path = folder_of(adapter) / FILE
    rows = read_jsonl(path) if path.is_file() else []
    tests = [row["test"] for row in rows if str(row.get("test")).startswith(f"{finding.weights}-")]
    turn = max((int(test.rpartition("-")[2]) for test in tests), default=1)
    made = blind(finding, turn)
    ours = [row for row in rows if row.get("test") == made.test and "round" in row]
    return replace(made, answers={row["round"]: bool(row.get("right")) for row in ours})


def blind(finding: Finding, turn: int = 1) -> Blind:
    """A test that nobody answered yet.

    Args:
        turn: the first, second ... of this voice; each asks otherwise.
    """
    test = f"{finding.weights}-{turn}"
    pages = [one for one in finding.samples if one.original and count_words(one.original) >= LEAST]
    pages.sort(key=lambda one: text_hash(test, one.original))
    beside = -(-len(pages) // SHOWN_ONE_IN)
    shown, asked = pages[:beside], pages[beside:]
    told = [one for one in asked if not _recites(one) and _length(one) >= LEAST]
    places = [(one, 0) for one in told]
    for place in range(1, PLACES):
        more = [(one, place) for one in told if _length(one, place) >= LEAST]
        places += more[: max(0, WANTED - len(places))]
    rounds = (_round(*one, shown[number % beside], test) for number, one in enumerate(places))
    return Blind(test, tuple(rounds), {}, sum(map(_recites, asked)))


def answer(adapter: Path, test: Blind, round_: Round, chosen: Side) -> Blind:
    """Keep an answer; the test with it.

    Raises:
        NoSpace: the disk is full; nothing is kept.
    """
    right = chosen == round_.author
    _keep(adapter, {"test": test.test, "round": round_.id, "chosen": chosen, "right": right})
    return replace(test, answers={**test.answers, round_.id: right})


def again(adapter: Path, finding: Finding, test: Blind) -> Blind:
    """Begin another test; the answers of this one stay in the file.

    Raises:
        NoSpace: the disk is full.
    """
    made = blind(finding, int(test.test.rpartition("-")[2]) + 1)
    _keep(adapter, {"test": made.test})
    return made


def _keep(adapter: Path, row: dict[str, Any]) -> None:
    with Appender(folder_of(adapter) / FILE) as file:
        file.add(row | {"time": time.strftime("%Y-%m-%dT%H:%M:%S%z")})


def _recites(sample: Sample) -> bool:
    return sample.voice.copies.verdict in ("copied", "look")


def _length(sample: Sample, place: int = 0) -> int:
    """Words that both texts have from a place on, at most so many."""
    lengths = (len(WORD.findall(text)) - place * MOST for text in (sample.original, sample.voice.text))
    return min(MOST, *lengths)


def _round(sample: Sample, place: int, beside: Sample, test: str) -> Round:
    """Args: place: 0 for the texts' beginning, 1 for what follows that, and so on."""
    name = text_hash(sample.original, sample.voice.text)[:12] + (f"-{place}" if place else "")
    author: Side = random.Random(f"{test} {name}").choice(("left", "right"))
    words = _length(sample, place)
    own, other = (_excerpt(text, place * MOST, words) for text in (sample.original, sample.voice.text))
    left, right = (own, other) if author == "left" else (other, own)
    return Round(name, _excerpt(beside.original, 0, MOST), left, right, author)


def _excerpt(text: str, first: int, words: int) -> str:
    """So many words of a text, and that it goes on: also where it does not, for that would tell."""
    found = list(WORD.finditer(text))
    start = found[first].start() if first else 0
    shown = text[start : found[min(first + words, len(found)) - 1].end()].strip()
    return f"… {shown} …" if first else f"{shown} …"
