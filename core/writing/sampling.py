"""Owns how the next token is drawn: temperature, nucleus, repetition penalty, and a seed for each text.

Imports MLX; only child processes, the command line and tests import this module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mlx.core as mx
from mlx_lm.sample_utils import make_repetition_penalty

from core.progress import BadOption

REPETITION_WINDOW = 20
"""Tokens of the written text that the repetition penalty looks back on.

A wider window punishes commas and articles for being frequent, which bends the very style that was
learned; loops longer than this are for the checks to find. The prompt is never looked at: its names
and nouns are what the text should use.
"""

LIKELIEST = 4_096
"""Tokens looked at for the nucleus: all of a small vocabulary, and of a large one more than a top-p of 0.9
leaves standing in prose; sorting those is cheaper than sorting 150,000.
"""


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


def sampler(sampling: Sampling) -> Callable[[Any], Any]:
    """Log-probabilities (1, vocabulary) in, one token out; each step draws with a key of its own."""
    if sampling.temperature == 0:
        return _likeliest
    step = 0

    def sample(logprobs: Any) -> Any:
        nonlocal step
        step += 1
        key = mx.random.key((sampling.seed * 1_000_003 + step) % 2**63)
        if sampling.top_p == 1:
            return mx.random.categorical(logprobs / sampling.temperature, key=key)
        tokens, nucleus = _nucleus(logprobs, sampling.top_p)
        drawn = mx.random.categorical(nucleus / sampling.temperature, key=key)
        return mx.take_along_axis(tokens, drawn[:, None], axis=-1)[:, 0]

    return sample


def _nucleus(logprobs: Any, top_p: float) -> tuple[Any, Any]:
    """The likeliest tokens and their log-probabilities, -inf past a mass of `top_p`; both (1, n)."""
    tokens = mx.argpartition(-logprobs, kth=min(LIKELIEST, logprobs.shape[-1]) - 1, axis=-1)[:, :LIKELIEST]
    found = mx.take_along_axis(logprobs, tokens, axis=-1)
    order = mx.argsort(-found, axis=-1)
    found = mx.take_along_axis(found, order, axis=-1)
    chances = mx.exp(found.astype(mx.float32))
    ahead = mx.cumsum(chances, axis=-1, inclusive=False)
    return mx.take_along_axis(tokens, order, axis=-1), mx.where(ahead < top_p, found, -mx.inf)


def _likeliest(logprobs: Any) -> Any:
    return mx.argmax(logprobs, axis=-1)


def processors(sampling: Sampling, prompt_tokens: int) -> list[Callable[[Any, Any], Any]]:
    if sampling.repetition_penalty == 1:
        return []
    penalize = make_repetition_penalty(sampling.repetition_penalty, REPETITION_WINDOW)

    def on_the_text_only(tokens: Any, logits: Any) -> Any:
        return penalize(tokens[prompt_tokens:], logits)

    return [on_the_text_only]
