"""Owns dist/linux/Pastiche.app: the bundle as it can be made and run on Linux, from the Python that runs it.

    python packaging/bundle/make_linux.py [--without-embeddings] [--into FOLDER]

It is no way to give Pastiche to anybody. It shows, without a Mac, that what goes into the bundle is enough.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from bundle import contents, tree

LAUNCHER = """\
#!/bin/sh
# What py2app's own executable does on a Mac, as far as it goes here.
contents=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
export PYTHONHOME="$contents/Resources" RESOURCEPATH="$contents/Resources" ARGVZERO="$0"
unset PYTHONPATH
exec "$contents/MacOS/python" "$contents/Resources/__boot__.py" "$@"
"""


def make(into: Path, extras: Sequence[str] = contents.EXTRAS) -> Path:
    """Build the app.

    Args:
        into: a folder for the app, and for what it is made from.

    Returns:
        The app; its Contents/MacOS/Pastiche starts it.

    Raises:
        subprocess.CalledProcessError: py2app has said why.
    """
    packages = into / "build" / "tree"
    tree.from_environment(packages, extras)
    build(into, packages, sys.executable)
    app = into / "Pastiche.app"
    launcher = app / "Contents" / "MacOS" / "Pastiche"
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)
    return app


def build(into: Path, packages: Path, python: str, *options: str) -> None:
    """Run py2app where no tool of a Mac is: nothing is rewritten or signed."""
    command = [python, str(contents.ROOT / "setup_py2app.py"), "--quiet", "py2app", "--debug-skip-macholib"]
    places = [f"--tree={packages}", f"--dist-dir={into}", f"--bdist-base={into / 'build' / 'py2app'}"]
    log = into / "build" / "py2app.log"
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            [*command, *places, *options],
            cwd=contents.ROOT,
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
        print("\n".join(tail), file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, command)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--into", type=Path, default=contents.ROOT / "dist" / "linux")
    parser.add_argument("--without-embeddings", action="store_true", help="without torch: small and quick")
    given = parser.parse_args()
    app = make(given.into.resolve(), () if given.without_embeddings else contents.EXTRAS)
    print(f"Made {app}. To start it: {app}/Contents/MacOS/Pastiche")
    return 0


if __name__ == "__main__":
    sys.exit(main())
