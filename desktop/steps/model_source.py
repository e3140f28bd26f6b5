"""Owns what has to be said of a describer once it is picked: its model, and for services address and key."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.describing import prices
from core.describing.providers import SERVICES, is_local, key_name, split_name
from core.progress import PasticheError, ProviderOff
from desktop.jobs import Load
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.fields import FIELD, FieldName, name_field
from desktop.widgets.key_row import KeyRow
from desktop.words import tr


class Source(QWidget):
    """The fields of one describer; the outline needs none.

    Attributes:
        http: several questions may be asked at a time.
        usual: how many are, unless the user says otherwise.
    """

    changed = Signal()
    http = False
    usual = 1

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._reading: Load | None = None

    def _read(self, reading: Load | None) -> None:
        """Wait for this answer, and no longer for an earlier one; None forgets what was asked."""
        if self._reading is not None:
            self._reading.drop()
        self._reading = reading

    def drop(self) -> None:
        """This goes away: no answer may come any more."""
        self._read(None)

    def llm(self) -> str:
        """What is chosen, as `--llm` takes it."""
        return self.name

    def restore(self, llm: str) -> None:
        """Show what was chosen before; it is of this describer."""

    def stand_at(self, url: str) -> None:
        """Where the server is that was set in Settings; "" for the usual place. `restore` comes after."""

    def look(self) -> None:
        """Find out what there is, away from the window's thread."""

    def lacking(self) -> str:
        """What must be done before anything can be asked; "" when nothing."""
        return ""

    def named(self) -> bool:
        """Whether `llm` names something that could be asked."""
        return True

    def fetches(self) -> bool:
        """Whether a model must be fetched first."""
        return False


def read_models(service: str) -> list[str]:
    """The models of a service whose price is known, for a `Load`.

    Raises:
        BadInput: the user's table of prices is damaged.
    """
    found = (split_name(llm) for llm in prices.load())
    return [model for name, model, _ in found if name == service]


def list_models(url: str) -> list[str]:
    """What a server on this computer says it has, for a `Load`; no text of any book is in the question.

    Raises:
        ProviderOff: nothing answers there as it should.
    """
    import httpx

    try:
        reply = httpx.get(f"{url}/models", timeout=5.0, trust_env=False)
        return sorted(str(row["id"]) for row in reply.raise_for_status().json()["data"])
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise ProviderOff(
            "LM Studio does not answer.", "Open it and start its server.", str(error)
        ) from error


class ServiceSource(Source):
    """A service by name: its model, and its key right there."""

    http = True
    usual = 8

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.shown, self.preset = SERVICES[name].shown, SERVICES[name].model
        spoken = self.tr("Model of {service}").format(service=self.shown)
        self.model = name_field(spoken, self.tr("Name of the model"))
        self.model.setEditText(self.preset)
        self.model.editTextChanged.connect(lambda _: self.changed.emit())
        self.key = KeyRow(name, alone=True)
        self.key.known.connect(self.changed)
        line = row(FieldName(self.tr("Model")), 8, self.model, -1)
        line.setStretch(2, 10)
        self.setLayout(column(line, 10, self.key))

    def llm(self) -> str:
        model = self.model.currentText().strip()
        return self.name if model == self.preset else f"{self.name}:{model}"

    def restore(self, llm: str) -> None:
        self.model.setEditText(split_name(llm)[1] or self.preset)

    def look(self) -> None:
        self.key.look()
        if self._reading is None and not self.model.count():
            name = self.name
            self._read(Load(lambda: read_models(name), self._offer, lambda error: self._offer([])))

    def drop(self) -> None:
        super().drop()
        self.key.drop()

    def _offer(self, names: list[str]) -> None:
        """Those with a known price to choose from; what stands in the field stays."""
        self._reading = None
        text = self.model.currentText()
        self.model.blockSignals(True)
        self.model.clear()
        self.model.addItems(names)
        self.model.setEditText(text)
        self.model.blockSignals(False)

    def named(self) -> bool:
        return bool(self.model.currentText().strip())

    def lacking(self) -> str:
        if not self.named():
            return self.tr("Name a model of {service} first.").format(service=self.shown)
        if self.key.stored is None:
            return self.tr("Looking for the key...")
        if not self.key.stored:
            return self.tr("{service} needs a key: paste it above and save it.").format(service=self.shown)
        return ""


