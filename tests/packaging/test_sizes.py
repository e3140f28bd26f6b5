"""The size of the app, by package, as if every fat file held its arm64 part alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundle import sizes
from bundle.layout import App
from tests.packaging.small_app import ARCHIVE, FRAMEWORK, LIBRARY, add_to_zip, fat, macho, package, put


@pytest.fixture
def app(tmp_path: Path) -> Path:
    put(tmp_path / "Pastiche.app", "Contents/Info.plist")
    return tmp_path / "Pastiche.app"


def rows(app: Path) -> dict[str, int]:
    return {name: round(size * sizes.MB) for name, size in sizes.table(app) if size}


def test_a_fat_file_counts_as_its_arm64_part(app: Path) -> None:
    ours = macho(code=3000)
    put(app, f"{LIBRARY}/lxml/etree.so", fat(("x86_64", macho("x86_64", code=9000)), ("arm64", ours)))
    put(app, f"{LIBRARY}/lxml/a.txt", b"12345")
    assert rows(app) == {"lxml": len(ours) + 5}


def test_each_file_counts_for_its_package(app: Path) -> None:
    for name in (
        "PySide6/a.txt",
        "shiboken6/a.txt",
        "torch/lib/a.txt",
        "torchgen/a.txt",
        "core/a.py",
        "six.py",
    ):
        put(app, f"{LIBRARY}/{name}", b"1234567890")
    put(app, f"{LIBRARY}/lib-dynload/math.cpython-312-darwin.so", b"123")
    put(app, f"{FRAMEWORK}/Versions/3.12/Python", b"123")
    put(app, "Contents/MacOS/python", b"1")
    put(app, "Contents/MacOS/Pastiche", b"1")
    put(app, "Contents/Resources/resources/a.json", b"12")
    package(app, "torch", text="")
    metadata = (app / LIBRARY / "torch-1.0.dist-info" / "METADATA").stat().st_size
    assert rows(app) == {
        "Qt": 20,
        "torch": 20,
        "core": 10,
        "six": 10,
        "Python": 7,
        "frame": 1,
        "resources": 2,
        "metadata": metadata,
    }


def test_what_is_in_the_zip_counts_for_its_package(app: Path) -> None:
    put(app, ARCHIVE).unlink()
    add_to_zip(app, "json/a.pyc", b"12345")
    add_to_zip(app, "packaging/a.pyc", b"123")
    assert rows(app) == {"Python": 5, "packaging": 3}


def test_a_link_takes_no_room(app: Path) -> None:
    put(app, f"{LIBRARY}/mlx/a.dylib", b"12345")
    (app / LIBRARY / "mlx" / "b.dylib").symlink_to("a.dylib")
    assert rows(app) == {"mlx": 5}


@pytest.mark.parametrize(
    ("package", "size", "found"),
    [
        ("torch", 400, []),
        ("torch", 401, ["torch takes 401 MB of the 400 it may"]),
        ("PySide6", 91, ["Qt takes 91 MB of the 90 it may"]),
        ("mlx", 899, []),
        ("mlx", 901, ["takes 901 MB of the 900 it may"]),
    ],
)
def test_limits(app: Path, package: str, size: int, found: list[str]) -> None:
    with put(app, f"{LIBRARY}/{package}/large").open("wb") as file:
        file.truncate(size * sizes.MB)
    assert [each.detail for each in sizes.check(App(app))] == found


def test_the_table_as_it_is_printed() -> None:
    shown = sizes.shown([("torch", 400.04), ("mlx", 170.0), ("six", 0.2), ("h11", 0.1)])
    assert shown.splitlines() == [
        "   400.0 MB  torch",
        "   170.0 MB  mlx",
        "     0.3 MB  2 others",
        "   570.3 MB  all",
    ]
