"""Owns the user's word on single paragraphs: clean/overrides.json, decision id -> "keep" or "drop"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from core.files import read_json, write_json
from core.progress import BadInput
from core.project import Project


def load(project: Project) -> dict[str, str]:
    """The user's word by decision id; empty when nothing was said yet.

    Raises:
        BadInput: the file is damaged.
    """
    if not project.overrides.exists():
        return {}
    found = read_json(project.overrides)
    if not isinstance(found, dict):
        raise BadInput(
            f"{project.overrides.name} is damaged.",
            "Put back a copy from a backup, or remove the file to start anew.",
        )
    return {str(key): str(value) for key, value in found.items() if value in ("keep", "drop")}


def set_verdict(project: Project, ids: Iterable[str], verdict: Literal["keep", "drop"] | None) -> None:
    """Note a verdict on these paragraphs, or take it back with None; ids unknown today stay noted."""
    set_verdicts(project, dict.fromkeys(ids, verdict or ""))


def set_verdicts(project: Project, verdicts: Mapping[str, str]) -> None:
    """Note "keep" or "drop" by decision id, "" takes one back; all of it reaches the disk at once.

    The same decisions always leave the same file, and none leave no file: what was made from them is then
    seen to be as fresh as it is.
    """
    found = load(project)
    for id, verdict in verdicts.items():
        if verdict:
            found[id] = verdict
        else:
            found.pop(id, None)
    if found:
        write_json(project.overrides, dict(sorted(found.items())))
    else:
        project.overrides.unlink(missing_ok=True)
