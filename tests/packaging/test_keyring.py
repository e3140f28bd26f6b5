"""The Keychain is found in the bundle even where keyring's own search by entry points finds nothing."""

from __future__ import annotations

import sys
from importlib import metadata
from types import ModuleType

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from core import keys


class Keychain(KeyringBackend):
    """Stands in for macOS's. keyring knows each such class from then on: no search may prefer it."""

    priority = -1

    def get_password(self, service: str, username: str) -> str | None:
        return f"{username} of {service}"

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


def test_the_keychain_is_named_and_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("keyring.backends.macOS")
    module.Keyring = Keychain  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(metadata, "entry_points", lambda **wanted: ())
    monkeypatch.setattr(
        keyring.core, "_keyring_backend", fail.Keyring()
    )  # what a search without them ends in
    for variable in keys.VARIABLES.values():
        monkeypatch.delenv(variable, raising=False)

    monkeypatch.setattr(sys, "platform", "linux")
    assert keys.find("openai") is None
    monkeypatch.setattr(sys, "platform", "darwin")
    assert keys.find("openai") == "openai of Pastiche"
