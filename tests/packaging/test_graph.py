"""Imports: read from sources and bytecode, followed from our code, and found missing where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundle import absent, graph, imports
from bundle.imports import Import
from bundle.layout import App
from tests.packaging import small_app
from tests.packaging.small_app import ARCHIVE, LIBRARY, add_to_zip, compiled, put

MUST = [
    ("import a.b", [Import("a.b")]),
    ("from a import b, c as d", [Import("a", ("b", "c"))]),
    ("from . import b", [Import("pkg", ("b",))]),
    ("from .a import b", [Import("pkg.a", ("b",))]),
    ("class A:\n    import a", [Import("a")]),
    ("try:\n    import a\nfinally:\n    pass", [Import("a")]),
    ("try:\n    import a\nexcept ValueError:\n    pass", [Import("a")]),
    ("with open('x') as f:\n    import a", [Import("a")]),
]
WEAK = [
    ("def f():\n    import a", ["a"]),
    ("async def f():\n    import a", ["a"]),
    ("try:\n    import a\nexcept ImportError:\n    import b", ["a", "b"]),
    ("try:\n    import a\nexcept (ValueError, ModuleNotFoundError):\n    pass", ["a"]),
    ("try:\n    import a\nexcept Exception:\n    pass", ["a"]),
    ("try:\n    import a\nexcept:\n    pass", ["a"]),
    ("if x:\n    import a\nelse:\n    import b", ["a", "b"]),
    ("for x in y:\n    import a", ["a"]),
]
SOURCE_ALONE = [
    ("with suppress(ImportError):\n    import a", [Import("a", must=False, caught=True)]),
    ("import_module('a.b')", [Import("a.b", must=False)]),
    ("importlib.import_module(name)", []),
    ("import sys\nif sys.platform == 'darwin':\n    import a", [Import("sys"), Import("a")]),
    ("if sys.platform.startswith('win'):\n    import a\nelse:\n    import b", [Import("b")]),
    ("if os.name in ('nt', 'ce'):\n    import a", []),
    ("if not (sys.platform != 'linux' and os.name == 'posix'):\n    import a", []),
    ("if sys.platform == 'win32' or x:\n    import a", [Import("a", must=False)]),
    ("match x:\n    case 1:\n        import a", [Import("a", must=False)]),
]


@pytest.mark.parametrize(("source", "wanted"), [*MUST, *SOURCE_ALONE])
def test_what_a_source_imports(source: str, wanted: list[Import]) -> None:
    assert imports.of_source(source.encode(), "pkg.module", package=False).imports == wanted


@pytest.mark.parametrize(("source", "wanted"), MUST[:4] + MUST[5:])
def test_what_bytecode_imports(source: str, wanted: list[Import]) -> None:
    read = imports.of_bytecode(compiled(source), "pkg.module", package=False)
    assert read is not None and read.imports == wanted


@pytest.mark.parametrize(("source", "names"), WEAK)
def test_imports_at_need(source: str, names: list[str]) -> None:
    in_bytecode = imports.of_bytecode(compiled(source), "pkg.module", package=False)
    for read in (imports.of_source(source.encode(), "pkg.module", package=False), in_bytecode):
        assert read is not None and [each.module for each in read.imports] == names
        assert not any(each.must for each in read.imports)
        assert read.imports[0].caught is ("except" in source)


@pytest.mark.parametrize(
    "source", ["if TYPE_CHECKING:\n    import a", "if typing.TYPE_CHECKING:\n    import a"]
)
def test_imports_for_type_checkers_alone(source: str) -> None:
    assert imports.of_source(source.encode(), "m", package=False).imports == []
    read = imports.of_bytecode(compiled(source), "m", package=False)
    assert read is not None and read.imports == []


def test_stretches_too_long_for_one_byte_are_read_as_well() -> None:
    many = "".join(f"    import {name}{number}\n" for number in range(300) for name in "ab")
    source = f"if TYPE_CHECKING:\n{many}try:\n{many}except ImportError:\n    pass\nimport c\n"
    read = imports.of_bytecode(compiled(source), "m", package=False)
    assert read is not None and len(read.imports) == 601
    assert [each.module for each in read.imports if each.must] == ["c"]


@pytest.mark.parametrize(
    ("module", "level", "name", "package", "wanted"),
    [
        ("a.b", 0, "x.y", False, "a.b"),
        ("", 1, "x.y", False, "x"),
        ("", 1, "x.y", True, "x.y"),
        ("a", 2, "x.y.z", False, "x.a"),
        ("a", 2, "x.y.z", True, "x.y.a"),
    ],
)
def test_relative_names(module: str, level: int, name: str, package: bool, wanted: str) -> None:
    assert imports.absolute(module, level, name, package) == wanted


@pytest.mark.parametrize(
    ("source", "binds", "is_open"),
    [
        ("import a.b, c as d\nfrom e import f", {"a", "d", "f"}, False),
        (
            "def f():\n    g = 1\nclass H:\n    i = 1\nj: int = 1\nk, (l, *m) = n",
            {"f", "H", "j", "k", "l", "m"},
            False,
        ),
        (
            "if x:\n    a = 1\nelse:\n    b = 1\ntry:\n    c = 1\nexcept E:\n    d = 1",
            {"a", "b", "c", "d"},
            False,
        ),
        ("from a import *", {"*"}, True),
        ("def __getattr__(name):\n    ...", {"__getattr__"}, True),
        ("globals().update(x)", set(), True),
    ],
)
def test_names_that_a_module_has(source: str, binds: set[str], is_open: bool) -> None:
    read = imports.of_source(source.encode(), "m", package=False)
    assert (read.binds, read.open) == (binds, is_open)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return small_app.make(tmp_path, monkeypatch)


def found(app: Path, *given: str) -> list[str]:
    return [each.detail for each in graph.check(App(app), given)]


def test_what_is_there_is_found_in_folders_zip_and_extensions(app: Path) -> None:
    put(
        app,
        f"{LIBRARY}/core/worker.py",
        "import mlx.core.fast, spam.eggs, abc, fcntl\nfrom mlx.core import anything\n",
    )
    put(app, f"{LIBRARY}/spam/eggs.pyc", compiled("import abc"))  # a namespace, and no source
    put(app, f"{LIBRARY}/lib-dynload/fcntl.so", b"")
    assert found(app) == []


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("import gone.away", "gone is not there, imported by core.worker"),
        ("def f():\n    import gone", "gone is not there, imported by core.worker"),
        ("if x:\n    import gone", "gone is not there, imported by core.worker"),
        ("import mlx.gone", "mlx.gone is not there, imported by core.worker"),
        ("from mlx import gone", "mlx.gone is not there, imported by core.worker"),
        ("from . import gone", "core.gone is not there, imported by core.worker"),
    ],
)
def test_whatever_ours_import_must_be_there(app: Path, source: str, wanted: str) -> None:
    put(app, f"{LIBRARY}/core/worker.py", source)
    assert found(app) == [wanted]


@pytest.mark.parametrize(
    "around", ["try:\n    {}\nexcept ImportError:\n    pass", "with suppress(ImportError):\n    {}"]
)
def test_what_ours_catch_is_imported_at_need(app: Path, around: str) -> None:
    put(app, f"{LIBRARY}/core/worker.py", around.format("import gone, tkinter"))
    assert found(app) == ["gone is not there, imported at need by core.worker"]


def test_what_others_import_is_found_along_the_way(app: Path) -> None:
    put(app, f"{LIBRARY}/core/worker.py", "import a.b\n")
    put(app, f"{LIBRARY}/a/__init__.py", "import gone\n")
    put(app, f"{LIBRARY}/a/b.py", "def f():\n    from a import c\n")
    put(app, f"{LIBRARY}/a/c.pyc", compiled("import gone, lost"))
    assert found(app) == [
        "gone is not there, imported by core.worker > a.b > a and 1 more",
        "lost is not there, imported at need by core.worker > a.b > a.c",
    ]


def test_what_nothing_of_ours_leads_to_does_not_count(app: Path) -> None:
    put(app, f"{LIBRARY}/island/__init__.py", "import gone\n")
    assert found(app) == []


def test_what_the_list_names_need_not_be_there(app: Path) -> None:
    put(app, f"{LIBRARY}/core/worker.py", "import mlx, gone.away\n")
    put(app, f"{LIBRARY}/mlx/__init__.py", "def f():\n    import pandas.api, torchgen.x, tkinter\n")
    assert found(app, "gone") == []


def test_what_we_left_out_must_not_be_a_must(app: Path) -> None:
    put(app, f"{LIBRARY}/core/worker.py", "import mlx\n")
    put(app, f"{LIBRARY}/mlx/__init__.py", "import tkinter, pandas\n")
    assert found(app) == ["tkinter is not there, imported by core.worker > mlx"]


def test_a_module_imported_by_a_name_made_at_run_time(app: Path) -> None:
    (app / LIBRARY / "keyring" / "backends" / "macOS.py").unlink()
    assert found(app) == ["keyring.backends.macOS is not there: keyring finds it by its entry points"]


def test_what_another_python_compiled_is_not_passed_over(app: Path) -> None:
    put(app, f"{LIBRARY}/core/worker.py", "import strange, odd\n")
    add_to_zip(app, "strange.pyc", b"\x6f\x0d\r\n" + bytes(12))
    put(app, f"{LIBRARY}/odd.py", "print 'two'\n")
    (detail,) = found(app)
    assert detail.startswith("2 modules such as ") and "cannot be read" in detail


def test_the_start_script_counts_as_ours(app: Path) -> None:
    put(app, "Contents/Resources/start.py", "import gone\n")
    assert found(app) == ["gone is not there, imported by start"]


def test_a_module_in_a_folder_goes_before_one_in_the_zip(app: Path) -> None:
    put(app, f"{LIBRARY}/twice.py")
    add_to_zip(app, "twice.pyc", compiled(""))
    add_to_zip(app, "once.pyc", compiled(""))
    modules = graph.Graph(App(app)).modules
    assert modules["twice"].path == app / LIBRARY / "twice.py"
    assert modules["once"].path == app / ARCHIVE


def test_no_name_of_the_list_is_ours_or_among_what_must_be_there() -> None:
    assert not {name.split(".")[0] for name in absent.ABSENT} & {
        "core",
        "desktop",
        "mlx",
        "mlx_lm",
        "PySide6",
    }
    assert not set(absent.DYNAMIC) & set(absent.ABSENT)
