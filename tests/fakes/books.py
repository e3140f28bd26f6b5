"""Owns small books of our own making for tests: ePubs, PDFs, and the paragraphs in them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from core.types import Book, Kind, Paragraph, Section

PROSE = (
    "The ferry left the slip a little after six, with nobody on it but the two of us and a crate of plums.",
    "“You might have written,” said my uncle, who had not looked up from the rope since we cast off.",
    "I told him that I had written twice, and that both letters had come back with the wrong street on them.",
    "He thought this over until the far bank was near enough to show its windows, and then he laughed aloud.",
)

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def page(body: str, types: str = "") -> str:
    mark = f' epub:type="{types}"' if types else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body{mark}>{body}</body></html>'
    )


def prose(count: int = 4) -> str:
    return "".join(f"<p>{PROSE[i % len(PROSE)]}</p>" for i in range(count))


def make_epub(
    path: Path,
    parts: Mapping[str, str | bytes],
    *,
    author: str = "Ada Marsh",
    metadata: str = "",
    spine: Sequence[str] | None = None,
    extra: Mapping[str, str | bytes] | None = None,
    css: str = "",
) -> Path:
    """An ePub of these parts (file name -> page); `spine` names the reading order where it is another."""
    order = list(parts) if spine is None else list(spine)
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(dict.fromkeys([*parts, *order]))
    )
    ids = {name: f"i{n}" for n, name in enumerate(dict.fromkeys([*parts, *order]))}
    refs = "".join(f'<itemref idref="{ids[name]}"/>' for name in order)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"<dc:title>The Ferry</dc:title><dc:creator>{author}</dc:creator><dc:language>en</dc:language>"
        f"{metadata}</metadata><manifest>{items}"
        '<item id="css" href="s.css" media-type="text/css"/></manifest>'
        f"<spine>{refs}</spine></package>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", package)
        archive.writestr("OPS/s.css", css)
        for name, content in parts.items():
            archive.writestr(f"OPS/{name}", content)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


PdfLine = tuple[float, float, float, str]  # x, y, size, text


def make_pdf(path: Path, pages: Sequence[Sequence[PdfLine]]) -> Path:
    """A PDF with these lines of Helvetica on pages of 400 x 600 points."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(
            f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, size, text in lines
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    start = out.index("xref\n0 ")
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(out.encode("latin-1"))
    return path


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def section(title: str, *texts: str, semantics: tuple[str, ...] = (), joined: bool = False) -> Section:
    """A section with a heading (unless `title` is empty) and text paragraphs."""
    head = [Paragraph(title, "heading")] if title else []
    return Section(title, (*head, *(Paragraph(text) for text in texts)), semantics, "part", joined)


def book(*sections: Section, author: str = "Ada Marsh", title: str = "The Ferry", digest: str = "d1") -> Book:
    return Book(title, author, "en", "ferry.epub", digest, "epub", sections)


def kinds(found: Book) -> list[tuple[Kind, str]]:
    return [(p.kind, p.text) for s in found.sections for p in s.paragraphs]
