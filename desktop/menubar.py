"""Owns the icon in the menu bar (the tray elsewhere): what runs and how far, commands, and what has ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from core.stages import WALK
from desktop import mac, words
from desktop.menubar_drawing import Look, icon_of, ink
from desktop.state import Run, State


@dataclass(frozen=True, slots=True)
class Ways:
    """What the icon's commands do; the window's menus have the same ones."""

    open_window: Callable[[], None]
    stop: Callable[[], None]
    restyle_clipboard: Callable[[], None]
    last_result: Callable[[], None]
    settings: Callable[[], None]
    quit_app: Callable[[], None]


class MenubarIcon(QObject):
    """Where the system has no tray nothing is shown, and nothing else changes.

    `voice` gives the name of the voice that the clipboard would be restyled in, and `has_last` whether there
    is a last result; both are asked whenever the menu opens.
    """

    def __init__(self, state: State, ways: Ways, window: QWidget) -> None:
        super().__init__(window)
        self.state = state
        self._window = window
        self.ways = ways
        self.voice: Callable[[], str] = str
        self.has_last: Callable[[], bool] = bool
        self.unseen: Run | None = None
        self.tray: QSystemTrayIcon | None = None
        self.look: Look | None = None
        self._tip = ""
        state.work_changed.connect(self._show)
        state.project_changed.connect(self._show)
        state.work_ended.connect(self._tell_end)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._repaint)
        app = QApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._app_changed)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.set_tray(QSystemTrayIcon(self))

    def set_tray(self, tray: QSystemTrayIcon) -> None:
        """Live in this tray."""
        self.menu = self._menu()
        self.tray = tray
        tray.setContextMenu(self.menu)
        tray.messageClicked.connect(self.ways.last_result)
        tray.activated.connect(self._clicked)
        self._show()
        tray.show()

    def _menu(self) -> QMenu:
        ways, menu = self.ways, QMenu()
        self.lines = [menu.addAction("") for _ in range(2)]
        self.stop = menu.addAction(self.tr("Stop and Save"), ways.stop)
        menu.addSeparator()
        self.restyle = menu.addAction(self.tr("Restyle Clipboard"), ways.restyle_clipboard)
        self.pauses = menu.addAction(self.tr("Training pauses while it writes"))
        self.last = menu.addAction(self.tr("Last Result"), ways.last_result)
        menu.addAction(self.tr("Open Pastiche"), ways.open_window)
        menu.addSeparator()
        menu.addAction(self.tr("Settings..."), ways.settings)
        menu.addAction(self.tr("Quit Pastiche"), ways.quit_app)
        for said in (*self.lines, self.pauses):
            said.setEnabled(False)
        for action in menu.actions():
            # Or a Mac takes Settings and Quit out of this menu, and puts them into the application's.
            action.setMenuRole(QAction.MenuRole.NoRole)
        menu.aboutToShow.connect(self._open)
        return menu

    def _clicked(self, how: QSystemTrayIcon.ActivationReason) -> None:
        """On a Mac a click opens the menu; elsewhere the window is expected."""
        if how == QSystemTrayIcon.ActivationReason.Trigger and not mac.MAC:
            self.ways.open_window()

    @property
    def there(self) -> bool:
        return self.tray is not None and self.tray.isVisible()

    # What is shown.
    def _open(self) -> None:
        voice = self.voice()
        said = self.tr("Restyle Clipboard as {voice}").format(voice=voice)
        self.restyle.setText(said if voice else self.tr("Restyle Clipboard"))
        self.last.setEnabled(self.has_last() and self.restyle.isEnabled())
        works = self.state.works()
        self.stop.setVisible(bool(self.state.unfinished()))
        self.pauses.setVisible(bool(works) and works[0].job.stage == "train")

    def _show(self) -> None:
        """Twice a second and more while work runs: only what differs is drawn."""
        works = self.state.works()
        errands = self.state.errands.running
        mac.dock_progress(works[0].share if works else errands[0].share if errands else None)
        if self.tray is None:
            return
        said = self.said()
        for line, text in zip(self.lines, said, strict=True):
            line.setText(text)
            line.setVisible(bool(text))
        tip = ". ".join(["Pastiche", *(text for text in said if text)])
        if tip != self._tip:
            self._tip = tip
            self.tray.setToolTip(tip)
        self._draw()

    def _draw(self) -> None:
        look = look_of(self.state, self.unseen is not None)
        if look != self.look and self.tray is not None:
            self.look = look
            self.tray.setIcon(icon_of(look, mac.MAC, "#000000" if mac.MAC else ink()))

    def _repaint(self, *_: object) -> None:
        self.look = None
        self._draw()

    def said(self) -> tuple[str, str]:
        """The menu's first two lines: what works or has ended, and how long or what beside it."""
        works, aside = self.state.works(), self.state.aside.run
        if aside is not None:
            return titled(self.state, aside), self.tr("Goes on when the voice has written")
        if works:
            return status_line(self.state, works[0]), waiting_line(works)
        if self.state.errands.running:
            errand = self.state.errands.running[0]
            shown = errand.title if errand.share is None else f"{errand.title}, {words.percent(errand.share)}"
            return shown, self.tr("Stopping...") if errand.job.stopping else ""
        if self.unseen is not None:
            told = ending(self.unseen)
            return (told[0], told[1]) if told is not None else ("", "")
        return self.tr("Nothing runs"), ""

    # What has ended.
    def _tell_end(self, run: Run) -> None:
        """A notification for whoever looks elsewhere, and a dot until it was seen."""
        found = ending(run)
        if found is None or self._seen_now():
            return
        self.unseen = run
        self._show()
        if self.tray is not None:
            self.tray.showMessage(*found)

    def tell_hidden(self) -> None:
        """The window was closed and Pastiche stays; on a Mac that is no news, elsewhere it is said once."""
        if self.tray is None or mac.MAC or self.state.preferences.get("told_hidden", False):
            return
        self.state.preferences.set("told_hidden", True)
        title, text = (
            self.tr("Pastiche stays here"),
            self.tr("Click the icon to open it, or quit in its menu."),
        )
        self.tray.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information)

    def seen(self) -> None:
        """The user looks at the window."""
        self.unseen = None
        self._show()

    def end(self) -> None:
        """Pastiche saves and ends: the menu says how far it is, and offers nothing more."""
        if self.tray is not None:
            for action in self.menu.actions():
                action.setEnabled(False)

    def _app_changed(self, now: Qt.ApplicationState) -> None:
        if now != Qt.ApplicationState.ApplicationActive:
            return
        shown = any(widget.isVisible() for widget in QApplication.topLevelWidgets() if widget.isWindow())
        if mac.MAC and not shown:
            self.ways.open_window()  # a click on the icon in the Dock
        elif self._seen_now():
            self.seen()

    def _seen_now(self) -> bool:
        """The quick panel in front is no look at the window."""
        return self._window.isVisible() and looked_at()


