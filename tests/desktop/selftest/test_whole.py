"""`python -m desktop --self-test` as a whole, in somebody else's folder and with nothing of ours around."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.selftest.command import CHECKS

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]


def test_this_copy_proves_that_it_works(tmp_path: Path) -> None:
    home, here, temporary = (tmp_path / name for name in ("user", "here", "temporary"))
    at_home = Path.home() if sys.platform == "darwin" else home  # where a Mac looks for its Keychain
    for name in ("core", "desktop", "mlx"):  # what must not be imported instead
        (here / name).mkdir(parents=True)
        (here / name / "__init__.py").write_text("raise SystemExit('the wrong one')\n", encoding="utf-8")
    home.mkdir()
    temporary.mkdir()
    bare = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "desktop", "--self-test", "--report", "report.json"],
        cwd=here,
        env={**bare, "HOME": str(at_home), "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((here / "report.json").read_text(encoding="utf-8"))
    assert report["ok"] is True and report["failed"] == []
    assert set(report["skipped"]) <= {"Keychain", "Embeddings", "Bundle"}
    assert [row["name"] for row in report["checks"]] == [check.name for check in CHECKS]
    assert "Traceback" not in done.stdout + done.stderr and done.stderr == ""
    assert list(home.iterdir()) == [] and list(temporary.iterdir()) == []
    assert {path.name for path in here.iterdir()} == {"core", "desktop", "mlx", "report.json"}
