"""Owns `make bundle-check`: the app for macOS is made here, then looked at from all sides.

python packaging/bundle/check.py [--made APP]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    from bundle import toolbox

    toolbox.enter()

from bundle import audit, cross, sizes
from bundle.layout import Finding

STAND_INS = {
    "Contents/MacOS/python": ("foreign", "not-code", "runtime"),
    "Contents/Resources/lib/python*/lib-dynload/*": ("foreign",),
    "Contents/Resources/zlib.*": ("foreign",),
    "": ("runtime",),
}
"""Where Python for macOS will lie, by pattern, and the rules that this system's in its place breaks."""

MAC_ONLY = ("_scproxy",)
"""Modules of Python for macOS that this system's does not have."""


def stands_in(finding: Finding) -> bool:
    """Whether a finding is only that this system's Python lies where a Mac's will."""
    return any(fnmatch(finding.path, each) and finding.rule in rules for each, rules in STAND_INS.items())


def split(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Those that count, and those that stand-ins cause."""
    found = list(findings)
    return [f for f in found if not stands_in(f)], [f for f in found if stands_in(f)]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--made", type=Path, metavar="APP", help="look at this one and make none")
    begun = time.monotonic()
    app = parser.parse_args().made
    if app is None:
        print("Making the app from the locked wheels for macOS ...", flush=True)
        app = cross.make()
    made = time.monotonic()
    print(f"Looking at {app} ...", flush=True)
    count, passed = split(audit.audit(app, given=MAC_ONLY))
    print(audit.report(count, sizes.table(app)))
    print(f"Passed over: {len(passed)} findings about this system's Python, which lies where a Mac's will.")
    print(f"Making took {made - begun:.0f} s, looking {time.monotonic() - made:.0f} s.")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
