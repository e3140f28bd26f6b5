"""Owns how checks are run: one after another, each told as it ends, all of them in a report."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.files import write_json
from core.keys import without_keys
from core.progress import PasticheError
from core.types import as_json
from desktop.selftest.trial import Skipped, Trial

Status = Literal["ok", "failed", "skipped"]
NOT_WHOLE = "This copy of Pastiche is not whole, or this system lacks something: get or build it again."
_ERROR = re.compile(r"^[A-Za-z_][\w.]*: .+", re.MULTILINE)
"""The last line of a traceback."""
NAME = 18  # letters of a check's name, in the list on the screen


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to prove.

    Attributes:
        look: gives what was found in a few words; raises Skipped, or any error.
        remedy: for an error that brings none.
    """

    name: str
    look: Callable[[Trial], str]
    remedy: str = NOT_WHOLE


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of a check. Attributes: detail: a traceback, for the report alone."""

    name: str
    status: Status
    said: str
    seconds: float = 0.0
    remedy: str = ""
    detail: str = ""


class Report:
    """The findings, and the file that holds them: before each check as if all ended in it."""

    def __init__(self, path: Path | None, head: Mapping[str, object]) -> None:
        self.findings: list[Finding] = []
        self._path = path
        self._head = head
        self._began = time.monotonic()

    def begin(self, name: str) -> None:
        """Note that a check runs: a crash, or an end by force, is its failure.

        Raises:
            BadInput, NoSpace: the file cannot be written.
        """
        crashed = Finding(name, "failed", "Pastiche crashed or hung in it", remedy=NOT_WHOLE)
        self._write([*self.findings, crashed])

    def add(self, finding: Finding) -> None:
        self.findings.append(finding)
        self._write(self.findings)

    def close(self, complaints: Sequence[str]) -> None:
        """Note what Qt complained of meanwhile."""
        self._head = {**self._head, "qt": list(complaints)}
        self._write(self.findings)

    def named(self, status: str) -> list[str]:
        """The names of the checks that ended so."""
        return _named(self.findings, status)

    def summary(self) -> str:
        """All in a sentence or two."""
        failed, skipped = self.named("failed"), self.named("skipped")
        said = [f"{len(self.findings) - len(failed) - len(skipped)} of {len(self.findings)} ok"]
        said += [f"skipped: {', '.join(skipped)}"] if skipped else []
        said += [f"FAILED: {', '.join(failed)}"] if failed else []
        return f"{'; '.join(said)}. {self.seconds:.0f} seconds."

    @property
    def seconds(self) -> float:
        return round(time.monotonic() - self._began, 1)

    def _write(self, findings: Sequence[Finding]) -> None:
        if self._path is None:
            return
        failed, skipped = _named(findings, "failed"), _named(findings, "skipped")
        how = {"ok": not failed, "failed": failed, "skipped": skipped, "seconds": self.seconds}
        write_json(self._path, {**self._head, **how, "checks": as_json(list(findings))})


def _named(findings: Sequence[Finding], status: str) -> list[str]:
    return [finding.name for finding in findings if finding.status == status]


def run(checks: Sequence[Check], trial: Trial, report: Report) -> None:
    """Run the checks in their order and tell of each; what fails keeps none of the others from running."""
    for check in checks:
        report.begin(check.name)
        print(f"{check.name:<{NAME}} ", end="", flush=True)
        finding = examine(check, trial)
        report.add(finding)
        print(f"{finding.status:<8}{finding.seconds:6.1f} s  {finding.said}", flush=True)
        if finding.remedy:
            print(f"{'':<{NAME}} {finding.remedy}", flush=True)


def examine(check: Check, trial: Trial) -> Finding:
    """Run one check; it fails also by what goes wrong beside it, e.g. while a page is painted."""
    began = time.monotonic()
    if not trial.left:
        return Finding(check.name, "skipped", "the time for all was up before")
    status, said, remedy, detail = _looked(check, trial)
    trial.children()  # noted, so that nothing of them is left at the end
    troubles = trial.take_troubles()
    if troubles and status != "failed":
        status, said, remedy = "failed", *_told(troubles[0])[:2]
    detail = "\n".join([detail, *(_told(trouble)[2] for trouble in troubles)]).strip()
    if status == "failed" and not remedy:
        remedy = check.remedy
    return Finding(check.name, status, said, round(time.monotonic() - began, 1), remedy, detail)


def _looked(check: Check, trial: Trial) -> tuple[Status, str, str, str]:
    """Status, words, remedy and detail."""
    try:
        return "ok", check.look(trial), "", ""
    except Skipped as skipped:
        return "skipped", str(skipped), "", ""
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it is, it is what was found
        return "failed", *_told(error)


def _told(error: BaseException) -> tuple[str, str, str]:
    """An error's message in a line, its remedy, and where it came from."""
    trace = without_keys("".join(traceback.format_exception(error)))
    if type(error) is PasticheError:  # of another process or thread, where nobody expected it
        lines = _ERROR.findall(error.detail)
        return without_keys(lines[-1] if lines else error.message), "", without_keys(error.detail)
    if isinstance(error, PasticheError):
        return without_keys(error.message), error.remedy, without_keys(error.detail) or trace
    return without_keys(traceback.format_exception_only(error)[-1].strip()), "", trace
