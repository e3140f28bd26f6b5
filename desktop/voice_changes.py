"""Owns what changes a voice from its page: another name, and the way to the Trash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.adapters import papers
from core.adapters.removing import project_of, put_away
from core.progress import ReadOnly
from core.types import Adapter
from desktop.jobs import Load
from desktop.state import State
from desktop.trash import to_trash
from desktop.widgets.question import ask


def remove_voice(folder: Path) -> tuple[str, ...]:
    """Move a voice to the Trash; what else lay in its folder, and stays. For a `Load`.

    Raises:
        NotTrashed: the Trash did not take it. Locked: a training is writing to it.
    """
    return put_away(folder, to_trash)


class Changes(QObject):
    """`done` comes when a voice was changed; why one could not be goes to `State.refused`."""

    done = Signal()

    def __init__(self, state: State, page: QWidget) -> None:
        super().__init__(page)
        self._state, self._page = state, page

    def rename(self, adapter: Adapter, name: str) -> None:
        """Call a voice otherwise in lists."""
        if self._may(adapter):
            folder = Path(adapter.path)
            Load(lambda: papers.rename(folder, name), lambda _: self.done.emit(), self._state.refused.emit)

    def delete(self, adapter: Adapter) -> None:
        """Ask, then move the voice's own files to the Trash."""
        if self._may(adapter) and self._sure(adapter):
            folder = Path(adapter.path)
            Load(lambda: remove_voice(folder), self._deleted, self._state.refused.emit)

    def _deleted(self, left: tuple[str, ...]) -> None:
        self.done.emit()
        self._state.refresh()

    def _may(self, adapter: Adapter) -> bool:
        """Whether the project that it lies in may be changed; `refused` tells why not."""
        project = self._state.project
        inside = project is not None and Path(adapter.path).is_relative_to(project.root)
        if inside and self._state.read_only:
            remedy = self.tr("Close it there, then open it here again.")
            self._state.refused.emit(ReadOnly(self._state.read_only, remedy))
            return False
        return True

    def _sure(self, adapter: Adapter) -> bool:
        """Ask, in a sheet."""
        folder = Path(adapter.path)
        project = project_of(folder)
        text = self.tr("Move the voice {name} to the Trash?").format(name=papers.name_of(adapter))
        info = self.tr("You can put it back from there. It lies in {folder}.").format(folder=folder)
        if project is not None:
            undone = self.tr("That is the project {name}: its step Train will be undone.")
            info += " " + undone.format(name=project.stem)
        return ask(self._page, text, info, self.tr("Move to Trash"), self.tr("Keep"))
