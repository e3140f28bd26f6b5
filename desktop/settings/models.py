"""Owns the tab *Models*: what each model on this disk takes, who needs it, and taking one away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from core import machine, modelstore
from core.modelstore import Unfinished
from core.progress import PasticheError
from desktop import words
from desktop.editor.voices import voice_folders
from desktop.folders import show_folder
from desktop.jobs import Load
from desktop.settings.model_facts import Model, Shelf, in_use, read_shelf
from desktop.settings.model_row import ModelRow, UnfinishedRow, needed_by
from desktop.settings.tab import Tab, section
from desktop.state import State
from desktop.trash import to_trash
from desktop.voice_models import Fetches
from desktop.widgets.basics import button, clear, column, fill, hairline, holder, label, row
from desktop.widgets.problem import Problem
from desktop.widgets.question import ask
from desktop.words import tr


def make(state: State) -> Tab:
    return ModelsTab(state)


class ModelsTab(Tab):
    def __init__(self, state: State) -> None:
        about = tr(
            "A voice is a small addition to a large model, and needs that very one to write. Models are "
            "fetched when you first use them, and can be fetched again."
        )
        super().__init__(state, tr("Models"), about)
        self.shelf: Shelf | None = None
        self.rows: dict[Path, ModelRow] = {}
        self.left: dict[str, UnfinishedRow] = {}
        self._reading: Load | None = None
        self.fetches = Fetches(state, self)
        self.fetches.moved.connect(self._moved)
        self.fetches.ended.connect(self._ended)
        self.total = label("", "text", wrap=True)
        self.show_all = button(
            self.tr("Show Folder"), lambda: show_folder(machine.models_dir(), state.refused.emit), "small"
        )
        self.show_all.setAccessibleName(self.tr("Show the folder of all models"))
        self.problem = Problem()
        self.problem.again.connect(self.arrive)
        self.list, self.waiting = QVBoxLayout(), QVBoxLayout()
        for layout in (self.list, self.waiting):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.unfinished = holder(column(12, section(self.tr("Unfinished downloads")), self.waiting))
        self.unfinished.hide()
        head = row(self.total, 16, self.show_all)
        head.setStretch(0, 1)
        fill(self.body, head, 12, hairline(), self.problem, self.list, self.unfinished)
        state.work_changed.connect(self._hold)

    # What there is.
    def arrive(self) -> None:
        """Look again, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
        if self.shelf is None:
            self.total.setText(self.tr("Looking at what is on this computer..."))
        preferences = self.state.preferences
        folders, own, named = (
            voice_folders(self.state),
            preferences.names("models"),
            preferences.names("hub_models"),
        )
        self._reading = Load(lambda: read_shelf(folders, own, named), self._show, self._not_read)

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self.total.setText("")
        self.problem.show_error(error)

    def _show(self, shelf: Shelf) -> None:
        self._reading = None
        self.problem.hide()
        if self.shelf is None or shelf.models != self.shelf.models:
            self._list(shelf)
        if self.shelf is None or shelf.unfinished != self.shelf.unfinished:
            self._wait(shelf)
        self.shelf = shelf
        said = self.tr("{models} take {size}. {free} are free on this disk.")
        n = len(shelf.models)
        counted = words.count(n, self.tr("{n} model"), self.tr("{n} models"))
        if n == 1:
            said = self.tr("Only what came with Pastiche is here. {free} are free on this disk.")
        self.total.setText(
            said.format(models=counted, size=words.size(shelf.size), free=words.size(shelf.free))
        )
        self._hold()

    def _list(self, shelf: Shelf) -> None:
        clear(self.list)
        self.rows = {}
        for model in shelf.models:
            made = ModelRow(model)
            made.delete_wanted.connect(self.ask)
            fill(self.list, made, hairline())
            self.rows[model.folder] = made

    def _wait(self, shelf: Shelf) -> None:
        clear(self.waiting)
        self.left = {}
        for left in shelf.unfinished:
            made = UnfinishedRow(left)
            made.go_on.connect(lambda name=left.name: self.fetches.start(name))
            made.stop.connect(lambda name=left.name: self.fetches.stop(name))
            made.discard.connect(lambda left=left: self.discard(left))
            fill(self.waiting, made, hairline())
            self.left[left.name] = made
        self.unfinished.setVisible(bool(shelf.unfinished))
        for name in self.fetches.running:
            self._moved(name)

    def _hold(self) -> None:
        """What work needs stays, also while it is set aside. Work tells of itself some ten times a second."""
        if not self.isVisible():
            return
        needed = in_use(self.state.unfinished())
        for made in self.rows.values():
            made.hold(needed.get(made.model.name) or needed.get(made.model.kind, ""))

    # Taking one away.
    def ask(self, model: Model) -> None:
        """Ask before a model goes; a folder of the user's own only leaves the list."""
        if model.own:
            self.state.preferences.take_out("models", model.name)
            self.arrive()
            return
        if ask(self, *question(model)):
            self.delete(model)

    def delete(self, model: Model) -> None:
        """Move a model to the Trash, unless work needs it now."""
        made = self.rows.get(model.folder)
        self._hold()  # work may have begun while the sheet stood there
        if made is None or made.why:
            return
        if not self.state.make_room():
            made.said.say(self.tr("It is being used just now. Stop that first."), "errornote")
            return
        made.delete.setEnabled(False)
        made.said.say(self.tr("Moving it to the Trash..."))
        Load(
            lambda: to_trash(model.folder),
            lambda _: self._gone(),
            lambda error: self._stays(self.rows.get(model.folder), error),
        )

    def _gone(self) -> None:
        self.show_all.setFocus()  # what had the focus is gone
        self.arrive()

    def _stays(self, made: ModelRow | UnfinishedRow | None, error: PasticheError) -> None:
        """`made` is its line as it stands now: the list may have been made anew meanwhile."""
        if made is not None:
            made.delete.setEnabled(True)
            made.said.wrong(error)

    # Half of a download.
    def discard(self, left: Unfinished) -> None:
        """Remove what came; it is fetched again when it is wanted."""
        made = self.left[left.name]
        made.delete.setEnabled(False)
        Load(
            lambda: modelstore.discard(left),
            lambda _: self._gone(),
            lambda error: self._stays(self.left.get(left.name), error),
        )

    def _moved(self, name: str) -> None:
        fetch, made = self.fetches.running.get(name), self.left.get(name)
        if fetch is not None and made is not None:
            made.show_coming(fetch.share, fetch.sentence, fetch.stopping)

    def _ended(self, name: str, error: Any) -> None:
        made = self.left.get(name)
        if made is not None:
            made.show_stopped()
            if error is not None:
                made.said.wrong(error)
        if error is None:
            self.arrive()


def question(model: Model) -> tuple[str, str, str, str]:
    """What is asked before it is deleted: the question, what it means, the two answers."""
    parts = []
    if model.voices:
        parts.append(needed_by(model.voices))
        parts.append(tr("They cannot write until it has been fetched again."))
    if model.shared:
        parts.append(tr("It lies in the folder of Hugging Face: other programs that use it lose it, too."))
    said = tr("It goes to the Trash. Its {size} are free when the Trash is emptied.")
    info = " ".join([*parts, said.format(size=words.size(model.size))])
    return tr("Delete {model}?").format(model=model.name), info, tr("Move to Trash"), tr("Keep It")
