"""The command line: faults have words and remedies, and files give what projects give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rich.progress import ProgressSample, Task, TaskID

from core import cli
from core.files import read_jsonl, read_text
from core.progress import Progress
from core.project import Project
from tests.fakes.books import make_epub, page, prose
from tests.fakes.chapters import Bench, text
from tests.fakes.llm_servers import openai_server


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
        (["restyle", "--adapter", "x"], "no text to restyle"),
        (["restyle", "page.md", "--adapter", "x"], "with -o"),
        (["restyle", "--repl", "--list-adapters"], "more than one thing"),
        (["restyle", "page.md", "--list-adapters"], "reads and writes no file"),
        (["restyle", "--repl", "-o", "b.md", "--adapter", "x"], "reads and writes no file"),
        (["restyle", "--repl"], "--adapter"),
        (["restyle", "--repl", "--adapter", "x", "--variants", "2"], "one text at a time"),
        (["restyle", "--repl", "--adapter", "."], "holds no trained voice"),
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


@pytest.mark.parametrize("places", [["-o", "BOOK"], ["-o", "x.txt", "--report", "BOOK"], ["-o", "LINK"]])
def test_extract_never_writes_over_the_book(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    book = make_epub(tmp_path / "a.epub", {"a.xhtml": page(prose())})
    before = book.read_bytes()
    (tmp_path / "link.epub").hardlink_to(book)
    names = {"BOOK": "a.epub", "LINK": "link.epub"}
    status, said = run(capsys, "extract", "a.epub", *(names.get(p, p) for p in places))
    assert status == 1
    assert "different files" in said
    assert book.read_bytes() == before
    assert (tmp_path / "link.epub").read_bytes() == before


def test_a_name_too_long_for_the_disk_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    book = make_epub(tmp_path / "a.epub", {"a.xhtml": page(prose())})
    long = str(tmp_path / ("x" * 300))
    for arguments in (["extract", str(book), "-o", long], ["clean", "--project", long]):
        status, said = run(capsys, *arguments)
        assert status == 1
        assert "too long" in said
        assert "shorter name" in said


def test_a_stop_while_loading_is_quiet() -> None:
    code = (
        "import os, signal, sys\n"
        "class Stops:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'core.console':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stops())\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from core.cli import main\n"
        "sys.exit(main(['doctor']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == cli.STOPPED
    assert done.stderr.splitlines() == ["Stopped. Nothing had begun yet."]
    assert done.stdout == ""


def test_a_stop_among_texts_says_how_many_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    from core.console import Console

    for whole, words in ((0.0, "None of 36 texts is whole"), (12.0, "12 of 36 texts are whole")):
        console = Console()
        with console.progress() as report:
            report(Progress("evaluate", 3936, 10348, "The voice writes", {"whole": whole, "all": 36}))
        console.stopped()
        captured = capsys.readouterr()
        assert words in captured.out and words.lower() in captured.err


def test_where_there_is_no_terminal_a_line_of_progress_comes_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from core import console

    monkeypatch.setattr(console._Lines, "EVERY", 0.0)
    with console.Console().progress() as report:
        for done in (3, 3, 3, 4):
            report(Progress("evaluate", done, 4, "Comparing meanings"))
    assert capsys.readouterr().err.splitlines() == [
        f"Evaluate {done}/4: Comparing meanings" for done in (3, 4)
    ]


def test_what_is_left_is_said_when_it_can_be_reckoned() -> None:
    from core.console import _Left

    for total in (None, 300):
        task = Task(TaskID(1), "", total, 0, _get_time=lambda: 9.0)
        task.start_time = 0.0
        assert str(_Left().render(task)) == ""
    task._progress.extend(ProgressSample(second, 30.0) for second in range(1, 4))
    task.completed = 90
    assert str(_Left().render(task)) == "0:00:07 left"


def test_the_voices_are_listed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from core import adapters
    from tests.core.test_adapters import peft, voice

    assert "no voice yet" in run(capsys, "restyle", "--list-adapters")[1]
    peft(adapters.home() / "away")
    project = Project.create(tmp_path / "P.pastiche", "Ada Fern")
    voice(project.adapter, "Ada Fern")
    (project.adapter / "checkpoints" / "0000250").mkdir(parents=True)
    (project.adapter / "checkpoints" / "0000250" / "adapters.safetensors").write_bytes(b"")
    assert "Ada Fern" not in run(capsys, "restyle", "--list-adapters")[1]
    status, said = run(capsys, "restyle", "--list-adapters", "--project", str(project.root))
    ours = next(line for line in said.splitlines() if "Ada Fern" in line)
    assert status == 0 and "250" in ours and "practice" in ours and "yes" in ours
    assert "some/base" in said and "no " in said


def test_a_text_goes_to_no_cloud_unless_that_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from tests.core.test_adapters import voice

    folder = voice(tmp_path / "v", "Ada Fern")
    (folder / "metadata.json").write_text(
        '{"author": "Ada Fern", "describer": "deepseek:x"}', encoding="utf-8"
    )
    (tmp_path / "page.md").write_text("She closed the gate.\n", encoding="utf-8")
    page, output = str(tmp_path / "page.md"), str(tmp_path / "o.md")
    status, said = run(capsys, "restyle", page, "-o", output, "--adapter", str(folder))
    assert status == 1 and "api.deepseek.com" in said and "--llm deepseek:x" in said and "--llm words" in said


def test_what_restyling_left_alone_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from core import restyling
    from core.console import Console

    Console().result("restyle", restyling.Result(str(tmp_path / "o"), 3, 1, 9, 9, ((), ("Why.",), ("Why.",))))
    said = capsys.readouterr().out
    assert "2 stayed as your text has it" in said and "passages 2-3: Why." in said
    Console().result("restyle", restyling.Result(str(tmp_path / "o"), 0, 0, 0, 0, ()))
    assert "no prose in it" in capsys.readouterr().out


def test_what_a_run_takes_is_said_before_it_and_some_are_tried(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    novel = Bench(tmp_path, text(1))
    files = ("--input", novel.options.input, "--output", novel.options.output, "--author", "A")
    status, said = run(capsys, "neutralize", *files, "--llm", "deepseek", "--estimate")
    assert status == 0 and "tokens in" in said and "about $" in said and not novel.output.exists()
    with openai_server() as server:
        llm = ("--llm", f"openai:m@{server.url}")
        status, said = run(capsys, "neutralize", *files, *llm, "--try", "1")
        assert status == 0 and len(server.requests) == 1 and "1 of 1" in said and not novel.output.exists()
        status, said = run(capsys, "neutralize", *files, *llm)
        assert status == 0 and "chunks to describe" in said and "nothing to pay" in said
        chunks = len(server.requests)
        assert len(novel.rows) == chunks
        status, said = run(capsys, "neutralize", *files, *llm, "--again", novel.rows[0]["id"])
        assert status == 0 and len(server.requests) == chunks + 1
        status, said = run(capsys, "neutralize", *files, *llm, "--again", "nobody")
        assert status == 1 and "near-copy" in said
    status, said = run(capsys, "neutralize", *files, "--again", "failed", "--try")
    assert status == 1 and "one of them" in said
