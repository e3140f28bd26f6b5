"""Owns one question of the report on screen: the answer, its picture, its figures, and what is copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from core.evaluating.answers import columns
from core.evaluating.excerpts import excerpt, quoted
from core.evaluating.found import Span
from core.evaluating.shown import Answer, Picture
from core.evaluating.summary import Finding, Sample
from core.evaluating.verdict import advice, convinces
from desktop.evaluation.marked import Marked
from desktop.evaluation.picture import PictureView
from desktop.evaluation.reading import speech
from desktop.theme import theme
from desktop.widgets.basics import column, fill, holder, label, row
from desktop.widgets.icons import IconLabel

ABOVE = 8  # pixels between a question and the line above it


def tr(text: str) -> str:
    return QCoreApplication.translate("evaluation", text)


class AnswerView(QWidget):
    """One answer, from the question to the small print. A line above it marks that the keys are here."""

    def __init__(self, answer: Answer, finding: Finding) -> None:
        super().__init__()
        self.answer = answer
        self.said = label(answer.sentence, "look" if answer.look else "text", wrap=True)
        question = label(answer.question, "name", wrap=True)
        lines = self.lines = column(question, 4, self.said, margins=(0, ABOVE, 0, 0))
        if answer.picture is not None:
            fill(lines, 12, _framed(answer.picture, answer.question, answer.caption))
        if answer.rows:
            fill(lines, 12, Table(answer, finding))
        for remark in answer.remarks:
            fill(lines, 8, label(remark, "note", wrap=True))
        self.setLayout(lines)
        self.setAccessibleName(answer.question)
        self.setAccessibleDescription(answer.sentence)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            QPainter(self).fillRect(0, 0, self.width(), 2, theme().colour("accent"))


def _framed(picture: Picture, name: str, caption: str) -> QFrame:
    lines = column(PictureView(picture, name), margins=(16, 16, 16, 14))
    if caption:
        fill(lines, 12, label(caption, "note", wrap=True))
    return holder(lines, "card")


class Table(QFrame):
    """Figures under each other, the voice's in bold."""

    def __init__(self, answer: Answer, finding: Finding) -> None:
        super().__init__()
        own = any(row.author for row in answer.rows)
        heads = answer.heads or columns(finding, speech(), own)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        for at, head in enumerate(heads, 1):
            grid.addWidget(_cell(head, "caption"), 0, at)
        for line, row_ in enumerate(answer.rows, 1):
            name = label(row_.name, "text", wrap=True)
            grid.addWidget(name, line, 0)
            cells = (row_.base, row_.voice, row_.author)[: len(heads)]
            for at, cell in enumerate(cells, 1):
                strong = row_.best or (at == 2 and not answer.heads)
                grid.addWidget(_cell(cell, "strong" if strong else "soft"), line, at)


def _cell(text: str, look: str) -> QWidget:
    made = label(text, look)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


class Passage(QFrame):
    """A text of the voice's with what is copied marked, and where that stands in the books."""

    def __init__(self, sample: Sample) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.text = Marked(tr("What the voice wrote"))
        text, spans = excerpt(sample.voice)
        self.text.show_text(text, spans)
        lines = column(label(sample.title, "caption", wrap=True), 6, self.text, margins=(16, 12, 16, 14))
        for span in quoted(spans):
            fill(lines, 10, _quoted(span))
        self.setLayout(lines)


def _quoted(span: Span) -> QFrame:
    count = speech()
    head = count.say(f"{count.number(span.words)} words in a row")
    where = f"{head}, {span.place}" if span.place else head
    lines = column(label(where, "looknote", wrap=True))
    if span.there:
        quote = Marked(tr("The author's own page"), "prose")
        text = f"… {span.before}{span.there}{span.after} …"
        start = 2 + len(span.before)
        quote.show_text(text, (Span(start, start + len(span.there), span.words),))
        fill(lines, 2, quote)
    return holder(lines)


class Remarks(QWidget):
    """Sentences under a heading."""

    def __init__(self, title: str, sentences: Sequence[str], look: str = "note") -> None:
        super().__init__()
        lines = column(label(title, "name", wrap=True), 2)
        for sentence in sentences:
            fill(lines, 6, label(sentence, look, wrap=True))
        self.setLayout(lines)


class Verdict(QFrame):
    """The first line of the report, and what to do next."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        copied, good = finding.verdict == "copied", convinces(finding)
        self.setProperty("look", "problem" if copied else "advice")
        self.said = label(speech().say(finding.headline), "name", wrap=True)
        role = "error" if copied else "soft" if good else "look"
        mark = IconLabel("tick" if good else "stopped", role, 20)
        self.advice = label(speech().say(advice(finding)), "", wrap=True)
        lines = holder(column(self.said, 8, self.advice))
        line = row(mark, 14, lines, margins=(20, 18, 20, 18))
        line.setStretch(2, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setAccessibleName(tr("What was found"))
        self.setAccessibleDescription(f"{self.said.text()} {self.advice.text()}")
