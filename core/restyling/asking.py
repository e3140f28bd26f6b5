"""Owns what is asked of the rewriter, and what it tells: parts of a passage, the manner, events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.language.words import count_words
from core.progress import BadOption
from core.restyling.checks import Finding

if TYPE_CHECKING:
    from core.writing.sampling import Sampling

SHORTER, LONGER = 0.3, 3.0
"""Shares of a passage's own length that can be asked for."""

MOST_VARIANTS = 5
ANOTHER_VARIANT = 7_919
"""Added to the seed."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage that fits into the model's context.

    Attributes:
        source: the user's text. description: what the model is told.
        joint: what joins it to the part before: "", a space, or a blank line.
    """

    source: str
    description: str
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Streamed:
    """New text of a passage, as it is written."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Again:
    """What was streamed of a passage does not hold, but for `text`; with a reason, it is written again."""

    id: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A passage is finished.

    Attributes:
        text: None where no try can be used and the passage stays as it was; `reason` says why, in a sentence,
            and `kind` as that of a `Finding`, "" for another cause.
        found: what the checks say of the text.
        checked: what was looked at: "names", "numbers", "length", "copying", "meaning".
    """

    id: str
    text: str | None
    found: tuple[Finding, ...] = ()
    checked: tuple[str, ...] = ()
    reason: str = ""
    kind: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """Plain sentences for the user."""
        return tuple(finding.note for finding in self.found)


Event = Streamed | Again | Rewritten


@dataclass(frozen=True, slots=True)
class Manner:
    """How a passage shall be written.

    Attributes:
        sampling: temperature and the like; its length is set here, and its seed is that of the first try.
        length: words to aim at, as a share of those that the source has.
        verify: False takes the first text as it comes, and only marks what is copied.
    """

    sampling: Sampling
    length: float = 1.0
    verify: bool = True

    def __post_init__(self) -> None:
        if not SHORTER <= self.length <= LONGER:
            raise BadOption(
                f"A length of {self.length:g} times the passage's own makes no sense.",
                f"Choose one from {SHORTER:g} to {LONGER:g}.",
            )

    def reseeded(self, more: int) -> Manner:
        """The same, drawing differently."""
        return replace(self, sampling=replace(self.sampling, seed=self.sampling.seed + more))

    def words(self, source: str) -> int:
        """Words to ask for."""
        return max(1, round(count_words(source) * self.length))
