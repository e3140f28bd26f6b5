"""Owns a local Hugging Face hub: lists, redirects, ranges and hashes like the real one's, faults on order.

Small files come through a redirect on the same host and carry git's blob id. Large ones (LFS) come through
one to another host, here "localhost" for "127.0.0.1", and carry a SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

LARGE = 100_000  # bytes; from here on a file is LFS
COMMIT = "c0ffee" * 6 + "abcd"


@dataclass
class Asked:
    """A request: `headers` with names in lower case."""

    method: str
    path: str
    headers: dict[str, str]


@dataclass
class FakeHub:
    """One model and its faults.

    Attributes:
        files: path -> content. commit: what the branch "main" stands for.
        drops: path -> bytes to send before the connection breaks, one entry a request.
        blocks: path -> bytes to send before the server falls silent until `go_on`; `silent` says it has.
        refusals: statuses for the next requests, whatever they ask. retry_after: seconds told with them.
        wrong: files whose first byte is changed on the way. no_ranges: always answers with the whole file.
        token: what a gated model's files need. rows: overrides of the list's rows, by path.
        list_text: in the place of the list.
        asked: all requests, in the order of their coming.
    """

    files: dict[str, bytes]
    name: str = "someone/tiny"
    commit: str = COMMIT
    drops: dict[str, list[int]] = field(default_factory=dict)
    blocks: dict[str, int] = field(default_factory=dict)
    refusals: list[int] = field(default_factory=list)
    retry_after: int = 0
    wrong: set[str] = field(default_factory=set)
    no_ranges: bool = False
    token: str = ""
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    list_text: str = ""
    asked: list[Asked] = field(default_factory=list)
    silent: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ranges(self, path: str) -> list[str]:
        """The Range of each request that was answered with bytes of the file, "" where it had none."""
        ends = (f"/lfs/{path}", f"/api/resolve-cache/{path}")
        return [a.headers.get("range", "") for a in self.asked if a.method == "GET" and a.path in ends]

    def listing(self) -> dict[str, Any]:
        siblings = [{"rfilename": path, **self._row(path, data)} for path, data in self.files.items()]
        siblings = [row | self.rows.get(row["rfilename"], {}) for row in siblings]
        return {"id": self.name, "sha": self.commit, "private": False, "tags": [], "siblings": siblings}

    def _row(self, path: str, data: bytes) -> dict[str, Any]:
        row: dict[str, Any] = {"size": len(data), "blobId": blob_id(data)}
        if len(data) >= LARGE:
            digest = hashlib.sha256(data).hexdigest()
            row["lfs"] = {"sha256": digest, "size": len(data), "pointerSize": 134}
        return row


def blob_id(data: bytes) -> str:
    """As git names content."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


@contextmanager
def serve(hub: FakeHub) -> Iterator[FakeHub]:
    """Serve the hub on loopback; its `address` is for HF_ENDPOINT."""
    server = _Server(("127.0.0.1", 0), type("Bound", (_Handler,), {"hub": hub}))
    hub.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        hub.go_on.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed or stopped is what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    hub: FakeHub
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        hub, path = self.hub, unquote(urlsplit(self.path).path)
        hub.asked.append(Asked(self.command, path, {k.lower(): v for k, v in self.headers.items()}))
        if hub.refusals:
            headers = {"Retry-After": str(hub.retry_after)} if hub.retry_after else {}
            self._send(hub.refusals.pop(0), b"not now", headers)
        elif path.startswith("/api/models/"):
            self._list(path.removeprefix("/api/models/"))
        elif path.startswith("/lfs/"):
            self._content(path.removeprefix("/lfs/"), {})
        elif path.startswith("/api/resolve-cache/"):
            name = path.removeprefix("/api/resolve-cache/")
            self._content(name, self._marks(name))
        elif path.startswith(f"/{hub.name}/resolve/"):
            self._resolve(path.removeprefix(f"/{hub.name}/resolve/"))
        else:
            self._send(401, b'{"error":"Invalid username or password."}', {"X-Error-Code": "RepoNotFound"})

    def _list(self, asked: str) -> None:
        name, _, revision = asked.partition("/revision/")
        if name != self.hub.name:
            self._send(401, b"{}", {"X-Error-Code": "RepoNotFound"})
        elif revision not in ("", "main", self.hub.commit):
            self._send(404, b"{}", {"X-Error-Code": "RevisionNotFound"})
        else:
            body = self.hub.list_text or json.dumps(self.hub.listing())
            self._send(200, body.encode(), {"Content-Type": "application/json"})

    def _resolve(self, asked: str) -> None:
        hub, name = self.hub, asked.partition("/")[2]
        if hub.token and self.headers.get("Authorization") != f"Bearer {hub.token}":
            self._send(
                401, b"gated", {"X-Error-Code": "GatedRepo", "X-Error-Message": "Access is restricted."}
            )
        elif name not in hub.files:
            self._send(404, b"Entry not found", {"X-Error-Code": "EntryNotFound"})
        elif len(hub.files[name]) >= LARGE:
            place = f"http://localhost:{hub.port}/lfs/{name}"
            self._send(302, b"Found", self._marks(name) | {"Location": place})
        else:
            self._send(307, b"", self._marks(name) | {"Location": f"/api/resolve-cache/{name}"})

    def _marks(self, name: str) -> dict[str, str]:
        data = self.hub.files[name]
        etag = hashlib.sha256(data).hexdigest() if len(data) >= LARGE else blob_id(data)
        linked = {"X-Linked-Size": str(len(data)), "X-Linked-Etag": f'"{etag}"'}
        return {"X-Repo-Commit": self.hub.commit, "ETag": f'"{etag}"', "Accept-Ranges": "bytes", **linked}

    def _content(self, name: str, marks: dict[str, str]) -> None:
        hub, data = self.hub, self.hub.files[name]
        if name in hub.wrong:
            data = bytes([data[0] ^ 1]) + data[1:]
        wanted = self.headers.get("Range", "")
        if not wanted or hub.no_ranges:
            self._send(200, data, marks, name)
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-"))
        if start >= len(data):
            self._send(416, b"", {"Content-Range": f"bytes */{len(data)}"})
            return
        span = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"}
        self._send(206, data[start:], marks | span, name)

    def _send(self, status: int, body: bytes, headers: dict[str, str], name: str = "") -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if name and self.hub.drops.get(name):
            self.wfile.write(body[: self.hub.drops[name].pop(0)])
            self.close_connection = True
        elif name in self.hub.blocks:
            count = self.hub.blocks.pop(name)
            self.wfile.write(body[:count])
            self.hub.silent.set()
            self.hub.go_on.wait()
            self.close_connection = True
        else:
            self.wfile.write(body)
