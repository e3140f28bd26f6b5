"""Owns a line of the tab *Models*: a model with its size and who needs it, or half of a download."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.modelstore import Unfinished
from desktop import words
from desktop.folders import show_folder
from desktop.settings.model_facts import EMBEDDING, STYLE, Model
from desktop.settings.tab import Said
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.progress import ProgressLine
from desktop.words import tr

LISTED = 3  # authors by name; the others are counted


def needed_by(voices: tuple[str, ...]) -> str:
    """E.g. "Needed by the voices of Ada Ferry and 2 others."."""
    if not voices:
        return tr("No voice needs it.")
    if len(voices) == 1:
        return tr("Needed by the voice of {author}.").format(author=voices[0])
    named = ", ".join(voices[:LISTED])
    more = len(voices) - LISTED
    if more > 0:
        others = words.count(more, tr("{n} other"), tr("{n} others"))
        return tr("Needed by the voices of {authors} and {others}.").format(authors=named, others=others)
    authors = tr("{some} and {last}").format(some=", ".join(voices[:-1]), last=voices[-1])
    return tr("Needed by the voices of {authors}.").format(authors=authors)


def place_of(model: Model) -> str:
    """Where it lies, when that is not Pastiche's own folder; "" when it is."""
    if model.comes_along:
        return tr("It is a part of Pastiche and stays.")
    if model.own:
        return tr("It lies where you keep it.")
    if model.shared:
        return tr("It lies in the folder of Hugging Face, where other programs may use it, too.")
    return ""


class ModelRow(QWidget):
    """`delete_wanted` carries the model."""

    delete_wanted = Signal(object)

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model, self.why = model, ""
        self.title = label(model.title, "strong", wrap=True)
        self.room = label(words.size(model.size), "soft")
        self.name = label("" if model.comes_along else model.name, "note", wrap=True)
        self.name.setVisible(not model.comes_along)
        needed = needed_by(model.voices)
        if model.kind == EMBEDDING:
            needed = self.tr("Choosing passages and comparing what they mean need it.")
        if model.kind == STYLE:
            needed = self.tr("Measuring a voice asks it, where it is here; nothing needs it.")
        said = " ".join(part for part in (needed, place_of(model)) if part)
        self.needed = label(said, "note", wrap=True)
        self.said = Said()
        spoken = model.name if not model.comes_along else model.title
        named = self.tr("Show the folder of {model}").format(model=spoken)
        self.show_folder = button(
            self.tr("Show Folder"), lambda: show_folder(model.folder, self.said.wrong), "small", name=named
        )
        text = self.tr("Take Off the List") if model.own else self.tr("Delete...")
        named = self.tr("{what} {model}").format(what=text, model=spoken)
        self.delete = button(text, lambda: self.delete_wanted.emit(model), "small", name=named)
        self.delete.setVisible(not model.comes_along)
        head = row(self.title, 16, self.room)
        head.setStretch(0, 1)
        body = column(head, 2, self.name, 2, self.needed, self.said)
        buttons = row(self.show_folder, self.delete)
        buttons.setSpacing(8)  # none beside a button that is not there
        line = row(body, 16, column(buttons, -1), margins=(0, 12, 0, 12))
        line.setStretch(0, 1)
        self.setLayout(line)

    def hold(self, why: str) -> None:
        """It cannot be deleted now, and why; "" when it can."""
        if why != self.why:
            self.why = why
            self.delete.setEnabled(not why)
            self.delete.setAccessibleDescription(why)
            self.said.say(why, "looknote")


class UnfinishedRow(QWidget):
    """Half of a download: `go_on` and `discard` say what is wanted of it."""

    go_on = Signal()
    discard = Signal()
    stop = Signal()

    def __init__(self, left: Unfinished) -> None:
        super().__init__()
        self.left = left
        self.title = label(left.name, "strong", wrap=True)
        self.state = label("", "looknote", wrap=True)
        self.line = ProgressLine()
        self.line.hide()
        self.said = Said()
        self.go_button = self._button(self.tr("Go On"), self.go_on.emit)
        self.stop_button = self._button(self.tr("Stop"), self.stop.emit)
        self.delete = self._button(self.tr("Delete"), self.discard.emit)
        body = column(self.title, 2, self.state, 4, self.line, self.said)
        buttons = row(self.go_button, self.stop_button, self.delete)
        buttons.setSpacing(8)
        line = row(body, 16, column(buttons, -1), margins=(0, 12, 0, 12))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.show_stopped()

    def _button(self, text: str, on: Callable[[], object]) -> QPushButton:
        named = self.tr("{what}: {model}").format(what=text, model=self.left.name)
        return button(text, on, "small", name=named)

    def show_stopped(self) -> None:
        said = (
            self.tr("Unfinished: {size} of what it is made from are here.")
            if self.left.made
            else self.tr("Unfinished: {size} are here.")
        )
        self.state.setText(said.format(size=words.size(self.left.size)))
        self._show(working=False)

    def show_coming(self, share: float | None, said: str, stopping: bool) -> None:
        """It is being downloaded."""
        self.state.setText(said)
        self.line.set_share(share)
        self.stop_button.setEnabled(not stopping)
        self.said.say("")
        self._show(working=True)

    def _show(self, working: bool) -> None:
        self.line.setVisible(working)
        self.go_button.setVisible(not working)
        self.stop_button.setVisible(working)
        self.delete.setVisible(not working)
