"""Owns the run of the stage *evaluate*: what is written and measured in which order, and what is kept."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from core import __version__, adapters
from core.adapters import papers
from core.adapters.states import in_use, weights_hash
from core.evaluating import (
    STAGE,
    Options,
    Result,
    measuring,
    second_opinion,
    style_model,
    summary,
    verdict,
    web_page,
)
from core.evaluating.checkpoints import State, compare
from core.evaluating.copying_gate import judge
from core.evaluating.course import Course
from core.evaluating.found import Heed, Loss, Names, Style
from core.evaluating.ground import Ground, ground_of
from core.evaluating.leakage import NOT_CHECKED, Leakage
from core.evaluating.likenesses import NAME as LIKENESSES
from core.evaluating.likenesses import Likenesses
from core.evaluating.loss import RowLoss
from core.evaluating.losses import NAME as LOSSES
from core.evaluating.losses import Ledger
from core.evaluating.measuring import Both
from core.evaluating.samples import Ask, Written, chosen, held_out
from core.evaluating.scenes import scenes, suit
from core.evaluating.subject import Desk, Subject, find
from core.evaluating.summary import Checkpoint, Finding, NotChecked, Offer, Settings
from core.evaluating.writing import Shelf, Writer
from core.files import disk_errors, folder_lock
from core.language.words import count_words
from core.progress import BadInput, Missing, PasticheError, Progress, Report, WorkerDied
from core.project import Project
from core.writing.sampling import Sampling

ROW = 40
"""Words to be written that measuring the loss of a held-out page counts as, on the scale of progress."""
MEASURING = 600
"""The same of all that is measured at the end."""
NO_PAGES = "No pages that were kept back from training lie with this voice."
OTHER_LANGUAGE = "The scenes are in English, and this author does not write in English."
NO_SCENES = "No scenes were written."


def run(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.evaluating.run`."""
    report(Progress(STAGE, 0, None, "Looking at the voice"))
    if options.report:
        web_page.try_place(options.report)
    subject = find(project, options.adapter, options.model)
    place = summary.folder_of(subject.folder)
    with disk_errors(place):
        place.mkdir(exist_ok=True)
    message = f"Something else is at work in {subject.folder.name} already."
    with folder_lock(subject.folder, message, "Wait until it is done."):
        work = _Work(subject, project, options, report)
        finding = work.find()
        beside = fuller(subject.folder, finding, options)
        name = summary.SMALLER if beside else summary.FINDING
        summary.write(subject.folder, finding, name)
        page, trouble = web_page.write_pages(finding, None if beside else place, options.report)
    return Result(
        adapter=str(subject.folder),
        headline=finding.headline,
        verdict=finding.verdict,
        page=page,
        written=work.writer.new,
        warnings=finding.notes,
        trouble=trouble,
        report=name,
        beside=beside,
    )


def fuller(folder: Path, found: Finding, options: Options) -> str:
    """Why an earlier report of the same weights stays, less being asked for now; "" where it is replaced."""
    try:
        before = summary.read(folder)
    except BadInput:
        return ""
    if before is None or before.weights != found.weights:
        return ""
    less = (
        (options.samples > 0 and found.held_out < before.held_out)
        or (not options.scenes and found.scenes < before.scenes)
        or (not options.checkpoints and len(found.checkpoints) < len(before.checkpoints))
    )
    if not less:
        return ""
    return (
        f"The voice's report is still that of {before.date[:10]}, which is fuller: it rests on "
        f"{len(before.samples)} texts of the voice, and this one on {len(found.samples)}. To replace it, "
        "measure without --samples and --no-scenes, and with --checkpoints where it compares them."
    )


@dataclass(frozen=True)
class _State:
    """A state of the weights.

    Attributes:
        folder: in mlx-lm's form; None for the base model. weights: what tells them. step: of the training.
    """

    folder: Path | None
    weights: str
    step: int = 0


