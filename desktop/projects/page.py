"""Owns the page *Projects*: the projects, what is at work in them, and their way to the Trash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.progress import Locked, PasticheError
from desktop.folders import show_folder
from desktop.jobs import Load
from desktop.projects.duplicate_sheet import DuplicateSheet
from desktop.projects.project_row import Failed, ProjectRow
from desktop.projects.reading import Seen, read_projects, throw_away
from desktop.projects.work_list import WorkList
from desktop.state import State
from desktop.widgets.basics import button, column, label, row, scrolling
from desktop.widgets.problem import Empty
from desktop.widgets.question import ask
from desktop.widgets.rows import Rows

AT_ONCE = 3  # rows made between two returns to the event loop


class ProjectsPage(QWidget):
    """`open_wanted` carries a project's folder."""

    open_wanted = Signal(str)
    new_wanted = Signal()
    choose_wanted = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._reading: Load | None = None
        self._shown: tuple[list[Seen], Path | None, list[Failed]] | None = None
        self._waiting: list[Seen] = []
        self._focus: Path | None = None
        self._place = -1  # of the row that had the focus
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._add_rows)
        self.sheet: DuplicateSheet | None = None  # the last one opened; Qt deletes it when it closes
        self.work = WorkList(state)
        self.work.left.connect(lambda: self._to_row(0))
        self.list = Rows(gap=12)
        self.empty = Empty("folder")
        self.empty.show_text(
            self.tr("No project yet"),
            self.tr("A project is an ordinary folder: one author's books, and all that is made of them."),
            self.tr("New Project..."),
        )
        self.empty.wanted.connect(self.new_wanted)
        self.looking = label(self.tr("Looking at the projects..."), "soft")
        inner = QWidget()
        inner.setLayout(column(self.work, self.looking, self.list, -1, margins=(32, 8, 32, 24)))
        self._area = scrolling(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(self._area, 1)
        outer.addWidget(self.empty, 1)
        self.empty.hide()
        state.project_changed.connect(self._look_where_seen)
        state.work_ended.connect(self._look_where_seen)

    def _head(self) -> QVBoxLayout:
        self.new = button(self.tr("New Project..."), self.new_wanted.emit)
        self.other = button(self.tr("Open Another..."), self.choose_wanted.emit)
        about = self.tr("Those opened lately, and all in the folder where new projects lie.")
        texts = column(label(self.tr("Projects"), "title"), 2, label(about, "soft", wrap=True))
        head = row(texts, 24, self.other, 8, self.new)
        head.setStretch(0, 1)
        for tool in (self.other, self.new):
            head.setAlignment(tool, Qt.AlignmentFlag.AlignTop)
        return column(head, margins=(32, 24, 32, 16))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _look_where_seen(self, *_: object) -> None:
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Look again, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
        preferences = self.state.preferences
        recents, folder = preferences.recents(), preferences.projects_folder
        self._reading = Load(lambda: read_projects(recents, folder), self._show, self._not_read)

    def _show(self, found: list[Seen]) -> None:
        self._reading = None
        self.looking.hide()
        opened = self.state.project.root if self.state.project is not None else None
        problems = [self.state.last_problem(seen.root) for seen in found]
        if (found, opened, problems) != self._shown:
            self._shown = (found, opened, problems)
            focus = self.window().focusWidget()
            self._place = next((place for place, row in enumerate(self.rows) if row.holds(focus)), -1)
            self._focus = self.rows[self._place].seen.root if self._place >= 0 else None
            if self._place >= 0:
                self.new.setFocus(Qt.FocusReason.OtherFocusReason)  # until the rows are there
            self.list.hold()
            self.list.clear()
            self._waiting = list(found)
            self._add_rows()
        self.empty.setVisible(not found and not self.state.works())
        self._area.setVisible(not self.empty.isVisibleTo(self))

    def _add_rows(self) -> None:
        """A few at a time: forty at once would keep the window waiting."""
        for seen in self._waiting[:AT_ONCE]:
            made = self._row(seen)
            self.list.add(made)
            if seen.root == self._focus:
                self._place = -1
                made.open.setFocus(Qt.FocusReason.OtherFocusReason)
        del self._waiting[:AT_ONCE]
        if self._waiting:
            self._later.start()
        else:
            self.list.release()
            if self._place >= 0:  # that one is gone
                self._to_row(self._place)

    def _to_row(self, place: int) -> None:
        """The focus goes on to this row, or the last one; without any, to the way to a new project."""
        self._place = -1
        rows = self.rows
        wanted = rows[min(place, len(rows) - 1)].open if rows else self.new
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self.looking.hide()
        self.state.refused.emit(error)

    @property
    def rows(self) -> list[ProjectRow]:
        return [found for found in self.list.rows if isinstance(found, ProjectRow)]

    def _row(self, seen: Seen) -> ProjectRow:
        project = self.state.project
        is_open = project is not None and project.root == seen.root
        made = ProjectRow(seen, is_open, self.state.last_problem(seen.root))
        made.open_wanted.connect(lambda: self.open_wanted.emit(str(seen.root)))
        made.duplicate_wanted.connect(lambda: self.duplicate(seen))
        made.folder_wanted.connect(lambda: show_folder(seen.root, self.state.refused.emit))
        made.delete_wanted.connect(lambda: self.delete(seen))
        return made

    def duplicate(self, seen: Seen) -> None:
        """Ask for a name, and make the copy."""
        self.sheet = DuplicateSheet(self.state, seen.root, seen.size, self)
        self.sheet.succeeded.connect(lambda *_: self.look())
        self.sheet.open()

    def delete(self, seen: Seen) -> None:
        """Ask, then move the project to the Trash; not while it is at work or open in another window."""
        root, name = seen.root, seen.root.stem
        works = Locked(
            self.tr("{name} is at work.").format(name=name),
            self.tr("Stop that work first. What it has done is saved."),
        )
        opened = Locked(
            self.tr("{name} is open in another window of Pastiche.").format(name=name),
            self.tr("Close it there first."),
        )
        if self._at_work(root) or not self._sure(seen) or self._at_work(root):  # it may begin while we ask
            if self._at_work(root):
                self.state.refused.emit(works)
            return
        ours = self.state.claims.holds(root)
        Load(
            lambda: throw_away(root, ours, opened, works),
            lambda _: self._thrown_away(root),
            self.state.refused.emit,
        )

    def _at_work(self, root: Path) -> bool:
        return any(run.job.root == root for run in self.state.unfinished())

    def _thrown_away(self, root: Path) -> None:
        self.state.forget(root)
        self.state.voices_changed.emit()
        self.look()

    def _sure(self, seen: Seen) -> bool:
        text = self.tr("Move {name} to the Trash?").format(name=seen.root.stem)
        info = self.tr(
            "Its books, your decisions, the accounts and the voice go with it. Until the Trash is "
            "emptied, you can put it back from there."
        )
        return ask(self, text, info, self.tr("Move to Trash"), self.tr("Keep"))
