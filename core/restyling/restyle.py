"""Owns the stage's walk: a document in, its passages described, written and checked, the document out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.appender import Appender
from core.describing.providers import Provider
from core.files import (
    disk_errors,
    file_hash,
    latest_rows,
    read_text,
    same_place,
    text_hash,
    write_text,
)
from core.progress import BadOption, Missing, Progress, Report
from core.project import Project
from core.restyling import Options, Result
from core.restyling.copying import load_corpus
from core.restyling.document import Document, parse
from core.restyling.opening import OpenedVoice, describe_parts, open_voice, provider_for
from core.restyling.passages import LONGEST, RestylePassage, parts, passages
from core.restyling.rewriting import Again, Part, Rewriter, Rewritten, Streamed
from core.writing.generate import Sampling, Voice

STAGE = "restyle"
WAVE = 16
"""Passages that are described before they are written together."""
PLAIN = (".txt", ".text")
TICK = 0.25  # seconds between two reports
LEFT = "The passage could not be described."


@dataclass(slots=True)
class _Job:
    """One document on its way.

    Attributes:
        rows: id of a passage -> {"id", "text" (None: left as it was), "notes"}, what is finished.
    """

    document: Document
    found: list[RestylePassage]
    ids: list[str]
    voice: OpenedVoice
    options: Options
    report: Report
    side: Path
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
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
            done = sum(name in self.rows for name in self.ids)
            self.report(Progress(STAGE, done, len(self.ids), note, {"words": float(self.words)}))


def restyle(project: Project | None, options: Options, report: Report) -> Result:
    """Restyle a document; see `core.restyling.run`."""
    source, output = _places(options)
    text = _read(source)
    sampling = Sampling(options.temperature, options.top_p, options.repetition_penalty, seed=options.seed)
    folder = _adapter(project, options)
    author = options.author or ("" if project is None or options.adapter else project.author)
    voice = open_voice(folder, author, options.model, options.llm)
    document = parse(text, source.suffix.lower() not in PLAIN)
    found = passages(document)
    side = output.with_name(f".{output.name}.restyle.jsonl")
    job = _Job(document, found, _ids(found, voice, options), voice, options, report, side)
    job.rows = {row["id"]: row for row in latest_rows(side) if row["id"] in job.ids}
    job.tell(f"{len(found)} passages", at_once=True)
    if any(name not in job.rows for name in job.ids):
        _write_missing(job, sampling)
    result = _finish(job, output)
    with disk_errors(side):
        side.unlink(missing_ok=True)
    job.tell("Finished", at_once=True)
    return result


def _places(options: Options) -> tuple[Path, Path]:
    if not options.input:
        raise BadOption("There is no text to restyle.", "Name a Markdown or plain text file.")
    source = Path(options.input).expanduser()
    output = source.with_name(f"{source.stem}.restyled{source.suffix}")
    if options.output:
        output = Path(options.output).expanduser()
    if output.is_dir():
        raise BadOption(f"{output} is a folder.", "Name a file for the restyled text with -o.")
    if same_place(output, source):
        raise BadOption(f"The restyled text would overwrite {source.name}.", "Choose another name with -o.")
    return source, output


def _read(source: Path) -> str:
    """The text as it stands, with its byte order mark if there is one."""
    text = read_text(source)
    return ("\ufeff" if source.read_bytes().startswith(b"\xef\xbb\xbf") else "") + text


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


def _ids(found: Sequence[RestylePassage], voice: OpenedVoice, options: Options) -> list[str]:
    """A name for each passage that changes with everything that its new text depends on."""
    settings = (
        file_hash(voice.folder / "adapters.safetensors"),
        voice.author,
        str(voice.base),
        voice.describer,
        *(str(getattr(options, name)) for name in ("temperature", "top_p", "repetition_penalty", "strength")),
        *(str(getattr(options, name)) for name in ("seed", "verify")),
    )
    return [text_hash(*settings, str(number), passage.text) for number, passage in enumerate(found)]


def _write_missing(job: _Job, sampling: Sampling) -> None:
    provider = provider_for(job.voice)
    job.tell(f"Loading {job.voice.base_model}", at_once=True)
    model = Voice(job.voice.base)
    model.set_adapter(job.voice.folder, job.options.strength)
    corpus = load_corpus(job.voice.folder)
    missing = [n for n, name in enumerate(job.ids) if name not in job.rows]
    with Appender(job.side) as side, Rewriter(model, job.voice.author, corpus) as rewriter:

        def keep(row: dict[str, Any]) -> None:
            job.rows[row["id"]] = row
            side.add(row)
            job.tell("Writing", at_once=True)

        for start in range(0, len(missing), WAVE):
            wave = missing[start : start + WAVE]
            for number, described in _described(job, rewriter, provider, wave, keep):
                rewriter.add(job.ids[number], described, _seeded(sampling, number), job.options.verify)
            _write(job, rewriter, keep)


def _seeded(sampling: Sampling, number: int) -> Sampling:
    """Passages draw differently from each other, whatever else is in the document's batch."""
    return Sampling(
        sampling.temperature,
        sampling.top_p,
        sampling.repetition_penalty,
        seed=sampling.seed + 10_007 * number,
    )


def _described(
    job: _Job,
    rewriter: Rewriter,
    provider: Provider | None,
    wave: Sequence[int],
    keep: Callable[[dict[str, Any]], None],
) -> Iterator[tuple[int, list[Part]]]:
    """The passages of a wave with their descriptions; those without one are kept as they were."""
    cut = {n: parts(job.found[n].text, rewriter.longest_part(job.found[n].text, LONGEST)) for n in wave}
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
            keep({"id": job.ids[n], "text": None, "notes": [f"{LEFT} {reasons[n]}"]})
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
                job.tell(event.reason, at_once=True)
            elif isinstance(event, Rewritten):
                notes = [event.reason] if event.text is None else list(event.notes)
                keep({"id": event.id, "text": event.text, "notes": notes})
        job.tell(f"Writing {rewriter.running} passages")


def _finish(job: _Job, output: Path) -> Result:
    """Splice what is there into the document and write it."""
    changes: dict[int, str] = {}
    notes: list[tuple[str, ...]] = []
    restyled = words_in = words_out = 0
    for name, passage in zip(job.ids, job.found, strict=True):
        row = job.rows[name]
        words_in += passage.words
        words_out += len((row["text"] or passage.text).split())
        missed = []
        if row["text"] is not None:
            change, marks = passage.changes(row["text"])
            changes.update(change)
            missed = [mark.missed() for mark in marks]
            restyled += 1
        notes.append((*row["notes"], *missed))
    write_text(output, job.document.splice(changes))
    return Result(
        str(output), len(job.found), restyled, words_in, words_out, tuple(notes), job.voice.warnings
    )
