"""Owns the answer to the first question of a report, whether the voice sounds like its author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.evaluating.found import SECOND, Place, Style
from core.evaluating.shown import Answer, Mark, Row, Scale, Speech, Who
from core.evaluating.summary import Finding
from core.evaluating.telling import NEAR


def answer(finding: Finding, speech: Speech) -> Iterator[Answer]:
    """Does it sound like its author? Nothing where that was not measured."""
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


def _far(place: Place) -> bool:
    return place.position is not None and place.position.middle < NEAR


def _listed(names: Sequence[str], most: int = 12) -> str:
    """As many names as can be read in a sentence."""
    shown = list(names[:most])
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
