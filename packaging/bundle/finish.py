"""Owns what is done to the app once py2app has made it, everywhere: words, bytecode, one architecture."""

from __future__ import annotations

import re
import subprocess
import sys
from fnmatch import translate
from pathlib import Path

from macholib.MachO import MachO

from bundle import contents, machos, notices, plist, rpaths
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
        if machos.is_macho(machos.head(path)):
            thin(path)
            rpaths.keep_inside(path)
    compile_packages(bundle.library)
    notices.write(app)


def thin(path: Path) -> bool:
    """Leave only the arm64 part of a fat file, bit for bit as it stood in it: what `lipo -thin arm64` does.

    Returns:
        Whether there was anything to leave out.
    """
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
    """Bytecode for all: none may be written into a signed app, and without it every start would compile anew.

    It is never compared with its source, whose time changes when the app is copied. And it does not say where
    it was made: what looks for its own source must not find it on the machine that builds alone.
    """
    packages = [path for path in sorted(library.iterdir()) if path.is_dir() and path.name != "lib-dynload"]
    bare = [path for path in packages if path.name not in contents.SOURCES_KEPT]
    _compile(library, ["-b"], bare)
    for folder in bare:
        drop_sources(folder, library)
    _compile(library, [], packages)


def drop_sources(package: Path, library: Path) -> None:
    """Take out sources that have their bytecode beside them, but for those that are read."""
    read = [re.compile(translate(pattern)) for pattern in contents.SOURCES_READ]
    for source in package.rglob("*.py"):
        compiled = source.with_suffix(".pyc")
        if any(each.match(source.relative_to(library).as_posix()) for each in read):
            compiled.unlink(missing_ok=True)
        elif compiled.is_file():
            source.unlink()


def _compile(library: Path, options: list[str], folders: list[Path]) -> None:
    """Sources that are no Python, such as templates, are passed over."""
    command = [sys.executable, "-m", "compileall", "-qq", "-j", "0", "-s", str(library)]
    command += ["--invalidation-mode", "unchecked-hash", *options, *map(str, folders)]
    subprocess.run(command, check=False)
