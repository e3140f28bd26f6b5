"""Owns what must hold of names and links in the app, so that it can be copied to any Mac and signed."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from bundle import machos
from bundle.layout import App, Finding

CODE = ("MacOS", "Frameworks", "PlugIns", "XPCServices", "Helpers")
"""Folders of Contents where codesign takes every file for code, and every folder with a dot for a bundle."""

BUNDLES = (".framework", ".app", ".bundle", ".plugin", ".xpc", ".appex")
LITTER = (".DS_Store", "Icon\r", "Thumbs.db")


def check(app: App) -> Iterator[Finding]:
    """Everything about names."""
    yield from links(app)
    yield from collisions(app)
    yield from litter(app)
    yield from outside_contents(app)
    yield from places_of_code(app)


def links(app: App) -> Iterator[Finding]:
    """Links that lead out of the app, or nowhere. An absolute one breaks as soon as the app is moved."""
    root = app.root.resolve()
    for path in app.entries:
        if path.is_symlink():
            target = os.readlink(path)
            if os.path.isabs(target) or root not in path.resolve().parents:
                yield Finding(app.name(path), "link-outside", f"leads out of the app, to {target}")
            elif not path.exists():
                yield Finding(app.name(path), "link-dangling", f"leads to {target}, which is not there")


def collisions(app: App) -> Iterator[Finding]:
    """Names that a Mac's disk takes for one: it tells neither case nor composed accents apart."""
    names = [app.name(path) for path in app.entries]
    names += [app.member(member.filename) for member in app.members]
    same: dict[str, set[str]] = defaultdict(set)
    for name in names:
        path = PurePosixPath(name)
        same[f"{path.parent}/{unicodedata.normalize('NFD', path.name).casefold()}"].add(name)
    for group in same.values():
        first, *others = sorted(group)
        for other in others:
            yield Finding(other, "same-name", f"is the same name as {first} on a Mac's disk")


def litter(app: App) -> Iterator[Finding]:
    """What the Finder leaves behind; codesign calls it detritus."""
    for path in app.entries:
        if path.name in LITTER or path.name.startswith("._"):
            yield Finding(app.name(path), "litter", "was left behind by a file manager")


def outside_contents(app: App) -> Iterator[Finding]:
    """Beside Contents there may be nothing: it could not be sealed."""
    for path in sorted(app.root.iterdir()):
        if path.name != "Contents":
            yield Finding(app.name(path), "unsealed", "lies beside Contents, where codesign refuses it")


def places_of_code(app: App) -> Iterator[Finding]:
    """In folders for code: only code, and bundles that are whole."""
    for place in CODE:
        if (app.contents / place).is_dir():
            yield from _code(app, app.contents / place)


def _code(app: App, folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir():
            if path.suffix == ".framework":
                yield from _framework(app, path)
            elif path.suffix in BUNDLES:
                if not (path / "Contents" / "Info.plist").is_file():
                    yield Finding(
                        app.name(path), "bundle", "is named like a bundle, but has no Contents/Info.plist"
                    )
            elif "." in path.name:
                yield Finding(app.name(path), "dotted", "has a dot, so that codesign takes it for a bundle")
            else:
                yield from _code(app, path)
        elif not machos.is_macho(machos.head(path)):
            yield Finding(app.name(path), "not-code", "is no code: its place is Contents/Resources")


def _framework(app: App, path: Path) -> Iterator[Finding]:
    """Versions/Current and the links to it; without them codesign finds the format ambiguous."""
    current = path / "Versions" / "Current"
    wanted = (current, path / path.stem, path / "Resources")
    for link in wanted:
        if not link.is_symlink():
            yield Finding(app.name(link), "framework", "should be a link to the framework's current version")
    if current.is_dir() and not (current / "Resources" / "Info.plist").is_file():
        yield Finding(app.name(path), "framework", "has no Info.plist in the Resources of its version")
