"""Owns the window: sidebar, pages, drops, and what closing means while work runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
    QShowEvent,
    QUndoGroup,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox, QStackedWidget, QWidget

from core.adapters.unpacking import holds_voice
from core.progress import PasticheError
from core.project import SUFFIX, is_project
from core.stages import WALK
from desktop import mac, pages, words
from desktop.help.desk import HelpDesk
from desktop.jobs import Job
from desktop.menubar import MenubarIcon, status
from desktop.menus import Menus
from desktop.state import State
from desktop.theme import Scheme, theme
from desktop.widgets.basics import column, holder, row
from desktop.widgets.dropzone import choose_books, dropped_paths
from desktop.widgets.problem import Problem
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
        self._awake = mac.Awake()
        self._quitting = False
        self._summary = ""
        self.sidebar = Sidebar([(name, words.step_title(name)) for name in WALK])
        self.sidebar.wanted.connect(self.show_page)
        self.notice = Problem()
        self.notice.fix.setText(self.tr("Close"))
        self.notice.fix.setAccessibleName(self.tr("Close"))
        self.notice.again.connect(self._hide_notice)
        self.notices = holder(column(self.notice, margins=(32, 16, 32, 0)))
        self.notices.hide()
        self.stack = QStackedWidget()
        right = holder(column(self.notices))
        right.layout().addWidget(self.stack)
        central = holder(row(self.sidebar))
        central.layout().addWidget(right)
        self.setCentralWidget(central)
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 600)
        self.resize(1280, 800)
        self.desk = HelpDesk(self)
        self.menus = Menus(self)
        self.icon = MenubarIcon(self.state, self._come_back, self.quit, self)
        self.warming = pages.Warming(self)
        self._connect()
        self.show_page("welcome")

    def _connect(self) -> None:
        state = self.state
        state.project_changed.connect(self._project_changed)
        state.stages_changed.connect(self._show_steps)
        state.refused.connect(self._refused)
        for signal in (state.run_started, state.run_moved, state.run_ended):
            signal.connect(self._run_changed)
        theme().changed.connect(self.update)

    # Pages.
    def show_page(self, name: str, going_on: bool = False) -> None:
        """Bring a page to the front; steps need a project, so without one they lead to the welcome."""
        if name in WALK and self.state.project is None:
            name = "welcome"
        if name not in self.pages:
            self.pages[name] = pages.make(self, name)
            self.stack.addWidget(self.pages[name])
        self.page = name
        page: Any = self.pages[name]
        self.stack.setCurrentWidget(page)
        self.undo_group.setActiveStack(None if name == "restyle" else getattr(page, "undo_stack", None))
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
        if step is not None and step.primary.isEnabled():
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
        return self.pages[self.page] if self.page in (*WALK, "restyle") else None

    def stop_work(self) -> None:
        job = self.state.queue.current
        if job is not None:
            self.state.stop(job.stage)

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
        if self.state.runs:
            self._refused(
                PasticheError(
                    self.tr("{name} is at work.").format(
                        name=self.state.project.name if self.state.project else ""
                    ),
                    self.tr("Stop that work, or wait until it is done, before you open another project."),
                )
            )
            return
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
        if self.state.project is None or (new and not self.state.runs):
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
        self._hide_notice()
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
            self.sidebar.rows[name].say(*self._step_note(name))
            self.sidebar.rows[name].set_icon(*self._step_icon(name))
        trained = state.done("train")
        note = self.tr("Any text, in this voice") if trained else self.tr("Needs a trained voice")
        self.sidebar.rows["restyle"].say(self._summary or note, "")
        self.menus.follow(self.page, state.project is not None, bool(state.runs))
        self.offer_commands()

    def show_summary(self, text: str) -> None:
        """The editor's line in the sidebar."""
        self._summary = text
        self._show_steps()

    def _step_note(self, name: str) -> tuple[str, str]:
        """The line under a step, and its state for screen readers."""
        state = self.state
        run = state.runs.get(name)
        if run is not None:
            share = words.percent(run.share) if run.share is not None else self.tr("Working")
            return (run.clock.sentence() if run.clock.left is not None else share), self.tr("working")
        if name in state.problems:
            return self.tr("Stopped by a problem"), self.tr("stopped")
        if name == "train" and name in state.stopped:  # an earlier voice may stand there all the same
            return self.tr("Stopped; goes on from there"), self.tr("stopped")
        if not state.done(name):
            left = state.project is not None and state.project.unfinished(name)
            if left or name in state.stopped:
                return self.tr("Stopped; goes on from there"), self.tr("stopped")
            return words.step_gist(name), self.tr("not yet")
        if state.freshness.get(name) == "stale":
            page: Any = self.pages.get(name)
            said = page.stale_note() if page is not None else self.tr("Out of date")
            return said, self.tr("out of date")
        if state.behind(name):
            older = self.tr("Older than {step}").format(step=words.step_title(state.behind(name)))
            return older, self.tr("out of date")
        result = state.result(name)
        return (words.step_done(name, result) if result is not None else ""), self.tr("done")

    def _step_icon(self, name: str) -> tuple[str, str]:
        state = self.state
        if name in state.runs:
            return "busy", "accent"
        if name in state.problems:
            return "stopped", "error"
        if not state.done(name):
            return ("here", "accent") if name == self.page else ("open", "faint")
        stale = state.freshness.get(name) == "stale" or state.behind(name)
        return ("stale", "soft") if stale else ("done", "accent")

    def _run_changed(self, stage: str) -> None:
        self._show_steps()
        job = self.state.queue.current
        run = self.state.runs.get(job.stage) if job is not None else None
        self._awake.set(bool(self.state.runs))
        if run is None:
            self.sidebar.job.hide()
            mac.dock_label("")
            return
        left = self.tr("Saving...") if run.job.stopping else run.clock.sentence()
        self.sidebar.job.show_job(words.step_busy(run.job.stage), run.share, left)
        mac.dock_label(words.percent(run.share) if run.share is not None else "")

    def show_title(self, *_: object) -> None:
        project = self.state.project
        name = "" if self.page == "welcome" else words.step_title(self.page)
        editor: Any = self.pages.get("restyle")
        if self.page == "restyle" and getattr(editor, "title", ""):
            name = str(editor.title)
        self.setWindowTitle(
            " — ".join(part for part in (project.author if project else "Pastiche", name) if part)
        )

    def _refused(self, error: PasticheError) -> None:
        """What belongs to no step is told above the page."""
        unforeseen = type(error) is PasticheError and bool(error.detail)
        report = (self.tr("Report a Problem..."), self.desk.report_problem)
        self.notice.show_error(error, other=report if unforeseen else None)
        self.notices.show()

    def _hide_notice(self) -> None:
        self.notice.hide()
        self.notices.hide()

    def step_text(self, steps: int) -> None:
        theme().step_scale(steps)
        self.state.preferences.set("scale", theme().scale)

    def set_scheme(self, scheme: Scheme) -> None:
        theme().set_scheme(scheme)
        self.state.preferences.set("scheme", scheme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.warming.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < NARROW_BELOW)

    # The end.
    def _come_back(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """Leave Pastiche, asking first while something runs."""
        self._quitting = True
        if self.close():
            QGuiApplication.quit()
        self._quitting = False

    def closeEvent(self, event: QCloseEvent) -> None:
        editor: Any = self.pages.get("restyle")
        if self.state.runs and self.icon.there and not self._quitting:
            self.hide()  # the work goes on, and the icon leads back
            event.ignore()
        elif (editor is not None and not editor.may_close()) or (self.state.runs and not self._may_stop()):
            event.ignore()
        else:
            if editor is not None:
                editor.shut_down()
            self.state.closing.emit()
            self.state.shut_down()
            self._awake.set(False)
            event.accept()
            self._remember_page()

    def _may_stop(self) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Stop the work and quit?"))
        saved = self.tr("What is finished is saved, and it goes on from there next time.")
        box.setInformativeText(f"{status(self.state)}. {saved}")
        stop = box.addButton(self.tr("Stop and Quit"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Keep Working"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.exec()
        return box.clickedButton() is stop
