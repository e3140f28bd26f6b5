"""Owns the restyle page: which text is open, in which voice, and what each command does to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.progress import PasticheError
from desktop.editor import closing, commands, doing, drafts, texts
from desktop.editor.asking import Asking
from desktop.editor.cards import Consent, Notice
from desktop.editor.diff_view import DiffView
from desktop.editor.exporting import Exporting
from desktop.editor.find_bar import Find
from desktop.editor.frame import Footer, Heads, standing
from desktop.editor.passage_model import PassageModel, State
from desktop.editor.session import Session
from desktop.editor.spelling import SpellingChoice
from desktop.editor.start_panel import StartPanel
from desktop.editor.voice_bar import VoiceBar
from desktop.editor.voices import Voices
from desktop.editor.writer_client import WriterClient
from desktop.jobs import Load
from desktop.state import State as WindowState
from desktop.widgets.basics import column, hairline, holder
from desktop.widgets.problem import Problem


class EditorPage(QWidget):
    """The restyle editor. `summary_changed` is its line in the sidebar, `title_changed` the window title."""

    wanted = Signal(str)  # a page to go to
    title_changed = Signal(str)
    summary_changed = Signal(str)

    def __init__(self, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.text: texts.Text | None = None
        self.model = PassageModel(self)
        self.client = WriterClient(self)
        self.session = Session(self.model, self.client, self)
        self.undo_stack = self.session.undo
        self.drafts = drafts.DraftKeeper(self)
        self._reading: Load | None = None
        self._looked_for_draft = False
        self._build()
        self._connect()

    # The frame.
    def _build(self) -> None:
        self.menu, self.actions_by_name = commands.build(self, self.undo_stack, self.run)
        self.actions_by_name["verify"].setChecked(True)
        self.bar = VoiceBar(self.menu)
        self.voices = Voices(self.state, self.bar)
        self.exporting = Exporting(self)
        named = self.actions_by_name
        self.spelling = SpellingChoice(named["spelling"], self.state.preferences)
        self.asking = Asking(self.session, self.bar, named["from_words"], named["verify"])
        self.start = StartPanel()
        self.view = DiffView(self.model)
        self.find = Find(self.view, self.model)
        self.heads = Heads()
        self.footer = Footer()
        self.consent, self.notice, self.problem = Consent(), Notice(), Problem()
        inside = column(self.consent, self.notice, self.problem, margins=(32, 12, 32, 12))
        inside.setSpacing(8)
        self.cards = holder(inside)
        self.work = QWidget()
        layout = column(self.find.strip, self.heads, hairline(), self.view, hairline(), self.footer)
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
        self._show_cards()
        self._show_state()

    def _connect(self) -> None:
        self.voices.changed.connect(self._show_state)
        self.voices.problem.connect(self._show_problem)
        self.exporting.done.connect(self._exported)
        self.exporting.problem.connect(self._show_problem)
        self.bar.rest.clicked.connect(lambda: self.run("rest"))
        self.bar.stop.clicked.connect(lambda: self.run("stop"))
        self.bar.accept_all.clicked.connect(lambda: self.run("accept_all"))
        self.footer.close_text.clicked.connect(lambda: self.run("new"))
        self.footer.export.clicked.connect(lambda: self.run("export"))
        self.view.wanted.connect(self.run)
        self.view.edited.connect(self.session.edit)
        self.view.resized.connect(self.heads.set_width)
        self.start.open_wanted.connect(lambda: self.run("open"))
        self.start.text_given.connect(self.open_source)
        self.start.draft_wanted.connect(self.open_draft)
        self.start.draft_refused.connect(self._refuse_draft)
        for answer in (self.consent.send, self.consent.keep_here, self.consent.refused):
            answer.connect(self.consent.hide)
        self.consent.send.connect(self.asking.allow)
        self.consent.keep_here.connect(self.asking.keep_here)
        self.consent.refused.connect(self.asking.refuse)
        self.asking.problem.connect(self._show_problem)
        self.asking.consent_needed.connect(self._ask_consent)
        self.problem.again.connect(self._try_again)
        self.model.counted.connect(self._show_state)
        self.model.dataChanged.connect(self._keep)
        self.undo_stack.cleanChanged.connect(self._tell_title)
        self.session.problem.connect(self._show_problem)
        self.session.notice.connect(self.say)
        self.drafts.failed.connect(self._show_problem)
        self.client.busy_changed.connect(self._show_state)
        self.client.loading.connect(self._show_state)
        self.client.loaded.connect(self._voice_loaded)
        self.state.run_ended.connect(self._stage_ended)
        self.state.run_started.connect(self._stage_started)
        self.state.holders.append(self._let_go)
        for card in (self.consent, self.notice, self.problem):
            card.installEventFilter(self)
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.shut_down)

    # Opening a text.
    def open_path(self, path: Path) -> None:
        """Open a .md or .txt file; the work done on it before comes with it."""
        self._read(lambda: drafts.with_draft(texts.read_file(path)))

    def open_source(self, source: str) -> None:
        """Open pasted text."""
        name = self.tr("Pasted text")
        self._read(lambda: drafts.with_draft(texts.read_source(source, name)))

    def open_draft(self, path: Path) -> None:
        self._read(lambda: drafts.read(path).text)

    def _read(self, work: Callable[[], texts.Text]) -> None:
        if self._reading is not None:
            self._reading.drop()
        self._reading = Load(work, self._show_text, self._show_problem)

    def _show_text(self, text: texts.Text) -> None:
        self._put_away()
        self.text = text
        self.session.missed = text.missed
        self.model.fill(text.rows)
        self.asking.new_text()
        self.start.clear()
        self.stack.setCurrentWidget(self.work)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hide_cards()
        self._show_state()
        self._tell_title()

    def close_text(self) -> None:
        """Put the text away; what was decided stays as its draft."""
        self._put_away()
        self.text = None
        self.model.fill([])
        self.stack.setCurrentWidget(self.start)
        self.arrive()
        self.look_for_draft()
        self._hide_cards()
        self._show_state()
        self._tell_title()

    def _put_away(self) -> None:
        self.view.end_edit()
        if self.text is not None:
            self.session.close_text()
            self._save_draft()

    # Drafts.
    def look_for_draft(self) -> None:
        """Offer what was left unfinished."""
        self._looked_for_draft = True
        Load(drafts.newest, self.start.offer, self._show_problem)

    def _refuse_draft(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self.look_for_draft()

    def _keep(self) -> None:
        if self.text is not None:
            text, exported = self.text, not self.session.unsaved
            rows = self.model.rows
            self.drafts.keep(text, lambda: drafts.as_data(text, rows(), self.voices.adapter, exported))

    def _save_draft(self) -> bool:
        try:
            self.drafts.save_now()
        except PasticheError as error:
            self._show_problem(error)
            return False
        return True

    # Voices.
    def add_voice(self, folder: Path) -> None:
        """Use the voice in this folder, now and later."""
        self.voices.add(folder)

    # Asking the writer.
    def ask(self, action: Callable[[], None]) -> None:
        self.problem.hide()
        self.asking.ask(action)

    def _ask_consent(self, service: str) -> None:
        self.consent.ask(service, self.model.source_words)

    def _voice_loaded(self, event: dict[str, Any]) -> None:
        if event["warnings"]:
            self.say(" ".join(event["warnings"]))
        self._show_state()

    def _try_again(self) -> None:
        """Do what the last problem kept from being done."""
        self.problem.hide()
        if self.bar.adapter is None:
            self.voices.choose_folder()
        elif not self.asking.go_on() and self.text is not None:
            self.ask(self.session.write_rest)

    # Commands.
    def run(self, name: str) -> None:
        """Do a command of the menu, of a button or of a key."""
        doing.run(self, name)

    # Export.
    def export_to(self, path: Path) -> None:
        """Write the text with what was accepted."""
        self.exporting.to(path)

    def _exported(self, path: Path) -> None:
        self.undo_stack.setClean()
        self._keep()
        self.problem.hide()
        self.say(
            self.tr("Saved as {name}. {standing}.").format(
                name=path.name, standing=standing(self, self.model)
            )
        )

    # What is shown.
    def _show_state(self) -> None:
        busy, has_text = self.client.busy, self.text is not None
        fresh, open_ = self.model.count(State.FRESH), self.model.count(State.OPEN, State.FAILED)
        self.bar.stop.setVisible(busy)
        self.bar.rest.setEnabled(has_text and open_ > 0)
        self.bar.accept_all.setEnabled(fresh > 0)
        self.bar.more.setEnabled(True)
        for name, enabled in {"rest": open_ > 0, "stop": busy, "accept_all": fresh > 0}.items():
            self.actions_by_name[name].setEnabled(enabled)
        for name in ("new", "copy", "copy_both", "export", "restyle", "find", "find_next", "find_previous"):
            self.actions_by_name[name].setEnabled(has_text)
        self.footer.show_state(self.model, self.client.is_loading)
        self.heads.show_counts(self.model)
        self.summary_changed.emit(self.summary)

    @property
    def summary(self) -> str:
        """For the sidebar: how far the decisions are."""
        return standing(self, self.model) if self.text is not None else ""

    @property
    def title(self) -> str:
        """For the window: the text's name, and that it holds something no file does."""
        if self.text is None:
            return ""
        return (
            self.tr("{name} — Edited").format(name=self.text.name) if self.session.unsaved else self.text.name
        )

    def _tell_title(self) -> None:
        self.title_changed.emit(self.title)

    def say(self, text: str) -> None:
        self.notice.say(text)

    def _show_problem(
        self, error: PasticheError, other: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        safe = self.tr("Your text and what you decided are as they were.")
        self.problem.show_error(error, safe, other)
        fix = self.tr("Choose Folder...") if self.bar.adapter is None else self.tr("Try Again")
        self.problem.fix.setText(fix)
        self.problem.fix.setAccessibleName(fix)
        self.problem.fix.setVisible(self.text is not None)

    def _hide_cards(self) -> None:
        for card in (self.consent, self.notice, self.problem):
            card.hide()
        self._show_cards()

    def _show_cards(self) -> None:
        self.cards.setVisible(any(not card.isHidden() for card in (self.consent, self.notice, self.problem)))

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() in (event.Type.HideToParent, event.Type.ShowToParent):
            self._show_cards()
        return super().eventFilter(watched, event)

    # The window around it.
    def _stage_started(self, stage: str) -> None:
        if stage == "train" and self.client.running:
            if self.client.busy:
                self.say(self.tr("Writing stopped: training needs the memory. Go on when it is done."))
            self.session.stop_all()
            self.client.release()

    def _let_go(self) -> bool:
        """See `State.make_room`."""
        if self.client.busy:
            return False
        if self.client.running:
            self.client.release()
        return True

    def _stage_ended(self, stage: str) -> None:
        if stage == "train":
            self.client.release()  # the voice may be another one now, under the same name
            self.voices.find()

    def may_close(self) -> bool:
        """True when the window may close; asks where work could be lost."""
        self.view.end_edit()
        if self.text is None or not self.session.unsaved:
            return self._save_draft()
        answer = closing.ask(self, self.text.name, self.model.count(State.FRESH))
        if answer == "discard":
            self.drafts.forget()
            return True
        return answer == "keep" and self._save_draft()

    def shut_down(self) -> None:
        """End the writer and save what is not saved: the application is ending."""
        self._save_draft()
        self.client.shut_down()

    def arrive(self) -> None:
        """The page comes to the front: the focus goes where the user will type or decide."""
        place = self.view if self.text is not None else self.start.field
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._looked_for_draft:
            self.look_for_draft()
            self.voices.find()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fold(self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)


def _dropped(event: QDropEvent) -> Path | None:
    """The one text file that is dropped, or None: books are the window's."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in texts.SUFFIXES else None
