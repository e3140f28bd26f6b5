"""A file that was cut never becomes half a book in silence: it is refused, whole, or told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.importing.reading import read_book
from core.progress import BadInput
from core.types import Book
from tests.fakes.books import PROSE, make_epub, make_pdf, page, prose

SHARES = st.floats(0, 1, exclude_max=True)
cuts = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MARKS = "*** {} OF THE PROJECT GUTENBERG EBOOK THE FERRY ***"


def words_of(book: Book) -> list[str]:
    return [word for s in book.sections for p in s.paragraphs for word in p.text.split()]


def is_told(book: Book) -> bool:
    return any(
        mark in warning
        for warning in book.warnings
        for mark in ("incomplete", "breaks off", "missing", "could not be read")
    )


def epub(path: Path) -> Path:
    return make_epub(path / "x.epub", {f"{n}.xhtml": page(prose(30) + f"<p>{n}</p>") for n in range(5)})


def docx(path: Path) -> Path:
    import docx as python_docx

    document = python_docx.Document()
    for n in range(80):
        document.add_paragraph(f"{PROSE[n % 4]} {n}")
    document.save(str(path / "x.docx"))
    return path / "x.docx"


def pdf(path: Path) -> Path:
    lines = [
        [(50, 560 - 14 * n, 11, f"Words upon words, page {p} line {n}.") for n in range(30)] for p in range(6)
    ]
    return make_pdf(path / "x.pdf", lines)


def html(path: Path) -> Path:
    (path / "x.html").write_text(page(prose(60)), encoding="utf-8")
    return path / "x.html"


def gutenberg(path: Path) -> Path:
    text = "\n\n".join([MARKS.format("START"), *PROSE * 20, MARKS.format("END")])
    (path / "x.txt").write_text(text, encoding="utf-8")
    return path / "x.txt"


@pytest.mark.parametrize("make", [epub, docx, pdf, html, gutenberg])
def test_a_cut_file_is_refused_whole_or_told(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    data, whole = path.read_bytes(), words_of(read_book(path))
    assert not is_told(read_book(path))
    begins, ends = 0, len(data)
    if make is gutenberg:  # what stands before its first mark and after its last is none of the book
        begins, ends = 200, data.index(b"*** END")

    @cuts
    @given(SHARES)
    def cut(share: float) -> None:
        at = begins + int(share * (ends - begins))
        short = tmp_path / f"short{path.suffix}"
        short.write_bytes(data[:at])
        try:
            book = read_book(short)
        except BadInput as error:
            assert error.remedy
            return
        found = words_of(book)
        assert found == whole or is_told(book), (at, len(data))

    cut()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis"])
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_what_a_cut_text_still_holds_is_its_beginning(tmp_path: Path, encoding: str, suffix: str) -> None:
    """Nothing tells where such a text would have ended, but no word of what is there may be another one."""
    line = "渡し船は六時に桟橋を離れた。" if encoding == "shift_jis" else f"{PROSE[0]} “So,” he said."
    text = "\n\n".join([line] * 60)
    data = text.encode(encoding)

    @cuts
    @given(SHARES)
    def cut(share: float) -> None:
        at = 400 + int(share * (len(data) - 400))
        (tmp_path / f"x.{suffix}").write_bytes(data[:at])
        book = read_book(tmp_path / f"x.{suffix}")
        found = "".join(words_of(book))
        whole = "".join(text.split())
        kept = found.rstrip("\ufffd")
        assert whole.startswith(kept[:-1]) and len(kept) >= 0.9 * at / len(data) * len(whole) - 20
        if found != kept:
            assert is_told(book)

    cut()


def test_a_character_cut_in_two_is_told(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(f"{PROSE[1]} “".encode(encoding)[:-1])
        book = read_book(path)
        assert "middle of a character" in book.warnings[0] and "\ufffd" not in "".join(words_of(book))


@pytest.mark.parametrize(
    ("ending", "told"), [("and then he", True), ("and then he laughed.", False), ("He laughed, A. M.", False)]
)
def test_a_last_sentence_cut_short_is_told(tmp_path: Path, ending: str, told: bool) -> None:
    (tmp_path / "x.txt").write_text(
        "\n\n".join([*PROSE, f"He thought it over until the bank was near {ending}"])
    )
    assert is_told(read_book(tmp_path / "x.txt")) == told


def test_a_part_that_breaks_off_or_is_empty_is_named(tmp_path: Path) -> None:
    whole = page(prose(8))
    parts = {
        "one.xhtml": whole,
        "two.xhtml": whole[: len(whole) // 2],
        "three.xhtml": "",
        "four.xhtml": "<x/>",
    }
    warnings = read_book(make_epub(tmp_path / "x.epub", parts)).warnings
    for name, said in (("two", "breaks off"), ("three", "is empty"), ("four", "is no page")):
        assert any(w.startswith(f"{name}.xhtml") and said in w for w in warnings)
    assert not any("one.xhtml" in w for w in warnings)


def test_a_reading_order_that_breaks_off_is_told(tmp_path: Path) -> None:
    import zipfile

    path = make_epub(tmp_path / "x.epub", {f"{n}.xhtml": page(prose()) for n in range(4)})
    cut = tmp_path / "cut.epub"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(cut, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, data[:-40] if entry.filename.endswith(".opf") else data)
    assert is_told(read_book(cut))


@pytest.mark.parametrize(
    "damage",
    ["<p>One</p><script>", '<p class="a>Two</p>', "<!-- ", "<title>", "<p>One <b", '<p title="<!-- ">One<'],
)
def test_damage_that_hides_words_is_told(tmp_path: Path, damage: str) -> None:
    body = f"{prose(6)}{damage}{prose(30)}"
    book = read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": page(body)}))
    assert len(words_of(book)) > 0.97 * len((prose(6) + prose(30)).replace("<p>", " ").split()) or is_told(
        book
    )


def test_a_word_document_that_is_not_well_formed_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = docx(tmp_path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    half = parts["word/document.xml"]
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, half[: len(half) // 2] if name == "word/document.xml" else data)
    with pytest.raises(BadInput, match="not a valid Word document"):
        read_book(path)
