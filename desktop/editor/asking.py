"""Owns what must be settled before the writer is asked: a voice, the user's consent, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from core.describing.providers import SERVICES, WORDS, destination, key_name, split_name
from core.progress import Missing
from core.runner import keys_for
from core.types import Adapter
from desktop.editor.requests import Voice
from desktop.editor.session import Manner, Session
from desktop.editor.wishes import Wishes
from desktop.jobs import Load


class Chosen(Protocol):
    """Which voice, and how strongly."""

    @property
    def adapter(self) -> Adapter | None: ...

    @property
    def voice(self) -> Voice | None: ...

    @property
    def strength_wanted(self) -> float: ...


class Wished(Protocol):
    """How it shall write."""

    wishes: Wishes

    def work_from_words(self) -> None:
        """Make no account of passages, so that nothing is sent for one."""


class Asking(QObject):
    """Lets an action through to the writer when nothing stands in its way, else says what does.

    The consent to send a text holds for that text and that service, until another text is opened.
    """

    problem = Signal(object)  # PasticheError
    consent_needed = Signal(str)  # the service's name, for people

    def __init__(self, session: Session, bar: Chosen, panel: Wished) -> None:
        super().__init__(session)
        self._session = session
        self._bar = bar
        self._panel = panel
        self._pending: Callable[[], None] | None = None
        self._asked_for = ""
        self._allowed: set[str] = set()
        self._keys: dict[str, str] | None = None  # read for the action in hand, and kept no longer

    def new_text(self) -> None:
        """Another text is open: nobody has agreed to send that one."""
        self._allowed.clear()
        self._pending = None

    def ask(self, action: Callable[[], None]) -> None:
        """Do `action`, which asks the writer, now or as soon as it may be done."""
        self._pending = action
        adapter, voice = self._bar.adapter, self._bar.voice
        if adapter is None or voice is None:
            message = self.tr("There is no voice to write in yet.")
            remedy = self.tr("Train one in the five steps, or choose the folder of one that is trained.")
            self.problem.emit(Missing(message, remedy))
            return
        wishes = self._panel.wishes
        describer = WORDS if wishes.from_words else describer_of(adapter)
        if destination(describer) and describer not in self._allowed:
            self._asked_for = describer
            self.consent_needed.emit(service_of(describer))
            return
        if key_name(describer) and self._keys is None:
            self._fetch_keys(describer)
            return
        keys, self._keys = self._keys or {}, None
        self._session.manner = Manner(
            voice,
            describer,
            self._bar.strength_wanted,
            wishes.temperature,
            wishes.length,
            wishes.variants,
            wishes.verify,
            keys=keys,
        )
        self._pending = None
        action()

    def _fetch_keys(self, describer: str) -> None:
        """Away from the window's thread: the Keychain may take its time, and may ask the user."""

        def found(keys: dict[str, str]) -> None:
            self._keys = keys
            if not self.go_on():
                self._keys = None

        Load(lambda: keys_for(SimpleNamespace(llm=describer)), found, self.problem.emit)

    def allow(self) -> None:
        """The user agreed to send this text."""
        self._allowed.add(self._asked_for)
        self.go_on()

    def keep_here(self) -> None:
        """The user's words shall do, and nothing is sent."""
        self._panel.work_from_words()
        self.go_on()

    def refuse(self) -> None:
        self._pending = None

    def go_on(self) -> bool:
        """Do what was held back; False where nothing was."""
        action, self._pending = self._pending, None
        if action is None:
            return False
        self.ask(action)
        return True


def describer_of(adapter: Adapter) -> str:
    """Who described the text this voice learned from; a folder from another tool does not say."""
    return str(adapter.metadata.get("describer") or WORDS)


def service_of(describer: str) -> str:
    """Who would receive the text: a service by its name, any other server by its address."""
    name, _, url = split_name(describer)
    return SERVICES[name].shown if name in SERVICES and not url else destination(describer)
