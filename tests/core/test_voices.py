"""`pastiche voices`: listed, imported, exported and deleted; what goes wrong has a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import adapters, cli
from core.files import folder_lock
from core.project import Project
from tests.core.test_adapters import voice


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.main(["voices", *arguments])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return status, " ".join((captured.out + captured.err).split())


@pytest.fixture
def library(own_folders: Path) -> Path:
    """Two voices of one author, and one of another's."""
    for name, author in (("ada-fern", "Ada Fern"), ("ada-fern-2", "Ada Fern"), ("mo", "Mo")):
        voice(adapters.home() / name, author)
    return adapters.home()


def test_the_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "no voice yet" in run(capsys)[1]
    voice(adapters.home() / "mo", "Mo")
    project = Project.create(tmp_path / "P.pastiche", "Ada Fern")
    voice(project.adapter, "Ada Fern")
    status, said = run(capsys)
    assert status == 0 and "Mo" in said and "practice" in said and "not checked" in said
    assert "Ada Fern" not in said and "Ada Fern" in run(capsys, "--project", str(project.root))[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--import", "a", "--delete", "b"], "more than one thing"),
        (["--export", "mo", "--as", "mlx"], "form and a place"),
        (["--export", "mo", "-o", "out"], "form and a place"),
        (["--as", "mlx"], "--as belongs to --export"),
        (["--import", "a", "--with-text"], "--with-text belongs to"),
        (["--export", "mo", "--as", "mlx", "-o", "o", "--yes"], "--yes belongs to"),
        (["--delete", "mo", "--author", "A"], "--author belongs to"),
        (["--import", "nowhere"], "There is no nowhere"),
        (["--export", "nobody", "--as", "mlx", "-o", "out"], "no voice nobody"),
        (["--delete", "ada fern"], "several voices"),
        (["--delete", "mo"], "Add --yes"),
        (["--rename", "mo"], "needs its new name"),
        (["--name", "Mo"], "--name belongs to --rename"),
        (["--change", "mo"], "Which state"),
        (["--change", "mo", "--checkpoint", "3"], "which state of its training"),
        (["--checkpoint", "3"], "--checkpoint belongs to --change"),
    ],
)
def test_wrong_use_has_a_remedy(
    capsys: pytest.CaptureFixture[str], library: Path, arguments: list[str], words: str
) -> None:
    status, said = run(capsys, *arguments)
    assert status == 1 and words in said
    assert len(adapters.find([library])) == 3


def test_a_voice_goes_out_and_comes_in(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from tests.fakes.tiny_model import make_tiny_model
    from tests.fakes.voices import make_adapter

    base = make_tiny_model(tmp_path / "base")
    make_adapter(adapters.home() / "ferry", base)
    out = tmp_path / "out"
    status, said = run(capsys, "--export", "Ada Ferry", "--as", "peft", "-o", str(out))
    assert status == 0 and "PeftModel.from_pretrained" in said and "base model is one of your own" in said
    status, said = run(capsys, "--import", str(out), "--author", "Ada Fern", "--model", str(base))
    assert status == 0 and "the voice of Ada Fern" in said
    assert adapters.load(adapters.home() / "ada-fern").base_model == str(base)
    assert "ada-fern" in run(capsys)[1].replace(" ", "")  # the table breaks long folders


def test_deleting_takes_what_is_the_voice_and_leaves_the_rest(
    capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    (library / "mo" / "checkpoints" / "0000100").mkdir(parents=True)
    (library / "mo" / "data").mkdir()
    (library / "mo" / "data" / "train.jsonl").write_text("{}\n")
    assert run(capsys, "--delete", "Mo", "--yes")[0] == 0
    assert not (library / "mo").exists()
    (library / "ada-fern" / "letter.txt").write_text("Mine.")
    status, said = run(capsys, "--delete", "ada-fern", "--yes")
    assert status == 0 and "letter.txt" in said
    assert [p.name for p in (library / "ada-fern").iterdir()] == ["letter.txt"]
    assert [a.author for a in adapters.find([library])] == ["Ada Fern"]


def test_a_new_name_stands_in_the_list_and_means_the_voice(
    capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    status, said = run(capsys, "--rename", "ada-fern-2", "--name", "Fern late")
    assert status == 0 and "Ada Fern is called Fern late now" in said
    assert "Fern late" in run(capsys)[1] and (library / "ada-fern-2").is_dir()
    status, said = run(capsys, "--rename", "fern LATE", "--name", "")
    assert status == 0 and "Fern late is called Ada Fern now" in said


def test_a_voice_in_a_project_is_said_to_lie_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    project = Project.create(tmp_path / "P.pastiche", "Ada Fern")
    place = str(voice(project.adapter, "Ada Fern"))
    status, said = run(capsys, "--delete", place)
    assert status == 1 and "lies in the project P.pastiche" in said and project.adapter.exists()
    with folder_lock(project.adapter, "held", "held"):
        status, said = run(capsys, "--delete", place, "--yes")
        assert status == 1 and "A training is writing" in said
    status, said = run(capsys, "--delete", place, "--yes")
    assert status == 0 and "step Train is undone" in said and not project.adapter.exists()
