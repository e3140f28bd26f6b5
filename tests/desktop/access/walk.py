"""Owns the accessibility walk: every picture of the gallery, held against every check.

python -m tests.desktop.access.walk [--language CODE] [PROJECT] [NAMES]   prints what it finds
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from core.project import Project
from desktop import language
from desktop.theme import theme
from desktop.window import Window
from tests.desktop import gallery
from tests.desktop.access import contrast, cuts, english, keys, painting
from tests.fakes.windows import settle


@dataclass(frozen=True)
class Extent:
    """How much of it all is looked at.

    Attributes:
        schemes: in which the contrast is checked; scales: text sizes at which cut texts are looked for.
        sizes: of the main window, for cut texts.
    """

    schemes: tuple[str, ...] = ("light", "dark")
    scales: tuple[float, ...] = (1.0, 1.3, 1.5)
    sizes: tuple[tuple[int, int], ...] = gallery.SIZES


WHOLE = (Extent(),)
QUICK = tuple(
    Extent((scheme,), (scale,), gallery.SIZES[:1])
    for scheme, scale in (("light", 1.0), ("dark", 1.3), ("light", 1.3), ("dark", 1.0))
)
"""In turn, a picture each: together they see all four."""


def wear(scheme: str, scale: float) -> bool:
    """Put on another look, where it is another; False where it was worn: to dress every widget takes long."""
    worn = theme()
    if (worn.scheme, worn.scale) == (scheme, scale):
        return False
    worn.scale = scale
    worn.set_scheme(scheme)  # type: ignore[arg-type]
    return True


def arrange(window: Window, scheme: str, scale: float, size: tuple[int, int] = gallery.SIZES[0]) -> None:
    """Have the window stand in a look and a size, and wait where that is not how it stood."""
    before, other = window.size(), wear(scheme, scale)
    window.resize(*size)
    if other or window.size() != before:
        settle()


def examine(window: Window, shown: QWidget, extent: Extent) -> dict[str, list[str]]:
    """What is wrong with a picture: where it was looked at -> failures."""
    first, usual = (*extent.schemes, "light")[0], extent.scales[0]
    arrange(window, first, usual)
    found = {"": keys.check_names(shown) + keys.check_tab(shown)}
    settle()
    for scheme in reversed(extent.schemes):  # the first one last, in which cut texts are looked for
        arrange(window, scheme, usual)
        found[scheme] = contrast.check_contrast(shown, painting.look(shown))
    for scale in extent.scales:
        for size in extent.sizes if shown is window else extent.sizes[:1]:
            arrange(window, first, scale, size)
            watched = painting.look(shown, 1)
            found[f"{scale:.0%} {size[0]}"] = cuts.check_cuts(shown, watched)
            found[""] += english.check_english(shown, watched)
    arrange(window, first, usual)
    return {where: failures for where, failures in found.items() if failures}


def walk(
    sample: Project,
    folder: Path,
    extents: Sequence[Extent],
    only: str = "",
    told: Callable[[str], None] = lambda line: None,
) -> list[str]:
    """Every failure, one a line, with the name of the picture; `told` gets them as they come.

    Args:
        extents: the pictures take turns with these.
    """
    lines: list[str] = []
    turns = itertools.cycle(extents)
    for name, window, shown in gallery.visit(sample, folder, only):
        told(f"-- {name}")
        for where, failures in examine(window, shown, next(turns)).items():
            for failure in dict.fromkeys(failures):
                lines.append(f"{name} [{where}] {failure}")
                told(lines[-1])
    wear("light", 1.0)
    return lines


def main(root: Path | None, only: str, spoken: str) -> int:
    """Args: spoken: the language of the window, e.g. "de"; "" for that of the system."""
    from desktop.app import make_app
    from desktop.steps import train_probe
    from tests.fakes.samples import walk_sample

    app = make_app(["pastiche"])
    if spoken:
        app.setProperty("language", language.install(app, [spoken]))
        QLocale.setDefault(QLocale(spoken))
    train_probe.PAUSE = 3_600_000  # nothing is measured by itself: figures are fed
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = Project.open(root) if root else walk_sample(folder / "Made.pastiche")
        found = walk(sample, folder, WHOLE, only, lambda line: print(line, flush=True))
    print(f"{len(found)} failures")
    del app
    return 1 if found else 0


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="walk")
    asked.add_argument("project", nargs="?", default="")
    asked.add_argument("names", nargs="?", default="")
    asked.add_argument("--language", default="")
    given = asked.parse_args()
    sys.exit(main(Path(given.project) if given.project else None, given.names, given.language))
