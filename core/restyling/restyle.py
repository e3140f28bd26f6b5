"""Owns the stage's walk: a document in, its passages described, written and checked, the document out."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from core import adapters
from core.appender import Appender
from core.describing.providers import Provider
from core.files import (
    disk_errors,
    file_hash,
    latest_rows,
    same_place,
    text_hash,
)
from core.language.likeness import UNCHECKED, Judge
from core.language.words import count_words
from core.progress import BadOption, Missing, Progress, Report
from core.project import Project
from core.restyling import Options, Result
from core.restyling.asking import ANOTHER_VARIANT, MOST_VARIANTS, Again, Manner, Part, Rewritten, Streamed
from core.restyling.checks import NOT_COMPARED
from core.restyling.copying import load_corpus
from core.restyling.document import Document
from core.restyling.opening import OpenedVoice, describe_parts, open_voice, provider_for
from core.restyling.passages import LONGEST, RestylePassage, parts, passages
from core.restyling.rewriting import Rewriter
from core.restyling.texts import check_suffix, open_document, save_document
from core.writing.generate import Voice, check_strength
from core.writing.sampling import Sampling

STAGE = "restyle"
WAVE = 16
"""Passages that are described before they are written together."""
ANOTHER_PASSAGE = 10_007
"""Added to the seed."""
TICK = 0.25  # seconds between two reports
LEFT = "The passage could not be described."


@dataclass(slots=True)
class _Job:
    """One document on its way.

    Attributes:
        original: of a Word document, its bytes.
        ids: of each variant, of each passage in it.
        rows: id of a passage -> {"id", "text" (None: left as it was), "notes"}, what is finished.
    """

    document: Document
    original: bytes | None
    found: list[RestylePassage]
    ids: list[list[str]]
    voice: OpenedVoice
    options: Options
    report: Report
    side: Path
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    words: int = 0
    told: float = 0.0

    def tell(self, note: str, at_once: bool = False) -> None:
        """Report, but not too often.

        Raises:
            Cancelled: a stop was asked for.
        """
        now = time.monotonic()
        if at_once or now - self.told >= TICK:
            self.told = now
            names = [name for ids in self.ids for name in ids]
            done = sum(name in self.rows for name in names)
            self.report(Progress(STAGE, done, len(names), note, {"words": float(self.words)}))


def restyle(project: Project | None, options: Options, report: Report) -> Result:
    """Restyle a document; see `core.restyling.run`."""
    source, output = _places(options)
    document, original = open_document(source)
    manner = _manner(options)
    folder = _adapter(project, options)
    author = options.author or ("" if project is None or options.adapter else project.author)
    voice = open_voice(folder, author, options.model, options.llm)
    found = passages(document)
    side = output.with_name(f".{output.name}.restyle.jsonl")
    job = _Job(document, original, found, _ids(found, voice, options), voice, options, report, side)
    names = {name for ids in job.ids for name in ids}
    job.rows = {row["id"]: row for row in latest_rows(side) if row["id"] in names}
    missing = not names <= job.rows.keys()
    provider = provider_for(voice) if missing else None
    job.tell(_passages(len(found)), at_once=True)
    if missing:
        _write_missing(job, manner, provider)
    result = _finish(job, output)
    with disk_errors(side):
        side.unlink(missing_ok=True)
    job.tell("Finished", at_once=True)
    return result


def _places(options: Options) -> tuple[Path, Path]:
    if not options.input:
        raise BadOption("There is no text to restyle.", "Name a Markdown, plain text or Word file.")
    source = Path(options.input).expanduser()
    output = source.with_name(f"{source.stem}.restyled{source.suffix}")
    if options.output:
        output = Path(options.output).expanduser()
    if output.is_dir():
        raise BadOption(f"{output} is a folder.", "Name a file for the restyled text with -o.")
    check_suffix(output)
    if any(same_place(place, source) for place in variant_files(output, options.variants)):
        raise BadOption(f"The restyled text would overwrite {source.name}.", "Choose another name with -o.")
    return source, output


def variant_files(output: Path, variants: int) -> list[Path]:
    """Where each variant goes: the first to `output`, the others beside it with their number in the name."""
    return [output, *(output.with_suffix(f".{k}{output.suffix}") for k in range(2, variants + 1))]


def _adapter(project: Project | None, options: Options) -> Path:
    if options.adapter:
        return Path(options.adapter).expanduser()
    if project is None:
        raise BadOption(
            "There is no voice to restyle in.", "Name an adapter folder with --adapter, or a --project."
        )
    if not project.adapter.is_dir():
        raise Missing(f"{project.name} has no voice yet.", "Train it first.")
    return project.adapter


def _manner(options: Options) -> Manner:
    """
    Raises:
        BadOption: a setting makes no sense.
    """
    if not 1 <= options.variants <= MOST_VARIANTS:
        raise BadOption(
            f"{options.variants} variants cannot be written.",
            f"Ask for 1 to {MOST_VARIANTS} with --variants.",
        )
    check_strength(options.strength)
    sampling = Sampling(options.temperature, options.top_p, options.repetition_penalty, seed=options.seed)
    return Manner(sampling, options.length, options.verify)


def _ids(found: Sequence[RestylePassage], voice: OpenedVoice, options: Options) -> list[list[str]]:
    """For each variant, a name for each passage that changes with all that its new text depends on."""
    settings = (
        file_hash(adapters.prepared(voice.folder, options.checkpoint) / adapters.WEIGHTS),
        voice.author,
        str(voice.base),
        voice.describer,
        *(str(getattr(options, name)) for name in ("temperature", "top_p", "repetition_penalty", "strength")),
        *(str(getattr(options, name)) for name in ("seed", "verify", "length", "meaning")),
    )
    return [
        [text_hash(*settings, str(variant), str(number), p.text) for number, p in enumerate(found)]
        for variant in range(options.variants)
    ]


def _write_missing(job: _Job, manner: Manner, provider: Provider | None) -> None:
    job.tell(f"Loading {job.voice.base_model}", at_once=True)
    model = Voice(job.voice.base)
    model.set_adapter(adapters.prepared(job.voice.folder, job.options.checkpoint), job.options.strength)
    corpus = load_corpus(job.voice.folder)
    missing = [n for n in range(len(job.found)) if any(ids[n] not in job.rows for ids in job.ids)]
    with (
        Appender(job.side) as side,
        _judge(job) as judge,
        Rewriter(model, job.voice.author, corpus, judge) as rewriter,
    ):

        def keep(row: dict[str, Any]) -> None:
            job.rows[row["id"]] = row
            side.add(row)
            job.tell("Writing", at_once=True)

        for start in range(0, len(missing), WAVE):
            wave = missing[start : start + WAVE]
            for number, described in _described(job, rewriter, provider, wave, keep):
                for variant, ids in enumerate(job.ids):
                    if ids[number] not in job.rows:
                        differently = ANOTHER_PASSAGE * number + ANOTHER_VARIANT * variant
                        rewriter.add(ids[number], described, manner.reseeded(differently))
            _write(job, rewriter, keep)


@contextlib.contextmanager
def _judge(job: _Job) -> Iterator[Judge | None]:
    """Who judges the meaning of what is written; nobody where that is not wanted or not possible."""
    if not (job.options.verify and job.options.meaning):
        yield None
        return
    if not Judge.available():
        job.warnings += (UNCHECKED,)
        yield None
        return
    judge = Judge()
    try:
        judge.know(passage.text for passage in job.found)
        judge.wake()
        yield judge
    finally:
        if judge.trouble is not None:
            job.warnings += (f"{NOT_COMPARED} {judge.trouble}",)
        judge.close()


def _described(
    job: _Job,
    rewriter: Rewriter,
    provider: Provider | None,
    wave: Sequence[int],
    keep: Callable[[dict[str, Any]], None],
) -> Iterator[tuple[int, list[Part]]]:
    """The passages of a wave with their descriptions; those without one are kept as they were."""
    cut: dict[int, list[tuple[str, str]]] = {}
    for n in wave:
        text = job.found[n].text
        cut[n] = parts(text, rewriter.longest_part(text, LONGEST, job.options.length))
    asked = {f"{n} {place}": text for n in wave for place, (text, _) in enumerate(cut[n])}
    answers: dict[str, str] = {}
    reasons: dict[int, str] = {}

    def tick() -> None:
        job.tell(f"Describing: {len(answers)} of {len(asked)}")

    for name, description, reason in describe_parts(asked, provider, job.voice.neutral_names, tick):
        answers[name] = description
        if reason:
            reasons[int(name.split()[0])] = reason
        tick()
    for n in wave:
        if n in reasons:
            for ids in job.ids:
                keep({"id": ids[n], "text": None, "notes": [f"{LEFT} {reasons[n]}"]})
        else:
            yield (
                n,
                [Part(text, answers[f"{n} {place}"], joint) for place, (text, joint) in enumerate(cut[n])],
            )


def _write(job: _Job, rewriter: Rewriter, keep: Callable[[dict[str, Any]], None]) -> None:
    """Let all passages of the wave come to their end."""
    while rewriter.running:
        for event in rewriter.step():
            if isinstance(event, Streamed):
                job.words += event.text.count(" ")
            elif isinstance(event, Again):
                job.tell(event.reason, at_once=bool(event.reason))
            elif isinstance(event, Rewritten):
                notes = [event.reason] if event.text is None else list(event.notes)
                keep({"id": event.id, "text": event.text, "notes": notes})
        job.tell(f"Writing {_passages(rewriter.running)}")


def _finish(job: _Job, output: Path) -> Result:
    """Splice what is there into the document and write it, each variant to its file."""
    places = variant_files(output, len(job.ids))
    first, *_ = [_finish_one(job, ids, place) for ids, place in zip(job.ids, places, strict=True)]
    return replace(first, others=tuple(str(place) for place in places[1:]))


def _finish_one(job: _Job, ids: Sequence[str], output: Path) -> Result:
    changes: dict[int, str] = {}
    notes: list[tuple[str, ...]] = []
    restyled = words_in = words_out = 0
    for name, passage in zip(ids, job.found, strict=True):
        row = job.rows[name]
        words_in += passage.words
        words_out += count_words(row["text"] or passage.text)
        missed = []
        if row["text"] is not None:
            change, marks = passage.changes(row["text"])
            changes.update(change)
            missed = [mark.missed() for mark in marks]
            restyled += 1
        notes.append((*row["notes"], *missed))
    save_document(job.document, job.original, changes, output)
    return Result(
        str(output),
        len(job.found),
        restyled,
        words_in,
        words_out,
        tuple(notes),
        (*job.voice.warnings, *job.warnings),
    )


def _passages(n: int) -> str:
    return "1 passage" if n == 1 else f"{n} passages"
