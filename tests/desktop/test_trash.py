"""What the user deletes lies in the Trash; what cannot be moved stays, and that is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.trash import NotTrashed, to_trash


@pytest.fixture
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Trash of the test's own, where the system keeps it in the home folder's data."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "Trash"


def test_a_folder_moves_whole(tmp_path: Path, trash: Path) -> None:
    folder = tmp_path / "Mary.pastiche"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "one.txt").write_text("a book")
    to_trash(folder)
    assert not folder.exists()
    if sys.platform.startswith("linux"):  # a Mac's is elsewhere, and not to be looked into
        assert [path.read_text() for path in trash.rglob("one.txt")] == ["a book"]


def test_what_is_not_there_is_told_with_a_remedy(tmp_path: Path, trash: Path) -> None:
    with pytest.raises(NotTrashed) as caught:
        to_trash(tmp_path / "nothing")
    assert "nothing" in caught.value.message
    assert str(tmp_path) in caught.value.remedy
