"""Owns a log for tests: begun in the test's own folder, with Qt's and Python's handlers left to pytest."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop import log


@contextmanager
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The log's file; it is begun, and ended afterwards."""
    monkeypatch.setattr(log, "qInstallMessageHandler", lambda handler: None)
    monkeypatch.setattr(log.faulthandler, "enable", lambda file: None)
    monkeypatch.setattr(log, "_last", [])
    root = logging.getLogger()
    before: list[Any] = list(root.handlers)
    log.start()
    try:
        yield log.file()
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()
        logging.captureWarnings(False)
        while log._open:
            log._open.pop().close()
