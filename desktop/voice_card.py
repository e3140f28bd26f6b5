"""Owns the card of one voice: what is known of it, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu

from core import adapters, machine
from core.types import Adapter
from desktop import words
from desktop.widgets.basics import button, column, label, row


def tr(text: str) -> str:
    return QCoreApplication.translate("VoicesPage", text)


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice as the page shows it.

    Attributes:
        text: whether copies can be told from new text.
        base: whether its base model is on this computer.
    """

    adapter: Adapter
    text: bool
    base: bool = True


def read_voice(adapter: Adapter) -> Voice:
    """What the disk says of a voice. For a `Load`."""
    here = machine.model_folder(adapter.base_model) is not None
    return Voice(adapter, adapters.keeps_text(Path(adapter.path)), here)


class VoiceCard(QFrame):
    """One voice. Its signals carry nothing: whoever made the card knows the voice."""

    chosen = Signal()
    export_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.adapter = adapter = voice.adapter
        author = adapter.author or Path(adapter.path).name
        self.write = button(
            self.tr("Write in It"),
            self.chosen.emit,
            "small",
            name=self.tr("Write in the voice of {author}").format(author=author),
        )
        self.export = button(
            self.tr("Export..."),
            self.export_wanted.emit,
            "small",
            name=self.tr("Export the voice of {author}").format(author=author),
        )
        self.more = button(
            "...", self._show_menu, "small", name=self.tr("More for {author}").format(author=author)
        )
        self.menu = QMenu(self)
        self.show_folder = self.menu.addAction(self.tr("Show Folder"), self._open)
        self.delete = self.menu.addAction(self.tr("Delete..."), self.delete_wanted.emit)
        lines = QGridLayout()
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(4)
        lines.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(facts(voice)):
            lines.addWidget(label(name, "note"), number, 0)
            lines.addWidget(label(value, "note", wrap=True), number, 1)
        self.setLayout(
            column(
                label(author, "name"), 2, label(adapter.path, "caption", wrap=True), 12, lines, -1, 16,
                row(self.write, 8, self.export, -1, self.more), margins=(16, 16, 16, 16),
            )
        )  # fmt: skip
        self.setAccessibleName(author)

    def _show_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.adapter.path))


def facts(voice: Voice) -> list[tuple[str, str]]:
    """What is known of a voice, a name and a value a line."""
    unknown = tr("not said")
    adapter = voice.adapter
    meta: Any = adapter.metadata
    before, after = _figure(meta, "loss_before"), _figure(meta, "loss_after")
    surprise = unknown
    if before is not None and after is not None:
        surprise = tr("{after}, was {before} before").format(
            after=words.decimal(after), before=words.decimal(before)
        )
    model = adapter.base_model or unknown
    if Path(model).name == "practice_model" or model == "practice":
        model = tr("practice model, not literature")
    elif Path(model).is_absolute():
        model = Path(model).name
    if not voice.base and adapter.base_model:
        model = tr("{model}, which is not on this computer").format(model=model)
    origins = {"peft": tr("PEFT, imported"), "mlx-lm": tr("mlx-lm, imported")}
    origin = origins.get(str(meta.get("source") or ""), tr("Pastiche, imported"))
    return [
        *([(tr("Made by"), origin)] if meta.get("imported") else []),
        (tr("Model"), model),
        (tr("Surprise"), surprise),
        (tr("Described by"), str(meta.get("describer") or unknown)),
        (
            tr("Copying"),
            tr("checked on every passage it writes")
            if voice.text
            else tr("not checked: the training text is not there"),
        ),
    ]


def _figure(meta: Any, name: str) -> float | None:
    """A loss out of the result that metadata.json holds, or None in a folder from another tool."""
    result = meta.get("result")
    value = result.get(name) if isinstance(result, dict) else None
    return float(value) if isinstance(value, int | float) else None
