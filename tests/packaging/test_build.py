"""What `build.sh` installs and in which order, and what it refuses to begin without."""

from __future__ import annotations

import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.fakes.mac_tools import install

PACKAGING = Path(__file__).parents[2] / "packaging"
FRAMEWORK = "/Library/Frameworks/Python.framework"

PYTHON = """#!/bin/sh
# Stands in for Python, pip, uv and py2app: writes down what was asked, and makes what the next step needs.
echo "${0##*/} $MACOSX_DEPLOYMENT_TARGET $*" >>"$TMPDIR/steps"
case "$*" in
    "-m venv"*) mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; cp "$0" "$4/bin/uv" ;;
    *bundle.txt) [ ! -e "$TMPDIR/offline" ] || { echo "no network" >&2; exit 1; } ;;
    *py2app) mkdir -p dist/Pastiche.app/Contents/MacOS; touch dist/Pastiche.app/Contents/Info.plist ;;
esac
"""


class Mac:
    """A checkout with our scripts alone, on what they take for a Mac with Python from python.org."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a checkout"
        self.tools = install(folder / "tools")
        self.python = folder / "Python.framework/Versions/3.12/bin/python3.12"
        self._program(self.python, PYTHON)
        (self.root / "packaging").mkdir(parents=True)
        for script in PACKAGING.glob("*.sh"):
            text = script.read_text("utf-8").replace(FRAMEWORK, str(folder / "Python.framework"))
            self._program(self.root / "packaging" / script.name, text)
        shutil.copy(PACKAGING / "entitlements.plist", self.root / "packaging")
        self.system("Darwin arm64")

    def system(self, name: str) -> None:
        """What `uname -sm` says."""
        self._program(self.tools.folder / "uname", f"#!/bin/sh\necho {name}\n")

    def build(self) -> CompletedProcess[str]:
        return self.tools.run(self.root / "packaging" / "build.sh")

    def steps(self) -> list[str]:
        """Program, deployment target and arguments of each step of Python's."""
        log = self.tools.temporary / "steps"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    def _program(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o755)


@pytest.fixture
def mac(tmp_path: Path) -> Mac:
    return Mac(tmp_path)


def test_what_is_pinned_is_installed_then_the_app_is_made_and_signed(mac: Mac) -> None:
    done = mac.build()
    assert done.returncode == 0, done.stderr
    venv, tools, packages, py2app = mac.steps()
    assert venv.startswith("python3.12 14.0 -m venv --clear")
    assert "-m pip" in tools and tools.endswith("build.txt")
    assert packages.startswith("uv 14.0 pip install") and packages.endswith("bundle.txt")
    assert "--python-platform aarch64-apple-darwin" in packages
    for step in (tools, packages):
        assert "--no-deps --require-hashes --only-binary :all:" in step
    assert py2app == "python 14.0 setup_py2app.py py2app"
    signed = [call for call in mac.tools.calls("codesign") if "--sign" in call.args]
    assert [call.value("--sign") for call in signed] == ["-"]
    assert signed[0].args[-1] == str(mac.root / "dist" / "Pastiche.app")


def test_a_step_that_fails_ends_it(mac: Mac) -> None:
    (mac.tools.temporary / "offline").touch()
    done = mac.build()
    assert done.returncode == 1 and "no network" in done.stderr and "Made" not in done.stdout
    assert not (mac.root / "dist").exists() and not mac.tools.calls()


@pytest.mark.parametrize("system", ["Linux x86_64", "Darwin x86_64"])
def test_elsewhere_it_refuses(mac: Mac, system: str) -> None:
    mac.system(system)
    done = mac.build()
    assert done.returncode == 1 and system in done.stderr and not mac.steps()


def test_without_python_from_python_org_it_refuses(mac: Mac) -> None:
    mac.python.unlink()
    done = mac.build()
    assert done.returncode == 1 and "python.org" in done.stderr and not mac.steps()
    assert not (mac.root / "build").exists()
