"""What the bundle is made from: nothing is forgotten, nothing stays that nobody needs."""

from __future__ import annotations

import re
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from modulegraph.find_modules import find_modules
from modulegraph.util import imp_find_module

from bundle import contents, toolbox, tree
from bundle.pruned import KEPT, PRUNED
from core.machine import resource
from tests.packaging.small_app import macho, put


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def mlx(tmp_path: Path) -> Path:
    """mlx as its wheels have it: no `__init__`, and the shaders beside the library."""
    for name in ("core.abi3.so", "lib/libmlx.dylib", "lib/mlx.metallib", "nn/__init__.py", "include/mlx.h"):
        put(tmp_path, f"tree/mlx/{name}")
    put(tmp_path, "tree/mlx-0.32.4.dist-info/METADATA")
    return tmp_path / "tree"


def test_a_namespace_becomes_a_package_that_py2app_finds_whole(
    mlx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(mlx)])
    with pytest.raises(ImportError):
        imp_find_module("mlx")
    assert tree.packages(mlx) == []
    assert tree.close_namespaces(mlx) == ["mlx"]
    assert imp_find_module("mlx")[1] == str(mlx / "mlx")
    assert tree.packages(mlx) == ["mlx"]


def test_the_shaders_stay_beside_the_library(mlx: Path) -> None:
    tree.cure(mlx)
    assert {"mlx/lib/libmlx.dylib", "mlx/lib/mlx.metallib"} <= files(mlx)
    assert "mlx/include/mlx.h" not in files(mlx)


def test_a_macs_single_extensions_are_found_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, path = "chardet__mypyc", [str(tmp_path)]
    put(tmp_path, f"{name}.cpython-399-darwin.so", macho(kind="bundle"))

    def found() -> object:
        with pytest.warns(UserWarning, match="No module named"):
            return find_modules(includes=[name], path=path).findNode(name)

    assert found() is None
    tree.shorten_extensions(tmp_path)
    assert tree.modules(tmp_path) == [name]
    assert found() is not None


def test_what_looks_for_libraries_under_absolute_paths_goes(tmp_path: Path) -> None:
    bad = {"PySide6/Qt/qml/QtQuick/libquick.dylib", "PySide6/Qt/plugins/sqldrivers/libqsqlpsql.dylib"}
    for name in bad:
        put(tmp_path, name)
    without = {why: row for why, row in PRUNED.items() if "qml" not in row and "plugins" not in row}
    tree.prune(tmp_path, without)
    assert files(tmp_path) == bad
    tree.prune(tmp_path)
    assert files(tmp_path) == set()
    assert list(tmp_path.iterdir()) == []  # nor an empty folder


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtNetwork.abi3.so", False),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", True),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/styles/libqmacstyle.dylib", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.dylib", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Designer.app/Contents/MacOS/Designer", False),
        ("torch/lib/libtorch_cpu.dylib", True),
        ("torch/bin/torch_shm_manager", True),
        ("torch/bin/protoc", False),
        ("torch/include/ATen/ATen.h", False),
        ("torch/_inductor/config.py", True),
        ("torch/_inductor/codegen/cuda/kernel.py", False),
        ("transformers/models/bert/modeling_bert.py", True),
        ("transformers/models/qwen3/tokenization_qwen3.py", True),
        ("transformers/models/qwen3/modeling_qwen3.py", False),
        ("sympy/core/tests/test_args.py", False),
        ("core/testing.py", True),
        ("objc/_objc.so.dSYM/Contents/Info.plist", False),
        ("bin/mlx_lm.lora", False),
        ("mlx_lm/lora.py", True),
    ],
)
def test_a_file_stays_or_goes(tmp_path: Path, name: str, stays: bool) -> None:
    put(tmp_path, name)
    tree.prune(tmp_path)
    assert (files(tmp_path) == {name}) is stays


def test_each_row_says_what_it_saved(tmp_path: Path) -> None:
    put(tmp_path, "torch/_C.pyi", "x" * 100)
    assert tree.prune(tmp_path, {"for editors": "*.pyi", "Tk": "tkinter"}, {}) == {
        "for editors": 100,
        "Tk": 0,
    }


