"""Owns the card of one voice: what is known of it, what it wrote, and what can be done with it."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from desktop import words
from desktop.menus import shown_key
from desktop.theme import set_look, theme
from desktop.voice_facts import Voice, facts, origin
from desktop.voice_models import Fetch
from desktop.voice_name import NameLine
from desktop.voice_parts import Excerpt, Facts
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row
from desktop.widgets.progress import ProgressLine

ACTIONS = {
    Qt.Key.Key_Return: "write",
    Qt.Key.Key_Enter: "write",
    Qt.Key.Key_T: "try",
    Qt.Key.Key_H: "measure",
    Qt.Key.Key_F2: "rename",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "delete",
}
MOVES = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
}


class VoiceCard(QFrame):
    """One voice. `wanted` names what is to be done with it, `moved` where the keys go from here."""

    wanted = Signal(str)  # "write", "try", "measure", "export", "delete", "fetch", "stop", "model", "show"
    renamed = Signal(str)
    moved = Signal(str)
    entered = Signal()

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.voice = voice
        self.adapter = voice.adapter
        self.current = False
        self._menu: QMenu | None = None
        self._tall: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line_of_name = NameLine(voice.name, voice.adapter.author or Path(voice.adapter.path).name)
        self.line_of_name.setToolTip(voice.adapter.path)
        self.line_of_name.given.connect(self.renamed)
        self.line_of_name.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.origin = label(origin(voice, datetime.date.today()), "caption", wrap=True)
        self.facts = Facts(facts(voice))
        self._add_buttons()
        self._add_download()
        self.setLayout(
            column(
                self.line_of_name, 2, self.origin, 10, self._middle(), -1, 10, hairline(), 10, self.facts,
                8, row(self.how_close, -1), 8, self.fetching, row(*self._in_row(), 8, -1, self.more),
                margins=(16, 14, 16, 16),
            )
        )  # fmt: skip
        self.setAccessibleName(self.tr("Voice {name}").format(name=voice.name))
        self.setAccessibleDescription(f"{self.origin.text()}. {self.facts.accessibleName()}")

    def _add_buttons(self) -> None:
        name = self.voice.name
        self.write = button(
            self.tr("Write in It"),
            lambda: self.wanted.emit("write"),
            "small",
            name=self.tr("Write in the voice {name}").format(name=name),
        )
        self.try_it = button(
            self.tr("Try or Compare..."),
            lambda: self.wanted.emit("try"),
            "small",
            name=self.tr("Try or compare the voice {name}").format(name=name),
        )
        self.how_close = button(
            self.tr("How Close Is It?"),
            lambda: self.do("measure"),
            "link",
            name=self.tr("How close does {name} come to its author?").format(name=name),
        )
        self.more = button("…", self.show_menu, "small", name=self.tr("More for {name}").format(name=name))
        get = self.tr("Download Model")
        self.fetch = button(get, lambda: self.wanted.emit("fetch"), "small", name=f"{get}: {self.voice.base}")
        self.other = button(
            self.tr("Choose Model..."),
            lambda: self.wanted.emit("write"),
            "small",
            name=self.tr("Choose a model for {name}").format(name=name),
        )

    def _in_row(self) -> tuple[QWidget | int, ...]:
        """The buttons that make sense for it; the others are not shown."""
        able = self.voice.here
        for made, shown in (
            (self.write, able),
            (self.try_it, able and self.voice.writes),
            (self.fetch, not able and self.voice.fetched),
            (self.other, not able and not self.voice.fetched),
        ):
            made.setParent(self)  # first: without a parent it would be shown as a window
            made.setVisible(shown)
        return (self.write, 8, self.try_it) if able else (self.fetch, self.other)

    def _middle(self) -> QWidget:
        """What it wrote; else why there is nothing."""
        if self.voice.here and self.voice.sample is not None:
            self.sample: QWidget = Excerpt(self.voice.sample.text)
        else:
            self.sample = label(self._instead(), "soft", wrap=True)
        return self.sample

    def _instead(self) -> str:
        voice = self.voice
        if voice.here and not voice.adapter.author:
            return self.tr("Nobody said whose voice this is. Write in it, and you are asked.")
        if voice.here:
            return self.tr("No sample yet. Try it, and what it writes of our passage is kept here.")
        if not voice.adapter.base_model:
            return self.tr("Nobody said which model this voice needs. Choose it, and it can write.")
        if not voice.fetched:
            said = self.tr("This voice needs a model that is not where it was: {model}.")
            return said.format(model=voice.adapter.base_model)
        here = self.tr("on this Mac") if sys.platform == "darwin" else self.tr("on this computer")
        size = self.tr(", {size}").format(size=words.size(voice.size)) if voice.size else ""
        said = self.tr("This voice needs a model that is not {here}: {model}{size}.")
        return said.format(here=here, model=voice.base, size=size)

    def _add_download(self) -> None:
        self.line = ProgressLine()
        self.coming = label("", "note", wrap=True)
        self.stop = button(
            self.tr("Stop"),
            lambda: self.wanted.emit("stop"),
            "small",
            name=self.tr("Stop the download of {model}").format(model=self.voice.base),
        )
        under = row(self.coming, 12, self.stop)
        under.setStretch(0, 1)
        self.fetching = holder(column(self.line, 8, under, 12))
        self.fetching.hide()

    def show_fetch(self, fetch: Fetch | None) -> None:
        """How far the download of its model is; None where there is none."""
        self._tall = None
        self.fetching.setVisible(fetch is not None)
        self.fetch.setVisible(fetch is None and not self.voice.here and self.voice.fetched)
        if fetch is not None:
            self.line.set_share(fetch.share)
            self.coming.setText(fetch.sentence)
            self.stop.setEnabled(not fetch.stopping)

    # What is chosen.
    def set_current(self, current: bool) -> None:
        """The one that the keys mean; its button is the page's first."""
        if current != self.current:
            self.current = current
            for made in (self.write, self.fetch, self.other):
                set_look(made, "smallprimary" if current else "small")
            self.update()

    def height_for(self, width: int) -> int:
        """Pixels that it needs at this width, remembered until anything of it changes."""
        if self._tall is None or self._tall[0] != width:
            layout = self.layout()
            assert layout is not None
            self._tall = width, layout.totalHeightForWidth(width)
        return self._tall[1]

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._tall = None
        return super().event(event)

    def first_button(self) -> QWidget:
        return next(made for made in (self.write, self.fetch, self.other, self.stop) if not made.isHidden())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2.0 if self.current else 1.0
        painter.setPen(QPen(theme().colour("accent" if self.current else "hairline"), wide))
        painter.setBrush(theme().colour("field"))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour("accent"), 1.0, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), 5, 5)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.entered.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.do("write")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in MOVES:
            self.moved.emit(MOVES[key])
        elif plain and key in ACTIONS and not event.isAutoRepeat():
            self.do(ACTIONS[key])
        else:
            super().keyPressEvent(event)

    def do(self, action: str) -> None:
        """One of the actions, by its name; where it cannot write yet, Return gets what is missing."""
        if action == "rename":
            self.line_of_name.edit()
        elif action == "write" and not self.voice.here and self.voice.fetched:
            if self.fetching.isHidden():
                self.wanted.emit("fetch")
        elif action != "try" or self.voice.writes:
            self.wanted.emit(action)

    # The menu.
    def menu(self) -> QMenu:
        """Made when it is first asked for: a page may have fifty."""
        if self._menu is None:
            self._menu = made = QMenu(self)
            folder = self.tr("Show in Finder") if sys.platform == "darwin" else self.tr("Show Folder")
            trying = made.addAction(shown_key(self.tr("Try or Compare..."), "T"), lambda: self.do("try"))
            trying.setEnabled(self.voice.writes)
            made.addAction(shown_key(self.tr("How Close Is It?"), "H"), lambda: self.do("measure"))
            self.rename = made.addAction(shown_key(self.tr("Rename..."), "F2"), self.line_of_name.edit)
            self.export = made.addAction(self.tr("Export..."), lambda: self.wanted.emit("export"))
            self.show_folder = made.addAction(folder, lambda: self.wanted.emit("show"))
            made.addSeparator()
            self.delete = made.addAction(shown_key(self.tr("Delete..."), "Del"), lambda: self.do("delete"))
        return self._menu

    def show_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())


class NewCard(QFrame):
    """The last card: how another voice comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "door")
        self.title = label(self.tr("A new voice"), "section")
        self.body = label(
            self.tr("Start with an author's books, or drop a voice's folder here."), "soft", wrap=True
        )
        self.go = button(self.tr("New Project..."))
        for made in (self.title, self.body):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        lines: QVBoxLayout = column(margins=(24, 24, 24, 24))
        fill(lines, -1, self.title, 8, self.body, 16, row(-1, self.go, -1), -1)
        self.setLayout(lines)
