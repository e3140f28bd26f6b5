"""Owns the page *Voices*: a card for each voice of this and recent projects, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from core import adapters
from core.progress import BadInput, PasticheError
from core.types import Adapter
from desktop.editor.voice_papers import remembered
from desktop.editor.voices import voice_folders
from desktop.folders import show_folder
from desktop.jobs import Load
from desktop.state import Run, State
from desktop.voice_card import NewCard, VoiceCard
from desktop.voice_changes import Changes
from desktop.voice_export import ExportSheet
from desktop.voice_facts import Voice, read_voices
from desktop.voice_grid import CardGrid
from desktop.voice_head import VoicesHead
from desktop.voice_import import ImportSheet
from desktop.voice_models import Fetches
from desktop.voice_sheet import Sheet
from desktop.widgets.basics import column, holder, label, scrolling
from desktop.widgets.problem import Empty, Problem

if TYPE_CHECKING:
    from desktop.evaluation.window import EvaluationWindow
    from desktop.voice_try import TryWindow

MANY = 6
"""From so many voices on there is a field to search them."""


class VoicesPage(QWidget):
    """`chosen` asks for the restyle page with a voice, `new_wanted` for a new project."""

    chosen = Signal(str)
    wanted = Signal(str)
    new_wanted = Signal()
    commands_changed = Signal()
    help_wanted = Signal(str)  # a page of the help

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._reading: Load | None = None
        self._arriving = False  # shown, and without a card by then
        self._unread = False  # the problem that is shown is of the last reading
        self._again: Callable[[], None] = self.look
        self.voices: list[Adapter] = []
        self.sheet: Sheet | None = None  # the last one opened; Qt deletes it when it closes
        self.trying: TryWindow | None = None
        self.measuring: dict[str, EvaluationWindow] = {}  # by the voice's folder
        self._to_measure = ""  # the folder of the voice to measure as soon as it is known
        self.fetches = Fetches(state, self)
        self.fetches.moved.connect(self._fetch_moved)
        self.fetches.ended.connect(self._fetch_ended)
        self.changes = Changes(state, self)
        self.changes.done.connect(self._changed)
        self.last = NewCard()
        self.last.go.clicked.connect(self.new_wanted)
        self.grid = CardGrid(self.last)
        self.grid.made.connect(self._made)
        self.grid.filled.connect(self._arrive)
        self._build()
        state.project_changed.connect(self.look)
        state.work_ended.connect(self._work_ended)
        self.look()

    # The page.
    def _build(self) -> None:
        self.head = VoicesHead()
        self.search, self.add_button = self.head.search, self.head.add_button
        self.head.searched.connect(self._search)
        self.head.found.connect(self._to_found)
        self.head.folder_wanted.connect(self.choose_folder)
        self.head.zip_wanted.connect(self.choose_zip)
        self.empty = Empty("voices")
        self.empty.show_text(
            self.tr("No voice yet"),
            self.tr(
                "The five steps make one from a book. A voice trained elsewhere, also in PEFT's form, can be "
                "imported: drop its folder here."
            ),
            self.tr("Go to Import"),
        )
        self.empty.wanted.connect(lambda: self.wanted.emit("import"))
        self.empty.hide()
        self.busy = label(self.tr("Looking for voices..."), "soft")
        self.problem = Problem()
        self.problem.again.connect(self._try_again)
        self.nothing = label("", "soft", wrap=True)
        self.nothing.hide()
        self.notes = holder(column(self.busy, self.problem, 8, self.nothing, margins=(32, 0, 32, 8)))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(32, 4, 32, 24)
        layout.addWidget(self.grid)
        layout.addStretch(1)
        self._area = scrolling(inner)
        self.grid.area = self._area
        self._area.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.notes)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.empty, 1)
        outer.addStretch(0)

    @property
    def cards(self) -> list[VoiceCard]:
        return self.grid.cards

    # What there is.
    def look(self) -> None:
        """Look again, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
        folders, said = voice_folders(self.state), remembered(self.state.preferences)
        first = self.state.project.root if self.state.project is not None else None
        self._reading = Load(lambda: read_voices(folders, said, first), self._show, self._not_read)

    def _changed(self) -> None:
        """Whoever lists voices beside this page looks again, too."""
        self.look()
        self.state.voices_changed.emit()

    def _work_ended(self, run: Run) -> None:
        """Of any project: its voice may be on this page."""
        if run.job.stage == "train":
            self.look()

    def _show(self, found: list[Voice]) -> None:
        self._reading = None
        self.busy.hide()
        if self._unread:
            self._unread = False
            self.problem.hide()
        self.voices = [voice.adapter for voice in found]
        self._let_go()
        self._area.setVisible(bool(found))
        self.empty.setVisible(not found)
        many = len(found) >= MANY
        if not many and self.search.text():
            self.search.clear()
        self.search.setVisible(many)
        self.grid.show_voices(found)
        self._search(self.search.text())
        self.commands_changed.emit()
        if self.trying is not None:
            self.trying.show_voices(found)
        wanted, self._to_measure = self._to_measure, ""
        for voice in found:
            if voice.adapter.path == wanted:
                self.measure(voice)

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self._unread = True
        self.busy.hide()
        self._show_problem(error, self.look)

    def _show_problem(self, error: PasticheError, again: Callable[[], None]) -> None:
        self._again = again
        away = (self.tr("Not Now"), self.problem.hide)
        self.problem.show_error(error, self.tr("Your voices are as they were."), away)
        self.problem.fix.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try_again(self) -> None:
        self.problem.hide()
        self._again()

    def _made(self, card: VoiceCard) -> None:
        card.wanted.connect(lambda action: self._do(card, action))
        card.renamed.connect(lambda name: self.changes.rename(card.adapter, name))
        card.show_fetch(self.fetches.running.get(card.voice.wants))

    def _do(self, card: VoiceCard, action: str) -> None:
        adapter = card.adapter
        if action == "write":
            self.chosen.emit(adapter.path)
        elif action == "try":
            self.try_voice(card.voice)
        elif action == "measure":
            self.measure(card.voice)
        elif action == "export":
            self.export(adapter)
        elif action == "delete":
            self.changes.delete(adapter)
        elif action == "show":
            show_folder(adapter.path, self.state.refused.emit)
        elif action == "fetch":
            self.fetches.start(card.voice.wants)
        elif action == "stop":
            self.fetches.stop(card.voice.wants)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._arriving = True
            self._arrive()

    def _arrive(self) -> None:
        """The keys mean the cards, as soon as there is one, unless the user is somewhere else by then."""
        current, focus = self.grid.current, self.window().focusWidget()
        if not self._arriving or current is None or not self.isVisible():
            return
        self._arriving = False
        if focus is None or focus is self.add_button or not self.isAncestorOf(focus):
            current.setFocus(Qt.FocusReason.OtherFocusReason)

    # Searching.
    def commands(self) -> frozenset[str]:
        """Of the window's Edit menu, what can be done now."""
        return frozenset({"find"}) if not self.search.isHidden() else frozenset()

    def run_command(self, name: str) -> None:
        if name == "find":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _search(self, text: str) -> None:
        self.grid.search(text)
        none = bool(text.strip()) and not any(v.holds(text) for v in self.grid.voices)
        self.nothing.setText(self.tr("No voice has “{text}” in its name, author or model.").format(text=text))
        self.nothing.setVisible(none)

    def _to_found(self) -> None:
        if self.grid.shown:
            self.grid.shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # Bringing voices.
    def choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a voice"))
        if folder:
            self.bring(Path(folder))

    def choose_zip(self) -> None:
        kinds = f"{self.tr('Zip files')} (*.zip)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a zip file with a voice"), "", kinds)
        if name:
            self.bring(Path(name))

    def bring(self, source: Path) -> None:
        """Ask whose voice it is, and take a copy of it into the library."""
        sheet = ImportSheet(self.state, source, self)
        sheet.succeeded.connect(lambda *_: self._changed())
        self._open(sheet)

    def export(self, adapter: Adapter) -> None:
        """Ask what a copy is for, and make it."""
        self._open(ExportSheet(self.state, adapter, self))

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.open()

    def add(self, folder: Path) -> None:
        """Remember a voice that lies elsewhere; one of PEFT's is imported, which asks whose voice it is."""
        if adapters.is_peft(folder):
            self.bring(folder)
            return
        try:
            adapters.load(folder)
        except BadInput as error:
            self.state.refused.emit(error)
            return
        self.state.preferences.add("voices", str(folder))
        self._changed()

    # Trying.
    def try_voice(self, voice: Voice) -> None:
        """Open the window in which voices are tried, with this one."""
        from desktop.voice_try import TryWindow

        if self.trying is None:
            self.trying = TryWindow(self.state, self.window())
            self.trying.changed.connect(self.look)
            self.trying.destroyed.connect(self._tried)
        self.trying.show_voices(self.grid.voices, voice)
        self.trying.show()
        self.trying.raise_()
        self.trying.activateWindow()

    def _tried(self) -> None:
        self.trying = None

    # Measuring.
    def measure_at(self, folder: str) -> None:
        """As `measure`, of the voice in a folder."""
        self._to_measure = folder
        self.look()

    def measure(self, voice: Voice) -> EvaluationWindow:
        """Open the window that says how close a voice comes to its author; one that is open comes forward."""
        from desktop.evaluation.window import EvaluationWindow

        path = voice.adapter.path
        if path in self.measuring:
            self.measuring[path].look_at(voice)
        else:
            self.measuring[path] = EvaluationWindow(self.state, voice, self.window())
            self.measuring[path].changed.connect(self._changed)
            self.measuring[path].help_wanted.connect(self.help_wanted)
        opened = self.measuring[path]
        opened.show()
        opened.raise_()
        opened.activateWindow()
        return opened

    def _let_go(self) -> None:
        """Close the windows of voices that are gone."""
        for path, opened in list(self.measuring.items()):
            if not opened.at_work and not adapters.weights_file(opened.folder).is_file():
                opened.close()
                opened.deleteLater()
                del self.measuring[path]

    # Downloads of base models.
    def _fetch_moved(self, model: str) -> None:
        for card in self.cards:
            if card.voice.wants == model:
                shown = card.fetching.isHidden()
                card.show_fetch(self.fetches.running.get(model))
                if shown != card.fetching.isHidden():
                    self.grid.place()
                    if card is self.grid.current:
                        card.first_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch_ended(self, model: str, error: PasticheError | None) -> None:
        self._fetch_moved(model)
        if error is not None:
            self._show_problem(error, lambda: self.fetches.start(model))
        self.look()
