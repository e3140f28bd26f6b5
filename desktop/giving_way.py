"""Owns how a thread that computes in Python gives way to the window's thread."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

TURN = 0.0005
"""Seconds after which the interpreter is handed over when another thread waits; ten times that is usual, and
the window waits for it at each of its own calls into Python."""

_lock = Lock()
_inside = 0
_usual = 0.005
_collects = True


@contextmanager
def giving_way() -> Iterator[None]:
    """Short turns, and no search for garbage, which stops all threads until it has seen every object."""
    global _inside, _usual, _collects
    with _lock:
        if not _inside:
            _usual, _collects = sys.getswitchinterval(), gc.isenabled()
            sys.setswitchinterval(TURN)
            gc.disable()
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                sys.setswitchinterval(_usual)
                if _collects:
                    gc.enable()
