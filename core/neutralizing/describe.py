"""Owns the run of *neutralize*: ask for what is missing or wanted again, write it down, check the whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from core.describing import prices
from core.describing.describe_text import Before
from core.describing.obtaining import obtain
from core.describing.providers import LABELS, Provider, full_name, open_provider, reads_prompts, split_name
from core.language.shingles import longest_shared_run
from core.neutralizing import Options, Result
from core.neutralizing.kinds import FAILED, KINDS, kinds_of
from core.neutralizing.store import Row, Store
from core.neutralizing.work import Work, ask_all, place, places, prepare, read_runs
from core.progress import BadOption, Progress, ProviderError, Report
from core.project import Project
from core.types import Chunk

FEW = 100
"""Pairs below which the user is told that it is little to learn from."""
COVERED = 0.90
COMPLAINTS = {
    "near-copy": "It followed the words of the excerpt too closely.",
    "short": "It was too short and left things out.",
}


@dataclass(slots=True)
class Tally:
    """What a run has done so far.

    Attributes:
        settled, made, failed: passages answered for, well or badly; of them with a description; without.
        kept: why the old description stayed, for each that was asked again in vain.
        spent: tokens read and written, as the provider counts them.
    """

    settled: int = 0
    made: int = 0
    failed: int = 0
    kept: list[str] = field(default_factory=list)
    spent: dict[str, float] = field(default_factory=lambda: {"tokens_in": 0.0, "tokens_out": 0.0})


def neutralize(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.neutralizing.run`."""
    source, output, book = places(project, options)
    runs = read_runs(source)
    report(Progress("neutralize", 0, None, "Cutting the text into passages"))
    price = prices.price_of(options.llm)
    if options.download:
        obtain(options.llm, lambda done, all, what: report(_fetching(done, all, what)))
    store = Store(output)
    if not options.resume:
        if options.again:
            raise BadOption("To ask again for some and to start anew do not go together.", "Choose one.")
        store.start_anew()
    work = prepare(runs, book, store, options)
    store.take_back(work.ids)
    chunks = _named(work, options.again) if options.again else work.missing()
    tally = Tally()
    if chunks:
        provider = open_provider(options.llm, options.workers)
        if (
            project is not None
            and not options.output
            and not options.again
            and not chunks.keys() <= store.failed.keys()
        ):
            project.begin("neutralize", options)
        store.leave(work.ids)
        store.take_tried(chunks, full_name(options.llm))  # not before the provider is there to go on
        chunks = {id: chunk for id, chunk in chunks.items() if options.again or id not in store.rows}
        try:
            _ask(work, chunks, provider, options, report, tally, price)
        finally:
            store.close()
    if chunks and not store.rows:
        raise ProviderError(
            f"None of the {len(work.chunks)} passages could be described. The first: {_first_reason(store)}",
            "Choose another provider or model; the reasons are in " + store.failed_path.name + ".",
        )
    _finish(work)
    result = _result(work, tally, options, price)
    report(Progress("neutralize", result.pairs, result.chunks, "Checked", {"coverage": result.coverage}))
    return result


def _fetching(done: int, all: int, what: str) -> Progress:
    return Progress("neutralize", done, all or None, f"Fetching {what}", {"bytes": 1.0})


def _named(work: Work, again: Sequence[str]) -> dict[str, Chunk]:
    """The chunks that `again` means; of a kind, those that the user has not written himself.

    Raises:
        BadOption: the run is not finished, or there is no such passage.
    """
    store, chunks = work.store, work.by_id()
    open_ones = [id for id in chunks if id not in store.rows and id not in store.failed]
    if open_ones:
        raise BadOption(
            f"{len(open_ones)} passages have not been asked for yet, or their text has changed.",
            "Run this step first, without asking for single passages again.",
        )
    wanted = set()
    for name in again:
        if name in KINDS:
            wanted |= {id for id in chunks if name in _kinds(store, id)}
        elif name in chunks:
            wanted.add(name)
        else:
            raise BadOption(
                f'There is no passage "{name}".', f"Name a passage by its id, or a kind: {', '.join(KINDS)}."
            )
    return {id: chunk for id, chunk in chunks.items() if id in wanted}


def _kinds(store: Store, id: str) -> frozenset[str]:
    if id not in store.rows:
        return frozenset({FAILED})
    kinds = kinds_of(store.rows[id])
    return kinds & {"edited"} or kinds


