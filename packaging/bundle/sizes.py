"""Owns how large the app is, package by package, counted as if every fat file held its arm64 part alone."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bundle import machos
from bundle.layout import App, Finding

MB = 1_000_000

TOGETHER = {
    "PySide6": "Qt",
    "shiboken6": "Qt",
    "torchgen": "torch",
    "functorch": "torch",
    "torch.libs": "torch",
}
"""Packages that are counted as one; the dylibs in a package's folder are its own anyway."""

LIMITS = {"torch": 400, "Qt": 90}
"""MB that one row may have."""

TOTAL = 900
"""MB that all of it may have."""


def table(app: Path) -> list[tuple[str, float]]:
    """What each package takes, in MB, the largest first. All metadata is one row."""
    return _rows(App(app))


def check(app: App) -> Iterator[Finding]:
    """Rows that are too large, and the sum if it is."""
    rows = _rows(app)
    for name, size in rows:
        if name in LIMITS and size > LIMITS[name]:
            yield Finding("", "size", f"{name} takes {size:.0f} MB of the {LIMITS[name]} it may")
    if (total := sum(size for _, size in rows)) > TOTAL:
        yield Finding("", "size", f"takes {total:.0f} MB of the {TOTAL} it may")


def shown(rows: Iterable[tuple[str, float]], smallest: float = 1.0) -> str:
    """The table to print; what is smaller than `smallest` MB is one row at its end, before the sum."""
    rows = list(rows)
    large = [row for row in rows if row[1] >= smallest]
    rest = sum(size for _, size in rows) - sum(size for _, size in large)
    lines = [*large, (f"{len(rows) - len(large)} others", rest), ("all", sum(size for _, size in rows))]
    return "\n".join(f"{size:8.1f} MB  {name}" for name, size in lines)


def _rows(app: App) -> list[tuple[str, float]]:
    sizes: Counter[str] = Counter()
    for path in app.files:
        if path != app.archive:
            sizes[_owner(app, path)] += machos.thin_size(path)
    for member in app.members:
        sizes[_package(member.filename.split("/")[0])] += member.compress_size
    return [(name, size / MB) for name, size in sizes.most_common()]


def _owner(app: App, path: Path) -> str:
    """Whom a file belongs to: a package, Python itself, our resources, or the frame that py2app makes."""
    if app.library in path.parents:
        first, *rest = path.relative_to(app.library).parts
        return _package(rest[0] if first == "lib-dynload" and rest else first)
    if app.resources / "resources" in path.parents:
        return "resources"
    if path.name == "python" or "Python.framework" in path.parts:
        return "Python"
    return "frame"


def _package(name: str) -> str:
    if name.endswith((".dist-info", ".egg-info")):
        return "metadata"
    stem = name if name.endswith(".libs") else name.split(".")[0]
    return "Python" if stem in sys.stdlib_module_names else TOGETHER.get(stem, stem)
