"""Draws every page, light and dark, into a folder: `python -m tests.desktop.shots OUT [PROJECT] [NAMES]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QWidget

from core.project import Project
from desktop.app import make_app
from desktop.steps import train_probe
from desktop.theme import theme
from desktop.window import Window
from tests.desktop.gallery import SIZES, visit
from tests.fakes.samples import walk_sample
from tests.fakes.windows import settle


def take(window: Window, shown: QWidget, out: Path, name: str) -> None:
    """Light and dark; the main window at both sizes, another one at its own."""
    for scheme in ("light", "dark"):
        theme().set_scheme(scheme)  # type: ignore[arg-type]
        for size in SIZES if shown is window else SIZES[:1]:
            window.resize(*size)
            settle()
            suffix = "" if size == SIZES[0] else f"-{size[0]}"
            shown.grab().save(str(out / f"{name}-{scheme}{suffix}.png"))


def main(out: Path, root: Path | None, only: str = "") -> int:
    """Args: only: a pattern at the beginning of the names that are wanted; all without."""
    out.mkdir(parents=True, exist_ok=True)
    app = make_app(["pastiche"])
    train_probe.PAUSE = 3_600_000  # nothing is measured by itself: figures are fed
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = Project.open(root) if root else walk_sample(folder / "Made.pastiche", epochs=1.0)
        for title, window, shown in visit(sample, folder, only):
            take(window, shown, out, title)
            print(title, flush=True)
    del app
    return 0


if __name__ == "__main__":
    given = [*sys.argv[1:], "", ""]
    sys.exit(main(Path(given[0]), Path(given[1]) if given[1] else None, given[2]))
