"""Owns the drafts on the disk: what was written and decided of a text, until a file holds it and longer."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from glob import escape
from pathlib import Path
from typing import Any

from core import files, machine
from core.progress import BadInput
from core.project import slug
from core.types import as_json
from desktop.editor.own_file import OwnFile, stamp
from desktop.editor.passage_model import IN_HAND, Base, Remark, Row, State, Version
from desktop.editor.requests import remark
from desktop.editor.texts import Text, read_source, read_word

FORMAT = 2
"""1 kept remarks as plain sentences."""

_KEPT: dict[Path, str] = {}
"""Copies of Word documents that were written since the start -> digest, so that none is written twice."""


def folder() -> Path:
    return machine.data_dir() / "drafts"


def place_of(text: Text) -> Path:
    """One draft a text: opening the same text again finds the work on it."""
    return folder() / f"{slug(Path(text.name).stem)[:40]}-{files.text_hash(text.source)}.json"


@dataclass(frozen=True, slots=True)
class Draft:
    """What lies in a draft's file."""

    path: Path
    text: Text
    adapter: str

    @property
    def decided(self) -> int:
        return sum(row.state in (State.ACCEPTED, State.REJECTED) for row in self.text.rows)


def as_data(
    text: Text, rows: Sequence[Row], adapter: str, exported: bool = False, in_file: bool = False
) -> dict[str, Any]:
    """A draft as JSON: the text, and of each passage what was written and decided.

    Args:
        exported: a file holds all of it.
        in_file: a file holds what was decided; something may be written and not decided.
    """
    touched = [row for row in rows if _worked_on(row) or row.base]
    return {
        "format": FORMAT,
        "name": text.name,
        "path": None if text.path is None else str(text.path),
        "digest": text.digest,
        "markdown": text.markdown,
        "word": text.original is not None,
        "adapter": adapter,
        "exported": exported,
        "in_file": exported or in_file,
        "time": time.time(),
        "source": text.source,
        "passages": [
            {
                "id": row.id,
                "source": row.source,
                "state": _resting(row).value,
                "stands": -1 if _resting(row) == State.ACCEPTED else row.stands,
                "chosen": row.chosen,
                "versions": [_version_data(version) for version in row.versions],
                "base": as_json(row.base) if row.base is not None and row.base.finished else None,
            }
            for row in touched
        ],
    }


def _worked_on(row: Row) -> bool:
    return bool(row.versions) or row.state == State.REJECTED


def typed(rows: Sequence[Row], place: int, words: str) -> Sequence[Row]:
    """The rows with what stands in the open field at `place`: an edit that is not ended is not decided."""
    row = rows[place]
    if not words.strip() or words.strip() == (row.text or row.source).strip():
        return rows
    changed = row.with_version(Version(words.strip(), edited=True), State.FRESH)
    return [*rows[:place], changed, *rows[place + 1 :]]


def _resting(row: Row) -> State:
    """A passage that is being written again rests on its last version, accepted where it was."""
    if row.state in IN_HAND and row.held is not None and row.chosen == row.stands:
        return State.ACCEPTED
    if row.state in IN_HAND:
        return State.FRESH if row.versions else State.OPEN
    return row.state


def _version_data(version: Version) -> dict[str, Any]:
    notes = [
        {"kind": r.kind, "note": r.text, "spans": [list(span) for span in r.spans]} for r in version.notes
    ]
    return {
        "text": version.text,
        "notes": notes,
        "edited": version.edited,
        "checked": list(version.checked),
        "asked": version.asked,
    }


def copy_of(path: Path) -> Path:
    """Where the Word document of a draft is kept: what is not rewritten of it goes back into the export."""
    return path.with_suffix(".docx")


def write(path: Path, data: Mapping[str, Any], text: Text) -> None:
    """Write a draft, and first the Word document it is of, where that is not there yet.

    Raises:
        NoSpace, BadInput: see `core.files`.
    """
    copy = copy_of(path)
    if text.original is not None and not (copy.exists() and _KEPT.get(copy) == text.digest):
        files.write_bytes(copy, text.original)
        _KEPT[copy] = text.digest
    files.write_json(path, data)


