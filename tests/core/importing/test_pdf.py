"""PDF: paragraphs from geometry, running heads, notes, hyphens, columns, drop caps."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from core.importing.pdf_joining import Hyphens
from core.importing.pdf_lines import Line, PageLines
from core.importing.reading import read_book
from core.progress import BadInput
from core.types import Book
from tests.fakes.books import PdfLine, kinds, make_pdf

FULL = "and then the long grey river went on beside the road again"  # as wide as the column
LEADING = 14.0


def lines(texts: list[tuple[float, str]], top: float = 540, size: float = 11) -> list[PdfLine]:
    return [(50 + indent, top - LEADING * n, size, text) for n, (indent, text) in enumerate(texts)]


def full(turn: int) -> str:
    """A line of the same width that says something else."""
    words = FULL.split()
    return " ".join(words[turn:] + words[:turn])


def story(page: int) -> list[PdfLine]:
    """A page: two paragraphs, the second going on over the page's end."""
    return lines([(14, FULL), (0, FULL), (0, f"end {page}."), (14, FULL), (0, FULL), (0, FULL)])


def read(tmp_path: Path, pages: list[list[PdfLine]]) -> Book:
    return read_book(make_pdf(tmp_path / "x.pdf", pages))


def text_of(book: Book) -> list[str]:
    return [text for kind, text in kinds(book) if kind == "text"]


def test_indents_heads_and_pages(tmp_path: Path) -> None:
    pages = []
    for n in range(1, 7):
        head = (120.0, 575.0, 9.0, f"The Ferry {n}" if n % 2 else f"{n} Ada Marsh")
        body = lines(
            [(14, full(n)), (0, full(n + 1)), (0, f"end {n}."), (14, full(n + 2)), (0, f"so {full(n)}")]
        )
        pages.append([*body, head])
    book = read(tmp_path, pages)
    found = text_of(book)
    assert found[0] == f"{full(1)} {full(2)} end 1."
    assert found[1] == f"{full(3)} so {full(1)}"
    assert len(found) == 12
    assert sum(kind == "furniture" for kind, _ in kinds(book)) == 6


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    first = lines([(14, FULL), (0, FULL)])
    second = lines([(0, FULL), (0, "the end."), (14, FULL), (0, "so.")])
    assert text_of(read(tmp_path, [first, second])) == [f"{FULL} {FULL} {FULL} the end.", f"{FULL} so."]


def test_space_parts_block_paragraphs(tmp_path: Path) -> None:
    page = [*lines([(0, FULL), (0, "one.")]), *lines([(0, FULL), (0, "two.")], top=500)]
    assert text_of(read(tmp_path, [page])) == [f"{FULL} one.", f"{FULL} two."]


def test_footnotes_stand_apart_and_their_marks_go(tmp_path: Path) -> None:
    page = lines([(14, FULL), (0, "beside the lock,7 and on to the mill past the long wall now"), (0, "so.")])
    note = [(50.0, 60.0, 8.0, "7. A lock long since filled in.")]
    found = kinds(read(tmp_path, [[*page, *note], [*story(2)]]))
    assert ("note", "7. A lock long since filled in.") in found
    assert any("the lock, and on" in text for kind, text in found if kind == "text")


def test_headings_by_size_and_drop_caps(tmp_path: Path) -> None:
    page = [
        (150.0, 560.0, 18.0, "Chapter One"),
        (50.0, 500.0, 33.0, "T"),
        (72.0, 515.0, 11.0, "he ferry left the slip a little after six or so with a"),
        (72.0, 501.0, 11.0, "nobody on it but the two of us and a crate of soft plums"),
        *lines([(0, FULL), (0, "so."), (14, FULL), (0, FULL)], top=487),
    ]
    found = kinds(read(tmp_path, [page, *(story(n) for n in range(3))]))
    assert found[0] == ("heading", "Chapter One")
    assert found[1][1].startswith(
        "The ferry left the slip a little after six or so with a nobody on it but the two of us"
    )
    assert found[1][1].endswith(f"{FULL} so.")


def test_two_columns_in_order(tmp_path: Path) -> None:
    half = "and then the long grey river"
    left = [(30.0, 540 - 14.0 * n, 11.0, half) for n in range(10)]
    right = [(220.0, 540 - 14.0 * n, 11.0, half) for n in range(9)] + [(220.0, 414.0, 11.0, "the end.")]
    assert text_of(read(tmp_path, [[*left, *right]])) == [" ".join([half] * 19) + " the end."]


def test_hyphens_follow_what_the_book_writes_elsewhere(tmp_path: Path) -> None:
    page = lines(
        [
            (14, "the half-way house stood by the river and the weather there"),
            (0, "was grey and long upon the road beside the river half-"),
            (0, "way to the mill, and there the wea-"),
            (0, "ther turned."),
        ]
    )
    text = " ".join(text_of(read(tmp_path, [page, story(1)])))
    assert "river half-way to the mill" in text and "the weather turned" in text


def test_a_sure_hyphen_is_taken_out() -> None:
    hyphens = Hyphens([])
    assert hyphens.join("fer", "ry", sure=True) == "ferry"
    assert hyphens.join("Anglo", "Saxon", sure=False) == "Anglo-Saxon"


def turned(path: Path, pages: list[list[PdfLine]], matrix: str) -> Book:
    """The book in a PDF whose pages' contents are drawn through a matrix."""
    plain = make_pdf(path, pages).read_bytes().decode("latin-1")
    drawn = plain.replace("BT /F1", f"Q q {matrix} cm BT /F1").replace("stream\nQ q", "stream\nq")
    path.write_bytes(re.sub(r"/Length \d+", "/Length 99999", drawn).encode("latin-1"))  # PDFium mends it
    return read_book(path)


