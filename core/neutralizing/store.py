"""Owns the file of pairs and the two beside it: what failed, and what no longer stands in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from core.files import Appender, disk_errors, read_jsonl, write_jsonl
from core.progress import BadInput

Row = dict[str, Any]
_FIELDS = (("id", str), ("description", str), ("original", str), ("word_count", int))


class Store:
    """AUTHOR.jsonl while descriptions come in: each is on the disk before the next is taken.

    Beside it lie AUTHOR.failed.jsonl, and AUTHOR.old.jsonl with pairs whose chunk is gone; when the
    chunk comes back (an edit taken back), so does its pair.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failed_path = path.with_name(f"{path.stem}.failed.jsonl")
        self.old_path = path.with_name(f"{path.stem}.old.jsonl")
        self.rows = _by_id(path)
        self.old = _by_id(self.old_path)
        self.failed: dict[str, Row] = {}
        self._pairs: Appender | None = None
        self._failures: Appender | None = None

    def set_aside(self) -> None:
        """Give the files numbered names, so that everything is asked anew and nothing is lost."""
        number = 1
        while any(_numbered(p, number).exists() for p in (self.path, self.old_path)):
            number += 1
        for path in (self.path, self.old_path):
            if path.exists():
                with disk_errors(path):
                    path.rename(_numbered(path, number))
        self.rows, self.old = {}, {}

    def add(self, row: Row) -> None:
        """Take a pair; on return it is on the disk."""
        if self._pairs is None:
            self._pairs = Appender(self.path)
        self._pairs.add(row)
        self.rows[row["id"]] = row

    def fail(self, row: Row) -> None:
        """Take note of a passage that could not be described."""
        if self._failures is None:
            self._failures = Appender(self.failed_path)
        self._failures.add(row)
        self.failed[row["id"]] = row

    def take_back(self, ids: Iterable[str]) -> None:
        """Those pairs of AUTHOR.old.jsonl whose chunks stand in the text again."""
        for id in ids:
            if id not in self.rows and id in self.old:
                self.add(self.old[id])

    def close(self) -> None:
        for stream in (self._pairs, self._failures):
            if stream is not None:
                stream.close()
        self._pairs = self._failures = None

    def finish(self, places: Mapping[str, Row], order: Sequence[str]) -> None:
        """Compact: each pair once, in the order of the text; the rest goes to AUTHOR.old.jsonl first.

        Args:
            places: id -> the fields that say where the chunk stands now.
            order: ids of the pairs that belong to the text.
        """
        self.close()
        gone = [row for id, row in self.rows.items() if id not in places and self.old.get(id) != row]
        if gone:
            with Appender(self.old_path) as old:
                for row in gone:
                    old.add(row)
        rows = [{**self.rows[id], **places[id]} for id in order]
        if rows != _rows(self.path):
            write_jsonl(self.path, rows)
        self.rows = {row["id"]: row for row in rows}
        if self.failed:
            write_jsonl(self.failed_path, self.failed.values())
        else:
            self.failed_path.unlink(missing_ok=True)


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.before-{number}{path.suffix}")


def _rows(path: Path) -> list[Row]:
    return read_jsonl(path)


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
