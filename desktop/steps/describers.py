"""Owns the choosing of a describer, and the user's word that text may leave the computer for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from core.describing.providers import MAX_WORKERS, destination, split_name
from desktop import words
from desktop.steps.describer_list import OUTLINE, SERVER, Describer, describers
from desktop.steps.model_source import Source
from desktop.theme import set_look, theme
from desktop.widgets.basics import ChoiceRow, column, fill, hairline, holder, label, row
from desktop.widgets.icons import IconLabel

LIST = 360  # pixels of the describers beside what has to be said of the chosen one
WIDE = 740  # pixels below which that stands among them
BAR = 24  # pixels more before it goes back: a scroll bar that comes or goes must not turn it round


class DescriberChoice(QWidget):
    """Emits `changed` whenever `llm`, `workers`, `lacking` or the names may have become others."""

    changed = Signal()
    opened = Signal(QWidget)  # the row that was picked, where the rest stands under it

    def __init__(
        self, words_to_send: int, before: Mapping[str, Any], addresses: Mapping[str, str] | None = None
    ) -> None:
        """`before` are the options chosen last; consent is never among them.

        Args:
            addresses: describer -> where its server is, as set in Settings.
        """
        super().__init__()
        self.addresses = addresses or {}
        self.agreed: Collection[str] = ()  # hosts that the text may go to without another word
        self.words_to_send = words_to_send
        self.describers = {d.name: d for d in describers()}
        self.rows: dict[str, ChoiceRow] = {}
        self.sources: dict[str, Source] = {}
        self.workers_of: dict[str, int] = {}
        self.group = QButtonGroup(self)
        self._asked = ""  # what the tick is for
        self.setMinimumWidth(
            1
        )  # or it would never hear that the window has become too narrow for two columns
        self.list = QVBoxLayout()
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(0)
        fill(self.list, label(self.tr("Who writes the plain accounts?"), "section"), 8, hairline())
        for describer in self.describers.values():
            fill(self.list, self._row(describer), hairline())
        self.list.addStretch(1)
        self.panel = self._panel()
        self.left = holder(self.list)
        self.between = hairline(vertical=True)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.sides.setContentsMargins(0, 0, 0, 0)
        self.sides.setSpacing(24)
        self.sides.addWidget(self.left)
        self.sides.addWidget(self.between)
        self.sides.addWidget(self.panel, 1)
        self._restore(before)
        theme().changed.connect(self._arrange)

    def _row(self, describer: Describer) -> ChoiceRow:
        made = ChoiceRow(describer.title, describer.body)
        spoken = (describer.title, describer.body, describer.where)
        made.radio.setAccessibleName(". ".join(spoken))
        made.set_right(describer.where)
        set_look(made.right, "looknote" if describer.cloud else "note")
        made.layout().setContentsMargins(0, 9, 0, 9)
        self.group.addButton(made.radio)
        made.chosen.connect(self._pick)
        self.rows[describer.name] = made
        return made

    # What has to be said of the one that is chosen.
    def _panel(self) -> QWidget:
        self.heading = label("", "section")
        self.more = label("", "soft", wrap=True)
        self.place = QVBoxLayout()
        self.place.setContentsMargins(0, 0, 0, 0)
        self.place.setSpacing(0)
        self.workers = QSpinBox()
        self.workers.setRange(1, MAX_WORKERS)
        self.workers.setAccessibleName(self.tr("Passages at a time"))
        self.workers.valueChanged.connect(self._set_workers)
        at_a_time = row(label(self.tr("Passages at a time")), 8, self.workers, -1)
        self.at_a_time = holder(column(at_a_time, margins=(0, 14, 0, 0)))
        self.names = QCheckBox(self.tr("Say roles in place of names"))
        self.names.toggled.connect(lambda _: self.changed.emit())
        self.names_note = label("", "note", wrap=True)
        self.anew = QCheckBox(self.tr("Describe all passages anew"))
        self.anew.toggled.connect(lambda _: self.changed.emit())
        anew = self.tr("The accounts there are, are set aside in the project; those you wrote yourself stay.")
        self.anew_row = holder(column(16, self.anew, 2, label(anew, "note", wrap=True)))
        self.anew_row.hide()
        self.sending = self._sending()
        self.below = QVBoxLayout()  # whoever asks puts there what it takes
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.setSpacing(0)
        return holder(
            column(
                self.heading, 4, self.more, 14, self.place, self.at_a_time, 16, self.names, 2,
                self.names_note, self.anew_row, 16, self.sending, 16, self.below, -1,
            )
        )  # fmt: skip

    def _sending(self) -> QWidget:
        self.sent = label("", "look", wrap=True)
        self.consent = QCheckBox()
        self.consent.toggled.connect(self.changed)
        text = column(self.sent, 10, self.consent)
        mark = column(IconLabel("cloud", "look"), -1)
        line = row(mark, 12, text, margins=(16, 14, 16, 14))
        line.setStretch(2, 1)
        made = holder(line, "sending")
        made.hide()
        return made

    def _restore(self, before: Mapping[str, Any]) -> None:
        llm = str(before.get("llm", ""))
        name, _, url = split_name(llm)
        name = SERVER if name == "openai" and url else name if name in self.rows else OUTLINE
        if name == str(split_name(llm)[0]) or name == SERVER:
            self.source(name).restore(llm)
            self.workers_of[name] = int(before.get("workers", 0)) or self.source(name).usual
        self.names.setChecked(bool(before.get("neutral_names", False)))
        self.rows[name].radio.setChecked(True)

    def source(self, name: str) -> Source:
        """The fields of a describer, made when they are first wanted."""
        if name not in self.sources:
            made = self.describers[name].source(name)
            made.stand_at(self.addresses.get(name, ""))
            made.hide()
            made.changed.connect(self._said)
            self.place.addWidget(made)
            self.sources[name] = made
            self._put_into_order(made)
        return self.sources[name]

    def _put_into_order(self, made: Source) -> None:
        """Tab goes from the rows to these fields, and only then to what stands under them."""
        before: QWidget = self.rows[OUTLINE].radio
        for part in made.findChildren(QWidget):
            apart = part.window() is not made.window() or isinstance(part.parent(), QComboBox)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not apart:
                QWidget.setTabOrder(before, part)
                before = part

    def _pick(self) -> None:
        """Another row: its fields, what is known of it, and where the text would go."""
        chosen, source = self.chosen(), self.source(self.chosen().name)
        for made in self.sources.values():
            made.setVisible(made is source and chosen.source is not Source)
        self.heading.setText(chosen.title)
        self.more.setText(chosen.more)
        self.at_a_time.setVisible(source.http)
        self.workers.blockSignals(True)
        self.workers.setValue(self.workers_of.get(chosen.name, source.usual))
        self.workers.blockSignals(False)
        ruled = chosen.name == OUTLINE
        self.names.setEnabled(not ruled)
        self.names_note.setText(
            self.tr("The outline knows no roles: names stay as they are.")
            if ruled
            else self.tr(
                "Accounts then speak of the older sister or the harbour town, and the voice does not learn "
                "the names of these books."
            )
        )
        source.look()
        self._arrange()
        if self.between.isHidden():
            self.opened.emit(self.rows[chosen.name])
        self._said()

    def look(self) -> None:
        """Find out again what there is for the one that is chosen: it may be another by now."""
        self.source(self.chosen().name).look()

    def drop(self) -> None:
        """This goes away: no answer may come any more."""
        for source in self.sources.values():
            source.drop()

    def _set_workers(self, value: int) -> None:
        self.workers_of[self.chosen().name] = value
        self.changed.emit()

    def chosen(self) -> Describer:
        checked = (d for name, d in self.describers.items() if self.rows[name].radio.isChecked())
        return next(checked, self.describers[OUTLINE])

    def llm(self) -> str:
        """What is chosen, as `--llm` takes it."""
        return self.source(self.chosen().name).llm()

    def host(self) -> str:
        """Where the text would go; empty when it stays on this computer, or nobody knows yet."""
        return destination(self.llm()) if self.named() else ""

    def named(self) -> bool:
        """Whether describer and model are named, so that something can be said about them."""
        return self.source(self.chosen().name).named()

    def neutral_names(self) -> bool:
        """Whether roles are wanted, and somebody is asked who can name them."""
        return self.names.isChecked() and self.chosen().name != OUTLINE

    def offer_anew(self, described: bool) -> None:
        """Let the user start over, where there are accounts."""
        self.anew_row.setVisible(described or self.anew.isChecked())

    def fetches(self) -> bool:
        """Whether the model must be fetched first."""
        return self.source(self.chosen().name).fetches()

    def _said(self) -> None:
        """Another model or address: consent that was given before was for another one."""
        llm, host = self.llm(), self.host()
        if llm != self._asked:
            self._asked = llm
            self.consent.setChecked(host in self.agreed)
        self.sending.setVisible(bool(host))
        if host:
            amount = words.words(self.words_to_send)
            said = self.tr(
                "The chosen text, {amount}, will be sent to {host}. Nothing is sent before you agree."
            )
            self.sent.setText(said.format(amount=amount, host=host))
            self.consent.setText(self.tr("Yes, send it to {host}").format(host=host))
            self.consent.setAccessibleName(self.consent.text())
        self.changed.emit()

    def allow(self, hosts: Collection[str]) -> None:
        """The user agreed before that this project's text may go to these hosts, or has to be asked again."""
        if set(hosts) != set(self.agreed):
            self.agreed = hosts
            self.consent.setChecked(self.host() in hosts)

    def lacking(self) -> str:
        """What must be done before anything is asked, in a sentence; "" when nothing."""
        said = self.source(self.chosen().name).lacking()
        if not said and self.host() and not self.consent.isChecked():
            said = self.tr("Nothing is sent to {host} before you have ticked that it may be.")
            said = said.format(host=self.host())
        return said

    def ready(self) -> bool:
        return not self.lacking()

    # Beside the list, or in it.
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.sides.indexOf(self.panel) >= 0
        wide = self.width() >= theme().px(WIDE) + (0 if beside else BAR)
        self.between.setVisible(wide)
        self.heading.setVisible(wide)
        if wide:
            self.left.setFixedWidth(theme().px(LIST))
            if not beside:
                self.list.removeWidget(self.panel)
                self.panel.setContentsMargins(0, 0, 0, 0)
                self.sides.addWidget(self.panel, 1)
            return
        self.left.setMinimumWidth(0)
        self.left.setMaximumWidth(16_777_215)
        wanted = self.list.indexOf(self.rows[self.chosen().name]) + 1
        if self.list.indexOf(self.panel) != wanted:
            self.sides.removeWidget(self.panel)
            self.list.removeWidget(self.panel)
            self.panel.setContentsMargins(32, 4, 0, 20)
            chosen = self.rows[self.chosen().name]
            self.list.insertWidget(self.list.indexOf(chosen) + 1, self.panel)
