"""Owns the tab *Keys*: the key of each service, and of a server that the user named."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.describing.providers import SERVICES, is_local, key_name
from desktop.settings.starts import server_address
from desktop.settings.tab import Tab, on_this_system, setting
from desktop.state import State
from desktop.steps.model_source import wrong_address
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row
from desktop.widgets.key_row import KeyRow
from desktop.words import tr


def make(state: State) -> Tab:
    return KeysTab(state)


class KeysTab(Tab):
    def __init__(self, state: State) -> None:
        place = on_this_system(tr("the macOS Keychain"), tr("the system's Keychain"))
        about = tr(
            "A key lets Pastiche use a cloud service that you pay for. Keys are kept in {place} and never "
            "written to a project, a log or a report. You need none of them to make a voice on this computer."
        )
        super().__init__(state, tr("Keys"), about.format(place=place))
        self.rows = [
            KeyRow(name, preferences=state.preferences)
            for name, service in SERVICES.items()
            if service.needs_key
        ]
        self.server = KeyRow("openai", preferences=state.preferences)
        self.servers = holder(column(self.server, hairline()))
        fill(self.body, hairline())
        for key_row in self.rows:
            fill(self.body, key_row, hairline())
        fill(self.body, self.servers)
        self.servers.hide()
        self.add = button(self.tr("Add a Service..."), lambda: self.wanted.emit("services"))
        self.add.setAccessibleDescription(self.tr("Its address is set in Services."))
        fill(self.body, 16, row(self.add, -1), 12, self._missing())

    def _missing(self) -> QWidget:
        said = self.tr("Pastiche stops and says so. It never changes to another service by itself.")
        return setting(self.tr("If a key is missing"), 5, label(said, "soft", wrap=True))

    def arrive(self) -> None:
        """A key may have been stored elsewhere meanwhile, and another server be named."""
        url = server_address(self.state.preferences)
        name = key_name(f"openai:m@{url}") if url and not wrong_address(url) else None
        wants = name is not None and not is_local(url)
        if wants and name is not None:
            self.server.belong_to(name, name.partition("@")[2], url)
        self.servers.setVisible(wants)
        self.add.setVisible(not wants)
        for key_row in (*self.rows, *([self.server] if wants else [])):
            key_row.look()
