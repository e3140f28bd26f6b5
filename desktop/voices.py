"""Owns the page *Voices*: a card for each voice of this and recent projects, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from core import adapters
from core.adapters import papers
from core.progress import BadInput, PasticheError
from core.types import Adapter
from desktop.editor.voice_papers import remembered
from desktop.editor.voices import voice_folders
from desktop.jobs import Load
from desktop.state import Run, State
from desktop.theme import theme
from desktop.voice_card import NewCard, VoiceCard
from desktop.voice_delete import remove_voice, sure
from desktop.voice_export import ExportSheet
from desktop.voice_facts import Voice, read_voices
from desktop.voice_grid import CardGrid
from desktop.voice_import import ImportSheet
from desktop.voice_models import Fetches
from desktop.voice_sheet import Sheet
from desktop.widgets.basics import button, column, holder, label, scrolling
from desktop.widgets.problem import Empty, Problem

if TYPE_CHECKING:
    from desktop.voice_try import TryWindow

MANY = 6
"""From so many voices on there is a field to search them."""


class VoicesPage(QWidget):
    """`chosen` asks for the restyle page with a voice, `new_wanted` for a new project."""

    chosen = Signal(str)
    wanted = Signal(str)
    new_wanted = Signal()
    commands_changed = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._reading: Load | None = None
        self._unread = False  # the problem that is shown is of the last reading
        self._again: Callable[[], None] = self.look
        self.voices: list[Adapter] = []
        self.sheet: Sheet | None = None  # the last one opened; Qt deletes it when it closes
        self.trying: TryWindow | None = None
        self.fetches = Fetches(state, self)
        self.fetches.moved.connect(self._fetch_moved)
        self.fetches.ended.connect(self._fetch_ended)
        self.last = NewCard()
        self.last.go.clicked.connect(self.new_wanted)
        self.grid = CardGrid(self.last)
        self.grid.made.connect(self._made)
        self._build()
        theme().changed.connect(self._size)
        self._size()
        state.project_changed.connect(self.look)
        state.work_ended.connect(self._work_ended)
        self.look()

    # The page.
    def _build(self) -> None:
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
        outer.addLayout(self._head())
        outer.addWidget(self.notes)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.empty, 1)
        outer.addStretch(0)

    def _head(self) -> QHBoxLayout:
        """What the page is, the search, and the button that brings a voice."""
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search voices"))
        self.search.setAccessibleName(self.tr("Search voices"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._to_found)
        self.search.hide()
        self.add_button = button(self.tr("Import..."), self._show_menu, name=self.tr("Import a voice"))
        self.menu = QMenu(self)
        self.from_folder = self.menu.addAction(self.tr("From a Folder..."), self.choose_folder)
        self.from_zip = self.menu.addAction(self.tr("From a Zip File..."), self.choose_zip)
        said = self.tr(
            "Every voice you have trained or been given. Drop a voice's folder or zip file here to add one."
        )
        texts = column(label(self.tr("Voices"), "title"), 2, label(said, "soft", wrap=True))
        head = QHBoxLayout()
        head.setContentsMargins(32, 24, 32, 16)
        head.setSpacing(12)
        head.addLayout(texts, 1)
        head.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _size(self) -> None:
        self.search.setFixedWidth(theme().px(196))

    def _show_menu(self) -> None:
        self.menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

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
        card.renamed.connect(lambda name: self.rename(card.adapter, name))
        card.show_fetch(self.fetches.running.get(card.voice.wants))

    def _do(self, card: VoiceCard, action: str) -> None:
        adapter = card.adapter
        if action == "write":
            self.chosen.emit(adapter.path)
        elif action == "try":
            self.try_voice(card.voice)
        elif action == "export":
            self.export(adapter)
        elif action == "delete":
            self.delete(adapter)
        elif action == "fetch":
            self.fetches.start(card.voice.wants)
        elif action == "stop":
            self.fetches.stop(card.voice.wants)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys mean the cards at once; another page may have changed what there is."""
        super().showEvent(event)
        if not event.spontaneous() and self.grid.current is not None:
            self.grid.current.setFocus(Qt.FocusReason.OtherFocusReason)

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
        sheet.succeeded.connect(lambda *_: self.look())
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
        known = [p for p in self.state.preferences.get("voices", []) if p != str(folder)]
        self.state.preferences.set("voices", [*known, str(folder)])
        self.look()

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

    # Changing.
    def rename(self, adapter: Adapter, name: str) -> None:
        """Call a voice otherwise in lists."""
        if self._may_change(adapter):
            folder = Path(adapter.path)
            Load(lambda: papers.rename(folder, name), lambda _: self.look(), self.state.refused.emit)

    def delete(self, adapter: Adapter) -> None:
        """Ask, then move the voice's own files to the Trash."""
        if self._may_change(adapter) and sure(self, adapter):
            folder = Path(adapter.path)
            Load(lambda: remove_voice(folder), self._deleted, self.state.refused.emit)

    def _may_change(self, adapter: Adapter) -> bool:
        """Whether the project that it lies in may be changed; `refused` tells why not."""
        project = self.state.project
        inside = project is not None and Path(adapter.path).is_relative_to(project.root)
        if inside and self.state.read_only:
            remedy = self.tr("Close it there, then open it here again.")
            self.state.refused.emit(PasticheError(self.state.read_only, remedy))
            return False
        return True

    def _deleted(self, left: tuple[str, ...]) -> None:
        self.look()
        self.state.refresh()

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
