"""`pastiche evaluate`: the first line first, a table that is read without statistics, JSON, and remedies."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core import cli, evaluate_command
from core.console import Console
from core.evaluate_command import rows, sentences, show
from core.evaluating import Options, Result, run, summary, web_page
from core.progress import BadInput, silent
from core.project import Project
from core.writing.models import resolve
from tests.core.evaluating.findings import COPIED, bare, finding
from tests.fakes.samples import copy_project
from tests.fakes.voices import make_adapter


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.main(["evaluate", *arguments])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return status, " ".join((captured.out + captured.err).split())


def test_a_copy_is_said_in_the_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    show(finding(copied=True), Console())
    out = capsys.readouterr().out
    assert out.startswith(f"Copied: {COPIED.longest} words in a row")


def test_the_table_holds_what_was_measured_and_nothing_else() -> None:
    few = replace(finding(copied=True), style=None, meaning=None, flow=None)
    table = {row[0]: row[1:] for row in rows(few)}
    assert table["words from the books"] == ("0.0%", "19.0%", "1.8%")
    assert table["longest run of words"] == ("0", str(COPIED.longest), "9")
    assert table["names in scenes"] == ("0 of 8", "1 of 8", "")
    assert table["surprise, nats a token"] == ("2.930 (2.870 to 2.990)", "2.310 (2.260 to 2.360)", "")
    assert len(table) == 4


@pytest.mark.parametrize("author", ["Homer [attributed to]", "Anon [/i]", "[bold]Ada"])
def test_an_author_with_brackets_keeps_them(capsys: pytest.CaptureFixture[str], author: str) -> None:
    show(replace(finding(), author=author), Console())
    out = capsys.readouterr().out
    assert all(word in out for word in author.split())  # the head may take two lines


def test_the_table_says_what_chance_gives_where_it_is_known() -> None:
    measured = finding().meaning
    assert measured is not None
    heads = [
        [row[0] for row in rows(replace(finding(), meaning=replace(measured, chance=chance)))]
        for chance in (0.11, None)
    ]
    assert "what was asked (chance 0.11)" in heads[0] and "what was asked" in heads[1]


def test_what_is_better_is_offered_with_the_way_to_use_it() -> None:
    told = list(sentences(finding()))
    assert any("step 200, in use" in line for line in told)
    assert told[-1].endswith("pastiche voices --change /voices/fern --checkpoint 300")


def test_what_was_not_checked_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show(replace(bare(), notes=("It may not be itself.",)), Console())
    told = " ".join("".join(capsys.readouterr()).split())
    assert "Not checked (style): Nothing of the author's books" in told and "may not be itself" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Which voice?"),
        (["--adapter", "nobody"], "There is no voice nobody"),
        (["--adapter", "nobody", "--samples", "0"], "so few samples"),
        (["--project", "nowhere.pastiche"], "nowhere"),
    ],
)
def test_mistakes_have_remedies(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    status, told = said(capsys, *arguments)
    assert status == 1 and words in told


def test_the_project_that_is_named_goes_along_and_is_asked_for_where_nothing_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_adapter(tmp_path / "voice", resolve("practice"))
    books = Project.create(tmp_path / "Books.pastiche", "Ada Ferry")
    given = list[Project | None]()

    def measured(stage: str, project: Project | None, options: Options, report: object) -> Result:
        given.append(project)
        summary.write(folder, bare())
        return Result(options.adapter, "", "not checked", "", 0)

    monkeypatch.setattr(evaluate_command, "run_child", measured)
    assert "--project" in said(capsys, "--adapter", str(folder))[1]
    assert "--project" not in said(capsys, "--adapter", str(folder), "--project", str(books.root))[1]
    assert [one and one.root for one in given] == [None, books.root]


def test_the_command_measures_a_project(
    trained_sample: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_project(trained_sample, tmp_path / "Sample.pastiche")
    page = tmp_path / "report.html"
    arguments = ["evaluate", "--project", str(project.root), "--samples", "1", "--no-scenes"]
    assert cli.main([*arguments, "--report", str(page)]) == 0
    kept = summary.read(project.adapter)
    assert kept is not None and len(kept.samples) == 1 and capsys.readouterr().out.startswith(kept.headline)
    assert page.read_bytes().startswith(b"<!")


@pytest.mark.parametrize(
    ("name", "words"), [("", "is a folder"), ("gone/report.html", "no folder"), ("file/x.html", "no folder")]
)
def test_where_the_page_goes_is_tried_before_anything_else(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match=words):
        run(None, Options(adapter=str(tmp_path / "no voice"), report=str(tmp_path / name)), silent)
    assert not (tmp_path / "gone").exists()


def test_a_page_that_cannot_be_written_takes_no_figures_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk may fill up meanwhile."""
    folder = make_adapter(tmp_path / "voice", resolve("practice"))
    full = tmp_path / "full"
    full.mkdir()

    def measured(stage: str, project: object, options: Options, report: object) -> Result:
        summary.write(folder, finding())
        page, trouble = web_page.write_pages(finding(), summary.folder_of(folder), str(full))
        return Result(str(folder), "", "clear", page, 0, (), trouble)

    monkeypatch.setattr(evaluate_command, "run_child", measured)
    status, told = said(capsys, "--adapter", str(folder))
    assert status == 1 and told.startswith("It sounds more like") and "2.1% 1.8%" in told
    assert f"{full} cannot be written" in told and str(summary.folder_of(folder) / summary.PAGE) in told
    assert cli.main(["evaluate", "--adapter", str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["verdict"] == "clear"
