"""A Pastiche.app of a few kilobytes in which nothing is wrong, and the Mach-O files to make it from."""

from __future__ import annotations

import importlib.util
import marshal
import plistlib
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from macholib import mach_o

VERSION = "1.2.3"
PYTHON = ".".join(map(str, sys.version_info[:2]))
LIBRARY = f"Contents/Resources/lib/python{PYTHON}"
ARCHIVE = f"Contents/Resources/lib/python{PYTHON.replace('.', '')}.zip"
FRAMEWORK = "Contents/Frameworks/Python.framework"
RUNTIME = f"@executable_path/../Frameworks/Python.framework/Versions/{PYTHON}/Python"

ARCHS = {"arm64": (0x0100000C, 0), "arm64e": (0x0100000C, 2), "x86_64": (0x01000007, 3)}
KINDS = {"execute": mach_o.MH_EXECUTE, "dylib": mach_o.MH_DYLIB, "bundle": mach_o.MH_BUNDLE}
START = 2048
"""Where the code begins; before it there is room for commands."""


def macho(
    arch: str = "arm64",
    kind: str = "dylib",
    minimum: str | None = "14.0",
    platform: int = 1,
    own: str = "",
    rpaths: Sequence[str] = (),
    links: Sequence[str] = (),
    weak: Sequence[str] = (),
    code: int = 100,
) -> bytes:
    """A Mach-O with one segment of zeros. `minimum`: None leaves its system unsaid."""
    commands = [_segment(code)]
    if minimum is not None:
        first, second = map(int, minimum.split("."))
        packed = first << 16 | second << 8
        commands.append(struct.pack("<IIIIII", mach_o.LC_BUILD_VERSION, 24, platform, packed, packed, 0))
    if own:
        commands.append(_dylib(mach_o.LC_ID_DYLIB, own))
    commands += [_dylib(mach_o.LC_LOAD_DYLIB, name) for name in links]
    commands += [_dylib(mach_o.LC_LOAD_WEAK_DYLIB, name) for name in weak]
    commands += [_string(mach_o.LC_RPATH, struct.pack("<I", 12), name) for name in rpaths]
    body = b"".join(commands)
    cpu, subtype = ARCHS[arch]
    head = struct.pack("<IIIIIIII", 0xFEEDFACF, cpu, subtype, KINDS[kind], len(commands), len(body), 0, 0)
    return (head + body).ljust(START, b"\0") + bytes(code)


