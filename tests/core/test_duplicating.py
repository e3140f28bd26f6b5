"""A second project: whole, of its own, and never over something that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import duplicating
from core.claim import Claim
from core.progress import BadOption, Cancelled, Locked, Progress, silent
from core.project import Project


@pytest.fixture
def first(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "Ada.pastiche", "Ada Ferry")
    (project.root / "sources").mkdir()
    (project.root / "sources" / "book.txt").write_text("The tide was out.")
    return project


def test_the_copy_is_whole_and_another_name_stands_in_it(first: Project, tmp_path: Path) -> None:
    options = duplicating.Options(str(first.root), str(tmp_path / "Ada 2.pastiche"))
    held = Claim(first.root)
    result = duplicating.run(None, options, silent)
    held.release()
    copy = Project.open(Path(result.folder))
    assert (copy.name, copy.author) == ("Ada 2", "Ada Ferry")
    assert (copy.root / "sources" / "book.txt").read_text() == "The tide was out."
    assert first.name == "Ada"
    names = {path.name for path in copy.root.iterdir()}
    assert names == {"project.json", "sources"}
    assert Claim(copy.root).kept_by == ""


def test_nothing_is_replaced_and_nothing_copied_into_itself(first: Project, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "mine.txt").write_text("mine")
    for place in (there, first.root / "inside"):
        with pytest.raises(BadOption):
            duplicating.run(None, duplicating.Options(str(first.root), str(place)), silent)
    assert [path.name for path in there.iterdir()] == ["mine.txt"]


def test_a_stop_leaves_no_half_project(first: Project, tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        duplicating.run(None, duplicating.Options(str(first.root), str(tmp_path / "two.pastiche")), stop)
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["Ada.pastiche"]


def test_a_project_at_work_is_left_alone(first: Project, tmp_path: Path) -> None:
    options = duplicating.Options(str(first.root), str(tmp_path / "two.pastiche"))
    with Project.open(first.root).lock(), pytest.raises(Locked):
        duplicating.run(None, options, silent)
