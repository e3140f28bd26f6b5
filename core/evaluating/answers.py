"""Owns the questions that a report answers, in words, figures and pictures, for who knows no statistics.

The web page and the page in the window are both set from these, so that they say the same. Nothing here is
drawn: a picture is what it shows, and `charts` says where its lines lie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from core.evaluating.found import SECOND, Flow, Names, Place, Style, Told
from core.evaluating.interval import Interval
from core.evaluating.shown import (
    ENGLISH,
    Answer,
    Count,
    Counts,
    Mark,
    Row,
    Scale,
    Speech,
    Strip,
    Strips,
    Who,
)
from core.evaluating.summary import Checkpoint, Finding, Text
from core.evaluating.telling import NEAR

STRAYED = 0.1
"""Share of texts that may stray before it is to be looked at: of long ones some always do."""
ENDED = 0.5
"""Share of texts that should come to an end by themselves."""


def answers(finding: Finding, speech: Speech = ENGLISH) -> list[Answer]:
    """What was measured, the most important first: style, unless the voice copies."""
    told = [*_style(finding, speech), *_copying(finding, speech), *_names(finding, speech)]
    told += [*_meaning(finding, speech), *_flow(finding, speech), *_loss(finding, speech)]
    told += _checkpoints(finding, speech)
    first = "copying" if finding.verdict in ("copied", "look") else ""
    return sorted(told, key=lambda answer: answer.name != first)


# Style.
def _style(finding: Finding, speech: Speech) -> Iterator[Answer]:
    style, author, say = finding.style, finding.author, speech.say
    if style is None:
        return
    remarks = [say(style.voice.note)]
    if style.compared_with:
        remarks.append(say(f"The other authors are {_listed(style.compared_with)}."))
    if style.seconded:
        remarks.append(
            say(
                f"The second opinion is of {style.model}, a model that learned from other texts how people "
                "write; it shares nothing with the measures above."
            )
        )
    caption = ""
    if style.own is not None:
        caption = say(
            f"At 0 the text is as other authors write, at 100 as {author} does. Each line shows where the "
            "figure would lie 95 times out of 100, had the voice written other texts; the coloured parts, "
            "where other samples of that size lie."
        )
    yield Answer(
        "style",
        say(f"Does it sound like {author}?"),
        say(style.sentence),
        caption,
        _line(style, author, speech),
        tuple(_style_rows(style, speech)),
        tuple(remarks),
        look=not style.enough or not style.ahead.above_zero or _far(style.voice),
    )


def _line(style: Style, author: str, speech: Speech) -> Scale | None:
    """From other authors to the author; None where there is no such line."""
    say = speech.say
    named: list[tuple[str, Who, Place | None]] = [
        (say("Base model"), "base", style.base),
        (say("The voice"), "voice", style.voice),
        (say(f"Unseen pages of {author}"), "author", style.author),
    ]
    marks = [
        Mark(name, who, place.position, speech.number(place.position.middle))
        for name, who, place in named
        if place is not None and place.position is not None
    ]
    if style.own is None or style.others is None or not marks:
        return None
    bands = Mark(say("Other authors"), "others", style.others, ""), Mark(author, "author", style.own, "")
    return Scale(tuple(marks), bands, ((0.0, speech.number(0)), (100.0, speech.number(100))))


def _style_rows(style: Style, speech: Speech) -> Iterator[Row]:
    say, places = speech.say, (style.base, style.voice, style.author)
    names = {
        "words": say("Its small, common words"),
        "rhythm": say("Its sentences and their punctuation"),
        "shapes": say("How its words are built and joined"),
        "delta": say("Common words, by Burrows's Delta"),
        SECOND: say("A style model's second opinion"),
    }

    def point(place: Place | None, measure: str) -> str:
        parts = place.parts if place is not None else ()
        found = next((part.position for part in parts if part.measure == measure), None)
        return speech.number(found) if found is not None else ""

    for measure, name in names.items():
        cells = [point(place, measure) for place in places]
        if any(cells):
            yield Row(name, *cells)
    yield Row(
        say("Of 100 samples of the author's own, as far off or farther"),
        *(speech.number(place.own.middle) if place is not None else "" for place in places),
    )
    if style.seconded:
        asked = [
            next((p.own for p in place.parts if p.measure == SECOND), None) if place else None
            for place in places
        ]
        cells = ["" if own is None else speech.number(own) for own in asked]
        yield Row(say("The same, by a style model's second opinion"), *cells)
    if all(place is None or place.others is not None for place in places):
        farther = [speech.number(p.others.middle) if p is not None and p.others else "" for p in places]
        yield Row(say("Of 100 samples of other authors', farther off"), *farther)


# Copying.
def _copying(finding: Finding, speech: Speech) -> Iterator[Answer]:
    found, say, author = finding.copying, speech.say, finding.author
    if found.verdict == "not checked":
        yield Answer("copying", say("Does it recite?"), say(found.sentence), "", None, (), look=True)
        return
    own = found.own_share
    rows = (
        Row(
            say("Words in runs of five and more"),
            speech.share(found.base.share),
            speech.share(found.voice.share),
            speech.share(own) if own is not None else "",
        ),
        Row(
            say("The longest run, in words"),
            speech.number(found.base.longest),
            speech.number(found.voice.longest),
            speech.number(found.own_longest) if found.own_longest is not None else "",
        ),
        Row(
            say("Runs of more than 20 words"),
            speech.number(found.base.over),
            speech.number(found.voice.over),
        ),
    )
    remarks = []
    if found.own_high is not None:
        remarks.append(
            say(
                f"Everybody repeats phrases: of one page in a hundred by {author}, "
                f"{speech.share(found.own_high)} of the words stand in other chapters too."
            )
        )
    words = speech.number(found.corpus_words)
    if found.corpus_words and found.voice.whole:
        remarks.append(say(f"It was held against all {words} words of the books."))
    elif found.corpus_words:
        remarks.append(
            say(f"It was held against the {words} words that it learned from, not the whole books.")
        )
    yield Answer(
        "copying",
        say("Does it recite?"),
        say(found.sentence),
        say("Each bar is a text that the voice wrote. What stands in the books word for word is coloured."),
        Strips(tuple(_strip(sample.voice) for sample in finding.samples)),
        rows,
        tuple(remarks),
        look=found.verdict != "clear",
    )


def _strip(text: Text) -> Strip:
    long = max(1, len(text.text))
    return Strip(text.words, tuple((span.start / long, span.end / long) for span in text.spans))


# Names.
def _names(finding: Finding, speech: Speech) -> Iterator[Answer]:
    names, say = finding.names, speech.say
    if names is None:
        return
    sides: tuple[tuple[str, Who, int], ...] = (
        (say("Base model"), "base", names.base.leaking),
        (say("The voice"), "voice", names.voice.leaking),
    )
    rows = [Count(name, who, some, names.scenes, speech.of(some, names.scenes)) for name, who, some in sides]
    yield Answer(
        "names",
        say("Does it drag names along?"),
        say(names.sentence),
        say(
            "Each dot is a scene of today, which has nothing to do with the books. In the full ones stands a "
            "name from them."
        ),
        Counts(tuple(rows)),
        (Row(say("Names of the books"), _found(names, "base"), _found(names, "voice")),),
        look=names.more,
    )


def _found(names: Names, side: Literal["base", "voice"]) -> str:
    return ", ".join(name for name, _ in (names.base if side == "base" else names.voice).names) or "–"


# Meaning.
def _meaning(finding: Finding, speech: Speech) -> Iterator[Answer]:
    found, say = finding.meaning, speech.say
    if found is None:
        return
    sides: list[tuple[str, Who, Told | None]] = [
        (say("Base model"), "base", found.base),
        (say("The voice"), "voice", found.voice),
        (say(f"Unseen pages of {finding.author}"), "author", found.author),
    ]
    marks = [
        Mark(name, who, told.likeness, speech.decimal(told.likeness.middle, 2))
        for name, who, told in sides
        if told is not None
    ]

    def cells(of: Callable[[Told], str]) -> list[str]:
        return ["" if told is None else of(told) for _, _, told in sides]

    ticks = ((found.chance, say("by chance")),) if found.chance is not None else ()
    yield Answer(
        "meaning",
        say("Does it tell what it was asked to tell?"),
        say(found.sentence),
        say("How near the texts are to their descriptions; the farther to the right, the nearer."),
        Scale(tuple(marks), (), ticks),
        (
            Row(say("Texts that stray"), *cells(lambda told: speech.of(told.strayed, told.texts))),
            Row(say("Names that are kept"), *cells(lambda told: speech.of(told.names, told.names_asked))),
            Row(
                say("Numbers that are kept"), *cells(lambda told: speech.of(told.numbers, told.numbers_asked))
            ),
            Row(say("Length, of what was asked for"), *cells(lambda told: speech.share(told.length.middle))),
        ),
        tuple(say(note) for note in (found.note,) if note),
        look=found.voice.strayed > STRAYED * found.voice.texts,
    )


# Endings and circles.
def _flow(finding: Finding, speech: Speech) -> Iterator[Answer]:
    found, say = finding.flow, speech.say
    if found is None:
        return
    sides: tuple[tuple[str, Who, Flow], ...] = (
        (say("Base model"), "base", found.base),
        (say("The voice"), "voice", found.voice),
    )
    rows = []
    for name, who, flow in sides:
        some = round(flow.ended.middle * flow.texts) if flow.ended is not None else 0
        rows.append(Count(name, who, some, flow.texts, speech.of(some, flow.texts)))
    every = (found.base, found.voice, found.author)
    circles = [speech.number(flow.circles) for flow in (found.base, found.voice)]
    yield Answer(
        "flow",
        say("Does it come to an end, or go round in circles?"),
        say(found.sentence),
        say("Each dot is a text. The full ones came to an end by themselves."),
        Counts(tuple(rows)),
        (
            *([Row(say("Texts that go round in circles"), *circles)] if found.author is not None else []),
            Row(
                say("Runs of four words said before"),
                *("" if f is None else speech.share(f.repeated.middle) for f in every),
            ),
            Row(
                say("Different words, of all"),
                *("" if f is None else speech.share(f.distinct[0]) for f in every),
            ),
        ),
        look=found.voice.circles + found.voice.empty > 0 or _few_end(found.voice),
    )


# Unseen pages.
def _loss(finding: Finding, speech: Speech) -> Iterator[Answer]:
    found, say = finding.loss, speech.say
    if found is None:
        return
    sides: tuple[tuple[str, Who, Interval], ...] = (
        (say("Base model"), "base", found.base),
        (say("The voice"), "voice", found.voice),
    )
    yield Answer(
        "loss",
        say("Does it know what comes next?"),
        say(found.sentence),
        say(
            "How much the next word of a page that it never saw surprises it. The farther to the left, the "
            "better."
        ),
        Scale(tuple(Mark(name, who, loss, speech.decimal(loss.middle, 2)) for name, who, loss in sides)),
        (),
        (say(f"Measured on {speech.number(found.rows)} pages, in nats per token."),),
        look=not found.gain.above_zero,
    )


# The states of the training.
def _checkpoints(finding: Finding, speech: Speech) -> Iterator[Answer]:
    say, offer = speech.say, finding.offer
    if len(finding.checkpoints) < 2:
        return
    yield Answer(
        "checkpoints",
        say("Was another state of the training better?"),
        say(offer.sentence) if offer is not None else "",
        rows=tuple(_state(row, speech) for row in finding.checkpoints),
        remarks=(
            say(
                "The training chose by these same unseen pages, so their surprise favours the state that it "
                "kept. How near and how much is copied is of what was written from them, without the scenes."
            ),
        ),
        look=offer is not None and offer.better,
        heads=(say("Surprise at unseen pages"), say("How near to the author"), say("Words in copied runs")),
    )


def _state(row: Checkpoint, speech: Speech) -> Row:
    marks = [speech.say("in use now")] if row.in_use else []
    marks += [speech.say("the best of all")] if row.best else []
    name = speech.say(f"Step {speech.number(row.step)}") + (f" ({', '.join(marks)})" if marks else "")
    copied = speech.share(row.copies.share) if row.copies.verdict != "not checked" else ""
    return Row(name, _sure(row.loss, 2, speech), _sure(row.position, 0, speech), copied, best=row.best)


def _sure(value: Interval | None, places: int, speech: Speech) -> str:
    """A figure with its interval; "" where it means nothing."""
    if value is None:
        return ""
    low, middle, high = (speech.decimal(v, places) for v in (value.low, value.middle, value.high))
    return middle if value.few else f"{middle} ({low} – {high})"


def _far(place: Place) -> bool:
    return place.position is not None and place.position.middle < NEAR


def _few_end(flow: Flow) -> bool:
    """Whether most texts were cut off; never where nothing is known of it."""
    return flow.ended is not None and flow.ended.middle < ENDED


def columns(finding: Finding, speech: Speech, own: bool) -> tuple[str, ...]:
    """The heads of a table of figures. Args: own: with the author's own."""
    author = (finding.author,) if own else ()
    return speech.say("Base model"), speech.say("The voice"), *author


