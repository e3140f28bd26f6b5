"""PDF: paragraphs from geometry, notes, hyphens, insets, openings of chapters."""

from __future__ import annotations

import re
from pathlib import Path

from core.importing.pdf.joining import Hyphens
from core.importing.pdf.lines import Line, PageLines
from tests.fakes.books import PdfLine, kinds
from tests.fakes.pdf_pages import FULL, chapter, full, lines, mixed, read, story, text_of


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


def test_hyphens_with_a_sign_of_their_own_leave_the_plain_one_to_the_author() -> None:
    book = hyphens_of("a gar‐", "den and a riv‐", "er and a tum‐", "bler", "a moss-", "grown sill")
    assert book.join("moss", "grown", sure=False) == "moss-grown"
