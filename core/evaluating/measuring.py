"""Owns the figures of an evaluation: from what was written, and what it is held against, to its parts.

Everything is pure but `meaning`, which may start a child that compares meanings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

import numpy as np

from core.evaluating import bootstrap, style, telling
from core.evaluating.bootstrap import proportion
from core.evaluating.clouds import StyleSpace
from core.evaluating.copying import Copied, check
from core.evaluating.copying import Span as Found
from core.evaluating.copying_gate import badness, judge
from core.evaluating.corpus import Corpus
from core.evaluating.degeneration import END, Repetition, repetition
from core.evaluating.found import (
    Copying,
    Flow,
    Flows,
    Heed,
    Leaks,
    Loss,
    Meaning,
    Names,
    Span,
    Style,
    Told,
    Worst,
)
from core.evaluating.ground import Ground
from core.evaluating.interval import Interval
from core.evaluating.leakage import Leakage, leakage, told
from core.evaluating.likenesses import Likenesses
from core.evaluating.loss import Row, RowLoss
from core.evaluating.meaning import kept, meanings
from core.evaluating.samples import Written
from core.evaluating.summary import Sample, Text
from core.language.likeness import Likeness
from core.language.words import count_words
from core.progress import BadInput, Report

WORST = 5
"""Texts that are shown as the worst copies, at most."""
AROUND = 160
"""Characters of the books that are shown before and behind a copied run."""


@dataclass(frozen=True)
class Both:
    """What base model and voice wrote from the same descriptions, in the same order."""

    base: Sequence[Written]
    voice: Sequence[Written]

    def of(self, kind: str) -> Both:
        """Those of one kind of description."""
        return Both(*([w for w in side if w.ask.kind == kind] for side in (self.base, self.voice)))


def texts(written: Sequence[Written]) -> list[str]:
    return [one.text for one in written]


# Style.
def style_of(space: StyleSpace, both: Both, held_out: Sequence[str], author: str) -> Style:
    """Raises: BadInput: a side has not written a word."""
    base, voice = style.score(space, texts(both.base)), style.score(space, texts(both.voice))
    own, others = style.spreads(space, voice.words)
    ahead = style.ahead(space, texts(both.voice), texts(both.base))
    return Style(
        base=base,
        voice=voice,
        author=style.score(space, held_out) if held_out else None,
        own=own,
        others=others,
        ahead=ahead,
        compared_with=space.others,
        enough=voice.enough,
        sentence=telling.style(voice, base, ahead, author),
    )


def position(space: StyleSpace, written: Sequence[Written]) -> Interval | None:
    """Where some texts stand; None where that says nothing."""
    try:
        found = style.score(space, texts(written))
    except BadInput:  # not a word
        return None
    return found.position if found.enough else None


# Copying.
def copied(written: Sequence[Written], corpus: Corpus) -> list[Copied]:
    """Each text in the check for copies, its prompt's words left out."""
    return [check(one.text, corpus, one.ask.prompt) for one in written]


def copying_of(
    ground: Ground, base: Sequence[Copied], voice: Sequence[Copied], ids: Sequence[str]
) -> Copying:
    """Args: ids: of the samples, in the order of the texts."""
    rate, index = ground.rate, ground.corpus.index
    rows = [
        Worst(name, one.share, one.longest.words)
        for name, one in sorted(zip(ids, voice, strict=True), key=lambda row: badness(row[1], rate))
        if one.longest is not None
    ]
    return Copying(
        base=judge(base, rate),
        voice=judge(voice, rate),
        own_share=rate.share if rate else None,
        own_high=rate.high if rate else None,
        own_longest=rate.longest if rate else None,
        corpus_words=len(index) if index is not None else 0,
        worst=tuple(rows[:WORST]),
    )


def _span(found: Found, corpus: Corpus) -> Span:
    place = found.place
    if place is None:
        return Span(found.start, found.end, found.words, found.given)
    book = corpus.texts[place.text].text
    before = book[max(0, place.start - AROUND) : place.start]
    after = book[place.end : place.end + AROUND]
    return Span(
        start=found.start,
        end=found.end,
        words=found.words,
        given=found.given,
        place=place.name,
        before=before if place.start <= AROUND else before.partition(" ")[2],
        there=book[place.start : place.end],
        after=after if place.end + AROUND >= len(book) else after.rpartition(" ")[0],
    )


# Names.
def names_of(base: Leakage, voice: Leakage) -> Names:
    return Names(len(voice.each), _leaks(base), _leaks(voice), told(voice, base))


def _leaks(found: Leakage) -> Leaks:
    return Leaks(found.leaking, proportion(found.leaking, len(found.each)), found.names)


def leaked(written: Sequence[Written], corpus: Corpus) -> Leakage:
    """Names of the books in scenes."""
    return leakage(texts(written), [one.ask.prompt for one in written], corpus)


# Meaning.
def swapped(rows: Sequence[Row]) -> list[Row]:
    """Held-out pages with the descriptions of others, half the book away; none where there is but one."""
    half = len(rows) // 2
    others = [*rows[half:], *rows[:half]] if half else []
    return [Row(other.prompt, row.completion) for other, row in zip(others, rows, strict=False)]


def heed_of(losses: Sequence[Sequence[RowLoss]], elsewhere: Sequence[Sequence[RowLoss]]) -> Heed | None:
    """Args: losses, elsewhere: of base model and voice, with their own and with `swapped` descriptions."""
    if not elsewhere[0]:
        return None
    base, voice = (
        [replace(row, loss=other.loss - row.loss) for row, other in zip(own, others, strict=True)]
        for own, others in zip(losses, elsewhere, strict=True)
    )
    return Heed(per_token(base), per_token(voice), difference(voice, base))


