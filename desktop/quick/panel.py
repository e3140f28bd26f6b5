"""Owns the quick panel: the clipboard's text at the left, at the right the same in the voice, as it comes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from core.language.words import count_words
from core.progress import PasticheError
from desktop import words
from desktop.editor.cards import Consent
from desktop.quick import saying
from desktop.quick.over import PasteOver
from desktop.quick.prose import Notes, Prose
from desktop.quick.taking import LONGEST, Stage
from desktop.quick.writing import Writing
from desktop.state import State
from desktop.theme import theme
from desktop.widgets.basics import button, column, hairline, holder, label, row, scrolling
from desktop.widgets.icons import IconLabel, icon
from desktop.widgets.problem import Empty, Problem

WIDE, TALL = 720, 456
AGAIN, OVER, SHUT = "Ctrl+R", "Ctrl+Return", "Ctrl+W"


class QuickPanel(QWidget):
    """Floats above other windows; Return copies, Escape closes."""

    written = Signal()
    wanted = Signal(str)  # a page of the window, "" for the window as it stands
    editor_wanted = Signal(str)  # the text, to be worked on there

    def __init__(self, state: State) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        # Or a Mac would hide it whenever the user turns to the text that it is about.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setWindowTitle("Pastiche")
        self.writing = Writing(state, self)
        self.over = PasteOver(self)
        self._selected = False
        self._shown: Stage | None = None
        self._placed = False
        self._make()
        self._lay_out()
        self._connect()
        self._fit()

    # The frame.
    def _make(self) -> None:
        self.title = label("", "section")
        self.voices = QComboBox()
        self.voices.setAccessibleName(self.tr("Voice"))
        self.voices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.voices.setMinimumContentsLength(22)
        self.source_head, self.voice_head = label("", "caption"), label("", "caption")
        self.source = Prose("soft", 15, 24)
        self.result = Prose("text", 16, 26)
        self.result.setAccessibleName(self.tr("In the voice"))
        self.notes = Notes()
        self.consent, self.problem, self.empty = Consent(), Problem(), Empty("copy")
        self.said, self.keys = label("", "note", wrap=True), label("", "caption")
        self.stop = button(self.tr("Stop"))
        self.again = button(self.tr("Again"), icon_name="again")
        self.paste = button(self.tr("Paste Over"))
        self.copy = button(self.tr("Copy"), look="primary")

    def _lay_out(self) -> None:
        head = holder(row(IconLabel("quill"), 8, self.title, -1, self.voices, margins=(24, 12, 24, 12)))
        left = holder(column(self.source_head, 8, self.source, margins=(24, 16, 12, 12)))
        right = holder(column(self.voice_head, 8, self.result, 8, self.notes, margins=(24, 16, 12, 12)))
        columns = row(left, hairline(vertical=True), right)
        columns.setStretchFactor(left, 2)
        columns.setStretchFactor(right, 3)
        self.body = QStackedWidget()
        self.body.addWidget(holder(columns))
        self.body.addWidget(self.empty)
        cards = column(self.consent, self.problem, -1, margins=(24, 24, 24, 24))
        self.body.addWidget(scrolling(holder(cards)))
        buttons = row(self.stop, self.again, self.paste, self.copy)
        buttons.setSpacing(8)
        told = holder(column(self.said, 2, self.keys))
        foot = row(told, 16, buttons, margins=(24, 12, 24, 12))
        foot.setStretchFactor(told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.foot = holder(foot)
        for widget in (head, hairline(), self.body, hairline(), self.foot):
            layout.addWidget(widget)
        layout.setStretchFactor(self.body, 1)

    def _connect(self) -> None:
        writing = self.writing
        writing.changed.connect(self.show_state)
        writing.streamed.connect(self._show_text)
        writing.problem.connect(self._show_problem)
        writing.consent_needed.connect(self._ask_consent)
        writing.written.connect(self.written)
        self.voices.activated.connect(writing.choice.take)
        self.stop.clicked.connect(writing.stop)
        self.again.clicked.connect(writing.again)
        self.problem.again.connect(writing.again)
        self.copy.clicked.connect(self.copy_result)
        self.paste.clicked.connect(self.paste_over)
        self.empty.wanted.connect(self._leave_empty)
        self.consent.send.connect(writing.asking.allow)
        self.consent.keep_here.connect(writing.asking.keep_here)
        self.consent.refused.connect(writing.refuse)
        self.over.missed.connect(self._come_after_all)
        for keys, does in ((AGAIN, self.again.click), (OVER, self.paste.click), (SHUT, self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(does)
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setMinimumSize(theme().px(560), theme().px(340))
        self.foot.setMinimumHeight(theme().px(56))
        if not self.isVisible():
            self.resize(theme().px(WIDE), theme().px(TALL))
        self.again.setToolTip(_shown(AGAIN))
        self.copy.setToolTip(_shown("Return"))
        self.stop.setIcon(icon("stop"))

    # Coming and going.
    def take(self, text: str, selected: bool) -> None:
        """Come with this text, and write it.

        Args:
            selected: it comes from another application's window and not from the clipboard.
        """
        self.over.begin()
        self._take(text, selected)

    def _take(self, text: str, selected: bool) -> None:
        self._selected = selected
        self.title.setText(self.tr("Restyle selected text") if selected else self.tr("Restyle clipboard"))
        self.source.show_text(text.strip("\r\n") if len(text) < 20 * LONGEST else "")
        self.writing.take(text)
        self.come()

    def come_back(self) -> None:
        """With what was written last, for the application that is in front now."""
        self.over.begin()
        self.writing.bring_back()
        self.source.show_text(self.writing.source.strip("\r\n"))
        self.come()

    def come(self) -> None:
        """To the front, with what it showed last."""
        self.show_state()
        if not self._placed:
            self._place()
        self.show()
        self.raise_()
        self.activateWindow()
        self._focus()

    def _place(self) -> None:
        """In the middle of the screen that the user points at; where they move it, it stays."""
        self._placed = True
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        place = self.frameGeometry()
        place.moveCenter(screen.availableGeometry().center())
        self.move(place.topLeft())

    def _come_after_all(self) -> None:
        self.come()
        self._say(self.tr("It is on the clipboard; paste it where you want it."))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.writing.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.copy.isVisible():
            self.copy.click()
        else:
            super().keyPressEvent(event)

    def shut_down(self) -> None:
        """The application is ending."""
        self.hide()
        self.writing.shut_down()

    # What is shown.
    def show_state(self) -> None:
        """All of it, as the text stands now."""
        stage = self.writing.stage
        alone = stage in (Stage.EMPTY, Stage.BARE, Stage.LONG, Stage.VOICELESS)
        if alone:
            self.empty.show_text(*saying.instead(self.writing, self._selected))
        self.body.setCurrentIndex(1 if alone else 2 if stage in (Stage.FAILED, Stage.ASKING) else 0)
        self.problem.setVisible(stage == Stage.FAILED)
        self.consent.setVisible(stage == Stage.ASKING)
        self._show_voices()
        self._show_text()
        self._show_foot(stage)
        if stage != self._shown and self.isActiveWindow():
            self._focus()
        self._shown = stage

    def _show_voices(self) -> None:
        choice = self.writing.choice
        entries = choice.entries()
        self.voices.setVisible(bool(entries))
        self.voices.clear()
        for place, entry in enumerate(entries):
            self.voices.addItem(entry.label)
            self.voices.setItemData(place, entry.tip, Qt.ItemDataRole.ToolTipRole)
            if entry.lacking:
                self.voices.setItemIcon(place, icon("stopped", "look"))
        self.voices.setCurrentIndex(choice.place)
        self.voices.setToolTip(entries[choice.place].tip if entries else "")

    def _show_text(self) -> None:
        writing = self.writing
        where = self.tr("Selected, {words}") if self._selected else self.tr("On the clipboard, {words}")
        self.source_head.setText(where.format(words=words.words(writing.words)))
        self.source.setAccessibleName(self.source_head.text())
        shown = writing.shown()
        self.result.show_text(shown)
        said = self.tr("In the voice, {words}").format(words=words.words(count_words(shown)))
        self.voice_head.setText(said if shown else self.tr("In the voice"))
        self.notes.show_notes(saying.notes(writing.model.rows(), writing.stage == Stage.DONE))

    def _show_foot(self, stage: Stage) -> None:
        done, busy = stage == Stage.DONE, self.writing.busy
        self.stop.setVisible(busy)
        self.again.setVisible(done or stage == Stage.STOPPED)
        self.copy.setVisible(done)
        over = done and self.over.possible
        self.paste.setVisible(over)
        where = self.tr("Paste it in {app}, over what is selected there").format(app=self.over.where)
        self.paste.setToolTip(f"{where} ({_shown(OVER)})")
        self._say(saying.sentence(self.writing))
        keys = self.tr("{copy} copies, {again} writes again, Esc closes") if done else self.tr("Esc closes")
        if over:
            keys = self.tr("{copy} copies, {over} pastes over, {again} writes again, Esc closes")
        self.keys.setText(keys.format(copy=_shown("Return"), again=_shown(AGAIN), over=_shown(OVER)))

    def _show_problem(self, error: PasticheError) -> None:
        way = (self.tr("Open in the Editor"), lambda: self.editor_wanted.emit(self.writing.source))
        safe = self.tr("What is on the clipboard is as it was.")
        self.problem.show_error(error, safe, way if self.writing.text is not None else None)

    def _ask_consent(self, service: str) -> None:
        self.consent.ask(service, self.writing.words)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _focus(self) -> None:
        """To the button that the user wants next."""
        for wanted in (self.copy, self.consent.here, self.problem.fix, self.empty.go, self.stop, self.again):
            if wanted.isVisible():
                wanted.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # What the user does.
    def copy_result(self) -> None:
        """Put what is written on the clipboard."""
        QGuiApplication.clipboard().setText(self.writing.result)
        self._say(self.tr("Copied."))

    def paste_over(self) -> None:
        """Go, and paste what is written where the user was; without the permission, say which one it is."""
        if not self.paste.isVisible():  # its key was pressed all the same
            return
        QGuiApplication.clipboard().setText(self.writing.result)
        if not self.over.may():
            self._say(
                self.tr(
                    "It is on the clipboard. For Paste Over, allow Pastiche in System Settings, Privacy & "
                    "Security, Accessibility."
                )
            )
            return
        self.close()
        self.over.paste()

    def _leave_empty(self) -> None:
        match self.writing.stage:
            case Stage.LONG:
                self.close()
                self.editor_wanted.emit(self.writing.source)
            case Stage.VOICELESS:
                self.close()
                self.wanted.emit("")
            case _:
                self._take(QGuiApplication.clipboard().text(), selected=False)  # for the same application


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
