"""Signing from the inside out, against stand-ins that keep codesign's rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.fakes.apps import EXECUTABLES, LOOSE, VERSIONS, fingerprint, small_app
from tests.fakes.mac_tools import IDENTITY, Call, MacTools, install

SIGN = Path(__file__).parents[2] / "packaging" / "sign.sh"


@dataclass(frozen=True)
class Signing:
    """The app after `sign.sh`, and what it did in order."""

    app: Path
    tools: MacTools
    done: CompletedProcess[str]

    @property
    def calls(self) -> list[Call]:
        return [call for call in self.tools.calls("codesign") if "--sign" in call.args]

    def place(self, call: Call) -> str:
        """What was signed, by its place in the app; the app itself is "."."""
        return str(Path(call.args[-1]).relative_to(self.app))


def sign(folder: Path, tools: MacTools, **environment: str) -> Signing:
    app = small_app(folder / "a folder")
    return Signing(app, tools, tools.run(SIGN, app, **environment))


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Signing:
    folder = tmp_path_factory.mktemp("signed")
    return sign(folder, install(folder / "tools"), PASTICHE_IDENTITY=IDENTITY)


@pytest.fixture
def tools(tmp_path: Path) -> MacTools:
    return install(tmp_path / "tools")


def test_everything_is_signed_once_and_from_the_inside_out(signed: Signing) -> None:
    assert signed.done.returncode == 0, signed.done.stderr
    order = [signed.place(call) for call in signed.calls]
    assert sorted(order) == sorted([*LOOSE, *VERSIONS, "."])
    assert set(order[: len(LOOSE)]) == set(LOOSE) and order[-1] == "."
    assert f"Signed {len(order)} pieces" in signed.done.stdout


def test_all_get_the_hardened_runtime_and_a_timestamp(signed: Signing) -> None:
    for call in signed.calls:
        assert call.value("--options") == "runtime" and "--timestamp" in call.args and "--force" in call.args
        assert call.value("--sign") == IDENTITY


def test_only_executables_get_entitlements(signed: Signing) -> None:
    entitled = [call for call in signed.calls if "--entitlements" in call.args]
    assert sorted(map(signed.place, entitled)) == sorted([*EXECUTABLES, "."])
    ours = str(SIGN.with_name("entitlements.plist"))
    assert {call.value("--entitlements") for call in entitled} == {ours}


def test_the_seal_is_checked_at_the_end_and_nothing_is_left_behind(signed: Signing) -> None:
    assert signed.tools.calls()[-1] == Call("codesign", ["--verify", "--deep", "--strict", str(signed.app)])
    assert not list(signed.tools.temporary.iterdir())


def test_a_seal_that_does_not_hold_ends_the_script(tmp_path: Path, tools: MacTools) -> None:
    tools.fail("codesign", "--verify", "a sealed resource is missing or invalid")
    done = sign(tmp_path, tools, PASTICHE_IDENTITY=IDENTITY).done
    assert done.returncode == 1 and "sealed resource" in done.stderr and "Signed" not in done.stdout


def test_a_failing_codesign_ends_the_script_with_its_message(tmp_path: Path, tools: MacTools) -> None:
    tools.fail("codesign", "_ssl.so", "_ssl.so: errSecInternalComponent")
    failed = sign(tmp_path, tools, PASTICHE_IDENTITY=IDENTITY)
    assert failed.done.returncode == 1 and "errSecInternalComponent" in failed.done.stderr
    assert failed.place(failed.calls[-1]).endswith("_ssl.so")
    assert not list(tools.temporary.iterdir())


def test_ad_hoc_needs_no_keychain_and_no_network(tmp_path: Path, tools: MacTools) -> None:
    tools.answer("identities", "     0 valid identities found\n")
    adhoc = sign(tmp_path, tools, PASTICHE_IDENTITY="-")
    assert adhoc.done.returncode == 0, adhoc.done.stderr
    assert not tools.calls("security")
    for call in adhoc.calls:
        assert call.value("--options") == "runtime"
        assert "--timestamp=none" in call.args and "--timestamp" not in call.args


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "PASTICHE_IDENTITY is not set"),
        ({"PASTICHE_IDENTITY": ""}, "PASTICHE_IDENTITY is not set"),
        (
            {"PASTICHE_IDENTITY": "Developer ID Application: Nobody"},
            'valid identity "Developer ID Application: N',
        ),
    ],
)
def test_a_missing_identity_stops_before_anything_is_changed(
    tmp_path: Path, tools: MacTools, environment: dict[str, str], said: str
) -> None:
    app = small_app(tmp_path)
    before = fingerprint(app)
    done = tools.run(SIGN, app, **environment)
    assert done.returncode == 1 and said in done.stderr
    assert fingerprint(app) == before
    assert {call.tool for call in tools.calls()} <= {"security"}


def test_a_missing_app_and_a_missing_tool_are_said(tmp_path: Path, tools: MacTools) -> None:
    done = tools.run(SIGN, tmp_path / "None.app", PASTICHE_IDENTITY=IDENTITY)
    assert done.returncode == 1 and "packaging/build.sh" in done.stderr
    (tools.folder / "codesign").unlink()
    done = tools.run(SIGN, small_app(tmp_path), PASTICHE_IDENTITY=IDENTITY)
    assert done.returncode == 1 and "codesign is missing" in done.stderr and not tools.calls()


def test_the_stand_in_refuses_what_codesign_refuses(tmp_path: Path, tools: MacTools) -> None:
    done = tools.run(tools.folder / "codesign", "--sign", IDENTITY, small_app(tmp_path))
    assert done.returncode == 1 and "In subcomponent" in done.stderr
