"""Owns the user's word on single descriptions: written by hand, and put back."""

from __future__ import annotations

from collections.abc import Mapping

from core.describing.judge import judge
from core.language.shingles import longest_shared_run
from core.neutralizing.store import Row, Store
from core.progress import BadOption
from core.project import Project

_OF_FAILURES = ("reason", "tries", "answer")


def set_accounts(project: Project, texts: Mapping[str, str]) -> None:
    """Set descriptions by pair id; "" takes the user's own back. A passage that had failed becomes a pair.

    Blank lines are closed up: in the training format a blank line ends the description.

    Raises:
        BadOption: there is no such passage. Locked: the project is at work.
        BadInput, NoSpace: as `core.files.write_jsonl`.
    """
    with project.lock():
        store = Store(project.pairs)
        for id, text in texts.items():
            _set(store, id, "\n".join(line for line in text.splitlines() if line.strip()).strip())
        store.save(list(store.rows.values()))
        store.save_failed()
        project.amend("neutralize", pairs=len(store.rows), failed=len(store.failed))


def complaint(original: str, text: str) -> str:
    """What the judge would object to in a description; "" for nothing."""
    return judge(original, text.strip())


def _set(store: Store, id: str, text: str) -> None:
    if id not in store.rows and id not in store.failed:
        raise BadOption("That passage is not there any more.", "Run this step again, then look again.")
    row = store.rows.get(id) or store.failed[id]
    if text:
        own = {**row, "description": text, "edited": True, "before": _before(row)}
        store.rows[id] = {name: value for name, value in _measured(own).items() if name not in _OF_FAILURES}
        store.failed.pop(id, None)
    elif row.get("edited") and row.get("before"):
        store.rows[id] = _measured({**row, "description": row["before"], "edited": False, "before": ""})
    elif row.get("edited"):
        del store.rows[id]
        store.failed[id] = {**row, "description": "", "edited": False, "reason": _TAKEN_BACK, "tries": 0}


_TAKEN_BACK = "What was written by hand was taken back."


def _before(row: Row) -> str:
    """What a provider had said, however often the user has changed it since."""
    return str(row.get("before", "")) if row.get("edited") else str(row["description"])


def _measured(row: Row) -> Row:
    copied = longest_shared_run(str(row["original"]), str(row["description"]))
    return {**row, "copied": copied}
