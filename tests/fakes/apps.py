"""Owns a small tree in the shape of Pastiche.app, with Mach-O headers and nothing behind them."""

from __future__ import annotations

import hashlib
import plistlib
import struct
from pathlib import Path

EXECUTE, DYLIB, BUNDLE = 2, 6, 8
ARM64 = 0x0100000C
PYTHON = "Contents/Resources/lib/python3.12"
FRAMEWORK = "Contents/Frameworks/Python.framework/Versions/3.12"
QT_CORE = f"{PYTHON}/PySide6/Qt/lib/QtCore.framework/Versions/A"


def thin(kind: int) -> bytes:
    """A 64-bit header with no load commands; `kind` is its file type."""
    return struct.pack("<8I", 0xFEEDFACF, ARM64, 0, kind, 0, 0, 0, 0)


def fat(kind: int, offset: int = 4096) -> bytes:
    """A fat file of one slice, which begins at `offset`."""
    header = struct.pack(">7I", 0xCAFEBABE, 1, ARM64, 0, offset, 32, 12)
    return header.ljust(offset, b"\0") + thin(kind)


LOOSE = {
    "Contents/MacOS/python": fat(EXECUTE, 0x010200),
    "Contents/Frameworks/libcrypto.3.dylib": thin(DYLIB),
    f"{PYTHON}/lib-dynload/_ssl.so": thin(BUNDLE),
    f"{PYTHON}/mlx/lib/libmlx.dylib": fat(DYLIB),
    f"{PYTHON}/torch/bin/shm manager": thin(EXECUTE),
    f"{QT_CORE}/QtCore": thin(DYLIB),
    f"{QT_CORE}/Helpers/probe": thin(EXECUTE),
}
"""Code that is signed file by file; the manager's name got a space, as a name may have."""

EXECUTABLES = ["Contents/MacOS/python", f"{PYTHON}/torch/bin/shm manager", f"{QT_CORE}/Helpers/probe"]

VERSIONS = {FRAMEWORK: "Python"}
"""What is signed as a framework's version, and the library that each is named after. PySide6's frameworks
lost their links in the wheel, and with them what makes them bundles."""


def small_app(folder: Path) -> Path:
    """An app with code of each kind, frameworks with and without their links, and files that are no code."""
    app = folder / "Pastiche.app"
    leaders = {f"{version}/{name}": thin(DYLIB) for version, name in VERSIONS.items()}
    others = {
        "Contents/MacOS/Pastiche": thin(EXECUTE),
        "Contents/Info.plist": plistlib.dumps({"CFBundleShortVersionString": "0.4.2"}),
        f"{PYTHON}/mlx/lib/mlx.metallib": b"MTLB" + b"\0" * 12,
        f"{PYTHON}/torch/empty.py": b"",
        f"{PYTHON}/torch/short.bin": b"\xcf\xfa",
    }
    for name, content in {**LOOSE, **leaders, **others}.items():
        path = app / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for version, name in VERSIONS.items():
        framework = (app / version).parents[1]
        (framework / "Versions" / "Current").symlink_to(Path(version).name)
        (framework / name).symlink_to(f"Versions/Current/{name}")
    return app


def fingerprint(folder: Path) -> str:
    """Of every name, link and byte below a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(str(path.relative_to(folder)).encode())
        if path.is_symlink():
            found.update(str(path.readlink()).encode())
        elif path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()
