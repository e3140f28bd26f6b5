"""Owns `evaluate`: whether a voice writes as its author does and by itself, in a table, as JSON or a page."""

from __future__ import annotations

import argparse
import json
import shlex
from collections.abc import Iterator
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from core import adapters
from core.console import Console
from core.evaluating import Options, Result, summary
from core.evaluating.found import SECOND, Style
from core.evaluating.interval import Interval
from core.evaluating.summary import Finding
from core.evaluating.verdict import advice
from core.files import read_json
from core.progress import BadOption
from core.project import Project
from core.runner import run_child
from core.voices import named

Row = tuple[str, str, str, str]
"""What, the base model's figure, the voice's, the author's own."""


def call(arguments: argparse.Namespace, console: Console) -> int:
    """Measure the voice that the flags of `pastiche evaluate` name, and show what was found."""
    project = Project.open(Path(arguments.project)) if arguments.project else None
    options = _options(arguments, project)
    with console.progress() as report:
        result = run_child("evaluate", project, options, report)
    folder = Path(result.adapter)
    if arguments.json:
        print(json.dumps(read_json(summary.folder_of(folder) / result.report), indent=2, ensure_ascii=False))
        return _done(result, console)
    finding = summary.read(folder, result.report)
    assert finding is not None  # it was written just now
    show(finding, console)
    if finding.verdict == "not checked" and project is None:
        console.dim("To check it against the author's books, name a project that has them with --project.")
    if result.page:
        console.say(f"\nThe report as a web page: {result.page}")
    return _done(result, console)


def _done(result: Result, console: Console) -> int:
    """The exit status; what else is to be known of this run is said below the figures."""
    for remark in filter(None, (result.beside, result.trouble)):
        console.warn(remark)
    return int(bool(result.trouble))


def _options(arguments: argparse.Namespace, project: Project | None) -> Options:
    """Raises: BadOption: no voice is named, or nothing to write from. BadInput: there is no such voice."""
    if not arguments.adapter and not arguments.project:
        raise BadOption("Which voice?", "Give its folder with --adapter, or a project with --project.")
    if arguments.samples is not None and arguments.samples < 1:
        raise BadOption("Nothing can be measured on so few samples.", "Take one or more, or leave it out.")
    if arguments.adapter:
        folders = [adapters.home(), *([project.root / "lora_adapters"] if project else [])]
        folder = Path(named(arguments.adapter, folders).path)
    else:
        assert project is not None
        folder = project.adapter
    usual = Options()
    return Options(
        adapter=str(folder),
        samples=arguments.samples or usual.samples,
        scenes=arguments.scenes,
        checkpoints=arguments.checkpoints,
        seed=usual.seed if arguments.seed is None else arguments.seed,
        model=arguments.model or "",
        report=str(Path(arguments.report).expanduser().absolute()) if arguments.report else "",
    )


def show(found: Finding, console: Console) -> None:
    """The first line, a table, and what it says in sentences."""
    console.out.print(f"[bold]{escape(found.headline)}[/]\n")
    table = Table("", "base model", "voice", escape(found.author), box=None, padding=(0, 2, 0, 0))
    for row in rows(found):
        table.add_row(*map(escape, row))
    console.out.print(table)
    console.say("")
    for sentence in sentences(found):
        console.say(sentence)
    for missing in found.not_checked:
        console.warn(f"Not checked ({missing.what}): {missing.why}")
    for note in found.notes:
        console.warn(note)


def rows(found: Finding) -> Iterator[Row]:
    """The table: a figure a row, with where it would lie 95 times out of 100."""
    if (style := found.style) is not None:
        places = [one.position if one else None for one in (style.base, style.voice, style.author)]
        yield "style, others 0, author 100", *_three(places, ".0f")
        if style.seconded:
            yield "own pages as far, by a style model", *_seconded(style)
    copying = found.copying
    if copying.verdict != "not checked":
        shares = copying.base.share, copying.voice.share, copying.own_share
        base, voice, own = ("" if share is None else f"{share:.1%}" for share in shares)
        yield "words from the books", base, voice, own
        runs = copying.base.longest, copying.voice.longest, copying.own_longest
        base, voice, own = ("" if run is None else str(run) for run in runs)
        yield "longest run of words", base, voice, own
    if (names := found.names) is not None:
        leaks = [f"{one.leaking} of {names.scenes}" for one in (names.base, names.voice)]
        yield "names in scenes", leaks[0], leaks[1], ""
    if (meaning := found.meaning) is not None:
        likeness = [one.likeness if one else None for one in (meaning.base, meaning.voice, meaning.author)]
        chance = "" if meaning.chance is None else f" (chance {meaning.chance:.2f})"
        yield f"what was asked{chance}", *_three(likeness, ".2f")
        lengths = [one.length if one else None for one in (meaning.base, meaning.voice, meaning.author)]
        yield "words to those asked", *_three(lengths, ".2f")
    if (flow := found.flow) is not None:
        ended = [one.ended if one else None for one in (flow.base, flow.voice, flow.author)]
        yield "ends by itself", *_three(ended, ".0%")
        if flow.author is not None:
            circles = [f"{one.circles} of {one.texts}" for one in (flow.base, flow.voice)]
            yield "goes in circles", circles[0], circles[1], ""
    if (loss := found.loss) is not None:
        yield "surprise, nats a token", *_three([loss.base, loss.voice, None], ".3f")


def sentences(found: Finding) -> Iterator[str]:
    """What the figures say, and what to do next."""
    parts = (found.style, found.copying, found.names, found.meaning, found.flow, found.loss, found.offer)
    yield from (part.sentence for part in parts if part is not None)
    yield advice(found)
    for state in found.checkpoints:
        used = ", in use" if state.in_use else ""
        figures = f"loss {_place(state.loss, '.3f')}, style {_place(state.position, '.0f') or 'not known'}"
        yield f"  step {state.step}{used}: {figures}; {state.copies.sentence}"
    if found.offer is not None and found.offer.better:
        folder = shlex.quote(found.folder)
        yield f"  Write with it: pastiche voices --change {folder} --checkpoint {found.offer.step}"


def _seconded(style: Style) -> tuple[str, str, str]:
    """Of 100 of the author's own pages, how many are as far from him or farther, by the style model."""
    parts = [place.parts if place is not None else () for place in (style.base, style.voice, style.author)]
    owns = [next((f"{one.own:.0f}" for one in some if one.measure == SECOND), "") for some in parts]
    return owns[0], owns[1], owns[2]


def _three(figures: list[Interval | None], form: str) -> tuple[str, str, str]:
    base, voice, author = (_place(figure, form) for figure in figures)
    return base, voice, author


def _place(figure: Interval | None, form: str) -> str:
    """A figure with its interval."""
    if figure is None:
        return ""
    middle, low, high = (format(value, form) for value in (figure.middle, figure.low, figure.high))
    return middle if low == high else f"{middle} ({low} to {high})"
