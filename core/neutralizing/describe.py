"""Owns the run of *neutralize*: cut, ask for what is missing, write each answer down, check the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.describing.describe_text import Described, describe_all, mend_all
from core.describing.prompts import versions
from core.describing.providers import Provider, open_provider, reads_prompts
from core.files import parse_runs, read_text, same_place, text_hash
from core.neutralizing import Options, Result
from core.neutralizing.segment import segment
from core.neutralizing.store import Row, Store
from core.progress import BadInput, BadOption, Missing, Progress, ProviderError, Report
from core.project import Project
from core.types import Chunk, Pair, as_json

FEW = 100
"""Pairs below which the user is told that it is little to learn from."""
COVERED = 0.90


@dataclass(frozen=True, slots=True)
class Work:
    """One run's files and chunks.

    Attributes:
        ids: for each chunk, the id of its pair: one that is there, else the one to make.
    """

    book: str
    words: int
    chunks: Sequence[Chunk]
    ids: Sequence[str]
    store: Store

    def missing(self) -> dict[str, Chunk]:
        return {id: c for id, c in zip(self.ids, self.chunks, strict=True) if id not in self.store.rows}


def neutralize(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.neutralizing.run`."""
    source, output, book = _places(project, options)
    runs = parse_runs(read_text(source))
    if not runs:
        raise BadInput(f"{source.name} holds no text.", "Choose another text, or clean and curate again.")
    report(Progress("neutralize", 0, None, "Cutting the text into passages"))
    provider = None
    store = Store(output)
    if not options.resume:
        provider = open_provider(options.llm, options.workers)  # before anything is moved
        store.set_aside()
    work = _prepare(runs, book, store, options)
    store.take_back(work.ids)
    missing = work.missing()
    if missing:
        provider = provider or open_provider(options.llm, options.workers)
        try:
            _ask(work, missing, provider, options, report)
        finally:
            store.close()
    if missing and len(store.failed) == len(work.chunks):
        raise ProviderError(
            f"None of the {len(work.chunks)} passages could be described. {_first_reason(store)}",
            "Choose another provider or model; the reasons are in " + store.failed_path.name + ".",
        )
    places = {id: _place(work, c) for id, c in zip(work.ids, work.chunks, strict=True)}
    store.finish(places, [id for id in work.ids if id in store.rows])
    result = _result(work, len(missing) - len(store.failed), options)
    report(Progress("neutralize", result.pairs, result.chunks, "Checked", {"coverage": result.coverage}))
    return result


def _places(project: Project | None, options: Options) -> tuple[Path, Path, str]:
    """(text to read, file of pairs, name of the book)."""
    if project is None and not (options.input and options.output):
        raise BadOption("There is nothing to work on.", "Name --input and --output, or a --project.")
    source = Path(options.input).expanduser() if options.input or project is None else project.curated_text
    output = Path(options.output).expanduser() if options.output or project is None else project.pairs
    if project is not None and not options.input and not source.exists():
        raise Missing("There is no curated text yet.", "Run the step before this one: curate.")
    if same_place(source, output):
        raise BadOption("The pairs would overwrite the text they are made from.", "Choose another --output.")
    return source, output, source.stem if project is None else project.name


def _prepare(runs: Sequence[Sequence[str]], book: str, store: Store, options: Options) -> Work:
    """Cut the text so that the fewest chunks must be asked for, counting pairs that were set aside."""
    names = versions(options.neutral_names, reads_prompts(options.llm))
    here = [str(row["original"]) for row in store.rows.values()]
    aside = [str(row["original"]) for row in store.old.values()]
    found: tuple[list[Chunk], list[str]] = [], []
    fewest = -1
    for keep in (here, [], [*here, *aside]) if here else ([],):
        chunks = segment(runs, options.min_words, options.max_words, options.overlap, keep)
        ids = [_pair_id(c, names, store) for c in chunks]
        unknown = sum(id not in store.rows and id not in store.old for id in ids)
        if fewest < 0 or unknown < fewest:
            found, fewest = (chunks, ids), unknown
        if not fewest:
            break
    chunks, ids = found
    if not chunks:
        raise BadInput(
            "The text has no passage long enough to learn from.",
            "Choose a longer text, or a lower minimum of words.",
        )
    return Work(book, sum(len(p.split()) for run in runs for p in run), chunks, ids, store)


