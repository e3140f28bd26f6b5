"""What a voice says of itself: its name in lists, a paragraph that it wrote, and what of it is copied."""

from __future__ import annotations

import errno
import itertools
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from core import adapters, adopting, exporting
from core.adapters import papers
from core.adapters.copies import longest_run
from core.adapters.removing import put_away, remove
from core.files import folder_lock
from core.progress import BadOption, Locked, NoSpace, silent
from tests.fakes.voices import OTHER

FRESH = "The lamp went out, and nobody on the landing said a word about it."
COPY = "Well. " + " ".join(OTHER.split()[:19])


@pytest.fixture
def mine(ours: Path, tmp_path: Path) -> Path:
    """A voice that a test may change."""
    return Path(shutil.copytree(ours, tmp_path / "voice"))


def papers_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "metadata.json").read_text())
    return found


def test_a_new_name_changes_lists_and_nothing_else(mine: Path) -> None:
    before = papers_of(mine)
    assert papers.name_of(adapters.load(mine)) == "Ada Ferry"
    found = papers.rename(mine, "  Ferry,\nfirst try ")
    assert papers.name_of(found) == "Ferry, first try" and found.author == "Ada Ferry"
    assert papers_of(mine) == before | {"name": "Ferry, first try"} and found.path == str(mine)
    assert papers.name_of(papers.rename(mine, "")) == "Ada Ferry" and papers_of(mine) == before
    with pytest.raises(BadOption, match="fits no list"):
        papers.rename(mine, "a" * 81)
    with folder_lock(mine, "held", "held"), pytest.raises(Locked, match="training is writing"):
        papers.rename(mine, "Other")


def test_a_folder_without_papers_is_renamed_too(mine: Path) -> None:
    (mine / "metadata.json").unlink()
    assert papers.name_of(papers.rename(mine, "Nobody")) == "Nobody"
    assert papers_of(mine) == {"name": "Nobody"}


def test_a_sample_is_compared_with_the_training_text(mine: Path) -> None:
    assert papers.sample_of(adapters.load(mine).metadata) is None
    found = papers.sample_of(papers.keep_sample(mine, FRESH).metadata)
    assert found is not None and found.text == FRESH and found.words == 14
    assert found.run is not None and found.run < 4 and found.least == 1 and not found.copied
    copied = papers.sample_of(papers.keep_sample(mine, COPY).metadata)
    assert copied is not None and copied.run == 19 and copied.copied


def test_with_hashes_alone_only_long_runs_are_told_and_without_them_none(mine: Path, tmp_path: Path) -> None:
    exporting.run(None, exporting.Options(str(mine), str(tmp_path / "out"), "mlx"), silent)
    assert longest_run(tmp_path / "out", FRESH) == (0, papers.COPIED)
    assert longest_run(tmp_path / "out", COPY) == (19, papers.COPIED)
    shutil.rmtree(mine / "data")
    assert longest_run(mine, COPY) is None and papers.heard(mine, COPY).run is None


def test_what_travels_is_no_copy_and_nothing_of_the_users(mine: Path, tmp_path: Path) -> None:
    def exported(number: float) -> dict[str, Any]:
        out = tmp_path / f"out-{number}"
        exporting.run(None, exporting.Options(str(mine), str(out), "mlx"), silent)
        return papers_of(out)

    papers.rename(mine, "Ferry two")
    papers.keep_sample(mine, COPY)
    assert "sample" not in exported(1) and exported(1.5)["name"] == "Ferry two"
    papers.keep_sample(mine, FRESH, own=True)
    assert "sample" not in exported(2)
    papers.keep_sample(mine, FRESH)
    assert exported(3)["sample"]["text"] == FRESH


def test_what_others_say_of_copies_is_looked_at_anew(mine: Path) -> None:
    said = papers_of(mine) | {"name": "Theirs", "learned_words": 900}
    lie = said | {"sample": {"text": COPY, "words": 3, "run": 2, "least": 1}}
    (mine / "metadata.json").write_text(json.dumps(lie))
    first = adapters.load(Path(adopting.run(None, adopting.Options(str(mine)), silent).folder))
    assert papers.sample_of(first.metadata) is None and papers.name_of(first) == "Theirs"
    assert papers.learned_words(first.metadata) == 900
    (mine / "metadata.json").write_text(json.dumps(lie | {"sample": {"text": FRESH, "run": 2}}))
    shutil.rmtree(mine / "data")
    second = adapters.load(Path(adopting.run(None, adopting.Options(str(mine)), silent).folder))
    sample = papers.sample_of(second.metadata)
    assert sample is not None and sample.text == FRESH and sample.run is None


@pytest.mark.parametrize("sample", ["text", ["a"], {"text": 3}, {"text": " "}, {}, None])
def test_papers_that_make_no_sense_hold_no_sample(sample: object) -> None:
    assert papers.sample_of({"sample": sample}) is None


def test_figures_that_make_no_sense_are_not_taken() -> None:
    found = papers.sample_of({"sample": {"text": "a" * 9000, "words": -3, "run": "many", "least": True}})
    assert found == papers.Sample("a" * papers.LONGEST_SAMPLE)
    assert papers.learned_words({"learned_words": "all"}) == 0


def test_a_voice_is_put_away_whole_and_what_is_not_its_own_stays(mine: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    (mine / "letter.txt").write_text("Mine.")
    names = sorted(p.name for p in mine.rglob("*") if p.is_file())

    def full(folder: Path) -> None:
        raise NoSpace("Full.", "Free some.")

    with pytest.raises(NoSpace):
        put_away(mine, full)
    assert sorted(p.name for p in mine.rglob("*") if p.is_file() and p.name != ".lock") == names
    assert put_away(mine, lambda folder: shutil.move(folder, away)) == ("letter.txt",)
    assert adapters.usable(away) and (away / "data" / "train.jsonl").is_file()
    shutil.rmtree(mine)
    put_away(away, lambda folder: shutil.move(folder, mine))  # alone in its folder, it goes as that
    assert adapters.usable(mine) and not away.exists()


def test_what_finder_leaves_in_a_voice_goes_with_it(mine: Path, tmp_path: Path) -> None:
    for name in (".DS_Store", "Icon\r", "._metadata.json", "data/.DS_Store"):
        (mine / name).write_bytes(b"")
    away = tmp_path / "away"
    assert put_away(mine, lambda folder: shutil.move(folder, away)) == () and not mine.exists()
    assert adapters.usable(away) and (away / ".DS_Store").is_file()
    assert remove(away) == () and not away.exists()


def test_a_voice_that_cannot_be_moved_wholly_stays_whole(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (mine / "letter.txt").write_text("Mine.")
    names = {path.relative_to(mine) for path in mine.rglob("*")}
    moves, move = itertools.count(), os.rename

    def torn(path: Path, place: Path) -> None:
        if next(moves) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        move(path, place)

    monkeypatch.setattr(os, "rename", torn)
    with pytest.raises(NoSpace):
        put_away(mine, lambda folder: None)
    assert {path.relative_to(mine) for path in mine.rglob("*")} - {Path(".lock")} == names
