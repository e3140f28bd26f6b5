"""Owns a child that stands still in the middle of its work, so that a test can stop or kill it there.

`python -P -m tests.fakes.held_worker N`: after report N with something done and something left, the child
touches the file that PASTICHE_HELD names and waits until it is told to stop; then it goes on like any other.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from core import channel, worker

MARK = "tests.fakes.held_worker"


class HeldChannel(channel.Channel):
    """Counts the reports of work with an end."""

    seen = 0
    wanted = 1

    def send(self, event: dict[str, Any]) -> None:
        super().send(event)
        total, done = event.get("total"), event.get("done", 0)
        if event.get("event") == "progress" and total and 0 < done < total:
            HeldChannel.seen += 1
            if HeldChannel.seen == self.wanted:
                Path(os.environ["PASTICHE_HELD"]).touch()
                self.stopped.wait()


def command(after: int = 1) -> list[str]:
    """What starts such a child in the place of `core.children.worker_command`."""
    return [sys.executable, "-P", "-m", MARK, str(after)]


if __name__ == "__main__":
    HeldChannel.wanted = int(sys.argv[1])
    worker.Channel = HeldChannel  # type: ignore[misc]
    status = worker.main()
    sys.stderr.flush()
    os._exit(status)
