"""Owns bar 5 of `make bench-neutralize`: a long book in chunks, how fast, how whole and how steady."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from core import extracting
from core.files import parse_runs, read_text
from core.language.words import count_words
from core.neutralizing.segment import segment
from core.progress import silent
from tests.bench.bars import Bar
from tests.fakes.prose import SUBJECTS, dialogue, paragraph

LONG = 350_000  # words
DROPS = 40
Runs = list[list[str]]


def bars_of_cutting(books: Path | None, folder: Path) -> list[Bar]:
    """Our own prose, and the longest clean ePub in `books`, where there is one."""
    texts = {"own prose": own_prose()}
    if books is not None:
        texts["book"] = longest(books, folder)
    return [bar for name, runs in texts.items() for bar in _bars(name, runs)]


def own_prose() -> Runs:
    """Chapters of paragraphs and conversations, LONG words in all."""
    runs: Runs = []
    words = 0
    while words < LONG:
        n = len(runs)
        run = [paragraph(SUBJECTS[(n + i) % 4], 20 + 37 * i % 160, 1000 * n + i) for i in range(40)]
        run += dialogue(SUBJECTS[n % 4], 12, n)
        runs.append(run)
        words += sum(len(p.split()) for p in run)
    return runs


def longest(books: Path, folder: Path) -> Runs:
    """The book of most words among the ePubs, cleaned."""
    file = max((books / "dev" / "epub").glob("*.epub"), key=lambda path: path.stat().st_size)
    extracting.run(None, extracting.Options(str(file), str(folder / "book.txt")), silent)
    return parse_runs(read_text(folder / "book.txt"))


def _bars(name: str, runs: Runs) -> list[Bar]:
    words = [sum(count_words(p) for p in run) for run in runs]
    seconds = []
    for _ in range(5):
        began = time.process_time()
        chunks = segment(runs)
        seconds.append(time.process_time() - began)
    covered = sum(chunk.fresh_words for chunk in chunks) / sum(words)
    outside = sum(not 250 <= c.words <= 650 and words[c.run] >= 250 for c in chunks)
    print(f"{name}: {sum(words):,} words, {len(chunks)} chunks", flush=True)
    cost = statistics.median(seconds) * LONG / sum(words)
    return [
        Bar(f"{name}: CPU-seconds to cut 350,000 words", cost, "<", 3),
        Bar(f"{name}: coverage", covered, ">=", 0.98),
        Bar(f"{name}: chunks outside 250-650 words of chapters that are long enough", outside, "==", 0),
        Bar(f"{name}: chunks changed by one dropped paragraph, at most", steadiness(runs), "<=", 3),
    ]


def steadiness(runs: Sequence[list[str]]) -> int:
    """Chunks to be described anew, at most, when one paragraph goes; only its own chapter may change."""
    before = {chunk.text for chunk in segment(runs)}
    choice = random.Random(3)
    worst = 0
    for _ in range(DROPS):
        run = choice.randrange(len(runs))
        place = choice.randrange(len(runs[run]))
        edited = [*runs[:run], runs[run][:place] + runs[run][place + 1 :], *runs[run + 1 :]]
        changed = [c for c in segment(edited, keep=before) if c.text not in before]
        if any(chunk.run != run for chunk in changed):
            raise SystemExit("a chapter changed that nobody touched")
        worst = max(worst, len(changed))
    return worst
