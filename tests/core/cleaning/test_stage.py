"""The run of clean and the extract command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import cleaning, extracting, importing
from core.files import parse_runs, read_jsonl
from core.progress import BadInput, Missing, Progress, silent
from core.project import Project
from core.runner import run_here
from core.stages import STAGES
from tests.fakes.books import PROSE, make_epub, page, prose


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "p.pastiche", "Ada Marsh")
    parts = {
        "t.xhtml": page("<h1>The Ferry</h1><p>Ada Marsh</p>"),
        "a.xhtml": page(f"<h2>I</h2>{prose(8)}"),
        "b.xhtml": page(f"<h2>II</h2>{prose(8)}"),
        "c.xhtml": page("<h2>Acknowledgements</h2><p>I thank the ferry office.</p>"),
    }
    path = make_epub(tmp_path / "a.epub", parts)
    run_here("import", made, importing.Options((str(path),)), silent)
    return made


def clean(project: Project) -> cleaning.Result:
    result = run_here("clean", project, cleaning.Options(), silent)
    assert isinstance(result, cleaning.Result)
    return result


def test_writes_decisions_and_text(project: Project) -> None:
    result = clean(project)
    assert (result.books, result.kept_paragraphs, result.look_paragraphs) == (1, 16, 0)
    assert result.dropped["acknowledgements"] == 2
    runs = parse_runs(project.clean_text.read_text(encoding="utf-8"))
    assert [len(run) for run in runs] == [8, 8]
    rows = read_jsonl(project.decisions)
    assert len(rows) == result.kept_paragraphs + result.dropped_paragraphs
    assert all(row["reason"].endswith((".", "?")) for row in rows)


def test_overrides_survive_a_rerun_and_a_reimport(project: Project, tmp_path: Path) -> None:
    clean(project)
    rows = read_jsonl(project.decisions)
    thanks = next(row["id"] for row in rows if row["rule"] == "acknowledgements")
    story = next(row["id"] for row in rows if row["rule"] == "story")
    cleaning.set_override(project, [thanks], "keep")
    cleaning.set_override(project, [story], "drop")
    run_here("import", project, importing.Options((str(tmp_path / "a.epub"),)), silent)
    result = clean(project)
    assert (result.kept_paragraphs, result.dropped["user"]) == (16, 1)
    cleaning.set_override(project, [thanks, story], None)
    assert not project.overrides.exists()
    assert clean(project).kept_paragraphs == 16


def test_an_override_makes_the_stage_stale(project: Project) -> None:
    clean(project)
    assert project.state(STAGES["clean"]) == "fresh"
    cleaning.set_override(project, ["x"], "keep")
    assert project.state(STAGES["clean"]) == "stale"


def test_a_decision_taken_back_leaves_the_stage_fresh(project: Project) -> None:
    clean(project)
    cleaning.set_override(project, ["x"], "keep")
    cleaning.set_override(project, ["x"], None)
    assert project.state(STAGES["clean"]) == "fresh"
    cleaning.set_override(project, ["x", "y"], "drop")
    clean(project)
    cleaning.set_override(project, ["x"], None)
    cleaning.set_override(project, ["x"], "drop")  # after y now, and yet the same decisions
    assert project.state(STAGES["clean"]) == "fresh"


def test_without_a_book_or_a_project(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="no book"):
        clean(Project.create(tmp_path / "q.pastiche", "Ada Marsh"))
    with pytest.raises(BadInput):
        cleaning.run(None, cleaning.Options(), silent)


def test_extract(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "a.epub", {"a.xhtml": page(f"<h2>I</h2>{prose(4)}")})
    seen: list[Progress] = []
    options = extracting.Options(str(path), str(tmp_path / "o.txt"), str(tmp_path / "r.json"))
    result = run_here("extract", None, options, seen.append)
    assert (tmp_path / "o.txt").read_text(encoding="utf-8") == "\n\n".join(PROSE) + "\n"
    assert (result.title, result.author, result.dropped_words) == ("The Ferry", "Ada Marsh", 1)
    account = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [row["rule"] for row in account["paragraphs"]] == ["heading", *["story"] * 4]
    assert {progress.stage for progress in seen} == {"extract"}
    raw = extracting.Options(str(path), str(tmp_path / "raw.txt"), raw=True)
    run_here("extract", None, raw, silent)
    assert (tmp_path / "raw.txt").read_text(encoding="utf-8").startswith("I\n\n")
