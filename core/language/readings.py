"""Owns how a text is read as words where its letters leave a choice: hyphens, apostrophes, odd marks.

A copy of the author's words may come with its lines broken anew. Whether "well-" at a line's end belongs to
"well-known" or to "welling" is not told by the text, so it is read both ways. It may also come without its
marks ("dont", "don t", "wellknown"), which only the author's own text can tell: that is read in those ways.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from core.language.shingles import SharedRun, Shingles, stretches
from core.language.words import WORD, words

Reading = tuple[list[str], list[tuple[int, int]]]
"""Words as words are compared, and for each its characters in the text, end exclusive."""

_SAME = str.maketrans({"\u02bc": "’", "\u2018": "’", "\u00b4": "’", "`": "’"})
"""Apostrophes as they are also typed."""
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens, joiners
_HIDDEN = re.compile(rf"(?<=\w)[{_UNSEEN}]+(?=[\w'’])")  # elsewhere they part no words
_ODD = re.compile("[\u02bc\u2018\u00b4`\u00ad]")
_CLUSTER = re.compile(rf"[{_UNSEEN}]*[^{_UNSEEN}][\u0300-\u036f{_UNSEEN}]*")
_SOFT_BREAK = re.compile(r"\u00ad(?=\s*\n)")
_BROKEN = re.compile(r"[-\u2010]\s*\n\s*")
_HYPHENS = "-\u2010\u2011"
_WIDEST = 5  # characters between two words that may be taken for one
_TOGETHER = 3
"""Broken words beside each other that are read in every mixture; of more, the mixtures repeat."""


def readings(text: str) -> Iterator[Reading]:
    """The words of a text in each way that it may be read; the first has every broken word in two."""
    plain, places = _plain(text)
    spans = [match.span() for match in WORD.finditer(plain)]
    whole = words(plain), spans if places is None else [(places[a], places[b]) for a, b in spans]
    yield whole
    broken = _broken(plain, spans) if _BROKEN.search(plain) else []
    for joined in list(product((False, True), repeat=min(_TOGETHER, len(broken))))[1:]:
        yield _join(whole, {at for number, at in enumerate(broken) if joined[number % _TOGETHER]})


def spellings(text: str) -> Iterator[list[str]]:
    """The words of an author's text as they may stand in a copy of it, apostrophes dropped."""
    plain, _ = _plain(text)
    spans = [match.span() for match in WORD.finditer(plain)]
    whole: Reading = words(plain), spans
    tight = [
        (at, plain[one[1] : other[0]])
        for at, (one, other) in enumerate(pairwise(spans))
        if other[0] - one[1] < _WIDEST
    ]
    close = {at: gap for at, gap in tight if not any(c.isspace() for c in gap)}
    hyphens = {at for at, gap in close.items() if gap in _HYPHENS}
    yield without_apostrophes(whole[0])
    if any("'" in word for word in whole[0]):
        yield [part for word in whole[0] for part in word.split("'")]
    if hyphens:
        yield without_apostrophes(_join(whole, hyphens)[0])
    if len(close) > len(hyphens):
        yield without_apostrophes(_join(whole, set(close))[0])
    for joined, _ in list(readings(text))[1:]:
        yield without_apostrophes(joined)


def without_apostrophes(found: Sequence[str]) -> list[str]:
    """Words as some write them who leave the marks out."""
    return [word.replace("'", "") for word in found]


def copied_runs(text: str, corpus: Shingles, n: int) -> list[SharedRun]:
    """The stretches of at least n words that a text shares with a corpus of `spellings`, in order.

    Letters' case, punctuation, line ends, and words broken at line ends do not hide one.
    """
    found: list[SharedRun] = []
    for read, spans in readings(text):
        found += stretches(read, spans, corpus, n)
        bare = without_apostrophes(read)
        found += stretches(bare, spans, corpus, n) if bare != read else []
    return _joined(found)


def _joined(runs: Iterable[SharedRun]) -> list[SharedRun]:
    """In order, with those that overlap, as two readings of one place do, in one."""
    found: list[SharedRun] = []
    for run in sorted(runs, key=lambda run: (run.start, -run.end)):
        if found and run.start < found[-1].end:
            last = found[-1]
            found[-1] = SharedRun(last.start, max(last.end, run.end), max(last.words, run.words))
        else:
            found.append(run)
    return found


def _broken(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The words with nothing but a hyphen and a line end before the next."""
    pairs = pairwise(spans)
    return [at for at, (one, other) in enumerate(pairs) if _BROKEN.fullmatch(text, one[1], other[0])]


def _join(reading: Reading, chosen: set[int]) -> Reading:
    """The same with the words at `chosen` in one with the word behind."""
    read: list[str] = []
    spans: list[tuple[int, int]] = []
    for at, (word, span) in enumerate(zip(*reading, strict=True)):
        if at - 1 in chosen:
            read[-1] += word
            spans[-1] = spans[-1][0], span[1]
        else:
            read.append(word)
            spans.append(span)
    return read, spans


def _plain(text: str) -> tuple[str, Sequence[int] | None]:
    """The text with accents on their letters and without what is not seen.

    Also where each of its characters stood before, the end included; None where all stand as they did.
    """
    if _ODD.search(text):
        text = _SOFT_BREAK.sub("-", text.translate(_SAME))
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _HIDDEN.search(text)):
        return text, None
    parts: list[str] = []
    places: list[int] = []
    for match in _CLUSTER.finditer(text):
        part = unicodedata.normalize("NFC", "".join(c for c in match.group() if c not in _UNSEEN))
        parts.append(part)
        places += [match.start()] * len(part)
    return "".join(parts), [*places, len(text)]
