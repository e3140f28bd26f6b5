"""The audit: an app in which nothing is wrong, and each fault planted in it by itself."""

from __future__ import annotations

import plistlib
import shutil
import sys
from collections.abc import Callable
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import pytest

from bundle import audit
from bundle.layout import Finding
from bundle.rules import contents
from tests.packaging import small_app
from tests.packaging.small_app import (
    ARCHIVE,
    FRAMEWORK,
    LIBRARY,
    PYTHON,
    add_to_zip,
    fat,
    macho,
    package,
    put,
)

EXTENSION = f"{LIBRARY}/mlx/core.so"
STRANGER = f"{LIBRARY}/mlx/stranger.so"
OTHER_PYTHON = "cpython-310"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return small_app.make(tmp_path, monkeypatch)


def test_nothing_is_found_where_nothing_is_wrong(app: Path) -> None:
    assert audit.audit(app) == []


def link(app: Path, name: str, target: str) -> None:
    (app / name).symlink_to(target)


def remove(app: Path, name: str) -> None:
    path = app / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def change_plist(app: Path, **values: object) -> None:
    path = app / "Contents" / "Info.plist"
    known = {**plistlib.loads(path.read_bytes()), **values}
    path.write_bytes(plistlib.dumps({key: value for key, value in known.items() if value is not None}))


BINARIES: dict[str, tuple[Callable[[Path], object], str, str, str]] = {
    "another processor": (lambda a: put(a, STRANGER, macho("x86_64")), "arch", STRANGER, "x86_64"),
    "two others in a fat file": (
        lambda a: put(a, STRANGER, fat(("x86_64", macho("x86_64")), ("arm64e", macho("arm64e")))),
        "arch",
        STRANGER,
        "x86_64, arm64e",
    ),
    "any suffix": (
        lambda a: put(a, f"{LIBRARY}/mlx/tool", macho("x86_64")),
        "arch",
        f"{LIBRARY}/mlx/tool",
        "",
    ),
    "damaged": (lambda a: put(a, STRANGER, macho()[:60]), "damaged", STRANGER, "cannot be read"),
    "a newer system": (lambda a: put(a, STRANGER, macho(minimum="15.0")), "minimum", STRANGER, "15.0"),
    "a newer system in a fat file": (
        lambda a: put(
            a, STRANGER, fat(("x86_64", macho("x86_64", minimum="10.9")), ("arm64", macho(minimum="26.0")))
        ),
        "minimum",
        STRANGER,
        "26.0",
    ),
    "no system": (lambda a: put(a, STRANGER, macho(minimum=None)), "minimum", STRANGER, "does not say"),
    "a telephone": (lambda a: put(a, STRANGER, macho(platform=2)), "platform", STRANGER, "platform 2"),
    "an absolute link": (
        lambda a: put(a, STRANGER, macho(links=["/opt/homebrew/lib/libz.1.dylib"])),
        "absolute",
        STRANGER,
        "/opt/homebrew/lib/libz.1.dylib",
    ),
    "an absolute weak link": (
        lambda a: put(a, STRANGER, macho(weak=["/usr/local/lib/libz.1.dylib"])),
        "absolute",
        STRANGER,
        "/usr/local/lib",
    ),
    "a link to wherever one stands": (
        lambda a: put(a, STRANGER, macho(links=["libz.dylib"])),
        "relative",
        STRANGER,
        "",
    ),
    "a link to nothing": (
        lambda a: put(a, STRANGER, macho(links=["@rpath/libgone.dylib"], rpaths=["@loader_path/lib"])),
        "dependency",
        STRANGER,
        "not in the app",
    ),
    "a link that no rpath leads to": (
        lambda a: put(a, STRANGER, macho(links=["@rpath/libmlx.dylib"])),
        "dependency",
        STRANGER,
        f"lies in {LIBRARY}/mlx/lib/libmlx.dylib",
    ),
    "a link out of the app": (
        lambda a: (
            put(a.parent, "a.dylib", macho()),
            put(a, STRANGER, macho(links=["@executable_path/../../../a.dylib"])),
        ),
        "dependency",
        STRANGER,
        "",
    ),
    "an absolute rpath": (
        lambda a: put(a, STRANGER, macho(rpaths=["/Users/builder/lib"])),
        "rpath",
        STRANGER,
        "/Users/builder/lib",
    ),
    "an rpath twice": (
        lambda a: put(a, STRANGER, macho(rpaths=["@loader_path"] * 2)),
        "rpath-twice",
        STRANGER,
        "",
    ),
    "Linux": (lambda a: put(a, STRANGER, b"\x7fELF\2\1\1\0"), "foreign", STRANGER, "Linux"),
    "Windows": (
        lambda a: put(a, f"{LIBRARY}/mlx/t64.exe", b"MZ\x90\0"),
        "foreign",
        f"{LIBRARY}/mlx/t64.exe",
        "Windows",
    ),
    "no Python": (
        lambda a: remove(a, "Contents/MacOS/python"),
        "runtime",
        "Contents/MacOS/python",
        "is not there",
    ),
    "no library of Python": (
        lambda a: remove(a, f"{FRAMEWORK}/Versions/{PYTHON}/Python"),
        "runtime",
        "",
        "@executable_path/../Frameworks",
    ),
    "may not be run": (
        lambda a: (a / "Contents/MacOS/Pastiche").chmod(0o644),
        "runtime",
        "Contents/MacOS/Pastiche",
        "may not be executed",
    ),
}

