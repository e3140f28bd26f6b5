"""Owns the making of a new Word document from Markdown or plain text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from core.restyling import markdown, word_parts
from core.restyling.blocks import LINE_END
from core.restyling.document import Document
from core.restyling.word_inline import Span
from core.restyling.word_marks import spans_of, token_spans
from core.restyling.word_reading import PAGE_BREAK

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same text makes the same bytes
_ON = {
    "b": "<w:b/>",
    "i": "<w:i/>",
    "s": "<w:strike/>",
    "u": '<w:u w:val="single"/>',
    "sub": '<w:vertAlign w:val="subscript"/>',
    "sup": '<w:vertAlign w:val="superscript"/>',
}
"""In the order in which Word wants them."""
_BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TAG = re.compile(r"<[^<>]*>")


def new_word(document: Document) -> bytes:
    """A .docx with headings, emphasis, lists, quotations, code, tables, links and real footnotes.

    A picture becomes its description, front matter the title and author of the file's properties.
    """
    maker = _Maker(document)
    body = "".join(maker.body())
    fields = maker.front
    parts = {
        "[Content_Types].xml": word_parts.content_types(),
        "_rels/.rels": word_parts.package_relations(),
        "docProps/core.xml": word_parts.core_properties(fields.get("title", ""), fields.get("author", "")),
        "word/document.xml": word_parts.part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": word_parts.document_relations(),
        "word/styles.xml": word_parts.styles(),
        "word/numbering.xml": word_parts.numbering(maker.starts),
        "word/settings.xml": word_parts.settings(),
        "word/footnotes.xml": word_parts.footnotes(maker.notes),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(zipfile.ZipInfo(name, _WHEN), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: in a list (number, level; number 0: none), and how deep in quotations."""

    number: int = 0
    level: int = -1
    quotes: int = 0


