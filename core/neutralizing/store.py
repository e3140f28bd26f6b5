"""Owns the file of pairs and those beside it: what failed, what left the text, what was only tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from core.appender import Appender
from core.files import disk_errors, read_jsonl, write_bytes, write_jsonl
from core.progress import BadInput

Row = dict[str, Any]
_FIELDS = (("id", str), ("description", str), ("original", str), ("word_count", int))


class Store:
    """AUTHOR.jsonl while descriptions come in: each is on the disk before the next is taken.

    Beside it lie AUTHOR.failed.jsonl; AUTHOR.old.jsonl with pairs whose chunk is gone: when the chunk comes
    back (an edit taken back), so does its pair; AUTHOR.tried.jsonl with what was asked for a look; and during
    a run AUTHOR.ends.jsonl with passages whose ends were mended.

    Attributes:
        rows, old, failed: by id, as they stand now.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failed_path = path.with_name(f"{path.stem}.failed.jsonl")
        self.old_path = path.with_name(f"{path.stem}.old.jsonl")
        self.ends_path = path.with_name(f"{path.stem}.ends.jsonl")
        self.tried_path = path.with_name(f"{path.stem}.tried.jsonl")
        self.rows = _by_id(path)
        self.old = _by_id(self.old_path)
        self.failed = {id: row for id, row in _by_id(self.failed_path).items() if id not in self.rows}
        self._anew = False
        self._pairs: Appender | None = None
        self._failures: Appender | None = None
        self._ends: Appender | None = None

    def start_anew(self) -> None:
        """Know only what the user wrote. With the first pair that is taken, the files get numbered names.

        Not before: nothing is set aside for a provider that never answers.
        """
        self.forget()
        self._anew = True

    def forget(self) -> None:
        """Know only what the user wrote; the files stay as they are."""
        self.rows = {id: row for id, row in self.rows.items() if row.get("edited")}
        self.old, self.failed = {}, {}

    def _set_aside(self) -> None:
        """Copy the files to numbered names, then begin them anew: a kill in between loses nothing."""
        self._anew = False
        number = 1
        while any(_numbered(p, number).exists() for p in (self.path, self.old_path)):
            number += 1
        for path in (self.path, self.old_path):
            if path.exists():
                write_bytes(_numbered(path, number), path.read_bytes())
        write_jsonl(self.path, list(self.rows.values()))
        with disk_errors(self.old_path):
            self.old_path.unlink(missing_ok=True)
        if self._failures is None:
            self.save_failed()

    def add(self, row: Row) -> None:
        """Take a pair; on return it is on the disk."""
        if self._anew:
            self._set_aside()
        if self._pairs is None:
            self._pairs = Appender(self.path)
        self._pairs.add(row)
        self.rows[row["id"]] = row
        self.failed.pop(row["id"], None)

    def fail(self, row: Row) -> None:
        """Take note of a passage that could not be described."""
        if self._failures is None:
            self._failures = Appender(self.failed_path)
        self._failures.add(row)
        self.failed[row["id"]] = row

    def end(self, id: str, original: str) -> None:
        """Note what a passage is without the halves of sentences at its ends."""
        if self._ends is None:
            self._ends = Appender(self.ends_path)
        self._ends.add({"id": id, "original": original})

    def ends(self) -> dict[str, str]:
        """What `end` noted since the last run that came to its end."""
        return {row["id"]: row["original"] for row in read_jsonl(self.ends_path)}

    def take_back(self, ids: Iterable[str]) -> None:
        """Those pairs of AUTHOR.old.jsonl whose chunks stand in the text again."""
        for id in ids:
            if id not in self.rows and id in self.old:
                self.add(self.old[id])

    def leave(self, ids: Iterable[str]) -> None:
        """Have those pairs that are none of these lie in AUTHOR.old.jsonl, from where they may come back."""
        stay = set(ids)
        gone = [row for id, row in self.rows.items() if id not in stay]
        if gone and not self._anew:
            self.close()
            self._keep_old(gone)
            self.save([row for id, row in self.rows.items() if id in stay])

    def _keep_old(self, gone: Sequence[Row]) -> None:
        with Appender(self.old_path) as old:
            for row in gone:
                if self.old.get(row["id"]) != row:
                    old.add(row)
                    self.old[row["id"]] = row

    def take_tried(self, ids: Iterable[str], provider: str) -> None:
        """Those pairs that were made for a look by the same provider: nothing is paid for twice."""
        tried = self.tried(provider)
        for id in ids:
            row = tried.get(id)
            if id not in self.rows and row is not None and not row["reason"]:
                self.add({name: value for name, value in row.items() if name not in TRIED_FIELDS})

    def tried(self, provider: str) -> dict[str, Row]:
        """What this provider said when it was tried, by id."""
        rows = _by_id(self.tried_path)
        return {id: row for id, row in rows.items() if row.get("provider") == provider}

    def close(self) -> None:
        for stream in (self._pairs, self._failures, self._ends):
            if stream is not None:
                stream.close()
        self._pairs = self._failures = self._ends = None

    def finish(self, places: Mapping[str, Row], order: Sequence[str]) -> None:
        """Compact: each pair once, in the order of the text; the rest goes to AUTHOR.old.jsonl first.

        Args:
            places: id -> the fields that say where the chunk stands now.
            order: ids of the pairs that belong to the text.
        """
        self.close()
        if self._anew:
            self._set_aside()
        gone = [row for id, row in self.rows.items() if id not in places]
        if gone:
            self._keep_old(gone)
        self.save([{**self.rows[id], **places[id]} for id in order])
        self.failed = {id: {**row, **places[id]} for id, row in self.failed.items() if id in places}
        self.save_failed()
        self.ends_path.unlink(missing_ok=True)

    def save(self, rows: Sequence[Row]) -> None:
        """Write these pairs, and no others, in place of the file; an unchanged file keeps its bytes."""
        if rows != read_jsonl(self.path):
            write_jsonl(self.path, rows)
        self.rows = {row["id"]: row for row in rows}

    def save_failed(self) -> None:
        if self.failed:
            write_jsonl(self.failed_path, self.failed.values())
        else:
            self.failed_path.unlink(missing_ok=True)


TRIED_FIELDS = ("reason", "answer", "tokens_in", "tokens_out", "seconds")
"""What a tried row says beside the pair."""


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.before-{number}{path.suffix}")


def _by_id(path: Path) -> dict[str, Row]:
    """The latest row of each id.

    Raises:
        BadInput: the file holds other records than pairs.
    """
    rows: dict[str, Row] = {}
    for number, row in enumerate(read_jsonl(path), 1):
        if not all(isinstance(row.get(name), kind) for name, kind in _FIELDS):
            raise BadInput(
                f"{path.name} is there already and holds something else than pairs (row {number}).",
                "Remove that row, and its passage is described anew; or choose another output file.",
            )
        rows[row["id"]] = row
    return rows
