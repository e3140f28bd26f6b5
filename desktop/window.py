"""Owns the window: sidebar, pages, drops, and what closing means while work runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
    QShowEvent,
    QUndoGroup,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QWidget

from core.adapters.unpacking import holds_voice
from core.project import SUFFIX, is_project
from core.stages import WALK
from desktop import leaving, pages, step_notes, words
from desktop.at_work import AtWork
from desktop.help.desk import HelpDesk
from desktop.jobs import Job
from desktop.looking import LookBar
from desktop.menubar import MenubarIcon, Ways
from desktop.menus import Menus
from desktop.notices import Notices
from desktop.quick.quick import Quick
from desktop.state import Run, State
from desktop.theme import Scheme, theme
from desktop.widgets.basics import column, holder, row
from desktop.widgets.dropzone import choose_books, dropped_paths
from desktop.widgets.sidebar import Sidebar

NARROW_BELOW = 1000  # pixels of window width


class Window(QMainWindow):
    """Pages are made when they are first shown."""

    def __init__(self, state: State | None = None) -> None:
        super().__init__()
        self.state = state or State()
        self.undo_group = QUndoGroup(self)
        self.pages: dict[str, QWidget] = {}
        self.page = ""
        self._quitting = False
        self._gone = self._saving = False
        self._summary = ""
        self.sidebar = Sidebar([(name, words.step_title(name)) for name in WALK])
        self.sidebar.wanted.connect(self.show_page)
        self.at_work = AtWork(self.state, self.sidebar, self)
        self.look_bar = LookBar(self.state)
        self.desk = HelpDesk(self)
        self.notices = Notices(self.state, self.desk.report_problem, self.show_work)
        self.notice = self.notices.card
        self.stack = QStackedWidget()
        right = holder(column(self.notices, self.look_bar.frame))
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
                self.quit,
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

    # Projects and books.
    def new_project(self) -> None:
        self.take_books([], new=True)

    def try_sample(self) -> None:
        """The sample book through all steps, by itself."""
        welcome: Any = self.pages["welcome"]
        welcome.sample_wanted.emit()

    def choose_project(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a project"), str(Path.home()))
        if folder:
            self.open_project(Path(folder))

    def open_project(self, root: Path) -> None:
        """The project at the page where it was left; work in another one goes on."""
        self._remember_page()
        if self.state.open_project(root):
            self.show_page(self._first_open())

    def close_project(self) -> None:
        self._remember_page()
        self.state.close_project()

    def _remember_page(self) -> None:
        if self.state.project is not None and self.page in WALK:
            self.state.preferences.remember_page(self.state.project.root, self.page)

    def _first_open(self) -> str:
        """The step that was left last; else the first without a result, or the last one."""
        project = self.state.project
        left = self.state.preferences.page(project.root) if project is not None else ""
        if left in WALK:
            return left
        return next((name for name in WALK if self.state.result(name) is None), WALK[-1])

    def choose_books(self) -> None:
        paths = choose_books(self)
        if paths:
            self.take_books(paths)

    def take_books(self, paths: list[Path], new: bool = False) -> None:
        """Import into the open project, or ask whose books these are."""
        if self.state.project is None or new:
            welcome: Any = self.pages["welcome"]
            before = [] if new else welcome.waiting()
            self.show_page("welcome")
            welcome.new_project([*before, *paths])
        elif paths:
            self.show_page("import")
            page: Any = self.pages["import"]
            page.take(paths)

    def project_made(self, paths: list[Path]) -> None:
        self.show_page("import")
        self.take_books(paths)

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
        self.open_paths(paths)

    def open_path(self, path: str) -> None:
        self.open_paths([Path(path)])

    def open_paths(self, paths: list[Path]) -> None:
        """A project, the folder of a voice, or books."""
        first = paths[0]
        if first.suffix == SUFFIX or is_project(first):
            self.open_project(first)
        elif (first / "adapter_config.json").is_file():
            self.show_page("voices")
            voices: Any = self.pages["voices"]
            voices.add(first)
        elif first.suffix.lower() == ".zip" and holds_voice(first):
            self.show_page("voices")
            library: Any = self.pages["voices"]
            library.bring(first)
        else:
            self.take_books(paths)

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
        self.quick.listen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < NARROW_BELOW * self._stretch)

    # The end.
    def show_work(self, run: Run) -> None:
        """The page of work that ended or goes on, of whatever project."""
        self.come_back()
        project, root = self.state.project, run.job.root
        if root is not None and (project is None or project.root != root):
            self.open_project(root)
        opened = self.state.project
        if opened is not None and opened.root == root and run.job.stage in WALK:
            self.show_page(run.job.stage)

    def come_back(self) -> None:
        """To the front, also when it was closed and work went on."""
        if self._saving:
            return
        self.show()
        self.raise_()
        self.activateWindow()
        self.icon.seen()

    def quit(self) -> None:
        """Leave Pastiche, asking first while something runs."""
        if self.leave():
            QGuiApplication.quit()

    def leave(self) -> bool:
        """Close for good, also where the icon would keep it; False where the user stays.

        It takes as long as the work takes to save; events are handled meanwhile.
        """
        if not self._gone and not self._saving:
            editor: Any = self.pages.get("restyle")
            asks = leaving.works(self.state) or (editor is not None and editor.session.unsaved)
            if asks and not self.isVisible():
                self.come_back()  # a sheet needs its window
            self._quitting = True
            self.close()
            self._quitting = False
        return self._gone

    def closeEvent(self, event: QCloseEvent) -> None:
        editor: Any = self.pages.get("restyle")
        if self._gone:
            event.accept()
        elif self._saving:
            event.ignore()
        elif self.icon.there and not self._quitting:
            self.hide()  # the work goes on, and the icon leads back
            self.icon.tell_hidden()
            event.ignore()
        elif (editor is not None and not editor.may_close()) or (
            leaving.works(self.state) and not self._may_stop()
        ):
            event.ignore()
        else:
            self._end()
            event.accept()

    def _end(self) -> None:
        """Save what is there, out of the user's sight where the icon tells of it, and let the work save."""
        self._saving = True
        self._remember_page()
        self.state.queue.stop()  # first: what is let go of begins nothing any more
        self.state.aside.leave()
        editor: Any = self.pages.get("restyle")
        if editor is not None:
            editor.shut_down()
        self.state.closing.emit()
        leaving.close_others(self)
        if self.icon.there:
            self.hide()
        else:
            self.centralWidget().setEnabled(False)
            self.menuBar().setEnabled(False)
        self.icon.end()
        leaving.finish(self.state)
        self.state.shut_down()
        self.at_work.end()
        self._gone, self._saving = True, False

    def _may_stop(self) -> bool:
        return leaving.may_stop(self.state, self)