def fat(*slices: tuple[str, bytes], wide: bool = False) -> bytes:
    """A fat file of Mach-O files, each with its architecture. `wide`: with 64 bit offsets."""
    entry = ">IIQQII" if wide else ">IIIII"
    offset, table, body = 4096, b"", b""
    for arch, content in slices:
        place = (*ARCHS[arch], offset + len(body), len(content), 12, *([0] if wide else []))
        table += struct.pack(entry, *place)
        body += content.ljust(-(-len(content) // 4096) * 4096, b"\0")
    magic = 0xCAFEBABF if wide else 0xCAFEBABE
    return (struct.pack(">II", magic, len(slices)) + table).ljust(offset, b"\0") + body


def _segment(code: int) -> bytes:
    section = struct.pack("<16s16sQQIIIIIIII", b"__text", b"__TEXT", START, code, START, 0, 0, 0, 0, 0, 0, 0)
    size = 72 + len(section)
    head = struct.pack(
        "<II16sQQQQiiII", mach_o.LC_SEGMENT_64, size, b"__TEXT", 0, 4096, 0, START + code, 7, 5, 1, 0
    )
    return head + section


def _dylib(command: int, name: str) -> bytes:
    return _string(command, struct.pack("<IIII", 24, 0, 0x10000, 0x10000), name)


def _string(command: int, fields: bytes, text: str) -> bytes:
    length = len(fields) + len(text) + 1
    padded = -(-length // 8) * 8
    return struct.pack("<II", command, 8 + padded) + (fields + text.encode()).ljust(padded, b"\0")


def compiled(source: str) -> bytes:
    """The .pyc of a module, as the running Python writes it."""
    code = marshal.dumps(compile(source, "module", "exec", dont_inherit=True))
    return importlib.util.MAGIC_NUMBER + bytes(12) + code


def put(app: Path, name: str, content: bytes | str = b"") -> Path:
    """A file in the app, over what is there."""
    path = app / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def package(
    app: Path, name: str, headers: str = "License-Expression: MIT", text: str = "Do as you like.\n"
) -> None:
    """A distribution's metadata, and the text of its licence."""
    folder = f"{LIBRARY}/{name}-1.0.dist-info"
    put(
        app,
        f"{folder}/METADATA",
        f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{headers}\n\nIt does.\n",
    )
    if text:
        put(app, f"{folder}/licenses/LICENSE", text)


def add_to_zip(app: Path, name: str, content: bytes) -> None:
    with ZipFile(app / ARCHIVE, "a") as archive:
        archive.writestr(name, content)


def make(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole app of a project that is as small: one module in `core`, one in `desktop`, one resource."""
    from bundle import plist
    from bundle.rules import contents

    repository, app = folder / "repository", folder / "Pastiche.app"
    for name, source in OURS.items():
        put(repository, name, source)
        put(app, f"{LIBRARY}/{name}", source)
    put(repository, "resources/prices.json", "{}")
    put(app, "Contents/Resources/resources/prices.json", "{}")
    monkeypatch.setattr(contents, "REPOSITORY", repository)

    for name in ("Pastiche", "python"):
        put(app, f"Contents/MacOS/{name}", macho(kind="execute", links=["/usr/lib/libSystem.B.dylib"])).chmod(
            0o755
        )
    put(app, f"{FRAMEWORK}/Versions/{PYTHON}/Python", macho(own=f"/Library/Frameworks/{PYTHON}/Python"))
    put(app, f"{FRAMEWORK}/Versions/{PYTHON}/Resources/Info.plist")
    for name, target in {"Versions/Current": PYTHON, "Python": "Versions/Current/Python"}.items():
        (app / FRAMEWORK / name).symlink_to(target)
    (app / FRAMEWORK / "Resources").symlink_to("Versions/Current/Resources")

    information = {**plist.info(VERSION), "CFBundleExecutable": "Pastiche", "CFBundlePackageType": "APPL"}
    put(app, "Contents/Info.plist", plistlib.dumps({**information, "PyRuntimeLocations": [RUNTIME]}))
    put(app, f"Contents/Resources/{plist.ICON}", b"icns")
    put(app, "Contents/Resources/__boot__.py", "import core\n")
    put(app, f"Contents/Resources/{contents.NOTICES}", "thanks")
    for name, words in plist.lproj().items():
        put(app, f"Contents/Resources/{name}", words)

    for name in contents.METADATA:
        package(app, name)
    put(
        app,
        f"{LIBRARY}/keyring-1.0.dist-info/entry_points.txt",
        "[keyring.backends]\nmacOS = keyring.backends.macOS\n",
    )
    for name in ("keyring/__init__.py", "keyring/backends/__init__.py", "keyring/backends/macOS.py"):
        put(app, f"{LIBRARY}/{name}")
    put(app, f"{LIBRARY}/mlx/__init__.py")
    links = [
        "@rpath/libmlx.dylib",
        "/usr/lib/libc++.1.dylib",
        "/System/Library/Frameworks/Metal.framework/Metal",
    ]
    put(app, f"{LIBRARY}/mlx/core.so", macho(kind="bundle", links=links, rpaths=["@loader_path/lib"]))
    put(app, f"{LIBRARY}/mlx/lib/libmlx.dylib", macho(own="/builder/libmlx.dylib"))
    put(app, f"{LIBRARY}/mlx/lib/mlx.metallib", b"MTLB")
    add_to_zip(app, "abc.pyc", compiled("import os"))
    add_to_zip(app, "os.pyc", compiled("import abc"))
    return app


OURS = {
    "core/__init__.py": f'"""Small."""\n\n__version__ = "{VERSION}"\n',
    "core/worker.py": "import os\nimport mlx.core\n",
    "desktop/__init__.py": "import core.worker\n",
}