class _Maker:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts: list[int] = []
        self.notes: list[str] = []
        self.front: dict[str, str] = {}
        self._said: dict[str, list[str]] = {}  # a note's name -> its paragraphs
        self._numbers: dict[str, int] = {}
        self._env: dict[str, Any] = {}
        if document.markdown:
            markdown.parser().parse(document.source, self._env)

    def body(self) -> Iterator[str]:
        rows = [
            (b.kind, LINE_END.sub("\n", self.document.source[b.start : b.end])) for b in self.document.blocks
        ]
        if not self.document.markdown:
            for kind, text in rows:
                yield self._lines(text.split("\n") if kind in ("verse", "set") else [" ".join(text.split())])
            return
        rows = list(self._without_notes(rows))
        for kind, text in rows:
            yield from self._block(kind, text)
        for name, words in self._said.items():
            if name not in self._numbers:  # nothing refers to it, but it was written
                yield self._paragraph([Span("text", f"[{name}] "), *spans_of(" ".join(words))])

    def _without_notes(self, rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Take out the definitions of footnotes; what is indented behind one belongs to it."""
        name = ""
        for kind, text in rows:
            if kind in ("footnote", "definition") and _NOTE.match(text):
                pieces = _NOTE.split(text)[1:]
                for name, words in zip(pieces[::2], pieces[1::2], strict=True):
                    self._said.setdefault(name, [" ".join(words.split())])
            elif name and kind == "code" and not text.startswith(("`", "~")):
                self._said[name] += [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
            else:
                name = ""
                yield kind, text

    def _block(self, kind: str, text: str) -> Iterator[str]:
        if kind == "front matter":
            found = re.findall(r"^(title|author)\s*[:=]\s*(.+)$", text, re.MULTILINE | re.IGNORECASE)
            self.front = {name.lower(): words.strip().strip("\"'") for name, words in found}
        elif kind == "html":
            yield from self._html(text)
        elif kind != "definition":
            text = (
                "\n".join(line.lstrip() for line in text.split("\n")) if kind in ("prose", "label") else text
            )
            yield from self._tokens(markdown.parser().parse(text.lstrip("\ufeff"), self._env))

    def _html(self, text: str) -> Iterator[str]:
        if text.strip() == PAGE_BREAK:
            yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        elif words := " ".join(_TAG.sub(" ", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)).split()):
            yield self._paragraph([Span("text", words)])

    def _tokens(self, tokens: list[Token]) -> Iterator[str]:
        lists: list[int] = []
        quotes = 0
        style = ""
        fresh = True
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type in ("bullet_list_open", "ordered_list_open"):
                lists.append(self._list(token))
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                lists.pop()
            elif token.type == "list_item_open":
                fresh = True
            elif token.type in ("blockquote_open", "blockquote_close"):
                quotes += token.nesting
            elif token.type == "heading_open":
                style = f"Heading{token.tag[1:]}"
            elif token.type == "table_open":
                end = next(n for n in range(index, len(tokens)) if tokens[n].type == "table_close")
                yield self._table(tokens[index:end])
                index = end
            elif token.type == "inline":
                place = _Place(lists[-1] if lists and fresh else 0, len(lists) - 1, quotes)
                yield self._paragraph(self._inline(token), style, place)
                style, fresh = "", False
            elif token.type in ("fence", "code_block"):
                yield self._lines(token.content.rstrip("\n").split("\n"), "Code")
            elif token.type == "hr":
                yield self._paragraph([Span("text", "* * *")], place=_Place(), centred=True)
            elif token.type == "html_block":
                yield from self._html(token.content)
            index += 1

    def _list(self, token: Token) -> int:
        if token.type == "bullet_list_open":
            return 1
        self.starts.append(int(token.attrs.get("start", 1)))
        return len(self.starts) + 1

    def _table(self, tokens: list[Token]) -> str:
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(f"<w:tc>{self._paragraph(self._inline(token))}</w:tc>")
        grid = "<w:gridCol/>" * max(map(len, rows), default=1)
        made = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
        properties = (
            f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDER}</w:tblBorders></w:tblPr>'
        )
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl><w:p/>"

    def _inline(self, token: Token) -> list[Span]:
        return list(token_spans(token.children or []))

    def _lines(self, lines: list[str], style: str = "") -> str:
        spans: list[Span] = []
        for line in lines:
            spans += [*([Span("break", "\n")] if spans else []), Span("text", line.rstrip())]
        return self._paragraph(spans, style)

    def _paragraph(
        self, spans: Iterable[Span], style: str = "", place: _Place = _Place(), centred: bool = False
    ) -> str:
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if not style and (place.quotes or place.level >= 0):
            properties = f'<w:pStyle w:val="{"ListParagraph" if place.level >= 0 else "Quote"}"/>'
        if place.number:
            level = min(place.level, word_parts.LEVELS - 1)
            properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{place.number}"/></w:numPr>'
        elif place.level >= 0 or place.quotes > 1:
            properties += f'<w:ind w:left="{720 * (place.level + 1 + place.quotes)}"/>'
        if centred:
            properties += '<w:jc w:val="center"/>'
        made = "".join(map(self._run, spans))
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{made}</w:p>"

    def _run(self, span: Span) -> str:
        if span.kind == "note":
            if span.text in self._said:
                return self._reference(span.text)
            span = _spelled(span)
        names = {"code": '<w:rStyle w:val="CodeChar"/>'} if "code" in span.formats else {}
        if span.link:
            names["link"] = '<w:rStyle w:val="Hyperlink"/>'
        looks = "".join(list(names.values())[:1]) + "".join(_ON[f] for f in _ON if f in span.formats)
        properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
        inside = f'<w:t xml:space="preserve">{escape(_NOT_XML.sub("", span.text))}</w:t>'
        run = f"<w:r>{properties}{'<w:br/>' if span.kind == 'break' else inside}</w:r>"
        if not span.link:
            return run
        code = f'HYPERLINK \\l "{span.link[1:]}"' if span.link.startswith("#") else f'HYPERLINK "{span.link}"'
        return f"<w:fldSimple w:instr={quoteattr(code)}>{run}</w:fldSimple>"

    def _reference(self, name: str) -> str:
        """The mark of a note; what it says is written when it is first met."""
        if name not in self._numbers:
            self._numbers[name] = len(self._numbers) + 1
            self.notes.append("")
            number = len(self.notes)
            mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            said = [[_spelled(span) for span in spans_of(words)] for words in self._said[name]]
            made = [self._paragraph(spans, "FootnoteText") for spans in said]
            made[0] = made[0].replace(
                "</w:pPr>", f'</w:pPr>{mark}<w:r><w:t xml:space="preserve"> </w:t></w:r>', 1
            )
            self.notes[number - 1] = "".join(made)
        reference = f'<w:footnoteReference w:id="{self._numbers[name]}"/>'
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{reference}</w:r>'


def _spelled(span: Span) -> Span:
    """The mark of a note as letters, where Word allows no note."""
    return Span("text", f"[^{span.text}]", span.formats) if span.kind == "note" else span
