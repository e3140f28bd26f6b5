"""Owns what changes a voice from its page: another name, and the way to the Trash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.adapters import papers
from core.adapters.removing import project_of, put_away
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
        folder = Path(adapter.path)

        def change() -> None:
            self._state.claims.check(folder)
            papers.rename(folder, name)

        Load(change, lambda _: self.done.emit(), self._state.refused.emit)

    def delete(self, adapter: Adapter) -> None:
        """Ask, then move the voice's own files to the Trash; not what may only be looked at."""
        check, folder = self._state.claims.check, Path(adapter.path)
        Load(lambda: check(folder), lambda _: self._delete(adapter), self._state.refused.emit)

    def _delete(self, adapter: Adapter) -> None:
        folder = Path(adapter.path)

        def take() -> tuple[str, ...]:
            self._state.claims.check(folder)  # another window may have opened it while we asked
            return remove_voice(folder)

        if self._sure(adapter):
            Load(take, self._deleted, self._state.refused.emit)

    def _deleted(self, left: tuple[str, ...]) -> None:
        self.done.emit()
        self._state.refresh()

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
