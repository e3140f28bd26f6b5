"""PDF: what stands on a page, however it is drawn: turned, twice, out of order, in columns, in margins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.importing.reading import read_book
from core.progress import BadInput
from tests.fakes.books import kinds, make_pdf
from tests.fakes.pdf_pages import FULL, LEADING, chapter, full, lines, mixed, read, story, text_of, turned


def test_the_size_is_the_one_on_the_page(tmp_path: Path) -> None:
    head = (40.0, 280.0, 9.0, "Chapter One")
    pages = [[(x / 2, y / 2, size / 2, text) for x, y, size, text in page] for page in chapter()]
    book = turned(tmp_path / "x.pdf", [[head, *pages[0]], *pages[1:]], "2 0 0 2 0 0")
    assert kinds(book)[0] == ("heading", "Chapter One")
    assert text_of(book) == text_of(read(tmp_path, chapter()))


def test_pages_lying_on_their_side(tmp_path: Path) -> None:
    straight = text_of(read(tmp_path, chapter()))
    assert text_of(turned(tmp_path / "y.pdf", chapter(), "0 1 -1 0 590 20")) == straight


def test_a_scan_that_leans(tmp_path: Path) -> None:
    lean = "0.9999 0.0105 -0.0105 0.9999 2 -2"
    assert text_of(turned(tmp_path / "y.pdf", chapter(), lean)) == text_of(read(tmp_path, chapter()))


def test_the_order_of_drawing_does_not_matter(tmp_path: Path) -> None:
    shuffled = [[page[i] for i in (3, 0, 5, 1, 4, 2)] for page in chapter()]
    assert text_of(read(tmp_path, shuffled)) == text_of(read(tmp_path, chapter()))


def test_what_is_drawn_twice_is_read_once(tmp_path: Path) -> None:
    assert text_of(read(tmp_path, [page * 2 for page in chapter()])) == text_of(read(tmp_path, chapter()))


def test_words_drawn_one_by_one(tmp_path: Path) -> None:
    words = [
        (x + 62.0 * n, y, size, " ".join(text.split()[2 * n : 2 * n + 2]))
        for x, y, size, text in lines([(0, FULL), (0, FULL), (0, FULL)])
        for n in range(6)
    ]
    assert text_of(read(tmp_path, [words, story(1)]))[0].startswith(f"{FULL} {FULL}")


def test_columns_drawn_row_by_row(tmp_path: Path) -> None:
    half = "and then the long grey river"
    rows = [(x, 540 - 14.0 * n, 11.0, f"{half}") for n in range(12) for x in (30.0, 220.0)]
    rows[-1] = (*rows[-1][:3], "the end.")
    assert text_of(read(tmp_path, [rows])) == [" ".join([half] * 23) + " the end."]


def test_a_full_title_over_columns_comes_first(tmp_path: Path) -> None:
    half = "and then the long grey river"
    left = [(30.0, 500 - 14.0 * n, 11.0, half) for n in range(10)]
    right = [(220.0, 500 - 14.0 * n, 11.0, half) for n in range(10)]
    title = (40.0, 560.0, 18.0, "A Title that Runs over Both of the Columns")
    assert kinds(read(tmp_path, [[*left, *right, title]]))[0] == ("heading", title[3])


def test_notes_stand_at_the_foot_of_their_column(tmp_path: Path) -> None:
    half = "and then the long grey river"
    left = [(30.0, 540 - 14.0 * n, 11.0, half) for n in range(8)]
    right = [(220.0, 540 - 14.0 * n, 11.0, half) for n in range(12)]
    note = (30.0, 400.0, 8.0, "* A lock long since filled in.")
    found = kinds(read(tmp_path, [[*left, note, *right]]))
    assert ("note", note[3]) in found
    assert ("text", " ".join([half] * 20)) in found


def test_numbers_of_lines_in_the_margin_go(tmp_path: Path) -> None:
    numbers = [(20.0, 540 - LEADING * n, 11.0, str(5 * (n + 1))) for n in (1, 4)]
    assert text_of(read(tmp_path, [[*page, *numbers] for page in chapter()])) == text_of(
        read(tmp_path, chapter())
    )


def test_a_line_beside_the_page_number_stays(tmp_path: Path) -> None:
    pages = [
        [*lines([(14, mixed(FULL, n)), *((0, full(n + k)) for k in (1, 2, 3))]), (370.0, 498.0, 11.0, str(n))]
        for n in range(1, 8)
    ]
    text = " ".join(text_of(read(tmp_path, pages)))
    assert all(full(n) in text for n in range(4, 10))
    assert not re.search(r"\d", text)


def test_a_spread_is_two_pages(tmp_path: Path) -> None:
    half = "and then the long grey river"
    pages = []
    for n in range(1, 7):
        rows = [
            (x, 240 - 14.0 * k, 11.0, mixed(half, 100 * n + k + int(x)))
            for x in (30.0, 220.0)
            for k in range(12)
        ]
        numbers = [(x, 30.0, 9.0, str(2 * n + k)) for k, x in enumerate((90.0, 290.0))]
        pages.append([*rows, *numbers])
    path = make_pdf(tmp_path / "x.pdf", pages)
    path.write_bytes(path.read_bytes().replace(b"0 0 400 600", b"0 0 400 260"))
    found = kinds(read_book(path))
    assert sum(kind == "furniture" for kind, _ in found) == 12
    assert [len(text.split()) for kind, text in found if kind == "text"] == [144 * len(half.split())]


def test_letters_without_names_are_refused_or_told(tmp_path: Path) -> None:
    coded = "qzkx vbcd fghj klmn prst " * 2
    with pytest.raises(BadInput, match="fonts do not say"):
        read(tmp_path, [lines([(0, coded)] * 20) for _ in range(6)])
    few = lines([(0, FULL)] * 19 + [(0, "and then \x01the\x01 long grey \x01river\x01 went on")])
    assert any("some of its letters" in warning for warning in read(tmp_path, [few] * 6).warnings)


def test_heads_with_numbers_that_count_on(tmp_path: Path) -> None:
    words = ["apple", "bread", "cider", "damson", "elder", "flour", "ginger", "honey"]
    pages = [
        [(50.0, 585.0, 9.0, f"{n + 12} Of {word} and its making"), *page]
        for n, (word, page) in enumerate(zip(words, chapter(6), strict=False))
    ]
    found = kinds(read(tmp_path, pages))
    assert sum(kind == "furniture" for kind, _ in found) == 6
    assert not any("its making" in text for kind, text in found if kind != "furniture")


def test_a_stamp_on_every_page_makes_no_text(tmp_path: Path) -> None:
    stamp = (50.0, 20.0, 8.0, "Lent by the reading room at the ferry to one reader only, not to be passed on")
    with pytest.raises(BadInput, match="is a scan"):
        read(tmp_path, [[stamp]] * 8)


def test_a_short_title_parts_the_columns_above_from_those_below(tmp_path: Path) -> None:
    half = "and then the long grey river"
    above = [(x, 560 - 14.0 * n, 11.0, mixed(half, n)) for x in (30.0, 220.0) for n in range(8)]
    below = [(x, 400 - 14.0 * n, 11.0, mixed(half, 50 + n)) for x in (30.0, 220.0) for n in range(8)]
    found = kinds(read(tmp_path, [[*above, (192.0, 428.0, 16.0, "IX"), *below]]))
    assert [kind for kind, _ in found] == ["text", "heading", "text"]


def test_a_drop_cap_on_a_page_lying_on_its_side(tmp_path: Path) -> None:
    opening = [
        (50.0, 500.0, 33.0, "T"),
        (72.0, 515.0, 11.0, "he ferry left the slip a little after six or so with a"),
        (72.0, 501.0, 11.0, "nobody on it but the two of us and a crate of soft plums"),
        *lines([(0, mixed(FULL, 3)), (0, "so."), (14, mixed(FULL, 4)), (0, FULL)], top=487),
    ]
    found = text_of(turned(tmp_path / "y.pdf", [opening, *chapter(3)], "0 1 -1 0 590 20"))
    assert found[0].startswith("The ferry left the slip a little after six or so with a nobody on it")
    assert found[0].endswith("so.")


def test_an_empty_page_changes_nothing(tmp_path: Path) -> None:
    plain = text_of(read(tmp_path, chapter()))
    assert text_of(read(tmp_path, [*chapter(), []])) == plain
