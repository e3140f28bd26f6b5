"""Reading pairs: only what is new, the same objects for what is not, and what a damaged file says."""

from __future__ import annotations

import gc
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.neutralizing.edits import set_accounts
from core.progress import BadInput
from core.project import Project
from desktop.giving_way import TURN, giving_way
from desktop.pair_reading import PairReader
from desktop.pairs import PairRow, find, longest_shared, shared_spans, spans_of
from tests.fakes.pairs import append_pairs, make_described


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_described(tmp_path, 20)


def test_what_has_not_changed_is_the_same_object_however_the_file_was_written(project: Project) -> None:
    reader = PairReader(project)
    first = reader.read()
    append_pairs(project, 2)
    second = reader.read()
    assert len(second) == 22 and all(a is b for a, b in zip(first, second, strict=False))
    set_accounts(project, {first[4].id: "Somebody waits."})  # all is written anew
    third = reader.read()
    assert [n for n, row in enumerate(third) if row is not second[n]] == [4]
    assert replace(third[4], copied=0) == second[4].said("Somebody waits.")  # fewer than five are not counted
    assert PairReader(project).read() == third


def test_a_row_that_comes_again_takes_the_place_of_the_first(project: Project) -> None:
    reader = PairReader(project)
    rows = reader.read()
    line = json.loads(project.pairs.read_text(encoding="utf-8").splitlines()[0])
    with project.pairs.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({**line, "description": "Nobody waits."}) + "\n")
    again = reader.read()
    assert again[0].description == "Nobody waits." and again[1:] == rows[1:] and len(again) == len(rows)


def test_a_torn_line_waits_until_it_is_whole(project: Project) -> None:
    reader = PairReader(project)
    count = len(reader.read())
    line = json.loads(project.pairs.read_text(encoding="utf-8").splitlines()[0])
    text = json.dumps({**line, "id": "new", "chapter": 99}) + "\n"
    with project.pairs.open("a", encoding="utf-8") as stream:
        stream.write(text[:30])
    assert len(reader.read()) == count
    with project.pairs.open("a", encoding="utf-8") as stream:
        stream.write(text[30:])
    assert [row.id for row in reader.read()][-1] == "new"


@pytest.mark.parametrize(
    ("line", "said"),
    [("{damaged", "damaged at line 20"), ('["a"]', "at line 20"), ('{"a": 1}', "than pairs")],
)
def test_a_damaged_file_is_named(project: Project, line: str, said: str) -> None:
    with project.pairs.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    with pytest.raises(BadInput, match=said) as found:
        PairReader(project).read()
    assert project.pairs.name in found.value.message and found.value.remedy


def test_a_project_without_pairs_or_places_gives_none(tmp_path: Path) -> None:
    assert PairReader(Project.create(tmp_path / "Empty.pastiche", "Ada Marsh")).read() == []
    project = make_described(tmp_path, 4)
    project.places.unlink()
    assert [row.place for row in PairReader(project).read()] == 4 * [""]


def test_passages_of_several_books_name_the_book(project: Project) -> None:
    named = [{"book": "The Ferry", "chapter": "One"}, {"book": "The Well", "chapter": ""}]
    project.places.write_text(json.dumps(named), encoding="utf-8")
    rows = PairReader(project).read()
    assert {row.place for row in rows} == {"The Ferry, One", "The Well"} and rows[0].place == "The Ferry, One"


def test_an_account_taken_back_is_as_if_it_never_was(project: Project) -> None:
    for row in PairReader(project).read():
        if not row.edited:
            assert row.said("Somebody waits.").said("Somebody else.").said("").description == row.description
        assert row.said("Somebody waits.").edited and row.said("").edited is False
    failed = next(row for row in PairReader(project).read() if row.failed)
    assert not failed.said("Somebody waits.").failed and failed.said("Somebody waits.").said("").failed


def test_shared_stretches_stand_where_they_are_in_both_texts() -> None:
    original = "He took the old lamp down from the wall, and went. Nobody saw him. It was late by then."
    account = "HE TOOK the OLD lamp down; it was late by then, and nobody saw."
    ours, theirs = shared_spans(original, account)
    assert [original[a:b] for a, b in ours] == ["He took the old lamp down", "It was late by then"]
    assert [account[a:b] for a, b in theirs] == ["HE TOOK the OLD lamp down", "it was late by then"]
    assert longest_shared(original, account) == 6
    assert shared_spans(original, "Nobody saw him.") == ([], [])
    assert shared_spans(original, original)[0] == [(0, len(original) - 1)]
    assert shared_spans("", "") == ([], [])


def test_a_search_minds_neither_capitals_nor_curly_quotes() -> None:
    row = PairRow("a", "It’s “late”", "", 2, "", folded='it\'s "late"\n')
    assert find([row], "IT'S \"LATE") == {"a"} and find([row], "early") == frozenset()
    assert list(spans_of("It’s late; it’s so late.", "it's")) == [(0, 4), (11, 15)]


def test_giving_way_ends_with_the_last_that_asked_for_it() -> None:
    before = sys.getswitchinterval()
    with giving_way():
        with giving_way():
            assert sys.getswitchinterval() == pytest.approx(TURN) and not gc.isenabled()
        assert sys.getswitchinterval() == pytest.approx(TURN)
    assert sys.getswitchinterval() == before and gc.isenabled()