class _Work:
    """One evaluation on its way."""

    def __init__(self, subject: Subject, project: Project | None, options: Options, report: Report) -> None:
        self._subject, self._project, self._options = subject, project, options
        self._report, self._course = report, Course(STAGE, report)
        self._desk = Desk(subject.base)
        self._not_checked: list[NotChecked] = []
        self._notes = list(subject.notes)
        self._english = suit(row.completion for row in subject.rows)
        place = summary.folder_of(subject.folder)
        self._sampling = Sampling(seed=options.seed)
        self.writer = Writer(Shelf(place / summary.WRITTEN), self._sampling)
        self._ledger = Ledger(place / LOSSES)
        self._likenesses = Likenesses(place / LIKENESSES)

    def find(self) -> Finding:
        """All of it, from what is to be written to what was found."""
        subject = self._subject
        self._report(Progress(STAGE, 0, None, "Reading the author's books"))
        pages = [row.completion for row in subject.rows]
        ground = ground_of(subject.folder, subject.author, pages, self._project)
        asks = self._asks(ground)
        base = _State(None, subject.base_print)
        voice = self._state(0)
        others = self._checkpoints() if self._options.checkpoints else []
        written, losses, elsewhere = self._made([base, voice, *others], asks)
        heed = measuring.heed_of(losses[:2], elsewhere)
        with self._course.part(self._course.expect(MEASURING)) as report:
            both = Both(written[0], written[1])
            return self._finding(ground, both, written[2:], losses, heed, [voice, *others], report)

    # What is to be done.
    def _asks(self, ground: Ground) -> list[Ask]:
        subject, options = self._subject, self._options
        pages = chosen([held_out(row.prompt, row.completion) for row in subject.rows], options.samples)
        asks = [replace(ask, title=ground.place(ask.original)) for ask in pages]
        if not options.scenes:
            self._miss("names", NO_SCENES)
        elif self._english:
            asks += scenes(subject.author)
        else:
            self._miss("names", OTHER_LANGUAGE)
        if not asks:
            raise BadInput("There is nothing to write from.", "Let it write the scenes, too.")
        return asks

    def _state(self, step: int) -> _State:
        folder = adapters.prepared(self._subject.folder, step)
        return _State(folder, self._subject.weights(folder), step or in_use(self._subject.adapter))

    def _checkpoints(self) -> list[_State]:
        """The other states of the weights that are kept; one that cannot be used is told of."""
        found, used = [], in_use(self._subject.adapter)
        for step in adapters.checkpoints(self._subject.folder):
            if step == used:
                continue
            try:
                found.append(self._state(step))
            except PasticheError as error:
                self._notes.append(str(error))
        if not found:
            self._miss("checkpoints", "No other state of the training is kept.")
        return found

    def _miss(self, what: str, why: str) -> None:
        self._not_checked.append(NotChecked(what, why))

    # What the models do.
    def _made(
        self, states: Sequence[_State], asks: Sequence[Ask]
    ) -> tuple[list[list[Written]], list[list[RowLoss]], list[list[RowLoss]]]:
        """What each state writes, its losses, and those with swapped descriptions.

        A checkpoint writes from held-out pages alone, and nothing is swapped.
        """
        rows, course = self._subject.rows, self._course
        pages = [ask for ask in asks if ask.kind == "held-out"]
        both = [*rows, *measuring.swapped(rows)]
        todo = [(state, asks, both) if n < 2 else (state, pages, rows) for n, state in enumerate(states)]
        costs, self.writer.expected = [], sum(len(wanted) for _, wanted, _ in todo)
        for state, wanted, surprising in todo:
            words = sum(ask.words for ask in self.writer.missing(state.weights, wanted))
            missing = ROW * self._ledger.missing(state.weights, surprising)
            costs.append((course.expect(words), course.expect(missing)))
        written, losses = [], []
        for (state, wanted, surprising), (writing, reading) in zip(todo, costs, strict=True):
            model = partial(self._desk.wearing, state.folder)
            with course.part(writing) as report:
                note = who_writes(state, states)
                written.append(self.writer.write(model, state.weights, wanted, report, note))
            with course.part(reading) as report:
                losses.append(self._ledger.measure(model, state.weights, surprising, report))
        count = len(rows)
        return written, [found[:count] for found in losses], [found[count:] for found in losses[:2]]

    # What is found.
    def _finding(
        self,
        ground: Ground,
        both: Both,
        of_checkpoints: Sequence[Sequence[Written]],
        losses: Sequence[Sequence[RowLoss]],
        heed: Heed | None,
        states: Sequence[_State],
        report: Report,
    ) -> Finding:
        subject = self._subject
        report(Progress(STAGE, 0, 4, "Looking for copies"))
        found = tuple(measuring.copied(side, ground.corpus) for side in (both.base, both.voice))
        ids = [one.ask.id for one in both.voice]
        copying = measuring.copying_of(ground, found[0], found[1], ids)
        if copying.verdict == "not checked":
            self._miss("copying", copying.sentence)
        report(Progress(STAGE, 1, 4, "Measuring the style"))
        style = self._style(ground, both, report)
        names, leaks = self._names(ground, both)
        loss = self._loss(losses)
        report(Progress(STAGE, 2, 4, "Comparing the states of the training"))
        checkpoints, offer = self._compared(ground, both, of_checkpoints, losses, states, style)
        report(Progress(STAGE, 3, 4, "Comparing meanings"))
        meaning = measuring.meaning_of(both, heed, partial(_on_scale, report, 3), self._likenesses)
        finding = Finding(
            headline="",
            verdict=copying.verdict,
            name=papers.name_of(subject.adapter),
            author=subject.author,
            folder=str(subject.folder),
            base_model=subject.base_title,
            weights=states[0].weights,
            date=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            version=__version__,
            held_out=len(both.of("held-out").voice),
            scenes=len(both.of("scene").voice),
            words=sum(count_words(one.text) for one in both.voice),
            settings=self._settings(),
            style=style,
            copying=copying,
            names=names,
            meaning=meaning,
            flow=measuring.flow_of(ground, both),
            loss=loss,
            checkpoints=checkpoints,
            offer=offer,
            samples=measuring.samples_of(ground, both, (found[0], found[1]), leaks),
            not_checked=tuple(self._not_checked),
            notes=tuple(self._notes),
            adapter=weights_hash(subject.folder),
        )
        return replace(finding, headline=verdict.headline(finding))

    def _settings(self) -> Settings:
        drawn = self._sampling
        return Settings(drawn.temperature, drawn.top_p, drawn.repetition_penalty, drawn.seed)

    def _style(self, ground: Ground, both: Both, report: Report) -> Style | None:
        if ground.space is None:
            self._miss("style", ground.why)
            return None
        try:
            style = measuring.style_of(ground.space, both, ground.held_out, ground.author)
        except BadInput as error:  # one of them wrote nothing
            self._miss("style", str(error))
            return None
        sides = measuring.texts(both.base), measuring.texts(both.voice), ground.held_out
        model = style_model.suited(self._english)
        told = partial(_on_scale, report, 1)
        try:
            return second_opinion.asked(style, sides, ground.known, ground.others, model, told)
        except (Missing, WorkerDied) as error:
            self._notes.append(str(error))
            return replace(style, model=model)

    def _names(
        self, ground: Ground, both: Both
    ) -> tuple[Names | None, tuple[list[Sequence[str]], list[Sequence[str]]]]:
        """The leaks, and of each text the names in it, none for a held-out page's."""
        scenes = both.of("scene")
        base, voice = (measuring.leaked(side, ground.corpus) for side in (scenes.base, scenes.voice))
        each = _each(base, both.base), _each(voice, both.voice)
        if not scenes.voice:
            return None, each
        if not voice.checked:
            self._miss("names", NOT_CHECKED)
            return None, each
        return measuring.names_of(base, voice), each

    def _loss(self, losses: Sequence[Sequence[RowLoss]]) -> Loss | None:
        if not self._subject.rows:
            self._miss("loss", NO_PAGES)
            return None
        return measuring.loss_of(losses[0], losses[1])

    def _compared(
        self,
        ground: Ground,
        both: Both,
        of_checkpoints: Sequence[Sequence[Written]],
        losses: Sequence[Sequence[RowLoss]],
        states: Sequence[_State],
        style: Style | None,
    ) -> tuple[tuple[Checkpoint, ...], Offer | None]:
        """The states of the weights beside each other, all by what they wrote from held-out pages."""
        if not of_checkpoints or not self._subject.rows:
            return (), None
        written = [both.of("held-out").voice, *of_checkpoints]
        rows = []
        for number, (state, texts) in enumerate(zip(states, written, strict=True)):
            position = None
            if style is not None and style.enough and ground.space is not None:
                position = measuring.position(ground.space, texts)
            copies = judge(measuring.copied(texts, ground.corpus), ground.rate)
            known = losses[number + 1]
            words = sum(count_words(one.text) for one in texts)
            loss = measuring.per_token(known)
            rows.append(State(Checkpoint(state.step, number == 0, loss, position, copies, words), known))
        return compare(rows, losses[0])


def _on_scale(report: Report, done: int, progress: Progress) -> None:
    """What a part of the measuring reports, on the scale of all of it."""
    part, whole = progress.done, progress.total or 1
    report(replace(progress, done=done * whole + min(part, whole), total=4 * whole))


def who_writes(state: _State, states: Sequence[_State]) -> str:
    if state is states[0]:
        return "The base model writes"
    if state is states[1]:
        return "The voice writes"
    return f"The voice of step {state.step} writes"


def _each(found: Leakage, written: Sequence[Written]) -> list[Sequence[str]]:
    names = iter(found.each)
    return [next(names) if one.ask.kind == "scene" else () for one in written]
