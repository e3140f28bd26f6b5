"""Owns which voices the editor offers: where they are looked for, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from core import adapters
from core.progress import BadInput
from desktop.editor.voice_bar import VoiceBar
from desktop.editor.voice_papers import Known, Papers, entries, read_voices, remember, remembered
from desktop.editor.voice_question import VoiceQuestion
from desktop.jobs import Load
from desktop.state import State


class Voices(QObject):
    """Fills the bar's list, from the open project, projects opened lately, and folders that were chosen.

    `adapter` is the folder of the voice chosen last, "" before there is one. `question` is the card that
    asks what a folder of another program's does not say; it stands wherever the page puts it.
    """

    changed = Signal()
    problem = Signal(object)  # PasticheError
    gone = Signal(str)  # the name of the voice that was chosen and is not there any more

    def __init__(self, state: State, bar: VoiceBar, in_use: Callable[[], bool] = lambda: False) -> None:
        """`in_use`: True while a text is open, which keeps its voice whatever project is opened."""
        super().__init__(bar)
        self._in_use = in_use
        self.adapter = ""
        self.known: dict[str, Known] = {}  # by the adapter's path
        self._state = state
        self._bar = bar
        self._looking: Load | None = None
        self._held: Callable[[], None] | None = None  # waits for an answer
        self._own_first = True  # no voice was chosen since the project was opened
        self._added = ""  # the folder that was chosen and is not in the list yet
        self.question = VoiceQuestion(self._own_models)
        self.question.answered.connect(self._answered)
        self.question.refused.connect(self._refused)
        bar.voice_changed.connect(self._user_chose)
        bar.folder_wanted.connect(self.choose_folder)
        state.voices_changed.connect(self.find)
        state.project_changed.connect(self._project_changed)

    def _project_changed(self) -> None:
        self._own_first = True
        self.find()

    def find(self) -> None:
        """Look for voices, away from the window's thread; what an earlier look still brings is old."""
        if self._looking is not None:
            self._looking.drop()
        project = self._state.project
        folders = voice_folders(self._state)
        own = "" if project is None else str(project.adapter.resolve())
        papers = remembered(self._state.preferences)
        self._looking = Load(
            lambda: read_voices(folders, papers), lambda found: self._show(found, own), self.problem.emit
        )

    def _show(self, found: list[Known], own: str) -> None:
        self._looking = None
        before = self.known.get(self.adapter)
        self.known = {known.adapter.path: known for known in found}
        if self._own_first and own in self.known and not self._in_use():
            self.adapter, self._own_first = own, False
        self._bar.show_voices([known.adapter for known in found], self.adapter or own, entries(found))
        added, self._added = self._added, ""
        held, self._held = self._held, None
        self._chosen()
        if held is not None:
            held()
        elif added == self.adapter:
            self._ask()
        if before is not None and before.adapter.path not in self.known:
            self.gone.emit(before.name)

    def choose_folder(self) -> None:
        """Ask for an adapter folder."""
        folder = QFileDialog.getExistingDirectory(self._bar, self.tr("Choose a Voice"))
        if folder:
            self.add(Path(folder))

    def add(self, folder: Path) -> None:
        """Use the voice in this folder, now and later: ours, one of mlx-lm's or one of PEFT's."""
        try:
            adapter = adapters.load(folder)
        except BadInput as error:
            self.problem.emit(error)
            return
        self.adapter = self._added = adapter.path
        self._own_first = False
        self._state.preferences.add("voices", str(folder))
        self.find()

    def _user_chose(self) -> None:
        self._own_first = False
        self._chosen()
        self.question.hide()
        self._ask()

    def _chosen(self) -> None:
        adapter = self._bar.adapter
        self.adapter = adapter.path if adapter is not None else ""
        self.changed.emit()

    # What a folder does not say.
    def ask_first(self, action: Callable[[], None]) -> bool:
        """True where the chosen voice lacks something: it is asked for, and `action` done when it is said."""
        if not self._ask():
            return False
        self._held = action
        return True

    def _ask(self) -> bool:
        """Show the card where the chosen voice lacks something."""
        adapter = self._bar.adapter
        known = None if adapter is None else self.known.get(adapter.path)
        if known is None or not known.lacks:
            return False
        self._held = None
        self.question.ask(known)
        return True

    def _answered(self, path: str, papers: Papers) -> None:
        remember(self._state.preferences, path, papers)
        self.adapter = path
        self.find()

    def _refused(self) -> None:
        self._held = None

    def _own_models(self) -> tuple[list[str], list[str]]:
        get = self._state.preferences.get
        return [str(p) for p in get("models", [])], [str(name) for name in get("hub_models", [])]


def voice_folders(state: State) -> list[Path]:
    """Where voices are looked for: the open project, projects opened lately, the library, folders chosen."""
    projects = [] if state.project is None else [state.project.root]
    chosen = [Path(name) for name in state.preferences.get("voices", [])]
    roots = [*projects, *state.preferences.recents()]
    return [*(root / "lora_adapters" for root in roots), adapters.home(), *chosen]
