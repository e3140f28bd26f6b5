"""Measures the review page with a book of 350,000 words: CPU-milliseconds on the window's thread.

Each figure is the longest piece of work between two returns to the event loop. The bar is held against the
median of five; the worst, often the first in a fresh process, is printed beside it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core import cleaning, importing
from core.progress import silent
from core.project import Project
from core.stages import STAGES
from desktop.app import make_app
from desktop.jobs import Load
from desktop.preferences import Preferences
from desktop.state import State
from desktop.window import Window
from tests.bench.bars import Bar, finish
from tests.fakes.books import make_epub, page
from tests.fakes.prose import SUBJECTS, dialogue, paragraph

RUNS = 5
FRAME = 16.0  # milliseconds between two frames of a screen
CHAPTERS, LONG, TALK = 20, 120, 280  # paragraphs a chapter: of 130 words, and of one line
REST = 0.2  # seconds without anything to do, after which the page has settled


def make_book(path: Path) -> Path:
    """An ePub of our own with 8,000 paragraphs and some 350,000 words, and what a publisher adds."""
    parts: dict[str, str | bytes] = {
        "title.xhtml": page("<h1>The Ferry</h1><p>Ada Marsh</p>"),
        "rights.xhtml": page(
            "<p>Copyright 2019 by Ada Marsh. All rights reserved.</p><p>ISBN 0000000000</p>"
        ),
    }
    for chapter in range(CHAPTERS):
        subject = SUBJECTS[chapter % len(SUBJECTS)]
        long = [paragraph(subject, 130, 1000 * chapter + n) for n in range(LONG)]
        said = dialogue(subject, TALK, chapter)
        text = [p for n in range(LONG) for p in (long[n], *said[n * TALK // LONG : (n + 1) * TALK // LONG])]
        body = "".join(f"<p>{p}</p>" for p in text)
        parts[f"c{chapter}.xhtml"] = page(f"<h2>Chapter {chapter + 1}</h2>{body}")
    parts["thanks.xhtml"] = page("<h2>Acknowledgements</h2><p>I thank the ferry office for the tables.</p>")
    return make_epub(path, parts)


def make_project(folder: Path, book: Path | None) -> Project:
    project = Project.create(folder / "Review.pastiche", "Ada Marsh")
    path = book or make_book(folder / "book.epub")
    STAGES["import"].run(project, importing.Options(paths=(str(path),)), silent)
    STAGES["clean"].run(project, cleaning.Options(), silent)
    return project


def settle(app: QApplication) -> list[float]:
    """CPU-milliseconds of each round of events until nothing is left to do."""
    spent = []
    quiet = time.monotonic()
    while time.monotonic() - quiet < REST:
        start = time.thread_time()
        app.processEvents()
        spent.append((time.thread_time() - start) * 1000)
        if Load.busy() or spent[-1] > 1:
            quiet = time.monotonic()
        time.sleep(0.001)
    return spent


class Table:
    """Operations with the longest unbroken piece of work that each cost the window's thread."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.pieces: dict[str, list[float]] = {}

    def take(self, name: str, act: Callable[[], object]) -> None:
        """Do something and all that follows from it."""
        start = time.thread_time()
        act()
        first = (time.thread_time() - start) * 1000
        self.pieces.setdefault(name, []).append(max([first, *settle(self.app)]))

    def show(self) -> list[Bar]:
        width = max(map(len, self.pieces))
        print(f"{'CPU-milliseconds on the window thread':<{width + 6}}  median  worst")
        bars = []
        for name, found in self.pieces.items():
            print(f"      {name:<{width}}  {statistics.median(found):6.1f}  {max(found):5.1f}")
            bars.append(Bar(name, statistics.median(found), "<=", FRAME, " ms"))
        return bars


