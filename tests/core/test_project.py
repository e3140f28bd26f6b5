"""The project folder: made, opened, locked, and honest about what is fresh."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core import cleaning
from core.claim import Claim
from core.files import write_text
from core.progress import BadInput, Locked, ReadOnly
from core.project import Project, slug
from core.stages import STAGES


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Jane Austen", "jane-austen"),
        ("  Émile   Zola ", "émile-zola"),
        ("E\u0301mile Zola", "émile-zola"),
        ("川端 康成", "川端-康成"),
        ("../../etc", "etc"),
        ("O'Brien_&_Sons", "o-brien-sons"),
        ("!!!", "author"),
    ],
)
def test_slugs_are_safe_names(author: str, expected: str) -> None:
    assert slug(author) == expected


def test_a_project_survives_closing(tmp_path: Path) -> None:
    made = Project.create(tmp_path / "My Author.pastiche", "Ada  Marsh")
    made.set_options("curate", {"target_tokens": 5})
    opened = Project.open(made.root)
    assert (opened.name, opened.author, opened.slug) == ("My Author", "Ada Marsh", "ada-marsh")
    assert opened.options("curate") == {"target_tokens": 5}
    assert opened.options("train") == {}


def test_another_authors_project_is_not_taken_over(tmp_path: Path) -> None:
    Project.create(tmp_path / "p", "Ada Marsh")
    assert Project.open_or_create(tmp_path / "p", "ada marsh").author == "Ada Marsh"
    with pytest.raises(BadInput, match="not of Bo Lind"):
        Project.open_or_create(tmp_path / "p", "Bo Lind")
    with pytest.raises(BadInput, match="needs an author"):
        Project.create(tmp_path / "q", " ")


def test_foreign_newer_and_damaged_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thing").write_text("x")
    with pytest.raises(BadInput, match="already exists"):
        Project.create(tmp_path / "other", "A")
    with pytest.raises(BadInput, match="no Pastiche project"):
        Project.open(tmp_path / "other")
    project = Project.create(tmp_path / "p", "A")
    path = project.root / "project.json"
    path.write_text(json.dumps({"format": 99, "author": "A", "slug": "a"}))
    with pytest.raises(BadInput, match="made by a newer Pastiche"):
        Project.open(project.root)
    path.write_text("{")
    with pytest.raises(BadInput, match="damaged"):
        Project.open(project.root)


def test_a_newer_project_of_a_known_shape_is_looked_at_and_never_written(tmp_path: Path) -> None:
    made = Project.create(tmp_path / "p", "Ada Newer")
    path = made.root / "project.json"
    data = json.loads(path.read_text()) | {"format": 2, "something": "new"}
    path.write_text(json.dumps(data))
    project = Project.open(made.root)
    assert project.author == "Ada Newer"
    assert "newer Pastiche" in project.read_only
    with pytest.raises(ReadOnly), project.lock():
        raise AssertionError("no work may begin")
    with pytest.raises(ReadOnly):
        project.begin("clean", cleaning.Options())
    assert json.loads(path.read_text()) == data


def test_what_has_changed_since_a_stage_ran_is_named(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", "A")
    stage = STAGES["clean"]
    project.books.mkdir(parents=True)
    (project.books / "one.json").write_text("{}")
    (project.books / "two.json").write_text("{}")
    assert project.changes(stage) == ()
    project.record(
        stage,
        cleaning.Options(),
        project.inputs(stage),
        cleaning.Result(1, 2, 3, 0, 1, 1, 0, {"copyright": 1}),
    )
    assert project.changes(stage) == ()
    (project.books / "one.json").write_text('{"other": 1}')
    (project.books / "two.json").unlink()
    (project.books / "three.json").write_text("{}")
    assert project.changes(stage) == (
        "~sources/books/one.json",
        "+sources/books/three.json",
        "-sources/books/two.json",
    )


def test_one_window_at_a_time_claims_a_project(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", "A")
    first, second = Claim(project.root), Claim(project.root)
    assert first.kept_by == ""
    assert second.kept_by == "another window"
    second.release()
    first.release()
    assert Claim(project.root).kept_by == ""
    with project.lock():
        assert Claim(project.root).kept_by == "", "the work's own lock is another"


def test_freshness_follows_inputs_options_and_outputs(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", "A")
    stage, options = STAGES["clean"], cleaning.Options()
    assert project.state(stage) == "missing"
    project.books.mkdir(parents=True)
    (project.books / "b.json").write_text("{}")
    result = cleaning.Result(1, 2, 3, 0, 1, 1, 0, {"copyright": 1})
    project.record(stage, options, project.inputs(stage), result)
    assert project.state(stage) == "missing", "its outputs are not there"
    project.decisions.parent.mkdir()
    project.decisions.write_text("")
    project.clean_text.write_text("text")
    assert project.state(stage, options) == "fresh"
    assert Project.open(project.root).outcome(stage) == result
    (project.books / "b.json").write_text('{"changed": 1}')
    assert project.state(stage) == "stale"


def test_the_lock_is_held_against_other_processes_only(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", "A")
    code = (
        "import sys; from pathlib import Path; from core.project import Project\n"
        "from core.progress import Locked\n"
        "try:\n"
        "    with Project.open(Path(sys.argv[1])).lock(): print('held')\n"
        "except Locked as error: print(error.remedy)\n"
    )

    def other() -> str:
        done = subprocess.run([sys.executable, "-c", code, str(project.root)], capture_output=True, text=True)
        return done.stdout.strip()

    with project.lock(), project.lock():
        assert other().startswith("Wait until")
    assert other() == "held"
    with project.lock(), pytest.raises(Locked), Project.open(project.root).lock():
        raise AssertionError("a second opening of the same folder must not get in")


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[]",
        {"format": "x"},
        {"options": None},
        {"stages": []},
        {"stages": {"clean": 3}},
        {"slug": "../../evil"},
    ],
)
def test_a_damaged_project_says_how_to_keep_what_is_there(tmp_path: Path, data: object) -> None:
    project = Project.create(tmp_path / "p.pastiche", "A")
    path = project.root / "project.json"
    whole = json.loads(path.read_text())
    path.write_text(data if isinstance(data, str) else json.dumps({**whole, **dict(data)}))  # type: ignore[call-overload]
    with pytest.raises(BadInput, match="damaged") as caught:
        Project.open(project.root)
    assert "import a book into the same folder again" in caught.value.remedy
    project.books.mkdir(parents=True)
    project.pairs.parent.mkdir()
    project.pairs.write_text("{}\n")
    path.rename(tmp_path / "away.json")
    again = Project.open_or_create(project.root, "A")
    assert again.pairs.read_text() == "{}\n"


def test_a_result_of_another_shape_is_told(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", "A")
    path = project.root / "project.json"
    row = {"inputs": "", "options": {}, "result": {"books": "many"}}
    path.write_text(json.dumps({**json.loads(path.read_text()), "stages": {"import": row}}))
    with pytest.raises(BadInput, match="step import") as caught:
        Project.open(project.root).outcome(STAGES["import"])
    assert "again" in caught.value.remedy


def test_hidden_files_are_no_obstacle_but_others_are(tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    (root / ".DS_Store").write_bytes(b"x")
    (root / ".project.json.abc.tmp").write_bytes(b"{")  # left by a kill in the very first write
    assert Project.create(root, "A").author == "A"
    (tmp_path / "q").mkdir()
    (tmp_path / "q" / "letters.txt").write_text("mine")
    with pytest.raises(BadInput, match="is no project"):
        Project.create(tmp_path / "q", "A")


def test_any_author_fits_into_a_file_name(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", "\U00020000" * 300 + "\x01")
    assert project.author.isprintable()
    write_text(project.pairs, "")
    write_text(project.failed, "")
    assert project.failed.exists()
