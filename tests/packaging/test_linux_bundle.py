"""The bundle as it can be made here, started with nothing of the sources or of this environment around it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import numpy as np
import pytest

from bundle import contents, make_linux
from core.language.embedding_model import model_path
from core.language.embeddings import Embedder

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Mac makes the real one"),
    pytest.mark.timeout(900),
]

SENTENCES = ["The lake lay still.", "Am Morgen kam der Brief."]

SURROUNDINGS = """
import importlib.metadata as m, json, ssl, sys
import certifi, keyring, lxml.etree, mlx.core, mlx_lm, packaging.version, pypdfium2, transformers
import desktop.window
from core import children, machine
names = ("transformers", "tokenizers", "huggingface_hub", "safetensors", "numpy", "tqdm", "mlx", "keyring")
files = sorted({f for f in (getattr(x, "__file__", None) for x in list(sys.modules.values())) if f})
print(json.dumps({
    "files": files,
    "path": sys.path,
    "versions": {name: m.version(name) for name in names},
    "keychains": [each.value for each in m.entry_points(group="keyring.backends")],
    "sample": str(machine.resource("sample_book.epub")),
    "certificates": certifi.where(),
    "child": children.worker_command(),
}))
"""

VECTORS = """
import json, sys
from pathlib import Path
from core.language.embeddings import Embedder
print(json.dumps(Embedder(Path(sys.argv[1])).encode(json.loads(sys.argv[2])).tolist()))
"""


class Made:
    """A finished app, and programs that run in it."""

    def __init__(self, app: Path) -> None:
        self.app = app
        self.resources = app / "Contents" / "Resources"

    def start(self, home: Path, *arguments: str, cwd: Path | str = "/") -> CompletedProcess[str]:
        """What a double click does."""
        return self._run([str(self.app / "Contents/MacOS/Pastiche"), *arguments], home, cwd)

    def python(self, home: Path, code: str, *arguments: str) -> str:
        """What a program in the app prints."""
        done = self._run([str(self.app / "Contents/MacOS/python"), "-P", "-c", code, *arguments], home, "/")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def child(self, home: Path, command: Sequence[str], cwd: Path) -> CompletedProcess[str]:
        return self._run(command, home, cwd)

    def files(self) -> dict[str, int]:
        """Every file in it and when it was written."""
        paths = (Path(folder, name) for folder, _, names in os.walk(self.app) for name in names)
        return {str(path): path.lstat().st_mtime_ns for path in paths}

    def _run(self, command: Sequence[str], home: Path, cwd: Path | str) -> CompletedProcess[str]:
        bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        inside = {
            "PYTHONHOME": str(self.resources),
            "RESOURCEPATH": str(self.resources),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        env = bare if command[0].endswith("Pastiche") else {**bare, **inside}
        return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def made(factory: pytest.TempPathFactory, extras: Sequence[str]) -> Iterator[Made]:
    folder = factory.mktemp("bundle")
    yield Made(make_linux.make(folder, extras))
    shutil.rmtree(folder)  # half a gigabyte


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    yield from made(tmp_path_factory, ())


@pytest.fixture(scope="module")
def surroundings(small: Made, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a program in it sees around itself."""
    seen: dict[str, Any] = json.loads(small.python(tmp_path_factory.mktemp("home"), SURROUNDINGS))
    return seen


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    yield from made(tmp_path_factory, contents.EXTRAS)


def test_it_starts_anywhere_and_writes_nothing_into_itself(small: Made, tmp_path: Path) -> None:
    before = small.files()
    done = small.start(tmp_path, "--time-to-paint")
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) > 0
    assert small.files() == before


def test_all_that_it_loads_lies_in_it(small: Made, surroundings: dict[str, Any]) -> None:
    found = surroundings
    inside = str(small.app) + os.sep
    absolute = [name for name in (*found["files"], *found["path"]) if os.path.isabs(name)]
    assert [name for name in absolute if not name.startswith(inside)] == []
    assert len(found["files"]) > 500
    assert all(found["versions"].values())
    assert "keyring.backends.macOS" in found["keychains"]
    for name in ("sample", "certificates"):
        assert found[name].startswith(inside)
        assert Path(found[name]).is_file()


def test_its_worker_is_ours_wherever_it_is_started(
    small: Made, surroundings: dict[str, Any], tmp_path: Path
) -> None:
    there = tmp_path / "there" / "core"
    there.mkdir(parents=True)
    (there / "__init__.py").touch()
    (there / "worker.py").write_text("print('another')", "utf-8")
    command = surroundings["child"]
    assert command == [str(small.app / "Contents/MacOS/python"), "-P", "-m", "core.worker"]
    without = [each for each in command if each != "-P"]
    assert small.child(tmp_path, without, there.parent).stdout == "another\n"
    assert "another" not in small.child(tmp_path, command, there.parent).stdout


@pytest.mark.long
def test_it_passes_its_self_test(whole: Made, tmp_path: Path) -> None:
    done = whole.start(tmp_path, "--self-test", "--report", "report.json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "report.json").is_file()  # a path is meant from where it was typed


@pytest.mark.long
def test_it_computes_the_same_vectors_as_the_packages_it_was_made_from(whole: Made, tmp_path: Path) -> None:
    folder = model_path()
    assert folder is not None
    theirs = json.loads(whole.python(tmp_path, VECTORS, str(folder), json.dumps(SENTENCES)))
    assert np.allclose(theirs, Embedder(folder).encode(SENTENCES), atol=1e-6)
