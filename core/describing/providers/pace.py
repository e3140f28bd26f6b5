"""Owns how many questions may be in flight, when the next one may go, and when a server counts as dead."""

from __future__ import annotations

import email.utils
import random
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

LONGEST_WAIT = 60.0
"""Seconds between two tries, at most, unless the server itself asks for more."""
MANY = 5
"""So many different questions failed and none was answered in between: the server is at fault."""
PATIENCE = 300.0
"""Seconds that a server which has answered before may stay dead; a fifth of it for one that never did."""


def back_off(tries: int, first_wait: float) -> float:
    """Seconds before the next try, after `tries` of them: doubled each time, with jitter."""
    return min(LONGEST_WAIT * first_wait, first_wait * 2.0 ** max(0, tries - 1)) * random.uniform(0.5, 1.0)


@contextmanager
def quick_turns() -> Iterator[None]:
    """Let threads take turns ten times as often as usual.

    A thread that sends or receives needs the interpreter a dozen times, for microseconds; by default it
    waits up to 5 ms each time while another computes, and thirty answers at once stood in each other's way
    for a tenth of a second.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 10)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from a number or a date (RFC 9110, 10.2.3); None when the server does not say.

    Args:
        headers: of the answer; names in lower case, or a mapping that does not mind.
    """
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+(\.[0-9]*)?", value):
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


@dataclass(slots=True)
class Pace:
    """How many questions may be in flight: halved when the server is busy, one when it is dead.

    Raised again by doubling up to half of what was too much, then by one a round, as TCP does it.
    """

    most: int
    limit: float = field(init=False)
    hold_until: float = 0.0
    lowered_at: float = float("-inf")
    careful_from: float = field(init=False)

    def __post_init__(self) -> None:
        self.limit = self.careful_from = float(self.most)

    def slower(self, now: float, after: float) -> None:
        self.hold_until = max(self.hold_until, now + after)
        if now - self.lowered_at > 1.0:  # a burst of refusals is one piece of news
            self.limit = self.careful_from = max(1.0, self.limit / 2)
            self.lowered_at = now

    def probe(self, now: float, after: float) -> None:
        """Wait, then send one question to see whether anybody is there."""
        self.hold_until = max(self.hold_until, now + after)
        self.careful_from = max(1.0, self.limit / 2, self.careful_from)
        self.limit = 1.0

    def answered(self) -> None:
        step = 1.0 if self.limit < self.careful_from else 1.0 / self.limit
        self.limit = min(float(self.most), self.limit + step)


@dataclass(slots=True)
class Health:
    """What is known of the server since its last answer.

    Attributes:
        failing: numbers of the questions that failed since.
        since: when the first of them did. probes: pauses made since. ever: it has answered at all.
    """

    failing: set[int] = field(default_factory=set)
    since: float = 0.0
    probes: int = 0
    ever: bool = False

    def answered(self) -> None:
        self.failing.clear()
        self.probes, self.ever = 0, True

    def failed(self, number: int, now: float) -> None:
        if not self.failing:
            self.since = now
        self.failing.add(number)

    @property
    def ill(self) -> bool:
        return len(self.failing) >= MANY

    def dead(self, now: float, first_wait: float) -> bool:
        patience = PATIENCE * first_wait * (1.0 if self.ever else 0.2)
        return self.probes >= 2 and now - self.since >= patience
