"""Owns what tests of the review share: a book of our own to clean, and looking at what became of it."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt

from core import cleaning, importing
from core.progress import silent
from core.project import Project
from core.stages import STAGES
from desktop.steps.cleaning import CleanPage
from tests.fakes.books import make_epub, page
from tests.fakes.prose import paragraph
from tests.fakes.windows import settle

SHIFT = Qt.KeyboardModifier.ShiftModifier
SAID = "“Don’t wait for me,” she said—and closed the boathouse."


def make_project(folder: Path, chapters: int = 6) -> Project:
    """A translated book with front matter, chapters of twelve paragraphs, and back matter."""
    parts: dict[str, str | bytes] = {
        "t.xhtml": page("<h1>The Ferry</h1><p>Ada Marsh</p>"),
        "c.xhtml": page("<p>Copyright 2019 by Ada Marsh. All rights reserved.</p><p>ISBN 0000000000</p>"),
    }
    for n in range(chapters):
        text = "".join(f"<p>{paragraph('sea', 60, 20 * n + m)}</p>" for m in range(11))
        parts[f"{n}.xhtml"] = page(f"<h2>Chapter {n + 1}</h2>{text}<p>{SAID if n == 2 else 'She slept.'}</p>")
    parts["z.xhtml"] = page("<h2>Acknowledgements</h2><p>I thank the ferry office for its tables.</p>")
    translator = '<dc:contributor opf:role="trl">Ben Hale</dc:contributor>'
    path = make_epub(folder / "ferry.epub", parts, metadata=translator)
    project = Project.create(folder / "Ferry.pastiche", "Ada Marsh")
    STAGES["import"].run(project, importing.Options((str(path),)), silent)
    STAGES["clean"].run(project, cleaning.Options(), silent)
    return project


def first(clean: CleanPage, verdict: str) -> int:
    return next(n for n, row in enumerate(clean.review.rows) if row.id and row.verdict == verdict)


def go(clean: CleanPage, number: int) -> None:
    clean.view.list.go_to(clean.view.list.paragraphs.line_near(number))
    assert clean.view.list.current_number() == number


def counted(clean: CleanPage) -> tuple[int, int, int]:
    """Words kept and dropped, paragraphs to look at, counted anew."""
    rows = [row for row in clean.review.rows if row.id]
    kept = sum(row.words for row in rows if row.verdict != "drop")
    dropped = sum(row.words for row in rows if row.verdict == "drop")
    return kept, dropped, sum(row.verdict == "look" for row in rows)


def check_counters(clean: CleanPage) -> None:
    kept, dropped, looks = counted(clean)
    assert clean.view.bar.counter.text() == f"{kept:,} words kept, {dropped:,} dropped"
    assert clean.view.bar.looks.isHidden() == (looks == 0)
    assert clean.review.paragraphs["look"] == looks
    for place in clean.review.sections:
        rows = clean.review.rows[place.first + 1 : place.end]
        assert place.kept == sum(row.words for row in rows if row.verdict != "drop")
        assert place.looks == sum(row.verdict == "look" for row in rows)


def written(clean: CleanPage) -> dict[str, str]:
    settle()
    assert clean.state.project is not None
    path = clean.state.project.overrides
    return json.loads(path.read_text()) if path.exists() else {}
