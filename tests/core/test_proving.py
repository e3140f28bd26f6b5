"""The stage *prove*: what cannot be imported is named, also in a zip; MLX computes as numpy does."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from core import proving
from core.progress import Progress, silent
from core.runner import run_child


def test_a_child_says_what_it_cannot_import_and_that_mlx_computes() -> None:
    told: list[Progress] = []
    options = proving.Options(modules=("json", "no_such_thing", "lxml.etree"), compute=True)
    made = run_child("prove", None, options, told.append)
    assert made.imported == 3
    (refused,) = made.refused
    assert refused.name == "no_such_thing" and refused.said.startswith("ModuleNotFoundError")
    assert "Traceback" in refused.detail
    assert made.off < 1e-3 and made.device == ("gpu" if sys.platform == "darwin" else "cpu")
    assert Path(made.library).name.startswith("libmlx.")
    assert made.metallib is (sys.platform == "darwin")
    assert [progress.note for progress in told] == ["json", "no_such_thing", "lxml.etree"]


@pytest.mark.long
def test_torch_gives_texts_their_vectors() -> None:
    pytest.importorskip("sentence_transformers")
    other, same = run_child("prove", None, proving.Options(vectors=True), silent).likeness
    assert same == pytest.approx(1.0, abs=1e-5) and abs(other) < 0.9


def test_the_modules_of_a_package_are_found_in_a_zip_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as made:
        for name, text in {
            "boxed/__init__.py": "",
            "boxed/whole.py": "",
            "boxed/inner/__init__.py": "",
            "boxed/inner/leaving.py": "exit(1)",
            "boxed/inner/broken.py": "import no_such_thing",
            "boxed/__main__.py": "raise SystemExit('this runs when it is imported')",
        }.items():
            made.writestr(name, text)
    monkeypatch.syspath_prepend(str(tmp_path / "made.zip"))
    names = proving.modules_of("boxed")
    assert names == ["boxed", "boxed.inner", "boxed.inner.broken", "boxed.inner.leaving", "boxed.whole"]
    refused = proving.load(names)
    assert [one.name for one in refused] == ["boxed.inner.broken", "boxed.inner.leaving"]
    assert refused[1].said == "SystemExit: 1"


def test_what_is_loaded_from_outside_a_bundle_is_named(tmp_path: Path) -> None:
    told = run_child("prove", None, proving.Options(("core",), ("lxml.etree",), inside=str(tmp_path)), silent)
    names = [Path(name).name for name in told.outside]
    assert "proving.py" in names and any(name.startswith("etree.") for name in names)
    assert not any(name.startswith(proving.SYSTEM) for name in told.outside)
    prefixes = {str(Path(place).resolve()) for place in (sys.prefix, sys.base_prefix)}
    ours = str(Path(proving.__file__).parents[1])
    assert all(name.startswith((*prefixes, ours)) for name in told.outside)
    within = run_child("prove", None, proving.Options(modules=("lxml.etree",), inside="/"), silent)
    assert within.outside == ()


def test_a_package_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ImportError, match="no_such_thing"):
        proving.modules_of("no_such_thing")
