"""Owns the run of the stage *curate*: reads the clean text, curates, writes the choice, checks it."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from pathlib import Path

from core.curating import Options, Result, index, overrides
from core.curating.checkpoint import HINTS, check, lost
from core.curating.curate import BEYOND, Curated, curate
from core.curating.quality import SPECIAL
from core.curating.weighing import weigh_cached
from core.files import join_runs, parse_runs, read_json, read_text, same_place, write_jsonl, write_text
from core.language import embeddings
from core.language.embedding_model import fetch_model
from core.language.tokens import Counter, load_counter
from core.progress import BadInput, BadOption, Missing, Progress, Report
from core.project import Project
from core.types import as_json

_TALLY_SHOWN = 3
_NO_PROSE = 0.6  # share of the words that look like code; docstrings and comments are left of it


def run(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.curating.run`."""
    source, target, rows = _paths(project, options)
    runs = parse_runs(read_text(source))
    if not runs:
        raise BadInput(f"{source.name} holds no text.", "Choose another text, or clean the book again.")
    said = {} if project is None else overrides.load(project)
    counter = load_counter(options.model)
    embeds = options.cluster or options.index
    if embeds and options.download:
        fetch_model(lambda done, total, note: report(Progress("curate", done, total or None, note)))

    def tell(done: int, total: int, note: str) -> None:
        report(Progress("curate", done, total, note))

    curated = curate(
        runs,
        counter,
        options.target_tokens,
        options.min_para_words,
        embed=embeddings.encode_cached if embeds else None,
        cluster=options.cluster,
        index=options.index,
        seed=options.seed,
        overrides=said,
        places=_places(project, options, len(runs)),
        weigh=weigh_cached,
        tell=tell,
    )
    _refuse_what_is_no_prose(source, curated)
    _write(project, target, rows, curated)
    return _result(curated, counter, options, said)


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


def _places(project: Project | None, options: Options, runs: int) -> list[tuple[str, str]]:
    """Book and chapter of each run of the project's clean text; none where they are not known for all."""
    if project is None or options.input or not project.places.is_file():
        return []
    found = [(str(place["book"]), str(place["chapter"])) for place in read_json(project.places)]
    return found if len(found) == runs else []


def _refuse_what_is_no_prose(source: Path, curated: Curated) -> None:
    """Raise BadInput where nothing is fit, or where next to nothing is and the rest looks like code."""
    reasons, words = Tally(row.reason for row in curated.rows), _lost_words(curated)
    total = sum(row.words for row in curated.rows)
    (most, gone), *_ = words.most_common(1) or [("", 0)]
    if curated.runs and not (most == SPECIAL and gone > _NO_PROSE * total):
        return
    why = "; ".join(f"{reason} ({n:,})" for reason, n in reasons.most_common(_TALLY_SHOWN) if reason)
    amount = "Almost nothing" if curated.runs else "Nothing"
    raise BadInput(
        f"{amount} in {source.name} is fit to learn from: {why}.",
        HINTS.get(most, "Curating needs prose in whole sentences. Look at your choices, or clean again."),
    )


def _lost_words(curated: Curated) -> Tally[str]:
    words: Tally[str] = Tally()
    for row in curated.rows:
        if not row.kept:
            words[row.reason] += row.words
    return words


def _write(project: Project | None, target: Path, rows: Path | None, curated: Curated) -> None:
    if rows is not None:
        write_jsonl(rows, map(as_json, curated.rows))
    if project is not None:
        folder = project.index
        if curated.vectors is None:
            index.clear(folder)
        else:
            chosen = [p for p, row in zip(curated.passages, curated.rows, strict=True) if row.kept]
            index.write(folder, chosen, curated.vectors, project.author, target.name)
    write_text(target, join_runs(curated.runs))


def _result(curated: Curated, counter: Counter, options: Options, said: Mapping[str, str]) -> Result:
    chosen = [row for row in curated.rows if row.kept]
    rejected = Tally(row.reason for row in curated.rows if not row.kept)
    lost_words, corpus_words = _lost_words(curated), sum(row.words for row in curated.rows)
    tokens = sum(row.tokens for row in chosen)
    warnings = check(curated.runs, tokens, options.target_tokens, cut=BEYOND in rejected)
    if said_lost := lost(lost_words, corpus_words):
        warnings.insert(0, said_lost)
    if tokens > options.target_tokens:
        warnings.append(f"The passages you keep come to {tokens:,} tokens, more than the budget.")
    if not counter.exact:
        warnings.append(
            f"The tokenizer of {options.model} is not on this machine: tokens are counted as {counter.name}."
        )
    gone = len(said.keys() - {row.id for row in curated.rows})
    if gone:
        warnings.append(f"{gone:,} of your choices are about passages that are no longer in the text.")
    return Result(
        passages=len(curated.rows),
        chosen=len(chosen),
        words=sum(row.words for row in chosen),
        tokens=tokens,
        corpus_words=corpus_words,
        corpus_tokens=sum(row.tokens for row in curated.rows),
        counted_by=counter.name,
        rejected=dict(rejected.most_common()),
        warnings=tuple(warnings),
        rejected_words=dict(lost_words.most_common()),
        themes=curated.themes,
        mapped=bool(curated.themes),
    )
