"""Owns that nothing Qt complains of goes by unseen: in tests, between them, and when all is taken down.

pytest-qt fails a test for what is said while it is set up and runs. Here is the rest: what is said while
its windows are closed, by threads that end late, at the end of the session, and by a window in a process
of its own. A worker of pytest-xdist hands what was said at its end to the process that counts. What the
offscreen platform cannot do is no complaint about us; `qt_log_ignore` lists it.
"""

from __future__ import annotations

import atexit
import os
import re
import sys
from collections.abc import Generator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

_COMPLAINTS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Messages:
    """What Qt said while no test was being watched by pytest-qt."""

    def __init__(self, ignored: Sequence[str]) -> None:
        self.ignored = [re.compile(pattern) for pattern in ignored]
        self.said: list[str] = []

    def take(self, kind: QtMsgType, context: object, text: str) -> None:
        if kind in _COMPLAINTS and not any(pattern.search(text) for pattern in self.ignored):
            self.said.append(text)
        if kind is QtMsgType.QtFatalMsg and sys.__stderr__ is not None:  # the process ends behind this
            sys.__stderr__.write(f"Qt ends this process: {text}\n")

    def told(self) -> str:
        """What was said since the last time, in lines."""
        lines, self.said = self.said, []
        return "\n".join(lines)


_messages = Messages(())
_of_workers: list[str] = []
"""What was said at the ends of pytest-xdist's workers."""


def pytest_configure(config: pytest.Config) -> None:
    _messages.ignored = [re.compile(pattern) for pattern in config.getini("qt_log_ignore")]
    qInstallMessageHandler(_messages.take)
    atexit.register(_take_down)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    result = yield
    told = _messages.told()
    if told:
        pytest.fail(f"Qt said while the test was taken down:\n{told}", pytrace=False)
    return result


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Close what is left as a user would; then say what Qt said of it."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.closeAllWindows()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        if app is not None:
            app.shutdown()
        output["qt"] = _messages.told()
        return
    told = "\n".join([*_of_workers, _messages.told()]).strip()
    if told:
        sys.stderr.write(f"\nQt said at the end of the tests:\n{told}\n")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """pytest-xdist: a worker has ended, with `error` where it fell over."""
    told = getattr(node, "workeroutput", {}).get("qt", "")
    _of_workers.extend(text for text in (told, str(error or "")) if text)


def _take_down() -> None:
    """End the application as the end of Python would, and leave with an error if Qt complains of that."""
    app = QCoreApplication.instance()
    if app is not None:
        app.shutdown()
    told = _messages.told()
    if told:
        sys.stderr.write(f"Qt said when the application ended:\n{told}\n")
        sys.stderr.flush()
        os._exit(1)


def complaints(stderr: str) -> list[str]:
    """What a window that ran in a process of its own complained of, save what its platform cannot do."""
    lines = [line for line in stderr.splitlines() if line.strip()]
    return [line for line in lines if not any(pattern.search(line) for pattern in _messages.ignored)]
