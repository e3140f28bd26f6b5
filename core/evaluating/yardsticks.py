"""Owns what is known of other authors without having their books: counts of passages that ship with the
app.

`resources/yardsticks.json.gz` holds, of some public-domain authors, how often each of some two thousand
features stands in each of sixty passages of some 400 words: numbers, no text. `packaging/yardsticks.py`
makes it from a folder of books and says which. Where a text stands is told by how near these passages come
to the author it is compared with. The authors are of the nineteenth and early twentieth century, so a
writer of today is further from them than from other writers of today; the user's own other authors are
taken in wherever there are any.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from core import machine
from core.evaluating.delta import most_frequent
from core.evaluating.features import FAMILIES, Column, Profile, Table, pooled
from core.files import write_bytes
from core.language.people import same_author
from core.progress import BadInput

T = TypeVar("T")

FILE = "yardsticks.json.gz"
VERSION = 2
"""Of what is counted: raised when `features` counts otherwise, since old numbers then mean something else."""

PASSAGES = 60
KEPT: Mapping[str, int] = {"words": 1000, "shapes": 1000}
"""Features that are kept of a family, the most frequent ones; of the others all."""
_ALL = 1000  # of the other families: there are never so many
_COMMON = 100
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """Passages of other authors.

    Attributes:
        language: of all of them, e.g. "en".
        authors: name -> counts of the passages, all with the same columns.
    """

    language: str
    authors: Mapping[str, Table]

    @property
    def columns(self) -> tuple[Column, ...]:
        return next(iter(self.authors.values())).columns

    def without(self, *authors: str) -> dict[str, Table]:
        """The authors but for those of these names: nobody is his own yardstick, nor counts twice."""
        return {
            name: table
            for name, table in self.authors.items()
            if not any(same_author(author, name, unsure=False) for author in authors)
        }

    def speaks(self, text: Profile) -> bool:
        """Whether a text is in the language of these authors."""
        common: dict[str, float] = {}
        for table in self.authors.values():
            for (family, name), share in zip(table.columns, table.pooled().tolist(), strict=True):
                if family == "words":
                    common[name] = common.get(name, 0.0) + share / len(self.authors)
        return alike(common, text.shares("words"))


def alike(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether a text is in the language of another: what is frequent in one is frequent in the other.

    English authors have .71 and more of each other's hundred words, English and Portuguese ones .13 at most.

    Args:
        one, other: shares of words.
    """
    common = sorted(one, key=lambda word: -one[word])[:_COMMON]
    return sum(other.get(word, 0.0) for word in common) >= _ENOUGH * sum(one[word] for word in common) > 0


def spread(items: Sequence[T], number: int) -> list[T]:
    """So many of the items, evenly over all there are."""
    if len(items) <= number:
        return list(items)
    return [items[n * len(items) // number] for n in range(number)]


def gather(books: Mapping[str, Sequence[Profile]], language: str) -> Yardsticks:
    """Yardsticks of authors, each with the profiles of his passages."""
    whole = [pooled(profiles) for profiles in books.values()]
    columns: list[Column] = []
    for family in FAMILIES:
        shares = [one.shares(family) for one in whole]
        columns += [(family, name) for name in most_frequent(shares, KEPT.get(family, _ALL))]
    tables = {name: Table.of(spread(profiles, PASSAGES), columns) for name, profiles in books.items()}
    return Yardsticks(language, tables)


def write(path: Path, yardsticks: Yardsticks) -> None:
    """Write a file that `load` reads: JSON, of each passage its totals and then its counts.

    Raises:
        NoSpace, BadInput: as `core.files.write_bytes`.
    """
    data = {
        "version": VERSION,
        "language": yardsticks.language,
        "families": FAMILIES,
        "features": yardsticks.columns,
        "authors": {
            name: np.concatenate([table.totals, table.counts], axis=1).astype(int).tolist()
            for name, table in yardsticks.authors.items()
        },
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    write_bytes(path, gzip.compress(text.encode("utf-8"), mtime=0))


def load(path: Path | None = None) -> Yardsticks:
    """The yardsticks that ship with the app, or those of another file.

    Raises:
        BadInput: the file is missing, damaged, or of another version.
    """
    file = path or machine.resource(FILE)
    try:
        data = json.loads(gzip.decompress(file.read_bytes()))
        version, language = data["version"], data["language"]
        columns = tuple((family, name) for family, name in data["features"])
        rows = {name: np.array(passages, float) for name, passages in data["authors"].items()}
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            f"{file.name}, the numbers about other authors, cannot be read.",
            "Install Pastiche again.",
            str(error),
        ) from error
    if version != VERSION or data["families"] != list(FAMILIES):
        raise BadInput(f"{file.name} belongs to another version of Pastiche.", "Install Pastiche again.")
    families = len(FAMILIES)
    tables = {name: Table(columns, row[:, families:], row[:, :families]) for name, row in rows.items()}
    return Yardsticks(language, tables)
