"""Owns the fixed parts of a new Word document: its styles, lists, and what every package holds."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from core.restyling.word_package import WORD

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = ("styles", "numbering", "settings", "footnotes")
_INDENT = 720
"""Twentieths of a point for each level of a list or a quotation."""
LEVELS = 9
_SERIF, _MONO = "Times New Roman", "Courier New"


def part(root: str, inside: str) -> str:
    """A part in Word's own namespace."""
    return f'{_HEAD}<w:{root} xmlns:w="{WORD}">{inside}</w:{root}>'


def content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *((name, name) for name in _PARTS)]
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def relations(rows: Sequence[tuple[str, str]]) -> str:
    """A part of relations from (type, target)."""
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(rows, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def package_relations() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return relations([(f"{_OFFICE}/officeDocument", "word/document.xml"), (core, "docProps/core.xml")])


def document_relations() -> str:
    return relations([(f"{_OFFICE}/{name}", f"{name}.xml") for name in _PARTS])


def core_properties(title: str, author: str) -> str:
    space = f"{_PACKAGE}/metadata/core-properties"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{space}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator></cp:coreProperties>"
    )


def settings() -> str:
    notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    uri = "http://schemas.microsoft.com/office/word"
    mode = f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/>'
    return part("settings", f"{notes}<w:compat>{mode}</w:compat>")


def footnotes(notes: Sequence[str]) -> str:
    """The notes, each the XML of its paragraphs, behind the two lines that part them from the text."""
    fixed = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return part(
        "footnotes",
        fixed + "".join(f'<w:footnote w:id="{n}">{note}</w:footnote>' for n, note in enumerate(notes, 1)),
    )


def numbering(starts: Sequence[int]) -> str:
    """The lists: number 1 has bullets, each further one counts from its start."""

    def levels(shown: str, text: str) -> str:
        return "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{shown}"/>'
            f'<w:lvlText w:val="{text.format(n + 1)}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{_INDENT * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for n in range(LEVELS)
        )

    kinds = (("bullet", "•"), ("decimal", "%{}."))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels(*kind)}</w:abstractNum>"
        for n, kind in enumerate(kinds)
    )
    bullets = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    counted = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level in range(LEVELS)
        )
        + "</w:num>"
        for n, start in enumerate(starts, 2)
    )
    return part("numbering", abstract + bullets + counted)


def _style(
    key: str, name: str, paragraph: str = "", run: str = "", kind: str = "paragraph", base: str = ""
) -> str:
    default = ' w:default="1"' if key in ("Normal", "TableNormal") else ""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    inside = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val={quoteattr(name)}/>{based}'
        f"<w:qFormat/>{inside}</w:style>"
    )


def styles() -> str:
    """A plain manuscript: one serif, six headings, quotations, verse, code, notes."""
    font = f'<w:rFonts w:ascii="{_SERIF}" w:hAnsi="{_SERIF}" w:cs="{_SERIF}"/><w:sz w:val="24"/>'
    mono = f'<w:rFonts w:ascii="{_MONO}" w:hAnsi="{_MONO}" w:cs="{_MONO}"/><w:sz w:val="20"/>'
    made = [
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font}</w:rPr></w:rPrDefault></w:docDefaults>",
        _style("Normal", "Normal", '<w:spacing w:after="160" w:line="276" w:lineRule="auto"/>'),
    ]
    for level in range(1, 7):
        size = max(24, 38 - 4 * level)
        outline = f'<w:keepNext/><w:spacing w:before="360" w:after="160"/><w:outlineLvl w:val="{level - 1}"/>'
        bold = f'<w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        made.append(_style(f"Heading{level}", f"heading {level}", outline, bold, base="Normal"))
    quote = f'<w:ind w:left="{_INDENT}" w:right="{_INDENT}"/>'
    made += [
        _style("Quote", "Quote", quote, base="Normal"),
        _style("Code", "Source Code", '<w:spacing w:after="0"/>', mono, base="Normal"),
        _style("ListParagraph", "List Paragraph", '<w:spacing w:after="80"/>', base="Normal"),
        _style(
            "FootnoteText", "footnote text", '<w:spacing w:after="0"/>', '<w:sz w:val="20"/>', base="Normal"
        ),
        _style(
            "FootnoteReference",
            "footnote reference",
            run='<w:vertAlign w:val="superscript"/>',
            kind="character",
        ),
        _style(
            "Hyperlink", "Hyperlink", run='<w:color w:val="0563C1"/><w:u w:val="single"/>', kind="character"
        ),
        _style("CodeChar", "Source Code Char", run=mono, kind="character"),
    ]
    return part("styles", "".join(made))
