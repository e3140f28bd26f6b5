"""Owns in which voice the quick panel writes: the last one used, or another that the user takes there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.types import Adapter
from desktop.editor.requests import Voice
from desktop.editor.voice_bar import voice_name
from desktop.editor.voice_papers import Entry, Known, entries, read_voices, remembered
from desktop.editor.voices import voice_folders
from desktop.editor.wishes import Wishes
from desktop.editor.wishes import remembered as wished
from desktop.jobs import Load
from desktop.quick.quick import last_voice, remember_voice
from desktop.state import State


class Choice(QObject):
    """Knows the voices that are there, and answers as the editor's bar and its panel of wishes do.

    How it writes is as the user set it in the editor, but for one wording at a time.
    """

    changed = Signal()  # the voices were read, or another one was taken
    taken = Signal()
    problem = Signal(object)  # PasticheError

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._state = state
        self._known: list[Known] = []
        self._chosen = -1
        self._looking: Load | None = None
        self.read = False
        self.wishes = Wishes()
        self.strength_wanted = 1.0

    def find(self) -> None:
        """Look for voices, away from the window's thread; `changed` follows."""
        if self._looking is not None:
            self._looking.drop()
        self.read = False
        self.wishes = replace(wished(self._state.preferences), variants=1)
        folders, papers = voice_folders(self._state), remembered(self._state.preferences)
        project = self._state.project
        own = "" if project is None else str(project.adapter.resolve())
        self._looking = Load(
            lambda: read_voices(folders, papers), lambda found: self._show(found, own), self._failed
        )

    def _show(self, found: list[Known], own: str) -> None:
        self._looking, self.read = None, True
        self._known = found
        paths = [known.adapter.path for known in found]
        wanted = (last_voice(self._state.preferences)[0], own, next(iter(self._able()), ""))
        self._chosen = next((paths.index(path) for path in wanted if path in paths), len(paths[:1]) - 1)
        self.changed.emit()

    def _able(self) -> list[str]:
        return [known.adapter.path for known in self._known if not known.lacks]

    def _failed(self, error: object) -> None:
        self._looking, self.read = None, True
        self.problem.emit(error)

    def entries(self) -> list[Entry]:
        """How the voices stand in the list."""
        return entries(self._known)

    @property
    def place(self) -> int:
        """Of the chosen voice in the list, -1 where there is none."""
        return self._chosen

    def take(self, place: int) -> None:
        """Write in this voice from now on, also the next time."""
        if place != self._chosen and 0 <= place < len(self._known):
            self._chosen = place
            self.changed.emit()
            self.taken.emit()

    def remember(self) -> None:
        """The chosen voice is the last one used."""
        if self.voice is not None:
            remember_voice(self._state.preferences, self.voice.adapter, self.voice.author)

    # As the editor's bar.
    @property
    def known(self) -> Known | None:
        return self._known[self._chosen] if 0 <= self._chosen < len(self._known) else None

    @property
    def adapter(self) -> Adapter | None:
        return None if self.known is None else self.known.adapter

    @property
    def voice(self) -> Voice | None:
        known = self.known
        return None if known is None else Voice(known.adapter.path, voice_name(known.adapter), known.model)

    # As its panel of wishes.
    def work_from_words(self) -> None:
        """For what is on the clipboard now; the editor's own wish stays."""
        self.wishes = replace(self.wishes, from_words=True)
