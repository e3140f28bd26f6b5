"""Owns the card that asks what a voice's folder does not say: whose voice it is, and its base model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from desktop.editor.voice_papers import Known, Papers
from desktop.jobs import Load
from desktop.steps.train_models import Base, read_bases
from desktop.theme import theme
from desktop.widgets.basics import button, column, holder, label, row
from desktop.widgets.icons import IconLabel

Own = Callable[[], tuple[Sequence[str], Sequence[str]]]
"""Gives the user's own models: folders, and names on the hub."""


class VoiceQuestion(QFrame):
    """Asks, and remembers nothing: `answered` brings the folder and what was said of it."""

    answered = Signal(str, object)  # path, Papers
    refused = Signal()
    train_wanted = Signal()  # the page on which base models are fetched

    def __init__(self, own: Own, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._known: Known | None = None
        self._reading: Load | None = None
        self.setProperty("look", "card")
        self.title = label("", "strong", wrap=True)
        self.body = label("", "text", wrap=True)
        self.author = QLineEdit()
        self.author.setAccessibleName(self.tr("Author"))
        self.author.setPlaceholderText(self.tr("The author's name"))
        self.author.setMaximumWidth(theme().px(360))
        self.author.setMinimumWidth(theme().px(160))
        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("Base model"))
        self.model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model.setMinimumContentsLength(24)
        self.model.setMaximumWidth(theme().px(360))
        self.model.setPlaceholderText(self.tr("Choose a base model"))
        self.none_here = label("", "soft", wrap=True)
        self.use = button(self.tr("Use This Voice"), self._answer, "primary")
        self.train = button(self.tr("Download on the Page Train"), self.train_wanted.emit)
        self.later = button(self.tr("Not Now"), self._refuse, "link")
        self._lay_out()
        self.author.textChanged.connect(self._look)
        self.author.returnPressed.connect(self.use.click)
        self.model.activated.connect(self._look)
        self.hide()

    def _lay_out(self) -> None:
        self.author_row = holder(column(label(self.tr("Whose voice is it?"), "soft"), 4, self.author, 12))
        self.model_row = holder(
            column(label(self.tr("Base model it was trained on"), "soft"), 4, self.model, self.none_here, 12)
        )
        for widget in (self.author, self.model):
            widget.setSizePolicy(widget.sizePolicy().Policy.Preferred, widget.sizePolicy().Policy.Fixed)
        asked = row(self.author_row, 16, self.model_row, -1)
        for place, part in enumerate((self.author_row, self.model_row)):
            asked.setStretch(2 * place, 4)
            asked.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        lines = column(
            self.title, 4, self.body, 12, asked,
            row(self.use, 8, self.train, 12, self.later, -1),
        )  # fmt: skip
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(IconLabel("voices", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)

    def ask(self, known: Known) -> None:
        """Ask what this voice lacks; nothing is loaded for it."""
        self._known = known
        lacks, folder = known.lacks, Path(known.adapter.path).name
        model = bool({"model", "base"} & set(lacks))
        if "base" in lacks:
            self.title.setText(
                self.tr("The base model of this voice is not here: {model}").format(
                    model=known.adapter.base_model
                )
            )
            self.body.setText(
                self.tr(
                    "A voice only works with the model that it was trained on. Download that, or choose it "
                    "here when it lies under another name. With another model it is refused, or not itself."
                )
            )
        else:
            self.title.setText(self.tr("{folder} does not say all that writing needs").format(folder=folder))
            said = self.tr("It comes from another program. Your answer is remembered for this folder.")
            self.body.setText(said)
        self.author.setText(known.adapter.author)
        self.author_row.setVisible("author" in lacks)
        self.model_row.setVisible(model)
        self.train.setVisible(model)
        self.model.clear()
        self.none_here.hide()
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.body.text())
        self.show()
        self._look()
        if model:
            self._list_models(known.adapter.base_model)
        place = self.author if "author" in lacks else self.model
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_models(self, named: str) -> None:
        """The base models that are here, with one of the missing model's name first."""
        if self._reading is not None:
            self._reading.drop()
        folders, names = self._own()
        self._reading = Load(lambda: read_bases(folders, names).models, lambda m: self._show(m, named))

    def _show(self, models: Sequence[Base], named: str) -> None:
        self.model.clear()
        wanted = named.rstrip("/").rpartition("/")[2].casefold()
        here = sorted(
            (base for base in models if base.here and base.name != named),
            key=lambda base: wanted not in base.name.casefold(),
        )
        for base in here:
            self.model.addItem(base.title, base.name)
            self.model.setItemData(self.model.count() - 1, base.name, Qt.ItemDataRole.ToolTipRole)
        alike = bool(here) and bool(wanted) and wanted in here[0].name.casefold()
        self.model.setCurrentIndex(0 if alike else -1)  # any other is for the user to choose
        self.model.setVisible(bool(here))
        self.none_here.setText(self.tr("There is no base model on this machine yet."))
        self.none_here.setVisible(not here)
        self._look()

    def _look(self, *_: object) -> None:
        """What is asked must be answered before it can be used."""
        named = bool(self.author.text().strip()) or self.author_row.isHidden()
        chosen = self.model.currentIndex() >= 0 or self.model_row.isHidden()
        self.use.setEnabled(named and chosen)

    def _answer(self) -> None:
        known = self._known
        if known is None or not self.use.isEnabled():
            return
        author = "" if self.author_row.isHidden() else " ".join(self.author.text().split())
        model = "" if self.model_row.isHidden() else str(self.model.currentData())
        self.hide()
        self.answered.emit(known.adapter.path, Papers(author, model))

    def _refuse(self) -> None:
        self.hide()
        self.refused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._refuse()
        else:
            super().keyPressEvent(event)
