"""Yardsticks: what ships is numbers alone, nobody is his own, other languages are not measured by them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from core import machine
from core.evaluating import yardsticks
from core.evaluating.features import FAMILIES, Profile, passages, profile
from core.progress import BadInput
from tests.fakes.authors import HABITS, book

GERMAN = (
    "Der Müller stand am Fenster und sah in den Hof hinaus, wo der Knecht die Pferde aus dem Stall führte. "
    "Es war noch früh, und auf dem Dach lag der Reif. Er wollte nicht gehen, aber er hatte es versprochen. "
)


def profiles(name: str) -> list[Profile]:
    return [profile(piece) for chapter in book(name, 4) for piece in passages(chapter)]


@pytest.fixture(scope="module")
def shipped() -> yardsticks.Yardsticks:
    return yardsticks.load()


def test_what_ships_is_small_and_holds_numbers_alone(shipped: yardsticks.Yardsticks) -> None:
    file = machine.resource(yardsticks.FILE)
    assert file.stat().st_size < 1_000_000
    assert shipped.language == "en" and len(shipped.authors) >= 10
    data = json.loads(gzip.decompress(file.read_bytes()))
    assert set(data) == {"version", "language", "families", "features", "authors"}
    assert max(len(name) for _, name in data["features"]) < 25  # no sentence hides in there
    assert all(isinstance(n, int) for rows in data["authors"].values() for row in rows for n in row)
    for table in shipped.authors.values():
        assert table.words.sum() >= 20_000 and len(table.counts) == yardsticks.PASSAGES
        assert {family for family, _ in table.columns} == set(FAMILIES)


def test_nobody_is_his_own_yardstick(shipped: yardsticks.Yardsticks) -> None:
    everybody = set(shipped.authors)
    for name in (
        "Jane Austen",
        "austen, jane",
        "JANE AUSTEN",
        "Austen",
        "Austen, Jane, 1775-1817",
        "J. Austen",
    ):
        assert everybody - set(shipped.without(name)) == {"Jane Austen"}
    assert everybody - set(shipped.without("Charlotte Bronte")) == {"Charlotte Brontë"}
    both = everybody - set(shipped.without("Austen", "Doyle, Arthur Conan, Sir"))
    assert both == {"Jane Austen", "Arthur Conan Doyle"}
    for name in ("Nadine Ferris", "", "Unknown", "村上"):
        assert set(shipped.without(name)) == everybody


def test_other_languages_are_not_measured_by_them(shipped: yardsticks.Yardsticks) -> None:
    chapter = next(machine.resource("sample_book").glob("source/*chapter*.md"))
    assert shipped.speaks(profile(chapter.read_text(encoding="utf-8")))
    assert not shipped.speaks(profile(GERMAN * 5))
    assert not shipped.speaks(profile("…"))


def test_written_and_read_again(tmp_path: Path) -> None:
    books = {name: profiles(name) for name in HABITS}
    made = yardsticks.gather(books, "en")
    yardsticks.write(tmp_path / "y.json.gz", made)
    read = yardsticks.load(tmp_path / "y.json.gz")
    assert read.columns == made.columns and list(read.authors) == list(HABITS)
    for name, table in made.authors.items():
        assert (read.authors[name].counts == table.counts).all()
        assert (read.authors[name].totals == table.totals).all()
    yardsticks.write(tmp_path / "z.json.gz", yardsticks.gather(books, "en"))
    assert (tmp_path / "y.json.gz").read_bytes() == (tmp_path / "z.json.gz").read_bytes()


def test_spread_over_all_there_is() -> None:
    assert yardsticks.spread(list(range(100)), 4) == [0, 25, 50, 75]
    assert yardsticks.spread([1, 2], 4) == [1, 2]


def test_a_bad_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        yardsticks.load(tmp_path / "none.gz")
    (tmp_path / "torn.gz").write_bytes(machine.resource(yardsticks.FILE).read_bytes()[:5000])
    with pytest.raises(BadInput, match="cannot be read"):
        yardsticks.load(tmp_path / "torn.gz")
    monkeypatch.setattr(yardsticks, "VERSION", 99)
    with pytest.raises(BadInput, match="another version"):
        yardsticks.load()
