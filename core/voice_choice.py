"""Owns which voice a command line means, how strongly it is to work, and who may read the user's text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core import adapters
from core.describing.providers import destination
from core.progress import BadOption, Missing
from core.project import Project
from core.types import Adapter
from core.voices import named

Ask = Callable[[str], str] | None
"""Puts a question to the user and gives the answer; None where nobody sits at a terminal."""


def chosen(name: str | None, project: Project | None) -> tuple[Adapter, float | None]:
    """The voice that "DIR[:STRENGTH]" means, or the project's; and the strength, None where none is named.

    Args:
        name: a folder, or what `pastiche voices` calls it: the folder's name in the library, or the author.

    Raises:
        BadInput, BadOption: no such voice, or several. Missing: the project has none yet.
    """
    if not name:
        if project is None:
            raise BadOption("Which voice?", "Give its folder with --adapter, or a project with --project.")
        if not project.adapter.is_dir():
            raise Missing(f"{project.name} has no voice yet.", "Train it first.")
        return adapters.load(project.adapter), None
    strength = None
    head, colon, tail = name.rpartition(":")
    if colon and not Path(name).expanduser().exists() and (number := as_number(tail)) is not None:
        name, strength = head, number
    elif colon and not Path(name).expanduser().exists() and Path(head).expanduser().is_dir():
        raise BadOption(
            f"{tail or 'Nothing'} is no strength for a voice.", "Put a number from 0 to 2 behind the colon."
        )
    folders = [adapters.home()] + ([project.root / "lora_adapters"] if project is not None else [])
    return named(name, folders), strength


def as_number(text: str) -> float | None:
    """The number that a text is, or None."""
    try:
        return float(text)
    except ValueError:
        return None


def describer(adapter: Adapter, llm: str, ask: Ask) -> str:
    """Who describes the user's text: `llm` where it is named, else whoever described the training text.

    A text of the user's leaves this machine only after a yes; naming a describer is one.

    Raises:
        BadOption: it would leave, and nobody said yes.
    """
    own = str(adapter.metadata.get("describer") or "")
    host = "" if llm else destination(own)
    if not host:
        return llm
    message = f"{own} described what this voice was trained on: your own text would go to {host}."
    remedy = (
        f"Name it with --llm {own} if it may, or take --llm words, with which nothing leaves this machine."
    )
    if ask is None:
        raise BadOption(message, remedy)
    if ask(f"{message} Send it? [y/N] ").strip().casefold() not in ("y", "yes"):
        raise BadOption("Nothing was sent, and nothing written.", remedy)
    return own
