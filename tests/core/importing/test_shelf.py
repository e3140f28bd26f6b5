"""The books of a project: out and back, other copies of the same book, and the user's word on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import cleaning, importing
from core.cleaning import overrides
from core.files import read_jsonl
from core.importing import shelf
from core.progress import BadInput, silent
from core.project import Project
from core.runner import run_here
from tests.fakes.books import make_epub, page
from tests.fakes.prose import paragraph


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.pastiche", "Ada Marsh")


def book(path: Path, seed: int = 0, changed: str = "", css: str = "") -> Path:
    """A book of 30 paragraphs; `changed` takes the place of one of them."""
    texts = [paragraph("sea", 40, seed + n) for n in range(30)]
    if changed:
        texts[3] = changed
    parts = {
        f"{n}.xhtml": page(f"<h2>{n}</h2>" + "".join(f"<p>{t}</p>" for t in texts[n::3])) for n in range(3)
    }
    return make_epub(path, dict(parts), css=css)


def run(project: Project, *paths: Path) -> importing.Result:
    result = run_here("import", project, importing.Options(tuple(map(str, paths))), silent)
    assert isinstance(result, importing.Result)
    return result


def clean(project: Project) -> cleaning.Result:
    result = run_here("clean", project, cleaning.Options(), silent)
    assert isinstance(result, cleaning.Result)
    return result


def text_of(project: Project, row: dict[str, object]) -> str:
    books = {b.digest: b for b in shelf.saved(project).values()}
    found = books[str(row["book"])].sections[int(str(row["section"]))].paragraphs[int(str(row["index"]))]
    return found.text


def drop_one(project: Project) -> str:
    """The text of a paragraph of the story that the user drops."""
    row = next(r for r in read_jsonl(project.decisions) if r["verdict"] == "keep")
    cleaning.set_override(project, [row["id"]], "drop")
    return text_of(project, row)


def test_out_and_back_again_is_as_before(project: Project, tmp_path: Path) -> None:
    one, two = book(tmp_path / "a.epub"), book(tmp_path / "b.epub", seed=500)
    digests = {b.file: b.digest for b in run(project, one, two).books}
    clean(project)
    gone = drop_one(project)
    before, said = clean(project), overrides.load(project)
    shelf.take_out(project, digests["a.epub"])
    assert [b.source for b in shelf.saved(project).values()] == ["b.epub"]
    assert [b.file for b in shelf.taken_out(project)] == ["a.epub"]
    assert clean(project).books == 1 and overrides.load(project) == said
    shelf.put_back(project, digests["a.epub"])
    assert clean(project) == before and gone not in project.clean_text.read_text(encoding="utf-8")
    assert shelf.taken_out(project) == ()
    with pytest.raises(BadInput):
        shelf.put_back(project, digests["a.epub"])


def test_a_book_taken_out_comes_again_by_import_only(project: Project, tmp_path: Path) -> None:
    one, two = book(tmp_path / "a.epub"), book(tmp_path / "b.epub", seed=500)
    digests = {b.file: b.digest for b in run(project, one, two).books}
    shelf.take_out(project, digests["a.epub"])
    next(project.books.glob("*.json")).write_text("{")  # damage to the other brings back the other alone
    assert [b.file for b in run(project, tmp_path).books] != []
    shelf.take_out(project, digests["a.epub"])
    next(project.books.glob("*.json")).write_text("{")
    assert [b.file for b in run(project, two).books] == ["b.epub"]
    assert {b.file for b in run(project, one).books} == {"a.epub", "b.epub"}
    assert shelf.taken_out(project) == ()


def test_a_book_read_again_from_its_original_keeps_its_name(project: Project, tmp_path: Path) -> None:
    one = tmp_path / "My Harbour.txt"
    one.write_text("\n\n".join(paragraph("sea", 60, n) for n in range(9)), encoding="utf-8")
    two = book(tmp_path / "b.epub")
    run(project, one, two)
    one.unlink()
    (project.books / "my-harbour.json").write_text("{")
    result = run(project, two)
    assert {b.file for b in result.books} == {"My Harbour.txt", "b.epub"}
    assert (project.books / "my-harbour.json").is_file()


def test_the_same_bytes_under_another_name_are_no_second_book(project: Project, tmp_path: Path) -> None:
    one = book(tmp_path / "a.epub")
    run(project, one)
    clean(project)
    gone = drop_one(project)
    result = run(project, one.rename(tmp_path / "other name.epub"))
    assert [b.file for b in result.books] == ["other name.epub"]
    clean(project)
    assert gone not in project.clean_text.read_text(encoding="utf-8")


def test_another_export_is_learned_once_and_decisions_hold(project: Project, tmp_path: Path) -> None:
    run(project, book(tmp_path / "zebra.epub"))
    clean(project)
    gone = drop_one(project)
    before = clean(project)
    result = run(project, book(tmp_path / "apple.epub", css="p { margin: 0 }"))
    copies = shelf.copies(project)
    digests = {b.file: b.digest for b in result.books}
    assert copies == {digests["apple.epub"]: digests["zebra.epub"]}
    shelf.take_out(project, digests["apple.epub"])
    shelf.put_back(project, digests["apple.epub"])  # behind the older one again
    assert [b.source for b in shelf.saved(project).values()] == ["zebra.epub", "apple.epub"]
    after = clean(project)
    assert after.kept_words == before.kept_words and "said-twice" in after.dropped
    assert gone not in project.clean_text.read_text(encoding="utf-8")


def test_another_export_takes_the_place_and_the_decisions(project: Project, tmp_path: Path) -> None:
    run(project, book(tmp_path / "a.epub"))
    clean(project)
    gone, extra = drop_one(project), paragraph("war", 40, 99)
    result = run(project, book(tmp_path / "b.epub", changed=extra))
    old, new = (b.digest for b in sorted(result.books, key=lambda b: b.file))
    shelf.use_copy(project, new)
    assert [b.source for b in shelf.saved(project).values()] == ["b.epub"]
    clean(project)
    text = project.clean_text.read_text(encoding="utf-8")
    assert gone not in text and extra in text
    carried = overrides.load(project)
    assert list(carried.values()) == ["drop"]
    overrides.set_verdicts(project, dict.fromkeys(carried, ""))  # taken back for good
    assert overrides.load(project) == {}
    clean(project)
    assert gone in project.clean_text.read_text(encoding="utf-8")
    overrides.set_verdicts(project, carried)
    shelf.put_back(project, old)  # the old copy again, and what was said of the new one
    clean(project)
    text = project.clean_text.read_text(encoding="utf-8")
    assert [b.source for b in shelf.saved(project).values()] == ["a.epub"]
    assert gone not in text and extra not in text
    shelf.use_copy(project, new)
    assert [b.source for b in shelf.saved(project).values()] == ["b.epub"]


def test_two_books_of_a_like_size_are_no_copies(project: Project, tmp_path: Path) -> None:
    result = run(project, book(tmp_path / "a.epub"), book(tmp_path / "b.epub", seed=500))
    assert shelf.copies(project) == {}
    with pytest.raises(BadInput):
        shelf.use_copy(project, result.books[0].digest)


def test_several_files_that_are_all_refused_are_all_named(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.epub").write_text("no book")
    with pytest.raises(BadInput) as caught:
        run(project, tmp_path / "a.txt", tmp_path / "b.epub", tmp_path / "c.pdf")
    assert "None of these 3 files" in caught.value.message
    for name in ("a.txt", "b.epub", "c.pdf"):
        assert name in caught.value.remedy
    assert "empty" in caught.value.remedy and "Download it again" in caught.value.remedy


def test_notes_that_are_damaged_are_said(project: Project, tmp_path: Path) -> None:
    run(project, book(tmp_path / "a.epub"))
    (project.sources / "shelf.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="damaged"):
        shelf.copies(project)
    (project.sources / "shelf.json").write_text(json.dumps({"later": 1}), encoding="utf-8")
    assert shelf.copies(project) == {}
