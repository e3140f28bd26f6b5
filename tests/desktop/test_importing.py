"""The page of the books: what came in and what was refused, taking out, putting back, another copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core import importing
from core.progress import silent
from core.project import Project
from core.stages import STAGES
from desktop.steps.importing import ImportPage
from desktop.window import Window
from tests.fakes.books import make_epub, page
from tests.fakes.prose import paragraph
from tests.fakes.windows import settle

RUN = 60_000


def book(path: Path, seed: int = 0, metadata: str = "", css: str = "") -> Path:
    text = "".join(f"<p>{paragraph('sea', 40, seed + n)}</p>" for n in range(30))
    path.parent.mkdir(parents=True, exist_ok=True)
    return make_epub(path, {"a.xhtml": page(f"<h2>I</h2>{text}")}, metadata=metadata, css=css)


@pytest.fixture
def books(window: Window, tmp_path: Path) -> ImportPage:
    """The page of a project with two books."""
    project = Project.create(tmp_path / "p.pastiche", "Ada Marsh")
    paths = book(tmp_path / "a.epub"), book(tmp_path / "b.epub", 500)
    STAGES["import"].run(project, importing.Options(tuple(map(str, paths))), silent)
    window.open_project(project.root)
    window.show_page("import")
    settle()
    found = window.pages["import"]
    assert isinstance(found, ImportPage)
    return found


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 400), Qt.DropAction.CopyAction, data, left, none))


def shown(found: ImportPage) -> list[str]:
    settle()
    return [one.text() for one in found.listed.findChildren(QLabel) if one.text() and one.isVisible()]


def buttons(found: ImportPage) -> dict[str, QPushButton]:
    settle()
    return {one.accessibleName(): one for one in found.listed.findChildren(QPushButton) if one.isVisible()}


def press(found: ImportPage, name: str) -> None:
    buttons(found)[name].click()
    settle()


def files(found: ImportPage) -> list[str]:
    assert found.state.project is not None
    return [one.file for one in found.state.project.outcome(STAGES["import"]).books]


def test_files_and_folders_at_once_and_what_is_refused_is_told(
    qtbot: QtBot, window: Window, books: ImportPage, tmp_path: Path
) -> None:
    folder = tmp_path / "shelf"
    book(folder / "deep" / "c.epub", 1000)
    translator = '<dc:contributor opf:role="trl">Ben Hale</dc:contributor>'
    book(folder / "d.epub", 1500, translator)
    bad, empty = tmp_path / "bad.epub", tmp_path / "empty.txt"
    bad.write_text("no book", encoding="utf-8")
    empty.write_bytes(b"")
    drop(window, folder, bad, empty)
    qtbot.waitUntil(lambda: "import" not in window.state.runs, timeout=RUN)
    texts = shown(books)
    assert sorted(files(books)) == ["a.epub", "b.epub", "c.epub", "d.epub"] and texts[0].startswith("4 books")
    assert "2 files were not taken" in texts and books.mode == "done"
    assert books.lead.text().startswith("2 files were not taken: ")  # the list of them may be out of sight
    assert any("bad.epub is not a valid ePub" in text for text in texts)
    assert any("empty.txt is empty" in text for text in texts)
    assert sum(text.startswith("What to do: ") for text in texts) == 2
    assert any("translation by Ben Hale" in text and "translator's" in text for text in texts)


def test_files_that_are_all_refused_are_all_told(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.open_project(Project.create(tmp_path / "p.pastiche", "Ada Marsh").root)
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(b"")
    drop(window, tmp_path / "one.txt", tmp_path / "two.txt")
    qtbot.waitUntil(lambda: "import" in window.state.problems, timeout=RUN)
    settle()
    problem = window.pages["import"].problem  # type: ignore[attr-defined]
    assert problem.isVisible() and "None of these 2 files" in problem.title.text()
    assert "one.txt is empty" in problem.remedy.text() and "two.txt is empty" in problem.remedy.text()


def test_a_book_is_taken_out_and_put_back_by_button_and_undo(window: Window, books: ImportPage) -> None:
    first = books.state.result("import").books[0]
    names = [name for name in buttons(books) if name.startswith("Take out")]
    assert len(names) == 1 and first.title == "The Ferry"  # both are called the same
    press(books, names[0])
    assert len(files(books)) == 1 and "Taken out" in shown(books)
    assert window.sidebar.rows["import"].note.startswith("1 book")
    assert window.menus.actions["undo"].text() == "Undo Take Out Book"
    window.menus.actions["undo"].trigger()
    settle()
    assert sorted(files(books)) == ["a.epub", "b.epub"] and "Taken out" not in shown(books)
    window.menus.actions["redo"].trigger()
    settle()
    press(books, "Put back The Ferry")
    assert sorted(files(books)) == ["a.epub", "b.epub"]


def test_the_focus_stays_where_a_book_was_taken_out(qtbot: QtBot, window: Window, books: ImportPage) -> None:
    first = books.listed.findChildren(QPushButton)[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    settle()
    held = window.focusWidget()
    assert list(buttons(books)) == ["Take out The Ferry", "Put back The Ferry"]
    assert held is buttons(books)["Take out The Ferry"]
    qtbot.keyClick(held, Qt.Key.Key_Return)  # no book is left to go on with
    settle()
    assert window.focusWidget() is books.primary and books.primary.text() == "Choose Books..."


def test_all_books_may_be_taken_out(window: Window, books: ImportPage) -> None:
    for _ in range(2):
        press(books, "Take out The Ferry")
    assert books.mode == "choose" and files(books) == [] and shown(books)[0] == "Taken out"
    assert books.state.project is not None
    window.open_project(books.state.project.root)  # another day
    window.show_page("import")
    press(books, "Put back The Ferry")
    assert books.mode == "done" and len(files(books)) == 1


def test_presses_in_quick_succession_are_done_one_after_another(window: Window, books: ImportPage) -> None:
    for made in [b for b in books.listed.findChildren(QPushButton) if b.text() == "Take Out"]:
        made.click()
    settle()
    assert files(books) == [] and books.undo_stack is not None and books.undo_stack.count() == 2
    books.undo_stack.undo()
    books.undo_stack.undo()
    settle()
    assert sorted(files(books)) == ["a.epub", "b.epub"]


def test_another_copy_is_offered_in_the_place_of_the_first(
    qtbot: QtBot, window: Window, books: ImportPage, tmp_path: Path
) -> None:
    drop(window, book(tmp_path / "a again.epub", css="p { margin: 0 }"))
    qtbot.waitUntil(lambda: "import" not in window.state.runs, timeout=RUN)
    assert any("another copy of a.epub" in text for text in shown(books))
    press(books, "Use This Copy Instead")
    assert sorted(files(books)) == ["a again.epub", "b.epub"] and "Taken out" in shown(books)
    window.menus.actions["undo"].trigger()
    settle()
    assert sorted(files(books)) == ["a.epub", "b.epub"]
    window.menus.actions["redo"].trigger()
    settle()
    assert sorted(files(books)) == ["a again.epub", "b.epub"]


@pytest.mark.parametrize(
    ("author", "told"),
    [
        ("Ben Hale", True),
        ("Marsh, A. B.", False),
        ("ADA MARSH & Ben Hale", False),
        ("Unknown", False),
        ("", False),
    ],
)
def test_a_book_by_somebody_else_is_told(books: ImportPage, author: str, told: bool) -> None:
    named = importing.Imported("c.epub", "The Weir", author, "epub", 900, "c" * 64, ())
    books.show_result(importing.Result((named,)))
    assert any("the voice to learn is that of Ada Marsh" in text for text in shown(books)) == told


def test_one_button_alone_offers_to_choose_books(window: Window, tmp_path: Path) -> None:
    window.state.create_project(tmp_path / "New.pastiche", "Ada Marsh")
    window.show_page("import")
    settle()
    books: Any = window.pages["import"]
    offered = [made for made in books.findChildren(QPushButton) if made.text() == "Choose Books..."]
    assert [made for made in offered if made.isVisible()] == [books.primary]
