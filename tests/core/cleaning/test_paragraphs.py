"""Single paragraphs, ids, repeats, the text that is left, and the properties all of it has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cleaning import decide, render
from core.cleaning.repeats import drop_repeats
from core.files import parse_runs
from core.types import Book, Kind, Paragraph, Section
from tests.fakes.books import PROSE, book, section


def chapter(*middle: Paragraph, title: str = "I") -> Section:
    text = tuple(Paragraph(p) for p in PROSE)
    return Section(title, (Paragraph(title, "heading"), *text, *middle, *text))


def ruled(paragraph: Paragraph) -> tuple[str, str]:
    decision = decide(book(chapter(paragraph)))[1 + len(PROSE)]
    return decision.verdict, decision.rule


@pytest.mark.parametrize(
    ("paragraph", "rule"),
    [
        (Paragraph("The Second Day", "heading"), "heading"),
        (Paragraph("* * *", "break"), "scene-break"),
        (Paragraph("A lock long since filled in.", "note"), "note"),
        (Paragraph("[Illustration: The slip at low water]"), "caption"),
        (Paragraph("[Footnote 3: Long since filled in.]"), "note"),
        (Paragraph("Page 12 of 90"), "page-furniture"),
        (Paragraph("xiv"), "page-furniture"),
        (Paragraph("THE END"), "end-mark"),
        (Paragraph("for (i = 0; i < n; i++) { total += row[i] * w[i]; }"), "no-prose"),
    ],
)
def test_what_goes(paragraph: Paragraph, rule: str) -> None:
    assert ruled(paragraph) == ("drop", rule)


@pytest.mark.parametrize(
    "text",
    [
        "Fine.",
        "“Vi.”",
        "-Vi.",
        "I.",
        "“…”",
        "Ill.",
        "(“Let be,” he said.)",
        "The end of the world.",
        "“12.”",
        "Civil.",
    ],
)
def test_short_answers_stay(text: str) -> None:
    assert ruled(Paragraph(text))[0] == "keep"


def test_gaps_stand_only_where_something_was_left_out() -> None:
    kinds: list[Kind] = ["break", "note", "caption", "furniture"]
    first = chapter(*(Paragraph("* * *" if kind == "break" else "Some words here.", kind) for kind in kinds))
    found = book(first, chapter(title="II"), section("", *PROSE, joined=True))
    runs = parse_runs(render([found], decide(found), {}))
    assert [len(run) for run in runs] == [2 * len(PROSE), 3 * len(PROSE)]


def test_page_numbers_and_note_marks_inside_a_paragraph_are_repaired() -> None:
    texts = [f"{PROSE[n % 4]} And he [{n + 3}] went on." for n in range(20)]
    decisions = decide(book(section("I", *texts)))
    assert all(d.repaired.endswith("And he went on.") for d in decisions[1:])
    noted = book(section("I", "The lock[1] was shut.", *PROSE, "[1] Long since filled in."))
    assert [d.repaired for d in decide(noted)][1] == "The lock was shut."


def test_ids_outlive_a_reimport_and_better_rules() -> None:
    before = book(section("I", *PROSE, "Yes.", *PROSE, "Yes."))
    after = book(section("Part One", "A new first line that an upgrade finds."), *before.sections)
    ids = {d.id for d in decide(before)}
    assert len(ids) == len(decide(before))
    assert ids <= {d.id for d in decide(after)} | {decide(before)[0].id}


def test_the_users_word_wins() -> None:
    found = book(chapter())
    decisions = decide(found)
    overrides = {decisions[0].id: "keep", decisions[2].id: "drop"}
    runs = parse_runs(render([found], decisions, overrides))
    assert runs[0] == ["I", PROSE[0]] and runs[1][0] == PROSE[2]


def test_the_same_book_twice_is_kept_once() -> None:
    first = book(chapter(), chapter(title="II"))
    again = replace(first, digest="d2", title="The Ferry (new edition)")
    decisions, twice = drop_repeats([first, again], [*decide(first), *decide(again)])
    assert twice == ["The Ferry (new edition)"]
    assert render([first, again], decisions, {}) == render([first], decide(first), {})


def test_another_edition_goes_too_though_its_spelling_differs() -> None:
    def modern(text: str) -> str:
        return text.replace("slip", "slipway").replace(",", " —")

    text = [
        f"{PROSE[n % 4]} It was the {n}th time, and the plums were {n} and the rope was long."
        for n in range(30)
    ]
    first = book(section("I", *text))
    again = replace(book(section("I", *map(modern, text), "“No?”", *map(modern, text[:5]))), digest="d2")
    other = replace(
        book(section("I", *(f"{n} men and {n} crates went over, and nobody saw which." for n in range(30)))),
        digest="d3",
    )
    books = [first, again, other]
    decisions, twice = drop_repeats(books, [d for b in books for d in decide(b)])
    assert len(twice) == 1
    assert {d.verdict for d in decisions if d.book == "d2"} == {"drop"}
    assert render(books, decisions, {}).count("crates went over") == 30


LINES = st.lists(
    st.sampled_from([*PROSE, "Yes.", "CHAPTER II", "* * *", "THE END", "12", "Notes", "“No?”"]),
    min_size=1,
    max_size=30,
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(LINES)
def test_cleaning_is_idempotent_and_changes_no_kept_paragraph(texts: list[str]) -> None:
    found = book(section("I", *PROSE, *texts))
    decisions = decide(found)
    assert len(decisions) == len(PROSE) + len(texts) + 1
    once = [p for run in parse_runs(render([found], decisions, {})) for p in run]
    assert set(once) <= {*PROSE, *texts}
    again: Book = book(section("I", *once))
    assert [p for run in parse_runs(render([again], decide(again), {})) for p in run] == once
