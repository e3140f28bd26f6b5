"""Holds *neutralize* against its bars: throughput, faults, kills, the judge, segmentation, the list of pairs.

python -m tests.bench.bench_neutralize [NUMBER ...] [--books FOLDER]

NUMBER: only these bars; all without. FOLDER: books to segment beside our own prose.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench import asking, cutting, judging
from tests.bench.bars import Bar, finish


@dataclass
class Bench:
    """What the bars share.

    Attributes:
        folder: empty, and gone afterwards. books: a folder of books, or None.
    """

    folder: Path
    books: Path | None = None

    @cached_property
    def text(self) -> asking.Text:
        return asking.make_text(self.folder)


def bar_1(bench: Bench) -> list[Bar]:
    return asking.bars_of_throughput(bench.text, bench.folder)


def bar_2(bench: Bench) -> list[Bar]:
    return asking.bars_of_faults(bench.text, bench.folder)


def bar_3(bench: Bench) -> list[Bar]:
    return asking.bars_of_kills(bench.text, bench.folder)


def bar_4(bench: Bench) -> list[Bar]:
    scores = [judging.score(file) for file in judging.FILES]
    bars = []
    for file, score in zip(judging.FILES, scores, strict=True):
        print(f"{file.name}: {score}", *score.mistakes, sep="\n  ", flush=True)
    for name, got, all in (
        ("bad answers caught", sum(s.caught for s in scores), sum(s.bad for s in scores)),
        ("good answers passed", sum(s.passed for s in scores), sum(s.good for s in scores)),
    ):
        bars.append(Bar(f"{name} of {all}", got, ">=", all - 2))
    return bars


def bar_5(bench: Bench) -> list[Bar]:
    return cutting.bars_of_cutting(bench.books, bench.folder)


def bar_6(bench: Bench) -> list[Bar]:
    from tests.bench import bench_pairs  # a window's libraries, which the other bars do without

    return bench_pairs.measure()


BARS: dict[int, Callable[[Bench], list[Bar]]] = {1: bar_1, 2: bar_2, 3: bar_3, 4: bar_4, 5: bar_5, 6: bar_6}


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int, metavar="NUMBER", help=f"one of {sorted(BARS)}")
    parser.add_argument("--books", type=Path)
    arguments = parser.parse_args(argv)
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), arguments.books)
        for number in arguments.numbers or sorted(BARS):
            print(f"Bar {number}", flush=True)
            bars += BARS[number](bench)
    finish(bars)


if __name__ == "__main__":
    main()
