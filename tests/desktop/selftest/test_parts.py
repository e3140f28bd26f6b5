"""What the checks of the parts rule: what must be there, what may be missing, what only a Mac must have."""

from __future__ import annotations

import ast
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from core import keys, machine, proving
from core.progress import Missing
from desktop.selftest import parts
from desktop.selftest.trial import Failed, Skipped, Trial
from desktop.widgets import icons

ROOT = Path(__file__).resolve().parents[3]
OPTIONAL = {"chromadb"}
"""What core offers where somebody installed it, and no copy holds."""


class Answered(Trial):
    """A trial whose children have answered already."""

    result: proving.Result
    asked: proving.Options | None = None

    def job(self, stage: str, options: Any, seconds: float) -> Any:
        self.asked = options
        return self.result


@pytest.fixture
def trial(qapp: QApplication, tmp_path: Path) -> Answered:
    return Answered(qapp, tmp_path, limit=120.0)


def inside_functions(tree: ast.AST) -> Iterator[str]:
    """The modules that are imported only when a function runs."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import):
                    yield from (name.name for name in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    yield node.module


def test_every_library_that_core_imports_late_is_on_the_list() -> None:
    named = {name.split(".")[0] for name in (*parts.LIBRARIES, *parts.EMBEDDINGS)}
    own = {*sys.stdlib_module_names, "core", *OPTIONAL}
    found = {
        module.split(".")[0]
        for path in (ROOT / "core").rglob("*.py")
        for module in inside_functions(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found - own - named == set()
    assert {"mlx_lm", "pypdfium2", "tokenizers", "keyring", "torch"} <= found


def test_a_module_that_cannot_be_imported_fails_by_its_name(trial: Answered) -> None:
    trial.result = proving.Result(
        3, (proving.Refused("ftfy", "ImportError: gone", "Traceback ..."), proving.Refused("yaml", "x", "y"))
    )
    with pytest.raises(Failed, match="ftfy: ImportError: gone, and 1 more") as caught:
        parts.libraries(trial)
    assert "Traceback ..." in caught.value.detail and "yaml" in caught.value.detail


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What says that this runs from a bundle, and a file in it that is older than all tests."""
    place = tmp_path / "Pastiche.app" / "Contents"
    (place / "Resources").mkdir(parents=True)
    (place / "Info.plist").write_text("")
    for old in (place / "Info.plist", place / "Resources", place):
        os.utime(old, (1e9, 1e9))
    monkeypatch.setenv("RESOURCEPATH", str(place / "Resources"))
    monkeypatch.setattr(sys, "frozen", "macosx_app", raising=False)
    return place


def test_in_a_bundle_nothing_may_come_from_elsewhere(trial: Answered, bundle: Path) -> None:
    trial.result = proving.Result(3, outside=("/Users/builder/lib/libodd.dylib",))
    with pytest.raises(Failed, match=r"libodd\.dylib and 0 more"):
        parts.libraries(trial)
    assert trial.asked is not None and trial.asked.inside == str(bundle)


def test_nothing_may_be_written_into_a_bundle(trial: Answered, bundle: Path) -> None:
    trial.began -= 1.0  # disks tell the time in steps
    assert parts.untouched(trial) == "nothing was written into it"
    (bundle / "Resources" / "core.pyc").write_text("")
    with pytest.raises(Failed, match=r"written into: .* and 1 more") as caught:  # the file, and its folder
        parts.untouched(trial)
    assert "core.pyc" in caught.value.detail


def test_without_a_bundle_there_is_none_to_be_written_into(trial: Answered) -> None:
    assert parts.bundle() == ""
    with pytest.raises(Skipped, match="no bundle"):
        parts.untouched(trial)