class StudioSource(Source):
    """LM Studio on this computer: which of its models."""

    http = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.model = name_field(self.tr("Model in LM Studio"), self.tr("Name of the model"))
        self.model.editTextChanged.connect(lambda _: self.changed.emit())
        self.again = button(self.tr("Look Again"), self.look, "small")
        self.said = label("", "note", wrap=True)
        line = row(FieldName(self.tr("Model")), 8, self.model, 8, self.again, -1)
        line.setStretch(2, 10)
        self.setLayout(column(line, 6, self.said))

    def llm(self) -> str:
        return f"{self.name}:{self.model.currentText().strip()}"

    def restore(self, llm: str) -> None:
        self.model.setEditText(split_name(llm)[1])

    def look(self) -> None:
        self.said.setText(self.tr("Asking LM Studio..."))
        url = SERVICES["lmstudio"].url
        self._read(Load(lambda: list_models(url), self._show, self._off))

    def _show(self, names: list[str]) -> None:
        self._reading = None
        self.said.setText("" if names else self.tr("LM Studio has no model yet: load one there."))
        text = self.model.currentText() or (names[0] if names else "")
        self.model.clear()
        self.model.addItems(names)
        self.model.setEditText(text)

    def _off(self, error: PasticheError) -> None:
        self._reading = None
        self.said.setText(str(error))

    def named(self) -> bool:
        return bool(self.model.currentText().strip())

    def lacking(self) -> str:
        return "" if self.named() else self.tr("Name a model of LM Studio first.")


class ServerSource(Source):
    """Any server that speaks OpenAI's language: its address and its model."""

    http = True
    usual = 4

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.address, self.model = QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("http://127.0.0.1:8080/v1")
        self.address.setAccessibleName(self.tr("Address of the server"))
        self.model.setPlaceholderText(self.tr("Name of the model"))
        self.model.setAccessibleName(self.tr("Model of the server"))
        self.wrong = label("", "errornote", wrap=True)
        lines = []
        for text, edit in ((self.tr("Address"), self.address), (self.tr("Model"), self.model)):
            edit.setMaximumWidth(FIELD)
            edit.textChanged.connect(self._typed)
            lines.append(row(FieldName(text), 8, edit, -1))
            lines[-1].setStretch(2, 10)
        self.key = KeyRow("openai", alone=True)
        self.key.hide()
        self.address.editingFinished.connect(self._ask_for_key)
        self.setLayout(column(lines[0], 6, self.wrong, 6, lines[1], 10, self.key))
        self._typed()

    def llm(self) -> str:
        return f"openai:{self.model.text().strip()}@{self.address.text().strip()}"

    def stand_at(self, url: str) -> None:
        self.address.setText(url)
        self._ask_for_key()

    def restore(self, llm: str) -> None:
        _, model, url = split_name(llm)
        self.address.setText(url)
        self.model.setText(model)
        self._ask_for_key()

    def _ask_for_key(self) -> None:
        """A server may want a key, its own; it is not sent where others could read it on the way."""
        url = self.address.text().strip()
        name = key_name(f"openai:m@{url}") if url and not wrong_address(url) else None
        wants = name is not None and not is_local(url)
        if wants and name is not None:
            self.key.belong_to(name, name.partition("@")[2], url)
        self.key.setVisible(wants)

    def drop(self) -> None:
        super().drop()
        self.key.drop()

    def _typed(self, *_: object) -> None:
        self.wrong.setText(wrong_address(self.address.text().strip()))
        self.wrong.setVisible(bool(self.wrong.text()))
        self.key.hide()  # it was another address's; the next one's comes when it is typed
        self.changed.emit()

    def named(self) -> bool:
        address, model = self.address.text().strip(), self.model.text().strip()
        return bool(address and model) and not wrong_address(address) and "@http" not in model

    def lacking(self) -> str:
        address = self.address.text().strip()
        if not address:
            return self.tr("Enter the address of the server first.")
        return wrong_address(address) or (
            "" if self.named() else self.tr("Name a model of the server first.")
        )


def wrong_address(text: str) -> str:
    """What is wrong with the address of a server, in a sentence; "" when nothing is, or nothing is there."""
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        fit = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        if fit and str(parts.hostname).startswith("127."):
            ip_address(str(parts.hostname))  # or another's name would pass for this computer
    except ValueError:  # a port or an IPv6 address that is none
        fit = False
    if not fit or any(c.isspace() for c in text):
        return tr("This is no web address. Write it like http://127.0.0.1:8080/v1.")
    if "@" in text or parts.query or parts.fragment:
        return tr("Leave out names, passwords and keys: the address is kept in the project.")
    return ""
