"""Owns what must hold of the Mach-O files in the app: that they run here, and load nothing from elsewhere.

A dylib's own name (LC_ID_DYLIB) may be anything, such as the path on the machine that built it: it is read
when something is linked, not when it is loaded. What was linked by such a name has it among its links, and
there it is a finding.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bundle import machos
from bundle.layout import App, Finding
from bundle.machos import Slice

FOREIGN = {b"\x7fELF": "a Linux binary", b"MZ": "a Windows binary"}
RPATH, LOADER, EXECUTABLE = "@rpath/", "@loader_path", "@executable_path"


def check(app: App, minimum: str) -> Iterator[Finding]:
    """Everything about binaries. `minimum`: the oldest system that must run them, such as "14.0"."""
    slices: dict[Path, Slice] = {}
    for path in app.files:
        head = machos.head(path)
        for magic, what in FOREIGN.items():
            if head.startswith(magic) and path.suffix != ".pyc":
                yield Finding(app.name(path), "foreign", f"is {what}")
        if machos.is_macho(head):
            try:
                native = machos.native(found := machos.read(path))
            except machos.Unreadable as error:
                yield Finding(app.name(path), "damaged", f"a Mach-O that cannot be read: {error}")
                continue
            if native is None:
                yield Finding(app.name(path), "arch", f"has no arm64, only {_archs(found)}")
            else:
                slices[path] = native
    yield from runtime(app, slices)
    for path, native in slices.items():
        yield from system(app.name(path), native, minimum)
        yield from rpaths(app.name(path), native)
    yield from links(app, slices)


def runtime(app: App, slices: dict[Path, Slice]) -> Iterator[Finding]:
    """The app's own executable, the Python that its children run on, and the library that both load."""
    for name in (str(app.plist.get("CFBundleExecutable", "")), "python"):
        path = app.executables / name
        if name and (path not in slices or slices[path].kind != "execute"):
            yield Finding(app.name(path), "runtime", "is not there as a program for arm64")
        elif name and not path.stat().st_mode & 0o111:
            yield Finding(app.name(path), "runtime", "may not be executed")
    for location in app.plist.get("PyRuntimeLocations", [""]):
        path = Path(posixpath.normpath(str(location).replace(EXECUTABLE, str(app.executables))))
        if path.resolve() not in {each.resolve() for each in slices}:
            yield Finding("", "runtime", f"the Python that Info.plist names is not there, {location}")


def system(name: str, native: Slice, minimum: str) -> Iterator[Finding]:
    """Built for macOS, and for one that is old enough."""
    if native.minimum is None:
        yield Finding(name, "minimum", "does not say which system it needs")
    elif native.minimum > _version(minimum):
        needed = ".".join(map(str, native.minimum)).removesuffix(".0")
        yield Finding(name, "minimum", f"needs macOS {needed}, the app promises {minimum}")
    if native.platform not in (None, machos.MACOS):
        yield Finding(name, "platform", f"is for platform {native.platform}, not for macOS")


def rpaths(name: str, native: Slice) -> Iterator[Finding]:
    """Where it looks for libraries: in the app alone, and nowhere twice."""
    for rpath, times in Counter(native.rpaths).items():
        if machos.leads_outside(rpath):
            yield Finding(name, "rpath", f"looks for libraries in {rpath}")
        if times > 1:
            yield Finding(name, "rpath-twice", f"names {rpath} twice, which macOS 15.4 refuses to load")


def links(app: App, slices: dict[Path, Slice]) -> Iterator[Finding]:
    """Every library that something links to is the system's or lies in the app."""
    found = Found(app, slices)
    for path, native in slices.items():
        for link in native.links:
            if machos.leads_outside(link.name):
                yield Finding(app.name(path), "absolute", f"links to {link.name}")
            elif not link.name.startswith(("@", "/")):
                yield Finding(
                    app.name(path), "relative", f"links to {link.name}, wherever the app is started"
                )
            elif link.name.startswith("@") and not link.weak and found.place(path, link.name) is None:
                yield Finding(app.name(path), "dependency", f"links to {link.name}, {found.hint(link.name)}")


@dataclass(frozen=True)
class Found:
    """Looks for libraries in the app as the system's loader does.

    A path that begins with @rpath is looked for in the rpaths of the file, then of whatever loads the file.
    """

    app: App
    slices: dict[Path, Slice]
    _seen: dict[tuple[Path, str], Path | None] = field(default_factory=dict)

    @cached_property
    def _real(self) -> dict[Path, Path]:
        return {path.resolve(): path for path in self.slices}

    @cached_property
    def _loaders(self) -> dict[Path, list[Path]]:
        """For each file those that find it by their own rpaths, and the programs, which load extensions."""
        programs = [path for path in self.slices if path.parent == self.app.executables]
        loaders = {path: list(programs) for path in self.slices}
        for path, native in self.slices.items():
            for link in native.links:
                if (target := self._own(path, link.name)) is not None:
                    loaders[target].append(path)
        return loaders

    def place(self, path: Path, name: str) -> Path | None:
        """Where the library of this name lies for that file; None: nowhere."""
        waiting, tried = [path], set()
        while waiting:
            loader = waiting.pop(0)
            tried.add(loader)
            own = self._own(loader, name) if name.startswith(RPATH) or loader == path else None
            if own is not None or not name.startswith(RPATH):
                return own
            waiting += [each for each in self._loaders[loader] if each not in tried and each not in waiting]
        return None

    def hint(self, name: str) -> str:
        """The end of a sentence about a library that was not found."""
        leaf = posixpath.basename(name)
        elsewhere = [self.app.name(path) for path in self.slices if path.name == leaf]
        return (
            f"which lies in {elsewhere[0]}, where it does not look"
            if elsewhere
            else "which is not in the app"
        )

    def _own(self, path: Path, name: str) -> Path | None:
        if (path, name) not in self._seen:
            self._seen[path, name] = self._look(path, name)
        return self._seen[path, name]

    def _look(self, path: Path, name: str) -> Path | None:
        names = [name]
        if name.startswith(RPATH):
            names = [posixpath.join(rpath, name.removeprefix(RPATH)) for rpath in self.slices[path].rpaths]
        for each in names:
            place = each.replace(LOADER, str(path.parent), 1).replace(
                EXECUTABLE, str(self.app.executables), 1
            )
            if (real := Path(place).resolve()) in self._real:
                return self._real[real]
        return None


def _version(text: str) -> tuple[int, int, int]:
    numbers = [int(number) for number in re.findall(r"\d+", text)][:3]
    first, second, third = numbers + [0] * (3 - len(numbers))
    return first, second, third


def _archs(found: list[Slice]) -> str:
    return ", ".join(each.arch for each in found) or "nothing"
