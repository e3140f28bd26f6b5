"""Owns what may be told of a failure: its kind, and where in the code it was. Never what it said.

A message may hold a sentence of a book, the name of a file, or a path: a KeyError or ValueError quotes what
it was given. So of a traceback only places and kinds are kept, and of what native libraries print the lines
about the graphics processor, which hold figures alone.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator

from core import keys
from core.progress import ERRORS, PasticheError, WorkerDied

MOST = 60
"""Lines kept of one failure."""

_TRACEBACK = "Traceback (most recent call last)"
_PLACE = re.compile(r'^\s*File "(?P<file>[^"]*)", line (?P<line>\d+),? in (?P<where>[\w.<>]+)', re.MULTILINE)
_KIND = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*)(?::.*)?$")
_METAL = re.compile(r"\[(?:METAL|metal::\w+)\][\w \[\]:,.;()-]*", re.ASCII)
_FATAL = re.compile(r"^Fatal Python error: [A-Z][A-Za-z ]{2,40}")
_ENDS = ("Error", "Exception", "Warning", "Interrupt", "Exit", "Iteration", "Cancelled")
_TREES = ("/site-packages/", "/core/", "/desktop/")
_TOKENS = re.compile(r"\b(?:sk|pk|hf|gsk|key)[-_][A-Za-z0-9_-]{8,}|\bBearer\s+\S+", re.IGNORECASE)


def bare(text: str) -> list[str]:
    """A traceback, or what a child wrote to its standard error, as places, kinds and figures alone."""
    found = list(_kept(text))
    if len(found) > MOST:
        found = [*found[: MOST // 3], "...", *found[-2 * MOST // 3 :]]
    return [without_secrets(line) for line in found]


def _kept(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if place := _PLACE.match(line):
            yield f"  {short(place['file'])}:{place['line']} in {place['where']}"
        elif line.startswith(_TRACEBACK):
            yield "Traceback"
        elif fatal := _FATAL.match(line):
            yield fatal[0]
        elif metal := _METAL.search(line):
            yield metal[0].strip()
        elif (kind := _KIND.match(line)) and is_kind(kind["kind"]):
            yield kind["kind"]


def is_kind(name: str) -> bool:
    """Whether a word is an exception's name, e.g. "json.decoder.JSONDecodeError"."""
    last = name.rpartition(".")[2]
    return last in ERRORS or (last.endswith(_ENDS) and last[:1].isupper())


def of_error(error: BaseException) -> list[str]:
    """An exception of this process, with those that led to it."""
    return bare("".join(traceback.format_exception(error)))


def of_shown(error: PasticheError) -> list[str]:
    """The detail of a failure that is shown. What we wrote ourselves stays; tracebacks and whatever a child
    wrote to its standard error are made `bare`."""
    if isinstance(error, WorkerDied) or _TRACEBACK in error.detail or _PLACE.search(error.detail):
        return bare(error.detail)
    return without_secrets(error.detail).splitlines()


def short(file: str) -> str:
    """A file of the code from its package on: folders above it may hold somebody's name."""
    path = file.replace("\\", "/")
    starts = [path.rfind(tree) for tree in _TREES]
    if max(starts) >= 0:
        at = max(starts)
        return path[at + 1 :].removeprefix("site-packages/")
    return path.rpartition("/")[2]


def without_secrets(text: str) -> str:
    """The text without keys: those we know, and whatever looks like one."""
    return _TOKENS.sub("[key]", keys.without_keys(text))
