"""Owns the stage *neutralize*: the curated text in chunks, each with a plain description."""

from __future__ import annotations

from dataclasses import dataclass

from core.progress import Report
from core.project import Project


@dataclass(frozen=True, slots=True)
class Options:
    """How to cut and who describes.

    Attributes:
        input, output: text and JSONL files; empty for those of the project.
        author: needed without a project.
        llm: "deepseek[:model]", "openai:model@URL", "ollama:model", "mlx[:model]" or "outline".
        workers: questions asked at a time (HTTP providers).
        resume: False sets the old file aside and starts anew.
        neutral_names: characters and places become roles.
    """

    input: str = ""
    output: str = ""
    author: str = ""
    min_words: int = 250
    max_words: int = 650
    overlap: bool = True
    cleanup: bool = True
    llm: str = "deepseek"
    workers: int = 1
    resume: bool = True
    neutral_names: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What was described.

    Attributes:
        chunks, pairs, failed: chunks in all, described ones, and those given up.
        asked: descriptions made in this run (the others were there already).
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
