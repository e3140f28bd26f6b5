"""Measures everything that an evaluation rests on: style, copying, and voices whose truth is known.

    python -m tests.bench.bench_evaluate --books BOOKS

BOOKS holds dev/epub and dev/truth. The voices are trained first, which takes half an hour on two cores, and
kept in build/bench/evaluate, so that a second run is quick. Exit status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench import bench_evaluate_copying, bench_evaluate_style, evaluate_voices
from tests.bench.bars import finish

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--books", type=Path, required=True)
    books = parser.parse_args().books
    finish(
        [
            *bench_evaluate_style.bars(books),
            *bench_evaluate_copying.bars(books),
            *evaluate_voices.bars(books, evaluate_voices.INTO.absolute()),
        ]
    )
