"""Owns what the figures say in sentences for somebody who knows no statistics."""

from __future__ import annotations

from core.evaluating.found import Flow, Heed, Place, Style, Told
from core.evaluating.interval import Interval

HALF, NEAR = 40.0, 70.0
"""Points of position from which on a voice is half way to its author, and near."""


def sounds_like(found: Style | None, author: str) -> str:
    """Whether the voice writes as its author does."""
    if found is None:
        return f"Whether it sounds like {author} was not checked."
    if not found.enough:
        return f"Too little is known to say whether it sounds like {author}."
    place = found.voice.position
    nearer = not found.ahead.below_zero
    if nearer and found.own is not None and place and not place.few and place.low >= found.own.low:
        return f"By its style it could be {author}."
    if not found.base.enough:
        return (
            f"Whether it sounds more like {author} than the base model cannot be told: that wrote too little."
        )
    if found.ahead.above_zero:
        return _so_far(place.middle if place else None, author)
    if found.ahead.below_zero:
        return f"It sounds less like {author} than the base model does."
    if found.ahead.few:
        return f"Whether it sounds more like {author} than the base model cannot be told from so few texts."
    return f"Whether it sounds more like {author} than the base model cannot be told: it may be chance."


def _so_far(position: float | None, author: str) -> str:
    """How far a voice has come that is nearer to the author than its base model."""
    if position is None:
        return f"It sounds more like {author} than the base model does."
    if position >= NEAR:
        return f"It comes near to {author}, nearer than the base model does."
    if position >= HALF:
        return f"It comes half way from other authors to {author}, nearer than the base model does."
    return f"It is far from {author} yet, though nearer than the base model."


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
        _own_as_far(voice.own.middle),
    )


def _own_as_far(share: float) -> str:
    """Args: share: per cent of the author's own samples that are as far off."""
    if share < 0.5:
        return "No sample of the author's own of that size is so far off."
    return f"Of the author's own samples of that size {share:.0f} % are as far off."


def meaning(voice: Told, gain: Interval, heed: Heed | None) -> str:
    if not voice.strayed:
        told = "No text strays far from what it was asked to tell."
    else:
        told = f"Texts that stray from what they were asked to tell: {voice.strayed} of {voice.texts}."
    beside = ""
    if gain.above_zero or gain.below_zero:
        beside = "The base model keeps to it less." if gain.above_zero else "The base model keeps to it more."
    if heed is None or not (heed.gain.above_zero or heed.gain.below_zero):
        return _together(told, beside)
    if heed.gain.above_zero:
        return _together(told, beside, "A right description helps it more than the base model.")
    return _together(told, beside, "A right description helps it less than the base model.")


def flow(voice: Flow, author: Flow | None) -> str:
    """Args: author: of the author's own pages; without them nothing is said of repetition."""
    ended = round(voice.ended.middle * voice.texts) if voice.ended else 0
    told = f"Texts that came to an end by themselves: {ended} of {voice.texts}."
    empty = f"Texts without a word: {voice.empty}." if voice.empty else ""
    if author is None:
        return _together(empty, told)
    circles = f"Texts that repeat themselves more than any of the author's own pages: {voice.circles}."
    none = "None repeats itself more than the author's own pages do."
    return _together(empty, told, circles if voice.circles else none)


def loss(gain: Interval, base: float) -> str:
    share = 100 * gain.middle / base if base else 0.0
    if gain.above_zero:
        return f"Pages that it never saw surprise the voice {share:.1f} % less than the base model."
    if gain.below_zero:
        return f"Pages that it never saw surprise the voice {-share:.1f} % more than the base model."
    if gain.few:
        return "Whether unseen pages surprise the voice less than the base model cannot be told from so few."
    return "Whether unseen pages surprise it less than the base model cannot be told: it may be chance."


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
