"""Owns the check for names of the author's books in scenes that have nothing to do with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass

from core.evaluating.corpus import Corpus
from core.language.capitals import NO_NAMES, THE_WORLD
from core.language.names import bare, names, vocabulary

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_AS_A_WORD = 0.1
"""Share of small letters from which on a name of the books is a plain word too: Street, Will, Rose."""
_ANYWHERE = NO_NAMES | THE_WORLD
SHOWN = 5


NOT_CHECKED = "Names were not checked: none of the books' names are known."


@dataclass(frozen=True, slots=True)
class Leakage:
    """Names of the books in texts whose prompts do not have them.

    Attributes:
        each: for every text the names in it, as written, in the order of the texts.
        checked: False where the books have no names that could be told: none are at hand, or they are in a
            script or language in which capitals say nothing of names.
    """

    each: tuple[tuple[str, ...], ...]
    checked: bool = True

    @property
    def leaking(self) -> int:
        """How many texts have such a name."""
        return sum(map(bool, self.each))

    @property
    def rate(self) -> float:
        """The share of texts that have such a name, 0-1."""
        return self.leaking / len(self.each) if self.each else 0.0

    @property
    def names(self) -> tuple[tuple[str, int], ...]:
        """Every name with how many texts have it, the most frequent first."""
        return tuple(Counter(name for found in self.each for name in found).most_common())


def told(voice: Leakage, base: Leakage) -> str:
    """What was found, for people: a name that a model has by itself tells nothing of the books.

    Args:
        base: of the base model, which wrote of the same scenes.
    """
    if not voice.checked or not voice.each:
        return NOT_CHECKED
    if not voice.leaking:
        return f"Nobody and no place of the books turns up in the {len(voice.each)} scenes."
    all_ = len(voice.each)
    found = f"Names of the books turn up in {voice.leaking} of {all_} scenes, the base model: {base.leaking}."
    which = ", ".join(brought(voice, base)[:SHOWN])
    said = f"The voice brings along {which}." if which else "The voice has none of them more often than that."
    return f"{found} {said}"


def brought(voice: Leakage, base: Leakage) -> list[str]:
    """The names that stand in more of the voice's scenes than of the base model's, the plainest first."""
    usual = {bare(name): count for name, count in base.names}
    more = {name: count - usual.get(bare(name), 0) for name, count in voice.names}
    return sorted((name for name in more if more[name] > 0), key=lambda name: -more[name])


def book_names(corpus: Corpus) -> Container[str]:
    """What tells whether a bare name is one of the books': of a person or place, and not a plain word too."""
    if not corpus.texts:
        return corpus.hashed_names
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for chapter in corpus.texts:
        for word in _WORD.findall(chapter.text):
            (large if word[0].isupper() else small)[bare(word)] += 1
    return {name for name in corpus.cast - _ANYWHERE if small[name] <= _AS_A_WORD * large[name]}


def leakage(texts: Sequence[str], prompts: Sequence[str], corpus: Corpus) -> Leakage:
    """Which names of the books stand in each text and not in the prompt that it was written from.

    Args:
        texts, prompts: as many of one as of the other.
    """
    known = book_names(corpus)
    small = {word for text in (*texts, *prompts) for word in _WORD.findall(text) if word[0].islower()}
    checked = bool(known) if isinstance(known, set) else len(corpus.hashed_names) > 0
    each = [
        tuple(_found(text, vocabulary(prompt) | small | _ANYWHERE, known, bool(corpus.texts)))
        for text, prompt in zip(texts, prompts, strict=True)
    ]
    return Leakage(tuple(each), checked)


def _found(text: str, usual: Set[str], known: Container[str], anywhere: bool) -> Iterator[str]:
    """The known names of a text in their order, each once.

    Args:
        usual: words that say nothing: of the prompt, and plain words of what was written.
        anywhere: take the first words of sentences too, as is safe where the plain words are known.
    """
    seen: set[str] = set()
    written = [word for word in _WORD.findall(text) if word[0].isupper()] if anywhere else names(text)
    for word in written:
        name = bare(word)
        if name in known and name not in usual and name not in seen:
            seen.add(name)
            yield re.sub(r"['’]s?$", "", word)
