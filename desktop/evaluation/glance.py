"""Owns the answers at a glance below the verdict: each question with a mark and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from core.evaluating.shown import Answer
from desktop.widgets.basics import button, column, fill, label, row
from desktop.widgets.icons import IconLabel

INDENT = 26  # pixels to where the question's words begin


def tr(text: str) -> str:
    return QCoreApplication.translate("evaluation", text)


class Glance(QWidget):
    """`wanted` comes with the name of the answer whose question was chosen; `test_wanted`: the blind test."""

    wanted = Signal(str)
    test_wanted = Signal()

    def __init__(self, answers: Sequence[Answer], copied: bool, blind: str = "") -> None:
        """Args:
        copied: the voice copies, which is worse than to be looked at.
        blind: what the blind test came to, "" without one.
        """
        super().__init__()
        lines = column()
        self.questions = []
        for answer in answers:
            role = "error" if copied and answer.name == "copying" else "look" if answer.look else "accent"
            mark = IconLabel("stopped" if answer.look else "tick", role)
            found = tr("To look at") if answer.look else tr("In order")
            question = button(answer.question, look="link", name=f"{found}: {answer.question}")
            question.setAccessibleDescription(answer.sentence)
            question.clicked.connect(lambda *_, name=answer.name: self.wanted.emit(name))
            self.questions.append(question)
            said = row(INDENT, label(answer.sentence, "soft", wrap=True))
            fill(lines, row(mark, 8, question, -1), said, 10)
        self.blind = button(tr("Can you tell it from the author?"), look="link")
        self.blind.clicked.connect(self.test_wanted)
        told = blind or tr("Nobody has tried yet: the blind test asks you.")
        self.blind.setAccessibleDescription(told)
        mark = IconLabel("search", "soft")
        fill(lines, row(mark, 8, self.blind, -1), row(INDENT, label(told, "soft", wrap=True)))
        self.setLayout(lines)
