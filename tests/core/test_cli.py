"""The command line: faults have words and remedies, and files give what projects give."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import cli
from core.files import read_jsonl, read_text
from core.project import Project


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.main(list(arguments))
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return status, captured.out + captured.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["curate"], "--project"),
        (["neutralize", "--input", "a", "--output", "b"], "--author"),
        (["train"], "--config"),
        (["clean", "--project", "nowhere.pastiche"], "no Pastiche project"),
        (["restyle", "a.md", "-o", "b.md"], "--adapter"),
        (["restyle", "a.md", "-o", "./a.md", "--adapter", "x"], "replace your own"),
        (["extract", "missing.epub", "-o", "x.txt"], "missing.epub"),
        (["extract", ".", "-o", "x.txt"], "folder"),
        (["train", "--config", "missing.yaml"], "missing.yaml"),
        (["restyle", "missing.md", "-o", "b.md", "--adapter", "."], "missing.md"),
        (["restyle", "page.md", "-o", "b.md", "--adapter", "no-such-folder"], "no-such-folder"),
    ],
)
def test_wrong_use_has_a_remedy(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text("She closed the gate behind her and counted the sheep again.\n")
    status, said = run(capsys, *arguments)
    assert status == 1
    assert words in said
    assert len(said.strip().splitlines()) >= 2, "a message and a remedy"


def test_an_empty_folder_and_a_file_that_is_no_book(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    noise = tmp_path / "noise.epub"
    noise.write_bytes(bytes(range(256)) * 40)
    for path in (empty, noise):
        status, said = run(capsys, "import", str(path), "--author", "A", "--project", str(tmp_path / "p"))
        assert status == 1
        assert path.name in said


def test_files_give_what_the_project_gives(
    capsys: pytest.CaptureFixture[str], described_sample: Project, tmp_path: Path
) -> None:
    curated, pairs = tmp_path / "curated.txt", tmp_path / f"{described_sample.name}.jsonl"
    clean = str(described_sample.clean_text)
    assert run(capsys, "curate", "--input", clean, "--output", str(curated), "--model", "practice")[0] == 0
    assert read_text(curated) == read_text(described_sample.curated_text)
    flags = ["--author", described_sample.author, "--llm", "outline"]
    assert run(capsys, "neutralize", "--input", str(curated), "--output", str(pairs), *flags)[0] == 0
    of_file = [{**row, "book": ""} for row in read_jsonl(pairs)]
    assert of_file == [{**row, "book": ""} for row in read_jsonl(described_sample.pairs)]


def test_unexpected_faults_are_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*ignored: object) -> int:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("core.doctor.examine", fault)
    status, said = run(capsys, "doctor")
    assert status == 1
    assert "problem-" in said
