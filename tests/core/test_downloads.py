"""Models from a hub on loopback: whole, resumed, verified, refused, and never half a model in sight."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from core import downloads, hub, machine
from core.downloads import fetch, size
from core.files import folder_lock
from core.modelfiles import EMBEDDING_FILES, MLX_FILES
from core.progress import BadInput, BadOption, Cancelled, DownloadFailed, Locked, Missing, NoSpace
from tests.fakes.hub import COMMIT, FakeHub, serve

NAME = "someone/tiny"
WEIGHTS = random.Random(7).randbytes(3_000_000)
NEEDED = {
    "modules.json": b"[]",
    "config.json": b'{"hidden_size": 4}',
    "tokenizer.json": b"{}" * 500,
    "vocab.txt": b"the\nof\n",
    "1_Pooling/config.json": b'{"word_embedding_dimension": 4}',
    "model.safetensors": WEIGHTS,
}
OTHERS = (
    *("onnx/model.onnx", "openvino/openvino_model.xml", "pytorch_model.bin", "tf_model.h5", "rust_model.ot"),
    *("train_script.py", "data_config.json", "README.md", ".gitattributes", "onnx/config.json"),
)
Reports = list[tuple[int, int, str]]


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that would have been waited."""
    waited: list[float] = []
    monkeypatch.setattr(hub, "pause", waited.append)
    return waited


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> Iterator[FakeHub]:
    monkeypatch.setattr(machine, "models_dir", lambda: tmp_path / "models")
    monkeypatch.setattr(downloads, "STEP", 1)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    for name in ("HF_HUB_OFFLINE", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    with serve(FakeHub({**NEEDED, **dict.fromkeys(OTHERS, b"other")})) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


def quiet(done: int, total: int, note: str) -> None:
    """A report that tells nobody."""


def stop_at(count: int) -> downloads.Told:
    def report(done: int, total: int, note: str) -> None:
        if done >= count:
            raise Cancelled

    return report


def assert_whole(folder: Path, files: dict[str, bytes] = NEEDED) -> None:
    there = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    del there[".download.json"]
    assert there == files
    assert machine.model_folder(NAME) == folder
    assert not list((machine.models_dir() / ".parts").iterdir()), "nothing stays behind"


def kept() -> int:
    return sum(p.stat().st_size for p in (machine.models_dir() / ".parts").rglob("*") if p.is_file())


def test_what_is_needed_comes_whole_with_progress(server: FakeHub) -> None:
    reports: Reports = []

    def report(done: int, total: int, note: str) -> None:
        assert machine.model_folder(NAME) is None, "half a model never looks like one"
        reports.append((done, total, note))

    total = sum(map(len, NEEDED.values()))
    assert size(NAME) == total
    folder = fetch(NAME, report)
    assert_whole(folder)
    assert folder == machine.models_dir() / NAME
    done = [d for d, _, _ in reports]
    assert done == sorted(done)
    assert reports[-1][:2] == (total, total)
    assert {t for _, t, _ in reports} == {total}
    assert {"model.safetensors", "checking model.safetensors"} <= {n for _, _, n in reports}
    assert not any("authorization" in a.headers for a in server.asked)
    assert {a.headers["user-agent"] for a in server.asked} == {"Pastiche/0.1.0"}


def test_a_second_call_asks_no_network(server: FakeHub) -> None:
    folder = fetch(NAME, quiet)
    before = len(server.asked)
    assert fetch(NAME, quiet) == folder
    assert fetch(NAME, quiet, revision=COMMIT) == folder
    assert size(NAME) == 0
    assert len(server.asked) == before
    (folder / "vocab.txt").unlink()
    assert size(NAME) > 0
    assert_whole(fetch(NAME, quiet))


def test_mlx_models_bring_no_code(server: FakeHub) -> None:
    wanted = {
        "config.json": b"{}",
        "tokenizer.model": b"t",
        "chat_template.jinja": b"j",
        "model-00001-of-00002.safetensors": WEIGHTS,
        "model-00002-of-00002.safetensors": b"rest",
    }
    others = ("modeling_own.py", "pytorch_model.bin", "original/params.json")
    server.files = wanted | dict.fromkeys(others, b"other")
    assert_whole(fetch(NAME, quiet), wanted)
    before = len(server.asked)
    assert fetch(NAME, quiet, MLX_FILES) == machine.models_dir() / NAME
    assert len(server.asked) == before + 1, "only the list"


def test_a_stop_keeps_what_was_fetched(server: FakeHub) -> None:
    with pytest.raises(Cancelled):
        fetch(NAME, stop_at(1_000_000), EMBEDDING_FILES)
    assert machine.model_folder(NAME) is None
    stopped = kept()
    assert stopped >= 1_000_000
    assert size(NAME) == sum(map(len, NEEDED.values())) - stopped
    part = next((machine.models_dir() / ".parts").rglob("model.safetensors-*.part")).stat().st_size
    assert_whole(fetch(NAME, quiet, EMBEDDING_FILES))
    assert server.ranges("model.safetensors") == ["", f"bytes={part}-"]
    assert server.ranges("vocab.txt") == [""], "small files came once"


@pytest.mark.parametrize("cut", [1000, 1_234_567])
def test_a_kill_loses_nothing_that_arrived(server: FakeHub, cut: int) -> None:
    """The server falls silent after so many bytes; when the child has told of them, it is killed."""
    server.blocks["model.safetensors"] = cut
    before = sum(map(len, NEEDED.values())) - len(WEIGHTS)
    code = (
        "import sys, pathlib\n"
        "from core import downloads, machine\n"
        "machine.models_dir = lambda: pathlib.Path(sys.argv[1])\n"
        "downloads.STEP = 1\n"
        "downloads.fetch(sys.argv[2], lambda done, total, note: print(done, flush=True))\n"
    )
    command = [sys.executable, "-c", code, str(machine.models_dir()), NAME]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if int(line) == before + cut:
                break
        os.kill(child.pid, signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    assert server.silent.is_set()
    assert machine.model_folder(NAME) is None
    assert_whole(fetch(NAME, quiet))
    assert server.ranges("model.safetensors") == ["", f"bytes={cut}-"]


def test_a_crash_between_any_two_renames_loses_nothing(
    server: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where an earlier state gives way to a later one: what is in sight is one or the other, whole."""
    first = {"config.json": b"1", "1_Pooling/config.json": b"2", "model.safetensors": b"weights"}
    second = {**first, "config.json": b"other"}
    server.files = first
    wanted = tuple(first)
    rename, earlier = Path.replace, machine.models_dir().with_name("earlier")
    shutil.copytree(fetch(NAME, quiet, wanted), earlier)
    server.files, server.commit = second, "d" * 40
    for crash in range(100):
        shutil.rmtree(machine.models_dir())
        shutil.copytree(earlier, machine.models_dir() / NAME)
        server.asked.clear()
        renamed: list[Path] = []

        def dying(path: Path, target: Path, crash: int = crash, renamed: list[Path] = renamed) -> Path:
            renamed.append(path)
            if len(renamed) > crash:
                raise KeyboardInterrupt
            return rename(path, target)

        with monkeypatch.context() as patched, contextlib.suppress(KeyboardInterrupt):
            patched.setattr(Path, "replace", dying)
            fetch(NAME, quiet, wanted, "d" * 40)
        seen = machine.model_folder(NAME)
        assert seen is None or all((seen / path).is_file() for path in wanted)
        assert_whole(fetch(NAME, quiet, wanted, "d" * 40), second)
        assert [server.ranges(path) for path in wanted] == [[""]] * 3, "each file came once"
        if len(renamed) <= crash:
            break
    assert crash == 2 * len(wanted) + 2


def test_a_broken_connection_is_taken_up_again(server: FakeHub, waits: list[float]) -> None:
    server.drops["model.safetensors"] = [500_000, 700_000]
    assert_whole(fetch(NAME, quiet))
    assert server.ranges("model.safetensors") == ["", "bytes=500000-", "bytes=1200000-"]
    assert waits == [1.0, 1.0], "bytes that arrived start the waits again"


def test_a_server_without_ranges_begins_again(server: FakeHub) -> None:
    server.no_ranges = True
    server.drops["model.safetensors"] = [500_000]
    done: list[int] = []
    assert_whole(fetch(NAME, lambda d, t, n: done.append(d)))
    assert done == sorted(done)


def test_a_connection_that_breaks_at_one_place_is_given_up(server: FakeHub, waits: list[float]) -> None:
    server.no_ranges = True
    server.drops["model.safetensors"] = [500_000] * 50
    with pytest.raises(DownloadFailed, match=r"broke off.*goes on where it stopped"):
        fetch(NAME, quiet)
    assert sum(waits) == sum(hub.WAITS)


def test_a_hub_that_changed_meanwhile_gives_no_mixture(server: FakeHub) -> None:
    with pytest.raises(Cancelled):
        fetch(NAME, stop_at(1_000_000))
    other = WEIGHTS[::-1]
    server.files["model.safetensors"], server.commit = other, "d" * 40
    assert_whole(fetch(NAME, quiet), {**NEEDED, "model.safetensors": other})
    assert server.ranges("model.safetensors") == ["", ""]


def test_a_later_state_takes_the_place_of_the_earlier(server: FakeHub) -> None:
    folder = fetch(NAME, quiet)
    server.files["config.json"], server.commit = b'{"hidden_size": 5}', "d" * 40
    assert fetch(NAME, quiet) == folder, "what is here is used"
    assert (folder / "config.json").read_bytes() == NEEDED["config.json"]
    assert_whole(fetch(NAME, quiet, revision="d" * 40), {**NEEDED, "config.json": b'{"hidden_size": 5}'})


@pytest.mark.parametrize("name", ["model.safetensors", "vocab.txt"])
def test_wrong_bytes_are_removed_and_named(server: FakeHub, name: str) -> None:
    server.wrong = {name}
    with pytest.raises(DownloadFailed, match=name):
        fetch(NAME, quiet)
    assert machine.model_folder(NAME) is None
    assert not list((machine.models_dir() / ".parts").rglob(f"{name}-*"))
    server.wrong = set()
    assert_whole(fetch(NAME, quiet))


def test_a_busy_hub_is_asked_again(server: FakeHub, waits: list[float]) -> None:
    server.refusals = [503, 429, 500]
    server.retry_after = 3
    notes: list[str] = []
    assert_whole(fetch(NAME, lambda d, t, n: notes.append(n)))
    assert sum(waits) == 3 + 3 + 4
    assert any("next try in 3 s" in note for note in notes)


def test_a_hub_that_stays_busy_is_given_up(server: FakeHub, waits: list[float]) -> None:
    server.refusals = [429] * 50
    with pytest.raises(DownloadFailed, match=r"busy \(status 429\)"):
        fetch(NAME, quiet)
    assert sum(waits) == sum(hub.WAITS)


def test_a_stop_is_heard_while_waiting(server: FakeHub, waits: list[float]) -> None:
    server.refusals = [503] * 50

    def report(done: int, total: int, note: str) -> None:
        if len(waits) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(NAME, report)
    assert len(waits) == 2


def test_no_network(monkeypatch: pytest.MonkeyPatch, server: FakeHub, waits: list[float]) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(DownloadFailed, match=r"127\.0\.0\.1:9 cannot be reached\. Check the connection"):
        fetch(NAME, quiet)
    assert len(waits) == 1 + 2
    monkeypatch.setenv("HF_ENDPOINT", "nonsense")
    with pytest.raises(BadOption, match="HF_ENDPOINT"):
        fetch(NAME, quiet)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.delenv("HF_ENDPOINT")
    with pytest.raises(DownloadFailed, match="HF_HUB_OFFLINE"):
        fetch(NAME, quiet)


def test_what_the_hub_has_not(server: FakeHub) -> None:
    with pytest.raises(Missing, match="no model someone/other on the hub, or it is private"):
        fetch("someone/other", quiet)
    with pytest.raises(Missing, match="no such revision"):
        fetch(NAME, quiet, revision="v9")
    del server.files["model.safetensors"]
    with pytest.raises(Missing, match="no weights"):
        fetch(NAME, quiet)


def test_a_token_goes_to_the_hub_alone_and_only_when_asked_for(
    server: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.token = "hf_secret"
    with pytest.raises(Missing, match="accepted its terms"):
        fetch(NAME, quiet)
    monkeypatch.setenv("HF_TOKEN", "hf_wrong")
    with pytest.raises(Missing, match=r"no model someone/other.*HF_TOKEN may read it"):
        fetch("someone/other", quiet)
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    server.asked.clear()
    assert_whole(fetch(NAME, quiet))
    assert "authorization" not in server.asked[0].headers, "the list needs none"
    with_token = {a.path for a in server.asked if "authorization" in a.headers}
    assert with_token
    assert not any(path.startswith("/lfs/") for path in with_token), "that is another host"


@pytest.mark.parametrize(
    "name",
    [
        "tiny",
        "a/b/c",
        "../models",
        "a/..",
        "/etc/passwd",
        "a/b c",
        "a/b?x",
        "",
        "a--b/c",
        ".a/b",
        "a/" + "b" * 99,
    ],
)
def test_odd_names_are_refused(server: FakeHub, name: str) -> None:
    with pytest.raises(BadOption, match="owner/model"):
        fetch(name, quiet)
    assert not server.asked


@pytest.mark.parametrize(
    "path",
    ["../x.json", "/x.json", "a/../x.json", "a\\x.json", "c:x.json", "a//x.json", "x\0.json", "CONFIG.json"],
)
def test_a_hostile_list_writes_nowhere(server: FakeHub, path: str, tmp_path: Path) -> None:
    server.files[path] = b"{}"
    with pytest.raises(DownloadFailed, match="makes no sense"):
        fetch(NAME, quiet, ("*.json", "*/*.json", "*/*/*.json", "*.safetensors"))
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize(
    "row",
    [
        {"size": -1},
        {"size": None},
        {"blobId": "../../x"},
        {"blobId": None},
        {"lfs": {"sha256": "0", "size": 1}},
    ],
)
def test_a_list_without_sizes_and_hashes_is_refused(server: FakeHub, row: dict[str, Any]) -> None:
    server.rows["config.json"] = row
    with pytest.raises(DownloadFailed, match="makes no sense"):
        fetch(NAME, quiet)


def test_a_login_page_is_no_list(server: FakeHub) -> None:
    server.list_text = "<html>Welcome to the hotel</html>"
    with pytest.raises(DownloadFailed, match="Log in"):
        fetch(NAME, quiet)
    server.list_text = "[]"
    with pytest.raises(DownloadFailed, match="makes no sense"):
        fetch(NAME, quiet)


def test_a_full_disk_is_told_before(server: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "free_disk", lambda path: 2_000_000)
    with pytest.raises(
        NoSpace, match=r"needs 3\.0 MB more on the disk, and 2\.0 MB are free\. Free 210\.7 MB"
    ):
        fetch(NAME, quiet)
    assert not server.ranges("vocab.txt")


def test_a_disk_that_fills_up_meanwhile(server: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(out: BinaryIO, data: bytes) -> None:
        if out.tell() > 1_000_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        out.write(data)

    with monkeypatch.context() as patched:
        patched.setattr(hub, "write", full)
        with pytest.raises(NoSpace, match=r"disk is full: model\.safetensors"):
            fetch(NAME, quiet)
    assert kept() > 1_000_000
    assert_whole(fetch(NAME, quiet))


def test_places_that_cannot_be_written_to(server: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.models_dir().write_text("a file, where the folder should be")
    with pytest.raises(BadInput, match="cannot be written"):
        fetch(NAME, quiet)

    def refused(self: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(BadInput, match=r"may not be written to\. Give yourself the right"):
        fetch(NAME, quiet)


def test_a_folder_of_the_users_is_never_replaced(server: FakeHub) -> None:
    own = machine.models_dir() / NAME
    own.mkdir(parents=True)
    (own / "config.json").write_text("mine")
    with pytest.raises(BadInput, match="in the way"):
        fetch(NAME, quiet)
    assert (own / "config.json").read_text() == "mine"
    for path, data in NEEDED.items():
        (own / path).parent.mkdir(exist_ok=True)
        (own / path).write_bytes(data)
    assert fetch(NAME, quiet) == own, "whole as it is"


def test_a_model_in_the_hubs_cache_is_used_when_it_is_whole(server: FakeHub) -> None:
    snapshot = machine.hub_cache() / "models--someone--tiny" / "snapshots" / COMMIT
    for path, data in NEEDED.items():
        (snapshot / path).parent.mkdir(parents=True, exist_ok=True)
        (snapshot / path).write_bytes(data)
    assert size(NAME) == 0
    assert fetch(NAME, quiet) == snapshot
    assert fetch(NAME, quiet, revision=COMMIT) == snapshot
    assert not machine.models_dir().exists()
    (snapshot / "model.safetensors").unlink()
    assert_whole(fetch(NAME, quiet))


def test_two_at_once_are_told(server: FakeHub) -> None:
    store = machine.models_dir() / ".parts" / "someone--tiny"
    store.mkdir(parents=True)
    with folder_lock(store, "", ""), pytest.raises(Locked, match="being downloaded already"):
        fetch(NAME, quiet)


def test_the_fake_speaks_as_the_hubs_library_expects(
    server: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its own library reads from the fake is what we read; and we find what it fetched."""
    from huggingface_hub import HfApi, constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    api = HfApi(endpoint=server.address, token=False)
    listed = api.model_info(NAME, files_metadata=True)
    assert listed.sha == COMMIT
    rows = {row.rfilename: row for row in listed.siblings or []}
    assert rows["model.safetensors"].lfs is not None
    assert rows["model.safetensors"].lfs.size == len(WEIGHTS)
    for path, data in NEEDED.items():
        assert Path(api.hf_hub_download(NAME, path, cache_dir=tmp_path / "hub")).read_bytes() == data
    assert fetch(NAME, quiet).name == COMMIT
