"""Owns the try: what a run would take, and a few passages described for a look before anything else is."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass

from core import neutralizing
from core.progress import Report
from core.project import Project


@dataclass(frozen=True, slots=True)
class Options(neutralizing.Options):
    """Those of the run that it looks ahead to (`again` means nothing here), and how many to try.

    Attributes:
        passages: how many are described; 0 asks nobody, and needs neither key nor server.
        seed: another one takes other passages.
    """

    passages: int = 3
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Tried:
    """One passage described for a look.

    Attributes:
        description: "" where none could be had; then `reason` says why, and `answer` what came.
        seconds: from the question to the answer; those that wait in line do not count that.
    """

    id: str
    original: str
    description: str
    reason: str
    answer: str
    tokens_in: int
    tokens_out: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """What the run will take.

    Attributes:
        chunks, missing: chunks in all, and those without a description.
        words: of the missing ones; so many leave this machine where the provider is elsewhere.
        tokens_in, tokens_out: for the missing ones, about; as measured where something was tried.
        cost: US dollars for the missing ones, about: bad answers cost twice. None: no known price.
        priced: the day of the price, "" where there is none or nothing to pay.
        price_note: what else there is to say of the price.
        seconds: for the missing ones, about; None until something was tried.
        source: the text that was cut.
    """

    chunks: int
    missing: int
    words: int
    tokens_in: int
    tokens_out: int
    cost: float | None
    priced: str
    price_note: str
    seconds: float | None
    tried: tuple[Tried, ...]
    source: str


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Estimate, and describe a few passages; the good ones are kept for the run that follows.

    Raises:
        BadOption, BadInput, Missing: before anything is asked.
        ProviderRefused, ProviderOff, Cancelled: as the stage *neutralize* does.
    """
    from core.neutralizing.tryout import tryout

    with project.lock() if project is not None and options.passages else nullcontext():
        return tryout(project, options, report)
