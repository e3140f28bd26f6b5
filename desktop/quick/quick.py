"""Owns the ways into the quick panel: the window's menus, the menu bar, other applications, a shortcut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from core.stages import WALK
from desktop import mac
from desktop.preferences import Preferences
from desktop.state import Run

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage
    from desktop.quick.outside import Outside
    from desktop.quick.panel import QuickPanel
    from desktop.window import Window


LAST = "last_voice"  # in the preferences


def last_voice(preferences: Preferences) -> tuple[str, str]:
    """Folder and name of the voice that wrote last, "" and "" before there was one."""
    kept = preferences.get(LAST, {})
    return str(kept.get("path", "")), str(kept.get("name", ""))


def remember_voice(preferences: Preferences, path: str, name: str) -> None:
    preferences.set(LAST, {"path": path, "name": name})


class Quick(QObject):
    """Light: the panel and what it needs are read when it is first asked for."""

    changed = Signal()  # there is a last result, or another one

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._panel: QuickPanel | None = None
        self._ended: Run | None = None
        self._last = ""
        self._over = False
        self.outside: Outside | None = None
        window.state.work_ended.connect(self._work_ended)
        window.state.closing.connect(self.shut_down)

    @property
    def panel(self) -> QuickPanel:
        if self._panel is None:
            from desktop.quick.panel import QuickPanel

            self._panel = QuickPanel(self._window.state)
            self._panel.written.connect(lambda: self._note("text"))
            self._panel.wanted.connect(self._open_page)
            self._panel.editor_wanted.connect(self._open_editor)
        return self._panel

    @property
    def voice(self) -> str:
        """The name of the voice that wrote last, "" before there was one."""
        return last_voice(self._window.state.preferences)[1]

    # Ways in.
    def restyle_clipboard(self) -> None:
        """Show the clipboard's text, and beside it the same in the last voice."""
        if not self._over:
            self.panel.take(QGuiApplication.clipboard().text(), selected=False)

    def restyle(self, text: str) -> None:
        """The same with text that is selected in another application."""
        if not self._over:
            self.panel.take(text, selected=True)

    def listen(self) -> None:
        """Hear what other applications send, and the shortcut; on a Mac alone."""
        if mac.MAC and self.outside is None:
            from desktop.quick.outside import Outside

            self.outside = Outside(self._window.state.preferences, self)
            later = Qt.ConnectionType.QueuedConnection
            self.outside.pressed.connect(self.restyle_clipboard, later)
            self.outside.text_sent.connect(self.restyle, later)
            self.outside.refused.connect(self._window.state.refused)
            self.outside.begin()

    def follow(self, page: EditorPage) -> None:
        """The editor's voice is the last one used, and its writer has the first claim on the memory."""
        preferences = self._window.state.preferences

        def loaded(_event: dict[str, Any]) -> None:
            if page.bar.voice is not None:
                remember_voice(preferences, page.bar.voice.adapter, page.bar.voice.author)

        def loading() -> None:
            if self._panel is not None:
                self._panel.writing.make_way()

        page.client.loaded.connect(loaded)
        page.client.loading.connect(loading)

    # The last result.
    @property
    def has_last(self) -> bool:
        return bool(self._last)

    def last_result(self) -> None:
        """The panel with what was written last, or the page of the work that ended after that."""
        if self._over:
            return
        if self._last == "text":
            self.panel.come_back()
        elif self._ended is not None:
            self._window.show_work(self._ended)
        else:
            self._window.come_back()

    def _work_ended(self, run: Run) -> None:
        if run.job.stage in WALK and not run.stopped:
            self._ended = run
            self._note("work")

    def _note(self, last: str) -> None:
        self._last = last
        self.changed.emit()

    # Out of the panel.
    def _open_page(self, name: str) -> None:
        self._window.come_back()
        if name:
            self._window.show_page(name)

    def _open_editor(self, text: str) -> None:
        self._open_page("restyle")
        page: Any = self._window.pages["restyle"]
        page.open_source(text)

    def shut_down(self) -> None:
        """The window closes for good, though Pastiche may still save."""
        self._over = True
        if self._panel is not None:
            self._panel.shut_down()
