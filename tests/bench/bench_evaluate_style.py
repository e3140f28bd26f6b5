"""Owns the bench of style: whether it tells authors apart on chapters it has not seen, and at which sizes.

    python -m tests.bench.bench_evaluate_style --books BOOKS

BOOKS holds dev/epub, read by Pastiche's own import and clean. The chapters of each author are parted in three
stretches; samples of one are held against the other two of every author, so that no sample shares a chapter
with what it is held against. Names are taken out of all texts alike. Exit status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.cleaning import decide, render
from core.evaluating import style, yardsticks
from core.evaluating.bootstrap import proportion
from core.evaluating.clouds import StyleSpace, columns_of
from core.evaluating.delta import MEASURES, Ruler
from core.evaluating.features import Numbers, Profile, Table, passages, pooled, profile
from core.files import parse_runs
from core.importing.reading import read_book
from core.language.names import cast
from core.language.words import words
from core.progress import silent
from tests.bench.bars import Bar, finish
from tests.core.evaluating.test_delta import our_delta, reference_delta

TEN = {
    "Jane Austen": ("austen_pride",),
    "Charlotte Brontë": ("bronte_eyre",),
    "Lewis Carroll": ("carroll_alice",),
    "Charles Dickens": ("dickens_bleak", "dickens_expectations"),
    "Frederick Douglass": ("douglass_narrative",),
    "Arthur Conan Doyle": ("doyle_adventures",),
    "Elinor Macartney Lane": ("pg_katrine.calibre",),
    "Herman Melville": ("melville_moby",),
    "Mary Shelley": ("shelley_frankenstein",),
    "P. G. Wodehouse": ("wodehouse_chickens",),
}
"""Ten who tell a story: who argues would be known by that alone."""
MORE = {
    "Ralph Waldo Emerson": ("emerson_essays",),
    "George Long": ("aurelius_meditations",),
    "James T. Lightwood": ("pg_dickens_music.calibre",),
}
STRETCHES = 3
SIZES = (3000, 1000, 500, 250)
MOST = 20  # samples of one stretch of an author: or Dickens would decide the figure
RIGHT = 0.9
AGREES = 1e-6


@dataclass(frozen=True)
class Author:
    """Chapters as text and as profiles of their passages, with the stretch that each passage is in."""

    chapters: list[str]
    profiles: list[Profile]
    chapter: list[int]
    stretch: Numbers


def chapters_of(folder: Path, books: Sequence[str]) -> list[str]:
    found = []
    for name in books:
        book = read_book(folder / f"{name}.epub", silent)
        found += ["\n\n".join(run) for run in parse_runs(render([book], decide(book), {}))]
    return found


def read(folder: Path, authors: Mapping[str, Sequence[str]]) -> dict[str, Author]:
    texts = {name: chapters_of(folder, books) for name, books in authors.items()}
    names = frozenset[str]().union(*(cast(chapters) for chapters in texts.values()))
    found = {}
    for name, chapters in texts.items():
        pieces = [(n, piece) for n, chapter in enumerate(chapters) for piece in passages(chapter)]
        profiles = [profile(piece, names) for _, piece in pieces]
        number = [n for n, _ in pieces]
        found[name] = Author(chapters, profiles, number, stretches(number, profiles))
    return found


def stretches(chapter: Sequence[int], profiles: Sequence[Profile]) -> Numbers:
    """In which third of the text a passage stands; a chapter is in one as a whole."""
    counted = np.array([one.words for one in profiles])
    middle = np.cumsum(counted) - counted / 2
    centre = np.array([np.mean(middle[np.array(chapter) == n]) for n in chapter])
    return np.minimum(STRETCHES - 1, STRETCHES * centre // counted.sum())


def neighbours(counted: Numbers, size: int) -> list[list[int]]:
    """Passages in a row that make up samples of a size; at most MOST, evenly spread."""
    found: list[list[int]] = []
    row: list[int] = []
    for at in range(len(counted)):
        row.append(at)
        if counted[row].sum() >= size:
            found.append(row)
            row = []
    return yardsticks.spread(found, MOST)


def nearest(authors: Mapping[str, Author], size: int) -> dict[str, list[Numbers]]:
    """Of each author's samples, which measures find him: shape (measures,), 1 where they do."""
    found: dict[str, list[Numbers]] = {name: [] for name in authors}
    for stretch in range(STRETCHES):
        known = {
            name: [one for one, at in zip(author.profiles, author.stretch, strict=True) if at != stretch]
            for name, author in authors.items()
        }
        columns = columns_of([pooled(rows) for rows in known.values()], [])
        tables = [Table.of(rows, columns) for rows in known.values()]
        ruler, means = Ruler(tables), [table.pooled() for table in tables]
        for number, (name, author) in enumerate(authors.items()):
            unseen = Table.of(
                [author.profiles[at] for at in np.flatnonzero(author.stretch == stretch)], columns
            )
            samples = [unseen.rows(row).pooled() for row in neighbours(unseen.words, size)]
            if samples:
                away = np.stack([ruler.distances(np.stack(samples), mean) for mean in means])
                found[name] += list((away.argmin(axis=0) == number).astype(float))
    return found


