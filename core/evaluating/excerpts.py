"""Owns which parts of what was written a report shows: the texts that copy most, and where in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.evaluating.found import Span
from core.evaluating.summary import Finding, Sample, Text

QUOTED = 4
AROUND = 300
"""Characters of a text that are shown before and behind its longest copied runs."""
LITTLE = 120
"""Characters at either end that are not worth leaving out."""


def worst(finding: Finding) -> list[Sample]:
    """The voice's texts with most of the books in them, the worst first; one where nothing is copied."""
    by_id = {sample.id: sample for sample in finding.samples}
    found = [by_id[row.sample] for row in finding.copying.worst if row.sample in by_id]
    copied = [sample for sample in found if sample.voice.spans]
    return copied[:1] if finding.verdict == "clear" else copied


def parts(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, Span | None]]:
    """A text in pieces: those that stand in the books with where, and those between."""
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.start > at:
            yield text[at : span.start], None
        yield text[max(at, span.start) : span.end], span
        at = max(at, span.end)
    if at < len(text):
        yield text[at:], None


def quoted(spans: Sequence[Span]) -> list[Span]:
    """Runs whose places in the books are shown: the longest, in the order of their lengths."""
    return sorted(spans, key=lambda span: -span.words)[:QUOTED]


def excerpt(text: Text) -> tuple[str, tuple[Span, ...]]:
    """What stands around the longest copied runs, with all that is copied there; a short text whole."""
    most = max(span.words for span in text.spans)
    long = [span for span in text.spans if 2 * span.words >= most]
    first, last = min(span.start for span in long), max(span.end for span in long)
    start, end = max(0, first - AROUND), min(len(text.text), last + AROUND)
    start = 0 if start < LITTLE else text.text.find(" ", start, first) + 1 or first
    end = len(text.text) if len(text.text) - end < LITTLE else max(last, text.text.rfind(" ", last, end))
    head, tail = "… " if start else "", " …" if end < len(text.text) else ""
    inside = (span for span in text.spans if start <= span.start and span.end <= end)
    by = len(head) - start
    moved = tuple(replace(span, start=span.start + by, end=span.end + by) for span in inside)
    return f"{head}{text.text[start:end]}{tail}", moved
