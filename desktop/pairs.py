"""Owns the pairs of a project as the page Neutralize shows them: each row, what is found, what is shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from core.language.words import WORD, count_words, words
from core.neutralizing.kinds import FAILED, KINDS, kinds_of
from desktop.giving_way import giving_way
from desktop.review import fold

EDITED = "edited"
SHARED = 5
"""Words in a row that stand in both texts, from which they are marked."""

TELLS_NOTHING = ("It was a refusal", "It was empty")
"""How the judge's reasons begin where an answer says nothing of its passage."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairRow:
    """A passage with its account, or without one.

    Attributes:
        at: run of the curated text, and first paragraph there.
        words: of the original.
        place: book and chapter, as far as they are known.
        reason: why there was no account; "" where nothing failed.
        answer: what the describer said instead, where it was not fit.
        kinds: of `core.neutralizing.kinds`; "failed" where there is no account.
        copied: words in a row that the account shares with the original, at most.
        before: the account that the user's own took the place of.
        folded: both texts as they are searched.
    """

    id: str
    original: str
    description: str
    words: int
    opening: str
    at: tuple[int, int] = (0, 0)
    place: str = ""
    reason: str = ""
    answer: str = ""
    kinds: frozenset[str] = frozenset()
    copied: int = 0
    before: str = ""
    folded: str = field(default="", repr=False)

    @property
    def failed(self) -> bool:
        return FAILED in self.kinds

    @property
    def edited(self) -> bool:
        return EDITED in self.kinds

    @property
    def flagged(self) -> bool:
        """Whether it is worth a look: no account or a doubtful one, and not by the user's hand."""
        return bool(self.kinds) and not self.edited

    @property
    def draft(self) -> str:
        """What the user's own account begins with: a bad answer too, if it tells anything."""
        if not self.failed:
            return self.description
        return "" if self.reason.startswith(TELLS_NOTHING) else self.answer

    def said(self, word: str) -> PairRow:
        """The same with an account of the user's own; "" puts back what stood there."""
        before = "" if not word else self.before if self.edited else self.description
        text = word or (self.before if self.edited else self.description)
        copied = longest_shared(self.original, text)
        row = {"description": text, "word_count": self.words, "copied": copied, "edited": bool(word)}
        kinds = kinds_of(row) if text else frozenset((FAILED,))
        made = replace(self, description=text, before=before, copied=copied, kinds=kinds)
        return replace(made, folded=fold(f"{self.original}\n{text}"))


NONE = PairRow("", "", "", 0, "")
"""What is shown where there is nothing."""


def opening(text: str, letters: int = 60) -> str:
    """The first words of a text, in one line."""
    line = " ".join(text[: 3 * letters].split())
    return line if len(line) <= letters else line[:letters].rsplit(" ", 1)[0] + "…"


def count_kinds(rows: Iterable[PairRow]) -> dict[str, int]:
    """How many rows there are in all, under "", and of each kind."""
    found = dict.fromkeys(("", *KINDS), 0)
    for row in rows:
        found[""] += 1
        for kind in row.kinds:
            found[kind] += 1
    return found


def find(rows: Sequence[PairRow], text: str) -> frozenset[str]:
    """Ids of the rows that hold a text, in the original or in the account. For a `Load`."""
    wanted = fold(text)
    with giving_way():
        return frozenset(row.id for row in rows if wanted in row.folded)


def spans_of(text: str, wanted: str) -> Iterator[Span]:
    """Where a text that was searched for stands; `fold` keeps lengths but for very few letters."""
    folded, sought = fold(text), fold(wanted)
    at = folded.find(sought) if sought and len(folded) == len(text) else -1
    while at >= 0:
        yield at, at + len(sought)
        at = folded.find(sought, at + len(sought))


def shared_spans(original: str, account: str, least: int = SHARED) -> tuple[list[Span], list[Span]]:
    """The stretches of each text that stand in the other too, `least` words in a row or more.

    Characters from and to, in the order of the text. Case and punctuation do not count.
    """
    ours, theirs = words(original), words(account)
    here, there = _runs(ours, least), _runs(theirs, least)
    both = set(here) & set(there)
    return _stretches(original, here, both, least), _stretches(account, there, both, least)


def longest_shared(original: str, account: str) -> int:
    """Words in a row that the account takes from the original at most; 0 for fewer than `SHARED`."""
    return max((count_words(account[a:b]) for a, b in shared_spans(original, account)[1]), default=0)


def _runs(found: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return list(zip(*(found[n:] for n in range(length)), strict=False))


def _stretches(
    text: str, runs: Sequence[tuple[str, ...]], both: set[tuple[str, ...]], length: int
) -> list[Span]:
    """Neighbouring runs joined."""
    if not both:
        return []
    places = [match.span() for match in WORD.finditer(text)]
    found: list[Span] = []
    past = -1  # word behind the last stretch
    for number, run in enumerate(runs):
        if run in both:
            first = found.pop()[0] if number <= past - 1 else places[number][0]
            past = number + length
            found.append((first, places[past - 1][1]))
    return found