def _ask(
    work: Work,
    chunks: Mapping[str, Chunk],
    provider: Provider,
    options: Options,
    report: Report,
    tally: Tally,
    price: prices.Price | None,
) -> None:
    """Have chunks described; each answer is on the disk before the next is taken."""
    store = work.store
    total = len(chunks) if options.again else len(work.chunks)
    done = 0 if options.again else total - len(chunks)

    def tick() -> None:
        said = f"{tally.failed} failed" if tally.failed else "Describing"
        note = getattr(provider, "trouble", "") or said  # a pause must not look like a hang
        metrics = {"failed": float(tally.failed), **tally.spent}
        if price is not None:
            metrics["cost"] = prices.cost(price, tally.spent["tokens_in"], tally.spent["tokens_out"])
        report(Progress("neutralize", done + tally.settled, total, note, metrics))

    tick()
    before = {id: _before(store, id) for id in chunks}
    for described, row in ask_all(work, chunks, provider, options, tick, before):
        tally.settled += 1
        tally.spent["tokens_in"] += described.tokens_in
        tally.spent["tokens_out"] += described.tokens_out
        if not described.reason:
            store.add(row)
            tally.made += 1
        elif described.id in store.rows:
            tally.kept.append(described.reason)
        else:
            earlier = int(store.failed.get(described.id, {}).get("tries", 0))
            store.fail({**row, "tries": earlier + described.tries})
            tally.failed += 1


def _before(store: Store, id: str) -> Before:
    """Another seed than before, and what to do better."""
    if id in store.rows:
        kinds = kinds_of(store.rows[id])
        complaint = next((said for kind, said in COMPLAINTS.items() if kind in kinds), "")
        return Before(complaint, 1 + zlib.crc32(str(store.rows[id]["description"]).encode()) % 10_000)
    return Before("", int(store.failed.get(id, {}).get("tries", 0)))


def _finish(work: Work) -> None:
    """Compact the files; pairs of an older version are measured for what they copy."""
    store = work.store
    fields = {id: place(work, chunk) for id, chunk in work.by_id().items()}
    for id, row in store.rows.items():
        if id in fields and "copied" not in row:
            fields[id]["copied"] = longest_shared_run(str(row["original"]), str(row["description"]))
    store.finish(fields, [id for id in work.ids if id in store.rows])


def _result(work: Work, tally: Tally, options: Options, price: prices.Price | None) -> Result:
    """The checkpoint of the step: how many, how long, how much of the text."""
    rows = [work.store.rows[id] for id in work.ids if id in work.store.rows]
    lengths = [int(row["word_count"]) for row in rows]
    covered = sum(c.fresh_words for id, c in zip(work.ids, work.chunks, strict=True) if id in work.store.rows)
    coverage = covered / work.words
    spent = tally.spent
    return Result(
        chunks=len(work.chunks),
        pairs=len(rows),
        failed=len(work.store.failed),
        asked=tally.made,
        coverage=coverage,
        min_words=min(lengths),
        max_words=max(lengths),
        mean_words=sum(lengths) / len(lengths),
        output=str(work.store.path),
        warnings=tuple(_warnings(work, rows, lengths, coverage, options, tally)),
        cost=None if price is None else prices.cost(price, spent["tokens_in"], spent["tokens_out"]),
    )


def _warnings(
    work: Work, rows: Sequence[Row], lengths: Sequence[int], coverage: float, options: Options, tally: Tally
) -> Iterator[str]:
    store = work.store
    if tally.kept:
        yield (
            f"{len(tally.kept)} passages kept their earlier description, since the new one was worse:"
            f" {tally.kept[0]}"
        )
    if coverage <= COVERED:
        yield f"Only {int(100 * coverage)}% of the text stands in a pair; the rest was too short, or failed."
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
    others = sorted({str(row.get("provider")) for row in rows if not row.get("edited")})
    if len(others) > 1:
        names = ", ".join(_shown(name) for name in others)
        yield f"The descriptions are by several providers ({names}); start anew to have all by one."


def _shown(provider: str) -> str:
    """A provider for people: "qwen3:8b at tower.local", "DeepSeek", "Outline: no AI, for practice"."""
    name, model, url = split_name(provider)
    host = urlsplit(url).netloc if url else ""
    return f"{model} at {host}" if host else " ".join(x for x in (LABELS.get(name, name), model) if x)


def _first_reason(store: Store) -> str:
    return str(next(iter(store.failed.values()))["reason"])
