"""Owns how far an evaluation is: many kinds of work on one scale, so that what is left can be told."""

from __future__ import annotations

from dataclasses import replace

from core.progress import Progress, Report


class Course:
    """Reports for parts of the work, each with its share of the whole.

    The scale is words to be written; other work is reckoned in them.
    """

    def __init__(self, stage: str, report: Report) -> None:
        self._stage, self._report = stage, report
        self._total = self._done = 0.0

    def expect(self, cost: float) -> float:
        """Announce work before it begins; give what comes back to `part`."""
        self._total += cost
        return cost

    def part(self, cost: float) -> Part:
        """A report for work that was announced."""
        return Part(self, cost)

    def tell(self, done: float, progress: Progress) -> None:
        """Report: `done` of the part in hand, in words, and what it says of itself."""
        done, total = round(self._done + done), max(1, round(self._total))
        self._report(replace(progress, stage=self._stage, done=done, total=total))

    def finish(self, cost: float) -> None:
        self._done += cost


class Part:
    """A `Report` that maps what a part says of itself onto the whole; a context, whose end counts as done."""

    def __init__(self, course: Course, cost: float) -> None:
        self._course, self._cost = course, cost

    def __call__(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else 0.0
        self._course.tell(self._cost * min(1.0, share), progress)

    def __enter__(self) -> Report:
        return self

    def __exit__(self, kind: object, *ignored: object) -> None:
        if kind is None:
            self._course.finish(self._cost)
