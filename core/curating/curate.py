"""Owns curating as a pure function: passages, filters, duplicates, the user's word, and the choice."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.curating import Theme, quality, select, themes, weighing
from core.curating.layout import Points, lay_out
from core.curating.quality import Scores
from core.curating.themes import Themes
from core.curating.weighing import Tell, Weigh, Weighed
from core.language.embeddings import Told, Vectors, unit
from core.language.tokens import TOKENS_PER_WORD, Counter
from core.language.words import count_words
from core.progress import BadOption
from core.types import Passage

Embed = Callable[[Sequence[str], Told], Vectors]
BEYOND = "beyond the budget"
DROPPED = "dropped by you"
KEPT = "kept by you"

_EMBEDDING = 20  # what embedding a passage costs, beside filtering it


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a passage: a line of curated.jsonl.

    Attributes:
        run, start, paragraphs: where it stands in the clean text.
        book, chapter: whose run that is; empty where the text alone is known.
        place: share of the corpus's words that stand before it, 0-1.
        cluster: number of its theme, or None where none was needed.
        x, y: its place on the map, 0-1, or None where none was drawn.
        reason: why it was left out, or that the user kept it; else empty.
    """

    id: str
    run: int
    start: int
    paragraphs: int
    book: str
    chapter: str
    place: float
    words: int
    tokens: int
    scores: Scores
    cluster: int | None
    x: float | None
    y: float | None
    kept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Curated:
    """The choice.

    Attributes:
        passages, rows: of the whole corpus, in the same order.
        runs: the chosen text, broken wherever something in between was left out.
        themes: what the corpus speaks of, the largest first; empty where that was not asked.
        vectors: of the chosen passages, in order; None where none were needed.
    """

    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    runs: tuple[tuple[str, ...], ...]
    themes: tuple[Theme, ...] = ()
    vectors: Vectors | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What embeddings tell of all passages: vectors, shape (n, dimension), their themes, and their map."""

    vectors: Vectors
    themes: Themes
    map: Points


def curate(
    runs: Sequence[Sequence[str]],
    counter: Counter,
    budget: int,
    min_words: int = quality.MIN_WORDS,
    embed: Embed | None = None,
    cluster: bool = True,
    index: bool = False,
    seed: int = 42,
    overrides: Mapping[str, str] | None = None,
    places: Sequence[tuple[str, str]] = (),
    weigh: Weigh = weighing.weigh,
    tell: Tell = lambda done, total, note: None,
) -> Curated:
    """Choose the passages worth learning.

    Args:
        runs: the corpus, as `core.files.parse_runs` gives it.
        budget: tokens, as `counter` counts them.
        embed: gives vectors of unit length; None for an even spread without any map.
        cluster: above the budget, ask `embed` and cover all themes; False for an even spread.
        index: ask `embed` whatever is chosen and how, for the map.
        overrides: passage id -> "keep" or "drop", the user's word, which wins over filters and choice.
        places: book and chapter of each run; empty where the text alone is known.
        weigh: `weighing.weigh`, or one that remembers.

    Raises:
        BadOption: the budget is smaller than any passage.
        Cancelled: `tell` did.
    """
    rounds = _rounds(runs, embed is not None and (cluster or index), index, budget)
    weighed = weigh(runs, counter, min_words, lambda done, of, note: tell(done, of * rounds // 2, note))
    passages, tokens = weighed.passages, weighed.tokens
    words = [s.words for s in weighed.scores]
    total = rounds * len(passages)
    reasons = _with_the_users_word(passages, weighed.ruled, overrides or {})
    fit = [i for i, reason in enumerate(reasons) if reason in ("", KEPT)]
    cut = sum(tokens[i] for i in fit) > budget
    meaning = None
    if embed is not None and ((cut and cluster) or index) and "" in weighed.ruled:
        start = 2 * len(passages)

        def told(done: int, of: int) -> None:
            whole = max(total, start + 1)
            tell(start + (whole - start) * done // of, whole, f"Reading for themes: {done:,} of {of:,}")

        sound = np.array([not reason for reason in weighed.ruled])
        vectors = _vectors(runs, passages, min_words, embed, told)
        meaning = _meaning(vectors, sound, select.affordable_themes(words, tokens, budget), seed)
    if cut:
        chosen = _choose(weighed, fit, reasons, meaning if cluster else None, budget, seed)
        for i in set(fit) - chosen:
            reasons[i] = BEYOND
    tell(total, total, "Writing the choice")
    rows = _rows(weighed, reasons, meaning, places)
    kept = [row.kept for row in rows]
    return Curated(
        tuple(passages),
        rows,
        _text(passages, rows),
        () if meaning is None else _themes(passages, kept, meaning.themes),
        None if meaning is None else meaning.vectors[np.array(kept)],
    )


def _rounds(runs: Sequence[Sequence[str]], embeds: bool, index: bool, budget: int) -> int:
    """How much work lies ahead, in readings of the corpus: measuring takes two, embedding many more."""
    if not embeds:
        return 2
    guess = sum(count_words(paragraph) for run in runs for paragraph in run) * TOKENS_PER_WORD
    return 2 + _EMBEDDING * (index or guess > budget)


def _vectors(
    runs: Sequence[Sequence[str]], passages: Sequence[Passage], min_words: int, embed: Embed, told: Told
) -> Vectors:
    """A vector for each passage, whatever its smallest size: what is embedded does not depend on the filters.

    Embedded are the passages of the usual size. One of another size gets the mean of those it shares
    paragraphs with, weighted by the words shared; so other filters choose anew without embedding anew.
    """
    if min_words == quality.MIN_WORDS:
        return embed([p.text for p in passages], told)
    units = quality.passages(runs)
    known = embed([u.text for u in units], told)
    unit_of = {(u.run, u.start + k): n for n, u in enumerate(units) for k in range(len(u.paragraphs))}
    vectors = np.zeros((len(passages), known.shape[1]), np.float32)
    for i, passage in enumerate(passages):
        for k, paragraph in enumerate(passage.paragraphs):
            vectors[i] += known[unit_of[passage.run, passage.start + k]] * count_words(paragraph)
    return unit(vectors)


def _meaning(vectors: Vectors, sound: NDArray[np.bool_], affordable: int, seed: int) -> Meaning:
    found = themes.find(vectors, sound, themes.count(int(sound.sum()), affordable), seed)
    return Meaning(vectors, found, lay_out(vectors, found))


def _choose(
    weighed: Weighed,
    fit: Sequence[int],
    reasons: Sequence[str],
    meaning: Meaning | None,
    budget: int,
    seed: int,
) -> set[int]:
    """Indices of passages, chosen from more than the budget holds.

    Raises:
        BadOption: it holds not one.
    """
    offered, prices = [weighed.passages[i] for i in fit], [weighed.tokens[i] for i in fit]
    words = [weighed.scores[i].words for i in fit]
    forced = {k for k, i in enumerate(fit) if reasons[i] == KEPT}
    if meaning is None:
        chosen = select.spread(offered, words, prices, budget, seed, forced)
    else:
        vectors, labels = meaning.vectors[fit], meaning.themes.labels[fit]
        chosen = select.cover(offered, words, prices, vectors, labels, budget, seed, forced)
    if not chosen:
        raise BadOption(
            f"A budget of {budget:,} tokens is smaller than any passage.",
            "Choose a larger --target-tokens. Where the text is one long paragraph, put blank lines into it.",
        )
    return {fit[k] for k in chosen}


def _with_the_users_word(
    passages: Sequence[Passage], ruled: Sequence[str], overrides: Mapping[str, str]
) -> list[str]:
    said = {"keep": KEPT, "drop": DROPPED}
    return [
        said.get(overrides.get(passage.id, ""), reason)
        for passage, reason in zip(passages, ruled, strict=True)
    ]


def _themes(passages: Sequence[Passage], kept: Sequence[bool], found: Themes) -> tuple[Theme, ...]:
    labels, clusters = found.labels, len(found.centres)
    telling = themes.telling_words([p.text for p in passages], labels, clusters)
    sizes = np.bincount(labels, minlength=clusters).tolist()
    chosen = np.bincount(labels[np.array(kept)], minlength=clusters).tolist()
    return tuple(Theme(n, telling[n], sizes[n], chosen[n]) for n in range(clusters))


def _rows(
    weighed: Weighed,
    reasons: Sequence[str],
    meaning: Meaning | None,
    places: Sequence[tuple[str, str]],
) -> tuple[Row, ...]:
    total = sum(s.words for s in weighed.scores) or 1
    before = itertools.accumulate((s.words for s in weighed.scores), initial=0)
    rows = []
    for i, (passage, measured, stood) in enumerate(
        zip(weighed.passages, weighed.scores, before, strict=False)
    ):
        book, chapter = places[passage.run] if places else ("", "")
        rows.append(
            Row(
                id=passage.id,
                run=passage.run,
                start=passage.start,
                paragraphs=len(passage.paragraphs),
                book=book,
                chapter=chapter,
                place=round(stood / total, 4),
                words=measured.words,
                tokens=weighed.tokens[i],
                scores=measured,
                cluster=None if meaning is None else int(meaning.themes.labels[i]),
                x=None if meaning is None else round(float(meaning.map[i, 0]), 4),
                y=None if meaning is None else round(float(meaning.map[i, 1]), 4),
                kept=reasons[i] in ("", KEPT),
                reason=reasons[i],
            )
        )
    return tuple(rows)


def _text(passages: Sequence[Passage], rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """The kept paragraphs in runs; a change of scene at a run's edge says no more than the gap does."""
    runs: list[list[str]] = []
    last: Passage | None = None
    for passage, row in zip(passages, rows, strict=True):
        if not row.kept:
            continue
        if last is None or not select.follows(last, passage):
            runs.append([])
        runs[-1] += passage.paragraphs
        last = passage
    for run in runs:
        while run and quality.is_break(run[-1]):
            run.pop()
        while run and quality.is_break(run[0]):
            run.pop(0)
    return tuple(tuple(run) for run in runs if run)