NAMES: dict[str, tuple[Callable[[Path], object], str, str, str]] = {
    "link to nothing": (lambda a: link(a, f"{LIBRARY}/l", "gone"), "link-dangling", f"{LIBRARY}/l", "gone"),
    "link out": (lambda a: link(a, f"{LIBRARY}/l", "../" * 6), "link-outside", f"{LIBRARY}/l", ""),
    "absolute link": (lambda a: link(a, f"{LIBRARY}/l", str(a)), "link-outside", f"{LIBRARY}/l", ""),
    "case": (lambda a: put(a, f"{LIBRARY}/mlx/Core.so", macho()), "same-name", EXTENSION, "Core.so"),
    "case of folders": (lambda a: put(a, f"{LIBRARY}/MLX/a.txt"), "same-name", f"{LIBRARY}/mlx", "MLX"),
    "case in the zip": (
        lambda a: add_to_zip(a, "Abc.txt", b"") or add_to_zip(a, "abc.txt", b""),
        "same-name",
        f"{ARCHIVE}/abc.txt",
        "",
    ),
    "accents": (
        lambda a: (put(a, f"{LIBRARY}/caf\u00e9.txt"), put(a, f"{LIBRARY}/cafe\u0301.txt")),
        "same-name",
        f"{LIBRARY}/caf\u00e9.txt",
        "",
    ),
    "litter": (lambda a: put(a, f"{LIBRARY}/.DS_Store"), "litter", f"{LIBRARY}/.DS_Store", ""),
    "resource forks": (
        lambda a: put(a, "Contents/Resources/._icon"),
        "litter",
        "Contents/Resources/._icon",
        "",
    ),
    "beside Contents": (lambda a: put(a, "notes.txt"), "unsealed", "notes.txt", ""),
    "data among code": (lambda a: put(a, "Contents/MacOS/a.json"), "not-code", "Contents/MacOS/a.json", ""),
    "a dot among code": (
        lambda a: put(a, "Contents/Frameworks/lib/python3.12/a", macho()),
        "dotted",
        "Contents/Frameworks/lib/python3.12",
        "",
    ),
    "half a bundle": (
        lambda a: put(a, "Contents/PlugIns/a.plugin/b", macho()),
        "bundle",
        "Contents/PlugIns/a.plugin",
        "Info.plist",
    ),
    "a framework without links": (
        lambda a: put(a, "Contents/Frameworks/A.framework/Versions/A/A", macho()),
        "framework",
        "Contents/Frameworks/A.framework/Versions/Current",
        "",
    ),
}

