"""Owns the step from examples to tokens: what is too long is divided, and wordings are given where wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.progress import BadInput
from core.training.dataset import Example, data_hash, encode
from core.training.parting import part
from core.writing.encoding import Tokens
from core.writing.wordings import VARIANTS

FEW = 10
"""Fewer training examples than this are called too few for a voice."""


@dataclass(frozen=True, slots=True)
class Side:
    """What is learned from, or what is measured on.

    Attributes:
        examples: as train.jsonl or valid.jsonl holds them; with variety in their first wording.
        tokens: of all examples in their first wording, then of all in their second, and so on:
            `len(examples)` times the number of variants.
    """

    examples: tuple[Example, ...]
    tokens: tuple[Tokens, ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """Both sides in the base model's tokens.

    Attributes:
        variants: wordings of each training example, 1 without variety. The passes over the examples
            take turns with them (the first pass has the first wording, the next the second, the one after
            the first again), so that a pass is as long as ever and `epochs` keeps its meaning.
        data_hash: of everything that is learned and measured, every wording of it.
        warnings: what was divided and left out, and whether there is enough.
    """

    train: Side
    valid: Side
    variants: int
    data_hash: str
    warnings: tuple[str, ...]


def encoded(
    train: Sequence[Example],
    valid: Sequence[Example],
    tokenizer: Any,
    limit: int,
    variety: bool = False,
    tick: Callable[[int], None] = lambda done: None,
) -> Encoded:
    """Both sides, every example within `limit` tokens and none cut short.

    Too long ones are divided, so all parts of one stay on its side; those that cannot be are left out.

    Args:
        limit: most tokens of an example, prompt and end-of-text token included.
        variety: word the instruction of what is learned in several ways, never of what is measured.
        tick: gets the number of examples done, of both sides together.

    Raises:
        BadInput: nothing is left on one of the two sides.
    """
    variants = VARIANTS if variety else 1
    reader = _Reader(tokenizer, limit, tick)
    learned, kept = reader.side(train, variants), reader.side(valid, 1)
    if not learned.examples or not kept.examples:
        if not reader.left_out:
            raise BadInput(
                f"Too few examples to train on: {len(learned.examples)} to learn from and "
                f"{len(kept.examples)} to measure on, once those that overlap are left out.",
                "Neutralize more text first; 20 pairs or more give a voice to speak of.",
            )
        raise BadInput(
            f"Too few examples are left to train on: {len(learned.examples)} to learn from, "
            f"{len(kept.examples)} to measure on, of at most {limit} tokens.",
            "Use more text, or smaller chunks: neutralize with a smaller --max-words.",
        )
    every = [_wordings(e, variants)[v] for v in range(variants) for e in learned.examples]
    return Encoded(
        learned, kept, variants, data_hash(every, kept.examples), reader.told(len(learned.examples))
    )


class _Reader:
    """Encodes and divides, and remembers what it did."""

    def __init__(self, tokenizer: Any, limit: int, tick: Callable[[int], None]) -> None:
        self._tokenizer = tokenizer
        self._limit = limit
        self._tick = tick
        self._done = self._divided = self._parts = 0
        self.left_out = 0

    def side(self, examples: Sequence[Example], variants: int) -> Side:
        rows: list[tuple[Example, list[Tokens]]] = []
        for example in examples:
            rows += self._fitting(example, variants)
            self._done += 1
            self._tick(self._done)
        firsts = tuple(_wordings(example, variants)[0] for example, _ in rows)
        return Side(firsts, tuple(tokens[v] for v in range(variants) for _, tokens in rows))

    def _fitting(self, example: Example, variants: int) -> list[tuple[Example, list[Tokens]]]:
        read: dict[Example, list[Tokens]] = {}

        def measure(one: Example) -> int:
            read[one] = self._tokens(one, variants)
            return max(len(ids) for ids, _ in read[one])

        parts = part(example, self._limit, measure)
        self.left_out += not parts
        if len(parts) > 1:
            self._divided += 1
            self._parts += len(parts)
        return [(one, read[one]) for one in parts]

    def _tokens(self, example: Example, variants: int) -> list[Tokens]:
        """The tokens of each wording; the author's text is encoded, and held, once."""
        first, *others = _wordings(example, variants)
        ((ids, prompt),) = encode([first], self._tokenizer)
        found = [(ids, prompt)]
        for other in others:
            asked = list(self._tokenizer.encode(other.text[: other.prompt_chars])) if prompt else []
            found.append((asked + ids[prompt:], len(asked)))
        return found

    def told(self, learned: int) -> tuple[str, ...]:
        """What the user should know; `learned` is the number of training examples."""
        told, limit = [], self._limit
        if self._divided:
            told.append(
                f"{_count(self._divided)} longer than {limit} tokens divided into {self._parts} "
                "where a paragraph or a sentence ends, text and description alike."
            )
        if self.left_out:
            told.append(
                f"{_count(self.left_out)} left out: longer than {limit} tokens, and not to be divided: "
                "the description has too few sentences, or the text no place to part it."
            )
        if learned < FEW:
            count = "one training example" if learned == 1 else f"{learned} training examples"
            told.append(f"Only {count}: enough to try it out, too few for a voice.")
        return tuple(told)


def _wordings(example: Example, variants: int) -> list[Example]:
    return [example] if variants == 1 else [example.worded(v) for v in range(variants)]


def _count(number: int) -> str:
    return "One example was" if number == 1 else f"{number} examples were"
