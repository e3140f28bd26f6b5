"""Owns the user's word on single paragraphs: clean/overrides.json, decision id -> "keep" or "drop"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from core.cleaning.ids import ParagraphIds
from core.files import read_json, write_json
from core.progress import BadInput
from core.project import Project


def load(project: Project) -> dict[str, str]:
    """The user's word by decision id; empty when nothing was said yet.

    What was said of a copy of a book whose place another copy has taken holds for the same words in that one.

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
    said = {str(key): str(value) for key, value in found.items() if value in ("keep", "drop")}
    return _carried_over(project, said) if said else said


def _carried_over(project: Project, said: dict[str, str]) -> dict[str, str]:
    """Ids of replaced copies become those of the book in their place; see sources/shelf.json."""
    notes = project.sources / "shelf.json"
    replaced = read_json(notes).get("replaced", {}) if notes.exists() else {}
    for name, digests in replaced.items():
        path = project.books / name
        if not path.exists():
            continue
        book = read_json(path)
        texts = [p["text"] for section in book["sections"] for p in section["paragraphs"]]
        here = paragraph_ids(texts, book["digest"])
        for digest in digests:
            for old, new in zip(paragraph_ids(texts, digest), here, strict=True):
                if old != new and old in said:
                    said.setdefault(new, said[old])
                    del said[old]
    return said


def paragraph_ids(texts: Iterable[str], digest: str) -> list[str]:
    """The decision ids of a book's paragraphs, given in reading order, as of a file with this digest."""
    ids = ParagraphIds(digest)
    return [ids.next(text) for text in texts]


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
