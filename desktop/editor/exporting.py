"""Owns the writing out of a text: where to, and that nobody else's changes to that file are lost."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from core.progress import BadInput, PasticheError
from desktop import words
from desktop.editor import texts
from desktop.editor.frame import standing
from desktop.editor.passage_model import PassageModel, Row, State
from desktop.jobs import Load

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class _NotOurs(BadInput):
    """What stands in the file is somebody else's, and nobody has said that it may go."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: `text` with the decisions of `rows`, in the file at `path`."""

    text: texts.Text
    rows: Sequence[Row]
    path: Path

    def holds(self, rows: Sequence[Row]) -> bool:
        """True when the file has all that is accepted in these rows, and nothing else."""
        return _accepted(rows) == _accepted(self.rows)


def _worded(rows: Sequence[Row], state: State) -> list[tuple[str, str]]:
    return [(row.id, row.text) for row in rows if row.state == state]


def _accepted(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(row.id, accepted.text) for row in rows if (accepted := row.accepted) is not None]


class Exporting(QObject):
    """Exports the page's text with what was accepted."""

    problem = Signal(object, object, object)  # PasticheError, its fix or None, another `cards.Way` or None

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._known: frozenset[tuple[str, str]] = frozenset()  # not decided when all else went into a file

    def show(self, text: texts.Text) -> None:
        """This text is open now."""
        self._known = frozenset(_worded(text.rows, State.FRESH)) if text.in_file else frozenset()

    @property
    def edited(self) -> bool:
        """True while something was written or decided since the text was opened or went into a file."""
        page = self._page
        if not page.undo_stack.isClean():
            return True
        return bool(page.model.count(State.FRESH)) and not self._known.issuperset(
            _worded(page.model.rows(), State.FRESH)
        )

    def choose(self) -> None:
        """Ask for the file."""
        self._page.view.end_edit()
        if self._page.text is not None:
            self._choose(self._page.text, self._page.model.rows())

    def _choose(self, text: texts.Text, rows: Sequence[Row]) -> None:
        stem = (Path(text.name).stem if text.path is not None else text.name) + text.suffix
        folder = text.path.parent if text.path is not None else Path.home()
        names = {".md": self.tr("Markdown"), ".txt": self.tr("Plain text"), ".docx": self.tr("Word document")}
        ordered = sorted(names, key=lambda suffix: suffix != text.suffix)  # the text's own kind first
        kinds = ";;".join(f"{names[suffix]} (*{suffix})" for suffix in ordered)
        title = self.tr("Export the Text")
        name, kind = QFileDialog.getSaveFileName(self._page, title, str(folder / stem), kinds)
        if name:
            chosen = next((suffix for suffix in ordered if f"(*{suffix})" in kind), text.suffix)
            path = texts.named(text, Path(name), chosen)
            self._write(text, rows, path, asked=path == Path(name))

    def _write(
        self, text: texts.Text, rows: Sequence[Row], path: Path, asked: bool, replace: bool = False
    ) -> None:
        """Write to this file.

        Args:
            rows: of the text, as they are now.
            asked: the dialog has asked whether a file of this name may go.
            replace: so may one that was changed since it was opened here.
        """
        now = self._page.text
        if now is not None and text.is_of(now):  # a text that was put away meanwhile is exported as it was
            text, rows = now, list(self._page.model.rows())

        def work() -> Exported:
            if not replace:
                _check(text, path, asked)
            return Exported(texts.write_out(text, rows, path), rows, path)

        def failed(error: PasticheError) -> None:
            if isinstance(error, _NotOurs):
                other = (self.tr("Choose Another Name..."), lambda: self._choose(text, rows))
                over = (self.tr("Replace It"), lambda: self._write(text, rows, path, asked, replace=True))
                self.problem.emit(error, other, over)
            else:
                again = (self.tr("Try Again"), lambda: self._write(text, rows, path, asked, replace))
                self.problem.emit(error, again, None)

        Load(work, self._done, failed)

    def _done(self, done: Exported) -> None:
        page = self._page
        page.problem.hide()
        if page.text is None or not done.text.is_of(page.text):
            page.say(self.tr("Saved as {name}.").format(name=done.path.name))
            return
        page.text = dataclasses.replace(page.text, digest=done.text.digest)
        self._known = frozenset(_worded(done.rows, State.FRESH))
        if done.holds(page.model.rows()):
            page.undo_stack.setClean()
        page.tell_title()
        page.drafts.touch()
        said = self.tr("Saved as {name}. {standing}")
        page.say(said.format(name=done.path.name, standing=self._standing(done.rows, page.model)))

    def _standing(self, rows: Sequence[Row], model: PassageModel) -> str:
        """What the file holds of what was written, in a sentence."""
        fresh = sum(row.state == State.FRESH and row.held is None for row in rows)
        if not fresh:
            return f"{standing(self._page, model)}."
        one = self.tr("{n} passage is not yet decided and stands there in your own words.")
        many = self.tr("{n} passages are not yet decided and stand there in your own words.")
        return words.count(fresh, one, many)


def _check(text: texts.Text, path: Path, asked: bool) -> None:
    """Raises: BadInput: somebody else's words stand in the file."""
    remedy = "Export under another name, or replace it with this version."
    if texts.changed_meanwhile(text, path):
        raise _NotOurs(f"{path.name} was changed by another program since it was opened here.", remedy)
    if not asked and path.exists():
        raise _NotOurs(f"{path.name} is there already.", remedy)
