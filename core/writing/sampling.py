"""Owns how the next token is drawn: temperature, nucleus, repetition penalty, and a seed for each text.

Texts that are written side by side draw in one go: an operation on all of them costs little more than one on
a single text, and drawing is a third of the work of a small model.

Imports MLX; only child processes, the command line and tests import this module.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import mlx.core as mx

from core.progress import BadOption

REPETITION_WINDOW = 20
"""Tokens of the written text that the repetition penalty looks back on.

A wider window punishes commas and articles for being frequent, which bends the very style that was
learned; loops longer than this are for the checks to find. The prompt is never looked at: its names
and nouns are what the text should use.
"""

LIKELIEST = 1_024
"""Tokens looked at for the nucleus: more than a top-p of 0.9 leaves standing in prose, even for a model that
babbles (at most 1,016 of 4,096 in 729 places); sorting those is cheaper than sorting 150,000.
"""
_64 = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is drawn, and when to stop.

    Attributes:
        temperature: 0 takes the likeliest token always.
        top_p: mass of the nucleus, 0-1; 1 draws from all tokens.
        repetition_penalty: divides the logits of the last tokens written; 1 is none.
        max_tokens: never more than these.
        seed: with the same seed a text comes out the same, whatever is written beside it (up to the
            rounding of batched arithmetic).
        enough_words: past so many words the text stops at its next sentence end; 0 is never.
    """

    temperature: float = 1.0
    top_p: float = 0.9
    repetition_penalty: float = 1.1
    max_tokens: int = 1_000
    seed: int = 42
    enough_words: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.temperature <= 5:
            raise BadOption(
                f"A temperature of {self.temperature:g} makes no sense.", "Choose one from 0 to 2."
            )
        if not 0 < self.top_p <= 1:
            raise BadOption(f"A top-p of {self.top_p:g} makes no sense.", "Choose one above 0, up to 1.")
        if not 0 < self.repetition_penalty <= 5:
            raise BadOption(
                f"A repetition penalty of {self.repetition_penalty:g} makes no sense.",
                "Choose one from 1 (none) to 1.5.",
            )


@dataclass(slots=True)
class _Row:
    """A text that draws: how, where it begins, and how often it has drawn."""

    sampling: Sampling
    step: int = 0
    lately: Any = None  # what `_Lately` kept of it, while the others draw without it

    def chance(self) -> float:
        """The next number of this text's own series, 0 to 1."""
        self.step += 1
        return _mixed(self.sampling.seed * 1_000_003 + self.step) / 2**64


@dataclass(slots=True)
class Drawer:
    """Draws for all texts of a batch.

    A batch asks each text's own processor first, in its order, and then the sampler that they share: the
    processor only says which text it is, and the sampler does the work for all.
    """

    _asked: list[tuple[_Row, Any]] = field(default_factory=list)
    _lately: _Lately | None = None

    def processor(self, sampling: Sampling) -> Callable[[Any, Any], Any]:
        """For one text: (tokens so far, logits (1, vocabulary)) in, the same logits out."""
        row = _Row(sampling)

        def note(tokens: Any, logits: Any) -> Any:
            self._asked.append((row, logits))
            return logits

        return note

    def draw(self, logprobs: Any) -> Any:
        """Log-probabilities (n, vocabulary) in, n tokens out, of the n texts that were noted last."""
        asked, self._asked = self._asked, []
        rows = [row for row, _ in asked]
        if all(row.sampling.repetition_penalty == 1 for row in rows):
            return _drawn(logprobs, mx.ones((len(rows), 1)), rows)
        lately = _Lately.of(rows, self._lately)
        logits = mx.concatenate([found for _, found in asked], axis=0)
        tokens = _drawn(*lately.penalize(logits, logprobs), rows)
        self._lately = lately.followed_by(tokens)
        return tokens


