"""`python -m desktop [PROJECT | BOOK ...]` opens the window; `--self-test` proves that it works."""

from __future__ import annotations

import sys

from desktop.app import main

sys.exit(main(sys.argv))
