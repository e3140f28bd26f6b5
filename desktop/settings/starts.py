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
    preferences.put(ADDRESSES, name, url or None)


def describer(preferences: Preferences) -> str:
    """Who describes in new projects, as `--llm` takes it; "" where nothing was chosen."""
    name = preferences.get(DESCRIBER, "")
    url = addresses(preferences).get(name, "")
    if name == SERVER:
        return f"openai:{preferences.get(SERVER_MODEL, '')}@{url}" if url else ""
    return f"{name}:@{url}" if url else name


# What the user agreed to, as all windows of Pastiche know it: it is read anew whenever it is asked for.
def agreed(preferences: Preferences, project: Path) -> Collection[str]:
    """The hosts that this project's text may go to without being asked again."""
    preferences.look()
    if preferences.get(ASK_EVERY_TIME, False):
        return ()
    kept: dict[str, object] = preferences.get(AGREED, {})
    return _hosts(kept, project)


def _hosts(kept: Mapping[str, object], project: Path) -> Collection[str]:
    hosts = kept.get(str(project))
    return [str(host) for host in hosts] if isinstance(hosts, list) else ()


def agree(preferences: Preferences, project: Path, host: str) -> None:
    """The user said that the text of this project may go to this host."""

    def noted(kept: dict[str, object]) -> dict[str, object]:
        others = {name: there for name, there in kept.items() if name != str(project)}
        hosts = sorted({host, *_hosts(kept, project)})
        return dict([*others.items(), (str(project), hosts)][-KEPT:])

    preferences.change(AGREED, {}, noted)


def withdraw(preferences: Preferences, project: Path, host: str) -> None:
    """The user took that word back."""

    def noted(kept: dict[str, object]) -> dict[str, object]:
        return {**kept, str(project): [other for other in _hosts(kept, project) if other != host]}

    preferences.change(AGREED, {}, noted)


def take_back(preferences: Preferences) -> None:
    """Every project is asked anew."""
    none: dict[str, object] = {}
    preferences.set(AGREED, none)


def forget(preferences: Preferences, project: Path) -> None:
    """The project in this folder is gone, or another one: nobody has agreed to send what lies there now."""
    root = str(project.expanduser().resolve())  # as `Project.root` has it
    preferences.look()
    if root in preferences.get(AGREED, {}):
        preferences.put(AGREED, root, None)
