"""Owns the shapes of what each measure found, from style to loss: plain values that travel as JSON.

Everything stands twice, of the base model and of the voice, which wrote from the same descriptions with the
same draws; where the author's own pages can be measured the same way, three times. `sentence` is the part in
words for a novelist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.evaluating.interval import Interval

SECOND = "model"
"""What the part of a style model is called."""
Verdict = Literal["copied", "look", "clear", "not checked"]


# Style.
@dataclass(frozen=True, slots=True)
class StylePart:
    """Where a text stands by one measure, as `Place` has it.

    Attributes:
        measure: "words", "rhythm", "shapes" (which stands for grammar), "delta" (Burrows's, of words), or
            "model" (a style model's, where one is on this machine).
    """

    measure: str
    own: float
    others: float | None
    position: float | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where some texts stand together.

    Attributes:
        words: of them.
        times: how often as far from the author as his own unseen pages are in the middle: 1 is quite himself.
        own: per cent of the author's own samples of this size that are at least as far from him: 50 is quite
            himself, 0 farther away than everything of his.
        others: per cent of other authors' samples that are farther from him; None where there are none.
        position: 0 as other authors, 100 as the author; less and more are possible. None without others.
        parts: the same by single measures.
        enough: whether the figures mean something.
        note: what they rest on, or why they mean nothing, in a plain sentence.
    """

    words: int
    times: Interval
    own: Interval
    others: Interval | None
    position: Interval | None
    parts: tuple[StylePart, ...]
    enough: bool
    note: str


@dataclass(frozen=True, slots=True)
class Style:
    """The four fixed points.

    Attributes:
        base, voice: what they wrote, from the same descriptions. author: the held-out chapters.
        own, others: where samples of the author's own pages and of other authors' lie, of the size that was
            measured, in points of position; the middles are 100 and 0. None without others.
        ahead: how many points the voice is nearer to the author than the base model is; above 0 beyond
            chance where `ahead.above_zero`.
        compared_with: names of the other authors.
        enough: as in `Place`, of the voice. model: name of the style model that was asked, or can be.
    """

    base: Place
    voice: Place
    author: Place | None
    own: Interval | None
    others: Interval | None
    ahead: Interval
    compared_with: tuple[str, ...]
    enough: bool
    sentence: str
    model: str = ""

    @property
    def seconded(self) -> bool:
        """Whether a style model gave a second opinion."""
        return any(part.measure == SECOND for part in self.voice.parts)


# Copying.
@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text that stand in the author's books in a row.

    Attributes:
        start, end: characters of the text, end exclusive; spans of a text do not overlap.
        words: of the run, as the books count them; given: how many of them the description has too.
        place: "Book, chapter", or "" where that is not known.
        before, there, after: the run as it stands in the books, and some words around it; "" where only
            hashes of the books are known.
    """

    start: int
    end: int
    words: int
    given: int = 0
    place: str = ""
    before: str = ""
    there: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Copies:
    """What of some texts stands in the books.

    Attributes:
        verdict, sentence: the gate's. texts, words: how much was looked at.
        share: of words in runs of five and more, 0-1. longest: words in a row. over: runs of more than 20.
        least: the shortest run that could be told.
        whole: whether the whole books were at hand, and not only what the voice learned from.
    """

    verdict: Verdict
    sentence: str
    texts: int = 0
    words: int = 0
    share: float = 0.0
    longest: int = 0
    over: int = 0
    least: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Worst:
    """A text with much of the books in it.

    Attributes:
        sample: its id; the text and its spans stand there. share, longest: as in `Copies`.
    """

    sample: str
    share: float
    longest: int


@dataclass(frozen=True, slots=True)
class Copying:
    """The gate on everything that was written.

    Attributes:
        own_share, own_high, own_longest: how much of the author's own pages stands in other chapters: in the
            middle, and of one page in a hundred; None in books too short to tell.
        corpus_words: of the books, or of what the voice learned from, see `Copies.whole`; 0 where only hashes
            are known. worst: of the voice's, the worst first.
    """

    base: Copies
    voice: Copies
    own_share: float | None
    own_high: float | None
    own_longest: int | None
    corpus_words: int
    worst: tuple[Worst, ...]

    @property
    def verdict(self) -> Verdict:
        return self.voice.verdict

    @property
    def sentence(self) -> str:
        return self.voice.sentence


# Names, meaning, repetition, loss.
@dataclass(frozen=True, slots=True)
class Leaks:
    """Scenes in which names of the books turn up.

    Attributes:
        leaking: how many. rate: their share, 0-1. names: each with how many scenes have it.
    """

    leaking: int
    rate: Interval
    names: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the books in scenes that have nothing to do with them."""

    scenes: int
    base: Leaks
    voice: Leaks
    sentence: str

    @property
    def more(self) -> bool:
        """Whether more of the voice's scenes have one than the base model's, which has some by itself."""
        return self.voice.leaking > self.base.leaking


@dataclass(frozen=True, slots=True)
class Told:
    """How well texts tell what they were asked to tell.

    Attributes:
        likeness: to their own descriptions, 0-1 mostly. strayed: texts that are no nearer to theirs than to
            others'. texts: how many.
        names, numbers: of the descriptions that are kept, of `names_asked`, `numbers_asked`.
        length: words written to words asked for.
    """

    texts: int
    likeness: Interval
    strayed: int
    names: int
    names_asked: int
    numbers: int
    numbers_asked: int
    length: Interval


@dataclass(frozen=True, slots=True)
class Heed:
    """How much models go by what they are asked to tell, in nats per token.

    So much less do held-out pages surprise them with their own descriptions than with those of other pages: 0
    is a model to which descriptions say nothing.

    Attributes:
        gain: of the voice over the base model.
    """

    base: Interval
    voice: Interval
    gain: Interval


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was told.

    Attributes:
        by: what likeness was measured by. note: what to say of that, or "".
        author: the author's own held-out pages against the same descriptions: about the best there can be.
            It is of the held-out descriptions alone, the others of the scenes, too.
        chance: mean likeness of the voice's texts to descriptions that are not theirs; None where there
            is but one description.
        gain: how much more likeness the voice has than the base model.
        heed: None where there are not two held-out pages.
    """

    by: Literal["embeddings", "words"]
    note: str
    base: Told
    voice: Told
    author: Told | None
    chance: float | None
    gain: Interval
    sentence: str
    heed: Heed | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Whether texts run dry.

    Attributes:
        repeated: share of runs of four words that stood in the same text before. distinct: shares of
            different runs of one, two, three words. compression: the lower, the more repetition.
        circles: texts that repeat themselves more than any of the author's pages of that length.
        ended: share that came to an end by themselves after a word or more; None for the author.
        empty: texts without a word.
    """

    texts: int
    repeated: Interval
    distinct: tuple[float, float, float]
    compression: Interval
    circles: int = 0
    ended: Interval | None = None
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Flows:
    """Repetition and endings; `author` is of his own pages of the same lengths."""

    base: Flow
    voice: Flow
    author: Flow | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Loss:
    """How surprised the models are by the held-out pages, in nats per token; the less the better.

    Attributes:
        gain: base less voice: above 0 beyond chance where `gain.above_zero`.
    """

    base: Interval
    voice: Interval
    gain: Interval
    rows: int
    tokens: int
    sentence: str
