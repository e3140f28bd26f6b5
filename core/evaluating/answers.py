"""Owns the questions that a report answers, in words, figures and pictures, for who knows no statistics.

The web page and the page in the window are both set from these, so that they say the same. Nothing here is
drawn: a picture is what it shows, and `charts` says where its lines lie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from core.evaluating import style_answer
from core.evaluating.found import Flow, Names, Told
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

STRAYED = 0.1
"""Share of texts that may stray before it is to be looked at: of long ones some always do."""
ENDED = 0.5
"""Share of texts that should come to an end by themselves."""


def answers(finding: Finding, speech: Speech = ENGLISH) -> list[Answer]:
    """What was measured, the most important first: style, unless the voice copies."""
    told = [*style_answer.answer(finding, speech), *_copying(finding, speech), *_names(finding, speech)]
    told += [*_meaning(finding, speech), *_flow(finding, speech), *_loss(finding, speech)]
    told += _checkpoints(finding, speech)
    first = "copying" if finding.verdict in ("copied", "look") else ""
    return sorted(told, key=lambda answer: answer.name != first)


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


def _few_end(flow: Flow) -> bool:
    """Whether most texts were cut off; never where nothing is known of it."""
    return flow.ended is not None and flow.ended.middle < ENDED


def columns(finding: Finding, speech: Speech, own: bool) -> tuple[str, ...]:
    """The heads of a table of figures. Args: own: with the author's own."""
    author = (finding.author,) if own else ()
    return speech.say("Base model"), speech.say("The voice"), *author
