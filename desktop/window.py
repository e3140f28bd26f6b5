"""Owns the window: sidebar, pages, and what is shown beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
    QUndoGroup,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from core.stages import WALK
from desktop import pages, step_notes, words
from desktop.at_work import AtWork
from desktop.help.desk import HelpDesk
from desktop.jobs import Job
from desktop.leaving import Leaving
from desktop.looking import LookBar
from desktop.menubar import MenubarIcon, Ways
from desktop.menus import Menus
from desktop.notices import Notices
from desktop.opening import Opening
from desktop.quick.quick import Quick
from desktop.state import Run, State
from desktop.theme import Scheme, theme
from desktop.update_bar import UpdateBar
from desktop.updates import Updates
from desktop.widgets.basics import column, holder, row
from desktop.widgets.dropzone import dropped_paths
from desktop.widgets.sidebar import Sidebar

NARROW_BELOW = 1000  # pixels of window width


class Window(QMainWindow):
    """Pages are made when they are first shown."""

    def __init__(self, state: State | None = None) -> None:
        super().__init__()
        self.state = state or State()
        self.opening = Opening(self)
        self.leaving = Leaving(self)
        self.undo_group = QUndoGroup(self)
        self.pages: dict[str, QWidget] = {}
        self.page = ""
        self._summary = ""
        self.sidebar = Sidebar([(name, words.step_title(name)) for name in WALK])
        self.sidebar.wanted.connect(self.show_page)
        self.at_work = AtWork(self.state, self.sidebar, self)
        self.look_bar = LookBar(self.state)
        self.updates = Updates(self.state.preferences, self)
        self.update_bar = UpdateBar(self.updates, self.state)
        self.desk = HelpDesk(self)
        self.notices = Notices(self.state, self.desk.report_problem, self.show_work)
        self.notice = self.notices.card
        self.stack = QStackedWidget()
        right = holder(column(self.notices, self.look_bar.frame, self.update_bar.frame))
        right.layout().addWidget(self.stack)
        central = holder(row(self.sidebar))
        central.layout().addWidget(right)
        self.setCentralWidget(central)
        self.setAcceptDrops(True)
        self._set_least()
        self.resize(1280, 800)
        self.quick = Quick(self)
        self.menus = Menus(self)
        self.icon = self._make_icon()
        self.warming = pages.Warming(self)
        self._connect()
        self.show_page("welcome")

    def _make_icon(self) -> MenubarIcon:
        quick = self.quick
        made = MenubarIcon(
            self.state,
            Ways(
                self.come_back,
                self.stop_work,
                quick.restyle_clipboard,
                quick.last_result,
                lambda: (self.come_back(), self.show_page("settings")),
                self.leaving.quit,
            ),
            self,
        )
        made.voice, made.has_last = lambda: quick.voice, lambda: quick.has_last
        return made

    def _connect(self) -> None:
        state = self.state
        state.project_changed.connect(self._project_changed)
        state.stages_changed.connect(self._show_steps)
        for signal in (state.run_started, state.run_ended, state.work_changed):
            signal.connect(self._run_changed)
        self.quick.changed.connect(lambda: self.menus.actions["last_result"].setEnabled(True))
        theme().changed.connect(self.update)
        theme().changed.connect(self._set_least)

    # Pages.
    def show_page(self, name: str, going_on: bool = False) -> None:
        """Bring a page to the front; steps need a project, so without one they lead to the welcome."""
        if name == "settings":
            pages.show_settings(self)
            self.sidebar.show_page(self.page)
            return
        if name in WALK and self.state.project is None:
            name = "welcome"
        if name not in self.pages:
            self.pages[name] = pages.make(self, name)
            self.stack.addWidget(self.pages[name])
        self.page = name
        page: Any = self.pages[name]
        self.stack.setCurrentWidget(page)
        self.undo_group.setActiveStack(getattr(page, "undo_stack", None))
        self.sidebar.setVisible(name != "welcome")
        self.sidebar.show_page(name)
        if name in WALK:
            page.arrive(going_on)
        elif name == "restyle":
            page.arrive()
        elif name == "welcome" and self.state.project is None:
            page.show_doors()
        self._show_steps()
        self.show_title()

    def go_on_from(self, stage: str) -> None:
        """The page after this stage; one that needs no choice starts by itself."""
        place = WALK.index(stage) + 1
        self.show_page(WALK[place] if place < len(WALK) else "restyle", going_on=True)

    def write_in(self, adapter: str) -> None:
        """The restyle page with this voice."""
        self.show_page("restyle")
        page: Any = self.pages["restyle"]
        page.add_voice(Path(adapter))

    def _step(self) -> Any:
        return self.pages[self.page] if self.page in WALK else None

    def go_back(self) -> None:
        if self._step() is not None:
            self._step().go_back()

    def press_primary(self) -> None:
        step = self._step()
        if self.page == "restyle":
            editor: Any = self.pages["restyle"]
            editor.press_primary()
        elif step is not None and step.primary.isEnabled():
            step.press_primary()

    def offer_commands(self) -> None:
        """Enable the menus' commands that the page on show can carry out now."""
        page = self._commanded()
        self.menus.offer(page.commands() if page is not None else frozenset())

    def run_command(self, name: str) -> None:
        """One of the commands that the page on show offers."""
        page = self._commanded()
        if page is not None and name in page.commands():
            page.run_command(name)

    def _commanded(self) -> Any:
        """The page on show, where the menus' commands of pages are for it."""
        return self.pages[self.page] if self.page in (*WALK, "restyle", "voices") else None

    def stop_work(self) -> None:
        """Have what works save and end, of whatever project; what was set aside does not go on."""
        works = self.state.unfinished()
        if works:
            self.state.stop_work(works[0])

    def start_stage(self, stage: str, options: Any) -> Job:
        """Run a stage of the open project as if its page had been asked to."""
        run = self.state.start(stage, options)
        assert run is not None, "the stage runs already, or no project is open"
        return run.job

    # Projects and what else is opened.
    def open_project(self, root: Path) -> None:
        """The project at the page where it was left; work in another one goes on."""
        self.opening.open_project(root)

    def _project_changed(self) -> None:
        project = self.state.project
        self.sidebar.show_owner(*((project.author, project.root.name) if project else ("", "")))
        if project is None:
            self.show_page("welcome")
        self._show_steps()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        self.opening.open_paths(paths)

    # What is shown beside the page.
    def _show_steps(self, *_: object) -> None:
        state = self.state
        for name in WALK:
            page: Any = self.pages.get(name)
            stale = page.stale_note() if page is not None else ""
            self.sidebar.rows[name].say(*step_notes.note(state, name, stale))
            self.sidebar.rows[name].set_icon(*step_notes.icon(state, name, self.page))
        trained = state.done("train")
        note = self.tr("Any text, in this voice") if trained else self.tr("Needs a trained voice")
        self.sidebar.rows["restyle"].say(self._summary or note, "")
        self.menus.follow(self.page, state.project is not None, bool(state.unfinished()))
        self.offer_commands()

    def show_summary(self, text: str) -> None:
        """The editor's line in the sidebar."""
        self._summary = text
        self._show_steps()

    def _run_changed(self, *_: object) -> None:
        self._show_steps()

    def show_title(self, *_: object) -> None:
        project = self.state.project
        name = "" if self.page == "welcome" else words.step_title(self.page)
        editor: Any = self.pages.get("restyle")
        if self.page == "restyle" and getattr(editor, "title", ""):
            name = str(editor.title)
        self.setWindowTitle(
            " — ".join(part for part in (project.author if project else "Pastiche", name) if part)
        )

    def step_text(self, steps: int) -> None:
        theme().step_scale(steps)
        self.state.preferences.set("scale", theme().scale)

    def set_scheme(self, scheme: Scheme) -> None:
        theme().set_scheme(scheme)
        self.state.preferences.set("scheme", scheme)

    def _set_least(self) -> None:
        """The smallest window that holds a page; at the largest text size that takes more."""
        self._stretch = max(1.0, theme().scale / 1.3)
        self.setMinimumSize(round(900 * self._stretch), round(600 * self._stretch))
        self.sidebar.set_narrow(self.width() < NARROW_BELOW * self._stretch)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.warming.start()
        self.updates.start()
        self.quick.listen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < NARROW_BELOW * self._stretch)

    def show_work(self, run: Run) -> None:
        """The page of work that ended or goes on, of whatever project."""
        self.come_back()
        project, root = self.state.project, run.job.root
        if root is not None and (project is None or project.root != root):
            self.open_project(root)
        opened = self.state.project
        if opened is not None and opened.root == root and run.job.stage in WALK:
            self.show_page(run.job.stage)

    # To the front and away.
    def come_back(self) -> None:
        """To the front, also when it was closed and work went on."""
        if self.leaving.saving:
            return
        self.show()
        self.raise_()
        self.activateWindow()
        self.icon.seen()

    def leave(self) -> bool:
        """Close for good, also where the icon would keep it; False where the user stays."""
        return self.leaving.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.leaving.may_close())
