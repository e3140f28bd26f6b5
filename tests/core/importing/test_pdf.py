"""PDF: paragraphs from geometry, running heads, notes, hyphens, columns, drop caps."""

from __future__ import annotations

from pathlib import Path

from core.importing.pdf_joining import Hyphens
from core.importing.reading import read_book
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
