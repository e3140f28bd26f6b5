"""Owns the step's own check at its end: plain text without markup, a size that fits, unbroken stretches."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.curating import quality
from core.language.words import count_words

USUAL = 600_000
"""Tokens that the reference recipe asks for at least; it asks for 900,000 at most."""

SMALL = 30_000  # a tenth of a short novel
CHUNK_WORDS = 250
_LONGEST = 5_000  # words in a paragraph; the longest of forty novels has about half of that
_WRAPPED_FROM = 55  # characters in the longest line; verse that runs lines on has shorter ones
_VERSE_TO = 65  # characters in a line on average

_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>"  # <p class="x">
    r"|&(?:[a-z]{2,8}|#\d{2,5});"  # &nbsp;
    r"|^#{1,6} \S"  # a Markdown heading
    r"|\*\*[^*\n]+\*\*"
    r"|!?\[[^\]\n]+\]\((?:https?:|\.{0,2}/|#|\w+\.)[^)\n]*\)"  # [text](address)
    r"|^```",
    re.MULTILINE,
)


HINTS = {
    quality.SPECIAL: "Code, tables and markup look so: make sure that it is the right text.",
    quality.DAMAGED: "The file was read in a wrong encoding somewhere: find a better copy of the book.",
    quality.FRAGMENT: "Poems, lists and tables look so: curating needs prose in whole sentences.",
    quality.SHORT: "Lists look so, and a book of very short pieces: for that, lower --min-para-words.",
    quality.REPETITIVE: "Indexes, refrains and exercises look so: make sure that it is the right text.",
}
"""What each reason most likely means where it takes most of a text, and what to do."""


def lost(rejected: Mapping[str, int], words: int) -> str:
    """What to say where the filters took more than a third of a text; empty where they did not.

    Args:
        rejected: words by the filter's reason; other reasons are passed over.
        words: of the whole text.
    """
    filtered = {reason: n for reason, n in rejected.items() if reason in HINTS}
    gone = sum(filtered.values())
    if gone <= words / 3:
        return ""
    most = max(filtered, key=filtered.__getitem__)
    return (
        f"{gone:,} of {words:,} words are not fit to learn from, most of them for this: {most}. {HINTS[most]}"
    )


def check(runs: Sequence[Sequence[str]], tokens: int, budget: int, cut: bool) -> list[str]:
    """What the user should know of the curated text, in plain sentences; empty when all is well.

    Args:
        cut: True when the corpus was larger than the budget.
    """
    found = (_markup(runs), _lines(runs), _giant(runs), _size(tokens, budget, cut), _broken(runs))
    return [s for s in found if s]


def _markup(runs: Sequence[Sequence[str]]) -> str:
    marked = [p for run in runs for p in run if _MARKUP.search(p)]
    if not marked:
        return ""
    found = _MARKUP.search(marked[0])
    assert found is not None
    many = "1 paragraph still holds" if len(marked) == 1 else f"{len(marked):,} paragraphs still hold"
    return f"{many} markup, such as {found.group()[:40]!r}: clean the source, or the voice will write it too."


def _lines(runs: Sequence[Sequence[str]]) -> str:
    """Prose has no line ends inside a paragraph: where many have, it is verse, or was wrapped."""
    total = wrapped = verse = 0
    for paragraph in (p for run in runs for p in run):
        n = count_words(paragraph)
        total += n
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        if len(lines) > 1 and max(map(len, lines)) >= _WRAPPED_FROM and _runs_on(lines):
            wrapped += n
        elif len(lines) > 2 and sum(map(len, lines)) < _VERSE_TO * len(lines):
            verse += n
    if wrapped > total / 10:
        return (
            f"{wrapped:,} of {total:,} words stand in lines broken at a fixed width, and the voice will "
            "break its lines too: import the text as a book, which joins them."
        )
    if verse > total / 4:
        return (
            f"{verse:,} of {total:,} words stand in short lines, as verse does, and the voice will break its "
            "lines too: for prose, leave the poems out."
        )
    return ""


def _runs_on(lines: Sequence[str]) -> bool:
    """Whether most lines go on in the middle of a sentence: the next one begins with a small letter."""
    return 2 * sum(line[0].islower() for line in lines[1:]) > len(lines) - 1


def _giant(runs: Sequence[Sequence[str]]) -> str:
    longest = max((count_words(p) for run in runs for p in run), default=0)
    if longest <= _LONGEST:
        return ""
    return (
        f"One paragraph has {longest:,} words: the blank lines between paragraphs seem to be missing. "
        "Import the text as a book, which finds its paragraphs."
    )


def _size(tokens: int, budget: int, cut: bool) -> str:
    if cut:
        return ""
    if tokens < SMALL:
        return (
            f"This is a very small corpus ({tokens:,} tokens): expect a colouring rather than a voice, and "
            "phrases of the author repeated word for word. Another book would help more than any setting."
        )
    if tokens < min(USUAL, budget):
        return (
            f"The corpus is small ({tokens:,} tokens; {USUAL:,} to 900,000 are usual). It is all used; "
            "training that goes through it up to three times makes up for much of it."
        )
    return ""


def _broken(runs: Sequence[Sequence[str]]) -> str:
    lengths = [sum(count_words(p) for p in run) for run in runs]
    short = sum(n for n in lengths if n < CHUNK_WORDS)
    if short <= sum(lengths) / 10:
        return ""
    return (
        f"{short:,} of {sum(lengths):,} words stand in stretches of under {CHUNK_WORDS} words between gaps: "
        "too short to cut training passages from."
    )
