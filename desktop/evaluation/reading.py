"""Owns what the window reads of a voice's evaluation, in the language on screen, on a `Load`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.adapters.states import weights_hash
from core.evaluating import answers, summary
from core.evaluating.shown import Answer, Speech
from core.evaluating.summary import Finding
from core.files import write_text
from desktop import words
from desktop.help.pages import language
from desktop.language import translated


@dataclass(frozen=True, slots=True)
class Found:
    """An evaluation. Attributes: answers: in words. older: the voice has other weights since."""

    finding: Finding
    answers: tuple[Answer, ...]
    older: bool

    def reads_as(self, other: Found | None) -> bool:
        """Whether the same stands in both, so that it need not be shown again."""
        return other is not None and (self.finding, self.answers) == (other.finding, other.answers)


def speech() -> Speech:
    """The window's language and figures."""
    return Speech(language(), translated, words.decimal)


def read(voice: Path) -> Found | None:
    """What was found of a voice; None where it was not measured yet. For a `Load`.

    Raises:
        BadInput: the report is damaged.
    """
    finding = summary.read(voice)
    if finding is None:
        return None
    older = bool(finding.adapter) and weights_hash(voice) not in (finding.adapter, "")
    return Found(finding, tuple(answers.answers(finding, speech())), older)


def write_page(finding: Finding, path: Path) -> Path:
    """The report as a web page in the language on screen. For a `Load`.

    Raises:
        NoSpace, BadInput: as `core.files.write_text`.
    """
    from core.evaluating import report

    write_text(path, report.render(finding, speech()))
    return path
