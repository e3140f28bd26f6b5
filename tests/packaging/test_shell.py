"""Shell scripts: clean, strict, in the language of macOS's own bash, and each says what it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted([*(ROOT / "packaging").rglob("*.sh"), ROOT / ".ci" / "run"])
ON_A_MAC = [ROOT / "packaging" / f"{name}.sh" for name in ("build", "sign", "notarize", "image", "keychain")]

LATER_THAN_3_2 = re.compile(
    r"\b(mapfile|readarray|coproc)\b|\b(declare|local|typeset)\s+-\w*[An]|\$\{\w+(,|\^|@)|&>>|\|&|\[-\d+\]\}|;;&|;&"
)
"""What bash 4 and 5 brought; macOS stays with 3.2."""


@pytest.mark.skipif(
    shutil.which("shellcheck") is None, reason="shellcheck is not installed: apt or brew install it"
)
def test_shellcheck_finds_nothing() -> None:
    command = ["shellcheck", "--external-sources", "--source-path=SCRIPTDIR", *map(str, SCRIPTS)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_stops_at_the_first_failure(script: Path) -> None:
    text = script.read_text("utf-8")
    strict = r"^set -eu(o pipefail)?$|^\. \"\$\(dirname \"\$0\"\)/common\.sh\"$"
    assert re.search(strict, text, re.MULTILINE)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


@pytest.mark.parametrize("script", [*ON_A_MAC, ROOT / "packaging" / "common.sh"], ids=lambda path: path.name)
def test_what_runs_on_a_mac_is_written_for_its_bash(script: Path) -> None:
    code = re.sub(r"^\s*#.*$", "", script.read_text("utf-8"), flags=re.MULTILINE)
    assert LATER_THAN_3_2.search(code) is None


def test_what_a_later_bash_brought_would_be_found() -> None:
    later = ["mapfile -t a <f", "declare -A a", "echo ${a,,}", "make &>>log", "echo ${a[-1]}", "local -n a=b"]
    assert all(LATER_THAN_3_2.search(line) for line in later)
    assert not LATER_THAN_3_2.search('local name="${1##*/}"; for x in "$@"; do :; done 2>&1 | cat')


@pytest.mark.parametrize("script", ON_A_MAC, ids=lambda path: path.name)
def test_help_says_what_a_script_does_and_needs_and_does_nothing(script: Path) -> None:
    done = subprocess.run([script, "--help"], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr
    assert f"packaging/{script.name}" in done.stdout and "Needs a Mac" in done.stdout
    assert "#" not in done.stdout and "common.sh" not in done.stdout