def deciding(table: Table, clean: Any) -> None:
    """One paragraph, then the longest section, each with its undo."""
    longest = max(clean.review.sections, key=lambda s: s.end - s.first)
    model = clean.view.list.paragraphs
    clean.view.list.setCurrentIndex(model.index(model.rowCount() // 3))
    table.take("drop a paragraph", lambda: QTest.keyClick(clean.view.list, Qt.Key.Key_D))
    table.take("undo it", clean.undo_stack.undo)
    clean.view.list.setCurrentIndex(model.index(longest.first + 1))
    shift = Qt.KeyboardModifier.ShiftModifier
    table.take(
        f"drop a section of {longest.end - longest.first - 1}",
        lambda: QTest.keyClick(clean.view.list, Qt.Key.Key_D, shift),
    )
    table.take("undo the section", clean.undo_stack.undo)


def finding(table: Table, clean: Any) -> None:
    """Filters, reasons, and a word typed letter by letter."""
    for number, name in ((1, "filter: dropped"), (2, "filter: to look at"), (0, "filter: everything")):
        table.take(name, clean.view.bar.filters.button(number).click)
    clean.view.bar.reason.setCurrentIndex(1)
    table.take("filter: a reason", clean.view.filter)
    clean.view.bar.reason.setCurrentIndex(0)
    table.take("filter: any reason", clean.view.filter)
    for letter in "with some":
        table.take("search: a letter typed", lambda key=letter: QTest.keyClicks(clean.view.bar.search, key))
    table.take("search: next", clean.view.find_next)
    table.take("search: left", lambda: QTest.keyClick(clean.view.bar.search, Qt.Key.Key_Escape))


def moving(table: Table, window: Window, clean: Any) -> None:
    """Pages up and down, ends of the book, another width and text size."""
    bar = clean.view.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 5)
    settle(table.app)
    for _ in range(6):
        table.take("scroll by a page", lambda: bar.setValue(bar.value() + bar.pageStep()))
    table.take("to the end of the book", lambda: QTest.keyClick(clean.view.list, Qt.Key.Key_End))
    table.take("to its beginning", lambda: QTest.keyClick(clean.view.list, Qt.Key.Key_Home))
    table.take("narrower window", lambda: window.resize(1000, 700))
    table.take("wider window", lambda: window.resize(1280, 800))


def listing(table: Table, window: Window) -> None:
    """Twenty books with a remark each, and ten files that were refused."""
    books = [
        importing.Imported(f"{n}.epub", "The Ferry", "Ada Marsh", "epub", 9_000, str(n), ("A translation.",))
        for n in range(20)
    ]
    refused = [importing.Refused(f"{n}.pdf", "It is empty.", "Download it again.") for n in range(10)]
    books_page: Any = window.pages["import"]
    window.show_page("import")
    result = importing.Result(tuple(books), tuple(refused))
    table.take("import: 20 books, 10 refused", lambda: books_page.show_result(result))


def turns(table: Table, project: Project, stage: str) -> Iterator[tuple[Window, Any]]:
    """A new window on a page of a project, so many times: opened, to be used, left and come back to."""
    for turn in range(RUNS):
        window = Window(State(Preferences(project.root.parent / f"preferences-{turn}.json")))
        window.show()
        window.state.open_project(project.root)
        window.show_page("import")
        settle(table.app)
        table.take("open the page", lambda shown=window: shown.show_page(stage))
        yield window, window.pages[stage]
        table.take(
            "come back to it", lambda shown=window: (shown.show_page("import"), shown.show_page(stage))
        )
        window.close()


def main(book: Path | None) -> None:
    app = make_app(["pastiche"])
    with tempfile.TemporaryDirectory() as name:
        project = make_project(Path(name), book)
        table = Table(app)
        for window, clean in turns(table, project, "clean"):
            deciding(table, clean)
            finding(table, clean)
            moving(table, window, clean)
            listing(table, window)
            window.show_page("clean")
        rows = [row for row in clean.review.rows if row.id]
        print(f"{len(rows):,} paragraphs, {sum(row.words for row in rows):,} words\n")
    finish(table.show())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