@dataclass(frozen=True, slots=True)
class _Lately:
    """What each text wrote last.

    Attributes:
        tokens: shape (n, REPETITION_WINDOW), the newest at the end; a shorter text repeats its first.
        begun: for each text, whether it has written a token at all.
    """

    rows: Sequence[_Row]
    tokens: Any
    begun: list[bool]

    @classmethod
    def of(cls, rows: Sequence[_Row], before: _Lately | None) -> _Lately:
        """Of these texts, which need not be those that drew before."""
        if before is not None and len(rows) == len(before.rows) and all(map(operator.is_, rows, before.rows)):
            return before
        if before is not None:
            for place, row in enumerate(before.rows):
                row.lately = before.tokens[place]
        nothing = mx.zeros((REPETITION_WINDOW,), mx.int32)
        tokens = mx.stack([nothing if row.lately is None else row.lately for row in rows])
        return cls(rows, tokens, [row.lately is not None for row in rows])

    def followed_by(self, tokens: Any) -> _Lately:
        newest = tokens[:, None].astype(mx.int32)
        following = mx.concatenate([self.tokens[:, 1:], newest], axis=1)
        if not all(self.begun):
            following = mx.where(mx.array(self.begun)[:, None], following, newest)
        return _Lately(self.rows, following, [True] * len(self.rows))

    def penalize(self, logits: Any, logprobs: Any) -> tuple[Any, Any]:
        """Make each text's last tokens less likely, once each.

        Only those tokens are computed with: the whole vocabulary costs as much as a layer of a small model.

        Args:
            logits, logprobs: of all tokens, shape (n, vocabulary), the second made of the first.

        Returns:
            The new log-probabilities, and what they sum to, shape (n, 1), which is no longer 1.
        """
        penalties = (
            row.sampling.repetition_penalty if begun else 1.0
            for row, begun in zip(self.rows, self.begun, strict=True)
        )
        penalty = _column(penalties)
        logit = mx.take_along_axis(logits, self.tokens, axis=-1).astype(mx.float32)
        before = mx.take_along_axis(logprobs, self.tokens, axis=-1).astype(mx.float32)
        after = before - logit + mx.where(logit < 0, logit * penalty, logit / penalty)
        times = (self.tokens[:, :, None] == self.tokens[:, None, :]).sum(axis=-1)
        mass = 1 + ((mx.exp(after) - mx.exp(before)) / times).sum(axis=-1, keepdims=True)
        # Rounding may leave nothing where a token that was certain is penalized out of all proportion.
        mass = mx.maximum(mass, 1e-6)
        return mx.put_along_axis(logprobs, self.tokens, after.astype(logprobs.dtype), axis=-1), mass


def _drawn(logprobs: Any, mass: Any, rows: Sequence[_Row]) -> Any:
    """One token of each row's nucleus; of those with temperature 0 the likeliest.

    Args:
        logprobs: shape (n, vocabulary). mass: what their exponentials sum to, shape (n, 1).
    """
    if all(row.sampling.temperature == 0 for row in rows):
        return mx.argmax(logprobs, axis=-1)
    tokens, chances = nucleus(logprobs, [row.sampling.top_p for row in rows], mass)
    temperatures = [row.sampling.temperature for row in rows]
    if set(temperatures) != {1}:
        cold = _column(1 / max(temperature, 1e-4) for temperature in temperatures)
        chances = (chances / chances[:, :1]) ** cold
    summed = mx.cumsum(chances, axis=-1)
    drawn = _column(row.chance() for row in rows) * summed[:, -1:]
    place = (summed < drawn).sum(axis=-1, keepdims=True)
    if 0 in temperatures:
        place = mx.where(_column(temperatures) == 0, 0, place)
    return mx.take_along_axis(tokens, place, axis=-1)[:, 0]


def nucleus(logprobs: Any, top_p: Sequence[float], mass: Any = 1.0) -> tuple[Any, Any]:
    """The likeliest tokens, the first ahead, and their probabilities, 0 past a sum of `top_p`.

    Args:
        logprobs: shape (n, vocabulary). top_p: of each row; 1 keeps all tokens.
        mass: what the exponentials of each row sum to, shape (n, 1).

    Returns:
        Both of shape (n, k).
    """
    size = logprobs.shape[-1]
    k = size if 1 in top_p else min(LIKELIEST, size)
    tokens = mx.argpartition(-logprobs, kth=k - 1, axis=-1)[:, :k] if k < size else None
    found = logprobs if tokens is None else mx.take_along_axis(logprobs, tokens, axis=-1)
    order = mx.argsort(-found, axis=-1)
    found = mx.take_along_axis(found, order, axis=-1)
    tokens = order if tokens is None else mx.take_along_axis(tokens, order, axis=-1)
    chances = mx.exp(found.astype(mx.float32))
    ahead = mx.cumsum(chances, axis=-1, inclusive=False)
    return tokens, mx.where(ahead < mass * _column(2 if p == 1 else p for p in top_p), chances, 0)


def _column(values: Iterable[float]) -> Any:
    return mx.array(list(values), mx.float32)[:, None]


def _mixed(value: int) -> int:
    """The finishing steps of splitmix64 (Steele, Lea and Flood 2014): 64 bits that depend on every bit."""
    value = (value * 0x9E3779B97F4A7C15) & _64
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _64
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _64
    return value ^ (value >> 31)
