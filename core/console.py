"""Owns what the command line shows: progress bars with ETA, each step's own check, errors with remedies."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

from rich.console import Console as Rich
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from core import console_needs, console_restyled, console_tries, machine
from core.progress import PasticheError, Progress, Report, WorkerDied
from core.project import Project

if TYPE_CHECKING:
    from core.curating.library import Entry
    from core.doctor import Check
    from core.indexing import Found, Result

TITLES: Mapping[str, str] = {
    "extract": "Extract",
    "import": "Import",
    "clean": "Clean",
    "curate": "Curate",
    "neutralize": "Neutralize",
    "train": "Train",
    "probe": "Estimate",
    "try": "Try",
    "restyle": "Restyle",
    "evaluate": "Evaluate",
    "index": "Index",
    "fetch": "Fetch",
    "export": "Export",
    "adopt": "Import",
}


BARS = 68
"""Columns of a progress line before its note."""


class Console:
    """Writes results to standard output, and progress and errors to standard error."""

    def __init__(self, verbose: bool = False) -> None:
        self.verbose = verbose
        self.reached: Progress | None = None  # the last that was reported
        self.out = Rich(highlight=False, soft_wrap=True)
        self.err = Rich(stderr=True, highlight=False, soft_wrap=True)

    def say(self, text: str) -> None:
        self.out.print(escape(text))

    def write(self, text: str) -> None:
        """Text as it is, without a line's end: it is being written still."""
        self.out.file.write(text)
        self.out.file.flush()

    def dim(self, text: str) -> None:
        """A remark that is no result."""
        self.err.print(escape(text), style="dim")

    def warn(self, text: str) -> None:
        """A remark that the user should read."""
        self.err.print(f"  [yellow]{escape(text)}[/]")

    def stopped(self) -> None:
        """The user stopped it: how far it had come, as far as that is known."""
        at = self.reached
        far = f" at {at.done} of {at.total}" if at is not None and at.total else ""
        kept = "What was finished is saved; the same command"
        if at is not None and "whole" in at.metrics:
            kept = f"{_whole(at).capitalize()}. What is whole is saved, and the same command"
        self.say(f"Stopped{far}. {kept} goes on from there.")

    def error(self, error: PasticheError) -> None:
        """A message and its remedy; with --verbose also the detail of what nobody foresaw."""
        self.err.print(f"[bold red]{escape(error.message)}[/]")
        self.err.print(escape(error.remedy))
        if self.verbose and error.detail and type(error) in (PasticheError, WorkerDied):
            self.err.print(escape(error.detail), style="dim")

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """Bars on a terminal, one line for each new note elsewhere."""
        if not self.err.is_terminal:
            lines = _Lines(self.err)

            def say(progress: Progress) -> None:
                self.reached = progress
                lines.report(progress)

            yield say
            return
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description:<11}"),
            BarColumn(bar_width=28),
            MofNCompleteColumn(),
            _Left(),
            TextColumn("{task.fields[note]}", style="dim"),
        )
        with Bars(*columns, console=self.err, transient=True) as bars:
            tasks: dict[str, Any] = {}

            def report(progress: Progress) -> None:
                self.reached = progress
                if progress.stage not in tasks:
                    title = TITLES.get(progress.stage, progress.stage)
                    tasks[progress.stage] = bars.add_task(title, total=progress.total, note="")
                bars.update(
                    tasks[progress.stage],
                    completed=progress.done,
                    total=progress.total,
                    note=escape(_short(progress, max(16, self.err.width - BARS))),
                )

            yield report

    def step(self, stage: str, result: Any, fresh: bool) -> None:
        """One step of the walk, finished."""
        self.result(stage, result, " (as before)" if fresh else "")

    def result(self, stage: str, result: Any, mark: str = "") -> None:
        """What a stage reached: its validation checkpoint."""
        sentence = _SENTENCES[stage](result)
        self.out.print(f"[bold]{TITLES[stage]}[/]{mark}: {escape(sentence)}")
        if stage == "import":
            for refused in result.refused:
                self.out.print(
                    f"  [red]{escape(refused.file)}[/]: {escape(refused.message)} {escape(refused.remedy)}"
                )
        if stage == "restyle":
            others = [_shown(Path(other)) for other in result.others]
            console_restyled.show(self.out, result, others, self.verbose)
        if stage == "try":
            console_tries.show(self.out, result)
        if stage == "probe":
            console_needs.show(self.out, result)
        if stage == "index":
            for number, found in enumerate(result.found, 1):
                self._found(number, found)
        for warning in getattr(result, "warnings", ()):
            self.out.print(f"  [yellow]{escape(warning)}[/]")
        if self.verbose:
            self._details(stage, result)

    def _details(self, stage: str, result: Any) -> None:
        if stage == "clean":
            self._counts("Dropped", result.dropped, "paragraphs")
        elif stage == "curate":
            self._counts("Not chosen", result.rejected, "passages")

    def _counts(self, title: str, counts: Mapping[str, int], unit: str) -> None:
        if not counts:
            return
        table = Table(title, unit, box=None, padding=(0, 2))
        for name, count in sorted(counts.items(), key=lambda row: -row[1]):
            table.add_row(escape(name), f"{count:,}")
        self.out.print(table)

    def _found(self, number: int, found: Found) -> None:
        place = f"stretch {found.run + 1}, paragraph {found.start + 1}, {found.words:,} words"
        self.out.print(f"\n[bold]{number}[/]  {found.similarity:.3f}  {escape(found.author)}, {place}")
        text = found.text if self.verbose else _opening(found.text)
        self.out.print(indent(escape(text), "   "))

    def indexes(self, entries: Sequence[Entry]) -> None:
        """The authors' indexes, a line each."""
        if not entries:
            self.say('Nothing is indexed yet. Begin with `pastiche index --input curated.txt --author "A"`.')
            return
        table = Table("Author", "passages", "words", "source", "made", box=None, padding=(0, 2))
        for entry in entries:
            about = entry.about
            if about is None:
                table.add_row(escape(entry.slug), "damaged: index it again, or remove it with --clear")
                continue
            counts = f"{about.passages:,}", f"{about.words:,}"
            table.add_row(
                escape(about.author), *counts, escape(about.source), about.date[:16].replace("T", " ")
            )
        self.out.print(table)

    def removed(self, names: Sequence[str]) -> None:
        """Whose indexes went."""
        self.say(f"Removed the index of {', '.join(names)}." if names else "There was no index to remove.")

    def checks(self, checks: Sequence[Check]) -> None:
        """The check-up, a line each, with the remedy below what is missing."""
        for check in checks:
            mark = "[green]✓[/]" if check.ok else ("[red]✗[/]" if check.essential else "[yellow]–[/]")
            self.out.print(f"{mark} {check.name}: {escape(check.found)}")
            if not check.ok:
                self.out.print(f"    needed for {check.needed_for}. {escape(check.remedy)}", style="dim")

    def demo(self, project: Project, results: Mapping[str, Any], page: Path, restyled: Path) -> None:
        """What the demo did, where each file lies, and the page before and after."""
        train = results["train"]
        table = Table(box=None, show_header=False, padding=(0, 2))
        for name, value in (
            ("Words kept, dropped", f"{results['clean'].kept_words:,}, {results['clean'].dropped_words:,}"),
            ("Chunks, pairs", f"{results['neutralize'].chunks}, {results['neutralize'].pairs}"),
            ("Validation loss", f"{train.loss_before:.3f} before, {train.loss_after:.3f} after"),
            ("Passages restyled", f"{results['restyle'].restyled} of {results['restyle'].passages}"),
            ("Clean text", _shown(project.clean_text)),
            ("Pairs", _shown(project.pairs)),
            ("Training data", _shown(project.training)),
            ("Adapter", _shown(project.adapter)),
            ("Restyled page", _shown(restyled)),
        ):
            table.add_row(name, escape(value))
        self.out.print()
        self.out.print(table)
        for title, path in (
            ("Before", page),
            ("After: the practice model, for practice, not literature", restyled),
        ):
            self.out.rule(escape(title), align="left")
            self.out.print(escape(path.read_text(encoding="utf-8").strip()))


