"""Owns how a try is made: which passages, what they took, and what the whole run will take by that."""

from __future__ import annotations

import time
from collections.abc import Mapping

from core.appender import Appender
from core.describing import prices
from core.describing.obtaining import obtain
from core.describing.prompts import describe_prompt
from core.describing.providers import check_name, full_name, open_provider, reads_prompts
from core.describing.providers.outline import outline
from core.language.tokens import TOKENS_PER_WORD
from core.language.words import count_words
from core.neutralizing.store import TRIED_FIELDS, Row, Store
from core.neutralizing.trying import Options, Result, Tried
from core.neutralizing.work import Work, ask_all, places, prepare, read_runs
from core.progress import BadOption, Progress, Report
from core.project import Project
from core.types import Chunk

AT_A_TIME = 3
"""Passages that a model on this machine was measured with; a whole batch of more is quicker still."""
GOLDEN = 0.618  # steps of which fall far from each other for long
TOLD_AGAIN = 0.4
"""Length of a description as a share of the passage's, as the prompt asks for it."""


def tryout(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.neutralizing.trying.run`."""
    if options.passages < 0:
        raise BadOption(f"{options.passages} passages cannot be tried.", "Try one or more.")
    check_name(options.llm)
    source, output, book = places(project, options)
    runs = read_runs(source)
    report(Progress("try", 0, options.passages or None, "Cutting the text into passages"))
    price = prices.price_of(options.llm)
    store = Store(output)
    if not options.resume:
        store.forget()
    work = prepare(runs, book, store, options)
    known = work.store.tried(full_name(options.llm))
    missing = {id: c for id, c in work.missing().items() if id not in work.store.old}
    tried: tuple[Tried, ...] = ()
    if options.passages:
        if options.download:
            obtain(options.llm, lambda done, all, what: report(_fetching(done, all, what)))
        chosen = choose(missing or work.by_id(), options.passages, options.seed)
        unasked = {id: c for id, c in chosen.items() if known.get(id, {"reason": "not yet"})["reason"]}
        if unasked:
            known |= _describe(work, unasked, options, report)
        tried = tuple(_tried(known[id]) for id in chosen)
    return _result(work, missing, known, tried, options, price, str(source))


def _fetching(done: int, all: int, what: str) -> Progress:
    return Progress("try", done, all or None, f"Fetching {what}", {"bytes": 1.0})


def choose(chunks: Mapping[str, Chunk], count: int, seed: int) -> dict[str, Chunk]:
    """So many, spread through the text; another seed takes others as long as there are any."""
    ids = list(chunks)
    count = min(count, len(ids))
    within = (0.5 + seed * GOLDEN) % 1.0
    places = {int((n + within) * len(ids) / count) for n in range(count)}
    return {ids[place]: chunks[ids[place]] for place in sorted(places)}


def _describe(work: Work, chunks: Mapping[str, Chunk], options: Options, report: Report) -> dict[str, Row]:
    """Ask; what came is in AUTHOR.tried.jsonl before the next is taken."""
    provider = open_provider(options.llm, options.workers)
    rows: dict[str, Row] = {}

    def tick() -> None:
        report(Progress("try", len(rows), len(chunks), "Describing"))

    tick()
    times = [time.monotonic()] * min(provider.batch, len(chunks))  # when each of those in flight was sent
    with Appender(work.store.tried_path) as file:
        for said, row in ask_all(work, chunks, provider, options, tick, {}):
            times.append(time.monotonic())
            seconds = times[-1] - times.pop(0)
            told = (said.reason, said.answer, said.tokens_in, said.tokens_out, seconds)
            rows[said.id] = row | dict(zip(TRIED_FIELDS, told, strict=True))
            file.add(rows[said.id])
            tick()
    return rows


def _tried(row: Row) -> Tried:
    return Tried(row["id"], row["original"], row["description"], *(row[name] for name in TRIED_FIELDS))


def _result(
    work: Work,
    missing: Mapping[str, Chunk],
    known: Mapping[str, Row],
    tried: tuple[Tried, ...],
    options: Options,
    price: prices.Price | None,
    source: str,
) -> Result:
    kept = {id for id, row in known.items() if not row["reason"]}
    left = {id: chunk for id, chunk in missing.items() if id not in kept}
    words = sum(count_words(chunk.text) for chunk in left.values())
    tokens_in, tokens_out = _tokens(left, known, words)
    cost = None if price is None else prices.cost(price, tokens_in, tokens_out)
    return Result(
        chunks=len(work.chunks),
        missing=len(left),
        words=words,
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        cost=cost,
        priced="" if price is None else price.as_of,
        price_note="" if price is None else price.note,
        seconds=_seconds(left, known, options),
        tried=tried,
        source=source,
    )


def _tokens(left: Mapping[str, Chunk], known: Mapping[str, Row], words: int) -> tuple[int, int]:
    """Tokens in and out: as the provider counted them for what was tried, else by the words."""
    if not _counted(known):
        around = count_words(describe_prompt("")) * len(left)
        return round((words + around) * TOKENS_PER_WORD), round(words * TOLD_AGAIN * TOKENS_PER_WORD)
    measured = sum(int(row["word_count"]) for row in known.values())
    into = sum(int(row["tokens_in"]) for row in known.values())
    out = sum(int(row["tokens_out"]) for row in known.values())
    return round(words * into / measured), round(words * out / measured)


def _counted(known: Mapping[str, Row]) -> bool:
    """Whether anything that was tried came with counts of tokens."""
    return any(int(row["tokens_in"]) for row in known.values())


def _seconds(left: Mapping[str, Chunk], known: Mapping[str, Row], options: Options) -> float | None:
    """One answer's time, by the number of answers that come at a time."""
    if not reads_prompts(options.llm):
        some = list(left.values())[:AT_A_TIME]
        begun = time.monotonic()
        for chunk in some:
            outline(chunk.text)
        return (time.monotonic() - begun) / max(1, len(some)) * len(left)
    if not known:
        return None
    mean = sum(float(row["seconds"]) for row in known.values()) / len(known)
    alone = options.llm.partition(":")[0] == "mlx"
    return len(left) * mean / (AT_A_TIME if alone else options.workers)
