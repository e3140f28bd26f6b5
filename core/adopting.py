"""Owns the stage *adopt*: a voice from elsewhere, copied or converted into the library of voices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.progress import Progress, Report
from core.project import Project

STAGE = "adopt"


@dataclass(frozen=True, slots=True)
class Options:
    """What to take in.

    Attributes:
        source: a folder or zip file with an adapter of PEFT's, of mlx-lm's or of Pastiche's.
        author: whose voice it is; empty for what it says itself, else the name of its folder.
        model: its base model; empty for what it says itself.
    """

    source: str
    author: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """Where the voice lies now.

    Attributes:
        origin: "peft" or "mlx-lm"; empty for one of Pastiche's.
        base_model: its name; empty where nobody knows.
    """

    folder: str
    author: str
    base_model: str
    origin: str
    warnings: tuple[str, ...] = ()


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Take the voice in; it appears whole or not at all, and replaces none.

    Raises:
        BadInput: no voice, damaged, or of a kind that cannot be used; said which.
        NoSpace, Locked, Cancelled: as elsewhere.
    """
    from core.adapters.bringing import bring

    done = 0

    def moved(count: int) -> None:
        nonlocal done
        done += count
        report(Progress(STAGE, done, None, "Copying the voice", {"bytes": 1.0}))

    report(Progress(STAGE, 0, None, "Looking at what is there"))
    adapter, warnings = bring(Path(options.source), options.author, options.model, moved)
    report(Progress(STAGE, 1 + done, 1 + done, "Imported"))
    origin = str(adapter.metadata.get("source") or "")
    return Result(adapter.path, adapter.author, adapter.base_model, origin, warnings)