def methods(finding: Finding, speech: Speech) -> Iterator[str]:
    """How it was measured, a paragraph each."""
    say, number, settings = speech.say, speech.number, finding.settings
    yield from map(say, finding.notes)
    yield say(
        f"The voice wrote {number(finding.words)} words: from {number(finding.held_out)} descriptions of "
        f"pages that training never saw, and from {number(finding.scenes)} scenes of today. The base model "
        "wrote from the same, with the same draws."
    )
    yield say(
        "Style is measured by how often common words, marks and shapes of words come, and how long "
        "sentences are, as Burrows's Delta does; samples of the author's own unseen pages and of other "
        "authors' say what that means."
    )
    yield say(
        "A run counts as copied from five words on that stand in the books in the same order, but not "
        "where the description has them too. More than 20 words, or twice what the author's own pages "
        "repeat, is copying."
    )
    yield say(
        "Where a figure has an interval, the true one lies in it 95 times out of 100, as far as drawing "
        "the same texts again and again can tell."
    )
    yield say(
        "All this tells how the voice writes, and whether it recited in what it wrote here. It does not "
        "prove that it never will."
    )
    drawn = (settings.temperature, settings.top_p, settings.repetition_penalty)
    figures = " · ".join(speech.decimal(value, 2) for value in drawn)
    yield f"Pastiche {finding.version} · {finding.weights[:12]} · {figures} · {settings.seed}"


def _listed(names: Sequence[str], most: int = 12) -> str:
    """As many names as can be read in a sentence."""
    shown = list(names[:most])
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
