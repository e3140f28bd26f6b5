"""Owns what the sidebar says of each step: a line under its name, its state in a word, and its icon."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.state import Run, State


def tr(text: str) -> str:
    return QCoreApplication.translate("Sidebar", text)


def note(state: State, name: str, stale: str = "") -> tuple[str, str]:
    """The line under a step, and its state for screen readers; `stale` says why it is out of date."""
    run = state.runs.get(name)
    if run is not None:
        if waits(state, run):
            return tr("Waits"), tr("working")
        share = words.percent(run.share) if run.share is not None else tr("Working")
        return (run.clock.sentence() if run.clock.left is not None else share), tr("working")
    if name in state.problems:
        return tr("Stopped by a problem"), tr("stopped")
    if name == "train" and name in state.stopped:  # an earlier voice may stand there all the same
        return tr("Stopped; goes on from there"), tr("stopped")
    early = name == "train" and state.ended_early
    if not state.done(name):
        if early:
            return tr("Stopped early, best kept"), tr("stopped")
        left = state.project is not None and state.project.unfinished(name)
        if left or name in state.stopped:
            return tr("Stopped; goes on from there"), tr("stopped")
        return words.step_gist(name), tr("not yet")
    if state.freshness.get(name) == "stale":
        return stale or tr("Out of date"), tr("out of date")
    if state.behind(name):
        older = tr("Older than {step}").format(step=words.step_title(state.behind(name)))
        return older, tr("out of date")
    if early:
        return tr("Stopped early, best kept"), tr("done")
    result = state.result(name)
    return (words.step_done(name, result) if result is not None else ""), tr("done")


def waits(state: State, run: Run) -> bool:
    """Whether it has not begun: other work of ours, or a training elsewhere, goes before it."""
    if run.progress is None:
        return run.job is not state.queue.current
    return run.progress.note.startswith(words.WAITS)


def icon(state: State, name: str, page: str) -> tuple[str, str]:
    """The icon of a step and its colour; `page` is the one on show."""
    if name in state.runs:
        return "busy", "accent"
    if name in state.problems:
        return "stopped", "error"
    if not state.done(name):
        return ("here", "accent") if name == page else ("open", "faint")
    stale = state.freshness.get(name) == "stale" or state.behind(name)
    return ("stale", "soft") if stale else ("done", "accent")
