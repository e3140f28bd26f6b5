"""Owns dividing an example that is too long: the author's text and its description, each at sentence ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from core.language.sentences import ends_sentence, split_sentences
from core.language.words import WORD, count_words, words
from core.training.dataset import Example

LEAST = 60
"""Words of the author's text that every part has at least."""
COST_OF_SENTENCE, COST_OF_SPEECH = 0.2, 0.3
"""How much farther, in parts, a paragraph's end may lie than a sentence's; and than one within speech."""
PULL = 2.0
"""How much its place in the description speaks for a sentence's part, beside the words they share."""

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_WORDLESS = re.compile(r"^(?:[\W_]*\n[^\S\n]*\n)+|(?:\n[^\S\n]*\n[\W_]*)+$")
_QUOTES = re.compile(r"[^“”«»\"]+")  # all but them
_STEM = 6  # letters by which words are compared: "ferryman's", "ferrymen"


def part(example: Example, limit: int, measure: Callable[[Example], int]) -> list[Example]:
    """The example as it is, or as several in its place of which none measures more than `limit`.

    The parts hold every word of the author's text once and in order, and every sentence of the
    description; the words asked for are counted anew. All parts stand at the place of the whole, so
    what overlaps it overlaps them.

    Returns:
        Nothing where it cannot be divided: the prompt is not of our shape, the description has fewer
        sentences than parts are needed, or there is no sentence end to part the text at.
    """
    size = measure(example)
    if size <= limit:
        return [example]
    if not example.description:
        return []
    pieces = -(-size // limit)
    while found := _into(example, pieces):
        if all(measure(one) <= limit for one in found):
            return found
        pieces += 1
    return []


def _into(example: Example, pieces: int) -> list[Example]:
    """The example in so many parts, or nothing."""
    texts = part_text(example.completion, pieces)
    told = part_description(example.description, texts) if texts else []
    return [example.told(said, text) for said, text in zip(told, texts, strict=True)] if told else []


@dataclass(frozen=True, slots=True)
class _Break:
    """Where a text may be parted.

    Attributes:
        end: characters up to there. words: the same in words. cost: in parts of the text.
    """

    end: int
    words: int
    cost: float


def part_text(text: str, pieces: int) -> list[str]:
    """The text in so many parts of about one length, parted at paragraphs, else at sentences; or nothing.

    Marks that stand alone at a part's edge (a scene break) are left out; they hold no word.
    """
    share = count_words(text) / pieces
    if share < LEAST:
        return []
    breaks, cuts, last = _breaks(text), [0], 0
    for number in range(1, pieces):
        able = [b for b in breaks if b.words - last >= LEAST]
        if not able:
            return []
        best = min(able, key=lambda b: abs(b.words - number * share) / share + b.cost)
        cuts.append(best.end)
        last = best.words
    parts = [_WORDLESS.sub("", text[a:b].strip()) for a, b in pairwise([*cuts, len(text)])]
    return parts if all(count_words(one) >= LEAST for one in parts) else []


def _breaks(text: str) -> list[_Break]:
    """Every sentence end but the last; a paragraph that leads on ("he said:") ends none."""
    found, start, before = [], 0, 0
    for end in [*(gap.end() for gap in _PARAGRAPH.finditer(text)), len(text)]:
        paragraph = text[start:end].rstrip()
        spoken = ""
        for first, last in pairwise([0, *_sentence_ends(paragraph)]):
            before += count_words(paragraph[first:last])
            spoken += _QUOTES.sub("", paragraph[first:last])
            cost = COST_OF_SENTENCE + COST_OF_SPEECH * _still_open(spoken)
            found.append(_Break(start + last, before, cost))
        if paragraph:
            found.pop()  # the paragraph's own end
        if end < len(text) and ends_sentence(paragraph):
            found.append(_Break(end, before, 0.0))
        start = end
    return found


def _still_open(quotes: str) -> bool:
    """Whether somebody is still speaking behind these quotation marks."""
    return (
        quotes.count("“") > quotes.count("”")
        or quotes.count("«") > quotes.count("»")
        or quotes.count('"') % 2 == 1
    )


def _sentence_ends(paragraph: str) -> list[int]:
    """Characters up to the end of each sentence.

    `split_sentences` folds white space, so what is counted is everything else.
    """
    places = [at for at, c in enumerate(paragraph) if not c.isspace()]
    ends, count = [], 0
    for sentence in split_sentences(paragraph):
        count += sum(not c.isspace() for c in sentence)
        ends.append(places[count - 1] + 1)
    return ends


def part_description(description: str, texts: Sequence[str]) -> list[str]:
    """The description in as many parts as there are texts, each telling its text; nothing if too short.

    Descriptions keep the order of what they tell, so each text gets neighbouring sentences, one at
    least. Which: those that share most words with it that not every text has, names counting twice;
    where none does, their place decides.
    """
    ends = _sentence_ends(description)
    if len(ends) < len(texts):
        return []
    sentences = [description[a:b].strip() for a, b in pairwise([0, *ends])]
    starts = [*_first_sentences(_gains(sentences, texts)), len(sentences)]
    places = [0, *ends]
    return [description[places[a] : places[b]].strip() for a, b in pairwise(starts)]


def _first_sentences(gains: Sequence[Sequence[float]]) -> tuple[int, ...]:
    """Where each text's sentences begin, so that in all most is gained.

    Args:
        gains: for each sentence what it brings in each text, shape (sentences, texts).
    """
    nothing: tuple[float, tuple[int, ...]] = (float("-inf"), ())
    best = [(0.0, nothing[1]), *(nothing for _ in gains)]  # of so many sentences over the texts so far
    for text in range(len(gains[0])):
        sums = [0.0, *accumulate(row[text] for row in gains)]
        ahead = nothing  # the best beginning of this text among the sentences passed
        row = [nothing]
        for past in range(1, len(gains) + 1):
            so_far, starts = best[past - 1]
            ahead = max(ahead, (so_far - sums[past - 1], (*starts, past - 1)))
            row.append((ahead[0] + sums[past], ahead[1]))
        best = row
    return best[-1][1]


def _gains(sentences: Sequence[str], texts: Sequence[str]) -> list[list[float]]:
    """For each sentence and text how much speaks for the one telling of the other."""
    held = [_stems(text) for text in texts]
    common = Counter(stem for stems in held for stem in stems)
    lengths = [count_words(text) for text in texts]
    edges = [total / sum(lengths) for total in accumulate(lengths, initial=0)]
    told = [count_words(sentence) for sentence in sentences]
    found = []
    for sentence, words_told, words_before in zip(sentences, told, accumulate(told, initial=0), strict=False):
        centre = (words_before + words_told / 2) / sum(told)
        weights = {
            stem: (1 - common[stem] / len(held)) * (2 if named else 1)  # nothing where every text has it
            for stem, named in _named_stems(sentence).items()
        }
        row = []
        for stems, (first, last) in zip(held, pairwise(edges), strict=True):
            shared = sum(weights[stem] for stem in weights.keys() & stems)
            row.append(shared - PULL * max(0.0, first - centre, centre - last))
        found.append(row)
    return found


def _named_stems(sentence: str) -> dict[str, bool]:
    """The stems of a sentence, and whether each has a capital within it, as names have."""
    capitals = {word for word in WORD.findall(sentence)[1:] if word[0].isupper()}
    return dict.fromkeys(_stems(sentence), False) | dict.fromkeys(_stems(" ".join(capitals)), True)


def _stems(text: str) -> set[str]:
    return {word.removesuffix("'s")[:_STEM] for word in words(text)}
