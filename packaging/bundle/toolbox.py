"""Owns the Python that makes and reads the app for macOS: of its version, with py2app, and nobody else's.

Whatever Python starts a script here, the script goes on in this one. Only the standard library is needed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "packaging" / "locks"
FOLDER = ROOT / "build" / "bundle" / "python"
VERSION = "3.12"

OURS_NEED = ("platformdirs", "psutil")
"""What `core` imports when it is asked for its version and names."""


def enter() -> None:
    """Go on with the script that was started, in this Python; made first, and anew where a list has changed.

    Raises:
        SystemExit: there is no Python of the app's version to make it from.
        subprocess.CalledProcessError: pip failed, and said why.
    """
    if Path(sys.prefix) == FOLDER:
        return
    python = FOLDER / "bin" / "python"
    lists = (LOCKS / "build.txt").read_text(encoding="utf-8") + part(LOCKS / "app.txt", OURS_NEED)
    stamp = FOLDER / hashlib.sha256(lists.encode()).hexdigest()
    if not stamp.is_file():
        print(f"Making {FOLDER.relative_to(ROOT)} ...", flush=True)
        shutil.rmtree(FOLDER, ignore_errors=True)
        subprocess.run([find(), "-m", "venv", str(FOLDER)], check=True)
        wanted = FOLDER / "lists.txt"
        wanted.write_text(lists, encoding="utf-8")
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--quiet"]
        exactly = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(wanted)]
        subprocess.run([*pip, *exactly], check=True)
        stamp.touch()
    os.execv(python, [str(python), *sys.argv])


def part(lock: Path, names: tuple[str, ...]) -> str:
    """The entries of a list that pin these packages, with their hashes."""
    entries = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return "".join(entry for entry in entries if entry.split("==")[0] in names)


def find() -> str:
    """A Python of the app's version on this machine.

    Raises:
        SystemExit: with what to do about it.
    """
    for candidate in _candidates():
        asked = [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.stdout.strip() == VERSION:
            return candidate
    sys.exit(f"The app has Python {VERSION}, and none is here. Install it, or name one: PASTICHE_PYTHON=path")


def _candidates() -> Iterator[str]:
    if named := os.environ.get("PASTICHE_PYTHON"):
        yield named
        return
    yield sys.executable
    if found := shutil.which(f"python{VERSION}"):
        yield found
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(root.glob(f"versions/{VERSION}.*/bin/python")))
