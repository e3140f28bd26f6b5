"""Owns a local page with a version file, which answers what it is told to and notes what it is asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def version_file(version: str = "9.1.0", **others: Any) -> bytes:
    """What a good page answers, with some of it changed."""
    said = {
        "version": version,
        "date": "2026-10-04",
        "system": "14.0",
        "page": "https://elsewhere.example/",
        "notes": "Voices are tried side by side.",
    }
    return json.dumps({**said, **others}).encode()


@dataclass
class Page:
    """The page; change what it answers while it runs.

    Attributes:
        address: of its version file.
        asked: the headers of each request, names in lower case, and under "" what was asked for.
    """

    address: str = ""
    answer: bytes = field(default_factory=version_file)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def home(self) -> str:
        """The folder of the version file."""
        return self.address.rpartition("/")[0] + "/"


@contextmanager
def page_server() -> Iterator[Page]:
    page = Page()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page.asked.append({"": self.path, **{k.lower(): v for k, v in self.headers.items()}})
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.answer)

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    page.address = f"http://127.0.0.1:{server.server_address[1]}/pastiche/version.json"
    try:
        yield page
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