def test_no_pattern_stands_twice() -> None:
    patterns = [each for row in (*PRUNED.values(), *KEPT.values()) for each in row.split()]
    assert len(patterns) == len(set(patterns))


def test_nothing_is_changed_where_packages_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "closure", lambda extras: [distribution("tqdm"), distribution("keyring")])
    installed = Path(str(distribution("tqdm").locate_file("tqdm")))
    before = files(installed)
    tree.from_environment(tmp_path / "tree")
    put(tmp_path, "tree/tqdm/std.pyi")
    tree.prune(tmp_path / "tree", {"all": "tqdm"}, {})
    assert files(installed) == before
    assert {"core", "desktop", "keyring"} <= set(tree.packages(tmp_path / "tree"))
    assert {"keyring/backends/macOS/__init__.py", "core/worker.py"} <= files(tmp_path / "tree")
    assert any(re.match(r"keyring-.*\.dist-info/entry_points.txt", name) for name in files(tmp_path / "tree"))


def test_all_that_pyproject_asks_for_goes_in_with_what_it_asks_for() -> None:
    small = {each.metadata["Name"].lower() for each in tree.closure(())}
    large = {each.metadata["Name"].lower() for each in tree.closure(contents.EXTRAS)}
    assert {"mlx", "mlx-lm", "transformers", "keyring", "jaraco.classes", "certifi"} <= small
    assert {"torch", "sentence-transformers", "scikit-learn"} <= large - small
    assert {"setuptools", "pip", "py2app", "pytest", "networkx"}.isdisjoint(large)


def test_a_distribution_that_nobody_needs_is_taken_out_of_wheels(tmp_path: Path) -> None:
    put(tmp_path, "setuptools/__init__.py")
    put(tmp_path, "_distutils_hack/__init__.py")
    put(
        tmp_path,
        "setuptools-84.dist-info/RECORD",
        "setuptools/__init__.py,,\n_distutils_hack/__init__.py,,\n",
    )
    put(tmp_path, "torch/__init__.py")
    tree._remove(tmp_path, "setuptools")
    assert files(tmp_path) == {"torch/__init__.py"}


def test_pythons_own_library_goes_in_whole_but_for_tests_and_tk() -> None:
    modules = set(contents.standard_library())
    assert {
        "json.decoder",
        "xml.etree.ElementTree",
        "_ssl",
        "zoneinfo",
        "asyncio.events",
        "ctypes",
    } <= modules
    tops = {name.split(".")[0] for name in modules}
    assert {"tkinter", "_tkinter", "idlelib", "test", "_testcapi", "ensurepip", "distutils"}.isdisjoint(tops)
    assert not [name for name in modules if ".test" in name]


def test_every_resource_goes_in() -> None:
    [(folder, paths)] = contents.resources()
    assert folder == "resources"  # where `core.machine.resource` looks in the bundle
    assert {str(resource(name)) for name in ("help", "icons", "practice_model", "translations")} <= set(paths)


def test_qt_is_of_the_last_line_that_runs_on_our_oldest_system() -> None:
    for lock in ("bundle.txt", "app.txt"):
        text = (toolbox.LOCKS / lock).read_text(encoding="utf-8")
        assert re.search(r"^pyside6-essentials==6\.9\.\d+ ", text, re.MULTILINE)
        assert re.search(r"^shiboken6==6\.9\.\d+ ", text, re.MULTILINE)


def test_part_of_a_list_keeps_its_hashes(tmp_path: Path) -> None:
    lock = put(tmp_path, "list.txt", "# made\nalpha==1 \\\n    --hash=a\nbeta==2 ; x \\\n    --hash=b\n")
    assert toolbox.part(lock, ("beta",)) == "beta==2 ; x \\\n    --hash=b\n"


def test_a_missing_python_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASTICHE_PYTHON", "/bin/true")
    with pytest.raises(SystemExit, match=r"none is here.*PASTICHE_PYTHON"):
        toolbox.find()