CONTENTS: dict[str, tuple[Callable[[Path], object], str, str, str]] = {
    "no plist": (lambda a: remove(a, "Contents/Info.plist"), "plist", "Contents/Info.plist", "not there"),
    "no property list": (
        lambda a: put(a, "Contents/Info.plist", "{"),
        "plist",
        "Contents/Info.plist",
        "read",
    ),
    "another version": (
        lambda a: change_plist(a, CFBundleShortVersionString="9.9"),
        "plist",
        "Contents/Info.plist",
        "9.9",
    ),
    "no identifier": (
        lambda a: change_plist(a, CFBundleIdentifier=None),
        "plist",
        "Contents/Info.plist",
        "Identifier",
    ),
    "coarse pixels": (
        lambda a: change_plist(a, NSHighResolutionCapable=False),
        "plist",
        "Contents/Info.plist",
        "",
    ),
    "no documents": (
        lambda a: change_plist(a, CFBundleDocumentTypes=[]),
        "plist",
        "Contents/Info.plist",
        "Document",
    ),
    "no Service": (lambda a: change_plist(a, NSServices=None), "plist", "Contents/Info.plist", "NSServices"),
    "a newer minimum": (
        lambda a: change_plist(a, LSMinimumSystemVersion="15.0"),
        "plist",
        "Contents/Info.plist",
        "15.0",
    ),
    "no icon": (
        lambda a: remove(a, "Contents/Resources/pastiche.icns"),
        "plist",
        "Contents/Resources/pastiche.icns",
        "CFBundleIconFile",
    ),
    "no version": (lambda a: put(a, f"{LIBRARY}/core/__init__.py"), "version", "", "no version"),
    "no resource": (
        lambda a: remove(a, "Contents/Resources/resources/prices.json"),
        "resource",
        "Contents/Resources/resources/prices.json",
        "",
    ),
    "no German": (
        lambda a: remove(a, "Contents/Resources/de.lproj"),
        "resource",
        "Contents/Resources/de.lproj/InfoPlist.strings",
        "",
    ),
    "no licences": (
        lambda a: remove(a, f"Contents/Resources/{contents.NOTICES}"),
        "resource",
        f"Contents/Resources/{contents.NOTICES}",
        "",
    ),
    "a module of ours": (
        lambda a: remove(a, f"{LIBRARY}/core/worker.py"),
        "ours",
        f"{LIBRARY}/core/worker.py",
        "",
    ),
    "a dylib in the zip": (lambda a: add_to_zip(a, "mlx/a.dylib", b""), "zip", f"{ARCHIVE}/mlx/a.dylib", ""),
    "shaders in the zip": (
        lambda a: add_to_zip(a, "mlx/a.metallib", b""),
        "zip",
        f"{ARCHIVE}/mlx/a.metallib",
        "",
    ),
    "code in the zip": (lambda a: add_to_zip(a, "mlx/tool", macho()), "zip", f"{ARCHIVE}/mlx/tool", ""),
    "shaders elsewhere": (
        lambda a: (a / LIBRARY / "mlx/lib/mlx.metallib").rename(a / LIBRARY / "mlx/mlx.metallib"),
        "metallib",
        f"{LIBRARY}/mlx/lib/mlx.metallib",
        "",
    ),
    "no metadata": (lambda a: remove(a, f"{LIBRARY}/tqdm-1.0.dist-info"), "metadata", "", "tqdm"),
    "no entry points": (
        lambda a: remove(a, f"{LIBRARY}/keyring-1.0.dist-info/entry_points.txt"),
        "metadata",
        "",
        "keyring.backends.macOS",
    ),
    "tests": (lambda a: put(a, f"{LIBRARY}/mlx/tests/a.py"), "leftover", f"{LIBRARY}/mlx/tests", "tests"),
    "tests in the zip": (
        lambda a: add_to_zip(a, "json/tests/a.txt", b""),
        "leftover",
        f"{ARCHIVE}/json/tests",
        "",
    ),
    "setuptools": (lambda a: put(a, f"{LIBRARY}/setuptools/a.txt"), "leftover", f"{LIBRARY}/setuptools", ""),
    "its metadata": (
        lambda a: package(a, "setuptools"),
        "leftover",
        f"{LIBRARY}/setuptools-1.0.dist-info",
        "builds packages",
    ),
    "CUDA": (
        lambda a: put(a, f"{LIBRARY}/mlx/libcudart.12.dylib", macho()),
        "leftover",
        f"{LIBRARY}/mlx/libcudart.12.dylib",
        "CUDA",
    ),
    "CUDA's packages": (lambda a: put(a, f"{LIBRARY}/nvidia/a.txt"), "leftover", f"{LIBRARY}/nvidia", "CUDA"),
    "headers": (
        lambda a: put(a, f"{LIBRARY}/mlx/include/a.h"),
        "leftover",
        f"{LIBRARY}/mlx/include/a.h",
        "compilers",
    ),
    "QML": (
        lambda a: put(a, f"{LIBRARY}/PySide6/Qt/qml/a.txt"),
        "leftover",
        f"{LIBRARY}/PySide6/Qt/qml",
        "QML",
    ),
    "another Python's extension": (
        lambda a: put(a, f"{LIBRARY}/mlx/a.{OTHER_PYTHON}-darwin.so", macho()),
        "other-python",
        f"{LIBRARY}/mlx/a.{OTHER_PYTHON}-darwin.so",
        "310",
    ),
    "another Python's bytecode": (
        lambda a: put(a, f"{LIBRARY}/mlx/__pycache__/a.{OTHER_PYTHON}.pyc", b"\x6f\x0d\r\n"),
        "other-python",
        "",
        f"a.{OTHER_PYTHON}.pyc",
    ),
    "another Python's bytecode in the zip": (
        lambda a: add_to_zip(a, "sched.pyc", b"\x6f\x0d\r\n" + bytes(12)),
        "other-python",
        "",
        "sched.pyc",
    ),
}

