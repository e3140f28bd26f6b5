"""Owns how an experiment is run from the command line: what is missing, one run after another, and its table.

    python -m tests.experiments.NAME --books BOOKS [--authors "Jane Austen" ...] [--seeds 2]

Each finished run is a small file of figures in docs/experiments/runs, written whole or not at all. Killed
anywhere, the same command goes on, also within a training; experiments share the runs that they have in
common. The table, docs/experiments/NAME.md, is written anew after every run and says how many it holds.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.files import read_json, write_json, write_text
from core.project import slug
from tests.bench.bars import with_the_apps_blas
from tests.experiments.corpora import BOOKS, SMALL, Corpus, Sizes
from tests.experiments.settings import Conditions, Experiment, Run, runs
from tests.experiments.tables import table

if TYPE_CHECKING:
    from tests.experiments.measuring import Bench

DOCS = Path(__file__).resolve().parents[2] / "docs" / "experiments"
SEEDS = 2
"""With three authors as many pairs as a verdict needs."""


@dataclass(frozen=True)
class Ledger:
    """The outcomes on the disk, a file each."""

    folder: Path

    def known(self, run: Run) -> Mapping[str, Any] | None:
        """What a run came to; None where it is still to be done."""
        path = self._path(run)
        return read_json(path) if path.is_file() else None

    def keep(self, run: Run, outcome: Mapping[str, Any]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        write_json(self._path(run), outcome)

    def _path(self, run: Run) -> Path:
        return self.folder / f"{slug(run.author)}-{run.seed}-{run.key}.json"


def main(experiment: Experiment) -> None:
    asked = _arguments(experiment)
    conditions = Conditions(asked.model, asked.llm, SMALL if asked.small else Sizes())
    docs = asked.into / "small" if asked.small else asked.docs
    wanted = runs(experiment, tuple(asked.authors), asked.seeds, conditions)
    ledger = Ledger(docs / "runs")
    page = docs / f"{experiment.name}{_suffix(conditions)}.md"
    if not asked.table:
        with_the_apps_blas()
        do = _measure_again if asked.again else _run_missing
        do(wanted, ledger, asked, lambda: _write(page, experiment, wanted, ledger))
    _write(page, experiment, wanted, ledger)
    print(f"{page}: {sum(ledger.known(run) is not None for run in wanted)} of {len(wanted)} runs")


def _run_missing(
    wanted: Sequence[Run], ledger: Ledger, asked: argparse.Namespace, tell: Callable[[], None]
) -> None:
    bench = _benches(asked)
    missing = [run for run in wanted if ledger.known(run) is None][: asked.most]
    for number, run in enumerate(missing, 1):
        if ledger.known(run) is not None:
            continue  # another experiment, begun beside this one, has done it
        began = time.monotonic()
        ledger.keep(run, bench(run).run(run))
        took = time.monotonic() - began
        said = f"{number} of {len(missing)}: {run.author}, seed {run.seed}, {run.setting.name}: {took:.0f} s"
        print(said, flush=True)
        tell()


def _measure_again(
    wanted: Sequence[Run], ledger: Ledger, asked: argparse.Namespace, tell: Callable[[], None]
) -> None:
    """Style and copying of what there is, by what measures them now; nothing is trained or written."""
    bench = _benches(asked)
    for run in wanted:
        if (outcome := ledger.known(run)) is not None:
            ledger.keep(run, bench(run).again(run, outcome))
    tell()


def _benches(asked: argparse.Namespace) -> Callable[[Run], Bench]:
    """The bench of a run, one for each author."""
    from tests.experiments.measuring import Bench

    made: dict[str, Bench] = {}

    def bench(run: Run) -> Bench:
        if run.author not in made:
            sizes, llm = run.conditions.sizes, run.conditions.llm
            corpus = Corpus(run.author, asked.books, asked.into, sizes, llm)
            made[run.author] = Bench(corpus, run.conditions.model)
        return made[run.author]

    return bench


def _write(page: Path, experiment: Experiment, wanted: Sequence[Run], ledger: Ledger) -> None:
    found = {run: outcome for run in wanted if (outcome := ledger.known(run)) is not None}
    write_text(page, table(experiment, wanted, found))


def _suffix(conditions: Conditions) -> str:
    """What tells the table of another base model or describer from ours."""
    usual = Conditions()
    others = [
        slug(one)
        for one, ours in ((conditions.model, usual.model), (conditions.llm, usual.llm))
        if one != ours
    ]
    return "".join(f".{name}" for name in others)


def _arguments(experiment: Experiment) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m tests.experiments.{experiment.name}")
    parser.description = experiment.title
    parser.add_argument("--books", type=Path, help="folder with dev/epub", required="--table" not in sys.argv)
    parser.add_argument("--authors", nargs="+", choices=tuple(BOOKS), default=list(BOOKS))
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many, from 1")
    parser.add_argument("--into", type=Path, default=Path("build/experiments"), help="trainings and texts")
    parser.add_argument("--docs", type=Path, default=DOCS, help="where tables and figures go")
    parser.add_argument("--model", default=Conditions.model, help="base model")
    parser.add_argument("--llm", default=Conditions.llm, help="who describes, as in `pastiche neutralize`")
    parser.add_argument(
        "--small", action="store_true", help="only see whether it works; docs stay as they are"
    )
    parser.add_argument("--most", type=int, help="runs to do this time, at most; usually all")
    parser.add_argument(
        "--again", action="store_true", help="measure style and copying of what was written anew"
    )
    parser.add_argument("--table", action="store_true", help="only write the table of what there is")
    asked = parser.parse_args()
    if experiment.describer and asked.llm == Conditions.llm:
        parser.error("an outline has nothing of what is compared here: name a describer with --llm")
    return asked
