"""Owns the window's menus: every command in one place, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from core.stages import WALK
from desktop import words
from desktop.edit_menu import EditMenu
from desktop.text_menu import TextMenu
from desktop.theme import Scheme, theme

if TYPE_CHECKING:
    from desktop.window import Window


def tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)


PAGE_COMMANDS = (
    "find",
    "find_next",
    "find_previous",
    "keep",
    "drop",
    "leave",
    "keep_section",
    "drop_section",
    "next_look",
    "previous_look",
    "edit",
    "ask_again",
    "put_back",
)
"""Actions that a page carries out; it says itself which of them apply."""


def shown_key(text: str, keys: str) -> str:
    """A command with a key that is a list's own beside it; a menu's key would be gone from text fields."""
    return f"{text}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}"


class Menus:
    """Builds the menu bar of a window and keeps those actions that come and go."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.actions: dict[str, QAction] = {}
        self._file()
        self._edit()
        self._view()
        self._book()
        place = window.menuBar().addMenu(tr("&Text"))
        self._go()
        self.text = TextMenu(place, self._keep, self.actions["stop"])
        self._help()

    def _add(
        self,
        menu: QMenu,
        name: str,
        text: str,
        keys: str | QKeySequence.StandardKey,
        on: Callable[[], object],
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        made = QAction(text, self.window)
        if keys:
            made.setShortcut(QKeySequence(keys))
        made.setMenuRole(role)
        made.triggered.connect(lambda *_: on())
        menu.addAction(made)
        self._keep(name, made)
        return made

    def _keep(self, name: str, made: QAction) -> None:
        self.actions[name] = made

    def _file(self) -> None:
        window, standard = self.window, QKeySequence.StandardKey
        menu = window.menuBar().addMenu(tr("&File"))
        self._add(menu, "new", tr("New Project..."), standard.New, window.opening.new_project)
        self._add(menu, "open", tr("Open Project..."), standard.Open, window.opening.choose_project)
        self._add(menu, "projects", tr("Projects"), "Ctrl+Shift+O", lambda: window.show_page("projects"))
        self.recent = menu.addMenu(tr("Open Recent"))
        self.recent.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        self._add(menu, "sample", tr("Try the Sample"), "Ctrl+Shift+T", window.opening.try_sample)
        self._add(menu, "books", tr("Add Books..."), "Ctrl+Shift+A", window.opening.choose_books)
        menu.addSeparator()
        self._add(menu, "quick", tr("Restyle Clipboard"), "Ctrl+Shift+V", window.quick.restyle_clipboard)
        self._add(menu, "last_result", tr("Last Result"), "Ctrl+Shift+L", window.quick.last_result)
        self.actions["last_result"].setEnabled(False)
        menu.addSeparator()
        self._add(menu, "close_project", tr("Close Project"), "Ctrl+Shift+W", window.opening.close_project)
        self._add(menu, "close", tr("Close Window"), "Ctrl+W", self._close_front)
        role = QAction.MenuRole
        self._add(
            menu,
            "settings",
            tr("Settings..."),
            "Ctrl+,",
            lambda: window.show_page("settings"),
            role.PreferencesRole,
        )
        self._add(menu, "quit", tr("Quit Pastiche"), "Ctrl+Q", window.leaving.quit, role.QuitRole)

    def _close_front(self) -> None:
        """The window in front: on a Mac this menu stands above the help and Settings, too."""
        (QApplication.activeWindow() or self.window).close()

    def _fill_recent(self) -> None:
        self.recent.clear()
        for root in self.window.state.preferences.recents():
            self.recent.addAction(root.stem, lambda root=root: self.window.open_project(root))
        self.recent.setEnabled(True)

    def _edit(self) -> None:
        menu = self.window.menuBar().addMenu(tr("&Edit"))
        self.edit = EditMenu(menu, self.window.undo_group, self._keep)
        menu.addSeparator()
        for name, text, keys in (
            ("find", tr("Find..."), "Ctrl+F"),
            ("find_next", tr("Find Next"), "Ctrl+G"),
            ("find_previous", tr("Find Previous"), "Ctrl+Shift+G"),
        ):
            self._add_page_command(menu, name, text).setShortcut(QKeySequence(keys))

    def _add_page_command(self, menu: QMenu, name: str, text: str) -> QAction:
        return self._add(menu, name, text, "", lambda: self.window.run_command(name))

    def _book(self) -> None:
        """What the user decides on paragraphs of the books, and on accounts of passages."""
        menu = self.window.menuBar().addMenu(tr("&Book"))
        for name, text, keys in (
            ("keep", tr("Keep"), "K"),
            ("drop", tr("Drop"), "D"),
            ("leave", tr("Leave It to the Rules"), "L"),
            ("", "", ""),
            ("keep_section", tr("Keep Section"), "Shift+K"),
            ("drop_section", tr("Drop Section"), "Shift+D"),
            ("", "", ""),
            ("next_look", tr("Next to Look At"), "N"),
            ("previous_look", tr("Previous to Look At"), "Shift+N"),
            ("", "", ""),
            ("edit", tr("Edit Account"), "E"),
            ("ask_again", tr("Ask Again"), "A"),
            ("put_back", tr("Put Back the Earlier Account"), "P"),
        ):
            if name:
                self._add_page_command(menu, name, shown_key(text, keys) if keys else text)
            else:
                menu.addSeparator()

    def _view(self) -> None:
        menu = self.window.menuBar().addMenu(tr("&View"))
        self._add(menu, "bigger", tr("Bigger Text"), "Ctrl++", lambda: self.window.step_text(1))
        self.actions["bigger"].setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, "smaller", tr("Smaller Text"), "Ctrl+-", lambda: self.window.step_text(-1))
        self._add(menu, "normal", tr("Normal Text"), "Ctrl+0", lambda: self.window.step_text(0))
        menu.addSeparator()
        look = menu.addMenu(tr("Appearance"))
        group = QActionGroup(self.window)
        schemes: tuple[tuple[Scheme, str], ...] = (
            ("auto", tr("As the System")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
        )
        for scheme, text in schemes:
            made = self._add(look, f"look-{scheme}", text, "", lambda s=scheme: self.window.set_scheme(s))  # type: ignore[misc]
            made.setCheckable(True)
            made.setChecked(theme().scheme == scheme)
            group.addAction(made)

    def _go(self) -> None:
        window = self.window
        menu = window.menuBar().addMenu(tr("&Go"))
        for number, name in enumerate((*WALK, "restyle", "voices"), 1):
            text = words.step_title(name)
            self._add(menu, f"go-{name}", text, f"Ctrl+{number}", lambda n=name: window.show_page(n))  # type: ignore[misc]
        menu.addSeparator()
        self._add(menu, "back", tr("Go Back"), "Ctrl+[", window.go_back)
        self._add(menu, "continue", tr("Continue or Start"), "Ctrl+Return", window.press_primary)
        self._add(menu, "stop", tr("Stop"), "Ctrl+.", self._stop)

    def _stop(self) -> None:
        """On the page Restyle its own writing; work in the background is stopped where it is shown."""
        if self.window.page == "restyle":
            self.text.trigger("stop")
        else:
            self.window.stop_work()

    def _help(self) -> None:
        menu = self.window.menuBar().addMenu(tr("&Help"))
        desk = self.window.desk
        self._add(menu, "help", tr("Pastiche Help"), "Ctrl+?", lambda: desk.show_page())
        self._add(menu, "first-hour", tr("Your First Hour"), "", lambda: desk.show_page("first-hour"))
        self._add(menu, "keys", tr("Keys of the Keyboard"), "", lambda: desk.show_page("keys"))
        menu.addSeparator()
        role = QAction.MenuRole.ApplicationSpecificRole  # on a Mac it stands in the application's own menu
        self._add(menu, "updates", tr("Check for Updates..."), "", self.window.updates.ask, role)
        self._add(menu, "report", tr("Report a Problem..."), "", desk.report_problem)
        self._add(menu, "logs", tr("Show Log Folder"), "", desk.show_logs)

    def offer(self, commands: Set[str]) -> None:
        """Enable those of `PAGE_COMMANDS` that the page on show can carry out now."""
        for name in PAGE_COMMANDS:
            self.actions[name].setEnabled(name in commands)

    def follow(self, page: str, has_project: bool, runs: bool) -> None:
        """Enable what makes sense on this page. Restyle says itself what can be done with its text."""
        own = page == "restyle"
        self.actions["stop"].setEnabled(runs and not own)
        self.text.follow(own)
        self.actions["back"].setEnabled(page in WALK)
        self.actions["continue"].setEnabled(own or (page in WALK and has_project))
        self.actions["close_project"].setEnabled(has_project)
