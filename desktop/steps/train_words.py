"""Owns what a training's reports and figures mean, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from core.training import Result
from desktop import words
from desktop.state import Run
from desktop.widgets.chart import Point

CHECKS = 3
"""So many checks without a better one are no accident any more."""

WORSE = 1.001
"""The last check against the best from where on unseen chapters have become harder."""

TOKENS_A_WORD = 1.3


def waits(run: Run) -> bool:
    """Whether this training has not begun, since another one runs."""
    return run.progress is not None and run.progress.note.startswith(words.WAITS)


def learns(run: Run) -> bool:
    """Whether it is past loading and fetching, so that there is something to save."""
    progress = run.progress
    return progress is not None and bool(progress.total) and "bytes" not in progress.metrics


def best_place(valid: Sequence[Point]) -> int:
    return min(range(len(valid)), key=lambda i: valid[i][1])


def meaning(valid: Sequence[Point]) -> tuple[str, str]:
    """What the curve of the unseen chapters says: a heading and a plain sentence."""
    tr = words.tr
    if len(valid) < 2:
        return tr("Finding its feet"), tr("After the first check on unseen chapters there is more to say.")
    best = best_place(valid)
    since = len(valid) - 1 - best
    if since == 0:
        return tr("Still learning"), tr("It guesses unseen chapters better than at any check before.")
    if best == 0:
        return tr("Not better yet"), tr("Unseen chapters are no easier for it than before it began.")
    if since < CHECKS:
        return tr("Hardly getting better"), tr(
            "The last check was no better than the best. It may still come."
        )
    if valid[-1][1] <= WORSE * valid[best][1]:
        said = tr("Unseen chapters have not become easier for {n} checks. The best is kept.")
        return tr("It has learned what it can"), said.format(n=since)
    said = tr("Unseen chapters have been getting harder for {n} checks. Stopping now keeps the best.")
    return tr("It has begun to memorise"), said.format(n=since)


def offered_step(valid: Sequence[Point]) -> int | None:
    """The step whose weights are worth stopping for, once going on has not helped for a while; else None."""
    if len(valid) < 2:
        return None
    best = best_place(valid)
    return round(valid[best][0]) if best and len(valid) - 1 - best >= CHECKS else None


def offer(valid: Sequence[Point]) -> str:
    """The question whether to stop. `offered_step` is not None."""
    said = words.tr("{heading}. Stop, and keep the best from step {n}?")
    return said.format(heading=meaning(valid)[0], n=words.number(offered_step(valid) or 0))


def speed(tokens: float | None) -> str:
    """Tokens a second as words a minute."""
    if not tokens:
        return ""
    return words.tr("{n} words a minute").format(n=words.number(round(tokens * 6 / TOKENS_A_WORD) * 10))


def restarted(times: int, step: int) -> str:
    """What to say of a training that the system ended and that goes on by itself."""
    once = words.tr("The system interrupted the training; it went on from step {step}.")
    often = words.tr("The system interrupted the training {n} times; it went on from step {step}.")
    said = (once if times == 1 else often).format(n=words.number(times), step=words.number(step))
    return f"{said} {words.tr('Letting the display sleep helps.')}"


def verdict(result: Result) -> str:
    """How much better than before it guesses what it never saw."""
    fall = 1 - result.loss_after / result.loss_before if result.loss_before else 0.0
    if fall > 0:
        said = words.tr("Pages it never saw surprise it {share} less than before: {before} became {after}.")
    else:
        said = words.tr("Pages it never saw surprise it no less than before: {before} became {after}.")
    return said.format(
        share=words.tr("{n} %").format(n=words.decimal(100 * fall, 1)),
        before=words.decimal(result.loss_before),
        after=words.decimal(result.loss_after),
    )


def examples(result: Result) -> str:
    """What it practised on, and whether it came to the end."""
    said = words.tr("It practised on {train} and was checked on {valid} that it never practised.")
    text = said.format(train=words.passages(result.train_examples), valid=words.number(result.valid_examples))
    if result.stopped_early:
        return f"{text} {words.tr('It ended before the last step; the best by then was kept.')}"
    return text
