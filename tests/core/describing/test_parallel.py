"""Many questions at a time: who asks next, whose fault a failure is, and when it is enough."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from core.describing.providers import Answer, Ask, parallel
from core.describing.providers import pace as pace_module
from core.describing.providers.pace import Pace, retry_after
from core.describing.providers.parallel import TRIES, Again, ask_in_parallel
from core.progress import Cancelled, ProviderOff, ProviderRefused

MOMENT = 0.001


class Server:
    """Answers when asked directly; `fails(id, times asked before)` may raise instead."""

    def __init__(self, fails: Callable[[str, int], None] = lambda id, before: None) -> None:
        self.fails = fails
        self.asked: list[str] = []
        self.lock = threading.Lock()

    def __call__(self, ask: Ask) -> Answer:
        with self.lock:
            before = self.asked.count(ask.id)
            self.asked.append(ask.id)
        self.fails(ask.id, before)
        return Answer(ask.id, "good")


def asks(count: int) -> list[Ask]:
    return [Ask(str(n), "", "") for n in range(count)]


def run(server: Callable[[Ask], Answer], count: int, workers: int = 4, **more: Any) -> list[Answer]:
    return list(ask_in_parallel(asks(count), server, workers, lambda: None, MOMENT, **more))


def good(answers: list[Answer], count: int) -> bool:
    return sorted(a.id for a in answers if not a.error) == sorted(str(n) for n in range(count))


def test_each_question_is_answered_once() -> None:
    server = Server()
    assert good(run(server, 100, workers=8), 100)
    assert set(Counter(server.asked).values()) == {1}
    assert run(server, 0) == []


def test_what_came_and_is_not_written_down_counts_as_in_flight() -> None:
    """A kill loses what the caller had not dealt with, and that must be no more than `workers`."""
    gone, server = threading.Semaphore(0), Server()

    def ask_one(ask: Ask) -> Answer:
        gone.release()
        return server(ask)

    answers = ask_in_parallel(asks(50), ask_one, 3, lambda: None, MOMENT)
    next(answers)  # and now the caller judges and writes, for long
    for _ in range(3):
        assert gone.acquire(timeout=10), "nobody took the next question"
    assert len(server.asked) == 3
    assert len(list(answers)) == 49 and len(server.asked) == 50


def test_a_question_that_never_works_fails_alone() -> None:
    def fails(id: str, before: int) -> None:
        if id in ("3", "7"):
            raise Again("It had a problem of its own.")

    server = Server(fails)
    answers = run(server, 12)
    bad = [a for a in answers if a.error]
    assert sorted(a.id for a in bad) == ["3", "7"]
    assert "problem of its own" in bad[0].error
    counts = Counter(server.asked)
    assert counts["3"] == counts["7"] == TRIES
    assert len(server.asked) == 10 + 2 * TRIES


@pytest.mark.parametrize("workers", [1, 8])
def test_a_dead_server_fails_no_passage_and_gets_few_questions(workers: int) -> None:
    """Dead in the middle: pauses, single questions to see whether it is back, then an end with a remedy."""
    said: list[str] = []

    def fails(id: str, before: int) -> None:
        if int(id) >= 20:
            raise Again("It had a problem of its own (500).")

    server = Server(fails)
    came: list[Answer] = []
    with pytest.raises(ProviderOff, match="500") as caught:
        for answer in ask_in_parallel(asks(3000), server, workers, lambda: None, MOMENT, said.append):
            came.append(answer)
    assert good(came, 20)
    assert "start this step again" in caught.value.remedy
    assert len(server.asked) < 20 + 2 * workers + 20
    assert "Trying again in" in said[-1]


def test_a_server_that_comes_back_is_asked_for_all_the_rest() -> None:
    said: list[str] = []
    fallen: list[str] = []

    def fails(id: str, before: int) -> None:
        if 30 <= len(server.asked) < 42:
            fallen.append(id)
            raise Again("It had a problem of its own (500).")

    server = Server(fails)
    answers = run(server, 200, workers=8, say=said.append)
    assert good(answers, 200)
    assert fallen
    assert len(server.asked) == 200 + len(fallen)
    assert said[-1] == ""


def test_a_busy_server_fails_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other question is refused for its haste: the pace falls, and all come through."""
    monkeypatch.setattr(parallel, "Pace", Eager)

    def fails(id: str, before: int) -> None:
        if len(server.asked) % 2:
            raise Again("It is busy (429).", busy=True, cost=0.5)

    server = Server(fails)
    answers = run(server, 80, workers=8)
    assert good(answers, 80)