FAULTS = {**BINARIES, **NAMES, **CONTENTS}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(app: Path, fault: str) -> None:
    plant, rule, path, words = FAULTS[fault]
    plant(app)
    found = [each for each in audit.audit(app) if each.rule == rule]
    assert any(each.path == path and words in each.detail for each in found), "\n".join(
        map(str, audit.audit(app))
    )


@pytest.mark.parametrize(
    "plant",
    [
        lambda a: put(a, STRANGER, macho(weak=["@rpath/libgone.dylib"])),
        lambda a: put(a, STRANGER, macho(own="/Users/builder/liba.dylib")),
        lambda a: put(a, STRANGER, macho(minimum="11.0", rpaths=["/usr/lib/swift"])),
        lambda a: put(a, STRANGER, macho(links=["@loader_path/lib/libmlx.dylib"])),
        lambda a: put(a, STRANGER, fat(("x86_64", macho("x86_64", minimum="99.0")), ("arm64", macho()))),
        lambda a: put(a, f"{LIBRARY}/mlx/Main.class", b"\xca\xfe\xba\xbe\0\0\0\x34"),
        lambda a: link(a, f"{LIBRARY}/mlx/lib/again.dylib", "libmlx.dylib"),
        lambda a: put(a, "Contents/Resources/include/pyconfig.h"),
        lambda a: (
            package(a, "numpy", text="")
            or put(a, f"{LIBRARY}/numpy-1.0.dist-info/licenses/a/test/LICENSE", "Words.")
        ),
        lambda a: put(a, f"{LIBRARY}/mlx/a.abi3.so", macho()),
    ],
    ids=["weak", "own name", "old", "loader", "slice", "Java", "link inside", "pyconfig", "licences", "abi3"],
)
def test_what_only_looks_like_a_fault(app: Path, plant: Callable[[Path], object]) -> None:
    plant(app)
    assert audit.audit(app) == []


def test_a_library_may_be_found_by_the_rpath_of_whoever_loads_it(app: Path) -> None:
    put(app, STRANGER, macho(links=["@rpath/liba.dylib"], rpaths=["@loader_path/lib"]))
    put(app, f"{LIBRARY}/mlx/lib/liba.dylib", macho(links=["@rpath/libmlx.dylib"]))
    assert audit.audit(app) == []


def test_a_library_may_be_found_by_the_rpath_of_the_program(app: Path) -> None:
    rpath = f"@executable_path/../Resources/lib/python{PYTHON}/mlx/lib"
    put(app, "Contents/MacOS/python", macho(kind="execute", rpaths=[rpath])).chmod(0o755)
    put(app, STRANGER, macho(links=["@rpath/libmlx.dylib"]))
    assert audit.audit(app) == []


def test_the_promise_may_be_a_newer_system(app: Path) -> None:
    put(app, STRANGER, macho(minimum="15.2"))
    assert {each.rule for each in audit.audit(app, minimum="15.1")} == {"minimum", "plist"}


def test_rules_can_be_left_out(app: Path) -> None:
    put(app, STRANGER, macho("x86_64"))
    assert audit.audit(app, without={"arch"}) == []


def test_what_is_no_app_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="Contents"):
        audit.audit(tmp_path)


def test_the_report_ends_with_a_verdict(app: Path) -> None:
    found = [Finding("a.so", "arch", "has no arm64"), Finding("b.so", "arch", "has no arm64")]
    assert audit.report(found, [("torch", 300.0)]).splitlines()[-1] == "2 findings: 2 arch"
    assert "must not stay" in audit.report([], [("torch", 300.0)])


def test_the_running_pythons_bytecode_is_known() -> None:
    assert int.from_bytes(MAGIC_NUMBER[:2], "little") == contents.BYTECODE[sys.version_info[:2]]
