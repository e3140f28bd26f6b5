"""What import and clean may do to the author's characters, and that cleaning twice is cleaning once."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.cleaning import decide, render
from core.files import join_runs, parse_runs
from core.importing.reading import read_book
from core.types import Book, Paragraph, Section
from tests.fakes.books import PROSE, book, make_epub, page, section

REPAIRS: dict[str, tuple[re.Pattern[str], str]] = {
    "page number in brackets": (re.compile(r"\s?\[(?:pg\.? ?|p\. ?|page )?\d{1,4}\]\s?", re.I), " "),
    "mark of a note": (re.compile(r"\[(?:\d{1,3}|[A-Z*†])\]"), ""),
    "soft hyphens and characters nobody sees": (re.compile("[\u00ad\u200a-\u200f\u2060\ufeff]"), ""),
    "white space, no-break spaces too, to one space": (re.compile(r"\s+"), " "),
    "control characters": (re.compile("[\x00-\x08\x0e-\x1f\x7f]"), ""),
    "underscores for italics in plain text": (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
}
"""Every change that import and clean make inside a kept paragraph. All else stands as the author has it.

Letters that Windows keeps among the control characters, and letters broken by a wrong encoding, are
mended while bytes become characters: see tests/core/importing/test_text.py. Quotation marks are never
curled or straightened, dashes, dots and ligatures never exchanged.
"""


def after_repairs(text: str) -> str:
    for pattern, instead in REPAIRS.values():
        text = pattern.sub(instead, text)
    return text.strip()


WORDS = st.sampled_from(
    [
        *(
            "ferry",
            "“so”",
            "‘no’",
            "it’s",
            "it's",
            '"straight"',
            "–",
            "—",
            "--",
            "...",
            "…",
            "café",
            "naïve",
            "ﬁne",
        ),
        *(
            "12″",
            "don't",
            "x2",
            "№",
            "10°",
            "o'clock",
            "«oui»",
            "¿qué?",
            "Mr.",
            "Æneas",
            "6–7",
            "½",
            "-ed",
            "A.M.",
        ),
        *("fer\u00adry", "A\u00a0B", "plum\u200bs", "two\u2009three", "_so_", "snow_ball", "3/4", "&"),
    ]
)
SIGNS = re.compile(r"[_/&]|'\w+'")  # many of these in one paragraph make it code
SENTENCES = (
    st.lists(WORDS, min_size=4, max_size=24)
    .map(lambda words: f"He said {' '.join(words)} by the lock.")
    .filter(lambda text: len(SIGNS.findall(text)) < 5)
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=5)


def cleaned(found: Book) -> str:
    return render([found], decide(found), {})


def as_book(text: str) -> Book:
    """A cleaned text as a project would import it: written to a file and read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clean.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        return read_book(path)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_no_kept_paragraph_of_an_epub_is_altered_but_by_named_repairs(texts: list[str]) -> None:
    body = "<h2>I</h2>" + "".join(f"<p>{escaped(text)}</p>" for text in [*PROSE, *texts])
    with tempfile.TemporaryDirectory() as folder:
        found = read_book(make_epub(Path(folder) / "x.epub", {"a.xhtml": page(body)}))
    kept = [p for run in parse_runs(cleaned(found)) for p in run]
    without_underscores = [after_repairs(text) for text in [*PROSE, *texts]]
    assert [after_repairs(text) for text in kept] == without_underscores
    assert all("_so_" in new for new, old in zip(kept[4:], texts, strict=True) if " _so_ " in old)


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_no_kept_paragraph_of_a_text_is_altered_but_by_named_repairs(texts: list[str]) -> None:
    long = f"{PROSE[0]} {PROSE[2]}"
    found = as_book("\n\n".join(["CHAPTER I", long, *PROSE, *texts]) + "\n")
    kept = [p for run in parse_runs(cleaned(found)) for p in run]
    assert [after_repairs(text) for text in kept] == [after_repairs(text) for text in [long, *PROSE, *texts]]


def numbered_pages(count: int) -> list[str]:
    return [f"{PROSE[n % 4]} And he [{n + 3}] went on." for n in range(count)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (numbered_pages(20), "And he went on."),
        (["The lock[1] was shut.", *PROSE, "[1] Long since filled in."], "The lock was shut."),
        (["The [sic] lock [1867] was shut.", *PROSE], "The [sic] lock [1867] was shut."),
    ],
)
def test_repairs_inside_kept_paragraphs_are_made_only_on_evidence(texts: list[str], expected: str) -> None:
    assert any(p.endswith(expected) for run in parse_runs(cleaned(book(section("I", *texts)))) for p in run)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(st.sampled_from(PROSE), SENTENCES), min_size=3, max_size=8), min_size=1, max_size=5
    )
)
def test_deciding_on_what_was_kept_keeps_it_all(chapters: list[list[str]]) -> None:
    first = book(*(section(f"Chapter {n + 1}", *PROSE, *texts) for n, texts in enumerate(chapters)))
    decisions = decide(first)
    kept = tuple(
        Section("", tuple(_kept(first, s, decisions)), section.semantics, section.source)
        for s, section in enumerate(first.sections)
    )
    again = book(*kept)
    assert all(decision.verdict != "drop" for decision in decide(again))
    assert cleaned(again) == cleaned(first)


def _kept(found: Book, section: int, decisions: list) -> list[Paragraph]:  # type: ignore[type-arg]
    texts = found.sections[section].paragraphs
    rows = [d for d in decisions if d.section == section and d.verdict != "drop"]
    return [Paragraph(d.repaired or texts[d.index].text) for d in rows]


VERSE = st.sampled_from(
    [
        "The boat is slow,\nthe river slower",
        "And we go\nwhere the plums\ngrow over",
        "Row, row,\nhome\nby the lock",
    ]
)
RUNS = st.lists(
    st.lists(st.one_of(st.sampled_from(PROSE), SENTENCES.map(after_repairs), VERSE), min_size=1, max_size=6),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(RUNS)
@example([["The boat is slow,\nthe river slower"] * 3 + ["And we go\nwhere the plums\ngrow over"]])
def test_a_cleaned_text_read_as_a_file_is_the_same_text(runs: list[list[str]]) -> None:
    """Chapters, gaps and verse stand where they stood, byte for byte."""
    long = f"{PROSE[0]} {PROSE[2]}"
    text = join_runs([long, *PROSE, *PROSE, *run] for run in runs)
    assert cleaned(as_book(text)) == text


def test_a_cleaned_epub_read_as_a_file_is_the_same_text(tmp_path: Path) -> None:
    verse = '<div class="poem"><p>The boat is slow<br/>and the river slower</p></div>'
    chapter = "".join(f"<p>{p} {q}</p>" for p in PROSE for q in PROSE)
    parts = {
        f"{n}.xhtml": page(f"<h2>Chapter {n}</h2>{chapter}{verse}<p>* * *</p>{chapter}") for n in (1, 2, 3)
    }
    text = cleaned(read_book(make_epub(tmp_path / "x.epub", parts)))
    assert len(parse_runs(text)) == 3 and "slow\nand" in text
    assert cleaned(as_book(text)) == text
