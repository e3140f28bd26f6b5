"""Owns the stage *evaluate*: whether a voice writes as its author does, and by itself.

The voice and its base model write from the same descriptions with the same draws: from those of held-out
chapters, and from scenes of today that cannot stand in the books. What comes of it is held against the
author's own pages, other authors' pages, and the books. `summary` is what is found.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from core.progress import Report
from core.project import Project
from core.types import ONCE

STAGE = "evaluate"


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    adapter: the voice's folder; "" for the project's.
    samples: held-out descriptions to write from at most; 0 for as many as give enough words.
    scenes: write from scenes of today, too.
    checkpoints: compare the checkpoints that are kept.
    seed: of the draws.
    model: the base model where the voice's papers do not say.
    report: a file for the report as a web page, beside the one in the voice's folder; "" for none.
    """

    adapter: str = ""
    samples: int = 0
    scenes: bool = True
    checkpoints: bool = False
    seed: int = 1
    model: str = ""
    report: str = field(default="", metadata=ONCE)


@dataclass(frozen=True, slots=True)
class Result:
    """Attributes:
    adapter: the voice's folder. report: the file in it with all that was found, for `summary.read`.
    headline: the first line of the report. page: the report as a web page, "" where there is none.
    written: texts that this run wrote; the others were there.
    trouble: why the web page could not be written, with its remedy; "" where it was.
    beside: why the voice's report is still an earlier one; "" where it is this.
    """

    adapter: str
    headline: str
    verdict: str
    page: str
    written: int
    warnings: tuple[str, ...] = ()
    trouble: str = ""
    report: str = "report.json"
    beside: str = ""


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Write what is missing, measure all of it, and keep what was found in the voice's folder.

    Args:
        project: whose voice it is where none is named; and its author's books for a voice that has none.

    Raises:
        BadInput, BadOption, Missing: there is no voice, or nothing to measure it with. NoSpace: the disk is
        full. Cancelled: a stop was asked for; what was written is kept.
    """
    from core.evaluating import stage

    return stage.run(project, options, report)
