"""Owns the choosing of a describer, and the user's word that text may leave the computer for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QVBoxLayout, QWidget

from core.describing.providers import destination
from desktop import words
from desktop.widgets.basics import ChoiceRow, column, fill, hairline, holder, label, row
from desktop.widgets.icons import IconLabel

OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Describer:
    """One way to have passages described.

    Attributes:
        name: as in `--llm`, without model and address.
        note: what leaves the computer. cloud: True when something does.
        field: hint for the text field, or "" when there is none. preset: what it holds at first.
        needs: what the field must contain.
        workers: passages asked for at a time.
    """

    name: str
    title: str
    body: str
    note: str
    cloud: bool = False
    field: str = ""
    preset: str = ""
    needs: str = ""
    workers: int = 1


class DescriberChoice(QWidget):
    """Emits `changed` whenever `ready` may have become another."""

    changed = Signal()

    def __init__(self, words_to_send: int, before: Mapping[str, Any], parent: QWidget | None = None) -> None:
        """`before` are the options chosen last; consent is never among them."""
        super().__init__(parent)
        self.words_to_send = words_to_send
        self.describers = {d.name: d for d in self._describers()}
        self.rows: dict[str, ChoiceRow] = {}
        self.fields: dict[str, QLineEdit] = {}
        self.group = QButtonGroup(self)
        self.sending = self._sending()
        self.setMaximumWidth(760)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        fill(layout, label(self.tr("Who writes the plain accounts?"), "section"), 8, hairline())
        for describer in self.describers.values():
            fill(layout, self._row(describer), hairline())
        self.names = QCheckBox(self.tr("Call people and places by their role instead of their name"))
        self.names.setChecked(bool(before.get("neutral_names", False)))
        fill(layout, 16, self.names, 16, self.sending)
        self._restore(str(before.get("llm", "")))

    def _describers(self) -> tuple[Describer, ...]:
        stays = self.tr("Nothing leaves this computer.")
        sent = self.tr("The chosen passages are sent to {host}.")
        return (
            Describer(
                "mlx",
                self.tr("A model on this computer"),
                self.tr("Careful and private. It runs inside Pastiche and needs a chat model on this disk."),
                stays,
                field=self.tr("Model, or empty for the usual one"),
            ),
            Describer(
                "ollama",
                self.tr("Ollama"),
                self.tr("Uses a model that you have in Ollama, which must be open."),
                stays,
                field=self.tr("Model in Ollama"),
                preset="qwen3:8b",
                needs=":",
            ),
            Describer(
                "deepseek",
                self.tr("DeepSeek"),
                self.tr("A cloud service that you pay for. Quick, and it follows instructions well."),
                sent.format(host=destination("deepseek")),
                cloud=True,
                workers=8,
            ),
            Describer(
                "openai",
                self.tr("Another service"),
                self.tr("OpenAI, or any server that speaks its language, here or elsewhere."),
                self.tr("The chosen passages go to the address you enter."),
                cloud=True,
                field=self.tr("model, or model@https://address/v1"),
                needs=" ",
                workers=4,
            ),
            Describer(
                OUTLINE,
                self.tr("Outline: no AI, for practice"),
                self.tr(
                    "Lists the content words in their order. It shows the way, and trains no real voice."
                ),
                stays,
            ),
        )

    def _row(self, describer: Describer) -> ChoiceRow:
        icon = "cloud" if describer.cloud else "lock"
        made = ChoiceRow(describer.title, describer.body, describer.note, icon, describer.cloud)
        if describer.field:
            edit = QLineEdit(describer.preset)
            edit.setPlaceholderText(describer.field)
            edit.setAccessibleName(f"{describer.title}: {describer.field}")
            edit.setMaximumWidth(360)
            edit.textChanged.connect(self._changed)
            edit.hide()
            fill(made.lines, 6, edit)
            self.fields[describer.name] = edit
        self.group.addButton(made.radio)
        made.chosen.connect(self._changed)
        self.rows[describer.name] = made
        return made

    def _sending(self) -> QWidget:
        self.sent = label("", "look", wrap=True)
        self.consent = QCheckBox()
        self.consent.toggled.connect(self.changed)
        text = column(self.sent, 10, self.consent)
        line = row(IconLabel("cloud", "look"), 12, text, margins=(16, 14, 16, 14))
        line.setStretch(2, 1)
        made = holder(line, "sending")
        made.hide()
        return made

    def _restore(self, llm: str) -> None:
        name, _, rest = llm.partition(":")
        name = name if name in self.rows else OUTLINE
        if rest and name in self.fields:
            self.fields[name].setText(rest)
        self.rows[name].radio.setChecked(True)

    def chosen(self) -> Describer:
        checked = (d for name, d in self.describers.items() if self.rows[name].radio.isChecked())
        return next(checked, self.describers[OUTLINE])

    def llm(self) -> str:
        """What is chosen, as `--llm` takes it."""
        name = self.chosen().name
        rest = self.fields[name].text().strip() if name in self.fields else ""
        return f"{name}:{rest}" if rest else name

    def host(self) -> str:
        """Where the text would go; empty when it stays on this computer."""
        return destination(self.llm())

    def _changed(self, *_: object) -> None:
        """Another describer, model or address: consent given before was for another one."""
        chosen = self.chosen()
        for name, edit in self.fields.items():
            edit.setVisible(name == chosen.name)
        host = self.host()
        self.consent.setChecked(False)
        self.sending.setVisible(bool(host))
        if host:
            amount = words.words(self.words_to_send)
            said = self.tr(
                "The text of your books, {amount}, will be sent to {host}. So far nothing has been."
            )
            self.sent.setText(said.format(amount=amount, host=host))
            self.consent.setText(self.tr("Yes, send it to {host}").format(host=host))
            self.consent.setAccessibleName(self.consent.text())
        self.changed.emit()

    def ready(self) -> bool:
        chosen = self.chosen()
        if chosen.needs and not self.fields[chosen.name].text().strip():
            return False
        return not self.host() or self.consent.isChecked()
