"""Owns a child that gives a server up after a second, and finds no model that reads for themes.

So tests need not wait for a minute, nor take a model away that other tests need.
"""

from __future__ import annotations

import os
import sys

from core import worker
from core.describing.providers import pace
from core.language import embedding_model


def command() -> list[str]:
    """What starts such a child in the place of `core.children.worker_command`."""
    return [sys.executable, "-P", "-m", "tests.fakes.hasty_worker"]


if __name__ == "__main__":
    pace.PATIENCE, pace.LONGEST_WAIT = 5.0, 0.2
    embedding_model.model_path = lambda: None
    status = worker.main()
    sys.stderr.flush()
    os._exit(status)
