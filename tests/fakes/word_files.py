"""Owns Word documents for tests: packages around a body of XML, made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from core.restyling.document import parse
from core.restyling.word_new import new_word
from core.restyling.word_package import WORD

SPACES = {
    "w": WORD,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())


def package(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx with this body; `parts` takes the place of others or adds them.

    Its styles, lists and empty footnotes are those of a new document.
    """
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>\r\n<w:document {_NAMES}><w:body>{body}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(new_word(parse("")))) as fresh, zipfile.ZipFile(out, "w") as made:
        wanted: dict[str, str | bytes] = {name: fresh.read(name) for name in fresh.namelist()}
        wanted |= {"word/document.xml": document, **(parts or {})}
        for name, data in wanted.items():
            made.writestr(zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read(name).decode()


def paragraph(text: str, properties: str = "", attributes: str = "") -> str:
    """A paragraph of one run; `text` may hold whole runs instead, beginning with "<"."""
    inside = text if text.startswith("<") else run(text)
    return f"<w:p{attributes}>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def run(text: str, looks: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'
