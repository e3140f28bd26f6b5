"""What a voice is held against: other authors, and never its own under another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.evaluating.ground import Ground, ground_of
from core.files import join_runs, write_json, write_jsonl
from core.progress import BadInput
from core.project import Project
from tests.fakes.authors import HABITS, book, page

AUTHOR, *OTHERS = HABITS


def voice(folder: Path, author: str, pages: list[str]) -> Path:
    """A voice as far as its papers and its text go."""
    (folder / "data").mkdir(parents=True)
    (folder / "adapters.safetensors").touch()
    write_json(folder / "adapter_config.json", {"fine_tune_type": "lora", "lora_parameters": {"rank": 4}})
    write_json(folder / "metadata.json", {"author": author, "base_model": "none"})
    write_jsonl(folder / "data" / "train.jsonl", [{"completion": text} for text in pages])
    return folder


def ground(folder: Path) -> Ground:
    return ground_of(folder, AUTHOR, [page(AUTHOR, 350, 70 + n) for n in range(6)])


def project_of(folder: Path, author: str) -> Project:
    """A project of somebody, with two chapters by the author."""
    project, chapters = Project.create(folder, author), book(AUTHOR, 2, 900, 50)
    project.clean_text.parent.mkdir(parents=True, exist_ok=True)
    project.clean_text.write_text(join_runs(chapter.split("\n\n") for chapter in chapters), encoding="utf-8")
    write_json(project.places, [{"book": "The Ferry", "chapter": number} for number in ("I", "II")])
    return project


@pytest.fixture
def own(tmp_path: Path) -> Path:
    voice(tmp_path / "other", OTHERS[0], book(OTHERS[0], 7, 1800))
    return voice(tmp_path / "own", AUTHOR, book(AUTHOR, 10, 1800))


def test_an_author_under_another_spelling_is_not_her_own_floor(own: Path) -> None:
    first, last = AUTHOR.split()
    for number, name in enumerate((f"{last}, {first}", f"{first[0]}. {last}", AUTHOR.upper())):
        voice(own.parent / f"again {number}", name, book(AUTHOR, 7, 1800, 20 + number))
    assert list(ground(own).others) == [OTHERS[0]]


def test_who_has_the_same_pages_is_no_other_author(own: Path) -> None:
    pages = book(AUTHOR, 10, 1800)
    voice(own.parent / "pen name", "Somebody Else", [*pages[:3], *book(OTHERS[1], 7, 1800)])
    assert list(ground(own).others) == [OTHERS[0]]


def test_two_spellings_of_another_author_are_one(own: Path) -> None:
    first, last = OTHERS[0].split()
    voice(own.parent / "other again", f"{last}, {first}", book(OTHERS[0], 7, 1800, 30))
    others = ground(own).others
    assert len(others) == 1 and len(next(iter(others.values()))) == 14


def test_a_voice_without_a_text_is_held_against_the_books_of_the_project_that_is_named(
    tmp_path: Path,
) -> None:
    bare = voice(tmp_path / "bare", AUTHOR, [])
    project = project_of(tmp_path / "Books.pastiche", AUTHOR.upper())
    nothing, found = ground_of(bare, AUTHOR, []), ground_of(bare, AUTHOR, [], project)
    assert nothing.corpus.texts == () and nothing.rate is None
    assert found.corpus.whole and [one.place for one in found.corpus.texts] == [
        "The Ferry, I",
        "The Ferry, II",
    ]
    with pytest.raises(BadInput, match=f"{AUTHOR}.*{OTHERS[0]}"):
        ground_of(bare, AUTHOR, [], project_of(tmp_path / "Others.pastiche", OTHERS[0]))


def test_a_voice_in_a_project_has_that_ones_books_whatever_is_named(tmp_path: Path) -> None:
    home = project_of(tmp_path / "Books.pastiche", AUTHOR)
    inside = voice(home.root / "lora_adapters" / "hers", AUTHOR, [])
    other = project_of(tmp_path / "Others.pastiche", OTHERS[0])
    assert ground_of(inside, AUTHOR, [], other).corpus.texts == ground_of(inside, AUTHOR, []).corpus.texts
