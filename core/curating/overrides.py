"""Owns the user's word on single passages: curated.overrides.json, passage id -> "keep" or "drop"."""

from __future__ import annotations

from collections.abc import Mapping

from core.files import read_json, write_json
from core.progress import BadInput
from core.project import Project


def load(project: Project) -> dict[str, str]:
    """The user's word by passage id; empty where nothing was said yet.

    Raises:
        BadInput: the file is damaged.
    """
    path = project.curated_overrides
    if not path.is_file():
        return {}
    said = read_json(path)
    if not isinstance(said, dict) or not all(word in ("keep", "drop") for word in said.values()):
        raise BadInput(
            f"{path.name} is damaged: it should say keep or drop for each passage.",
            f"Correct {path}, or move it away to start without your choices.",
        )
    return said


def set_words(project: Project, words: Mapping[str, str]) -> None:
    """Note "keep" or "drop" by passage id, "" takes one back; all of it reaches the disk at once.

    The same choices always leave the same file, and none leave no file: what was made from them is then seen
    to be as fresh as it is.

    Raises:
        BadInput, NoSpace: as `load` and `core.files.write_json`.
    """
    said = {**load(project), **words}
    said = {id: word for id, word in sorted(said.items()) if word}
    if said:
        write_json(project.curated_overrides, said)
    else:
        project.curated_overrides.unlink(missing_ok=True)
