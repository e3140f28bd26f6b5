"""Owns what the figures say in sentences for somebody who knows no statistics."""

from __future__ import annotations

from core.evaluating.interval import Interval
from core.evaluating.summary import Copying, Flow, Heed, Place, Style, Told


def headline(found: Style | None, copying: Copying, author: str) -> str:
    """The first line of a report: a copy comes before anything else."""
    sounds = sounds_like(found, author)
    said = (copying.sentence, sounds) if copying.verdict in ("copied", "look") else (sounds, copying.sentence)
    return _together(*said)


def sounds_like(found: Style | None, author: str) -> str:
    """Whether the voice writes as its author does."""
    if found is None:
        return f"Whether it sounds like {author} was not checked."
    if not found.enough:
        return f"Too little is known to say whether it sounds like {author}."
    place = found.voice.position
    if found.own is not None and place is not None and not place.few and place.low >= found.own.low:
        return f"By its style it could be {author}."
    if found.ahead.above_zero:
        return f"It sounds more like {author} than the base model does."
    if found.ahead.below_zero:
        return f"It sounds less like {author} than the base model does."
    if found.ahead.few:
        return f"Whether it sounds more like {author} than the base model cannot be told from so few texts."
    return f"It sounds no more like {author} than the base model does."


def style(voice: Place, base: Place, ahead: Interval, author: str) -> str:
    if not voice.enough:
        return voice.note
    chance = "" if ahead.above_zero or ahead.below_zero else "That difference may be chance."
    if voice.position is None or base.position is None:
        return _together(
            f"The voice is {voice.times.middle:.1f} times as far from {author} as pages of the author's are, "
            f"the base model {base.times.middle:.1f} times.",
            chance,
        )
    return _together(
        f"From other authors, at 0, to {author}, at 100, the voice comes to {voice.position.middle:.0f}, "
        f"the base model to {base.position.middle:.0f}.",
        chance,
    )


def meaning(voice: Told, gain: Interval, heed: Heed | None) -> str:
    if not voice.strayed:
        told = f"All {voice.texts} texts tell what they were asked to tell rather than anything else."
    else:
        told = f"{voice.strayed} of {voice.texts} texts stray from what they were asked to tell."
    beside = ""
    if gain.above_zero or gain.below_zero:
        beside = "The base model does worse." if gain.above_zero else "The base model does better."
    if heed is None or not (heed.gain.above_zero or heed.gain.below_zero):
        return _together(told, beside)
    if heed.gain.above_zero:
        return _together(
            told, beside, "The voice goes by what it is asked to tell more than the base model does."
        )
    return _together(
        told, beside, "The voice goes by what it is asked to tell less than the base model does."
    )


def flow(voice: Flow, author: Flow | None) -> str:
    """Args: author: of the author's own pages; without them nothing is said of repetition."""
    ended = round(voice.ended.middle * voice.texts) if voice.ended else 0
    told = f"{ended} of {voice.texts} texts came to an end by themselves."
    if author is None:
        return told
    return _together(
        told,
        f"{voice.circles} repeat themselves more than any of the author's own pages do."
        if voice.circles
        else "None repeats itself more than the author's own pages do.",
    )


def loss(gain: Interval, base: float) -> str:
    share = 100 * gain.middle / base if base else 0.0
    if gain.above_zero:
        return f"Pages that it never saw surprise the voice {share:.1f} % less than the base model."
    if gain.below_zero:
        return f"Pages that it never saw surprise the voice {-share:.1f} % more than the base model."
    if gain.few:
        return "Whether unseen pages surprise the voice less than the base model cannot be told from so few."
    return "Pages that it never saw surprise the voice no less than the base model."


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
