"""Measures restyling: the writer, the round trip of documents, copies, bad texts, and typing meanwhile.

python -m tests.bench.bench_restyle [--books FOLDER] [--runs 5] [--only speed|documents|copying|habits|typing]

Each part is a bench of its own, tests/bench/restyle_*.py, and tells more when it is run alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from tests.bench import restyle_copying, restyle_habits, restyle_roundtrip, restyle_speed, restyle_typing
from tests.bench.bars import Bar, finish, with_the_apps_blas


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--books", type=Path, help="folder with dev/epub/*.epub; without it our own prose")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=("speed", "documents", "copying", "habits", "typing"))
    asked = parser.parse_args()
    with_the_apps_blas()
    parts: dict[str, Callable[[], list[Bar]]] = {
        "speed": lambda: restyle_speed.bars(asked.runs),
        "documents": restyle_roundtrip.bars,
        "copying": lambda: restyle_copying.bars(asked.books),
        "habits": restyle_habits.bars,
        "typing": restyle_typing.bars,
    }
    found: list[Bar] = []
    for name, bars in parts.items():
        if asked.only in (None, name):
            found += bars()
    finish(found)


if __name__ == "__main__":
    main()
