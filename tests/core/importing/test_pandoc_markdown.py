"""Markdown as Pandoc writes it: divs, spans, attributes, raw HTML, line blocks, tables, notes, metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.importing.pandoc_markdown import as_commonmark
from core.importing.reading import read_book
from core.types import Book
from tests.fakes.books import PROSE, kinds


def read(tmp_path: Path, text: str) -> Book:
    (tmp_path / "x.md").write_text(text, encoding="utf-8")
    return read_book(tmp_path / "x.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He [said *so*\nto [her]{.i}]{.smallcaps} there.", "He said so to her there."),
        ("[]{#a.html}He [\\[said\\]](x.html#y){#z .k} so.", "He [said] so."),
        ("He []{#p.html#page_4 .pg}said [ ]{.pagenum}so.", "He said so."),
        ("He [[Pg 4]{.pagenum}]{#page_4}said so.", "He said so."),
        ("The lock[1](#n.xhtml#note-1){#c.xhtml#noteref-1 .noteref} was shut.", "The lock was shut."),
        ("The lock.[^\\[1\\]^](x.html#n1) So.^2^ Then", "The lock. So. Then"),
        (
            "H~2~O and x^2^ of `<abbr>`{=html}Mr.`</abbr>`{=html} Hale`\\LaTeX`{=latex}",
            "H2O and x2 of Mr. Hale",
        ),
        ("He said\\\nso, Mr.\\ Hale.", "He said so, Mr. Hale."),
        ('He said \\"so\\" \\... \\[so\\] \\*so\\*.', 'He said "so" ... [so] *so*.'),
        ('![A lock.](l.svg){.k\n.z3998:i epub:type="a b"} Then.', "Then."),
        ("He [said] {so} (here) {or: there}.", "He [said] {so} (here) {or: there}."),
        ("He said \"so\" -- 'so'...", "He said \"so\" -- 'so'..."),
        ("The set {a} and `[x]{.y}` too.", "The set {a} and [x]{.y} too."),
    ],
)
def test_marks_inside_paragraphs(tmp_path: Path, text: str, expected: str) -> None:
    assert kinds(read(tmp_path, f"{text}\n")) == [("text", expected)]


def test_divs_hide_nothing_and_say_what_they_are(tmp_path: Path) -> None:
    text = (
        f"::: mbp\n::: {{#a.xhtml#b .section .k:j}}\n{PROSE[0]}\n:::\n\n> ::: x\n> Quoted.\n> :::\n:::\n\n"
        "::: {.footnote}\nSmall.\n:::\n\n::: so it goes here\n\n"
        "1.  ::: {#n}\n    Listed.\n    :::\n\n:::::: poem\nOh.\n"
    )
    assert kinds(read(tmp_path, text)) == [
        ("text", PROSE[0]),
        ("quote", "Quoted."),
        ("note", "Small."),
        ("text", "::: so it goes here"),
        ("list", "Listed."),
        ("verse", "Oh."),
    ]


def test_headings_lose_their_attributes(tmp_path: Path) -> None:
    first, second = f"## One {{#c.xhtml#one .k}}\n\n{PROSE[0]}", f"Two {{.unnumbered}}\n---\n\n{PROSE[1]}"
    text = f"{first}\n\n{second}\n\n# Three {{-}}\n\nEnd.\n"
    assert [t for k, t in kinds(read(tmp_path, text)) if k == "heading"] == ["One", "Two", "Three"]


def test_raw_html_between_fences_is_html_and_code_is_code(tmp_path: Path) -> None:
    code = "```\n[x]{.y}\n::: z\n```\n"
    text = f"```{{=html}}\n<hgroup>\n```\n## One\n\n```{{=html}}\n</hgroup>\n```\n{PROSE[0]}\n\n{code}"
    book = read(tmp_path, text)
    assert kinds(book)[:2] == [("heading", "One"), ("text", PROSE[0])]
    assert "[x]{.y}" in kinds(book)[2][1]


def test_line_blocks_are_verse_and_tables_are_none(tmp_path: Path) -> None:
    text = (
        "| The boat is slow,\n|     and the river\n  slower.\n|\n| And so.\n\n> | Quoted\n> | so.\n\n"
        f"{PROSE[0]}\n\n| a | b |\n|---|---|\n| c | d |\n\na | b\n--|--\ne | f\n"
    )
    assert kinds(read(tmp_path, text)) == [
        ("verse", "The boat is slow,\nand the river slower."),
        ("verse", "And so."),
        ("verse", "Quoted\nso."),
        ("text", PROSE[0]),
        *(("table", cell) for cell in "abcdabef"),
    ]


def test_drawn_tables_and_definitions(tmp_path: Path) -> None:
    text = (
        "  Oars    Rope\n  ------ ------\n  12      14\n\n"
        "+---+---+\n| A | B |\n+===+===+\n| C | D |\n+---+---+\n\n"
        f"{PROSE[0]}\n\nFerry\n:   A boat.\n    It is slow.\n\n    It sinks.\n\n-- -- --\n\n{PROSE[1]}\n"
    )
    found = kinds(read(tmp_path, text))
    assert [t for k, t in found if k == "table"] == ["Oars Rope", "12 14", "A | B", "C | D"]
    rest = [PROSE[0], "Ferry", "A boat. It is slow.", "It sinks.", "* * *", PROSE[1]]
    assert [t for k, t in found if k != "table"] == rest


def test_notes_written_into_the_text(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, "The lock^[Filled in.] was shut.\n\nSo.\n")) == [
        ("text", "The lock was shut."),
        ("note", "Filled in."),
        ("text", "So."),
    ]


@pytest.mark.parametrize(
    "top",
    [
        "---\ntitle: |\n  The Ferry\nauthor:\n- Ada Marsh\n...\n",
        "% The Ferry\n% Ada Marsh\n% 1890\n\n",
        "Title: The Ferry\nAuthor: Ada Marsh\nDate: 1890\n\n",
        "---\nauthor:\n  - name: Ada Marsh\ntitle: The Ferry\n---\n",
    ],
)
def test_metadata_of_every_make(tmp_path: Path, top: str) -> None:
    book = read(tmp_path, f"{top}{PROSE[0]}\n")
    assert (book.title, book.author, kinds(book)) == ("The Ferry", "Ada Marsh", [("text", PROSE[0])])


@pytest.mark.parametrize(
    "flood",
    ["[" * 60_000 + "{.a}", "{." * 40_000,
     '{="' * 20_000, "^a" * 40_000, "`" * 30_000 + "{=", "[]{.a}" * 20_000,
     "::: a\n" * 3_000, "| \n" * 20_000, "^[" * 30_000,
     ":::" + " " * 50_000 + "a b c", "# a" + " " * 50_000 + "{"],
)  # fmt: skip
def test_floods_hold_nothing_up_and_hide_nothing(flood: str) -> None:
    lines = as_commonmark(f"So it was.\n\n{flood}\n\nAnd so.").split("\n")
    assert lines[0] == "So it was." and "And so." in lines