def mixed(text: str, seed: int) -> str:
    """The same words in another order: as wide, and no page like the next."""
    words = text.split()
    random.Random(seed).shuffle(words)
    return " ".join(words)


def chapter(count: int = 6) -> list[list[PdfLine]]:
    """Pages of two paragraphs, of which the second goes on over the page."""
    ends = ("the end.", "no more.", "so it was.", "and so on.", "that day.", "of it.")
    pages = []
    for n in range(count):
        turns = [mixed(FULL, 10 * n + k) for k in range(5)]
        shape = [(14, turns[0]), (0, turns[1]), (0, ends[n]), (14, turns[2]), (0, turns[3]), (0, turns[4])]
        pages.append(lines([(float(indent), text) for indent, text in shape]))
    return pages


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


def test_letters_and_verse_are_set_in(tmp_path: Path) -> None:
    letter = "and the long grey river went on beside the road"
    verse = ["O the long grey river,", "The lock and the mill,", "And nobody coming"]
    page = [
        *lines([(14, FULL), (0, full(3)), (0, "so.")]),
        *lines([(14, f"My {letter}"), (14, f"and {letter}"), (14, f"Ada {letter}"), (14, "yours.")], top=488),
        *lines([(40, text) for text in verse], top=422),
        *lines([(14, FULL), (0, "so.")], top=370),
    ]
    found = kinds(read(tmp_path, [page, *chapter(2)]))
    assert ("quote", f"My {letter} and {letter} Ada {letter} yours.") in found
    assert ("verse", "\n".join(verse)) in found


def test_a_number_raised_over_the_line_goes_wherever_its_note_is(tmp_path: Path) -> None:
    first, after = "and then the long grey river", "went on beside the road again"
    width = 12 * 11 * 0.5 - 10
    page = [
        (50.0, 540.0, 11.0, first),
        (50.0 + 2.08 * width, 544.0, 6.0, "12"),
        (50.0 + 2.25 * width, 540.0, 11.0, after),
        *lines([(0, FULL), (0, "so.")], top=526),
    ]
    text = text_of(read(tmp_path, [page, *chapter(2)]))[0]
    assert not re.search(r"\d", text) and text.startswith(f"{first} {after}")


def test_a_drop_cap_may_be_a_word(tmp_path: Path) -> None:
    page = [
        (50.0, 500.0, 33.0, "I"),
        (62.0, 515.0, 11.0, "have seen the ferry leave the slip at six or so with a"),
        (62.0, 501.0, 11.0, "nobody on it but the two of us and a crate of soft plums"),
        *lines([(0, FULL), (14, "I have it, and you have it, and I have no more to say of it")], top=487),
    ]
    assert text_of(read(tmp_path, [page, *chapter(2)]))[0].startswith("I have seen the ferry")


def hyphens_of(*texts: str) -> Hyphens:
    page = PageLines(1, 400, 600, [Line(text, 0, 1, 0, 11, 0, 1) for text in texts])
    return Hyphens([page])


def test_hyphens_where_no_word_is_divided_are_the_authors() -> None:
    book = hyphens_of(
        "a grey-", "haired man", "a salt-", "stained coat", "a blue-", "black cat", "the far-", "off sea"
    )
    assert book.join("storm", "tossed", sure=False) == "storm-tossed"
    dividing = hyphens_of(
        "a gar-", "den", "the garden", "a riv-", "er", "the river", "a sto-", "ne", "a stone", "so-", "me"
    )
    assert dividing.join("whis", "pering", sure=False) == "whispering"


def test_the_middle_of_a_compound_of_three() -> None:
    book = hyphens_of("a son and a law in", "the gar-", "den", "a garden", "a ri-", "ver", "a river")
    assert book.join("son", "in-law", sure=False) == "son-in-law"
    assert book.join("son-in", "law", sure=False) == "son-in-law"


def test_dashes_meet_as_the_book_spaces_them() -> None:
    spaced = hyphens_of("he came — late — and went", "so — it was")
    assert spaced.at_dash("he came —", "late") == "he came — late"
    assert hyphens_of("he came—late—and went").at_dash("he came", "—late") == "he came—late"


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


def test_capitals_at_the_opening_of_a_chapter(tmp_path: Path) -> None:
    def opening(text: str, n: int) -> list[PdfLine]:
        body = [
            (0, text),
            (0, mixed(FULL, n)),
            (0, "so."),
            (14, "Ada Marsh came, and the ferry with her"),
            (0, "so."),
        ]
        return [(150.0, 560.0, 18.0, f"Chapter {n}"), *lines([(float(i), t) for i, t in body], top=500)]

    pages = [opening("THE FERRY LEFT the slip a little after six or so with", 1), *chapter(2)]
    pages += [opening("ADA MARSH HAD nobody on it but the two of us and a", 2), *chapter(3)]
    found = text_of(read(tmp_path, pages))
    assert any(text.startswith("The ferry left the slip") for text in found)
    assert any(text.startswith("Ada Marsh had nobody") for text in found)


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


def test_hyphens_with_a_sign_of_their_own_leave_the_plain_one_to_the_author() -> None:
    book = hyphens_of("a gar‐", "den and a riv‐", "er and a tum‐", "bler", "a moss-", "grown sill")
    assert book.join("moss", "grown", sure=False) == "moss-grown"
