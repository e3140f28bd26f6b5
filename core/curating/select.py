"""Owns the choice within a budget: stretches of neighbours, evenly spread or covering every theme."""

from __future__ import annotations

import bisect
import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.curating.themes import Labels
from core.language.embeddings import Vectors
from core.types import Passage

BLOCK_WORDS = 350
"""Usual size of a stretch: a training chunk of 250 to 650 words can be cut from it."""

LEAST_BLOCK_WORDS = 250

BLOCK_PARAGRAPHS = 3
_WEIGHT = 0.85
_AT_ONCE = 128  # stretches whose passages are compared in one product
_PAIRS = 60_000_000  # stretches x passages compared at most: 240 MB
_PLACES = 10  # an even spread goes to that many places at least
_GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of neighbouring passages: indices `first` to `past`, end exclusive."""

    first: int
    past: int


class Purse:
    """What has been chosen, and how many tokens are left."""

    def __init__(self, tokens: Sequence[int], budget: int) -> None:
        self.tokens = tokens
        self.left = budget
        self.chosen: set[int] = set()

    def price(self, block: Block) -> int:
        return sum(self.tokens[i] for i in range(block.first, block.past) if i not in self.chosen)

    def add(self, block: Block) -> bool:
        """Take the whole block if it can be paid for."""
        price = self.price(block)
        if price > self.left:
            return False
        self.left -= price
        self.chosen.update(range(block.first, block.past))
        return True


def follows(earlier: Passage, later: Passage) -> bool:
    """Whether nothing stands between two passages."""
    return earlier.run == later.run and earlier.start + len(earlier.paragraphs) == later.start


def block_words(budget: int, words: Sequence[int], tokens: Sequence[int], themes: int) -> int:
    """Words of a stretch, so that two for each theme can be paid for; 250 to 350."""
    affordable = budget * sum(words) // max(1, sum(tokens))
    return min(BLOCK_WORDS, max(LEAST_BLOCK_WORDS, affordable // (2 * themes)))


def blocks(passages: Sequence[Passage], words: Sequence[int], size: int = BLOCK_WORDS) -> list[Block]:
    """The passages in stretches of about `size` words and three paragraphs or more, as far as they go."""
    found: list[Block] = []
    edges = [i for i in range(1, len(passages)) if not follows(passages[i - 1], passages[i])]
    for first, past in zip([0, *edges], [*edges, len(passages)], strict=True):
        part = passages[first:past]
        total, paragraphs = sum(words[first:past]), sum(len(p.paragraphs) for p in part)
        count = max(1, min(round(total / size), paragraphs // BLOCK_PARAGRAPHS))
        start, read, held = first, 0, 0
        for i in range(first, past):
            read += words[i]
            held += len(passages[i].paragraphs)
            if read >= total / count and held >= BLOCK_PARAGRAPHS and past - i > 1:
                found.append(Block(start, i + 1))
                start, read, held = i + 1, 0, 0
        if start < past:
            found.append(Block(start, past))
    return found


def spread(
    passages: Sequence[Passage],
    words: Sequence[int],
    tokens: Sequence[int],
    budget: int,
    seed: int,
    forced: set[int],
) -> set[int]:
    """Indices of passages spread evenly through the corpus, within the budget.

    Each next stretch lies a golden section further on, which stays even however many are taken.

    Args:
        words, tokens: of each passage.
        forced: indices taken first, whatever they cost.
    """
    purse = _purse(tokens, budget, forced)
    stretches = blocks(passages, words, block_words(budget, words, tokens, _PLACES))
    waiting = list(range(len(stretches)))
    at = float(np.random.default_rng(seed).random())
    order = []
    while waiting:
        at = (at + _GOLDEN) % 1
        order.append(waiting.pop(_nearest(waiting, at * len(stretches))))
    for number in order:
        purse.add(stretches[number])
    _fill(purse, passages, [stretches[i] for i in order])
    return purse.chosen


def cover(
    passages: Sequence[Passage],
    words: Sequence[int],
    tokens: Sequence[int],
    vectors: Vectors,
    labels: Labels,
    budget: int,
    seed: int,
    forced: set[int],
) -> set[int]:
    """Indices of passages that stand for all others, within the budget.

    First the stretch that stands best for each cluster, the largest cluster first. Then always the
    stretch that brings all passages nearest to a chosen one for its tokens (facility location; the
    greedy choice is within 1 - 1/e of the best, Nemhauser, Wolsey and Fisher 1978). A passage weighs
    as its words to the power of 0.85: weighing by words would crowd out speeches, and weighing all the
    same would crowd out narrative; on two novels this keeps their share as it is.

    Args:
        words, tokens: of each passage.
        vectors: of unit length, shape (passages, dimension).
        labels: cluster of each passage.
        forced: indices taken first, whatever they cost.
    """
    purse = _purse(tokens, budget, forced)
    stretches = blocks(passages, words, block_words(budget, words, tokens, int(labels.max()) + 1))
    block_of = [b for b, s in enumerate(stretches) for _ in range(s.first, s.past)]
    targets = _targets(len(stretches), len(passages), seed)
    near = _nearness(stretches, vectors, targets)
    weights = np.array(words, np.float32)[targets] ** _WEIGHT
    best = np.zeros(len(targets), np.float32)
    if forced:
        best = np.maximum(best, (vectors[sorted(forced)] @ vectors[targets].T).max(axis=0))
    for members in _largest_first(labels):
        if purse.chosen.intersection(members):
            continue
        holding = sorted({block_of[i] for i in members})
        gains = {b: near[b][labels[targets] == labels[members[0]]].sum() for b in holding}
        for b in sorted(holding, key=lambda b: (-gains[b], b)):
            if purse.add(stretches[b]):
                best = np.maximum(best, near[b])
                break
    refused = [stretches[b] for b in _greedily(stretches, near, best, weights, purse)]
    _fill(purse, passages, refused)
    return purse.chosen


def affordable_themes(words: Sequence[int], tokens: Sequence[int], budget: int) -> int:
    """How many themes a budget can give two short stretches each."""
    affordable = budget * sum(words) // max(1, sum(tokens))
    return affordable // (2 * LEAST_BLOCK_WORDS)


def _purse(tokens: Sequence[int], budget: int, forced: set[int]) -> Purse:
    purse = Purse(tokens, budget)
    purse.chosen.update(forced)
    purse.left -= sum(tokens[i] for i in forced)
    return purse


def _nearest(waiting: Sequence[int], place: float) -> int:
    """Position in the ascending list `waiting` of the number nearest to `place`."""
    at = bisect.bisect_left(waiting, place)
    if at == len(waiting) or (at > 0 and place - waiting[at - 1] < waiting[at] - place):
        return at - 1
    return at


def _targets(stretches: int, passages: int, seed: int) -> NDArray[np.intp]:
    """The passages that must be stood for: all, or as large a sample as memory allows."""
    most = max(1, _PAIRS // max(1, stretches))
    if passages <= most:
        return np.arange(passages)
    return np.sort(np.random.default_rng(seed).choice(passages, most, replace=False))


def _nearness(stretches: Sequence[Block], vectors: Vectors, targets: NDArray[np.intp]) -> Vectors:
    """Cosine of each target to the nearest passage of each stretch, shape (stretches, targets)."""
    near = np.empty((len(stretches), len(targets)), np.float32)
    wanted = vectors[targets].T
    for first in range(0, len(stretches), _AT_ONCE):
        part = stretches[first : first + _AT_ONCE]
        cosines = vectors[part[0].first : part[-1].past] @ wanted
        starts = [stretch.first - part[0].first for stretch in part]
        np.maximum.reduceat(cosines, starts, axis=0, out=near[first : first + len(part)])
    return near


def _greedily(
    stretches: Sequence[Block], near: Vectors, best: Vectors, weights: Vectors, purse: Purse
) -> list[int]:
    """Buy the stretch with the largest gain for a token until none fits; gives those that did not."""

    def gain(b: int) -> float:
        price = purse.price(stretches[b])
        return float(np.maximum(near[b] - best, 0) @ weights) / price if price else 0.0

    heap = [(-gain(b), b) for b in range(len(stretches))]
    heapq.heapify(heap)
    refused: list[int] = []
    while heap:
        known, b = heapq.heappop(heap)
        now = gain(b)  # gains only shrink, so one that is still the largest is the largest
        if heap and now < -known and (-now, b) > heap[0]:
            heapq.heappush(heap, (-now, b))
        elif purse.add(stretches[b]):
            best = np.maximum(best, near[b])
        else:
            refused.append(b)
    return refused


def _fill(purse: Purse, passages: Sequence[Passage], refused: Sequence[Block]) -> None:
    """Spend what is left on neighbours of chosen passages; where nothing was chosen, on a first stretch."""
    if not purse.chosen:
        for stretch in refused:
            at = stretch.first
            while at < stretch.past and purse.add(Block(at, at + 1)):
                at += 1
            if purse.chosen:
                break
    for stretch in refused:
        for walk in (range(stretch.first, stretch.past), range(stretch.past - 1, stretch.first - 1, -1)):
            for i in walk:
                if i not in purse.chosen and not (_beside(i, purse, passages) and purse.add(Block(i, i + 1))):
                    break


def _beside(i: int, purse: Purse, passages: Sequence[Passage]) -> bool:
    return (i - 1 in purse.chosen and follows(passages[i - 1], passages[i])) or (
        i + 1 in purse.chosen and follows(passages[i], passages[i + 1])
    )


def _largest_first(labels: Labels) -> list[list[int]]:
    members: dict[int, list[int]] = {}
    for i, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(i)
    return sorted(members.values(), key=lambda m: (-len(m), m[0]))
