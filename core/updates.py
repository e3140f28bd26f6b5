"""Owns the question for a newer version: one small file on the project's page; nothing else is fetched."""

from __future__ import annotations

import json
import platform
import re
import time
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from core import __version__
from core.progress import DownloadFailed

ADDRESS = "https://pastiche.example/version.json"
"""Whoever publishes puts the project's own page here (`.example` is nobody's), and the file on it that
`packaging/version_file.py` makes."""

LIMIT = 8_192  # bytes of an answer
SECONDS = 8.0  # for all of it
LONGEST = 300  # letters of what is new
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")
_AGAIN = "Check the connection to the internet and try again."


@dataclass(frozen=True, slots=True)
class Newest:
    """What the project's page says of the newest version.

    Attributes:
        version: e.g. "0.2.0".
        date: on which it came out.
        system: the oldest macOS that it runs on, e.g. "14.0".
        page: where it is described and offered, on the same host as the file.
        notes: what is new, in a sentence; for people, and not ours until somebody has read it.
    """

    version: str
    date: date
    system: str
    page: str
    notes: str

    @property
    def newer(self) -> bool:
        """Whether it is newer than what runs here."""
        return order(self.version) > order(__version__)

    @property
    def runs_here(self) -> bool:
        """Whether this Mac's system is new enough; elsewhere nobody asks."""
        here = platform.mac_ver()[0]
        return not here or order(here) >= order(self.system)


def ask(address: str) -> Newest:
    """The newest version, asked of `address` with nothing but the request: no version, no system, no name.

    Raises:
        DownloadFailed: nothing answered, or not as it should.
    """
    answer = _fetched(address)
    try:
        return read(answer, address)
    except (ValueError, RecursionError) as error:
        raise DownloadFailed(
            "What the project's page says of the newest version makes no sense.",
            "Try again another day. If a network asks you to log in, do so in a browser first.",
            f"{type(error).__name__}, {len(answer)} bytes",
        ) from error


def read(answer: bytes, address: str) -> Newest:
    """What a version file says.

    Args:
        address: where it came from; a page elsewhere is passed over for the folder that the file lies in.

    Raises:
        ValueError: it is no such file.
    """
    data = json.loads(answer.decode("utf-8"))
    if not isinstance(data, dict):
        raise ValueError("no object")
    said = {each.name: _text(data, each.name) for each in fields(Newest)}
    if not _VERSION.fullmatch(said["version"]) or not _VERSION.fullmatch(said["system"]):
        raise ValueError("no version")
    page = said["page"] if _at_home(said["page"], address) else urljoin(address, ".")
    return Newest(said["version"], date.fromisoformat(said["date"]), said["system"], page, said["notes"])


def order(version: str) -> tuple[tuple[int, ...], bool]:
    """What versions are sorted by; one with letters behind its numbers comes before its release."""
    found = re.match(r"\d+(\.\d+)*", version)
    if found is None:
        raise ValueError("a version begins with a number")
    numbers = [int(number) for number in found[0].split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers), found.end() == len(version)


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or len(value) > LONGEST or not value.isprintable():
        raise ValueError(name)
    return value


def _at_home(page: str, address: str) -> bool:
    """Whether a page is a plain https address on the file's own host."""
    parts = urlsplit(page)
    return parts.scheme == "https" and parts.netloc == urlsplit(address).netloc and bool(parts.netloc)


def _fetched(address: str) -> bytes:
    """The answer's bytes. Nowhere else is gone to: not after a redirection, not with what was sent before.

    Raises:
        DownloadFailed
    """
    import httpx  # reads for long

    headers = {"User-Agent": "Pastiche", "Accept": "application/json", "Accept-Encoding": "identity"}
    until = time.monotonic() + SECONDS
    try:
        with httpx.stream("GET", address, headers=headers, timeout=SECONDS / 2) as reply:
            if reply.status_code != 200:
                raise DownloadFailed(
                    f"The project's page answered with {reply.status_code}.", "Try again another day."
                )
            answer = b""
            for part in reply.iter_raw():
                answer += part
                if len(answer) > LIMIT:
                    raise DownloadFailed(
                        "The project's page answered with far too much.", "Try again another day."
                    )
                if time.monotonic() > until:
                    raise DownloadFailed("The project's page answers too slowly.", "Try again in a while.")
            return answer
    except httpx.HTTPError as error:
        raise DownloadFailed("The project's page cannot be reached.", _AGAIN, type(error).__name__) from error