def show_nearest(title: str, authors: Mapping[str, Author]) -> dict[int, float]:
    """Print how often the nearest author is the right one; the mean over authors by size."""
    print(f"\nNearest of {len(authors)} authors ({title}), per cent right, mean over authors")
    print(f"  {'words':>6} {'samples':>8} {'style':>7}  95 % interval   {'  '.join(MEASURES[:-1])}")
    figures = {}
    for size in SIZES:
        found = {name: np.array(rows) for name, rows in nearest(authors, size).items()}
        mean = np.mean([rows.mean(axis=0) for rows in found.values()], axis=0)
        hits = np.concatenate([rows[:, -1] for rows in found.values()])
        sure = proportion(int(hits.sum()), len(hits))
        parts = "  ".join(f"{100 * m:{len(n)}.1f}" for n, m in zip(MEASURES, mean[:-1], strict=False))
        spread = f"{100 * sure.low:5.1f} to {100 * sure.high:5.1f}"
        print(f"  {size:6} {len(hits):8} {100 * mean[-1]:7.1f}  {spread}  {parts}")
        if size == SIZES[0]:
            worst = sorted((rows[:, -1].mean(), name) for name, rows in found.items())[:3]
            told = ", ".join(f"{name} {100 * share:.0f}" for share, name in worst)
        figures[size] = float(mean[-1])
    print(f"  least at {SIZES[0]:,} words: {told}")
    return figures


def show_spaces(authors: Mapping[str, Author]) -> list[float]:
    """Print, of each author against what ships, from how many words on his pages are told from others'."""
    shipped = yardsticks.load()
    print(
        "\nEach author against the yardsticks that ship, himself left out: per cent of own pages told apart"
    )
    sizes = "".join(f"{size:7}" for size in reversed(SIZES))
    print(f"  {'':22}{sizes}  least words  held-out chapters: position, own %")
    far = []
    for name, author in authors.items():
        held = [n for n, chapter in enumerate(author.chapters) if n % 9 == 4]
        training = [chapter for n, chapter in enumerate(author.chapters) if n not in held]
        space = StyleSpace(training, (), {}, shipped, name)
        apart = "".join(
            f"{100 * space.cloud(size).tells_apart():7.1f}" if size <= space.largest else f"{'-':>7}"
            for size in reversed(SIZES)
        )
        unseen = style.score(space, [author.chapters[n] for n in held])
        assert unseen.position is not None
        at = f"{unseen.position.middle:4.0f} ({unseen.position.low:.0f} to {unseen.position.high:.0f})"
        print(f"  {name:22}{apart}  {style.least_words(space)!s:>11}  {at:>19}, {unseen.own.middle:.0f}")
        far.append(float(unseen.own.high <= 0))
    return far


def across_books(folder: Path) -> None:
    """One book of Dickens's against another: the same author, other matter and another narrator."""
    shipped = yardsticks.load()
    bleak, great = (chapters_of(folder, [name]) for name in TEN["Charles Dickens"])
    space = StyleSpace(great, (), {}, shipped, "Charles Dickens")
    found = style.score(space, bleak)
    assert found.position is not None and found.others is not None
    print(
        f"\nBleak House held against Great Expectations: position {found.position.middle:.0f}, "
        f"nearer than {found.others.middle:.0f} % of other authors' samples, own {found.own.middle:.0f} %"
    )


def delta_agrees(authors: Mapping[str, Author]) -> float:
    """The largest difference from faststylometry's Delta, a chapter of each author against his others."""
    train = {name: words("\n\n".join(author.chapters[1:])) for name, author in authors.items()}
    test = {f"unseen {name}": words(author.chapters[0]) for name, author in authors.items()}
    vocabulary, theirs = reference_delta(train, test, 150)
    return float(np.abs(our_delta(train, test, vocabulary) - theirs).max())


def bars(books: Path) -> list[Bar]:
    """Bar 1 of `make bench-evaluate`."""
    folder = books / "dev" / "epub"
    began = time.process_time()
    ten = read(folder, TEN)
    figures = show_nearest("who tell a story", ten)
    show_nearest("and three who do not", read(folder, TEN | MORE))
    far = show_spaces(ten)
    across_books(folder)
    print(f"\n{time.process_time() - began:.0f} CPU-seconds\n")
    return [
        Bar("1 nearest author right, 3,000 words", figures[3000], ">=", RIGHT),
        Bar("1 nearest author right, 1,000 words", figures[style.LEAST], ">=", RIGHT),
        Bar("1 authors whose held-out chapters are not their own", sum(far), "==", 0),
        Bar("1 Delta against faststylometry, largest difference", delta_agrees(ten), "<=", AGREES),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--books", type=Path, required=True)
    finish(bars(parser.parse_args().books))
