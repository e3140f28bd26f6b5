"""Owns how work tells what it does and how it fails: Progress, Report, and the tree of errors.

    PasticheError          a message and a remedy, both shown to the user as they are
    ├── BadInput           a file, folder or text that cannot be used
    │   └── Protected      a book locked by its seller
    ├── BadOption          a flag, recipe key or setting that makes no sense
    ├── Missing            something this needs is not there: a stage not run, a model, a package
    │   └── NoMLX          MLX, which training and writing compute with
    ├── ProviderError      the describer did not answer as it should
    │   ├── ProviderRefused    wrong key, no credit, unknown model: asking again would not help
    │   └── ProviderOff        nothing answers at that address
    ├── DownloadFailed     something did not arrive: no network, a busy hub, wrong bytes
    ├── NoSpace            the disk is full
    ├── NoMemory           it does not fit into this machine's memory
    ├── Locked             the project is open elsewhere
    ├── ReadOnly           the project can be looked at, not changed
    └── WorkerDied         the child process ended without a result

Cancelled stands outside the tree: a stop that the user asked for is no failure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """One report of a stage.

    Attributes:
        stage: name of the stage, as in `core.stages`.
        done: units finished; falls within a stage only where a child that died is started again.
        total: units in all, or None while that is unknown.
        note: what is being done now, in plain words.
        metrics: figures for charts and tables, e.g. {"train_loss": 3.1}.
    """

    stage: str
    done: int
    total: int | None = None
    note: str = ""
    metrics: Mapping[str, float] = field(default_factory=dict)


Report = Callable[[Progress], None]
"""Takes a Progress; raises Cancelled when a stop was asked for, so that reporting is checking."""


def silent(progress: Progress) -> None:
    """A Report that tells nobody and never stops."""


class Cancelled(Exception):
    """The user asked to stop. What was finished is saved."""


class PasticheError(Exception):
    """A failure the user can meet.

    Args:
        message: what happened, in a sentence.
        remedy: what to do about it, in a sentence.
        detail: for Copy Details only; never holds keys or text of books.
    """

    def __init__(self, message: str, remedy: str, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class BadInput(PasticheError):
    """A file, folder or text that cannot be used."""


class Protected(BadInput):
    """A book locked by its seller."""


class BadOption(PasticheError):
    """A flag, recipe key or setting that makes no sense."""


class Missing(PasticheError):
    """Something this needs is not there: a stage not run yet, a model, a package."""


class NoMLX(Missing):
    """MLX, which training and writing compute with, is not there or cannot be loaded."""


class ProviderError(PasticheError):
    """The describer did not answer as it should."""


class ProviderRefused(ProviderError):
    """Wrong key, no credit, unknown model: asking again would not help."""


class ProviderOff(ProviderError):
    """Nothing answers at that address."""


class DownloadFailed(PasticheError):
    """A model, or the word of a newer version, did not arrive: no network, a busy hub, wrong bytes."""


class NoSpace(PasticheError):
    """The disk is full."""


class NoMemory(PasticheError):
    """It does not fit into this machine's memory."""


class Locked(PasticheError):
    """The project is open elsewhere."""


class ReadOnly(PasticheError):
    """The project can be looked at, not changed."""


class WorkerDied(PasticheError):
    """The child process ended without a result."""


ERRORS: Mapping[str, type[PasticheError]] = {
    kind.__name__: kind
    for kind in (
        PasticheError,
        BadInput,
        Protected,
        BadOption,
        Missing,
        NoMLX,
        ProviderError,
        ProviderRefused,
        ProviderOff,
        DownloadFailed,
        NoSpace,
        NoMemory,
        Locked,
        ReadOnly,
        WorkerDied,
    )
}
"""Name -> class, so that an error keeps its kind on the way out of a child process."""
