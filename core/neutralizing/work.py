"""Owns what there is to describe: the text cut into chunks, their pairs so far, and the asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.describing.describe_text import Before, Described, Mended, describe_all, mend_all
from core.describing.prompts import NEUTRAL_VERSIONS, OUTLINE_VERSIONS, PROMPT_VERSIONS, versions
from core.describing.providers import Provider, Tick, reads_prompts
from core.files import parse_runs, read_text, same_place, text_hash
from core.language.words import count_words
from core.neutralizing import Options
from core.neutralizing.segment import segment
from core.neutralizing.store import Row, Store
from core.progress import BadInput, BadOption, Missing
from core.project import Project
from core.types import Chunk, Pair, as_json

HOPELESS = 12
"""Bad answers, without a good one, from a provider that has described nothing yet: it never will."""


@dataclass(frozen=True, slots=True)
class Work:
    """One run's files and chunks.

    Attributes:
        book: what the pairs name as their source.
        words: of the whole text, short runs that give no chunk included.
        ids: for each chunk, the id of its pair: one that is there, else the one to make.
    """

    book: str
    words: int
    chunks: Sequence[Chunk]
    ids: Sequence[str]
    store: Store

    def missing(self) -> dict[str, Chunk]:
        """The chunks without a pair, by the id it will have."""
        return {id: chunk for id, chunk in self.by_id().items() if id not in self.store.rows}

    def by_id(self) -> dict[str, Chunk]:
        return dict(zip(self.ids, self.chunks, strict=True))


def places(project: Project | None, options: Options) -> tuple[Path, Path, str]:
    """(text to read, file of pairs, name of the book).

    Raises:
        BadOption, Missing: there is nothing to work on.
    """
    if project is None and not (options.input and options.output):
        raise BadOption("There is nothing to work on.", "Name --input and --output, or a --project.")
    source = Path(options.input).expanduser() if options.input or project is None else project.curated_text
    output = Path(options.output).expanduser() if options.output or project is None else project.pairs
    if project is not None and not options.input and not source.exists():
        raise Missing("There is no curated text yet.", "Run the step before this one: curate.")
    if same_place(source, output):
        raise BadOption("The pairs would overwrite the text they are made from.", "Choose another --output.")
    return source, output, source.stem if project is None else project.name


def read_runs(source: Path) -> list[list[str]]:
    """The text in unbroken runs of paragraphs.

    Raises:
        BadInput: there is none.
    """
    runs = parse_runs(read_text(source))
    if not runs:
        raise BadInput(f"{source.name} holds no text.", "Choose another text, or clean and curate again.")
    return runs


def prepare(runs: Sequence[Sequence[str]], book: str, store: Store, options: Options) -> Work:
    """Cut the text so that the fewest chunks must be asked for, counting pairs that were set aside.

    Raises:
        BadInput: no passage is long enough. BadOption: the lengths make no sense.
    """
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
    return Work(book, sum(count_words(p) for run in runs for p in run), chunks, ids, store)


def _pair_id(chunk: Chunk, names: Sequence[str], store: Store) -> str:
    """Any version of the prompt will do: an upgrade of the app asks for nothing by itself.

    What the user wrote stays, whoever is asked for the rest.
    """
    ids = [text_hash(chunk.id, name) for name in reversed(names)]
    others = (*PROMPT_VERSIONS, *NEUTRAL_VERSIONS, *OUTLINE_VERSIONS)
    for known in (store.rows, store.old):
        for id in ids:
            if id in known:
                return id
        for id in (text_hash(chunk.id, name) for name in others):
            if known.get(id, {}).get("edited"):
                return id
    return ids[0]


def ask_all(
    work: Work,
    chunks: Mapping[str, Chunk],
    provider: Provider,
    options: Options,
    tick: Tick,
    before: Mapping[str, Before],
) -> Iterator[tuple[Described, Row]]:
    """Have chunks (by pair id) described; each with its row, as soon as it is settled.

    Raises:
        ProviderRefused: also where a provider that described nothing yet gives only bad answers.
        ProviderOff, Cancelled: see `Provider.describe`.
    """
    texts = {id: chunk.text for id, chunk in chunks.items()}
    spent: dict[str, Mended] = {}
    if options.cleanup:
        known = work.store.ends()
        texts |= {id: text for id, text in known.items() if id in texts}
        unknown = {id: text for id, text in texts.items() if id not in known}
        for mended in mend_all(unknown, provider, tick):
            work.store.end(mended.id, mended.text)
            texts[mended.id], spent[mended.id] = mended.text, mended
    hopeless = 0 if work.store.rows else HOPELESS
    for described in describe_all(texts, provider, options.neutral_names, tick, before, hopeless):
        row = _row(work, described, texts[described.id], chunks[described.id], provider.name)
        extra = spent.get(described.id)
        if extra is not None:
            both = described.tokens_in + extra.tokens_in, described.tokens_out + extra.tokens_out
            described = replace(described, tokens_in=both[0], tokens_out=both[1])
        yield described, row


def _row(work: Work, described: Described, original: str, chunk: Chunk, provider: str) -> Row:
    pair = Pair(
        id=described.id,
        description=described.text,
        original=original,
        word_count=count_words(original),
        provider=provider,
        prompt_version=described.version,
        copied=described.copied,
        **place(work, chunk),
    )
    row: Row = as_json(pair)
    if described.reason:
        row |= {"reason": described.reason, "tries": described.tries, "answer": described.answer}
    return row


def place(work: Work, chunk: Chunk) -> Row:
    """Where a chunk stands, as fields of its row."""
    return {"book": work.book, "chapter": chunk.run, "start": chunk.start, "end": chunk.end}
