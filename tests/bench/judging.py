"""Owns bar 4 of `make bench-neutralize`: which of the judged answers in a file the judge gets right."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.describing.answers import clean
from core.describing.judge import judge
from core.files import read_jsonl

JUDGED = Path(__file__).parent / "judged"
FILES = (JUDGED / "tuning.jsonl", JUDGED / "heldout.jsonl")
"""The half that the judge was tuned on, and the half that it was not."""
SLIPS = 1
"""How many of thirty may be judged wrongly: 58 of 60 in both files together."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One answer that was judged wrongly.

    Attributes:
        good: whether it should have passed. kind: what sort of answer it is.
        reason: what the judge said; empty for a bad answer that passed.
    """

    id: str
    good: bool
    kind: str
    reason: str

    def __str__(self) -> str:
        return f"good ({self.kind}) refused: {self.reason}" if self.good else f"bad ({self.kind}) passed"


@dataclass(frozen=True, slots=True)
class Score:
    """Bar 4 of one file."""

    caught: int
    bad: int
    passed: int
    good: int
    mistakes: Sequence[Mistake]

    @property
    def holds(self) -> bool:
        """Whether at most SLIPS bad answers pass and at most SLIPS good ones are refused."""
        return self.caught >= self.bad - SLIPS and self.passed >= self.good - SLIPS

    def __str__(self) -> str:
        return (
            f"{self.caught} of {self.bad} bad answers caught, {self.passed} of {self.good} good ones passed"
        )


def score(path: Path) -> Score:
    """Clean and judge every answer of a file: lines {"id", "original", "answer", "cut", "good", "kind"}."""
    counts: Counter[bool] = Counter()
    mistakes = []
    for row in read_jsonl(path):
        is_good = bool(row["good"])
        counts[is_good] += 1
        reason = judge(row["original"], clean(row["answer"]), row["cut"], row.get("neutral_names", False))
        if is_good != (not reason):
            mistakes.append(Mistake(row["id"], is_good, row["kind"], reason))
    wrong = Counter(m.good for m in mistakes)
    bad, good = counts[False], counts[True]
    return Score(bad - wrong[False], bad, good - wrong[True], good, mistakes)


def main(names: Sequence[str]) -> int:
    """Print the scores of the files (both where none is named); 1 where the bar is missed."""
    scores = {path.name: score(path) for path in ([Path(n) for n in names] or FILES)}
    for name, found in scores.items():
        print(f"{name}: {found}")
        for mistake in found.mistakes:
            print(f"  {mistake}")
    return 0 if all(found.holds for found in scores.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
