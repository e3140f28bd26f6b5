"""Owns what new projects start with, as set in Settings: who describes, where servers are, and consent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from desktop.preferences import Preferences

DESCRIBER = "describer"  # in the preferences: a name of `describers()`, "" for none
ADDRESSES = "addresses"  # {"ollama": URL, "server": URL}
SERVER_MODEL = "server_model"
ASK_EVERY_TIME = "ask_every_time"
AGREED = "agreed"  # {project folder: [hosts]}
SERVER = "server"
KEPT = 40
"""Projects whose consent is remembered; the oldest are asked again."""


def addresses(preferences: Preferences) -> Mapping[str, str]:
    """Where Ollama and the user's own server are, by describer; without those of which nothing is said."""
    kept: dict[str, object] = preferences.get(ADDRESSES, {})
    return {str(name): url for name, url in kept.items() if isinstance(url, str) and url}


def server_address(preferences: Preferences) -> str:
    return addresses(preferences).get(SERVER, "")


def set_address(preferences: Preferences, name: str, url: str) -> None:
    kept = {other: there for other, there in addresses(preferences).items() if other != name}
    preferences.set(ADDRESSES, kept | ({name: url} if url else {}))


def describer(preferences: Preferences) -> str:
    """Who describes in new projects, as `--llm` takes it; "" where nothing was chosen."""
    name = preferences.get(DESCRIBER, "")
    url = addresses(preferences).get(name, "")
    if name == SERVER:
        return f"openai:{preferences.get(SERVER_MODEL, '')}@{url}" if url else ""
    return f"{name}:@{url}" if url else name


# What the user agreed to.
def agreed(preferences: Preferences, project: Path) -> Collection[str]:
    """The hosts that this project's text may go to without being asked again."""
    if preferences.get(ASK_EVERY_TIME, False):
        return ()
    kept: dict[str, object] = preferences.get(AGREED, {})
    hosts = kept.get(str(project))
    return [str(host) for host in hosts] if isinstance(hosts, list) else ()


def agree(preferences: Preferences, project: Path, host: str) -> None:
    """The user said that the text of this project may go to this host."""
    kept: dict[str, object] = preferences.get(AGREED, {})
    hosts = sorted({host, *agreed(preferences, project)})
    others = {name: there for name, there in kept.items() if name != str(project)}
    preferences.set(AGREED, dict([*others.items(), (str(project), hosts)][-KEPT:]))


def withdraw(preferences: Preferences, project: Path, host: str) -> None:
    """The user took that word back."""
    hosts = [other for other in agreed(preferences, project) if other != host]
    preferences.set(AGREED, preferences.get(AGREED, {}) | {str(project): hosts})


def take_back(preferences: Preferences) -> None:
    """Every project is asked anew."""
    none: dict[str, object] = {}
    preferences.set(AGREED, none)
