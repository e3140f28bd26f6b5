"""What lies in the disk image, what it is called, and when it is signed."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from tests.fakes.apps import fingerprint, small_app
from tests.fakes.mac_tools import IDENTITY, MacTools, install

IMAGE = Path(__file__).parents[2] / "packaging" / "image.sh"


@pytest.fixture
def tools(tmp_path: Path) -> MacTools:
    return install(tmp_path / "tools")


@pytest.fixture
def app(tmp_path: Path, tools: MacTools) -> Path:
    """An app that counts as signed."""
    app = small_app(tmp_path / "a folder")
    tools.sign(app)
    return app


def test_the_app_lies_beside_a_link_to_applications(tools: MacTools, app: Path, tmp_path: Path) -> None:
    before = fingerprint(app)
    done = tools.run(IMAGE, app, PASTICHE_IDENTITY="-")
    assert done.returncode == 0, done.stderr
    with tarfile.open(app.parent / "Pastiche-0.4.2.dmg") as image:
        image.extractall(tmp_path / "mounted", filter="fully_trusted")
    mounted = tmp_path / "mounted"
    assert {path.name for path in mounted.iterdir()} == {"Applications", "Pastiche.app"}
    assert (mounted / "Applications").readlink() == Path("/Applications")
    assert fingerprint(mounted / "Pastiche.app") == before
    assert fingerprint(app) == before and not list(tools.temporary.iterdir())
    assert not [call for call in tools.calls("codesign") if "--sign" in call.args]


def test_with_an_identity_the_image_is_signed_and_then_verified(tools: MacTools, app: Path) -> None:
    done = tools.run(IMAGE, app, PASTICHE_IDENTITY=IDENTITY)
    assert done.returncode == 0, done.stderr
    signed, verified = tools.calls()[-2:]
    assert signed.value("--sign") == IDENTITY and "--timestamp" in signed.args
    assert verified.tool == "hdiutil" and verified.args == ["verify", signed.args[-1]]


def test_an_image_that_fails_leaves_the_old_one(tools: MacTools, app: Path) -> None:
    old = app.parent / "Pastiche-0.4.2.dmg"
    old.write_bytes(b"the last one")
    tools.fail("hdiutil", "verify", "hdiutil: verify failed - corrupt image")
    done = tools.run(IMAGE, app)
    assert done.returncode == 1 and "corrupt image" in done.stderr
    assert old.read_bytes() == b"the last one" and not list(tools.temporary.iterdir())


def test_a_missing_or_unsigned_app_makes_no_image(tools: MacTools, tmp_path: Path) -> None:
    done = tools.run(IMAGE, tmp_path / "Pastiche.app")
    assert done.returncode == 1 and "packaging/build.sh" in done.stderr
    done = tools.run(IMAGE, small_app(tmp_path))
    assert done.returncode == 1 and "packaging/sign.sh" in done.stderr
    assert not tools.calls("hdiutil") and not list(tmp_path.glob("*.dmg"))
