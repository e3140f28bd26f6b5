"""Owns the gate: whether what a voice wrote was copied from the author's books, in a verdict and a sentence.

Everybody repeats phrases of five to eight words of what they wrote before, so the gate knows how much of the
author's own pages stands in other chapters of the books. Its limits come from 15 books of 17,000 to 356,000
words, in pages of 300 (`tests.bench.bench_evaluate_copying` prints the table anew):

- Of 1,740 pages of two novels by one author none shares more than 9 words in a row with the other novel.
- Of pages held against the other chapters of their own book 1 to 5 words in 100 stand in runs of five or
  more; of the worst page in a hundred 5 to 18, with 6 to 11 in a row, but 14 in a novel that has refrains.
- A voice that had learned ten pages by heart wrote 17 words in 100 so, and 22 in a row, from what it was
  taught with; its base model at most 1 in 100, and 5 in a row.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.adapters.papers import COPIED
from core.evaluating.copying import Copied, Span, counted, given
from core.evaluating.corpus_index import RUN, CorpusIndex, read
from core.evaluating.found import Copies, Verdict

_ORDER: tuple[Verdict, ...] = ("copied", "look", "clear", "not checked")

NEAR = 3_000
"""Words before and behind a page that it is not held against: about a chapter, or a tenth of a short book."""
PAGES, FEWEST = 200, 20
"""Pages of the author's own that are compared, spread over the books; with fewer nothing is said of them."""
PAGE = 300
HIGH = 0.99
"""Quantile of the author's own pages that counts as their upper end."""
TIMES = 2
"""So many times that upper end is copying."""
USUAL = 0.12
"""The upper end of books that are too short to have one: as that of books of up to 50,000 words."""
NO_BOOKS = "Copying was not checked: nothing of the author's books lies with this voice."
REST = "Whether the rest of the books is copied cannot be told here."
NO_TEXT = "Copying was not checked: too little was written."


@dataclass(frozen=True, slots=True)
class OwnRate:
    """How much of the author's own pages stands in other chapters of the books.

    Attributes:
        pages: how many were compared. words: of each.
        share: mean share of words in spans. high: that of one page in a hundred.
        longest: words in a row, of one page in a hundred.
    """

    pages: int
    words: int
    share: float
    high: float
    longest: int


def own_rate(index: CorpusIndex, words: int = PAGE) -> OwnRate | None:
    """How the author's own pages do in the check, each against all but its own chapter; None in short books.

    Args:
        words: of a page; as many as the texts have that are to be judged by it.
    """
    pages = list(index.pages(words))
    near = min(NEAR, len(index) // 10)
    if len(pages) < FEWEST:
        return None
    chosen = [pages[n * len(pages) // PAGES] for n in range(PAGES)] if len(pages) > PAGES else pages
    found = []
    for page, place in chosen:
        own = read(page)
        runs = index.runs(own, range(place.start - near, place.stop + near))
        found.append(counted(own, runs, None, given(own, "")))
    shares = [one.share for one in found]
    lengths = [one.longest.words if one.longest else 0 for one in found]
    return OwnRate(
        len(found),
        words,
        float(np.mean(shares)),
        float(np.quantile(shares, HIGH)),
        round(float(np.quantile(lengths, HIGH))),
    )


def judge(found: Sequence[Copied], own: OwnRate | None = None) -> Copies:
    """The verdict on some texts of one voice together, or on one of them.

    "copied": a span of more than `LONG` words, or more words in spans than `TIMES` the author's own upper
    end. "look": a span of `COPIED` words or more, or more words in spans than that upper end. "not checked":
    there was nothing to compare with, or nothing to compare. The upper end is that of the author's pages; of
    less than a page it is as much higher as chance spreads wider there.

    What one text has copied, all have: others around it take nothing away. That raises no alarm by chance,
    since even of an author's other books no page reaches that upper end.
    """
    words = sum(one.words for one in found)
    least = max((one.least for one in found), default=0)
    if not least or all(one.words < RUN for one in found):
        return Copies("not checked", NO_BOOKS if found and not least else NO_TEXT, len(found), words)
    longest = max(filter(None, (one.longest for one in found)), key=lambda span: span.words, default=None)
    verdict, sentence = _verdict(found, longest, own, least)
    over, length = sum(len(one.long) for one in found), longest.words if longest else 0
    return Copies(verdict, sentence, len(found), words, _share(found), length, over, least, _whole(found))


def badness(found: Copied, own: OwnRate | None) -> tuple[int, float]:
    """What puts texts in order, the worst first: by their verdicts, and then by how much is copied."""
    return _ORDER.index(judge([found], own).verdict), -found.share


def _verdict(
    found: Sequence[Copied], longest: Span | None, own: OwnRate | None, least: int
) -> tuple[Verdict, str]:
    row = longest.words if longest else 0
    where = f" ({longest.place.name})" if longest and longest.place and longest.place.name else ""
    given = f"The description has {longest.given} of them." if longest and longest.given else ""
    worst = [max(found, key=lambda one: _times([one], own))]
    together, single = _times(found, own), _times(worst, own)
    all_, one = _hundredth(found), _hundredth(worst)
    if any(text.long for text in found):
        said = f"Copied: {row} words in a row stand in the author's books{where}."
        return "copied", _together(said, given)
    if together > TIMES:
        return "copied", f"Copied: {all_} of 100 words stand in the author's books in the same order."
    if single > TIMES:
        said = f"Copied: {one} of 100 words of a single text stand in the author's books in the same order."
        return "copied", said
    if any(text.remarkable for text in found):
        said = f"Have a look: {row} words in a row stand in the author's books too{where}."
        return "look", _together(said, given)
    if together > 1:
        return "look", f"Have a look: {all_} of 100 words stand in the author's books, in short runs."
    if single > 1:
        said = f"Have a look: {one} of 100 words of a single text stand in the author's books, in short runs."
        return "look", said
    return "clear", _clear(found, row, least)


def _clear(found: Sequence[Copied], row: int, least: int) -> str:
    """That nothing is copied, as far as there was something to compare with."""
    quoted = "What the descriptions quote is left out." if any(one.quoted for one in found) else ""
    if _whole(found):
        said = "Nothing is copied: no five words in a row stand in the author's books."
        if row:
            said = f"Nothing is copied: at most {row} words in a row stand in the author's books too."
        return _together(said, quoted)
    if least > RUN:
        said = f"No {least} words in a row stand in what it learned from; shorter runs cannot be told."
    elif row:
        said = f"Nothing that it learned from is copied: at most {row} words in a row stand there too."
    else:
        said = "Nothing that it learned from is copied: no five words in a row stand there."
    return _together(said, quoted, REST)


def _whole(found: Sequence[Copied]) -> bool:
    return all(one.whole for one in found)


def _share(found: Sequence[Copied]) -> float:
    words = sum(one.words for one in found)
    return sum(one.copied for one in found) / words if words else 0.0


def _times(found: Sequence[Copied], own: OwnRate | None) -> float:
    """How many times the author's own upper end the share is; 0 of fewer words than a remarkable run."""
    if sum(one.copied for one in found) < COPIED:
        return 0.0
    high, page = (own.high, own.words) if own else (USUAL, PAGE)
    return _share(found) / (high * math.sqrt(max(1.0, page / sum(one.words for one in found))))


def _hundredth(found: Sequence[Copied]) -> int:
    return round(100 * _share(found))


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
