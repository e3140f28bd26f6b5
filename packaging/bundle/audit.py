"""Owns the audit of a finished Pastiche.app: what would keep it from starting on a Mac, or from being signed.

    python packaging/bundle/audit.py Pastiche.app [--without RULE ...]

It reads the folder alone, on any system. To read its code, the Python that runs this must be of its version.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from bundle import graph, notices, sizes
from bundle.layout import App, Finding
from bundle.rules import binaries, contents, names

__all__ = ["Finding", "audit"]

MINIMUM = "14.0"


def audit(
    app: Path, minimum: str = MINIMUM, without: Collection[str] = (), given: Collection[str] = ()
) -> list[Finding]:
    """Everything that must not stay as it is, in order; none for an app that may be given away.

    Args:
        minimum: the oldest macOS that it is for.
        without: names of rules to leave out.
        given: modules that are taken to be there, such as those of a Python that is put in later.

    Raises:
        FileNotFoundError: there is no such app.
    """
    if not (app / "Contents").is_dir():
        raise FileNotFoundError(f"{app} is no app: it has no folder Contents")
    bundle = App(app)
    found = (finding for check in _checks(minimum, given) for finding in check(bundle))
    return sorted({finding for finding in found if finding.rule not in without})


def _checks(minimum: str, given: Collection[str]) -> list[Callable[[App], Iterator[Finding]]]:
    return [
        partial(binaries.check, minimum=minimum),
        names.check,
        partial(contents.check, minimum=minimum),
        partial(graph.check, given=given),
        sizes.check,
        notices.check,
    ]


def report(findings: Collection[Finding], rows: Collection[tuple[str, float]]) -> str:
    """What `make bundle-check` prints: sizes, findings, and how many by rule."""
    rules: Mapping[str, int] = {
        rule: sum(each.rule == rule for each in findings) for rule in {f.rule for f in findings}
    }
    counted = ", ".join(f"{count} {rule}" for rule, count in sorted(rules.items()))
    verdict = f"{len(findings)} findings: {counted}" if findings else "Nothing was found that must not stay."
    return "\n".join([sizes.shown(rows), "", *map(str, findings), "", verdict])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("app", type=Path)
    parser.add_argument("--minimum", default=MINIMUM, help="the oldest macOS that it is for")
    parser.add_argument("--without", nargs="*", default=(), metavar="RULE")
    given = parser.parse_args()
    findings = audit(given.app, given.minimum, given.without)
    print(report(findings, sizes.table(given.app)))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
