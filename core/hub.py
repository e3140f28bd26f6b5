"""Owns how we speak with the Hugging Face hub: its address, our patience, what its refusals mean."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from urllib.parse import unquote

import httpx

from core import __version__
from core.files import disk_errors
from core.progress import BadOption, DownloadFailed, Missing, PasticheError

ADDRESS = "https://huggingface.co"
WAITS = (1, 2, 4, 8, 16)
"""Seconds before each new try; bytes that arrived in between start the row again."""

TIMEOUT = httpx.Timeout(10.0, connect=15.0)
"""Seconds; short, since a stop is heard only when something arrives, and a new try goes on where it was."""

pause: Callable[[float], None] = time.sleep
"""Waits for seconds; tests put another in its place."""

_AGAIN = "Try again in a while; it goes on where it stopped."
_LONGEST = 60  # seconds, whatever the hub asks for: the user can try again later
_WITHOUT_NETWORK = 2  # tries: who is offline should not wait for half a minute to be told
_BUSY = {408, 425, 429, *range(500, 600)}
_Answer = TypeVar("_Answer")


class _NotNow(Exception):
    """The hub was busy or ended early: worth another try, after `wait` seconds where it said so."""

    def __init__(self, said: str, wait: int = 0) -> None:
        super().__init__(said)
        self.wait = wait


class Hub:
    """The hub, as far as one model goes; to be closed.

    Raises:
        BadOption: HF_ENDPOINT is no address.
        DownloadFailed: HF_HUB_OFFLINE forbids the network.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._address = (os.environ.get("HF_ENDPOINT") or ADDRESS).rstrip("/")
        if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", self._address):
            raise BadOption(
                f"HF_ENDPOINT is no address: {self._address[:100]}",
                f"Set it to an address such as {ADDRESS}, or unset it.",
            )
        if os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE"):
            raise DownloadFailed(
                f"{name} is not on this machine, and HF_HUB_OFFLINE forbids to download it.",
                "Unset HF_HUB_OFFLINE and try again.",
            )
        self._token = ""
        self._heard = False
        headers = {"User-Agent": f"Pastiche/{__version__}", "Accept-Encoding": "identity"}
        self._client = httpx.Client(headers=headers, timeout=TIMEOUT, follow_redirects=True)

    def close(self) -> None:
        self._client.close()

    def json(self, path: str, told: Callable[[str], None]) -> Any:
        """What the hub answers at `path`; `told` hears why it takes long and may raise Cancelled.

        Raises:
            Missing, DownloadFailed.
        """

        def once() -> Any:
            with self._ask(path) as reply:
                reply.read()
                return reply.json()

        try:
            return self._patiently(once, told, lambda: 0)
        except ValueError as error:
            raise DownloadFailed(
                f"{self._address} answered with something else than the list of files.",
                "Log in where this network asks for it, in a browser, and try again.",
                repr(error),
            ) from error

    def receive(self, path: str, part: Path, size: int, told: Callable[[int, str], None]) -> None:
        """Fetch what is missing of a file of `size` bytes into `part`; `told` hears of the bytes there.

        Raises:
            Missing, DownloadFailed, NoSpace, BadInput; what `told` raises. What arrived stays in `part`.
        """
        shown = unquote(path.rpartition("/")[2])

        def there() -> int:
            return part.stat().st_size if part.exists() else 0

        def once() -> None:
            self._go_on(path, part, size, lambda done: told(done, shown))

        self._patiently(once, lambda note: told(there(), note), there)

    def _go_on(self, path: str, part: Path, size: int, told: Callable[[int], None]) -> None:
        """One try: from the end of `part` to the end of the file."""
        with disk_errors(part):
            out = part.open("ab", buffering=0)  # a kill loses nothing that arrived
        with out:
            have = out.tell()
            if have > size:  # cannot be a beginning of it
                out.truncate(have := 0)
            if have == size:
                return
            with self._ask(path, have) as reply:
                told(have)
                if reply.status_code == 416:  # nothing that far: what is here is no beginning of it
                    out.truncate(0)
                    raise _NotNow("no such range")
                if have and not reply.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
                    out.truncate(have := 0)  # it was not asked for the rest, or did not care
                for chunk in reply.iter_bytes():
                    with disk_errors(part):
                        write(out, chunk)
                    have += len(chunk)
                    told(min(have, size))
                    if have > size:
                        break
            with disk_errors(part):
                os.fsync(out.fileno())
        if have < size:
            raise _NotNow(f"ended after {have} of {size} bytes")

    @contextmanager
    def _ask(self, path: str, start: int = 0) -> Iterator[httpx.Response]:
        """The good answer at `path`, from byte `start` on; the token only after a refusal without."""
        headers = {"Range": f"bytes={start}-"} if start else {}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        with self._client.stream("GET", self._address + path, headers=headers) as reply:
            self._heard = True
            if reply.status_code in (200, 206) or (start and reply.status_code == 416):
                yield reply
                return
            if reply.status_code in _BUSY:
                said = reply.headers.get("Retry-After", "")
                raise _NotNow(f"status {reply.status_code}", int(said) if said.isdecimal() else 0)
        own = os.environ.get("HF_TOKEN", "").strip()
        if reply.status_code in (401, 403) and own and not self._token:
            self._token = own
            with self._ask(path, start) as reply:
                yield reply
            return
        raise self._refusal(reply)

    def _refusal(self, reply: httpx.Response) -> PasticheError:
        code, status = reply.headers.get("X-Error-Code", ""), reply.status_code
        detail = f"{status} {code} {reply.headers.get('X-Error-Message', '')[:200]}".strip()
        if code == "GatedRepo":
            return Missing(
                f"{self.name} is given only to those who accepted its terms.",
                f"Accept them at {ADDRESS}/{self.name}, set HF_TOKEN to your access token, and try again; "
                "or choose another model.",
                detail,
            )
        if code == "RevisionNotFound":
            return Missing(
                f"{self.name} has no such revision on the hub.",
                "Name a branch, a tag or a commit that it has, or none.",
                detail,
            )
        if status in (401, 404) and code != "EntryNotFound":
            tried = "Check the name, and that the access token in HF_TOKEN may read it."
            untried = "Check the name; for a private model, set HF_TOKEN to your access token."
            message = f"There is no model {self.name} on the hub, or it is private."
            return Missing(message, tried if self._token else untried, detail)
        return DownloadFailed(f"The hub refused a file of {self.name}, with status {status}.", _AGAIN, detail)

    def _patiently(
        self, once: Callable[[], _Answer], told: Callable[[str], None], reached: Callable[[], int]
    ) -> _Answer:
        """`once`, tried again while the hub is busy or the connection breaks."""
        furthest, tries = reached(), 0
        while True:
            try:
                return once()
            except (httpx.RequestError, _NotNow) as error:
                tries = tries + 1 if reached() <= furthest else 1
                furthest = max(furthest, reached())
                if tries > (len(WAITS) if self._heard else _WITHOUT_NETWORK):
                    raise self._given_up(error) from error
                asked = error.wait if isinstance(error, _NotNow) else 0
                for left in range(min(max(WAITS[tries - 1], asked), _LONGEST), 0, -1):
                    told(f"the hub does not answer, next try in {left} s")
                    pause(1.0)

    def _given_up(self, error: Exception) -> DownloadFailed:
        detail = f"{type(error).__name__}: {error}"
        if not self._heard:
            return DownloadFailed(
                f"{self.name} cannot be downloaded: {self._address} cannot be reached.",
                "Check the connection to the internet and try again.",
                detail,
            )
        if isinstance(error, _NotNow) and error.args[0].startswith("status"):
            message = f"{self.name} cannot be downloaded now: the hub is busy ({error})."
        else:
            message = f"The download of {self.name} broke off."
        return DownloadFailed(message, _AGAIN, detail)


def write(out: BinaryIO, data: bytes) -> None:
    """All of the data, past any buffer: the system may take less at a time."""
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]
