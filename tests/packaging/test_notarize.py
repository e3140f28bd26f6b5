"""What is sent to Apple, what its answers lead to, and what stops before anything is sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.apps import fingerprint, small_app
from tests.fakes.mac_tools import MacTools, install

NOTARIZE = Path(__file__).parents[2] / "packaging" / "notarize.sh"
PROFILE = {"PASTICHE_NOTARY_PROFILE": "pastiche"}


@pytest.fixture
def tools(tmp_path: Path) -> MacTools:
    return install(tmp_path / "tools")


@pytest.fixture
def app(tmp_path: Path, tools: MacTools) -> Path:
    """An app that counts as signed."""
    app = small_app(tmp_path / "a folder")
    tools.sign(app)
    return app


def asked(tools: MacTools) -> list[list[str]]:
    """The first two words to xcrun, in order."""
    return [call.args[:2] for call in tools.calls("xcrun")]


def test_the_app_is_zipped_sent_stapled_and_assessed(tools: MacTools, app: Path) -> None:
    done = tools.run(NOTARIZE, f"{app}/", **PROFILE)
    assert done.returncode == 0, done.stderr
    assert asked(tools) == [["notarytool", "submit"], ["stapler", "staple"], ["stapler", "validate"]]
    zipped, submitted = tools.calls("ditto")[0], tools.calls("xcrun")[0]
    assert zipped.args[:3] == ["-c", "-k", "--keepParent"] and submitted.args[2] == zipped.args[-1]
    assert "--wait" in submitted.args and submitted.value("--keychain-profile") == "pastiche"
    assert [call.args[-1] for call in tools.calls("xcrun")[1:]] == [str(app), str(app)]
    assert tools.calls()[-1].tool == "spctl" and tools.calls()[-1].value("--type") == "execute"
    assert not list(tools.temporary.iterdir())


def test_a_disk_image_is_sent_as_it_is(tools: MacTools, tmp_path: Path) -> None:
    image = tmp_path / "Pastiche-0.4.2.dmg"
    image.write_bytes(b"koly")
    tools.sign(image)
    done = tools.run(NOTARIZE, image, **PROFILE, PASTICHE_KEYCHAIN="/tmp/ci.keychain")
    assert done.returncode == 0, done.stderr
    submitted = tools.calls("xcrun")[0]
    assert submitted.args[2] == str(image) and submitted.value("--keychain") == "/tmp/ci.keychain"
    assert not tools.calls("ditto") and tools.calls("spctl")[0].value("--type") == "open"


def test_what_apple_refuses_is_not_stapled_and_its_log_is_shown(tools: MacTools, app: Path) -> None:
    tools.answer("status", "Invalid")
    tools.answer("log", '{"issues": [{"message": "The signature does not include a secure timestamp."}]}')
    done = tools.run(NOTARIZE, app, **PROFILE)
    assert done.returncode == 1 and "secure timestamp" in done.stderr and "Invalid" in done.stderr
    assert asked(tools) == [["notarytool", "submit"], ["notarytool", "log"]]
    assert tools.calls("xcrun")[1].args[2] == "2efe2717"


@pytest.mark.parametrize(("tool", "part"), [("xcrun", "staple"), ("xcrun", "submit"), ("spctl", "execute")])
def test_a_tool_that_fails_ends_the_script_with_its_message(
    tools: MacTools, app: Path, tool: str, part: str
) -> None:
    tools.fail(tool, part, "the tool's own words")
    done = tools.run(NOTARIZE, app, **PROFILE)
    assert done.returncode != 0 and "the tool's own words" in done.stderr and "accepted" not in done.stdout
    assert tools.calls()[-1].tool == tool and part in tools.calls()[-1].args


def test_without_a_profile_nothing_is_sent_or_changed(tools: MacTools, app: Path) -> None:
    before = fingerprint(app)
    done = tools.run(NOTARIZE, app)
    assert done.returncode == 1 and "PASTICHE_NOTARY_PROFILE is not set" in done.stderr
    assert fingerprint(app) == before and not tools.calls()


@pytest.mark.parametrize("name", ["Pastiche.app", "Pastiche-0.4.2.dmg"])
def test_what_is_missing_or_not_signed_is_not_sent(tools: MacTools, tmp_path: Path, name: str) -> None:
    done = tools.run(NOTARIZE, tmp_path / name, **PROFILE)
    assert done.returncode == 1 and "Make one first" in done.stderr and not tools.calls()
    small_app(tmp_path)
    (tmp_path / "Pastiche-0.4.2.dmg").write_bytes(b"koly")
    done = tools.run(NOTARIZE, tmp_path / name, **PROFILE)
    assert done.returncode == 1 and "packaging/sign.sh" in done.stderr and not tools.calls("xcrun")
