"""`python -m desktop [PROJECT | BOOK ...]` opens the window."""

from __future__ import annotations

import sys

from desktop.app import main

sys.exit(main(sys.argv))
