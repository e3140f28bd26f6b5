"""Owns the restyle page's advice: when it looks at the passages, and what the card's button does."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.advice import Advice
from desktop.advice_card import AdviceCard
from desktop.editor.advice import CAREFUL, VoiceFacts, of_rows
from desktop.editor.voice_bar import STEPS

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage

PAUSE = 400  # milliseconds from a change of the passages to a look at them


class Advising(QObject):
    """One card among the page's cards; not while the writer writes, when half of it would be unknown."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._careful: frozenset[str] = frozenset()
        self.card = AdviceCard(page.state)
        page.cards.add(self.card)
        self.card.taken.connect(self.take)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        for changed in (page.model.counted, page.client.busy_changed, page.voices.changed):
            changed.connect(self._timer.start)
        page.bar.strength.valueChanged.connect(self._timer.start)

    def new_text(self) -> None:
        """Another text is open."""
        self._careful = frozenset()
        self.card.show_advice(None)

    def look(self) -> None:
        """Show what speaks for advice now, or nothing."""
        page = self._page
        facts = self._facts()
        if page.text is None or page.client.busy or facts is None:
            self.card.show_advice(None)
        else:
            self.card.show_advice(of_rows(page.model.rows(), self._careful, page.wishes.wishes.length, facts))

    def _facts(self) -> VoiceFacts | None:
        adapter, project = self._page.bar.adapter, self._page.state.project
        if adapter is None:
            return None
        own = project is not None and str(project.adapter) == adapter.path
        return VoiceFacts(self._page.bar.strength_wanted, adapter.metadata, own)

    # What the button does.
    def take(self, found: Advice) -> None:
        """Do what an advice's button says."""
        page = self._page
        if found.action == "careful":
            page.ask(lambda: self._write_carefully(found.value))
        elif found.action == "length":
            wish, places = found.value
            page.wishes.wish(dataclasses.replace(page.wishes.wishes, length=wish))
            page.ask(lambda: self._write_again(places))
        elif found.action == "strength":
            page.bar.strength.setValue(round(found.value * STEPS))
        elif found.action == "preset":
            page.preset_wanted.emit(found.value)
        elif found.action == "page":
            page.wanted.emit(found.value)

    def _write_carefully(self, places: tuple[int, ...]) -> None:
        """Only now that voice, consent and keys are there: what was not asked for was not tried."""
        manner = self._page.session.manner
        if manner is not None:
            self._careful |= {self._page.model.row(place).id for place in places}
            freely = min(manner.temperature, CAREFUL["temperature"])
            brake = CAREFUL["repetition_penalty"]
            careful = dataclasses.replace(manner, temperature=freely, repetition_penalty=brake)
            self._page.session.write(places, careful)

    def _write_again(self, places: tuple[int, ...]) -> None:
        """All of them as one step to undo."""
        session = self._page.session
        session.undo.beginMacro(self.tr("Write Again"))
        for place in places:
            session.again(place)
        session.undo.endMacro()
