"""Owns the page *Projects*: the projects, what is at work in them, and their way to the Trash."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from core.progress import Locked
from desktop.jobs import Load
from desktop.projects.duplicate_sheet import DuplicateSheet
from desktop.projects.project_row import ProjectRow
from desktop.projects.reading import Seen, in_other_window, read_projects
from desktop.projects.work_list import WorkList
from desktop.state import State
from desktop.trash import to_trash
from desktop.widgets.basics import button, column, label, row, scrolling
from desktop.widgets.problem import Empty
from desktop.widgets.rows import Rows


class ProjectsPage(QWidget):
    """`open_wanted` carries a project's folder."""

    open_wanted = Signal(str)
    new_wanted = Signal()
    choose_wanted = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._reading: Load | None = None
        self.sheet: DuplicateSheet | None = None  # the last one opened; Qt deletes it when it closes
        self.work = WorkList(state)
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
        self._reading = Load(lambda: read_projects(recents, folder), self._show, self.state.refused.emit)

    def _show(self, found: list[Seen]) -> None:
        self._reading = None
        self.looking.hide()
        self.list.hold()
        self.list.clear()
        self.list.add(*[self._row(seen) for seen in found])
        self.list.release()
        self.empty.setVisible(not found and not self.state.works())
        self._area.setVisible(not self.empty.isVisibleTo(self))

    @property
    def rows(self) -> list[ProjectRow]:
        return [found for found in self.list.rows if isinstance(found, ProjectRow)]

    def _row(self, seen: Seen) -> ProjectRow:
        project = self.state.project
        made = ProjectRow(seen, project is not None and project.root == seen.root)
        made.open_wanted.connect(lambda: self.open_wanted.emit(str(seen.root)))
        made.duplicate_wanted.connect(lambda: self.duplicate(seen))
        made.folder_wanted.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(seen.root))))
        made.delete_wanted.connect(lambda: self.delete(seen))
        return made

    def duplicate(self, seen: Seen) -> None:
        """Ask for a name, and make the copy."""
        self.sheet = DuplicateSheet(self.state, seen.root, seen.size, self)
        self.sheet.succeeded.connect(lambda *_: self.look())
        self.sheet.open()

    def delete(self, seen: Seen) -> None:
        """Ask, then move the project to the Trash; not while it is at work, here or in another window."""
        if any(run.job.root == seen.root for run in (*self.state.works(), self.state.aside.run) if run):
            self.state.refused.emit(
                Locked(
                    self.tr("{name} is at work.").format(name=seen.root.stem),
                    self.tr("Stop that work first. What it has done is saved."),
                )
            )
            return
        if not self._sure(seen):
            return
        if self.state.project is not None and self.state.project.root == seen.root:
            self.state.close_project()
        root, said = seen.root, self.tr("{name} is open in another window of Pastiche.")
        remedy = self.tr("Close it there first.")

        def away() -> None:
            if in_other_window(root):
                raise Locked(said.format(name=root.stem), remedy)
            to_trash(root)

        Load(away, lambda _: self.look(), self.state.refused.emit)

    def _sure(self, seen: Seen) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Move {name} to the Trash?").format(name=seen.root.stem))
        box.setInformativeText(
            self.tr(
                "Its books, your decisions, the accounts and the voice go with it. Until the Trash is "
                "emptied, you can put it back from there."
            )
        )
        yes = box.addButton(self.tr("Move to Trash"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.exec()
        sure = box.clickedButton() is yes
        box.deleteLater()
        return sure
