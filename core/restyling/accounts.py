"""Owns the passages that wait for their description, from whoever describes: in this process or elsewhere.

A describer that computes in this process is asked on this thread, since MLX's arrays belong to one, and calls
back while it works, so that writing goes on; all others are waited for on threads.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from core.describing.providers import WORDS, Provider, split_name
from core.progress import BadInput, Cancelled, PasticheError
from core.restyling.asking import Manner, Part
from core.restyling.opening import describe_parts

AT_ONCE = 4  # passages being described over a network side by side
TOGETHER = 16  # passages handed to a describer in this process at a time
HERE = ("outline", "mlx", WORDS)


def computes_here(describer: str) -> bool:
    """Whether it works in this process, and is not waited for."""
    return split_name(describer)[0] in HERE


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A passage to be described and then written.

    Attributes:
        cut: its parts and what joins each to the one before, as `core.restyling.passages.parts` gives them.
        neutral_names: whether names stay out of the description.
        here: as `computes_here`. strength: of the adapter. variants: how many are to be written.
    """

    name: str
    cut: Sequence[tuple[str, str]]
    provider: Provider | None
    manner: Manner
    neutral_names: bool = False
    here: bool = True
    strength: float = 1.0
    variants: int = 1


@dataclass(frozen=True, slots=True)
class Described:
    """What became of it: its parts, ready to be written, or why there are none."""

    wanted: Wanted
    parts: Sequence[Part] = field(default_factory=tuple)
    error: PasticheError | None = None


class Accounts:
    """Asks for descriptions, and gives them as they come; a passage asked for anew takes the place."""

    def __init__(self, tick: Callable[[], None]) -> None:
        """`tick` is called while something is described on this thread; it may raise Cancelled."""
        self._tick = tick
        self._open: dict[str, Wanted] = {}
        self._pool = ThreadPoolExecutor(AT_ONCE, "describing")
        self._come: queue.SimpleQueue[Described | BaseException] = queue.SimpleQueue()

    def close(self) -> None:
        self._open.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def names(self) -> list[str]:
        """The passages that wait."""
        return list(self._open)

    def ask(self, wanted: Wanted) -> None:
        self._open[wanted.name] = wanted
        if not wanted.here:
            self._pool.submit(self._elsewhere, wanted).add_done_callback(self._broke)

    def drop(self, name: str) -> bool:
        """Forget a passage; False where it does not wait."""
        return self._open.pop(name, None) is not None

    def take(self, wait: float = 0.0) -> Iterator[Described]:
        """What came from elsewhere.

        Args:
            wait: seconds to wait for a first one.
        """
        while self._open:
            try:
                described = self._come.get(block=wait > 0, timeout=wait or None)
            except queue.Empty:
                return
            wait = 0.0
            if isinstance(described, BaseException):
                raise described  # a fault of ours on the other thread; here it ends the child, and is told
            if self._open.get(described.wanted.name) is described.wanted:
                del self._open[described.wanted.name]
                yield described

    def work(self) -> Iterator[Described]:
        """Describe here what waits, some passages at a time; each is given as soon as it is there."""
        waiting = [wanted for wanted in self._open.values() if wanted.here]
        group = [w for w in waiting if w.provider is waiting[0].provider][:TOGETHER] if waiting else []

        def tick() -> None:
            self._tick()
            if all(self._open.get(wanted.name) is not wanted for wanted in group):
                raise Cancelled

        for described in _described(group, tick):
            if self._open.get(described.wanted.name) is described.wanted:
                del self._open[described.wanted.name]
                yield described

    def _elsewhere(self, wanted: Wanted) -> None:
        """On a thread: the outcome goes into the queue."""

        def tick() -> None:
            if self._open.get(wanted.name) is not wanted:
                raise Cancelled

        try:
            for described in _described([wanted], tick):
                self._come.put(described)
        except Cancelled:
            return

    def _broke(self, done: Future[None]) -> None:
        error = None if done.cancelled() else done.exception()
        if error is not None:
            self._come.put(error)


def _described(group: Sequence[Wanted], tick: Callable[[], None]) -> Iterator[Described]:
    """The passages of one describer as they are described; all fail when it does.

    Raises:
        Cancelled: `tick` raised it.
    """
    if not group:
        return
    asked = {f"{n} {at}": text for n, wanted in enumerate(group) for at, (text, _) in enumerate(wanted.cut)}
    answers: list[dict[int, str]] = [{} for _ in group]
    settled: set[int] = set()
    try:
        provider, neutral = group[0].provider, group[0].neutral_names
        for name, description, reason in describe_parts(asked, provider, neutral, tick):
            n, at = map(int, name.split())
            wanted, answers[n][at] = group[n], description
            if n in settled:
                continue
            if reason:
                settled.add(n)
                yield Described(wanted, error=_undescribed(reason))
            elif len(answers[n]) == len(wanted.cut):
                settled.add(n)
                parts = [Part(text, answers[n][k], joint) for k, (text, joint) in enumerate(wanted.cut)]
                yield Described(wanted, parts)
    except PasticheError as error:
        for n, wanted in enumerate(group):
            if n not in settled:
                yield Described(wanted, error=error)


def _undescribed(reason: str) -> PasticheError:
    message = f"The passage could not be described. {reason}"
    return BadInput(message, "Try again, or choose another describer.")
