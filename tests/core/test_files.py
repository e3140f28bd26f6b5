"""What reaches the disk: whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.appender import Appender
from core.files import (
    join_runs,
    latest_rows,
    parse_runs,
    read_json,
    read_jsonl,
    read_text,
    same_place,
    text_hash,
    write_bytes,
    write_text,
)
from core.progress import BadInput, NoSpace

paragraph = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1).filter(
    lambda t: t.strip() == t and "\ufeff" not in t
)


@given(st.lists(st.lists(paragraph, min_size=1, max_size=4), max_size=4))
def test_runs_survive_plain_text(runs: list[list[str]]) -> None:
    assert parse_runs(join_runs(runs)) == runs


def test_gaps_are_three_blank_lines() -> None:
    assert parse_runs("a\n\nb\n\n\nc\n\n\n\nd\r\n \r\ne\n") == [["a", "b", "c"], ["d", "e"]]
    assert join_runs([["a", "b"], [], ["c"]]) == "a\n\nb\n\n\n\nc\n"


def test_verse_keeps_its_lines() -> None:
    assert parse_runs("one\n  two\n\nthree") == [["one\n  two", "three"]]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def full(*ignored: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoSpace) as caught:
        write_text(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == ["a.txt"]
    assert "Free some space" in caught.value.remedy


def test_a_place_that_is_no_folder_has_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput, match="cannot be written"):
        write_bytes(tmp_path / "file" / "inside", b"x")


@given(st.integers(min_value=0))
def test_a_kill_at_any_byte_loses_only_the_torn_row(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    with Appender(path) as rows:
        for n in range(5):
            rows.add({"id": str(n), "text": "é" * n})
    whole = path.read_bytes()
    cut %= len(whole) + 1
    path.write_bytes(whole[:cut])
    finished = whole[:cut].count(b"\n")
    assert [r["id"] for r in read_jsonl(path)][:finished] == [str(n) for n in range(finished)]
    with Appender(path) as rows:
        rows.add({"id": "next"})
    assert [r["id"] for r in read_jsonl(path)] == [*map(str, range(finished)), "next"]


def test_later_rows_supersede_in_place(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with Appender(path) as rows:
        for row in ({"id": "a", "n": 1}, {"id": "b", "n": 2}, {"id": "a", "n": 3}):
            rows.add(row)
    assert latest_rows(path) == [{"id": "a", "n": 3}, {"id": "b", "n": 2}]


def test_damage_in_the_middle_is_said_not_skipped(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": 1}\n{"id"\n{"id": 3}\n')
    with pytest.raises(BadInput, match="line 2"):
        read_jsonl(path)
    with pytest.raises(BadInput, match="damaged"):
        read_json(path)


def test_text_in_another_encoding_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("café".encode("latin-1"))
    with pytest.raises(BadInput) as caught:
        read_text(path)
    assert "UTF-8" in caught.value.remedy
    with pytest.raises(BadInput):
        read_text(tmp_path / "missing.txt")


def test_hashed_parts_do_not_run_together() -> None:
    assert text_hash("ab", "c") != text_hash("a", "bc")


def test_one_file_by_two_names(tmp_path: Path) -> None:
    one = tmp_path / "a"
    one.write_text("x")
    (tmp_path / "hard").hardlink_to(one)
    (tmp_path / "soft").symlink_to(one)
    assert same_place(one, tmp_path / "hard")
    assert same_place(one, tmp_path / "soft")
    assert same_place(tmp_path / "new", tmp_path / "." / "new")
    assert not same_place(one, tmp_path / "new")


class FullDisk:
    """A stream on a disk without space: what was written stays in its buffer and is tried on closing."""

    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    close = flush


def test_a_full_disk_is_told_by_the_files_name_also_on_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = Appender(tmp_path / "rows.jsonl")
    rows.close()
    monkeypatch.setattr(rows, "_stream", FullDisk())
    with pytest.raises(NoSpace, match=r"rows\.jsonl"):
        rows.add({"id": "1"})
    with pytest.raises(NoSpace, match=r"rows\.jsonl"):
        rows.close()
