"""Owns the stage *neutralize*: the curated text in chunks, each with a plain description."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.progress import Report
from core.project import Project
from core.types import ONCE, PACE


@dataclass(frozen=True, slots=True)
class Options:
    """How to cut and who describes.

    Attributes:
        input, output: text and JSONL files; empty for those of the project.
        author: needed without a project.
        llm: "deepseek[:model]", "openai:model@URL", "ollama:model", "mlx[:model]" or "outline".
        workers: questions asked at a time (HTTP providers).
        resume: False sets the old file aside and starts anew; accounts the user wrote are taken over.
        neutral_names: characters and places become roles.
        download: fetch the describer's model first where it is not on this machine.
        again: ids of pairs or failed passages, or of `core.neutralizing.kinds.KINDS`, to be asked again, and
            nothing else; a pair whose new answer is bad keeps its old one.
    """

    input: str = ""
    output: str = ""
    author: str = ""
    min_words: int = 250
    max_words: int = 650
    overlap: bool = True
    cleanup: bool = True
    llm: str = "deepseek"
    workers: int = field(default=1, metadata=PACE)
    resume: bool = field(default=True, metadata=ONCE)
    neutral_names: bool = False
    download: bool = field(default=False, metadata=ONCE)
    again: tuple[str, ...] = field(default=(), metadata=ONCE)


@dataclass(frozen=True, slots=True)
class Result:
    """What was described.

    Attributes:
        chunks, pairs, failed: chunks in all, described ones, and those given up.
        asked: descriptions made in this run (the others were there already).
        cost: US dollars that this run took, None where the price is not known.
        coverage: share of the curated words that stand in a pair, each counted once; 0-1.
        output: the JSONL file.
    """

    chunks: int
    pairs: int
    failed: int
    asked: int
    coverage: float
    min_words: int
    max_words: int
    mean_words: float
    output: str
    warnings: tuple[str, ...] = ()
    cost: float | None = None


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Cut, describe what is not described yet, and write AUTHOR.jsonl in the order of the text.

    May be stopped or killed at any moment: each description is on the disk before the next is taken,
    and the next run asks only for the missing ones.

    Raises:
        BadOption, BadInput, Missing: before anything is asked.
        ProviderRefused, ProviderOff: the describer cannot go on; what is done is kept.
        ProviderError: not one passage could be described.
    """
    from core.neutralizing.describe import neutralize

    return neutralize(project, options, report)
