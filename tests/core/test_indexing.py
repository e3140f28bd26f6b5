"""`pastiche index`: made, listed, searched, exported and cleared; what goes wrong has a remedy."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import chromadb
import pytest

from core import cli, curating, indexing
from core.curating import index, library
from core.files import join_runs
from core.indexing import Options
from core.language import embedding_model, embeddings
from core.progress import BadInput, Cancelled, DownloadFailed, Locked, Missing, Progress, silent
from core.project import Project
from core.runner import run_here
from tests.fakes.prose import SUBJECTS, dialogue, paragraph
from tests.fakes.vectors import vectors_of

RUNS = [[p for n in range(3) for p in (paragraph(s, 60, n), *dialogue(s, 2, n))] for s in SUBJECTS]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "curated.txt"
    path.write_text(join_runs(RUNS), encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "Test.pastiche", "Carla Test")
    project.clean_text.write_text(join_runs(RUNS), encoding="utf-8")
    return project


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors by words shared, in this process."""

    class Words:
        def encode(self, texts: list[str]) -> embeddings.Vectors:
            return vectors_of(texts)

    monkeypatch.setattr(embeddings, "encode_cached", vectors_of)
    monkeypatch.setattr(embeddings, "load_embedder", Words)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.main(["index", *arguments])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return status, captured.out + captured.err


@pytest.mark.long
def test_the_whole_way_with_the_real_model(
    capsys: pytest.CaptureFixture[str], text: Path, tmp_path: Path
) -> None:
    before = set(sys.modules)
    status, said = run(capsys, "--input", str(text), "--author", "Anna Ärger")
    assert status == 0 and "Anna Ärger" in said and "12 passages" in said
    status, said = run(capsys, "--list")
    assert status == 0 and "Anna Ärger" in said and "curated.txt" in said
    status, said = run(capsys, "--search", "They baked bread in the oven", "--count", "2")
    assert status == 0 and said.count("Anna Ärger, stretch 3") == 2
    status, said = run(capsys, "--to-chroma", str(tmp_path / "chroma"))
    assert status == 0 and "12 passages" in said
    assert "torch" not in set(sys.modules) - before, "the model works in a child"
    client = chromadb.PersistentClient(path=str(tmp_path / "chroma"))
    (collection,) = client.list_collections()
    vector = embeddings.load_embedder().encode(["They baked bread in the oven"])[0]
    nearest = collection.query(query_embeddings=[vector], n_results=2)["ids"][0]
    assert nearest == [h.id for h in library.read("Anna Ärger").search(vector, 2)]
    client.close()
    status, said = run(capsys, "--clear", "--author", "Anna Ärger")
    assert status == 0 and "Removed the index of Anna Ärger" in said
    assert "Nothing is indexed yet" in run(capsys, "--list")[1]


@pytest.mark.usefixtures("no_model")
def test_all_authors_are_searched_and_named(text: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(join_runs(RUNS[:1]), encoding="utf-8")
    events: list[Progress] = []
    run_here("index", None, Options(input=str(text), author="Anna"), events.append)
    run_here("index", None, Options(input=str(other), author="Bo"), silent)
    assert events[-1].done == events[-1].total == 12
    found = run_here("index", None, Options("search", text=RUNS[0][0], count=4), silent).found
    assert [f.author for f in found][:2] == ["Anna", "Bo"]
    assert found[0].similarity == found[1].similarity > found[2].similarity
    assert RUNS[0][0] in found[0].text and (found[0].run, found[0].start) == (0, 0)
    found = run_here("index", None, Options("search", author="bo", text=RUNS[0][0]), silent).found
    assert {f.author for f in found} == {"Bo"} and len(found) == 3
    made = run_here("index", None, Options("chroma", folder=str(tmp_path / "chroma")), silent).made
    assert [(m.author, m.passages) for m in made] == [("Anna", 12), ("Bo", 3)]


@pytest.mark.usefixtures("no_model")
def test_a_project_keeps_its_index_in_its_folder(
    capsys: pytest.CaptureFixture[str], project: Project, tmp_path: Path
) -> None:
    with pytest.raises(Missing, match="no curated text"):
        run_here("index", project, Options(), silent)
    with pytest.raises(Missing) as caught:
        run_here("index", project, Options("search", text="x"), silent)
    assert "pastiche index --project" in caught.value.remedy
    run_here("curate", project, curating.Options(cluster=False, min_para_words=30), silent)
    (made,) = run_here("index", project, Options(), silent).made
    assert (made.author, made.place) == ("Carla Test", str(project.root / "index"))
    held = index.read(project.root / "index")
    assert "\n\n".join(r.text for r in held.rows).split() == project.curated_text.read_text().split()
    assert all(r.author == "Carla Test" for r in held.rows)
    found = run_here("index", project, Options("search", text=RUNS[2][0], count=1), silent).found
    assert found[0].run == 2 and found[0].author == "Carla Test"
    folder = str(tmp_path / "chroma")
    (made,) = run_here("index", project, Options("chroma", folder=folder), silent).made
    assert made.place == "carla-test"
    assert library.entries() == []
    with project.lock(), pytest.raises(Locked):
        run_here("index", Project.open(project.root), Options(), silent)
    status, said = run(capsys, "--clear", "--project", str(project.root))
    assert status == 0 and "Removed" in said and not (project.root / "index").exists()


@pytest.mark.usefixtures("no_model")
def test_passages_without_words_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(join_runs([["* * *"], RUNS[0], ["—"]]), encoding="utf-8")
    (made,) = run_here("index", None, Options(input=str(path), author="A"), silent).made
    assert made.passages == 3
    assert library.read("A").vectors.any(axis=1).all()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "holds no text"),
        (b"* * *\n", "holds no text"),
        (b"\xff\xfe\x80 no text", "not UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_a_text_that_cannot_be_used_leaves_the_earlier_index(
    text: Path, content: bytes | None, words: str, no_model: None
) -> None:
    run_here("index", None, Options(input=str(text), author="Anna"), silent)
    bad = text.with_name("bad.txt")
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(BadInput, match=words) as caught:
        run_here("index", None, Options(input=str(bad), author="Anna"), silent)
    assert caught.value.remedy
    assert library.read("Anna").about.source == "curated.txt"


