"""Owns what is done to the app once py2app has made it, on every system: words, bytecode, one architecture."""

from __future__ import annotations

import re
import subprocess
import sys
from fnmatch import translate
from pathlib import Path

from macholib.MachO import MachO

from bundle import contents, machos, plist
from bundle.layout import App

ARM64 = 0x0100000C
"""CPU_TYPE_ARM64, the kind of processor in Apple Silicon."""


def finish(app: Path) -> None:
    """Make what py2app left into what can be audited and signed. The app may be finished twice."""
    bundle = App(app)
    for name, words in plist.lproj().items():
        target = bundle.resources / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words, encoding="utf-8")
    for path in bundle.files:
        thin(path)
    compile_packages(bundle.library)


def thin(path: Path) -> bool:
    """Leave only the arm64 part of a fat file, bit for bit as it stood in it: what `lipo -thin arm64` does.

    Returns:
        Whether there was anything to leave out.
    """
    if not machos.is_macho(machos.head(path)):
        return False
    read = MachO(str(path), allow_unknown_load_commands=True)
    parts = [part for part in read.headers if part.header.cputype == ARM64]
    if read.fat is None or not parts:
        return False
    with path.open("rb") as file:
        file.seek(parts[0].offset)
        content = file.read(parts[0].size)
    path.write_bytes(content)
    return True


def compile_packages(library: Path) -> None:
    """Bytecode for all: nothing may be written into a signed app, and without it every start would compile anew.

    It is never compared with its source, whose time changes when the app is copied.
    """
    bare = [library / name for name in contents.SOURCELESS if (library / name).is_dir()]
    if bare:
        _compile(["-b"], bare)
    for folder in bare:
        drop_sources(folder, library)
    rest = [path for path in sorted(library.iterdir()) if path.is_dir() and path not in bare]
    _compile([], rest)


def drop_sources(package: Path, library: Path) -> None:
    """Take out sources that have their bytecode beside them, but for those that are read."""
    read = [re.compile(translate(pattern)) for pattern in contents.SOURCES_READ]
    for source in package.rglob("*.py"):
        name = source.relative_to(library).as_posix()
        compiled = source.with_suffix(".pyc")
        if any(each.match(name) for each in read):
            compiled.unlink(missing_ok=True)
        elif compiled.is_file():
            source.unlink()
    for cached in package.rglob("__pycache__/*.pyc"):
        cached.unlink()


def _compile(options: list[str], folders: list[Path]) -> None:
    command = [sys.executable, "-m", "compileall", "-qq", "-j", "0", "--invalidation-mode", "unchecked-hash"]
    subprocess.run([*command, *options, *map(str, folders)], check=False)  # it fails on templates, too
