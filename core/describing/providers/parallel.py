"""Owns asking many questions at a time: the threads that ask, what they do next, and when to give up."""

from __future__ import annotations

import collections
import contextlib
import heapq
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from core.describing.providers import Answer, Ask, Tick
from core.describing.providers.pace import Health, Pace, back_off, quick_turns
from core.progress import Cancelled, PasticheError, ProviderOff, ProviderRefused

TRIES = 7
"""How often one question is sent before it is set down as failed, while others are answered."""
SAME_IN_A_ROW = 5
"""So many questions refused one after another, none answered: the rest would fare no better."""
LONGEST_PAUSE = 900.0
"""Seconds. A server that asks for a longer pause is left alone, and the user told."""
LONGEST_FLIGHT = 900.0
"""Seconds after which a question is given up that neither answer nor time-out brought back."""
DRAIN = 30.0
"""Seconds that answers in flight may take to come back after a stop."""
TICK = 0.2
LATER = "Wait a while or choose another provider, then start this step again; what is done is kept."


class Again(Exception):
    """This time it did not work; later it may.

    Args:
        reason: a plain sentence.
        after: seconds that the server asked us to wait, or None.
        busy: the server asked for fewer questions at a time.
        last: what to raise when it never works; None sets only this question down as failed.
        changed: the question will be put otherwise, so it need not wait.
        cost: how many of the question's TRIES it takes, while others are answered.
    """

    def __init__(
        self,
        reason: str,
        after: float | None = None,
        busy: bool = False,
        last: PasticheError | None = None,
        changed: bool = False,
        cost: float = 1.0,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after
        self.busy = busy
        self.last = last
        self.changed = changed
        self.cost = cost


@dataclass(order=True, slots=True)
class _Job:
    """One question. sent: how often it went out; tries: how often that counted against it."""

    ready: float
    number: int
    ask: Ask = field(compare=False)
    sent: int = field(default=0, compare=False)
    tries: float = field(default=0.0, compare=False)


class Crew:
    """The questions that wait, those in flight and the answers that came, under one lock.

    A thread takes the next question by itself, as soon as an answer has been dealt with. Threads are
    daemons, so that a server that never answers cannot hold the process.
    """

    def __init__(
        self,
        asks: Sequence[Ask],
        ask_one: Callable[[Ask], Answer],
        workers: int,
        first_wait: float,
        say: Callable[[str], None],
    ) -> None:
        self.ask_one, self.first_wait, self.say = ask_one, first_wait, say
        self.waiting = [_Job(0.0, number, ask) for number, ask in enumerate(asks)]
        self.flying: dict[int, tuple[_Job, float]] = {}  # number -> question, and when it went out
        self.came: collections.deque[Answer] = collections.deque()
        self.left = len(asks)
        self.in_hand = False
        self.refused_in_a_row = 0
        self.ended: BaseException | None = None
        self.drain_until = float("inf")
        self.pace, self.health = Pace(workers), Health()
        lock = threading.Lock()
        self.may_go, self.news = threading.Condition(lock), threading.Condition(lock)
        for _ in range(min(workers, len(asks))):
            self._hire()

    def _hire(self) -> None:
        threading.Thread(target=self._live, name="ask", daemon=True).start()

    def _live(self) -> None:
        """A thread's life. What ends it is raised by the main thread; printed here it might show a key."""
        with contextlib.suppress(BaseException):
            self._work()

    def _work(self) -> None:
        """Ask, bring back what came of it, take the next."""
        staying = True
        while staying and (job := self._next()) is not None:
            sent = job.sent
            try:
                outcome: Answer | BaseException = self.ask_one(job.ask)
            except (Again, PasticheError) as error:
                outcome = error
            except BaseException as error:  # nobody foresaw it: the main thread must not wait for ever
                self._bring(job, sent, error)
                raise
            staying = self._bring(job, sent, outcome)

    def _bring(self, job: _Job, sent: int, outcome: Answer | BaseException) -> bool:
        """Settle what came of a question; False where it took so long that another thread asks it."""
        with self.may_go:
            if job.number not in self.flying or job.sent != sent:
                return False
            del self.flying[job.number]
            self._settle(job, outcome, time.monotonic())
            self.news.notify()
            return True

    def _next(self) -> _Job | None:
        """The next question, as soon as one may go; None when there will be none."""
        with self.may_go:
            while self.ended is None and self.left:
                now = time.monotonic()
                wait = self._until_due(now)
                if wait is not None and wait <= 0:
                    job = heapq.heappop(self.waiting)
                    job.sent += 1
                    self.flying[job.number] = job, now
                    return job
                self.may_go.wait(wait)
            return None

    def _until_due(self, now: float) -> float | None:
        """Seconds until a question may go; None: not before something else happens."""
        under_way = len(self.flying) + len(self.came) + self.in_hand
        if under_way >= int(self.pace.limit) or not self.waiting:
            return None
        return max(self.waiting[0].ready, self.pace.hold_until) - now

    def take(self, seconds: float) -> Answer | None:
        """The next answer; None when none came within that time."""
        with self.news:
            if self.in_hand:
                self.in_hand = False
                self.may_go.notify()
            if not self.came:
                self.news.wait(seconds)
            self._miss(time.monotonic())
            if not self.came:
                return None
            self.in_hand = True
            self.left -= 1
            return self.came.popleft()

    def expects(self) -> bool:
        """Whether there may be another answer to take."""
        with self.news:
            if self.ended is not None:
                return bool(self.came or self.flying) and time.monotonic() < self.drain_until
            return self.left > 0

    def end(self, reason: BaseException) -> None:
        """Send nothing more; what is in flight may come back for a while."""
        with self.news:
            self._end(reason)

    def _end(self, reason: BaseException) -> None:
        if self.ended is None:
            self.ended, self.drain_until = reason, time.monotonic() + DRAIN
        self.may_go.notify_all()

    def _miss(self, now: float) -> None:
        """Give up on questions that went out long ago: looking up a name, for one, knows no time-out."""
        for job, since in list(self.flying.values()):
            if now - since > LONGEST_FLIGHT:
                del self.flying[job.number]
                self._again(job, Again("No answer came.", busy=True, cost=2.0), now)
                self._hire()

    def _settle(self, job: _Job, outcome: Answer | BaseException, now: float) -> None:
        if isinstance(outcome, Again):
            self._again(job, outcome, now)
        elif isinstance(outcome, Answer):
            if self.health.failing:
                self.say("")
            before = int(self.pace.limit)
            self.pace.answered()
            self.health.answered()
            if int(self.pace.limit) != before:
                self.may_go.notify_all()
            self._deliver(outcome)
        else:
            self._end(outcome)

    def _deliver(self, answer: Answer) -> None:
        self.came.append(answer)
        self.refused_in_a_row = self.refused_in_a_row + 1 if answer.error else 0
        if self.refused_in_a_row >= SAME_IN_A_ROW:
            reason = f"The provider failed {SAME_IN_A_ROW} passages one after another: {answer.error}"
            self._end(ProviderRefused(reason, LATER))

    def _again(self, job: _Job, why: Again, now: float) -> None:
        """Back into the queue, unless patience is at its end: with this question, or with the server."""
        self.may_go.notify_all()
        wait = 0.0 if why.changed else max(back_off(job.sent, self.first_wait), why.after or 0.0)
        job.ready = now + wait
        if wait > LONGEST_PAUSE:
            self._end(ProviderRefused(f"{why.reason} It asks for a pause of {wait / 60:.0f} minutes.", LATER))
        elif not why.changed:
            self._count(job, why, now, wait)
        if job.tries < TRIES or self.health.ill:
            heapq.heappush(self.waiting, job)
        elif why.last is not None:
            self._end(why.last)
        else:
            self._deliver(Answer(job.ask.id, "", error=why.reason))

    def _count(self, job: _Job, why: Again, now: float, wait: float) -> None:
        """Put a failure down to the question, or to the server when many fail and none is answered."""
        self.health.failed(job.number, now)
        if self.health.ill:
            self._nurse(why, now)
        else:
            job.tries += why.cost
        if why.busy:
            self.pace.slower(now, wait)

    def _nurse(self, why: Again, now: float) -> None:
        """Pause, try with one question, and end when that goes on for long."""
        if now < self.pace.hold_until:
            return  # this one went out before the pause
        self.health.probes += 1
        pause = max(back_off(self.health.probes + 1, self.first_wait), why.after or 0.0)
        self.pace.probe(now, pause)
        self.say(f"{why.reason} Trying again in {pause:.0f} seconds.")
        if self.health.dead(now, self.first_wait):
            self._end(why.last or ProviderOff(f"{why.reason} It has been like that for a while.", LATER))


def _nobody(said: str) -> None:
    """Hears what a crew says of its troubles, and does nothing."""


def ask_in_parallel(
    asks: Sequence[Ask],
    ask_one: Callable[[Ask], Answer],
    workers: int,
    tick: Tick,
    first_wait: float = 1.0,
    say: Callable[[str], None] = _nobody,
) -> Iterator[Answer]:
    """Send every question with at most `workers` in flight; answers as they come.

    An answer counts as in flight until the caller asks for the next, having written this one down: so a kill
    loses no more than `workers` answers, whether they were still away or had just come.

    Args:
        ask_one: sends one, on another thread; raises Again for what may pass, PasticheError for the rest.
        first_wait: seconds before the second try; doubled each time, with jitter.
        say: told what the server's trouble is while there is one, and "" when it is over; on another thread.

    Raises:
        PasticheError: what `ask_one` raised, or ProviderOff, ProviderRefused when patience is at its end;
            answers in flight come first. Cancelled: see `Provider.describe`.
    """
    crew = Crew(asks, ask_one, workers, first_wait, say)
    try:
        with quick_turns():
            yield from _answers(crew, tick)
    finally:
        crew.end(Cancelled())  # also when the caller wants no more: the threads go home


def _answers(crew: Crew, tick: Tick) -> Iterator[Answer]:
    while crew.expects():
        answer = crew.take(TICK)
        if answer is not None:
            yield answer
        if crew.ended is None:
            try:
                tick()
            except Cancelled as asked:
                crew.end(asked)
    if crew.ended is not None:
        raise crew.ended
