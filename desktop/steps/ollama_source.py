"""Owns which of Ollama's models describes: one that it has, or one for it to get."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from core.describing.providers import ollama_elsewhere, split_name
from core.progress import PasticheError
from desktop.jobs import Load
from desktop.steps.model_source import Source
from desktop.theme import set_look
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.fields import FIELD, NARROW, FieldName

GET = "get"  # stands for a model that Ollama does not have yet
TO_GET = "qwen3:8b"


def list_installed(url: str) -> list[str]:
    """What Ollama has. For a `Load`. Raises: ProviderOff."""
    from core.describing.providers.ollama import installed

    return installed(url)


class OllamaSource(Source):
    """One of the models that Ollama has, or one for it to get when the work starts."""

    http = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.there: list[str] | None = None  # None until Ollama has answered
        self.off = ""
        self._url = ollama_elsewhere()  # named with the model, so that everybody sees where the text goes
        self._wanted = ""
        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("Model in Ollama"))
        self.model.setMinimumWidth(NARROW)
        self.model.activated.connect(self._picked)
        self.again = button(self.tr("Look Again"), self.look, "small")
        self.field = QLineEdit(TO_GET)
        self.field.setAccessibleName(self.tr("Model for Ollama to get"))
        self.field.setMaximumWidth(FIELD)
        self.field.textChanged.connect(lambda _: self.changed.emit())
        self.said = label("", "note", wrap=True)
        self._name_line = FieldName(self.tr("Model"))
        self._get_line = FieldName("")
        first, second = row(self._name_line, self.model, self.again, -1), row(self._get_line, self.field, -1)
        for line in (first, second):
            line.setSpacing(8)
        second.setStretch(1, 10)
        self.setLayout(column(first, 6, second, 6, self.said))
        self._arrange()

    def llm(self) -> str:
        return f"{self.name}:{self._model()}" + (f"@{self._url}" if self._url else "")

    def _model(self) -> str:
        if self.there is None:
            return self._wanted or TO_GET
        chosen = self.model.currentData()
        return self.field.text().strip() if chosen in (None, GET) else str(chosen)

    def stand_at(self, url: str) -> None:
        self._url = url or self._url

    def restore(self, llm: str) -> None:
        _, self._wanted, url = split_name(llm)
        self._url = url or self._url

    def look(self) -> None:
        self.said.setText(self.tr("Asking Ollama..."))
        url = self._url
        self._read(Load(lambda: list_installed(url), self._show, self._not_there))

    def _show(self, names: list[str]) -> None:
        wanted = self._model() if self.there is not None else self._wanted
        self._reading, self.there, self.off = None, names, ""
        self.model.clear()
        for name in names:
            self.model.addItem(name, name)
        self.model.addItem(self.tr("Get another one..."), GET)
        found = self.model.findData(wanted)
        if found < 0 and wanted:
            self.field.setText(wanted)
        self.model.setCurrentIndex(found if found >= 0 else self.model.count() - 1 if wanted else 0)
        self._arrange()
        self.changed.emit()

    def _not_there(self, error: PasticheError) -> None:
        self._wanted = self._wanted if self.there is None else self._model()
        self._reading, self.there, self.off = None, None, error.message
        self._arrange()
        self.changed.emit()

    def _picked(self, *_: object) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """The list where there is one, the field where a model is to be got, and what to know."""
        listed = self.there is not None
        getting = listed and self.model.currentData() == GET
        self.model.setVisible(listed and bool(self.there))
        self._name_line.setVisible(listed and bool(self.there))
        self.field.setVisible(getting)
        self._get_line.setVisible(getting)
        if self.off:
            self.said.setText(self.tr("{off} Open it, then look again.").format(off=self.off))
        elif getting:
            said = "" if self.there else self.tr("Ollama has no model yet. ")
            more = self.tr("Ollama gets this one from ollama.com when you start; it may be some gigabytes.")
            self.said.setText(said + more)
        else:
            self.said.setText("")
        set_look(self.said, "looknote" if self.off or getting else "note")
        self.said.setVisible(bool(self.said.text()))

    def named(self) -> bool:
        return bool(self._model())

    def lacking(self) -> str:
        if self.off:
            return self.off
        if self.there is None:
            return self.tr("Asking Ollama...")
        return "" if self._model() else self.tr("Name a model for Ollama first.")

    def fetches(self) -> bool:
        return self.there is not None and not {self._model(), f"{self._model()}:latest"} & {*self.there}
