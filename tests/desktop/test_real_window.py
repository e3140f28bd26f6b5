"""A real window on a real X server: it comes up, paints and ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.long


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="Xvfb is for Linux")
def test_the_window_paints_under_xvfb() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    command = ["xvfb-run", "-a", sys.executable, "-P", "-m", "desktop", "--time-to-paint"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[-1]) > 0
