"""Owns the text of the experiments: an author's chapters, which of them are learned from, and their pairs.

A book is imported, cleaned and curated as anybody's would be. Of chapters spread over the book some are
learned from, some choose the checkpoint (`valid`), and some measure the result (`test`): three sets without a
chapter in common, the same ones for every setting. The held-out ones are cut and described in one way,
whatever the setting does with what it learns from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core import cleaning, curating, importing, neutralizing
from core.evaluating.yardsticks import spread
from core.files import join_runs, parse_runs, read_text, text_hash, write_text
from core.language.sentences import split_sentences
from core.language.words import count_words
from core.progress import BadInput, silent
from core.project import Project, slug
from core.training.dataset import Example, from_pairs
from core.training.splitting import without_leaks

BOOKS: Mapping[str, str] = {
    "Jane Austen": "austen_pride.epub",
    "Arthur Conan Doyle": "doyle_adventures.epub",
    "Herman Melville": "melville_moby.epub",
}
"""Authors that the practice model has not read, and their files in BOOKS/dev/epub."""
LEAST = 500
"""Words of a chapter that is used."""

Run = Sequence[str]
"""Paragraphs in a row: a chapter, or its beginning."""


@dataclass(frozen=True)
class Cut:
    """How text becomes pairs; the defaults are the product's.

    Attributes:
        min_words, max_words, overlap, neutral_names: as in `core.neutralizing.Options`.
        description: share of a description's sentences that are given.
    """

    min_words: int = 250
    max_words: int = 650
    overlap: bool = True
    neutral_names: bool = False
    description: float = 1.0


HELD_OUT = Cut(overlap=False)
"""How held-out chapters are cut unless an experiment says otherwise: every word is measured once."""


@dataclass(frozen=True)
class Sizes:
    """Words of each set, about; of a chapter no more than `piece` are used."""

    train: int = 12_000
    valid: int = 1_500
    test: int = 3_000
    piece: int = 1_500


SMALL = Sizes(2_000, 500, 1_000, 1_000)
"""For seeing whether an experiment works."""


@dataclass(frozen=True)
class Parts:
    """The chapters of an author.

    Attributes:
        train, valid, test: what is used of chapters that are used.
        rest: every chapter but those of `test`, whole: the author's known text.
    """

    train: tuple[Run, ...]
    valid: tuple[Run, ...]
    test: tuple[Run, ...]
    rest: tuple[Run, ...]


def parts_of(chapters: Sequence[Run], sizes: Sizes) -> Parts:
    """Deal out chapters that are spread over a book, the held-out ones between the others.

    Raises:
        BadInput: there is too little text.
    """
    long = [number for number, run in enumerate(chapters) if _words(run) >= LEAST]
    pieces = {number: _beginning(chapters[number], sizes.piece) for number in long}
    wanted = sizes.train + sizes.valid + sizes.test
    used = _enough(long, pieces, wanted)
    test = _enough(used, pieces, sizes.test)
    valid = _enough([n for n in used if n not in test], pieces, sizes.valid)
    train = [n for n in used if n not in (*test, *valid)]
    if sum(_words(pieces[n]) for n in train) < sizes.train / 2:
        raise BadInput("There is too little text for an experiment.", "Choose an author with longer books.")
    rest = tuple(run for number, run in enumerate(chapters) if number not in test)
    learned, choosing, measured = (tuple(pieces[n] for n in side) for side in (train, valid, test))
    return Parts(learned, choosing, measured, rest)


def _enough(numbers: Sequence[int], pieces: Mapping[int, Run], words: int) -> list[int]:
    """The fewest chapters, each from the middle of an equal part of all, that come to so many words."""
    for count in range(1, len(numbers)):
        found = [numbers[(2 * n + 1) * len(numbers) // (2 * count)] for n in range(count)]
        if sum(_words(pieces[number]) for number in found) >= words:
            return found
    return list(numbers)


def _beginning(run: Run, words: int) -> Run:
    """As many paragraphs from the beginning as come to so many words."""
    found: list[str] = []
    while len(found) < len(run) and _words(found) < words:
        found.append(run[len(found)])
    return found


def _words(run: Run) -> int:
    return sum(map(count_words, run))


class Corpus:
    """An author's text on the disk, and what was made of it."""

    def __init__(self, author: str, books: Path, into: Path, sizes: Sizes, llm: str) -> None:
        self.author, self.llm = author, llm
        self.folder = into / slug(author)
        self.chapters = _chapters(author, books / "dev" / "epub" / BOOKS[author], self.folder)
        self.parts = parts_of(self.chapters, sizes)

    def learned(self, cut: Cut) -> tuple[Example, ...]:
        """What is learned from; nothing of it shares a long run of words with held-out text."""
        kept = [*self.valid((HELD_OUT,)), *self.test((HELD_OUT,))]
        return tuple(without_leaks(self._examples(self.parts.train, cut), kept))

    def valid(self, cuts: Sequence[Cut]) -> tuple[Example, ...]:
        """What chooses the checkpoint: the same words once in each cut."""
        return tuple(e for cut in cuts for e in self._examples(self.parts.valid, cut))

    def test(self, cuts: Sequence[Cut]) -> tuple[Example, ...]:
        """What the result is measured on, likewise."""
        return tuple(e for cut in cuts for e in self._examples(self.parts.test, cut))

    def _examples(self, runs: Sequence[Run], cut: Cut) -> tuple[Example, ...]:
        text = join_runs(runs)
        place = self.folder / "pairs" / text_hash(text, repr(replace(cut, description=1.0)), self.llm)
        output = place.with_suffix(".jsonl")
        if not place.with_suffix(".txt").is_file():
            write_text(place.with_suffix(".txt"), text)
        options = neutralizing.Options(
            input=str(place.with_suffix(".txt")),
            output=str(output),
            author=self.author,
            llm=self.llm,
            min_words=cut.min_words,
            max_words=cut.max_words,
            overlap=cut.overlap,
            neutral_names=cut.neutral_names,
        )
        neutralizing.run(None, options, silent)
        found = from_pairs(output, self.author).examples
        return found if cut.description == 1 else tuple(shortened(e, cut.description) for e in found)


def shortened(example: Example, share: float) -> Example:
    """An example with so many of its description's sentences, evenly over all; never without any."""
    sentences = split_sentences(example.description)
    kept = spread(sentences, max(1, round(share * len(sentences))))
    return example.told(" ".join(kept), example.completion)


def _chapters(author: str, book: Path, folder: Path) -> list[Run]:
    """The curated text of a book, chapter by chapter; read once."""
    curated = folder / "curated.txt"
    if not curated.is_file():
        project = Project.open_or_create(folder / f"{slug(author)}.pastiche", author)
        importing.run(project, importing.Options((str(book),)), silent)
        cleaning.run(project, cleaning.Options(), silent)
        curating.run(project, curating.Options(cluster=False), silent)
        write_text(curated, read_text(project.curated_text))
    return [*parse_runs(read_text(curated))]
