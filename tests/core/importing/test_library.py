"""The run of import: what the project keeps, what is refused, and what happens twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import cleaning, importing
from core.progress import BadInput, Cancelled, Progress, silent
from core.project import Project
from core.runner import run_here
from tests.fakes.books import make_epub, page, prose


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.pastiche", "Ada Marsh")


def run(project: Project, *paths: Path) -> importing.Result:
    result = run_here("import", project, importing.Options(tuple(map(str, paths))), silent)
    assert isinstance(result, importing.Result)
    return result


def test_keeps_the_original_and_the_book(project: Project, tmp_path: Path) -> None:
    path = make_epub(tmp_path / "a.epub", {"a.xhtml": page(prose())})
    result = run(project, path)
    assert [(b.title, b.author, b.format) for b in result.books] == [("The Ferry", "Ada Marsh", "epub")]
    assert (project.sources / f"{result.books[0].digest}.epub").read_bytes() == path.read_bytes()
    assert [p.name for p in project.books.glob("*.json")] == ["the-ferry.json"]


def test_the_same_bytes_count_once_and_old_books_stay(project: Project, tmp_path: Path) -> None:
    first = make_epub(tmp_path / "a.epub", {"a.xhtml": page(prose())})
    run(project, first)
    copy = tmp_path / "b.epub"
    copy.write_bytes(first.read_bytes())
    other = make_epub(tmp_path / "c.epub", {"a.xhtml": page(prose(2))})
    assert len(run(project, copy, first, other).books) == 2


def test_one_bad_file_does_not_stop_the_others(project: Project, tmp_path: Path) -> None:
    good = make_epub(tmp_path / "a.epub", {"a.xhtml": page(prose())})
    (tmp_path / "b.txt").write_bytes(b"")
    result = run(project, tmp_path / "b.txt", good)
    assert len(result.books) == 1
    assert [(r.file, "empty" in r.message, bool(r.remedy)) for r in result.refused] == [("b.txt", True, True)]


def test_nothing_at_all_is_an_error(project: Project, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    with pytest.raises(BadInput, match="empty"):
        run(project, tmp_path / "b.txt")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadInput, match="no book in folder"):
        run(project, tmp_path / "folder")


def test_a_folder_gives_its_books(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "shelf" / "deep"
    folder.mkdir(parents=True)
    make_epub(folder / "a.epub", {"a.xhtml": page(prose())})
    (folder / "cover.jpg").write_bytes(b"\xff\xd8")
    (folder / ".hidden.txt").write_text("No.")
    result = run(project, tmp_path / "shelf")
    assert len(result.books) == 1 and not result.refused


def test_a_stop_keeps_what_was_read(project: Project, tmp_path: Path) -> None:
    paths = [make_epub(tmp_path / f"{n}.epub", {"a.xhtml": page(prose(n))}) for n in (2, 3, 4)]

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        run_here("import", project, importing.Options(tuple(map(str, paths))), stop)
    assert len(list(project.books.glob("*.json"))) == 2


@pytest.mark.parametrize("damage", ["{", "[]", '{"title": 1}', '{"sections": [3]}', "CUT"])
def test_a_damaged_book_is_set_aside_and_read_again_from_the_kept_original(
    project: Project, tmp_path: Path, damage: str
) -> None:
    first = make_epub(tmp_path / "a.epub", {"a.xhtml": page(prose())})
    run(project, first)
    parsed = project.books / "the-ferry.json"
    whole = parsed.read_text()
    row = json.loads(whole)
    broken = json.dumps({**row, **json.loads(damage)}) if damage.startswith('{"') else damage
    parsed.write_text(broken if damage != "CUT" else whole[:99])
    with pytest.raises(BadInput, match="damaged") as caught:
        run_here("clean", project, cleaning.Options(), silent)
    assert "Import that book again" in caught.value.remedy
    first.unlink()
    other = make_epub(tmp_path / "c.epub", {"a.xhtml": page(prose(2))})
    assert len(run(project, other).books) == 2
    assert (project.books / "the-ferry.json.damaged").exists()
    texts = [json.loads(p.read_text()) for p in project.books.glob("*.json")]
    assert row["sections"] in [text["sections"] for text in texts]
    assert run_here("clean", project, cleaning.Options(), silent).books == 2


@pytest.mark.parametrize("suffix", ["docm", "dotx", "docx"])
def test_word_documents_of_every_suffix_are_found_in_a_folder(
    project: Project, tmp_path: Path, suffix: str
) -> None:
    (tmp_path / "shelf").mkdir()
    make_epub(tmp_path / "shelf" / f"a.{suffix}", {"a.xhtml": page(prose())})  # what is inside decides
    assert len(run(project, tmp_path / "shelf").books) == 1
