"""Owns dist/mac/Pastiche.app: the bundle as a Mac makes it, made elsewhere from the real wheels for macOS.

    python packaging/bundle/cross.py [--into FOLDER]

Python for macOS itself cannot be had here: its place is taken by this system's, which the audit passes over.
The app is for looking at, and does not run. Needs Python 3.12, named by PASTICHE_PYTHON or found.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from bundle import contents, make_linux, tree

LOCKS = contents.ROOT / "packaging" / "locks"
FETCH = (
    "import sys; from pathlib import Path; from bundle import tree; tree.from_lock(*map(Path, sys.argv[1:]))"
)
OURS_NEED = ("platformdirs", "psutil")
"""What `core` imports when it is asked for its names, besides py2app."""


def make(into: Path) -> Path:
    """Fetch, build, finish.

    Returns:
        The app.

    Raises:
        SystemExit: there is no Python 3.12.
        subprocess.CalledProcessError: something failed, and said why.
    """
    python = tools(into / "build" / "python")
    packages = into / "build" / "tree"
    places = {"PYTHONPATH": os.pathsep.join([str(contents.ROOT / "packaging"), str(contents.ROOT)])}
    fetch = [python, "-c", FETCH, str(LOCKS / "bundle.txt"), str(packages)]
    subprocess.run(fetch, check=True, env={**os.environ, **places})
    make_linux.build(into, packages, python, "--arch=arm64")
    return into / "Pastiche.app"


def tools(folder: Path) -> str:
    """A Python of the app's version with py2app, apart from all others."""
    python = folder / "bin" / "python"
    lists = [LOCKS / "build.txt", folder.with_name("ours.txt")]
    tree.fresh(folder)
    lists[1].write_text(part(LOCKS / "app.txt", OURS_NEED), encoding="utf-8")
    subprocess.run([find_python(), "-m", "venv", str(folder)], check=True)
    pip = [
        str(python),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--quiet",
        "--no-deps",
    ]
    given = [word for each in lists for word in ("-r", str(each))]
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", *given], check=True)
    return str(python)


def part(lock: Path, names: tuple[str, ...]) -> str:
    """The entries of a list that pin these packages, with their hashes."""
    entries = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return "".join(entry for entry in entries if entry.split("==")[0] in names)


def find_python() -> str:
    """A Python of the app's version.

    Raises:
        SystemExit: with what to do about it.
    """
    for candidate in _candidates():
        asked = [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.stdout.strip() == tree.PYTHON:
            return candidate
    sys.exit(f"The bundle has Python {tree.PYTHON}, and none is here. Name one: PASTICHE_PYTHON=path")


def _candidates() -> Iterator[str]:
    if named := os.environ.get("PASTICHE_PYTHON"):
        yield named
        return
    yield sys.executable
    if found := shutil.which(f"python{tree.PYTHON}"):
        yield found
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(root.glob(f"versions/{tree.PYTHON}.*/bin/python")))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--into", type=Path, default=contents.ROOT / "dist" / "mac")
    print(f"Made {make(parser.parse_args().into.resolve())}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
