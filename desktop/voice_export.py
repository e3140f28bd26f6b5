"""Owns the sheet that exports a voice: four forms in plain words, whether the text goes along, where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFileDialog, QWidget

from core import adapters
from core.adapters import placing
from core.adapters.papers import name_of
from core.exporting import FORMS, Options, Result
from core.progress import PasticheError
from core.types import Adapter
from desktop import words
from desktop.jobs import Load
from desktop.language import translated
from desktop.state import State
from desktop.voice_sheet import Sheet
from desktop.widgets.basics import ChoiceRow, button, fill, label, row


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes that each form will have, about. `lacking`: why a whole model cannot be made, or ""."""

    voice: int
    whole: int = 0
    plain: int = 0
    text: bool = False
    lacking: str = ""


def read_sizes(adapter: Adapter) -> Sizes:
    """What each form takes. For a `Load`."""
    from core.writing import models

    folder = Path(adapter.path)
    voice = (folder / adapters.WEIGHTS).stat().st_size
    text = any((folder / "data" / name).is_file() for name in ("train.jsonl", "valid.jsonl"))
    try:
        base = models.resolve(adapter.base_model)
        shape = models.shape_of(base)
    except PasticheError as error:
        return Sizes(voice, text=text, lacking=translated(str(error)))
    whole = sum(path.stat().st_size for path in models.weight_files(base))
    return Sizes(voice, whole, shape.parameters * shape.bytes_per_activation, text)


class ExportSheet(Sheet):
    """Asks what the copy is for, and makes it."""

    def __init__(self, state: State, adapter: Adapter, parent: QWidget) -> None:
        whose = name_of(adapter)
        super().__init__(state, parent.tr("Export the Voice of {author}").format(author=whose), parent)
        self.adapter, self.whose = adapter, whose
        self.sizes: Sizes | None = None
        self.chosen_folder: Path | None = None
        self.making: Path | None = None
        self.group = QButtonGroup(self)
        self.rows: dict[str, ChoiceRow] = {}
        for number, (name, title, body) in enumerate(self._forms()):
            choice = ChoiceRow(title, body)
            self.rows[name] = choice
            self.group.addButton(choice.radio, number)
            choice.chosen.connect(self._changed)
            self.form_lines.addWidget(choice)
        self.text = QCheckBox(self.tr("Let the author's text go along"))
        self.text.toggled.connect(self._changed)
        self.text_note = label("", "note", wrap=True)
        self.target = label("", "note", wrap=True)
        self.elsewhere = button(
            self.tr("Choose..."), self._choose, "small", name=self.tr("Choose another place")
        )
        fill(self.form_lines, 8, self.text, 4, self.text_note, 16)
        fill(self.form_lines, row(label(self.tr("New folder"), "strong"), -1, self.elsewhere), 2, self.target)
        self.buttons(self.tr("Export"), self.export)
        self.rows["mlx"].radio.setChecked(True)
        self.rows["mlx"].radio.setFocus()
        self._reading = Load(lambda: read_sizes(adapter), self._show_sizes, self._failed)

    def _forms(self) -> list[tuple[str, str, str]]:
        return [
            (
                "mlx",
                self.tr("For Pastiche"),
                self.tr(
                    "The voice alone: to keep it safe, to take it to another Mac, or to give it to somebody "
                    "who has Pastiche and the same base model."
                ),
            ),
            (
                "peft",
                self.tr("For other programs (PEFT)"),
                self.tr("The voice alone, in the form that most programs for language models read."),
            ),
            (
                "fused",
                self.tr("A whole model"),
                self.tr(
                    "Base model and voice in one, as large as the base model. Nothing else is needed to "
                    "write with it, and the two cannot be parted again."
                ),
            ),
            (
                "ollama",
                self.tr("For Ollama"),
                self.tr("A whole model in full precision, and a file that tells Ollama how to run it."),
            ),
        ]

    @property
    def form_name(self) -> str:
        return FORMS[max(0, self.group.checkedId())]

    @property
    def output(self) -> Path:
        """The folder to make: the first free name in the chosen place."""
        ends = {
            "mlx": self.tr("{author}, voice"),
            "peft": self.tr("{author}, voice for PEFT"),
            "fused": self.tr("{author}, whole model"),
            "ollama": self.tr("{author}, model for Ollama"),
        }
        name = ends[self.form_name].format(author=self.whose.replace("/", "-").replace(":", "-"))[:80]
        return placing.numbered((self.chosen_folder or self.state.preferences.projects_folder) / name)

    def _show_sizes(self, sizes: Sizes) -> None:
        self.sizes = sizes
        for name, octets in (
            ("mlx", sizes.voice),
            ("peft", sizes.voice),
            ("fused", sizes.whole),
            ("ollama", sizes.plain),
        ):
            if octets:
                self.rows[name].set_right(self.tr("about {size}").format(size=words.size(octets)))
        if sizes.lacking:
            for name in ("fused", "ollama"):
                self.rows[name].set_reason(self.tr("needs the base model"))
                self.rows[name].setToolTip(sizes.lacking)
        self._changed()

    def _changed(self, *_: object) -> None:
        alone = self.form_name == "mlx"
        has_text = self.sizes is not None and self.sizes.text
        self.text.setEnabled(alone and has_text)
        if not alone:
            said = self.tr("This form has no place for the author's text.")
        elif self.sizes is not None and not has_text:
            said = self.tr("The author's text does not lie beside this voice.")
        elif self.text.isChecked():
            said = self.tr("Whoever gets the copy can read the author's text in it.")
        else:
            said = self.tr(
                "Without it, fingerprints of the text go along: they tell a copied passage, and nobody can "
                "read the text in them."
            )
        self.text_note.setText(said)
        self.target.setText(str(self.output))

    def _choose(self) -> None:
        start = str(self.output.parent)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where to put the new folder"), start)
        if folder:
            self.chosen_folder = Path(folder)
            self._changed()

    def export(self) -> None:
        """Make the copy."""
        text = self.text.isChecked() and self.text.isEnabled()
        self.making = self.output
        options = Options(self.adapter.path, str(self.making), self.form_name, text)
        self.start("export", options)

    def clear_left(self) -> None:
        if self.making is not None:
            placing.clear_left(self.making)

    def show_result(self, result: Result) -> None:
        said = self.tr("The copy is made: {size}.").format(size=words.size(result.bytes))
        self.said.setText(said)
        super().show_result(result)
        heads = {
            "mlx": self.tr("To take it in elsewhere, drop the folder on Pastiche, or type:"),
            "peft": self.tr("In a program in Python:"),
        }
        self.next_head.setText(heads.get(self.form_name, self.tr("What to type next, in Terminal:")))
