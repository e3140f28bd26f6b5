"""Owns under which licence a package in the app stands, and whether we may pass it on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import Distribution

PERMITTED = re.compile(
    r"0BSD|3-Clause BSD|Apache|BSD|BSL-1\.0|CC0|CNRI-Python|GNU L|HPND|ISC|LGPL|MIT|MPL|Mozilla|NCSA|PSF"
    r"|Python|Public Domain|Unicode|Unlicense|[Zz]lib"
)
"""How names of licences begin that ask to be named, or to share changes of the work itself, and no more."""

REFUSED = re.compile(r"\b(A?GPL|GNU (Affero )?General|SSPL|BUSL|CC-BY-NC|Proprietary|Commercial)", re.I)

GENERIC = ("", "UNKNOWN", "Dual License", "dependency licenses")
"""What stands where a name should, and says nothing."""

LONGEST = 120
"""Letters: what is longer is the licence's text instead of its name."""


def name(package: Distribution) -> str:
    """The licence as the package's metadata has it: an SPDX expression if it can; "" if none is known."""
    said = [each for each in _said(package) if known(each)]
    return said[0] if said else ""


def known(expression: str) -> bool:
    """Whether each part of this is the name of a licence."""
    parts = _parts(expression, r" OR | AND |,|/| or | and ")
    return bool(parts) and all(PERMITTED.match(part) or REFUSED.search(part) for part in parts)


def permitted(expression: str) -> bool:
    """Whether what is under this may be passed on with us: one of those that OR joins, all that AND joins."""
    if inner := re.fullmatch(r"\(([^()]*)\)", expression.strip()):
        return permitted(inner[1])
    if group := re.search(r"\(([^()]*)\)", expression):
        verdict = "MIT" if permitted(group[1]) else "GPL"
        return permitted(expression[: group.start()] + verdict + expression[group.end() :])
    choices = _parts(expression, r" OR | or ")
    return any(all(map(_allowed, _parts(choice, r" AND |,|/| and "))) for choice in choices)


def _allowed(part: str) -> bool:
    return bool(PERMITTED.match(part)) and not REFUSED.match(part)


def _parts(expression: str, separator: str) -> list[str]:
    parts = (part.strip(" ()") for part in re.split(separator, expression))
    return [part for part in parts if part not in GENERIC]


def _said(package: Distribution) -> Iterator[str]:
    """Where a package may say its licence, the most exact first."""
    metadata: Message = package.metadata  # type: ignore[assignment]
    yield str(metadata.get("License-Expression", ""))
    old = str(metadata.get("License", "")).strip()
    if "\n" not in old and len(old) <= LONGEST:
        yield old
    classifiers = [
        str(each) for each in metadata.get_all("Classifier", []) if str(each).startswith("License :: ")
    ]
    yield " AND ".join(
        each.rpartition(" :: ")[2] for each in classifiers if not each.endswith("OSI Approved")
    )
