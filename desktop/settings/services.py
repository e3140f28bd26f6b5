"""Owns the tab *Services*: who describes in new projects, what each receives, addresses, prices, consent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from core.describing.providers import destination
from desktop.prices import open_prices
from desktop.settings import starts
from desktop.settings.tab import Said, Tab, at_left, section, setting
from desktop.state import State
from desktop.steps.describer_list import OUTLINE, SERVER, Describer, describers
from desktop.steps.model_source import wrong_address
from desktop.widgets.basics import ChoiceRow, Radio, button, column, fill, hairline, holder, label, row
from desktop.widgets.fields import FIELD
from desktop.words import tr

OLLAMA = "ollama"


def make(state: State) -> Tab:
    return ServicesTab(state)


class ServicesTab(Tab):
    def __init__(self, state: State) -> None:
        about = tr(
            "Whoever describes passages reads them. What runs on this computer sends nothing; a service in "
            "the cloud receives the text that you have described."
        )
        super().__init__(state, tr("Services"), about)
        self.rows: dict[str, ChoiceRow] = {}
        self.group = QButtonGroup(self)
        self._addressed = False  # the fields of the addresses are made
        title = self.tr("Who writes the plain accounts in new projects")
        note = self.tr("Each project can still have another, on the page Neutralize.")
        self.list, self.rest = column(), column()
        fill(self.body, section(title, note), holder(self.list))
        parts: list[Callable[[], object]] = [partial(self._add, describer) for describer in describers()]
        for title, make_part in (
            (self.tr("Addresses"), self._addresses),
            (self.tr("Before books go out"), self._asking),
            (self.tr("What services charge"), self._prices),
        ):
            parts.append(partial(self._add_part, title, make_part))
        rest = holder(self.rest)
        fill(self.body, rest)
        self.later(parts, rest)

    def _add(self, describer: Describer) -> None:
        fill(self.list, self._row(describer), hairline())

    def _add_part(self, title: str, make_part: Callable[[], QWidget]) -> None:
        fill(self.rest, 12, section(title), make_part())

    # Who describes.
    def _row(self, describer: Describer) -> ChoiceRow:
        said, icon = leaves(describer.name), "mac" if leaves(describer.name) == leaves(OUTLINE) else "cloud"
        made = ChoiceRow(describer.title, describer.body, said, icon, describer.cloud)
        chosen = self.state.preferences.get(starts.DESCRIBER, "") or OUTLINE
        made.radio.setChecked(describer.name == chosen)
        self.group.addButton(made.radio)
        made.chosen.connect(lambda: self._choose(describer.name))
        self.rows[describer.name] = made
        return made

    def _choose(self, name: str) -> None:
        self.state.preferences.set(starts.DESCRIBER, "" if name == OUTLINE else name)
        self._say_address()

    # Where servers are.
    def _addresses(self) -> QWidget:
        kept = starts.addresses(self.state.preferences)
        self.ollama = self._field(
            self.tr("Address of Ollama"), kept.get(OLLAMA, ""), "http://127.0.0.1:11434"
        )
        self.server = self._field(self.tr("Address of another server"), kept.get(SERVER, ""), "https://")
        model = self.state.preferences.get(starts.SERVER_MODEL, "")
        self.model = self._field(self.tr("Model of the other server"), model, self.tr("Name of the model"))
        self.ollama_said, self.server_said = Said(), Said()
        self.ollama.editingFinished.connect(lambda: self._keep(OLLAMA, self.ollama, self.ollama_said))
        self.server.editingFinished.connect(lambda: self._keep(SERVER, self.server, self.server_said))
        self.model.editingFinished.connect(self._keep_model)
        on_this = self.tr("Leave it empty for Ollama on this computer.")
        any_server = self.tr("Any server that speaks OpenAI's language. If it wants a key, set it in Keys.")
        lines = (
            setting(
                self.tr("Ollama"), row(self.ollama, -1), 4, label(on_this, "note", wrap=True),
                self.ollama_said,
            ),
            setting(
                self.tr("Another server"), row(self.server, -1), 4, label(any_server, "note", wrap=True),
                self.server_said,
            ),
            setting(self.tr("Its model"), row(self.model, -1)),
        )  # fmt: skip
        self._addressed = True
        self._say_address()
        return holder(column(*lines))

    def _field(self, spoken: str, text: str, hint: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(spoken)
        made.setPlaceholderText(hint)
        made.setMinimumWidth(FIELD)
        return made

    def _keep(self, name: str, field: QLineEdit, said: Said) -> None:
        """Keep an address that can be one; what is wrong with another is said, and the old one holds."""
        url = field.text().strip()
        wrong = wrong_address(url)
        if wrong:
            said.say(wrong, "errornote")
            return
        starts.set_address(self.state.preferences, name, url)
        self._say_address()

    def _keep_model(self) -> None:
        self.state.preferences.set(starts.SERVER_MODEL, self.model.text().strip())
        self._say_address()

    def _say_address(self) -> None:
        """Where the text goes with these addresses, and what is missing."""
        if not self._addressed:
            return
        url = self.ollama.text().strip()
        host = destination(f"ollama:m@{url}") if url else ""
        goes = self.tr("The text then goes to {host}.")
        self.ollama_said.say(goes.format(host=host) if host else "", "looknote")
        choice = self.rows[OLLAMA]
        choice.note.setText(leaves(OLLAMA, url))
        parts = (choice.title, choice.body, choice.note)
        choice.radio.setAccessibleName(". ".join(part.text() for part in parts))
        url, model = self.server.text().strip(), self.model.text().strip()
        host = destination(f"openai:m@{url}") if url else ""
        chosen = self.state.preferences.get(starts.DESCRIBER, "") == SERVER
        if chosen and not (url and model):
            self.server_said.say(self.tr("It is chosen above, and needs an address and a model."), "looknote")
        else:
            self.server_said.say(goes.format(host=host) if host else "", "looknote")

    # Consent.
    def _asking(self) -> QWidget:
        self.once = Radio(self.tr("Ask once for each project"))
        self.every = Radio(self.tr("Ask every time"))
        group = QButtonGroup(self)
        for made in (self.once, self.every):
            made.setAccessibleName(made.text())
            group.addButton(made)
        (self.every if self.state.preferences.get(starts.ASK_EVERY_TIME, False) else self.once).setChecked(
            True
        )
        self.every.toggled.connect(self._set_asking)
        said = self.tr(
            "It says which service, how many words and what it will cost, before the first passage is sent. "
            "A text that you restyle is asked about each time."
        )
        self.forget = button(self.tr("Ask All Projects Anew"), self._forget, "small")
        self.forgotten = Said()
        missing = self.tr("Pastiche stops and says so. It never changes to another service by itself.")
        return holder(
            column(
                setting(
                    self.tr("It asks you"), 4, self.once, 8, self.every, 6, label(said, "note", wrap=True), 8,
                    at_left(self.forget), self.forgotten,
                ),
                setting(self.tr("If a key is missing"), 5, label(missing, "soft", wrap=True)),
            )
        )  # fmt: skip

    def _set_asking(self, every: bool) -> None:
        self.state.preferences.set(starts.ASK_EVERY_TIME, every)

    def _forget(self) -> None:
        starts.take_back(self.state.preferences)
        self.forgotten.say(self.tr("Each project is asked again before its text goes out."))

    # Money.
    def _prices(self) -> QWidget:
        said = self.tr(
            "A table that comes with Pastiche, and that you may correct. What is not in it has no price."
        )
        self.prices_said = Said()
        text = self.tr("Open the Table of Prices")
        self.prices = button(text, lambda: open_prices(self.prices_said.wrong), "small")
        return setting(
            self.tr("Prices"), at_left(self.prices), 6, label(said, "note", wrap=True), self.prices_said
        )

    def arrive(self) -> None:
        """Another server's key is asked for in Keys, and who describes may have become another."""
        chosen = self.state.preferences.get(starts.DESCRIBER, "") or OUTLINE
        if chosen in self.rows:
            self.rows[chosen].radio.setChecked(True)


def leaves(name: str, url: str = "") -> str:
    """What leaves this computer with a describer, at this address or its own, in a sentence."""
    if name == SERVER:
        return tr("The chosen passages go to the address that you give below.")
    host = destination(f"{name}:m@{url}" if url else name)
    if host:
        said = tr("The chosen passages, and texts that you restyle with such a voice, go to {host}.")
        return said.format(host=host)
    return tr("Nothing leaves this computer.")