class Eager(Pace):
    def slower(self, now: float, after: float) -> None:
        super().slower(now, min(after, MOMENT))


def test_a_server_that_never_answered_has_less_credit() -> None:
    def fails(id: str, before: int) -> None:
        raise Again("An answer came damaged.")

    began = time.monotonic()
    with pytest.raises(ProviderOff, match="damaged"):
        run(Server(fails), 50)
    assert time.monotonic() - began < pace_module.PATIENCE * MOMENT + 30


def test_what_stands_behind_a_failure_is_raised_in_the_end() -> None:
    off = ProviderOff("It cannot be reached.", "Check the connection.")

    def fails(id: str, before: int) -> None:
        raise Again("It cannot be reached.", last=off)

    for count in (1, 50):
        with pytest.raises(ProviderOff) as caught:
            run(Server(fails), count)
        assert caught.value is off


def test_a_pause_of_hours_is_told_not_waited_for() -> None:
    def fails(id: str, before: int) -> None:
        if id == "5":
            raise Again("It is busy (429).", after=7200.0, busy=True)

    with pytest.raises(ProviderRefused, match="120 minutes"):
        run(Server(fails), 10, workers=1)


def test_what_no_patience_helps_ends_it_after_what_was_in_flight() -> None:
    """The answers under way are paid for: they come out before the error."""
    out, refused = threading.Barrier(4), threading.Event()

    def ask_one(ask: Ask) -> Answer:
        out.wait(10)
        if ask.id == "1":
            refused.set()
            raise ProviderRefused("No credit.", "Add some.")
        assert refused.wait(10)
        return Answer(ask.id, "good")

    came: list[Answer] = []
    with pytest.raises(ProviderRefused, match="credit"):
        for answer in ask_in_parallel(asks(4), ask_one, 4, lambda: None, MOMENT):
            came.append(answer)
    assert sorted(a.id for a in came) == ["0", "2", "3"]


def test_a_fault_of_ours_comes_out_and_does_not_hang() -> None:
    def fails(id: str, before: int) -> None:
        if id == "4":
            raise ZeroDivisionError("ours")

    with pytest.raises(ZeroDivisionError, match="ours"):
        run(Server(fails), 30)


def test_a_question_that_hangs_is_given_up_and_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "LONGEST_FLIGHT", 0.4)
    over = threading.Event()

    def fails(id: str, before: int) -> None:
        if id == "2" and before == 0:
            assert over.wait(30)

    server = Server(fails)
    answers = run(server, 6, workers=1)
    over.set()  # the late answer has nobody to go to
    assert good(answers, 6)
    assert Counter(server.asked) == {"0": 1, "1": 1, "2": 2, "3": 1, "4": 1, "5": 1}


def test_a_stop_brings_back_what_is_in_flight_and_no_more() -> None:
    server, came = Server(), []

    def tick() -> None:
        if len(came) >= 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        for answer in ask_in_parallel(asks(500), server, 4, tick, MOMENT):
            came.append(answer)
    assert len(came) == len(server.asked) < 30


def test_a_server_that_never_answers_cannot_hold_a_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "DRAIN", 0.05)
    over = threading.Event()

    def ask_one(ask: Ask) -> Answer:
        over.wait(30)
        return Answer(ask.id, "late")

    def tick() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(ask_in_parallel(asks(8), ask_one, 2, tick, MOMENT))
    over.set()


def test_threads_go_home_when_the_caller_wants_no_more() -> None:
    before = set(threading.enumerate())
    answers = ask_in_parallel(asks(100), Server(), 6, lambda: None, MOMENT)
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
        assert not thread.is_alive()


def test_the_pace_falls_by_halves_and_rises_again() -> None:
    pace = Pace(32)
    pace.slower(100.0, 0.0)
    pace.slower(100.1, 0.0)  # the same burst
    assert pace.limit == 16
    pace.slower(102.0, 5.0)
    assert (pace.limit, pace.hold_until) == (8, 107.0)
    for _ in range(9 * 24):
        pace.answered()
    assert 16 < pace.limit < 32
    pace.probe(200.0, 3.0)
    assert (pace.limit, pace.hold_until) == (1, 203.0)
    for _ in range(8):
        pace.answered()  # quickly up to half of what it was
    assert pace.limit >= 8


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("7", 7.0), ("0.5", 0.5), ("", None), ("soon", None), ("-3", None), ("inf", None)],
)
def test_retry_after_in_seconds(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}) == seconds


def test_retry_after_as_a_date() -> None:
    assert retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}) == 0.0
    late = retry_after({"retry-after": "Wed, 21 Oct 2099 07:28:00 GMT"})
    assert late is not None and late > 1e9
