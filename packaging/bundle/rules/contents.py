"""Owns what must be in the app and what must not: our files, resources, metadata, and what packages leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from bundle import machos, plist
from bundle.contents import OURS
from bundle.layout import REPOSITORY, App, Finding, canonical
from bundle.notices import FILE as NOTICES

METADATA = {
    "keyring": "finds the Keychain by its entry points",
    "mlx": "its version goes into every adapter's metadata",
    "mlx-lm": "its version goes into every adapter's metadata",
    **dict.fromkeys(
        (
            "filelock",
            "huggingface-hub",
            "numpy",
            "packaging",
            "pyyaml",
            "regex",
            "safetensors",
            "tokenizers",
            "tqdm",
        ),
        "transformers asks for its version when it is imported",
    ),
    "transformers": "asks for its own version",
}
"""Packages whose metadata something reads at run time, by their registry's names."""

KEYCHAIN = "keyring.backends.macOS"

UNWANTED = {
    "setuptools": "builds packages",
    "pkg_resources": "builds packages",
    "_distutils_hack": "builds packages",
    "wheel": "builds packages",
    "pip": "installs packages",
    "pytest": "tests packages",
    "PyObjCTest": "tests packages",
    "nvidia": "is for CUDA",
    "triton": "is for CUDA",
}
"""Packages that py2app takes along or pip installs, and that nothing here runs."""

LEFTOVERS = {
    "*/tests": "a package's own tests",
    "*/test": "a package's own tests",
    "*.cu": "for CUDA",
    "*.cuh": "for CUDA",
    "*/libcu*": "for CUDA",
    "*/libnccl*": "for CUDA",
    "*/libtorch_cuda*": "for CUDA",
    "*.dSYM": "for a debugger",
    "*.a": "for compilers",
    "*.cmake": "for compilers",
    "*.h": "for compilers",
    "*.hpp": "for compilers",
    "*/PySide6/*.app": "one of Qt's own tools",
    "*/PySide6/Qt/qml": "QML, which we do not use",
    "*/PySide6/Qt/plugins/sqldrivers": "for databases, whose libraries it looks for outside the app",
}
"""Files and folders that nobody needs here, by pattern, and what they are."""

KEPT = {
    "*/pyconfig.h": "py2app puts it in; Python looks for it",
    "*.dist-info/*": "licences lie in folders named like those of the sources",
}
"""What looks like a leftover and is none."""

LIBRARIES = (".dylib", ".so", ".metallib")


def check(app: App, minimum: str) -> Iterator[Finding]:
    """Everything about what is in the app."""
    yield from information(app, minimum)
    yield from resources(app)
    yield from ours(app)
    yield from zipped(app)
    yield from shaders(app)
    yield from metadata(app)
    yield from leftovers(app)
    yield from other_pythons(app)


def information(app: App, minimum: str) -> Iterator[Finding]:
    """Info.plist says what `bundle.plist` says, of the version that the app's own `core` has."""
    name = app.name(app.contents / "Info.plist")
    if (version := _version(app)) is None:
        yield Finding("", "version", "core/__init__.py is not there, or says no version")
        return
    if not app.plist:
        yield Finding(name, "plist", "is not there, or cannot be read")
        return
    wanted = {"CFBundlePackageType": "APPL", "CFBundleExecutable": app.root.stem, **plist.info(version)}
    for key, value in wanted.items():
        if key not in app.plist:
            yield Finding(name, "plist", f"has no {key}")
        elif app.plist[key] != value:
            yield Finding(name, "plist", f"{key} is {app.plist[key]!r}, but should be {value!r}")
    if app.plist.get("LSMinimumSystemVersion", minimum) != minimum:
        yield Finding(name, "plist", f"asks for macOS {app.plist['LSMinimumSystemVersion']}, not {minimum}")
    for key, folder in (("CFBundleIconFile", app.resources), ("CFBundleExecutable", app.executables)):
        if (file := app.plist.get(key)) and not (folder / str(file)).is_file():
            yield Finding(app.name(folder / str(file)), "plist", f"is not there, though {key} names it")


def resources(app: App) -> Iterator[Finding]:
    """What the repository's `resources` hold, the words for the system, and everybody's licences."""
    files = [path.relative_to(REPOSITORY) for path in (REPOSITORY / "resources").rglob("*") if path.is_file()]
    wanted = [*files, *map(Path, plist.lproj()), Path(NOTICES)]
    for path in sorted(wanted):
        if not path.name.startswith(".") and not (app.resources / path).is_file():
            yield Finding(app.name(app.resources / path), "resource", "is not there")


