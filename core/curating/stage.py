"""Owns the run of the stage *curate*: reads the clean text, curates, writes the choice, checks it."""

from __future__ import annotations

from collections import Counter as Tally
from pathlib import Path
from typing import Literal

from core.curating import Options, Result, index
from core.curating.checkpoint import check
from core.curating.curate import BEYOND, Curated, curate
from core.files import join_runs, parse_runs, read_json, read_text, same_place, write_jsonl, write_text
from core.language.embeddings import encode_cached
from core.language.tokens import Counter, load_counter
from core.progress import BadInput, BadOption, Missing, Progress, Report
from core.project import Project
from core.types import as_json

Overrides = dict[str, Literal["keep", "drop"]]

_TALLY_SHOWN = 3


def run(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.curating.run`."""
    source, target, rows = _paths(project, options)
    runs = parse_runs(read_text(source))
    if not runs:
        raise BadInput(f"{source.name} holds no text.", "Choose another text, or clean the book again.")
    overrides = _overrides(project)
    counter = load_counter(options.model)

    def tell(done: int, total: int, note: str) -> None:
        report(Progress("curate", done, total, note))

    curated = curate(
        runs,
        counter,
        options.target_tokens,
        options.min_para_words,
        encode_cached if options.cluster else None,
        options.seed,
        overrides,
        tell,
    )
    if not curated.runs:
        raise _nothing_left(source, curated)
    _write(project, target, rows, curated)
    return _result(curated, counter, options, overrides)


def _paths(project: Project | None, options: Options) -> tuple[Path, Path, Path | None]:
    """The text to read, the text to write, and where the rows go, if anywhere."""
    if options.target_tokens < 1 or options.min_para_words < 0:
        raise BadOption(
            "The budget must be at least one token, and the shortest passage cannot be below no words.",
            "Choose --target-tokens 900000 and --min-para-words 40, the usual values.",
        )
    rows = Path(options.rows).expanduser() if options.rows else None
    if project is None:
        if not options.input or not options.output:
            raise BadOption(
                "Curating needs a text to read and one to write.", "Give --input and --output, or --project."
            )
        source, target = Path(options.input).expanduser(), Path(options.output).expanduser()
    else:
        source = Path(options.input).expanduser() if options.input else project.clean_text
        target = Path(options.output).expanduser() if options.output else project.curated_text
        rows = rows or project.curated_rows
        if not options.input and not source.is_file():
            raise Missing("There is no clean text yet.", "Run the step Clean first.")
    if same_place(source, target):
        raise BadOption("The text would be written over the one it is made from.", "Choose another --output.")
    return source, target, rows


def _overrides(project: Project | None) -> Overrides:
    """The user's word on single passages.

    Raises:
        BadInput: the file holds something else.
    """
    path = None if project is None else project.root / "curated.overrides.json"
    if path is None or not path.is_file():
        return {}
    words = read_json(path)
    if not isinstance(words, dict) or not all(w in ("keep", "drop") for w in words.values()):
        raise BadInput(
            f"{path.name} is damaged: it should say keep or drop for each passage.",
            f"Correct {path}, or move it away to start without your choices.",
        )
    return words


def _nothing_left(source: Path, curated: Curated) -> BadInput:
    reasons = Tally(row.reason for row in curated.rows).most_common(_TALLY_SHOWN)
    why = "; ".join(f"{reason} ({n:,})" for reason, n in reasons)
    return BadInput(
        f"Nothing in {source.name} is fit to learn from: {why}.",
        "Curating needs prose in whole sentences. Look at the text, or lower --min-para-words.",
    )


def _write(project: Project | None, target: Path, rows: Path | None, curated: Curated) -> None:
    if rows is not None:
        write_jsonl(rows, map(as_json, curated.rows))
    if project is not None:
        folder = project.root / "index"
        if curated.vectors is None:
            index.clear(folder)
        else:
            chosen = [p for p, row in zip(curated.passages, curated.rows, strict=True) if row.kept]
            index.write(folder, chosen, curated.vectors)
    write_text(target, join_runs(curated.runs))


def _result(curated: Curated, counter: Counter, options: Options, overrides: Overrides) -> Result:
    chosen = [row for row in curated.rows if row.kept]
    rejected = Tally(row.reason for row in curated.rows if not row.kept)
    tokens = sum(row.tokens for row in chosen)
    warnings = check(curated.runs, tokens, options.target_tokens, cut=BEYOND in rejected)
    if tokens > options.target_tokens:
        warnings.append(f"The passages you keep come to {tokens:,} tokens, more than the budget.")
    if not counter.exact:
        warnings.append(
            f"The tokenizer of {options.model} is not on this machine: tokens are counted as {counter.name}."
        )
    lost = len(overrides.keys() - {row.id for row in curated.rows})
    if lost:
        warnings.append(f"{lost:,} of your choices are about passages that are no longer in the text.")
    return Result(
        passages=len(curated.rows),
        chosen=len(chosen),
        words=sum(row.words for row in chosen),
        tokens=tokens,
        corpus_words=sum(row.words for row in curated.rows),
        corpus_tokens=sum(row.tokens for row in curated.rows),
        counted_by=counter.name,
        rejected=dict(rejected.most_common()),
        warnings=tuple(warnings),
    )
