"""Owns the way from a passage to the author's nearest: a child that searches, its progress, its failures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog

from core.indexing import Result
from core.progress import PasticheError, Progress
from core.types import Adapter
from desktop import log
from desktop.editor.diff_view import DiffView
from desktop.editor.margin import Note
from desktop.editor.nearby import Answers, Passage, Source, lacking, placed, source_of
from desktop.editor.nearby_making import Children, Making, share
from desktop.editor.nearby_panel import NearbyPanel
from desktop.editor.passage_model import Row
from desktop.jobs import Job, Load
from desktop.language import translated


class Nearby(QObject):
    """Looks for a passage at a time, and fills the panel; a newer question drops the earlier one.

    An index that is being made is not dropped: it goes on behind a closed panel.
    """

    wanted = Signal(str)  # a page to go to
    said = Signal(str)  # what became of an index while the panel does not show it

    def __init__(self, view: DiffView, adapter: Callable[[], Adapter | None]) -> None:
        super().__init__(view)
        self.panel = NearbyPanel(view.parentWidget())
        self._view, self._adapter = view, adapter
        self._text = ""
        self._source = Source("")
        self._answers = Answers()
        self._reading: Load | None = None
        self._job: Job | None = None
        self._children = Children(self)
        self.making = Making(self._children)
        self.making.moved.connect(self._show_making)
        self.making.made.connect(self._made)
        self.making.failed.connect(self._not_made)
        self.panel.left.connect(self.close)
        self.panel.stood.connect(lambda: QTimer.singleShot(0, self, self._keep_in_sight))
        view.resized.connect(lambda _: self.panel.fit())
        view.model().modelReset.connect(self._put_away)
        view.painter_of_rows.margin.more.append(self._link)
        view.installEventFilter(self)

    @property
    def on(self) -> bool:
        return not self.panel.isHidden()

    @property
    def busy(self) -> bool:
        """True while a child works for it."""
        return self._job is not None or self.making.on

    def look(self, text: str) -> None:
        """Show the author's passages nearest to this one."""
        adapter = self._adapter()
        self._drop()
        self._text, self._source = text, Source("")
        if adapter is None:
            self.panel.head(self.tr("the author"), text)
            self.panel.tell(
                self.tr("There is no voice yet, so nobody whose books could be looked into."),
                self.tr("Choose a voice above, or train one in the five steps."),
            )
            return
        self.panel.head(adapter.author or Path(adapter.path).name, text)
        self.panel.tell(self.tr("Looking for the author's index…"), busy=True)
        self._reading = Load(lambda: source_of(adapter), self._begin, self._failed)

    def close(self) -> None:
        """Put the panel away; what was being looked for is given up, but no index that is being made."""
        if self.on and self._shows_making:
            said = self.tr("{author}'s index is being made in the background. Press H to see how far it is.")
            self.said.emit(said.format(author=self.making.source.author))
        self._put_away()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self._drop()
        self.panel.hide()

    def _keep_in_sight(self) -> None:
        """The list has less room than before: the passage in hand is not to be pushed out of it."""
        current = self._view.currentIndex()
        if current.isValid() and self._view.visualRect(current).bottom() > self._view.viewport().height():
            self._view.scrollTo(current, QAbstractItemView.ScrollHint.PositionAtTop)

    def shut_down(self) -> None:
        """End every child and wait for it."""
        self._drop()
        self.making.stop()
        self._children.shut_down()

    def _link(self, place: int, row: Row) -> list[Note]:
        """In the margin of the passage in hand."""
        adapter = self._adapter()
        if not row.prose or place != self._view.place or adapter is None or not adapter.author:
            return []
        said = self.tr("How {author} wrote of this").format(author=adapter.author.split()[-1])
        return [Note("book", said, "accent", "nearby")]

    # Searching.
    def _begin(self, source: Source) -> None:
        self._source = source
        known = self._answers.get(self._text, source)
        if self.making.of(source):
            self.panel.tell(self.making.note, act=(self.tr("Stop"), self._stop_making), busy=True)
            self._show_making()
        elif known is not None:
            self._show(known)
        else:
            self._search()

    def _search(self, download: bool = False) -> None:
        self._run(self._source.search(self._text, download), self._found)

    def _found(self, result: Result) -> None:
        source = self._source
        self._reading = Load(lambda: placed(source, result.found), self._keep, self._failed)

    def _keep(self, found: list[Passage]) -> None:
        self._answers.keep(self._text, self._source, found)
        self._show(found)

    def _show(self, found: list[Passage]) -> None:
        if found:
            self.panel.show_passages(self._source.author, found)
        else:
            self.panel.tell(self.tr("The index holds no passage."))

    # Making an index.
    def _make(self, text: str = "") -> None:
        self._drop()
        if not self.making.on:
            self.making.start(self._source, text)
        if self.making.of(self._source):
            self._begin(self._source)
            return
        author = self.making.source.author
        self.panel.tell(
            self.tr("{author}'s index is being made.").format(author=author),
            self.tr("One is made at a time: press H again when that one is done."),
        )

    @property
    def _shows_making(self) -> bool:
        """Whether the index that is being made is the one the panel is about."""
        return self._job is None and self.making.of(self._source)

    def _show_making(self) -> None:
        if self.on and self._shows_making:
            self.panel.progress(self.making.note, self.making.share)

    def _stop_making(self) -> None:
        self.making.stop()
        self.close()

    def _made(self, source: Source) -> None:
        self._answers.clear()
        if self.on and source.same_place(self._source):
            self._again()
        else:
            said = self.tr("{author}'s index is made. Press H on a passage to look into it.")
            self.said.emit(said.format(author=source.author))

    def _not_made(self, source: Source, error: PasticheError) -> None:
        if self.on and source.same_place(self._source):
            self._failed(error)
        else:
            said = self.tr("{author}'s index could not be made. {message} {remedy}")
            said = said.format(author=source.author, message=error.message, remedy=error.remedy)
            self.said.emit(said.strip())

    def _again(self) -> None:
        adapter = self._adapter()
        if adapter is not None:
            self._reading = Load(lambda: source_of(adapter), self._begin, self._failed)

    def _choose_text(self) -> None:
        kinds = self.tr("Texts") + " (*.txt)"
        name, _ = QFileDialog.getOpenFileName(self.panel, self.tr("A Text of the Author's"), "", kinds)
        if name:
            self._make(name)

    # The child.
    def _run(self, options: Any, then: Callable[[Any], None]) -> None:
        self._drop()
        job = self._job = self._children.job(self._source, options)
        job.progress.connect(lambda progress: self._moved(job, progress))
        job.succeeded.connect(lambda result: self._ended(job, lambda: then(result)))
        job.failed.connect(lambda error: self._ended(job, lambda: self._failed(error)))
        job.cancelled.connect(lambda: self._ended(job, self.close))
        note = self.tr("Starting the search, which takes some seconds…")
        self.panel.tell(note, act=(self.tr("Stop"), self.close), busy=True)
        job.start()

    def _moved(self, job: Job, progress: Progress) -> None:
        if job is self._job:
            self.panel.progress(translated(progress.note), share(progress))

    def _ended(self, job: Job, then: Callable[[], None]) -> None:
        if job is self._job:
            self._job = None
            then()

    def _drop(self) -> None:
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        job, self._job = self._job, None
        if job is not None:
            job.kill()

    # What is lacking.
    def _failed(self, error: PasticheError) -> None:
        source = self._source
        self._reading = Load(lambda: lacking(error, source), lambda what: self._explain(error, what))

    def _explain(self, error: PasticheError, what: str) -> None:
        source = self._source
        first = self.tr(" The embedding model (90 MB) is downloaded first.") if what == "both" else ""
        match what:
            case "index" | "both" if source.root is not None and source.text:
                self.panel.tell(
                    self.tr("{author}'s curated text has no index yet.").format(author=source.author),
                    self.tr("Making one reads every passage once, some minutes for a novel.") + first,
                    (self.tr("Make the Index"), self._make),
                )
            case "index" | "both" if source.root is not None:
                self.panel.tell(
                    error.message,
                    self.tr("Curate the books of this project first; the index is made of what is kept."),
                    (self.tr("Go to Curate"), lambda: self.wanted.emit("curate")),
                )
            case "index" | "both":
                self.panel.tell(
                    self.tr("Nothing of {author} is indexed on this machine.").format(author=source.author),
                    self.tr("This voice came without its books. A plain text of the author's will do.")
                    + first,
                    (self.tr("Choose a Text..."), self._choose_text),
                )
            case "model":
                self.panel.tell(
                    error.message,
                    self.tr(
                        "It compares what passages mean. It is fetched once, and works without a network."
                    ),
                    (self.tr("Download It (90 MB)"), lambda: self._search(download=True)),
                )
            case _:
                log.problem(error)
                again = (self.tr("Try Again"), self._search)
                self.panel.tell(error.message, error.remedy, again, error=error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes the panel also from the list, unless it ends an edit."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if key is not None and key == Qt.Key.Key_Escape and self.on and not self._view.editing:
            self.close()
            return True
        return super().eventFilter(watched, event)
