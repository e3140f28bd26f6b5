"""Owns the offer of a second opinion on style: a model that is fetched on request, and never needed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.evaluating.style_model import SIZES, model_path
from core.progress import PasticheError
from desktop import words
from desktop.language import translated
from desktop.voice_models import Fetches
from desktop.widgets.basics import button, column, holder, label, row
from desktop.widgets.progress import ProgressLine


class SecondOpinion(QWidget):
    """Stands at the end of a report where the model was not asked. `fetches` may outlive it."""

    def __init__(self, model: str, here: bool, fetches: Fetches) -> None:
        super().__init__()
        self.model = model
        self._fetches = fetches
        about = self.tr(
            "{model} is a model that learned from other texts how people write. Where it is on this "
            "computer, it is asked about style too, and the table of style says what it finds. It is never "
            "needed."
        )
        self.said = label("", "note", wrap=True)
        self.wrong = label("", "errornote", wrap=True)
        self.go = button(
            self.tr("Download ({size})").format(size=words.size(SIZES[model])),
            self.start,
            "small",
            name=self.tr("Download the model for a second opinion on style"),
        )
        self.line = ProgressLine()
        self.stop = button(self.tr("Stop"), self.stop_it, "small", name=self.tr("Stop the download"))
        coming = row(self.line, 12, self.stop)
        coming.setStretch(0, 1)
        self.coming = holder(coming)
        self.setLayout(
            column(
                label(self.tr("A second opinion on style"), "name", wrap=True), 6,
                label(about.format(model=model.partition("/")[2]), "note", wrap=True), 6,
                self.said, self.wrong, 8, row(self.go, -1), self.coming,
            )
        )  # fmt: skip
        fetches.moved.connect(self._moved)
        fetches.ended.connect(self._ended)
        self._show(here)

    def start(self) -> None:
        """Fetch the model, or the rest of it."""
        self.wrong.setText("")
        self._fetches.start(self.model)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_it(self) -> None:
        self._fetches.stop(self.model)

    def _show(self, here: bool) -> None:
        """What there is to do: nothing where the model is here, or on its way."""
        fetch = self._fetches.running.get(self.model)
        self.go.setVisible(fetch is None and not here)
        self.coming.setVisible(fetch is not None)
        self.wrong.setVisible(bool(self.wrong.text()))
        if fetch is not None:
            self.said.setText(fetch.sentence)
            self.line.set_share(fetch.share)
            self.stop.setEnabled(not fetch.stopping)
        elif here:
            self.said.setText(self.tr("It is on this computer. Measure again, and it is asked."))
        else:
            self.said.setText(
                self.tr("It comes from Hugging Face, under the MIT licence. No text leaves this computer.")
            )

    def _moved(self, model: str) -> None:
        if model == self.model:
            self._show(here=False)

    def _ended(self, model: str, error: PasticheError | None) -> None:
        if model != self.model:
            return
        had = self.stop.hasFocus()
        self.wrong.setText(translated(str(error)) if error is not None else "")
        self._show(here=error is None and model_path(model) is not None)  # else it was stopped
        if had and not self.go.isHidden():
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
