"""Owns the restyle page: which text is open, in which voice, and what each command does to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.editor import closing, commands, doing, drafts, opening, texts
from desktop.editor.advising import Advising
from desktop.editor.asking import Asking
from desktop.editor.cards import Cards
from desktop.editor.comparing import Comparing
from desktop.editor.copying import Copying
from desktop.editor.diff_view import DiffView
from desktop.editor.exporting import Exporting
from desktop.editor.find_bar import Find
from desktop.editor.frame import Footer, Heads
from desktop.editor.giving_room import GivingRoom
from desktop.editor.keeping import DraftKeeper, snapshot
from desktop.editor.nearby_search import Nearby
from desktop.editor.opening import Opening, dropped
from desktop.editor.passage_model import PassageModel
from desktop.editor.session import Session
from desktop.editor.showing import Showing
from desktop.editor.spelling import SpellingChoice
from desktop.editor.start_panel import StartPanel
from desktop.editor.troubles import Troubles
from desktop.editor.voice_bar import VoiceBar
from desktop.editor.voices import Voices
from desktop.editor.wishing import Wishing
from desktop.editor.writer_client import WriterClient
from desktop.language import translated
from desktop.state import State as WindowState
from desktop.widgets.basics import column, hairline


class EditorPage(QWidget):
    """The restyle editor. `summary_changed` is its line in the sidebar, `title_changed` the window title."""

    wanted = Signal(str)  # a page to go to
    preset_wanted = Signal(str)  # the page Train, at this way to train
    title_changed = Signal(str)
    summary_changed = Signal(str)

    def __init__(self, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.text: texts.Text | None = None
        self.model = PassageModel(self)
        self.client = WriterClient(self)
        self.session = Session(self.model, self.client, self)
        self.comparing = Comparing(self.session)
        self.undo_stack = self.session.undo
        self.drafts = DraftKeeper(self)
        self.start = StartPanel()
        self.opening = Opening(self.start)
        self._arrived = False
        self._asked: Callable[[], None] = self.session.write_rest
        self._build()
        self._connect()
        self.troubles = Troubles(self)
        self.giving_room = GivingRoom(self)
        self.showing = Showing(self)
        self.advising = Advising(self)
        self.showing.all()

    # The frame.
    def _build(self) -> None:
        self.menu, self.actions_by_name = commands.build(self, self.undo_stack, self.run)
        self.bar = VoiceBar(self.menu)
        self.voices = Voices(self.state, self.bar, lambda: self.text is not None)
        self.copying = Copying(self)
        self.exporting = Exporting(self)
        self.spelling = SpellingChoice(self.actions_by_name["spelling"], self.state.preferences)
        self.wishes = Wishing(self.state.preferences, self)
        self.asking = Asking(self.session, self.bar, self.wishes)
        self.view = DiffView(self.model)
        self.find = Find(self.view, self.model)
        self.nearby = Nearby(self.view, lambda: self.bar.adapter)
        self.heads = Heads()
        self.footer = Footer()
        self.cards = Cards()
        self.cards.add(self.voices.question)
        self.consent, self.notice, self.problem = self.cards.consent, self.cards.notice, self.cards.problem
        self.work = QWidget()
        layout = column(
            self.find.strip, self.heads, hairline(), self.view, self.nearby.panel, hairline(), self.footer
        )
        layout.setStretchFactor(self.view, 1)
        self.work.setLayout(layout)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.work)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (self.bar, hairline(), self.cards, self.stack):
            outer.addWidget(widget)
        outer.setStretchFactor(self.stack, 1)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.voices.question.train_wanted.connect(lambda: self.wanted.emit("train"))
        self.nearby.wanted.connect(self.wanted)
        self.bar.rest.clicked.connect(lambda: self.run("rest"))
        self.bar.stop.clicked.connect(lambda: self.run("stop"))
        self.bar.accept_all.clicked.connect(lambda: self.run("accept_all"))
        self.bar.wishes_wanted.connect(lambda: self.run("wishes"))
        self.footer.close_text.clicked.connect(lambda: self.run("new"))
        self.footer.export.clicked.connect(lambda: self.run("export"))
        self.view.wanted.connect(self.run)
        self.view.edited.connect(self.session.edit)
        self.view.in_place.begun.connect(self.drafts.follow)
        self.opening.opened.connect(self._show_text)
        self.view.resized.connect(self.heads.set_width)
        self.start.open_wanted.connect(lambda: self.run("open"))
        for answer in (self.consent.send, self.consent.keep_here, self.consent.refused):
            answer.connect(self.consent.hide)
        self.consent.send.connect(self.asking.allow)
        self.consent.keep_here.connect(self.asking.keep_here)
        self.consent.refused.connect(self.asking.refuse)
        self.asking.consent_needed.connect(self._ask_consent)
        self.model.lasting.connect(self.drafts.touch)
        self.drafts.saved.connect(self.start.note.text_kept)
        self.drafts.parted.connect(self.say)
        for changed in (self.model.lasting, self.undo_stack.cleanChanged):
            changed.connect(self.tell_title)
        self.session.notice.connect(self.say)
        self.client.loaded.connect(self._voice_loaded)
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.shut_down)

    # Opening a text.
    def open_path(self, path: Path) -> None:
        """Open a file of a kind in `texts.SUFFIXES`; the work done on it before comes with it."""
        self.opening.path(path)

    def open_source(self, source: str) -> None:
        """Open pasted text."""
        self.opening.source(source)

    def _show_text(self, text: texts.Text) -> None:
        if not self._put_away(lambda: self._show_text(text)):
            return
        if self.text is not None:
            text = drafts.taken_over(text, self.text)
        self.text = text
        self.session.missed = text.missed
        self.model.fill(text.rows)
        self.drafts.show(text, lambda: snapshot(self))
        self.exporting.show(text)
        if not text.in_file:
            self.undo_stack.resetClean()  # what its draft brings is in no file
        self.asking.new_text()
        self.advising.new_text()
        self.start.note.taken(text.source)
        self.stack.setCurrentWidget(self.work)
        opening.go_to_what_waits(self)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cards.clear()
        if text.changed:
            self.say(opening.said_of_change(text.name))
        self.showing.all()
        self.tell_title()

    def close_text(self) -> None:
        """Put the text away; what was decided stays as its draft."""
        if not self._put_away(self.close_text):
            return
        self.text = None
        self.voices.find()  # now that of the open project comes first
        self.model.fill([])
        self.stack.setCurrentWidget(self.start)
        self.arrive()
        self.start.note.give_back()
        self.cards.clear()
        self.showing.all()
        self.tell_title()

    def _put_away(self, again: Callable[[], None]) -> bool:
        self._asked = self.session.write_rest
        return closing.put_away(self, again)

    # Voices.
    def add_voice(self, folder: Path) -> None:
        """Use the voice in this folder, now and later."""
        self.voices.add(folder)

    # Asking the writer.
    def ask(self, action: Callable[[], None]) -> None:
        self._asked = action
        self.problem.hide()
        if (obstacle := self.giving_room.obstacle()) is not None:
            self.troubles.show(obstacle, (self.tr("Try Again"), self.ask_again))
        elif not self.voices.ask_first(lambda: self.ask(action)):
            self.asking.ask(action)

    def _ask_consent(self, service: str) -> None:
        self.consent.ask(service, self.model.source_words)

    def _voice_loaded(self, event: dict[str, Any]) -> None:
        if event["warnings"]:
            self.say(" ".join(map(translated, event["warnings"])))

    def ask_again(self) -> None:
        """Ask the writer for what it was asked for last."""
        self.ask(self._asked)

    # Commands.
    def commands(self) -> frozenset[str]:
        """Of the window's Edit menu, what can be done now."""
        return commands.FINDING if self.text is not None else frozenset()

    def leave_keys(self) -> None:
        """The page stands in a window whose menus have some of its keys."""
        commands.leave_keys(self.actions_by_name)

    def run_command(self, name: str) -> None:
        self.run(name)

    def press_primary(self) -> None:
        """The button that goes on from here."""
        doing.go_on(self)

    def run(self, name: str) -> None:
        """Do a command of the menu, of a button or of a key."""
        self.notice.pass_on()
        doing.run(self, name)

    # What is shown.
    @property
    def summary(self) -> str:
        """For the sidebar: how far the decisions are."""
        return self.showing.summary

    @property
    def title(self) -> str:
        """For the window: the text's name, and that something was done since it went into a file."""
        if self.text is None:
            return ""
        name = self.text.name
        return self.tr("{name} — Edited").format(name=name) if self.exporting.edited else name

    def tell_title(self) -> None:
        self.title_changed.emit(self.title)

    def say(self, text: str, passing: bool = False) -> None:
        """See `cards.Notice.say`."""
        self.notice.say(text, passing)

    # The window around it.
    def may_close(self) -> bool:
        """True when the window may close; asks where work could be lost."""
        return closing.may_close(self)

    def shut_down(self) -> None:
        """End the writer and save what is not saved: the application is ending."""
        self.view.end_edit()
        closing.save(self)
        self.nearby.shut_down()
        self.client.shut_down()

    def arrive(self) -> None:
        """The page comes to the front: the focus goes where the user will type or decide."""
        place = self.view if self.text is not None else self.start.field
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._arrived:
            self._arrived = True
            self.voices.find()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)
