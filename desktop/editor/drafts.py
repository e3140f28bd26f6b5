"""Owns work in progress on the disk: a crash loses at most the last seconds of what was decided."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core import files, machine
from core.progress import BadInput, PasticheError
from core.project import slug
from core.types import as_json
from desktop.editor.passage_model import IN_HAND, Base, Remark, Row, State, Version
from desktop.editor.requests import remark
from desktop.editor.texts import Text, read_source, read_word
from desktop.jobs import Load

EVERY = 700
"""Milliseconds from a change to its being on the disk, at most once in that time."""

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
    exported: bool = False

    @property
    def decided(self) -> int:
        return sum(row.state in (State.ACCEPTED, State.REJECTED) for row in self.text.rows)


def as_data(text: Text, rows: Sequence[Row], adapter: str, exported: bool = False) -> dict[str, Any]:
    """A draft as JSON: the text, and of each passage what was written and decided."""
    touched = [row for row in rows if row.versions or row.base or row.state == State.REJECTED]
    return {
        "format": FORMAT,
        "name": text.name,
        "path": None if text.path is None else str(text.path),
        "digest": text.digest,
        "markdown": text.markdown,
        "word": text.original is not None,
        "adapter": adapter,
        "exported": exported,
        "time": time.time(),
        "source": text.source,
        "passages": [
            {
                "id": row.id,
                "source": row.source,
                "state": _resting(row).value,
                "chosen": row.chosen,
                "versions": [_version_data(version) for version in row.versions],
                "base": as_json(row.base) if row.base is not None and row.base.finished else None,
            }
            for row in touched
        ],
    }


def _resting(row: Row) -> State:
    """A passage that is being written again rests on its last version."""
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


def discard(path: Path) -> None:
    """Take a draft away, and its copy of the document."""
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
    return Draft(path, replace(text, rows=rows), data["adapter"], bool(data["exported"]))


def _restored(row: Row, saved: Mapping[str, Any] | None) -> Row:
    if saved is None:
        return row
    return row.changed(
        state=State(saved["state"]),
        chosen=int(saved["chosen"]),
        versions=tuple(_version(data) for data in saved["versions"]),
        base=Base(**saved["base"]) if saved.get("base") else None,
    )


def _version(data: Mapping[str, Any]) -> Version:
    """Raises: KeyError, TypeError, ValueError: it is damaged."""
    notes = tuple(Remark("note", n) if isinstance(n, str) else remark(n) for n in data["notes"])
    checked = tuple(str(kind) for kind in data.get("checked", ()))
    return Version(str(data["text"]), notes, bool(data["edited"]), checked, int(data.get("asked", 0)))


def newest() -> Draft | None:
    """The draft worked on last, or None when all of it was exported.

    One that cannot be read is passed over and stays where it is.
    """
    if not folder().is_dir():
        return None
    for path in sorted(folder().glob("*.json"), key=lambda p: p.stat().st_mtime, reverse=True):
        try:
            draft = read(path)
        except BadInput:
            continue
        return None if draft.exported else draft
    return None


def with_draft(text: Text) -> Text:
    """The text with the work that was done on it before, where there is a draft of it.

    Raises:
        BadInput: that draft is damaged.
    """
    path = place_of(text)
    return read(path, text).text if path.exists() else text


class DraftKeeper(QObject):
    """Writes the draft some time after a change, away from the window's thread."""

    failed = Signal(object)  # PasticheError
    saved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text: Text | None = None
        self._saving: Load | None = None
        self._timer = QTimer(self, singleShot=True, interval=EVERY)
        self._timer.timeout.connect(self._save)
        self._snapshot: Any = None

    def keep(self, text: Text, snapshot: Any) -> None:
        """Save what `snapshot()` gives, an `as_data`, before long."""
        self._text, self._snapshot = text, snapshot
        if not self._timer.isActive():
            self._timer.start()

    def save_now(self) -> None:
        """Write what is not written yet, and wait for it: the page is closing.

        Raises:
            NoSpace, BadInput: see `core.files`.
        """
        if self._timer.isActive() and self._text is not None:
            self._timer.stop()
            self._settle()
            write(place_of(self._text), self._snapshot(), self._text)

    def forget(self) -> None:
        """The text is closed for good: its draft goes."""
        self._timer.stop()
        self._settle()
        if self._text is not None:
            discard(place_of(self._text))
        self._text = None

    def _settle(self) -> None:
        """An older state must not be written after a newer one."""
        if self._saving is not None:
            self._saving.drop()
            self._saving.wait()
            self._saving = None

    def _save(self) -> None:
        if self._text is None:
            return
        if self._saving is not None:
            self._timer.start()
            return
        text, path, data = self._text, place_of(self._text), self._snapshot()
        self._saving = Load(lambda: write(path, data, text), self._saved, self._not_saved)

    def _saved(self, _nothing: object) -> None:
        self._saving = None
        self.saved.emit()

    def _not_saved(self, error: PasticheError) -> None:
        self._saving = None
        self.failed.emit(error)
