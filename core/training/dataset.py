"""Owns training examples: pairs or JSONL rows in, `{"text", "prompt_chars"}` rows and tokens out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.files import read_jsonl, text_hash, write_jsonl
from core.language.words import count_words
from core.progress import BadInput
from core.writing.prompt import training_text

Tokens = tuple[list[int], int]
"""Token ids with the end-of-text token last, and how many of them are prompt."""

_REFERENCE = re.compile(
    r"Write a \d+ word excerpt about the content below emulating the style and voice of ([^\n]+)\n\n"
)


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to learn.

    Attributes:
        text: prompt and the author's text.
        prompt_chars: how many characters of it are prompt; 0 where everything is learned.
        run: which unbroken run of which book; nothing overlaps across runs.
        start, end: paragraphs of the run, end exclusive.
    """

    text: str
    prompt_chars: int
    run: tuple[str, int] = ("", 0)
    start: int = 0
    end: int = 0

    @property
    def completion(self) -> str:
        return self.text[self.prompt_chars :]

    @property
    def content(self) -> str:
        """Description and author's text, without the instruction that all examples share."""
        return self.text.split("\n\n", 1)[-1] if self.prompt_chars else self.text


@dataclass(frozen=True, slots=True)
class Source:
    """Examples with what is known of where they came from.

    Attributes:
        describer, prompt_version: of most of the pairs; empty when unknown.
        warnings: for the user, in plain words.
    """

    examples: tuple[Example, ...]
    author: str
    describer: str = ""
    prompt_version: str = ""
    warnings: tuple[str, ...] = ()


def from_pairs(path: Path, author: str) -> Source:
    """The examples of a JSONL of pairs, in the order of the corpus.

    Pairs that do not say where they stand are taken as one run in the order of the file.

    Raises:
        BadInput: no file, no pairs, only one, or a row that is no pair.
    """
    rows = _superseded(_rows(path))
    if len(rows) < 2:
        count = "no pairs" if not rows else "only one pair"
        raise BadInput(
            f"{path.name} holds {count}: one part is learned from, another is kept back to measure.",
            "Neutralize more text first; 20 pairs or more give a voice to speak of.",
        )
    examples = [_example(row, place, author, path) for place, row in enumerate(rows)]
    examples.sort(key=lambda e: (e.run, e.start, e.end))
    providers = Counter(str(row.get("provider", "")) for row in rows)
    versions = Counter(str(row.get("prompt_version", "")) for row in rows)
    warnings = []
    if len(providers) > 1:
        names = ", ".join(sorted(filter(None, providers)))
        warnings.append(f"The descriptions come from several describers ({names}); one for all works better.")
    return Source(
        tuple(examples),
        author,
        providers.most_common(1)[0][0],
        versions.most_common(1)[0][0],
        tuple(warnings),
    )


def from_folder(folder: Path, author: str) -> tuple[Source, Source]:
    """train.jsonl and valid.jsonl of a folder; the second is empty where there is none.

    Raises:
        BadInput: no train.jsonl, or rows that are no training texts.
    """
    train = _from_rows(folder / "train.jsonl", author)
    if not train.examples:
        raise BadInput(f"{folder / 'train.jsonl'} holds nothing to train on.", "Check `data` in config.yaml.")
    valid = folder / "valid.jsonl"
    return train, _from_rows(valid, author) if valid.exists() else Source((), train.author)


def write_rows(path: Path, examples: Iterable[Example]) -> None:
    """`{"text", "prompt_chars"}`, one a line; stock mlx-lm reads the text and ignores the rest."""
    write_jsonl(path, ({"text": e.text, "prompt_chars": e.prompt_chars} for e in examples))


def data_hash(train: Sequence[Example], valid: Sequence[Example]) -> str:
    """Hash of everything that is learned from and measured on, in order."""
    parts = [str(len(train))]
    for example in (*train, *valid):
        parts += [example.text, str(example.prompt_chars)]
    return text_hash(*parts)


def encode(examples: Iterable[Example], tokenizer: Any, tick: Callable[[int], None]) -> list[Tokens]:
    """Tokens of each example; `tick` gets the number done.

    Prompt and completion are encoded apart, because apart is how a prompt stands when the voice
    writes: no token may straddle the seam.
    """
    found = []
    for number, example in enumerate(examples, 1):
        prompt = tokenizer.encode(example.text[: example.prompt_chars]) if example.prompt_chars else []
        ids = list(prompt) + list(tokenizer.encode(example.completion, add_special_tokens=not prompt))
        if not ids or ids[-1] != tokenizer.eos_token_id:
            ids.append(tokenizer.eos_token_id)
        found.append((ids, len(prompt)))
        tick(number)
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise BadInput(f"There is no file {path}.", "Neutralize a text first, or check the name.")
    return read_jsonl(path)


def _superseded(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """A later row with the same id takes the earlier one's place."""
    latest: dict[str, dict[str, Any]] = {}
    for place, row in enumerate(rows):
        latest[str(row.get("id", f"row {place}"))] = row
    return list(latest.values())


def _example(row: Mapping[str, Any], place: int, author: str, path: Path) -> Example:
    description, original = row.get("description"), row.get("original")
    if not isinstance(description, str) or not isinstance(original, str) or not original.strip():
        raise BadInput(
            f"{path.name} holds a row that is no pair (row {place + 1}).",
            "Each row needs `description` and `original`; make the file with `pastiche neutralize`.",
        )
    words = int(row.get("word_count") or count_words(original))
    text, prompt_chars = training_text(author, words, description, original)
    if "chapter" not in row:
        return Example(text, prompt_chars, ("", 0), place, place + 1)
    run = (str(row.get("book", "")), int(row["chapter"]))
    return Example(text, prompt_chars, run, int(row.get("start", 0)), int(row.get("end", 0)))


def _from_rows(path: Path, author: str) -> Source:
    examples, unmasked, named = [], 0, author
    for place, row in enumerate(_rows(path)):
        text = row.get("text")
        if not isinstance(text, str) or not text.strip():
            raise BadInput(
                f"{path.name} holds a row without `text` (row {place + 1}).",
                'Each row must be {"text": ...}, as `pastiche train` and the reference write it.',
            )
        prompt_chars = row.get("prompt_chars")
        if not isinstance(prompt_chars, int) or not 0 <= prompt_chars < len(text):
            prompt_chars = prompt_length(text)
        unmasked += not prompt_chars
        asked = _REFERENCE.match(text)
        named = named or (asked.group(1).strip() if asked else "")
        examples.append(Example(text, prompt_chars, ("", 0), place, place + 1))
    told: tuple[str, ...] = ()
    if unmasked:
        told = (
            f"{unmasked} of {len(examples)} rows of {path.name} are not in the training format: "
            "they are learned whole, prompt and all.",
        )
    return Source(tuple(examples), named, warnings=told)


def prompt_length(text: str) -> int:
    """Characters of prompt in a text of the reference's shape, up to its second blank line; else 0."""
    head = _REFERENCE.match(text)
    if head is None:
        return 0
    seam = text.find("\n\n", head.end())
    return seam + 2 if seam >= 0 and text[seam + 2 :].strip() else 0
