"""Owns dist/mac/Pastiche.app: the bundle as a Mac makes it, made elsewhere from the real wheels for macOS.

    python packaging/bundle/cross.py

Python for macOS itself cannot be had here: its place is taken by this system's. The app is for looking at,
and does not run. Needs the network once, 5 GB of disk, and a Python 3.12.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    from bundle import toolbox

    toolbox.enter()

from bundle import contents, make_linux, tree

LOCK = contents.ROOT / "packaging" / "locks" / "bundle.txt"
INTO = contents.ROOT / "dist" / "mac"


def make(into: Path = INTO) -> Path:
    """Fetch, build, finish; runs in `bundle.toolbox`'s Python.

    Returns:
        The app.

    Raises:
        subprocess.CalledProcessError: something failed, and said why.
    """
    packages = into / "build" / "tree"
    tree.from_lock(LOCK, packages)
    make_linux.build(into, packages, sys.executable, "--arch=arm64")
    return into / "Pastiche.app"


if __name__ == "__main__":
    print(f"Made {make()}.")
