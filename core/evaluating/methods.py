"""Owns the small print of a report: how it was measured, and what that can tell and cannot."""

from __future__ import annotations

from collections.abc import Iterator

from core.evaluating.shown import Speech
from core.evaluating.summary import Finding


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
