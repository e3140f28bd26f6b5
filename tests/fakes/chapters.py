"""Owns a novel to be neutralized in tests, and runs of the stage on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.files import join_runs, read_jsonl, write_text
from core.neutralizing import Options, Result
from core.progress import Progress, silent
from core.runner import run_here
from tests.fakes.prose import SUBJECTS, dialogue, paragraph

Runs = list[list[str]]


def text(chapters: int = 3, seed: int = 0) -> Runs:
    return [
        [paragraph(SUBJECTS[(c + i) % 4], 50 + 13 * i % 60, seed + 100 * c + i) for i in range(16)]
        + dialogue(SUBJECTS[c % 4], 6, seed + c)
        for c in range(chapters)
    ]


class Bench:
    """A text, the file of its pairs, and runs of the stage from one to the other."""

    def __init__(self, root: Path, runs: Runs) -> None:
        self.options = Options(
            str(root / "novel.txt"), str(root / "author.jsonl"), "An Author", llm="outline"
        )
        self.output = Path(self.options.output)
        self.write(runs)

    def write(self, runs: Runs) -> None:
        self.runs = runs
        write_text(Path(self.options.input), join_runs(runs))

    def run(self, report: Callable[[Progress], None] = silent, **changes: Any) -> Result:
        self.options = replace(self.options, **changes)
        result: Result = run_here("neutralize", None, self.options, report)
        return result

    @property
    def rows(self) -> list[dict[str, Any]]:
        return read_jsonl(self.output)

    def beside(self, kind: str) -> Path:
        return self.output.with_name(f"author.{kind}.jsonl")
