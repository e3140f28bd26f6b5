"""Owns what the page says when something failed, and what can be done about that one failure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.progress import Missing, PasticheError
from desktop.editor.cards import Way

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class Troubles(QObject):
    """Shows each failure with a button that does again what failed, where that makes sense."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._of_draft = self._of_voice = False  # the failure that is shown
        page.voices.problem.connect(self._no_voice)
        page.voices.gone.connect(self._voice_gone)
        page.voices.changed.connect(self._voice_chosen)
        page.asking.problem.connect(self._not_asked)
        page.session.problem.connect(self._not_written)
        page.drafts.failed.connect(self._not_saved)
        page.drafts.saved.connect(self._saved)
        page.exporting.problem.connect(self.show)
        page.opening.problem.connect(self.show)

    def show(self, error: PasticheError, fix: Way | None = None, other: Way | None = None) -> None:
        """Show a failure and its ways out."""
        self._of_draft = self._of_voice = False
        safe = self.tr("Your text and what you decided are as they were.")
        self._page.cards.show_problem(error, safe, fix, other)

    def _no_voice(self, error: PasticheError) -> None:
        self.show(error, (self.tr("Choose Folder..."), self._page.voices.choose_folder))
        self._of_voice = True

    def _voice_gone(self, name: str) -> None:
        """Another stands in the list in its place, if there is one."""
        page, now = self._page, self._page.bar.adapter
        message = self.tr("The voice {name} is not there any more.").format(name=name)
        if now is None:
            remedy = self.tr("Train one in the five steps, or choose the folder of one that is trained.")
            self._no_voice(Missing(message, remedy))
            return
        chosen = self.tr("Choose another voice. Now this one is chosen: {voice}.")
        error = Missing(message, chosen.format(voice=page.bar.voices.currentText()))
        self.show(error, (self.tr("Choose Another Voice..."), page.bar.voices.showPopup))
        self._of_voice = True

    def _voice_chosen(self) -> None:
        if self._of_voice and self._page.bar.adapter is not None:
            self._page.problem.hide()

    def _not_asked(self, error: PasticheError) -> None:
        if self._page.bar.adapter is None:
            self._no_voice(error)
        else:
            self.show(error, (self.tr("Try Again"), self._go_on))

    def _go_on(self) -> None:
        self._page.asking.go_on()

    def _not_written(self, error: PasticheError) -> None:
        adapter = self._page.bar.adapter
        if adapter is not None and not Path(adapter.path).is_dir():
            self._page.voices.find()  # it was thrown away elsewhere
            return
        self.show(error, (self.tr("Try Again"), self._page.ask_again))
        self._of_voice = True

    def _not_saved(self, error: PasticheError) -> None:
        self.show(error, (self.tr("Try Again"), self._page.drafts.touch))
        self._of_draft = True

    def _saved(self) -> None:
        """A later try did it."""
        if self._of_draft:
            self._page.problem.hide()
