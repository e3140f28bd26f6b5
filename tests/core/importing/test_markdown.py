"""Markdown: front matter, footnotes, marks of pandoc, HTML inside, and floods."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.importing.markdown import FLOOD
from core.importing.reading import read_book
from core.types import Book
from tests.fakes.books import PROSE, kinds


def read(tmp_path: Path, text: str) -> Book:
    (tmp_path / "x.md").write_text(text, encoding="utf-8")
    return read_book(tmp_path / "x.md")


def test_front_matter_names_the_book_and_is_no_text(tmp_path: Path) -> None:
    fields = 'title: "The Ferry"\nauthor: Ada Marsh\nlang: en\ntags: [a, b]'
    book = read(tmp_path, f"---\n{fields}\n---\n\n# One\n\n{PROSE[0]}\n")
    assert (book.title, book.author, book.language) == ("The Ferry", "Ada Marsh", "en")
    assert kinds(book) == [("heading", "One"), ("text", PROSE[0])]


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, f"---\n\n{PROSE[0]}\n\n---\n"))[1] == ("text", PROSE[0])


def test_footnotes_are_notes_and_their_marks_go(tmp_path: Path) -> None:
    notes = "[^1]: Filled in.\n    Long since.\n[^a]: By day."
    text = f"The lock[^1] was shut.[^a] So [^no] be it.\n\n{notes}\n\n{PROSE[0]}\n"
    assert kinds(read(tmp_path, text)) == [
        ("text", "The lock was shut. So [^no] be it."),
        ("note", "Filled in. Long since."),
        ("note", "By day."),
        ("text", PROSE[0]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He [said]{.smallcaps} so.", "He said so."),
        ("::: {.chapter}\nHe said so.\n:::", "He said so."),
        ("He <b>said</b> so &mdash; <!-- no --> yes.", "He said so — yes."),
        ("<div>\n\nHe *said* so.\n\n</div>", "He said so."),
        ('He said ‘so’ -- "so"... it\'s 6\\*7.', 'He said ‘so’ -- "so"... it\'s 6*7.'),
        ("He [said](http://127.0.0.1:9/x) so ![alt](y.png).", "He said so ."),
    ],
)
def test_marks(tmp_path: Path, text: str, expected: str) -> None:
    assert kinds(read(tmp_path, text)) == [("text", expected)]


@pytest.mark.parametrize(
    "flood", ["[" * 60_000, "*a " * 20_000, "`" * 9_000 + " a", "[a](" * 9_000, "<a " * 20_000]
)
def test_floods_of_marks_are_kept_as_written_and_told(tmp_path: Path, flood: str) -> None:
    book = read(tmp_path, f"{PROSE[0]}\n\n{flood} plums\n\n{PROSE[1]}\n")
    found = [text for _, text in kinds(book)]
    assert (
        (found[0], found[-1]) == (PROSE[0], PROSE[1])
        and found[1].endswith("plums")
        and FLOOD in book.warnings
    )


@pytest.mark.parametrize(
    "start", ["> " * 400, "- " * 400, "-   " * 39, "  " * 400 + "- ", "\t" * 90, ">" * 9_000]
)
def test_depth_loses_no_text(tmp_path: Path, start: str) -> None:
    nest = "".join(f"{'  ' * n}- Level {n} here.\n" for n in range(120))
    texts = " ".join(text for _, text in kinds(read(tmp_path, f"{nest}\n\n{start}plums\n\n{PROSE[0]}\n")))
    assert "plums" in texts and PROSE[0] in texts and all(f"Level {n} here." in texts for n in range(120))
