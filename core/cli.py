"""Owns the way in, `pastiche` and `python -m core.cli`: Ctrl-C is quiet from the start."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 done, 1 failed, 2 wrong usage, 130 stopped.

    Loading takes half a second, in which nothing has begun yet: a Ctrl-C then ends at once, where Python
    would show the traceback of whatever it was loading. Afterwards it is told as `core.commands` does.
    """
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:  # not where it is ignored, as in the background of a shell
        signal.signal(signal.SIGINT, _stop)
    from core.commands import main as run

    if usual is signal.default_int_handler:
        signal.signal(signal.SIGINT, usual)
    return run(argv)


def _stop(number: int, frame: object) -> None:
    os.write(2, b"Stopped. Nothing had begun yet.\n")
    os._exit(STOPPED)


if __name__ == "__main__":
    sys.exit(main())
