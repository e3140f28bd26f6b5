"""Puts `packaging` on the path, so that `bundle` can be imported; on purpose it has no `__init__.py`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))