def look_of(state: State, needs_you: bool) -> Look:
    """What the icon shows of this state."""
    works, errands = state.works(), state.errands.running
    if state.aside.run is not None:
        return Look("paused", None, needs_you)
    if not works and not errands:
        return Look("idle", None, needs_you)
    share = works[0].share if works else errands[0].share
    return Look("working", None if share is None else int(share * 100 + 1e-9), needs_you)


def status(state: State) -> str:
    """E.g. "Learning the voice, 57 %. About 50 minutes left"; empty when nothing runs."""
    works = state.unfinished()
    if not works:
        return ""
    run = works[0]
    return status_line(state, run) if run.share is None else f"{status_line(state, run)}. {_left(run)}"


def titled(state: State, run: Run) -> str:
    """What works; of a project that is not the open one, with whose."""
    title = words.step_busy(run.job.stage)
    own = state.project is not None and state.project.root == run.job.root
    if own or not run.author:
        return title
    return words.tr("{author}: {work}").format(author=run.author, work=title)


def status_line(state: State, run: Run) -> str:
    title = titled(state, run)
    return title if run.share is None else f"{title}, {words.percent(run.share)}"


def waiting_line(works: list[Run]) -> str:
    """How long it takes, and what waits behind it."""
    parts = [_left(works[0])] if works[0].share is not None else []
    if len(works) > 1:
        parts.append(words.count(len(works) - 1, words.tr("{n} more waits"), words.tr("{n} more wait")))
    return ". ".join(parts)


def _left(run: Run) -> str:
    return words.tr("Saving...") if run.job.stopping else run.clock.sentence()


def looked_at() -> bool:
    """Whether Pastiche is the application in front, and shows a window."""
    active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
    return active and QApplication.activeWindow() is not None


def ending(run: Run) -> tuple[str, str, QSystemTrayIcon.MessageIcon] | None:
    """What to say of work that has just ended: title, text, icon; None for what the user stopped."""
    stage = run.job.stage
    if stage not in WALK or run.stopped:
        return None
    if run.error is not None:
        said = words.tr("{step} was stopped by a problem").format(step=words.step_title(stage))
        return said, str(run.error), QSystemTrayIcon.MessageIcon.Warning
    author = run.author or "Pastiche"
    if stage == "train":
        return words.tr("The voice is ready"), author, QSystemTrayIcon.MessageIcon.Information
    text = words.step_done(stage, run.result) if run.result is not None else ""
    said = words.tr("{step} is done").format(step=words.step_title(stage))
    return said, ". ".join(part for part in (author, text) if part), QSystemTrayIcon.MessageIcon.Information
