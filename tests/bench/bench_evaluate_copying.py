"""Measures the copying gate: planted spans, the author's other books, time, size; and shows its grounds.

python -m tests.bench.bench_evaluate_copying --books FOLDER

FOLDER has dev/truth/*.json.gz: books whose every block is marked as the author's or not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np

from core.adapters.chapters import Chapter
from core.evaluating.copying import Span, check
from core.evaluating.copying_gate import PAGE, judge, own_rate
from core.evaluating.corpus import Corpus
from core.evaluating.corpus_index import RUN, CorpusIndex, read
from tests.bench.bars import Bar, finish
from tests.bench.restyle_copying import plant

WORDS = 1_000_000
PLANTED, SHORTEST, LONGEST = 50, RUN, 60
RUNS = 5


@dataclass(frozen=True, slots=True)
class Book:
    """A book's own text by the files that it came in."""

    author: str
    title: str
    chapters: tuple[Chapter, ...]


def of_truth(path: Path) -> Book:
    """The blocks of a book that are the author's."""
    truth = json.loads(gzip.decompress(path.read_bytes()))
    files: dict[str, list[str]] = defaultdict(list)
    for block in truth["blocks"]:
        if block["k"] == "keep":
            files[block["src"]].append(block["t"])
    chapters = tuple(Chapter(f"{truth['title']}, {name}", "\n\n".join(text)) for name, text in files.items())
    return Book(truth["author"], truth["title"], chapters)


def books(folder: Path) -> list[Book]:
    """Every book once, the variants of its files left out."""
    paths = sorted((folder / "dev" / "truth").glob("*.json.gz"))
    found: dict[str, Book] = {}
    for book in (of_truth(path) for path in paths if path.name.count(".") == 2):
        found.setdefault(book.title, book)
    return list(found.values())


def pages_of(chapters: Sequence[Chapter]) -> list[str]:
    return [page for page, _ in CorpusIndex(chapters).pages(PAGE)]


def cpu(work: Callable[[], object]) -> float:
    """CPU-seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def is_right(text: str, span: Span, chapters: Sequence[Chapter]) -> bool:
    """Whether a span stands in the books where it is said to."""
    place = span.place
    said = letters(chapters[place.text].text[place.start : place.end]) if place else ""
    return letters(text[span.start : span.end]) in said


# The parts.
def limits(every: Sequence[Book]) -> None:
    """Print how much of each author's own pages stands in the other chapters of the book."""
    print(f"   {'own pages against other chapters':42} pages  in spans: mean  1 in 100  longest: 1 in 100")
    for book in every:
        index = CorpusIndex(book.chapters)
        if own := own_rate(index):
            name = f"{book.title[:30]} ({len(index):,})"
            print(f"   {name:42} {own.pages:5} {own.share:15.3f} {own.high:9.3f} {own.longest:18}")


def planted(own: Sequence[Book], others: Sequence[Book], choice: random.Random) -> list[Bar]:
    """Spans of one author's books, set anew in ten ways, in pages of others."""
    corpus = Corpus(tuple(chapter for book in own for chapter in book.chapters))
    assert corpus.index is not None
    source = [chapter.text for chapter in corpus.texts]
    clean = choice.sample([page for book in others for page in pages_of(book.chapters)], 2 * PLANTED)
    found = placed = 0
    for number, page in enumerate(clean[:PLANTED]):
        one = plant(source, page, number, choice, SHORTEST, LONGEST)
        spans = [s for s in check(one.text, corpus).spans if s.start < one.end and s.end > one.start]
        whole = bool(spans) and spans[0].start <= one.start and spans[-1].end >= one.end
        found += whole
        placed += whole and all(is_right(one.text, span, corpus.texts) for span in spans)
        if not whole:
            print(f"   not found ({one.how}): {one.text[one.start : one.end]!r}")
    rate = own_rate(corpus.index)
    alarms = sum(judge([check(page, corpus)], rate).verdict != "clear" for page in clean[PLANTED:])
    return [
        Bar("2 planted spans found", found, "==", PLANTED),
        Bar("2 with the place where they stand", placed, "==", PLANTED),
        Bar("2 alarms on other authors' pages", alarms, "==", 0),
    ]


def held_against(one: Book, other: Book) -> tuple[int, int, int]:
    """Pages of one book in the check against another: pages, alarms, and spans that are not there."""
    corpus = Corpus(other.chapters)
    assert corpus.index is not None
    rate, pages = own_rate(corpus.index), pages_of(one.chapters)
    found = [check(page, corpus) for page in pages]
    alarms = sum(judge([each], rate).verdict != "clear" for each in found)
    spans = [(page, span) for page, each in zip(pages, found, strict=True) for span in each.spans]
    wrong = sum(not is_right(page, span, corpus.texts) for page, span in spans)
    longest = max(span.words for _, span in spans)
    print(f"   {len(pages)} pages of {one.title} against {other.title}: at most {longest} words in a row")
    return len(pages), alarms, wrong


def same_author(every: Sequence[Book]) -> list[Bar]:
    """Every book held against every other of its author."""
    pairs = [(one, other) for one, other in permutations(every, 2) if one.author == other.author]
    pages, alarms, wrong = np.sum([held_against(one, other) for one, other in pairs], axis=0).tolist()
    return [
        Bar("2 pages of the author's other books", pages, ">", 0),
        Bar("2 alarms on them", alarms, "==", 0),
        Bar("2 spans told that are not there", wrong, "==", 0),
    ]


def size(every: Sequence[Book]) -> list[Bar]:
    """A million words: time to index, time for a page, memory."""
    chapters = [chapter for book in every for chapter in book.chapters]
    counts = np.cumsum([len(read(chapter.text)) for chapter in chapters])
    chapters = chapters[: int(np.searchsorted(counts, WORDS)) + 1]
    made = statistics.median(cpu(lambda: CorpusIndex(chapters)) for _ in range(RUNS))
    corpus = Corpus(tuple(chapters))
    index = corpus.index
    assert index is not None
    pages = [page for page, _ in index.pages(PAGE)][:: len(index) // PAGE // 50]
    each = statistics.median(cpu(lambda: [check(page, corpus) for page in pages]) for _ in range(RUNS))
    texts = sum(sys.getsizeof(chapter.text) for chapter in chapters)
    print(f"   {len(index):,} words in {len(chapters)} chapters, whose text takes {texts / 1e6:.0f} MB more")
    return [
        Bar("2 words indexed", len(index), ">=", WORDS),
        Bar("2 a million words indexed", made, "<", 10, " CPU-s"),
        Bar("2 a page checked", 1000 * each / len(pages), "<", 50, " CPU-ms"),
        Bar("2 index", index.bytes / 1e6, "<", 100, " MB"),
    ]


def bars(folder: Path) -> list[Bar]:
    """Bar 2 of `make bench-evaluate`."""
    every, choice = books(folder), random.Random(11)
    authors = [book.author for book in every]
    author = max(authors, key=authors.count)
    own = [book for book in every if book.author == author]
    others = [book for book in every if book.author != author]
    limits(every)
    return [*planted(own, others, choice), *same_author(every), *size(every)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--books", type=Path, required=True)
    finish(bars(parser.parse_args().books))
