"""Files that are no books: what is wrong and what to do, without a trace of the attack."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from core.importing.reading import read_book
from core.progress import BadInput, Protected
from tests.fakes.books import make_epub, make_pdf, page, prose


def refused(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_book(path)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.txt", b"", "empty (0 bytes)"),
        ("x.epub", b"", "empty (0 bytes)"),
        ("x.txt", b" \n \n", "no text"),
        ("x.txt", bytes(range(256)) * 40, "not a text file"),
        ("x.rtf", b"{\\rtf1 Hello}", "RTF"),
        ("x.doc", b"\xd0\xcf\x11\xe0" + bytes(600), ".doc"),
        ("x.mobi", bytes(60) + b"BOOKMOBI" + bytes(100), "Kindle"),
        ("x.pdf", b"<html><body>Not found</body></html>", "web page"),
        ("x.epub", b"PK\x03\x04" + bytes(200), "damaged"),
        ("x.docx", b"PK\x03\x04" + bytes(200), "not a valid Word document"),
        ("x.pdf", b"%PDF-1.4\n1 0 obj\n<<", "damaged"),
    ],
)
def test_what_is_no_book(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    if name == "x.rtf" or name == "x.doc":
        import sys

        if sys.platform == "darwin":
            pytest.skip("a Mac converts these")
    assert said in refused(path).message


def test_folder_missing_file_and_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.epub").mkdir()
    assert "folder" in refused(tmp_path / "x.epub").message
    (tmp_path / "link.epub").symlink_to(tmp_path / "nowhere")
    assert "not found" in refused(tmp_path / "link.epub").message
    (tmp_path / "y.txt").write_text("Words.")

    def deny(*ignored: object, **also: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert "permission" in refused(tmp_path / "y.txt").message


@pytest.mark.parametrize(
    ("file", "maker"),
    [("META-INF/rights.xml", "Adobe"), ("META-INF/sinf.xml", "FairPlay"), ("META-INF/license.lcpl", "LCP")],
)
def test_locked_books(tmp_path: Path, file: str, maker: str) -> None:
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": b"\x8f\x12"}, extra={file: "<x/>"})
    with pytest.raises(Protected, match=maker):
        read_book(path)


def test_a_scrambled_font_is_no_lock(tmp_path: Path) -> None:
    method = '<EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
    extra = {"META-INF/encryption.xml": f"<encryption><EncryptedData>{method}</EncryptedData></encryption>"}
    assert read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())}, extra=extra)).words > 50


def test_half_a_download_is_never_half_a_book(tmp_path: Path) -> None:
    parts = {f"{n}.xhtml": page(prose(40) + f"<p>{n}</p>") for n in range(6)}
    whole = make_epub(tmp_path / "x.epub", parts).read_bytes()
    for share in (0.2, 0.5, 0.8, 0.99):
        (tmp_path / "y.epub").write_bytes(whole[: int(share * len(whole))])
        assert "damaged" in refused(tmp_path / "y.epub").message


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "x.epub", {"one.xhtml": page(prose(1)), "two.xhtml": page(prose(90))})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo("OPS/two.xhtml")
    at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    data[at] ^= 0xFF
    path.write_bytes(data)
    assert "two.xhtml" in refused(path).message


def test_a_bomb_is_refused_at_once(tmp_path: Path) -> None:
    bomb = b"<p>" + b"a" * (120 << 20)
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())}, extra={"OPS/b.xhtml": bomb})
    start = time.process_time()
    assert "size limit" in refused(path).message
    assert time.process_time() - start < 1


def test_entities_reach_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": doctype + page(f"<p>Before &x; after.</p>{prose()}")})
    text = " ".join(p.text for s in read_book(path).sections for p in s.paragraphs)
    assert "hidden" not in text and "Before after." in text


def test_entities_do_not_multiply(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": doctype + page("<p>&b;</p>")})
    assert "unsafe XML" in refused(path).message


def test_nothing_outside_the_archive_is_read(tmp_path: Path) -> None:
    (tmp_path / "out.xhtml").write_text(page("<p>outside</p>"))
    path = make_epub(tmp_path / "x.epub", {}, spine=["../../out.xhtml", "http://127.0.0.1:9/x.xhtml"])
    assert "no readable text" in refused(path).message


def test_pictures_only(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": page('<img src="p.jpg" alt=""/>')})
    assert "pictures only" in refused(path).message


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    pdf = make_pdf(
        tmp_path / "x.pdf", [[(50, 500 - 14 * n, 11, "Words upon words in a row") for n in range(20)]]
    )
    renamed = pdf.rename(tmp_path / "x.epub")
    book = read_book(renamed)
    assert book.format == "pdf" and any("a PDF" in warning for warning in book.warnings)
    epub = make_epub(tmp_path / "y.epub", {"a.xhtml": page(prose())}).rename(tmp_path / "y.zip")
    assert read_book(epub).format == "epub"


def test_a_scan_is_told_from_a_text(tmp_path: Path) -> None:
    assert "scan" in refused(make_pdf(tmp_path / "x.pdf", [[], []])).message
    stamped = make_pdf(tmp_path / "y.pdf", [[(50, 500, 11, "Library copy")], [], []])
    assert "only 2 words" in refused(stamped).message
