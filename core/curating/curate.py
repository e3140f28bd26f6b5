"""Owns curating as a pure function: passages, filters, duplicates, the user's word, and the choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.curating import quality, select
from core.curating.quality import Scores
from core.language.embeddings import Told, Vectors
from core.language.shingles import run_hashes, words
from core.language.tokens import TOKENS_PER_WORD, Counter
from core.progress import BadOption
from core.types import Passage

Embed = Callable[[Sequence[str], Told], Vectors]
Tell = Callable[[int, int, str], None]
"""Takes units done, units in all and a note; may raise Cancelled."""

REPEATED = "repeats an earlier passage"
BEYOND = "beyond the budget"
DROPPED = "dropped by you"
KEPT = "kept by you"

_SAME = 0.8  # share of its runs of five words that a copy has in common with what came before
_EMBEDDING = 20  # what embedding a passage costs, beside filtering it
_STEP = 256


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a passage: a line of curated.jsonl.

    Attributes:
        run, start, paragraphs: where it stands in the clean text.
        place: share of the corpus's words that stand before it, 0-1.
        cluster: number of its theme, or None where none was needed.
        reason: why it was left out, or that the user kept it; else empty.
    """

    id: str
    run: int
    start: int
    paragraphs: int
    place: float
    words: int
    tokens: int
    scores: Scores
    cluster: int | None
    kept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Curated:
    """The choice.

    Attributes:
        passages, rows: of the whole corpus, in the same order.
        runs: the chosen text, broken wherever something in between was left out.
        vectors: of the chosen passages, in order; None where none were needed.
    """

    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    runs: tuple[tuple[str, ...], ...]
    vectors: Vectors | None = None


def curate(
    runs: Sequence[Sequence[str]],
    counter: Counter,
    budget: int,
    min_words: int = quality.MIN_WORDS,
    embed: Embed | None = None,
    seed: int = 42,
    overrides: Mapping[str, Literal["keep", "drop"]] | None = None,
    tell: Tell = lambda done, total, note: None,
) -> Curated:
    """Choose the passages worth learning.

    Args:
        runs: the corpus, as `core.files.parse_runs` gives it.
        budget: tokens, as `counter` counts them.
        embed: gives vectors of unit length; None for an even spread. Asked only above the budget.
        overrides: passage id -> the user's word, which wins over filters and choice.

    Raises:
        BadOption: the budget is smaller than any passage.
        Cancelled: `tell` did.
    """
    passages = quality.passages(runs, min_words)
    themes = embed is not None and sum(p.words for p in passages) * TOKENS_PER_WORD > budget
    total = len(passages) * (2 + _EMBEDDING * themes)
    scores = _scores(passages, tell, total)
    tokens = _tokens(passages, counter, tell, total)
    reasons = _reasons(passages, scores, min_words, overrides or {})
    fit = [i for i, reason in enumerate(reasons) if reason in ("", KEPT)]
    choice = Choice(frozenset(range(len(fit))))
    if sum(tokens[i] for i in fit) > budget:
        forced = {k for k, i in enumerate(fit) if reasons[i] == KEPT}
        start = 2 * len(passages)

        def told(done: int, of: int) -> None:
            whole = max(total, start + 1)
            tell(start + (whole - start) * done // of, whole, f"Reading for themes: {done:,} of {of:,}")

        choice = _choose(
            [passages[i] for i in fit], [tokens[i] for i in fit], budget, seed, forced, embed, told
        )
    for k, i in enumerate(fit):
        if k not in choice.chosen:
            reasons[i] = BEYOND
    tell(total, total, "Writing the choice")
    clusters = {} if choice.labels is None else dict(zip(fit, choice.labels.tolist(), strict=True))
    rows = _rows(passages, scores, tokens, reasons, clusters)
    return Curated(tuple(passages), rows, _text(passages, rows), choice.vectors)


@dataclass(frozen=True, slots=True)
class Choice:
    """Indices of the chosen among the fit passages, the theme of each fit one, vectors of the chosen."""

    chosen: frozenset[int]
    labels: select.Labels | None = None
    vectors: Vectors | None = None


def _choose(
    fit: Sequence[Passage],
    tokens: Sequence[int],
    budget: int,
    seed: int,
    forced: set[int],
    embed: Embed | None,
    told: Told,
) -> Choice:
    """Choose from more than the budget holds.

    Raises:
        BadOption: it holds not one.
    """
    if embed is None:
        choice = Choice(frozenset(select.spread(fit, tokens, budget, seed, forced)))
    else:
        vectors = embed([p.text for p in fit], told)
        labels = select.clusters(vectors, select.cluster_count(fit, tokens, budget), seed)
        chosen = select.cover(fit, tokens, vectors, labels, budget, seed, forced)
        choice = Choice(frozenset(chosen), labels, vectors[sorted(chosen)])
    if not choice.chosen:
        raise BadOption(
            f"A budget of {budget:,} tokens is smaller than any passage.", "Choose a larger --target-tokens."
        )
    return choice


def _scores(passages: Sequence[Passage], tell: Tell, total: int) -> list[Scores]:
    scores = []
    for i, passage in enumerate(passages):
        if i % _STEP == 0:
            tell(i, total, "Reading the passages")
        scores.append(quality.score(passage))
    return scores


def _tokens(passages: Sequence[Passage], counter: Counter, tell: Tell, total: int) -> list[int]:
    tokens: list[int] = []
    for i in range(0, len(passages), _STEP):
        tell(len(passages) + i, total, "Counting tokens")
        tokens += counter.count_all([p.text for p in passages[i : i + _STEP]])
    return tokens


def _reasons(
    passages: Sequence[Passage], scores: Sequence[Scores], min_words: int, overrides: Mapping[str, str]
) -> list[str]:
    """Why each passage goes, KEPT where the user wants it whatever it is, or nothing."""
    reasons = []
    seen: set[int] = set()
    for passage, measured in zip(passages, scores, strict=True):
        word = overrides.get(passage.id)
        reason = {"keep": KEPT, "drop": DROPPED}.get(word or "") or quality.judge(
            passage, min_words, measured
        )
        if reason in ("", KEPT):
            hashes = np.unique(run_hashes(words(passage.text), 5)).tolist()
            if not reason and hashes and sum(h in seen for h in hashes) >= _SAME * len(hashes):
                reason = REPEATED
            seen.update(hashes)
        reasons.append(reason)
    return reasons


def _rows(
    passages: Sequence[Passage],
    scores: Sequence[Scores],
    tokens: Sequence[int],
    reasons: Sequence[str],
    clusters: Mapping[int, int],
) -> tuple[Row, ...]:
    rows = []
    total = sum(s.words for s in scores) or 1
    before = 0
    for i, (passage, measured) in enumerate(zip(passages, scores, strict=True)):
        rows.append(
            Row(
                id=passage.id,
                run=passage.run,
                start=passage.start,
                paragraphs=len(passage.paragraphs),
                place=round(before / total, 4),
                words=measured.words,
                tokens=tokens[i],
                scores=measured,
                cluster=clusters.get(i),
                kept=reasons[i] in ("", KEPT),
                reason=reasons[i],
            )
        )
        before += measured.words
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
