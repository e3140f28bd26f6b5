"""Marks of notes and notes in pages of HTML: what is one, what opens one, and what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.importing.notes import is_mark
from core.importing.reading import read_book
from tests.fakes.books import PROSE, kinds

MARKED = '<p>The lock<sup><a id="r1" href="#n1">1</a></sup> was shut.</p>'


def read(tmp_path: Path, body: str) -> list[tuple[str, str]]:
    (tmp_path / "x.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return kinds(read_book(tmp_path / "x.html"))


@pytest.mark.parametrize(
    "note",
    [
        '<p><a id="n1" href="#r1">1.</a> Filled in.</p>',
        '<p><a id="n1" href="#r1">[1]</a> Filled in.</p>',
        '<p><a id="n1"></a><a href="#r1">1.</a> Filled in.</p>',
        '<p id="n1"><a href="#r1">1.</a> Filled in.</p>',
        '<p><a href="other.html#fnref_12">1.</a> Filled in.</p>',
        '<p><a id="footnote-001" href="#x">1.</a> Filled in.</p>',
        '<p><sup><a href="#x">1</a></sup> Filled in.</p>',
    ],
)
def test_a_number_linked_back_to_its_mark_opens_a_note(tmp_path: Path, note: str) -> None:
    found = read(tmp_path, f"{MARKED}{note}<p>{PROSE[0]}</p>")
    assert found == [("text", "The lock was shut."), ("note", "Filled in."), ("text", PROSE[0])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<h2 id="c1"><a href="#toc">1.</a></h2>', ("heading", "1.")),
        ('<h2 id="c1"><a href="#toc">1</a></h2>', ("heading", "1")),
        ('<p><a id="toc1" href="#c1">1.</a> The Slip</p><h2><a id="c1" href="#toc1">1.</a></h2>',
         ("text", "1. The Slip")),
        ('<p><a href="#c1">1</a> The Slip</p><h2 id="c1">The Slip</h2>', ("text", "1 The Slip")),
        ('<p>In <a id="t3" href="#c3">3</a> days.</p><p><a id="c3" href="#t3">3.</a> The Slip</p>',
         ("text", "3. The Slip")),
    ],
)  # fmt: skip
def test_headings_and_contents_linked_to_each_other_keep_their_numbers(
    tmp_path: Path, body: str, expected: tuple[str, str]
) -> None:
    found = read(tmp_path, f"{body}<p>{PROSE[0]}</p>")
    assert expected in found and ("text", PROSE[0]) in found


def test_notes_parted_by_line_breaks_alone(tmp_path: Path) -> None:
    body = (
        '<div>The lock<a id="r1" href="#n1">[1]</a> was shut.<br/><br/>'
        f'&#160;&#160;<a id="n1" href="#r1">1.</a> Filled in.<br/><br/>{PROSE[0]}</div>'
    )
    assert read(tmp_path, body) == [
        ("text", "The lock was shut."),
        ("note", "Filled in."),
        ("text", PROSE[0]),
    ]


def test_unlinked_raised_marks_and_the_notes_below_them(tmp_path: Path) -> None:
    notes = "<p>1. Filled in.</p><p>2. By day.</p>"
    body = f"<p>The lock<sup>1</sup> was shut.<sup>2</sup> So.</p><p>{PROSE[0]}</p>{notes}<p>{PROSE[1]}</p>"
    assert read(tmp_path, body) == [
        ("text", "The lock was shut. So."),
        ("text", PROSE[0]),
        ("note", "1. Filled in."),
        ("note", "2. By day."),
        ("text", PROSE[1]),
    ]


@pytest.mark.parametrize(
    ("before", "mark", "is_one"),
    [
        ("providence.", "2", True),
        ("So he said”", "12", True),
        ("in 1847", "3", True),
        ("him", "4", True),
        ("the", "102", True),
        ("the lock", "*", True),
        ("x", "2", False),
        ("10", "6", False),
        ("5 km", "2", False),
        ("miles", "2", False),
        ("E = mc", "2", False),
        ("Pu", "239", False),
        ("the lock ", "2", False),
        ("", "2", False),
    ],
)
def test_a_power_is_no_mark_of_a_note(before: str, mark: str, is_one: bool) -> None:
    assert is_mark(before, mark) == is_one
