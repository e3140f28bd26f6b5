"""Owns what a report comes to: its first line, what speaks against the voice, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from core.evaluating import telling
from core.evaluating.summary import Finding
from core.evaluating.telling import NEAR

SOME = 0.1
"""Share of texts from which on a fault of single texts is the voice's: of many, one or two always fail."""
MOST = 2
"""Doubts in the first line; the others stand below it."""


def headline(finding: Finding) -> str:
    """The first line. A copy comes before anything else, and no praise without what speaks against it."""
    copying = finding.copying
    sounds = telling.sounds_like(finding.style, finding.author)
    said = [sounds, copying.sentence]
    if copying.verdict in ("copied", "look"):
        said.reverse()
    return " ".join(filter(None, (*said, *islice(doubts(finding), MOST))))


def convinces(finding: Finding) -> bool:
    """Whether there is nothing to look at first: nearer to the author, nothing copied, no doubts."""
    style = finding.style
    nearer = style is not None and style.enough and style.ahead.above_zero
    clear = finding.verdict == "clear" and finding.copying.voice.whole
    return clear and nearer and not any(doubts(finding))


def doubts(finding: Finding) -> Iterator[str]:
    """What makes a voice unfit to write with, however much it sounds like its author."""
    flow, meaning, names, loss = finding.flow, finding.meaning, finding.names, finding.loss
    if flow is not None and _many(flow.voice.empty, flow.voice.texts):
        yield f"But it wrote nothing {flow.voice.empty} times out of {flow.voice.texts}."
    if flow is not None and _many(flow.voice.circles, flow.voice.texts):
        yield f"But it goes round in circles in {flow.voice.circles} of {flow.voice.texts} texts."
    if loss is not None and loss.gain.below_zero:
        yield "But pages that it never saw surprise it more than they surprise the base model."
    if meaning is not None and meaning.heed is not None and meaning.heed.gain.below_zero:
        yield "But it goes by what it is asked to tell less than the base model does."
    if names is not None and names.voice.rate.low > names.base.rate.high:
        yield f"But names from the books stand in {names.voice.leaking} of {names.scenes} scenes of today."


def advice(finding: Finding) -> str:
    """What to do next, by what is worst."""
    style, loss, meaning = finding.style, finding.loss, finding.meaning
    flow, offer = finding.flow, finding.offer
    again = "Train it anew with fewer passes, or with more text."
    if offer is not None and offer.better:
        return f"Write with step {offer.step}: it does better."
    if finding.verdict in ("copied", "look") or (loss is not None and loss.gain.below_zero):
        return again
    if finding.verdict == "not checked" or not finding.copying.voice.whole:
        return "Measure it together with its project, so that its texts can be held against the books."
    if flow is not None and _many(flow.voice.empty + flow.voice.circles, flow.voice.texts):
        return again
    if meaning is not None and meaning.heed is not None and meaning.heed.gain.below_zero:
        return "Read some of its pairs in Neutralize: their descriptions may belong to other passages."
    if style is None or not style.enough or style.ahead.few:
        return "Have more written, or add books: so little tells nothing about style."
    if not style.ahead.above_zero:
        return "Train it longer, or with more text."
    if any(doubts(finding)):
        return "Describe with roles in place of names, and train it anew: then fewer names come along."
    if style.voice.position is not None and style.voice.position.middle < NEAR:
        return "More passes or more text may bring it nearer. Measure it again then."
    return "Write with it: put a page of yours into the editor."


def _many(texts: int, of: int) -> bool:
    return texts > 0 and texts >= SOME * of
