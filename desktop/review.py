"""Owns the review of a project: paragraphs with verdicts, what a filter finds, and counters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

OWN = "own"
"""Stands in the place of a rule for what the user decided."""

_PLAIN = tuple(zip("‘’‛ʼ“”„‟‐‑–—\u00a0\u202f", "''''\"\"\"\"----  ", strict=True))


def fold(text: str) -> str:
    """As text is searched: no capitals, plain quotes, dashes and spaces; as long as `text` nearly always."""
    if not text.isascii():
        for fine, plain in _PLAIN:  # ten times as quick as `translate`, which looks at each letter
            text = text.replace(fine, plain)
    return text.lower()


@dataclass(slots=True)
class Row:
    """One paragraph as the review shows it, or a heading where `id` is empty.

    Attributes:
        section: index into `Review.sections`.
        ruled: the verdict of the rules: "keep", "drop" or "look".
        own: the user's verdict, "keep" or "drop", or "" where there is none.
        words: of `text`.
    """

    text: str
    id: str = ""
    section: int = 0
    ruled: str = "keep"
    rule: str = ""
    reason: str = ""
    words: int = 0
    own: str = ""

    @property
    def verdict(self) -> str:
        return self.own or self.ruled


@dataclass(slots=True)
class ReviewSection:
    """One section of a book; `first` to `end` are rows of the review, the heading row included.

    Attributes:
        kept, total: words; what is to be looked at counts as kept.
        looks: paragraphs to look at.
    """

    book: str
    title: str
    first: int
    end: int = 0
    kept: int = 0
    total: int = 0
    looks: int = 0


@dataclass(slots=True)
class Review:
    """All paragraphs of a project in reading order, with what was decided of each.

    `count` comes once when all rows are in, on a `Load`; after that `decide` keeps the counters right.

    Attributes:
        folded: `fold` of every row's text, "" for headings.
        letters: of every row's text, 0 for headings.
        words, paragraphs: by verdict.
        books: digests of the files that were cleaned.
        reasons: rule -> paragraphs that it dropped or asks about; `OWN` -> decided by the user.
    """

    rows: list[Row] = field(default_factory=list)
    sections: list[ReviewSection] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    books: frozenset[str] = frozenset()
    words: Counter[str] = field(default_factory=Counter)
    paragraphs: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def count(self) -> None:
        """Count everything, and fold the texts for searching."""
        self.folded = [fold(row.text) if row.id else "" for row in self.rows]
        self.letters = [len(row.text) if row.id else 0 for row in self.rows]
        for row in self.rows:
            if row.id:
                self.sections[row.section].total += row.words
                if row.ruled != "keep":
                    self.reasons[row.rule] += 1
                self._add(row, 1)

    def _add(self, row: Row, sign: int) -> None:
        verdict, section = row.verdict, self.sections[row.section]
        self.words[verdict] += sign * row.words
        self.paragraphs[verdict] += sign
        if verdict != "drop":
            section.kept += sign * row.words
        if verdict == "look":
            section.looks += sign
        if row.own:
            self.reasons[OWN] += sign

    def decide(self, own: Mapping[int, str]) -> None:
        """Set the user's verdicts by row number; "" leaves the row to the rules."""
        for number, verdict in own.items():
            row = self.rows[number]
            self._add(row, -1)
            row.own = verdict
            self._add(row, 1)

    def find(self, verdict: str = "", reason: str = "", text: str = "") -> list[int]:
        """Rows that match all that is given, each section's heading before its first one.

        Args:
            verdict: "drop" or "look".
            reason: a key of `reasons`.
            text: what they contain, folded here.
        """
        if not (verdict or reason or text):
            return list(range(len(self.rows)))
        rows, wanted = self.rows, fold(text)
        found = [n for n, said in enumerate(self.folded) if said and wanted in said]
        if verdict:
            found = [n for n in found if (rows[n].own or rows[n].ruled) == verdict]
        if reason == OWN:
            found = [n for n in found if rows[n].own]
        elif reason:
            found = [n for n in found if rows[n].rule == reason and rows[n].ruled != "keep"]
        return self._headed(found)

    def _headed(self, numbers: list[int]) -> list[int]:
        shown, section = [], -1
        for number in numbers:
            if self.rows[number].section != section:
                section = self.rows[number].section
                shown.append(self.sections[section].first)
            shown.append(number)
        return shown

    def same_paragraphs(self, other: Review) -> bool:
        """Whether both show the same paragraphs in the same order, whatever is decided of them."""
        mine, theirs = self.rows, other.rows
        return len(mine) == len(theirs) and all(a.id == b.id for a, b in zip(mine, theirs, strict=True))
