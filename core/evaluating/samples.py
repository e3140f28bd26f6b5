"""Owns what is to be written, from which description, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.adapters.copies import prompt_characters
from core.evaluating.summary import Kind
from core.evaluating.yardsticks import spread
from core.files import read_jsonl, text_hash
from core.language.words import count_words
from core.writing.wordings import asked

ENOUGH = 6_000
"""Words of held-out pages to write anew, where there are so many: what the style score needs to be sure."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One text to write.

    Attributes:
        title: for people: of a scene; the place in the books, or "", of a held-out page.
        description: what to tell. words: how many are asked for.
        prompt: all that the model is given. original: what the author wrote; "" where he wrote nothing.
    """

    id: str
    kind: Kind
    title: str
    description: str
    words: int
    prompt: str
    original: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it; `finished` as in `core.writing.generate.Piece`."""

    ask: Ask
    text: str
    finished: str


def pages(path: Path) -> list[tuple[str, str]]:
    """Prompt and completion of each row of a valid.jsonl as training writes it, where it has a text.

    Raises:
        BadInput: it is missing or damaged.
    """
    texts = [(row, str(row.get("text") or "")) for row in read_jsonl(path)]
    halves = ((text[:seam], text[seam:]) for row, text in texts for seam in [prompt_characters(row, text)])
    return [(prompt, completion) for prompt, completion in halves if completion]


def held_out(prompt: str, completion: str, title: str = "") -> Ask:
    """A held-out row of a training's data as something to write anew.

    A prompt of another shape than ours is given as it is, and taken for the description.
    """
    known = asked(prompt)
    words = known.words if known else count_words(completion)
    description = prompt[known.end :] if known else prompt
    name = text_hash(prompt, completion)[:12]
    return Ask(name, "held-out", title, description.strip(), words, prompt, completion.strip())


def chosen(asks: Sequence[Ask], most: int = 0, words: int = ENOUGH) -> list[Ask]:
    """As many as come to so many words, evenly over all there are.

    Args:
        most: how many at most; 0 leaves that to `words`.
    """
    told = [ask for ask in asks if ask.description]
    if most:
        return spread(told, most)
    enough = (n for n in range(1, len(told)) if sum(ask.words for ask in spread(told, n)) >= words)
    return spread(told, next(enough, len(told)))
