"""Owns training examples: pairs or JSONL rows in, `{"text", "prompt_chars"}` rows and tokens out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.files import read_jsonl, text_hash, write_jsonl
from core.language.words import count_words
from core.progress import BadInput
from core.training.authors import of_author, prevailing
from core.training.sifting import several_books, sift
from core.writing.encoding import Tokens, encoded
from core.writing.prompt import training_text
from core.writing.wordings import asked, wording_for


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

    @property
    def description(self) -> str:
        """What stands between instruction and text; "" where the prompt is not of our shape."""
        known = asked(self.text)
        return self.text[known.end : self.prompt_chars].strip() if known and self.prompt_chars else ""

    def told(self, description: str, original: str) -> Example:
        """The same place and instruction with other words, counted anew.

        Raises:
            ValueError: the prompt is not of our shape.
        """
        known = asked(self.text)
        if known is None:
            raise ValueError("no known instruction")
        text, chars = training_text(known.author, count_words(original), description, original, known.wording)
        return replace(self, text=text, prompt_chars=chars)

    def worded(self, variant: int) -> Example:
        """The same with another wording of the instruction; a prompt of another shape stays as it is."""
        known = asked(self.text)
        if known is None or not self.prompt_chars:
            return self
        wording = wording_for(self.content, variant)
        text, chars = training_text(known.author, known.words, self.description, self.completion, wording)
        return replace(self, text=text, prompt_chars=chars)


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
        BadInput: no file, no pairs, only one, a row that is no pair, or mostly another author's.
    """
    rows = _superseded(_rows(path))
    for place, row in enumerate(rows):
        _check_pair(row, place, path)
    rows, warnings = sift(rows, author, path.name)
    if len(rows) < 2:
        count = "no pairs" if not rows else "only one pair"
        needed = f"{path.name} holds {count}: one part is learned from, another is kept back to measure."
        raise BadInput(
            " ".join([needed, *warnings]),
            "Neutralize more text first; 20 pairs or more give a voice to speak of.",
        )
    examples = [_example(row, place, author) for place, row in enumerate(rows)]
    examples.sort(key=lambda e: (e.run, e.start, e.end))
    providers = Counter(str(row.get("provider", "")) for row in rows)
    versions = Counter(str(row.get("prompt_version", "")) for row in rows)
    warnings += several_books(rows)
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
        BadInput: no train.jsonl, rows that are no training texts, or mostly another author's.
    """
    train = _from_rows(folder / "train.jsonl", author)
    if not train.examples:
        raise BadInput(f"{folder / 'train.jsonl'} holds nothing to train on.", "Check `data` in config.yaml.")
    valid = folder / "valid.jsonl"
    return train, _from_rows(valid, train.author) if valid.exists() else Source((), train.author)


def write_rows(path: Path, examples: Iterable[Example]) -> None:
    """`{"text", "prompt_chars"}`, one a line; stock mlx-lm reads the text and ignores the rest."""
    write_jsonl(path, ({"text": e.text, "prompt_chars": e.prompt_chars} for e in examples))


def data_hash(train: Sequence[Example], valid: Sequence[Example]) -> str:
    """Hash of everything that is learned from and measured on, in order."""
    parts = [str(len(train))]
    for example in (*train, *valid):
        parts += [example.text, str(example.prompt_chars)]
    return text_hash(*parts)


def encode(
    examples: Iterable[Example], tokenizer: Any, tick: Callable[[int], None] = lambda done: None
) -> list[Tokens]:
    """Tokens of each example; `tick` gets the number done."""
    found = []
    for number, example in enumerate(examples, 1):
        found.append(encoded(tokenizer, example.text[: example.prompt_chars], example.completion))
        tick(number)
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise BadInput(f"There is no file {path}.", "Neutralize a text first, or check the name.")
    with path.open("rb") as stream:
        if stream.read(64).lstrip()[:1] not in (b"", b"{"):
            raise BadInput(
                f"{path.name} is no JSONL: its first line is no record.",
                "Give a file of JSON records, one a line, as `pastiche neutralize` writes it.",
            )
    return read_jsonl(path)


def _superseded(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """A later row with the same id takes the earlier one's place."""
    latest: dict[str, Mapping[str, Any]] = {}
    for place, row in enumerate(rows):
        latest[str(row.get("id", f"row {place}"))] = row
    return list(latest.values())


def _check_pair(row: Mapping[str, Any], place: int, path: Path) -> None:
    """Raise BadInput where a row is no pair. One with an empty description is: it was not answered."""
    description, original = row.get("description"), row.get("original")
    if not isinstance(description, str) or not isinstance(original, str) or not original.strip():
        lacks = "`description`" if not isinstance(description, str) else "`original`"
        raise BadInput(
            f"{path.name} holds a row that is no pair (row {place + 1}): {lacks} is missing or empty.",
            "Each row needs `description` and `original`; make the file with `pastiche neutralize`.",
        )


def _example(row: Mapping[str, Any], place: int, author: str) -> Example:
    original = row["original"]
    words = _whole(row.get("word_count")) or count_words(original)
    text, prompt_chars = training_text(author, words, row["description"], original)
    chapter, start, end = (_whole(row.get(name)) for name in ("chapter", "start", "end"))
    if chapter is None:
        return Example(text, prompt_chars, ("", 0), place, place + 1)
    return Example(text, prompt_chars, (str(row.get("book", "")), chapter), start or 0, end or 0)


def _whole(value: Any) -> int | None:
    """A whole number from 0, or None for anything else: rows may come from other tools."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _from_rows(path: Path, author: str) -> Source:
    """The rows of one file that are the author's; where none is asked for, of the one most rows name.

    Raises:
        BadInput: a row without text, or half of the rows or more name another author.
    """
    examples = [_text_example(row, place, path) for place, row in enumerate(_rows(path))]
    found = [asked(e.text) for e in examples]
    named = [one.author if one else "" for one in found]
    author = author or prevailing(named)
    kept, told = of_author(examples, named, author, path.name)
    unmasked = sum(not e.prompt_chars for e in kept)
    if unmasked:
        told.append(
            f"{unmasked} of {len(kept)} rows of {path.name} are not in the training format: "
            "they are learned whole, prompt and all."
        )
    return Source(tuple(kept), author, warnings=tuple(told))


def _text_example(row: Mapping[str, Any], place: int, path: Path) -> Example:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadInput(
            f"{path.name} holds a row without `text` (row {place + 1}).",
            'Each row must be {"text": ...}, as `pastiche train` and the reference write it.',
        )
    prompt_chars = _whole(row.get("prompt_chars"))
    if prompt_chars is None or prompt_chars >= len(text):
        prompt_chars = prompt_length(text)
    return Example(text, prompt_chars, ("", 0), place, place + 1)


def prompt_length(text: str) -> int:
    """Characters up to the second blank line of a text that begins with one of our instructions; else 0."""
    known = asked(text)
    if known is None:
        return 0
    seam = text.find("\n\n", known.end)
    return seam + 2 if seam >= 0 and text[seam + 2 :].strip() else 0
