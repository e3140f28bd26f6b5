"""Owns the row of one project: whose books, how far it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QPoint, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from core.progress import PasticheError
from core.project import slug
from core.stages import WALK
from desktop import mac, words
from desktop.language import translated
from desktop.projects.reading import Seen
from desktop.widgets.basics import button, column, label, row


def tr(text: str) -> str:
    return QCoreApplication.translate("ProjectsPage", text)


Failed = tuple[str, PasticheError] | None


class ProjectRow(QFrame):
    """Its signals carry nothing: whoever made the row knows the project."""

    open_wanted = Signal()
    duplicate_wanted = Signal()
    folder_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, seen: Seen, is_open: bool, failed: Failed = None) -> None:
        """Args: failed: the step that failed last in it, and why."""
        super().__init__()
        self.seen = seen
        name = seen.root.stem
        self.setProperty("look", "card")
        self.open = button(
            tr("Go On") if is_open else tr("Open"),
            self.open_wanted.emit,
            "small",
            name=tr("Open {name}").format(name=name),
        )
        self.more = button("...", self._show_menu, "small", name=tr("More for {name}").format(name=name))
        self.menu = QMenu(self)
        self.duplicate = self.menu.addAction(tr("Duplicate..."), self.duplicate_wanted.emit)
        shown = tr("Show in Finder") if mac.MAC else tr("Show Folder")
        self.show_folder = self.menu.addAction(shown, self.folder_wanted.emit)
        self.menu.addSeparator()
        self.delete = self.menu.addAction(tr("Move to Trash..."), self.delete_wanted.emit)
        self.duplicate.setEnabled(not seen.trouble)
        place = label(str(seen.root), "caption", wrap=True)
        self.facts = label(account(seen), "look" if seen.trouble else "soft", wrap=True)
        self.steps = label(progress(seen), "note", wrap=True)
        self.steps.setVisible(not seen.trouble)
        self.failed = label(failure(failed), "errornote", wrap=True)
        self.failed.setVisible(failed is not None)
        self.title = label(titled(seen), "name", wrap=True)
        texts = column(self.title, 2, place, 8, self.facts, 2, self.steps, 2, self.failed)
        buttons = column(row(self.open, 8, self.more), -1)
        layout = row(texts, 24, buttons, margins=(16, 14, 16, 14))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        said = (self.facts.text(), self.steps.text(), self.failed.text())
        self.setAccessibleName(" ".join((f"{titled(seen)}.", *said)).rstrip())

    def holds(self, focus: QWidget | None) -> bool:
        """Whether this is in it; a sheet before the window leaves the window its own."""
        return focus is not None and focus in (self.open, self.more)

    def _show_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def titled(seen: Seen) -> str:
    """Whose project it is; with its own name, where that tells more."""
    name = seen.root.stem
    if not seen.author or slug(name) == slug(seen.author):
        return seen.author or name
    return name if name.startswith(seen.author) else f"{seen.author}: {name}"


def failure(failed: Failed) -> str:
    """E.g. "Train: The disk is full. What to do: Make room."; "" without one."""
    if failed is None:
        return ""
    why, remedy = (translated(text) for text in (failed[1].message, failed[1].remedy))
    said = tr("{step}: {why} What to do: {remedy}")
    return said.format(step=words.step_title(failed[0]), why=why, remedy=remedy)


def account(seen: Seen) -> str:
    """E.g. "3 books, 318,000 words, 1.2 GB. Last changed on 3 May 2026."."""
    if seen.trouble:
        return seen.trouble
    parts = [words.books(seen.books), words.words(seen.words)] if seen.books else [tr("no book yet")]
    said = ", ".join([*parts, words.size(seen.size)])
    when = QDateTime.fromSecsSinceEpoch(int(seen.used)).date()
    day = words.locale().toString(when, QLocale.FormatType.LongFormat)
    return tr("{said}. Last changed: {day}.").format(said=said[:1].upper() + said[1:], day=day)


def progress(seen: Seen) -> str:
    """How far the five steps are, and what is out of date."""
    stale = [words.step_title(name) for name, state in seen.states if state == "stale"]
    if stale:
        return tr("Out of date: {steps}.").format(steps=", ".join(stale))
    if seen.ended_early and seen.next_step in ("", "train"):
        return tr("The training was stopped early; the best by then is kept as the voice.")
    if not seen.next_step:
        return tr("All five steps are done, the voice is ready.")
    if seen.count("fresh") == 0:
        return tr("Begins with {step}.").format(step=words.step_title(seen.next_step))
    done = words.number(seen.count("fresh"))
    return tr("{n} of {all} steps are done. Next: {step}.").format(
        n=done, all=words.number(len(WALK)), step=words.step_title(seen.next_step)
    )
