"""Owns the stage *curate*: which passages of the clean text are worth learning, within a budget."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.progress import Report
from core.project import Project
from core.types import ONCE


@dataclass(frozen=True, slots=True)
class Options:
    """How much to keep, and by what measure.

    Attributes:
        input, output: text files; empty for clean.txt and curated.txt of the project.
        target_tokens: the budget.
        min_para_words: shorter passages are rejected.
        model: base model whose tokenizer counts; where it is not on disk, words x 1.3, and that is said.
        cluster: False for an even spread through the corpus, which needs no embeddings.
        seed: the same seed selects the same passages.
        rows: JSONL file for a line on each passage; empty for the project's curated.jsonl, or for none.
        index: embed also where all of it fits or the spread is even, so that it can be searched and mapped.
        download: fetch the embedding model first where it is needed and not on this disk.
    """

    input: str = ""
    output: str = ""
    target_tokens: int = 900_000
    min_para_words: int = 40
    model: str = "mlx-community/Qwen3-8B-Base-bf16"
    cluster: bool = True
    seed: int = 42
    rows: str = ""
    index: bool = False
    download: bool = field(default=False, metadata=ONCE)


@dataclass(frozen=True, slots=True)
class Theme:
    """Passages that speak of the same: a cluster of their embeddings.

    Attributes:
        words: up to three that tell it from the rest; there may be none.
        passages, chosen: how many it has, and how many of them are chosen.
    """

    number: int
    words: tuple[str, ...]
    passages: int
    chosen: int


@dataclass(frozen=True, slots=True)
class Result:
    """What was chosen, and why the rest was not.

    Attributes:
        rejected: reason in plain words -> number of passages; with the chosen ones they are all passages.
        counted_by: name of the tokenizer, or "words x 1.3".
        rejected_words: the same reasons -> words.
        words, tokens: of the chosen text.
        themes: what the corpus speaks of, the largest first; empty where that was not asked.
        mapped: every passage has its place on a map.
    """

    passages: int
    chosen: int
    words: int
    tokens: int
    corpus_words: int
    corpus_tokens: int
    counted_by: str
    rejected: dict[str, int]
    warnings: tuple[str, ...] = ()
    rejected_words: dict[str, int] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    mapped: bool = False


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Filter and choose; write curated.txt, and in a project curated.jsonl and the index.

    Raises:
        BadOption, BadInput, Missing, NoSpace, Cancelled.
    """
    from core.curating.stage import run as run_stage  # numpy comes with it, which the window need not load

    return run_stage(project, options, report)