def ours(app: App) -> Iterator[Finding]:
    """Every module of ours is there: many are imported by names that are put together at run time."""
    there = {app.name(path) for path in app.files} | {app.member(member.filename) for member in app.members}
    for package in OURS:
        for path in sorted((REPOSITORY / package).rglob("*.py")):
            module = path.relative_to(REPOSITORY)
            places = (app.name(app.library / module), app.member(module.with_suffix(".pyc").as_posix()))
            if not there & {*places, places[1].removesuffix("c")}:
                yield Finding(places[0], "ours", "is not there")


def zipped(app: App) -> Iterator[Finding]:
    """Code that cannot be loaded from inside a zip."""
    if not app.members:
        return
    with ZipFile(app.archive) as archive:
        for member in app.members:
            with archive.open(member) as file:
                native = machos.is_macho(file.read(8))
            if native or member.filename.endswith(LIBRARIES):
                yield Finding(app.member(member.filename), "zip", "cannot be loaded from inside the zip")


def shaders(app: App) -> Iterator[Finding]:
    """MLX finds its Metal programs beside its library, and nowhere else."""
    found = [path for path in app.files if path.name == "libmlx.dylib"]
    if not found:
        yield Finding("", "metallib", "libmlx.dylib is not there")
    for path in found:
        if not path.with_name("mlx.metallib").is_file():
            yield Finding(app.name(path.with_name("mlx.metallib")), "metallib", "is not beside libmlx.dylib")


def metadata(app: App) -> Iterator[Finding]:
    """Metadata that packages read of themselves and of others at run time."""
    found = {canonical(str(each.metadata["Name"])): each for each in app.packages}
    for name, why in METADATA.items():
        if name not in found:
            yield Finding("", "metadata", f"the metadata of {name} is not there: {why}")
    if "keyring" in found and KEYCHAIN not in {entry.value for entry in found["keyring"].entry_points}:
        yield Finding("", "metadata", f"keyring's entry points do not name {KEYCHAIN}")


def leftovers(app: App) -> Iterator[Finding]:
    """What only developers of a package need; of a folder only the folder is named."""
    library, archive = app.name(app.library), app.name(app.archive)
    names = {app.name(path) for path in app.entries}
    for member in app.members:
        path = PurePosixPath(app.member(member.filename))
        names |= {str(each) for each in (path, *path.parents) if str(each).startswith(f"{archive}/")}
    named: set[str] = set()
    for name in sorted(names):
        path = PurePosixPath(name)
        if named.isdisjoint(map(str, path.parents)) and (why := _unneeded(path, (library, archive))):
            named.add(name)
            yield Finding(name, "leftover", why)


def _unneeded(path: PurePosixPath, places: tuple[str, ...]) -> str:
    """Why this is not needed; "" where it is."""
    stem = path.name.split(".")[0].split("-")[0]
    if stem in UNWANTED and str(path.parent) in places:
        return UNWANTED[stem]
    if any(fnmatch(str(path), kept) for kept in KEPT):
        return ""
    return next((f"is {why}" for pattern, why in LEFTOVERS.items() if fnmatch(str(path), pattern)), "")


def other_pythons(app: App) -> Iterator[Finding]:
    """Extensions and bytecode of another Python than the app's, which this one passes over or cannot load."""
    own = "".join(map(str, app.python))
    for path in app.files:
        tag = re.search(r"\.cpython-(\d+).*\.so$", path.name)
        if tag and tag[1] != own:
            yield Finding(app.name(path), "other-python", f"is for Python {tag[1]}, not {own}")
    wrong = [name for name, number in _bytecode(app) if number != BYTECODE.get(app.python, number)]
    if wrong:
        detail = f"{len(wrong)} modules were compiled by another Python, such as {wrong[0]}"
        yield Finding("", "other-python", detail)


def _bytecode(app: App) -> Iterator[tuple[str, int]]:
    """Every compiled module with its magic number."""
    for path in app.files:
        if path.suffix == ".pyc":
            yield app.name(path), int.from_bytes(machos.head(path)[:2], "little")
    if app.members:
        with ZipFile(app.archive) as archive:
            for member in app.members:
                if member.filename.endswith(".pyc"):
                    with archive.open(member) as file:
                        yield app.member(member.filename), int.from_bytes(file.read(2), "little")


BYTECODE = {(3, 11): 3495, (3, 12): 3531, (3, 13): 3571}
"""The magic numbers of released Pythons."""


def _version(app: App) -> str | None:
    source = app.library / "core" / "__init__.py"
    match = (
        re.search(r'^__version__ = "(.+)"$', source.read_text("utf-8"), re.M) if source.is_file() else None
    )
    return match[1] if match else None
