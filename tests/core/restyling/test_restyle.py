"""The stage: a document through a real model, with its checks, its tries, and its stops."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core.progress import BadInput, BadOption, Cancelled, Missing, Progress, silent
from core.project import Project
from core.restyling import Options, Result, run
from core.restyling.restyle import restyle
from tests.fakes.voices import ANSWER, AUTHOR, SOURCE

DOCUMENT = f"---\ntitle: Rain\n---\n\n# One\n\n{SOURCE}\n\n- a list\n\n{SOURCE}\n\n```\ncode\n```\n\n{SOURCE}"


def greedy(folder: Path, voice: Path, **more: object) -> Options:
    settings: dict[str, object] = {
        "temperature": 0.0,
        "repetition_penalty": 1.0,
        "meaning": False,
        "adapter": str(voice),
        **more,
    }
    source = folder / "in.md"
    if not source.exists():
        source.write_text(DOCUMENT, encoding="utf-8", newline="")
    paths = {"input": str(source), "output": str(folder / "out.md")}
    return Options(**{**paths, **settings})  # type: ignore[arg-type]


def test_a_document_is_restyled_and_the_rest_stays(voices: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    result = run(None, greedy(tmp_path, voices / "steady"), told.append)
    assert (tmp_path / "out.md").read_text() == DOCUMENT.replace(SOURCE, ANSWER)
    assert (result.passages, result.restyled, result.words_in) == (3, 3, 51)
    assert result.words_out == 3 * len(ANSWER.split())
    assert result.notes == ((), (), ())
    assert [p.done for p in told] == sorted(p.done for p in told) and told[-1].done == told[-1].total == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", "in.md", "out.md"]


def test_line_ends_byte_order_mark_and_missing_newline_stay(voices: Path, tmp_path: Path) -> None:
    source = ("\ufeff" + DOCUMENT).replace("\n", "\r\n").encode()
    (tmp_path / "in.md").write_bytes(source)
    run(None, greedy(tmp_path, voices / "steady", llm="words"), silent)
    assert (tmp_path / "out.md").read_bytes() == source.replace(SOURCE.encode(), ANSWER.encode())


@pytest.mark.parametrize(
    ("habit", "reason"),
    [
        ("looping", "round in circles"),
        ("silent", "Nothing was written."),
        ("truncated", "breaks off"),
        ("endless", "did not come to an end"),
    ],
)
def test_bad_texts_are_asked_for_again_and_then_left(
    habits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, habit: str, reason: str
) -> None:
    monkeypatch.setattr("core.restyling.rewriting.LOOK", 60)  # characters; so the loop is cut short
    notes: list[str] = []
    (tmp_path / "in.md").write_text(f"# One\n\n{SOURCE}\n")
    options = greedy(tmp_path, habits / habit)
    result = run(None, options, lambda progress: notes.append(progress.note))
    assert result.restyled == 0 and (tmp_path / "out.md").read_bytes() == (tmp_path / "in.md").read_bytes()
    ((note,),) = result.notes
    assert note.startswith("Left as it was after 3 tries.") and reason in note
    assert len([n for n in notes if n.startswith("Written again, try") and reason in n]) == 2


def test_a_copy_never_passes(voices: Path, tmp_path: Path) -> None:
    (tmp_path / "in.md").write_text(f"{SOURCE}\n")
    result = run(None, greedy(tmp_path, voices / "copier"), silent)
    assert result.restyled == 0 and "words in a row stand in the author's own text" in result.notes[0][0]
    unchecked = run(None, greedy(tmp_path, voices / "copier", verify=False), silent)
    assert unchecked.restyled == 1 and "stand in the author's own text" in unchecked.notes[0][0]


def test_without_training_text_copying_reads_not_checked(voices: Path, tmp_path: Path) -> None:
    result = run(None, greedy(tmp_path, voices / "unknown"), silent)
    assert result.restyled == 3
    assert {n for notes in result.notes for n in notes} == {
        "Copying was not checked: this voice came without its training text."
    }


def test_what_is_finished_outlives_a_stop(
    voices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.restyling.restyle.WAVE", 1)
    options = greedy(tmp_path, voices / "steady")
    side = tmp_path / ".out.md.restyle.jsonl"

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(None, options, stop)
    rows = [json.loads(line) for line in side.read_text().splitlines()]
    assert len(rows) == 2 and not (tmp_path / "out.md").exists()
    side.write_text("".join(json.dumps({**row, "text": "Marked."}) + "\n" for row in rows) + '{"id": "torn')
    result = run(None, options, silent)
    assert result.restyled == 3 and not side.exists()
    assert (tmp_path / "out.md").read_text() == DOCUMENT.replace(SOURCE, "Marked.", 2).replace(SOURCE, ANSWER)


def test_other_settings_take_nothing_over(voices: Path, tmp_path: Path) -> None:
    side = tmp_path / ".out.md.restyle.jsonl"
    side.write_text(json.dumps({"id": "0" * 16, "text": "Of another time.", "notes": []}) + "\n")
    run(None, greedy(tmp_path, voices / "steady"), silent)
    assert "another time" not in (tmp_path / "out.md").read_text()


def test_long_passages_are_written_in_parts(voices: Path, tmp_path: Path) -> None:
    """The tiny model reads 1,024 tokens, of which a word takes some three."""
    text = "\n\n".join([SOURCE] * 14)
    (tmp_path / "in.md").write_text(text)
    result = run(None, greedy(tmp_path, voices / "steady", verify=False), silent)
    assert result.passages == 1 and result.restyled == 1
    assert 2 <= len((tmp_path / "out.md").read_text().split("\n\n")) <= 14


def test_strength_reaches_the_model(voices: Path, tmp_path: Path) -> None:
    options = greedy(tmp_path, voices / "noisy", strength=0.0)
    run(None, options, silent)
    assert (tmp_path / "out.md").read_text() == DOCUMENT.replace(SOURCE, ANSWER)
    run(None, greedy(tmp_path, voices / "noisy", strength=2.0, verify=False), silent)
    assert (tmp_path / "out.md").read_text() != DOCUMENT.replace(SOURCE, ANSWER)


def test_a_document_without_prose_loads_nothing(voices: Path, tmp_path: Path) -> None:
    (tmp_path / "in.md").write_text("# Only\n\n- a list\n")
    result = run(None, greedy(tmp_path, voices / "steady"), silent)
    assert result == Result(str(tmp_path / "out.md"), 0, 0, 0, 0)
    assert (tmp_path / "out.md").read_text() == "# Only\n\n- a list\n"


def test_the_project_s_voice_is_taken(voices: Path, tmp_path: Path) -> None:
    project = Project.create(tmp_path / "Rain.pastiche", AUTHOR)
    options = greedy(tmp_path, Path(""), adapter="")
    with pytest.raises(Missing, match="no voice yet"):
        run(project, options, silent)
    shutil.copytree(voices / "steady", project.adapter)
    assert restyle(project, options, silent).restyled == 3


def test_without_an_output_it_lies_beside_the_input(voices: Path, tmp_path: Path) -> None:
    (tmp_path / "in.md").write_text("# Only\n")
    result = run(None, Options(input=str(tmp_path / "in.md"), adapter=str(voices / "steady")), silent)
    assert result.output == str(tmp_path / "in.restyled.md")


def edit_metadata(voices: Path, tmp_path: Path, **change: object) -> Path:
    voice = tmp_path / "voice"
    shutil.copytree(voices / "steady", voice)
    metadata = json.loads((voice / "metadata.json").read_text()) | change
    (voice / "metadata.json").write_text(json.dumps(metadata))
    return voice


def test_what_a_voice_lacks_is_said_before_anything_is_loaded(voices: Path, tmp_path: Path) -> None:
    def failing(kind: type[Exception], match: str, voice: Path, **more: object) -> None:
        with pytest.raises(kind, match=match):
            run(None, greedy(tmp_path, voice, **more), silent)

    voice = edit_metadata(voices, tmp_path, base_model="nobody/has-this-one", describer="", author="")
    failing(Missing, "nobody/has-this-one", voice, author="A", llm="words")
    failing(BadOption, "--author", voice)
    failing(BadOption, "--llm", voice, author="A", model=str(voices / "bases" / "steady"))
    failing(BadOption, "overwrite", voices / "steady", output=str(tmp_path / "in.md"))
    failing(BadOption, "makes no sense", voices / "steady", temperature=-1.0)
    failing(BadInput, "no trained voice", tmp_path / "nothing")
    with pytest.raises(BadInput, match=r"in\.txt"):
        run(None, Options(input=str(tmp_path / "in.txt"), adapter=str(voices / "steady")), silent)
    with pytest.raises(BadOption):
        run(None, Options(adapter=str(voices / "steady")), silent)


def test_another_base_model_is_told(voices: Path, tmp_path: Path) -> None:
    voice = edit_metadata(voices, tmp_path, base_model_hash="0123456789abcdef")
    (tmp_path / "in.md").write_text("# Only\n")
    assert "was not trained on" in run(None, greedy(tmp_path, voice), silent).warnings[0]


def test_no_variant_takes_the_place_of_the_text_itself(tmp_path: Path) -> None:
    source = tmp_path / "page.2.md"
    source.write_text("The ferry came in.\n")
    options = Options(input=str(source), output=str(tmp_path / "page.md"), adapter=str(tmp_path), variants=2)
    with pytest.raises(BadOption, match="overwrite"):
        run(None, options, silent)
    assert source.read_text() == "The ferry came in.\n"