def meaning_of(both: Both, heed: Heed | None, report: Report, known: Likenesses | None = None) -> Meaning:
    """Args: known: as `meanings` has it. Raises: Cancelled, NoSpace."""
    asks = [one.ask for one in both.voice]
    sources, asked = [ask.description for ask in asks], [ask.words for ask in asks]
    own = [ask for ask in asks if ask.original]
    elsewhere = [*sources[1:], *sources[:1]] if len(sources) > 1 else []
    strange = texts(both.voice)[: len(elsewhere)]
    sides = texts(both.base), texts(both.voice), strange, [ask.original for ask in own]
    described = sources, sources, elsewhere, [ask.description for ask in own]
    found = meanings(list(chain(*described)), list(chain(*sides)), report, known)  # one child for all of them
    each = iter(found.each)
    base, voice, chance, author = (list(islice(each, len(side))) for side in sides)
    told = _told(voice, sources, sides[1], asked)
    gain = bootstrap.paired_difference([one.to_source for one in voice], [one.to_source for one in base])
    return Meaning(
        by=found.by,
        note=found.note,
        base=_told(base, sources, sides[0], asked),
        voice=told,
        author=_told(author, described[3], sides[3], [ask.words for ask in own]) if own else None,
        chance=float(np.mean([one.to_source for one in chance])) if chance else None,
        gain=gain,
        sentence=telling.meaning(told, gain, heed),
        heed=heed,
    )


def _told(
    found: Sequence[Likeness], sources: Sequence[str], written: Sequence[str], asked: Sequence[int]
) -> Told:
    each = [kept(source, text, words) for source, text, words in zip(sources, written, asked, strict=True)]
    return Told(
        texts=len(each),
        likeness=bootstrap.interval([one.to_source for one in found]),
        strayed=sum(one.strays for one in found),
        names=sum(one.names for one in each),
        names_asked=sum(one.names_told for one in each),
        numbers=sum(one.numbers for one in each),
        numbers_asked=sum(one.numbers_told for one in each),
        length=bootstrap.interval([one.length for one in each]),
    )


# Repetition.
def flow_of(ground: Ground, both: Both) -> Flows:
    (base, _), (voice, usual) = (_flowing(ground, side) for side in (both.base, both.voice))
    author = _flow(usual, 0, None) if usual else None
    return Flows(base, voice, author, telling.flow(voice, author))


def _flowing(ground: Ground, written: Sequence[Written]) -> tuple[Flow, list[Repetition]]:
    """The figures of one side, and those of the author's pages of the same lengths."""
    beside = [ground.pages.beside(one.text) for one in written] if ground.pages else []
    circles = sum(one.pages > 0 and one.repeated >= 1 for one in beside)
    full = [one for one in written if count_words(one.text)]
    ended = proportion(sum(one.finished == END for one in full), len(written))
    flow = _flow([repetition(one.text) for one in written], circles, ended)
    return replace(flow, empty=len(written) - len(full)), [
        one.usual for one in beside if one.usual is not None
    ]


def _flow(found: Sequence[Repetition], circles: int, ended: Interval | None) -> Flow:
    one, two, three = np.mean([row.distinct for row in found], axis=0).tolist()
    return Flow(
        len(found),
        bootstrap.interval([row.repeated for row in found]),
        (one, two, three),
        bootstrap.interval([row.compression for row in found]),
        circles,
        ended,
    )


# Loss.
def loss_of(base: Sequence[RowLoss], voice: Sequence[RowLoss]) -> Loss:
    """Args: base, voice: of the same rows in the same order."""
    gain = difference(base, voice)
    middle = per_token(base)
    sentence = telling.loss(gain, middle.middle)
    return Loss(middle, per_token(voice), gain, len(voice), sum(row.tokens for row in voice), sentence)


def per_token(rows: Sequence[RowLoss]) -> Interval:
    """Nats per token over rows, a long one weighing more."""
    return _ratio([row.loss for row in rows], [row.tokens for row in rows])


def difference(one: Sequence[RowLoss], other: Sequence[RowLoss]) -> Interval:
    """How many nats per token the first has more than the second, on the same rows.

    Rows are drawn one by one: pages of a chapter are alike, so it tells of more pages of these chapters.
    """
    losses = [row.loss - beside.loss for row, beside in zip(one, other, strict=True)]
    return _ratio(losses, [row.tokens for row in one])


def _ratio(over: Sequence[float], under: Sequence[int]) -> Interval:
    drawn = bootstrap.weights(len(over))
    shares = (drawn @ np.array(over)) / (drawn @ np.array(under))
    return bootstrap.around(sum(over) / sum(under), shares, len(over))


# What was written.
def samples_of(
    ground: Ground,
    both: Both,
    found: tuple[Sequence[Copied], Sequence[Copied]],
    names: tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]],
) -> tuple[Sample, ...]:
    """Args: found, names: of the base model's texts and of the voice's, in their order."""
    sides = [
        [_text(ground, *row) for row in zip(written, one, leaks, strict=True)]
        for written, one, leaks in zip((both.base, both.voice), found, names, strict=True)
    ]
    return tuple(
        Sample(ask.id, ask.kind, ask.title, ask.description, ask.words, base, voice, ask.original)
        for ask, base, voice in zip((one.ask for one in both.voice), *sides, strict=True)
    )


def _text(ground: Ground, written: Written, found: Copied, names: Sequence[str]) -> Text:
    spans = tuple(_span(span, ground.corpus) for span in found.spans)
    judged = judge([found], ground.rate)
    return Text(written.text, count_words(written.text), written.finished, judged, spans, tuple(names))
