"""Owns the checks of a written passage: what makes it unusable, and what the user should know of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.language.likeness import Likeness
from core.language.names import bare, has_number, names, numbers, vocabulary
from core.language.sentences import ends_sentence, split_sentences
from core.language.words import count_words
from core.language.words import words as words_of
from core.restyling.copying import COPIED, Corpus

TOO_SHORT, TOO_LONG = 0.6, 1.5
"""Shares of the words asked for beyond which the length is noted."""
LONGEST_PERIOD = 60
"""Words; a loop with a longer period shows as repeated sentences."""
DISTINCT = 0.7
"""Share of different runs of four words below which a text goes in circles; ordinary prose has over 0.95."""
SHOWN = 5  # names or numbers listed in a note
TOLD = frozenset({"paragraphs", "unchecked"})
STRAYS = "It may tell of something else than your passage does."
NOT_COMPARED = "The meaning was not checked."
UNCHECKED = "Copying was not checked: this voice came without its training text."

Span = tuple[int, int]
"""Characters of the written text, the end exclusive."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a written passage.

    Attributes:
        kind: "empty", "endless", "loop", "truncated" or "copied", which fail; "length", "names", "numbers",
            "cast" (of the author's books) or "meaning", for which another try is worth while; "paragraphs"
            or "unchecked", which are told and no more.
        note: a plain sentence.
        fails: True where the text cannot be used and is to be written again.
        spans: where in the written text it is, if it is there.
        count: how many things it is about; of two tries the one with fewer is better.
    """

    kind: str
    note: str
    fails: bool = False
    spans: tuple[Span, ...] = ()
    count: int = 1

    @property
    def asks(self) -> bool:
        """Whether it is worth another try."""
        return self.fails or self.kind not in TOLD


def failures(text: str, source: str, finished: str) -> list[Finding]:
    """What makes a text unusable, its being copied aside; empty when it can be used.

    Args:
        finished: how the writing ended, as in `core.writing.generate.Piece`.
    """
    if not any(character.isalpha() for character in text):
        return [Finding("empty", "Nothing was written.", True)]
    found = []
    if phrase := loop(text):
        found.append(Finding("loop", f"It goes round in circles: “{phrase}”.", True))
    if finished == "length":
        found.append(Finding("endless", "It did not come to an end.", True))
    elif ends_sentence(source) and not ends_sentence(text):
        found.append(Finding("truncated", "It breaks off in the middle of a sentence.", True))
    return found


def copies(text: str, corpus: Corpus) -> list[Finding]:
    """The stretches that stand in the author's own text; one finding for all of them, the longest named."""
    runs = corpus.copied(text)
    if not runs:
        return []
    longest = max(runs, key=lambda run: run.words)
    opening = " ".join(text[longest.start : longest.end].split()[:COPIED])
    place = corpus.place(text, longest)
    note = f"{longest.words} words in a row stand in the author's own text: “{opening} …”."
    if place:
        note = f"{longest.words} words in a row stand in the author's own text ({place}): “{opening} …”."
    return [Finding("copied", note, True, tuple((run.start, run.end) for run in runs), len(runs))]


def remarks(text: str, source: str, corpus: Corpus, words: int = 0) -> list[Finding]:
    """What the user should know of a text that can be used; its meaning aside.

    Args:
        words: asked for; 0 for as many as the source has.
    """
    found = [*_length(text, words or count_words(source)), *_paragraphs(text, source)]
    found += [*_names(text, source, corpus), *_numbers(text, source)]
    if corpus.runs is None:
        found.append(Finding("unchecked", UNCHECKED))
    return found


def meaning(likeness: Likeness) -> list[Finding]:
    """What the user should know of what a text tells."""
    return [Finding("meaning", STRAYS)] if likeness.strays else []


def faults(found: Iterable[Finding]) -> int:
    """How much speaks for another try; of two tries the one with less is better."""
    return sum(finding.count for finding in found if finding.asks)


def loop(text: str) -> str:
    """The phrase that a text repeats over and over, or an empty string."""
    tokens = words_of(text)
    for period in range(1, min(LONGEST_PERIOD, len(tokens) // 3) + 1):
        same = 0
        for place in range(period, len(tokens)):
            same = same + 1 if tokens[place] == tokens[place - period] else 0
            if same >= max(2 * period, 8):
                return " ".join(tokens[place - period + 1 : place + 1][:COPIED])
    sentences = Counter(" ".join(words_of(s)) for s in split_sentences(text))
    for sentence, times in sentences.most_common(1):
        if times >= 3 and len(sentence.split()) >= 4:
            return " ".join(sentence.split()[:COPIED])
    fours = Counter(zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False))
    if len(tokens) >= 80 and len(fours) < DISTINCT * sum(fours.values()):
        return " ".join(fours.most_common(1)[0][0])
    return ""


def _length(text: str, asked: int) -> Iterable[Finding]:
    got = count_words(text)
    if got < TOO_SHORT * asked or got > TOO_LONG * asked:
        has = "1 word" if got == 1 else f"{got} words"
        yield Finding("length", f"It has {has}; about {asked} {'was' if asked == 1 else 'were'} asked for.")


def _paragraphs(text: str, source: str) -> Iterable[Finding]:
    asked, got = (len(re.findall(r"\n\s*\n", part.strip())) + 1 for part in (source, text))
    if got < asked:
        one = "paragraph" if got == 1 else "paragraphs"
        yield Finding("paragraphs", f"Your {asked} paragraphs became {got} {one}.")


def _names(text: str, source: str, corpus: Corpus) -> Iterable[Finding]:
    here, there = vocabulary(text), vocabulary(source)
    if lost := [n for n in names(source) if bare(n) not in here]:
        yield Finding("names", f"Names that got lost: {_listed(lost)}.", count=len(lost))
    new = [n for n in names(text) if bare(n) not in there]
    if theirs := [n for n in new if bare(n) in corpus.cast]:
        note = f"Names from the author's own books: {_listed(theirs)}."
        yield Finding("cast", note, spans=_places(text, theirs), count=len(theirs))
    if invented := [n for n in new if bare(n) not in corpus.cast]:
        note = f"Names that your text does not have: {_listed(invented)}."
        yield Finding("names", note, spans=_places(text, invented), count=len(invented))


def _numbers(text: str, source: str) -> Iterable[Finding]:
    if lost := [n for n in numbers(source) if not has_number(text, n)]:
        yield Finding("numbers", f"Numbers that got lost: {_listed(lost)}.", count=len(lost))
    if invented := [n for n in numbers(text) if not has_number(source, n)]:
        note = f"Numbers that your text does not have: {_listed(invented)}."
        yield Finding("numbers", note, spans=_places(text, invented), count=len(invented))


def _places(text: str, found: Sequence[str]) -> tuple[Span, ...]:
    """Where these words stand in the text, in order."""
    pattern = r"(?<![^\W_])(?:" + "|".join(map(re.escape, found)) + r")(?![^\W_])"
    return tuple(match.span() for match in re.finditer(pattern, text))


def _listed(found: Sequence[str]) -> str:
    rest = len(found) - SHOWN
    return ", ".join(found[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")