def _pair_id(chunk: Chunk, names: Sequence[str], store: Store) -> str:
    """Any version of the prompt will do: an upgrade of the app asks for nothing by itself."""
    ids = [text_hash(chunk.id, name) for name in reversed(names)]
    for known in (store.rows, store.old):
        for id in ids:
            if id in known:
                return id
    return ids[0]


def _ask(
    work: Work, missing: Mapping[str, Chunk], provider: Provider, options: Options, report: Report
) -> None:
    """Have what is missing described; each answer is on the disk before the next is taken."""
    total, store = len(work.chunks), work.store
    spent = {"tokens_in": 0.0, "tokens_out": 0.0}
    settled = 0

    def tick() -> None:
        note = f"{len(store.failed)} failed" if store.failed else "Describing"
        metrics = {"failed": float(len(store.failed)), **spent}
        report(Progress("neutralize", total - len(missing) + settled, total, note, metrics))

    tick()
    texts = {id: chunk.text for id, chunk in missing.items()}
    if options.cleanup:
        texts |= mend_all(texts, provider, tick)
    for described in describe_all(texts, provider, options.neutral_names, tick):
        row = _row(work, described, texts[described.id], missing[described.id], provider.name)
        (store.fail if described.reason else store.add)(row)
        settled += 1
        spent["tokens_in"] += described.tokens_in
        spent["tokens_out"] += described.tokens_out


def _row(work: Work, described: Described, original: str, chunk: Chunk, provider: str) -> Row:
    pair = Pair(
        id=described.id,
        description=described.text,
        original=original,
        word_count=len(original.split()),
        provider=provider,
        prompt_version=described.version,
        **_place(work, chunk),
    )
    row: Row = as_json(pair)
    return {**row, "reason": described.reason, "tries": described.tries} if described.reason else row


def _place(work: Work, chunk: Chunk) -> Row:
    return {"book": work.book, "chapter": chunk.run, "start": chunk.start, "end": chunk.end}


def _result(work: Work, asked: int, options: Options) -> Result:
    """The checkpoint of the step: how many, how long, how much of the text."""
    rows = [work.store.rows[id] for id in work.ids if id in work.store.rows]
    lengths = [int(row["word_count"]) for row in rows]
    covered = sum(c.fresh_words for id, c in zip(work.ids, work.chunks, strict=True) if id in work.store.rows)
    coverage = covered / work.words
    return Result(
        chunks=len(work.chunks),
        pairs=len(rows),
        failed=len(work.store.failed),
        asked=asked,
        coverage=coverage,
        min_words=min(lengths),
        max_words=max(lengths),
        mean_words=sum(lengths) / len(lengths),
        output=str(work.store.path),
        warnings=tuple(_warnings(work, rows, lengths, coverage, options)),
    )


def _warnings(
    work: Work, rows: Sequence[Row], lengths: Sequence[int], coverage: float, options: Options
) -> Iterator[str]:
    store = work.store
    if coverage <= COVERED:
        yield f"Only {coverage:.0%} of the text stands in a pair; the rest was too short, or failed."
    if store.failed:
        yield (
            f"{len(store.failed)} passages could not be described ({_first_reason(store)}) They are listed in"
            f" {store.failed_path.name}; the same step again tries only them."
        )
    if len(rows) < FEW:
        yield f"{len(rows)} examples are few: a voice worth keeping needs some hundreds."
    outside = sum(not options.min_words <= n <= options.max_words for n in lengths)
    if outside:
        yield (
            f"{outside} of {len(lengths)} passages lie outside {options.min_words}-{options.max_words} words:"
            " they are short chapters, or sentences that could not be cut."
        )
    if not reads_prompts(options.llm):
        yield "The descriptions are outlines made by rule, without AI: for practice, not for a voice to keep."
        if options.neutral_names:
            yield "The outline knows no roles, so the names were kept."
    others = sorted({str(row.get("provider")) for row in rows})
    if len(others) > 1:
        names = ", ".join(others)
        yield f"The descriptions are by several providers ({names}); start anew to have all by one."


def _first_reason(store: Store) -> str:
    return str(next(iter(store.failed.values()))["reason"])
