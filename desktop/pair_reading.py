"""Owns the reading of a project's pairs on a `Load`: only what is new, and giving way to the window."""

from __future__ import annotations

import json
import os
from pathlib import Path
from threading import Lock
from typing import Any

from core.files import parse_runs, read_json, read_jsonl, read_text
from core.language.words import count_words
from core.neutralizing.kinds import FAILED, kinds_of
from core.progress import BadInput
from core.project import Project
from desktop.giving_way import giving_way
from desktop.pairs import PairRow, opening
from desktop.review import fold

Json = dict[str, Any]
Stamp = tuple[int, int]


def stamp(path: Path) -> Stamp:
    """Time and size of a file; (0, 0) where it is not there. One that was written is another."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


class PairReader:
    """Of one project."""

    def __init__(self, project: Project) -> None:
        self.root = project.root
        self.files = (project.pairs, project.failed)
        self._pairs, self._failed = _Tail(project.pairs), _Tail(project.failed)
        self._text, self._names = project.clean_text, project.places
        self._lock = Lock()  # a reading that was dropped may go on beside the next
        self._seen: tuple[Stamp, Stamp] | None = None
        self._places: dict[str, str] = {}  # paragraph of the clean text -> book and chapter
        self._runs: dict[int, str] = {}  # run of the curated text -> the same
        self._made: dict[str, tuple[Json | None, Json | None, PairRow]] = {}

    def stamps(self) -> tuple[Stamp, ...]:
        """What tells whether the pairs were written since. Cheap."""
        return tuple(stamp(path) for path in self.files)

    def read(self) -> list[PairRow]:
        """All rows in the order of the text; one that has not changed is the same object as before.

        Raises:
            BadInput: a file is damaged.
        """
        with self._lock, giving_way():
            return self._read()

    def _read(self) -> list[PairRow]:
        pairs, failed = self._pairs.read(), self._failed.read()
        self._read_places()
        made = {}
        for id in {**pairs, **failed}:
            known, found = self._made.get(id), (pairs.get(id), failed.get(id))
            if known is None or known[0] is not found[0] or known[1] is not found[1]:
                known = (*found, self._row(id, *found))
            made[id] = known
        self._made = made
        return sorted((row for _, _, row in made.values()), key=lambda row: row.at)

    def _row(self, id: str, pair: Json | None, failure: Json | None) -> PairRow:
        row, why = pair or failure or {}, failure or {}
        original, account = str(row.get("original", "")), str(pair["description"]) if pair else ""
        return PairRow(
            id,
            original,
            account,
            int(row.get("word_count") or count_words(original)),
            opening(original),
            (int(row.get("chapter", 0)), int(row.get("start", 0))),
            self._place(int(row.get("chapter", 0)), original),
            str(why.get("reason", "")),
            str(why.get("answer", "")),
            kinds_of(pair) if pair and account else frozenset((FAILED,)),
            int(row.get("copied") or 0),
            str(row.get("before", "")),
            fold(f"{original}\n{account}"),
        )

    def _read_places(self) -> None:
        """Which paragraph stands in which chapter; nothing where the clean text has no such list."""
        seen = stamp(self._text), stamp(self._names)
        if seen == self._seen:
            return
        self._seen, self._places, self._runs, self._made = seen, {}, {}, {}
        if not (self._text.exists() and self._names.exists()):
            return
        names = read_json(self._names)
        runs = parse_runs(read_text(self._text))
        if not isinstance(names, list) or len(names) != len(runs):
            return
        one = len({name.get("book", "") for name in names}) == 1  # then the chapter tells enough
        for name, run in zip(names, runs, strict=True):
            book, chapter = str(name.get("book", "")), str(name.get("chapter", ""))
            said = chapter if one and chapter else ", ".join(part for part in (book, chapter) if part)
            self._places.update(dict.fromkeys(run, said))

    def _place(self, run: int, original: str) -> str:
        """A run of the curated text is part of one chapter, so that one paragraph tells for all."""
        if run not in self._runs:
            known = [part for part in original.split("\n\n") if part in self._places]
            if not known:
                return ""
            self._runs[run] = self._places[max(known, key=len)]
        return self._runs[run]


class _Tail:
    """The latest row of each id in an append-only file, of which only what was added is read again.

    Where the file was written anew, all of it is read; rows that say the same stay the same objects.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: dict[str, Json] = {}
        self._inode = self._at = 0
        self._last = b""

    def read(self) -> dict[str, Json]:
        if not self.path.exists():
            self.rows, self._at, self._last = {}, 0, b""
            return self.rows
        with self.path.open("rb") as stream:
            inode, known = os.fstat(stream.fileno()).st_ino, self.rows
            rows = dict(known)
            stream.seek(max(0, self._at - len(self._last)))
            if inode != self._inode or stream.read(len(self._last)) != self._last:
                rows, self._at = {}, 0
                stream.seek(0)
            for line in stream:
                if not line.endswith(b"\n"):
                    break  # it is being written, or a kill has torn it
                self._at, self._last = self._at + len(line), line
                if line.strip():
                    row = self._parse(line)
                    rows[row["id"]] = known[row["id"]] if known.get(row["id"]) == row else row
        self._inode, self.rows = inode, rows
        return rows

    def _parse(self, line: bytes) -> Json:
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            return row
        read_jsonl(self.path)  # names the line
        raise BadInput(
            f"{self.path.name} holds something else than pairs.",
            "Put back a copy of it from a backup, or remove the lines that are no pairs.",
        )