def test_what_compares_meanings_is_whole_or_not_there(
    trial: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: set[str] = set()
    monkeypatch.setattr(parts.importlib.util, "find_spec", lambda name: name if name in there else None)

    def distribution(name: str) -> str:
        if name not in there:
            raise parts.PackageNotFoundError(name)
        return name

    monkeypatch.setattr(parts, "distribution", distribution)
    trial.result = proving.Result(2, likeness=(0.2, 1.0))
    with pytest.raises(Skipped, match="not in this copy"):
        parts.embeddings(trial)
    assert trial.asked is None
    for trace in ("torch", "sentence_transformers", "sentence-transformers"):
        there.clear()
        there.add(trace)
        assert parts.embeddings(trial).startswith("torch and sentence_transformers")
        assert trial.asked == proving.Options(vectors=True)
    for likeness in ((1.0, 1.0), (0.2, 0.3), (0.2, math.nan)):
        trial.result = proving.Result(2, likeness=likeness)
        with pytest.raises(Failed, match="alike"):
            parts.embeddings(trial)


METAL = proving.Result(0, device="gpu", metal=True, library="/lib/libmlx.dylib", metallib=True, off=1e-6)
CPU = proving.Result(0, device="cpu", library="/lib/libmlx.so", off=1e-6)


@pytest.mark.parametrize(
    ("mac", "result", "wrong"),
    [
        (True, METAL, ""),
        (False, CPU, ""),
        (True, CPU, "no mlx.metallib beside"),
        (True, proving.Result(0, device="cpu", metal=True, metallib=True), "without Metal"),
        (True, proving.Result(0, device="gpu", metal=False, metallib=True), "without Metal"),
        (False, proving.Result(0, device="cpu", off=0.1), "off by 0.1"),
        (False, proving.Result(0, device="cpu", off=math.nan), "off by nan"),
    ],
)
def test_mlx_must_compute_rightly_and_on_a_mac_with_metal(
    trial: Answered, monkeypatch: pytest.MonkeyPatch, mac: bool, result: proving.Result, wrong: str
) -> None:
    monkeypatch.setattr(parts, "MAC", mac)
    trial.result = result
    if wrong:
        with pytest.raises(Failed, match=wrong):
            parts.mlx(trial)
    else:
        assert parts.mlx(trial).startswith("Metal" if mac else "the processor")


def test_the_resources_of_this_copy_are_whole(trial: Answered) -> None:
    assert "pages of help" in parts.resources(trial)
    assert "authorities" in parts.certificates(trial)


def test_what_is_missing_of_the_resources_is_named(
    trial: Answered, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = machine.resource
    gone = {"practice_model/model.safetensors"}
    monkeypatch.setattr(machine, "resource", lambda name: tmp_path / "no" if name in gone else whole(name))
    with pytest.raises(Failed, match=r"not found: practice_model/model\.safetensors"):
        parts.resources(trial)
    gone.clear()
    monkeypatch.setattr(icons, "pixmap", lambda *_: empty())
    with pytest.raises(Failed, match="are blank: advice, "):
        parts.resources(trial)


def empty() -> QPixmap:
    made = QPixmap(16, 16)
    made.fill(Qt.GlobalColor.transparent)
    return made


class Backend:
    """A Keychain; a `deaf` one keeps nothing, a `clinging` one removes nothing."""

    def __init__(self, deaf: bool = False, clinging: bool = False) -> None:
        self.items: dict[tuple[str, str], str] = {}
        self.log: list[tuple[str, str]] = []
        self._deaf, self._clinging = deaf, clinging

    def set_password(self, service: str, name: str, key: str) -> None:
        self.log.append((service, name))
        self.items[service, name] = "something else" if self._deaf else key

    def get_password(self, service: str, name: str) -> str | None:
        return self.items.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        if not self._clinging:
            del self.items[service, name]


def test_an_item_of_its_own_goes_through_the_keychain(
    trial: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Backend()
    backend.items[keys.SERVICE, "openai"] = "the user's own"
    monkeypatch.setattr(keys, "_keychain", lambda: backend)
    assert "removed" in parts.keychain(trial)
    assert backend.items == {(keys.SERVICE, "openai"): "the user's own"}
    assert backend.log == [(keys.SERVICE, parts.ITEM)]


@pytest.mark.parametrize(
    ("backend", "wrong"),
    [(Backend(deaf=True), "not what was written"), (Backend(clinging=True), "still there")],
)
def test_a_keychain_that_forgets_or_clings_fails(
    trial: Answered, monkeypatch: pytest.MonkeyPatch, backend: Backend, wrong: str
) -> None:
    monkeypatch.setattr(keys, "_keychain", lambda: backend)
    with pytest.raises(Failed, match=wrong):
        parts.keychain(trial)
    assert ((keys.SERVICE, parts.ITEM) in backend.items) is (wrong == "still there")


def test_without_a_keychain_linux_does_and_a_mac_does_not(
    trial: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_keychain", lambda: None)
    monkeypatch.setattr(parts, "MAC", False)
    with pytest.raises(Skipped, match="not available here"):
        parts.keychain(trial)
    monkeypatch.setattr(parts, "MAC", True)
    with pytest.raises(Missing):
        parts.keychain(trial)
