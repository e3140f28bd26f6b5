"""Owns keys for cloud services: the Keychain through keyring, and what a parent process handed over.

A key is read when it is needed and kept nowhere else: not in a log, a project, argv or the
environment of a child. A child gets the keys of its job on standard input (see `core.runner`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from core.progress import BadOption, Missing

SERVICE = "Pastiche"
VARIABLES: Mapping[str, str] = {
    "deepseek": "DEEPSEEK_API_KEY",
    "openai": "OPENAI_API_KEY",
    "openrouter": "OPENROUTER_API_KEY",
}
"""Variables honoured on the command line; `core.runner` takes them out of every child's environment."""

_handed_over: dict[str, str] = {}
_used: set[str] = set()  # what `find` gave out: to be blotted out of whatever is shown or logged


def hand_over(keys: Mapping[str, str]) -> None:
    """In a child process: use these keys, and never look anywhere else."""
    _handed_over.clear()
    _handed_over.update(keys)


def find(name: str) -> str | None:
    """The key of a service ("deepseek", "openai", "openai@llm.example.org" ...), or None where there is none.

    A server that the user named has a key of its own in the Keychain: the one for OpenAI goes to OpenAI. A
    variable is set for a command by hand and holds for whatever address that command names.
    """
    variable = VARIABLES.get(name.partition("@")[0], "")
    key = _handed_over.get(name) or os.environ.get(variable, "").strip()
    if not key:
        backend = _keychain()
        key = "" if backend is None else backend.get_password(SERVICE, name) or ""
    if key:
        _used.add(key)
    return key or None


def need(name: str, shown: str) -> str:
    """The key of a service.

    Raises:
        Missing: none is stored; `shown` is the service's name for people. BadOption: see `check`.
    """
    key = find(name)
    if not key:
        variable = VARIABLES.get(name)
        hint = f", or set {variable}" if variable else ""
        raise Missing(f"There is no key for {shown} yet.", f"Enter it in Settings > Keys{hint}.")
    return check(key)


def check(key: str) -> str:
    """The key, if it can be one: it goes into a header, where some characters would break the request.

    Raises:
        BadOption: it holds spaces, line ends or letters beyond ASCII.
    """
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise BadOption(
            "The key holds characters that no key has, perhaps spaces or a line end.",
            "Copy it again from your account page, alone and whole.",
        )
    return key


def refuse_in(url: str) -> None:
    """Addresses are shown and stored with a project, so none may hold a key.

    Raises:
        BadOption: it has a user, a password, or a query.
    """
    try:
        parts = urlsplit(url)
        bare = parts.username is None and parts.password is None and not parts.query and not parts.fragment
    except ValueError:
        bare = "@" not in url and "?" not in url
    if not bare:
        raise BadOption(
            "The address holds a name, a password, or something behind a question mark: perhaps a key.",
            "Write the address alone, and give the key in Settings > Keys, or in OPENAI_API_KEY.",
        )


def store(name: str, key: str) -> None:
    """Put a key into the Keychain.

    Raises:
        Missing: this machine has no Keychain or secret service. BadOption: see `check`.
    """
    check(key.strip())
    backend = _keychain()
    if backend is None:
        raise Missing(
            "This machine has no place to keep a key safely.",
            "Unlock the Keychain (on Linux, start a secret service such as gnome-keyring) and try again.",
        )
    backend.set_password(SERVICE, name, key.strip())


def remove(name: str) -> None:
    """Take a key out of the Keychain; nothing happens where there is none.

    Raises:
        Missing: the key that is used comes from a variable, and stays.
    """
    backend = _keychain()
    if backend is not None and backend.get_password(SERVICE, name) is not None:
        backend.delete_password(SERVICE, name)
    variable = VARIABLES.get(name.partition("@")[0], "")
    if os.environ.get(variable, "").strip():
        raise Missing(
            f"This key is not in the Keychain: it comes from {variable}.",
            f"Start Pastiche without {variable} to do without the key.",
        )


def _keychain() -> Any:
    """keyring's backend, or None where it has only one that fails or writes plain files."""
    import keyring
    from keyring.backends import fail, null

    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring

        keyring.set_keyring(Keyring())
    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring | null.Keyring):
        return None
    return backend


def without_keys(text: str) -> str:
    """The text with every key this process was handed, has used, or has in its environment, blotted out."""
    known = {*_handed_over.values(), *_used, *(os.environ.get(v, "").strip() for v in VARIABLES.values())}
    for key in sorted(known, key=len, reverse=True):
        if len(key) >= 6:
            text = text.replace(key, "[key]")
    return text
