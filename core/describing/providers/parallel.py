"""Owns asking many questions at a time: workers, back-off, Retry-After, and when to give up."""

from __future__ import annotations

import heapq
import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from core.describing.providers import Answer, Ask, Tick
from core.progress import Cancelled, PasticheError, ProviderRefused

TRIES = 7
"""How often one question is sent before it is set down as failed."""
SAME_IN_A_ROW = 5
"""So many questions refused one after another, none answered: the rest would fare no better."""
LONGEST_WAIT = 60.0
DRAIN = 30.0
"""Seconds that answers in flight may take to come back after a stop."""


class Again(Exception):
    """This time it did not work; later it may.

    Args:
        reason: a plain sentence.
        after: seconds that the server asked us to wait, or None.
        busy: the server asked for fewer questions at a time.
        last: what to raise when it never works; None sets only this question down as failed.
    """

    def __init__(
        self, reason: str, after: float | None = None, busy: bool = False, last: PasticheError | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after
        self.busy = busy
        self.last = last


@dataclass(slots=True)
class Pace:
    """How many questions may be in flight: halved when the server is busy, raised again by and by."""

    most: int
    limit: float = field(init=False)
    hold_until: float = 0.0
    lowered_at: float = float("-inf")

    def __post_init__(self) -> None:
        self.limit = float(self.most)

    def slower(self, now: float, after: float) -> None:
        self.hold_until = max(self.hold_until, now + after)
        if now - self.lowered_at > 1.0:  # a burst of refusals is one piece of news
            self.limit = max(1.0, self.limit / 2)
            self.lowered_at = now

    def answered(self) -> None:
        self.limit = min(float(self.most), self.limit + 1.0 / self.limit)


@dataclass(order=True, slots=True)
class _Job:
    ready: float
    number: int
    ask: Ask = field(compare=False)
    tries: int = field(default=0, compare=False)


Outcome = Answer | Again | PasticheError | None


class Crew:
    """Daemon threads that ask; daemons, so that a server that never answers cannot hold the process."""

    def __init__(self, ask_one: Callable[[Ask], Answer], workers: int) -> None:
        self.ask_one = ask_one
        self.jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self.results: queue.SimpleQueue[tuple[_Job, Outcome]] = queue.SimpleQueue()
        self.workers = workers
        for _ in range(workers):
            threading.Thread(target=self._work, name="ask", daemon=True).start()

    def _work(self) -> None:
        while (job := self.jobs.get()) is not None:
            outcome: Outcome = None
            try:
                outcome = self.ask_one(job.ask)
            except (Again, PasticheError) as error:
                outcome = error
            finally:  # also on an error that nobody foresaw: the main thread must not wait for ever
                self.results.put((job, outcome))

    def dismiss(self) -> None:
        for _ in range(self.workers):
            self.jobs.put(None)


def ask_in_parallel(
    asks: Sequence[Ask],
    ask_one: Callable[[Ask], Answer],
    workers: int,
    tick: Tick,
    first_wait: float = 1.0,
) -> Iterator[Answer]:
    """Send every question with at most `workers` in flight; answers as they come.

    Args:
        ask_one: sends one; raises Again for what may pass, PasticheError for what will not.
        first_wait: seconds before the second try; doubled each time, with jitter.

    Raises:
        PasticheError: what `ask_one` raised; Cancelled: see `Provider.describe`.
    """
    waiting = [_Job(0.0, number, ask) for number, ask in enumerate(asks)]
    pace, crew = Pace(workers), Crew(ask_one, min(workers, max(1, len(asks))))
    flying, refused_in_a_row = 0, 0
    stop: Cancelled | None = None
    drain_until = float("inf")
    try:
        while flying or (waiting and stop is None):
            now = time.monotonic()
            while stop is None and waiting and flying < int(pace.limit) and _may_go(waiting[0], pace, now):
                crew.jobs.put(heapq.heappop(waiting))
                flying += 1
            got = _next_result(crew, _patience(waiting, flying, pace, now) if stop is None else 0.2)
            if got is not None:
                flying -= 1
                answer = _settle(*got, waiting, pace, first_wait)
                if answer is not None:
                    refused_in_a_row = refused_in_a_row + 1 if answer.error else 0
                    yield answer
                    _enough(answer, refused_in_a_row)
            if stop is None:
                try:
                    tick()
                except Cancelled as asked:
                    stop, drain_until = asked, time.monotonic() + DRAIN
            elif time.monotonic() > drain_until:
                break
        if stop is not None:
            raise stop
    finally:
        crew.dismiss()


def _may_go(job: _Job, pace: Pace, now: float) -> bool:
    return job.ready <= now and pace.hold_until <= now


def _patience(waiting: list[_Job], flying: int, pace: Pace, now: float) -> float:
    """Seconds until a question may be sent, and at most until the next tick is due."""
    if not waiting or flying >= int(pace.limit):
        return 0.2
    return min(0.2, max(0.001, waiting[0].ready - now, pace.hold_until - now))


def _next_result(crew: Crew, patience: float) -> tuple[_Job, Outcome] | None:
    try:
        return crew.results.get(timeout=patience)
    except queue.Empty:
        return None


def _settle(job: _Job, outcome: Outcome, waiting: list[_Job], pace: Pace, first_wait: float) -> Answer | None:
    """An answer to hand on, or None when the question goes back into the queue."""
    if isinstance(outcome, Answer):
        pace.answered()
        return outcome
    if isinstance(outcome, PasticheError):
        raise outcome
    if outcome is None:
        raise RuntimeError("a thread that asks ended on an unforeseen error; its traceback is above")
    now = time.monotonic()
    wait = min(LONGEST_WAIT, first_wait * 2.0**job.tries) * random.uniform(0.5, 1.0)
    if outcome.after is not None:
        wait = max(wait, outcome.after)
    if outcome.busy:
        pace.slower(now, outcome.after if outcome.after is not None else wait)
    job.tries += 1
    if job.tries < TRIES:
        job.ready = now + wait
        heapq.heappush(waiting, job)
        return None
    if outcome.last is not None:
        raise outcome.last
    return Answer(job.ask.id, "", error=outcome.reason)


def _enough(answer: Answer, refused_in_a_row: int) -> None:
    if refused_in_a_row >= SAME_IN_A_ROW:
        raise ProviderRefused(
            f"The provider failed {refused_in_a_row} passages one after another: {answer.error}",
            "Wait a while or choose another provider, then start this step again; what is done is kept.",
        )