class _Left(TimeRemainingColumn):
    """The time that is left; nothing while there is nothing to reckon it from."""

    def render(self, task: Task) -> Text:
        found = super().render(task)
        return Text() if task.time_remaining is None or not found else found.append(" left", "default")


class _Lines:
    """Progress where there is no terminal: a line for a new stage, then what is new every few seconds."""

    EVERY = 5.0  # seconds

    def __init__(self, console: Rich) -> None:
        self._console = console
        self._stage = self._line = ""
        self._said = 0.0

    def report(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage == self._stage and now - self._said < self.EVERY:
            return
        self._stage, self._said = progress.stage, now
        of = f" {progress.done}/{progress.total}" if progress.total else ""
        line = f"{TITLES.get(progress.stage, progress.stage)}{of}: {_short(progress, 100)}"
        if line != self._line:
            self._line = line
            self._console.print(escape(line), style="dim")


_TRAINING = (
    ("train_loss", "loss", 2, ""),
    ("val_loss", "unseen", 3, ""),
    ("tokens_per_second", "", 0, " tokens/s"),
    ("peak_memory", "", 1, " GB"),
)


def _short(progress: Progress, most: int) -> str:
    note = progress.note
    if progress.metrics.get("words"):
        note = f"{progress.metrics['words']:,.0f} words. {note}"
    if "whole" in progress.metrics:
        note = f"{note}: {_whole(progress)}"
    if progress.metrics.get("cost"):
        note = f"{note}, {console_tries.dollars(progress.metrics['cost'])} so far"
    figures = [
        f"{title} {progress.metrics[name]:.{digits}f}{unit}".strip()
        for name, title, digits, unit in _TRAINING
        if name in progress.metrics
    ]
    if figures:
        note = ", ".join(figures)
    return note if len(note) <= most else note[: most - 1] + "…"


def _whole(progress: Progress) -> str:
    """How many of the texts that are written side by side are there."""
    whole, every = (int(progress.metrics[name]) for name in ("whole", "all"))
    return f"{whole or 'none'} of {every} texts {'is' if whole < 2 else 'are'} whole"


def _opening(text: str, most: int = 200) -> str:
    """The first words of a passage on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def _index_sentence(result: Result) -> str:
    if result.task == "search":
        count = len(result.found)
        return f"{count} passage{'s' * (count != 1)}, the nearest first."
    into = "collection" if result.task == "chroma" else "index"
    return "; ".join(
        f"{m.author}: {m.passages:,} passages, {m.words:,} words; {into} {_shown(Path(m.place))}"
        for m in result.made
    )


def _shown(path: Path) -> str:
    """The path as short as it is still clear from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


_SENTENCES: Mapping[str, Any] = {
    "extract": lambda r: (
        f"{r.title or 'untitled'}: {r.kept_words:,} words kept, {r.dropped_words:,} dropped, "
        f"{r.look_paragraphs} paragraphs to look at."
    ),
    "import": lambda r: (
        f"{len(r.books)} book{'s' * (len(r.books) != 1)}, {sum(b.words for b in r.books):,} words."
    ),
    "clean": lambda r: (
        f"{r.kept_words:,} words kept, {r.dropped_words:,} dropped, "
        f"{r.look_paragraphs} paragraphs to look at."
    ),
    "curate": lambda r: (
        f"{r.chosen:,} of {r.passages:,} passages chosen: {r.words:,} words, "
        f"{r.tokens:,} tokens (counted by {r.counted_by})."
    ),
    "neutralize": lambda r: (
        f"{r.pairs:,} of {r.chunks:,} chunks described ({r.asked:,} now), {r.failed} failed; "
        f"{r.min_words}-{r.max_words} words each, {r.mean_words:.0f} on average; coverage {r.coverage:.1%}."
        + (f" It cost about {console_tries.dollars(r.cost)}." if r.cost else "")
    ),
    "try": console_tries.estimate,
    "probe": console_needs.sentence,
    "train": lambda r: (
        f"validation loss {r.loss_before:.3f} before, {r.loss_after:.3f} after "
        f"({1 - r.loss_after / r.loss_before:.1%} less); {r.train_examples} examples, "
        f"{r.valid_examples} held out, {r.steps} steps, best at {r.best_step}. "
        f"Adapter: {_shown(Path(r.adapter))}"
    ),
    "restyle": lambda r: console_restyled.sentence(r, _shown(Path(r.output))),
    "index": _index_sentence,
    "export": lambda r: (
        f"{len(r.files)} files, {machine.human(r.bytes)}: {_shown(Path(r.folder))}"
        + ("\nNext:\n" + indent(r.next, "  ") if r.next else "")
    ),
    "adopt": lambda r: f"the voice of {r.author}, for {r.base_model or 'no base model said'}: {r.folder}",
}
