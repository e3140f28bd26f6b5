"""Owns what the window reads of a voice's evaluation, in the language on screen, on a `Load`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from core.adapters import load
from core.adapters.states import in_use, kept_hash, weights_hash
from core.evaluating import answers, blind, style_model, summary
from core.evaluating.ahead import Ahead, ahead
from core.evaluating.shown import Answer, Speech
from core.evaluating.summary import Finding
from core.files import write_text
from core.progress import BadInput
from core.types import Adapter
from desktop import words
from desktop.help.pages import language
from desktop.language import translated


@dataclass(frozen=True, slots=True)
class Found:
    """An evaluation.

    Attributes:
        answers: in words. older: the voice was trained again since.
        measured: the step of the training that is the voice in the report. in_use: that with which it writes
            now; both are 0 where that is not known.
        blind: what the blind test came to so far, "" where no question was answered.
        model: the style model that could give a second opinion and was not asked, "" where there is none;
            model_here: whether it is on this computer by now.
    """

    finding: Finding
    answers: tuple[Answer, ...]
    older: bool
    measured: int = 0
    in_use: int = 0
    blind: str = ""
    model: str = ""
    model_here: bool = False

    def reads_as(self, other: Found | None) -> bool:
        """Whether the same stands in both, so that it need not be shown again."""
        return other is not None and self._said == other._said

    @property
    def _said(self) -> tuple[Finding, tuple[Answer, ...], str]:
        return self.finding, self.answers, self.blind


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
    measured = next((row.step for row in finding.checkpoints if row.in_use), 0)
    changed = bool(finding.adapter) and weights_hash(voice) not in (finding.adapter, "")
    older = changed and kept_hash(voice, measured) != finding.adapter
    used = 0 if older else in_use(load(voice))
    if used and measured:
        rows = tuple(replace(row, in_use=row.step == used) for row in finding.checkpoints)
        finding = replace(finding, checkpoints=rows)
    said = tuple(answers.answers(finding, speech()))
    style = finding.style
    model = style.model if style is not None and not style.seconded and style_model.usable() else ""
    here = style_model.model_path(model) is not None
    return Found(finding, said, older, measured, used, _blind(voice, finding), model, here)


def _blind(voice: Path, finding: Finding) -> str:
    """Of damaged answers the test itself tells."""
    try:
        test = blind.read(voice, finding)
    except BadInput:
        return ""
    return translated(test.score.sentence(finding.author)) if test.answered else ""


def look(voice: Adapter, model: str) -> Found | Ahead:
    """What was found of a voice, or what there is to do for that. For a `Load`.

    Args:
        model: the base model where the voice's papers do not say.

    Raises:
        BadInput: a file is damaged.
    """
    found = read(Path(voice.path))
    return found if found is not None else ahead(voice, model)


def write_page(finding: Finding, path: Path) -> Path:
    """The report as a web page in the language on screen. For a `Load`.

    Raises:
        NoSpace, BadInput: as `core.files.write_text`.
    """
    from core.evaluating import report

    write_text(path, report.render(finding, speech()))
    return path
