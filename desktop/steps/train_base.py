"""Owns the choice of the model underneath: one that is here, one to download, a folder, or a hub name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from core.progress import PasticheError
from desktop import words
from desktop.jobs import Load
from desktop.language import translated
from desktop.state import Run, State
from desktop.steps.train_models import PRACTICE, Base, Bases, read_bases, read_folder
from desktop.steps.train_rows import memory
from desktop.steps.tryout import bytes_sentence
from desktop.theme import set_look
from desktop.widgets.basics import button, column, hairline, holder, label, row
from desktop.widgets.progress import ProgressLine

HUB = "huggingface.co"


def read_size(name: str) -> int:
    """Bytes that fetching a model takes; asks the hub. For a `Load`."""
    from core.writing import obtaining

    return obtaining.size_of(name)


class BaseChoice(QWidget):
    """`changed` comes with every other model and whenever more is known; `known` the first time."""

    changed = Signal()
    known = Signal()
    added = Signal()  # a model of the user's own was named
    fetch_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.bases: Bases | None = None
        self.sizes: dict[str, int | PasticheError] = {}
        self.wished = ""
        """What the last training was on."""
        self._reading: Load | None = None
        self._sizing: Load | None = None
        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("The model underneath"))
        self.model.setMinimumWidth(320)
        self.model.currentTextChanged.connect(self.model.setToolTip)  # large text does not fit into it
        self.model.activated.connect(self._picked)
        self.fetch = button(self.tr("Download"), self.fetch_wanted.emit)
        self.elsewhere = button(self.tr("Choose a Model Folder..."), self._choose_folder)
        self.about = label("", "soft", wrap=True)
        self.unchecked = label("", "looknote", wrap=True)
        self.line = ProgressLine()
        self.coming = label("", "soft", wrap=True)
        self.stop = button(self.tr("Stop"), self.stop_wanted.emit, "small")
        self.stop.setAccessibleName(self.tr("Stop the download"))
        under = row(self.coming, 12, self.stop)
        under.setStretch(0, 1)
        self.fetching = holder(column(10, self.line, 6, under))
        self.fetching.hide()
        line = row(self.model, 12, self.fetch, 12, self.elsewhere, -1)
        head = label(self.tr("The model underneath"), "section")
        self.setLayout(
            column(head, 8, hairline(), 14, line, self.fetching, 10, self.about, 4, self.unchecked)
        )
        self.say(practice=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Lines that broke in another font while this was hidden are measured again."""
        super().showEvent(event)
        for part in (self.about, self.unchecked):
            part.updateGeometry()

    # What there is.
    def look(self, then: Callable[[], None] | None = None) -> None:
        """Find out, away from the window's thread, what is on this computer."""
        if self._reading is not None:
            self._reading.drop()
        folders, names = self._own("models"), self._own("hub_models")

        def show(bases: Bases) -> None:
            self._reading = None
            self.take(bases)
            if then is not None:
                then()

        self._reading = Load(lambda: read_bases(folders, names), show, self._not_read)

    def drop(self) -> None:
        for load in (self._reading, self._sizing):
            if load is not None:
                load.drop()
        self._reading = self._sizing = None

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self.state.refused.emit(error)

    def take(self, bases: Bases) -> None:
        first, self.bases = self.bases is None, bases
        own = self.wished if bases.find(self.wished) is not None else bases.usual()
        wanted = str(self.model.currentData() or own)
        self.model.clear()
        for base in bases.real:
            self.model.addItem(self._shown(base), base.name)
        self.model.setCurrentIndex(max(0, self.model.findData(wanted)))
        if first:
            self.known.emit()
        self.changed.emit()

    def _shown(self, base: Base) -> str:
        if base.here:
            return base.title
        if self.bases is not None and not self.bases.fits(base):
            return self.tr("{title}, too large for this computer").format(title=base.title)
        if not base.known:
            return self.tr("{title}, to download, not checked").format(title=base.title)
        return self.tr("{title}, to download").format(title=base.title)

    def _own(self, kind: str) -> list[str]:
        """The folders ("models") or hub names ("hub_models") of the user's own, newest first."""
        return [str(name) for name in self.state.preferences.get(kind, [])]

    def stand_at(self, name: str) -> None:
        """Choose a model, now or as soon as it is known what there is."""
        self.wished = name
        place = self.model.findData(name)
        if place >= 0:
            self.model.setCurrentIndex(place)

    # What is chosen.
    def chosen(self) -> Base | None:
        return None if self.bases is None else self.bases.find(str(self.model.currentData() or ""))

    def lacking(self, base: Base | None) -> str:
        """Why this model cannot be trained here; "" where it can, or nobody knows yet."""
        if self.bases is None or base is None:
            return self.tr("Looking at what is on this computer...")
        if not self.bases.fits(base):
            said = self.tr("It needs {need} of memory at least, and this computer has {all} for everything.")
            return said.format(need=memory(base.least), all=memory(self.bases.memory))
        size = self._size(base)
        if not base.here and size > self.bases.disk:
            said = self.tr("The download takes {size}, and {free} of disk are free.")
            return said.format(size=words.size(size), free=memory(self.bases.disk))
        return ""

    def _picked(self, *_: object) -> None:
        self.changed.emit()

    def ask_size(self) -> None:
        """Ask the hub how much there is to fetch, once the user has chosen a model that is not here."""
        base = self.chosen()
        if base is None or base.here or base.name in self.sizes or self._sizing is not None:
            return
        name = base.name

        def show(found: int | PasticheError) -> None:
            self._sizing = None
            self.sizes[name] = found
            self.changed.emit()

        self._sizing = Load(lambda: read_size(name), show, show)

    def _size(self, base: Base) -> int:
        found = self.sizes.get(base.name)
        return found if isinstance(found, int) else base.size

    # What is said.
    def say(self, practice: bool, busy: bool = False) -> None:
        """Show what goes with the choice. Args: practice: no other model is asked for. busy: work runs."""
        base = self.chosen()
        away = not practice and base is not None and not base.here and not self.lacking(base)
        for part in (self.model, self.elsewhere):
            part.setVisible(not practice)
        self.fetch.setVisible(away and self.fetching.isHidden())
        self.fetch.setEnabled(not busy)
        if away and base is not None:
            said = self.tr("Download ({size})").format(size=words.size(self._size(base)))
            text = said if self._size(base) else self.tr("Download")
            self.fetch.setText(text)
            self.fetch.setAccessibleName(text)
        self.about.setText(self._practice() if practice else self._about(base))
        warning = "" if practice or base is None else self._warning(base)
        self.unchecked.setText(warning)
        self.unchecked.setVisible(bool(warning))

    def _practice(self) -> str:
        model = self.bases.find(PRACTICE) if self.bases is not None else None
        if model is not None and not model.here:
            return self.tr("The practice model is missing from this installation. Install Pastiche again.")
        return self.tr(
            "The practice model that comes with Pastiche: 4 million numbers, where real ones have billions. "
            "For a real voice, choose one of the ways above."
        )

    def _about(self, base: Base | None) -> str:
        lacking = self.lacking(base)
        if lacking or base is None or self.bases is None:
            return lacking
        if base.here:
            if Path(base.name).is_absolute():
                return self.tr("It lies in {folder}.").format(folder=base.name)
            return self.tr("It is on this computer.")
        return self._to_fetch(base, self.bases.disk)

    def _to_fetch(self, base: Base, disk: int) -> str:
        found, size, free = self.sizes.get(base.name), self._size(base), memory(disk)
        if isinstance(found, PasticheError):
            said = self.tr("It is fetched once from {place}; how much could not be found out: {why}")
            return said.format(place=HUB, why=found.message)
        if not size:
            return self.tr("It is fetched once from {place}. No text of yours is sent.").format(place=HUB)
        said = self.tr(
            "{size} are fetched once from {place}; {free} of disk are free. It is checked when it arrives, "
            "and a broken download goes on where it stopped. No text of yours is sent."
        )
        return said.format(size=words.size(size), place=HUB, free=free)

    def _warning(self, base: Base) -> str:
        if base.here:
            return base.caution
        full = self.bases.find(base.made_of) if self.bases is not None and base.made_of else None
        if full is not None:
            said = self.tr(
                "It may not be on the hub. Then the full model is fetched instead ({size}) and made smaller "
                "on this computer; both lie on the disk afterwards."
            )
            if full.here:
                said = self.tr(
                    "It may not be on the hub. Then it is made here from the full model, which is on this "
                    "computer."
                )
            return said.format(size=words.size(full.size))
        if not base.known:
            return self.tr("Nobody has checked that the hub has a model of this name.")
        return ""

    # Models of the user's own.
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a model"))
        if folder:
            self.add_folder(Path(folder))

    def add_folder(self, folder: Path) -> None:
        """Train on the model in this folder, and list it from now on; `refused` tells why not."""
        Load(lambda: read_folder(folder), lambda _: self._add("models", str(folder)), self.state.refused.emit)

    def add_name(self, name: str) -> None:
        """Train on a model of the hub, and list it from now on."""
        self._add("hub_models", name)

    def _add(self, kind: str, name: str) -> None:
        self.state.preferences.add(kind, name, first=True)

        def choose() -> None:
            self.model.setCurrentIndex(self.model.findData(name))
            self.added.emit()
            self._picked()

        self.look(choose)

    # A download beside no training.
    def show_fetching(self, run: Run | None) -> None:
        """The download at work, or None when there is none."""
        self.fetching.setVisible(run is not None)
        if run is None:
            return
        self.line.set_share(run.share)
        self.stop.setEnabled(not run.job.stopping)
        self.coming.setText(coming(run))
        set_look(self.coming, "soft")


def coming(run: Run) -> str:
    """E.g. "Fetching Qwen3. 1.2 GB of 4.6 GB. About 20 minutes left."."""
    progress: Any = run.progress
    if run.job.stopping:
        return words.tr("Stopping. What has come is kept, and it goes on from there.")
    if progress is None:
        return words.tr("Starting...")
    if "bytes" not in progress.metrics or not progress.total:
        return f"{translated(progress.note).rstrip('.')}..." if progress.note else words.tr("Measuring...")
    said = bytes_sentence(progress.done, progress.total)
    return f"{translated(progress.note)}. {said}. {run.clock.sentence()}."
