"""The release's own keychain: what is put into it, and that secrets do not show."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.fakes.mac_tools import MacTools, install

KEYCHAIN = Path(__file__).parents[2] / "packaging" / "keychain.sh"
CERTIFICATE = b"0\x82\x0a\x00 a certificate"
NOTARY_KEY = "-----BEGIN PRIVATE KEY-----\nMIGTAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n"


@pytest.fixture
def tools(tmp_path: Path) -> MacTools:
    return install(tmp_path / "tools")


@pytest.fixture
def secrets(tmp_path: Path) -> dict[str, str]:
    return {
        "PASTICHE_KEYCHAIN": str(tmp_path / "release.keychain-db"),
        "PASTICHE_CERTIFICATE": base64.b64encode(CERTIFICATE).decode(),
        "PASTICHE_CERTIFICATE_PASSWORD": "open sesame",
        "PASTICHE_NOTARY_PROFILE": "pastiche",
        "PASTICHE_NOTARY_KEY": NOTARY_KEY,
        "PASTICHE_NOTARY_KEY_ID": "ABC123",
        "PASTICHE_NOTARY_ISSUER": "57246542-96fe",
    }


def test_certificate_and_account_are_put_into_a_keychain_that_is_open(
    tools: MacTools, secrets: dict[str, str]
) -> None:
    done = tools.run(KEYCHAIN, **secrets)
    assert done.returncode == 0, done.stderr
    order = [call.args[0] for call in tools.calls("security")]
    assert order.index("create-keychain") < order.index("unlock-keychain") < order.index("import")
    assert order.index("import") < order.index("set-key-partition-list")
    assert (tools.folder / "imported").read_bytes() == CERTIFICATE
    [stored] = tools.calls("xcrun")
    assert stored.args[:3] == ["notarytool", "store-credentials", "pastiche"]
    assert stored.value("--keychain") == secrets["PASTICHE_KEYCHAIN"]
    assert stored.value("--key-id") == "ABC123" and stored.value("--issuer") == "57246542-96fe"


def test_no_secret_is_printed_or_left_and_keys_are_no_arguments(
    tools: MacTools, secrets: dict[str, str]
) -> None:
    done = tools.run(KEYCHAIN, **secrets)
    said = " ".join(arg for call in tools.calls() for arg in call.args)
    for secret in (secrets["PASTICHE_CERTIFICATE"], "MIGTAgEAMBMGByqGSM49"):
        assert secret not in said and secret not in done.stdout + done.stderr
    assert "open sesame" not in done.stdout + done.stderr
    assert not list(tools.temporary.iterdir())


def test_each_run_makes_up_its_own_password(tools: MacTools, secrets: dict[str, str]) -> None:
    for _ in range(2):
        assert tools.run(KEYCHAIN, **secrets).returncode == 0
        Path(secrets["PASTICHE_KEYCHAIN"]).unlink()
    made = [call.value("-p") for call in tools.calls("security") if call.args[0] == "create-keychain"]
    assert len({*made}) == 2 and all(password and len(password) == 48 for password in made)


@pytest.mark.parametrize(
    "missing", ["PASTICHE_KEYCHAIN", "PASTICHE_CERTIFICATE_PASSWORD", "PASTICHE_NOTARY_KEY"]
)
def test_what_is_missing_is_named_and_nothing_is_made(
    tools: MacTools, secrets: dict[str, str], missing: str
) -> None:
    done = tools.run(KEYCHAIN, **{**secrets, missing: ""})
    assert done.returncode == 1 and f"{missing} is not set" in done.stderr and not tools.calls()


def test_a_keychain_that_is_there_is_left_alone(tools: MacTools, secrets: dict[str, str]) -> None:
    Path(secrets["PASTICHE_KEYCHAIN"]).write_bytes(b"somebody's keys")
    done = tools.run(KEYCHAIN, **secrets)
    assert done.returncode == 1 and "already" in done.stderr and not tools.calls()
