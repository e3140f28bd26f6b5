"""Importing voices: folders, zips, damage, malice; nothing is replaced and nothing is left behind."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from core import adapters, adopting, machine
from core.progress import BadInput, Cancelled, Locked, NoSpace, Progress, silent
from tests.fakes.peft_adapters import make_peft


def bring(source: Path, author: str = "", model: str = "") -> adopting.Result:
    result: adopting.Result = adopting.run(None, adopting.Options(str(source), author, model), silent)
    return result


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock") if folder.exists() else []


def zipped(folder: Path, path: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(file, inside + file.relative_to(folder).as_posix())
    return path


def test_a_voice_of_ours_comes_with_its_papers_and_its_text(ours: Path, base: Path) -> None:
    found = bring(ours)
    folder = Path(found.folder)
    assert folder.parent == adapters.home() and folder.name == "ada-ferry"
    assert names(folder) == ["adapter_config.json", "adapters.safetensors", "data", "metadata.json"]
    adapter = adapters.load(folder)
    assert (adapter.author, adapter.base_model, found.origin) == ("Ada Ferry", str(base), "")
    assert adapter.metadata["describer"] == "outline" and adapter.metadata["imported"]
    assert adapters.keeps_text(folder)
    assert (folder / "adapters.safetensors").read_bytes() == (ours / "adapters.safetensors").read_bytes()


def test_a_second_voice_of_the_same_name_gets_a_number(ours: Path) -> None:
    first, second, third = (Path(bring(ours).folder) for _ in range(3))
    assert [p.name for p in (first, second, third)] == ["ada-ferry", "ada-ferry-2", "ada-ferry-3"]
    assert len(adapters.find([adapters.home()])) == 3


def test_whose_voice_it_is(base: Path, tmp_path: Path) -> None:
    folder = make_peft(tmp_path / "ada-fern_v2", base)
    assert bring(folder).author == "Ada Fern V2"
    named = bring(folder, " Ada\nFern ")
    assert (named.author, named.origin) == ("Ada Fern", "peft")
    assert bring(folder, "Ada", "some/model").base_model == "some/model"


def test_a_base_model_is_named_so_that_it_can_be_found_here(base: Path, tmp_path: Path) -> None:
    def base_of(name: str, value: str) -> str:
        folder = make_peft(tmp_path / name, base, base_model_name_or_path=value)
        return bring(folder).base_model

    assert base_of("a", "Qwen/Qwen3-8B-Base") == "mlx-community/Qwen3-8B-Base-bf16"
    assert base_of("b", "Qwen/Qwen9-Base") == "Qwen/Qwen9-Base"
    assert base_of("c", "/home/somebody/models/their-model") == "their-model"
    assert base_of("d", str(base)) == str(base)
    missing = bring(make_peft(tmp_path / "e", base, base_model_name_or_path=None))
    assert missing.base_model == "" and "base model" in missing.warnings[0]


def test_whoever_made_a_voice_does_not_choose_where_texts_are_sent(ours: Path, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    shutil.copytree(ours, folder)
    papers = json.loads((folder / "metadata.json").read_text())
    papers |= {"describer": "openai:model@http://203.0.113.9/v1", "strange": "x", "author": "Ada\x00 \nFern"}
    (folder / "metadata.json").write_text(json.dumps(papers))
    found = bring(folder)
    kept = adapters.load(Path(found.folder)).metadata
    assert kept["describer"] == "" and "strange" not in kept and found.author == "Ada Fern"
    assert "not named" in found.warnings[0]


@pytest.mark.parametrize("inside", ["", "Ada Fern/", "a/b/"])
def test_a_zip_gives_what_the_folder_gives(base: Path, tmp_path: Path, inside: str) -> None:
    folder = make_peft(tmp_path / "ada-fern", base)
    (folder / "README.md").write_text("Ours.")
    found = bring(zipped(folder, tmp_path / "download.zip", inside))
    assert names(Path(found.folder)) == ["adapter_config.json", "adapters.safetensors", "metadata.json"]
    whole = Path(bring(folder).folder) / "adapters.safetensors"
    assert (Path(found.folder) / "adapters.safetensors").read_bytes() == whole.read_bytes()


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize(
    "extra",
    [
        entry("../outside.json"),
        entry("/tmp/outside.json"),
        entry("a\\..\\..\\outside"),
        entry("link", stat.S_IFLNK | 0o777),
        entry("adapter_config.json"),
    ],
    ids=["up", "root", "backslashes", "link", "twice"],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_of_ill_will_is_not_opened(base: Path, tmp_path: Path, extra: zipfile.ZipInfo) -> None:
    path = zipped(make_peft(tmp_path / "ada", base), tmp_path / "ada.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(extra, "{}")
    with pytest.raises(BadInput, match="was not opened"):
        bring(path)
    assert names(adapters.home()) == []


def test_a_zip_that_lies_about_its_sizes_or_is_torn(base: Path, tmp_path: Path) -> None:
    path = zipped(make_peft(tmp_path / "ada", base), tmp_path / "ada.zip")
    whole = path.read_bytes()
    for data in (b"", b"PK\x03\x04 and then nothing", whole[:300], whole[: len(whole) // 2]):
        path.write_bytes(data)
        with pytest.raises(BadInput, match="damaged"):
            bring(path)
    torn = bytearray(whole)
    torn[200:400] = bytes(200)
    path.write_bytes(torn)
    with pytest.raises(BadInput, match="damaged"):
        bring(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("adapter_config.json", b" " * (65 << 20))
        archive.writestr("adapter_model.safetensors", b"x")
    with pytest.raises(BadInput, match="far more data"):
        bring(path)
    assert names(adapters.home()) == []


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "is empty"),
        ({"notes.txt": "x"}, "holds no voice"),
        ({"adapter_config.json": "{}", "adapter_model.bin": "x"}, "run any program"),
        ({"adapter_config.json": "{}", "adapters.npz": "x"}, "old mlx-lm"),
        ({"adapter_config.json": "{}"}, "incomplete"),
        ({"adapters.safetensors": "x"}, "incomplete"),
        ({"voice.gguf": "x"}, "GGUF"),
        ({"config.json": "{}", "model.safetensors": "x"}, "whole model"),
        ({"adapter_config.json": "{", "adapter_model.safetensors": "x"}, "damaged"),
        ({"adapter_config.json": "[]", "adapter_model.safetensors": "x"}, "no LoRA"),
        ({"adapter_config.json": "[]", "adapters.safetensors": "x"}, "damaged"),
        ({f"{v}/{n}": "x" for v in "ab" for n in ("adapter_config.json", "adapters.safetensors")}, "several"),
    ],
)
def test_folders_that_hold_no_voice_say_what_they_hold(
    tmp_path: Path, files: dict[str, str], words: str
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    with pytest.raises(BadInput, match=words) as caught:
        bring(folder)
    assert caught.value.remedy and names(adapters.home()) == []


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no"):
        bring(tmp_path / "nowhere")


def test_settings_of_mlx_lm_that_make_no_sense(ours: Path, tmp_path: Path) -> None:
    for number, lora in enumerate(({"rank": 0, "scale": 1, "dropout": 0}, {"rank": 4}, {"rank": "x"})):
        folder = tmp_path / f"odd{number}"
        shutil.copytree(ours, folder)
        config = {"num_layers": 2, "lora_parameters": lora}
        (folder / "adapter_config.json").write_text(json.dumps(config))
        with pytest.raises(BadInput, match="make no sense"):
            bring(folder)


def test_traces_that_tell_no_copies_are_refused(ours: Path, tmp_path: Path) -> None:
    from core.language.shingles import Shingles

    for number, n in enumerate((2, 40, 0)):
        folder = tmp_path / f"odd{number}"
        shutil.copytree(ours, folder, ignore=shutil.ignore_patterns("data"))
        if n:
            Shingles.of(["one two three four " * 20], n).save(folder / "shingles.npz")
        else:
            (folder / "shingles.npz").write_bytes(b"no hashes")
        with pytest.raises(BadInput, match=r"tell no copies|cannot be read"):
            bring(folder)
    assert names(adapters.home()) == []


def test_a_full_disk_and_a_stop_leave_nothing(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        adopting.run(None, adopting.Options(str(ours)), stop)
    monkeypatch.setattr(machine, "free_disk", lambda path: 1000)
    for source in (ours, zipped(ours, tmp_path / "ours.zip")):
        with pytest.raises(NoSpace, match="of disk"):
            bring(source)
    assert names(adapters.home()) == []


def test_what_a_kill_left_is_cleared_and_two_imports_wait_for_each_other(ours: Path) -> None:
    from core.files import folder_lock

    left = adapters.home() / ".import.pastiche-part"
    left.mkdir(parents=True)
    shutil.copy(ours / "adapters.safetensors", left)
    shutil.copy(ours / "adapter_config.json", left)
    assert adapters.find([adapters.home()]) == []
    with folder_lock(adapters.home(), "held", "held"), pytest.raises(Locked, match="being imported"):
        bring(ours)
    bring(ours)
    assert names(adapters.home()) == ["ada-ferry"]


def test_a_folder_that_may_not_be_read(ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> Any:
        raise PermissionError(13, os.strerror(13), str(self))

    folder = tmp_path / "closed"
    shutil.copytree(ours, folder)
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(BadInput, match="cannot be read"):
        bring(folder)
