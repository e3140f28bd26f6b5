"""Owns describing: asks, judges, asks again what was bad; each passage gets a description or a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.describing.answers import clean
from core.describing.judge import judge
from core.describing.prompts import boundary_prompt, describe_prompt, versions
from core.describing.providers import Answer, Ask, Provider, Tick, idle
from core.language.sentences import ends_sentence, starts_sentence
from core.language.shingles import longest_shared_run
from core.language.words import CJK, count_words
from core.progress import ProviderError, ProviderRefused

ROUNDS = 3
"""A first try and two more."""
_BETWEEN = re.compile(rf"[\s{CJK}\u3000-\u303f\uff01-\uff60]")
_ANOTHER = "Choose another model or provider; trying a few passages first shows what one says."
LEAST_KEPT = 0.6
"""Share of an excerpt that must be left when broken sentences at its ends are taken off."""


@dataclass(frozen=True, slots=True)
class Before:
    """What went before the first question of this run about a passage.

    Attributes:
        complaint: what was wrong with the description there is, or was; for the model.
        seed: of the first question; another than before, or the same model would answer the same.
    """

    complaint: str = ""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Described:
    """What became of one passage.

    Attributes:
        text: the description; empty when none could be had.
        reason: why not, in a sentence.
        version: of the prompt, e.g. "reference-1".
        tokens_in, tokens_out: of all tries together.
        copied: longest run of words that the description shares with the passage.
        answer: what the last bad answer said, cleaned; empty where it was good, or never came.
    """

    id: str
    text: str
    reason: str = ""
    version: str = ""
    tries: int = 1
    tokens_in: int = 0
    tokens_out: int = 0
    copied: int = 0
    answer: str = ""


def describe_all(
    passages: Mapping[str, str],
    provider: Provider,
    neutral_names: bool = False,
    tick: Tick = idle,
    before: Mapping[str, Before] = {},
    hopeless: int = 0,
) -> Iterator[Described]:
    """Describe every passage (id -> text); each comes out once, as soon as it is settled.

    A bad answer is asked again with another seed and a note on what was wrong, after all others.

    Args:
        before: of passages that were asked about in an earlier run.
        hopeless: so many bad answers, and no good one before, end it: 0 for never.

    Raises:
        ProviderRefused: it is hopeless; also, with ProviderOff and Cancelled: see `Provider.describe`.
    """
    version = versions(neutral_names, provider.reads_prompts)[-1]
    start = {id: before.get(id, Before()) for id in passages}
    asks = [_ask(id, text, neutral_names, start[id]) for id, text in passages.items()]
    spent: dict[str, tuple[int, int]] = dict.fromkeys(passages, (0, 0))
    bad, good = 0, False
    for round in range(1, ROUNDS + 1):
        again: list[Ask] = []
        for answer in provider.describe(asks, tick):
            tokens_in, tokens_out = spent[answer.id]
            spent[answer.id] = tokens_in + answer.tokens_in, tokens_out + answer.tokens_out
            original = passages[answer.id]
            text, reason = settle(original, answer, neutral_names and provider.reads_prompts)
            bad, good = bad + bool(reason), good or not reason
            if hopeless and bad >= hopeless and not good:
                raise ProviderRefused(f"None of the first {bad} answers could be used. {reason}", _ANOTHER)
            if reason and not answer.error and round < ROUNDS:
                told = Before(reason, start[answer.id].seed + round)
                again.append(_ask(answer.id, original, neutral_names, told, round))
            elif reason:
                yield Described(answer.id, "", reason, version, round, *spent[answer.id], answer=text)
            else:
                copied = longest_shared_run(original, text)
                yield Described(answer.id, text, "", version, round, *spent[answer.id], copied)
        if not again:
            return
        asks = again


def describe(text: str, provider: Provider, neutral_names: bool = False, tick: Tick = idle) -> str:
    """The description of one passage.

    Raises:
        ProviderError: none of the answers was good; also ProviderRefused, ProviderOff, Cancelled.
    """
    described = next(describe_all({"passage": text}, provider, neutral_names, tick))
    if described.reason:
        raise ProviderError(
            f"The passage could not be described. {described.reason}",
            "Try again, or choose another provider.",
        )
    return described.text


def settle(original: str, answer: Answer, neutral_names: bool = False) -> tuple[str, str]:
    """(description, "") from a good answer, (what it said, what is wrong with it) from a bad one."""
    if answer.error:
        return "", answer.error
    text = clean(answer.text)
    return text, judge(original, text, answer.cut, neutral_names)


def _ask(id: str, text: str, neutral_names: bool, before: Before, round: int = 0) -> Ask:
    prompt = describe_prompt(text, neutral_names, before.complaint)
    return Ask(id, text, prompt, _room(text), before.seed, 0.3 + 0.2 * round)


def _room(text: str) -> int:
    """Tokens for an answer: about two a word for the longest that is allowed, and some for thinking aloud."""
    return 512 + 2 * count_words(text)


def broken_ends(text: str) -> bool:
    """Whether the text seems to begin or end inside a sentence."""
    return not (starts_sentence(text) and ends_sentence(text))


@dataclass(frozen=True, slots=True)
class Mended:
    """What is left of a passage without the halves of sentences at its ends; all of it, if no answer fit."""

    id: str
    text: str
    tokens_in: int
    tokens_out: int


def mend_all(passages: Mapping[str, str], provider: Provider, tick: Tick = idle) -> Iterator[Mended]:
    """Have broken sentences taken off the ends of passages (id -> text) that have any.

    An answer counts only when it is a contiguous part of the passage; else the passage stays as it is.
    A provider that reads no prompts changes nothing.

    Raises:
        ProviderRefused, ProviderOff, Cancelled: see `Provider.describe`.
    """
    broken = {id: text for id, text in passages.items() if broken_ends(text)}
    if not provider.reads_prompts or not broken:
        return
    asks: Sequence[Ask] = [
        Ask(id, text, boundary_prompt(text), 256 + 3 * count_words(text), temperature=0.0)
        for id, text in broken.items()
    ]
    for answer in provider.describe(asks, tick):
        part = contiguous_part(broken[answer.id], answer.text) if not answer.error and not answer.cut else ""
        yield Mended(answer.id, part or broken[answer.id], answer.tokens_in, answer.tokens_out)


def contiguous_part(original: str, answer: str) -> str:
    """The part of the original that the answer repeats, in the original's characters; "" where it is none.

    Only white space may differ, no word may be cut, and at least LEAST_KEPT of the original must be left.
    """
    places = [at for at, character in enumerate(original) if not character.isspace()]
    wanted, have = "".join(answer.split()), "".join(original.split())
    if not wanted or count_words(answer) < LEAST_KEPT * count_words(original):
        return ""
    start = have.find(wanted)
    while start >= 0:
        first, last = places[start], places[start + len(wanted) - 1]
        if _parts_words(original, first) and _parts_words(original, last + 1):
            return original[first : last + 1]
        start = have.find(wanted, start + 1)
    return ""


def _parts_words(text: str, at: int) -> bool:
    """Whether no word goes on across this place. Chinese and Japanese put nothing between words."""
    around = text[max(0, at - 1) : at + 1]
    return at in (0, len(text)) or bool(_BETWEEN.search(around))