def test_a_stop_leaves_the_earlier_index(text: Path, no_model: None) -> None:
    run_here("index", None, Options(input=str(text), author="Anna"), silent)
    shorter = text.with_name("shorter.txt")
    shorter.write_text(join_runs(RUNS[:1]), encoding="utf-8")

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        run_here("index", None, Options(input=str(shorter), author="Anna"), stop)
    assert library.read("Anna").about.passages == 12


def test_without_the_model_there_is_a_remedy(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding_model, "model_path", lambda: None)
    make = Options(input=str(text), author="Anna")
    with pytest.raises(Missing) as caught:
        run_here("index", None, make, silent)
    assert "--download" in caught.value.remedy and "--no-cluster" not in str(caught.value)

    def fails(*ignored: object) -> None:
        raise DownloadFailed("The hub does not answer.", "Or choose --no-cluster.")

    monkeypatch.setattr(embedding_model.downloads, "fetch", fails)
    with pytest.raises(DownloadFailed, match="network") as failed:
        run_here("index", None, replace(make, download=True), silent)
    assert "--no-cluster" not in str(failed.value)
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "sentence_transformers" else find(name)
    )
    with pytest.raises(Missing) as caught:
        run_here("index", None, make, silent)
    assert "pip install sentence-transformers" in caught.value.remedy
    assert library.entries() == []


@pytest.mark.usefixtures("no_model")
def test_the_model_is_fetched_where_it_is_asked_for(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(embedding_model, "model_path", lambda: None)
    monkeypatch.setattr(embedding_model.downloads, "fetch", lambda name, *ignored: fetched.append(name))
    run_here("index", None, Options(input=str(text), author="Anna"), silent)
    assert fetched == []
    run_here("index", None, Options(input=str(text), author="Anna", download=True), silent)
    run_here("index", None, Options("search", text="x", download=True), silent)
    assert fetched == [embedding_model.MODEL] * 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--input and --author"),
        (["--input", "a.txt"], "--author"),
        (["--author", "A"], "--input"),
        (["--input", "a.txt", "--author", "  "], "--author"),
        (["--list", "--clear"], "one of"),
        (["--search", "x", "--to-chroma", "d"], "one of"),
        (["--list", "--author", "A"], "--author"),
        (["--input", "a.txt", "--author", "A", "--search", "x"], "--input"),
        (["--project", "p", "--author", "A"], "--project"),
        (["--project", "p", "--input", "a.txt"], "--project"),
        (["--search", " "], "--search"),
        (["--search", "x", "--count", "0"], "--count"),
        (["--count", "3", "--list"], "--count"),
        (["--to-chroma", ""], "--to-chroma"),
        (["--list", "--download"], "--download"),
        (["--search", "x"], "--input curated.txt"),
        (["--search", "x", "--author", "A"], "--input curated.txt"),
        (["--clear", "--author", "A"], "--input curated.txt"),
        (["--project", "nowhere.pastiche"], "no Pastiche project"),
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
    monkeypatch.setattr("core.commands.run_child", run_here)
    status, said = run(capsys, *arguments)
    assert status == 1
    assert words in said
    assert len(said.strip().splitlines()) >= 2, "a message and a remedy"


@pytest.mark.usefixtures("no_model")
def test_what_is_shown(
    capsys: pytest.CaptureFixture[str], text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.commands.run_child", run_here)
    assert run(capsys, "--clear") == (0, "There was no index to remove.\n")
    run(capsys, "--input", str(text), "--author", "An [old] Author")
    whole = library.read("An [old] Author").rows[0].text
    said = run(capsys, "--search", whole)[1]
    assert "1.000  An [old] Author" in said and "…" in said
    assert "".join(whole.split()) not in "".join(said.split())
    assert "".join(whole.split()) in "".join(run(capsys, "--search", whole, "--verbose")[1].split())
    (library.place("An [old] Author") / "index.json").write_text("{")
    assert "damaged" in run(capsys, "--list")[1]
    status, said = run(capsys, "--search", "x")
    assert status == 1 and "damaged" in said and "pastiche index" in said


def test_the_commands_load_no_vectors() -> None:
    code = (
        "import sys, core.commands\n"
        "from core import indexing\n"
        "print(*sorted({'chromadb', 'torch', 'sentence_transformers'} & set(sys.modules)))\n"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == ""
    assert indexing.Options() == Options("make")
