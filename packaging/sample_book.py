"""Owns how the sample book is bound: Markdown parts in, the same bytes of an ePub 3 out, on every machine.

Run `python packaging/sample_book.py` after changing anything in resources/sample_book.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SOURCE = RESOURCES / "sample_book"
BOOK = RESOURCES / "sample_book.epub"

STAMP = (2026, 3, 2, 0, 0, 0)
"""Date of every entry in the zip: a clock would make each building differ."""

UNLISTED = {"00-title": "Title Page", "01-copyright": "Copyright"}
"""Parts without a heading of their own that a contents page names; the contents follow the last of them."""

STYLE = """body { margin: 5%; line-height: 1.4; }
h1, h2 { text-align: center; font-weight: normal; }
p { margin: 0; text-indent: 1.4em; }
p.break { margin: 1em 0; text-align: center; text-indent: 0; }
.pagenum { float: right; font-size: 0.7em; color: gray; }
"""

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:creator>{author}</dc:creator>
<dc:language>{language}</dc:language>
<dc:publisher>{publisher}</dc:publisher>
<dc:date>{date}</dc:date>
<dc:rights>{rights}</dc:rights>
<dc:description>{description}</dc:description>
<meta property="dcterms:modified">{date}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine toc="ncx">
{spine}
</spine>
</package>
"""

NCX = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head><meta name="dtb:uid" content="{identifier}"/></head>
<docTitle><text>{title}</text></docTitle>
<navMap>
{points}
</navMap>
</ncx>
"""


@dataclass(frozen=True)
class Part:
    """One page of the book: its id in the package, what the contents call it, and its XHTML body."""

    id: str
    title: str
    body: str

    @property
    def href(self) -> str:
        return f"{self.id}.xhtml"


def inline(text: str) -> str:
    """XHTML of one paragraph: `*emphasis*`, and `[[12]]` for the number of a printed page."""
    text = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", escape(text, quote=False))
    return re.sub(r"\[\[(\d+)\]\]", r'<span class="pagenum" id="page\1">[\1]</span>', text)


def block(text: str) -> str:
    """XHTML of what stands between two blank lines: headings, a list, a break, or a paragraph."""
    if text == "* * *":
        return '<p class="break">* * *</p>'
    lines = text.splitlines()
    if lines[0].startswith("#"):
        marked = (line.partition(" ") for line in lines)
        return "\n".join(f"<h{len(hashes)}>{inline(words)}</h{len(hashes)}>" for hashes, _, words in marked)
    if lines[0].startswith("- "):
        return "<ul>\n" + "\n".join(f"<li>{inline(line[2:])}</li>" for line in lines) + "\n</ul>"
    return f"<p>{inline(' '.join(lines))}</p>"


def read_part(path: Path) -> Part:
    """One source file, named in the contents by its own headings where it has any."""
    text = path.read_text(encoding="utf-8").strip()
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    chapter = headings[:2] if "chapter" in path.stem else headings[:1]
    title = UNLISTED.get(path.stem) or ": ".join(chapter)
    return Part(f"part-{path.stem}", title, "\n".join(map(block, re.split(r"\n{2,}", text))))


def links(parts: list[Part]) -> str:
    """The list of links that both kinds of contents are made of."""
    rows = (f'<li><a href="{part.href}">{escape(part.title)}</a></li>' for part in parts)
    return "<ol>\n" + "\n".join(rows) + "\n</ol>"


def read_parts(source: Path) -> list[Part]:
    """Every part in the order of the spine, the printed contents page behind the copyright page."""
    parts = [read_part(path) for path in sorted((source / "source").glob("*.md"))]
    contents = Part("part-contents", "Contents", f"<h1>Contents</h1>\n{links(parts[len(UNLISTED) :])}")
    return [*parts[: len(UNLISTED)], contents, *parts[len(UNLISTED) :]]


def files(source: Path) -> dict[str, str]:
    """Path inside the ePub -> text, in the order they are stored: `mimetype` first, as the format asks."""
    meta = {
        key: escape(value) for key, value in json.loads((source / "book.json").read_text("utf-8")).items()
    }
    parts = read_parts(source)
    item = '<item id="{0.id}" href="{0.href}" media-type="application/xhtml+xml"/>'
    point = '<navPoint id="{0.id}"><navLabel><text>{1}</text></navLabel><content src="{0.href}"/></navPoint>'
    nav = f'<nav epub:type="toc"><h1>Contents</h1>\n{links(parts)}\n</nav>'
    package = PACKAGE.format(
        **meta,
        items="\n".join(map(item.format, parts)),
        spine="\n".join(f'<itemref idref="{part.id}"/>' for part in parts),
    )
    pages = [("nav.xhtml", "Contents", nav), *((part.href, part.title, part.body) for part in parts)]
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package,
        "OEBPS/toc.ncx": NCX.format(
            **meta, points="\n".join(point.format(p, escape(p.title)) for p in parts)
        ),
        "OEBPS/style.css": STYLE,
        **{
            f"OEBPS/{href}": PAGE.format(language=meta["language"], title=escape(title), body=body)
            for href, title, body in pages
        },
    }


def build(source: Path = SOURCE) -> bytes:
    """The ePub. Nothing is compressed: deflate differs between builds of zlib, stored bytes do not."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files(source).items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.create_system = 3  # as on Unix, also where this runs on something else
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


if __name__ == "__main__":
    BOOK.write_bytes(build())
    print(f"{BOOK.relative_to(RESOURCES.parent)}: {BOOK.stat().st_size:,} bytes")