def write_own(own: OwnFile, data: Mapping[str, Any], text: Text) -> None:
    """Write a draft to its file, or beside it where another window has written there since.

    Raises:
        NoSpace, BadInput: see `core.files`.
    """
    own.make_way()
    write(own.path, data, text)
    own.written()


def discard(path: Path) -> None:
    """Take a draft away, and its copy of the document.

    Raises:
        BadInput: it cannot be removed.
    """
    with files.disk_errors(path):
        path.unlink(missing_ok=True)
        copy_of(path).unlink(missing_ok=True)


def _text(path: Path, data: Mapping[str, Any]) -> Text:
    origin = None if data["path"] is None else Path(data["path"])
    if not data.get("word"):
        return read_source(data["source"], data["name"], origin, data["digest"], data["markdown"])
    try:
        original = copy_of(path).read_bytes()
    except OSError as error:
        raise BadInput(
            f"The draft's copy of {data['name']} is missing.",
            f"Open the document again; the draft stays at {path}.",
            str(error),
        ) from error
    return read_word(original, data["name"], origin, data["digest"])


def read(path: Path, text: Text | None = None) -> Draft:
    """A draft as it was left.

    Args:
        text: what it is a draft of, where that is open already.

    Raises:
        BadInput: it is damaged, or made by a newer Pastiche.
    """
    seen = stamp(path)  # before it is read: what is written meanwhile is another's
    data = files.read_json(path)
    try:
        if data["format"] > FORMAT:
            raise BadInput(
                f"{data['name']} was last worked on in a newer Pastiche.", "Update Pastiche to go on."
            )
        text = text or _text(path, data)
        saved = {(row["id"], row["source"]): row for row in data["passages"]}
        rows = tuple(_restored(row, saved.get((row.id, row.source))) for row in text.rows)
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            "The draft is damaged: it cannot be read.",
            f"Open your text again; the draft stays at {path}.",
            str(error),
        ) from error
    exported = bool(data["exported"]) or not any(_worked_on(row) for row in rows)
    in_file = exported or bool(data.get("in_file"))
    own = OwnFile(path, seen)
    text = replace(text, rows=rows, exported=exported, in_file=in_file, draft=own)
    return Draft(path, text, data["adapter"])


def _restored(row: Row, saved: Mapping[str, Any] | None) -> Row:
    if saved is None:
        return row
    return row.changed(
        state=State(saved["state"]),
        chosen=int(saved["chosen"]),
        stands=int(saved.get("stands", -1)),
        versions=tuple(_version(data) for data in saved["versions"]),
        base=Base(**saved["base"]) if saved.get("base") else None,
    )


def taken_over(text: Text, before: Text) -> Text:
    """The text with the work on it as it stands in `before`, where that is of the same draft.

    A draft that was read while the text was open is older than the work in its rows.
    """
    if text.source != before.source or place_of(text) != place_of(before):
        return text
    done = {(row.id, row.source): row for row in before.rows}
    rows = tuple(_with_work(row, done.get((row.id, row.source), row)) for row in text.rows)
    return replace(
        text, rows=rows, exported=before.exported, in_file=before.in_file, draft=before.draft or text.draft
    )


def _with_work(row: Row, done: Row) -> Row:
    return row.changed(
        state=done.state, chosen=done.chosen, versions=done.versions, base=done.base, stands=done.stands
    )


def _version(data: Mapping[str, Any]) -> Version:
    """Raises: KeyError, TypeError, ValueError: it is damaged."""
    notes = tuple(Remark("note", n) if isinstance(n, str) else remark(n) for n in data["notes"])
    checked = tuple(str(kind) for kind in data.get("checked", ()))
    return Version(str(data["text"]), notes, bool(data["edited"]), checked, int(data.get("asked", 0)))


def with_draft(text: Text) -> Text:
    """The text with the work that was done on it before, where there is a draft of it: that worked on last.

    Raises:
        BadInput: that draft is damaged.
    """
    path = place_of(text)
    beside = path.parent.glob(f"{escape(path.stem)}-*.json") if path.parent.exists() else ()
    found = [(seen[1], one) for one in (path, *beside) if (seen := stamp(one)) is not None]
    return read(max(found)[1], text).text if found else replace(text, draft=OwnFile(path))
