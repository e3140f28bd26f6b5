"""The first lines that run in the bundle."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import certifi

from bundle import contents
from tests.packaging.small_app import put

APP = """
import json, os, sys
def main(argv):
    import later
    print(json.dumps([os.environ.get("SSL_CERT_FILE"), argv[1:]]))
"""


def start(folder: Path, script: Path, **environment: str) -> tuple[str, list[str]]:
    """What the first lines hand to the app: the file of certificates, and the command line."""
    put(folder, "desktop/__init__.py")
    put(folder, "desktop/app.py", APP)
    put(folder, "later.py")
    names = {k: v for k, v in os.environ.items() if k not in ("SSL_CERT_FILE", "PYTHONDONTWRITEBYTECODE")}
    command = [sys.executable, str(script), "--self-test"]
    done = subprocess.run(
        command,
        env={**names, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    certificates, argv = json.loads(done.stdout)
    return certificates, argv


def written(folder: Path) -> list[Path]:
    return list(folder.rglob("*.pyc"))


SCRIPT = contents.ROOT / "packaging" / "bundle" / "start.py"


def test_nothing_is_written_beside_the_sources(tmp_path: Path) -> None:
    assert start(tmp_path / "ours", SCRIPT)[1] == ["--self-test"]
    assert written(tmp_path / "ours") == []
    bare = put(tmp_path, "bare.py", "import sys; from desktop.app import main; main(sys.argv)")
    start(tmp_path / "without", bare)
    assert written(tmp_path / "without") != []


def test_certificates_are_those_that_are_brought_along_unless_others_are_named(tmp_path: Path) -> None:
    assert start(tmp_path, SCRIPT)[0] == certifi.where()
    assert start(tmp_path, SCRIPT, SSL_CERT_FILE="/mine.pem")[0] == "/mine.pem"
